"""What is inside a citation file."""

"""What an address says of itself, without asking anybody."""

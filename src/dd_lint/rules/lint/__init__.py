"""About the check itself."""

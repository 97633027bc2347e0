"""The order of entries."""

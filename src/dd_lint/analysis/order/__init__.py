"""The order of entries: what is out of place, and where it belongs."""

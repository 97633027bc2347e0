"""The format of an entry."""

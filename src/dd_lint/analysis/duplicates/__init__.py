"""Entries that may be one paper."""

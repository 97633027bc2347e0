"""Entries and their citation files: what both say, and what is missing."""

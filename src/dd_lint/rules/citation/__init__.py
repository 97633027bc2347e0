"""Entries and their citation files."""

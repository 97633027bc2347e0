"""Entries and their citation files."""

from dd_lint.rules import Family

FAMILY = Family("CIT", "Entries and their citation files")

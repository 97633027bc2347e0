"""Dated copies of entries."""

from dd_lint.rules import Family

FAMILY = Family("LAT", "Dated copies of entries")

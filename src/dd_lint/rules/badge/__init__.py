"""Badges and counts."""

from dd_lint.rules import Family

FAMILY = Family("BDG", "Badges and counts")

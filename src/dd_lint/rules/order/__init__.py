"""The order of entries."""

from dd_lint.rules import Family

FAMILY = Family("ORD", "The order of entries")

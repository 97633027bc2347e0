"""The format of an entry."""

from dd_lint.rules import Family

FAMILY = Family("ENT", "The format of an entry")

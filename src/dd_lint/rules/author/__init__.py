"""Authors, venue and year of an entry."""

from dd_lint.rules import Family

FAMILY = Family("AUT", "Authors, venue and year of an entry")

"""The check itself."""

from dd_lint.rules import Family

FAMILY = Family("LNT", "The check itself")

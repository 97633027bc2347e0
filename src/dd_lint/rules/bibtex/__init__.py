"""What is inside a citation file."""

from dd_lint.rules import Family

FAMILY = Family("BIB", "What is inside a citation file")

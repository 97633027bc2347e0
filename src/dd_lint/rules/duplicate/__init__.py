"""The same paper twice."""

from dd_lint.rules import Family

FAMILY = Family("DUP", "The same paper twice")

"""Rules of our own."""

from dd_lint.api import Family

FAMILY = Family("EXA", "Rules of our own")

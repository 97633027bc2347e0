"""Contents and anchors."""

from dd_lint.rules import Family

FAMILY = Family("TOC", "Contents and anchors", per_file=True)

"""What an address says of itself, without asking anybody."""

from dd_lint.rules import Family

FAMILY = Family("URL", "What an address says of itself, without asking anybody")

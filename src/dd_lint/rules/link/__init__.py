"""Links that the network was asked for."""

from dd_lint.rules import Family

FAMILY = Family("LNK", "Links that the network was asked for", network=True)

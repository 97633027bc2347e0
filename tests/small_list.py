"""A list with one defect, and what is found in it."""

from __future__ import annotations

ENTRY = "+ [A Title](https://arxiv.org/abs/2101.00001) (Ann Lee et al., 2021)\n"
LIST = f"# Papers\n## Main\n{ENTRY}+ [](https://example.org/x)\n"
CLEAN = f"# Papers\n## Main\n{ENTRY}"
FOUND = (
    "README.md:4:3: ENT001 empty-link-text "
    "the link to https://example.org/x has no text, so nobody can see it\n"
)
ONLY = ("--select", "ENT001")

"""Identifiers of papers in words."""

from __future__ import annotations

from dd_lint.papers.identifiers import Identifier
from dd_lint.text.wording import shortened

_REGISTRIES = {
    "arxiv": "arXiv",
    "doi": "DOI",
    "openreview": "OpenReview",
    "acl": "ACL Anthology",
    "cvf": "CVF",
}
_LONGEST = 40


def named(identifier: Identifier) -> str:
    """`arXiv 1811.10959`."""
    return f"{_REGISTRIES.get(identifier.kind, identifier.kind)} {shortened(identifier.value, _LONGEST)}"

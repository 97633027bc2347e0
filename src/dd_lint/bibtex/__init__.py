"""BibTeX: citation text to frozen `Citation`s, broken entries included, every part with its place."""

from dd_lint.bibtex.field import Field
from dd_lint.bibtex.latex import plain
from dd_lint.bibtex.model import BibEntry, Citation, Problem
from dd_lint.bibtex.names import Name, split_authors
from dd_lint.bibtex.parser import parse_citation

__all__ = [
    "BibEntry",
    "Citation",
    "Field",
    "Name",
    "Problem",
    "parse_citation",
    "plain",
    "split_authors",
]

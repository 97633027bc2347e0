"""BibTeX: citation text to frozen `Citation`s, broken entries included, every part with its place."""

from .latex import plain
from .model import BibEntry, Citation, Field, Problem
from .names import Name, split_authors
from .parser import parse_citation

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

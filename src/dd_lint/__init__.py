"""A linter for curated paper lists: entries, contents, badges and the citation files beside them."""

__version__ = "0.1.0"

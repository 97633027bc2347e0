"""Markdown text to a flat stream of blocks whose every inline knows its exact place.

This package is the only importer of mistune. Its tokens carry no positions; `placing` has the
subclasses that stamp them, `reading` turns placed tokens into blocks.
"""

from __future__ import annotations

from dd_lint.markdown.nodes import Block, Inline
from dd_lint.markdown.reading import parse_markdown

__all__ = ["Block", "Inline", "parse_markdown"]

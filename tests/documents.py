"""Documents of a text, and what many of them hold."""

from __future__ import annotations

import re

from folders import DATA

from dd_lint.config.model import Config
from dd_lint.document.build import build_document
from dd_lint.document.model import Document
from dd_lint.text.source import Source

META = "(Ann Lee et al., ICML 2021)"
ENTRY = f"+ [A Title](https://example.org/a) {META}\n"


def document_of(text: str, config: Config | None = None) -> Document:
    return build_document(Source("README.md", text), config or Config())


FAMILIES = dict(
    re.findall(
        r"## (\S+)\n\n(.*?)(?=\n## |\Z)", (DATA / "families.md").read_text(encoding="utf-8"), re.DOTALL
    )
)
"""The same two papers as lists of each family write them, by the name of the template."""

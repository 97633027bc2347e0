"""The least that any tool with these two parsers must do: read a list, parse it, stop.

`python floor.py FOLDER [FILE]` parses FOLDER/README.md, or that file, with mistune and every file under
FOLDER/citations with bibtexparser, each in its cheapest form: mistune to tokens, without a renderer or a
plugin, and bibtexparser with an empty parse stack (split into blocks and fields, no middleware).
"""

from __future__ import annotations

import logging
import sys
from pathlib import Path

import bibtexparser
import mistune


def parse_list(folder: Path, name: str = "README.md") -> tuple[int, int]:
    """Parse a list; the number of Markdown blocks and of citations in it."""
    readme = (folder / name).read_text(encoding="utf-8")
    tokens = mistune.create_markdown(renderer=None)(readme)
    citations = 0
    for path in sorted((folder / "citations").glob("*")):
        if path.suffix in {".txt", ".bib"}:
            text = path.read_text(encoding="utf-8", errors="replace")
            citations += len(bibtexparser.parse_string(text, parse_stack=[]).entries)
    return len(tokens), citations


if __name__ == "__main__":
    logging.disable()
    blocks, citations = parse_list(Path(sys.argv[1]), *sys.argv[2:3])
    print(f"{blocks} blocks, {citations} citations")

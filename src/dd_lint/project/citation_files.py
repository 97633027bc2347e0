"""The citations of a list: its citation files, and the BibTeX between its own entries."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dd_lint.bibtex import Citation, parse_citation
from dd_lint.config.model import Config
from dd_lint.document.model import Document
from dd_lint.project.decode import decode
from dd_lint.project.disk import Disk
from dd_lint.project.model import Unreadable
from dd_lint.project.read_file import why_unreadable
from dd_lint.project.target import Target
from dd_lint.text.source import Source, Span


def read_citations(
    document: Document, targets: Mapping[str, Target], disk: Disk, config: Config
) -> tuple[dict[str, Citation], list[Unreadable]]:
    """The citations by path, those of the list itself first; and what cannot be read of their files."""
    citations: dict[str, Citation] = {}
    unreadable: list[Unreadable] = []
    if document.bibtex:
        citations[document.source.path] = _inline_citations(document)
    folder = disk.files_of(config.citations.folder, config.citations.suffixes)
    cited = _cited_paths(document, targets, config)
    for path in sorted({*folder, *cited, *_libraries(document.source.text, disk)}):
        try:
            data = disk.read(path)
        except (OSError, ValueError) as error:
            reason = f"{path} cannot be read: {why_unreadable(error)}"
            unreadable.append(Unreadable(Source(path, ""), Span(0, 0), reason))
            continue
        text, problems = decode(data, path)
        unreadable.extend(problems)
        citations[path] = parse_citation(Source(path, text))
    return citations, unreadable


def _cited_paths(document: Document, targets: Mapping[str, Target], config: Config) -> set[str]:
    """The citation files that entries link to."""
    paths = set()
    for entries in (document.entries, document.latest):
        for entry in entries:
            for link in entry.links("bibtex"):
                target = targets.get(link.destination)
                path = target.found if target else ""
                if target and target.state in ("file", "case") and path.endswith(config.citations.suffixes):
                    paths.add(path)
    return paths


def _libraries(text: str, disk: Disk) -> list[str]:
    """The BibTeX files beside a list that cites by key: `[@key]`."""
    return disk.files_of(".", (".bib",)) if "[@" in text else []


def _inline_citations(document: Document) -> Citation:
    """What the list itself holds of BibTeX: all else of it is blank, so that every place is the list's."""
    source, position, parts = document.source, 0, []
    for start, end in document.bibtex:
        parts += [
            _blank(source.text[position:start]),
            source.text[start:end].replace("`", " ").replace("~~~", "   "),
        ]
        position = end
    masked = Source(source.path, "".join([*parts, _blank(source.text[position:])]))
    found = parse_citation(masked)
    problems = tuple(one for one in found.problems if one.kind not in ("empty", "no-entry"))
    return Citation(source, found.entries, problems, inline=True)


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)

"""Writes the citation files that entries link to and that are not there, from what the entries say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from dd_lint.document.model import Entry
from dd_lint.papers.identifiers import Identifier
from dd_lint.papers.people import is_group
from dd_lint.papers.venues import Venues
from dd_lint.project.model import Project
from dd_lint.text.visible import UNSAFE

_SPECIAL = re.compile(r"[&%$#_~^]")
_SPELLED_OUT = {"~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_BRACES = re.compile(r"[{}\\]")
_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|II|III|IV")
_KEY = re.compile(r"[^\s\"#%'(),={}\\~]+")
_MARKUP = re.compile(r"\]\(|\]\[|!\[|://|\bwww\.|`|(?<!\w)[*_]+\S|</?[a-z][^<>]*>", re.IGNORECASE)


class NewCitation(NamedTuple):
    """A citation file to be written: its path relative to the list's folder, and its text.

    `problem` says in one line why it cannot be written, and is empty where it can.
    """

    path: str
    text: str
    problem: str = ""


def missing_citations(project: Project) -> Iterator[NewCitation]:
    """A citation for each entry whose citation file is missing, each file once, in the list's order."""
    seen: set[str] = set()
    venues = project.venues
    for entry in (*project.entries, *project.latest):
        for link, target in project.citation_links(entry):
            line = project.source.position(link.start).line
            place = f"{project.source.local(link.span)[0].path}:{line}"
            if target.path in seen or target.state in ("file", "folder"):
                continue
            seen.add(target.path)
            path = PurePosixPath(target.path)
            if target.state in ("outside", "beyond"):
                whole = "repository" if target.state == "outside" else "list's folder"
                yield NewCitation(
                    target.path, "", f"{place}: {target.path} lies outside the {whole}; not written"
                )
            elif target.state == "case":
                yield NewCitation(
                    target.path, "", f"{place}: {target.path} exists as {target.actual}; not written"
                )
            elif not path.name.endswith(project.config.citations.suffixes):
                suffixes = " or ".join(project.config.citations.suffixes)
                yield NewCitation(
                    target.path, "", f"{place}: {target.path} does not end in {suffixes}; not written"
                )
            elif "#" in link.destination:
                yield NewCitation(
                    target.path, "", f"{place}: {link.destination} is a part of a file; not written"
                )
            elif not target.path.isprintable() or not can_be_key(path.stem):
                yield NewCitation(
                    target.path, "", f"{place}: {path.stem!r} cannot be a citation key; not written"
                )
            elif not entry.dated:
                yield NewCitation(
                    target.path,
                    "",
                    f"{place}: the entry does not read as authors, venue and year; {target.path} not written",
                )
            else:
                yield NewCitation(target.path, citation_text(entry, path.stem, venues))


def citation_text(entry: Entry, key: str, venues: Venues) -> str:
    """BibTeX with what an entry says of its paper: nothing is looked up, nothing is made up.

    A venue becomes `booktitle` or `journal`, a year without one an arXiv preprint where the link says so.
    """
    meta = entry.meta
    assert meta is not None
    names = [_inverted(author.name) for author in meta.authors]
    if names and meta.et_al is not None:
        names.append("others")
    identifier = entry.identifier
    kind, venue_fields = _published_in(meta.venue, meta.workshop, identifier, venues)
    fields = [
        ("title", escaped(entry.title)),
        ("author", " and ".join(names)),
        *venue_fields,
        ("year", str(meta.year)),
    ]
    body = ",\n".join(f"  {name}={{{value}}}" for name, value in fields if value)
    return f"@{kind}{{{key},\n{body}\n}}\n"


def _published_in(
    venue: str, workshop: bool, identifier: Identifier | None, venues: Venues
) -> tuple[str, list[tuple[str, str]]]:
    if not venue or venues.canonical(venue) == "arXiv":
        if identifier is not None and identifier.kind == "arxiv":
            return "article", [("journal", f"arXiv preprint arXiv:{identifier.value}")]
        return "misc", []
    name = venues.canonical(venue)
    if name is None and re.search(r"\b(?:university|institute|school|college)\b", venue, re.IGNORECASE):
        return "phdthesis", [("school", escaped(venue))]
    full = escaped(venues.full_name(venue))
    if venues.is_journal(venue):
        return "article", [("journal", full)]
    short = escaped(venue)
    named = full if full == short else f"{full} ({short})"
    return "inproceedings", [("booktitle", named + (", Workshop" if workshop else ""))]


def _inverted(name: str) -> str:
    """`Family, Given` or `Family, Jr., Given`, with a particle kept before the family name.

    A team or a company is braced, so that it stays one name.
    """
    words = escaped(name).split()
    if words and is_group(name):
        return f"{{{' '.join(words)}}}"
    suffix = words.pop() if len(words) > 2 and _SUFFIX.fullmatch(words[-1]) else ""
    if len(words) < 2:
        return " ".join(words)
    family = len(words) - 1
    while family > 1 and words[family - 1][:1].islower():
        family -= 1
    parts = (" ".join(words[family:]), suffix, " ".join(words[:family]))
    return ", ".join(part for part in parts if part)


def can_be_key(name: str) -> bool:
    """Whether BibTeX takes a name for a citation key."""
    return _KEY.fullmatch(name) is not None


def title_text(entry: Entry) -> str:
    """An entry's title as LaTeX; empty where it holds markup or an address, which would be printed."""
    return "" if _MARKUP.search(entry.title) else escaped(entry.title)


def escaped(text: str) -> str:
    """Plain text as LaTeX that prints it, without braces, backslashes and control characters."""
    text = UNSAFE.sub("", _BRACES.sub("", text))
    return _SPECIAL.sub(lambda match: _SPELLED_OUT.get(match.group(), "\\" + match.group()), text)

"""The citation files that entries link to and that are not there: their text, from what the entries say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import NamedTuple

from dd_lint.analysis import computed_once
from dd_lint.document.entry import Entry
from dd_lint.markdown import Inline
from dd_lint.papers.identifiers import Identifier
from dd_lint.papers.people import is_group
from dd_lint.papers.venues import Venues
from dd_lint.project.model import Project
from dd_lint.project.target import Target
from dd_lint.text.source import Source
from dd_lint.text.visible import UNSAFE

_SPECIAL = re.compile(r"[&%$#_~^]")
_SPELLED_OUT = {"~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_BRACES = re.compile(r"[{}\\]")
_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|II|III|IV")
_KEY = re.compile(r"[^\s\"#%'(),={}\\~]+")
_PLAIN_KEY = re.compile(r"[\w.:+-]+")
_MARKUP = re.compile(r"\]\(|\]\[|!\[|://|\bwww\.|`|(?<!\w)[*_]+\S|</?[a-z][^<>]*>", re.IGNORECASE)


class NewCitation(NamedTuple):
    """A citation file to be written: its path relative to the list's folder, and its text.

    `problem` says in one line why it cannot be written, and is empty where it can.
    """

    path: str
    text: str
    problem: str = ""


@computed_once
def missing_citations(project: Project) -> tuple[NewCitation, ...]:
    """A citation for each entry whose citation file is missing, each file once, in the list's order."""
    found: dict[str, NewCitation] = {}
    for entry in (*project.entries, *project.latest):
        for link, target in project.citation_links(entry):
            if target.path in found or target.state in ("file", "folder"):
                continue
            if problem := _hindrance(project, entry, link, target):
                line = project.source.position(link.start).line
                place = f"{project.source.local(link.span)[0].path}:{line}"
                found[target.path] = NewCitation(target.path, "", f"{place}: {problem}")
            else:
                key = PurePosixPath(target.path).stem
                found[target.path] = NewCitation(target.path, citation_text(entry, key, project.venues))
    return tuple(found.values())


@computed_once
def texts_of_missing_files(project: Project) -> Mapping[str, str]:
    """The texts of the missing files that can be written, by path."""
    return MappingProxyType({one.path: one.text for one in missing_citations(project) if not one.problem})


def _hindrance(project: Project, entry: Entry, link: Inline, target: Target) -> str:
    """Why the file that an entry's link wants cannot be written; empty where it can."""
    path, suffixes = target.path, project.config.citations.suffixes
    name = PurePosixPath(path)
    if target.state in ("outside", "beyond"):
        whole = "repository" if target.state == "outside" else "list's folder"
        return f"{path} lies outside the {whole}; not written"
    if target.state == "case":
        return f"{path} exists as {target.actual}; not written"
    if not name.name.endswith(suffixes):
        return f"{path} does not end in {' or '.join(suffixes)}; not written"
    if "#" in link.destination:
        return f"{link.destination} is a part of a file; not written"
    if not path.isprintable() or not can_be_key(name.stem):
        return f"{name.stem!r} cannot be a citation key; not written"
    if not entry.dated:
        return f"the entry does not read as authors, venue and year; {path} not written"
    return ""


def citation_of_empty_file(project: Project, source: Source) -> str:
    """What the one entry that links to an empty file says of its paper; empty where it says too little."""
    cited_by, key = project.cited_by.get(source.path, ()), source.stem
    if not cited_by or not cited_by[0].dated or not _PLAIN_KEY.fullmatch(key):
        return ""
    if any(entry.title != cited_by[0].title for entry in cited_by):
        return ""
    return citation_text(cited_by[0], key, project.venues)


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
        ("title", latex_of(entry.title)),
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
        return "phdthesis", [("school", latex_of(venue))]
    full = latex_of(venues.full_name(venue))
    if venues.is_journal(venue):
        return "article", [("journal", full)]
    short = latex_of(venue)
    named = full if full == short else f"{full} ({short})"
    return "inproceedings", [("booktitle", named + (", Workshop" if workshop else ""))]


def _inverted(name: str) -> str:
    """`Family, Given` or `Family, Jr., Given`, with a particle kept before the family name.

    A team or a company is braced, so that it stays one name.
    """
    words = latex_of(name).split()
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
    return "" if _MARKUP.search(entry.title) else latex_of(entry.title)


def latex_of(text: str) -> str:
    """Plain text as LaTeX that prints it, without braces, backslashes and control characters."""
    text = UNSAFE.sub("", _BRACES.sub("", text))
    return _SPECIAL.sub(lambda match: _SPELLED_OUT.get(match.group(), "\\" + match.group()), text)

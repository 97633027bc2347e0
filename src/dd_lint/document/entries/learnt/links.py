"""Which of an entry's links leads to the paper, and what the others are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dd_lint.document.entries.learnt.content import VENUES, Kind
from dd_lint.document.entries.learnt.labels import CODE_LABELS, Labels, label_of, token_content
from dd_lint.document.entries.learnt.places import place
from dd_lint.document.entries.learnt.tokens import Token
from dd_lint.document.entries.learnt.units import Unit
from dd_lint.document.entry import Meta, Resource
from dd_lint.markdown import Inline
from dd_lint.text.source import Span

BESIDE, BELOW, EACH = 100, 200, 50
"""How far from the title the tokens of other cells, and of what is below, are thought to be."""
_FAR = 600
_SURE, _GUESSED = 4.0, 1.6
"""What a link is worth that surely is the paper's, and one that is taken for want of another."""
_PAPER_WORD = re.compile(r"\b(?:paper|pdf|arxiv)\b|论文")
_NEUTRAL = frozenset(("link", "url", "here", "source", "doi", "pub", "链接"))
_WORD = re.compile(r"[^\W\d_]{3}")
_OTHER = re.compile(
    r"\b(?:video|slides|demo|poster|blog|bib|bibtex|dataset|data|code|supp|website|project|homepage|page|web"
    r"|tweet|thread|cite)"
)


class Part(NamedTuple):
    """A token that is no part of the title: how far from the title it is, and what it is."""

    distance: int
    token: Token
    kind: Kind


def parts(unit: Unit) -> list[Part]:
    """The tokens of a unit besides its title: its own, those of its row, and those below it."""
    best = unit.best
    assert best is not None
    own = zip(range(len(unit.tokens)), unit.tokens, unit.kinds, strict=True)
    found = [Part(*one) for one in own if not best.first <= one[0] <= best.last]
    found += [
        Part(BESIDE + index, *one)
        for index, one in enumerate(zip(unit.beside, unit.beside_kinds, strict=True))
    ]
    for number, child in enumerate(unit.below):
        for index, one in enumerate(zip(child.tokens, child.kinds, strict=True)):
            found.append(Part(BELOW + EACH * number + index, *one))
    return found


def unread(others: Sequence[Part], meta: Meta | None) -> Iterator[Span]:
    """The places of words that are no link, and none of the fields; what goes on is one place."""
    passed = -2
    begun: Span | None = None
    for part, span in _unread_words(others, meta):
        if begun is not None and part.distance != passed + 1:
            yield begun
            begun = None
        begun = Span(begun.start, span.end) if begun is not None else span
        passed = part.distance
    if begun is not None:
        yield begun


def _unread_words(others: Sequence[Part], meta: Meta | None) -> Iterator[tuple[Part, Span]]:
    taken = (meta.authors_span, meta.venue_span, meta.year_span) if meta is not None else ()
    for part in others:
        token = part.token
        if token.link is not None or part.kind not in (Kind.WORDS, Kind.ACRONYM):
            continue
        free = not any(span.start < token.end and token.start < span.end for span in taken)
        if free and _WORD.search(token.text):
            yield part, Span(token.start, token.end)


class Links(NamedTuple):
    """The paper's link with how sure that is, from 0 to 1, and the others with what they are."""

    paper: Inline | None
    sureness: float
    resources: tuple[Resource, ...]


def find_links(unit: Unit, others: Sequence[Part], labels: Labels) -> Links:
    """The links of an entry."""
    best = unit.best
    assert best is not None
    title = [token.link for token in unit.tokens[best.first : best.last + 1] if token.link is not None]
    linked = list(_distinct(others, title))
    paper, worth = _paper(unit, linked, title, labels)
    resources = [
        Resource(_kind(part, unit, labels), link)
        for part, link in linked
        if link is not paper and place(link.destination) != "list"
    ]
    if title and title[0] is not paper and place(title[0].destination) != "list":
        kind = place(title[0].destination)
        resources.insert(0, Resource("code" if kind == "code" else "other", title[0]))
    return Links(
        paper, round(min(1.0, worth / _SURE), 2), tuple(sorted(resources, key=lambda one: one.link.start))
    )


def _distinct(others: Sequence[Part], title: Sequence[Inline]) -> Iterator[tuple[Part, Inline]]:
    """Each link once, by its first token."""
    seen = {link.start for link in title}
    for part in others:
        link = part.token.link
        if link is not None and link.start not in seen:
            seen.add(link.start)
            yield part, link


def head_of(unit: Unit, part: Part) -> str:
    """What the column of a part is for; empty where it is in no table."""
    return unit.heads.get(part.token.cell, "")


def _kind(part: Part, unit: Unit, labels: Labels) -> str:
    assert part.token.link is not None
    if head_of(unit, part) == "code":
        return "code"
    label = label_of(part.token)
    own = labels.kind(label, part.token.link.destination)
    if own == "code" and label in ("project", "project page", "website", "homepage", "data", "dataset"):
        return "other"
    return own


def _paper(
    unit: Unit, linked: Sequence[tuple[Part, Inline]], title: Sequence[Inline], labels: Labels
) -> tuple[Inline | None, float]:
    """The link of the paper, and how much it is worth as that; one that is only left over is worth little."""
    best = unit.best
    assert best is not None
    paper, worth = _of_title(title, best.layout.mark)
    for part, link in linked:
        value = _worth(part, link, unit, labels)
        if value > worth:
            paper, worth = link, value
    if paper is not None:
        return paper, worth
    for part, link in linked:
        where = place(link.destination)
        before = part.distance < best.first and part is linked[0][0]
        if before and where not in ("code", "list"):
            return link, _GUESSED
        label = label_of(part.token)
        plain = (
            where not in ("code", "list", "web", "bibtex")
            and label not in CODE_LABELS
            and not _OTHER.search(label)
        )
        if part.distance < _FAR and plain and head_of(unit, part) != "code":
            return link, _GUESSED
    return None, 0.0


def _of_title(title: Sequence[Inline], mark: str) -> tuple[Inline | None, float]:
    """The title's own link, and how much it is worth as the paper's."""
    if not title or place(title[0].destination) == "list":
        return None, 0.0
    where = place(title[0].destination)
    worth = {"paper": 9.0 if mark == "link" else 5.0, "code": 0.9}.get(where, 3.0)
    return title[0], worth - (0.5 if where != "paper" and mark != "link" else 0.0)


def _worth(part: Part, link: Inline, unit: Unit, labels: Labels) -> float:
    """How much a link beside the title is the paper's."""
    label, where, head = label_of(part.token), place(link.destination), head_of(unit, part)
    worth = 0.0
    if labels.is_paper(label):
        worth += 3
    elif _PAPER_WORD.search(label):
        worth += 2
    worth += {"paper": 1.5, "code": -5.0, "list": -9.0, "web": -1.5, "bibtex": -6.0}.get(where, 0.0)
    if part.kind in VENUES or token_content(part.token).kind in VENUES:
        worth += 1.6
    worth += {"title": 1.5, "paper": 1.5, "venue": 1.5, "code": -3.0}.get(head, 0.0)
    if label in CODE_LABELS:
        worth -= 4
    elif label in _NEUTRAL:
        worth += 1.2
    elif part.kind is Kind.LABEL and not labels.is_paper(label):
        worth -= 1.5
    if link.kind == "autolink" and part.distance < 300:
        worth += 0.8
    if part.distance > _FAR:
        worth -= 1
    return worth - min(part.distance, 900) * 0.0006

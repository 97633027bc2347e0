"""Which entries are papers, and which are something else that a list has beside them: tools, books, talks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from dd_lint.document.entries.learnt.content import VENUES, Kind
from dd_lint.document.entries.learnt.labels import Labels, label_of
from dd_lint.document.entries.learnt.places import place
from dd_lint.document.entries.learnt.units import Unit
from dd_lint.papers.identifiers import paper_identifier

PAPER, OTHER = "paper", "other"
_SECTIONS = re.compile(
    r"\b(?:courses?|tutorials?|lectures?|videos?|talks?|slides|blogs?|posts|tools?|toolbox(?:es)?|software"
    r"|librar(?:y|ies)|packages|frameworks|repositories|repos|implementations|people|researchers|labs"
    r"|research groups|communit(?:y|ies)|conferences|journals|podcasts?|newsletters?|websites?|companies|jobs"
    r"|resources|links|projects|data ?sets?|benchmarks?|news|code|apps)(?: (?:and|or|for) [a-z ]+)?$"
    r"|课程|教程|视频|博客|工具|数据集|资源|软件|网站|公众号"
)
"""What sections of other things are called, by their folded titles."""
_BOOKS = re.compile(r"\b(?:books?|textbooks?|monographs?|libros?|bücher|livres?)\b|书籍|教材")
_OF_PAPERS = re.compile(
    r"\b(?:papers?|articles?|publications?|surveys?|theor\w+|methods?|literature)\b|论文|文献"
)
_WORDED = re.compile(
    r"(?:the |a |an |our )?(?:blog ?post|course|lecture notes|slides|video|talk|podcast|tutorial|textbook)\b"
    r"|cs ?\d{3}\w?\b",
    re.IGNORECASE,
)
"""What titles of other things begin with."""
_CHILDREN = 6


def entry_kinds(units: Sequence[Unit], titles: Mapping[int, Sequence[str]], labels: Labels) -> dict[int, str]:
    """The kinds of entries, by the identity of their units; `titles` are those of sections, inner ones first.

    What nothing tells is as most of its section is, or of the list.
    """
    found = {id(unit): _kind(unit, titles.get(unit.section, ()), labels) for unit in units}
    sections: dict[int, Counter[str]] = {}
    for unit in units:
        if kind := found[id(unit)]:
            sections.setdefault(unit.section, Counter())[kind] += 1
    total = sum(sections.values(), Counter[str]())
    return {id(unit): found[id(unit)] or _usual(sections.get(unit.section, total)) for unit in units}


def _usual(kinds: Counter[str]) -> str:
    return PAPER if kinds[PAPER] >= kinds[OTHER] else OTHER


def _kind(unit: Unit, titles: Sequence[str], labels: Labels) -> str:
    """The kind of an entry by what it says, and by what its section is called; empty where neither tells."""
    assert unit.best is not None
    parts = (unit, *unit.below[:_CHILDREN])
    kinds = {kind for one in parts for kind in (*one.kinds, *one.beside_kinds)}
    linked = [token for one in parts for token in (*one.tokens, *one.beside) if token.link is not None]
    places = {place(token.link.destination) for token in linked if token.link is not None} - {"list"}
    apart = _apart(titles)
    if apart is _BOOKS:
        return OTHER
    if not kinds.isdisjoint((*VENUES, Kind.IDENTIFIER)) or {Kind.PEOPLE, Kind.DATE} <= kinds:
        return PAPER
    if apart is not None or _WORDED.match(unit.best.text):
        known = any(paper_identifier(token.link.destination) for token in linked if token.link is not None)
        return PAPER if known else OTHER
    if "paper" in places or any(labels.is_paper(label_of(token)) for token in linked):
        return PAPER
    return OTHER if places and places <= {"code", "web"} else ""


def _apart(titles: Sequence[str]) -> re.Pattern[str] | None:
    """What says that a section is one of other things than papers: the innermost title that says anything."""
    for title in titles:
        if _OF_PAPERS.search(title):
            return None
        for pattern in (_BOOKS, _SECTIONS):
            if pattern.search(title):
                return pattern
    return None

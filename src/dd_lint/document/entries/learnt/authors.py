"""The authors of an entry: which of its tokens they are, and the names among these."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dd_lint.document.entries.learnt.content import Kind
from dd_lint.document.entries.learnt.links import Part, head_of
from dd_lint.document.entries.learnt.names import ET_AL, Names
from dd_lint.document.entries.learnt.units import Unit
from dd_lint.document.entries.tokens import authors_in
from dd_lint.document.entry import Author
from dd_lint.text.source import Span

_COMMA = re.compile(r"[\s,;，；、]*(?:and|&|&amp;)?\s*")
_BY = re.compile(r"(?:by|von|par|por|di)\s+(?=[A-Z])", re.IGNORECASE)
_AROUND_NAME = frozenset("*_`†‡§¶∗ \\[]\t\n\v\xa0\u3000")
_LINKED = re.compile(r"\[([^\[\]]+)\]\([^()\s]*\)")
_ADDRESS = re.compile(r"\]\([^()\s]*\)")
_CITED_YEAR = re.compile(r",? \(?(?:19|20)\d\d[a-z]?\)?$")
_SHORTENED = re.compile(r"(?:\b[A-Z]|\bal)$")
SURE = 1.0
"""What names are worth that surely are the authors'."""


class Authors:
    """Finds the authors of entries in one text."""

    def __init__(self, text: str, names: Names) -> None:
        self.text = text
        self.names = names

    def find(self, unit: Unit, others: Sequence[Part]) -> tuple[float, Span] | None:
        """Where the authors are, with what the names there are worth."""
        column = [part for part in others if head_of(unit, part) == "authors" and part.kind is not Kind.LABEL]
        if column:
            return SURE, Span(column[0].token.start, max(part.token.end for part in column))
        best: tuple[float, Span] | None = None
        for run in self._runs(others):
            span = self._with_stop(Span(run[0].token.start, run[-1].token.end))
            words = ", ".join(part.token.text for part in run)
            worth = (
                self.names.group(words) + 0.1 * min(5, len(run)) + (0.5 if run[0].token.style.emphasis else 0)
            )
            worth -= run[0].distance * 0.0005
            if best is None or worth > best[0]:
                best = worth, span
        return best

    def _with_stop(self, people: Span) -> Span:
        """Names with the full stop of an initial, or of "et al.", at their end."""
        ended = _SHORTENED.search(self.text, max(people.start, people.end - 6), people.end) is not None
        return Span(people.start, people.end + (ended and self.text[people.end : people.end + 1] == "."))

    def _runs(self, others: Sequence[Part]) -> Iterator[list[Part]]:
        """Names beside each other, with those between or behind them that other words of the list hide."""
        index = 0
        while index < len(others):
            if others[index].kind is not Kind.PEOPLE or others[index].token.text.startswith("In "):
                index += 1
                continue
            first = last = index
            while last + 1 < len(others) and (
                (others[last + 1].kind is Kind.PEOPLE and self._follows(others, last + 1))
                or self._is_hidden(others, last + 1)
            ):
                last += 1
            while first and self._follows(others, first) and self._may_be_person(others[first - 1]):
                if not _COMMA.fullmatch(others[first].token.before):
                    break
                first -= 1
            yield list(others[first : last + 1])
            index = last + 1

    @staticmethod
    def _follows(others: Sequence[Part], index: int) -> bool:
        one, two = others[index - 1], others[index]
        return (
            two.distance == one.distance + 1 and two.token.line != "hard" and one.token.cell == two.token.cell
        )

    def _is_hidden(self, others: Sequence[Part], index: int) -> bool:
        part = others[index]
        return (
            self._follows(others, index)
            and bool(_COMMA.fullmatch(part.token.before))
            and self._may_be_person(part)
        )

    def _may_be_person(self, part: Part) -> bool:
        if part.kind not in (Kind.WORDS, Kind.ACRONYM) or part.token.link is not None:
            return False
        return self.names.person(re.sub(r"^(?:and|&) ", "", part.token.text)) > 0.3

    def named(self, people: Span) -> tuple[tuple[Author, ...], Span | None]:
        """The names at a place, and its "et al."."""
        if by := _BY.match(self.text, *people):
            people = Span(by.end(), people.end)
        et_al = ET_AL.search(self.text, *people)
        stop = et_al.start() if et_al else people.end
        # A link around the first name begins before it, one around the last ends behind it.
        start = people.start - (self.text[people.start - 1 : people.start] == "[")
        if not et_al and (tail := _ADDRESS.match(self.text, people.end)):
            stop = tail.end()
        inner = _without_addresses(self.text[start:stop])
        names = [
            _author(self.text, start + one.start, start + one.end) for one in authors_in(inner, 0, len(inner))
        ]
        span = None
        if et_al:
            lead = len(et_al[0]) - len(et_al[0].lstrip(" ,"))
            stopped = self.text[et_al.end() : et_al.end() + 1] == "." and not et_al[0].endswith(".")
            span = Span(et_al.start() + lead, et_al.end() + stopped)
        return tuple(name for name in names if any(map(str.isalpha, name.name))), span


def _author(text: str, start: int, end: int) -> Author:
    """The author at a place, without the marks around the name and the link to a page of theirs."""
    if link := _LINKED.search(text, start, end):
        start, end = link.span(1)
    if (address := text.find("](", start, end)) >= 0:
        end = address
    while start < end and text[start] in _AROUND_NAME:
        start += 1
    if year := _CITED_YEAR.search(text, start, end):
        end = year.start()
    while end > start and text[end - 1] in _AROUND_NAME:
        end -= 1
    return Author(" ".join(text[start:end].split()), start, end)


def _without_addresses(words: str) -> str:
    """Words with blanks for the addresses of links among them, so that all places stay."""
    return _ADDRESS.sub(lambda link: " " * len(link[0]), words) if "](" in words else words

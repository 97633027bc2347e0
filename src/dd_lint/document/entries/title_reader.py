"""Where the title of an entry is, as a template says."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dd_lint.document.entries.around_title import (
    NAME,
    SHORTEST,
    TAGGED,
    TITLE_EDGE,
    behind_name,
    prefix_end,
    trimmed_title,
)
from dd_lint.document.entries.tokens import is_mark, is_picture, trimmed, years_in
from dd_lint.markdown import Block, Inline
from dd_lint.markdown.destinations import is_place_of_list
from dd_lint.templates.labels import link_label
from dd_lint.templates.shape import Shape
from dd_lint.text.source import Span

_NUMBERING = re.compile(r"\W*\d{1,4}\W*")
_NUMBERED = re.compile(r"\d{1,4}(?:\.\d{1,4}){0,4}[.)、:]\s*")
_QUOTED = re.compile(r"(?<!=)[“\"«]([^“”\"«»]{4,400})[”\"»]")
_STOP = re.compile(r"\[\[|\s\[|(?<=[.?!])\s*\(|<br|[ \t]{2}\n|\\\n|\n\*\*|\s\|\s", re.IGNORECASE)
_NAMES = re.compile(
    r"(?=.*(?:,|&|\band\b|\bet\.? al\b|\b[A-Z]\.|\d{4}))\w[^\[\]<>]*(?:\d{4}\)?|\bet\.? al|[.,;–—-])",
    re.DOTALL,
)
"""The names before a linked title."""
_VENUE = re.compile(r"(?=.*\b(?:(?:19|20)\d\d|[A-Z]{3,})\b)[^.,:;\"“()\[\]\n]{3,60}")
"""A venue, with its year or without, before a linked title."""
_YEARED = re.compile(r"(?<![\w/])\(?(?:19|20)\d\d[a-z]?(?:,[^()\n]{1,20})?\)?[.,:]\s+")
_SENTENCE = re.compile(r" (?!(?:by|in|at|from|with|et|and)\b)[a-z]{2,} ")
"""What makes bold words the beginning of a sentence."""
_SENTENCE_END = re.compile(r"[?!]\s|(?<=\w\w)\.(?=\s|$)|(?<=[\])])\.(?=\s|$)")
_CITED = re.compile(r"\bet\.? al\b|\barXiv:\d{4}\.\d|\b[A-Z]{3,8}[’'\s-](?:19|20)?\d\d\W*$")
"""What shows that words without a link are those of a citation."""
_LONGEST = 300
_REST = 6
"""Letters that may follow the links of a paragraph."""


class TitleReader:
    """Finds the titles of entries of one shape; `labels` are those of links, which are no titles.

    `kinds` are the labels that the list's own links tell, too.
    """

    def __init__(self, text: str, shape: Shape, labels: Mapping[str, str], kinds: Mapping[str, str]) -> None:
        self.text = text
        self.shape = shape
        self.labels = labels
        self.kinds = kinds

    def find(self, lead: Block) -> tuple[Span | None, Inline | None]:
        """Where the title is, and its link where it has one."""
        form = self.shape.title
        if self.shape.container in ("row", "heading"):
            return self._cell_title(lead)
        if form == "link":
            link = self._first_link(lead)
            return (link.text_span, link) if link is not None else (None, None)
        if form == "quoted" and (quoted := self._quoted_title(lead)):
            return quoted, None
        if form == "emphasis":
            return self._linked(lead, self._marked_title(lead, "emphasis"))
        if form == "strong" or (form == "quoted" and self.shape.strong):
            return self._linked(lead, self._marked_title(lead, "strong"))
        if form == "quoted":
            return None, None
        if self.shape.leading and not self.shape.paper_first and self.shape.authors == "before":
            return self._sentence_title(lead), None
        return self._plain_title(lead), None

    def _linked(self, lead: Block, title: Span | None) -> tuple[Span | None, Inline | None]:
        """A title with the link that all of it is."""
        for link in lead.inlines if title is not None else ():
            if (
                title
                and link.kind == "link"
                and link.start <= title.start <= link.text_start < title.end <= link.end
            ):
                named = link_label(link.text) not in self.labels and not is_place_of_list(link.destination)
                return (link.text_span, link) if named else (title, None)
        return title, None

    def _first_link(self, lead: Block) -> Inline | None:
        """The link that an entry begins with, behind badges and tags, or the words that the shape has."""
        start = prefix_end(self.text, lead, lead.start)
        for inline in lead.inlines:
            if inline.kind == "link" and inline.start >= start and not is_mark(inline):
                before = self.text[start : inline.start].strip(" \t\n*_~")
                named = inline.text.strip() and link_label(inline.text) not in self.labels
                if not named or is_place_of_list(inline.destination):
                    return None
                if self.shape.leading:
                    return inline if self._leads_to(before, inline.text.strip()) else None
                tagged = TAGGED.fullmatch(before) is not None and " " in inline.text.strip()
                return inline if not before or tagged else None
        return None

    def _leads_to(self, before: str, title: str) -> bool:
        """Whether words are those that a shape has before a linked title: names, or a venue and a year."""
        if self.shape.authors == "before":
            return _NAMES.fullmatch(before) is not None and " " in title and "**" not in before
        return _VENUE.fullmatch(before) is not None and title.count(" ") > 1

    def _quoted_title(self, lead: Block) -> Span | None:
        """The first words in quotes: behind other words if the shape has some, else behind a name at most."""
        quoted = _QUOTED.search(self.text, lead.start, lead.end)
        if quoted is None:
            return None
        start = lead.start if self.shape.leading else prefix_end(self.text, lead, lead.start)
        before = self.text[start : quoted.start()]
        lettered = any(map(str.isalpha, before))
        if not self.shape.leading:
            lettered = not lettered or NAME.fullmatch(before) is not None
        return trimmed(self.text, quoted.start(1), quoted.end(1), TITLE_EDGE) if lettered else None

    def _sentence_title(self, lead: Block) -> Span | None:
        """The sentence behind a year: "AUTHORS (YEAR). TITLE."."""
        year = _YEARED.search(self.text, lead.start, lead.end)
        if year is None or not any(map(str.isalpha, self.text[lead.start : year.start()])):
            return None
        ends = [one.start for one in lead.inlines if one.start >= year.end()]
        stop = _SENTENCE_END.search(self.text, year.end(), lead.end)
        span = trimmed_title(self.text, year.end(), min([lead.end, *ends, *([stop.start()] if stop else [])]))
        return span if " " in self.text[span.start : span.end] else None

    def _marked_title(self, lead: Block, mark: str) -> Span | None:
        """The first words with a mark that are no number; behind others only where the shape has some."""
        spans = {one.span for one in lead.inlines}
        for inline in lead.inlines:
            if inline.text_span in spans:
                # What is marked twice is read by its inner mark.
                continue
            if inline.kind != mark or _NUMBERING.fullmatch(inline.text) or inline.text[:1] == "(":
                continue
            words = self.text[lead.start : inline.start]
            letters = 0 if TAGGED.fullmatch(words.strip(" *_")) else sum(map(str.isalpha, words))
            behind = prefix_end(self.text, lead, lead.start) < inline.start and letters > 0
            if behind != self.shape.leading or (not behind and len(inline.text.strip()) < 3):
                return None
            if lead.kind == "paragraph" and _SENTENCE.match(self.text, inline.end, lead.end):
                return None
            return trimmed_title(self.text, inline.text_start, self._marked_end(lead, inline))
        return None

    def _marked_end(self, lead: Block, first: Inline) -> int:
        """Where the words with a mark end that may go on in the next line."""
        end = first
        for inline in lead.inlines:
            if inline.kind == first.kind and inline.start > end.end:
                if self.text[end.end : inline.start].strip(" \t") != "\n":
                    break
                end = inline
        return end.text_end

    def _plain_title(self, lead: Block) -> Span | None:
        """Words without a mark, up to the first link or bracket."""
        position = prefix_end(self.text, lead, lead.start)
        if self.shape.paper_first:
            behind = self._behind_links(lead, position)
            if behind is None:
                return None
            position = prefix_end(self.text, lead, behind)
        elif lead.kind == "paragraph" and not self._is_entry(lead, position):
            return None
        position = behind_name(self.text, lead, position)
        ends = [one.start for one in lead.inlines if one.start >= position and one.kind != "emphasis"]
        stop = _STOP.search(self.text, position + 1, lead.end)
        end = min([lead.end, *ends, *([stop.start()] if stop else [])])
        if not any(one.kind in ("link", "autolink", "image") for one in lead.inlines):
            end = self._sentence_before_names(position, end)
        span = trimmed_title(self.text, position, end)
        words = self.text[span.start : span.end]
        named = any(one.kind == "autolink" and one.start == end for one in lead.inlines)
        is_label = named or link_label(words) in self.kinds
        return span if len(words) >= SHORTEST and not is_label else None

    def _is_entry(self, lead: Block, position: int) -> bool:
        """Whether a paragraph of plain words is an entry: it begins with a tag, or ends in links."""
        if any(map(str.isalnum, self.text[lead.start : position])):
            return True
        links = [one for one in lead.inlines if one.kind == "link"]
        if not links or links[0].start - position > _LONGEST or link_label(links[0].text) not in self.labels:
            return False
        after = self.text[links[-1].end : lead.end]
        return sum(map(str.isalpha, after)) <= _REST

    def _sentence_before_names(self, start: int, end: int) -> int:
        """Where the title ends in words without a link: at the full stop, if names or a venue follow."""
        stop = _SENTENCE_END.search(self.text, start, end)
        if stop is None or not _CITED.search(self.text, stop.end(), end):
            return end
        return stop.end()

    def _behind_links(self, lead: Block, position: int) -> int | None:
        """Behind the links that an entry begins with; None where it begins with others than the shape has."""
        links = [one for one in lead.inlines if one.kind == "link" and one.start >= position]
        if not links and years_in(self.text, lead.start, position):
            return position
        before = self.text[position : links[0].start] if links else "-"
        bracketed = "[" in before or "[[" not in self.shape.line
        if before.strip(" [(") or not bracketed:
            return None
        for link in links:
            if self.text[position : link.start].strip(" [](),|/"):
                break
            position = link.end
        while position < lead.end and self.text[position] in "])":
            position += 1
        return position

    def _cell_title(self, lead: Block) -> tuple[Span | None, Inline | None]:
        """The title of a cell or a heading: its link, its bold words, or what it says up to a line break."""
        links = (one for one in lead.inlines if one.kind == "link" and one.text.strip())
        link = next((one for one in links if not is_picture(one)), None)
        marked = [one for one in lead.inlines if one.kind == "strong" and not _NUMBERING.fullmatch(one.text)]
        strong = max(marked, key=lambda one: len(one.text), default=None)
        if (
            link is not None
            and link_label(link.text) not in self.labels
            and not is_place_of_list(link.destination)
        ):
            return link.text_span, link
        worded = strong is not None and (
            2 * len(strong.text) >= len(lead.plain) or strong.text.count(" ") > 2
        )
        if strong is not None and worded:
            return trimmed_title(self.text, strong.text_start, strong.text_end), None
        numbered = _NUMBERED.match(self.text, lead.start, lead.end) if lead.kind == "heading" else None
        start = prefix_end(self.text, lead, numbered.end() if numbered else lead.start)
        ends = [
            one.start for one in lead.inlines if one.kind in ("html", "link", "image") and one.start >= start
        ]
        span = trimmed_title(self.text, start, min([lead.end, *ends]))
        return (span, None) if span.end > span.start else (None, None)

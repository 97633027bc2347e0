"""Comments that keep findings from being shown, and what each of them reaches.

In a list they are HTML comments:

    <!-- dd-lint: ignore[rule, …] reason -->       this line, or the next if nothing else is on the line
    <!-- dd-lint: disable[rule, …] reason -->      from here to the `enable` of the same rules, or the end
    <!-- dd-lint: enable[rule, …] -->
    <!-- dd-lint: ignore-file[rule, …] reason -->  the whole file; every rule if none is named

In a citation file a line outside the entries that begins with `%` is such a comment, and `ignore`
reaches the entry below it. A rule is named by its code, its name, its family or `ALL`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from typing import NamedTuple

from dd_lint.bibtex import Citation
from dd_lint.document.model import Document
from dd_lint.text.source import Source, Span

_VERBS = ("ignore-file", "ignore", "disable", "enable")
_MENTION = re.compile(r"\s*dd-lint\s*(?::|ignore|disable|enable)", re.IGNORECASE)
_DIRECTIVE = re.compile(r"\s*dd-lint:\s*(?P<verb>[a-z-]+)(?:\[(?P<words>[^\]\[]*)\])?(?![\w\[\]])")
_WORD = re.compile(r"[^\s,](?:[^,\n]*[^\s,])?")
_PERCENT = re.compile(r"^[ \t]*%(.*)", re.MULTILINE)


class Comment(NamedTuple):
    """A comment that speaks to dd-lint: where it is, and where its words begin and end."""

    source: Source
    span: Span
    words: Span


class Malformed(NamedTuple):
    """A comment that says nothing, and why."""

    comment: Comment
    reason: str


class Suppression(NamedTuple):
    """One word of a comment, the rule or rules that it names, and the places where it hides them.

    `word` is empty for a whole file without a rule; `reach` holds the offsets in the comment's file,
    both ends included, at which a finding may begin. `enable` is the comment that ends the reach of this
    one alone, with the place of the word in it.
    """

    comment: Comment
    word: str
    word_span: Span
    reach: Span
    enable: tuple[Comment, Span] | None = None


@dataclass(frozen=True)
class Suppressions:
    """What the comments of a list and its citation files say."""

    valid: tuple[Suppression, ...] = ()
    malformed: tuple[Malformed, ...] = ()

    def hiding(self, source: Source, offset: int, words: Iterable[str]) -> Suppression | None:
        """The suppression of one of the words (in lower case) that reaches an offset of a file."""
        line = source.text.rfind("\n", 0, offset) + 1
        for word in words:
            near = self._by_start.get((source.path, word, line), [])
            for one in near + self._wide.get((source.path, word), []):
                if one.reach.start <= offset <= one.reach.end:
                    return one
        return None

    @cached_property
    def _by_start(self) -> dict[tuple[str, str, int], list[Suppression]]:
        """Those that reach one line, found without a look at all the others."""
        found: dict[tuple[str, str, int], list[Suppression]] = {}
        for one in self.valid:
            if not _is_wide(one):
                key = (one.comment.source.path, one.word.lower(), one.reach.start)
                found.setdefault(key, []).append(one)
        return found

    @cached_property
    def _wide(self) -> dict[tuple[str, str], list[Suppression]]:
        found: dict[tuple[str, str], list[Suppression]] = {}
        for one in self.valid:
            if _is_wide(one):
                found.setdefault((one.comment.source.path, one.word.lower()), []).append(one)
        return found


def _is_wide(one: Suppression) -> bool:
    return "\n" in one.comment.source.slice(one.reach) or one.reach.start == one.comment.span.start


def read_suppressions(document: Document, citations: Iterable[Citation]) -> Suppressions:
    """All comments that speak to dd-lint, in the list and then in its citation files."""
    source = document.source
    reader = _Reader()
    comments = [
        Comment(source, span, Span(span.start + 4, span.end - 3))
        for span in document.comments
        if _MENTION.match(source.text, span.start + 4)
    ]
    reader.read(comments, _line_reach)
    for citation in citations:
        if "dd-lint" in citation.source.text:
            reader.read(_percent_comments(citation), partial(_entry_reach, citation))
    return Suppressions(tuple(reader.valid), tuple(reader.malformed))


def _percent_comments(citation: Citation) -> Iterator[Comment]:
    source = citation.source
    for match in _PERCENT.finditer(source.text):
        inside = any(entry.span.start <= match.start() < entry.span.end for entry in citation.entries)
        if not inside and _MENTION.match(source.text, match.start(1)):
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            yield Comment(source, Span(start, match.end()), Span(*match.span(1)))


def _line_reach(comment: Comment) -> Span:
    """The lines that a comment shares with something else, or the next line."""
    text = comment.source.text
    start = text.rfind("\n", 0, comment.span.start) + 1
    end = text.find("\n", comment.span.end)
    end = len(text) if end < 0 else end
    if (text[start : comment.span.start] + text[comment.span.end : end]).strip():
        return Span(start, end)
    following = text.find("\n", end + 1)
    return Span(min(end + 1, len(text)), len(text) if following < 0 else following)


def _entry_reach(citation: Citation, comment: Comment) -> Span:
    """The entry that follows a comment of a citation file."""
    spans = (entry.span for entry in citation.entries)
    return next((span for span in spans if span.start >= comment.span.end), comment.span)


class _Reader:
    """Reads the comments of one file after another, and pairs `disable` with `enable`."""

    def __init__(self) -> None:
        self.valid: list[Suppression] = []
        self.malformed: list[Malformed] = []

    def read(self, comments: Iterable[Comment], reach: Callable[[Comment], Span]) -> None:
        """Take the comments of a file; `reach` says which places an `ignore` reaches."""
        disabled: dict[str, list[int]] = {}
        for comment in comments:
            text = comment.source.text
            match = _DIRECTIVE.match(text, comment.words.start, comment.words.end)
            if problem := _problem(match):
                self.malformed.append(Malformed(comment, problem))
                continue
            assert match is not None
            whole = Span(0, len(text))
            named = [*_words(match)] if match["words"] is not None else [("", Span(*match.span("verb")))]
            for word, span in named:
                if match["verb"] == "enable":
                    self._enable(comment, word, span, disabled)
                elif match["verb"] == "disable":
                    disabled.setdefault(word.lower(), []).append(len(self.valid))
                    self.valid.append(Suppression(comment, word, span, Span(comment.span.start, len(text))))
                else:
                    place = whole if match["verb"] == "ignore-file" else reach(comment)
                    self.valid.append(Suppression(comment, word, span, place))

    def _enable(self, comment: Comment, word: str, span: Span, disabled: dict[str, list[int]]) -> None:
        opened = disabled.pop(word.lower(), [])
        if not opened:
            self.malformed.append(Malformed(comment, f'nothing above disables "{word}"'))
        for index in opened:
            one = self.valid[index]
            self.valid[index] = one._replace(
                reach=Span(one.reach.start, comment.span.start),
                enable=(comment, span) if len(opened) == 1 else None,
            )


def _problem(match: re.Match[str] | None) -> str:
    """What is wrong with a comment, in words; empty if nothing is."""
    if match is None:
        return 'it does not read as "dd-lint: ignore[rule, …] reason"'
    if match["verb"] not in _VERBS:
        return f'unknown word "{match["verb"]}"; expected {", ".join(sorted(_VERBS))}'
    if match["words"] is None:
        return "" if match["verb"] == "ignore-file" else f"name the rules: {match['verb']}[rule, …]"
    return "" if _WORD.search(match["words"]) else f"no rule is named between the brackets of {match['verb']}"


def _words(match: re.Match[str]) -> Iterator[tuple[str, Span]]:
    start = match.start("words")
    for word in _WORD.finditer(match["words"]):
        yield word[0], Span(start + word.start(), start + word.end())

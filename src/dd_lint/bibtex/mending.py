"""What is wrong in one broken entry, and the edits that make it readable.

The walk goes through an entry's fields once. Where a value does not end as it should, the
place where the next field begins tells where it was meant to end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..source import Span
from .edits import Edit
from .model import Problem
from .values import brace_partners, skip_space, value_elements, value_end

ENTRY_HEAD = re.compile(r"@(\w*)[ \t]*[{(]")
_KEY = re.compile(r"[^\s,={}\"()]*")
_KEY_TO_COMMA = re.compile(r"[^\s,={}\"]*(?:[{}][^\s,={}\"]*)+(?=,)")
_FIELD = re.compile(r"([A-Za-z][^\s,={}\"#%()]*)\s*=\s*")
# The next field inside a value that never closes: a name at the start of a line or after a comma.
_NEXT_FIELD = re.compile(r"(?<=[,\n])[ \t]*([A-Za-z][\w-]*)[ \t]*=[ \t]*(?=[\"{\w])")
_BARE_WORDS = re.compile(r"[^,{}\"=\n]*")
_BARE_TO_BRACE = re.compile(r"[^{}\"=\n]*\}(?=[ \t]*,)")
_CLOSING_QUOTE = re.compile(r'(?<!\\)"(?=\s*[,})])')
_CLOSING_BRACE_LINE = re.compile(r"\n\s*\}\Z")
_BRACE = re.compile(r"(?<!\\)[{}]")
_BRACE_KINDS = {"{": "unclosed-brace", "}": "unbalanced-brace"}


def mend(text: str, start: int, limit: int) -> tuple[list[Problem], list[Edit]]:
    """What is wrong with the entry whose `@` is at `start`, and edits that make it readable.

    The entry ends before `limit`. Edits are in order and do not overlap. No problem and no
    edit means that nothing was found; problems without edits mean that the entry stays broken.
    """
    walk = _Walk(text, limit, brace_partners(text, start, limit))
    walk.entry(start)
    return walk.problems, walk.edits


@dataclass(slots=True)
class _Walk:
    text: str
    limit: int
    partners: dict[int, int]
    problems: list[Problem] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)

    def entry(self, start: int) -> None:
        head = ENTRY_HEAD.match(self.text, start, self.limit)
        if not head:
            return
        opener = head.end() - 1
        closer = "}" if self.text[opener] == "{" else ")"
        cursor = self.key(head)
        while cursor >= 0:
            cursor = skip_space(self.text, cursor, self.limit)
            if cursor == self.limit:
                self.entry_never_closes(opener, closer)
                return
            character = self.text[cursor]
            if character == closer:
                if not self.closes_too_early(cursor, closer):
                    return
                cursor += 1
            elif character == ",":
                cursor = self.after_comma(cursor)
            else:
                cursor = self.field(cursor, closer)

    def key(self, head: re.Match[str]) -> int:
        """Reads the citation key; the offset behind it, -1 where the walk ends."""
        start = skip_space(self.text, head.end(), self.limit)
        if braced := _KEY_TO_COMMA.match(self.text, start, self.limit):
            places = [m.start() for m in _BRACE.finditer(self.text, start, braced.end())]
            self.report(
                "other",
                Span(start, braced.end()),
                f"the citation key {braced[0]} holds a brace",
                [Edit(Span(place, place + 1), "") for place in places],
            )
            return braced.end()
        end = _KEY.match(self.text, start, self.limit).end()  # type: ignore[union-attr]  # matches anything
        after = skip_space(self.text, end, self.limit)
        following = self.text[after : after + 1] if after < self.limit else ""
        if following == "=" or end == start:
            place = Span(head.start(), head.end())
            if following == "=" or following == ",":
                mending = [] if following == "," else [Edit(Span(start, start), ",")]
                self.report("missing-key", place, f"the {head[0]} has no citation key", mending, sure=False)
                return start
        elif following and following not in ",})":
            if _FIELD.match(self.text, after, self.limit):
                self.missing_comma(end, "the citation key")
                return after
            line_end = self.text.find(",", after, self.limit)
            spaced = self.text[start:line_end] if line_end >= 0 else ""
            if spaced and not re.search(r"[={}\"\n]", spaced):
                self.report("other", Span(start, line_end), f"the citation key {spaced} holds a space", [])
                return line_end
        elif following:
            return after
        return self.give_up(start, "the citation key cannot be read") if following else self.limit

    def after_comma(self, comma: int) -> int:
        """Steps over a comma, and over those that repeat it."""
        after = skip_space(self.text, comma + 1, self.limit)
        while after < self.limit and self.text[after] == ",":
            self.report(
                "other", Span(after, after + 1), "a comma too many", [Edit(Span(after, after + 1), "")]
            )
            after = skip_space(self.text, after + 1, self.limit)
        return after

    def field(self, start: int, closer: str) -> int:
        """Reads one field; the offset behind its value, -1 where the walk ends."""
        head = _FIELD.match(self.text, start, self.limit)
        if not head:
            return self.give_up(start, "a field name and an equals sign belong here")
        end = value_end(self.text, head.end(), self.limit, self.partners)
        if end < 0:
            return self.broken_value(head)
        after = skip_space(self.text, end, self.limit)
        if after < self.limit and self.text[after] in "," + closer:
            self.read_quotes_as_braces(head.end(), end)
            return after
        if after < self.limit and _FIELD.match(self.text, after, self.limit):
            self.missing_comma(end, head[1].lower())
            return after
        return self.broken_value(head, end)

    def broken_value(self, head: re.Match[str], end: int = -1) -> int:
        """Ends a value where it was meant to end; `end` is where it seems to."""
        start = head.end()
        opener = self.text[start : start + 1]
        if opener not in ("{", '"') or start >= self.limit:
            return self.bare_value(head)
        following = _NEXT_FIELD.search(self.text, start + 1, self.limit)
        stop = following.start() if following else self.limit
        if opener == '"':
            return self.quoted_value(head, stop, following is not None)
        if following is None:
            if closing := _CLOSING_BRACE_LINE.search(self.text, start, self.stripped(start, self.limit)):
                stop = closing.start()
            elif end >= 0:
                return (
                    self.limit
                    if end == self.stripped(start, self.limit)
                    else self.give_up(end, f"a comma belongs here, after the {head[1].lower()}")
                )
        elif end >= 0 and end <= stop:
            return self.give_up(end, f"a comma belongs here, after the {head[1].lower()}")
        return self.unclosed(head, start, stop, following is not None)

    def unclosed(self, head: re.Match[str], start: int, stop: int, comma_follows: bool) -> int:
        """Closes the value that never does, at the end of its words before `stop`."""
        opener = self.text[start]
        end, comma = self.stripped(start, stop), True
        if self.text[end - 1] == ",":
            end = self.stripped(start, end - 1)
        else:
            comma = not comma_follows
        depth = 1
        if opener == "{":
            marks = [match[0] for match in _BRACE.finditer(self.text, start, end)]
            depth = marks.count("{") - marks.count("}")
        closing = ("}" if opener == "{" else '"') * max(depth, 1)
        name, thing = head[1].lower(), "brace" if opener == "{" else "quote"
        self.report(
            f"unclosed-{thing}",
            Span(start, start + 1),
            f"the {thing} that opens the {name} never closes",
            [Edit(Span(end, end), closing if comma else closing + ",")],
            # `{{CD}: Words` can be closed in one place only, `{{CD: Words}` in two.
            sure=depth == 1 and self.text[end - 1] != "}",
        )
        return skip_space(self.text, end, self.limit)

    def quoted_value(self, head: re.Match[str], stop: int, comma_follows: bool) -> int:
        """A value in quotes: either its closing quote is missing, or a brace inside."""
        start = head.end()
        closing = _CLOSING_QUOTE.search(self.text, start + 1, stop)
        if not closing:
            return self.unclosed(head, start, stop, comma_follows)
        opened: list[int] = []
        odd = -1
        for match in _BRACE.finditer(self.text, start, closing.start()):
            if match[0] == "{":
                opened.append(match.start())
            elif opened:
                opened.pop()
            else:
                odd = match.start()
        odd = opened[0] if opened else odd
        if odd < 0:
            return self.give_up(start, f"the quotes of the {head[1].lower()} do not pair")
        message = f"a brace inside the {head[1].lower()} has no partner"
        # Quotes end a value whatever the braces in them, so it can be read without an edit.
        self.report(_BRACE_KINDS[self.text[odd]], Span(odd, odd + 1), message, [])
        return skip_space(self.text, closing.end(), self.limit)

    def bare_value(self, head: re.Match[str]) -> int:
        """A value with neither brace nor quote that is no number and no macro."""
        start, name = head.end(), head[1].lower()
        if closed := _BARE_TO_BRACE.match(self.text, start, self.limit):
            message = f"the brace that closes the {name} was never opened"
            place = Span(closed.end() - 1, closed.end())
            self.report("unbalanced-brace", place, message, [Edit(Span(start, start), "{")])
            return closed.end()
        words = _BARE_WORDS.match(self.text, start, self.limit)
        end = self.stripped(start, words.end()) if words else start
        after = skip_space(self.text, end, self.limit)
        if end == start:
            self.report(
                "other",
                Span(*head.span(1)),
                f"the {name} has no value",
                [Edit(Span(start, start), "{}")],
                sure=False,
            )
        elif after == self.limit or self.text[after] in ",}" or _FIELD.match(self.text, after, self.limit):
            message = f"the value of {name} belongs in braces: it is neither a number nor a macro"
            mending = [Edit(Span(start, start), "{"), Edit(Span(end, end), "}")]
            self.report("other", Span(start, end), message, mending)
        else:
            return self.give_up(start, f"the value of {name} cannot be read")
        return after

    def closes_too_early(self, place: int, closer: str) -> bool:
        """Whether fields or another closing brace follow the brace that closes the entry."""
        after = skip_space(self.text, place + 1, self.limit)
        if after == self.limit:
            return False
        if self.text[after] == closer == "}":
            self.unbalanced(after)
            return False
        comma = self.text[after] == ","
        if comma:
            after = skip_space(self.text, after + 1, self.limit)
        if not _FIELD.match(self.text, after, self.limit):
            return False
        self.unbalanced(place)
        return True

    def unbalanced(self, place: int) -> None:
        message = "this closing brace has no opening one"
        span = Span(place, place + 1)
        self.report("unbalanced-brace", span, message, [Edit(span, "")])

    def entry_never_closes(self, opener: int, closer: str) -> None:
        end = self.stripped(opener, self.limit)
        kind = "brace" if closer == "}" else "parenthesis"
        self.report(
            "unclosed-brace",
            Span(opener, opener + 1),
            f"the {kind} that opens the entry never closes",
            [Edit(Span(end, end), f"\n{closer}")],
        )

    def missing_comma(self, end: int, after: str) -> None:
        message = f"a comma is missing after {after}"
        self.report("missing-comma", Span(end - 1, end), message, [Edit(Span(end, end), ",")])

    def read_quotes_as_braces(self, start: int, end: int) -> None:
        """Quotes around a quote in braces are right, but more than the parser can take."""
        elements = value_elements(self.text, start, end, self.partners)
        for begin, stop in elements:
            if self.text[begin] == '"' and '"' in self.text[begin + 1 : stop - 1]:
                self.edits += Edit(Span(begin, begin + 1), "{"), Edit(Span(stop - 1, stop), "}")

    def report(self, kind: str, span: Span, message: str, mending: list[Edit], *, sure: bool = True) -> None:
        repairs = tuple((edit.span, edit.text) for edit in mending) if sure else ()
        self.problems.append(Problem(kind, span, message, repairs))
        self.edits += mending

    def give_up(self, start: int, message: str) -> int:
        end = self.text.find("\n", start, self.limit)
        end = self.stripped(start, end if end >= 0 else self.limit)
        self.problems.append(Problem("other", Span(start, max(end, start + 1)), message))
        return -1

    def stripped(self, start: int, end: int) -> int:
        """`end` moved back over whitespace, not before `start`."""
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return end

"""What is wrong in one broken entry, and the edits that make it readable.

The walk goes through an entry's fields once. Where a value does not end as it should, the
place where the next field begins tells where it was meant to end.
"""

from __future__ import annotations

import re

from dd_lint.bibtex.model import Problem
from dd_lint.bibtex.values import (
    BRACE,
    brace_partners,
    match_end,
    skip_space,
    strip_space,
    unpaired_brace,
    value_elements,
    value_end,
)
from dd_lint.text.edits import Replacement
from dd_lint.text.source import Span

ENTRY_HEAD = re.compile(r"@(\w*)[ \t]*[{(]")
_KEY = re.compile(r"[^\s,={}\"()]*")
_KEY_TO_COMMA = re.compile(r"[^\s,={}\"]*(?:[{}][^\s,={}\"]*)+(?=,)")
_KEY_WITH_SPACES = re.compile(r"[^,={}\"\n]*")
_FIELD = re.compile(r"([A-Za-z][^\s,={}\"#%()]*)\s*=\s*")
_FIELD_WITHOUT_EQUALS = re.compile(r"([A-Za-z][\w-]*)[ \t]*(?=[\"{])")
# The next field inside a value that is never closed: a name at the start of a line or after a comma.
_NEXT_FIELD = re.compile(r"(?<=[,\n])[ \t]*([A-Za-z][\w-]*)[ \t]*=[ \t]*(?=[\"{\w])")
_BARE_WORDS = re.compile(r"[^,{}\"=\n]*")
_BARE_TO_BRACE = re.compile(r"[^{}\"=\n]*\}(?=[ \t]*,)")
# The rest of a value up to its closing brace, groups in braces included.
_REST_OF_VALUE = re.compile(r"(?:[^{}=]|\{[^{}]*\})+\}(?=\s*(?:[,)}]|\Z))")
_CLOSING_QUOTE = re.compile(r'(?<!\\)"(?=\s*[,})])')
_BRACE_KINDS = {"{": "unclosed-brace", "}": "unbalanced-brace"}


def mend(text: str, start: int, limit: int) -> tuple[list[Problem], list[Replacement]]:
    """What is wrong with the entry whose `@` is at `start`, and edits that make it readable.

    The entry ends before `limit`. Edits are in order and do not overlap. No problem and no
    edit means that nothing was found; problems without edits mean that the entry stays broken.
    """
    walk = _Walk(text, limit, brace_partners(text, start, limit))
    walk.entry(start)
    return walk.problems, walk.edits


class _Walk:
    def __init__(self, text: str, limit: int, partners: dict[int, int]) -> None:
        self.text = text
        self.limit = limit
        self.partners = partners
        self.closer = "}"
        self.problems: list[Problem] = []
        self.edits: list[Replacement] = []

    def entry(self, start: int) -> None:
        head = ENTRY_HEAD.match(self.text, start, self.limit)
        if not head:
            return
        opener = head.end() - 1
        self.closer = "}" if self.text[opener] == "{" else ")"
        cursor = self.key(head)
        while cursor >= 0:
            cursor = skip_space(self.text, cursor, self.limit)
            if cursor == self.limit:
                self.entry_never_closes(opener)
                return
            character = self.text[cursor]
            if character == self.closer:
                if not self.closes_too_early(cursor):
                    return
                cursor += 1
            elif character == ",":
                cursor = self.after_comma(cursor)
            else:
                cursor = self.field(cursor)

    def key(self, head: re.Match[str]) -> int:
        """Reads the citation key; the offset after it, -1 where the walk ends."""
        start = skip_space(self.text, head.end(), self.limit)
        if braced := _KEY_TO_COMMA.match(self.text, start, self.limit):
            return self.braced_key(braced)
        end = match_end(_KEY, self.text, start, self.limit)
        after = skip_space(self.text, end, self.limit)
        following = self.text[after] if after < self.limit else ""
        if following == "=" or (end == start and following and following in ",})"):
            place = Span(head.start(), head.end())
            mending = [Replacement(Span(start, start), ",")] if following == "=" else []
            self.report("missing-key", place, f"the {head[0][:-1]} has no citation key", mending, sure=False)
            return start
        if not following or following in ",})":
            return after
        if end > start and _FIELD.match(self.text, after, self.limit):
            self.missing_comma(end, "the citation key")
            return after
        return self.spaced_key(start)

    def braced_key(self, key: re.Match[str]) -> int:
        braces = [match.start() for match in BRACE.finditer(self.text, *key.span())]
        mending = [Replacement(Span(place, place + 1), "") for place in braces]
        self.report("other", Span(*key.span()), f"the citation key {key[0]} contains a brace", mending)
        return key.end()

    def spaced_key(self, start: int) -> int:
        end = match_end(_KEY_WITH_SPACES, self.text, start, self.limit)
        if end == start or self.text[end : end + 1] != ",":
            return self.give_up(start, "the citation key cannot be read")
        key = Span(start, end)
        self.report("other", key, f"the citation key {self.text[start:end]} contains a space", [])
        return end

    def after_comma(self, comma: int) -> int:
        """Steps over a comma, and over those that repeat it."""
        after = skip_space(self.text, comma + 1, self.limit)
        while after < self.limit and self.text[after] == ",":
            place = Span(after, after + 1)
            self.report("other", place, "one comma too many", [Replacement(place, "")])
            after = skip_space(self.text, after + 1, self.limit)
        return after

    def field(self, start: int) -> int:
        """Reads one field; the offset after its value, -1 where the walk ends."""
        head = _FIELD.match(self.text, start, self.limit)
        if not head:
            head = _FIELD_WITHOUT_EQUALS.match(self.text, start, self.limit)
            if not head:
                return self.give_up(start, "a field name and an equals sign belong here")
            message = f"an equals sign is missing after {head[1].lower()}"
            self.report(
                "other", Span(*head.span(1)), message, [Replacement(Span(head.end(), head.end()), "=")]
            )
        end = value_end(self.text, head.end(), self.limit, self.partners)
        if end < 0:
            return self.broken_value(head)
        after = skip_space(self.text, end, self.limit)
        if after < self.limit and self.text[after] in "," + self.closer:
            self.read_quotes_as_braces(head.end(), end)
            return after
        if after < self.limit and _FIELD.match(self.text, after, self.limit):
            self.missing_comma(end, head[1].lower())
            return after
        if after == self.limit and self.text[head.end()] != "{":
            return end
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
        if 0 <= end <= stop and skip_space(self.text, end, self.limit) < self.limit:
            return self.closed_too_early(head, end)
        if following is None:
            stripped = strip_space(self.text, start, self.limit)
            words = strip_space(self.text, start, stripped - 1)
            if self.text[stripped - 1] == "}" and "\n" in self.text[words:stripped]:
                stop = words
            elif end == stripped:
                return end
        return self.unclosed(head, start, stop, following is not None)

    def closed_too_early(self, head: re.Match[str], end: int) -> int:
        """A value that goes on after the brace that closes it."""
        name = head[1].lower()
        rest = _REST_OF_VALUE.match(self.text, end, self.limit)
        if not rest:
            return self.give_up(end, f"a comma belongs here, after {name}")
        brace = Span(end - 1, end)
        message = f"this brace closes the {name} before it ends"
        self.report("unbalanced-brace", brace, message, [Replacement(brace, "")], sure=False)
        return rest.end()

    def unclosed(self, head: re.Match[str], start: int, stop: int, comma_follows: bool) -> int:
        """Closes the value that never does, at the end of its words before `stop`."""
        opener = self.text[start]
        end, comma = strip_space(self.text, start, stop), True
        if self.text[end - 1] == ",":
            end = strip_space(self.text, start, end - 1)
        else:
            comma = not comma_follows
        depth = 1
        if opener == "{":
            marks = [match[0] for match in BRACE.finditer(self.text, start, end)]
            depth = marks.count("{") - marks.count("}")
        closing = ("}" if opener == "{" else '"') * max(depth, 1)
        name, thing = head[1].lower(), "brace" if opener == "{" else "quote"
        self.report(
            f"unclosed-{thing}",
            Span(start, start + 1),
            f"the {thing} that opens the {name} is never closed",
            [Replacement(Span(end, end), closing if comma else closing + ",")],
            # `{{CD}: Words` can be closed in one place only, `{{CD: Words}` in two.
            sure=depth == 1 and self.text[end - 1] != "}",
        )
        return skip_space(self.text, end, self.limit)

    def quoted_value(self, head: re.Match[str], stop: int, comma_follows: bool) -> int:
        """A value in quotes: either its closing quote is missing, or a brace inside."""
        start = head.end()
        closing = _CLOSING_QUOTE.search(self.text, start + 1, stop)
        if not closing:
            stripped = strip_space(self.text, start, stop)
            if not comma_follows and self.text[stripped - 1] == self.closer:
                stop = stripped - 1
            return self.unclosed(head, start, stop, comma_follows)
        odd = unpaired_brace(self.text, start, closing.start())
        if odd < 0:
            return self.give_up(start, f"the quotes around the {head[1].lower()} do not match")
        message = f"a brace inside the {head[1].lower()} has no partner"
        # Quotes end a value whatever the braces in them, so it can be read without an edit.
        self.report(_BRACE_KINDS[self.text[odd]], Span(odd, odd + 1), message, [])
        return skip_space(self.text, closing.end(), self.limit)

    def bare_value(self, head: re.Match[str]) -> int:
        """A value with neither brace nor quote that is neither a number nor a macro."""
        start, name = head.end(), head[1].lower()
        if closed := _BARE_TO_BRACE.match(self.text, start, self.limit):
            message = f"the brace that closes the {name} was never opened"
            place = Span(closed.end() - 1, closed.end())
            self.report("unbalanced-brace", place, message, [Replacement(Span(start, start), "{")])
            return closed.end()
        end = strip_space(self.text, start, match_end(_BARE_WORDS, self.text, start, self.limit))
        after = skip_space(self.text, end, self.limit)
        if end == start:
            mending = [Replacement(Span(start, start), "{}")]
            self.report("other", Span(*head.span(1)), f"the {name} has no value", mending, sure=False)
        elif after == self.limit or self.text[after] in ",}" or _FIELD.match(self.text, after, self.limit):
            message = f"the value of {name} belongs in braces: it is neither a number nor a macro"
            mending = [Replacement(Span(start, start), "{"), Replacement(Span(end, end), "}")]
            self.report("other", Span(start, end), message, mending)
        else:
            return self.give_up(start, f"the value of {name} cannot be read")
        return after

    def closes_too_early(self, place: int) -> bool:
        """Whether fields or another closing brace follow the brace that closes the entry."""
        after = skip_space(self.text, place + 1, self.limit)
        if after == self.limit:
            return False
        if self.text[after] == self.closer == "}":
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
        self.report("unbalanced-brace", span, message, [Replacement(span, "")])

    def entry_never_closes(self, opener: int) -> None:
        end = strip_space(self.text, opener, self.limit)
        kind = "brace" if self.closer == "}" else "parenthesis"
        message = f"the {kind} that opens the entry is never closed"
        mending = [Replacement(Span(end, end), f"\n{self.closer}")]
        self.report("unclosed-brace", Span(opener, opener + 1), message, mending)

    def missing_comma(self, end: int, after: str) -> None:
        message = f"a comma is missing after {after}"
        self.report("missing-comma", Span(end - 1, end), message, [Replacement(Span(end, end), ",")])

    def read_quotes_as_braces(self, start: int, end: int) -> None:
        """Quotes around a quote in braces are right, but more than the parser can take."""
        elements = value_elements(self.text, start, end, self.partners)
        for begin, stop in elements:
            if self.text[begin] == '"' and '"' in self.text[begin + 1 : stop - 1]:
                self.edits += Replacement(Span(begin, begin + 1), "{"), Replacement(Span(stop - 1, stop), "}")

    def report(
        self, kind: str, span: Span, message: str, mending: list[Replacement], *, sure: bool = True
    ) -> None:
        repairs = tuple((edit.span, edit.text) for edit in mending) if sure else ()
        self.problems.append(Problem(kind, span, message, repairs))
        self.edits += mending

    def give_up(self, start: int, message: str) -> int:
        """Leaves out what cannot be read; the offset of the next field, -1 where there is none."""
        following = _NEXT_FIELD.search(self.text, start, self.limit)
        stop = following.start() if following else self.limit
        comma = "" if self.text[strip_space(self.text, 0, start) - 1] == "," else ","
        self.edits.append(Replacement(Span(start, stop), comma if following else comma + self.closer))
        line_end = self.text.find("\n", start, stop)
        end = strip_space(self.text, start, line_end if line_end >= 0 else stop)
        self.problems.append(Problem("other", Span(start, max(end, start + 1)), message))
        return stop if following else -1

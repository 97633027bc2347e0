"""What is wrong with the pieces of an author field: the texts between its `and`s."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from dd_lint.bibtex import Field, split_authors
from dd_lint.papers.people import are_two
from dd_lint.text.source import Source, Span
from dd_lint.text.wording import quoted

_BRACE = re.compile(r"(?<!\\)[{}]")
_COMMA = re.compile(r"\s{0,50},")
_SEMICOLON = re.compile(r"(?<!\\)\s{0,50};")
_AMPERSAND = re.compile(r"(?:\s{1,50}|(?<=,))\\?&(?=\s)")
_ENTITY = re.compile(r"&#?\w{1,10};")
_ET_AL = re.compile(r"(?:(?<=[\s,])|^)et\.?\s*al\b\.?", re.IGNORECASE)
_MISSPELT_AND = re.compile(
    r"(?<=\s)(?:and[a-z]|an[bcefgrsvx]|adn|nad|amd|abd|snd|aand|annd)(?=\s+[A-Z\\{])|(?<=\s)and(?=[A-Z])"
)
_SUFFIX = re.compile(r"\{*(?:(?i:jr|sr)\.?|I{2,3}|IV|VI{0,3}|\d(?:st|nd|rd|th))\}*")
_IN_BRACES = re.compile(r"\{([^{}]*)\}")
_AND = re.compile(r"\sand\s")
_TURNED = re.compile(r"[^,]+,\s*(?!(?i:inc|ltd|corp|llc|co|gmbh|plc|department)\b)[^\W\d_][^,]*")
_PART = re.compile(r"[^,]+")
_BETWEEN = 'write "and" between them'


class NameDefect(NamedTuple):
    """What is wrong with a piece of a name field: where in the piece, and in words.

    `remedy` says what to do, `edits` does it where that is known.
    """

    span: Span
    message: str
    remedy: str = ""
    edits: tuple[tuple[Span, str], ...] = ()


def name_defects(source: Source, field: Field) -> Iterator[tuple[int, NameDefect]]:
    """The defects of the pieces of a name field, each with the offset in the file where its piece begins."""
    pieces = split_authors(field)
    turned = any(piece.count(",") == 1 and not piece.endswith(",") for _, piece in pieces)
    for number, (span, piece) in enumerate(pieces):
        if not piece:
            yield _surplus_and(source, pieces, number)
        elif defect := _defect_of(piece, in_turned_list=turned):
            yield span.start, defect


def joined_people(field: Field, known: Sequence[str]) -> tuple[tuple[int, NameDefect], ...]:
    """The pieces in which a comma separates two of the `known` people, with their offsets in the file."""
    if len(known) < 2:
        return ()
    return tuple(
        (span.start, _two_people(piece)) for span, piece in split_authors(field) if are_two(piece, known)
    )


def _surplus_and(source: Source, pieces: tuple[tuple[Span, str], ...], number: int) -> tuple[int, NameDefect]:
    """The `and` next to a place where no name is, with the space before it, or after it at the start."""
    place = pieces[number][0].start
    if number + 1 < len(pieces):
        following = pieces[number + 1][0].start
        end = following - len(source.text[place:following]) + len(source.text[place:following].rstrip())
        span = Span(place, following if number == 0 else end)
    else:
        before = source.text[:place].removesuffix("and").rstrip()
        span = Span(len(before), place)
    text = source.slice(span)
    left, right = len(text) - len(text.lstrip()), len(text.rstrip())
    word = Span(span.start - place + left, span.start - place + right)
    message = 'this "and" has no name on one side'
    removal = Span(span.start - place, span.end - place)
    return place, NameDefect(word, message, "remove it", ((removal, ""),))


def _two_people(piece: str) -> NameDefect:
    """The defect of a piece in which one comma separates two whole names."""
    comma = _COMMA.search(piece)
    assert comma is not None, "a comma separates them"
    message = f"a comma separates the authors in {quoted(piece)}"
    return NameDefect(Span(0, len(piece)), message, _BETWEEN, (_as_and(piece, Span(*comma.span())),))


def _defect_of(piece: str, *, in_turned_list: bool) -> NameDefect | None:
    """The first defect of a piece; `in_turned_list` tells whether others are `Family, Given`."""
    if "," not in piece and len(piece) > 1 and piece.replace(" ", "").isalpha():
        # Most names: nothing but words. What is left to find in them are two.
        return _misspelt_and(piece, piece) or _et_al(piece, piece)
    if piece.startswith("{") and (braced := _braced_list(piece)):
        return braced
    # Whatever is in braces is one word to BibTeX.
    masked = _masked(piece)
    checks: tuple[Callable[[str, str], NameDefect | None], ...] = (
        _semicolons,
        _ampersand,
        _et_al,
        _misspelt_and,
    )
    for check in checks:
        if defect := check(piece, masked):
            return defect
    if sum(map(str.isalpha, piece)) == 1 and "{" not in piece and "\\" not in piece:
        return NameDefect(Span(0, len(piece)), f"{quoted(piece)} is a single letter, not a name")
    return _commas(piece, masked, in_turned_list) if "," in masked else None


def _braced_list(piece: str) -> NameDefect | None:
    """The defect of `{Moss, Tia and Roth, Pia}`, where braces make one name of several people.

    They are people where each is `Family, Given`; else an institution may have an "and" in its name.
    """
    inner = _IN_BRACES.fullmatch(piece)
    people = _AND.split(inner[1]) if inner else []
    if people and people[-1].strip() == "others":
        people.pop()
    if len(people) < 2 or not all(_TURNED.fullmatch(one.strip()) for one in people):
        return None
    edits = ((Span(0, 1), ""), (Span(len(piece) - 1, len(piece)), ""))
    message = f"the braces make one name of {quoted(piece[1:-1])}"
    return NameDefect(Span(0, len(piece)), message, "remove them", edits)


def _masked(piece: str) -> str:
    """The piece with an X for each character in braces."""
    if "{" not in piece:
        return piece
    parts: list[str] = []
    depth = done = 0
    for match in _BRACE.finditer(piece):
        if match[0] == "{":
            if depth == 0:
                parts.append(piece[done : match.start()])
                done = match.start()
            depth += 1
        elif depth > 0:
            depth -= 1
            if depth == 0:
                parts.append("X" * (match.end() - done))
                done = match.end()
    return "".join(parts) + piece[done:]


def _semicolons(piece: str, masked: str) -> NameDefect | None:
    if ";" not in masked or _ENTITY.search(masked):
        return None
    return _separators(piece, masked, _SEMICOLON, "semicolons separate")


def _ampersand(piece: str, masked: str) -> NameDefect | None:
    return _separators(piece, masked, _AMPERSAND, '"&" separates') if "&" in masked else None


def _separators(piece: str, masked: str, sign: re.Pattern[str], what: str) -> NameDefect | None:
    edits = tuple(_as_and(masked, Span(*match.span())) for match in sign.finditer(masked))
    message = f'{what} the authors in {quoted(piece)}, where BibTeX knows only "and"'
    return NameDefect(Span(0, len(piece)), message, _BETWEEN, edits) if edits else None


def _as_and(masked: str, span: Span) -> tuple[Span, str]:
    """The edit that turns a separator into `and`, or removes it where nothing follows it."""
    rest = masked[span.end :].strip()
    if not rest:
        return span, ""
    return span, " and" if masked[span.end].isspace() else " and "


def _et_al(piece: str, masked: str) -> NameDefect | None:
    match = _ET_AL.search(masked)
    if match is None:
        return None
    before = masked[: match.start()].rstrip(" ,\n\t")
    edit = (Span(len(before), match.end()), " and others" if before else "others")
    span = Span(*match.span())
    return NameDefect(
        span, f'BibTeX takes "{piece[span.start : span.end]}" for a name', 'write "and others"', (edit,)
    )


def _misspelt_and(piece: str, masked: str) -> NameDefect | None:
    match = _MISSPELT_AND.search(masked)
    if match is None:
        return None
    span = Span(*match.span())
    stuck = match[0] == "and"
    message = f"{quoted(piece)} is one name to BibTeX"
    remedy = 'put a space after "and"' if stuck else f'write "and" for "{match[0]}"'
    return NameDefect(span, message, remedy, ((span, "and " if stuck else "and"),))


def _commas(piece: str, masked: str, in_turned_list: bool) -> NameDefect | None:
    parts = [part for match in _PART.finditer(masked) if (part := _stripped(masked, *match.span()))]
    words = [len(masked[start:end].split()) for start, end in parts]
    trailing = masked.endswith(",")
    if not parts:
        return NameDefect(Span(0, len(piece)), "there is a comma where a name belongs")
    if _are_separators(words, trailing, in_turned_list):
        commas = tuple(_as_and(masked, Span(*match.span())) for match in _COMMA.finditer(masked))
        message = f"commas separate the authors in {quoted(piece)}"
        return NameDefect(Span(0, len(piece)), message, _BETWEEN, commas)
    if len(parts) == 3 and _is_late_suffix(piece, parts):
        return _late_suffix(piece, parts)
    if len(parts) > 2 and not any(_SUFFIX.fullmatch(piece[start:end]) for start, end in parts[1:]):
        clear = in_turned_list or words[0] == 1
        return _missing_and(piece, masked, parts, words if clear else [])
    if trailing:
        return _trailing_comma(piece, parts)
    return None


def _is_late_suffix(piece: str, parts: list[Span]) -> bool:
    """Whether "Jr." comes behind the given name, where BibTeX takes the given name for a suffix."""
    _, given, suffix = (piece[start:end] for start, end in parts)
    return _SUFFIX.fullmatch(suffix) is not None and _SUFFIX.fullmatch(given) is None


def _late_suffix(piece: str, parts: list[Span]) -> NameDefect:
    family, given, suffix = (piece[start:end] for start, end in parts)
    edits = ((parts[1], suffix), (parts[2], given))
    remedy = f'write "{family}, {suffix}, {given}"'
    return NameDefect(Span(0, parts[-1].end), f"{quoted(suffix)} belongs second", remedy, edits)


def _are_separators(words: list[int], trailing: bool, in_turned_list: bool) -> bool:
    """Whether the parts between commas are whole names, as their numbers of words tell."""
    if in_turned_list and len(words) < 4:
        return False
    whole = sum(count > 1 for count in words)
    return whole == len(words) > (1 if trailing else 2) or (
        len(words) > 3 and words[0] > 1 and whole * 3 >= len(words) * 2
    )


def _missing_and(piece: str, masked: str, parts: list[Span], words: list[int]) -> NameDefect:
    """Several `Family, Given` in one piece; no `words` where it is not clear which part is which."""
    if words and all(count == 2 for count in words[1:-1]):
        # `Zeng, Dan Ge, Shiming`: each part between two commas is a given name and the next family name.
        spaces = [_last_space(masked, part) for part in parts[1:-1]]
        edits = [(space, " and ") for space in spaces]
        span = Span(parts[1].start, parts[1].end)
        remedy = f'write "and" before "{piece[spaces[0].end : parts[1].end]}"'
    elif words and len(parts) % 2 == 0:
        # `Du, Jiawei, Zhang, Xin`: every second comma.
        edits = [
            _as_and(masked, Span(parts[number].end, parts[number].end + 1))
            for number in range(1, len(parts) - 1, 2)
        ]
        edits = [(Span(span.start, masked.index(",", span.start) + 1), text) for span, text in edits]
        span, remedy = Span(0, len(piece)), 'write "and" between the names'
    else:
        return NameDefect(
            Span(0, len(piece)),
            f"{quoted(piece)} has too many commas for one name",
            'write "and" between the names',
        )
    if masked.endswith(","):
        edits.append((Span(parts[-1].end, len(piece)), ""))
    return NameDefect(span, f"{quoted(piece)} is one name to BibTeX", remedy, tuple(edits))


def _stripped(text: str, start: int, end: int) -> Span | None:
    """A span without the space around its text; None where there is nothing else."""
    inner = text[start:end].strip()
    start += len(text[start:end]) - len(text[start:end].lstrip())
    return Span(start, start + len(inner)) if inner else None


def _last_space(masked: str, part: Span) -> Span:
    """The space before the last word of a part."""
    words = masked[part.start : part.end]
    before = words[: len(words) - len(words.split()[-1])]
    return Span(part.start + len(before.rstrip()), part.start + len(before))


def _trailing_comma(piece: str, parts: list[Span]) -> NameDefect:
    comma = Span(parts[-1].end, len(piece))
    if len(parts) == 1 and " " not in piece:
        return NameDefect(
            comma,
            f"{quoted(piece)} ends in a comma",
            "a given name is missing, or there is one comma too many",
        )
    return NameDefect(comma, f"{quoted(piece)} ends in a comma", "remove it", ((comma, ""),))

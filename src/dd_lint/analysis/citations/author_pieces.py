"""What is wrong with one piece of an author field: the text between two `and`s."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from dd_lint.text.source import Span
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
_PART = re.compile(r"[^,]+")
_BETWEEN = 'write "and" between them'


class Defect(NamedTuple):
    """What is wrong where in a piece, what to do, and the edits for it where they are known."""

    span: Span
    message: str
    remedy: str = ""
    edits: tuple[tuple[Span, str], ...] = ()


def two_people(piece: str) -> Defect:
    """The defect of a piece in which one comma separates two whole names."""
    comma = _COMMA.search(piece)
    assert comma is not None, "a comma separates them"
    message = f"a comma separates the authors in {quoted(piece)}"
    return Defect(Span(0, len(piece)), message, _BETWEEN, (_as_and(piece, Span(*comma.span())),))


def defect_of(piece: str, *, in_turned_list: bool) -> Defect | None:
    """The first defect of a piece; `in_turned_list` tells whether others are `Family, Given`."""
    if "," not in piece and len(piece) > 1 and piece.replace(" ", "").isalpha():
        # Most names: nothing but words. What is left to find in them are two.
        return _misspelt_and(piece, piece) or _et_al(piece, piece)
    # Whatever is in braces is one word to BibTeX.
    masked = _masked(piece)
    checks: tuple[Callable[[str, str], Defect | None], ...] = (_semicolons, _ampersand, _et_al, _misspelt_and)
    for check in checks:
        if defect := check(piece, masked):
            return defect
    if sum(map(str.isalpha, piece)) == 1 and "{" not in piece and "\\" not in piece:
        return Defect(Span(0, len(piece)), f"{quoted(piece)} is a single letter, not a name")
    return _commas(piece, masked, in_turned_list) if "," in masked else None


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


def _semicolons(piece: str, masked: str) -> Defect | None:
    if ";" not in masked or _ENTITY.search(masked):
        return None
    return _separators(piece, masked, _SEMICOLON, "semicolons separate")


def _ampersand(piece: str, masked: str) -> Defect | None:
    return _separators(piece, masked, _AMPERSAND, '"&" separates') if "&" in masked else None


def _separators(piece: str, masked: str, sign: re.Pattern[str], what: str) -> Defect | None:
    edits = tuple(_as_and(masked, Span(*match.span())) for match in sign.finditer(masked))
    message = f'{what} the authors in {quoted(piece)}, where BibTeX knows only "and"'
    return Defect(Span(0, len(piece)), message, _BETWEEN, edits) if edits else None


def _as_and(masked: str, span: Span) -> tuple[Span, str]:
    """The edit that turns a separator into `and`, or removes it where nothing follows it."""
    rest = masked[span.end :].strip()
    if not rest:
        return span, ""
    return span, " and" if masked[span.end].isspace() else " and "


def _et_al(piece: str, masked: str) -> Defect | None:
    match = _ET_AL.search(masked)
    if match is None:
        return None
    before = masked[: match.start()].rstrip(" ,\n\t")
    edit = (Span(len(before), match.end()), " and others" if before else "others")
    span = Span(*match.span())
    return Defect(
        span, f'BibTeX takes "{piece[span.start : span.end]}" for a name', 'write "and others"', (edit,)
    )


def _misspelt_and(piece: str, masked: str) -> Defect | None:
    match = _MISSPELT_AND.search(masked)
    if match is None:
        return None
    span = Span(*match.span())
    stuck = match[0] == "and"
    message = f"{quoted(piece)} is one name to BibTeX"
    remedy = 'put a space after "and"' if stuck else f'write "and" for "{match[0]}"'
    return Defect(span, message, remedy, ((span, "and " if stuck else "and"),))


def _commas(piece: str, masked: str, in_turned_list: bool) -> Defect | None:
    parts = [part for match in _PART.finditer(masked) if (part := _stripped(masked, *match.span()))]
    words = [len(masked[start:end].split()) for start, end in parts]
    trailing = masked.endswith(",")
    if not parts:
        return Defect(Span(0, len(piece)), "there is a comma where a name belongs")
    if _are_separators(words, trailing, in_turned_list):
        commas = tuple(_as_and(masked, Span(*match.span())) for match in _COMMA.finditer(masked))
        message = f"commas separate the authors in {quoted(piece)}"
        return Defect(Span(0, len(piece)), message, _BETWEEN, commas)
    if len(parts) > 2 and not any(_SUFFIX.fullmatch(piece[start:end]) for start, end in parts[1:]):
        clear = in_turned_list or words[0] == 1
        return _missing_and(piece, masked, parts, words if clear else [])
    if trailing:
        return _trailing_comma(piece, parts)
    return None


def _are_separators(words: list[int], trailing: bool, in_turned_list: bool) -> bool:
    """Whether the parts between commas are whole names, as their numbers of words tell."""
    if in_turned_list and len(words) < 4:
        return False
    whole = sum(count > 1 for count in words)
    return whole == len(words) > (1 if trailing else 2) or (
        len(words) > 3 and words[0] > 1 and whole * 3 >= len(words) * 2
    )


def _missing_and(piece: str, masked: str, parts: list[Span], words: list[int]) -> Defect:
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
        return Defect(
            Span(0, len(piece)),
            f"{quoted(piece)} has too many commas for one name",
            'write "and" between the names',
        )
    if masked.endswith(","):
        edits.append((Span(parts[-1].end, len(piece)), ""))
    return Defect(span, f"{quoted(piece)} is one name to BibTeX", remedy, tuple(edits))


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


def _trailing_comma(piece: str, parts: list[Span]) -> Defect:
    comma = Span(parts[-1].end, len(piece))
    if len(parts) == 1 and " " not in piece:
        return Defect(
            comma,
            f"{quoted(piece)} ends in a comma",
            "a given name is missing, or there is one comma too many",
        )
    return Defect(comma, f"{quoted(piece)} ends in a comma", "remove it", ((comma, ""),))

"""Titles and other words in a form that can be compared: without case, accents, markup and punctuation."""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from functools import cache, lru_cache

__all__ = ["fold", "fold_title", "without_markup"]

# Many rules ask for the normal form of the same title.
_REMEMBERED = 8192
_ASCII = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)} | {
    ord("'"): "",
    ord("`"): "",
}
_ACCENT = re.compile(r"\\[\"'`^~=.](?=\s*\{?\s*\\?[a-z])\s*", re.ASCII | re.IGNORECASE)
_COMMAND = re.compile(r"\\([a-z]+)\s*", re.ASCII | re.IGNORECASE)
_TAG = re.compile(r"</?(?:b|br|code|em|i|s|strong|sub|sup|u)\s*/?>", re.ASCII | re.IGNORECASE)
_AMPERSAND = re.compile(r"\s&(?:amp;)?\s")
_MARKS = str.maketrans(dict.fromkeys("{}$^_*`\\", "") | {"×": "x"})

# What Unicode does not take apart, and signs that join what is around them.
_PLAIN_LETTERS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "ı": "i",
        "ŧ": "t",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "°": "deg",
    }
    | dict.fromkeys("'’‘ʼʹʻ`´′＇", "")
)


def fold(text: str) -> str:
    """Letters and digits only, without case and accents, words separated by one space.

    HTML entities are read and compatibility forms taken apart (`²` is `2`); apostrophes join
    ("Müller’s A–B" is "mullers a b"). Folding twice changes nothing.
    """
    if "&" in text:
        from html import unescape  # only few texts need it

        with suppress(ValueError):  # a numeric entity of thousands of digits
            text = unescape(text)
    if text.isascii():
        return " ".join(text.translate(_ASCII).split())
    text = unicodedata.normalize("NFKD", text.translate(_PLAIN_LETTERS)).casefold()
    text = unicodedata.normalize("NFKD", text).translate(_PLAIN_LETTERS)
    return " ".join(unicodedata.normalize("NFC", "".join(map(_folded_character, text))).split())


@cache
def _folded_character(character: str) -> str:
    """A letter or digit as it is, an accent or an invisible character as nothing, others as a space."""
    if character.isalnum():
        return character
    category = unicodedata.category(character)
    if category == "Cf" or "\u0300" <= character <= "\u036f":
        return ""
    # Other scripts write vowels as marks.
    return character if category[0] == "M" and category != "Me" else " "


_LATEX_LETTERS = {
    "aa": "å", "ae": "æ", "dh": "ð", "dj": "đ", "ell": "l", "i": "i", "j": "j", "l": "ł", "latex": "latex",
    "o": "ø", "oe": "œ", "ss": "ß", "tex": "tex", "th": "þ", "times": "x",
}  # fmt: skip


def _latex_command(found: re.Match[str]) -> str:
    name: str = found[1].lower().removeprefix("var")  # another shape of the same letter
    if name in _LATEX_LETTERS:
        return _LATEX_LETTERS[name]
    try:
        return unicodedata.lookup(f"GREEK SMALL LETTER {'lamda' if name == 'lambda' else name}")
    except KeyError:
        return ""


def without_markup(text: str) -> str:
    """A text without the marks of Markdown, HTML and LaTeX; for folding only."""
    if "\\" in text:
        text = _ACCENT.sub("", text)
        text = _COMMAND.sub(_latex_command, text)
    if "<" in text:
        text = _TAG.sub("", text)
    return text.translate(_MARKS)


@lru_cache(maxsize=_REMEMBERED)
def fold_title(title: str) -> str:
    """A title folded, after emphasis and code marks, escapes, braces, math and commands are gone.

    `{FD}$^2$: A`, `FD2: A` and `FD²: A` are equal, and so are `A & B` and `A and B`.
    """
    text = without_markup(title)
    return fold(_AMPERSAND.sub(" and ", text) if "&" in text else text)

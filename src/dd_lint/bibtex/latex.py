"""LaTeX to plain text, as far as titles and names need it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

_NEEDS_DECODING = re.compile(r"[\\$~]")
_COMMENT_SIGN = re.compile(r"(?<!\\)%")
_DOLLAR = re.compile(r"(?<!\\)\$")
_COMMAND = re.compile(r"\\(?:[A-Za-z]+[ \t]*|.)", re.DOTALL)
_SUPERSCRIPT = re.compile(r"\^(\d+)")
_SUPERSCRIPT_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# The decoder descends once a group and slows down on long text; no title or name comes near this.
_DECODED_LENGTH = 5_000


def plain(value: str) -> str:
    r"""The text that a LaTeX value prints: `{\"o}` as "ö", `~` as a space, `{CD}$^2$` as "CD²".

    Braces are dropped and whitespace is folded. Text that is not LaTeX comes through as well
    as it can; nothing raises.
    """
    text = _decoded(value) if _NEEDS_DECODING.search(value) else _dashes(value)
    if "{" in text or "}" in text:
        text = text.replace("{", "").replace("}", "")
    return " ".join(text.split())


def _dashes(text: str) -> str:
    return text.replace("---", "\N{EM DASH}").replace("--", "\N{EN DASH}") if "--" in text else text


@lru_cache(maxsize=1024)
def _decoded(value: str) -> str:
    if len(value) > _DECODED_LENGTH:
        return _undecoded(value)
    if len(_DOLLAR.findall(value)) % 2:
        value = _DOLLAR.sub(r"\\$", value)
    try:
        # BibTeX knows no comments inside a value, so a percent sign is one that prints.
        text = _decoder()(_COMMENT_SIGN.sub(r"\\%", value))
    except Exception:  # the decoder promises nothing about text that is no LaTeX
        return _undecoded(value)
    if "$" in value:
        text = _SUPERSCRIPT.sub(lambda match: match[1].translate(_SUPERSCRIPT_DIGITS), text)
    return text


def _undecoded(value: str) -> str:
    """The value without its commands, where decoding it is out of reach."""
    return _dashes(_COMMAND.sub("", value).replace("~", " ").replace("$", ""))


@lru_cache(maxsize=1)
def _decoder() -> Callable[[str], str]:
    from pylatexenc import latex2text

    context = latex2text.get_default_latex_context_db()
    # The default prints an address in angle brackets.
    context.add_context_category(
        "addresses", prepend=True, macros=[latex2text.MacroTextSpec("url", simplify_repl="%s")]
    )
    decode: Callable[[str], str] = latex2text.LatexNodes2Text(
        latex_context=context, math_mode="text"
    ).latex_to_text
    return decode

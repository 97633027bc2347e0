"""Every inline's span is its own markup, whatever the text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mistune.helpers import unescape_char

from dd_lint.markdown import Block, Inline, parse_markdown
from dd_lint.text.source import Source

FRAGMENTS = [
    "+ ", "- ", "* ", "1. ", "> ", "\t", "  ", "    ", "\n", "\n\n", "[", "]", "(", ")", "[a](b)", "![i](j)",
    "`c`", "``",
    '<a name="x">', "</a>", "<https://e.org>", "https://e.org/a_(b)", "[r][d]", "[d]: /u 't'\n", "[d]",
    "# H", "## ",
    "---", "===", "|a|b|\n|-|-|\n|[x](y)|`z`|\n", "a|b\n-|-\nc|[q](w)\n", "**", "_", "\\", "&amp;", "😀",
    "é", "<!--",
    "-->", "<div>", "</div>", "```\n", "~~~", "word ", "\u2028", "(<a b>)", '[x](<y z> "t")', "\f", "\v",
    "\x1f", "![[x](y)](z)",
]  # fmt: skip
MARKUP = {
    "link": ("[", (")", "]")),
    "image": ("![", (")", "]")),
    "code": ("`", ("`",)),
    "html": ("<", (">",)),
    "emphasis": (("*", "_"), ("*", "_")),
    "strong": (("**", "__"), ("**", "__")),
}


def check(text: str, block: Block) -> int:
    assert 0 <= block.start <= block.end <= len(text) + 1
    if block.kind == "item":
        assert text.startswith(block.bullet, block.bullet_start)
    return sum(check_inline(text, inline) for inline in block.inlines)


def check_inline(text: str, inline: Inline) -> int:
    markup = text[inline.start : inline.end]
    if inline.kind == "autolink":
        assert inline.destination == text[inline.destination_start : inline.destination_end]
        assert inline.destination in markup
    else:
        opening, closings = MARKUP[inline.kind]
        assert markup.startswith(opening)
        assert markup.endswith(closings)
        if inline.destination_start >= 0:
            assert (
                unescape_char(text[inline.destination_start : inline.destination_end]) == inline.destination
            )
    return 1 + sum(check_inline(text, child) for child in inline.children)


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=25).map("".join))
def test_spans_of_any_text(text: str) -> None:
    for block in parse_markdown(Source("README.md", text)):
        check(text, block)


def variants(text: str) -> list[str]:
    """A text as it could have been saved, each read the way the reader of files reads it."""
    return [text, "\ufeff" + text, text.rstrip("\n"), text.replace("    ", "\t"), "😀 " + text]


def test_spans_of_real_lists(shared: Path) -> None:
    found: dict[str, int] = {}
    for path in sorted(shared.glob("lists/**/*.md")) + sorted(shared.glob("seed/*.md")):
        text = path.read_text(encoding="utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        for variant in variants(text):
            count = sum(check(variant, block) for block in parse_markdown(Source("README.md", variant)))
            found[path.parent.name] = max(count, found.get(path.parent.name, 0))
    links = {"seed": 741, "Guang000__Awesome-Dataset-Distillation": 1117}
    for name, count in links.items():
        assert found[name] >= count


@pytest.mark.parametrize(
    ("text", "kind", "start", "written"),
    [
        ("- a\n  [x](y)\n", "link", 6, "[x](y)"),
        ("> - [x](y)\n", "link", 4, "[x](y)"),
        ("-\t[x](y)\n", "link", 2, "[x](y)"),
        ("1. a\n\n   | h |\n   |---|\n\n| a | b |\n|---|---|\n| `c` | [x](y) |\n", "link", -1, "[x](y)"),
        ("# a `b` c\n", "code", 4, "`b`"),
        ("see https://e.org/x_(y), ok\n", "autolink", 4, "https://e.org/x_(y)"),
        ("[![i](j)](k)\n", "link", 0, "[![i](j)](k)"),
        ("[t][d]\n\n[d]: <https://e.org> 'x'\n", "link", 0, "[t][d]"),
    ],
)
def test_places(text: str, kind: str, start: int, written: str) -> None:
    inlines = [inline for block in parse_markdown(Source("README.md", text)) for inline in block.inlines]
    inline = next(inline for inline in inlines if inline.kind == kind)
    assert text[inline.start : inline.end] == written
    assert start in (inline.start, -1)


def test_reading_in_parts_changes_nothing() -> None:
    text = "# a\n+ [x](y)\n## b\n<!-- open\n## c\n[x](y)\n"
    blocks = list(parse_markdown(Source("README.md", text)))
    assert [block.kind for block in blocks] == ["heading", "item", "heading", "html"]
    fenced = "# a\n```\n# not a heading\n```\n# b\n```\n# open\n"
    assert [b.kind for b in parse_markdown(Source("README.md", fenced))] == [
        "heading",
        "code",
        "heading",
        "code",
    ]

"""Reads the case files of the rules, `tests/rules/NAME.md`.

The first heading is the rule's name; each second-level heading is a case, or a plant. Between them stands,
unless it is nothing, "Its safe fixes may change WHAT, WHAT: why.", what of the page that a reader sees, of
`spaces`, `words`, `addresses` (of links and images), `lines` (where they break), `order`, or `everything`.

A case's `markdown` block is the README.md; a block with another path after its language
(`bibtex citations/x.txt`) is that file; `toml` is dd-lint.toml. Its `expect` block holds one
`path:line:column-line:column message` for each finding, with `severity: ` before the message where it
is not the rule's own. A case without one must not trigger. A block `fixed PATH` holds what becomes of a
file, PATH, by all of the rule's fixes, a block `safe PATH` what becomes of it by the safe ones alone.

A plant is a defect that the rule is to find in this repository's own list. Each of its blocks
`plant PATH` is a change of a file: the text that is there, once, then a line `=====`, then what
replaces it. Without the former, the latter is the whole file, or a new one. `‸…‸` in one of the new
texts marks the place of the finding, above which no later change adds or takes a line; `\\udcXX` is
the byte XX, which is no UTF-8. As the list goes on, `{{items}}` stands for the number of its badge, with
`{{items+1}}` and `{{items-1}}` beside it, and `{{date}}` and `{{title}}` for those of its latest update.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "rules"
NOTHING = frozenset({"nothing"})
CHANGES = NOTHING | {"spaces", "words", "addresses", "lines", "order", "everything"}
_PERMISSION = re.compile(r"^Its safe fixes may change ([^.:]+)", re.MULTILINE)
_DEFAULT_PATHS = {"markdown": "README.md", "toml": "dd-lint.toml", "expect": "expect"}
_BLOCK = re.compile(r"^(`{3,})(\w+)(?: (\S+))?\n(.*?)^\1$", re.MULTILINE | re.DOTALL)


class Case(NamedTuple):
    """A list, and what the rule says about it."""

    title: str
    files: dict[str, str]
    expected: list[str]
    fixed: dict[str, str]
    safe: dict[str, str]


class Change(NamedTuple):
    """In the file `path`, `old` becomes `new`."""

    path: str
    old: str
    new: str


class Plant(NamedTuple):
    """A defect, made by one or more changes."""

    title: str
    changes: list[Change]


def cases(path: Path) -> Iterator[Case]:
    """The cases of a case file."""
    for title, part in _sections(path):
        if not _changes(part):
            files = blocks(part)
            expected = files.pop("expect", "").splitlines()
            fixed, safe = _outcomes(part, "fixed"), _outcomes(part, "safe")
            yield Case(title, files, expected, fixed, safe)


def plants(path: Path) -> Iterator[Plant]:
    """The plants of a case file."""
    for title, part in _sections(path):
        if changes := _changes(part):
            yield Plant(title, changes)


def permitted(path: Path) -> frozenset[str]:
    """What a rule's safe fixes may change of the page that a reader sees, by its case file."""
    words = _PERMISSION.search(path.read_text(encoding="utf-8").partition("\n## ")[0])
    changes = frozenset(words[1].split(", ")) if words else frozenset()
    assert changes <= CHANGES, f"{path.name}: no such change: {', '.join(changes - CHANGES)}"
    return changes | NOTHING


def parts(text: str) -> dict[str, str]:
    """What is below each second-level heading outside of fenced blocks."""
    found: dict[str, str] = {}
    title = fence = ""
    for line in text.splitlines(keepends=True):
        if match := re.match(r"`{3,}", line):
            fence = "" if fence == match[0] else fence or match[0]
        if not fence and line.startswith("## "):
            title = line[3:].strip()
            assert title not in found, f"two parts named {title}"
            found[title] = ""
        elif title:
            found[title] += line
    return found


def blocks(text: str) -> dict[str, str]:
    """The fenced blocks of a text by path."""
    found: dict[str, str] = {}
    for _, language, path, content in _BLOCK.findall(text):
        if language in ("fixed", "safe"):
            continue
        name = path or _DEFAULT_PATHS[language]
        assert name not in found, f"two blocks for {name}"
        found[name] = content
    # A case about citation files alone needs no list of its own.
    found.setdefault("README.md", "")
    return found


def _outcomes(part: str, kind: str) -> dict[str, str]:
    return {path: content for _, language, path, content in _BLOCK.findall(part) if language == kind}


def _sections(path: Path) -> Iterator[tuple[str, str]]:
    yield from parts(path.read_text(encoding="utf-8")).items()


def _changes(part: str) -> list[Change]:
    found = _BLOCK.findall(part)
    planted = [(path, content) for _, language, path, content in found if language == "plant"]
    assert len(planted) in {0, len(found)}, "a plant has blocks of its own kind only"
    return [_change(path, content) for path, content in planted]


def _change(path: str, content: str) -> Change:
    old, mark, new = f"\n{content}".partition("\n=====\n")
    assert mark, f"no line ===== in a change of {path}"
    new = re.sub(r"\\udc([89a-f][0-9a-f])", lambda byte: chr(0xDC00 + int(byte[1], 16)), new)
    # The line break before a fence or the mark is not the text's own.
    return Change(path, old.removeprefix("\n"), new.removesuffix("\n"))

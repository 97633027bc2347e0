"""Every fix keeps its promise, on each rule's cases and on real lists: it settles its finding, and no more.

Whatever is fixed, no fix is left, fixing again changes nothing, and no rule finds what it did not find
before.
"""

from __future__ import annotations

import re
import shutil
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path

import mistune
import pytest
from casefile import FOLDER, NOTHING, Case, cases, permitted
from folders import SHARED, fix_folder, read_folder, write_files

import dd_lint.fixes.fixpoint
from dd_lint.findings import Edit
from dd_lint.fixes.apply_edits import rewrite
from dd_lint.fixes.fixpoint import Fixed
from dd_lint.lint.engine import lint
from dd_lint.lint.registry import all_rules
from dd_lint.lint.report import Diagnostic, Report
from dd_lint.lint.selection import select_rules
from dd_lint.project.list_files import find_list
from dd_lint.rules import Rule

RULES = {rule.name: rule for rule in all_rules()}

TRIGGERING = [
    pytest.param(path.stem, case, id=f"{path.stem}: {case.title}")
    for path in sorted(FOLDER.glob("*.md"))
    for case in cases(path)
    if case.expected
]
LISTS = [SHARED / "seed", *sorted(path for path in SHARED.glob("lists/*") if path.is_dir())]


def check_change(name: str, what: str) -> None:
    """Let a rule's safe fixes change in the page that a reader sees what its case file says, and no more."""
    assert what in permitted(FOLDER / f"{name}.md"), (
        f"the safe fixes of {name} change {what} on the page; if that is meant, tests/rules/{name}.md says "
        f'below its heading: "Its safe fixes may change {what}: …"'
    )


def applicable(report: Report, *, unsafe: bool) -> list[Diagnostic]:
    """The findings whose fixes can be applied."""
    return [one for one in report.diagnostics if one.finding.fix and (unsafe or one.finding.fix.safe)]


def fix_on_disk(folder: Path, rules: Sequence[Rule], *, unsafe: bool) -> Fixed:
    fixed = fix_folder(folder, rules, unsafe=unsafe)
    for path, change in fixed.changes.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(change.after)
    return fixed


def settle(folder: Path, rules: Sequence[Rule], watched: Sequence[Rule], *, unsafe: bool) -> None:
    """Fix what rules find in a folder, and check that nothing is left to fix and that none finds more."""
    before = lint(read_folder(folder), watched)
    fix_on_disk(folder, rules, unsafe=unsafe)
    assert not applicable(lint(read_folder(folder), rules), unsafe=unsafe)
    assert not fix_on_disk(folder, rules, unsafe=unsafe).changes
    assert grown(before, lint(read_folder(folder), watched)) == []


def count(report: Report) -> Counter[str]:
    assert not report.failures
    return Counter(one.rule.name for one in report.diagnostics)


def grown(before: Report, after: Report) -> list[str]:
    """The findings of the rules that find more than they did."""
    more = count(after) - count(before)
    return [
        f"{one.rule.name}: {one.source.path}:{one.source.position(one.span.start).line} {one.finding.message}"
        for one in after.diagnostics
        if one.rule.name in more
    ]


def judges(name: str, folder: Path) -> tuple[Sequence[Rule], Sequence[Rule]]:
    """The rules whose fixes a rule's case is about, and those that may find no more than before."""
    selected = select_rules(all_rules(), read_folder(folder).config)
    watched = [rule for rule in all_rules() if rule.name == name or rule in selected]
    # What judges the work of the others finds nothing without them.
    return (watched if RULES[name].check_unused else [RULES[name]]), watched


@pytest.mark.parametrize(("name", "case"), TRIGGERING)
@pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])
def test_case(name: str, case: Case, tmp_path: Path, *, unsafe: bool) -> None:
    write_files(tmp_path, case.files)
    rules, watched = judges(name, tmp_path)
    before, page = lint(read_folder(tmp_path), rules), Page(find_list(tmp_path))
    settle(tmp_path, rules, watched, unsafe=unsafe)
    if not unsafe:
        check_change(name, page.compare(Page(find_list(tmp_path)))[0])
    outcome = case.fixed if unsafe else case.safe
    assert {path: (tmp_path / path).read_text(encoding="utf-8") for path in outcome} == outcome
    gone = count(before)[name] - count(lint(read_folder(tmp_path), rules))[name]
    assert gone >= sum(one.rule.name == name for one in applicable(before, unsafe=unsafe))


@pytest.mark.parametrize("path", [path for path in sorted(FOLDER.glob("*.md")) if permitted(path) != NOTHING])
def test_what_safe_fixes_may_change_they_change(path: Path, tmp_path: Path) -> None:
    seen = NOTHING
    for number, case in enumerate(cases(path)):
        folder = tmp_path / str(number)
        write_files(folder, case.files)
        page = Page(find_list(folder))
        fix_on_disk(folder, judges(path.stem, folder)[0], unsafe=False)
        seen |= {page.compare(Page(find_list(folder)))[0]}
    assert permitted(path) <= seen


@pytest.fixture(params=LISTS, ids=lambda path: path.name)
def folder(request: pytest.FixtureRequest, tmp_path: Path, shared: Path) -> Path:
    """A copy of a real list with all that belongs to it."""
    del shared
    copy = tmp_path / "list"
    shutil.copytree(request.param, copy)
    for path in [copy, *copy.rglob("*")]:
        path.chmod(path.stat().st_mode | 0o200)
    return copy


@pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])
def test_list(folder: Path, monkeypatch: pytest.MonkeyPatch, *, unsafe: bool) -> None:
    monkeypatch.setattr(dd_lint.fixes.fixpoint, "rewrite", watched_rewrite)
    settle(folder, all_rules(), all_rules(), unsafe=unsafe)


def watched_rewrite(data: bytes, edits: Sequence[Edit]) -> bytes:
    """What `rewrite` does; whatever the edits do not cover has to stay, byte for byte."""
    written = rewrite(data, edits)
    # One character of the text each, whatever ends its line.
    characters = re.findall(r"\r\n|[\s\S]", data.decode("utf-8-sig"))
    rest, position = written.decode("utf-8-sig"), 0
    assert written.startswith(BOM_UTF8) == data.startswith(BOM_UTF8)
    for edit in sorted(edits, key=lambda edit: edit.span):
        before = "".join(characters[position : edit.span.start])
        assert rest.startswith(before)
        rest = rest[len(before) :]
        text = edit.text if rest.startswith(edit.text) else edit.text.replace("\n", "\r\n")
        assert rest.startswith(text)
        rest, position = rest[len(text) :], edit.span.end
    assert rest == "".join(characters[position:])
    return written


def test_a_safe_fix_changes_nothing_else_on_the_page(folder: Path) -> None:
    report = lint(read_folder(folder), all_rules())
    for name in {one.rule.name for one in applicable(report, unsafe=False)}:
        before = Page(find_list(folder))
        applied = sum(fix_on_disk(folder, [RULES[name]], unsafe=False).applied.values())
        what, places = before.compare(Page(find_list(folder)))
        check_change(name, what)
        assert places <= applied


class Page(HTMLParser):
    """What a list looks like: its tags, its addresses, and the words between the tags."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self.words = [""]
        self.feed(str(mistune.html(path.read_text(encoding="utf-8"))))
        self.close()
        self.words = [" ".join(words.split()) for words in self.words]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        others = [(name, value) for name, value in attrs if name not in ("href", "src")]
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src")]
        self._tag(f"{tag} {others}")

    def handle_endtag(self, tag: str) -> None:
        self._tag(f"/{tag}")

    def _tag(self, text: str) -> None:
        self.tags.append(text)
        self.words.append("")

    def handle_data(self, data: str) -> None:
        self.words[-1] += data

    def compare(self, other: Page) -> tuple[str, int]:
        """In what alone another page differs, and in how many places of one kind."""
        same_addresses = self.addresses == other.addresses
        if self.tags == other.tags:
            changed = [pair for pair in zip(self.words, other.words, strict=True) if pair[0] != pair[1]]
            moved = sum(map(str.__ne__, self.addresses, other.addresses))
            if all(_ADDRESS.sub("", one) == _ADDRESS.sub("", two) for one, two in changed):
                return ("addresses", moved + len(changed)) if moved or changed else ("nothing", 0)
            if same_addresses and all(_letters(one) == _letters(two) for one, two in changed):
                return "spaces", 0
            if same_addresses:
                return "words", len(changed)
        if same_addresses and _letters("".join(self.words)) == _letters("".join(other.words)):
            return "lines", 0
        if self.shuffled() == other.shuffled():
            return "order", 0
        return "everything", 0

    def shuffled(self) -> tuple[Counter[str], Counter[str]]:
        return Counter(self.addresses), Counter(filter(None, self.words))


_ADDRESS = re.compile(r"https?://\S+")
"""An address that is a text on the page, as it is where it is written without brackets."""


def _letters(words: str) -> list[str]:
    """What is seen of words, but the spaces."""
    return [character for character in words if character.isprintable() and not character.isspace()]

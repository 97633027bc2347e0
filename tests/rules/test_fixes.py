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
from pathlib import Path

import pytest
from casefile import FOLDER, NOTHING, Case, cases, permitted
from folders import SHARED, Judge, fix_project, read_folder, write_files
from page import Page

import dd_lint.fixes.fixpoint
from dd_lint.document.model import Document
from dd_lint.findings import Edit
from dd_lint.fixes.apply_edits import rewrite
from dd_lint.fixes.fixpoint import Fixed
from dd_lint.lint.registry import all_rules
from dd_lint.lint.report import Diagnostic, Report
from dd_lint.lint.selection import select_rules
from dd_lint.project.find_list import find_list
from dd_lint.project.model import Project
from dd_lint.text.folding import fold_title

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


def write_changes(folder: Path, fixed: Fixed) -> None:
    for path, change in fixed.changes.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(change.after)


def settle(project: Project, folder: Path, judge: Judge, watch: Judge, *, unsafe: bool) -> Report:
    """Fix what is found in a folder, and check that nothing is left to fix, and that `watch` finds no more.

    What is found after that is returned.
    """
    before = watch(project)
    write_changes(folder, fix_project(project, folder, judge, unsafe=unsafe))
    after = read_folder(folder)
    left = judge(after)
    assert not applicable(left, unsafe=unsafe)
    assert not fix_project(after, folder, judge, unsafe=unsafe).changes
    assert grown(before, watch(after)) == []
    return left


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


def judges(name: str, project: Project) -> tuple[Judge, Judge]:
    """The rules whose fixes a rule's case is about, and those that may find no more than before."""
    selected = select_rules(all_rules(), project.config)
    watch = Judge([rule for rule in all_rules() if rule.name == name or rule in selected])
    # What judges the work of the others finds nothing without them.
    return (watch if RULES[name].check_unused else Judge([RULES[name]])), watch


@pytest.mark.parametrize(("name", "case"), TRIGGERING)
@pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])
def test_case(name: str, case: Case, tmp_path: Path, *, unsafe: bool) -> None:
    write_files(tmp_path, case.files)
    project = read_folder(tmp_path)
    judge, watch = judges(name, project)
    page = list_page(tmp_path)
    left = settle(project, tmp_path, judge, watch, unsafe=unsafe)
    if not unsafe:
        check_change(name, page.compare(list_page(tmp_path))[0])
    outcome = case.fixed if unsafe else case.safe
    assert {path: (tmp_path / path).read_text(encoding="utf-8") for path in outcome} == outcome
    before = judge(project)
    gone = count(before)[name] - count(left)[name]
    assert gone >= sum(one.rule.name == name for one in applicable(before, unsafe=unsafe))


@pytest.mark.parametrize(
    "path",
    [path for path in sorted(FOLDER.glob("*.md")) if permitted(path) != NOTHING],
    ids=lambda path: path.stem,
)
def test_what_safe_fixes_may_change_they_change(path: Path, tmp_path: Path) -> None:
    seen = NOTHING
    for number, case in enumerate(cases(path)):
        folder = tmp_path / str(number)
        write_files(folder, case.files)
        project, page = read_folder(folder), list_page(folder)
        judge, _ = judges(path.stem, project)
        write_changes(folder, fix_project(project, folder, judge, unsafe=False))
        seen |= {page.compare(list_page(folder))[0]}
    assert permitted(path) <= seen


def list_page(folder: Path) -> Page:
    return Page(find_list(folder).read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
@pytest.mark.usefixtures("shared")
def test_list(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dd_lint.fixes.fixpoint, "rewrite", watched_rewrite)
    folders = copy_list(path, tmp_path / "safe"), copy_list(path, tmp_path / "unsafe")
    project, judge = read_folder(folders[0]), Judge(all_rules())
    check_each_rule(project, folders[0], judge)
    for folder, unsafe in zip(folders, (False, True), strict=True):
        settle(project, folder, judge, judge, unsafe=unsafe)
        check_kept(project.document, read_folder(folder).document, unsafe=unsafe)


def check_kept(before: Document, after: Document, *, unsafe: bool) -> None:
    """Check that no anchor is gone, and no entry but one that stands elsewhere."""
    assert {one.name for one in after.anchors} >= {one.name for one in before.anchors}
    titles, left = (Counter(fold_title(one.title) for one in page.entries) for page in (before, after))
    assert unsafe or (left.total() == titles.total() and left.keys() == titles.keys())


def copy_list(path: Path, folder: Path) -> Path:
    """A copy of a real list with all that belongs to it."""
    shutil.copytree(path, folder)
    for one in [folder, *folder.rglob("*")]:
        one.chmod(one.stat().st_mode | 0o200)
    return folder


def check_each_rule(project: Project, folder: Path, judge: Judge) -> None:
    """Check that a rule's safe fixes change nothing else on the page, and no more places than they say."""
    page = list_page(folder)
    for name in {one.rule.name for one in applicable(judge(project), unsafe=False)}:
        fixed = fix_project(project, folder, Judge([RULES[name]]), unsafe=False)
        change = fixed.changes.get(find_list(folder).name)
        what, places = page.compare(Page(change.after.decode("utf-8")) if change else page)
        check_change(name, what)
        assert places <= sum(fixed.applied.values())


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

"""Every rule against its case file (see casefile.py) and against the examples of its own documentation."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from casefile import FOLDER, Case, blocks, cases, parts
from folders import ROOT, lint_folder, write_files

from dd_lint.lint.registry import all_rules
from dd_lint.lint.report import Report
from dd_lint.lint.selection import in_turn
from dd_lint.rules import Rule

RULES = {rule.name: rule for rule in all_rules()}


def findings(report: Report, rule: Rule) -> list[str]:
    assert not report.failures
    lines = []
    for diagnostic in report.diagnostics:
        source, span = diagnostic.source, diagnostic.span
        start, end = source.position(span.start), source.position(span.end)
        severity = "" if diagnostic.severity is rule.severity else f"{diagnostic.severity}: "
        place = f"{source.path}:{start.line}:{start.column}-{end.line}:{end.column}"
        lines.append(f"{place} {severity}{diagnostic.finding.message}")
    return lines


ALL_CASES = [
    pytest.param(path.stem, case, id=f"{path.stem}: {case.title}")
    for path in sorted(FOLDER.glob("*.md"))
    for case in cases(path)
]


def test_every_rule_has_cases_both_ways() -> None:
    for name in RULES:
        found = list(cases(FOLDER / f"{name}.md"))
        assert any(case.expected for case in found), f"{name}: no case triggers"
        assert any(not case.expected for case in found), f"{name}: no case must not trigger"
    assert {path.stem for path in FOLDER.glob("*.md")} == set(RULES)


@pytest.mark.parametrize(("name", "case"), ALL_CASES)
def test_case(name: str, case: Case, tmp_path: Path) -> None:
    write_files(tmp_path, case.files)
    assert findings(lint_folder(tmp_path, name), RULES[name]) == case.expected


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_documentation_shows_what_the_rule_does(rule: Rule, tmp_path: Path) -> None:
    pages = parts(rule.documentation)
    assert list(pages) == ["What it does", "Why it matters", "Example", "Use instead", "Fix"]
    assert rule.summary.endswith(".")
    assert re.match(r"(Safe|Unsafe|None)\b.*[:.]", pages["Fix"].strip()), (
        "Fix opens with Safe, Unsafe or None"
    )
    write_files(tmp_path / "example", blocks(pages["Example"]))
    assert lint_folder(tmp_path / "example", rule.name).diagnostics, "the example does not trigger"
    write_files(tmp_path / "instead", blocks(pages["Use instead"]))
    assert not lint_folder(tmp_path / "instead", rule.name).diagnostics, "what to use instead triggers"


def test_codes_and_names_are_well_formed() -> None:
    for rule in RULES.values():
        assert re.fullmatch(rf"{rule.family.name}\d{{3}}", rule.code)
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
        assert rule.module.rsplit(".", 1)[-1] == rule.name.replace("-", "_")


def test_rules_yield_to_rules_that_there_are_and_never_in_a_circle() -> None:
    above: dict[str, set[str]] = {}
    for rule in in_turn(list(RULES.values())):
        assert set(rule.yields_to) <= set(RULES)
        assert rule.name not in rule.yields_to
        # What it yields to has had its turn.
        assert set(rule.yields_to) <= set(above)
        above[rule.name] = set(rule.yields_to)


def test_a_code_is_one_rules_for_good() -> None:
    """docs/generate.py adds new codes to the file, and refuses one that is, or was, another rule's."""
    codes = [rule.code for rule in all_rules()]
    assert sorted(set(codes)) == codes
    lines = (ROOT / "docs" / "rules" / "codes.tsv").read_text(encoding="utf-8").splitlines()[1:]
    owners = dict(line.split("\t") for line in lines)
    assert len(owners) == len(lines)
    assert {rule.code: rule.name for rule in all_rules()}.items() <= owners.items()


@pytest.mark.parametrize(
    "title",
    [
        "**Graph Distillation with** `code`",
        "[See https://example.org/x for Graph Distillation](https://arxiv.org/abs/2310.00001)",
        "[See www.example.org for Graph Distillation](https://arxiv.org/abs/2310.00001)",
    ],
)
def test_no_markup_and_no_address_goes_into_a_citation_file(tmp_path: Path, title: str) -> None:
    line = f"+ {title} (Yang Liu et al., 2023) [:book:](./citations/one.txt)\n"
    citation = (
        "@article{one, title={Graph Distillation of All}, author={Liu, Yang and others}, year={2023}}\n"
    )
    write_files(tmp_path, {"README.md": f"## Main\n{line}", "citations/one.txt": citation})
    report = lint_folder(tmp_path, "citation-title-mismatch")
    assert [diagnostic.finding.fix for diagnostic in report.diagnostics] == [None]

"""Rules that leave a defect to another rule, and take it over where that one does not run."""

from __future__ import annotations

from pathlib import Path

import pytest
from folders import write_files
from program import run

NUMBERS = "One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen Fifteen Sixteen"
REST = "".join(
    f"+ [Graph Distillation {number}](https://arxiv.org/abs/2310.{index:05}) (Ann Smith et al., 2023)\n"
    for index, number in enumerate(NUMBERS.split() + [f"Again {number}" for number in NUMBERS.split()])
)


def found(folder: Path, *arguments: str) -> list[str]:
    """The findings of the list's first entry, without their place."""
    lines = run("check", "--isolated", *arguments, cwd=folder).stdout.splitlines()
    return [line.split(" ", 1)[1] for line in lines if line.startswith("README.md:3:")]


@pytest.mark.parametrize(
    ("entry", "first", "second"),
    [
        pytest.param(
            "[A Title] (https://arxiv.org/abs/2401.00001) (Ann Lee et al., 2024)",
            'ENT009 unbalanced-brackets a space separates "]" from "("; without it, the title is a link',
            'ENT003 unlinked-title the title "A Title] (https://arxiv.org/abs/2401.00001)" is not a link; '
            "32 of 33 entries link to theirs",
            id="a title whose link is split",
        ),
        pytest.param(
            "A Title](https://arxiv.org/abs/2401.00001) (Ann Lee et al., 2024)",
            'ENT015 broken-link "[" is missing before "A Title", so that it is no link',
            'ENT003 unlinked-title the title "A Title](https://arxiv.org/abs/2401.00001)" is not a link; '
            "32 of 33 entries link to theirs",
            id="a title whose link is not opened",
        ),
        pytest.param(
            "[A Title](https://arxiv.org/abs/2401.00001) (Ann Lee et al., 2204)",
            'AUT006 missing-year the year 2204 of "A Title" cannot be right; it is in the future',
            "AUT008 preprint-year-mismatch the preprint's year 2204 is not that of its arXiv id; "
            "2401.00001 is from 2024",
            id="the year of a preprint that cannot be",
        ),
        pytest.param(
            "[A Title](https://arxiv.org/abs/2401.00001) (Ann Lee et al., 2024) left over "
            "[:book:](a.txt) [:octocat:] (https://github.com/a/b)",
            'ENT009 unbalanced-brackets a space separates "]" from "("; without it, ":octocat:" is a link',
            'LNT004 unrecognised-entry the words "left over" fit no part of an entry: '
            "[TITLE](paper) (AUTHORS, VENUE YEAR) and links",
            id="words in an entry with a broken link",
        ),
    ],
)
def test_one_defect_is_found_by_one_rule(tmp_path: Path, entry: str, first: str, second: str) -> None:
    write_files(tmp_path, {"README.md": f"# Papers\n## Main\n+ {entry}\n{REST}", "a.txt": ""})
    rules = [finding.split(" ", 2)[1] for finding in (first, second)]
    both = ("--select", ",".join(rules))
    assert found(tmp_path, *both) == [first]
    assert found(tmp_path, *both, "--ignore", rules[0]) == [second]


def test_a_rule_is_silent_only_about_the_same_entry(tmp_path: Path) -> None:
    broken = "+ [A Title] (https://arxiv.org/abs/2401.00001) (Ann Lee et al., 2024)\n"
    bare = "+ Another Title (Bo Lee et al., 2024)\n"
    write_files(tmp_path, {"README.md": f"# Papers\n## Main\n{broken}{bare}{REST}"})
    done = run("check", "--isolated", "--select", "ENT003,ENT009", cwd=tmp_path)
    assert [line.split(" ")[:2] for line in done.stdout.splitlines()] == [
        ["README.md:3:12:", "ENT009"],
        ["README.md:4:3:", "ENT003"],
    ]

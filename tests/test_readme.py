"""The repository is itself a list: it is clean, and any defect planted in it is found at its place."""

from __future__ import annotations

import os
import re
import runpy
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from conftest import lint_folder

from dd_lint.catalog import render_rules
from dd_lint.rules import all_rules

ROOT = Path(__file__).resolve().parents[1]
README = "README.md"

Change = tuple[str, str, str]


class Plant(NamedTuple):
    """A defect that one rule is to find: in the file `path`, `old` becomes `new`.

    `‸…‸` in one `new` marks the place of the finding, above which no later change adds or takes a line.
    An empty `old` is the whole file, or a new one; `\\udcXX` in a `new` is the byte XX, which is no UTF-8.
    """

    rule: str
    changes: tuple[Change, ...]


def plant(rule: str, *changes: Change) -> Plant:
    return Plant(rule, changes)


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("list")
    copy_list(folder)
    return folder


def copy_list(folder: Path) -> None:
    """The list with all that it links to, in a repository of its own."""
    (folder / ".git").mkdir(parents=True)
    for name in (README, "CONTRIBUTING.md"):
        shutil.copy(ROOT / name, folder / name)
    for name in ("citations", "docs"):
        shutil.copytree(ROOT / name, folder / name)


def test_the_list_is_clean() -> None:
    command = [sys.executable, "-m", "dd_lint", README, "--isolated"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert run.stdout == ""
    assert re.match(r"All checks passed: 227 entries, 225 citation files, \d", run.stderr)
    assert run.returncode == 0


def test_the_table_of_rules_is_fresh() -> None:
    text = (ROOT / README).read_text(encoding="utf-8")
    table = re.search(r"<!-- rules -->\n(.*?)<!-- /rules -->", text, re.DOTALL)
    assert table
    assert table[1].strip() == render_rules(all_rules(), "markdown").strip(), "run `python docs/table.py`"


def test_the_picture_is_fresh(shared: Path) -> None:
    drawing = runpy.run_path(str(ROOT / "docs" / "picture.py"))
    drawn = drawing["draw"](shared / "seed" / README)
    picture = (ROOT / "docs" / "output.svg").read_text(encoding="utf-8")
    assert words(drawn) == words(picture), "run `python docs/picture.py LIST`"


def words(svg: str) -> list[str]:
    """What stands in a picture, however it is drawn."""
    return re.findall(r">([^<>]+)</text>", svg)


def test_the_facts_are_those_of_the_seed(shared: Path) -> None:
    """Every paper link and every citation file of the seed's entries is here."""
    pattern = re.compile(r"^\+ \[[^\]]*\]\((\S+?)\).*?(\./citations/\S+?\.txt)", re.MULTILINE)
    seed = pattern.findall((shared / "seed" / README).read_text(encoding="utf-8"))
    here = set(pattern.findall((ROOT / README).read_text(encoding="utf-8")))
    missing = {(link.partition("?casa_token")[0], citation) for link, citation in seed} - here
    assert len(seed) > 220
    assert not missing


TITLE = "Graph Distillation with Eigenbasis Matching"
PAPER = "https://arxiv.org/abs/2310.09202"
CODE = "https://github.com/liuyang-tian/GDEM"
BOOK = "[:book:](./citations/liu2024gdem.txt)"

DISTILLATION = "citations/wang2018datasetdistillation.txt"
GEOM = "citations/zhang2024geom.txt"
MORE = "citations/more.txt"
MIRAGE = "citations/gupta2024mirage.txt"
THESIS = "citations/zhao2023thesis.txt"
WASSERSTEIN = "citations/liu2023wasserstein.txt"


def one_more(entry: str) -> tuple[Change, Change]:
    """Changes that add an entry to a section, and to the number on the badge."""
    return (README, "Detection\n+ ", f"Detection\n+ {entry}\n+ "), (README, "Items-227", "Items-228")


def contents(line: str, planted: str) -> Change:
    """A change of a line of the contents."""
    return README, f"  - {line}\n", f"  - {planted}\n" if planted else ""


PLANTS = [
    # Authors, venue and year.
    plant("malformed-meta", (README, "(Haoyang Liu et al., 2023)", "‸(Haoyang Liu et al., 2023‸")),
    plant("author-separator", (README, "Du & Yidi", "Du‸ and ‸Yidi")),
    plant("et-al-form", (README, "Haoyang Liu et al.,", "Haoyang Liu ‸et. al.,‸")),
    plant("missing-given-name", (README, "(Haoyang Liu", "(‸Liu‸")),
    plant(
        "inconsistent-author-name", (README, "Chun-Yin Huang et al., 2023", "‸Chun Yin Huang‸ et al., 2023")
    ),
    plant("missing-year", (README, "Maclaurin et al., ICML 2015", "Maclaurin et al., ‸ICML‸")),
    plant("unknown-venue", (README, "Vahidian et al., CVPR 2024", "Vahidian et al., ‸CPVR‸ 2024")),
    plant(
        "preprint-year-mismatch",
        (README, "Haoyang Liu et al., 2023", "Haoyang Liu et al., ‸2024‸"),
        (WASSERSTEIN, "{2023}", "{2024}"),
    ),
    # Badges.
    plant("stale-count-badge", (README, "Items-227", "Items-‸226‸")),
    plant(
        "stale-section-count",
        (README, "### Early Work", "### Early Work (1)"),
        (README, "### Tabular", "### Tabular (1)"),
        (README, "### Speech", "### Speech (‸2‸)"),
    ),
    plant(
        "foreign-repository-badge",
        (".git/config", "", '[remote "origin"]\n\turl = https://github.com/dd-lint/dd-lint.git\n'),
        (README, "# dd-lint\n", "# dd-lint\n![](https://img.shields.io/github/stars/‸Guang000/Guang000‸)\n"),
    ),
    plant(
        "foreign-repository-badge",
        (".git/config", "", '[remote "origin"]\n\turl = https://github.com/dd-lint/dd-lint.git\n'),
        (
            README,
            "![Number of items]",
            "![](https://img.shields.io/github/stars/‸Guang000/Guang000‸) ![Number of items]",
        ),
    ),
    # What is inside a citation file.
    plant("bibtex-syntax", (THESIS, "@phdthesis{", "@phdthesis‸{‸"), (THESIS, "{2023}\n}", "{2023}\n")),
    plant("missing-comma", (DISTILLATION, "Distillation},", "Distillation‸}‸")),
    plant("duplicate-citation-key", (THESIS, "zhao2023thesis", "‸zhao2023idm‸")),
    plant(
        "missing-required-field",
        (THESIS, "zhao2023thesis", "‸zhao2023thesis‸"),
        (THESIS, "  school={The University of Edinburgh},\n", ""),
    ),
    plant("malformed-author-list", (MIRAGE, "and others", "‸et al.‸")),
    plant("several-entries", (THESIS, "{2023}\n}", "{2023}\n}\n‸@misc{more‸, title={More}}")),
    plant("duplicate-field", (THESIS, "{2023}", "{2023},\n  ‸Year‸={2023}")),
    plant("unescaped-character", (MIRAGE, "Learning Rep", "Learning ‸&‸ Rep")),
    plant(
        "suspicious-title",
        (DISTILLATION, "title={Dataset Distillation}", "title={‸https://arxiv.org/abs/1811.10959‸}"),
    ),
    plant("invalid-field-value", (MIRAGE, "{2024}", "{2024},\n  pages={‸127--112‸}")),
    plant("mixed-name-forms", (GEOM, "Wang, Kai", "‸Wang Kai‸")),
    plant("entry-type-mismatch", (MIRAGE, "@inproceedings", "@‸article‸")),
    # Entries and their citation files.
    plant("missing-citation-file", (README, "./citations/liu2024gdem.txt", "‸./citations/liu2024gedm.txt‸")),
    plant("orphan-citation-file", (MORE, "", "@misc{‸more‸, title={More}}")),
    plant(
        "uncited-entry",
        *one_more("[‸Nothing‸](https://arxiv.org/abs/2001.01234) (Some Body et al., 2020)"),
    ),
    plant(
        "shared-citation-file",
        *one_more(
            "[Nothing](https://arxiv.org/abs/2001.01234) (Some Body et al., 2020) "
            "[:book:](‸citations/liu2024gdem.txt‸)"
        ),
    ),
    plant("citation-title-mismatch", (DISTILLATION, "{Dataset Distillation}", "{‸Data‸ Distillation}")),
    plant(
        "citation-author-mismatch",
        (README, "Haoyang Liu et al., 2023", "Hayoang Liu et al., 2023"),
        (WASSERSTEIN, "Liu, Haoyang", "‸Liu, Haoyang‸"),
    ),
    plant("citation-year-mismatch", (THESIS, "{2023}", "{‸2024‸}")),
    plant(
        "citation-venue-mismatch",
        (MIRAGE, "International Conference on Learning Representations (ICLR)", "‸Interspeech‸"),
    ),
    plant("citation-id-mismatch", (DISTILLATION, "1811.10959", "‸1811.10995‸")),
    plant("missing-et-al", (README, "Haoyang Liu et al.,", "‸Haoyang Liu‸,")),
    plant("needless-et-al", (README, "Junaid Iqbal Khan,", "Junaid Iqbal Khan ‸et al.‸,")),
    # Papers that are listed twice.
    plant(
        "duplicate-entry", *one_more(f"[‸{TITLE}‸]({PAPER}) (Yang Liu & Deyu Bo et al., ICML 2024) {BOOK}")
    ),
    plant(
        "duplicate-paper-id",
        *one_more(
            f"[Eigenbasis Matching](‸{PAPER}‸) (Yang Liu & Deyu Bo et al., ICML 2024) [:book:]({MORE})"
        ),
        (MORE, "", "@misc{more, title={Eigenbasis Matching}}"),
    ),
    plant(
        "same-id-different-title",
        (README, PAPER, "‸https://arxiv.org/abs/2310.09486‸"),
    ),
    plant(
        "similar-title",
        *one_more(
            "[‸Graph Distilation with Eigenbasis Matching‸](https://arxiv.org/abs/2001.01234) "
            f"(Yang Liu & Deyu Bo et al., ICML 2024) [:book:]({MORE})"
        ),
        (MORE, "", "@misc{more, title={Graph Distilation with Eigenbasis Matching}}"),
    ),
    # Links, icons and spaces of an entry.
    plant("empty-link-text", (README, f"[:octocat:]({CODE})", f"‸[]({CODE})‸")),
    plant("empty-link-destination", (README, f"[:octocat:]({CODE})", "[:octocat:]‸()‸")),
    plant("unlinked-title", (README, f"[{TITLE}]({PAPER})", f"‸{TITLE}‸")),
    plant("icon-order", (README, f"[:octocat:]({CODE}) {BOOK}", f"{BOOK} ‸[:octocat:]‸({CODE})")),
    plant("repeated-icon", (README, BOOK, f"‸[:octocat:]({CODE})‸ {BOOK}")),
    plant("unknown-icon", (README, f"[:octocat:]({CODE})", f"[‸:octcat:‸]({CODE})")),
    plant("entry-spacing", (README, " (Haoyang Liu", "‸  ‸(Haoyang Liu")),
    plant("mixed-bullets", (README, "+ [Towards Robust", "‸-‸ [Towards Robust")),
    plant("unbalanced-brackets", (README, "(DP-KIP) for", "‸(‸DP-KIP for")),
    plant("unbalanced-brackets", (README, f"({PAPER})", f"‸(‸{PAPER}")),
    plant("unbalanced-brackets", (README, f"[{TITLE}](", f"‸[‸{TITLE}(")),
    plant("unbalanced-brackets", (README, f"({PAPER})", f"‸ ‸({PAPER})")),
    plant("unbalanced-brackets", (README, f"({PAPER})", f"({PAPER})‸)‸")),
    plant("unbalanced-brackets", (README, f"[:octocat:]({CODE})", f"‸[‸:octocat:({CODE})")),
    plant("unbalanced-brackets", (README, BOOK, f"[:book:]‸(‸{BOOK[9:-1]}")),
    plant("icon-target-mismatch", (README, f"[:octocat:]({CODE})", f"‸[:octocat:]‸({PAPER})")),
    plant("swallowed-entry", (README, f"+ [{TITLE}]", f"‸[{TITLE}]‸")),
    plant("date-in-entry", (README, f"+ [{TITLE}]", f"+ ‸[2024/02/12]‸ [{TITLE}]")),
    # The dated copies.
    plant(
        "latest-not-listed",
        (
            README,
            "Updates\n",
            "Updates\n+ [2025/02/16] [‸More‸](https://arxiv.org/abs/2502.00001) (A. B., 2025)\n",
        ),
    ),
    plant(
        "latest-differs",
        (README, "05] [Distilling Dataset into Neural Field]", "05] [‸Distilling Dataset into Field‸]"),
    ),
    plant("invalid-date", (README, "[2025/02/15] [DD", "‸2025/02/15‸ [DD")),
    plant("invalid-date", (README, "[2025/02/15] [DD", "[‸2025/02/30‸] [DD")),
    # The files themselves.
    plant("unreadable-file", (MIRAGE, "International", "Intern‸\udce4‸tional")),
    plant("unrecognised-entry", (README, f"+ [{TITLE}]", f"+ ‸Eigenbasis, Yang Liu‸\n+ [{TITLE}]")),
    plant("nothing-checked", (README, "", "# ‸Papers‸\n\nThere is none yet.\n")),
    # The order.
    plant(
        "entry-order",
        (README, "Guang Li et al., CMPB 2022", "Guang Li et al., CMPB ‸2024‸"),
        ("citations/li2022compressed.txt", "{2022}", "{2024}"),
    ),
    plant("latest-order", (README, "[2025/02/15] [DD", "[‸2025/02/01‸] [DD")),
    # Contents and anchors.
    plant("dead-anchor", (README, "(#kernel)", "(#‸kernels‸)")),
    plant(
        "dead-anchor",
        (README, "[Graph Neural Network](#gnn)", "[Graph Neural Network](#‸gnn‸)"),
        (README, '<a name="gnn" />\n\n### Graph Neural Network', '<a name="web" />\n\n### Relational Data'),
    ),
    plant("anchor-case", (README, "(#kernel)", "(#‸Kernel‸)")),
    plant("unlisted-section", contents("[Video](#video)", ""), (README, "### Video", "### ‸Video‸")),
    plant("contents-title-mismatch", contents("[Video](#video)", "[‸Videos‸](#video)")),
    plant(
        "contents-order",
        contents("[Text](#text)\n  - [Tabular](#tabular)", "[‸Tabular‸](#tabular)\n  - [Text](#text)"),
    ),
    plant("duplicate-anchor", (README, "## Media", '<a name="‸kernel‸" />\n\n## Media')),
    plant("duplicate-anchor", (README, '<a name="gnn" />', '<a name="‸fed‸" />')),
    plant("misplaced-anchor", (README, '"kernel" />\n', '"‸kernel‸" />\n\n### More Kernels\n')),
    plant("unused-anchor", (README, "## Media", '<a name="‸media‸" />\n\n## Media')),
    # Addresses.
    plant("malformed-url", (README, PAPER, PAPER.replace("https://", "‸hhttps://‸"))),
    plant("arxiv-form", (README, PAPER, "‸https://arxiv.org/pdf/2310.09202‸")),
    plant("invalid-identifier", (README, "2310.09202", "‸2313.09202‸")),
    plant("tracking-parameter", (README, CODE, f"{CODE}?‸utm_source=x‸")),
    plant("insecure-url", (README, CODE, CODE.replace("https:", "‸http:‸"))),
    plant("missing-local-file", (README, "docs/output.svg", "‸docs/outptu.svg‸")),
    plant("mirror-url", (README, PAPER, PAPER.replace("arxiv.org", "‸ar5iv.org‸"))),
    # One defect that several rules could speak of.
    plant(
        "duplicate-paper-id",
        *one_more(f"[{TITLE.replace('ll', 'l')}](‸{PAPER}‸) (Yang Liu & Deyu Bo et al., ICML 2024) {BOOK}"),
    ),
    plant(
        "similar-title",
        *one_more(
            f"[‸{TITLE.replace('ll', 'l')}‸](https://arxiv.org/abs/2001.01234) "
            f"(Yang Liu & Deyu Bo et al., ICML 2024) {BOOK}"
        ),
    ),
    plant("unknown-venue", (README, "Deyu Bo et al., ICML 2024", "Deyu Bo et al., ‸IMCL‸ 2024")),
    plant("missing-year", (README, "Deyu Bo et al., ICML 2024", "Deyu Bo et al., ICML ‸1024‸")),
    plant("unreadable-file", (MIRAGE, "title={Mirage", "title={Mir‸\udce4‸ge")),
    plant("unreadable-file", ("citations/liu2024gdem.txt", "Liu, Yang", "L‸\udce4‸u, Yang")),
    plant("unreadable-file", (README, f"[{TITLE}]", "[Gr‸\udcff‸ph Distillation with Eigenbasis Matching]")),
    plant("unreadable-file", (README, "Yang Liu & Deyu Bo", "Yang L‸\udcff‸u & Deyu Bo")),
    plant("unbalanced-brackets", (README, f"[{TITLE}]({PAPER})", f"{TITLE}‸]‸({PAPER})")),
    plant("unknown-icon", (README, BOOK, BOOK.replace(":book:", "‸:bok:‸"))),
    plant("unbalanced-brackets", (README, BOOK, BOOK.replace("(", "‸(‸").removesuffix(")"))),
    plant(
        "malformed-author-list",
        (MIRAGE, "{Gupta, Mridul and Manchanda, Sahil ", "{‸Mridul Gupta, Sahil Manchanda‸ "),
    ),
    plant("citation-author-mismatch", (README, "Mridul Gupta & Sahil", "‸Mridul‸ & Sahil")),
    plant("several-entries", (THESIS, "{2023}\n}", "{2023}\n}\n‸@misc{more‸, title={Dataset Distillation}}")),
    plant(
        "citation-venue-mismatch",
        (DISTILLATION, "@article", "@inproceedings"),
        (DISTILLATION, "arXiv preprint arXiv:1811.10959", "‸arXiv preprint arXiv:1811.10959‸"),
        (README, "(Tongzhou Wang et al., 2018)", "(Tongzhou Wang et al., ICML 2018)"),
    ),
]


@pytest.mark.parametrize("planted", PLANTS, ids=lambda planted: planted.rule)
def test_a_planted_defect_is_found_at_its_place(planted: Plant, pristine: Path, tmp_path: Path) -> None:
    folder = tmp_path / "list"
    shutil.copytree(pristine, folder, copy_function=os.link)
    places = [make_change(folder, change) for change in planted.changes]
    report = lint_folder(folder)
    assert not report.failures
    found = [(one.rule.name, one.source, one.finding.span) for one in report.diagnostics]
    assert [
        (rule, Place(source.path, source.position(span.start), source.position(span.end)))
        for rule, source, span in found
    ] == [(planted.rule, place) for place in places if place]


class Place(NamedTuple):
    """What is marked in a file: from a line and column to where it has ended."""

    path: str
    start: tuple[int, int]
    end: tuple[int, int]


def make_change(folder: Path, change: Change) -> Place | None:
    """Change a file of the list, and tell the place that the change marks."""
    path, old, new = change
    file = folder / path
    text = file.read_text(encoding="utf-8") if old else ""
    assert not old or text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
    parts = (text.replace(old, new) if old else new).split("‸")
    file.unlink(missing_ok=True)  # so that the file it is a link to stays as it is
    file.write_text("".join(parts), encoding="utf-8", errors="surrogateescape", newline="")
    if len(parts) == 1:
        return None
    before, marked, _ = parts
    return Place(path, position(before), position(before + marked))


def position(before: str) -> tuple[int, int]:
    """Line and column, from 1, of what follows a text."""
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def test_every_rule_that_runs_by_default_has_a_planted_defect() -> None:
    planted = {one.rule for one in PLANTS}
    assert {rule.name for rule in all_rules() if rule.default} - planted == set(NOT_PLANTED)


NOT_PLANTED: dict[str, str] = {}
"""Rules that need another list than this one, with the reason."""

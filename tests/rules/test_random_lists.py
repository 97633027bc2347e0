"""Whatever pieces a list is made of, no rule breaks."""

from __future__ import annotations

from pathlib import Path

from folders import write_files
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dd_lint.config.model import Config
from dd_lint.lint.engine import lint
from dd_lint.lint.registry import all_rules
from dd_lint.project.disk import Disk
from dd_lint.project.load_project import load_project

WORDS = st.sampled_from(
    ["Ropes", "Walls", "1. Birds", "🔥 2. Fish and Frogs", "26. Security", "🛠️ Moss", "岩石", ""]
)
TITLES = st.sampled_from(
    ["Sparse Moss on Tall Walls", "Copper Kettles", "A **bold** `title`", "[SoK] Ropes", "岩石", ""]
)
ADDRESSES = st.sampled_from(
    [
        "https://arxiv.org/abs/2001.10001",
        "https://arxiv.org/pdf/2001.10001v2.pdf",
        "http://doi.org/10.1000/x",
        "#ropes",
        "#Ropes-1",
        "#%EF%B8%8F-moss",
        "sok,-study",
        "citations/a.txt",
        "./citations/none.txt",
        "C:\\a.pdf",
        "<a b>",
        "",
        "https://github.com/a/b",
        "https:///x",
        "http://[::1",
        "#",
        "mailto:a@b",
    ]
)
PEOPLE = st.sampled_from(["Ana Lopes et al.", "A. Bee, C. Dee", "Ana Lopes & Bo Li", "", "李明", "et al."])
VENUES = st.sampled_from(["ICLR 2020", "2021", "NeurIPS'21", "arXiv 2020", "", "Nature, 2020", "ICML 20201"])
PIECES = st.one_of(
    st.builds("{} {}\n".format, st.sampled_from(["#", "##", "###", "# #"]), WORDS),
    st.builds("- [{}]({})\n".format, WORDS, ADDRESSES),
    st.builds("  * [{}](#{})\n".format, WORDS, WORDS),
    st.builds("+ [{}]({}) ({}, {}) [:octocat:]({})\n".format, TITLES, ADDRESSES, PEOPLE, VENUES, ADDRESSES),
    st.builds(
        "- **{}**, {}, {}. [[paper]({})] [[code]({})]\n".format, TITLES, PEOPLE, VENUES, ADDRESSES, ADDRESSES
    ),
    st.builds('1. {} "{}" *{}* [Paper]({}\n'.format, PEOPLE, TITLES, VENUES, ADDRESSES),
    st.builds("| Title | Venue |\n|---|---|\n| [{}]({}) | {} |\n".format, TITLES, ADDRESSES, VENUES),
    st.builds('<a name="{}"></a><a href="{}">{}</a>\n'.format, WORDS, ADDRESSES, TITLES),
    st.builds("![n](https://img.shields.io/badge/Number%20of%20Items-{}-red)\n".format, st.integers(0, 9)),
    st.sampled_from(
        [
            "## Contents\n",
            "## Latest Updates\n- [2024/1/1] [Copper Kettles](x)\n",
            "<!-- dd-lint: disable=TOC001 -->\n",
            "<details><summary>2020</summary>\n",
            "</details>\n",
            "```\n",
            "[x]: #walls\n",
            "[a][x] [b][nowhere]\n",
            "\n",
            "<table><tr><td>Ropes</td></tr>\n",
            "[^1]\n\n[^1]: note\n",
            "> - [Ropes](ropes)\n",
            "\u00a0\u200d\n",
        ]
    ),
)
CITATIONS = st.sampled_from(
    [
        "@article{a, title={Copper Kettles}, author={Lopes, Ana and Li, Bo}, year={2020}}",
        "@inproceedings{a, title={",
        "@misc{, author={and}, year=20201}",
        "",
        "no entry",
        '@article{a,title="x" year=2020}@book{a}',
        "\u0000",
    ]
)

EVERY_RULE = [rule for rule in all_rules() if not rule.family.network]


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(PIECES, max_size=25), citation=CITATIONS)
def test_no_rule_breaks(tmp_path: Path, pieces: list[str], citation: str) -> None:
    write_files(tmp_path, {"citations/a.txt": citation})
    project = load_project("".join(pieces).encode(), Disk(tmp_path), "README.md", Config())
    assert not lint(project, EVERY_RULE).failures

"""From a list's text to its sections, anchors and badges."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from documents import ENTRY, META, document_of
from hypothesis import given
from hypothesis import strategies as st

from dd_lint.config.model import BadgeSettings as BadgeConfig
from dd_lint.config.model import Config, SectionSettings
from dd_lint.document.model import Anchor, Document, Role, Section
from dd_lint.document.slugs import Slugs, github_slug


def section(document: Document, title: str) -> Section:
    (found,) = [one for one in document.sections if one.title == title]
    return found


SLUGS = json.loads((Path(__file__).parents[1] / "data/slugs.json").read_text(encoding="utf-8"))
"""Titles of one page, and what the npm package github-slugger 2.0.0 makes of them."""


class TestSections:
    def test_nesting(self) -> None:
        document = document_of("before\n# A\n### B\n## C\n### D\n# E\nF\n=\nG\n-\n")
        nested = [
            (one.title, one.level, document.sections[one.parent].title) for one in document.sections[2:]
        ]
        assert (document.sections[0].level, document.sections[0].parent, document.sections[1].parent) == (
            0,
            -1,
            0,
        )
        assert nested == [
            ("B", 3, "A"),
            ("C", 2, "A"),
            ("D", 3, "C"),
            ("E", 1, ""),
            ("F", 1, ""),
            ("G", 2, "F"),
        ]
        assert [one.title for one in document.section_path(4)] == ["", "A", "C", "D"]

    def test_titles_and_their_places(self) -> None:
        text = "#  A `b` [c](d) *e*  ##\n<h2 align='center'>F <b>&amp;</b> G</h2>\n\n## :book: H\n"
        document = document_of(text)
        assert [one.title for one in document.sections[1:]] == ["A b c e", "F & G", ":book: H"]
        places = [document.source.slice(one.title_span) for one in document.sections[1:]]
        assert places == ["A `b` [c](d) *e*", "F <b>&amp;</b> G", ":book: H"]

    def test_what_is_no_heading(self) -> None:
        document = document_of(
            "```\n# code\n```\n<!-- # comment\n## more\n-->\n\\# escaped\n    # indented\n#hash\n"
        )
        assert len(document.sections) == 1

    def test_roles(self) -> None:
        text = f"""# Papers
Some words.
## Latest Updates
+ [2025/02/15] [A Title](https://example.org/a) {META}
## Contents
- [Main](#main)
  - [Early](#early)
- [News](#news)
## Main
### Early
{ENTRY}
### Nothing here reads well
+ one
+ [two](x)
## Coverage
+ [a page](https://example.org)
"""
        document = document_of(text)
        roles = {one.title: one.role.value for one in document.sections[1:]}
        assert roles == {
            "Papers": "other", "Latest Updates": "latest", "Contents": "contents", "Main": "other",
            "Early": "entries",
            "Nothing here reads well": "entries", "Coverage": "other",
        }  # fmt: skip
        assert [(item.title, item.fragment, item.depth) for item in document.contents] == [
            ("Main", "main", 1), ("Early", "early", 2), ("News", "news", 1),
        ]  # fmt: skip
        assert [bullet.text for bullet in section(document, "Nothing here reads well").bullets] == ["one"]

    def test_dated_entries_need_no_title_to_be_news(self) -> None:
        dated = ENTRY.replace("+ ", "+ [2024.1.2] ")
        news = document_of(f"## What we added\n{dated}{dated}{ENTRY}")
        assert section(news, "What we added").role is Role.LATEST
        assert section(document_of(f"## Main\n{dated}{ENTRY}{ENTRY}"), "Main").role is Role.ENTRIES

    def test_contents_need_no_title_either(self) -> None:
        links = "- [A](#a)\n- [B](#b)\n- [C](#c)\n"
        assert len(document_of(f"# Papers\n{links}## A\n").contents) == 3
        assert len(document_of(f"# Papers\n{links}- more\n- and\n- more\n## A\n").contents) == 0
        assert len(document_of("# Papers\n## Table of Contents\n- [A](#a)\n## A\n").contents) == 1

    def test_configuration_decides(self) -> None:
        dated = ENTRY.replace("+ ", "+ [2024/01/02] ")
        config = Config(
            sections=SectionSettings(
                entries=("Added",),
                latest=("📰 fresh!",),
                contents=("Where",),
                other=("Related lists",),
                unlinked=("Talks",),
            )
        )
        text = f"# P\n## Where\n- [A](#a)\n- x\n- y\n- z\n## Added\n{dated}{dated}"
        text += f"## Fresh\n+ words\n## A\n{ENTRY}### Related Lists\n{ENTRY}"
        roles = {one.title: one.role.value for one in document_of(text, config).sections[2:]}
        assert roles == {
            "Where": "contents",
            "Added": "entries",
            "Fresh": "latest",
            "A": "entries",
            "Related Lists": "other",
        }
        roles = {one.title: one.role.value for one in document_of(text).sections[2:]}
        assert roles == {
            "Where": "other",
            "Added": "latest",
            "Fresh": "other",
            "A": "entries",
            "Related Lists": "entries",
        }

    NESTED = f"""# Papers
## Main
{ENTRY}
### Words
+ words
## Related
{ENTRY}
### Lists
{ENTRY}
#### Deeper
{ENTRY}
### Ours
{ENTRY}
#### Below ours
+ words
## News
+ words
### 2024
{ENTRY}
## Index
+ words
### Papers of the index
{ENTRY}
"""

    @pytest.mark.parametrize(
        ("sections", "changed"),
        [
            (SectionSettings(), {}),
            (
                SectionSettings(other=("related",)),
                dict.fromkeys(("Related", "Lists", "Deeper", "Ours", "Below ours"), "other"),
            ),
            (
                SectionSettings(other=("Related",), entries=("Ours",)),
                dict.fromkeys(("Related", "Lists", "Deeper"), "other"),
            ),
            (
                SectionSettings(entries=("Related",), other=("Lists",)),
                dict.fromkeys(("Lists", "Deeper"), "other"),
            ),
            (SectionSettings(latest=("News",)), {"News": "latest", "2024": "latest"}),
            (SectionSettings(contents=("Index",)), {"Index": "contents"}),
            (SectionSettings(other=("Words",)), {"Words": "other"}),
            (SectionSettings(other=("📄",)), {}),
        ],
    )
    def test_a_named_section_takes_those_below_it_along(
        self, sections: SectionSettings, changed: dict[str, str]
    ) -> None:
        roles = {
            one.title: one.role.value for one in document_of(self.NESTED, Config(sections=sections)).sections
        }
        alone = {"": "other", "Papers": "other", "News": "other", "Index": "other"}
        titles = [one.title for one in document_of(self.NESTED).sections]
        assert roles == dict.fromkeys(titles, "entries") | alone | changed

    def test_a_part_of_the_list_may_hold_news_and_contents(self) -> None:
        dated = ENTRY.replace("+ ", "+ [2024/01/02] ")
        text = f"# Papers\n## Contents\n- [A](#a)\n## Updates\n{dated}## A\n+ words\n"
        document = document_of(text, Config(sections=SectionSettings(entries=("Papers",))))
        assert [one.role.value for one in document.sections[1:]] == [
            "entries",
            "contents",
            "latest",
            "entries",
        ]


class TestAnchors:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ('<a name="x"></a>\n\n## B\n', [("x", "B")]),
            ("<a id='x'></a>\n## B\n", [("x", "B")]),
            ('- words\n<a name="x" />\n\n## B\n', [("x", "B")]),
            ("- [w](v) words\n<a name=x></a>\n## B\n", [("x", "B")]),
            ('- words\n<a name="x"></a><a name="y"></a>\n\n## B\n', [("x", "B"), ("y", "B")]),
            ('- words\n<a name="x">words</a> <a name="y"></a>\n\n## B\n', [("x", ""), ("y", "B")]),
            ('<a name="x"></a>\n\n- words\n<a name="y"></a>\n\n## B\n', [("x", ""), ("y", "B")]),
            ('## <a name="x"></a>B\n', [("x", "B")]),
            ('## B <a id="x"></a>\n', [("x", "B")]),
            ('<h2 id="x">B</h2>\n', [("x", "B")]),
            ('## B\n<a name="x"></a>\n- words\n', [("x", "B")]),
            ('<a name="x"></a>\n<a name="y"></a>\n## B\n', [("x", "B"), ("y", "B")]),
            ('<a name="x"></a>\n\nwords\n\n## B\n', [("x", "")]),
            ('words <a name="x"></a> words\n\n## B\n', [("x", "")]),
            ('<a name="x">\n', [("x", "")]),
            ('<div id="x">words</div>\n', [("x", "")]),
            ('<img name="x" src="y">\n<a data-name="x" href="y">z</a>\n', []),
            ('<!-- <a name="x"></a> -->\n## B\n', []),
            ('`<a name="x"></a>`\n\n```\n<a name="y"></a>\n```\n## B\n', []),
        ],
    )
    def test_which_section_they_mark(self, text: str, expected: list[tuple[str, str]]) -> None:
        document = document_of("# A\nwords\n\n" + text)
        assert [(one.name, self.title(document, one)) for one in document.anchors] == expected
        for one in document.anchors:
            assert document.source.slice(one.span) == one.name
            assert document.source.slice(one.tag_span).startswith("<")

    def title(self, document: Document, anchor: Anchor) -> str:
        return document.sections[anchor.section].title if anchor.section >= 0 else ""

    @pytest.mark.parametrize(
        ("title", "slug"),
        [
            ("Early Work", "early-work"),
            (
                "Gradient/Trajectory Matching Surrogate Objective",
                "gradienttrajectory-matching-surrogate-objective",
            ),
            ("Ph.D. Thesis", "phd-thesis"),
            ("Q & A", "q--a"),
            ("Self-Supervised  Distillation", "self-supervised--distillation"),
            ("snake_case", "snake_case"),
            ("🎉 News", "-news"),
            ("Über 中文 é", "über-中文-é"),
            ("e\u0301", "e\u0301"),
            ("(2021) [x] {y} 'z' \"w\" `v`: a,b;c!?", "2021-x-y-z-w-v-abc"),
            ("", ""),
        ],
    )
    def test_slugs(self, title: str, slug: str) -> None:
        assert github_slug(title) == slug

    @pytest.mark.parametrize(("titles", "slugs"), SLUGS, ids=str)
    def test_slugs_are_those_of_github_slugger(self, titles: list[str], slugs: list[str]) -> None:
        page = Slugs()
        assert [page.take(title) for title in titles] == slugs

    def test_slugs_in_a_document(self) -> None:
        titles = ("A", "A", "a", "Q&amp;A", "![logo](x) News", "[Link](x) `code` *b*", "A")
        document = document_of("".join(f"## {title}\n" for title in titles))
        slugs = [one.slug for one in document.sections[1:]]
        assert slugs == ["a", "a-1", "a-2", "qa", "-news", "link-code-b", "a-3"]

    @given(st.text())
    def test_slugs_of_any_text(self, title: str) -> None:
        slug = github_slug(title)
        assert not set(slug) & set(" #()[]./\\\n")
        assert github_slug(slug) == slug


class TestBadges:
    @pytest.mark.parametrize(
        ("address", "kind", "label", "count"),
        [
            ("https://img.shields.io/badge/Number%20of%20Items-226-FF6F00", "count", "Number of Items", 226),
            ("https://img.shields.io/badge/papers-12-red?style=flat", "count", "papers", 12),
            ("http://img.shields.io/badge/Total--papers__x-7-blue.svg", "count", "Total-papers_x", 7),
            ("https://img.shields.io/badge/paper_count-0-blue", "count", "paper count", 0),
            ("https://img.shields.io/badge/Contributions-Welcome-278ea5", "other", "Contributions", None),
            ("https://img.shields.io/badge/last%20paper-2021-blue", "other", "last paper", None),
            ("https://img.shields.io/badge/version-3-blue", "other", "version", None),
            ("https://img.shields.io/github/stars/owner/name?color=yellow", "stars", "stars", None),
            ("https://img.shields.io/github/forks/owner/name.svg", "forks", "forks", None),
        ],
    )
    @pytest.mark.parametrize(
        "form",
        [
            "![a]({})",
            '<img src="{}" alt="a">',
            "[![a]({})](https://example.org)",
            '<p><a href="x"><img alt="a" src=\'{}\'/></a></p>',
        ],
    )
    def test_kinds(self, form: str, address: str, kind: str, label: str, count: int | None) -> None:
        document = document_of(form.format(address))
        (badge,) = document.badges
        assert (badge.kind, badge.label, badge.count) == (kind, label, count)
        assert badge.image.destination == address
        assert badge.repository == ("owner/name" if kind in ("stars", "forks") else "")
        number = document.source.slice(badge.number_span) if badge.number_span else None
        assert number == (None if count is None else str(count))

    def test_words_of_the_configuration(self) -> None:
        config = Config(badge=BadgeConfig(labels=("Stück",)))
        text = "![](https://img.shields.io/badge/St%C3%BCck-5-red) ![](https://img.shields.io/badge/papers-6-red)"
        assert [badge.count for badge in document_of(text, config).badges] == [5, None]

    def test_other_images(self) -> None:
        assert document_of('![a](b.png) <img src="https://example.org/badge/papers-1-red">').badges == ()

    def test_legend(self) -> None:
        document = document_of(
            "+ :globe_with_meridians: Project Page\n+ :octocat: Code\n"
            "+ :book: `bibtex`\n+ :star: = a [link](x)\n"
        )
        assert [(one.label, one.words) for one in document.legend] == [
            (":globe_with_meridians:", "Project Page"), (":octocat:", "Code"), (":book:", "bibtex"),
        ]  # fmt: skip

"""From a list's text to its sections, anchors, badges and entries."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dd_lint.config.model import Badge as BadgeConfig
from dd_lint.config.model import Config, Sections
from dd_lint.document.model import Anchor, Document, Entry, Meta, Role, Section
from dd_lint.document.outline import build_document, github_slug
from dd_lint.text.source import Source

META = "(Ann Lee et al., ICML 2021)"
ENTRY = f"+ [A Title](https://example.org/a) {META}\n"


def outline(text: str, config: Config | None = None) -> Document:
    return build_document(Source("README.md", text), config or Config())


def entries(text: str) -> list[Entry]:
    """The entries of a section that starts with two plain ones, without those."""
    return list(outline(f"## Main\n{ENTRY}{ENTRY}{text}").entries)[2:]


def entry(text: str) -> Entry:
    (only,) = entries(text)
    return only


def meta(text: str) -> Meta:
    found = entry(f"+ [T](https://example.org) {text}").meta
    assert found is not None
    return found


def section(document: Document, title: str) -> Section:
    (found,) = [one for one in document.sections if one.title == title]
    return found


class TestSections:
    def test_nesting(self) -> None:
        document = outline("before\n# A\n### B\n## C\n### D\n# E\nF\n=\nG\n-\n")
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
        document = outline(text)
        assert [one.title for one in document.sections[1:]] == ["A b c e", "F & G", ":book: H"]
        places = [document.source.slice(one.title_span) for one in document.sections[1:]]
        assert places == ["A `b` [c](d) *e*", "F <b>&amp;</b> G", ":book: H"]

    def test_what_is_no_heading(self) -> None:
        document = outline(
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
        document = outline(text)
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
        assert (
            section(outline(f"## What we added\n{dated}{dated}{ENTRY}"), "What we added").role is Role.LATEST
        )
        assert section(outline(f"## Main\n{dated}{ENTRY}{ENTRY}"), "Main").role is Role.ENTRIES

    def test_contents_need_no_title_either(self) -> None:
        links = "- [A](#a)\n- [B](#b)\n- [C](#c)\n"
        assert len(outline(f"# Papers\n{links}## A\n").contents) == 3
        assert len(outline(f"# Papers\n{links}- more\n- and\n- more\n## A\n").contents) == 0
        assert len(outline("# Papers\n## Table of Contents\n- [A](#a)\n## A\n").contents) == 1

    def test_configuration_decides(self) -> None:
        dated = ENTRY.replace("+ ", "+ [2024/01/02] ")
        config = Config(
            sections=Sections(
                entries=("Added",),
                latest=("📰 fresh!",),
                contents=("Where",),
                other=("Related lists",),
                unlinked=("Talks",),
            )
        )
        text = f"# P\n## Where\n- [A](#a)\n- x\n- y\n- z\n## Added\n{dated}{dated}"
        text += f"## Fresh\n+ words\n## A\n{ENTRY}### Related Lists\n{ENTRY}"
        roles = {one.title: one.role.value for one in outline(text, config).sections[2:]}
        assert roles == {
            "Where": "contents",
            "Added": "entries",
            "Fresh": "latest",
            "A": "entries",
            "Related Lists": "other",
        }
        roles = {one.title: one.role.value for one in outline(text).sections[2:]}
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
            (Sections(), {}),
            (
                Sections(other=("related",)),
                dict.fromkeys(("Related", "Lists", "Deeper", "Ours", "Below ours"), "other"),
            ),
            (
                Sections(other=("Related",), entries=("Ours",)),
                dict.fromkeys(("Related", "Lists", "Deeper"), "other"),
            ),
            (
                Sections(entries=("Related",), other=("Lists",)),
                dict.fromkeys(("Lists", "Deeper"), "other"),
            ),
            (Sections(latest=("News",)), {"News": "latest", "2024": "latest"}),
            (Sections(contents=("Index",)), {"Index": "contents"}),
            (Sections(other=("Words",)), {"Words": "other"}),
            (Sections(other=("📄",)), {}),
        ],
    )
    def test_a_named_section_takes_those_below_it_along(
        self, sections: Sections, changed: dict[str, str]
    ) -> None:
        roles = {
            one.title: one.role.value for one in outline(self.NESTED, Config(sections=sections)).sections
        }
        alone = {"": "other", "Papers": "other", "News": "other", "Index": "other"}
        titles = [one.title for one in outline(self.NESTED).sections]
        assert roles == dict.fromkeys(titles, "entries") | alone | changed

    def test_a_part_of_the_list_may_hold_news_and_contents(self) -> None:
        dated = ENTRY.replace("+ ", "+ [2024/01/02] ")
        text = f"# Papers\n## Contents\n- [A](#a)\n## Updates\n{dated}## A\n+ words\n"
        document = outline(text, Config(sections=Sections(entries=("Papers",))))
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
        document = outline("# A\nwords\n\n" + text)
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

    def test_slugs_in_a_document(self) -> None:
        document = outline("# A\n## A\n## a\n## Q&amp;A\n## ![logo](x) News\n## [Link](x) `code` *b*\n## A\n")
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
        document = outline(form.format(address))
        (badge,) = document.badges
        assert (badge.kind, badge.label, badge.count) == (kind, label, count)
        assert badge.image.destination == address
        assert badge.repository == ("owner/name" if kind in ("stars", "forks") else "")
        number = document.source.slice(badge.number_span) if badge.number_span else None
        assert number == (None if count is None else str(count))

    def test_words_of_the_configuration(self) -> None:
        config = Config(badge=BadgeConfig(labels=("Stück",)))
        text = "![](https://img.shields.io/badge/St%C3%BCck-5-red) ![](https://img.shields.io/badge/papers-6-red)"
        assert [badge.count for badge in outline(text, config).badges] == [5, None]

    def test_other_images(self) -> None:
        assert outline('![a](b.png) <img src="https://example.org/badge/papers-1-red">').badges == ()

    def test_legend(self) -> None:
        document = outline(
            "+ :globe_with_meridians: Project Page\n+ :octocat: Code\n"
            "+ :book: `bibtex`\n+ :star: = a [link](x)\n"
        )
        assert [(one.label, one.words) for one in document.legend] == [
            (":globe_with_meridians:", "Project Page"), (":octocat:", "Code"), (":book:", "bibtex"),
        ]  # fmt: skip


class TestEntries:
    def test_all_parts(self) -> None:
        text = (
            "## Main\n+ [A Title: (B) and [C]](https://arxiv.org/abs/2101.00001) "
            "(Ann Lee & Bo van Li et al., ICML 2021 Workshop) [:globe_with_meridians:](https://p.org) "
            "[:octocat:](https://github.com/a/b) [:book:](./citations/a.txt) [Slides](s)\n"
        )
        document = outline(text)
        (found,) = document.entries
        cut = document.source.slice
        assert (found.title, cut(found.title_span), found.bullet, found.depth) == (
            "A Title: (B) and [C]",
        ) * 2 + ("+", 1)
        assert text[found.bullet_start] == "+"
        assert cut(found.span) == text.splitlines()[1][2:]
        assert found.paper is not None
        assert (
            found.paper.destination == cut(found.paper.destination_span) == "https://arxiv.org/abs/2101.00001"
        )
        parts = found.meta
        assert parts is not None
        assert cut(parts.span) == "(Ann Lee & Bo van Li et al., ICML 2021 Workshop)"
        assert [(one.name, cut(one.span)) for one in parts.authors] == [("Ann Lee",) * 2, ("Bo van Li",) * 2]
        assert cut(parts.authors_span) == "Ann Lee & Bo van Li et al."
        assert parts.et_al is not None
        assert (cut(parts.et_al), cut(parts.venue_span), cut(parts.year_span)) == ("et al.", "ICML", "2021")
        assert (parts.venue, parts.year, parts.workshop, parts.closed) == ("ICML", 2021, True, True)
        assert [(one.kind, one.link.destination) for one in found.resources] == [
            ("project", "https://p.org"), ("code", "https://github.com/a/b"), ("bibtex", "./citations/a.txt"),
            ("other", "s"),
        ]  # fmt: skip
        assert found.leftover == ()
        assert found.conforming
        assert document.sections[found.section].title == "Main"

    @pytest.mark.parametrize(
        ("text", "authors", "et_al", "venue", "year", "workshop"),
        [
            ("(Ann Lee, 2021)", ["Ann Lee"], False, "", 2021, False),
            ("(Ann Lee et al., 2021)", ["Ann Lee"], True, "", 2021, False),
            ("(Ann Lee et. al, CVPR 2021)", ["Ann Lee"], True, "CVPR", 2021, False),
            (
                "(Ann Lee & Bo Li & Cy Fu et al., NeurIPS 2022)",
                ["Ann Lee", "Bo Li", "Cy Fu"],
                True,
                "NeurIPS",
                2022,
                False,
            ),
            (
                "(Ann Lee, Bo Li and Cy Fu, NeurIPS 2022)",
                ["Ann Lee", "Bo Li", "Cy Fu"],
                False,
                "NeurIPS",
                2022,
                False,
            ),
            ("(Ann Lee et al., CVPR Workshop 2022)", ["Ann Lee"], True, "CVPR", 2022, True),
            ("(Ann Lee et al., ICML 2022 workshops)", ["Ann Lee"], True, "ICML", 2022, True),
            (
                "(Ann Lee (née Fu) et al., ICML (Oral) 2022)",
                ["Ann Lee (née Fu)"],
                True,
                "ICML (Oral)",
                2022,
                False,
            ),
            (
                "(Bo Zhao, The University of Edinburgh 2023)",
                ["Bo Zhao"],
                False,
                "The University of Edinburgh",
                2023,
                False,
            ),
            (
                "(Ann Lee et al., Nature Machine Intelligence, 2023)",
                ["Ann Lee"],
                True,
                "Nature Machine Intelligence",
                2023,
                False,
            ),
            ("(Ann Lee et al., ICML)", ["Ann Lee"], True, "ICML", None, False),
            ("(李 明 & José Núñez, ICML 2021)", ["李 明", "José Núñez"], False, "ICML", 2021, False),
            ("(Ann Lee &amp; Bo Li, ICML 2021)", ["Ann Lee", "Bo Li"], False, "ICML", 2021, False),
        ],
    )
    def test_authors_venue_year(
        self, text: str, authors: list[str], et_al: bool, venue: str, year: int | None, workshop: bool
    ) -> None:
        found = meta(text)
        assert [one.name for one in found.authors] == authors
        assert (found.et_al is not None, found.venue, found.year, found.workshop) == (
            et_al,
            venue,
            year,
            workshop,
        )
        assert found.closed
        assert found.readable is (year is not None)

    def test_a_parenthesis_that_never_closes(self) -> None:
        found = entry("+ [T](u) (Ann Lee et al., ICML 2021 [:octocat:](https://github.com/a/b)\n")
        assert found.meta is not None
        assert (found.meta.closed, found.meta.year, found.conforming) == (False, 2021, False)
        assert [one.kind for one in found.resources] == ["code"]

    def test_titles_without_a_link(self) -> None:
        workshop, challenge, thesis = entries(
            "+ First Workshop on **Data** (CVPR 2024) [:globe_with_meridians:](https://w.org)\n"
            "+ The First Challenge (ECCV 2024) [:globe_with_meridians:](https://c.org) [:octocat:](https://github.com/a/b)\n"
            "+ A Thesis (on two things) (Bo Zhao, The University of Edinburgh 2023) [:book:](./t.txt)\n"
        )
        assert [one.paper for one in (workshop, challenge, thesis)] == [None] * 3
        assert [one.title for one in (challenge, thesis)] == [
            "The First Challenge",
            "A Thesis (on two things)",
        ]
        assert [kind.kind for kind in challenge.resources] == ["project", "code"]
        assert workshop.meta is not None
        assert (workshop.meta.authors, workshop.meta.venue, workshop.meta.year) == ((), "CVPR", 2024)
        assert thesis.meta is not None
        assert [one.name for one in thesis.meta.authors] == ["Bo Zhao"]
        assert all(one.conforming for one in (workshop, challenge, thesis))

    def test_swallowed_by_the_entry_above(self) -> None:
        first, second, third = entries(
            "+ [One](a) (Ann Lee et al., ICML 2021) [:book:](./citations/a.txt)\n"
            "[Two](b) (Bo Li et al., ICML 2022) [:octocat:](https://github.com/a/b) "
            "+ [Three](c) (Cy Fu, 2023)\n"
        )
        assert [(one.title, one.swallowed) for one in (first, second, third)] == [
            ("One", False),
            ("Two", True),
            ("Three", True),
        ]
        assert [[link.kind for link in one.resources] for one in (first, second, third)] == [
            ["bibtex"],
            ["code"],
            [],
        ]
        assert (second.bullet, second.bullet_start) == ("", -1)
        assert first.end < second.start < second.end < third.start
        assert all(one.conforming and not one.leftover for one in (first, second, third))

    def test_wrapped_over_lines(self) -> None:
        found = entry(
            "+ [A Title\n  of two lines](https://example.org)\n"
            "  (Ann Lee\n  & Bo Li et al., ICML\n  2021)\n  [:book:](./x.txt)\n"
        )
        assert found.title == "A Title of two lines"
        assert found.meta is not None
        assert [one.name for one in found.meta.authors] == ["Ann Lee", "Bo Li"]
        assert (found.meta.venue, found.meta.year) == ("ICML", 2021)
        assert [one.kind for one in found.resources] == ["bibtex"]
        assert found.leftover == ()

    @pytest.mark.parametrize(
        ("text", "leftovers"),
        [
            (f"+ [T](u) stray {META}\n", ["stray"]),
            (f"+ [T](u) {META} stray words [code](c) and more\n", ["stray words", "and more"]),
            (f"+ [T](u) {META} | [code](c), [paper](p) · [project](q).\n", []),
            (f"+ [T](u) {META} ![new](n.png) <b></b> [code](c)\n", []),
            (f"+ **[T](u)** *{META}* [[code](c)]\n", []),
        ],
    )
    def test_what_fits_no_part(self, text: str, leftovers: list[str]) -> None:
        document = outline(f"## Main\n{ENTRY}{ENTRY}{text}")
        found = list(document.entries)[2]
        assert [document.source.slice(span) for span in found.leftover] == leftovers

    @pytest.mark.parametrize(
        "text",
        [
            "+ plain words\n",
            "+ see [this](https://example.org)\n",
            "+ [Back to top](#top)\n",
            "+\n",
            "+ [:octocat:](https://github.com/a/b)\n",
        ],
    )
    def test_items_that_are_no_entries(self, text: str) -> None:
        assert entries(text) == []

    @pytest.mark.parametrize(
        ("bullet", "depth"), [("+", 1), ("-", 1), ("*", 1), ("12.", 1), ("3)", 1), ("  -", 1)]
    )
    def test_bullets(self, bullet: str, depth: int) -> None:
        (found,) = outline(f"## Main\n{bullet} [T](u) {META}\n").entries
        assert (found.bullet, found.depth) == (bullet.strip(), depth)

    def test_nested_entries(self) -> None:
        document = outline(f"## Main\n{ENTRY}  + [Nested](u) {META}\n\n> - [Quoted](u) {META}\n")
        assert [(one.title, one.depth) for one in document.entries] == [
            ("A Title", 1),
            ("Nested", 2),
            ("Quoted", 1),
        ]

    @pytest.mark.parametrize(
        ("date", "value"),
        [
            ("2025/02/15", datetime.date(2025, 2, 15)), ("2025-2-5", datetime.date(2025, 2, 5)),
            ("2025/02/30", None), ("15/02/2025", None),
            ("Feb 3, 2025", None), ("3rd March 2025", None),
        ],
    )  # fmt: skip
    def test_dates(self, date: str, value: datetime.date | None) -> None:
        document = outline(f"## Latest Updates\n+ [{date}] [A Title](u) {META}\n")
        (found,) = document.latest
        assert found.date is not None
        assert (found.date.text, found.date.date, document.source.slice(found.date.span)) == (
            date,
            value,
            date,
        )
        assert found.title == "A Title"
        assert list(document.entries) == []

    def test_labels_of_the_configuration(self) -> None:
        config = Config(icon_kinds={":floppy_disk:": "code", "bib": "bibtex"})
        (found,) = outline(
            f"## Main\n+ [T](u) {META} [:floppy_disk:](c) [(Bib)](b) [Code](x)\n", config
        ).entries
        assert [one.kind for one in found.resources] == ["code", "bibtex", "other"]

    def test_entities_read_as_what_they_stand_for(self) -> None:
        found = entry(f"+ [Q&amp;A &copy; &lt;b&gt;](u) {META}\n")
        assert found.title == "Q&A © <b>"


class TestRealLists:
    def test_seed(self, shared: Path) -> None:
        document = outline((shared / "seed/README.md").read_text(encoding="utf-8"))
        assert sum(not one.swallowed for one in document.entries) == 227
        assert len(document.contents) == 44
        assert [badge.count for badge in document.badges if badge.count is not None] == [226]
        assert len(list(document.latest)) == 10
        assert [one.label for one in document.legend] == [":globe_with_meridians:", ":octocat:", ":book:"]
        assert all(one.conforming for one in document.entries)

    def test_newest(self, shared: Path) -> None:
        path = shared / "lists/Guang000__Awesome-Dataset-Distillation/README.md"
        document = outline(path.read_text(encoding="utf-8"))
        found = list(document.entries)
        assert (sum(not one.swallowed for one in found), sum(one.swallowed for one in found)) == (351, 1)
        assert len(document.contents) == 55
        assert [one for section in document.by_role(Role.ENTRIES) for one in section.bullets] == []
        slugs = {one.slug for one in document.sections} | {one.name for one in document.anchors}
        assert {item.fragment for item in document.contents} <= slugs
        assert all(one.year and one.closed for one in (entry.meta for entry in found) if one)

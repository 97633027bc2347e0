"""From an entry's text to its parts."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from documents import ENTRY, META, document_of

from dd_lint.config.model import Config
from dd_lint.document.entry import Entry, Meta
from dd_lint.document.model import Role


def entries(text: str) -> list[Entry]:
    """The entries of a section that starts with two plain ones, without those."""
    return list(document_of(f"## Main\n{ENTRY}{ENTRY}{text}").entries)[2:]


def entry(text: str) -> Entry:
    (only,) = entries(text)
    return only


def meta(text: str) -> Meta:
    found = entry(f"+ [T](https://example.org) {text}").meta
    assert found is not None
    return found


class TestEntries:
    def test_all_parts(self) -> None:
        text = (
            "## Main\n+ [A Title: (B) and [C]](https://arxiv.org/abs/2101.00001) "
            "(Ann Lee & Bo van Li et al., ICML 2021 Workshop) [:globe_with_meridians:](https://p.org) "
            "[:octocat:](https://github.com/a/b) [:book:](./citations/a.txt) [Slides](s)\n"
        )
        document = document_of(text)
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
        document = document_of(f"## Main\n{ENTRY}{ENTRY}{text}")
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
        (found,) = document_of(f"## Main\n{bullet} [T](u) {META}\n").entries
        assert (found.bullet, found.depth) == (bullet.strip(), depth)

    def test_nested_entries(self) -> None:
        document = document_of(f"## Main\n{ENTRY}  + [Nested](u) {META}\n\n> - [Quoted](u) {META}\n")
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
        document = document_of(f"## Latest Updates\n+ [{date}] [A Title](u) {META}\n")
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
        (found,) = document_of(
            f"## Main\n+ [T](u) {META} [:floppy_disk:](c) [(Bib)](b) [Code](x)\n", config
        ).entries
        assert [one.kind for one in found.resources] == ["code", "bibtex", "other"]

    def test_a_label_that_nothing_defines_is_no_part_of_the_title(self) -> None:
        found = entry(f"+ [Twelve Ways to Tie a Rope][rope] {META}\n")
        assert (found.title, found.paper) == ("Twelve Ways to Tie a Rope", None)

    def test_entities_read_as_what_they_stand_for(self) -> None:
        found = entry(f"+ [Q&amp;A &copy; &lt;b&gt;](u) {META}\n")
        assert found.title == "Q&A © <b>"


class TestRealLists:
    def test_seed(self, shared: Path) -> None:
        document = document_of((shared / "seed/README.md").read_text(encoding="utf-8"))
        assert sum(not one.swallowed for one in document.entries) == 227
        assert len(document.contents) == 44
        assert [badge.count for badge in document.badges if badge.count is not None] == [226]
        assert len(list(document.latest)) == 10
        assert [one.label for one in document.legend] == [":globe_with_meridians:", ":octocat:", ":book:"]
        assert all(one.conforming for one in document.entries)

    def test_newest(self, shared: Path) -> None:
        path = shared / "lists/Guang000__Awesome-Dataset-Distillation/README.md"
        document = document_of(path.read_text(encoding="utf-8"))
        found = list(document.entries)
        assert (sum(not one.swallowed for one in found), sum(one.swallowed for one in found)) == (351, 1)
        assert len(document.contents) == 55
        assert [one for section in document.by_role(Role.ENTRIES) for one in section.bullets] == []
        slugs = {one.slug for one in document.sections} | {one.name for one in document.anchors}
        assert {item.fragment for item in document.contents} <= slugs
        assert all(one.year and one.closed for one in (entry.meta for entry in found) if one)

"""Citation text to `Citation`: places, values and names."""

from __future__ import annotations

import pytest
from citation_text import ENTRY, parse, values

from dd_lint.bibtex import Field, plain, split_authors


def field_of(value: str) -> Field:
    citation = parse(f"@misc{{key,\n  author = {{{value}}}\n}}\n")
    assert citation.entry is not None
    return citation.entry.fields[0]


class TestEntries:
    def test_entry(self) -> None:
        citation = parse(ENTRY)
        entry = citation.entry
        assert entry is not None
        assert (entry.type, entry.key) == ("inproceedings", "hopper1952education")
        assert citation.source.slice(entry.span) == ENTRY.strip()
        assert values(citation) == {
            "title": "The {Education} of a Computer",
            "author": "Hopper, Grace and Lovelace, Ada",
            "booktitle": "Proceedings of the ACM",
            "pages": "243--249",
            "year": "1952",
        }
        assert citation.problems == ()

    def test_field_is_found_in_any_case(self) -> None:
        entry = parse("@Article{k, Title = {A}, TITLE = {B}, title = {C}}").entry
        assert entry is not None
        assert [field.value for field in entry.fields] == ["A", "B", "C"]
        found = entry.field("tItLe")
        assert found is not None
        assert (found.name, found.key, found.value) == ("Title", "title", "A")
        assert entry.field("author") is None

    def test_spans_of_a_field(self) -> None:
        citation = parse("@misc{k,\n  title = {A {B} C}\n}")
        assert citation.entry is not None
        (field,) = citation.entry.fields
        assert citation.source.slice(field.span) == "title = {A {B} C}"
        assert citation.source.slice(field.value_span) == "A {B} C"

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ('@misc{k, title = "A {"}B{"} C"}', 'A {"}B{"} C'),
            ('@misc{k, title = "{A "B", C}", year = 1952}', '{A "B", C}'),
            ('@misc{k, title = {A "B, C}}', 'A "B, C'),
            ("@misc(k, title = {A) B})", "A) B"),
            ("@misc{k, title = {a = b, c = {d}}}", "a = b, c = {d}"),
            ("@misc{k, title = {me@home {x}}}", "me@home {x}"),
            ("@misc{k, title = {}}", ""),
            ("@misc{k, title = 1952,}", "1952"),
            ("@misc{k, title = jan # {~1}}", "jan # {~1}"),
            ("@string{a = {A}} @misc{k, title = A}", "A"),
            ('@string{a = "A"} @string{b = a # { B}} @misc{k, title = b # "!" # 7}', "A B!7"),
            ("@string{a = {old}} @string{a = {new}} @misc{k, title = a}", "new"),
            ("@preamble{{x}} @comment{y} @misc{k, title = {A}}", "A"),
            ("@comment{ never closed\n@misc{k, title = {A}}", "A"),
            ("no @ comment\n% @\n@misc{k, title = {A}} after", "A"),
        ],
    )
    def test_values(self, text: str, expected: str) -> None:
        citation = parse(text)
        assert values(citation)["title"] == expected
        assert citation.problems == ()

    def test_several_entries_and_the_same_key_twice(self) -> None:
        citation = parse("@misc{a, year=1}\n@misc{a, year=2} @misc{b, year=3}")
        assert [(entry.key, entry.fields[0].value) for entry in citation.entries] == [
            ("a", "1"),
            ("a", "2"),
            ("b", "3"),
        ]

    def test_macros_do_not_explode(self) -> None:
        text = "@string{a = {xxxxxxxxxx}}" + "@string{a = a # a}" * 64 + "@misc{k, title = a}"
        assert len(values(parse(text))["title"]) <= 10_000


class TestNames:
    @pytest.mark.parametrize(
        ("value", "parts", "full"),
        [
            ("Ludwig van Beethoven", ("Ludwig", "van", "Beethoven", ""), "Ludwig van Beethoven"),
            ("van Beethoven, Ludwig", ("Ludwig", "van", "Beethoven", ""), "Ludwig van Beethoven"),
            ("Davis, Jr., Sammy", ("Sammy", "", "Davis", "Jr."), "Sammy Davis, Jr."),
            ("Liu,Songhua", ("Songhua", "", "Liu", ""), "Songhua Liu"),
            (r"M{\"u}ller, Jos{\'e}", ("José", "", "Müller", ""), "José Müller"),
            ("{Simon and Schuster, Inc.}", ("", "", "Simon and Schuster, Inc.", ""), None),
            ("Knuth,", ("", "", "Knuth", ""), "Knuth"),
            (r"\'Eric Tabarly", ("Éric", "", "Tabarly", ""), "Éric Tabarly"),
        ],
    )
    def test_parts(self, value: str, parts: tuple[str, str, str, str], full: str | None) -> None:
        citation = parse(f"@misc{{k, author = {{Somebody Else and {value}}}}}")
        assert citation.entry is not None
        name = citation.entry.authors[1]
        assert (name.first, name.von, name.last, name.jr) == parts
        assert name.full == (full or parts[2])
        assert citation.source.slice(name.span) == name.raw == value

    def test_others_is_no_author(self) -> None:
        entry = parse("@misc{k, author = {Hopper, Grace and others}}").entry
        assert entry is not None
        assert [name.full for name in entry.authors] == ["Grace Hopper"]
        assert entry.has_others

    def test_entry_without_authors(self) -> None:
        entry = parse("@misc{k, year = 1952}").entry
        assert entry is not None
        assert entry.authors == ()
        assert not entry.has_others

    @pytest.mark.parametrize(
        ("value", "pieces"),
        [
            ("A B and\n  C D AND E", ["A B", "C D", "E"]),
            ("A and and B and", ["A", "", "B", ""]),
            ("Sandy Andersson and {R and D}", ["Sandy Andersson", "{R and D}"]),
            ("A, B, C", ["A, B, C"]),
            (" ", []),
        ],
    )
    def test_pieces(self, value: str, pieces: list[str]) -> None:
        assert [piece for _, piece in split_authors(field_of(value))] == pieces

    def test_names_of_a_macro_are_at_the_macro(self) -> None:
        citation = parse("@string{us = {A B and C D}} @misc{k, author = us}")
        assert citation.entry is not None
        assert [citation.source.slice(name.span) for name in citation.entry.authors] == ["us", "us"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("{CD2}:  Constrained\n  {D}istillation", "CD2: Constrained Distillation"),
        (r"Erd\H{o}s, Cl{\'e}ment, stra{\ss}e, {\o}{\L}, \'{\i}", "Erdős, Clément, straße, øŁ, í"),
        (r"A \& B~C", "A & B C"),
        ("1--2---3", "1\N{EN DASH}2\N{EM DASH}3"),
        (r"{FD}$^2$ and $\alpha$", "FD² and α"),
        (r"50% of \textit{them}", "50% of them"),
        (r"\url{https://a.b/c_d}", "https://a.b/c_d"),
        ("only $5", "only $5"),
        ("", ""),
    ],
)
def test_plain(value: str, expected: str) -> None:
    assert plain(value) == expected

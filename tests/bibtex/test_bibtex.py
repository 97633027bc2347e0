"""Citation text to `Citation`: places, values, names, and what is said of broken files."""

from __future__ import annotations

import pytest
from folders import SHARED
from hypothesis import given
from hypothesis import strategies as st
from steps import calls, growth

from dd_lint.bibtex import Citation, Field, parse_citation, plain, split_authors
from dd_lint.text.source import Source

LISTS = SHARED / "lists"

ENTRY = """@inproceedings{hopper1952education,
  title={The {Education} of a Computer},
  author={Hopper, Grace and Lovelace, Ada},
  booktitle={Proceedings of the ACM},
  pages={243--249},
  year={1952}
}
"""


def parse(text: str) -> Citation:
    citation = parse_citation(Source("citations/key.txt", text))
    check_places(citation)
    return citation


def check_places(citation: Citation) -> None:
    """Every span covers what it is the span of."""
    source = citation.source
    for problem in citation.problems:
        assert 0 <= problem.span.start <= problem.span.end <= len(source.text)
        assert problem.span.start < problem.span.end or not source.text
    for entry in citation.entries:
        assert source.slice(entry.key_span) == entry.key
        assert source.slice(entry.type_span).lower() == entry.type
        assert source.text[entry.span.start] == "@"
        for field in entry.fields:
            assert source.slice(field.name_span) == field.name
            assert entry.span.start < field.span.start <= field.span.end <= entry.span.end
            assert field.span.start <= field.value_span.start <= field.value_span.end <= field.span.end
            if source.slice(field.span)[-1:] in ("}", '"') and "#" not in source.slice(field.value_span):
                assert source.slice(field.value_span) == field.value
        for name in entry.authors:
            assert name.raw.strip() == name.raw != ""


def values(citation: Citation) -> dict[str, str]:
    assert citation.entry is not None
    return {field.name: field.value for field in citation.entry.fields}


def field_of(value: str) -> Field:
    citation = parse(f"@misc{{key,\n  author = {{{value}}}\n}}\n")
    assert citation.entry is not None
    return citation.entry.fields[0]


def mended(citation: Citation) -> str:
    """The text after the repairs of all problems."""
    text = citation.source.text
    repairs = [repair for problem in citation.problems for repair in problem.repairs]
    for span, replacement in reversed(repairs):
        text = text[: span.start] + replacement + text[span.end :]
    return text


def line_of(citation: Citation) -> int:
    return citation.source.position(citation.problems[0].span.start).line


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


class TestProblems:
    @pytest.mark.parametrize(
        ("right", "wrong", "kind", "line"),
        [
            ("a Computer},\n", "a Computer, \n", "unclosed-brace", 2),
            ("Lovelace, Ada},", "Lovelace, Ada,", "unclosed-brace", 3),
            ("{1952}\n}", "{1952\n}", "unclosed-brace", 6),
            ("{1952}\n}", "{1952}\n", "unclosed-brace", 1),
            ("249},", "249}", "missing-comma", 5),
            ("249},\n  year={1952}", "249} year=1952", "missing-comma", 5),
            ("{1952}\n}", "1952\n", "unclosed-brace", 1),
            ("education,", "education", "missing-comma", 1),
            ("Computer},", "Computer}},", "unbalanced-brace", 2),
            ("year={1952}", "year={1952}}", "unbalanced-brace", 7),
            ("pages={", "pages=", "unbalanced-brace", 5),
            ("{243--249}", "243--249", "other", 5),
            ("249},", "249},,", "other", 5),
            ("pages={", "pages {", "other", 5),
        ],
    )
    def test_repaired(self, right: str, wrong: str, kind: str, line: int) -> None:
        """The defect is found at its line, all fields are read, and the repair heals it."""
        citation = parse(ENTRY.replace(right, wrong))
        assert [problem.kind for problem in citation.problems] == [kind]
        assert line_of(citation) == line
        assert values(citation) == values(parse(ENTRY))
        healed = parse(mended(citation))
        assert healed.problems == ()
        assert values(healed) == values(parse(ENTRY))

    @pytest.mark.parametrize(
        ("right", "wrong", "kind", "line"),
        [
            ("The {Education} of a Computer},", "{The {Education} of a Computer},", "unclosed-brace", 2),
            ("{hopper1952education,\n", "{\n", "missing-key", 1),
            ("{hopper1952education,\n", "{,\n", "missing-key", 1),
            ("hopper1952education,", "hopper 1952,", "other", 1),
            ("={243--249}", "=", "other", 5),
            ("{Education} of", "Education} of", "unbalanced-brace", 2),
        ],
    )
    def test_repair_needs_a_person(self, right: str, wrong: str, kind: str, line: int) -> None:
        citation = parse(ENTRY.replace(right, wrong))
        assert [(problem.kind, problem.repairs) for problem in citation.problems] == [(kind, ())]
        assert line_of(citation) == line
        assert values(citation).keys() == values(parse(ENTRY)).keys()

    @pytest.mark.parametrize(
        ("value", "kind"),
        [
            ('"The Education,', "unclosed-quote"),
            ('"The {Education",', "unclosed-brace"),
            ('"The Education}",', "unbalanced-brace"),
            ('"The Education"', "missing-comma"),
        ],
    )
    def test_quotes(self, value: str, kind: str) -> None:
        citation = parse(f'@misc{{k,\n  title = {value}\n  author = "A B",\n  year = "1952"\n}}\n')
        assert [problem.kind for problem in citation.problems] == [kind]
        assert line_of(citation) == 2
        assert list(values(citation)) == ["title", "author", "year"]
        assert values(citation)["author"] == "A B"

    def test_what_cannot_be_read_is_left_out(self) -> None:
        citation = parse("@misc{k,\n  title = {A},\n  ?!,\n  author = {B}\n}\n")
        assert [problem.kind for problem in citation.problems] == ["other"]
        assert line_of(citation) == 3
        assert values(citation) == {"title": "A", "author": "B"}

    def test_a_comment_inside_an_entry_is_none(self) -> None:
        citation = parse("@misc{k,\n  % first\n  title = {A}\n}\n")
        assert [problem.kind for problem in citation.problems] == ["other"]
        assert values(citation) == {"title": "A"}

    def test_two_defects(self) -> None:
        citation = parse("@misc{k,\n  title={A,\n  author={B}\n  year={1952}\n}\n")
        assert [problem.kind for problem in citation.problems] == ["unclosed-brace", "missing-comma"]
        assert values(citation) == {"title": "A", "author": "B", "year": "1952"}

    def test_other_entries_of_the_file_are_not_touched(self) -> None:
        broken = ENTRY.replace("Computer},", "Computer,")
        citation = parse(ENTRY + broken + ENTRY)
        assert len(citation.entries) == 3
        assert [problem.kind for problem in citation.problems] == ["unclosed-brace"]
        assert line_of(citation) == 9

    def test_message_names_the_field(self) -> None:
        citation = parse(ENTRY.replace("Computer},", "Computer,"))
        assert citation.problems[0].message == "the brace that opens the title is never closed"

    @pytest.mark.parametrize(
        ("text", "kind"),
        [
            ("", "empty"),
            (" \n\n", "empty"),
            ("TODO", "no-entry"),
            ("@string{a = {b}}", "no-entry"),
            ("@misc", "no-entry"),
            ("@string{a", "other"),
        ],
    )
    def test_nothing_in_the_file(self, text: str, kind: str) -> None:
        citation = parse(text)
        assert citation.entry is None
        assert [problem.kind for problem in citation.problems] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "@a{k, t = " + "{" * 5_000 + "x" + "}" * 5_000 + "}",
        "@a{k, t = " + "{" * 5_000,
        "{" * 100_000,
        "@a{" * 10_000,
        "\n@a{" * 10_000,
        '"' * 100_000,
        "@a{k, t = {" + "\n" * 100_000 + "x}",
        "@a{k," + "t = {\n" * 10_000,
        "@a{k," + "," * 20_000,
        "@a{k, author = {" + "\\" * 50_000 + "}",
        "@a{k, author = {" + " and" * 20_000 + "}}",
        "@a{k\0, \x1ct\x85 = {\x00\x0c}}",
    ],
)
def test_hostile_text_takes_no_time(text: str) -> None:
    def read(length: int) -> None:
        for entry in parse(text[:length]).entries[:3]:
            assert all(isinstance(field.text, str) for field in entry.fields[:10])

    read(len(text))
    assert growth(read, 1_000) < 5


@pytest.mark.parametrize(
    "text", ["@a{" * 300_000, "@a{k,\n" * 150_000, "@misc{a, title={A}}\n" + "@a{k, t}\n" * 2_001]
)
def test_a_file_of_broken_entries_is_one_problem(text: str) -> None:
    # A few for each of the entries, none of which is mended.
    assert calls(lambda: parse(text)) < 1_000_000
    citation = parse(text)
    assert citation.entries == ()
    assert [problem.message for problem in citation.problems] == [
        "the file holds too many broken entries to read"
    ]
    assert text.startswith("@a{k", citation.problems[0].span.start) or text.startswith("@a{@a{")


def test_many_broken_entries_are_told_apart() -> None:
    text = "@a{k, t = {x}\n" * 1_000 + "@a{k, t = {x}}\n" * 3_000
    citation = parse(text)
    assert len(citation.problems) == 1_000
    assert len(citation.entries) == 4_000


@given(
    st.text(alphabet=st.sampled_from('@a{k,t=}"()# \n\\%\0{}=,"12é~$-'), max_size=80) | st.text(max_size=80)
)
def test_any_text_is_survived(text: str) -> None:
    for citation in (parse(text), parse("@a{k, t = {x},\n author = {" + text + "},\n y = 1\n}")):
        for entry in citation.entries:
            for field in entry.fields:
                plain(field.value)
                split_authors(field)


WORD = st.text(st.sampled_from("abcXYZéß.-:&'"), min_size=1, max_size=6)
GROUP = st.lists(WORD, min_size=1, max_size=2).map(lambda words: "{" + " ".join(words) + "}")
VALUE = st.lists(WORD | GROUP, min_size=1, max_size=5).map(" ".join)
KEY = st.from_regex(r"[a-z]{2,8}[0-9]{4}[a-z+-]{1,6}", fullmatch=True)
FIELDS = st.lists(
    st.tuples(st.sampled_from(["title", "author", "Journal", "book-title", "YEAR", "x1"]), VALUE),
    min_size=1,
    max_size=5,
)
ENCLOSE = st.sampled_from(["{%s}", '"%s"'])


def entry_text(key: str, fields: list[tuple[str, str]], enclose: str = "{%s}") -> str:
    return (
        f"@misc{{{key},\n" + ",\n".join(f"  {name} = " + enclose % value for name, value in fields) + "\n}\n"
    )


@given(KEY, FIELDS, ENCLOSE)
def test_well_formed_entry_comes_through(key: str, fields: list[tuple[str, str]], enclose: str) -> None:
    citation = parse(entry_text(key, fields, enclose))
    assert citation.problems == ()
    assert citation.entry is not None
    assert citation.entry.key == key
    assert [(field.name, field.value) for field in citation.entry.fields] == fields


@given(KEY, FIELDS, ENCLOSE, st.data())
def test_one_comma_removed(
    key: str, fields: list[tuple[str, str]], enclose: str, data: st.DataObject
) -> None:
    text = entry_text(key, fields, enclose)
    comma = data.draw(st.sampled_from([place for place, character in enumerate(text) if character == ","]))
    citation = parse(text[:comma] + text[comma + 1 :])
    assert [problem.kind for problem in citation.problems] == ["missing-comma"]
    assert citation.problems[0].span.end == comma
    assert mended(citation) == text
    assert citation.entry is not None
    assert [(field.name, field.value) for field in citation.entry.fields] == fields


@given(KEY, FIELDS, ENCLOSE, st.data())
def test_one_closing_brace_removed(
    key: str, fields: list[tuple[str, str]], enclose: str, data: st.DataObject
) -> None:
    text = entry_text(key, fields, enclose)
    brace = data.draw(st.sampled_from([place for place, character in enumerate(text) if character == "}"]))
    citation = parse(text[:brace] + text[brace + 1 :])
    assert [problem.kind for problem in citation.problems] == ["unclosed-brace"]
    assert citation.entry is not None
    assert [field.name for field in citation.entry.fields] == [name for name, _ in fields]
    if citation.problems[0].repairs:
        assert parse(mended(citation)).problems == ()


@given(KEY, FIELDS, st.data())
def test_one_quote_removed(key: str, fields: list[tuple[str, str]], data: st.DataObject) -> None:
    text = entry_text(key, fields, '"%s"')
    quotes = [place for place, character in enumerate(text) if character == '"'][1::2]
    quote = data.draw(st.sampled_from(quotes))
    citation = parse(text[:quote] + text[quote + 1 :])
    assert [problem.kind for problem in citation.problems] == ["unclosed-quote"]
    assert citation.entry is not None
    assert [(field.name, field.value) for field in citation.entry.fields] == fields


@pytest.mark.skipif(not LISTS.is_dir(), reason="the real lists are not at hand")
class TestRealLists:
    def problems(self, folder: str) -> dict[str, tuple[str, int]]:
        found = {}
        for path in sorted((LISTS / folder).iterdir()):
            citation = parse(path.read_text(encoding="utf-8-sig"))
            assert len(citation.problems) <= 1
            if citation.problems:
                found[path.stem] = (citation.problems[0].kind, line_of(citation))
            if not citation.problems or citation.problems[0].kind != "empty":
                assert {"title", "author", "year"} <= {key.lower() for key in values(citation)}
        return found

    def test_dataset_distillation(self) -> None:
        assert self.problems("Guang000__Awesome-Dataset-Distillation/citations") == {
            "khan2024unlearning": ("unclosed-brace", 2),
            "kungurtsev2024first": ("unclosed-brace", 2),
            "shao2024edc": ("unclosed-brace", 2),
            "yin2024cda": ("unclosed-brace", 2),
            "zhao2025long": ("unclosed-brace", 2),
            "liu2023dream": ("missing-comma", 5),
            "liu2023fewshot": ("missing-comma", 5),
            "maekawa2023text": ("missing-comma", 5),
            "zhu2023calibration": ("missing-comma", 5),
        }

    def test_nerf(self) -> None:
        assert self.problems("awesome-NeRF__awesome-NeRF/citations") == {
            "fig-nerf": ("missing-comma", 1),
            "hypernerf": ("missing-comma", 1),
            "pytorch-nerf": ("other", 1),
        }

    def test_large_files_hold_no_problem(self) -> None:
        files = sorted(LISTS.glob("*/*.bib"))
        assert len(files) == 4
        for path in files:
            citation = parse(path.read_text(encoding="utf-8-sig"))
            assert citation.problems == ()
            assert len(citation.entries) > 20

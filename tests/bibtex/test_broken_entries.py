"""What is said of broken files, and what is read of them all the same."""

from __future__ import annotations

import pytest
from citation_text import ENTRY, line_of, mended, parse, values
from steps import calls, growth


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

"""Whatever an entry says, it comes through, and one slip in it is found; and the files of real lists."""

from __future__ import annotations

import pytest
from citation_text import line_of, mended, parse, values
from folders import SHARED
from hypothesis import given
from hypothesis import strategies as st

from dd_lint.bibtex import plain, split_authors

LISTS = SHARED / "lists"


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

"""Citation text that is read, with every place checked."""

from __future__ import annotations

from dd_lint.bibtex import Citation, parse_citation
from dd_lint.text.source import Source

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


def mended(citation: Citation) -> str:
    """The text after the repairs of all problems."""
    text = citation.source.text
    repairs = [repair for problem in citation.problems for repair in problem.repairs]
    for span, replacement in reversed(repairs):
        text = text[: span.start] + replacement + text[span.end :]
    return text


def line_of(citation: Citation) -> int:
    return citation.source.position(citation.problems[0].span.start).line

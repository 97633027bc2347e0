"""The names in an author field are not separated as BibTeX expects.

## What it does
Finds commas, semicolons and `&` where `and` belongs, an `and` that is missing, misspelt or too many, a
comma left at the end of a name, `et al.` for `others`, and names of one letter. Two names with a comma
between them are found where the entry names both. Organisations in braces and names of one word are fine.

## Why it matters
BibTeX separates names at `and` alone. `Du, Jiawei, Zhang, Xin` is one person to it, and most of the
authors vanish from the reference.

## Example
```bibtex citations/du2024diversity.txt
@inproceedings{du2024diversity,
  title={Diversity-Driven Synthesis: Enhancing Dataset Distillation through Directed Weight Adjustment},
  author={Jiawei Du, Xin Zhang, Juncheng Hu, Wenxin Huang, Joey Tianyi Zhou},
  booktitle={Proceedings of the Advances in Neural Information Processing Systems (NeurIPS)},
  year={2024}
}
```

## Use instead
```bibtex citations/du2024diversity.txt
@inproceedings{du2024diversity,
  title={Diversity-Driven Synthesis: Enhancing Dataset Distillation through Directed Weight Adjustment},
  author={Jiawei Du and Xin Zhang and Juncheng Hu and Wenxin Huang and Joey Tianyi Zhou},
  booktitle={Proceedings of the Advances in Neural Information Processing Systems (NeurIPS)},
  year={2024}
}
```

## Fix
Unsafe: puts `and` where it belongs, and removes what is too many. None where it is not clear where one
name ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dd_lint.analysis.citations.author_pieces import Defect, defect_of, two_people
from dd_lint.analysis.citations.readable import is_as_written, readable_entries
from dd_lint.bibtex import Citation, Field, split_authors
from dd_lint.bibtex.misplaced_fields import looks_swapped
from dd_lint.findings import Edit, Finding, Fix, Severity
from dd_lint.papers.people import are_two
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.source import Source, Span

_WORDS = r"[A-Z][\w'-]+(?: [A-Z][\w.'-]*)*"
_NAME = rf"{_WORDS}(?:, ?[A-Z][\w.'-]*(?: [A-Z][\w.'-]*)*)?"
# Most lists are nothing but capitalised names, and need no closer look.
_PLAIN_LIST = re.compile(rf"{_NAME}(?: and {_NAME})*(?: and others)?")


@rule("BIB005", "malformed-author-list", Severity.ERROR)
def malformed_author_list(project: Project) -> Iterator[Finding]:
    for citation, entry in readable_entries(project):
        for field in entry.fields:
            if field.key not in ("author", "editor") or not is_as_written(citation.source, field):
                continue
            two = _two_people(project, citation, field)
            for start, defect in two:
                yield _finding(citation.source, start, defect)
            if not two and not _PLAIN_LIST.fullmatch(field.value) and not looks_swapped(entry):
                for start, defect in _defects(citation.source, field):
                    yield _finding(citation.source, start, defect)


def _two_people(project: Project, citation: Citation, field: Field) -> list[tuple[int, Defect]]:
    """The pieces whose comma separates two people whom the entry of the file's one citation names."""
    cited_by = project.cited_by.get(citation.source.path, ())[:1] if field.key == "author" else ()
    known = [author.name for entry in cited_by if entry.meta for author in entry.meta.authors]
    if len(known) < 2 or len(citation.entries) != 1:
        return []
    return [(span.start, two_people(piece)) for span, piece in split_authors(field) if are_two(piece, known)]


def _defects(source: Source, field: Field) -> Iterator[tuple[int, Defect]]:
    """Offsets in the file with the defects of the pieces that begin there."""
    pieces = split_authors(field)
    turned = any(piece.count(",") == 1 and not piece.endswith(",") for _, piece in pieces)
    for number, (span, piece) in enumerate(pieces):
        if not piece:
            yield _surplus_and(source, pieces, number)
        elif defect := defect_of(piece, in_turned_list=turned):
            yield span.start, defect


def _surplus_and(source: Source, pieces: tuple[tuple[Span, str], ...], number: int) -> tuple[int, Defect]:
    """The `and` next to a place where no name is, with the space before it, or after it at the start."""
    place = pieces[number][0].start
    if number + 1 < len(pieces):
        following = pieces[number + 1][0].start
        end = following - len(source.text[place:following]) + len(source.text[place:following].rstrip())
        span = Span(place, following if number == 0 else end)
    else:
        before = source.text[:place].removesuffix("and").rstrip()
        span = Span(len(before), place)
    text = source.slice(span)
    left, right = len(text) - len(text.lstrip()), len(text.rstrip())
    word = Span(span.start - place + left, span.start - place + right)
    message = 'this "and" has no name on one side'
    removal = Span(span.start - place, span.end - place)
    return place, Defect(word, message, "remove it", ((removal, ""),))


def _finding(source: Source, start: int, defect: Defect) -> Finding:
    def moved(span: Span) -> Span:
        return Span(start + span.start, start + span.end)

    edits = tuple(Edit(source, moved(span), text) for span, text in defect.edits)
    fix = Fix(defect.remedy, edits, safe=False) if edits else None
    advice = f"; {defect.remedy}" if defect.remedy else ""
    return Finding(source, moved(defect.span), defect.message + advice, fix=fix)

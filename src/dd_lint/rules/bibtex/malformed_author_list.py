"""The names in an author field are not separated as BibTeX expects.

## What it does
Finds commas, semicolons and `&` where `and` belongs, an `and` that is missing, misspelt or too many, a
comma left at the end of a name, a `Jr.` that comes last, braces around the whole list, `et al.` for
`others`, and names of one letter. Two names with a comma between them are found where the entry names both.
Organisations in braces and names of one word are fine.

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

from dd_lint.analysis.citations.author_pieces import NameDefect, joined_people, name_defects
from dd_lint.analysis.citations.readable import is_as_written, readable_entries
from dd_lint.bibtex import Citation, Field
from dd_lint.findings import Edit, Finding, Fix, Node, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.source import Source, Span

_WORDS = r"[A-Z][\w'-]+(?: [A-Z][\w.'-]*)*"
_NAME = rf"{_WORDS}(?:, ?[A-Z][\w.'-]*(?: [A-Z][\w.'-]*)*)?"
# Most lists are nothing but capitalised names, and need no closer look.
_PLAIN_LIST = re.compile(rf"{_NAME}(?: and {_NAME})*(?: and others)?")


@rule("BIB005", "malformed-author-list", Severity.ERROR, yields_to=("suspicious-title",))
def malformed_author_list(project: Project) -> Iterator[Finding]:
    for citation, entry in readable_entries(project):
        for field in entry.fields:
            if field.key not in ("author", "editor") or not is_as_written(citation.source, field):
                continue
            joined = joined_people(field, _known_people(project, citation, field))
            for start, defect in joined:
                yield _finding(citation.source, start, defect)
            if not joined and not _PLAIN_LIST.fullmatch(field.value):
                # The title may be in the author field: that is said of the whole citation.
                about = (Node(citation.source.path, entry.span),)
                for start, defect in name_defects(citation.source, field):
                    yield _finding(citation.source, start, defect)._replace(about=about)


def _known_people(project: Project, citation: Citation, field: Field) -> list[str]:
    """The authors whom the entry names that links to a file of one citation."""
    if field.key != "author" or len(citation.entries) != 1:
        return []
    cited_by = project.cited_by.get(citation.source.path, ())[:1]
    return [author.name for entry in cited_by for author in entry.authors]


def _finding(source: Source, start: int, defect: NameDefect) -> Finding:
    def moved(span: Span) -> Span:
        return Span(start + span.start, start + span.end)

    edits = tuple(Edit(source, moved(span), text) for span, text in defect.edits)
    fix = Fix(defect.remedy, edits, safe=False) if edits else None
    advice = f"; {defect.remedy}" if defect.remedy else ""
    return Finding(source, moved(defect.span), defect.message + advice, fix=fix)

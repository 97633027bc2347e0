"""A citation file is not valid BibTeX.

## What it does
Finds what keeps BibTeX from reading a citation file: a brace or a quote that opens and is never closed, a
brace or one comma too many, an entry without a key, a file that is empty or holds no entry. The finding is at
what is never closed, however far below it the parser stumbles.

## Why it matters
BibTeX skips such an entry, or takes the fields that follow for part of the title. Whoever copies the
citation gets the error instead of the reference.

## Example
```markdown
## Main
+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al., 2018)
  [:book:](./citations/wang2018dd.txt)
```
```bibtex citations/wang2018dd.txt
@article{wang2018dd,
  title={Dataset Distillation,
  author={Wang, Tongzhou and Zhu, Jun-Yan and Torralba, Antonio and Efros, Alexei A},
  journal={arXiv preprint arXiv:1811.10959},
  year={2018}
}
```

## Use instead
```bibtex citations/wang2018dd.txt
@article{wang2018dd,
  title={Dataset Distillation},
  author={Wang, Tongzhou and Zhu, Jun-Yan and Torralba, Antonio and Efros, Alexei A},
  journal={arXiv preprint arXiv:1811.10959},
  year={2018}
}
```
```markdown
## Main
+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al., 2018)
  [:book:](./citations/wang2018dd.txt)
```

## Fix
Safe: closes a brace or a quote where only one place is possible, and removes a repeated comma. A brace
too many is removed by an unsafe fix, since its counterpart may be what is missing, and an unsafe fix
fills an empty file with what the entry says.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.citations.new_citations import citation_of_empty_file
from dd_lint.bibtex import Citation, Problem
from dd_lint.findings import Edit, Finding, Fix, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.source import Source, Span
from dd_lint.text.wording import quoted


@rule("BIB001", "bibtex-syntax", Severity.ERROR)
def bibtex_syntax(project: Project) -> Iterator[Finding]:
    # What was on a line too long to be read is not a defect of the file; a conflict is one by itself.
    partly_read = {
        one.source.path for one in project.unreadable if one.conflicting or one.span.start == one.span.end
    }
    for citation in project.citations.values():
        if citation.source.path in partly_read:
            continue
        for problem in citation.problems:
            if problem.kind != "missing-comma":
                message = problem.message + _advice(project, citation, problem)
                yield Finding(
                    citation.source, problem.span, message, fix=_fix(project, citation.source, problem)
                )


def _advice(project: Project, citation: Citation, problem: Problem) -> str:
    source = citation.source
    if problem.kind == "empty":
        cited_by = project.cited_by.get(source.path)
        return f"; the citation of {quoted(cited_by[0].title)} belongs in it" if cited_by else ""
    if problem.kind == "no-entry":
        return '; an entry begins with "@", its type and a brace'
    if problem.kind == "missing-key":
        return "; one belongs after the brace"
    if not problem.repairs:
        return ""
    (start, end), text = problem.repairs[0]
    if end > start:
        return "; remove it" if len(problem.repairs) == 1 else "; remove the braces"
    if len(problem.repairs) > 1:
        return ""  # the message says what belongs around the place
    line = source.text.rfind("\n", 0, start) + 1
    words = source.text[max(line, problem.span.end) : start].split() or source.text[line:start].split()
    missing = '"}"' if "}" in text else "a closing quote" if '"' in text else quoted(text.strip())
    return f"; {missing} belongs after {quoted(' '.join(words[-3:]))}"


def _fix(project: Project, source: Source, problem: Problem) -> Fix | None:
    if problem.kind == "empty":
        text = citation_of_empty_file(project, source)
        edit = Edit(source, Span(0, len(source.text)), text)
        return Fix("write the citation from the entry", (edit,), safe=False) if text else None
    if not problem.repairs:
        return None
    edits = tuple(Edit(source, span, text) for span, text in problem.repairs)
    inserted, removed = edits[0].text.strip(), source.slice(edits[0].span)
    message = f"insert {inserted}" if inserted else f"remove {removed}"
    return Fix(message, edits, safe=problem.kind.startswith("unclosed") or removed == ",")

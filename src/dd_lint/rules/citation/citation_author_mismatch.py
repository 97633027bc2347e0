"""An author whom an entry names is not in its citation file.

## What it does
Looks for the authors that an entry names among those of its citation file: the first has to come first,
the others in the same order. It tells names that are the wrong way round, misspelt or cut short from
other people's names. A given name left out, initials, accents, particles, a double family name and an
organisation in place of people are fine.

## Why it matters
Whoever copies the citation misspells the authors' names, or cites other people.

## Example
```markdown
## Main
+ [A Survey](https://arxiv.org/abs/2305.01975) (Zongxiong Chen et al., 2023) [:book:](citations/geng.txt)
```
```bibtex citations/geng.txt
@inproceedings{geng,
  title={A Survey},
  author={Chen, Zongxion and Wang, Yuandou},
  year={2023}
}
```

## Use instead
```markdown
## Main
+ [A Survey](https://arxiv.org/abs/2305.01975) (Zongxiong Chen et al., 2023) [:book:](citations/geng.txt)
```
```bibtex citations/geng.txt
@inproceedings{geng,
  title={A Survey},
  author={Chen, Zongxiong and Wang, Yuandou},
  year={2023}
}
```

## Fix
Unsafe: names that are the wrong way round are turned; of a misspelt name only a person knows which side is
right.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.citations.absent_authors import AbsentAuthor, absent_authors, all_turned_names
from dd_lint.analysis.citations.cited_entry import entry_place, first_of_each_place
from dd_lint.analysis.citations.conventions import FAMILY_NAME_FIRST, FIRST_AUTHOR_BY_ONE_WORD
from dd_lint.analysis.citations.family_names import is_proved_family_first, owner_of_authors
from dd_lint.analysis.citations.filed_names import FiledName
from dd_lint.analysis.convention import habit
from dd_lint.findings import Edit, Finding, Fix, Related, Severity
from dd_lint.papers.people import fold_name
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.wording import quoted


@rule("CIT006", "citation-author-mismatch", Severity.WARNING)
def citation_author_mismatch(project: Project) -> Iterator[Finding]:
    family_first = habit(project, FAMILY_NAME_FIRST).usual is True
    findings = (
        _finding(project, absent)
        for absent in absent_authors(project)
        if not (absent.turned and family_first)
    )
    yield from first_of_each_place(finding for finding in findings if finding is not None)


def _finding(project: Project, absent: AbsentAuthor) -> Finding | None:
    if absent.turned is not None:
        return _reversed(project, absent, absent.turned)
    if absent.position >= 0:
        return _elsewhere(project, absent, absent.position)
    near = absent.misspelt
    return _misspelt(project, absent, near) if near is not None else _another(project, absent)


def _reversed(project: Project, absent: AbsentAuthor, turned: FiledName) -> Finding | None:
    """The finding of a name that is the wrong way round, in the entry or in the file."""
    if "," not in turned.text and any("," in name.text for name in absent.names):
        # Among names with a comma, BibTeX itself takes the words the wrong way round.
        return None
    if what := _fault_of_entry(project, absent, turned):
        message = f"{_name(absent.author.name)} {what}; the citation file says {_name(turned.shown)}"
        there = (Related(absent.cited.citation.source, turned.span, "the name in the citation file"),)
        edit = Edit(project.source, absent.author.span, turned.shown)
        fix = Fix(f"write {turned.shown}", (edit,), safe=False)
        return Finding(project.source, absent.author.span, message, there, fix)
    names = all_turned_names(project, absent) or [turned]
    which = "the names are" if len(names) > 1 else f"{_name(turned.text)} is"
    message = f"{which} the wrong way round; the entry says {_name(absent.author.name)}"
    message += f", so write {_name(turned.turned)}"
    source = absent.cited.citation.source
    edits = tuple(Edit(source, name.span, name.turned) for name in names)
    fix = Fix("turn the names" if len(names) > 1 else "turn the name", edits, safe=False)
    return Finding(source, turned.span, message, _in_list(project, absent), fix)


def _fault_of_entry(project: Project, absent: AbsentAuthor, turned: FiledName) -> str:
    """What is wrong with a name in the entry; empty where it is the file's that is the wrong way round."""
    by_family = habit(project, FIRST_AUTHOR_BY_ONE_WORD).usual is True
    alone = " " not in absent.author.name and not by_family
    bib, has_comma = absent.cited.bib, "," in turned.text
    # The file is at fault only where the others prove it.
    if alone and not (has_comma and is_proved_family_first(project, turned.turned, bib)):
        return "is only a given name"
    if has_comma and is_proved_family_first(project, turned.text, bib):
        return "is the wrong way round"
    return ""


def _elsewhere(project: Project, absent: AbsentAuthor, position: int) -> Finding:
    """The finding of an author whom the file has at another position."""
    author, first = absent.author, _name(absent.names[0].shown)
    if position == 0:
        message = f"{_name(author.name)} is the first author of the citation file, but not of the entry"
    elif author is absent.cited.entry.authors[0]:
        message = f"the entry begins with author {position + 1} of the citation file, {_name(author.name)}"
        message += f"; the file's first author is {first}"
    else:
        message = f"{_name(author.name)} is author {position + 1} of the citation file; the first is {first}"
    place = absent.names[position].span
    return Finding(absent.cited.citation.source, place, message, _in_list(project, absent))


def _misspelt(project: Project, absent: AbsentAuthor, near: FiledName) -> Finding:
    """The finding of a name that differs by a slip of the pen."""
    one, other = "".join(fold_name(absent.author.name)), "".join(fold_name(near.shown))
    what = "one is cut short" if one.startswith(other) or other.startswith(one) else "one is misspelt"
    message = f"the citation file says {_name(near.shown)}, but the entry says {_name(absent.author.name)}"
    source = absent.cited.citation.source
    return Finding(source, near.span, f"{message}; {what}", _in_list(project, absent))


def _another(project: Project, absent: AbsentAuthor) -> Finding:
    """The finding of somebody who is not among the file's authors."""
    source, first, field = absent.cited.citation.source, absent.names[0], absent.cited.bib.field("author")
    here, name = _in_list(project, absent), _name(absent.author.name)
    owner = owner_of_authors(project, absent.cited, first.text)
    if owner is not None and field is not None:
        message = f"these are the authors of {quoted(owner.title)}; the entry names {name}"
        related = (*here, entry_place(project, owner, "the entry with these authors"))
        return Finding(source, field.value_span, message, related, severity=Severity.ERROR)
    who = f"the {len(absent.names)} authors" if len(absent.names) > 1 else "the authors"
    message = f"{name} is not among {who} of the citation file; the first is {_name(first.shown)}"
    return Finding(source, first.span, message, here)


def _in_list(project: Project, absent: AbsentAuthor) -> tuple[Related, ...]:
    return (Related(project.source, absent.author.span, "the author in the list"),)


def _name(text: str) -> str:
    return quoted(text, 40)

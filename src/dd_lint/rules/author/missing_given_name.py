"""An author is named by the family name alone.

## What it does
Where nearly all authors of a list have a given name, finds those that are a single word. Teams, companies
and institutions are left alone, and so are people who go by one name, as a citation file shows that gives
the full names of others, or braces the name.

## Why it matters
Thousands of papers are by somebody called Zheng: only the full name tells who it is.

## Example
```markdown
## Privacy
+ [A](https://arxiv.org/abs/2006.05929) (Bo Zhao et al., ICLR 2021)
+ [B](https://arxiv.org/abs/2203.11932) (George Cazenavette et al., CVPR 2022)
+ [C](https://arxiv.org/abs/2202.02916) (Saehyung Lee et al., ICML 2022)
+ [D](https://example.org/d) (Zheng et al., NDSS 2024 Workshop)
```

## Use instead
```markdown
## Privacy
+ [A](https://arxiv.org/abs/2006.05929) (Bo Zhao et al., ICLR 2021)
+ [B](https://arxiv.org/abs/2203.11932) (George Cazenavette et al., CVPR 2022)
+ [C](https://arxiv.org/abs/2202.02916) (Saehyung Lee et al., ICML 2022)
+ [D](https://example.org/d) (Tianhang Zheng et al., NDSS 2024 Workshop)
```

## Fix
Unsafe: takes the full name from the citation file, where there is one.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.metas import metas
from dd_lint.bibtex import Name
from dd_lint.document.model import Author, Entry, Meta
from dd_lint.findings import Edit, Finding, Fix, Related, Severity
from dd_lint.papers.people import fold_name, is_group
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.shares import evidence, is_habit
from dd_lint.text.wording import quoted


@rule("AUT004", "missing-given-name", Severity.WARNING)
def missing_given_name(project: Project) -> Iterator[Finding]:
    fields = metas(project)
    people = [author.name for _, meta in fields for author in meta.authors if not is_group(author.name)]
    full = sum(not _is_bare(name) for name in people)
    if not is_habit(full, len(people), project.config.majority):
        return
    for entry, meta in fields:
        for index, author in enumerate(meta.authors):
            if _is_bare(author.name) and not is_group(author.name) and _is_judged(meta, index):
                finding = _finding(project, entry, meta, index, evidence(full, len(people), "names"))
                if finding is not None:
                    yield finding


def _is_bare(name: str) -> bool:
    """Whether a name is one word of an alphabet, without an initial ("Z.Li"); "王伟" is a full name."""
    alphabetic = name.isascii() or all(character < "\u0250" or not character.isalpha() for character in name)
    return " " not in name and "." not in name and alphabetic


def _is_judged(meta: Meta, index: int) -> bool:
    """Whether the name is surely one: without an "et al.", the last may be a venue."""
    return meta.et_al is not None or index == 0


def _finding(project: Project, entry: Entry, meta: Meta, index: int, shown: str) -> Finding | None:
    author = meta.authors[index]
    citation = project.citation(entry)
    names = citation.entries[0].authors if citation else ()
    cited = _cited(names, author, index)
    if cited is None or citation is None or (not cited.first and not _is_complete(cited, names, meta)):
        # Without a file, only a shape of which all is known tells a name from other words.
        if not entry.enclosed:
            return None
        message = f"{quoted(author.name)} has no given name; the list gives one, {shown}"
        return Finding(project.source, author.span, message)
    # A name that is complete there, and a given name alone, which is another rule's finding.
    if not cited.first or fold_name(author.name) != fold_name(cited.last):
        return None
    name = cited.full
    message = f'"{author.name}" has no given name; the citation file says {quoted(name)}'
    related = Related(citation.source, cited.span, "named here")
    fix = Fix(f'write "{name}"', (Edit(project.source, author.span, name),), safe=False)
    return Finding(project.source, author.span, message, (related,), fix)


def _is_complete(cited: Name, names: tuple[Name, ...], meta: Meta) -> bool:
    """Whether a name without a given one is whole in the citation file: braced, or among full names.

    Those that the entry has too prove nothing: the file may have been made of the entry.
    """
    if cited.raw.startswith("{"):
        return True
    own = {fold_name(author.name) for author in meta.authors}
    return any(name.first and fold_name(name.full) not in own for name in names)


def _cited(names: tuple[Name, ...], author: Author, index: int) -> Name | None:
    """The name in the citation file that a bare name is a part of: at its place, or else the only one."""
    words = fold_name(author.name)
    matching = [name for name in names if words in (fold_name(name.last), fold_name(name.first))]
    if index < len(names) and names[index] in matching:
        return names[index]
    return matching[0] if len(matching) == 1 else None

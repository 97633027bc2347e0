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
from typing import NamedTuple

from dd_lint.analysis.citations.pairs import (
    Pair,
    entry_place,
    is_damaged,
    is_other_papers,
    once,
    pairs,
    unreadable_paths,
)
from dd_lint.analysis.citations.people import (
    OtherFiles,
    Person,
    holds_two,
    is_clean,
    is_team,
    people,
    positions,
)
from dd_lint.document.model import Author
from dd_lint.findings import Edit, Finding, Fix, Related, Severity
from dd_lint.papers.people import fold_name, same_person
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.nearest import slips
from dd_lint.text.wording import quoted

# A slip of the pen spoils two letters at most, and leaves five for each.
_SLIPS = 2
_LETTERS = 5


def _name(text: str) -> str:
    return quoted(text, 40)


class _Candidate(NamedTuple):
    """An author whom the file does not have where it should, and the name there the wrong way round."""

    pair: Pair
    persons: list[Person]
    author: Author
    turned: Person | None


@rule("CIT006", "citation-author-mismatch", Severity.WARNING)
def citation_author_mismatch(project: Project) -> Iterator[Finding]:
    compared = bare = 0
    unreadable = unreadable_paths(project)
    candidates = []
    for pair in pairs(project):
        compared += 1
        bare += _is_one_word(pair)
        if _begins_alike(pair) or _is_unsure(pair):
            continue
        persons = people(pair.bib)
        candidate = _candidate(pair, persons) if persons else None
        if candidate is None or not is_clean(persons) or holds_two(pair.entry, persons):
            continue
        if not _is_damaged(project, unreadable, pair) and not is_other_papers(project, pair):
            candidates.append(candidate)
    others = OtherFiles(project, names_families_alone=2 * bare > compared)
    # Some lists write the family name first throughout.
    habit = 2 * sum(candidate.turned is not None for candidate in candidates) > max(compared, 2)
    yield from once(
        finding
        for candidate in candidates
        if not (habit and candidate.turned)
        for finding in (_finding(project, candidate, others),)
        if finding is not None
    )


def _is_one_word(pair: Pair) -> bool:
    """Whether the entry names its first author by one word."""
    authors = pair.entry.authors
    return bool(authors) and " " not in authors[0].name


def _is_unsure(pair: Pair) -> bool:
    """Whether a part of a name may be what was read as a name: "Smith, A." elsewhere than in parentheses."""
    authors = pair.entry.authors
    split = len(authors) > 1 and any(" " not in author.name for author in authors)
    return split and not pair.entry.enclosed


def _is_damaged(project: Project, unreadable: frozenset[str], pair: Pair) -> bool:
    """Whether a byte among the authors of the entry or of the file cannot be read."""
    field, meta = pair.bib.field("author"), pair.entry.meta
    return (field is not None and is_damaged(unreadable, pair.path, field.value)) or any(
        is_damaged(unreadable, project.source.path, author.name) for author in (meta.authors if meta else ())
    )


def _begins_alike(pair: Pair) -> bool:
    """Whether the one author whom the entry names plainly is the file's first."""
    authors, field = pair.entry.authors, pair.bib.field("author")
    if len(authors) != 1 or field is None:
        return not authors
    return same_person(authors[0].name, field.value.partition(" and ")[0])


def _candidate(pair: Pair, persons: list[Person]) -> _Candidate | None:
    """The first named author of an entry who is not where the file should have them."""
    found = positions(pair.entry, persons)
    if -1 not in found and found[:1] in ([], [0]):
        return None
    authors = pair.entry.authors
    number = 0 if found[0] != 0 else found.index(-1)
    author = authors[number]
    if is_team(author.name) or is_team(persons[0].text):
        return None
    if number >= len(persons) and pair.bib.has_others:
        return None
    turned = next((one for one in persons if one.turned and same_person(author.name, one.turned)), None)
    if found[number] >= 0:
        turned = None
    return _Candidate(pair, persons, author, turned)


def _finding(project: Project, candidate: _Candidate, others: OtherFiles) -> Finding | None:
    pair, persons, author, turned = candidate
    if turned is not None:
        return _reversed(project, candidate, turned, others)
    source = pair.citation.source
    here = (Related(project.source, author.span, "the author in the list"),)
    at = next((n for n, person in enumerate(persons) if same_person(author.name, person.text)), -1)
    if at >= 0:
        first = _name(persons[0].shown)
        if at == 0:
            message = f"{_name(author.name)} is the first author of the citation file, but not of the entry"
        elif pair.entry.meta and author is pair.entry.meta.authors[0]:
            message = f"the entry begins with author {at + 1} of the citation file, {_name(author.name)}"
            message += f"; the file's first author is {first}"
        else:
            message = f"{_name(author.name)} is author {at + 1} of the citation file; the first is {first}"
        return Finding(source, persons[at].span, message, here)
    if near := _misspelt(author, persons):
        one, other = "".join(fold_name(author.name)), "".join(fold_name(near.shown))
        what = "one is cut short" if one.startswith(other) or other.startswith(one) else "one is misspelt"
        message = (
            f"the citation file says {_name(near.shown)}, but the entry says {_name(author.name)}; {what}"
        )
        return Finding(source, near.span, message, here)
    return _another(project, candidate, others, here)


def _reversed(project: Project, candidate: _Candidate, turned: Person, others: OtherFiles) -> Finding | None:
    pair, persons, author, _ = candidate
    source = pair.citation.source
    if "," not in turned.text and any("," in person.text for person in persons):
        # Among names with a comma, BibTeX itself takes the words the wrong way round.
        return None
    alone = " " not in author.name and not others.names_families_alone
    if "," in turned.text and alone:
        # The file is at fault only where the others prove it.
        alone = not others.is_family_first(turned.turned, pair.bib)
    if alone or ("," in turned.text and others.is_family_first(turned.text, pair.bib)):
        what = "is only a given name" if alone else "is the wrong way round"
        message = f"{_name(author.name)} {what}; the citation file says {_name(turned.shown)}"
        there = (Related(source, turned.span, "the name in the citation file"),)
        edit = Edit(project.source, author.span, turned.shown)
        fix = Fix(f"write {turned.shown}", (edit,), safe=False)
        return Finding(project.source, author.span, message, there, fix)
    here = (Related(project.source, author.span, "the author in the list"),)
    names = _all_reversed(pair, persons, others) or [turned]
    which = "the names are" if len(names) > 1 else f"{_name(turned.text)} is"
    message = (
        f"{which} the wrong way round; the entry says {_name(author.name)}, so write {_name(turned.turned)}"
    )
    edits = tuple(Edit(source, person.span, person.turned) for person in names)
    fix = Fix("turn the names" if len(names) > 1 else "turn the name", edits, safe=False)
    return Finding(source, turned.span, message, here, fix)


def _all_reversed(pair: Pair, persons: list[Person], others: OtherFiles) -> list[Person]:
    """The names to turn, where every author that the entry names is the wrong way round in the file."""
    authors = pair.entry.authors
    named = []
    for author in authors:
        person = next((one for one in persons if one.turned and same_person(author.name, one.turned)), None)
        if person is None:
            return []
        named.append(person)
    return [
        person
        for person in persons
        if person.turned and (person in named or not others.is_family_first(person.text, pair.bib))
    ]


def _misspelt(author: Author, persons: list[Person]) -> Person | None:
    """The name in the file that differs from the author's by a slip of the pen."""
    name = " ".join(fold_name(author.name))
    best, most = None, min(_SLIPS, len(name) // _LETTERS)
    for person in persons:
        count = slips(name, " ".join(fold_name(person.shown)), most)
        if count is not None:
            best, most = person, count - 1
    return best


def _another(
    project: Project, candidate: _Candidate, others: OtherFiles, here: tuple[Related, ...]
) -> Finding:
    """The finding of somebody who is not among the file's authors."""
    pair, persons, author, _ = candidate
    source, first, field = pair.citation.source, persons[0], pair.bib.field("author")
    owner = others.owner(pair.bib, pair.path, first.text)
    if owner is not None and field is not None:
        message = f"these are the authors of {quoted(owner.title)}; the entry names {_name(author.name)}"
        related = (*here, entry_place(project, owner, "the entry with these authors"))
        return Finding(source, field.value_span, message, related, severity=Severity.ERROR)
    who = f"the {len(persons)} authors" if len(persons) > 1 else "the authors"
    message = f"{_name(author.name)} is not among {who} of the citation file"
    message += f"; the first is {_name(first.shown)}"
    return Finding(source, first.span, message, here)

"""Two papers have the same link.

## What it does
Finds entries whose links name one paper, by its arXiv identifier, DOI, OpenReview identifier or that of
another registry, while their titles are those of two papers. Where the citation files tell which of the
entries the identifier belongs to, the other one's link is found; else the later one's.

## Why it matters
One of the links was copied from the other entry, so the paper of its title cannot be reached.

## Example
```markdown
## Main
+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al., 2018)
+ [Dataset Condensation with Gradient Matching](https://arxiv.org/abs/1811.10959) (Bo Zhao et al., ICLR 2021)
```

## Use instead
```markdown
## Main
+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al., 2018)
+ [Dataset Condensation with Gradient Matching](https://arxiv.org/abs/2006.05929) (Bo Zhao et al., ICLR 2021)
```

## Fix
None: the right link has to be looked up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dd_lint.analysis.duplicates.pairs import pairs
from dd_lint.analysis.duplicates.similarity import shared_authors, title_words
from dd_lint.document.model import Entry
from dd_lint.findings import Finding, Related, Severity
from dd_lint.papers.identifier_names import named
from dd_lint.papers.identifiers import Identifier, citation_identifiers
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.wording import quoted

_NAME = 3
"""Words that the name of a dataset or a model has at most."""


@rule("DUP003", "same-id-different-title", Severity.ERROR)
def same_id_different_title(project: Project) -> Iterator[Finding]:
    for pair in pairs(project, "clash"):
        identifier = pair.later.identifier
        if identifier is None or _is_named_after(pair.earlier, pair.later):
            continue
        owner = _owner(project, pair.earlier, pair.later, identifier)
        wrong, other = (pair.earlier, pair.later) if owner is pair.later else (pair.later, pair.earlier)
        link = wrong.paper
        if link is not None:
            yield Finding(
                project.source,
                link.destination_span,
                _message(project, wrong, other, identifier, proved=owner is not None),
                related=(Related(project.source, other.title_span, "the same link here"),),
            )


def _is_named_after(one: Entry, other: Entry) -> bool:
    """Whether an entry may be a dataset or a model, with the paper that presents it.

    It is in another section, or both are variants of one model: "LLaMA-7B", "LLaMA-13B".
    """
    if one.enclosed or other.enclosed:
        return False
    if one.section == other.section:
        first, second = (re.split(r"[-\s(]", entry.title) for entry in (one, other))
        return first[0] == second[0] and max(len(first), len(second)) <= _NAME
    return min(len(entry.title.split()) for entry in (one, other)) <= _NAME


def _message(project: Project, wrong: Entry, other: Entry, identifier: Identifier, *, proved: bool) -> str:
    name, title = named(identifier), quoted(other.title)
    if proved:
        right = next((one for one in _cited(project, wrong) if one.kind == identifier.kind), None)
        if right is not None:
            return f"{name} is {title}; this entry's own citation file says {named(right)}"
        return f"according to its citation file, {name} is {title}; this link is wrong"
    if shared_authors(wrong, other):
        return f"{name} is also the link of {title}; one link is wrong, or it is one paper under two titles"
    return f"{name} is also the link of {title}; one of the two links is wrong"


def _owner(project: Project, earlier: Entry, later: Entry, identifier: Identifier) -> Entry | None:
    """The entry that an identifier belongs to, where the citation files speak for one alone."""
    first, second = (_says(project, entry, identifier) for entry in (earlier, later))
    if first == second:
        return None
    return earlier if first > second else later


def _says(project: Project, entry: Entry, identifier: Identifier) -> int:
    """1 where the citation file confirms the link, -1 where it names another paper, 0 where it is silent."""
    cited = _cited(project, entry)
    if identifier in cited:
        return 1
    return -1 if any(one.kind == identifier.kind for one in cited) else 0


def _cited(project: Project, entry: Entry) -> tuple[Identifier, ...]:
    """What the citation file of an entry says of the paper, if it is this paper's."""
    citation = project.citation(entry)
    bibliography = citation.entry if citation else None
    title = bibliography.field("title") if bibliography else None
    if bibliography is None or title is None or title_words(title.text) != title_words(entry.title):
        return ()
    return citation_identifiers({field.key: field.text for field in bibliography.fields})

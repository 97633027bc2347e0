"""A link leads to a heading or an anchor that is not there.

## What it does
Finds links to a `#fragment` that no heading and no explicit anchor (`<a name="x">`, `id="x"`)
defines, in the list itself and in other Markdown files of the repository. Headings count with the
fragment that GitHub makes of them; the list's own address on GitHub counts as the list.

## Why it matters
Whoever clicks such a link stays where they are. Most often the heading was renamed, or the anchor
above it was forgotten.

## Example
```markdown
## Contents
- [Kernel-Based Distillation](#kernels)

<a name="kernel" />

## Kernel-Based Distillation
```

## Use instead
```markdown
## Contents
- [Kernel-Based Distillation](#kernel)

<a name="kernel" />

## Kernel-Based Distillation
```

## Fix
Unsafe: write the fragment that is meant, if the link's words or the fragment's letters tell which.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ...diagnostic import Edit, Finding, Fix, Related, Severity
from ...project import Project
from ...wording import quoted
from .. import rule
from ._contents import COMPARISONS, fits, read_contents, words
from ._references import Place, Reference, fragments_of, places, references

_LIKE, _LIKE_IF_SHORT = 85.0, 80.0


@rule("TOC001", "dead-anchor", Severity.ERROR)
def dead_anchor(project: Project) -> Iterator[Finding]:
    known = places(project.document)
    defined: dict[str, Collection[str]] = {"": known.keys(), **project.pages}
    lower = {page: {name.lower() for name in names} for page, names in defined.items()}
    dead = [one for one in references(project) if one.fragment.lower() not in lower[one.page]]
    if not dead:
        return
    suggest = _Suggestions(project, known, defined, len(dead))
    for reference in dead:
        yield _finding(project, reference, suggest, known)


def _finding(
    project: Project, reference: Reference, suggest: _Suggestions, known: dict[str, Place]
) -> Finding:
    where = f"no heading or anchor of {reference.page}" if reference.page else "no heading or anchor"
    message = f"{where} is named {quoted(reference.fragment)}"
    meant = suggest.name(reference)
    if not meant:
        return Finding(project.source, reference.span, message)
    fix = Fix(f'link to "{meant}"', (Edit(project.source, reference.span, meant),), safe=False)
    related: tuple[Related, ...] = ()
    if not reference.page:
        place = known[meant]
        span = project.document.sections[place.section].title_span
        if place.anchor is not None and place.section < 0:
            span = place.anchor.span
        related = (Related(project.source, span, "the heading meant"),)
    message += f"; did you mean {quoted(meant)}?"
    exact = reference.span != reference.link.span
    return Finding(project.source, reference.span, message, related, fix if exact else None)


class _Suggestions:
    """The fragment that a dead link means: that of the heading it names, or one nearly like it."""

    def __init__(
        self, project: Project, known: dict[str, Place], defined: dict[str, Collection[str]], dead: int
    ) -> None:
        document = project.document
        self.fragments = fragments_of(document)
        self.by_title: dict[str, int] = {}
        for section in document.sections[1:]:
            self.by_title.setdefault(words(section.title), section.index)
        listed = {one.leads_to for one in read_contents(project) if fits(one, document)}
        self.contents = {item.link.span for item in document.contents}
        # A line of the contents does not mean what another one already leads to.
        self.free = [name for name, place in known.items() if place.section not in listed]
        self.defined = defined
        self.search = dead * max(map(len, defined.values())) <= COMPARISONS

    def name(self, reference: Reference) -> str:
        if not reference.page:
            section = self.by_title.get(words(reference.link.text), -1)
            if section in self.fragments:
                return self.fragments[section]
        return self._nearest(reference) if self.search else ""

    def _nearest(self, reference: Reference) -> str:
        from rapidfuzz import fuzz, process

        names = self.free if reference.link.span in self.contents else self.defined[reference.page]
        fragment = reference.fragment.lower()
        floor = _LIKE if len(fragment) > 8 else _LIKE_IF_SHORT
        found = process.extractOne(
            fragment, names, scorer=fuzz.ratio, processor=str.lower, score_cutoff=floor
        )
        return str(found[0]) if found else ""

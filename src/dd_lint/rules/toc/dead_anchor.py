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
Unsafe: write the fragment that is meant, if the link's words or the fragment's letters tell which, or the
section that the contents leave out at the place of the line.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from dd_lint.analysis.contents.copied_anchors import ambiguous_names, copied_anchors
from dd_lint.analysis.contents.items import (
    COMPARISONS,
    escaped,
    fits,
    fragment_of,
    heading_words,
    read_contents,
    words,
)
from dd_lint.analysis.contents.references import Place, Reference, fragments_of, places, references
from dd_lint.analysis.contents.unlisted import renamed_sections
from dd_lint.findings import Edit, Finding, Fix, Related, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.nearest import MISSPELT, NEAR, nearest
from dd_lint.text.wording import quoted

_SHORT = 8
"""Characters of a name of which one letter is already much."""
_UNLINKABLE = re.compile(r"[\s()<>\\]")


@rule("TOC001", "dead-anchor", Severity.ERROR, derived=True)
def dead_anchor(project: Project) -> Iterator[Finding]:
    known = places(project.document)
    defined: dict[str, Collection[str]] = {"": known.keys(), **project.pages}
    lower = {page: {name.lower() for name in names} for page, names in defined.items()}
    dead = [one for one in references(project) if one.fragment.lower() not in lower[one.page]]
    if not dead:
        return
    # What an anchor should be called that was copied with another's name is said there.
    explained = {fragment_of(one.line.item) for one in copied_anchors(project) if one.line}
    renamed = renamed_sections(project)
    suggest = _Suggestions(project, known, defined, len(dead))
    for reference in dead:
        if reference.link.span in renamed:
            yield _renamed(project, reference, renamed[reference.link.span], suggest.fragments)
        elif reference.page or reference.fragment not in explained:
            yield _finding(project, reference, suggest, known)


def _renamed(project: Project, reference: Reference, index: int, fragments: Mapping[int, str]) -> Finding:
    """A line of the contents in whose place the document has a section that the contents leave out."""
    link, section = reference.link, project.document.sections[index]
    title = heading_words(section.title, like=link.text)
    fragment = fragments[index]
    edits = (
        Edit(project.source, link.text_span, escaped(title)),
        Edit(project.source, reference.span, fragment),
    )
    exact = link.kind == "link" and reference.span != link.span and title and not _UNLINKABLE.search(fragment)
    name = quoted(reference.fragment)
    return Finding(
        project.source,
        reference.span,
        f"no heading or anchor is named {name}; was it renamed to {quoted(section.title)}?",
        (Related(project.source, section.title_span, "the section in its place"),),
        Fix(f'list "{title}" here', edits, safe=False) if exact else None,
    )


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
        readings = read_contents(project)
        self.used = {fragment_of(one.item): one.means for one in readings if one.place}
        self.slugs = {
            one.index: one.slug for one in document.sections if known.get(one.slug) == (one.index, None)
        }
        listed = {one.leads_to for one in readings if fits(one, document)}
        self.contents = {item.link.span for item in document.contents}
        self.ambiguous = ambiguous_names(project)
        self.defined = {**defined, "": [name for name in known if name not in self.ambiguous]}
        # A line of the contents does not mean what another one already leads to.
        self.free = [
            name for name in self.defined[""] if known[name].section not in listed and name not in self.used
        ]
        self.search = dead * max(map(len, defined.values())) <= COMPARISONS

    def name(self, reference: Reference) -> str:
        if not reference.page:
            section = self.by_title.get(words(reference.link.text), -1)
            for name in (self.fragments.get(section), self.slugs.get(section)):
                if name and name not in self.ambiguous and self.used.get(name, section) == section:
                    return name
        return self._nearest(reference) if self.search else ""

    def _nearest(self, reference: Reference) -> str:
        names = self.free if reference.link.span in self.contents else self.defined[reference.page]
        floor = NEAR if len(reference.fragment) > _SHORT else MISSPELT
        return nearest(reference.fragment, names, floor) or ""

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

from collections.abc import Iterator

from dd_lint.analysis.contents.dead_links import dead_links, meant_fragment
from dd_lint.analysis.contents.fragments import (
    FragmentLink,
    fragment_places,
    is_linkable,
    section_fragments,
    written_fragment,
)
from dd_lint.analysis.contents.lines import contents_lines, section_node
from dd_lint.analysis.contents.titles import escaped_title, title_for_line
from dd_lint.analysis.contents.unlisted import renamed_sections
from dd_lint.findings import Edit, Finding, Fix, Node, Related, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.wording import quoted


@rule("TOC001", "dead-anchor", Severity.ERROR, derived=True, yields_to=("duplicate-anchor",))
def dead_anchor(project: Project) -> Iterator[Finding]:
    dead, renamed = dead_links(project), renamed_sections(project)
    meant = {one.item.link.span: one.means for one in contents_lines(project) if one.means >= 0}
    for link in dead:
        place = link.link.span
        found = _renamed(project, link, renamed[place]) if place in renamed else _dead(project, link)
        section = renamed.get(place, meant.get(place, -1))
        about = (section_node(project, section),) if section >= 0 else ()
        yield found._replace(about=(Node(project.source.path, link.span), *about))


def _renamed(project: Project, link: FragmentLink, index: int) -> Finding:
    """A line of the contents in whose place the document has a section that the contents leave out."""
    section, fragment = project.document.sections[index], section_fragments(project)[index]
    title = title_for_line(section.title, like=link.link.text)
    edits = (
        Edit(project.source, link.link.text_span, escaped_title(title)),
        Edit(project.source, link.span, written_fragment(fragment)),
    )
    exact = link.link.kind == "link" and link.replaceable and title and is_linkable(fragment)
    name = quoted(written_fragment(link.fragment))
    return Finding(
        project.source,
        link.span,
        f"no heading or anchor is named {name}; was it renamed to {quoted(section.title)}?",
        (Related(project.source, section.title_span, "the section in its place"),),
        Fix(f'list "{title}" here', edits, safe=False) if exact else None,
    )


def _dead(project: Project, link: FragmentLink) -> Finding:
    where = f"no heading or anchor of {link.page}" if link.page else "no heading or anchor"
    message = f"{where} is named {quoted(written_fragment(link.fragment))}"
    meant = meant_fragment(project, link)
    if not meant:
        return Finding(project.source, link.span, message)
    written = written_fragment(meant)
    fix = Fix(f'link to "{written}"', (Edit(project.source, link.span, written),), safe=False)
    related: tuple[Related, ...] = ()
    if not link.page:
        place = fragment_places(project)[meant]
        span = project.document.sections[place.section].title_span
        if place.anchor is not None and place.section < 0:
            span = place.anchor.span
        related = (Related(project.source, span, "the heading meant"),)
    message += f"; did you mean {quoted(written)}?"
    return Finding(project.source, link.span, message, related, fix if link.replaceable else None)

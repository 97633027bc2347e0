"""A link or an image has no address.

## What it does
Finds links and images whose address is left empty, in Markdown and in HTML, and links of entries to `#`,
`TODO` and other words that stand for an address. A badge in an empty link is left alone: that is how one
keeps GitHub from linking the picture to its own file.

## Why it matters
Such a link looks like any other, but leads back to the page that it is on: usually a template that
was copied and never filled in.

## Example
```markdown
## Papers
+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al., 2018) [:octocat:]()
```

## Use instead
```markdown
## Papers
+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al., 2018)
```

## Fix
None: only a person knows the address, or whether there is none.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.addresses.edits import address_node
from dd_lint.findings import Finding, Severity
from dd_lint.markdown import Inline
from dd_lint.markdown.destinations import is_placeholder
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.source import Span
from dd_lint.text.wording import quoted, shortened


@rule("ENT002", "empty-link-destination", Severity.ERROR)
def empty_link_destination(project: Project) -> Iterator[Finding]:
    titles = {
        entry.paper.start
        for entry in (*project.entries, *project.latest)
        if entry.paper and entry.paper.start <= entry.title_start < entry.paper.end
    }
    yield from _placeholders(project, titles)
    for link in project.document.links:
        if link.destination.strip() or any(child.kind == "image" for child in link.children):
            continue
        text = shortened(link.text)
        if link.kind == "link" and text:
            message = f'the link "{text}" has no address; fill it in, or remove the link'
            if link.start in titles:
                message = f'the title "{text}" has no address; fill in the address of the paper'
            yield Finding(project.source, _brackets(link), message)
        elif link.kind == "html":
            message = "the link has no address; fill it in, or remove the tag"
            yield Finding(project.source, link.span, message)
        elif link.kind == "image":
            message = f'the image "{text}" has no address' if text else "the image has no address"
            yield Finding(project.source, _brackets(link), message)


def _placeholders(project: Project, titles: set[int]) -> Iterator[Finding]:
    """The links of entries whose address is still to be filled in; one to the top of the page is none."""
    for entry in (*project.entries, *project.latest):
        links = [resource.link for resource in entry.resources if resource.kind != "other"]
        for link in [entry.paper, *links] if entry.paper else links:
            target = project.targets.get(link.destination)
            if target is not None and target.state == "file":
                continue
            if is_placeholder(link.destination) and not any(one.kind == "image" for one in link.children):
                word = "the address of the paper" if link.start in titles else "the address"
                message = f"placeholder {quoted(link.destination)} is no address; fill in {word}"
                about = address_node(project.source, link)
                yield Finding(project.source, link.destination_span, message, about=about)


def _brackets(link: Inline) -> Span:
    """The empty parentheses; the whole markup where the address is written elsewhere."""
    inline = link.destination_start < 0 or link.start <= link.destination_start <= link.end
    return Span(link.text_end + 1, link.end) if inline and link.text_end + 1 < link.end else link.span

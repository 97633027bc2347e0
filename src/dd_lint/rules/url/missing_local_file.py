"""A relative link does not lead to a file of the repository.

## What it does
Looks up what relative links and images point at: files and folders that do not exist, that exist in another
case only, or that lie outside the git repository; and finds paths of somebody's own disk (`/home/ann/…`,
`C:\\Users\\…`, `file://`). Where many links want a folder that is not there, the first is the finding.
Nothing is said of what lies above the list's folder without git: it may be a part of the repository.
Links of entries to citation files are left to [missing-citation-file](missing-citation-file.md).

## Why it matters
GitHub shows a broken image or an error page. Case does not matter on macOS and Windows,
where the link may have been tried, but it does on GitHub.

## Example
```markdown
#### [How to submit a pull request?](./CONTRIBUTING.md)
```

## Use instead
```markdown
#### [How to submit a pull request?](https://github.com/Guang000/Awesome-Dataset-Distillation/blob/main/CONTRIBUTING.md)
```

## Fix
Unsafe: write the `#` that a line of the contents, or a link with a heading's words, lacks before the
heading's fragment. Else none: the file is somewhere else, or still has to be added.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.addresses.local_links import broken_local_links
from dd_lint.analysis.contents.fragments import fragment_places, written_fragment
from dd_lint.analysis.contents.missing_marks import fragment_without_mark, lacks_mark
from dd_lint.findings import Edit, Finding, Fix, Related, Severity
from dd_lint.markdown import Inline
from dd_lint.project.model import Project
from dd_lint.project.target import Target
from dd_lint.rules import rule
from dd_lint.text.wording import quoted_address

_MANY = 5
"""Missing files of one folder from which on it is the folder that is missing."""


@rule("URL006", "missing-local-file", Severity.ERROR, yields_to=("malformed-url", "empty-link-destination"))
def missing_local_file(project: Project) -> Iterator[Finding]:
    links = broken_local_links(project)
    for link, target in links.elsewhere:
        yield _finding(project, link, f"{quoted_address(link.destination)} {_whereabouts(target)}")
    for first, *others in links.on_disk:
        message = f"{quoted_address(first.destination)} is a path on somebody's own disk{_more(len(others))}"
        yield _finding(project, first, f"{message}; link to the file in the repository")
    for folder, missing in links.missing:
        if folder and folder not in links.inhabited and len(missing) >= _MANY:
            files = f"the {len(missing)} files that the list links to"
            yield _finding(project, missing[0], f"the folder {quoted_address(folder)} holds none of {files}")
            continue
        for link in missing:
            yield _missing(project, link)


def _missing(project: Project, link: Inline) -> Finding:
    kind, address = "image" if link.kind == "image" else "file", quoted_address(link.destination)
    fragment = fragment_without_mark(project, link)
    if not fragment and not lacks_mark(project, link):
        return _finding(project, link, f"the {kind} {address} does not exist in the repository")
    if not fragment:
        return _finding(project, link, f'{address} is no file of the repository; is a "#" missing before it?')
    section = project.document.sections[fragment_places(project)[fragment].section]
    written = f"#{written_fragment(fragment)}"
    message = f'{address} is no file of the repository; is a "#" missing, as in {quoted_address(written)}?'
    related = (Related(project.source, section.title_span, "the heading meant"),)
    edit = Edit(project.source, link.destination_span, written)
    fix = Fix(f'link to "{written}"', (edit,), safe=False) if link.destination_start >= 0 else None
    return Finding(project.source, link.destination_span, message, related, fix)


def _finding(project: Project, link: Inline, message: str) -> Finding:
    return Finding(project.source, link.destination_span, message)


def _whereabouts(target: Target) -> str:
    if target.state == "case":
        return f"is {quoted_address(target.actual)} in another case; it works on macOS, but not on GitHub"
    return "leads out of the repository; link to its address on the web"


def _more(count: int) -> str:
    if not count:
        return ""
    return f", as in {count} more links" if count > 1 else ", as in one more link"

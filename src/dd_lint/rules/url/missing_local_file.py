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
None: the file is somewhere else, or still has to be added.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from dd_lint.analysis.addresses.form import flaw, quoted
from dd_lint.analysis.addresses.scheme import without_scheme
from dd_lint.findings import Finding, Severity
from dd_lint.markdown import Inline
from dd_lint.markdown.destinations import is_disk_path
from dd_lint.project.model import Project
from dd_lint.rules import rule

# What GitHub itself answers two steps above a list: its issues, its wiki, and so on.
_GITHUB_PAGE = re.compile(
    r"(?:\.\./){2,4}(?:actions|blob|branches|commits?|compare|contributors|discussions|edit|forks|graphs|issues|labels"
    r"|milestones?|network|new|projects|pulls?|pulse|raw|releases|security|stargazers|tags|tree|watchers|wiki)(?:[/?#]|$)"
)
_MANY = 5


@rule("URL006", "missing-local-file", Severity.ERROR)
def missing_local_file(project: Project) -> Iterator[Finding]:
    entries = (*project.entries, *project.latest)
    citations = {link.start for entry in entries for link in entry.links("bibtex")}
    disks: dict[str, list[Inline]] = defaultdict(list)
    folders: dict[str, list[Inline]] = defaultdict(list)
    inhabited = {_folder(target.path) for target in project.targets.values() if target.state != "missing"}
    for link in project.document.links:
        address = link.destination
        if is_disk_path(address):
            if not _exists(project, address):
                disks["/".join(re.split(r"[\\/]+", address)[:3])].append(link)
            continue
        target = project.targets.get(address)
        if target is None or target.state in ("file", "folder", "beyond") or link.start in citations:
            continue
        if not address.strip() or _GITHUB_PAGE.match(address):
            continue
        if flaw(address) or without_scheme(project, address):
            continue
        if target.state == "missing":
            folders[_folder(target.path)].append(link)
        elif target.state == "case":
            actual = quoted(target.actual)
            message = f"{quoted(address)} is {actual} in another case; it works on macOS, but not on GitHub"
            yield Finding(project.source, link.destination_span, message)
        else:
            message = f"{quoted(address)} leads out of the repository; link to its address on the web"
            yield Finding(project.source, link.destination_span, message)
    yield from _on_disks(project, disks)
    yield from _missing(project, folders, inhabited)


def _exists(project: Project, address: str) -> bool:
    """Whether a path that looks like one of a disk is one of the repository, whose root is "/" on GitHub."""
    target = project.targets.get(address)
    return target is not None and target.state in ("file", "folder")


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _on_disks(project: Project, disks: dict[str, list[Inline]]) -> Iterator[Finding]:
    for first, *others in disks.values():
        message = f"{quoted(first.destination)} is a path on somebody's own disk{_more(len(others))}"
        message += "; link to the file in the repository"
        yield Finding(project.source, first.destination_span, message)


def _missing(project: Project, folders: dict[str, list[Inline]], inhabited: set[str]) -> Iterator[Finding]:
    for folder, links in folders.items():
        if folder and folder not in inhabited and len(links) >= _MANY:
            message = (
                f"the folder {quoted(folder)} holds none of the {len(links)} files that the list links to"
            )
            yield Finding(project.source, links[0].destination_span, message)
            continue
        for link in links:
            kind = "image" if link.kind == "image" else "file"
            message = f"the {kind} {quoted(link.destination)} does not exist in the repository"
            yield Finding(project.source, link.destination_span, message)


def _more(count: int) -> str:
    if not count:
        return ""
    return f", as in {count} more links" if count > 1 else ", as in one more link"

"""Links to files of the repository that lead to none."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from dd_lint.analysis import computed_once
from dd_lint.markdown import Inline
from dd_lint.markdown.destinations import is_disk_path
from dd_lint.project.model import Project
from dd_lint.project.target import Target

# What GitHub itself answers two steps above a list: its issues, its wiki, and so on.
_GITHUB_PAGE = re.compile(
    r"(?:\.\./){2,4}(?:actions|blob|branches|commits?|compare|contributors|discussions|edit|forks|graphs|issues|labels"
    r"|milestones?|network|new|projects|pulls?|pulse|raw|releases|security|stargazers|tags|tree|watchers|wiki)(?:[/?#]|$)"
)


class LocalLinks(NamedTuple):
    """The links, those of entries to citation files apart, that lead to no file of the repository.

    `on_disk` are paths of somebody's own disk, those of one folder together; `elsewhere` lead to a file in
    another case or out of the repository; `missing` are those of files that are not there, by their folder,
    and `inhabited` the folders of which something is there.
    """

    on_disk: tuple[tuple[Inline, ...], ...]
    elsewhere: tuple[tuple[Inline, Target], ...]
    missing: tuple[tuple[str, tuple[Inline, ...]], ...]
    inhabited: frozenset[str]


@computed_once
def broken_local_links(project: Project) -> LocalLinks:
    """The links that lead to no file of the repository, each once."""
    entries = (*project.entries, *project.latest)
    citations = {link.start for entry in entries for link in entry.links("bibtex")}
    on_disk, elsewhere, missing = [], [], []
    for link in project.document.links:
        target = project.targets.get(link.destination)
        if is_disk_path(link.destination):
            # The root of the repository is "/" on GitHub.
            if target is None or target.state not in ("file", "folder"):
                on_disk.append(("/".join(re.split(r"[\\/]+", link.destination)[:3]), link))
        elif target is None or link.start in citations or _is_fine(link, target):
            continue
        elif target.state == "missing":
            missing.append((_folder(target), link))
        else:
            elsewhere.append((link, target))
    inhabited = frozenset(_folder(one) for one in project.targets.values() if one.state != "missing")
    disks = tuple(links for _, links in _grouped(on_disk))
    return LocalLinks(disks, tuple(elsewhere), _grouped(missing), inhabited)


def _is_fine(link: Inline, target: Target) -> bool:
    """Whether a link leads somewhere, as far as is known, or is no link to a file at all."""
    if target.state in ("file", "folder", "beyond"):
        return True
    return not link.destination.strip() or _GITHUB_PAGE.match(link.destination) is not None


def _folder(target: Target) -> str:
    return target.path.rpartition("/")[0]


def _grouped(links: Iterable[tuple[str, Inline]]) -> tuple[tuple[str, tuple[Inline, ...]], ...]:
    groups: dict[str, list[Inline]] = defaultdict(list)
    for key, link in links:
        groups[key].append(link)
    return tuple((key, tuple(group)) for key, group in groups.items())

"""The links of entries whose labels are known ones, and the order in which they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cmp_to_key
from itertools import combinations
from typing import NamedTuple

from dd_lint.analysis import computed_once
from dd_lint.document.entry import Entry
from dd_lint.markdown import Inline
from dd_lint.project.model import Project
from dd_lint.templates.labels import link_label


class LabelledLink(NamedTuple):
    """A resource link with its label as the configuration has it."""

    label: str
    link: Inline


@computed_once
def labelled_rows(project: Project) -> tuple[tuple[LabelledLink, ...], ...]:
    """The labelled links of every entry, dated copies included, that has several."""
    rows = (_labelled(project, entry) for entry in (*project.entries, *project.latest))
    return tuple(row for row in rows if len(row) > 1)


def _labelled(project: Project, entry: Entry) -> tuple[LabelledLink, ...]:
    links = (LabelledLink(link_label(one.link.text), one.link) for one in entry.resources)
    return tuple(one for one in links if one.label in project.config.icon_kinds)


def configured_order(project: Project) -> tuple[str, ...]:
    """The labels in the order of the configuration, or of its default."""
    return tuple(map(link_label, project.config.icon_order))


@computed_once
def own_order(project: Project) -> tuple[str, ...]:
    """The labels of a list in the order in which it mostly has them, two by two."""
    before: Counter[tuple[str, str]] = Counter()
    for row in labelled_rows(project):
        before.update(combinations(dict.fromkeys(one.label for one in row), 2))

    def later(one: str, two: str) -> int:
        return before[two, one] - before[one, two]

    labels = sorted({label for pair in before for label in pair})
    return tuple(sorted(labels, key=cmp_to_key(later)))


def rows_keep(project: Project, order: Sequence[str]) -> Iterator[bool]:
    """Whether each entry keeps an order, but for those that have not two of its labels."""
    for row in labelled_rows(project):
        places = [order.index(one.label) for one in row if one.label in order]
        if len(places) > 1:
            yield places == sorted(places)

"""The conventions of a list as a configuration that says no more than the list keeps already."""

from __future__ import annotations

import json
import posixpath
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from ..config import Citations, Config
from ..conventions import usual
from ..destination import is_relative
from ..engine import lint
from ..project import Project
from ..rules.entry.icon_order import order_of
from ..rules.order.entry_order import entry_order
from ..rules.url._arxiv import habitual_form

_HEAD = """\
# The conventions of this list, as dd-lint found them. What stands here is the law and no longer a guess.
# https://github.com/dd-lint/dd-lint/blob/main/docs/configuration.md explains all keys.
"""


def configuration_text(project: Project) -> str:
    """A dd-lint.toml for a list; each convention in it holds, so that it adds no finding."""
    keys, tables = [], []
    if order := _entry_order(project):
        keys.append(f'entry-order = "{order}"')
    icons = order_of(project)
    if len(icons) > 1 and icons != Config().icon_order[: len(icons)]:
        keys.append(f"icon-order = {_array(icons)}")
    citations = _citations(project)
    if citations != Citations():
        tables.append(
            f"[citations]\nfolder = {_string(citations.folder)}\nsuffixes = {_array(citations.suffixes)}"
        )
    form, _ = habitual_form(project)
    if form:
        tables.append(f'[rules.arxiv-form]\nform = "{form}"')
    parts = ["\n".join(keys)] if keys else []
    return "\n".join([_HEAD, *(f"{part}\n" for part in (*parts, *tables))])


def _entry_order(project: Project) -> str:
    """The order of years that a list keeps at least as well when it is said as when it is not."""
    found = {
        order: len(lint(_with(project, order), [entry_order]).diagnostics)
        for order in ("auto", "ascending", "descending")
    }
    kept = [order for order in ("ascending", "descending") if found[order] <= found["auto"]]
    # A list that keeps both has no years to speak of.
    return kept[0] if len(kept) == 1 else ""


def _with(project: Project, order: str) -> Project:
    return replace(project, config=replace(project.config, entry_order=order))


def _citations(project: Project) -> Citations:
    """Where nearly all citation files are, and how their names end."""
    paths = [
        posixpath.normpath(link.destination.partition("#")[0])
        for entry in project.entries
        for link in entry.links("bibtex")
        if is_relative(link.destination)
    ]
    folder = usual(posixpath.dirname(path) for path in paths)
    suffixes = Counter(posixpath.splitext(path)[1] for path in paths)
    usual_suffixes = tuple(sorted(one for one, count in suffixes.items() if one and 10 * count >= len(paths)))
    if not folder or folder.startswith(("/", "..")) or not usual_suffixes:
        return project.config.citations
    known = Citations().suffixes
    return Citations(folder, known if set(usual_suffixes) <= set(known) else usual_suffixes)


def entry_format(project: Project) -> Iterator[str]:
    """The line of an entry, with words in the place of its parts; nothing where no entry was read."""
    entries = [entry for entry in project.entries if entry.conforming]
    if not entries:
        return
    bullet = usual((entry.bullet for entry in entries), share=0.5) or "-"
    with_venue = usual((bool(entry.meta and entry.meta.authors) for entry in entries), share=0.5)
    meta = "(FIRST AUTHOR et al., VENUE YEAR)" if with_venue else "(VENUE YEAR)"
    line = f"{bullet} [TITLE](ADDRESS OF THE PAPER) {meta}"
    folder = _citations(project).folder
    places = {"project": "PROJECT PAGE", "code": "REPOSITORY", "bibtex": f"./{folder}/KEY.txt"}
    labels = dict.fromkeys(
        (resource.link.text, resource.kind) for entry in entries for resource in entry.resources
    )
    uses = Counter((resource.link.text, resource.kind) for entry in entries for resource in entry.resources)
    shown = {label: kind for label, kind in labels if 10 * uses[label, kind] >= len(entries)}
    order = {label: rank for rank, label in enumerate(order_of(project))}
    for label, kind in sorted(shown.items(), key=lambda one: order.get(one[0].lower(), len(order))):
        line += f" [{label}]({places.get(kind, 'ADDRESS')})"
    yield line


def _array(values: tuple[str, ...]) -> str:
    return f"[{', '.join(map(_string, values))}]"


def _string(value: str) -> str:
    # What JSON writes of a text is what TOML reads as the same text.
    return json.dumps(value, ensure_ascii=False)

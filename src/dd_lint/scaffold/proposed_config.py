"""The conventions of a list as a configuration that says no more than the list keeps already."""

from __future__ import annotations

import json
import posixpath
import re
from collections import Counter
from collections.abc import Hashable, Iterator
from dataclasses import replace

from dd_lint.analysis.addresses.arxiv import habitual_form
from dd_lint.analysis.badges.counted import counted_entries, counted_without_unlinked, own_count_badges
from dd_lint.analysis.convention import evidence, habit
from dd_lint.analysis.conventions import CONVENTIONS
from dd_lint.analysis.duplicates.policy import policy
from dd_lint.analysis.entries.icon_order import order_of
from dd_lint.analysis.entries.listed_files import listed_files
from dd_lint.analysis.order.years import order_evidence
from dd_lint.config.model import CitationSettings, Config
from dd_lint.document.model import Role
from dd_lint.lint.engine import lint
from dd_lint.markdown.destinations import is_relative
from dd_lint.project.model import Project
from dd_lint.rules.duplicate.duplicate_entry import duplicate_entry
from dd_lint.rules.order.entry_order import entry_order
from dd_lint.scaffold.proposed_templates import (
    inferred_labels,
    most_used,
    reads_the_same,
    template_evidence,
    template_texts,
    usual,
)
from dd_lint.templates.model import Template
from dd_lint.templates.presets import shape_of
from dd_lint.text.folding import fold

_HEAD = """\
# The conventions of this list, as dd-lint found them. What stands here is the law and no longer a guess.
# https://github.com/dd-lint/dd-lint/blob/main/docs/configuration.md explains all keys.
"""
_SUFFIX = re.compile(r"\.\w+", re.ASCII)
_ESCAPED = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\\]")
_PLACES = {
    "PAPER": "ADDRESS OF THE PAPER",
    "CODE": "REPOSITORY",
    "PROJECT": "PROJECT PAGE",
    "CITATION": "./{folder}/KEY.txt",
    "OTHER": "ADDRESS",
}
"""What a contributor writes in the place of each address."""


def configuration_text(project: Project) -> str:
    """A dd-lint.toml for a list; each convention in it holds, so that it adds no finding.

    Behind each stands what shows it.
    """
    keys: list[str] = []
    if not project.entries and (patterns := listed_files(project)):
        keys.append(f"files = {_array(patterns)}")
    if order := _entry_order(project):
        keys.append(_line("entry-order", _string(order), order_evidence(project, order)))
    icons, shown = order_of(project)
    if len(icons) > 1 and icons != Config().icon_order[: len(icons)]:
        keys.append(_line("icon-order", _array(icons), shown))
    duplicates, shown = policy(project)
    if duplicates and project.entries:
        keys.append(_line("duplicates", _string(duplicates), shown))
    tables = list(_entry_tables(project))
    if roles := list(_roles(project)):
        tables.append("\n".join(["[sections]", *roles]))
    if excluded := _not_counted(project):
        tables.append(f"[badge]\nexclude = {_array(excluded)}")
    citations = _citations(project)
    if citations != CitationSettings():
        tables.append(
            f"[citations]\nfolder = {_string(citations.folder)}\nsuffixes = {_array(citations.suffixes)}"
        )
    form, _, shown = habitual_form(project)
    if form:
        tables.append("\n".join(["[rules.arxiv-form]", _line("form", _string(form), shown)]))
    if conventions := list(_conventions(project)):
        tables.append("\n".join(["[conventions]", *conventions]))
    return "\n".join([_HEAD, *(f"{part}\n" for part in ("\n".join(keys), *tables))])


def _line(key: str, value: str, shown: str) -> str:
    return f"{key} = {value}  # {shown}"


def _entry_tables(project: Project) -> Iterator[str]:
    """What entries look like, and what the labels of their links mean."""
    templates, kinds = template_texts(project), inferred_labels(project)
    # What is not sure to be the law as it was a guess is better left to be found out each time.
    if not reads_the_same(project, templates, {label: kind for label, (kind, _) in kinds.items()}):
        return
    if templates:
        shown = template_evidence(project)
        lines = (_line(_string(name), _string(text), shown[name]) for name, text in templates.items())
        yield "\n".join(["[templates]", *lines])
    if kinds:
        lines = (
            _line(_string(label), _string(kind), f"as in {count:,} links")
            for label, (kind, count) in kinds.items()
        )
        yield "\n".join(["[icon-kinds]", *lines])


def _roles(project: Project) -> Iterator[str]:
    """The sections whose titles alone say what they are for."""
    titles = Counter(fold(section.title) for section in project.document.sections)
    for role in (Role.LATEST, Role.CONTENTS):
        named = [one.title for one in project.document.by_role(role) if fold(one.title)]
        if named and all(titles[fold(title)] == 1 for title in named):
            yield f"{role} = {_array(tuple(named))}"


def _not_counted(project: Project) -> tuple[str, ...]:
    """The sections that a badge leaves out: workshops and the like, if its number is right without them."""
    counts = {badge.count for badge in own_count_badges(project)}
    if (
        project.config.badge != Config().badge
        or len(counts) != 1
        or counts == {counted_entries(project).count}
    ):
        return ()
    if counts != {counted_without_unlinked(project).count}:
        return ()
    unlinked = set(map(fold, project.config.sections.unlinked))
    return tuple(one.title for one in project.document.sections if fold(one.title) in unlinked)


def _entry_order(project: Project) -> str:
    """The order of years that a list keeps at least as well when it is said as when it is not."""
    found = {
        order: len(lint(_with(project, order), [duplicate_entry, entry_order]).diagnostics)
        for order in ("auto", "ascending", "descending")
    }
    kept = [order for order in ("ascending", "descending") if found[order] <= found["auto"]]
    # A list that keeps both has no years to speak of.
    return kept[0] if len(kept) == 1 else ""


def _conventions(project: Project) -> Iterator[str]:
    """What a list usually does, but for what other keys say and what each part of it does for itself."""
    for row in CONVENTIONS:
        found = habit(project, row)
        if row.setting or not (found.holds or found.is_law):
            continue
        # The counts are what shows a law, too, so that what is written once is proposed again.
        shown = evidence(found.times, found.total, row.of) if found.holds else found.evidence
        yield _line(row.name, _scalar(found.value), shown)


def _with(project: Project, order: str) -> Project:
    return replace(project, config=replace(project.config, entry_order=order))


def _citations(project: Project) -> CitationSettings:
    """Where nearly all citation files are, and how their names end."""
    paths = [
        posixpath.normpath(link.destination.partition("#")[0])
        for entry in project.entries
        for link in entry.links("bibtex")
        if is_relative(link.destination)
    ]
    folder = usual((posixpath.dirname(path) for path in paths), share=project.config.majority)
    suffixes = Counter(suffix for path in paths if _SUFFIX.fullmatch(suffix := posixpath.splitext(path)[1]))
    usual_suffixes = tuple(sorted(one for one, count in suffixes.items() if 10 * count >= len(paths)))
    if not folder or folder.startswith(("/", "..")) or not usual_suffixes:
        return project.config.citations
    known = CitationSettings().suffixes
    return CitationSettings(folder, known if set(usual_suffixes) <= set(known) else usual_suffixes)


def entry_format(project: Project) -> Iterator[str]:
    """What an entry looks like, with words in the place of its parts; nothing where no entry was read."""
    text = template_texts(project).get(most_used(project), "")
    if not text:
        return
    text = shape_of(Template("", text)).text
    if usual((bool(one.meta and one.meta.et_al) for one in project.entries), share=0.5):
        text = text.replace("AUTHORS", "FIRST AUTHOR et al.")
    for word, place in _PLACES.items():
        text = text.replace(f"]({word})", f"]({place.format(folder=_citations(project).folder)})")
    yield from text.strip().split("\n")


def _array(values: tuple[str, ...]) -> str:
    return f"[{', '.join(map(_string, values))}]"


def _scalar(value: Hashable) -> str:
    """A value of a convention; where it has none, it is said to be off."""
    if isinstance(value, bool | int):
        return str(value).lower()
    return _string("off" if value is None else str(value))


def _string(value: str) -> str:
    if "\n" in value and '"""' not in value and not _ESCAPED.search(value):
        return f'"""\n{value}"""'
    # What JSON writes of a text is what TOML reads as the same text, but for one character.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")

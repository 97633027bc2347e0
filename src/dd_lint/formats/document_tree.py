"""What the parser made of a list, as a tree for people or JSON for machines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum

from dd_lint.document.entry import Entry
from dd_lint.document.model import Document, Role, Section
from dd_lint.text.source import Source, Span
from dd_lint.text.visible import visible
from dd_lint.text.wording import counted


def show_tree(document: Document, *, why: bool = False) -> Iterator[str]:
    """Sections with their roles and their entries with their parts, indented.

    `why` adds to each entry what speaks for its title and against it, and how sure its parts are.
    """
    source = document.source
    papers = tuple(document.papers)
    swallowed = sum(entry.swallowed for entry in papers)
    entries = counted(len(papers) - swallowed, "entry", "entries")
    if swallowed:
        entries += f" and {swallowed:,} without a bullet"
    if others := sum(1 for _ in document.entries) - len(papers):
        entries += f" and {others:,} of other kinds"
    sections = counted(sum(1 for _ in document.by_role(Role.ENTRIES)), "section")
    yield f"{visible(source.path)}: {entries} in {sections}\n"
    if document.contents:
        yield f"  contents: {counted(len(document.contents), 'item')}\n"
    for badge in document.badges:
        if badge.count is not None:
            yield f"  badge: {visible(badge.label)} {badge.count}\n"
    for item in document.legend:
        yield f"  legend: {visible(item.label)} {visible(item.words)}\n"
    for section in document.sections:
        if section.level == 0 and source.parts:
            yield f"{visible(source.local(section.title_span)[0].path)}\n"
        if section.level or section.entries:
            yield from _section(section, document, why=why)


def _section(section: Section, document: Document, *, why: bool) -> Iterator[str]:
    source = document.source
    line = source.position(section.title_span.start).line
    anchors = [f"#{visible(anchor.name)}" for anchor in document.anchors if anchor.section == section.index]
    role = "" if section.role is Role.OTHER else f" [{section.role}]"
    names = " ".join(anchors or [f"#{section.slug}"])
    yield f"{line:>6} {'#' * section.level} {visible(section.title)}{role} {names}\n"
    for entry in section.entries:
        yield from _entry(entry, source)
        if why:
            yield from _reasons(entry)
    if section.role is Role.ENTRIES:
        for bullet in section.bullets:
            yield f"{source.position(bullet.span.start).line:>6}   ? {visible(bullet.text)}\n"
            yield f"{'':>6}       no template fits\n"


def _entry(entry: Entry, source: Source) -> Iterator[str]:
    line = source.position(entry.start).line
    date_ = f"[{visible(entry.date.text)}] " if entry.date else ""
    bullet = entry.bullet or ("(no bullet)" if entry.swallowed else "·")
    yield f"{line:>6}   {bullet} {date_}{visible(entry.title)}\n"
    yield f"{'':>6}       template {visible(entry.template)}\n"
    if not entry.is_paper:
        yield f"{'':>6}       kind     {entry.kind}\n"
    if entry.paper is not None:
        yield f"{'':>6}       paper    {visible(entry.paper.destination)}\n"
    meta = entry.meta
    if meta is not None:
        authors = " & ".join(author.name for author in meta.authors) + (" et al." if meta.et_al else "")
        venue = " ".join(
            filter(None, [meta.venue, str(meta.year or ""), "Workshop" if meta.workshop else ""])
        )
        yield f"{'':>6}       authors  {visible(authors)}\n{'':>6}       venue    {visible(venue)}\n"
    for resource in entry.resources:
        yield f"{'':>6}       {resource.kind:<8} {visible(resource.link.destination)}\n"
    for span in entry.leftover:
        yield f"{'':>6}       did not fit: {visible(source.slice(span))}\n"


def _reasons(entry: Entry) -> Iterator[str]:
    """How sure the parts of an entry are, and what decided its title, the weightiest first."""
    found = ", ".join(f"{name} {share:.0%}" for name, share in entry.sureness._asdict().items() if share)
    yield f"{'':>6}       sure     {found}\n"
    total = sum(reason.worth for reason in entry.reasons)
    if entry.reasons:
        yield f"{'':>6}       because  {total:+.1f} for the title:\n"
    for reason in sorted(entry.reasons, key=lambda one: -abs(one.worth)):
        yield f"{'':>6}         {reason.worth:+5.1f}  {reason.term}\n"


def show_json(document: Document, *, why: bool = False) -> Iterator[str]:
    """The whole AST, one JSON document, version 2, as `docs/show.schema.json` has it.

    A span is `{"line", "column", "end_line", "end_column"}`. Members may be added in version 2. `why` adds to
    each entry the `reasons` for its title.
    """
    parts = {name: getattr(document, name) for name in document._fields if name != "source"}
    if not why:
        parts["sections"] = tuple(map(_without_reasons, document.sections))
    converted = {"version": 2, "path": document.source.path} | {
        name: _plain(part, document.source) for name, part in parts.items()
    }
    yield json.dumps(converted, indent=1) + "\n"


def _without_reasons(section: Section) -> Section:
    return replace(section, entries=tuple(entry._replace(reasons=()) for entry in section.entries))


def _plain(value: object, source: Source) -> object:
    if isinstance(value, Span):
        line, column = source.position(value.start)
        end_line, end_column = source.position(value.end)
        return {"line": line, "column": column, "end_line": end_line, "end_column": end_column}
    if hasattr(value, "_fields") or is_dataclass(value):
        return _record(value, source)
    if isinstance(value, tuple):
        return [_plain(item, source) for item in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return value


def _record(node: object, source: Source) -> dict[str, object]:
    """A node's fields; its offsets become places."""
    record: dict[str, object] = {}
    names = getattr(node, "_fields", None) or [item.name for item in fields(node)]  # type: ignore[arg-type]
    for name in names:
        value = getattr(node, name)
        if name == "reasons" and not value:
            continue
        stem, _, edge = name.rpartition("_") if "_" in name else ("", "", name)
        if edge == "end":
            continue
        if edge == "start":
            end = getattr(node, f"{stem}_end" if stem else "end", None)
            if end is None:
                # What has no end of its own is as long as its text: a bullet.
                end = value + len(getattr(node, stem))
            if value >= 0:
                record[f"{stem}_span" if stem else "span"] = _plain(Span(value, end), source)
            continue
        record[name] = _plain(value, source)
    return record

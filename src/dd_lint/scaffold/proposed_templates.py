"""The templates of a list, in the list's own words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from dd_lint.analysis.convention import evidence
from dd_lint.document.build import build_document
from dd_lint.document.entry import Entry
from dd_lint.document.model import Document
from dd_lint.markdown import Inline
from dd_lint.project.model import Project
from dd_lint.scaffold.learnt_template import learnt_text
from dd_lint.templates.labels import link_label
from dd_lint.templates.model import Template
from dd_lint.templates.presets import PARENTHESIS, preset
from dd_lint.templates.shape import DESTINATIONS, PLACEHOLDERS, holds_field

Value = TypeVar("Value", bound=Hashable)

_RESOURCE = re.compile(rf"[\[|(]*\[[^\[\]]+\]\((?:{'|'.join(DESTINATIONS)})\)")
_ITEM = re.compile(r"[ \t]*[-+*] ")
_LONGEST_LABEL = 40
_SHORT = 3
_FEWEST_LABELS = 3


def template_texts(project: Project) -> dict[str, str]:
    """The texts of a list's templates by their names, in the order in which they are to be tried.

    A preset is written with the bullet and the labels of the list; that of a table is only named.
    """
    by_name: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in project.entries:
        by_name[entry.template].append(entry)
    texts = {one.name: one.text for one in project.config.templates if one.name in by_name}
    if PARENTHESIS in by_name and PARENTHESIS not in texts:
        texts[PARENTHESIS] = _parenthesis(project, by_name[PARENTHESIS])
    learnt = (name for name in by_name if name not in texts)
    return texts | {name: learnt_text(project, name, by_name[name]) for name in learnt}


def most_used(project: Project) -> str:
    """The name of the template that most entries are read by; empty where there is no entry."""
    counts = Counter(entry.template for entry in project.entries)
    return counts.most_common(1)[0][0] if counts else ""


def usual(values: Iterable[Value], *, share: float) -> Value | None:
    """The value that makes up at least a `share` of all; None where there is no such."""
    counts = Counter(values)
    for value, count in counts.most_common(1):
        return value if count >= share * counts.total() else None
    return None


def _parenthesis(project: Project, entries: Sequence[Entry]) -> str:
    """The template of entries with a parenthesis, with the bullet and the labels of the list."""
    text = preset(PARENTHESIS).text
    found = _RESOURCE.search(text, text.find(")", text.index("TITLE")))
    head = text[: found.start()].rstrip(" |") if found else text
    head = f"{usual((entry.bullet for entry in entries), share=0.5) or '-'} {head.partition(' ')[2]}"
    if not _most(bool(entry.meta and entry.meta.authors) for entry in entries):
        head = head.replace("AUTHORS, ", "")
    resources = list(_resources(project, entries))
    if resources and "\n" in resources[0]:
        return f"{head.partition('TITLE')[0]}TITLE{_closing(head)}{''.join(resources)}\n"
    return " ".join([head, *resources])


def _closing(head: str) -> str:
    """What ends the mark of a title."""
    mark = re.match(r"[.*_\])(A-Z]*?(?:\*\*|\]\(PAPER\))", head.partition("TITLE")[2])
    return mark[0].replace(".", "") if mark else ""


def _most(values: Iterator[bool]) -> bool:
    return usual(values, share=0.5) is True


def _resources(project: Project, entries: Sequence[Entry]) -> Iterator[str]:
    """The links that one in ten of the entries has behind its words, in the order that most keep.

    Those of items and paragraphs below the title come with their lines, and with the authors' there.
    """
    text = project.source.text
    titles = {link_label(entry.title) for entry in project.entries}
    uses: Counter[str] = Counter()
    places: defaultdict[str, list[int]] = defaultdict(list)
    for entry in entries:
        written = [
            (link.start, _as_written(text, entry, link, PLACEHOLDERS[kind]))
            for kind, link in _links(entry)
            if link_label(link.text) not in titles
        ]
        if entry.meta is not None and entry.meta.authors:
            start, end = entry.meta.authors_span
            written.append((start, _line(text, entry, start, end, "AUTHORS")))
        written = sorted(one for one in written if one[1])
        for place, (_, words) in enumerate(written):
            uses[words] += 1
            places[words].append(place)
    fewest = max(len(entries) / 10, min(_FEWEST_LABELS, (len(entries) + 1) // 2))
    common = [one for one, count in uses.items() if count >= fewest]
    below = [one for one in common if "\n" in one]
    # Where most links are below the title, those beside it are exceptions; and the reverse.
    common = below if 2 * sum(uses[one] for one in below) > sum(uses[one] for one in common) else common
    seen: set[str] = set()
    for words in sorted(common, key=lambda one: sum(places[one]) / len(places[one])):
        if words.lower() not in seen and ("\n" in words) == (common is below):
            seen.add(words.lower())
            yield words


def _links(entry: Entry) -> Iterator[tuple[str, Inline]]:
    """An entry's links behind its words, the paper's among them where it is no title, with their kinds."""
    own = [(resource.kind, resource.link) for resource in entry.resources]
    if entry.paper is not None and entry.paper.start > entry.title_end:
        own.append(("paper", entry.paper))
    return iter(sorted(own, key=lambda one: one[1].start))


def _as_written(text: str, entry: Entry, link: Inline, word: str) -> str:
    """A link with its brackets and a word in the place of its address.

    Empty for one that has no words of its own.
    """
    if link.kind == "autolink":
        return _line(text, entry, link.start, link.end, word)
    words = link.text.strip()
    if link.kind != "link" or not words or re.search(r"[\\`|\n]", words) or holds_field(words):
        return ""
    written = f"[{words}]({word})"
    if line := _line(text, entry, link.start, link.end, written):
        return line
    bracketed = text[max(link.start - 1, 0) : link.start] == "[" and text[link.end : link.end + 1] == "]"
    return f"[{written}]" if bracketed else written


def _line(text: str, entry: Entry, start: int, end: int, words: str) -> str:
    """The item below an entry that holds a part of it, with words in its place; else an empty text."""
    feed = text.rfind("\n", 0, start)
    before = text[feed + 1 : start]
    if feed < entry.title_end or not _ITEM.match(before) or len(before) > _LONGEST_LABEL:
        return ""
    stop = text.find("\n", end)
    after = text[end : stop if stop >= 0 else len(text)].rstrip()
    return f"\n{before}{words}{after if len(after) < _SHORT else ''}"


def inferred_labels(project: Project) -> dict[str, tuple[str, int]]:
    """The kinds of links by their labels that the list's own links tell, with how many do.

    Those of the configuration are not among them.
    """
    kinds: defaultdict[str, Counter[str]] = defaultdict(Counter)
    titles = {link_label(entry.title) for entry in project.entries}
    for entry in project.entries:
        if not entry.enclosed:
            for kind, link in _links(entry):
                if link.kind == "link":
                    kinds[link_label(link.text)][kind] += 1
    found: dict[str, tuple[str, int]] = {}
    for label, counts in kinds.items():
        kind, count = counts.most_common(1)[0]
        new = label and label not in titles and label not in project.config.icon_kinds
        if new and kind != "other" and count >= _FEWEST_LABELS and count == counts.total():
            found[label] = kind, count
    return found


def template_evidence(project: Project) -> dict[str, str]:
    """What shows each template of a list, by its name."""
    counts = Counter(entry.template for entry in project.entries)
    return {name: evidence(count, counts.total(), "entries") for name, count in counts.items()}


def reads_the_same(project: Project, templates: Mapping[str, str], kinds: Mapping[str, str]) -> bool:
    """Whether the list is read as it is now where a configuration gives templates and kinds of links."""
    config = replace(
        project.config,
        templates=tuple(Template(name, text) for name, text in templates.items()),
        icon_kinds={**project.config.icon_kinds, **kinds},
    )
    document = build_document(project.source, config)
    return _readings(document) == _readings(project.document)


def _readings(document: Document) -> list[tuple[object, ...]]:
    return [
        (one.template, one.title_span, one.paper, one.meta, one.resources)
        for one in (*document.entries, *document.latest)
    ]

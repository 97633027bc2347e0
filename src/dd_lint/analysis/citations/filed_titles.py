"""The titles of entries and of their citation files: whether they agree, and how one becomes the other."""

from __future__ import annotations

import re
from typing import NamedTuple

from dd_lint.analysis import computed_once
from dd_lint.analysis.citations.cited_entry import CitedEntry, cited_entries, is_damaged
from dd_lint.analysis.citations.misfiled import is_borrowed, same_title
from dd_lint.analysis.citations.new_citations import latex_of, title_text
from dd_lint.bibtex import Field
from dd_lint.bibtex.misplaced_fields import looks_swapped
from dd_lint.document.entry import Entry
from dd_lint.project.model import Project
from dd_lint.text.folding import fold_title
from dd_lint.text.source import Span
from dd_lint.text.wording import differing_words

_EDITION = re.compile(
    r"(?: an?)? (?:(?:extended|full|long|short|journal|conference|preliminary|revised|technical|student)"
    r" (?:version|abstract|paper|report)|supplementary materials?|preprint)"
)
_REMAINS = re.compile(r"[\[\]]|://|\bwww\.")
_MEANS_MORE_IN_MARKDOWN = re.compile(r"[\\$_*`<>\[\]]")


class DifferentTitles(NamedTuple):
    """An entry and the other title that its citation file has; `own` and `filed` are the two folded."""

    cited: CitedEntry
    title: Field
    own: str
    filed: str

    @property
    def is_as_written(self) -> bool:
        """Whether the file's title stands there without macros and `#`."""
        return self.cited.citation.source.slice(self.title.value_span) == self.title.value


@computed_once
def different_titles(project: Project) -> tuple[DifferentTitles, ...]:
    """The entries whose citation files bear another title, where nothing says that the file is not theirs."""
    found = []
    for cited in cited_entries(project):
        title = cited.bib.field("title")
        if title is None or _is_broken_link(cited.entry):
            continue
        own, filed = fold_title(cited.entry.title), fold_title(title.value)
        if not own or not filed or _agree(own, filed) or _differ_by_a_name(cited.entry, title):
            continue
        if is_borrowed(project, cited) or _is_damaged(project, cited, title):
            continue
        found.append(DifferentTitles(cited, title, own, filed))
    return tuple(found)


def _is_broken_link(entry: Entry) -> bool:
    """Whether what reads as a title holds the remains of the link that it was meant to be."""
    return entry.paper is None and _REMAINS.search(entry.title) is not None


def _is_damaged(project: Project, cited: CitedEntry, title: Field) -> bool:
    return is_damaged(project, cited.path, title.value) or is_damaged(
        project, project.source.path, cited.entry.title
    )


def _agree(own: str, filed: str) -> bool:
    """Whether folded titles differ in their spaces and in an edition after one of them alone."""
    if same_title(own, filed):
        return True
    short, long = sorted((own, filed), key=len)
    return long.startswith(short) and _EDITION.fullmatch(long[len(short) :]) is not None


def _differ_by_a_name(entry: Entry, title: Field) -> bool:
    """Whether an entry is the name before the colon of a title, or puts one before a title that has none.

    "NeRF" may stand for "NeRF: Representing Scenes as …", outside of parentheses.
    """
    own, filed = fold_title(entry.title), fold_title(title.value)
    if own == fold_title(title.value.partition(":")[0]) and not entry.enclosed:
        return True
    return filed == fold_title(without_name(entry.title))


def without_name(title: str) -> str:
    """A title without the one word and the colon that it begins with; the whole one where it does not."""
    name, colon, rest = title.partition(": ")
    return rest if colon and " " not in name.strip() else title


def rewritten_words(different: DifferentTitles) -> tuple[Span, str] | None:
    """Which place of the file takes which words for its title to become the entry's; None if it cannot."""
    title, wanted_title = different.title, different.cited.entry.title
    whole = title_text(different.cited.entry)
    if not different.is_as_written or not whole:
        return None
    if looks_swapped(different.cited.bib):
        return None  # the authors in its place would be lost
    span, words, wanted = differing_words(title.value, wanted_title, fold_title)
    text = latex_of(wanted) if words or not wanted else f"{latex_of(wanted)} "
    if not text and span.start > 0:
        span = Span(span.start - 1, span.end)
    edited = title.value[: span.start] + text + title.value[span.end :]
    if words.count("{") != words.count("}") or fold_title(edited) != fold_title(wanted_title):
        span, text = Span(0, len(title.value)), whole
    return Span(title.value_span.start + span.start, title.value_span.start + span.end), text


def fits_entry(project: Project, different: DifferentTitles) -> bool:
    """Whether the file's title means the same in Markdown, and the entry's stands there as it reads."""
    entry = different.cited.entry
    return (
        _MEANS_MORE_IN_MARKDOWN.search(different.title.value) is None
        and project.source.slice(entry.title_span) == entry.title
    )

"""The title in a citation file is not the entry's.

## What it does
Compares an entry's title with that of its citation file, and says where the two begin to differ. Case,
accents, punctuation, braces and LaTeX do not matter, nor does an edition after the title ("Extended
Version"). The title of another entry of the list is an error: the file was copied and not changed.

## Why it matters
Whoever copies the citation cites a paper that does not exist, or another one.

## Example
```markdown
## Main
+ [Large Data Era](https://arxiv.org/abs/2311.18838) (Zeyuan Yin et al., 2023) [:book:](citations/yin.txt)
```
```bibtex citations/yin.txt
@article{yin, title={Large Data}, author={Yin, Zeyuan and others}, year={2023}}
```

## Use instead
```markdown
## Main
+ [Large Data Era](https://arxiv.org/abs/2311.18838) (Zeyuan Yin et al., 2023) [:book:](citations/yin.txt)
```
```bibtex citations/yin.txt
@article{yin, title={{Large} Data Era}, author={Yin, Zeyuan and others}, year={2023}}
```

## Fix
Unsafe: the title of the entry is written into the file, or the file's into an entry that is cut short.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dd_lint.analysis.citations.new_citations import escaped, title_text
from dd_lint.analysis.citations.pairs import (
    Pair,
    entry_place,
    is_borrowed,
    is_damaged,
    once,
    other_title,
    pairs,
    same_first_author,
    same_title,
    unreadable_paths,
)
from dd_lint.bibtex import Field, plain
from dd_lint.bibtex.misplaced_fields import looks_swapped, suspicious_title
from dd_lint.document.model import Entry
from dd_lint.findings import Edit, Finding, Fix, Related, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.folding import fold_title
from dd_lint.text.source import Span
from dd_lint.text.wording import differing_words, quoted, shortened

_EDITION = re.compile(
    r"(?: an?)? (?:(?:extended|full|long|short|journal|conference|preliminary|revised|technical|student)"
    r" (?:version|abstract|paper|report)|supplementary materials?|preprint)"
)
_REMAINS = re.compile(r"[\[\]]|://|\bwww\.")
_FEW, _SOME = 3, 6
"""Up to how many words are shown in place of the whole titles: of both sides, of one side alone."""


@rule("CIT005", "citation-title-mismatch", Severity.WARNING)
def citation_title_mismatch(project: Project) -> Iterator[Finding]:
    yield from once(_mismatches(project))


def _mismatches(project: Project) -> Iterator[Finding]:
    unreadable = unreadable_paths(project)
    for pair in pairs(project):
        title = pair.bib.field("title")
        if title is None or _is_broken_link(pair.entry):
            continue
        own, filed = fold_title(pair.entry.title), fold_title(title.value)
        if not own or not filed or _agree(own, filed):
            continue
        # A method's own name, for the paper that bears it: "NeRF" for "NeRF: Representing Scenes as …".
        if own == fold_title(title.value.partition(":")[0]) and not pair.entry.enclosed:
            continue
        # Lists put the name before titles that do without.
        if filed == fold_title(_without_name(pair.entry.title)):
            continue
        if suspicious_title(pair.bib) or looks_swapped(pair.bib) or is_borrowed(project, pair):
            continue
        if is_damaged(unreadable, pair.path, title.value):
            continue
        if is_damaged(unreadable, project.source.path, pair.entry.title):
            continue
        yield _copied(project, pair, title) or _different(project, pair, title, own, filed)


def _is_broken_link(entry: Entry) -> bool:
    """Whether what reads as a title holds the remains of the link that it was meant to be."""
    return entry.paper is None and _REMAINS.search(entry.title) is not None


def _without_name(title: str) -> str:
    """A title without the one word and the colon that it begins with; the whole one where it does not."""
    name, colon, rest = title.partition(": ")
    return rest if colon and " " not in name.strip() else title


def _agree(own: str, filed: str) -> bool:
    """Whether folded titles differ in their spaces and in an edition after one of them alone."""
    if same_title(own, filed):
        return True
    short, long = sorted((own, filed), key=len)
    return long.startswith(short) and _EDITION.fullmatch(long[len(short) :]) is not None


def _copied(project: Project, pair: Pair, title: Field) -> Finding | None:
    """The finding of a title that is another entry's."""
    other = other_title(project, pair)
    if other is None:
        return None
    own, its = shortened(pair.entry.title), shortened(other.title)
    line = project.source.position(other.title_start).line
    related = (
        entry_place(project, pair.entry, "the entry that links to the file"),
        entry_place(project, other, "the entry of that title"),
    )
    if same_first_author(pair):
        message = f'the title is that of "{its}", line {line}; the entry is "{own}"'
        fix = _rewritten(pair, title)
    else:
        message, fix = f'this is the citation of "{its}", line {line}; the entry is "{own}"', None
    return Finding(pair.citation.source, title.value_span, message, related, fix, Severity.ERROR)


def _different(project: Project, pair: Pair, title: Field, own: str, filed: str) -> Finding:
    """The finding of two titles of what is meant to be one paper."""
    entry, source = pair.entry, pair.citation.source
    if own == fold_title(_without_name(title.text)):
        name, _, _ = title.text.partition(":")
        message = f'the title lacks "{name}:"; the citation file says {quoted(title.text, 80)}'
    else:
        message = _entry_cut_short(entry.title, title.text, own, filed)
    if message:
        there = (Related(source, title.value_span, "the title in the citation file"),)
        return Finding(project.source, entry.title_span, message, there, _completed(project, pair, title))
    here = (entry_place(project, entry, "the title in the list"),)
    span, words, wanted = differing_words(title.value, entry.title, fold_title)
    message, place = f"the title is {quoted(title.text, 70)}", title.value_span
    if own.startswith(f"{filed} "):
        message = f'the title stops at "{_last_words(title.text, 2)}"; the entry goes on'
        message += f' to "{_last_words(entry.title, 3)}"'
    elif not words and len(wanted.split()) <= _SOME:
        message = f"the title lacks {quoted(wanted)}; the entry says {quoted(entry.title, 80)}"
    elif not wanted and len(words.split()) <= _SOME:
        extra = shortened(plain(words))
        message = f'the title has an extra "{extra}"; the entry says {quoted(entry.title, 80)}'
    elif max(len(words.split()), len(wanted.split())) <= _FEW:
        message = f"the title says {quoted(plain(words))}; the entry says {quoted(wanted)}"
        if _is_as_written(pair, title):
            place = Span(place.start + span.start, place.start + span.end)
    else:
        message += f"; the entry's is {quoted(entry.title, 70)}"
    return Finding(source, place, message, here, _rewritten(pair, title))


def _entry_cut_short(entry: str, file: str, own: str, filed: str) -> str:
    """What to say if the entry's title is the beginning of the file's, given both as written and folded."""
    if filed.startswith(f"{own} "):
        stop, more = _last_words(entry, 2), _last_words(file, 3)
        return f'the entry\'s title stops at "{stop}"; the citation file goes on to "{more}"'
    # A word that breaks off can only be a slip of the entry; a plural is another word.
    if filed.startswith(own) and filed[len(own) :] not in ("s", "es"):
        stop, more = _last_words(entry, 1), _last_words(file, 3)
        return f'the title breaks off in "{stop}"; the citation file says "{more}"'
    return ""


def _last_words(text: str, count: int) -> str:
    return shortened(" ".join(text.split()[-count:]))


def _is_as_written(pair: Pair, title: Field) -> bool:
    return pair.citation.source.slice(title.value_span) == title.value


def _rewritten(pair: Pair, title: Field) -> Fix | None:
    """The fix that puts the entry's words in the place of those of the file that differ."""
    whole = title_text(pair.entry)
    if not _is_as_written(pair, title) or not whole:
        return None
    span, words, wanted = differing_words(title.value, pair.entry.title, fold_title)
    text = escaped(wanted) if words or not wanted else f"{escaped(wanted)} "
    if not text and span.start > 0:
        span = Span(span.start - 1, span.end)
    edited = title.value[: span.start] + text + title.value[span.end :]
    if words.count("{") != words.count("}") or fold_title(edited) != fold_title(pair.entry.title):
        span, text = Span(0, len(title.value)), whole
    place = Span(title.value_span.start + span.start, title.value_span.start + span.end)
    edit = Edit(pair.citation.source, place, text)
    return Fix("write the entry's title into the citation file", (edit,), safe=False)


def _completed(project: Project, pair: Pair, title: Field) -> Fix | None:
    """The fix that writes the file's title into the entry, where it means the same in Markdown."""
    if (
        re.search(r"[\\$_*`<>\[\]]", title.value)
        or project.source.slice(pair.entry.title_span) != pair.entry.title
    ):
        return None
    edit = Edit(project.source, pair.entry.title_span, title.text)
    return Fix("complete the entry's title from the citation file", (edit,), safe=False)

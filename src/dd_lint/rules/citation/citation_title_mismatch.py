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

from collections.abc import Iterator

from dd_lint.analysis.citations.cited_entry import entry_place, first_of_each_place
from dd_lint.analysis.citations.filed_titles import (
    DifferentTitles,
    different_titles,
    fits_entry,
    rewritten_words,
    without_name,
)
from dd_lint.analysis.citations.misfiled import entry_of_filed_title, same_first_author
from dd_lint.bibtex import plain
from dd_lint.findings import Edit, Finding, Fix, Node, Related, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.folding import fold_title
from dd_lint.text.source import Span
from dd_lint.text.wording import differing_words, quoted, shortened

_FEW, _SOME = 3, 6
"""Up to how many words are shown in place of the whole titles: of both sides, of one side alone."""


@rule("CIT005", "citation-title-mismatch", Severity.WARNING, yields_to=("suspicious-title",))
def citation_title_mismatch(project: Project) -> Iterator[Finding]:
    yield from first_of_each_place(_finding(project, different) for different in different_titles(project))


def _finding(project: Project, different: DifferentTitles) -> Finding:
    found = _copied(project, different) or _cut_short(project, different) or _in_file(project, different)
    return found._replace(about=(Node(different.cited.path, different.title.value_span),))


def _copied(project: Project, different: DifferentTitles) -> Finding | None:
    """The finding of a title that is another entry's."""
    cited, title = different.cited, different.title
    other = entry_of_filed_title(project, cited)
    if other is None:
        return None
    own, its = shortened(cited.entry.title), shortened(other.title)
    line = project.source.position(other.title_start).line
    related = (
        entry_place(project, cited.entry, "the entry that links to the file"),
        entry_place(project, other, "the entry of that title"),
    )
    if same_first_author(cited):
        message = f'the title is that of "{its}", line {line}; the entry is "{own}"'
        fix = _rewritten(different)
    else:
        message, fix = f'this is the citation of "{its}", line {line}; the entry is "{own}"', None
    return Finding(cited.citation.source, title.value_span, message, related, fix, Severity.ERROR)


def _cut_short(project: Project, different: DifferentTitles) -> Finding | None:
    """The finding of an entry that lacks the beginning or the end of the file's title."""
    cited, text, own, filed = different.cited, different.title.text, different.own, different.filed
    entry = cited.entry
    if own == fold_title(without_name(text)):
        name, _, _ = text.partition(":")
        message = f'the title lacks "{name}:"; the citation file says {quoted(text, 80)}'
    elif filed.startswith(f"{own} "):
        stop, more = _last_words(entry.title, 2), _last_words(text, 3)
        message = f'the entry\'s title stops at "{stop}"; the citation file goes on to "{more}"'
    # A word that breaks off can only be a slip of the entry; a plural is another word.
    elif filed.startswith(own) and filed[len(own) :] not in ("s", "es"):
        stop, more = _last_words(entry.title, 1), _last_words(text, 3)
        message = f'the title breaks off in "{stop}"; the citation file says "{more}"'
    else:
        return None
    there = (Related(cited.citation.source, different.title.value_span, "the title in the citation file"),)
    fix = None
    if fits_entry(project, different):
        edit = Edit(project.source, entry.title_span, text)
        fix = Fix("complete the entry's title from the citation file", (edit,), safe=False)
    return Finding(project.source, entry.title_span, message, there, fix)


def _in_file(project: Project, different: DifferentTitles) -> Finding:
    """The finding of a file's title that is not the entry's."""
    entry, title = different.cited.entry, different.title
    here = (entry_place(project, entry, "the title in the list"),)
    span, words, wanted = differing_words(title.value, entry.title, fold_title)
    message, place = f"the title is {quoted(title.text, 70)}", title.value_span
    if different.own.startswith(f"{different.filed} "):
        message = f'the title stops at "{_last_words(title.text, 2)}"; the entry goes on'
        message += f' to "{_last_words(entry.title, 3)}"'
    elif not words and len(wanted.split()) <= _SOME:
        message = f"the title lacks {quoted(wanted)}; the entry says {quoted(entry.title, 80)}"
    elif not wanted and len(words.split()) <= _SOME:
        extra = shortened(plain(words))
        message = f'the title has an extra "{extra}"; the entry says {quoted(entry.title, 80)}'
    elif max(len(words.split()), len(wanted.split())) <= _FEW:
        message = f"the title says {quoted(plain(words))}; the entry says {quoted(wanted)}"
        if different.is_as_written:
            place = Span(place.start + span.start, place.start + span.end)
    else:
        message += f"; the entry's is {quoted(entry.title, 70)}"
    return Finding(different.cited.citation.source, place, message, here, _rewritten(different))


def _last_words(text: str, count: int) -> str:
    return shortened(" ".join(text.split()[-count:]))


def _rewritten(different: DifferentTitles) -> Fix | None:
    """The fix that puts the entry's words in the place of those of the file that differ."""
    words = rewritten_words(different)
    if words is None:
        return None
    edit = Edit(different.cited.citation.source, *words)
    return Fix("write the entry's title into the citation file", (edit,), safe=False)

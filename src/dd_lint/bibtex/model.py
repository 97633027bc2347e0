"""What a citation file holds: entries with their fields, and what is broken in it."""

from __future__ import annotations

from typing import NamedTuple

from dd_lint.bibtex.field import Field
from dd_lint.bibtex.names import Name, is_others, names, split_authors
from dd_lint.text.source import Source, Span


class BibEntry(NamedTuple):
    """One `@type{key, fields}`; `type` is in lower case, `fields` in file order, repeated ones included."""

    type: str
    type_span: Span
    key: str
    key_span: Span
    span: Span
    fields: tuple[Field, ...]

    def field(self, name: str) -> Field | None:
        """The first field of that name, in whatever case it is written."""
        wanted = name.lower()
        for field in self.fields:
            if field.name == wanted or field.name.lower() == wanted:
                return field
        return None

    @property
    def authors(self) -> tuple[Name, ...]:
        """The names in the author field, "and others" left out."""
        author = self.field("author")
        return names(author) if author else ()

    @property
    def has_others(self) -> bool:
        """Whether the author field names "others"."""
        author = self.field("author")
        return author is not None and any(is_others(piece) for _, piece in split_authors(author))


class Problem(NamedTuple):
    """A syntax defect.

    `kind` is one of "empty", "no-entry", "unclosed-brace", "unclosed-quote", "missing-comma",
    "unbalanced-brace", "missing-key" and "other". `span` is what opened and never closed, the
    end of the value that wants a comma, or the character that is too many. `repairs` are the
    edits that mend it, where they can be made in one place only.
    """

    kind: str
    span: Span
    message: str
    repairs: tuple[tuple[Span, str], ...] = ()


class Citation(NamedTuple):
    """One citation file: its entries, and what is broken in it.

    `inline` tells whether it is what the list itself holds of BibTeX, between its entries.
    """

    source: Source
    entries: tuple[BibEntry, ...]
    problems: tuple[Problem, ...]
    inline: bool = False

    @property
    def entry(self) -> BibEntry | None:
        """The first entry."""
        return self.entries[0] if self.entries else None

    @property
    def papers(self) -> tuple[BibEntry, ...]:
        """The entries without those from which others take fields (`crossref`), which follow them."""
        named = (entry.field(name) for entry in self.entries for name in ("crossref", "xdata"))
        parents = {field.value.strip().lower() for field in named if field is not None}
        return (
            tuple(one for one in self.entries if one.key.lower() not in parents) if parents else self.entries
        )

    def only(self, entry: BibEntry) -> Citation:
        """The citation of one of the papers in the file, as if it had a file of its own."""
        start, end = entry.span
        problems = (problem for problem in self.problems if start <= problem.span.start < end)
        return self._replace(entries=(entry,), problems=tuple(problems))

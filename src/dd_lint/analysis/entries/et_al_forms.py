"""How each entry writes its "et al."."""

from __future__ import annotations

import re
from typing import NamedTuple

from dd_lint.analysis import computed_once
from dd_lint.analysis.entries.author_fields import author_fields
from dd_lint.document.entry import Meta
from dd_lint.project.model import Project
from dd_lint.text.source import Span

_AFTER = re.compile(r"[ \t]*([,;:.]?)")


class EtAlForm(NamedTuple):
    """One "et al." with its surroundings: what separates it from the names and from the venue.

    `after` is None where neither a venue nor a year follows. `span` begins right after the last name.
    """

    before: str
    letters: str
    after: str | None
    span: Span

    @property
    def written(self) -> str:
        """The form as a text, from the last name on."""
        return f"{self.before} {self.letters}{self.after or ''}"


@computed_once
def et_al_forms(project: Project) -> tuple[EtAlForm, ...]:
    """Every "et al." of the entries that have their authors in parentheses."""
    text = project.source.text
    found = (_form(text, meta) for entry, meta in author_fields(project) if entry.enclosed)
    return tuple(form for form in found if form is not None)


def _form(text: str, meta: Meta) -> EtAlForm | None:
    if meta.et_al is None or not meta.closed:
        return None
    name = meta.authors[-1].span
    if name.end > meta.et_al.start:
        return None
    match = _AFTER.match(text, meta.et_al.end, meta.span.end - 1)
    assert match is not None
    follows = text[match.end() : meta.span.end - 1].strip() != ""
    return EtAlForm(
        before="".join(text[name.end : meta.et_al.start].split()),
        letters=" ".join(text[meta.et_al.start : meta.et_al.end].split()),
        after=match[1] if follows else None,
        span=Span(name.end, match.end() if follows and match[1] else meta.et_al.end),
    )

"""How a list usually names authors, venues and years."""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.convention import Convention
from dd_lint.analysis.entries.author_joints import author_joints
from dd_lint.analysis.entries.et_al_forms import et_al_forms
from dd_lint.analysis.entries.given_names import names_in_full
from dd_lint.analysis.entries.parentheses import entries_at_usual_depth, parentheses
from dd_lint.analysis.entries.preprints import preprints_on_arxiv, says_year_alone
from dd_lint.analysis.entries.venue_uses import named_arxiv
from dd_lint.project.model import Project

_FEWEST = 3
"""What a list does less often is no habit of it, however few others there are."""


def _signs(project: Project) -> Iterator[str]:
    return (joint.sign for joint in author_joints(project))


def _before_et_al(project: Project) -> Iterator[str]:
    return (form.before for form in et_al_forms(project))


def _letters_of_et_al(project: Project) -> Iterator[str]:
    return (form.letters for form in et_al_forms(project))


def _after_et_al(project: Project) -> Iterator[str]:
    return (form.after for form in et_al_forms(project) if form.after is not None)


def _readable(project: Project) -> Iterator[bool]:
    return (entry.meta is not None and entry.meta.readable for entry in entries_at_usual_depth(project))


def _name_authors(project: Project) -> Iterator[bool]:
    found = (entry.meta for entry in entries_at_usual_depth(project))
    return (bool(meta.authors) for meta in found if meta is not None and meta.readable)


def _name_nobody(project: Project) -> Iterator[bool]:
    return (not named for named in _name_authors(project))


def _years(project: Project) -> Iterator[bool]:
    return (meta.year is not None for _, meta in parentheses(project))


def _authors(project: Project) -> Iterator[bool]:
    return (bool(meta.authors) for _, meta in parentheses(project))


def _years_of_ids(project: Project) -> Iterator[bool]:
    return (one.year == one.arxiv_year for one in preprints_on_arxiv(project))


def _years_alone(project: Project) -> Iterator[bool]:
    yield from (False for _ in named_arxiv(project))
    yield from (True for entry in project.entries if says_year_alone(entry))


AUTHOR_SIGN = Convention(
    "author-sign", "what joins two authors", "places", _signs, fewest=_FEWEST, forgiving=True, takes=str
)
BEFORE_ET_AL = Convention(
    "before-et-al",
    'what stands before "et al."',
    "entries",
    _before_et_al,
    fewest=_FEWEST,
    forgiving=True,
    takes=str,
)
LETTERS_OF_ET_AL = Convention(
    "letters-of-et-al",
    'how "et al." is spelt',
    "entries",
    _letters_of_et_al,
    fewest=_FEWEST,
    forgiving=True,
    takes=str,
)
AFTER_ET_AL = Convention(
    "after-et-al",
    'what stands between "et al." and the venue or the year',
    "entries",
    _after_et_al,
    takes=str,
    fewest=_FEWEST,
    forgiving=True,
)
GIVEN_NAME = Convention(
    "given-name", "whether authors have a given name", "names", names_in_full, fewest=_FEWEST, forgiving=True
)
PARENTHESIS = Convention(
    "parenthesis",
    "whether entries have a parenthesis that ends and says a year",
    "entries",
    _readable,
    fewest=_FEWEST,
    forgiving=True,
)
AUTHORS_IN_PARENTHESIS = Convention(
    "authors-in-parenthesis",
    "whether parentheses that end and say a year name authors",
    "entries",
    _name_authors,
    fewest=_FEWEST,
    forgiving=True,
)
NO_AUTHORS_IN_PARENTHESIS = Convention(
    "no-authors-in-parenthesis",
    "whether parentheses that end and say a year name no authors",
    "entries",
    _name_nobody,
    share=0.9,
)
YEAR = Convention(
    "year-in-parenthesis",
    "whether the parenthesis says a year",
    "entries",
    _years,
    fewest=_FEWEST,
    forgiving=True,
)
AUTHORS = Convention(
    "authors",
    "whether the parenthesis names authors, be there a year or not",
    "entries",
    _authors,
    fewest=_FEWEST,
    forgiving=True,
)
PREPRINT_YEAR = Convention(
    "preprint-year",
    "whether preprints have the year of their arXiv id",
    "preprints",
    _years_of_ids,
    fewest=4,
    forgiving=True,
)
PREPRINT_VENUE = Convention(
    "preprint-venue",
    "whether preprints say the year alone, without arXiv's name",
    "preprints",
    _years_alone,
    fewest=5,
    forgiving=True,
)

"""Links to a heading that were written without the `#`."""

from __future__ import annotations

import re
from urllib.parse import unquote

from dd_lint.analysis import computed_once
from dd_lint.analysis.contents.fragments import fragment_places
from dd_lint.analysis.contents.titles import title_letters
from dd_lint.document.slugs import github_slug
from dd_lint.markdown import Inline
from dd_lint.project.model import Project

# No folder, no extension, and nothing of a web address.
_LIKE_FRAGMENT = re.compile(r"[^\s./\\:#?]{2,200}")
_FEWEST = 2
"""Lines of the contents that show what the others lead to."""


def fragment_without_mark(project: Project, link: Inline) -> str:
    """The fragment that a link to no file means, if its address reads like one; else "".

    The address is the fragment of a heading, but for marks that such a fragment leaves out, and the link is
    a line of the contents or has the heading's words.
    """
    if link.kind != "link" or not _LIKE_FRAGMENT.fullmatch(link.destination):
        return ""
    fragment = github_slug(unquote(link.destination))
    place = fragment_places(project).get(fragment)
    if place is None or place.section < 0:
        return ""
    section = project.document.sections[place.section]
    if is_among_contents(project, link) or title_letters(link.text) == title_letters(section.title):
        return fragment
    return ""


def lacks_mark(project: Project, link: Inline) -> bool:
    """Whether a link beside the lines of the contents has an address that can only be a fragment."""
    if link.kind != "link" or not _LIKE_FRAGMENT.fullmatch(link.destination):
        return False
    return "-" in link.destination and is_among_contents(project, link)


def is_among_contents(project: Project, link: Inline) -> bool:
    """Whether a link stands in the section of the contents, where all lines lead to fragments."""
    items = project.document.contents
    if len(items) < _FEWEST:
        return False
    section = _contents_section(project)
    return section[0] <= link.start < section[1]


@computed_once
def _contents_section(project: Project) -> tuple[int, int]:
    """From where to where the section of the contents is."""
    document = project.document
    first = document.contents[0].link.start
    starts = [section.title_span.start for section in document.sections if section.level]
    end = min((start for start in starts if start > first), default=len(document.source.text))
    return max((start for start in starts if start <= first), default=0), end

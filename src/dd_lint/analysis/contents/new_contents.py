"""Contents made of the headings alone, for a list that has none yet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dd_lint.analysis.contents.fragments import section_fragments, written_fragment
from dd_lint.analysis.contents.titles import escaped_title, title_without_count
from dd_lint.document.model import Document, Role, Section
from dd_lint.project.model import Project
from dd_lint.text.folding import fold

_ANCHORS = re.compile(r"(?:\s|</?a\b[^<>\n]{0,200}>)*")
_TITLES = {"contents", "content", "table of contents", "toc", "目录"}
_DEEPEST = 2
"""How many levels below the outermost are worth a line."""


def empty_contents(document: Document) -> Section | None:
    """The section that is called the contents and holds nothing, in a list without contents elsewhere."""
    if document.contents:
        return None
    text = document.source.text
    for section in document.sections:
        if section.role is not Role.CONTENTS and fold(section.title) not in _TITLES:
            continue
        following = document.sections[section.index + 1 :][:1]
        end = following[0].title_span.start if following else len(text)
        # The heading itself has one line, after which the next one begins with its own markers.
        body = text[section.title_span.end : end].rstrip("# \t")
        if _ANCHORS.fullmatch(body) and "\n" in body:
            return section
    return None


def contents_from_headings(project: Project, contents: Section) -> str:
    """A line for each section below the contents, as deep as the sections are, with its fragment."""
    fragments = section_fragments(project)
    bullet = next((entry.bullet for entry in project.entries if entry.bullet), "-")
    lines = []
    for section, depth in _listed(project.document, contents):
        title = escaped_title(title_without_count(section.title))
        lines.append(f"{'  ' * depth}{bullet} [{title}](#{written_fragment(fragments[section.index])})")
    return "\n".join(lines)


def _listed(document: Document, contents: Section) -> Iterator[tuple[Section, int]]:
    """The sections that follow, each with its depth below those of the contents' own level."""
    depths: dict[int, int] = {}
    for section in document.sections[contents.index + 1 :]:
        depth = depths.get(section.parent, -1) + 1
        if section.level >= contents.level and depth <= _DEEPEST and section.title:
            depths[section.index] = depth
            yield section, depth

"""What each section of a list is for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dd_lint.config.model import Config
from dd_lint.document.model import Role
from dd_lint.document.section_draft import SectionDraft, path_up
from dd_lint.text.folding import fold

_LATEST_TITLE = re.compile(r"\b(?:latest|news|updates?|recent(?:ly)?|what s new|changelog)\b")
"""What the sections with dated copies of entries are called."""
_NEWS_TITLE = re.compile(r"(?:(?:the|our|and|latest|news|updates?|log|recent|what s new|changelog)\b\s*)+")
_ABOUT_TITLE = re.compile(
    r"(?:how to |please )?(?:cite|citation|citing|contribut\w+|license|contact|acknowledge?ments?|disclaimer"
    r"|usage|installation|getting started|faq)(?: (?:us|this|guide\w*|information))?"
)
"""What the sections are called that tell of the repository, and list no papers."""
_DATED = re.compile(
    r"\W*(?:(?:19|20)\d\d\s?[./年-]\s?\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}"
    r"|(?:\d{1,2}\W{1,2})?(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]{0,6}\W{1,2}\d)",
    re.IGNORECASE,
)
_CONTENTS_TITLE = re.compile(r"\b(?:contents?|toc|outline|index|catalog(?:ue)?|目录)\b")
_CONTENTS_MINIMUM = 3


def is_of_repository(title: str) -> bool:
    """Whether a section with a folded title tells of the repository, or of what is new in it."""
    return bool(_ABOUT_TITLE.fullmatch(title) or _NEWS_TITLE.fullmatch(title))


def is_apart(section: SectionDraft) -> bool:
    """Whether a section tells what is new, or of the repository: what it holds of papers are no entries."""
    if is_of_repository(section.folded):
        return True
    items = [block for block in section.blocks if block.kind == "item"]
    dated = sum(_DATED.match(block.plain) is not None for block in items)
    return bool(dated) and 2 * dated >= len(items) and _LATEST_TITLE.search(section.folded) is not None


def contents_section(drafts: Sequence[SectionDraft], config: Config) -> int:
    """The section that holds the table of contents, or -1."""
    configured = {fold(title) for title in config.sections.contents}
    for section in drafts:
        if section.folded in configured and section.fragments:
            return section.index
    for section in drafts:
        titled = bool(_CONTENTS_TITLE.search(section.folded))
        if section.fragments and titled and 2 * len(section.fragments) >= section.items:
            return section.index
        if len(section.fragments) >= _CONTENTS_MINIMUM and 5 * len(section.fragments) >= 4 * section.items:
            return section.index
    return -1


def section_roles(drafts: Sequence[SectionDraft], config: Config, contents: int) -> list[Role]:
    """Each section's role: as the configuration names it or the nearest around it, or its own."""
    named = _named_roles(config)
    around: list[Role | None] = []
    roles: list[Role] = []
    for section in drafts:
        role = named.get(section.folded)
        inherited = around[section.parent] if section.parent >= 0 else None
        # A table of contents is one section, whatever its heading's level puts below it.
        around.append(inherited if role is Role.CONTENTS else role or inherited)
        # A part of the list may hold news and contents; other sections hold nothing of the list.
        if role is None and inherited in (Role.LATEST, Role.OTHER):
            role = inherited
        roles.append(role or _own_role(section, contents))
    _spread_entries(drafts, roles, around)
    return roles


def _named_roles(config: Config) -> dict[str, Role]:
    """The roles that the configuration gives to titles, by the folded title; the first word holds."""
    titles = config.sections
    named: dict[str, Role] = {}
    for role, words in (
        (Role.ENTRIES, titles.entries),
        (Role.LATEST, titles.latest),
        (Role.CONTENTS, titles.contents),
        (Role.OTHER, titles.other),
    ):
        for word in words:
            named.setdefault(fold(word), role)
    # The text before the first heading has no title that could be meant.
    named.pop("", None)
    return named


def _own_role(section: SectionDraft, contents: int) -> Role:
    """A section's role by its title and by what it holds."""
    if section.index == contents:
        return Role.CONTENTS
    dated = sum(entry.date is not None for entry in section.entries)
    if dated and (_LATEST_TITLE.search(section.folded) or 2 * dated > section.items):
        return Role.LATEST
    conforming = sum(entry.conforming for entry in section.entries)
    if conforming and 2 * conforming >= section.items:
        return Role.ENTRIES
    return Role.OTHER


def _spread_entries(drafts: Sequence[SectionDraft], roles: list[Role], around: list[Role | None]) -> None:
    """Sections below a part of the list belong to the list, even where no entry of theirs reads well."""
    parts: set[int] = set()
    for section, role in zip(drafts, roles, strict=True):
        if role is Role.ENTRIES:
            parts.update(index for index in path_up(drafts, section.index) if drafts[index].level >= 2)
    for section in drafts:
        named = around[section.index]
        inherits = named is Role.ENTRIES or any(index in parts for index in path_up(drafts, section.parent))
        if roles[section.index] is Role.OTHER and named is not Role.OTHER and inherits:
            roles[section.index] = Role.ENTRIES

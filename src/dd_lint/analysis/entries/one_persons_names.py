"""Names of one person that are spelt in different ways, and what proves that the person is one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from dd_lint.analysis.entries.author_fields import author_fields
from dd_lint.document.entry import Author, Entry, Meta
from dd_lint.papers.identifiers import code_repository
from dd_lint.papers.people import fold_name, is_group
from dd_lint.project.model import Project


class OtherSpelling(NamedTuple):
    """An author whose name is spelt otherwise than its `usual` form; `proof` says why both are one person."""

    author: Author
    usual: Author
    proof: str


def other_spellings(project: Project) -> Iterator[OtherSpelling]:
    """The names that differ from a person's usual one in the order of their parts, accents, hyphens or
    capitals only."""
    for uses in _alike(project):
        forms: dict[str, list[_Use]] = {}
        for use in uses:
            forms.setdefault(use.author.name, []).append(use)
        if len(forms) == 1:
            continue
        same_form, *odd = sorted(forms.values(), key=_rank)
        usual = _Usual(same_form)
        for use in (use for same in odd for use in same):
            if (proof := usual.proof(use)) is not None:
                yield OtherSpelling(use.author, proof.use.author, proof.words)


class _Use:
    """An author of one entry, and what tells who that is; `words` are those of the name, folded."""

    def __init__(
        self, project: Project, entry: Entry, meta: Meta, author: Author, words: tuple[str, ...]
    ) -> None:
        self.project = project
        self.entry = entry
        self.meta = meta
        self.author = author
        self.words = words

    @cached_property
    def accounts(self) -> frozenset[str]:
        """Those that the entry's code lies under."""
        repositories = (code_repository(link.destination) for link in self.entry.links("code"))
        return frozenset(name.partition("/")[0] for name in repositories if name)

    @cached_property
    def cited(self) -> str:
        """The name in the citation file, if it has the same letters; empty where there is none."""
        citation = self.project.citation(self.entry)
        for name in citation.entries[0].authors if citation else ():
            words = fold_name(name.full)
            if "".join(words) == "".join(self.words) or sorted(words) == sorted(self.words):
                return name.full
        return ""

    @cached_property
    def borne_out(self) -> bool:
        """Whether the citation file tells of the name, and may not just have been made of the entry."""
        citation = self.project.citation(self.entry)
        if citation is None or not self.cited:
            return False
        if self.cited != self.author.name:
            return True
        bib = citation.entries[0]
        if bib.has_others != (self.meta.et_al is not None):
            return True
        filed = [fold_name(name.full) for name in bib.authors]
        return filed != [fold_name(author.name) for author in self.meta.authors]

    @property
    def family_first(self) -> bool:
        """Whether the citation file is named after the first word of the name and not after the last."""
        stems = [link.destination.rpartition("/")[2].lower() for link in self.entry.links("bibtex")]
        return any(stem.startswith(self.words[0]) and not stem.startswith(self.words[-1]) for stem in stems)


class _Proof(NamedTuple):
    """Another use of the same person's name, and what proves that, in words."""

    use: _Use
    words: str


class _Usual:
    """The uses of a name in its usual form, by what can prove that another is the same person's."""

    def __init__(self, uses: list[_Use]) -> None:
        self._words = uses[0].words
        self._by_cited: dict[str, _Use] = {}
        self._by_account: dict[str, _Use] = {}
        self._by_account_alone: dict[str, _Use] = {}
        for use in uses:
            if use.cited:
                self._by_cited.setdefault(use.cited.casefold(), use)
            for account in use.accounts:
                self._by_account.setdefault(account, use)
                if not use.borne_out:
                    self._by_account_alone.setdefault(account, use)

    def proof(self, use: _Use) -> _Proof | None:
        """What proves that a use of another form is the same person's."""
        turned = "".join(use.words) != "".join(self._words)
        if turned:
            # A citation file bears out that two people are meant, or contradicts the entry by itself.
            if use.borne_out or sorted(use.words) != sorted(self._words):
                return None
        elif use.cited and (same := self._by_cited.get(use.cited.casefold())):
            return _Proof(same, f'both citation files say "{use.cited}"')
        # Two citation files that say different names speak against a shared account.
        known = self._by_account_alone if use.borne_out else self._by_account
        for account in sorted(use.accounts):
            if account in known:
                return _Proof(known[account], f'the code of both is by "{account}"')
        return None


def _rank(same: list[_Use]) -> tuple[bool, bool, int]:
    """The less, the likelier is a form the right one; citation files count before numbers."""
    borne_out = any(use.cited == use.author.name for use in same)
    return any(use.family_first for use in same), not borne_out, -len(same)


def _alike(project: Project) -> Iterator[list[_Use]]:
    """The authors whose names have the same letters, in whatever order their parts come."""
    found: dict[str, list[_Use]] = {}
    for entry, meta in author_fields(project):
        for author in meta.authors:
            if " " in author.name and not is_group(author.name):
                words = fold_name(author.name)
                if words:
                    key = "".join(sorted("".join(words)))
                    found.setdefault(key, []).append(_Use(project, entry, meta, author, words))
    return (uses for uses in found.values() if len(uses) > 1)

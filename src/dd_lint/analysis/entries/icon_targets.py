"""Icons that do not lead to what they stand for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from dd_lint.document.entry import Entry
from dd_lint.markdown import Inline
from dd_lint.markdown.destinations import is_relative
from dd_lint.papers.identifiers import code_repository, paper_identifier
from dd_lint.project.model import Project
from dd_lint.templates.labels import link_label
from dd_lint.text.wording import quoted

# Registries that hold papers alone; a DOI may be that of an archived program.
_PAPERS = {
    "aaai": "AAAI", "acl": "the ACL Anthology", "arxiv": "arXiv", "cvf": "CVF", "ecva": "ECVA",
    "ieee": "IEEE Xplore", "ijcai": "IJCAI", "neurips": "NeurIPS", "openreview": "OpenReview", "pmlr": "PMLR",
}  # fmt: skip
_NO_PAPER = re.compile(r"attachment|suppl|\.zip|\.tar|\.gz|\bcode\b", re.IGNORECASE)
_ARXIV_PAGE = re.compile(r"(?:https?://)?(?:www\.)?arxiv\.org/(?:abs|pdf)/", re.IGNORECASE)
_REPOSITORY = re.compile(
    r"(?:https?://)?(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org)/[^/?#\s]+/[^/?#\s]+/?", re.IGNORECASE
)
_SHORTCODE = re.compile(r":[a-z0-9_+-]+:")
_OFTEN, _SHARE = 3, 0.2
"""So many links of a label, and this share of them, are no slips: the list uses the label so."""


class Astray(NamedTuple):
    """A link that leads elsewhere than its label says: to what, in words, and what is to be said of that."""

    label: str
    link: Inline
    target: str
    remark: str


def icons_astray(project: Project) -> Iterator[Astray]:
    """The icons that lead astray, but for labels that the list uses so."""
    entries = (*project.entries, *project.latest)
    labels = Counter(link_label(resource.link.text) for entry in entries for resource in entry.resources)
    found = [one for entry in entries for one in _astray(project, entry, labels)]
    wrong = Counter(one.label for one in found)
    for one in found:
        if wrong[one.label] < _OFTEN or wrong[one.label] < _SHARE * labels[one.label]:
            yield one


def _astray(project: Project, entry: Entry, labels: Counter[str]) -> Iterator[Astray]:
    for resource in entry.resources:
        link = resource.link
        label = link_label(link.text)
        if resource.kind == "code":
            target = _paper(link.destination) or _citation(project, link.destination)
            if target:
                yield Astray(label, link, target, "; it stands for the code")
        elif resource.kind == "bibtex":
            page = _ARXIV_PAGE.match(link.destination) is not None
            target = _paper(link.destination) if page else _repository(link.destination)
            if target:
                yield Astray(label, link, target, "; it stands for the citation")
        elif resource.kind == "project" and _SHORTCODE.fullmatch(label):
            yield from _project_astray(project, entry, link, labels)


def _project_astray(project: Project, entry: Entry, link: Inline, labels: Counter[str]) -> Iterator[Astray]:
    """A project icon at a repository that is, or should be, the code link's."""
    repository = code_repository(link.destination) if _repository(link.destination) else None
    if repository is None or repository.endswith(".github.io"):
        return
    label = link_label(link.text)
    codes = {code_repository(code.destination): link_label(code.text) for code in entry.links("code")}
    if repository in codes:
        yield Astray(label, link, f"the same code repository as {quoted(codes[repository])}", "")
    elif not codes:
        kinds = project.config.icon_kinds
        icons = [one for one in kinds if kinds[one] == "code" and _SHORTCODE.fullmatch(one)]
        icon = max(icons, key=lambda one: labels[one], default="")
        remark = f'; "{icon}" stands for the code' if icon else ""
        yield Astray(label, link, f"the code repository {quoted(repository)}", remark)


def _paper(address: str) -> str:
    """A paper in words, or nothing where an address is not surely that of one."""
    if _NO_PAPER.search(address):
        return ""
    identifier = paper_identifier(address)
    return f"a paper at {_PAPERS[identifier.kind]}" if identifier and identifier.kind in _PAPERS else ""


def _citation(project: Project, address: str) -> str:
    path = re.split("[?#]", address, maxsplit=1)[0]
    named = is_relative(address) and path.endswith(project.config.citations.suffixes)
    return f"the citation file {quoted(path)}" if named else ""


def _repository(address: str) -> str:
    """A code repository in words, where an address is that of one as a whole."""
    return "a code repository" if _REPOSITORY.fullmatch(address) else ""

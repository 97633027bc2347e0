"""An icon does not lead to what it stands for.

## What it does
Finds a code link that leads to a paper or to a citation file, a citation link that leads to a code
repository or to a paper on arXiv, and a project icon that leads to the code repository itself. A list
that does so as a rule is left alone.

## Why it matters
Readers follow an icon for what it stands for. Usually two addresses of the line were swapped, or one
was pasted twice.

## Example
```markdown
## Papers
+ [Dataset Distillation](https://example.org/1) (Tongzhou Wang et al., 2018) [:octocat:](https://arxiv.org/abs/1811.10959)
```

## Use instead
```markdown
## Papers
+ [Dataset Distillation](https://example.org/1) (Tongzhou Wang et al., 2018) [:octocat:](https://github.com/a/b)
```

## Fix
None: the right address has to be looked up.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from dd_lint.document.model import Entry
from dd_lint.findings import Finding, Severity
from dd_lint.markdown import Inline
from dd_lint.markdown.destinations import is_relative
from dd_lint.papers.identifiers import code_repository, paper_identifier
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.templates.labels import link_label
from dd_lint.text.source import Span
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
# This many of a label's links, and this share of them, make it a habit of the list.
_HABIT, _SHARE = 3, 0.2


@rule("ENT010", "icon-target-mismatch", Severity.WARNING)
def icon_target_mismatch(project: Project) -> Iterator[Finding]:
    entries = (*project.entries, *project.latest)
    labels = Counter(link_label(resource.link.text) for entry in entries for resource in entry.resources)
    found = [
        (link_label(link.text), link, message)
        for entry in entries
        for link, message in _mismatches(project, entry, labels)
    ]
    wrong = Counter(label for label, _, _ in found)
    for label, link, message in found:
        if wrong[label] < _HABIT or wrong[label] < _SHARE * labels[label]:
            yield Finding(project.source, Span(link.start, link.text_end + 1), message)


def _mismatches(project: Project, entry: Entry, labels: Counter[str]) -> Iterator[tuple[Inline, str]]:
    """The links of an entry that lead astray, with what is wrong."""
    for resource in entry.resources:
        link = resource.link
        label = link_label(link.text)
        if resource.kind == "code":
            target = _paper(link.destination) or _citation(project, link.destination)
            if target:
                yield link, f"{quoted(label)} leads to {target}; it stands for the code"
        elif resource.kind == "bibtex":
            page = _ARXIV_PAGE.match(link.destination) is not None
            target = _paper(link.destination) if page else _repository(link.destination)
            if target:
                yield link, f"{quoted(label)} leads to {target}; it stands for the citation"
        elif resource.kind == "project" and _SHORTCODE.fullmatch(label):
            yield from _project(project, entry, link, label, labels)


def _project(
    project: Project, entry: Entry, link: Inline, label: str, labels: Counter[str]
) -> Iterator[tuple[Inline, str]]:
    """A project icon at a repository that is, or should be, the code link's."""
    repository = code_repository(link.destination) if _repository(link.destination) else None
    if repository is None or repository.endswith(".github.io"):
        return
    codes = {code_repository(code.destination): link_label(code.text) for code in entry.links("code")}
    if repository in codes:
        yield link, f'"{label}" leads to the same code repository as {quoted(codes[repository])}'
    elif not codes:
        kinds = project.config.icon_kinds
        icons = [one for one in kinds if kinds[one] == "code" and _SHORTCODE.fullmatch(one)]
        icon = max(icons, key=lambda one: labels[one], default="")
        instead = f'; "{icon}" stands for the code' if icon else ""
        yield link, f'"{label}" leads to the code repository {quoted(repository)}{instead}'


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

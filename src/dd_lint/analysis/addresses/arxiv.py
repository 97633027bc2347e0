"""Links to arXiv that are not written as the list writes them, or as arXiv does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from dd_lint.analysis.addresses.form import LONGEST_ADDRESS, flaw, papers
from dd_lint.markdown import Inline
from dd_lint.papers.identifiers import arxiv_date
from dd_lint.project.model import Project
from dd_lint.text.shares import evidence, usual

_ADDRESS = re.compile(
    r"""(?P<scheme>https?)://(?P<www>www\.)?arxiv\.org(?P<first>/+)(?:(?P<form>abs|pdf|html)(?P<second>/+))?
    (?P<id>\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(?P<version>v\d+)?
    (?P<rest>[^?\#]*)(?P<query>\?[^\#]*)?(?P<fragment>\#.*)?""",
    re.IGNORECASE | re.VERBOSE | re.ASCII,
)
_FEWEST = 5
_WORDS = {"abs": "the abstract", "pdf": "the PDF", "html": "the HTML version"}


class Rewriting(NamedTuple):
    """A link to arXiv, what is wrong with it, and how it would be right.

    `whole` tells whether the address still leads to the page of the paper that it led to.
    """

    link: Inline
    reason: str
    address: str
    whole: bool


def rewritings(project: Project) -> Iterator[Rewriting]:
    """The links to arXiv that want another form, each once."""
    form, ending, shown = habitual_form(project)
    if project.config.option("arxiv-form", "form", "auto") != "auto":
        shown = "as configured"
    versions = project.config.option("arxiv-form", "versions", "allow")
    paper_links = {link.start for link in papers(project)}
    paper_links |= {entry.paper.start for entry in project.latest if entry.paper}
    for link in project.document.links:
        match = _match(link.destination)
        if match is None:
            continue
        of_paper = link.start in paper_links
        wanted = form if of_paper else ""
        reasons = list(_reasons(match, wanted, shown, insecure=of_paper, version=versions != "forbid"))
        if reasons and flaw(link.destination) is None:
            address = _address(match, wanted, ending, versions)
            whole = address.endswith(match["fragment"] or "")
            yield Rewriting(link, "; ".join(reasons), address, whole)


@lru_cache(maxsize=8192)
def _match(address: str) -> re.Match[str] | None:
    if "arxiv.org/" not in address[:40].lower():
        return None
    match = _ADDRESS.fullmatch(address[:LONGEST_ADDRESS])
    if match is None or arxiv_date(re.sub(r"\.[a-z]{2}/", "/", match["id"].lower())) is None:
        return None
    # An address that goes on names a picture of the paper, or the like.
    return None if match["rest"].startswith("/") or match["rest"][:1].isdigit() else match


def habitual_form(project: Project) -> tuple[str, str, str]:
    """The form that the list links to ("abs", "pdf" or empty), how PDFs end, and what shows the form."""
    option = project.config.option("arxiv-form", "form", "auto")
    matches = [match for link in papers(project) if (match := _match(link.destination)) is not None]
    forms = [match["form"].lower() for match in matches if match["form"]]
    endings = [match["rest"] for match in matches if match["form"] and match["form"].lower() == "pdf"]
    ending = ".pdf" if 2 * endings.count(".pdf") > len(endings) else ""
    if option in ("abs", "pdf"):
        form = str(option)
    else:
        habit = usual(forms, share=project.config.majority) if len(forms) >= _FEWEST else None
        form = habit if habit in ("abs", "pdf") else ""
    return form, ending, evidence(forms.count(form), len(forms), "links")


def _reasons(match: re.Match[str], form: str, shown: str, *, insecure: bool, version: bool) -> Iterator[str]:
    written = (match["form"] or "").lower()
    if match["www"]:
        yield '"www." is superfluous'
    if insecure and match["scheme"].lower() == "http":
        yield '"http:" is not secure'
    if match["first"] != "/" or (match["second"] or "/") != "/":
        yield "a slash is doubled"
    if not written:
        yield '"abs/" is missing before the id'
    elif form and written != form:
        yield f"this is {_WORDS[written]}, but the list links to {_WORDS[form]}, {shown}"
    rest = match["rest"]
    if written == "pdf" and rest.lower().startswith(".pdf"):
        rest = rest[4:]
    if rest:
        yield f'"{rest[:20]}" after the id is superfluous'
    if match["version"] and not version:
        yield f'the version "{match["version"]}" is superfluous'


def _address(match: re.Match[str], form: str, ending: str, versions: str) -> str:
    written = (match["form"] or "abs").lower()
    right = form or written
    version = match["version"] if match["version"] and versions != "forbid" else ""
    if right != "pdf":
        tail = ""
    elif written == "pdf":
        tail = ".pdf" if match["rest"].lower().startswith(".pdf") else ""
    else:
        tail = ending
    fragment = (match["fragment"] or "") if right == written else ""
    query = match["query"] or ""
    return f"https://arxiv.org/{right}/{match['id']}{version}{tail}{'' if query == '?' else query}{fragment}"

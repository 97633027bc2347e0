"""Links to arXiv that are not written as the list writes them, or as arXiv does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dd_lint.analysis import computed_once
from dd_lint.analysis.addresses.arxiv_links import arxiv_address
from dd_lint.analysis.addresses.conventions import ARXIV_FORM, ARXIV_PDF_ENDING
from dd_lint.analysis.addresses.flaws import flaw
from dd_lint.analysis.addresses.paper_links import paper_links
from dd_lint.analysis.convention import habit
from dd_lint.markdown import Inline
from dd_lint.project.model import Project

_WORDS = {"abs": "the abstract", "pdf": "the PDF", "html": "the HTML version"}


class ArxivForm(NamedTuple):
    """How links to arXiv are written: `form` is "abs", "pdf" or empty, and PDFs have an `ending` or none.

    `evidence` is what shows the form.
    """

    form: str
    ending: str
    evidence: str


class Rewriting(NamedTuple):
    """A link to arXiv, what is wrong with it, and how it would be right.

    `whole` tells whether the address still leads to the page of the paper that it led to.
    """

    link: Inline
    reason: str
    address: str
    whole: bool


@computed_once
def rewritings(project: Project) -> tuple[Rewriting, ...]:
    """The links to arXiv that want another form, each once.

    A malformed address is left alone: which part of it was meant is not known, and what is superfluous in
    one of these is taken away without asking.
    """
    form, ending, shown = habitual_form(project)
    if project.config.option("arxiv-form", "form", "auto") != "auto":
        shown = "as configured"
    versions = project.config.option("arxiv-form", "versions", "allow") != "forbid"
    of_papers = {link.start for link in paper_links(project)}
    of_papers |= {entry.paper.start for entry in project.latest if entry.paper}
    found = []
    for link in project.document.links:
        match = arxiv_address(link.destination)
        if match is None or flaw(link.destination) is not None:
            continue
        of_paper = link.start in of_papers
        wanted = form if of_paper else ""
        reasons = list(_reasons(match, wanted, shown, insecure=of_paper, version=versions))
        if reasons:
            address = _address(match, wanted, ending, version=versions)
            whole = address.endswith(match["fragment"] or "")
            found.append(Rewriting(link, "; ".join(reasons), address, whole))
    return tuple(found)


@computed_once
def habitual_form(project: Project) -> ArxivForm:
    """The form in which the list, or its configuration, wants its links to arXiv."""
    option = project.config.option("arxiv-form", "form", "auto")
    usual, ending = habit(project, ARXIV_FORM), habit(project, ARXIV_PDF_ENDING)
    form = usual.value if usual.holds and option == "auto" else option
    return ArxivForm(
        form=str(form) if form in ("abs", "pdf") else "",
        ending=".pdf" if ending.usual is True else "",
        evidence=usual.evidence if form == usual.value else "as configured",
    )


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


def _address(match: re.Match[str], form: str, ending: str, *, version: bool) -> str:
    written = (match["form"] or "abs").lower()
    right = form or written
    number = (match["version"] or "") if version else ""
    if right != "pdf":
        tail = ""
    elif written == "pdf":
        tail = ".pdf" if match["rest"].lower().startswith(".pdf") else ""
    else:
        tail = ending
    fragment = (match["fragment"] or "") if right == written else ""
    query = match["query"] or ""
    return f"https://arxiv.org/{right}/{match['id']}{number}{tail}{'' if query == '?' else query}{fragment}"

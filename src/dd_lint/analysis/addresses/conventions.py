"""How a list writes the addresses of papers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from dd_lint.analysis.addresses.arxiv_links import arxiv_papers
from dd_lint.analysis.addresses.landing_pages import LANDING_HOSTS, registry_links
from dd_lint.analysis.convention import Convention
from dd_lint.project.model import Project


def _arxiv_forms(project: Project) -> Iterator[str]:
    return (match["form"].lower() for match in arxiv_papers(project) if match["form"])


def _arxiv_pdf_endings(project: Project) -> Iterator[bool]:
    pdfs = (match for match in arxiv_papers(project) if (match["form"] or "").lower() == "pdf")
    return (match["rest"] == ".pdf" for match in pdfs)


ARXIV_FORM = Convention(
    name="arxiv-form",
    about="whether links to arXiv lead to the abstract or to the PDF",
    of="links",
    values=_arxiv_forms,
    fewest=5,
    takes=("abs", "pdf"),
    setting="rules.arxiv-form.form",
)
ARXIV_PDF_ENDING = Convention(
    name="arxiv-pdf-ending",
    about="whether addresses of PDFs at arXiv end in .pdf",
    of="links",
    values=_arxiv_pdf_endings,
    share=0.51,
)


def _landing_pages(host: str) -> Convention:
    def are_pages(project: Project) -> Iterator[bool]:
        return (not link.page for link in registry_links(project) if link.host == host)

    return Convention(
        name=f"landing-pages-{host.replace('.', '-')}",
        about=f"whether papers of {host} are linked by their landing pages",
        of="links",
        values=are_pages,
        fewest=5,
    )


LANDING_PAGES: Mapping[str, Convention] = MappingProxyType(
    {host: _landing_pages(host) for host in LANDING_HOSTS}
)
"""One row for each registry that has landing pages."""

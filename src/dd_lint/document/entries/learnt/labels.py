"""What the links of a list are called, and what their labels mean."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from dd_lint.document.entries.learnt.content import TYPE, VENUES, Content, content
from dd_lint.document.entries.learnt.names import Names
from dd_lint.document.entries.learnt.places import place
from dd_lint.document.entries.learnt.tokens import Token
from dd_lint.document.entries.learnt.units import Unit
from dd_lint.templates.labels import link_label

_LABELS = frozenset(
    word.strip()
    for word in """
    pdf | paper | papers | arxiv | abs | abstract | link | html | doi | url | here | website | web |
    homepage | project | project page | page | code | github | repo | video | videos | slides |
    poster | blog | demo | dataset | data | datasets | model | models | talk | bib | bibtex | cite |
    citation | supp | supplementary | appendix | openreview | biorxiv | pytorch | tensorflow |
    official code | official | code (official) | tf | keras | jax | python | matlab | star | stars |
    news | note | notes | post | tweet | summary | review | huggingface | hf | colab | youtube | ppt
    | reading note | full text | report | springer | ieee | acm | unofficial code | project website
    | article | preprint | publication | source | sources | download | read | more | info | details
    | github repo | implementation
    | 论文 | 代码 | 链接 | 项目 | 原文 | 下载 | リンク | 論文 | site | publisher |
    journal | free | open access | pubmed | pmc | ssrn | jstor | hal | scihub | pdf link | arxiv
    link | paper link | thread | podcast | interview | lecture
    """.split("|")
)


PAPER_LABELS = frozenset(
    word.strip()
    for word in """
    pdf | paper | papers | arxiv | abs | doi | openreview | biorxiv | medrxiv | article | preprint |
    论文 | 論文 | 原文 | paper link | link to paper | full text | arxiv link | pdf link | paper (arxiv) |
    publication | acl | cvf | neurips | pmlr | springer | ieee | acm | paper pdf | abstract | html |
    ieee xplore | sciencedirect | ssrn | hal | iacr | eprint | usenix | pubmed | pmc | jstor |
    publisher | journal | open access | read paper | download pdf
    """.split("|")
)


CODE_LABELS = frozenset(
    word.strip()
    for word in """
    code | github | repo | pytorch | tensorflow | official code | implementation | torch |
    repository | source code | keras | jax | python | codes | github repo | official implementation
    | code (official) | pytorch code | code & data | code and data | code & models | star | stars |
    git | tf | 代码 | official | matlab | r package | julia | code (unofficial) | unofficial code
    """.split("|")
)


_BRACKETED = re.compile(r"[\[(].*[\])]", re.DOTALL)


_CITATION = re.compile(r"[A-Z][\w’'., &-]{2,60}\(?(?:19|20)\d\d[a-z]?\)?")
"""A link's text that cites: "Parnas (1972)", "Esteva et al. 2017"."""
_FEW = 4
"""Links of one label, of other words than the list's titles, from which on it is a label."""


def token_content(token: Token) -> Content:
    """What a token is by its words."""
    return content(token.text, bracketed=token.bracket > 0 and (token.link is None or is_type(token)))


def is_type(token: Token) -> bool:
    """Whether a token says of what type a publication is, as Chinese references do behind a title: `[J]`."""
    return token.bracket > 0 and TYPE.fullmatch(token.text) is not None


def label_of(token: Token) -> str:
    """The words of a token as a label: those of its whole link."""
    link = token.link
    words = link.text if link is not None and link.kind == "link" and link.text.strip() else token.text
    return link_label(words)


def is_common_label(words: str) -> bool:
    """Whether words are those that lists call links by: "pdf", "code"."""
    return words in _LABELS


class Labels:
    """What the links of a list are called, and where those of one name lead."""

    def __init__(self, units: Iterable[Unit], kinds: Mapping[str, str]) -> None:
        self.kinds = kinds
        self._places: defaultdict[str, Counter[str]] = defaultdict(Counter)
        venues: set[str] = set()
        for unit in units:
            for token in (*unit.tokens, *unit.beside):
                if token.link is not None:
                    label = label_of(token)
                    self._places[label][place(token.link.destination)] += 1
                    if token_content(token).kind in VENUES and label not in (
                        "arxiv",
                        "acm",
                        "ieee",
                        "biorxiv",
                        "acl",
                        "openreview",
                    ):
                        venues.add(label)
        self.name_venues = len(venues) >= 3
        """Whether the list calls its links by the venue of the paper."""
        self._of_papers = {
            label
            for label, seen in self._places.items()
            if seen.total() >= 3 and seen["paper"] >= 0.7 * seen.total()
        }

    def is_label(self, token: Token, names: Names) -> bool:
        """Whether a token is the label of a link, and no words of its own."""
        link = token.link
        if link is None:
            return False
        label = label_of(token)
        if _CITATION.fullmatch(link.text.strip()) and token_content(token).kind not in VENUES:
            return False
        if token.picture or link.kind == "autolink" or label in _LABELS or label in self.kinds:
            return True
        if len(label.split()) < 4 and self._places[label].total() >= _FEW and names.person(token.text) < 0.8:
            return token_content(token).kind not in VENUES
        return (
            len(label.split()) <= 2 and len(link.text) < 40 and _BRACKETED.fullmatch(token.text) is not None
        )

    def is_paper(self, label: str) -> bool:
        """Whether links of a label lead to papers."""
        return label in PAPER_LABELS or self.kinds.get(label) == "paper" or label in self._of_papers

    def kind(self, label: str, destination: str) -> str:
        """The kind of a link by its label and by where it leads."""
        own = self.kinds.get(label)
        if own is not None:
            return own
        if label in CODE_LABELS:
            return "code"
        if self.is_paper(label):
            return "paper"
        where = place(destination)
        return where if where in ("code", "paper", "bibtex") else "other"

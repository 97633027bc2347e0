"""Says of every token of a list what it is: by its words, its link, and the words beside it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dd_lint.document.entries.learnt.content import VENUES, Content, Kind, content, is_named
from dd_lint.document.entries.learnt.names import ET_AL, Names
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
_FEW = 4
"""Links of one label, of other words than the list's titles, from which on it is a label."""
_BETWEEN = re.compile(r"[\s,;，；、·*]*(?:and|&|&amp;|und|et|y)?[.]?\s*", re.IGNORECASE)
_INITIALS = re.compile(r"(?:\b[A-Z]\.|\b[A-Z]{1,2}$)")
_JOINED = re.compile(r"\s(?:and|&|und|et|y)\s")
_VENUEISH = re.compile(
    r"\b(?:sciences?|letters|journal|research|nature|cell|reviews?|conference|bio\w*|physics|advances"
    r"|communications|reports|medicine|chem\w*"
    r"|press|university|google|microsoft|openai|blog|preprint|thesis|workshop|transactions|proceedings"
    r"|magazine|arxiv|computing|engineering"
    r"|technology|society|academy|annals|statistics|neuro\w*|technical|economics|law|history|studies"
    r"|quarterly)\b",
    re.IGNORECASE,
)


def token_content(token: Token) -> Content:
    """What a token is by its words."""
    return content(token.text, bracketed=token.bracket > 0 and token.link is None)


def label_of(token: Token) -> str:
    """The words of a token as a label: those of its whole link."""
    link = token.link
    words = link.text if link is not None and link.kind == "link" and link.text.strip() else token.text
    return link_label(words)


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


def find_kinds(units: Sequence[Unit], labels: Labels, names: Names) -> None:
    """Say of every token of the units what it is."""
    for unit in units:
        unit.kinds = [_kind(token, labels, names) for token in unit.tokens]
        unit.beside_kinds = [_kind(token, labels, names) for token in unit.beside]
        _find_front(unit.tokens, unit.kinds, names)
        _find_people(unit.tokens, unit.kinds, names)
        _find_people(unit.beside, unit.beside_kinds, names)
        _find_journals(unit.tokens, unit.kinds)


def _kind(token: Token, labels: Labels, names: Names) -> Kind:
    if labels.is_label(token, names):
        return Kind.LABEL
    return token_content(token).kind


def _find_front(own: Sequence[Token], kinds: list[Kind], names: Names) -> None:
    """The authors that a citation begins with, up to a year, a colon, a quotation or a full stop."""
    last = 0
    while last < len(own) and _is_name_like(own, kinds, last, names):
        last += 1
    # The title that follows may begin with a word that could be a name.
    while last and last < len(own) and not _ends_front(own, kinds, last):
        last -= 1
    # A link that holds names alone is one to their page.
    if not 0 < last < len(own) or (own[0].link is not None and own[last].run != own[0].run):
        return
    words = [token.text for token in own[:last]]
    initials = sum(_INITIAL.search(word) is not None for word in words)
    pairs = last > 1 and sum(len(word.split()) == 1 for word in words[::2]) * 2 >= len(words[::2])
    full = all(len(word.split()) > 1 for word in words) and names.group(", ".join(words)) >= 0.5
    others = any(ET_AL.search(word) for word in words)
    if initials or others or full or (pairs and _family_first(words, names)):
        kinds[:last] = [Kind.PEOPLE] * last


def _is_name_like(own: Sequence[Token], kinds: Sequence[Kind], index: int, names: Names) -> bool:
    token = own[index]
    if kinds[index] not in (Kind.WORDS, Kind.ACRONYM, Kind.LIKELY_VENUE, Kind.VENUE) or token.picture:
        return False
    if token.link is not None and (token.link.kind != "link" or token.link is not own[0].link):
        return False
    if index and (
        _goes_on(own, 0, index) is False or (token.before.strip() and not _BETWEEN.fullmatch(token.before))
    ):
        return False
    words = _LEAD.sub("", token.text)
    return len(words.split()) <= 7 and (
        names.group(words) >= 0.2 or _INITIAL.search(words) is not None or ET_AL.search(words) is not None
    )


def _ends_front(own: Sequence[Token], kinds: Sequence[Kind], index: int) -> bool:
    """Whether the names at the front may end before a token."""
    token = own[index]
    mark = token.before.strip()
    return (
        kinds[index] is Kind.DATE
        or mark[:1] in (":", "：", ".", "。", "(", "“", '"', "«", "[", "「", "《")
        or mark.endswith((".", ":", "“", '"'))
        or token.mark not in ("", own[0].mark)
    )


def _family_first(words: Sequence[str], names: Names) -> bool:
    """Whether words are families with given names behind commas: "Bush, Vannevar"."""
    families = [word for word in words[::2] if len(word.split()) <= 2]
    return (
        len(families) * 2 >= len(words)
        and all(names.person(word) > 0.15 for word in words)
        and len(words) % 2 == 0
    )


_INITIAL = re.compile(r"(?:^|\s)(?:[^\W\d_a-z]\.[\s-]?){1,4}(?:\s|$)|^[^\W\d_a-z]{1,2}$")
_LEAD = re.compile(r"^(?:and|&|by|y|et|und)\s+", re.IGNORECASE)
_VOLUME = re.compile(
    r"(?:vol(?:ume)?\.?|no\.?|issue|nr\.?|band|tomo|pp?\.?|bd\.?"
    r"|num\.?)?\s?[A-Z]?\d{1,5}(?:\s?[-–(/:]\s?\d+.*)?",
    re.IGNORECASE,
)


def _find_journals(own: Sequence[Token], kinds: list[Kind]) -> None:
    """Words before a volume, or emphasised behind a title, are a journal."""
    for index in range(1, len(own)):
        token = own[index]
        if kinds[index] not in (Kind.WORDS, Kind.ACRONYM) or token.link is not None or token.style.strong:
            continue
        count = len(token.text.split())
        if count > 12 or not is_named(token.text):
            continue
        following = own[index + 1] if index + 1 < len(own) else None
        beside = following is not None and following.cell == token.cell and following.line != "hard"
        volume = (
            beside
            and following is not None
            and _VOLUME.fullmatch(following.text) is not None
            and not following.picture
        )
        ended = _TRAILING_VOLUME.search(token.text) is not None and count > 1
        after_title = kinds[index - 1] in (Kind.WORDS, Kind.ACRONYM) and len(own[index - 1].text.split()) >= 3
        emphasised = token.style.emphasis and not own[index - 1].style.emphasis and after_title
        if (volume and (after_title or token.style.emphasis)) or (ended and after_title) or emphasised:
            kinds[index] = Kind.LIKELY_VENUE


_TRAILING_VOLUME = re.compile(r"[\s,](?:vol\.?\s?)?\d{1,4}$")


def _find_people(own: Sequence[Token], kinds: list[Kind], names: Names) -> None:
    """Runs of names: several beside each other, or one that something else shows to be a person."""
    first = 0
    while first < len(own):
        scores: list[float] = []
        last = first
        while last < len(own) and (last == first or _goes_on(own, first, last)):
            worth = _worth(own[last], kinds[last], names)
            if worth < 0.45:
                break
            scores.append(worth)
            last += 1
        if scores and _are_people(own, kinds, first, last, scores, names):
            kinds[first:last] = [Kind.PEOPLE] * (last - first)
        first = max(last, first + 1)


def _worth(token: Token, kind: Kind, names: Names) -> float:
    if kind not in (Kind.WORDS, Kind.ACRONYM) or (
        token.link and not token.style.emphasis and len(token.text.split()) > 4
    ):
        return 0.0
    return names.is_people(token)


def _goes_on(own: Sequence[Token], first: int, last: int) -> bool:
    start, token = own[first], own[last]
    return (
        token.cell == start.cell
        and token.bracket == start.bracket
        and token.style.strong == start.style.strong
        and token.line != "hard"
        and _BETWEEN.fullmatch(token.before) is not None
    )


def _are_people(
    own: Sequence[Token], kinds: Sequence[Kind], first: int, last: int, scores: Sequence[float], names: Names
) -> bool:
    words = ", ".join(token.text for token in own[first:last])
    others = ET_AL.search(words) is not None
    initials = _INITIALS.search(words) is not None
    best, mean = max(scores), sum(scores) / len(scores)
    if (
        _is_dated(own, kinds, first, last)
        and first
        and mean >= 0.45
        and all(len(one.text.split()) == 1 for one in own[first:last])
    ):
        return True
    if len(scores) > 1:
        return (others and best >= 0.5) or (best >= 0.7 and mean >= 0.58) or (initials and mean >= 0.45)
    token = own[first]
    if token.before.strip()[:1] in (":", "-", "–") and not others and not initials:
        return False
    if others and best >= 0.5:
        return True
    if (token.style.emphasis or initials or _JOINED.search(token.text)) and best >= 0.8:
        return True
    if best < 0.95 or not 2 <= len(token.text.split()) <= 3:
        return False
    if token.line:
        return True
    dated = _is_dated(own, kinds, first, last)
    plain = not token.link and not token.style.strong and not _VENUEISH.search(token.text)
    return dated and plain and first > 0


def _is_dated(own: Sequence[Token], kinds: Sequence[Kind], first: int, last: int) -> bool:
    """Whether a year follows names."""
    return (
        last < len(own)
        and kinds[last] is Kind.DATE
        and own[last].cell == own[first].cell
        and own[last].line != "hard"
    )

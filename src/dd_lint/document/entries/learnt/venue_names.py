"""Which words are the name of a venue: by the table of venues, or by how journals are called."""

from __future__ import annotations

import re

from dd_lint.papers.venues import shipped_venues
from dd_lint.text.source import Span

_LEAD = re.compile(
    r"\W*(?:(?:published|accepted|appear(?:s|ed)?|presented|to appear)\s+)?(?:(?:in|by|to|at|on)\s+)?",
    re.IGNORECASE,
)
_PROCEEDINGS = re.compile(r"(?:the\s+)?proc(?:\.|eedings)?\s+(?:of\s+)?(?:the\s+)?", re.IGNORECASE)
_TAIL = re.compile(
    r"[\s,(\[-]+(?:oral|spotlight|poster|best paper|best student paper|outstanding paper|highlight"
    r"|workshops?|findings|demo|long"
    r"|short|main|award|(?:journal|conference)(?= (?:paper|track|version)|\W*$)|preprint|accepted"
    r"|student|track|extended abstract|tutorial"
    r"|under review|submission"
    r"|submitted|best|outstanding|notable)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
_PREPRINT = re.compile(
    r"(?:arxiv|biorxiv|medrxiv|chemrxiv|psyarxiv|openreview|ssrn|preprint|corr|(?:phd |master'?s? )?thesis"
    r"|tech(?:nical)? report|techreport"
    r"|nber working paper|working paper|blog(?: post)?|under review)",
    re.IGNORECASE,
)
_JOURNAL = re.compile(
    r"\b(?:Journal|J\.|Transactions|Trans\.|Proceedings|Proc\.|Conference|Conf\.|Symposium|Letters|Lett\."
    r"|Workshop|Magazine|Review|Reviews"
    r"|Rev\.|Annals|Ann\.|Bulletin|Quarterly|Archives?|Acta|Advances|Communications|Research|Studies|Revue"
    r"|Zeitschrift|Revista|Press"
    r"|Univ\.|University|Physics|Phys\.|Chem\.|Sci\.|Biol\.|Med\.|Nature|Science|Cell|Reports|Rep\.|Notes|学报"
    r"|杂志|大学)(?=\W|$)"
)
_JOURNAL_FRONT = re.compile(
    r"(?:[A-Z]\w+ )?(?:Journal|J\.|Transactions|Proceedings|International Conference|Conference|Symposium"
    r"|Advances in|Annual|Annals|IEEE"
    r"|ACM|Phys\.|Nature|Science|Lecture Notes)(?:\s|$)"
)
_PERSON = re.compile(
    r"(?:[A-Z][a-z’'-]+ )?(?:[A-Z]\.[ -]?){1,3}(?:[A-Z][a-z’'-]+[A-Z]?[a-z]* ?){1,2}|(?:[A-Z]\.[ -]?){1,4}"
)
"""Initials and a name of one or two words: "J. Zhang" is no journal, nor is "Matt J. Kusner"."""
_INITIAL = re.compile(r"\b[A-Z]\. ?")
TRAILING_VOLUME = re.compile(r"[\s,]+(?:vol\.?\s?)?\d{1,4}(?:[.(/]\d+\)?)?(?::\s?[\w–-]+)?$|:\s?\d+[–-]\d+$")
"""The volume, issue and pages behind a journal: "20", "13:1–9", "56(2):74-80"."""
_SMALL = re.compile(r"(?:of|the|on|in|for|and|&|de|der|et|la|und|à|y|e|du|des|do|da|van)$", re.IGNORECASE)
_PARTS = re.compile(r"\s*[/&+]\s*|\s+(?:and|in|@)\s+")
_SHORTENED = re.compile(r"[A-Z][a-zéèüöä]{2,9}\.$")


def venue_worth(words: str) -> int:
    """How much words are a venue, to choose between what is before a year and what is behind it."""
    return 2 * (shipped_venues().canonical(_TAIL.sub("", words)) is not None) + bool(_JOURNAL.search(words))


def is_abbreviated(words: str) -> bool:
    """Whether words are a journal's abbreviated ones: "Bull. Seismol. Soc. Am.", "Amer. Math. Monthly"."""
    parts = words.split()
    if not 1 < len(parts) < 9 or not is_named(words):
        return False
    # The last full stop may be that of the sentence.
    return sum(_SHORTENED.match(part) is not None for part in parts[:-1]) >= 1 and not any(
        len(part) > 14 for part in parts
    )


def begins_as_journal(words: str) -> bool:
    """Whether words begin as the name of a journal or a conference does: "Journal of", "IEEE"."""
    return _JOURNAL_FRONT.match(words) is not None


def is_named(words: str) -> bool:
    """Whether most words begin with a capital, as those of a name do."""
    own = [word for word in words.split() if not _SMALL.match(word) and any(map(str.isalpha, word))]
    return bool(own) and 3 * sum(
        word[:1].isupper() or word[1:2].isupper() or not word[0].isascii() for word in own
    ) >= 2 * len(own)


def venue_in(core: str) -> tuple[Span | None, bool]:
    """Where the name of a venue is among words that may be one, and whether they surely are."""
    venues = shipped_venues()
    if _PERSON.fullmatch(core) and not venues.canonical(core) and not _JOURNAL.search(_INITIAL.sub("", core)):
        return None, False
    lead = _LEAD.match(core)
    first = lead.end() if lead and lead.end() < len(core) else 0
    proceedings = _PROCEEDINGS.match(core, first)
    start = proceedings.end() if proceedings and proceedings.end() < len(core) else first
    tail = _TAIL.search(core, start + 1)
    shortened = Span(start, tail.start() if tail else len(core))
    named = (Span(first, len(core)), Span(first, shortened.end), Span(start, len(core)), shortened)
    # Most words have neither a beginning nor an end that could be none of the name.
    for span in dict.fromkeys(named):
        if venues.canonical(core[span.start : span.end]):
            return (Span(span.start, shortened.end) if tail and span.end > shortened.end else span), True
    name = core[shortened.start : shortened.end]
    if _PREPRINT.fullmatch(name):
        return shortened, True
    parts = _PARTS.split(name)
    if len(parts) > 1 and all(map(venues.canonical, parts)):
        return shortened, True
    whole = shortened
    if tail is not None and tail[0][0] == " ":
        # Words of a title may be what follows a name elsewhere: "Research Findings Are False".
        whole = Span(start, len(core))
        name = core[start:]
    words = len(name.split())
    certain = (
        words <= 14
        and bool(_JOURNAL.search(name))
        and (bool(_JOURNAL_FRONT.match(name)) or words <= 5)
        and is_named(name)
    )
    certain = certain and not name.rstrip().endswith("?") and ":" not in name
    return (whole if certain else shortened), certain

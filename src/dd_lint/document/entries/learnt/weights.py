"""What speaks for and against a title, and how much: every weight of the reader, with its reason."""

from __future__ import annotations

from collections.abc import Mapping

WEIGHTS: Mapping[str, float] = {
    # How many words: most titles have 4 to 22.
    "one short word": -4.0,
    "one word": -2.5,
    "two words": -1.2,
    "three words": 0.6,
    "words of a title": 2.0,
    "many words": 0.5,
    "too many words": -2.0,
    "words of a paragraph": -5.0,
    # How it stands out: lists mark what is looked for.
    "is a link": 2.0,
    "is bold": 2.0,
    "is quoted": 2.6,
    "is emphasised": 0.4,
    "is code": -1.0,
    "is a link's head": 1.6,
    "is part of a marked run": 0.4,
    "goes on behind its mark": 0.5,
    "goes on in another mark": -5.0,
    "goes on behind its link": -1.2,
    "goes on behind its link and a dash": -3.5,
    # Where its link leads.
    "leads to a paper": 0.8,
    "leads to code": -0.8,
    "leads to a place of the list": -6.0,
    # Plain words begin and end where fields do.
    "begins where a field begins": 0.7,
    "ends where a field ends": 0.6,
    "begins with a small letter": -2.0,
    "begins with a small letter after a mark": -1.0,
    # What it is by its words: no title.
    "is a venue or a date": -5.0,
    "is an acronym": -1.0,
    "is people": -4.0,
    "holds people": -3.0,
    "holds people within its mark": -1.0,
    "begins or ends with a field": -1.6,
    "begins or ends with a dated venue": -4.0,
    "begins with a dated venue within its mark": -1.0,
    "goes on behind a venue": -4.0,
    "goes on behind a type": -5.0,
    "ends with a venue in brackets": -3.0,
    "ends with a name in brackets": -3.0,
    "ends with a tag in brackets": -2.5,
    "holds a label": -3.0,
    "holds an address": -3.0,
    "says et al": -2.5,
    "is in round brackets": -4.0,
    "is prose": -1.5,
    "ends with a colon": -2.0,
    # What is between its tokens.
    "goes on in the next line": -0.8,
    "goes on behind a full stop": -1.3,
    "goes on behind a question mark": -0.3,
    "goes on behind a dash": -0.4,
    "goes on behind a bracket": -0.3,
    "goes on behind a comma": -0.12,
    "goes on behind a wide gap": -3.0,
    # What stands beside it unread: words that a title would have taken.
    "words before, with a colon": -1.2,
    "words before": -1.0,
    "words before, with a full stop": -0.9,
    "words behind, with a colon": -2.6,
    "words behind": -1.6,
    "words behind, with a mark": -0.9,
    "words behind, with a dash": -0.5,
    "words behind, with a full stop": -0.3,
    # How often the list says the same: a title's words are its own.
    "is repeated": -1.1,
    # Tables say what their columns are for.
    "fills its cell": 0.9,
    "column of titles": 1.5,
    "column of names": -0.8,
    "column of papers": -0.5,
    "column of code": -3.0,
    "column of authors": -4.0,
    "column of venues": -4.0,
    "column of years": -5.0,
    "other column": -0.2,
    "column beside that of titles": -6.0,
    # What its siblings do.
    "layout of its siblings": 0.8,
    "mark of its siblings": 0.9,
    "share of its mark": 0.3,
    "layout in its section": 0.5,
    "beginning of its siblings": 0.5,
}

BY_MARK = {
    "link": "is a link",
    "strong": "is bold",
    "quoted": "is quoted",
    "emphasis": "is emphasised",
    "code": "is code",
}
BY_CUT = {"head": "is a link's head", "part": "is part of a marked run", "more": "goes on behind its mark"}
BY_HEAD = {
    "title": "column of titles",
    "name": "column of names",
    "paper": "column of papers",
    "code": "column of code",
    "authors": "column of authors",
    "venue": "column of venues",
    "year": "column of years",
    "other": "other column",
}

READS = 1.2
"""The score of a title from which on it reads as one."""
ADMITTED = 0.7
"""Evidence from which on a unit is an entry: an identifier or a venue, names, or a year."""
OF_PAPER = 1.7
"""Evidence that shows a paper twice over: whatever the best words beside it are, they are the title."""
EVIDENCE: Mapping[str, float] = {
    "leads to a paper": 1.0,
    "names a venue": 1.0,
    "names people": 0.7,
    "has a year": 0.7,
    "is called a paper": 0.8,
}

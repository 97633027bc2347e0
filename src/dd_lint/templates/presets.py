"""The templates that dd-lint knows: those of six families of paper lists."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from .shape import Shape, read_shape

PARENTHESIS = "parenthesis"
"""The template that is read first, and whose form the rules know best."""

_PRESETS = {
    PARENTHESIS: "- [TITLE](PAPER) (AUTHORS, VENUE YEAR) [project](PROJECT) [code](CODE) [bib](CITATION)",
    "title-link": "- [TITLE](PAPER), AUTHORS, VENUE YEAR | [code](CODE) | [bib](CITATION)",
    "bold-title": "- **TITLE.** *AUTHORS.* VENUE YEAR. [[pdf](PAPER)] [[code](CODE)]",
    "bold-paragraph": "**TITLE.** *AUTHORS.* VENUE YEAR. [[pdf](PAPER)] [[code](CODE)]",
    "link-paragraph": "[TITLE](PAPER), AUTHORS, VENUE YEAR [code](CODE)",
    "citation": "- AUTHORS. YEAR. **TITLE**. VENUE. [[pdf](PAPER)] [[code](CODE)]",
    "citation-paragraph": 'AUTHORS. "**TITLE**." VENUE (YEAR). [[pdf](PAPER)] [[code](CODE)]',
    "quoted-citation": '- AUTHORS. "TITLE." VENUE (YEAR). [[pdf](PAPER)] [[code](CODE)]',
    "venue-link": "- [[VENUE](PAPER)] TITLE [[code](CODE)]",
    "plain-title": "- [VENUE YEAR] TITLE. [[pdf](PAPER)] [[code](CODE)]",
    "table": "| YEAR | VENUE | TITLE | [Paper](PAPER) | [Code](CODE) |",
}


@cache
def preset(name: str) -> Shape:
    """The preset of a name; a `KeyError` where there is none."""
    shape = read_shape(name, _PRESETS[name])
    # Which column holds what is read from the head of each table.
    return replace(shape, columns=()) if shape.container == "row" else shape


def presets() -> tuple[Shape, ...]:
    """All presets, those that say more of an entry first."""
    return tuple(map(preset, _PRESETS))

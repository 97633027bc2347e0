"""The templates that dd-lint knows: those of the families of paper lists."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from dd_lint.templates.model import Template
from dd_lint.templates.names import bare_layout, is_layout
from dd_lint.templates.shape import Shape, TemplateError, read_shape
from dd_lint.text.nearest import nearest

PARENTHESIS = "parenthesis"
"""The template that is read first, and whose form the rules know best."""

_PRESETS = {
    PARENTHESIS: "- [TITLE](PAPER) (AUTHORS, VENUE YEAR) [project](PROJECT) [code](CODE) [bib](CITATION)",
    "title-link": "- [TITLE](PAPER), AUTHORS, VENUE YEAR | [code](CODE) | [bib](CITATION)",
    "linked-citation": "- AUTHORS. YEAR. [TITLE](PAPER). VENUE. [[code](CODE)]",
    "venue-first": "- VENUE YEAR [TITLE](PAPER) [[code](CODE)]",
    "linked-citation-paragraph": "AUTHORS. [TITLE](PAPER). VENUE (YEAR). [[code](CODE)]",
    "bold-title": "- **TITLE.** *AUTHORS.* VENUE YEAR. [[pdf](PAPER)] [[code](CODE)]",
    "emphasised-title": "- *TITLE.* AUTHORS. VENUE YEAR. [[pdf](PAPER)] [[code](CODE)]",
    "bold-paragraph": "**TITLE.** *AUTHORS.* VENUE YEAR. [[pdf](PAPER)] [[code](CODE)]",
    "link-paragraph": "[TITLE](PAPER), AUTHORS, VENUE YEAR [code](CODE)",
    "citation": "- AUTHORS. YEAR. **TITLE**. VENUE. [[pdf](PAPER)] [[code](CODE)]",
    "citation-paragraph": 'AUTHORS. "**TITLE**." VENUE (YEAR). [[pdf](PAPER)] [[code](CODE)]',
    "quoted-citation": '- AUTHORS. "TITLE." VENUE (YEAR). [[pdf](PAPER)] [[code](CODE)]',
    "quoted-title": '- "TITLE", VENUE YEAR. [[pdf](PAPER)] [[code](CODE)]',
    "plain-title": "- [VENUE YEAR] TITLE. [[pdf](PAPER)] [[code](CODE)]",
    "venue-link": "- [[VENUE](PAPER)] TITLE [[code](CODE)]",
    "links-first": "- [VENUE YEAR] ([paper](PAPER) [code](CODE)) TITLE",
    "plain-citation": "- AUTHORS (YEAR). TITLE. VENUE. [[pdf](PAPER)] [[code](CODE)]",
    "plain-paragraph": "[VENUE YEAR] TITLE. [[pdf](PAPER)] [[code](CODE)]",
    "heading": "### TITLE [[pdf](PAPER)] [[code](CODE)]",
    "table": "| YEAR | VENUE | TITLE | [Paper](PAPER) | [Code](CODE) |",
}


@cache
def preset(name: str) -> Shape:
    """The preset of a name; a `KeyError` where there is none."""
    # What a label means is the configuration's to say; the head of each table says what its columns hold.
    return replace(read_shape(name, _PRESETS[name]), labels={}, columns=())


@cache
def presets() -> tuple[Shape, ...]:
    """All presets, those that say more of an entry first."""
    return tuple(map(preset, _PRESETS))


def shape_of(template: Template) -> Shape:
    """What a template of the configuration says.

    Raises:
        TemplateError: it is neither a preset's name nor an entry that can be read.
    """
    text = template.text.strip()
    if text in _PRESETS:
        return replace(preset(text), name=template.name)
    if is_layout(text):
        return read_shape(template.name, bare_layout(text))
    if "TITLE" not in text and "\n" not in text and " " not in text:
        near = nearest(text, _PRESETS)
        advice = f'did you mean "{near}"?' if near else f"known are {', '.join(_PRESETS)}"
        raise TemplateError(f'"{text}" is no preset, and no entry that holds TITLE; {advice}')
    return read_shape(template.name, text)

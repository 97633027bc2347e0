"""The names of templates that a list teaches: by what holds an entry, and how its title is marked."""

from __future__ import annotations

from dd_lint.templates.shape import Shape

_CONTAINERS = ("item", "paragraph", "row", "heading")
_MARKED = {"link": "linked", "strong": "bold", "quoted": "quoted", "emphasis": "emphasised", "text": "plain"}


def layout_name(container: str, title: str) -> str:
    """The name of a layout: "linked-item", "bold-row"; whatever is no mark of a template is plain."""
    return f"{_MARKED.get(title, _MARKED['text'])}-{container}"


_LAYOUTS = {layout_name(one, title): (one, title) for one in _CONTAINERS for title in _MARKED}

_BARE = {
    "link": "[TITLE](PAPER)",
    "strong": "**TITLE**",
    "quoted": '"TITLE"',
    "emphasis": "*TITLE*",
    "text": "TITLE",
}
_HELD = {"item": "- {}", "paragraph": "{}", "row": "| {} |", "heading": "### {}"}


def is_layout(name: str) -> bool:
    """Whether a name is that of a layout."""
    return name in _LAYOUTS


def bare_layout(name: str) -> str:
    """A template that says of entries no more than the name of their layout does."""
    container, title = _LAYOUTS[name]
    return _HELD[container].format(_BARE[title])


def is_of_layout(shape: Shape, name: str) -> bool:
    """Whether a template is of the layout of a name."""
    return _LAYOUTS.get(name) == (shape.container, shape.title)

"""The configuration of a list: what it may say, checked and frozen, and its defaults."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar, cast

from dd_lint.templates.model import Template

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from dd_lint.config.toml_table import TomlTable
    from dd_lint.findings import Severity

T = TypeVar("T")

MAJORITY = 0.9
"""The share from which on what a list does is a convention of it, where no configuration says another."""

_LABELS = {
    "project": (":globe_with_meridians:", "project", "homepage", "website", "page"),
    "code": (":octocat:", "code", "github", "pytorch", "tensorflow", "official"),
    "bibtex": (":book:", "bib", "bibtex", "bibtext", "cite", "citation"),
    "paper": ("paper", "pdf", "arxiv"),
}
_ICON_KINDS = {label: kind for kind, labels in _LABELS.items() for label in labels}

NOT_MARKDOWN = (".rst", ".rest", ".adoc", ".asciidoc", ".org", ".textile", ".wiki")
NOT_READ = "dd-lint reads Markdown, and no other markup such as reStructuredText"


@dataclass(frozen=True, slots=True)
class Choice:
    """An option that is one of a few words, and the one that holds where none is given."""

    default: str
    words: tuple[str, ...]


class SectionSettings(NamedTuple):
    """Titles that settle what a section is, where that is not recognised by itself.

    A section takes those below it along, unless they are named themselves (a table of contents is one
    section). Titles are compared without regard to case, surrounding space, emoji and punctuation.
    """

    entries: tuple[str, ...] = ()
    latest: tuple[str, ...] = ()
    contents: tuple[str, ...] = ()
    unlinked: tuple[str, ...] = (
        "Workshop", "Workshops", "Challenge", "Challenges", "Competition", "Tutorial", "Tutorials",
    )  # fmt: skip
    other: tuple[str, ...] = ()


class BadgeSettings(NamedTuple):
    """What the count badge counts.

    `sections` are the titles that count, with those below them (none: every section with entries),
    `exclude` those that do not, `labels` the badge's words where they are not recognised by themselves.
    """

    sections: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()


class CitationSettings(NamedTuple):
    """Where citation files are: a folder relative to the list's own, and how their names end."""

    folder: str = "citations"
    suffixes: tuple[str, ...] = (".txt", ".bib")


class LinkSettings(NamedTuple):
    """How links are checked, where they are at all.

    `ignore` holds patterns of addresses that are not asked for, with `*` for any letters. `timeout` is
    for one request, `deadline` for the whole run (0: none), both in seconds. At most `concurrency`
    requests are under way at once, `per_host` of them to one host, whose requests start `interval` seconds
    apart. A request is repeated `retries` times. A link that fails on the plain web is dead once it has
    failed in `dead_after_runs` runs and for `dead_after_days` days. `bases` are the addresses of
    registries by name, `token_variables` the environment variables that hold tokens for them.
    """

    ignore: tuple[str, ...] = ()
    timeout: float = 20.0
    deadline: float = 0.0
    concurrency: int = 100
    per_host: int = 10
    interval: float = 0.05
    retries: int = 3
    dead_after_runs: int = 1
    dead_after_days: float = 0.0
    bases: Mapping[str, str] = MappingProxyType({})
    token_variables: Mapping[str, str] = MappingProxyType({"github": "GITHUB_TOKEN"})


class Law(NamedTuple):
    """What the configuration settles of a convention: how the list does it; None for no such habit."""

    value: bool | int | str | None


class HabitMeasure(NamedTuple):
    """What makes a convention a habit of the list: a share, and how many times at least.

    None stands for the convention's own.
    """

    share: float | None = None
    fewest: int | None = None


class FamilyInfo(Protocol):
    """What the configuration has to know of a family of rules."""

    @property
    def name(self) -> str:
        """The letters that the codes of its rules begin with (`CIT`)."""


class RuleInfo(Protocol):
    """What the configuration has to know of a rule."""

    @property
    def code(self) -> str:
        """A family's letters and a number (`CIT001`)."""

    @property
    def name(self) -> str:
        """Words in kebab-case (`missing-citation-file`)."""

    @property
    def family(self) -> FamilyInfo:
        """The family that it belongs to."""

    @property
    def options(self) -> Mapping[str, object]:
        """The rule's own options: each a `Choice`, or a default, whose type is the option's type."""


class ConventionInfo(Protocol):
    """What the configuration has to know of a convention."""

    @property
    def name(self) -> str:
        """Words in kebab-case (`title-link`)."""

    @property
    def takes(self) -> type[bool] | type[int] | type[str] | tuple[str, ...]:
        """The type of its values, or the words that they may be; no words where none may be given."""

    @property
    def setting(self) -> str:
        """The key of the configuration that settles it; empty where its name in `[conventions]` does."""


@dataclass(frozen=True, slots=True)
class Config:
    """A checked configuration; without arguments, the defaults.

    `select`, `ignore` and `extend_select` hold "ALL", families, codes and names as `check_selectors` gives
    them; `baseline` is the file of findings to leave out; `severity` and `options` are keyed by a rule's
    name. `files` are patterns of the other files of a list in several; `majority` is the share of a list's
    entries that makes a convention, `conventions` are those that it settles, by their names. `icon_kinds`
    are by a link's lower-case label, `known_venues` by a venue's name, with its aliases; where there are no
    `templates`, the list itself tells them. `known_rules` are all that there are, which it and the comments
    of a list may name. `path` is the file it is from, `origin` what it holds and where.
    """

    path: Path | None = None
    select: tuple[str, ...] = ("ALL",)
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    baseline: Path | None = None
    severity: Mapping[str, Severity] = field(default_factory=dict)
    files: tuple[str, ...] = ()
    majority: float = MAJORITY
    conventions: Mapping[str, Law | HabitMeasure] = field(default_factory=dict)
    entry_order: str = "auto"
    icon_order: tuple[str, ...] = (":globe_with_meridians:", ":octocat:", ":book:")
    icon_kinds: Mapping[str, str] = field(default_factory=_ICON_KINDS.copy)
    duplicates: str = "auto"
    known_venues: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sections: SectionSettings = field(default_factory=SectionSettings)
    templates: tuple[Template, ...] = ()
    badge: BadgeSettings = field(default_factory=BadgeSettings)
    citations: CitationSettings = field(default_factory=CitationSettings)
    links: LinkSettings = field(default_factory=LinkSettings)
    options: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    known_rules: Sequence[RuleInfo] = field(default=(), repr=False, compare=False)
    origin: TomlTable | None = field(default=None, repr=False, compare=False)

    def option(self, rule: str, key: str, default: T) -> T:
        """The option `key` of the rule of that name, or `default`, which also gives its type."""
        return cast("T", self.options.get(rule, {}).get(key, default))

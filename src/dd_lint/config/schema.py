"""What a configuration may say: each key with the check of its value.

Whatever is wrong is one `ConfigError` of one line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, Any

from dd_lint.config.conventions import checked_conventions
from dd_lint.config.errors import ConfigError
from dd_lint.config.model import (
    NOT_MARKDOWN,
    NOT_READ,
    BadgeSettings,
    Choice,
    CitationSettings,
    Config,
    ConventionInfo,
    LinkSettings,
    RuleInfo,
    SectionSettings,
)
from dd_lint.config.selectors import choose, complaint_about
from dd_lint.config.toml_table import TomlTable
from dd_lint.findings import Severity
from dd_lint.templates.model import Template
from dd_lint.text.wording import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_KEYS = (
    "select", "ignore", "extend-select", "baseline", "severity", "rules", "files", "majority", "conventions",
    "entry-order", "icon-order", "icon-kinds", "duplicates", "known-venues", "sections", "templates", "badge",
    "citations", "links",
)  # fmt: skip
_ENTRY_ORDERS = ("auto", "ascending", "descending", "off")
_DUPLICATES = ("auto", "error", "off")
_LEAST = {"timeout": 0.1, "concurrency": 1, "per_host": 1, "dead_after_runs": 1}
_MOST = 1_000_000
_KINDS = ("project", "code", "bibtex", "paper", "other")


def checked_config(
    table: TomlTable, path: Path, rules: Sequence[RuleInfo], conventions: Sequence[ConventionInfo]
) -> Config:
    """The configuration that the table of the file at `path` holds; it may name the rules and conventions.

    Raises `ConfigError` if anything in it is wrong.
    """
    default = Config()
    table.check_keys(_KEYS)
    return Config(
        path=path,
        origin=table,
        known_rules=rules,
        select=_checked_selectors(table, "select", default.select, rules),
        ignore=_checked_selectors(table, "ignore", default.ignore, rules),
        extend_select=_checked_selectors(table, "extend-select", default.extend_select, rules),
        baseline=_baseline(table, path),
        severity=_severity(table.table("severity"), rules),
        files=_files(table),
        majority=_majority(table),
        conventions=checked_conventions(table.table("conventions"), conventions),
        entry_order=table.choice("entry-order", _ENTRY_ORDERS, default.entry_order),
        icon_order=table.strings("icon-order", default.icon_order),
        icon_kinds=_icon_kinds(table.table("icon-kinds")),
        duplicates=table.choice("duplicates", _DUPLICATES, default.duplicates),
        known_venues=_known_venues(table),
        sections=_sections(table.table("sections")),
        templates=_templates(table.table("templates")),
        badge=_badge(table.table("badge")),
        citations=_citations(table.table("citations")),
        links=_links(table.table("links")),
        options=_options(table.table("rules"), rules),
    )


def _checked_selectors(
    table: TomlTable, key: str, default: tuple[str, ...], rules: Sequence[RuleInfo]
) -> tuple[str, ...]:
    chosen, wrong = choose(table.strings(key, default), rules)
    if wrong:
        value, problem = wrong
        raise table.error(key, problem, value)
    return chosen


def _files(table: TomlTable) -> tuple[str, ...]:
    patterns = table.strings("files", ())
    for pattern in patterns:
        if problem := _path_problem(pattern, "file"):
            raise table.error("files", f'{problem}, not "{printable(pattern)}"', pattern)
        if pattern.lower().endswith(NOT_MARKDOWN):
            raise table.error("files", f"{printable(pattern)}: {NOT_READ}", pattern)
    return patterns


def _majority(table: TomlTable) -> float:
    if "majority" not in table.values:
        return Config().majority
    value = table.like("majority", Config().majority)
    if not isinstance(value, float) or not 0.5 < value <= 1:
        raise table.error("majority", "expected a number above 0.5, and 1 at most")
    return value


def _baseline(table: TomlTable, path: Path) -> Path | None:
    """The file that the configuration names from its own folder."""
    if "baseline" not in table.values:
        return None
    name = table.string("baseline", "")
    problem = _path_problem(name, "file")
    if problem:
        raise table.error("baseline", f'{problem}, not "{printable(name)}"')
    target = path.parent / name
    with suppress(ValueError, OSError):
        target = target.relative_to(Path.cwd())
    return target


def _severity(table: TomlTable, rules: Sequence[RuleInfo]) -> dict[str, Severity]:
    severities: dict[str, Severity] = {}
    for key, rule in _rules_of(table, rules):
        if table.values[key] == "off":
            raise table.error(key, 'unknown value "off"; to turn a rule off, name it in "ignore"')
        severities[rule.name] = Severity(table.choice(key, [*Severity], ""))
    return severities


def _options(table: TomlTable, rules: Sequence[RuleInfo]) -> dict[str, dict[str, object]]:
    options: dict[str, dict[str, object]] = {}
    for key, rule in _rules_of(table, rules):
        given = table.table(key)
        if given.values and not rule.options:
            option = next(iter(given.values))
            problem = f'unknown key "{given.name(option)}"; {rule.name} has no options'
            raise ConfigError(f"{given.place(option)}: {problem}")
        given.check_keys(rule.options)
        options[rule.name] = {option: _option(given, option, rule.options[option]) for option in given.values}
    return options


def _option(table: TomlTable, key: str, default: object) -> object:
    """An option of a rule: one of the words of a `Choice`, or of the type of its default."""
    if isinstance(default, Choice):
        return table.choice(key, default.words, default.default)
    return table.like(key, default)


def _rules_of(table: TomlTable, rules: Sequence[RuleInfo]) -> Iterator[tuple[str, RuleInfo]]:
    """The keys of a table that is keyed by rules, with the rule each means."""
    known = {word.casefold(): rule for rule in rules for word in (rule.code, rule.name)}
    seen: dict[str, str] = {}
    for key in table.values:
        rule = known.get(key.casefold())
        if rule is None:
            raise table.error(key, complaint_about(key, rules, families=False))
        if rule.name in seen:
            raise table.error(key, f'the same rule as "{seen[rule.name]}" above')
        seen[rule.name] = key
        yield key, rule


def _icon_kinds(table: TomlTable) -> dict[str, str]:
    given = {label.strip().lower(): table.choice(label, _KINDS, "") for label in table.values}
    return {**Config().icon_kinds, **given}


def _known_venues(table: TomlTable) -> dict[str, tuple[str, ...]]:
    value = table.values.get("known-venues", {})
    if isinstance(value, list):
        return dict.fromkeys(table.strings("known-venues", ()), ())
    if not isinstance(value, dict):
        raise table.wrong_type("known-venues", "a table or an array of strings")
    venues = table.table("known-venues")
    return {venue: venues.strings(venue, ()) for venue in venues.values}


def _sections(table: TomlTable) -> SectionSettings:
    default = SectionSettings()
    table.check_keys(("entries", "latest", "contents", "unlinked", "other"))
    return SectionSettings(
        entries=table.strings("entries", default.entries),
        latest=table.strings("latest", default.latest),
        contents=table.strings("contents", default.contents),
        unlinked=table.strings("unlinked", default.unlinked),
        other=table.strings("other", default.other),
    )


def _templates(table: TomlTable) -> tuple[Template, ...]:
    from dd_lint.templates.presets import shape_of
    from dd_lint.templates.shape import TemplateError

    templates = []
    for name, value in table.values.items():
        if isinstance(value, dict):
            inner = table.table(name)
            inner.check_keys(("entry", "sections"))
            if "entry" not in inner.values:
                raise ConfigError(f'{table.place(name)}: "{table.name(name)}" lacks "entry"')
            template = Template(name, inner.string("entry", ""), inner.strings("sections", ()))
        else:
            inner = table
            if not isinstance(value, str):
                raise table.wrong_type(name, "a string or a table")
            template = Template(name, value)
        try:
            shape_of(template)
        except TemplateError as error:
            raise inner.error("entry" if inner is not table else name, str(error)) from None
        templates.append(template)
    return tuple(templates)


def _badge(table: TomlTable) -> BadgeSettings:
    default = BadgeSettings()
    table.check_keys(("sections", "exclude", "labels"))
    return BadgeSettings(
        sections=table.strings("sections", default.sections),
        exclude=table.strings("exclude", default.exclude),
        labels=table.strings("labels", default.labels),
    )


def _citations(table: TomlTable) -> CitationSettings:
    default = CitationSettings()
    table.check_keys(("folder", "suffixes"))
    folder = table.string("folder", default.folder)
    problem = _path_problem(folder, "folder")
    if problem:
        raise table.error("folder", f'{problem}, not "{printable(folder)}"')
    suffixes = table.strings("suffixes", default.suffixes)
    for suffix in suffixes:
        if not re.fullmatch(r"\.[^\s/\\]+", suffix) or not suffix.isprintable():
            problem = f'expected a dot and the letters after it (".bib"), not "{printable(suffix)}"'
            raise table.error("suffixes", problem, suffix)
    return CitationSettings(folder=PurePosixPath(folder).as_posix(), suffixes=suffixes)


def _links(table: TomlTable) -> LinkSettings:
    default = LinkSettings()
    keys = {name.replace("_", "-"): name for name in LinkSettings._fields}
    table.check_keys(keys)
    given: dict[str, Any] = {}
    for key, name in keys.items():
        if key not in table.values:
            continue
        value = getattr(default, name)
        if isinstance(value, Mapping):
            texts = table.table(key)
            given[name] = {**value, **{one: texts.string(one, "") for one in texts.values}}
        else:
            given[name] = table.like(key, value)
            if isinstance(given[name], int | float) and not _LEAST.get(name, 0) <= given[name] <= _MOST:
                raise table.error(key, f"expected a number from {_LEAST.get(name, 0):g} to {_MOST:g}")
    for name, address in given.get("bases", {}).items():
        if not re.fullmatch(r"https?://[^\s?#]+", address):
            problem = f'expected an address ("https://…"), not "{printable(address)}"'
            raise table.table("bases").error(name, problem, address)
    return default._replace(**given)


def _path_problem(path: str, kind: str) -> str | None:
    """What a path of a "file" or a "folder" would have to be, if it is not: one inside of a folder.

    That is the list's own for a folder, that of the configuration's file for a file.
    """
    own = "the list's" if kind == "folder" else "this file's"
    if not path.strip() or not path.isprintable():
        return f'expected a folder ("." is {own} own)' if kind == "folder" else "expected a file"
    if "\\" in path:
        return "expected forward slashes"
    if PurePosixPath(path).is_absolute() or PureWindowsPath(path).anchor:
        return f"expected a path relative to {own} folder"
    depth = 0
    for part in PurePosixPath(path).parts:
        depth += -1 if part == ".." else 1
        if depth < 0:
            return f"expected a {kind} inside {own} own{' folder' if kind == 'file' else ''}"
    return None

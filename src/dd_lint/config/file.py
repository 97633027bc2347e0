"""Finds the configuration of a list, checks all of it, and freezes it.

The configuration is the table `[tool.dd-lint]` of a pyproject.toml or the top level of a
dd-lint.toml (TOML 1.0). Whatever is wrong in it is one `ConfigError` of one line.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, Any

from dd_lint.config.model import (
    NOT_MARKDOWN,
    NOT_READ,
    Badge,
    Citations,
    Config,
    ConfigError,
    Links,
    RuleInfo,
    Sections,
)
from dd_lint.config.selectors import choose, unknown_rule
from dd_lint.config.toml_table import TomlTable, read_toml
from dd_lint.findings import Severity
from dd_lint.templates.model import Template
from dd_lint.text.wording import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LARGEST_FILE = 1 << 20
_KEYS = (
    "select", "ignore", "extend-select", "baseline", "severity", "rules", "files", "majority", "entry-order",
    "icon-order", "icon-kinds", "duplicates", "known-venues", "sections", "templates", "badge", "citations",
    "links",
)  # fmt: skip
_ENTRY_ORDERS = ("auto", "ascending", "descending", "off")
_DUPLICATES = ("auto", "error", "off")
_LEAST = {"timeout": 0.1, "concurrency": 1, "per_host": 1, "dead_after_runs": 1}
_MOST = 1_000_000
_KINDS = ("project", "code", "bibtex", "paper", "other")


def load_config(folder: Path, *, config: Path | None, isolated: bool, rules: Sequence[RuleInfo]) -> Config:
    """The configuration for a list in `folder`; the defaults where there is none or if `isolated`.

    `config` is read instead of searching. Otherwise the nearest folder upwards decides, and in it
    dd-lint.toml before pyproject.toml; the search ends at a folder that holds `.git`.

    Raises `ConfigError` if the file cannot be read or anything in it is wrong.
    """
    if isolated:
        return Config(known_rules=rules)
    if config is None:
        for path in _candidates(folder):
            table = _read(path)
            if table is not None:
                return _checked(table, path, rules)
        return Config(known_rules=rules)
    table = _read(config)
    if table is None:
        raise ConfigError(f"{_shown(config)}: no table [tool.dd-lint] in it")
    return _checked(table, config, rules)


def _candidates(folder: Path) -> Iterator[Path]:
    # Not resolved: upwards is where the user came from, not where a link leads.
    start = Path(os.path.abspath(folder))
    for place in (start, *start.parents):
        for name in ("dd-lint.toml", "pyproject.toml"):
            path, found = place / name, False
            # A folder that may not be entered holds no configuration.
            with suppress(PermissionError):
                found = path.is_file() or path.is_dir()
            if found:
                yield path
        if os.path.lexists(place / ".git"):
            return


def _read(path: Path) -> TomlTable | None:
    """The file's configuration; None if it is a pyproject.toml that holds none."""
    name = _shown(path)
    try:
        if path.is_dir():
            raise ConfigError(f"{name}: a directory, not a TOML file")
        with path.open("rb") as file:
            data = file.read(_LARGEST_FILE + 1)
    except OSError as error:
        raise ConfigError(f"{name}: cannot be read: {error.strerror}") from None
    if len(data) > _LARGEST_FILE:
        raise ConfigError(f"{name}: larger than 1 MB")
    in_pyproject = path.name == "pyproject.toml"
    # Another tool's file is not this one's to complain about, however broken.
    if in_pyproject and b"dd-lint" not in data and b"tool.dd_lint" not in data:
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"{name}:{line}: not UTF-8 (byte 0x{data[error.start]:02x})") from None
    return _configuration(read_toml(name, text), in_pyproject=in_pyproject)


def _configuration(document: TomlTable, *, in_pyproject: bool) -> TomlTable | None:
    """The table of a file that holds the configuration; None if a pyproject.toml has none.

    Raises `ConfigError` if the configuration is in a table of the other file's, where nothing would read it.
    """
    tool = document.table("tool") if isinstance(document.values.get("tool"), dict) else None
    advice = "in this file the keys belong at the top level, in no table"
    if in_pyproject:
        advice = "in a pyproject.toml the table is called [tool.dd-lint]"
    for table, key in ((document, "dd-lint"), (tool, "dd_lint" if in_pyproject else "dd-lint")):
        if table is not None and isinstance(table.values.get(key), dict):
            header = ".".join((*table.path, key))
            raise ConfigError(f"{table.place(key)}: unknown table [{header}]; {advice}")
    if not in_pyproject:
        return document
    return tool.table("dd-lint") if tool and "dd-lint" in tool.values else None


def _checked(table: TomlTable, path: Path, rules: Sequence[RuleInfo]) -> Config:
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
        options[rule.name] = {option: given.like(option, rule.options[option]) for option in given.values}
    return options


def _rules_of(table: TomlTable, rules: Sequence[RuleInfo]) -> Iterator[tuple[str, RuleInfo]]:
    """The keys of a table that is keyed by rules, with the rule each means."""
    known = {word.casefold(): rule for rule in rules for word in (rule.code, rule.name)}
    seen: dict[str, str] = {}
    for key in table.values:
        rule = known.get(key.casefold())
        if rule is None:
            raise table.error(key, unknown_rule(key, rules, families=False))
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


def _sections(table: TomlTable) -> Sections:
    default = Sections()
    table.check_keys(("entries", "latest", "contents", "unlinked", "other"))
    return Sections(
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


def _badge(table: TomlTable) -> Badge:
    default = Badge()
    table.check_keys(("sections", "exclude", "labels"))
    return Badge(
        sections=table.strings("sections", default.sections),
        exclude=table.strings("exclude", default.exclude),
        labels=table.strings("labels", default.labels),
    )


def _citations(table: TomlTable) -> Citations:
    default = Citations()
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
    return Citations(folder=PurePosixPath(folder).as_posix(), suffixes=suffixes)


def _links(table: TomlTable) -> Links:
    default = Links()
    keys = {name.replace("_", "-"): name for name in Links._fields}
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


def _shown(path: Path) -> str:
    """A path as a person would type it here."""
    with suppress(ValueError, OSError):
        path = path.relative_to(Path.cwd())
    return printable(str(path), 1000)

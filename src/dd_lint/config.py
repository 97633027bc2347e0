"""Finds the configuration of a list, checks all of it, and freezes it.

The configuration is the table `[tool.dd-lint]` of a pyproject.toml or the top level of a
dd-lint.toml (TOML 1.0). Whatever is wrong in it is one `ConfigError` of one line.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar, cast

from .diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

T = TypeVar("T")
_Key = tuple[str, ...]

_TOOL = ("tool", "dd-lint")
_LARGEST_FILE = 1 << 20
_KEYS = (
    "select", "ignore", "extend-select", "severity", "rules", "entry-order", "icon-order",
    "icon-kinds", "duplicates", "known-venues", "sections", "badge", "citations",
)  # fmt: skip
_ENTRY_ORDERS = ("auto", "ascending", "descending", "off")
_DUPLICATES = ("auto", "error", "off")
_KINDS = ("project", "code", "bibtex", "paper", "other")
_LABELS = {
    "project": (":globe_with_meridians:", "project", "homepage", "website", "page"),
    "code": (":octocat:", "code", "github", "pytorch", "tensorflow", "official"),
    "bibtex": (":book:", "bib", "bibtex", "bibtext", "cite", "citation"),
    "paper": ("paper", "pdf", "arxiv"),
}
_ICON_KINDS = {label: kind for kind, labels in _LABELS.items() for label in labels}


class ConfigError(Exception):
    """A configuration that cannot be used: one line that says where, what, and what would be right."""


class RuleInfo(Protocol):
    """What the configuration has to know of a rule."""

    @property
    def code(self) -> str:
        """A family's letters and a number (`CIT001`)."""

    @property
    def name(self) -> str:
        """Words in kebab-case (`missing-citation-file`)."""

    @property
    def options(self) -> Mapping[str, object]:
        """The rule's own options with their defaults, whose types are the options' types."""


class Sections(NamedTuple):
    """Titles that settle what a section is, where that is not recognised by itself.

    They are compared without regard to case, surrounding space, emoji and punctuation.
    """

    entries: tuple[str, ...] = ()
    latest: tuple[str, ...] = ()
    contents: tuple[str, ...] = ()
    unlinked: tuple[str, ...] = (
        "Workshop", "Workshops", "Challenge", "Challenges", "Competition", "Tutorial", "Tutorials",
    )  # fmt: skip
    other: tuple[str, ...] = ()


class Badge(NamedTuple):
    """What the count badge counts.

    `sections` are the titles that count, with those below them (none: every section with entries),
    `exclude` those that do not, `labels` the badge's words where they are not recognised by themselves.
    """

    sections: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()


class Citations(NamedTuple):
    """Where citation files are: a folder relative to the list's own, and how their names end."""

    folder: str = "citations"
    suffixes: tuple[str, ...] = (".txt", ".bib")


@dataclass(frozen=True, slots=True)
class Config:
    """A checked configuration; without arguments, the defaults.

    `select`, `ignore` and `extend_select` hold "ALL", families, codes and names as `check_selectors`
    gives them; `severity` and `options` are keyed by a rule's name, `icon_kinds` by a link's
    lower-case label, `known_venues` by a venue's name, with its aliases. `path` is the file it is from.
    """

    path: Path | None = None
    select: tuple[str, ...] = ("ALL",)
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    entry_order: str = "auto"
    icon_order: tuple[str, ...] = (":globe_with_meridians:", ":octocat:", ":book:")
    icon_kinds: Mapping[str, str] = field(default_factory=_ICON_KINDS.copy)
    duplicates: str = "auto"
    known_venues: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sections: Sections = Sections()
    badge: Badge = Badge()
    citations: Citations = Citations()
    options: Mapping[str, Mapping[str, object]] = field(default_factory=dict)

    def option(self, rule: str, key: str, default: T) -> T:
        """The option `key` of the rule of that name, or `default`, which also gives its type."""
        return cast("T", self.options.get(rule, {}).get(key, default))


def load_config(folder: Path, *, config: Path | None, isolated: bool, rules: Sequence[RuleInfo]) -> Config:
    """The configuration for a list in `folder`; the defaults where there is none or if `isolated`.

    `config` is read instead of searching. Otherwise the nearest folder upwards decides, and in it
    dd-lint.toml before pyproject.toml; the search ends at a folder that holds `.git`.

    Raises `ConfigError` if the file cannot be read or anything in it is wrong.
    """
    if isolated:
        return Config()
    if config is None:
        for path in _candidates(folder):
            table = _read(path)
            if table is not None:
                return _checked(table, path, rules)
        return Config()
    table = _read(config)
    if table is None:
        raise ConfigError(f"{_shown(config)}: no table [tool.dd-lint] in it")
    return _checked(table, config, rules)


def check_selectors(values: Sequence[str], rules: Sequence[RuleInfo], *, where: str) -> tuple[str, ...]:
    """The rules, families or "ALL" that `values` name, each possibly several between commas.

    Upper and lower case are the same; the result has codes in upper case and nothing twice.
    Raises `ConfigError`, which begins with `where`, for a name that means nothing.
    """
    chosen, wrong = _chosen(values, rules)
    if wrong:
        raise ConfigError(f"{where}: {wrong[1]}")
    return chosen


def _candidates(folder: Path) -> Iterator[Path]:
    # Not resolved: upwards is where the user came from, not where a link leads.
    start = Path(os.path.abspath(folder))  # noqa: PTH100
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


def _read(path: Path) -> _Table | None:
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
    if in_pyproject and b"dd-lint" not in data:
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"{name}:{line}: not UTF-8 (byte 0x{data[error.start]:02x})") from None
    document = _Table(name, text, (), _parse(name, text))
    if not in_pyproject:
        return document
    tool = document.values.get("tool")
    if not isinstance(tool, dict) or "dd-lint" not in tool:
        return None
    return document.table("tool").table("dd-lint")


def _parse(name: str, text: str) -> dict[str, object]:
    import tomllib  # noqa: PLC0415

    # The parser's time is the square of a dotted key's parts.
    part = r"""\.[ \t]*+(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+"""
    long_key = re.search(rf"(?:{part}){{40}}", text)
    if long_key:
        line = text.count("\n", 0, long_key.start()) + 1
        raise ConfigError(f"{name}:{line}: a key of more than 40 parts")
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise ConfigError(f"{name}: not valid TOML: nested too deeply") from None
    except ValueError as error:
        problem = str(error)
    place = name
    if found := re.search(r" \(at line (\d+), column (\d+)\)$", problem):
        problem, place = problem[: found.start()], f"{name}:{found[1]}:{found[2]}"
    elif problem.endswith(" (at end of document)"):
        before = text.rstrip()
        place = f"{name}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"
        problem = problem.replace("end of document", "the end of the file")
    raise ConfigError(f"{place}: not valid TOML: {_printable(problem, 200)}")


@dataclass(frozen=True, slots=True)
class _Table:
    """A table of a TOML file that still knows where it stands, so that a complaint can say so."""

    file: str
    text: str
    path: _Key
    values: Mapping[str, object]

    def place(self, key: str, value: str | None = None) -> str:
        """`file:line` of a key, or of a string in its value."""
        return f"{self.file}:{_line(self.text, (*self.path, key), value)}"

    def name(self, key: str) -> str:
        """The dotted name of a key, as a person would look it up."""
        parts = (*self.path, key)
        if parts[:2] == _TOOL and len(parts) > 2:
            parts = parts[2:]
        return ".".join(map(_printable, parts))

    def error(self, key: str, problem: str, value: str | None = None) -> ConfigError:
        return ConfigError(f"{self.place(key, value)}: {self.name(key)}: {problem}")

    def wrong_type(self, key: str, expected: str) -> ConfigError:
        return self.error(key, f"expected {expected}, not {_type_name(self.values[key])}")

    def check_keys(self, known: Iterable[str]) -> None:
        names = list(known)
        for key in self.values:
            if key not in names:
                near = _nearest(key, names)
                advice = f'did you mean "{self.name(near)}"?' if near else f"expected {_either(names)}"
                raise ConfigError(f'{self.place(key)}: unknown key "{self.name(key)}"; {advice}')

    def table(self, key: str) -> _Table:
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            raise self.wrong_type(key, "a table")
        return _Table(self.file, self.text, (*self.path, key), value)

    def string(self, key: str, default: str) -> str:
        value = self.values.get(key, default)
        if not isinstance(value, str):
            raise self.wrong_type(key, "a string")
        return value

    def strings(self, key: str, default: tuple[str, ...]) -> tuple[str, ...]:
        if key not in self.values:
            return default
        value = self.values[key]
        if not isinstance(value, list):
            raise self.wrong_type(key, "an array of strings")
        for number, item in enumerate(value, 1):
            if not isinstance(item, str):
                problem = f"expected an array of strings, but item {number} is {_type_name(item)}"
                raise self.error(key, problem)
            if not item.strip():
                raise self.error(key, f"item {number} is empty", item)
        return tuple(value)

    def choice(self, key: str, known: Sequence[str], default: str) -> str:
        value = self.values.get(key, default)
        if not isinstance(value, str):
            raise self.wrong_type(key, _either(known))
        if value not in known:
            near = _nearest(value, known)
            advice = f'did you mean "{near}"?' if near else f"expected {_either(known)}"
            raise self.error(key, f'unknown value "{_printable(value)}"; {advice}', value)
        return value

    def like(self, key: str, default: object) -> object:
        """The value of a key, of its default's type."""
        value = self.values[key]
        if isinstance(default, tuple):
            return self.strings(key, ())
        if isinstance(default, float) and type(value) is int and abs(value) < 1 << 63:
            return float(value)
        if type(value) is not type(default):
            raise self.wrong_type(key, _type_name(default))
        return value


def _checked(table: _Table, path: Path, rules: Sequence[RuleInfo]) -> Config:
    default = Config()
    table.check_keys(_KEYS)
    return Config(
        path=path,
        select=_checked_selectors(table, "select", default.select, rules),
        ignore=_checked_selectors(table, "ignore", default.ignore, rules),
        extend_select=_checked_selectors(table, "extend-select", default.extend_select, rules),
        severity=_severity(table.table("severity"), rules),
        entry_order=table.choice("entry-order", _ENTRY_ORDERS, default.entry_order),
        icon_order=table.strings("icon-order", default.icon_order),
        icon_kinds=_icon_kinds(table.table("icon-kinds")),
        duplicates=table.choice("duplicates", _DUPLICATES, default.duplicates),
        known_venues=_known_venues(table),
        sections=_sections(table.table("sections")),
        badge=_badge(table.table("badge")),
        citations=_citations(table.table("citations")),
        options=_options(table.table("rules"), rules),
    )


def _checked_selectors(
    table: _Table, key: str, default: tuple[str, ...], rules: Sequence[RuleInfo]
) -> tuple[str, ...]:
    chosen, wrong = _chosen(table.strings(key, default), rules)
    if wrong:
        value, problem = wrong
        raise table.error(key, problem, value)
    return chosen


def _severity(table: _Table, rules: Sequence[RuleInfo]) -> dict[str, Severity]:
    severities: dict[str, Severity] = {}
    for key, rule in _rules_of(table, rules):
        if table.values[key] == "off":
            raise table.error(key, 'unknown value "off"; to turn a rule off, name it in "ignore"')
        severities[rule.name] = Severity(table.choice(key, [*Severity], ""))
    return severities


def _options(table: _Table, rules: Sequence[RuleInfo]) -> dict[str, dict[str, object]]:
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


def _rules_of(table: _Table, rules: Sequence[RuleInfo]) -> Iterator[tuple[str, RuleInfo]]:
    """The keys of a table that is keyed by rules, with the rule each means."""
    known = {word.casefold(): rule for rule in rules for word in (rule.code, rule.name)}
    seen: dict[str, str] = {}
    for key in table.values:
        rule = known.get(key.casefold())
        if rule is None:
            raise table.error(key, _unknown_rule(key, rules, families=False))
        if rule.name in seen:
            raise table.error(key, f'the same rule as "{seen[rule.name]}" above')
        seen[rule.name] = key
        yield key, rule


def _icon_kinds(table: _Table) -> dict[str, str]:
    given = {label.strip().lower(): table.choice(label, _KINDS, "") for label in table.values}
    return _ICON_KINDS | given


def _known_venues(table: _Table) -> dict[str, tuple[str, ...]]:
    value = table.values.get("known-venues", {})
    if isinstance(value, list):
        return dict.fromkeys(table.strings("known-venues", ()), ())
    if not isinstance(value, dict):
        raise table.wrong_type("known-venues", "a table or an array of strings")
    venues = table.table("known-venues")
    return {venue: venues.strings(venue, ()) for venue in venues.values}


def _sections(table: _Table) -> Sections:
    default = Sections()
    table.check_keys(("entries", "latest", "contents", "unlinked", "other"))
    return Sections(
        entries=table.strings("entries", default.entries),
        latest=table.strings("latest", default.latest),
        contents=table.strings("contents", default.contents),
        unlinked=table.strings("unlinked", default.unlinked),
        other=table.strings("other", default.other),
    )


def _badge(table: _Table) -> Badge:
    default = Badge()
    table.check_keys(("sections", "exclude", "labels"))
    return Badge(
        sections=table.strings("sections", default.sections),
        exclude=table.strings("exclude", default.exclude),
        labels=table.strings("labels", default.labels),
    )


def _citations(table: _Table) -> Citations:
    default = Citations()
    table.check_keys(("folder", "suffixes"))
    folder = table.string("folder", default.folder)
    problem = _folder_problem(folder)
    if problem:
        raise table.error("folder", f'{problem}, not "{_printable(folder)}"')
    suffixes = table.strings("suffixes", default.suffixes)
    for suffix in suffixes:
        if not re.fullmatch(r"\.[^\s/\\]+", suffix) or not suffix.isprintable():
            problem = f'expected a dot and the letters after it (".bib"), not "{_printable(suffix)}"'
            raise table.error("suffixes", problem, suffix)
    return Citations(folder=PurePosixPath(folder).as_posix(), suffixes=suffixes)


def _folder_problem(folder: str) -> str | None:
    """What a path relative to the list's folder would have to be, if it is not."""
    if not folder.strip() or not folder.isprintable():
        return 'expected a folder ("." is the list\'s own)'
    if "\\" in folder:
        return "expected forward slashes"
    if PurePosixPath(folder).is_absolute() or PureWindowsPath(folder).anchor:
        return "expected a path relative to the list's folder"
    depth = 0
    for part in PurePosixPath(folder).parts:
        depth += -1 if part == ".." else 1
        if depth < 0:
            return "expected a folder inside the list's own"
    return None


def _chosen(
    values: Sequence[str], rules: Sequence[RuleInfo]
) -> tuple[tuple[str, ...], tuple[str, str] | None]:
    """What the values select, and the first value that is wrong, with what is wrong with it."""
    known = _selectors(rules)
    chosen: dict[str, None] = {}
    for value in values:
        pieces = [piece for piece in map(str.strip, value.split(",")) if piece]
        if not pieces:
            return (), (value, f"no rule given; {_selector_advice(rules)}")
        for piece in pieces:
            if piece.casefold() not in known:
                return (), (value, _unknown_rule(piece, rules))
            chosen[known[piece.casefold()]] = None
    return tuple(chosen), None


def _selectors(rules: Sequence[RuleInfo]) -> dict[str, str]:
    """All that may select rules, by its case-folded form."""
    words = ["ALL", *_families(rules)]
    words += [word for rule in rules for word in (rule.code, rule.name)]
    return {word.casefold(): word for word in words}


def _families(rules: Sequence[RuleInfo]) -> list[str]:
    return sorted({rule.code.rstrip("0123456789") for rule in rules})


def _unknown_rule(word: str, rules: Sequence[RuleInfo], *, families: bool = True) -> str:
    numbered = any(map(str.isdigit, word))
    known = [name for rule in rules for name in (rule.code, rule.name)]
    # To "CIT99" the family is always nearer than any code, and never what was meant.
    near = _nearest(word, known if numbered or not families else _selectors(rules).values())
    if near:
        advice = f'did you mean "{near}"?'
    else:
        advice = _selector_advice(rules) if families else "expected a rule's code or name"
    return f'unknown rule "{_printable(word)}"; {advice}'


def _selector_advice(rules: Sequence[RuleInfo]) -> str:
    return f'expected "ALL", a family ({", ".join(_families(rules))}), a rule\'s code or its name'


def _nearest(word: str, known: Iterable[str]) -> str | None:
    from difflib import get_close_matches  # noqa: PLC0415

    folded = {name.casefold(): name for name in known}
    found = get_close_matches(word[:100].casefold(), folded, n=1)
    return folded[found[0]] if found else None


def _either(words: Iterable[str]) -> str:
    *most, last = (f'"{word}"' for word in words)
    return f"{', '.join(most)} or {last}" if most else last


def _type_name(value: object) -> str:
    names: dict[type, str] = {
        str: "a string", bool: "a boolean", int: "an integer", float: "a number",
        list: "an array", dict: "a table",
    }  # fmt: skip
    return names.get(type(value), "a date or time")


def _printable(text: str, limit: int = 80) -> str:
    """Text for one line of a terminal: no control character, not endless."""
    cut = text if len(text) <= limit else text[: limit - 1] + "…"
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode("ascii")
        for character in cut
    )


def _shown(path: Path) -> str:
    """A path as a person would type it here."""
    with suppress(ValueError, OSError):
        path = path.relative_to(Path.cwd())
    return _printable(str(path), 1000)


_TOKEN = r'''
    (?P<comment> \#[^\n]* )
  | (?P<string> """ (?: \\. | [^\\] )*? """ "{0,2} | \'\'\' .*? \'\'\' '{0,2}
              | " (?: \\. | [^"\\\n] )* " | ' [^'\n]* ' )
  | (?P<bare> [^\s\[\]{}=,.\#"']+ )
  | (?P<mark> [\n\[\]{}=,.] )
'''


def _line(text: str, path: _Key, value: str | None) -> int:
    """The 1-based line of a key in a TOML text that parses, or of a string in the key's value."""
    for key, string, line in _places(text):
        if key[: len(path)] == path and (value is None or string == value):
            return line
    return 1


def _places(text: str) -> Iterator[tuple[_Key, str | None, int]]:
    """Every key and header of a TOML text that parses (with None), every string of a value, and its line."""
    table: _Key = ()
    key: _Key = ()  # what has been read of a key, then the key that a value belongs to
    nesting: list[tuple[str, _Key]] = []  # the open brackets of a value, and the key each belongs to
    in_key = True
    line = 1
    for token in re.finditer(_TOKEN, text, re.VERBOSE | re.DOTALL):
        word = token[0]
        if word == "\n" and not nesting:
            key, in_key = table, True
        elif token.lastgroup in ("string", "bare"):
            if in_key:
                key = (*key, _unquoted(word))
                # A header has no "=": each of its parts stands for itself.
                yield key, None, line
            elif token.lastgroup == "string":
                yield key, _unquoted(word), line
        elif word == "=":
            in_key = False
        elif word == "[" and in_key:
            key = ()
        elif word == "]" and in_key:
            table = key
        elif word in ("[", "{"):
            nesting.append((word, key))
            in_key = word == "{"
        elif word in ("]", "}"):
            nesting.pop()
            in_key = False
        elif word == "," and nesting:
            bracket, key = nesting[-1]
            in_key = bracket == "{"
        line += word.count("\n")


def _unquoted(word: str) -> str:
    if word[0] not in "\"'":
        return word
    import tomllib  # noqa: PLC0415

    return cast("str", tomllib.loads(f"word = {word}")["word"])

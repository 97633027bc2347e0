"""A table of a TOML file that still knows the lines of its keys and values.

Whatever is not as it should be is one `ConfigError` of one line, which says where.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from dd_lint.config.errors import ConfigError
from dd_lint.text.nearest import nearest
from dd_lint.text.wording import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_Key = tuple[str, ...]

_TOOL = ("tool", "dd-lint")
_TOKEN = r'''
    (?P<comment> \#[^\n]* )
  | (?P<string> """ (?: \\. | [^\\] )*? """ "{0,2} | \'\'\' .*? \'\'\' '{0,2}
              | " (?: \\. | [^"\\\n] )* " | ' [^'\n]* ' )
  | (?P<bare> [^\s\[\]{}=,.\#"']+ )
  | (?P<mark> [\n\[\]{}=,.] )
'''


@dataclass(frozen=True, slots=True)
class TomlTable:
    """A table, where it is, and its values, each of which has to be of the type that is asked for.

    `path` holds the keys that lead to the table; `text` is that of the whole file. Whatever reads a
    value raises `ConfigError` if it is of another type.
    """

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
        return ".".join(map(printable, parts))

    def error(self, key: str, problem: str, value: str | None = None) -> ConfigError:
        """A complaint of the value of a key, or of a string in it."""
        return ConfigError(f"{self.place(key, value)}: {self.name(key)}: {problem}")

    def wrong_type(self, key: str, expected: str) -> ConfigError:
        """A complaint that the value of a key is not what was `expected`."""
        return self.error(key, f"expected {expected}, not {_type_name(self.values[key])}")

    def check_keys(self, known: Iterable[str]) -> None:
        """Raises `ConfigError` if the table has a key that is not known."""
        names = list(known)
        for key in self.values:
            if key not in names:
                near = nearest(key, names)
                advice = f'did you mean "{self.name(near)}"?' if near else f"expected {_either(names)}"
                raise ConfigError(f'{self.place(key)}: unknown key "{self.name(key)}"; {advice}')

    def table(self, key: str) -> TomlTable:
        """The table of a key; an empty one where there is none."""
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            raise self.wrong_type(key, "a table")
        return TomlTable(self.file, self.text, (*self.path, key), value)

    def string(self, key: str, default: str) -> str:
        """The string of a key."""
        value = self.values.get(key, default)
        if not isinstance(value, str):
            raise self.wrong_type(key, "a string")
        return value

    def strings(self, key: str, default: tuple[str, ...]) -> tuple[str, ...]:
        """The array of a key, all of it strings that are not empty."""
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
        """The string of a key, one of those that are known."""
        value = self.values.get(key, default)
        if not isinstance(value, str):
            raise self.wrong_type(key, _either(known))
        if value not in known:
            near = nearest(value, known)
            advice = f'did you mean "{near}"?' if near else f"expected {_either(known)}"
            raise self.error(key, f'unknown value "{printable(value)}"; {advice}', value)
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


def read_toml(file: str, text: str) -> TomlTable:
    """The top level of a TOML text (1.0); `file` names it in complaints.

    Raises `ConfigError` if the text is not valid TOML.
    """
    return TomlTable(file, text, (), _parse(file, text))


def _parse(name: str, text: str) -> dict[str, object]:
    import tomllib

    # The parser's time grows with the square of a dotted key's parts.
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
    raise ConfigError(f"{place}: not valid TOML: {printable(problem, 200)}")


def _either(words: Iterable[str]) -> str:
    *most, last = (f'"{word}"' for word in words)
    return f"{', '.join(most)} or {last}" if most else last


def _type_name(value: object) -> str:
    names: dict[type, str] = {
        str: "a string", bool: "a boolean", int: "an integer", float: "a number",
        list: "an array", dict: "a table",
    }  # fmt: skip
    return names.get(type(value), "a date or time")


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
    import tomllib

    return cast("str", tomllib.loads(f"word = {word}")["word"])

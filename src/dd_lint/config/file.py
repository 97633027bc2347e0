"""Finds and reads the file that holds the configuration of a list.

The configuration is the table `[tool.dd-lint]` of a pyproject.toml or the top level of a
dd-lint.toml (TOML 1.0). Whatever is wrong in it is one `ConfigError` of one line.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from dd_lint.config.errors import ConfigError
from dd_lint.config.model import Config, ConventionInfo, RuleInfo
from dd_lint.config.schema import checked_config
from dd_lint.config.toml_table import TomlTable, read_toml
from dd_lint.text.wording import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LARGEST_FILE = 1 << 20


def load_config(
    folder: Path,
    *,
    config: Path | None,
    isolated: bool,
    rules: Sequence[RuleInfo],
    conventions: Sequence[ConventionInfo] = (),
) -> Config:
    """The configuration for a list in `folder`; the defaults where there is none or if `isolated`.

    `config` is read instead of searching. Otherwise the nearest folder upwards decides, and in it
    dd-lint.toml before pyproject.toml; the search ends at a folder that holds `.git`. It may name the `rules`
    and the `conventions`.

    Raises `ConfigError` if the file cannot be read or anything in it is wrong.
    """
    if isolated:
        return Config(known_rules=rules)
    if config is None:
        for path in _candidates(folder):
            table = _read(path)
            if table is not None:
                return checked_config(table, path, rules, conventions)
        return Config(known_rules=rules)
    table = _read(config)
    if table is None:
        raise ConfigError(f"{_shown(config)}: no table [tool.dd-lint] in it")
    return checked_config(table, config, rules, conventions)


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


def _shown(path: Path) -> str:
    """A path as a person would type it here."""
    with suppress(ValueError, OSError):
        path = path.relative_to(Path.cwd())
    return printable(str(path), 1000)

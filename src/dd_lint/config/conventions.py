"""What a configuration settles of the conventions of a list: its table `[conventions]`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dd_lint.config.errors import ConfigError
from dd_lint.config.model import ConventionInfo, HabitMeasure, Law
from dd_lint.config.toml_table import TomlTable
from dd_lint.text.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_OFF = "off"
_MOST = 1_000_000
_TYPES: Mapping[type, str] = {bool: "a boolean, ", int: "an integer, ", str: "a string, "}


def checked_conventions(table: TomlTable, known: Sequence[ConventionInfo]) -> dict[str, Law | HabitMeasure]:
    """What a table says of conventions, by their names.

    Raises `ConfigError` if it names another, one that another key settles, or a value of another type.
    """
    rows = {one.name: one for one in known}
    return {name: _setting(table, name, _row(table, name, rows)) for name in table.values}


def _row(table: TomlTable, name: str, rows: Mapping[str, ConventionInfo]) -> ConventionInfo:
    if name not in rows:
        near = nearest(name, rows)
        advice = f'did you mean "{table.name(near)}"?' if near else "expected the name of a convention"
        raise ConfigError(f'{table.place(name)}: unknown key "{table.name(name)}"; {advice}')
    if rows[name].setting:
        raise table.error(name, f'the key "{rows[name].setting}" sets this')
    return rows[name]


def _setting(table: TomlTable, name: str, row: ConventionInfo) -> Law | HabitMeasure:
    value = table.values[name]
    if isinstance(value, dict):
        return _measure(table.table(name))
    if value == _OFF:
        return Law(None)
    if isinstance(row.takes, tuple):
        if row.takes and isinstance(value, str):
            return Law(table.choice(name, (*row.takes, _OFF), ""))
        words = "".join(f'"{word}", ' for word in row.takes)
        raise table.wrong_type(name, f'{words}"{_OFF}" or a table')
    if type(value) is not row.takes or not isinstance(value, bool | int | str):
        raise table.wrong_type(name, f'{_TYPES[row.takes]}"{_OFF}" or a table')
    return Law(value)


def _measure(table: TomlTable) -> HabitMeasure:
    table.check_keys(HabitMeasure._fields)
    measure = HabitMeasure()
    if "share" in table.values:
        share = table.like("share", 1.0)
        if not isinstance(share, float) or not 0 < share <= 1:
            raise table.error("share", "expected a number above 0, and 1 at most")
        measure = measure._replace(share=share)
    if "fewest" in table.values:
        fewest = table.like("fewest", 1)
        if not isinstance(fewest, int) or not 1 <= fewest <= _MOST:
            raise table.error("fewest", f"expected a number from 1 to {_MOST}")
        measure = measure._replace(fewest=fewest)
    return measure

"""What is known of links from earlier runs: an SQLite file, which may be lost without harm.

A link that fails is always asked for again; how often it has failed in a row, and since when, is what
the file keeps of it. No header and no token is ever stored, but for a page's ETag.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from dd_lint.project.outcomes import Outcome, Verdict

_APPLICATION = 0x64646C74
_COLUMNS = (
    "url, verdict, status, final_url, checked_by, message, title, authors, archived, suspicion, same_place,"
    " etag, checked, failures, first_failure"
)
_SCHEMA = """
CREATE TABLE IF NOT EXISTS links (
    url TEXT PRIMARY KEY, verdict TEXT NOT NULL, status INTEGER, final_url TEXT, checked_by TEXT NOT NULL,
    message TEXT NOT NULL, title TEXT, authors TEXT NOT NULL, archived INTEGER NOT NULL,
    suspicion TEXT NOT NULL, same_place INTEGER NOT NULL, etag TEXT NOT NULL,
    checked REAL NOT NULL, failures INTEGER NOT NULL, first_failure REAL
) WITHOUT ROWID
"""
_DAY = 86_400.0
_KEPT_FOR = {
    Verdict.ALIVE: 7 * _DAY,
    Verdict.MOVED: 7 * _DAY,
    Verdict.WRONG_PAPER: 7 * _DAY,
    Verdict.BLOCKED: 1 * _DAY,
}
_AT_ONCE = 500
_PATIENCE = 3.0
"""Seconds to wait for another run that writes."""


class EarlierOutcome(NamedTuple):
    """What earlier runs say of a URL: the outcome, its age in seconds, the ETag, and failures in a row."""

    outcome: Outcome
    age: float
    etag: str
    failures: int
    first_failure: float | None

    @property
    def is_fresh(self) -> bool:
        """Whether the outcome can be taken for today's.

        It is kept for a time that depends on the verdict and, by up to a fifth, on the URL, so that not
        all of a list comes due at once.
        """
        share = zlib.crc32(self.outcome.url.encode("utf-8", "surrogatepass")) / 0xFFFFFFFF
        return self.age < _KEPT_FOR.get(self.outcome.verdict, 0.0) * (0.8 + 0.4 * share)


class CacheEntry(NamedTuple):
    """What a run has to remember of a URL."""

    outcome: Outcome
    etag: str
    failures: int
    first_failure: float | None


class CacheError(Exception):
    """The file cannot be used; why, in words for a person."""


class Cache:
    """A file of outcomes. Several runs may use it at once.

    Raises `CacheError` from every method, for a file that is broken, locked or something else.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self, urls: Iterable[str], now: float) -> dict[str, EarlierOutcome]:
        """What is known of URLs."""
        if not self._path.exists():
            return {}
        wanted = list(urls)
        found: dict[str, EarlierOutcome] = {}
        try:
            with closing(self._connect()) as connection:
                for start in range(0, len(wanted), _AT_ONCE):
                    part = wanted[start : start + _AT_ONCE]
                    marks = ",".join("?" * len(part))
                    rows = connection.execute(f"SELECT {_COLUMNS} FROM links WHERE url IN ({marks})", part)
                    found.update((row[0], _earlier_outcome(row, now)) for row in rows)
        except (sqlite3.Error, OSError, ValueError, TypeError) as error:
            raise CacheError(f"{self._path}: {error}") from error
        return found

    def write(self, entries: Mapping[str, CacheEntry], now: float) -> None:
        """Remember what a run has found out."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with closing(self._connect()) as connection:
                connection.execute("BEGIN IMMEDIATE")
                connection.executemany(
                    f"INSERT OR REPLACE INTO links ({_COLUMNS}) VALUES ({','.join('?' * 15)})",
                    [_row(url, entry, now) for url, entry in entries.items()],
                )
                connection.execute("COMMIT")
        except (sqlite3.Error, OSError, UnicodeError) as error:
            raise CacheError(f"{self._path}: {error}") from error

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=_PATIENCE, isolation_level=None)
        try:
            if not _is_ours(connection):
                # Another run may be making it at this moment.
                connection.execute("BEGIN IMMEDIATE")
                if not _is_ours(connection):
                    if connection.execute("SELECT count(*) FROM sqlite_master").fetchone() != (0,):
                        raise sqlite3.DatabaseError("a database of another program")
                    connection.execute(f"PRAGMA application_id = {_APPLICATION}")
                    connection.execute(_SCHEMA)
                connection.execute("COMMIT")
        except BaseException:
            connection.close()
            raise
        return connection


def _is_ours(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("PRAGMA application_id").fetchone() == (_APPLICATION,))


def _earlier_outcome(row: tuple[object, ...], now: float) -> EarlierOutcome:
    url, verdict, status, final_url, checked_by, message, title, authors, archived, suspicion = row[:10]
    same_place, etag, checked, failures, first_failure = row[10:]
    outcome = Outcome(
        url=str(url),
        verdict=Verdict(str(verdict)),
        status=status if isinstance(status, int) else None,
        final_url=str(final_url) if final_url is not None else None,
        checked_by=str(checked_by),
        cached=True,
        message=str(message),
        title=str(title) if title is not None else None,
        authors=tuple(filter(None, str(authors).split("\n"))),
        archived=bool(archived),
        suspicion=str(suspicion),
        same_place=bool(same_place),
    )
    age = max(0.0, now - _number(checked))
    since = None if first_failure is None else _number(first_failure)
    return EarlierOutcome(outcome, age, str(etag), int(_number(failures)), since)


def _number(value: object) -> float:
    if not isinstance(value, int | float):
        raise TypeError("a number was expected")
    return float(value)


def _row(url: str, entry: CacheEntry, now: float) -> tuple[object, ...]:
    one = entry.outcome
    return (
        url,
        str(one.verdict),
        one.status,
        one.final_url,
        one.checked_by,
        one.message,
        one.title,
        "\n".join(one.authors),
        one.archived,
        one.suspicion,
        one.same_place,
        entry.etag,
        now,
        entry.failures,
        entry.first_failure,
    )

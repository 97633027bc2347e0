"""The findings of a list on the day when it adopted the linter, kept in a file.

The file is JSON, one finding a line:

    {"version": 1, "findings": [
      {"fingerprint", "name", "path", "message"},
      …]}

Only the fingerprint and the rule's name mean anything; the rest is for whoever reads the file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dd_lint.lint.fingerprint import fingerprints
from dd_lint.project.read_file import read_regular
from dd_lint.text.errors import RunError, UserError

if TYPE_CHECKING:
    from dd_lint.lint.report import Report
    from dd_lint.rules import Rule

DEFAULT_NAME = "dd-lint-baseline.json"
_LIMIT = 64 * 1024 * 1024


class BaselineError(UserError):
    """A file that is no baseline; one line for a person."""


class BaselineFinding(NamedTuple):
    """A finding of a baseline."""

    fingerprint: str
    name: str
    path: str
    message: str


@dataclass(frozen=True)
class Baseline:
    """The findings that a file holds."""

    findings: tuple[BaselineFinding, ...] = ()

    @property
    def fingerprints(self) -> frozenset[str]:
        """The fingerprints of its findings."""
        return frozenset(one.fingerprint for one in self.findings)

    def without_stale(self, report: Report, rules: Collection[Rule]) -> Baseline:
        """The baseline without what rules that ran no longer find; `report` leaves nothing out."""
        ran = {rule.name for rule in rules}
        found = set(fingerprints(report))
        return Baseline(
            tuple(one for one in self.findings if one.name not in ran or one.fingerprint in found)
        )


def baseline_of(report: Report) -> Baseline:
    """What a report found, as a baseline."""
    findings = [
        BaselineFinding(name, one.rule.name, one.source.path, one.finding.message)
        for name, one in zip(fingerprints(report), report.diagnostics, strict=True)
    ]
    return Baseline(tuple(sorted(findings, key=lambda one: (one.path, one.name, one.message, one))))


def read_baseline(path: Path) -> Baseline:
    """The baseline in a file.

    Raises:
        BaselineError: it cannot be read, or is none.
    """
    try:
        data = read_regular(path, _LIMIT)
    except FileNotFoundError:
        raise BaselineError(f"{path}: no such baseline; --write-baseline makes one") from None
    except OSError as error:
        raise BaselineError(f"{path}: {error.strerror}") from error
    except ValueError as error:
        raise BaselineError(f"{path}: {error}") from error
    try:
        document = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise BaselineError(f"{path}: not a baseline: {_reason(error)}") from None
    return Baseline(tuple(_findings(path, document)))


def write_baseline(path: Path, baseline: Baseline) -> None:
    """Put a baseline into a file, which must be one already or not be there.

    Raises:
        BaselineError: the file holds something else.
        RunError: the file cannot be written.
    """
    from dd_lint.fixes.replace_files import replace_file

    before = None
    if path.exists() or path.is_symlink():
        read_baseline(path)
        before = read_regular(path, _LIMIT)
    lines = ",".join("\n  " + json.dumps(one._asdict()) for one in baseline.findings)
    text = f'{{"version": 1, "findings": [{lines}\n]}}\n'
    try:
        replace_file(str(path), before, text.encode())
    except OSError as error:
        raise RunError(f"{path}: {error.strerror}") from error
    except ValueError as error:
        raise RunError(f"{path}: {error}") from error


def _findings(path: Path, document: object) -> Sequence[BaselineFinding]:
    if not isinstance(document, dict) or not isinstance(document.get("findings"), list):
        raise BaselineError(f'{path}: not a baseline: it has no array "findings"')
    if document.get("version") != 1:
        raise BaselineError(f"{path}: a baseline of version 1 was expected; --write-baseline makes one")
    found = []
    for number, one in enumerate(document["findings"], start=1):
        texts = [one.get(key) for key in BaselineFinding._fields] if isinstance(one, dict) else [None]
        kept = [text for text in texts if isinstance(text, str)]
        if len(kept) != len(BaselineFinding._fields) or not re.fullmatch(r"[0-9a-f]{16}", kept[0]):
            keys = ", ".join(BaselineFinding._fields)
            raise BaselineError(f"{path}: finding {number} is not a finding, which has {keys}")
        found.append(BaselineFinding(*kept))
    return found


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"line {error.lineno}: {error.msg}"
    return "it is not UTF-8" if isinstance(error, UnicodeDecodeError) else "it nests too deeply"

"""The action's check: inputs from the environment, annotations on standard output, a summary and outputs.

Nothing of it needs to write to the repository, so that a pull request from a fork is checked like any other.
"""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

SUMMARY_LIMIT = 1024 * 1024
"""Bytes of a step's summary; GitHub drops a longer one as a whole."""
CUT = "\n\nThe rest is cut off, for GitHub shows no more; the log has all findings.\n"
CHOICES = ("", "error", "warning", "info", "never")


class InputError(Exception):
    """An input that makes no sense; one line for a person."""


def main() -> int:
    """Run dd-lint, and say what GitHub wants to know of it; dd-lint's exit code."""
    folder = Path(os.environ["RUNNER_TEMP"])
    report, summary = folder / "dd-lint.json", folder / "dd-lint.md"
    try:
        command = [sys.executable, "-m", "dd_lint", *arguments(report, summary)]
    except InputError as error:
        print(f"::error title=dd-lint::{error}")
        return 2
    code = subprocess.run(command, check=False).returncode
    findings = len(json.loads(report.read_text(encoding="utf-8"))["findings"]) if report.exists() else 0
    append("GITHUB_OUTPUT", f"findings={findings}\nexit-code={code}\nreport={report}\n")
    if os.environ.get("INPUT_SUMMARY") == "true" and summary.exists():
        append("GITHUB_STEP_SUMMARY", cut(summary.read_text(encoding="utf-8")))
    return code


def arguments(report: Path, summary: Path) -> list[str]:
    """What dd-lint is called with."""
    for file in (report, summary):
        file.unlink(missing_ok=True)
    given = os.environ
    fail_on, sarif = given.get("INPUT_FAIL_ON", ""), given.get("INPUT_SARIF", "")
    if fail_on not in CHOICES:
        raise InputError(f"the input fail-on is one of {', '.join(CHOICES[1:])}")
    try:
        more = shlex.split(given.get("INPUT_ARGS", ""))
    except ValueError as error:
        raise InputError(f"the input args cannot be read: {str(error).lower()}") from error
    found = [
        "check",
        "--output-format",
        "github",
        "--report",
        f"json={report}",
        "--report",
        f"markdown={summary}",
    ]
    found += ["--report", f"sarif={sarif}"] if sarif else []
    found += ["--links"] if given.get("INPUT_LINKS") == "true" else []
    found += ["--fail-on", fail_on] if fail_on else []
    if since := base():
        found += ["--since", since]
    return [*found, *more, "--", given.get("INPUT_PATH") or "README.md"]


def base() -> str:
    """The commit to compare with; empty for none. A shallow clone fetches the base of a pull request."""
    since = os.environ.get("INPUT_SINCE", "")
    if since in ("", "none"):
        return ""
    if since != "auto":
        return since
    commit = os.environ.get("BASE_SHA", "")
    if not commit:
        return ""
    if not git("cat-file", "-e", f"{commit}^{{commit}}"):
        git("fetch", "--quiet", "--no-tags", "--depth=1", "origin", commit)
    if git("cat-file", "-e", f"{commit}^{{commit}}"):
        return commit
    print("::warning title=dd-lint::the pull request's base cannot be fetched; all findings are shown")
    return ""


def git(*arguments: str) -> bool:
    """Whether a command of git succeeds."""
    done = subprocess.run(["git", *arguments], check=False, capture_output=True)
    return done.returncode == 0


def cut(text: str) -> str:
    """A summary that GitHub takes, cut at the end of a line."""
    data = text.encode("utf-8")
    if len(data) <= SUMMARY_LIMIT:
        return text
    short = data[: SUMMARY_LIMIT - len(CUT.encode())]
    return short[: short.rfind(b"\n")].decode("utf-8", "ignore") + CUT


def append(variable: str, text: str) -> None:
    """Add a text to the file that a variable names."""
    if path := os.environ.get(variable):
        with open(path, "a", encoding="utf-8") as file:
            file.write(text)


if __name__ == "__main__":
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    sys.exit(main())

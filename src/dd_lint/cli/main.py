"""The command line: options in, exit code out.

Exit codes: 0 clean, 1 findings, or a citation file that `cite` refuses to write, 2 wrong usage or
configuration, 3 an internal error, a file that cannot be written or no network, 130 an interrupt.
Findings go to stdout, everything else to stderr.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import NoReturn

import click

from dd_lint import __version__
from dd_lint.cli.command_group import CommandGroup
from dd_lint.cli.complain import ISSUES, complain
from dd_lint.text.errors import UserError


@click.group(
    cls=CommandGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="dd-lint", message="%(prog)s %(version)s")
def cli() -> None:
    """Check a curated paper list: sections, entries, anchors, badges, citation files.

    `dd-lint README.md` is short for `dd-lint check README.md`.
    """


def main() -> NoReturn:
    """Run the command line, and turn every trouble into one line and an exit code."""
    try:
        _prepare_streams()
        status = cli.main(prog_name="dd-lint", standalone_mode=False) or 0
        sys.stdout.flush()
        sys.exit(status)
    except click.exceptions.Exit as exit_:
        sys.exit(exit_.exit_code)
    except UserError as problem:
        complain(str(problem))
        sys.exit(problem.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        sys.exit(1)
    except Exception as error:
        if os.environ.get("DD_LINT_TRACEBACK"):
            raise
        with suppress(OSError):
            complain(_trouble(error))
        for descriptor in (1, 2):
            # Nothing is left that the interpreter could fail to write at its end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), descriptor)
        sys.exit(3)


def _prepare_streams() -> None:
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            # Closed by whoever started us, who chose not to listen.
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
        elif hasattr(stream := getattr(sys, name), "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _trouble(error: Exception) -> str:
    # Whatever reads a file deals with its errors itself, and what fails to open one names it.
    if isinstance(error, OSError) and error.filename is None:
        return f"cannot write the output: {error.strerror}"
    return f"internal error: {type(error).__name__}: {error} (please report it at {ISSUES})"

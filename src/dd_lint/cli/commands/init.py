"""`dd-lint init`."""

from __future__ import annotations

import os
from pathlib import Path

import click

from dd_lint.cli.command_group import ListCommand
from dd_lint.cli.complain import complain
from dd_lint.cli.open_list import open_list
from dd_lint.cli.options import ListOptions, list_options
from dd_lint.text.errors import RunError, UserError
from dd_lint.text.visible import visible


@click.command("init", cls=ListCommand)
@list_options
@click.option("--dry-run", is_flag=True, help="Print the files; write none.")
@click.option("--force", is_flag=True, help="Write files anew that are there already.")
def command(wanted: ListOptions, dry_run: bool, force: bool) -> int:
    """Set a list's repository up.

    Writes the conventions of the list to dd-lint.toml, a hook for pre-commit, workflows for GitHub that
    check pull requests and, once a week, the links, and a section on entries to CONTRIBUTING.md. What is
    there already stays as it is, but for additions at the end.
    """
    from dd_lint.lint.registry import all_rules
    from dd_lint.project.disk import Disk
    from dd_lint.scaffold.proposed_files import proposals

    if wanted.from_stdin:
        raise UserError("init needs the list's file, not standard input")
    opened = open_list(wanted, all_rules())
    disk = Disk(opened.folder)
    place = os.path.relpath(os.path.join(disk.folder, opened.project.source.path), disk.repository)
    for proposal in proposals(opened.project, Path(place).as_posix()):
        target = Path(os.path.relpath(os.path.join(disk.repository, proposal.path)))
        current = _read(target)
        text = proposal.text if force or current is None else proposal.merged(current)
        if text is None:
            complain(f"{target} is there already and stays as it is; --force writes it anew")
        elif dry_run:
            click.echo(f"{visible(str(target))}\n{text}")
        elif text != current:
            _write(target, current, text)
            click.echo(f"{'wrote' if current is None or force else 'added to'} {visible(str(target))}")
    return 0


def _read(target: Path) -> str | None:
    try:
        return target.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise RunError(f"{target}: {getattr(error, 'strerror', None) or 'it is not UTF-8'}") from error


def _write(target: Path, current: str | None, text: str) -> None:
    from dd_lint.fixes.replace_files import replace_file

    try:
        before = None if current is None else current.encode()
        replace_file(os.path.realpath(target), before, text.encode())
    except (OSError, ValueError) as error:
        raise RunError(f"{target}: {getattr(error, 'strerror', None) or error}") from error

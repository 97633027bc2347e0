"""The command line: options in, exit code out.

Exit codes: 0 clean, 1 findings, or a citation file that `cite` refuses to write, 2 wrong usage or
configuration, 3 an internal error.
Findings go to stdout, everything else to stderr.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from . import __version__
from .arguments import CommandGroup, ListCommand, ListPath, Trouble, UsageProblem, complain
from .completion import complete_rule, complete_rules, completion_script
from .formats import FORMATS, visible
from .wording import counted

if TYPE_CHECKING:
    from .config import Config
    from .engine import Report
    from .fixer import Fixed
    from .project import Project
    from .rules import Rule

_ISSUES = "https://github.com/dd-lint/dd-lint/issues"


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
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code if isinstance(error, Trouble) else 2)
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
    return f"internal error: {type(error).__name__}: {error} (please report it at {_ISSUES})"


_path_argument = click.argument("path", default=".", type=ListPath())
_config_options = [
    click.option(
        "--config", type=click.Path(path_type=Path), metavar="FILE", help="Read this configuration file."
    ),
    click.option("--isolated", is_flag=True, help="Read no configuration file."),
    click.option(
        "--stdin-filename",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Where the list given as - belongs.",
    ),
]


def _with_config(command: Any) -> Any:
    for option in reversed(_config_options):
        command = option(command)
    return command


@cli.command(cls=ListCommand)
@_path_argument
@click.option(
    "--select",
    multiple=True,
    metavar="RULES",
    shell_complete=complete_rules,
    help="Run these rules alone: codes, names, families (CIT) or ALL, separated by commas.",
)
@click.option(
    "--ignore", multiple=True, metavar="RULES", shell_complete=complete_rules, help="Do not run these rules."
)
@click.option(
    "--extend-select",
    multiple=True,
    metavar="RULES",
    shell_complete=complete_rules,
    help="Run these rules as well.",
)
@_with_config
@click.option(
    "--output-format", type=click.Choice(FORMATS), help="Default: full on a terminal, concise elsewhere."
)
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help="Default: auto, which obeys NO_COLOR and FORCE_COLOR.",
)
@click.option(
    "--statistics", is_flag=True, help="Print how often each rule found something, not the findings."
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even if there are findings.")
@click.option("--fix", is_flag=True, help="Apply the safe fixes to the files.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: the unsafe fixes as well.")
@click.option("--diff", is_flag=True, help="Print what --fix would change; change nothing.")
def check(
    path: Path,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    extend_select: tuple[str, ...],
    config: Path | None,
    isolated: bool,
    stdin_filename: Path | None,
    output_format: str | None,
    color: str,
    statistics: bool,
    exit_zero: bool,
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
) -> int:
    """Check a list and its citation files.

    PATH is the list's file, a folder with a README.md, or - for standard input.
    """
    started = time.perf_counter()
    from dataclasses import replace

    from .engine import lint, select_rules
    from .reporting import print_report
    from .selectors import check_selectors

    if statistics and output_format in ("json", "github"):
        raise UsageProblem(f"--statistics goes with --output-format full or concise, not {output_format}")
    _check_fix_options(str(path) == "-", fix, unsafe_fixes, diff)
    rules = _rules()
    project, folder = _open(path, stdin_filename, config, isolated, rules)
    settings = project.config
    changes: dict[str, Any] = {}
    for name, words in (("select", select), ("ignore", ignore), ("extend_select", extend_select)):
        if words:
            changes[name] = _usage(check_selectors, words, rules, where=f"--{name.replace('_', '-')}")
    if select and "ignore" not in changes:
        changes["ignore"] = ()
    settings = replace(settings, **changes)
    project, selected = replace(project, config=settings), select_rules(rules, settings)
    if diff:
        return _print_diff(project, folder, selected, unsafe=unsafe_fixes, exit_zero=exit_zero)
    if fix:
        report = _fixed(project, folder, selected, unsafe=unsafe_fixes, started=started)
    else:
        report = lint(project, selected, started=started)
    print_report(report, output_format, color, _prefix(folder), statistics=statistics)
    for failure in report.failures:
        complain(f"internal error: {failure} (please report it at {_ISSUES})")
    if report.failures:
        return 3
    return 1 if report.diagnostics and not exit_zero else 0


def _check_fix_options(stdin: bool, fix: bool, unsafe_fixes: bool, diff: bool) -> None:
    if fix and diff:
        raise UsageProblem("--fix changes the files, --diff only says how; leave one of the two out")
    if unsafe_fixes and not (fix or diff):
        raise UsageProblem("--unsafe-fixes goes with --fix or --diff")
    if (fix or diff) and stdin:
        raise UsageProblem(f"{'--fix' if fix else '--diff'} needs the list's file, not standard input")


def _try_fixes(project: Project, folder: Path, rules: list[Rule], *, unsafe: bool) -> Fixed:
    from .fixer import FixError
    from .fixer import fix as fix_project

    try:
        fixed = fix_project(project, folder, rules, unsafe=unsafe)
    except FixError as error:
        raise Trouble(str(error)) from error
    for path, reason in fixed.skipped.items():
        complain(f"{path} is not fixed, because it cannot be read as it is: {reason}")
    return fixed


def _fixed(project: Project, folder: Path, rules: list[Rule], *, unsafe: bool, started: float) -> Report:
    """Apply the fixes to the files; what remains."""
    from dataclasses import replace

    from .replacing import WriteError, write_changes

    fixed = _try_fixes(project, folder, rules, unsafe=unsafe)
    try:
        write_changes(folder, fixed.changes)
    except WriteError as error:
        raise Trouble(str(error)) from error
    seconds = time.perf_counter() - started
    return replace(fixed.report, fixed=sum(fixed.applied.values()), seconds=seconds)


def _print_diff(project: Project, folder: Path, rules: list[Rule], *, unsafe: bool, exit_zero: bool) -> int:
    from .patch import unified_diff

    fixed = _try_fixes(project, folder, rules, unsafe=unsafe)
    terminal = sys.stdout.isatty()
    sys.stdout.flush()
    here = Path(os.path.relpath(folder))
    # A patch names files from where it is applied, and none above it.
    prefix = "" if ".." in here.parts else _prefix(here)
    for line in unified_diff(fixed.changes, prefix):
        # A terminal must not act on what stands in a file; a patch must be exact.
        text = visible(line.rstrip("\n")) + "\n" if terminal else line
        sys.stdout.buffer.write(text.encode("utf-8", "surrogateescape"))
    sys.stdout.buffer.flush()
    count = sum(fixed.applied.values())
    click.echo(f"Would fix {counted(count, 'finding')} in {counted(len(fixed.changes), 'file')}", err=True)
    return 1 if fixed.changes and not exit_zero else 0


def _usage(function: Any, *arguments: Any, **keywords: Any) -> Any:
    """Call something that raises one-line errors for people, and show them as usage errors."""
    from .config import ConfigError
    from .project import ProjectError
    from .rules import RuleError

    try:
        return function(*arguments, **keywords)
    except (ConfigError, ProjectError, RuleError) as error:
        raise UsageProblem(str(error)) from error


def _rules() -> tuple[Rule, ...]:
    from .rules import all_rules

    rules: tuple[Rule, ...] = _usage(all_rules)
    return rules


def _open(
    path: Path, stdin_filename: Path | None, config: Path | None, isolated: bool, rules: Iterable[Rule]
) -> tuple[Project, Path]:
    """The project at a path, and the folder that its files are relative to."""
    from .project import find_list, load_project, read_project
    from .settings import load_config
    from .unknown_titles import unknown_titles

    stdin = str(path) == "-"
    if stdin_filename is not None and not stdin:
        raise UsageProblem("--stdin-filename goes with the path - (standard input)")
    if isolated and config is not None:
        raise UsageProblem(
            "--isolated reads no configuration file, --config names one; leave one of the two out"
        )
    path = stdin_filename or Path("README.md") if stdin else _usage(find_list, path)
    settings: Config = _usage(load_config, path.parent, config=config, isolated=isolated, rules=tuple(rules))
    if stdin:
        project = _usage(load_project, _standard_input(), path.parent, path.name, settings)
    else:
        project = _usage(read_project, path, settings)
    # More of them mean that the configuration was written for another list, which the first ones show.
    for problem in islice(unknown_titles(settings, project.document), 10):
        complain(problem)
    return project, path.parent


def _prefix(folder: Path) -> str:
    """What leads from the working folder to a folder's files."""
    return "" if folder == Path() else folder.as_posix().rstrip("/") + "/"


def _standard_input() -> bytes:
    from .disk import read_capped
    from .project import LIST_LIMIT

    if sys.stdin is None:
        raise UsageProblem("standard input is closed")
    try:
        return read_capped(sys.stdin.buffer, LIST_LIMIT)
    except OSError as error:
        raise UsageProblem(f"standard input: {error.strerror}") from error
    except ValueError as error:
        raise UsageProblem(f"standard input: {error}") from error


@cli.command("rules")
@click.option("--output-format", type=click.Choice(["text", "json", "markdown"]), default="text")
def list_rules(output_format: str) -> None:
    """List every rule with its code, severity and what it finds."""
    from .catalog import render_rules

    click.echo(render_rules(_rules(), output_format), nl=False)


@cli.command()
@click.argument("rule", metavar="CODE-OR-NAME", shell_complete=complete_rule)
def explain(rule: str) -> None:
    """Explain a rule.

    Prints what it finds, why that matters, and how to put it right.
    """
    from .catalog import explain_rule, find_rules

    rules = _rules()
    found = find_rules(rules, rule)
    if not found:
        from .selectors import check_selectors

        _usage(check_selectors, [rule], rules, where="explain")
        raise UsageProblem(f"explain: {rule} is a family; `dd-lint rules` lists its rules")
    click.echo("\n".join(explain_rule(one) for one in found), nl=False)


@cli.command(cls=ListCommand)
@_path_argument
@click.option("--json", "as_json", is_flag=True, help="Print JSON for machines.")
@_with_config
def show(path: Path, as_json: bool, config: Path | None, isolated: bool, stdin_filename: Path | None) -> None:
    """Show a list as dd-lint reads it.

    Prints its sections, its entries and their parts, as a tree.
    """
    from .show import show_json, show_tree

    project, _ = _open(path, stdin_filename, config, isolated, _rules())
    for piece in show_json(project.document) if as_json else show_tree(project.document):
        sys.stdout.write(piece)


@cli.command(cls=ListCommand)
@_path_argument
@click.option("--dry-run", is_flag=True, help="Print the files; write none.")
@_with_config
def cite(path: Path, dry_run: bool, config: Path | None, isolated: bool, stdin_filename: Path | None) -> int:
    """Write the citation files that are missing.

    A file holds what the entry itself says: title, authors, venue or arXiv number, year. A file that
    exists is never touched.
    """
    from .citing import missing_citations, write_citation

    project, folder = _open(path, stdin_filename, config, isolated, _rules())
    prefix = _prefix(folder)
    written = failed = refused = 0
    for citation in missing_citations(project):
        if citation.problem:
            complain(citation.problem)
            refused += 1
            continue
        if dry_run:
            click.echo(f"{visible(prefix + citation.path)}\n{citation.text}")
        elif problem := write_citation(folder, citation):
            complain(problem)
            failed += 1
            continue
        else:
            click.echo(visible(prefix + citation.path))
        written += 1
    click.echo(f"{'Would write' if dry_run else 'Wrote'} {counted(written, 'citation file')}", err=True)
    return 3 if failed else 1 if refused else 0


@cli.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print a shell's completion script.

    For bash, add to ~/.bashrc: eval "$(dd-lint completion bash)".
    """
    click.echo(completion_script(cli, shell))

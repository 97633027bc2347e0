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
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from . import __version__
from .formats import FORMATS
from .wording import counted

if TYPE_CHECKING:
    from .config import Config
    from .engine import Report
    from .project import Project
    from .rules import Rule

_ISSUES = "https://github.com/dd-lint/dd-lint/issues"


class _DefaultCommand(click.Group):
    """A group in which `dd-lint PATH` is `dd-lint check PATH`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        own = {name for option in self.get_params(ctx) for name in option.opts}
        if args and args[0] not in self.commands and args[0] not in own:
            args = ["check", *args]
        return super().parse_args(ctx, args)


@click.group(
    cls=_DefaultCommand, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="dd-lint", message="%(prog)s %(version)s")
def cli() -> None:
    """Check a curated paper list: sections, entries, anchors, badges, citation files.

    `dd-lint README.md` is short for `dd-lint check README.md`.
    """


def main() -> NoReturn:
    """Run the command line, and turn every trouble into one line and an exit code."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            # Closed by whoever started us; it is theirs not to listen.
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
        elif hasattr(stream := getattr(sys, name), "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        sys.exit(cli.main(prog_name="dd-lint", standalone_mode=False) or 0)
    except click.exceptions.Exit as exit_:
        sys.exit(exit_.exit_code)
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
        _complain(f"internal error: {type(error).__name__}: {error} (please report it at {_ISSUES})")
        sys.exit(3)


def _complain(message: str) -> None:
    from .formats import visible

    click.echo(f"dd-lint: {visible(message)}", err=True)


class _Usage(click.ClickException):
    """A usage or configuration error, shown in one line."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        _complain(self.message)


def _complete_rule(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    from .rules import all_rules

    words = {word for rule in all_rules() for word in (rule.code, rule.name)}
    return sorted(word for word in words if word.lower().startswith(incomplete.lower()))


class _ListPath(click.Path):
    """The path of a list; an empty one, as an unset variable of a script gives, is a mistake."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if value == "":
            raise _Usage("the path is empty; name the list's file or folder")
        return super().convert(value, param, ctx)


_path_argument = click.argument("path", default=".", type=_ListPath(path_type=Path, allow_dash=True))
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


@cli.command()
@_path_argument
@click.option(
    "--select",
    multiple=True,
    metavar="RULES",
    shell_complete=_complete_rule,
    help="Run these rules alone: codes, names, families (CIT) or ALL, separated by commas.",
)
@click.option(
    "--ignore", multiple=True, metavar="RULES", shell_complete=_complete_rule, help="Do not run these rules."
)
@click.option(
    "--extend-select",
    multiple=True,
    metavar="RULES",
    shell_complete=_complete_rule,
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
) -> int:
    """Check a list and its citation files.

    PATH is the list's file, a folder with a README.md, or - for standard input.
    """
    started = time.perf_counter()
    from dataclasses import replace

    from .engine import lint, select_rules
    from .selectors import check_selectors

    if statistics and output_format in ("json", "github"):
        raise _Usage(f"--statistics goes with --output-format full or concise, not {output_format}")
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
    report = lint(replace(project, config=settings), select_rules(rules, settings), started=started)
    _print_report(report, output_format, color, _prefix(folder), statistics)
    for failure in report.failures:
        _complain(f"internal error: {failure} (please report it at {_ISSUES})")
    if report.failures:
        return 3
    return 1 if report.diagnostics and not exit_zero else 0


def _usage(function: Any, *arguments: Any, **keywords: Any) -> Any:
    """Call something that raises one-line errors for people, and show them as usage errors."""
    from .config import ConfigError
    from .project import ProjectError
    from .rules import RuleError

    try:
        return function(*arguments, **keywords)
    except (ConfigError, ProjectError, RuleError) as error:
        raise _Usage(str(error)) from error


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

    stdin = str(path) == "-"
    if stdin_filename is not None and not stdin:
        raise _Usage("--stdin-filename goes with the path - (standard input)")
    if isolated and config is not None:
        raise _Usage("--isolated reads no configuration file, --config names one; leave one of the two out")
    path = stdin_filename or Path("README.md") if stdin else _path_of_list(path, find_list)
    settings: Config = _usage(load_config, path.parent, config=config, isolated=isolated, rules=tuple(rules))
    if stdin:
        project = _usage(load_project, _standard_input(), path.parent, path.name, settings)
    else:
        project = _usage(read_project, path, settings)
    return project, path.parent


def _prefix(folder: Path) -> str:
    """What leads from the working folder to a folder's files."""
    return "" if folder == Path() else folder.as_posix().rstrip("/") + "/"


def _standard_input() -> bytes:
    from .disk import read_capped
    from .project import LIST_LIMIT

    if sys.stdin is None:
        raise _Usage("standard input is closed")
    try:
        return read_capped(sys.stdin.buffer, LIST_LIMIT)
    except OSError as error:
        raise _Usage(f"standard input: {error.strerror}") from error
    except ValueError as error:
        raise _Usage(f"standard input: {error}") from error


def _path_of_list(path: Path, find_list: Any) -> Path:
    if not os.path.exists(path) and path.name == str(path):
        import difflib

        close = difflib.get_close_matches(str(path), cli.commands, n=1)
        if close and "." not in path.name:
            raise _Usage(f"{path}: no such file; did you mean the command {close[0]}?")
    found: Path = _usage(find_list, path)
    return found


def _print_report(
    report: Report, output_format: str | None, color: str, prefix: str, statistics: bool
) -> None:
    import shutil

    from .formats import Style, load_format

    terminal = sys.stdout.isatty()
    style = Style(prefix, _colored(color, terminal), shutil.get_terminal_size((100, 24)).columns)
    if statistics:
        for rule, count in report.by_rule():
            click.echo(f"{count:>6}  {rule.code}  {rule.name}")
    else:
        chosen = output_format or ("full" if terminal else "concise")
        write = sys.stdout.write
        for piece in load_format(chosen).render(report, style):
            write(piece)
    sys.stdout.flush()
    click.echo(_summary(report), err=True)


def _colored(color: str, terminal: bool) -> bool:
    """Whether to paint (https://no-color.org, https://force-color.org)."""
    if color != "auto":
        return color == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return terminal and os.environ.get("TERM") != "dumb"


def _summary(report: Report) -> str:
    from .diagnostic import Severity

    entries, files = counted(report.entries, "entry", "entries"), counted(report.citations, "citation file")
    scope = f"{entries}, {files}, {report.seconds:.2f} s"
    if not report.diagnostics:
        return f"All checks passed: {scope}"
    counts = [counted(count, str(severity)) for severity in Severity if (count := report.count(severity))]
    return f"Found {counted(len(report.diagnostics), 'finding')} ({', '.join(counts)}) in {scope}"


@cli.command("rules")
@click.option("--output-format", type=click.Choice(["text", "json", "markdown"]), default="text")
def list_rules(output_format: str) -> None:
    """List every rule with its code, severity and what it finds."""
    from .catalog import render_rules

    click.echo(render_rules(_rules(), output_format), nl=False)


@cli.command()
@click.argument("rule", metavar="CODE-OR-NAME", shell_complete=_complete_rule)
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
        raise _Usage(f"explain: {rule} is a family; `dd-lint rules` lists its rules")
    click.echo("\n".join(explain_rule(one) for one in found), nl=False)


@cli.command()
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


@cli.command()
@_path_argument
@click.option("--dry-run", is_flag=True, help="Print the files; write none.")
@_with_config
def cite(path: Path, dry_run: bool, config: Path | None, isolated: bool, stdin_filename: Path | None) -> int:
    """Write the citation files that are missing.

    A file holds what the entry itself says: title, authors, venue or arXiv number, year. A file that
    exists is never touched.
    """
    from .citing import missing_citations, write_citation
    from .formats import visible

    project, folder = _open(path, stdin_filename, config, isolated, _rules())
    prefix = _prefix(folder)
    written = failed = refused = 0
    for citation in missing_citations(project):
        if citation.problem:
            _complain(citation.problem)
            refused += 1
            continue
        if dry_run:
            click.echo(f"{visible(prefix + citation.path)}\n{citation.text}")
        elif problem := write_citation(folder, citation):
            _complain(problem)
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
    from click.shell_completion import get_completion_class

    completion_class = get_completion_class(shell)
    assert completion_class is not None
    click.echo(completion_class(cli, {}, "dd-lint", "_DD_LINT_COMPLETE").source())

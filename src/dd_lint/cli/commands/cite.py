"""`dd-lint cite`."""

from __future__ import annotations

import click

from dd_lint.cli.command_group import ListCommand
from dd_lint.cli.complain import complain
from dd_lint.cli.open_list import open_list
from dd_lint.cli.options import ListOptions, list_options
from dd_lint.text.visible import visible
from dd_lint.text.wording import counted


@click.command("cite", cls=ListCommand)
@list_options
@click.option("--dry-run", is_flag=True, help="Print the files; write none.")
def command(wanted: ListOptions, dry_run: bool) -> int:
    """Write the citation files that are missing.

    A file holds what the entry itself says: title, authors, venue or arXiv number, year. A file that
    exists is never touched.
    """
    from dd_lint.analysis.citations.new_citations import missing_citations
    from dd_lint.fixes.replace_files import write_citation
    from dd_lint.lint.registry import all_rules

    opened = open_list(wanted, all_rules())
    written = failed = refused = 0
    for citation in missing_citations(opened.project):
        if citation.problem:
            complain(citation.problem)
            refused += 1
            continue
        if dry_run:
            click.echo(f"{visible(opened.prefix + citation.path)}\n{citation.text}")
        elif problem := write_citation(opened.folder, citation):
            complain(problem)
            failed += 1
            continue
        else:
            click.echo(visible(opened.prefix + citation.path))
        written += 1
    click.echo(f"{'Would write' if dry_run else 'Wrote'} {counted(written, 'citation file')}", err=True)
    return 3 if failed else 1 if refused else 0

"""What `links` and `check --links` have in common: from a list's links to outcomes."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from dd_lint.analysis.addresses.linked_papers import with_wrong_papers
from dd_lint.links.cache import Cache
from dd_lint.links.run import Options, Progress, check_links
from dd_lint.links.schedule import Clock
from dd_lint.project.model import Project
from dd_lint.project.outcomes import LinkReport, Place
from dd_lint.text.wording import counted


def with_outcomes(
    project: Project,
    *,
    cache: Path | None = None,
    no_cache: bool = False,
    bases: Mapping[str, str] = MappingProxyType({}),
    allow_private: bool = False,
    suggest: bool = False,
) -> tuple[Project, LinkReport]:
    """Ask the network for the links of a list."""
    # Connections leave cycles behind, which a long run has to collect.
    gc.enable()
    places = _places(project)
    settings = project.config.links
    with _progress() as progress:
        options = Options(
            tokens=_tokens(settings.token_variables),
            bases=bases,
            cache=None if no_cache else Cache(cache or _default_cache()),
            allow_private=allow_private,
            suggest=suggest,
            clock=Clock(),
            progress=progress,
        )
        result = check_links(places, settings, options)
    checked = replace(project, outcomes=MappingProxyType(dict(result.outcomes)))
    judged = with_wrong_papers(checked)
    report = LinkReport(
        tuple((judged[url], places[url]) for url in places),
        result.requests,
        result.seconds,
        result.notes,
        result.interrupted,
    )
    return checked, report


def _places(project: Project) -> dict[str, tuple[Place, ...]]:
    """Every web address of the list, with the places where it stands."""
    found: dict[str, list[Place]] = {}
    for link in project.document.links:
        if link.destination[:8].lower().startswith(("http://", "https://")):
            source, span = project.source.local(link.destination_span)
            line, column = source.position(span.start)
            found.setdefault(link.destination, []).append(Place(source.path, line, column))
    return {url: tuple(places) for url, places in found.items()}


def _tokens(variables: Mapping[str, str]) -> dict[str, str]:
    """The tokens that the environment holds, by the name of the resolver."""
    return {name: token for name, variable in variables.items() if (token := os.environ.get(variable, ""))}


def _default_cache() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("dd-lint", appauthor=False) / "links.sqlite"


@contextmanager
def _progress() -> Iterator[Callable[[Progress], None] | None]:
    """A bar on a terminal; nothing where nobody watches."""
    if not sys.stderr.isatty() or os.environ.get("CI") or os.environ.get("TERM") == "dumb":
        yield None
        return
    from rich import progress as bars
    from rich.console import Console

    columns = (
        bars.TextColumn("links"),
        bars.BarColumn(),
        bars.MofNCompleteColumn(),
        bars.TimeElapsedColumn(),
        bars.TextColumn("{task.description}"),
    )
    with bars.Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        def show(now: Progress) -> None:
            waiting = f"{counted(now.hosts, 'host')} to go" if now.hosts else ""
            held = f", {now.held} asked to wait" if now.held else ""
            bar.update(task, completed=now.done, total=now.total, description=waiting + held)

        yield show

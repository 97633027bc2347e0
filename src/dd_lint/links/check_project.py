"""Asks the network for the links of a list, and says where each of them stands."""

from __future__ import annotations

import gc
import os
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from dd_lint.analysis.addresses.linked_papers import with_wrong_papers
from dd_lint.links.cache import Cache
from dd_lint.links.check_links import Options, check_links
from dd_lint.links.progress_bar import progress_bar
from dd_lint.links.schedule import Clock
from dd_lint.project.model import Project
from dd_lint.project.outcomes import LinkPlace, LinkReport


def check_project(
    project: Project,
    *,
    cache: Path | None = None,
    no_cache: bool = False,
    bases: Mapping[str, str] = MappingProxyType({}),
    allow_private: bool = False,
    suggest: bool = False,
) -> tuple[Project, LinkReport]:
    """The list with the outcomes of its links, and the report on them.

    `cache` is the file to use in place of the one in the user's folder. `bases` are addresses to ask in place
    of the registries' own, by their names; with `suggest`, copies of dead pages are looked for.
    """
    # Connections leave cycles behind, which a long run has to collect.
    gc.enable()
    places = _places(project)
    settings = project.config.links
    with progress_bar() as progress:
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
    checked = project.with_outcomes(MappingProxyType(dict(result.outcomes)))
    judged = with_wrong_papers(checked)
    report = LinkReport(
        tuple((judged[url], places[url]) for url in places),
        result.requests,
        result.seconds,
        result.notes,
        result.interrupted,
    )
    return checked, report


def _places(project: Project) -> dict[str, tuple[LinkPlace, ...]]:
    """Every web address of the list, with the places where it stands."""
    found: dict[str, list[LinkPlace]] = {}
    for link in project.document.links:
        if link.destination[:8].lower().startswith(("http://", "https://")):
            source, span = project.source.local(link.destination_span)
            line, column = source.position(span.start)
            found.setdefault(link.destination, []).append(LinkPlace(source.path, line, column))
    return {url: tuple(places) for url, places in found.items()}


def _tokens(variables: Mapping[str, str]) -> dict[str, str]:
    """The tokens that the environment holds, by the name of the resolver."""
    return {name: token for name, variable in variables.items() if (token := os.environ.get(variable, ""))}


def _default_cache() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("dd-lint", appauthor=False) / "links.sqlite"

"""What several rules ask of a list: pure functions of a project, each computed once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, cast

from dd_lint.project.model import Project

Result = TypeVar("Result")


def computed_once(analysis: Callable[[Project], Result]) -> Callable[[Project], Result]:
    """Make a pure function of a project remember its result, which must be frozen, with the project."""

    @wraps(analysis)
    def remembered(project: Project) -> Result:
        known = project.computed
        if analysis not in known:
            known[analysis] = analysis(project)
        return cast(Result, known[analysis])

    return remembered

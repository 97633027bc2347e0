"""How far a check of links is, on a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from dd_lint.links.check_links import Progress
from dd_lint.text.wording import counted


@contextmanager
def progress_bar() -> Iterator[Callable[[Progress], None] | None]:
    """What shows the progress as a bar; None where nobody watches."""
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

"""Checks links on the server of link_server.py, in no time."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Iterable
from dataclasses import replace

from link_server import LinkServer

from dd_lint.config.model import LinkSettings
from dd_lint.links.check_links import Options, Result, check_links
from dd_lint.links.schedule import Clock
from dd_lint.project.outcomes import Outcome


class LeapingClock(Clock):
    """Time that stands still while a request is under way, and else leaps to what is waited for.

    So no test waits for it, and what happens when does not depend on how busy the machine is.
    """

    def __init__(self) -> None:
        super().__init__()
        self._now = 0.0
        self._waiting: dict[asyncio.Task[object], tuple[asyncio.Event, float]] = {}

    def now(self) -> float:
        return self._now

    async def wait(self, event: asyncio.Event, seconds: float | None) -> None:
        task = asyncio.current_task()
        assert task
        until = math.inf if seconds is None else self._now + max(0.0, seconds)
        self._waiting[task] = event, until
        try:
            while not event.is_set() and self._now < until:
                if self._is_idle():
                    # What has just ended says so in the loop's next turn.
                    await asyncio.sleep(0)
                    if self._is_idle():
                        self._now = min(until for _, until in self._waiting.values())
                else:
                    await Clock().wait(event, 0.001)
            await asyncio.sleep(0)
        finally:
            del self._waiting[task]

    def _is_idle(self) -> bool:
        """Whether nothing is left to do but to wait."""
        events = [event for event, _ in self._waiting.values()]
        return asyncio.all_tasks() == self._waiting.keys() and not any(event.is_set() for event in events)


def check(
    server: LinkServer, urls: Iterable[str], options: Options | None = None, **settings: object
) -> Result:
    """Check links, on addresses that are private."""
    chosen = LinkSettings(timeout=60.0, interval=0.0)._replace(**settings)  # type: ignore[arg-type]
    options = options or Options(tokens={"github": "secret"})
    server.clock = LeapingClock()
    options = replace(options, bases=server.bases(), allow_private=True, clock=server.clock)
    return check_links(urls, chosen, options)


def one(server: LinkServer, path: str, **settings: object) -> Outcome:
    """The outcome of a single link to the server."""
    url = path if path.startswith("http") else server.url(path)
    return check(server, [url], **settings).outcomes[url]

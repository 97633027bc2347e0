"""Runs many small jobs, each for one service, and keeps to every service's limits."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import count
from typing import NamedTuple


class Clock:
    """Time in seconds, and how to wait; what asks for the time asks one of these."""

    def now(self) -> float:
        """Seconds since some moment; never goes back."""
        return time.monotonic()

    async def wait(self, event: asyncio.Event, seconds: float | None) -> None:
        """Wait for an event, but no longer than this."""
        with suppress(TimeoutError):
            async with asyncio.timeout(None if seconds is None else max(0.0, seconds)):
                await event.wait()


class Limits(NamedTuple):
    """How many jobs of a service run at once, and the seconds between the starts of two of them.

    Where only one runs at once, they are those between the end of one and the start of the next.
    """

    concurrency: int
    interval: float = 0.0


class Again(NamedTuple):
    """A job that has to run once more, after `delay` seconds; perhaps for another service."""

    delay: float = 0.0
    service: str | None = None


Run = Callable[[], Awaitable["Again | None"]]


@dataclass(slots=True)
class _Service:
    name: str
    limits: Limits
    jobs: list[tuple[float, int, Run]] = field(default_factory=list)
    running: int = 0
    earliest: float = 0.0
    held_until: float = 0.0
    # The time of its entry among those that wait; others of the same name are outdated.
    queued: float | None = None

    @property
    def is_free(self) -> bool:
        return bool(self.jobs) and self.running < self.limits.concurrency

    @property
    def ready_at(self) -> float:
        return max(self.earliest, self.jobs[0][0])


class Schedule:
    """A queue for each service, and turns between them.

    At most `overall` jobs run at once. A job that returns `Again` goes to the end of its queue, so that
    others have their turn first. Memory is that of the jobs that wait, and of `overall` tasks.
    """

    def __init__(self, clock: Clock, overall: int, limits: Callable[[str], Limits]) -> None:
        self.clock = clock
        self._overall = overall
        self._limits = limits
        self._services: dict[str, _Service] = {}
        # Services by the time when they may start a job.
        self._ready: list[tuple[float, int, str]] = []
        self._order = count()
        self._tasks: set[asyncio.Task[None]] = set()
        self._changed = asyncio.Event()
        self._error: BaseException | None = None

    def add(self, service: str, run: Run, delay: float = 0.0) -> None:
        """Let a job run when its service's turn comes, and not before `delay` seconds have passed."""
        known = self._services.get(service)
        if known is None:
            known = self._services[service] = _Service(service, self._limits(service))
        heappush(known.jobs, (self.clock.now() + delay, next(self._order), run))
        self._enqueue(known)
        self._changed.set()

    def hold(self, service: str, seconds: float) -> None:
        """Start nothing for a service for so long; an earlier word for longer stays in force."""
        known = self._services.get(service)
        if known is None:
            known = self._services[service] = _Service(service, self._limits(service))
        known.held_until = max(known.held_until, self.clock.now() + seconds)
        known.earliest = max(known.earliest, known.held_until)

    def free(self, service: str) -> None:
        """Let all jobs of a service run at once: it is not asked any more."""
        known = self._services.get(service)
        if known is not None:
            known.limits = Limits(self._overall)
            known.earliest = 0.0
            known.jobs = sorted((0.0, order, run) for _, order, run in known.jobs)
            self._enqueue(known)
            self._changed.set()

    def queues(self) -> tuple[int, int]:
        """How many services have jobs that wait, and how many of these asked to be left alone for now."""
        now = self.clock.now()
        waiting = [service for service in self._services.values() if service.jobs]
        return len(waiting), sum(service.held_until > now for service in waiting)

    async def run(self) -> None:
        """Run all jobs, those included that others add meanwhile.

        Raises what a job raises, after the others have been cancelled.
        """
        try:
            while True:
                self._changed.clear()
                if self._error is not None:
                    raise self._error
                while len(self._tasks) < self._overall and (service := self._next()):
                    self._start(service)
                if not self._tasks and not self._ready:
                    return
                await self.clock.wait(self._changed, self._pause())
        finally:
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)

    def _pause(self) -> float | None:
        """Seconds until a service may start a job, if one could be started at all."""
        if len(self._tasks) >= self._overall or not self._ready:
            return None
        return self._ready[0][0] - self.clock.now()

    def _enqueue(self, service: _Service) -> None:
        if service.is_free and (service.queued is None or service.ready_at < service.queued):
            service.queued = service.ready_at
            heappush(self._ready, (service.queued, next(self._order), service.name))

    def _next(self) -> _Service | None:
        """A service whose turn it is, taken off the queue."""
        now = self.clock.now()
        while self._ready and self._ready[0][0] <= now:
            queued, _, name = heappop(self._ready)
            service = self._services[name]
            if queued != service.queued:
                continue
            service.queued = None
            if service.is_free and service.ready_at <= now:
                return service
            self._enqueue(service)
        return None

    def _start(self, service: _Service) -> None:
        now, interval = self.clock.now(), service.limits.interval
        # One that starts late does not delay the next ones, but for two in a row.
        service.earliest = max(service.ready_at + interval, now + interval / 2)
        _, _, run = heappop(service.jobs)
        service.running += 1
        self._enqueue(service)
        task = asyncio.create_task(self._run(service, run))
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    async def _run(self, service: _Service, run: Run) -> None:
        try:
            again = await run()
        finally:
            service.running -= 1
            if service.limits.concurrency == 1:
                # The server counts from when a request reached it, which is before the answer came.
                service.earliest = max(service.earliest, self.clock.now() + service.limits.interval)
            self._enqueue(service)
        if again is not None:
            self.add(again.service or service.name, run, again.delay)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        self._changed.set()
        if not task.cancelled() and (error := task.exception()):
            self._error = error

"""Checks the links of a list: the cache first, then the registries, then the plain web."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple
from urllib.parse import urldefrag, urlsplit

from dd_lint.config.model import LinkSettings
from dd_lint.links.cache import Cache
from dd_lint.links.earlier_runs import EarlierRuns
from dd_lint.links.network import Network
from dd_lint.links.resolvers import Resolver, resolvers
from dd_lint.links.schedule import Clock, Limits, Schedule
from dd_lint.links.session import Answer, Session
from dd_lint.links.wayback import suggest_copies
from dd_lint.links.web import Web
from dd_lint.project.outcomes import Outcome, Verdict

_SHOWN_EVERY = 0.1
"""Seconds between two words on the progress."""
# Hosts that turn many requests away at once; a few at a time they answer.
_CAREFUL = {
    "github.com": Limits(2, 0.5),
    "arxiv.org": Limits(1, 3.0),
    "openreview.net": Limits(1, 1.0),
    "scholar.google.com": Limits(1, 2.0),
    "web.archive.org": Limits(1, 1.0),
    "archive.org": Limits(1, 1.0),
    "registry:crossref": Limits(2, 0.2),
}


class Progress(NamedTuple):
    """How far a run is: links that are settled, of how many, hosts that wait, and those that ask to wait."""

    done: int
    total: int
    hosts: int
    held: int


@dataclass(frozen=True)
class Options:
    """How one run goes, beyond the configuration.

    `tokens` and `bases`, addresses to ask in place of the registries' own, are by the name of the resolver.
    `clock` and `wall` (seconds since 1970) tell the time; `progress` is called now and then.
    """

    tokens: Mapping[str, str] = field(default_factory=dict)
    bases: Mapping[str, str] = field(default_factory=dict)
    cache: Cache | None = None
    allow_private: bool = False
    suggest: bool = False
    clock: Clock = Clock()  # noqa: RUF009 - it has no state
    wall: Callable[[], float] = time.time
    progress: Callable[[Progress], None] | None = None


@dataclass(frozen=True)
class Result:
    """What a run found out: an outcome for each URL, in their order, and what a person should know of it."""

    outcomes: Mapping[str, Outcome]
    requests: int
    seconds: float
    notes: tuple[str, ...] = ()
    interrupted: bool = False


def check_links(urls: Iterable[str], settings: LinkSettings, options: Options) -> Result:
    """Check URLs; each is asked for once, however often it stands there.

    An interrupt ends the run early: what is not settled by then is "unverified".
    """
    return asyncio.run(_Checking(urls, settings, options).run())


class _Checking:
    def __init__(self, urls: Iterable[str], settings: LinkSettings, options: Options) -> None:
        self._urls = list(dict.fromkeys(urls))
        self._settings = settings
        self._options = options
        self._outcomes: dict[str, Outcome] = {}
        self._etags: dict[str, str] = {}
        self._earlier = EarlierRuns(options.cache, settings, options.wall())
        self._interrupted = False
        self._schedule: Schedule | None = None
        self._shown = 0.0

    async def run(self) -> Result:
        began = time.perf_counter()
        settings = self._settings
        earlier = self._earlier
        self._outcomes.update(earlier.recall(self._urls))
        schedule = self._schedule = Schedule(self._options.clock, settings.concurrency, self._limits)
        async with Network(
            connections=settings.concurrency,
            timeout=settings.timeout,
            allow_private=self._options.allow_private,
        ) as network:
            session = Session(
                network,
                schedule,
                settings,
                tokens=self._options.tokens,
                bases=self._options.bases,
                wall=self._options.wall,
            )
            self._distribute(session)
            await self._until_deadline(schedule)
            self._settle_the_rest()
            earlier.weigh(self._outcomes)
            earlier.keep(self._outcomes, self._etags)
            if self._options.suggest and not self._interrupted:
                await suggest_copies(session, self._outcomes)
            requests = network.requests
        outcomes = {url: self._outcomes[url] for url in self._urls}
        notes = (*session.notes, *earlier.notes)
        return Result(outcomes, requests, time.perf_counter() - began, notes, self._interrupted)

    def _limits(self, service: str) -> Limits:
        if service in self._registry_limits:
            return self._registry_limits[service]
        return _CAREFUL.get(service, Limits(self._settings.per_host, self._settings.interval))

    def _distribute(self, session: Session) -> None:
        """Give every URL that is not known to whoever can speak for it."""
        everyone = [resolver(session) for resolver in resolvers()]
        self._registry_limits = {one.service: one.limits for one in everyone}
        asked: dict[Resolver, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        web: list[str] = []
        for url in self._urls:
            if self._is_left_out(url) or url in self._outcomes:
                continue
            for resolver in everyone:
                key = resolver.key(url)
                if key is None:
                    continue
                if resolver.needs_token and not resolver.token:
                    session.note(
                        f"without a token for {resolver.name}, its links are asked for as pages, slowly"
                    )
                    continue
                asked[resolver][key].append(url)
                break
            else:
                web.append(url)
        ask_web = self._web(session)
        for resolver, keys in asked.items():
            resolver.ask(
                list(keys),
                partial(self._settle_key, resolver.name, keys),
                lambda key, keys=keys: ask_web(keys[key]),  # type: ignore[misc]
            )
        ask_web(web)

    def _web(self, session: Session) -> Callable[[Sequence[str]], None]:
        checker = Web(session)

        def ask(urls: Sequence[str]) -> None:
            # What differs in its fragment alone is one page.
            pages: dict[str, list[str]] = defaultdict(list)
            for url in urls:
                pages[urldefrag(url).url].append(url)
            for page, same in pages.items():
                checker.ask(page, self._earlier.etag(same[0]), partial(self._settle, checker.name, same))

        return ask

    def _is_left_out(self, url: str) -> bool:
        """Settle what is not asked for at all."""
        message, by = "", "none"
        if any(_matches(pattern, url) for pattern in self._settings.ignore):
            message, by = "left out by the configuration", "configuration"
        else:
            try:
                parts = urlsplit(url)
                _ = parts.port
                if parts.username is not None or parts.password is not None:
                    message = "it holds a user's name"
                elif not parts.hostname:
                    message = "it names no host"
            except ValueError:
                message = "it is no address"
        if message:
            self._outcomes[url] = Outcome(url, Verdict.UNVERIFIED, message=message, checked_by=by)
        return bool(message)

    def _settle_key(self, resolver: str, urls: Mapping[str, Sequence[str]], key: str, answer: Answer) -> None:
        self._settle(resolver, urls[key], answer)

    def _settle(self, resolver: str, urls: Sequence[str], answer: Answer) -> None:
        for url in urls:
            self._outcomes[url] = Outcome(
                url=url,
                verdict=answer.verdict,
                status=answer.status,
                final_url=_with_fragment(answer.final_url, url),
                checked_by=resolver,
                attempts=answer.attempts,
                message=answer.message,
                title=answer.title,
                authors=answer.authors,
                archived=answer.archived,
                suspicion=answer.suspicion,
                same_place=answer.same_place,
            )
            self._etags[url] = answer.etag
        now = time.monotonic()
        if self._options.progress and self._schedule and now - self._shown >= _SHOWN_EVERY:
            self._shown = now
            hosts, held = self._schedule.queues()
            self._options.progress(Progress(len(self._outcomes), len(self._urls), hosts, held))

    async def _until_deadline(self, schedule: Schedule) -> None:
        ended = asyncio.Event()
        work = asyncio.create_task(schedule.run())
        work.add_done_callback(lambda _: ended.set())
        try:
            await self._options.clock.wait(ended, self._settings.deadline or None)
        except asyncio.CancelledError:
            # An interrupt: what is known is worth more than nothing.
            self._interrupted = True
            task = asyncio.current_task()
            if task is not None:
                task.uncancel()
        if not work.done():
            work.cancel()
        with suppress(asyncio.CancelledError):
            await work

    def _settle_the_rest(self) -> None:
        message = "the run was interrupted" if self._interrupted else "there was no time left to ask"
        for url in self._urls:
            if url not in self._outcomes:
                self._outcomes[url] = Outcome(url, Verdict.UNVERIFIED, message=message, checked_by="none")


def _with_fragment(final: str | None, url: str) -> str | None:
    """Where a link leads, with its own fragment unless the new address brings one."""
    fragment = urldefrag(url).fragment
    return f"{final}#{fragment}" if final and fragment and "#" not in final else final


def _matches(pattern: str, url: str) -> bool:
    """Whether an address is what a pattern says, in which `*` stands for any letters."""
    first, *others = pattern.split("*")
    if not others:
        return url == pattern
    *middle, last = others
    end = len(url) - len(last)
    place = len(first)
    if place > end or not url.startswith(first) or not url.endswith(last):
        return False
    for piece in middle:
        place = url.find(piece, place, end)
        if place < 0:
            return False
        place += len(piece)
    return True

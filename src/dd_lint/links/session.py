"""What every job of one run shares: the network, the schedule, and when to try again."""

from __future__ import annotations

import random
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from dd_lint.config.model import LinkSettings
from dd_lint.links.network import PAGE_LIMIT, Network, NetworkError, Reply
from dd_lint.links.schedule import Again, Run, Schedule
from dd_lint.project.outcomes import Verdict

_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 529})
_LONGEST_HOLD = 300.0
"""Seconds that a service may ask us to wait; one that asks for more is not asked again in this run."""
_LEAST_FAILURES = 3
"""How often a service that has never answered is asked at least before it is given up."""
_FIRST_DELAY, _LONGEST_DELAY = 1.0, 60.0


class Unanswered(Exception):  # noqa: N818 - it is an answer of a kind
    """Whoever was asked does not say; why, in words that follow an address."""

    def __init__(self, verdict: Verdict, message: str, status: int | None = None) -> None:
        super().__init__(message)
        self.verdict = verdict
        self.message = message
        self.status = status


class _Later(Exception):  # noqa: N818 - no error yet
    def __init__(self, again: Again) -> None:
        super().__init__()
        self.again = again


class Answer(NamedTuple):
    """What a resolver says of an identifier or an address; the fields are those of `Outcome`."""

    verdict: Verdict
    message: str = ""
    status: int | None = None
    final_url: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    archived: bool = False
    suspicion: str = ""
    same_place: bool = False
    attempts: int = 1
    etag: str = ""


class Session:
    """One run.

    `tokens` and `bases`, the addresses that whoever runs it has chosen, are by the name of the resolver.
    `wall` tells the time of day.
    """

    def __init__(
        self,
        network: Network,
        schedule: Schedule,
        settings: LinkSettings,
        *,
        tokens: Mapping[str, str],
        bases: Mapping[str, str],
        wall: Callable[[], float],
    ) -> None:
        self.network = network
        self.schedule = schedule
        self.settings = settings
        self._tokens = tokens
        self._bases = bases
        self.wall = wall
        self.notes: list[str] = []
        self._closed: dict[str, Unanswered] = {}
        # How often services failed to answer; None for those that have answered.
        self._unreached: dict[str, int | None] = {}
        self._random = random.Random()

    def base(self, name: str, default: str) -> str:
        """Where a resolver asks, without a slash at the end."""
        return (self._bases.get(name) or self.settings.bases.get(name) or default).rstrip("/")

    def token(self, name: str) -> str:
        """The token of a resolver, if there is one.

        A list's configuration may name an address; a token goes only where whoever runs this sends it.
        """
        token = self._tokens.get(name, "")
        if token and name in self.settings.bases and name not in self._bases:
            self.note(f"the token for {name} is not sent to the address that the configuration names")
            return ""
        return token

    def close(self, service: str, reason: Unanswered) -> None:
        """Ask a service no more; all that still waits for it gets this reason."""
        self._closed.setdefault(service, reason)
        self.schedule.free(service)

    def note(self, text: str) -> None:
        """Keep something that a person should know of the run, once."""
        if text not in self.notes:
            self.notes.append(text)

    def job(
        self,
        service: str,
        work: Callable[[Attempts], Awaitable[Again | None]],
        give_up: Callable[[Unanswered, int], None],
    ) -> Run:
        """A job that sends through its `Attempts`; `give_up` hears why there is no answer, after how many."""
        attempts = Attempts(self, service)

        async def run() -> Again | None:
            try:
                return await work(attempts)
            except _Later as later:
                return later.again
            except Unanswered as reason:
                give_up(reason, attempts.sent)
                return None

        return run

    def reached(self, service: str) -> None:
        """Know that a service answers."""
        self._unreached[service] = None

    def unreached(self, service: str, reason: Unanswered) -> None:
        """Close a service that has not answered once when it was asked for so often."""
        count = self._unreached.get(service, 0)
        if count is None:
            return
        self._unreached[service] = count + 1
        if count >= max(self.settings.retries, _LEAST_FAILURES):
            self.close(service, reason)

    def check_open(self, service: str) -> None:
        """Raises `Unanswered` if a service has been closed."""
        if service in self._closed:
            # The same exception again and again would keep the frames of all of them.
            raise self._closed[service].with_traceback(None)

    def delay(self, failures: int) -> float:
        """Seconds to wait after so many failures: twice as long each time, less up to a half by chance."""
        longest = min(_LONGEST_DELAY, _FIRST_DELAY * 2.0 ** (failures - 1))
        return longest * self._random.uniform(0.5, 1.0)

    def retry_after(self, reply: Reply) -> float | None:
        """The seconds of a `Retry-After`, given in seconds or as a date (RFC 9110, section 10.2.3)."""
        value = reply.headers.get("retry-after", "").strip()
        if value.isascii() and value.isdigit():
            return float(value[:9])
        try:
            moment = parsedate_to_datetime(value)
        except (ValueError, TypeError):
            return None
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        return max(0.0, (moment - datetime.fromtimestamp(self.wall(), UTC)).total_seconds())


class Attempts:
    """Sends the requests of one job, and decides when one that failed is worth another."""

    def __init__(self, session: Session, service: str) -> None:
        self._session = session
        self.service = service
        self.sent = 0
        self._failures = 0

    async def send(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        content: bytes | None = None,
        limit: int = PAGE_LIMIT,
    ) -> Reply:
        """Send a request; an answer that may be another one later ends the job, which is run again.

        Raises:
            Unanswered: there is no answer after all attempts, or the service is not to be asked.
        """
        self._session.check_open(self.service)
        self.sent += 1
        try:
            reply = await self._session.network.send(
                method, url, headers=headers, content=content, limit=limit
            )
        except NetworkError as error:
            reason = Unanswered(error.verdict, str(error))
            if not error.passing:
                raise reason from None
            self._session.unreached(self.service, reason)
            self.fail(reason)
            raise AssertionError from None
        self._session.reached(self.service)
        wait = self._session.retry_after(reply) if reply.status in _PASSING else None
        if wait is not None:
            self._hold(wait, reply.status)
        if reply.status in _PASSING:
            self.fail(_refusal(reply.status))
        return reply

    def fail(self, reason: Unanswered) -> None:
        """End this attempt: another one follows later, if any are left.

        Raises:
            Unanswered: none is left; `reason` itself.
        """
        self._failures += 1
        if self._failures > self._session.settings.retries:
            raise reason
        raise _Later(Again(self._session.delay(self._failures), self.service))

    def _hold(self, seconds: float, status: int) -> None:
        reason = Unanswered(Verdict.RATE_LIMITED, f"the server asks to wait {seconds:.0f} s", status)
        if seconds > _LONGEST_HOLD:
            self._session.close(self.service, reason)
            raise reason
        self._session.schedule.hold(self.service, seconds)


def _refusal(status: int) -> Unanswered:
    if status == 429:
        return Unanswered(Verdict.RATE_LIMITED, "too many requests (429)", status)
    if status == 408:
        return Unanswered(Verdict.TIMEOUT, "the server waited in vain (408)", status)
    return Unanswered(Verdict.ERROR, f"the server fails ({status})", status)

"""What was found out about a link."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from dd_lint.text.addresses import host_and_port
from dd_lint.text.wording import counted


class Verdict(StrEnum):
    """What a link is, as far as could be told."""

    ALIVE = "alive"
    MOVED = "moved"
    DEAD = "dead"
    WRONG_PAPER = "wrong_paper"
    BLOCKED = "blocked"
    RATE_LIMITED = "rate_limited"
    TIMEOUT = "timeout"
    ERROR = "error"
    UNVERIFIED = "unverified"

    @property
    def is_open(self) -> bool:
        """Whether nothing is known: neither that the link works nor that it does not."""
        return self in _OPEN


_OPEN = {Verdict.BLOCKED, Verdict.RATE_LIMITED, Verdict.TIMEOUT, Verdict.ERROR, Verdict.UNVERIFIED}


class LinkPlace(NamedTuple):
    """Where a link stands: 1-based line and column in a file."""

    path: str
    line: int
    column: int


class Outcome(NamedTuple):
    """What is known of one URL.

    `status` is the last HTTP status, `final_url` where redirects or a registry lead, `checked_by` the
    resolver that spoke. `title` and `authors` are the paper's in its registry. `suspicion` says in words
    what is odd about a redirect; `same_place` tells that a move is permanent and within one host, or that
    of a renamed repository; `suggestion` is the address of a copy in an archive.
    """

    url: str
    verdict: Verdict
    status: int | None = None
    final_url: str | None = None
    checked_by: str = "web"
    attempts: int = 0
    cached: bool = False
    message: str = ""
    title: str | None = None
    authors: tuple[str, ...] = ()
    archived: bool = False
    suspicion: str = ""
    same_place: bool = False
    suggestion: str | None = None

    @property
    def host(self) -> str:
        """The host of the URL with its port, in lower case, without "www."; empty where none is named."""
        return host_and_port(self.url)


class LinkReport(NamedTuple):
    """The links of a list in reading order, where each stands, and what it took to find out.

    `notes` are what a person should know of the run. `interrupted` tells that it ended early.
    """

    links: tuple[tuple[Outcome, tuple[LinkPlace, ...]], ...]
    requests: int
    seconds: float
    notes: tuple[str, ...] = ()
    interrupted: bool = False

    def count(self, verdict: Verdict) -> int:
        """How many links have a verdict."""
        return sum(outcome.verdict is verdict for outcome, _ in self.links)

    @property
    def nothing_answered(self) -> bool:
        """Whether no host at all could be reached, of several: that is the network's fault, not theirs."""
        asked = [outcome for outcome, _ in self.links if outcome.attempts and not outcome.cached]
        hosts = {outcome.host for outcome in asked}
        return len(hosts) > 1 and all(
            outcome.verdict in (Verdict.ERROR, Verdict.TIMEOUT) and outcome.status is None
            for outcome in asked
        )

    @property
    def summary(self) -> str:
        """The numbers in one line: `412 links: 398 alive, 3 moved, 2 dead, 9 blocked; 31 requests; 8.2 s`."""
        counts = ", ".join(
            f"{count:,} {verdict.value.replace('_', ' ')}"
            for verdict in Verdict
            if (count := self.count(verdict))
        )
        links = counted(len(self.links), "link")
        return f"{links}: {counts or 'none'}; {counted(self.requests, 'request')}; {self.seconds:.1f} s"

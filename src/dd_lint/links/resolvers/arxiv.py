"""arXiv, by its API: a hundred papers a request, one request in three seconds, one connection.

Source: https://info.arxiv.org/help/api/user-manual.html and https://info.arxiv.org/help/api/tou.html.
Identifiers that do not exist are absent from the feed, which keeps no order; one that cannot exist
spoils the whole request; and once in a while the feed is empty for no reason.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote
from xml.etree import ElementTree

from dd_lint.links.network import ANSWER_LIMIT
from dd_lint.links.resolvers import PassOn, Resolver, Settle, batches
from dd_lint.links.schedule import Again, Limits
from dd_lint.links.session import Answer, Attempts, Unanswered
from dd_lint.papers.identifiers import arxiv_date, paper_identifier
from dd_lint.project.outcomes import Verdict

_BATCH = 100
_ATOM = "{http://www.w3.org/2005/Atom}"
_ABSTRACT = re.compile(r"/abs/(.+?)(?:v\d+)?$")
_CERTAIN = "1706.03762"
"""A paper that exists: a feed without it is broken."""


class Arxiv(Resolver):
    """Papers of arXiv, with their titles."""

    name = "arxiv"
    base = "https://export.arxiv.org"
    limits = Limits(1, 3.0)

    def key(self, url: str) -> str | None:
        """The identifier without a version."""
        identifier = paper_identifier(url)
        if identifier is None or identifier.kind != "arxiv" or arxiv_date(identifier.value) is None:
            return None
        return identifier.value

    def ask(self, keys: Sequence[str], settle: Settle, pass_on: PassOn) -> None:
        """Ask for all, and once more for those that were absent."""
        _Run(self, keys, settle, pass_on).start()


class _Run:
    """The absent ones of all requests are asked for together, in the company of one that exists."""

    def __init__(self, resolver: Arxiv, keys: Sequence[str], settle: Settle, pass_on: PassOn) -> None:
        self._resolver = resolver
        self._keys = keys
        self._settle = settle
        self._pass_on = pass_on
        self._left = 0
        self._absent: list[str] = []
        self._certain = _CERTAIN

    def start(self) -> None:
        for batch in batches(self._keys, _BATCH):
            self._left += 1
            self._add(batch, second=False)

    def _add(self, batch: Sequence[str], *, second: bool) -> None:
        async def work(attempts: Attempts) -> Again | None:
            found = await self._request([*batch, *([self._certain] if second else [])], attempts)
            if found is None:
                # One of them is none that arXiv knows how to read: halves show which.
                if len(batch) == 1:
                    self._pass_on(batch[0])
                for half in batches(batch, max(1, len(batch) // 2)) if len(batch) > 1 else ():
                    self._left += not second
                    self._add(half, second=second)
                self._done(second)
                return None
            if (second and self._certain not in found) or not found:
                attempts.fail(Unanswered(Verdict.ERROR, "arXiv sends an empty answer", 200))
            self._read(batch, found, attempts.sent, second=second)
            return None

        def give_up(reason: Unanswered, sent: int) -> None:
            if not second and reason.status == 200:
                # An empty feed again and again: perhaps none of them exists.
                self._absent.extend(batch)
            else:
                for key in batch:
                    self._settle(key, Answer(reason.verdict, reason.message, reason.status, attempts=sent))
            self._done(second)

        session = self._resolver.session
        session.schedule.add(self._resolver.service, session.job(self._resolver.service, work, give_up))

    def _read(self, batch: Sequence[str], found: dict[str, Answer], sent: int, *, second: bool) -> None:
        for key in batch:
            if key in found:
                self._certain = key
                self._settle(key, found[key]._replace(attempts=sent))
            elif second:
                self._settle(key, Answer(Verdict.DEAD, "arXiv has no such paper", 200, attempts=sent + 1))
            else:
                self._absent.append(key)
        self._done(second)

    def _done(self, second: bool) -> None:
        self._left -= not second
        if not second and self._left == 0:
            for batch in batches(self._absent, _BATCH - 1):
                self._add(batch, second=True)

    async def _request(self, keys: Sequence[str], attempts: Attempts) -> dict[str, Answer] | None:
        """The papers by identifier; None if arXiv cannot read one of the identifiers."""
        ids = quote(",".join(keys), safe=",/.")
        url = f"{self._resolver.address}/api/query?id_list={ids}&max_results={len(keys)}"
        reply = await attempts.send("GET", url, limit=ANSWER_LIMIT)
        if reply.status == 400:
            return None
        if reply.status != 200:
            raise Unanswered(Verdict.BLOCKED, f"arXiv answers {reply.status}", reply.status)
        try:
            return _papers(reply.body)
        except (ElementTree.ParseError, ValueError):
            attempts.fail(Unanswered(Verdict.ERROR, "arXiv sends what is no feed", reply.status))
            raise AssertionError from None


def _papers(feed: bytes) -> dict[str, Answer] | None:
    if b"<!DOCTYPE" in feed or b"<!ENTITY" in feed:
        raise ValueError("a feed defines nothing")
    root = ElementTree.fromstring(feed)
    if root.tag != f"{_ATOM}feed":
        raise ValueError("not a feed")
    papers = {}
    for entry in root.iter(f"{_ATOM}entry"):
        place = entry.findtext(f"{_ATOM}id", "").strip()
        if "/api/errors" in place:
            return None
        match = _ABSTRACT.search(place)
        if match:
            title = " ".join(entry.findtext(f"{_ATOM}title", "").split())
            names = (author.findtext(f"{_ATOM}name", "") for author in entry.iter(f"{_ATOM}author"))
            authors = tuple(" ".join(name.split()) for name in names)
            papers[match[1]] = Answer(Verdict.ALIVE, status=200, title=title, authors=authors)
    return papers


RESOLVER = Arxiv

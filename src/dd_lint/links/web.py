"""The plain web: asks for one address, follows where it leads, and says only what is certain.

Most of what looks like a dead link is a server that does not like to be asked by a program. Only a
`404` or `410` that a second request, of the other kind, confirms is the word "dead".
"""

from __future__ import annotations

from collections.abc import Callable

from dd_lint.links.blocked import WALLS, challenge_in, is_page, may_be_wall
from dd_lint.links.network import Reply
from dd_lint.links.redirects import MOST_HOPS, Hop, is_for_sale, location, read_redirects
from dd_lint.links.schedule import Again
from dd_lint.links.session import Answer, Attempts, Session, Unanswered
from dd_lint.project.outcomes import Verdict
from dd_lint.text.addresses import host_and_port

_GONE = frozenset({404, 410})


class Web:
    """Checks addresses one by one."""

    name = "web"

    def __init__(self, session: Session) -> None:
        self._session = session
        # Hosts that answer GET where they refuse HEAD.
        self._without_head: set[str] = set()

    def ask(self, url: str, etag: str, settle: Callable[[Answer], None]) -> None:
        """Put an address into its host's queue; `settle` is called with what comes of it."""
        probe = _Probe(self._session, self._without_head, url, etag, settle)
        service = host_and_port(url)
        self._session.schedule.add(service, self._session.job(service, probe.step, probe.give_up))


class _Probe:
    """One address on its way."""

    def __init__(
        self,
        session: Session,
        without_head: set[str],
        url: str,
        etag: str,
        settle: Callable[[Answer], None],
    ) -> None:
        self._session = session
        self._without_head = without_head
        self._url = url
        self._etag = etag
        self._settle = settle
        self._hops: list[Hop] = []
        self._method = ""
        self._gone = 0
        self._last_status: int | None = None

    def give_up(self, reason: Unanswered, attempts: int) -> None:
        """There is no answer."""
        status = reason.status if reason.status is not None else self._last_status
        final = self._url if self._hops else None
        self._settle(Answer(reason.verdict, reason.message, status, final, attempts=attempts))

    async def step(self, attempts: Attempts) -> Again | None:
        """Send one request, and say whether another one has to follow."""
        host = host_and_port(self._url)
        attempts.service = host
        if not self._method:
            self._method = "GET" if host in self._without_head else "HEAD"
        headers = {"If-None-Match": self._etag} if self._etag and not self._hops else None
        try:
            reply = await attempts.send(self._method, self._url.partition("#")[0], headers=headers)
        finally:
            # What made HEAD fail may be HEAD itself.
            self._method, method = "GET", self._method
        self._last_status = reply.status
        found = self._judge(reply, method, host)
        if isinstance(found, Again):
            return found
        etag = "" if self._hops else reply.headers.get("etag", "")
        final = self._url if self._hops else None
        self._settle(found._replace(status=reply.status, final_url=final, attempts=attempts.sent, etag=etag))
        return None

    def _judge(self, reply: Reply, method: str, host: str) -> Answer | Again:
        status = reply.status
        if challenge := challenge_in(reply):
            return Answer(Verdict.BLOCKED, challenge)
        if status in (301, 302, 303, 307, 308) and "location" in reply.headers:
            return self._follow(reply)
        if status in _GONE:
            self._gone += 1
            gone = self._gone > 1
            return Answer(Verdict.DEAD, f"not found ({status})") if gone else Again(self._session.delay(1))
        if method == "HEAD" and status in (405, 501):
            self._without_head.add(host)
        if method == "HEAD" and (status >= 400 or may_be_wall(reply)):
            return Again()
        if status in WALLS:
            return Answer(Verdict.BLOCKED, f"the server lets no program in ({status})")
        if status >= 400 or (300 <= status != 304):
            return Answer(Verdict.ERROR, f"the server answers {status}")
        if method == "GET":
            self._without_head.add(host)
        return self._accept(reply.text if is_page(reply) else "")

    def _accept(self, page: str) -> Answer:
        """The server says that all is well, at the end of the redirects."""
        suspicion = "its page offers the domain for sale" if is_for_sale(page) else ""
        if not self._hops:
            return Answer(Verdict.ALIVE, suspicion=suspicion)
        reading = read_redirects(self._hops, self._url)
        if reading.kind == "login":
            return Answer(Verdict.BLOCKED, "leads to a login")
        verdict = Verdict.MOVED if reading.kind in ("moved", "odd") else Verdict.ALIVE
        return Answer(verdict, suspicion=suspicion or reading.suspicion, same_place=reading.same_place)

    def _follow(self, reply: Reply) -> Answer | Again:
        """Go where the server points, in the queue of the host that is there."""
        target = location(self._url, reply.headers["location"])
        if target is None:
            return Answer(Verdict.ERROR, "leads to what is no web address")
        self._hops.append(Hop(reply.status, self._url))
        if len(self._hops) > MOST_HOPS:
            return Answer(Verdict.ERROR, f"leads on and on, over {MOST_HOPS} redirects")
        if sum(hop.url == target for hop in self._hops) > 1:
            return Answer(Verdict.ERROR, "leads round in circles")
        self._url = target
        host = host_and_port(target)
        self._method = "GET" if host in self._without_head else "HEAD"
        return Again(0.0, host)

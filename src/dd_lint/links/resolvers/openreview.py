"""OpenReview, by its API, which often wants to see a browser and then says nothing in the whole run.

Source: https://docs.openreview.net/reference/api-v2. Papers from before 2023 may be known to the older
version of the interface alone.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from dd_lint.links.network import ANSWER_LIMIT, Reply
from dd_lint.links.resolvers import PassOn, Resolver, Settle
from dd_lint.links.schedule import Again, Limits
from dd_lint.links.session import Answer, Attempts, Unanswered
from dd_lint.papers.identifiers import paper_identifier
from dd_lint.project.outcomes import Verdict

_OLDER = "https://api.openreview.net"


class OpenReview(Resolver):
    """Papers on OpenReview, with their titles."""

    name = "openreview"
    base = "https://api2.openreview.net"
    limits = Limits(2, 0.25)

    def key(self, url: str) -> str | None:
        """The identifier of a paper's forum."""
        identifier = paper_identifier(url)
        return identifier.value if identifier and identifier.kind == "openreview" else None

    def ask(self, keys: Sequence[str], settle: Settle, pass_on: PassOn) -> None:
        """Ask for each paper, until the first challenge."""
        for key in keys:
            self._add(key, settle)

    def _add(self, key: str, settle: Settle) -> None:
        older = _OLDER if self.address == self.base else self.address + "/v1"
        bases = [self.address, older]

        async def work(attempts: Attempts) -> Again | None:
            reply = await attempts.send("GET", f"{bases[0]}/notes?id={quote(key)}", limit=ANSWER_LIMIT)
            if reply.status in (401, 403, 418) or "ChallengeRequired" in reply.text[:4096]:
                reason = Unanswered(Verdict.BLOCKED, "OpenReview wants to see a browser", reply.status)
                self.session.close(self.service, reason)
                raise reason
            found, title = _note(reply)
            if found:
                settle(key, Answer(Verdict.ALIVE, status=reply.status, title=title, attempts=attempts.sent))
            elif reply.status not in (200, 400, 404):
                raise Unanswered(Verdict.ERROR, f"OpenReview answers {reply.status}", reply.status)
            elif len(bases) > 1:
                del bases[0]
                return Again()
            else:
                message = "OpenReview has no such paper"
                settle(key, Answer(Verdict.DEAD, message, reply.status, attempts=attempts.sent))
            return None

        def give_up(reason: Unanswered, sent: int) -> None:
            settle(key, Answer(reason.verdict, reason.message, reason.status, attempts=sent))

        self.session.schedule.add(self.service, self.session.job(self.service, work, give_up))


def _note(reply: Reply) -> tuple[bool, str | None]:
    """Whether there is a note, and its title, which is a text or an object with a text as `value`."""
    try:
        document: Any = json.loads(reply.body)
        note = document["notes"][0]
        title = note.get("content", {}).get("title")
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return False, None
    if isinstance(title, dict):
        title = title.get("value")
    return True, title if isinstance(title, str) else None


RESOLVER = OpenReview

"""Copies of dead pages in the Wayback Machine.

Source: https://archive.org/help/wayback_api.php.
"""

from __future__ import annotations

import json
from collections.abc import MutableMapping
from typing import Any
from urllib.parse import quote

from dd_lint.links.network import ANSWER_LIMIT
from dd_lint.links.schedule import Again
from dd_lint.links.session import Attempts, Session, Unanswered
from dd_lint.project.outcomes import Outcome, Verdict

_BASE = "https://archive.org"
_SERVICE = "archive.org"


async def suggest_copies(session: Session, outcomes: MutableMapping[str, Outcome]) -> None:
    """Add the nearest copy to each dead link's outcome, where there is one."""
    for outcome in list(outcomes.values()):
        if outcome.verdict is Verdict.DEAD:
            _add(session, outcomes, outcome)
    await session.schedule.run()


def _add(session: Session, outcomes: MutableMapping[str, Outcome], outcome: Outcome) -> None:
    base = session.base("wayback", _BASE)

    async def work(attempts: Attempts) -> Again | None:
        url = f"{base}/wayback/available?url={quote(outcome.url, safe='')}"
        reply = await attempts.send("GET", url, limit=ANSWER_LIMIT)
        if copy := _closest(reply.body):
            outcomes[outcome.url] = outcome._replace(suggestion=copy)
        return None

    def give_up(reason: Unanswered, sent: int) -> None:
        session.note("the Wayback Machine does not answer; no copies are suggested")
        session.close(_SERVICE, reason)

    session.schedule.add(_SERVICE, session.job(_SERVICE, work, give_up))


def _closest(body: bytes) -> str | None:
    try:
        document: Any = json.loads(body)
        copy = document["archived_snapshots"]["closest"]
        url = copy["url"] if copy.get("available") else None
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None
    if not isinstance(url, str) or not url.startswith(("http://", "https://")):
        return None
    return "https://" + url.removeprefix("http://") if url.startswith("http://web.archive.org/") else url

"""DOIs, by the handle system, which knows those of every agency without touching a publisher.

Sources: https://www.doi.org/doi-handbook/HTML/rest-api.html for whether a DOI exists, and
https://api.crossref.org for the title, many at once.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from dd_lint.links.network import ANSWER_LIMIT
from dd_lint.links.resolvers import PassOn, Resolver, Settle, batches
from dd_lint.links.schedule import Again, Limits
from dd_lint.links.session import Answer, Attempts, Unanswered
from dd_lint.papers.identifiers import is_possible_doi, paper_identifier
from dd_lint.project.outcomes import Verdict

_BATCH = 40
_TITLES = "registry:crossref"
_CROSSREF = "https://api.crossref.org"


class Doi(Resolver):
    """Whatever has a DOI in its address, with the titles that Crossref knows."""

    name = "doi"
    base = "https://doi.org"
    limits = Limits(5, 0.05)

    def key(self, url: str) -> str | None:
        """The DOI in lower case."""
        identifier = paper_identifier(url)
        if identifier is None or identifier.kind != "doi" or not is_possible_doi(identifier.value):
            return None
        return identifier.value

    def ask(self, keys: Sequence[str], settle: Settle, pass_on: PassOn) -> None:
        """Ask for the titles first: what has one exists, and need not be asked for again."""
        for batch in batches(keys, _BATCH):
            self._add_titles(batch, settle)

    def _add_titles(self, batch: Sequence[str], settle: Settle) -> None:
        base = self.session.base("crossref", _CROSSREF)
        wanted = ",".join(f"doi:{key}" for key in batch)
        query = f"filter={quote(wanted, safe=':,/')}&rows={len(batch)}&select=DOI,title"

        async def work(attempts: Attempts) -> Again | None:
            reply = await attempts.send("GET", f"{base}/works?{query}", limit=ANSWER_LIMIT)
            titles = _titles(reply.body) if reply.status == 200 else {}
            for key in batch:
                if key in titles:
                    settle(key, Answer(Verdict.ALIVE, status=200, title=titles[key], attempts=attempts.sent))
                else:
                    self._add_handle(key, settle)
            return None

        def give_up(reason: Unanswered, sent: int) -> None:
            # No title is no word against the DOI.
            for key in batch:
                self._add_handle(key, settle)

        self.session.schedule.add(_TITLES, self.session.job(_TITLES, work, give_up))

    def _add_handle(self, key: str, settle: Settle) -> None:
        async def work(attempts: Attempts) -> Again | None:
            reply = await attempts.send("GET", f"{self.address}/api/handles/{quote(key)}?type=URL")
            code = _response_code(reply.body)
            if code == 100:
                answer = Answer(Verdict.DEAD, "no such DOI is registered", reply.status)
            elif code in (1, 200):
                answer = Answer(Verdict.ALIVE, status=reply.status)
            else:
                attempts.fail(Unanswered(Verdict.ERROR, "the DOI system does not say", reply.status))
                raise AssertionError
            settle(key, answer._replace(attempts=attempts.sent))
            return None

        def give_up(reason: Unanswered, sent: int) -> None:
            settle(key, Answer(reason.verdict, reason.message, reason.status, attempts=sent))

        self.session.schedule.add(self.service, self.session.job(self.service, work, give_up))


def _response_code(body: bytes) -> int | None:
    try:
        document: Any = json.loads(body)
        code = document["responseCode"]
    except (ValueError, LookupError, TypeError, RecursionError):
        return None
    return code if isinstance(code, int) else None


def _titles(body: bytes) -> Mapping[str, str]:
    """The first title of each work, by DOI in lower case."""
    found: dict[str, str] = {}
    try:
        document: Any = json.loads(body)
        for work in document["message"]["items"]:
            if work.get("title"):
                found[str(work["DOI"]).lower()] = " ".join(str(work["title"][0]).split())
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        pass
    return found


RESOLVER = Doi

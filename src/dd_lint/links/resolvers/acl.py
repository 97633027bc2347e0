"""The ACL Anthology, by its BibTeX files, which are small and carry the title.

Source: https://aclanthology.org/faq/api/ (every paper has its own `.bib`).
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from dd_lint.bibtex import parse_citation
from dd_lint.links.resolvers import PassOn, Resolver, Settle
from dd_lint.links.schedule import Again, Limits
from dd_lint.links.session import Answer, Attempts, Unanswered
from dd_lint.papers.identifiers import paper_identifier
from dd_lint.project.outcomes import Verdict
from dd_lint.text.source import Source


class Acl(Resolver):
    """Papers of the ACL Anthology, with their titles."""

    name = "acl"
    base = "https://aclanthology.org"
    limits = Limits(4, 0.1)

    def key(self, url: str) -> str | None:
        """The paper's identifier in the Anthology."""
        identifier = paper_identifier(url)
        return identifier.value if identifier and identifier.kind == "acl" else None

    def ask(self, keys: Sequence[str], settle: Settle, pass_on: PassOn) -> None:
        """Ask for each paper's BibTeX."""
        for key in keys:
            self._add(key, settle, pass_on)

    def _add(self, key: str, settle: Settle, pass_on: PassOn) -> None:
        async def work(attempts: Attempts) -> Again | None:
            name = key.upper() if "." not in key else key
            reply = await attempts.send("GET", f"{self.address}/{quote(name)}.bib")
            if reply.status == 200:
                settle(key, _paper(reply.text)._replace(attempts=attempts.sent))
            elif reply.status in (404, 410):
                message = "the ACL Anthology has no such paper"
                settle(key, Answer(Verdict.DEAD, message, reply.status, attempts=attempts.sent))
            else:
                pass_on(key)
            return None

        def give_up(reason: Unanswered, sent: int) -> None:
            settle(key, Answer(reason.verdict, reason.message, reason.status, attempts=sent))

        self.session.schedule.add(self.service, self.session.job(self.service, work, give_up))


def _paper(text: str) -> Answer:
    for entry in parse_citation(Source("", text)).entries:
        title = entry.field("title")
        names = tuple(name.full for name in entry.authors)
        return Answer(Verdict.ALIVE, status=200, title=title.text if title else None, authors=names)
    return Answer(Verdict.ALIVE, status=200)


RESOLVER = Acl

"""GitHub's repositories, by GraphQL: a hundred a request, renamed and archived ones told apart.

Source: https://docs.github.com/en/graphql. It answers nobody without a token; without one, repositories
are pages of the plain web like any other.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import unquote, urlsplit

from dd_lint.links.network import ANSWER_LIMIT
from dd_lint.links.resolvers import PassOn, Resolver, Settle, batches
from dd_lint.links.schedule import Again, Limits
from dd_lint.links.session import Answer, Attempts, Unanswered
from dd_lint.papers.identifiers import code_repository
from dd_lint.project.outcomes import Verdict
from dd_lint.text.addresses import host_of

_BATCH = 100
_REPOSITORY = re.compile(r"/+([\w.-]+)/+([\w.-]+?)(?:\.git)?/*")


class GitHub(Resolver):
    """Repositories on GitHub; pages inside them are the plain web's."""

    name = "github"
    base = "https://api.github.com"
    limits = Limits(2, 0.0)
    needs_token = True

    def key(self, url: str) -> str | None:
        """The repository, as "owner/name", of an address that leads to nothing deeper in it."""
        if code_repository(url) is None:
            return None
        if host_of(url) != "github.com":
            return None
        match = _REPOSITORY.fullmatch(unquote(urlsplit(url).path))
        return f"{match[1]}/{match[2]}" if match else None

    def ask(self, keys: Sequence[str], settle: Settle, pass_on: PassOn) -> None:
        """Ask for all repositories, if there is a token."""
        for batch in batches(keys, _BATCH):
            self._add(batch, settle, pass_on)

    def _add(self, batch: Sequence[str], settle: Settle, pass_on: PassOn) -> None:
        async def work(attempts: Attempts) -> Again | None:
            reply = await attempts.send(
                "POST",
                f"{self.address}/graphql",
                headers={"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"},
                content=json.dumps({"query": _query(batch)}).encode(),
                limit=ANSWER_LIMIT,
            )
            if reply.status == 403 and reply.headers.get("x-ratelimit-remaining") == "0":
                raise Unanswered(Verdict.RATE_LIMITED, "GitHub's limit is reached", reply.status)
            if reply.status in (401, 403):
                self.session.note(
                    f"GitHub refuses the token ({reply.status}); repositories are asked for as pages"
                )
                for key in batch:
                    pass_on(key)
                return None
            try:
                data, problems = _read(reply.body)
            except ValueError:
                attempts.fail(Unanswered(Verdict.ERROR, "GitHub sends what cannot be read", reply.status))
                raise AssertionError from None
            if "RATE_LIMITED" in problems.values():
                raise Unanswered(Verdict.RATE_LIMITED, "GitHub's limit is reached", reply.status)
            for number, key in enumerate(batch):
                name = f"r{number}"
                answer = _answer(key, data.get(name), problems.get(name))
                settle(key, answer._replace(status=reply.status, attempts=attempts.sent))
            return None

        def give_up(reason: Unanswered, sent: int) -> None:
            for key in batch:
                settle(key, Answer(reason.verdict, reason.message, reason.status, attempts=sent))

        self.session.schedule.add(self.service, self.session.job(self.service, work, give_up))


def _query(batch: Sequence[str]) -> str:
    parts = []
    for number, key in enumerate(batch):
        owner, _, name = key.partition("/")
        arguments = f"owner: {json.dumps(owner)}, name: {json.dumps(name)}"
        parts.append(f"r{number}: repository({arguments}) {{ nameWithOwner isArchived isDisabled url }}")
    return f"query {{ {' '.join(parts)} }}"


def _read(body: bytes) -> tuple[Mapping[str, Any], Mapping[str, str]]:
    """The data by alias, and the types of errors by alias ("" for one of the whole request).

    Raises:
        ValueError: this is no answer of GraphQL.
    """
    try:
        document = json.loads(body)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if not isinstance(document, dict):
        raise ValueError("no object")
    problems = {}
    errors = document.get("errors")
    for problem in errors if isinstance(errors, list) else ():
        if isinstance(problem, dict):
            path = problem.get("path") or [""]
            problems[str(path[0])] = str(problem.get("type", ""))
    data = document.get("data")
    if not isinstance(data, dict):
        if "RATE_LIMITED" in problems.values():
            return {}, problems
        raise ValueError("no data")
    return data, problems


def _answer(key: str, found: Any, problem: str | None) -> Answer:
    if not isinstance(found, dict):
        if problem == "NOT_FOUND":
            return Answer(Verdict.DEAD, f"GitHub has no repository {key}, or a private one")
        return Answer(Verdict.ERROR, "GitHub does not say")
    name = str(found.get("nameWithOwner", key))
    if found.get("isDisabled"):
        return Answer(Verdict.BLOCKED, "GitHub has disabled it")
    archived = bool(found.get("isArchived"))
    if name.lower() == key.lower():
        return Answer(Verdict.ALIVE, archived=archived)
    address = f"https://github.com/{name}"
    return Answer(Verdict.MOVED, f"it is {name} now", final_url=address, archived=archived, same_place=True)


RESOLVER = GitHub

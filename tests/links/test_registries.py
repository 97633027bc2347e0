"""The registries' word for a link: in few requests, and never more than they say."""

from __future__ import annotations

from itertools import pairwise

import pytest
from link_client import check
from link_server import LinkServer, Response

from dd_lint.links.check_links import Options
from dd_lint.project.outcomes import Verdict


class TestArxiv:
    def test_five_hundred_papers_in_six_requests_three_seconds_apart(self, server: LinkServer) -> None:
        keys = [f"2401.{number:05}" for number in range(1, 501)]
        server.papers = {key: f"Paper {key}" for key in keys if not key.endswith("00")}
        server.papers["1706.03762"] = "Attention"
        urls = [f"https://arxiv.org/abs/{key}" for key in keys]
        urls += [f"https://arxiv.org/pdf/{key}v2.pdf" for key in keys]
        found = check(server, urls)
        assert len(server.requests) == found.requests == 6
        times = [request.time for request in server.requests]
        assert all(b - a >= 3.0 for a, b in pairwise(times))
        dead = [url for url, outcome in found.outcomes.items() if outcome.verdict is Verdict.DEAD]
        assert sorted(dead) == sorted(url for url in urls if url.removesuffix("v2.pdf").endswith("00"))
        assert found.outcomes[urls[0]].title == "Paper 2401.00001"
        assert found.outcomes[urls[0]].checked_by == "arxiv"

    def test_an_empty_feed_is_no_word_against_a_paper(self, server: LinkServer) -> None:
        server.papers = {"2401.00001": "One", "1706.03762": "Attention", "empty": "2"}
        url = "https://arxiv.org/abs/2401.00001"
        assert check(server, [url]).outcomes[url].verdict is Verdict.ALIVE
        server.papers["empty"] = "100"
        assert check(server, [url]).outcomes[url].verdict is Verdict.ERROR

    def test_none_of_them_exists(self, server: LinkServer) -> None:
        server.papers = {"1706.03762": "Attention"}
        url = "https://arxiv.org/abs/2401.00001"
        outcome = check(server, [url]).outcomes[url]
        assert (outcome.verdict, outcome.message) == (Verdict.DEAD, "arXiv has no such paper")

    def test_one_number_spoils_the_request(self, server: LinkServer) -> None:
        keys = [f"2401.{number:05}" for number in range(1, 41)]
        server.papers = dict.fromkeys(keys[:-1], "A") | {"malformed": keys[-1], "1706.03762": "B"}
        found = check(server, [f"https://arxiv.org/abs/{key}" for key in keys], retries=0)
        verdicts = [outcome.verdict for outcome in found.outcomes.values()]
        assert verdicts[:-1] == [Verdict.ALIVE] * 39
        assert found.outcomes[f"https://arxiv.org/abs/{keys[-1]}"].checked_by == "web"

    @pytest.mark.parametrize("feed", ["", "<html>", "<!DOCTYPE x [<!ENTITY a 'b'>]><feed/>", "<feed/>", "\0"])
    def test_what_is_no_feed(self, server: LinkServer, feed: str) -> None:
        server.routes["registry-arxiv"] = lambda *_: Response(200, feed)
        url = "https://arxiv.org/abs/2401.00001"
        assert check(server, [url]).outcomes[url].verdict is Verdict.ERROR


class TestGitHub:
    URLS = [  # noqa: RUF012
        f"https://github.com/owner/name{number}" for number in range(300)
    ]

    def test_three_hundred_repositories_in_three_requests(self, server: LinkServer) -> None:
        for number in range(300):
            name = f"owner/name{number}"
            server.repositories[name] = {
                "nameWithOwner": name,
                "isArchived": number == 2,
                "isDisabled": False,
            }
        server.repositories["owner/name1"] = {"nameWithOwner": "new/name", "isArchived": False}
        del server.repositories["owner/name0"]
        found = check(server, self.URLS)
        assert found.requests == 3
        gone, renamed, archived, *others = found.outcomes.values()
        assert (gone.verdict, gone.message) == (
            Verdict.DEAD,
            "GitHub has no repository owner/name0, or a private one",
        )
        assert (renamed.verdict, renamed.final_url, renamed.same_place) == (
            Verdict.MOVED,
            "https://github.com/new/name",
            True,
        )
        assert (archived.verdict, archived.archived) == (Verdict.ALIVE, True)
        assert {(one.verdict, one.archived, one.checked_by) for one in others} == {
            (Verdict.ALIVE, False, "github")
        }

    def test_a_limit_that_is_reached(self, server: LinkServer) -> None:
        server.repositories["limit"] = True
        assert check(server, self.URLS[:1]).outcomes[self.URLS[0]].verdict is Verdict.RATE_LIMITED

    @pytest.mark.parametrize(
        "body",
        ["", "[]", "null", '{"data": null}', "[" * 100_000, '{"errors": [{"type": "X"}]}', '{"errors": [3]}'],
    )
    def test_what_is_no_answer(self, server: LinkServer, body: str) -> None:
        server.routes["registry-github"] = lambda *_: Response(200, body)
        assert check(server, self.URLS[:1]).outcomes[self.URLS[0]].verdict is Verdict.ERROR


class TestOtherRegistries:
    def test_dois_and_their_titles(self, server: LinkServer) -> None:
        server.dois = {"10.1145/1234.5678": "A Title", "10.5281/zenodo.1": ""}
        urls = [
            "https://doi.org/10.1145/1234.5678",
            "https://dl.acm.org/doi/abs/10.1145/1234.5678",
            "https://doi.org/10.5281/zenodo.1",
            "https://link.springer.com/article/10.1007/none",
            "https://doi.org/10.1007/broken",
        ]
        found = check(server, urls)
        outcomes = list(found.outcomes.values())
        assert [str(outcome.verdict) for outcome in outcomes] == ["alive", "alive", "alive", "dead", "error"]
        assert [outcome.title for outcome in outcomes[:3]] == ["A Title", "A Title", None]
        assert {outcome.checked_by for outcome in outcomes} == {"doi"}

    def test_openreview(self, server: LinkServer) -> None:
        server.notes = {
            "aaaaaaaaaa": {"content": {"title": {"value": "New"}}},
            "v1:bbbbbbbbbb": {"content": {"title": "Old"}},
        }
        urls = [f"https://openreview.net/forum?id={letter * 10}" for letter in "abc"]
        found = check(server, urls)
        assert [(str(one.verdict), one.title) for one in found.outcomes.values()] == [
            ("alive", "New"),
            ("alive", "Old"),
            ("dead", None),
        ]

    def test_openreview_is_not_asked_again_after_a_challenge(self, server: LinkServer) -> None:
        server.notes = {"challenge": True}
        urls = [f"https://openreview.net/forum?id=abcdefgh{number:02}" for number in range(50)]
        found = check(server, urls)
        assert {outcome.verdict for outcome in found.outcomes.values()} == {Verdict.BLOCKED}
        assert found.requests <= 2

    def test_the_acl_anthology(self, server: LinkServer) -> None:
        server.papers = {"2023.acl-long.1": "A Title", "P19-1001": "Another"}
        urls = [
            f"https://aclanthology.org/{key}" for key in ("2023.acl-long.1", "P19-1001", "2023.acl-long.999")
        ]
        found = check(server, urls)
        assert [(str(one.verdict), one.title) for one in found.outcomes.values()] == [
            ("alive", "A Title"),
            ("alive", "Another"),
            ("dead", None),
        ]

    def test_a_registry_that_fails_says_nothing(self, server: LinkServer) -> None:
        for name in ("arxiv", "doi", "crossref", "github", "openreview", "acl"):
            server.routes[f"registry-{name}"] = lambda *_: Response(503, "")
        urls = [
            "https://arxiv.org/abs/2401.00001",
            "https://doi.org/10.1145/1",
            "https://github.com/o/n",
            "https://openreview.net/forum?id=abcdefghij",
            "https://aclanthology.org/2023.acl-long.1",
        ]
        found = check(server, urls)
        assert {outcome.verdict for outcome in found.outcomes.values()} == {Verdict.ERROR}

    def test_suggestions_for_dead_links_alone(self, server: LinkServer) -> None:
        urls = [server.url("status/404/x"), server.url("page/x")]
        options = Options(tokens={}, suggest=True)
        dead, alive = check(server, urls, options).outcomes.values()
        assert dead.suggestion == f"https://web.archive.org/web/2020/{urls[0]}"
        assert alive.suggestion is None
        assert len(server.asked("/registry-wayback/")) == 1

"""The plain web, against a real server on loopback, which misbehaves (see link_server.py)."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from urllib.parse import quote

import pytest
import trustme
from link_client import check, one
from link_server import LinkServer, Response, serving

from dd_lint.project.outcomes import Verdict

MATRIX = {
    "page/fine": "alive",
    "head-refused/405/x": "alive",
    "head-refused/501/x": "alive",
    "head-refused/403/x": "alive",
    "head-refused/404/x": "alive",
    "flaky/500/2/x": "alive",
    "flaky/503/1/x": "alive",
    "flaky/404/1/x": "alive",
    "later/429/seconds/2/x": "alive",
    "later/429/date/2/x": "alive",
    "later/503/seconds/2/x": "alive",
    "reset/1/x": "alive",
    "endless/x": "alive",
    "bomb/x": "alive",
    "short/x": "alive",
    "old/x": "alive",
    "slow/x": "alive",
    "hops/302/5": "alive",
    "hops/307/2": "alive",
    "hops/301/5": "moved",
    "hops/308/10": "moved",
    "to/301//page/elsewhere": "moved",
    "raw-location/x": "moved",
    "status/404/x": "dead",
    "status/410/x": "dead",
    "to/302//status/404/x": "dead",
    "status/401/x": "blocked",
    "status/403/x": "blocked",
    "status/418/x": "blocked",
    "status/451/x": "blocked",
    "status/999/x": "blocked",
    "status/202/x": "blocked",
    "header/403/cf-mitigated/challenge": "blocked",
    "header/200/x-amzn-waf-action/challenge": "blocked",
    "body/<title>Just a moment...</title>": "blocked",
    "gate/x": "blocked",
    "status/429/x": "rate_limited",
    "later/429/seconds/9999/x": "rate_limited",
    "status/500/x": "error",
    "status/502/x": "error",
    "status/503/x": "error",
    "status/400/x": "error",
    "status/300/x": "error",
    "reset/99/x": "error",
    "nonsense/x": "error",
    "hops/301/11": "error",
    "to/301//to/301/again": "error",
    "to/301/ftp://127.0.0.1/x": "error",
    "to/301/file:///etc/passwd": "error",
    "to/301/http://ann:secret@127.0.0.1/": "error",
    "status/408/x": "timeout",
}


def test_every_verdict_of_the_matrix_is_right(server: LinkServer) -> None:
    # A host for each, so that none spoils another one's.
    urls = {
        server.url(quote(path, safe="/:?=@"), number): verdict
        for number, (path, verdict) in enumerate(MATRIX.items(), start=2)
    }
    found = check(server, urls)
    assert {url: str(outcome.verdict) for url, outcome in found.outcomes.items()} == urls


class TestWeb:
    def test_a_link_is_asked_for_once_however_often_it_stands_there(self, server: LinkServer) -> None:
        url = server.url("page/one")
        found = check(server, [url] * 10 + [url + "#part", url + "#other"])
        assert found.requests == len(server.requests) == 1
        assert {outcome.verdict for outcome in found.outcomes.values()} == {Verdict.ALIVE}
        assert list(found.outcomes) == [url, url + "#part", url + "#other"]

    @pytest.mark.parametrize("path", ["status/404/x", "status/410/x"])
    def test_dead_takes_a_second_request_of_another_kind(self, server: LinkServer, path: str) -> None:
        assert one(server, path).attempts == 2
        assert [request.method for request in server.requests] == ["HEAD", "GET"]

    def test_a_host_that_refuses_head_is_asked_with_get_from_then_on(self, server: LinkServer) -> None:
        urls = [server.url(f"head-refused/405/{number}") for number in range(20)]
        found = check(server, urls, per_host=1)
        assert {outcome.verdict for outcome in found.outcomes.values()} == {Verdict.ALIVE}
        assert found.requests == 21

    def test_redirects_say_where_they_lead(self, server: LinkServer) -> None:
        outcome = one(server, "raw-location/x")
        assert outcome.final_url == server.url("page/gr%C3%B6%C3%9Fe")
        assert outcome.same_place
        outcome = one(server, "to/301/" + server.url("page/b", 2))
        assert (outcome.verdict, outcome.final_url) == (Verdict.MOVED, server.url("page/b", 2))
        assert not outcome.same_place

    def test_a_fragment_goes_along(self, server: LinkServer) -> None:
        url = server.url("to/301//page/b")
        found = check(server, [url, url + "#part", server.url("to/301//page/c%23own") + "#part"])
        assert [outcome.final_url for outcome in found.outcomes.values()] == [
            server.url("page/b"),
            server.url("page/b#part"),
            server.url("page/c#own"),
        ]

    @pytest.mark.parametrize(
        ("target", "suspicion"),
        [
            ("/", "it leads to a home page, {base}/"),
            ("/index.html", "it leads to a home page, {base}/index.html"),
            ("{other}/", "it leads to the home page of 127.0.0.2, {other}/"),
            ("{other}/page/elsewhere", "it leads to another domain for now, {other}/page/elsewhere"),
        ],
    )
    def test_odd_redirects(self, server: LinkServer, target: str, suspicion: str) -> None:
        server.routes["index.html"] = server.routes["page"]
        base, other = server.url("")[:-1], server.url("", 2)[:-1]
        server.routes["go"] = lambda *_: Response(302, "", {"Location": target.format(other=other)})
        outcome = one(server, "go/somewhere")
        assert outcome.suspicion == suspicion.format(base=base, other=other)

    def test_a_page_for_sale(self, server: LinkServer) -> None:
        assert "for sale" in one(server, "body/This domain is for sale".replace(" ", "%20")).suspicion

    @pytest.mark.parametrize("form", ["seconds", "date"])
    def test_a_host_that_asks_to_wait_is_left_alone_as_a_whole(self, server: LinkServer, form: str) -> None:
        urls = [server.url(f"later/429/{form}/{60}/x"), *(server.url(f"page/{n}") for n in range(5))]
        check(server, urls, per_host=1)
        first, *others = server.requests
        # A date has no fractions of a second.
        least = 60.0 if form == "seconds" else 58.0
        assert all(request.time - first.time >= least for request in others)
        assert len(server.requests) == 7

    def test_no_success_shortens_the_wait(self, server: LinkServer) -> None:
        async def slow_page(*_: object) -> Response:
            await asyncio.sleep(0.2)
            return Response()

        server.routes["slow-page"] = slow_page
        urls = [server.url("slow-page/x"), server.url("later/503/seconds/60/x"), server.url("page/x")]
        check(server, urls, per_host=2)
        held = next(request for request in server.requests if "later" in request.target)
        after = server.requests[2:]
        assert after
        assert all(request.time - held.time >= 60 for request in after)

    def test_others_have_their_turn_before_a_retry(self, server: LinkServer) -> None:
        urls = [server.url("flaky/500/1/x"), *(server.url(f"page/{number}") for number in range(10))]
        check(server, urls, per_host=1)
        targets = [request.target for request in server.requests]
        assert [target for target in targets if "flaky" in target] == ["/flaky/500/1/x"] * 2
        assert targets.index("/flaky/500/1/x") == 0
        assert targets[1] == "/page/0"

    def test_limits_of_a_host(self, server: LinkServer) -> None:
        async def answer_three(server: LinkServer, *_: object) -> Response:
            while server.most_at_once < 3:
                await asyncio.sleep(0.001)
            return Response()

        server.routes["three"] = answer_three
        check(server, [server.url(f"three/{number}") for number in range(50)], per_host=3)
        assert server.most_at_once == 3

    def test_connections_are_used_again(self, server: LinkServer) -> None:
        urls = [
            server.url(f"{kind}/{number}") for number in range(20) for kind in ("page", "head-refused/405")
        ]
        check(server, urls, per_host=2)
        assert server.connections == 2

    def test_an_interval_between_requests(self, server: LinkServer) -> None:
        check(server, [server.url(f"page/{number}") for number in range(8)], interval=5.0)
        assert [request.time for request in server.requests] == [5.0 * number for number in range(8)]

    def test_bodies_are_cut_off(self, server: LinkServer) -> None:
        assert one(server, "endless/x").verdict is Verdict.ALIVE
        while server.writers:
            time.sleep(0.01)
        # What fits into the buffers between two processes, and not a gigabyte.
        assert server.counts["endless"] < 5000

    def test_a_host_that_does_not_answer(self, server: LinkServer) -> None:
        assert one(server, "hang/x", timeout=0.2, retries=1).verdict is Verdict.TIMEOUT

    def test_a_host_that_never_answers_is_given_up(self, server: LinkServer) -> None:
        with_nobody = "http://127.0.0.9:9/"
        urls = [f"{with_nobody}{number}" for number in range(50)]
        found = check(server, urls)
        assert {outcome.verdict for outcome in found.outcomes.values()} == {Verdict.ERROR}
        assert found.requests <= 13

    def test_a_deadline(self, server: LinkServer) -> None:
        urls = [server.url(f"page/{number}") for number in range(1000)]
        found = check(server, urls, interval=10.0, deadline=95.0)
        verdicts = Counter(outcome.verdict for outcome in found.outcomes.values())
        assert verdicts == {Verdict.ALIVE: 10, Verdict.UNVERIFIED: 990}
        left = next(o for o in found.outcomes.values() if o.verdict is Verdict.UNVERIFIED)
        assert left.message == "there was no time left to ask"

    def test_patterns_of_links_that_are_left_out(self, server: LinkServer) -> None:
        urls = [server.url("page/one"), server.url("private/two")]
        found = check(server, urls, ignore=("*/private/*", "nothing", "http://*x*"))
        assert [str(outcome.verdict) for outcome in found.outcomes.values()] == ["alive", "unverified"]
        assert found.requests == 1

    @pytest.mark.parametrize(
        "url", ["http://ann@127.0.0.1/", "http://127.0.0.1:x/", "https:///path", "http://[::1/"]
    )
    def test_what_is_no_address_is_not_asked_for(self, server: LinkServer, url: str) -> None:
        outcome = check(server, [url]).outcomes[url]
        assert (outcome.verdict, outcome.attempts) == (Verdict.UNVERIFIED, 0)

    def test_names_that_do_not_resolve(self, server: LinkServer) -> None:
        outcome = one(server, "http://nowhere.invalid/x")
        assert (outcome.verdict, outcome.message) == (Verdict.ERROR, "no address for nowhere.invalid")

    def test_bad_tls(self) -> None:
        context = __import__("ssl").create_default_context(__import__("ssl").Purpose.CLIENT_AUTH)
        trustme.CA().issue_cert("127.0.0.1").configure_cert(context)
        with serving(context) as server:
            outcome = one(server, f"https://127.0.0.1:{server.tls_port}/page/x")
            assert outcome.verdict is Verdict.ERROR
            assert outcome.message.startswith("TLS: ")

    def test_requests_say_who_asks(self, server: LinkServer) -> None:
        one(server, "page/x")
        (request,) = server.requests
        assert request.headers["user-agent"].startswith("dd-lint/")
        assert "https://" in request.headers["user-agent"]
        assert "authorization" not in request.headers

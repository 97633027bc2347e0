"""What a list may not make the program ask, or say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from link_client import check
from link_server import LinkServer

from dd_lint.config.model import LinkSettings
from dd_lint.links.check_links import Options, check_links
from dd_lint.links.private_addresses import is_public
from dd_lint.links.redirects import location
from dd_lint.project.outcomes import Verdict


class TestSafety:
    @pytest.mark.parametrize(
        "address",
        [
            "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
            "224.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "::1", "::", "fe80::1", "fe80::1%eth0",
            "fc00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::",
            "2001:db8::1",            "ff02::1", "nonsense",
        ],
    )  # fmt: skip
    def test_private_addresses(self, address: str) -> None:
        assert not is_public(address)

    @pytest.mark.parametrize("address", ["1.1.1.1", "151.101.1.1", "2606:4700::1111", "::ffff:1.1.1.1"])
    def test_public_addresses(self, address: str) -> None:
        assert is_public(address)

    @pytest.mark.parametrize(
        "host",
        ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "0177.0.0.1", "[::1]", "[::ffff:127.0.0.1]"],
    )
    def test_they_are_not_asked(self, server: LinkServer, host: str) -> None:
        url = f"http://{host}:{server.port}/page/x"
        result = check_links([url], LinkSettings(timeout=60.0, retries=0), Options(tokens={}))
        assert result.outcomes[url].verdict is not Verdict.ALIVE
        assert not server.requests

    def test_at_no_hop(self, server: LinkServer) -> None:
        """Only the first server is allowed: its redirect leads to a private address by name."""
        from dd_lint.links import private_addresses

        known = private_addresses.is_public
        private_addresses.is_public = lambda address: address == "127.0.0.2"
        try:
            url = server.url("to/302/" + server.url("page/secret", 3), 2)
            result = check_links([url], LinkSettings(timeout=60.0, retries=0), Options(tokens={}))
        finally:
            private_addresses.is_public = known
        outcome = result.outcomes[url]
        assert (outcome.verdict, outcome.message) == (
            Verdict.UNVERIFIED,
            "leads to a private address, which is not asked",
        )
        assert [request.target for request in server.requests] == ["/to/302/" + server.url("page/secret", 3)]

    def test_a_token_goes_to_its_own_service_alone(self, server: LinkServer) -> None:
        server.repositories["o/n"] = {"nameWithOwner": "o/n", "isArchived": False, "isDisabled": False}
        check(server, ["https://github.com/o/n", server.url("page/x"), server.url("to/302//page/y")])
        for request in server.requests:
            assert ("authorization" in request.headers) == request.target.startswith("/registry-github/")

    @given(st.text(max_size=60))
    def test_any_location_is_read(self, value: str) -> None:
        target = location("https://example.org/a/b", value)
        assert target is None or target.startswith(("http://", "https://"))
        assert target is None or target.isascii()

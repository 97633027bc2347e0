"""The server of every test of links."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from link_server import LinkServer, serving


@pytest.fixture
def server() -> Iterator[LinkServer]:
    with serving() as one:
        yield one

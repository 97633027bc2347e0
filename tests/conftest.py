"""What holds for all tests."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.register_assert_rewrite("casefile", "folders", "program")

from folders import SHARED  # noqa: E402 - its assertions are rewritten


@pytest.fixture
def shared() -> Path:
    """The folder of real lists; the test is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the real lists are not here")
    return SHARED

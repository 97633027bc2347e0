"""What holds for all tests."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

pytest.register_assert_rewrite("casefile", "folders", "program")

from folders import SHARED  # noqa: E402 - its assertions are rewritten

PATIENCE = 300
"""Seconds after which a test hangs: far more than any takes on a busy machine."""

# How long an example takes is the machine's affair.
settings.register_profile("dd-lint", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("dd-lint")


@pytest.fixture
def shared() -> Path:
    """The folder of real lists; the test is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the real lists are not here")
    return SHARED


@pytest.fixture(autouse=True)
def ends() -> Iterator[None]:
    """Break off a test that hangs."""

    def give_up(*_: object) -> None:
        raise TimeoutError(f"the test has not ended after {PATIENCE} s")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.setitimer(signal.ITIMER_REAL, PATIENCE)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)


@pytest.fixture(scope="session", autouse=True)
def bytecode(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Where no bytecode is to be left behind, the processes that tests start share it for this session."""
    if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
        folder = tmp_path_factory.getbasetemp()
        if "PYTEST_XDIST_WORKER" in os.environ:
            folder = folder.parent
        os.environ["PYTHONPYCACHEPREFIX"] = str(folder / "bytecode")

"""The turns of many small jobs."""

from __future__ import annotations

import asyncio

import pytest
from link_client import LeapingClock

from dd_lint.links.schedule import Limits, Schedule


class TestSchedule:
    def test_memory_is_that_of_what_waits(self) -> None:
        async def main() -> int:
            most = 0
            schedule = Schedule(LeapingClock(), 10, lambda _: Limits(2))

            async def job() -> None:
                nonlocal most
                most = max(most, len(asyncio.all_tasks()))
                await asyncio.sleep(0)

            for number in range(20_000):
                schedule.add(f"host{number % 50}", job)
            await schedule.run()
            return most

        assert asyncio.run(main()) <= 12

    def test_an_error_in_a_job_ends_the_run(self) -> None:
        async def main() -> None:
            schedule = Schedule(LeapingClock(), 10, lambda _: Limits(2))

            async def fail() -> None:
                raise ValueError("broken")

            async def wait() -> None:
                await asyncio.sleep(60)

            schedule.add("a", wait)
            schedule.add("b", fail)
            await schedule.run()

        with pytest.raises(ValueError, match="broken"):
            asyncio.run(main())

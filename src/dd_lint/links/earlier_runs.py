"""What earlier runs found out, and what it takes until a page is called dead."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping, Sequence

from dd_lint.config.model import LinkSettings
from dd_lint.links.cache import Cache, CacheEntry, CacheError, EarlierOutcome
from dd_lint.project.outcomes import Outcome, Verdict

_DAY = 86_400.0
_FAILING = (Verdict.DEAD, Verdict.ERROR, Verdict.TIMEOUT)
_NOT_ASKED = ("configuration", "none")


class EarlierRuns:
    """What is known of links at the time `now`, in seconds since 1970.

    A cache that cannot be used costs what is remembered, and is named in `notes`.
    """

    def __init__(self, cache: Cache | None, settings: LinkSettings, now: float) -> None:
        self.notes: list[str] = []
        self._cache = cache
        self._settings = settings
        self._now = now
        self._known: dict[str, EarlierOutcome] = {}
        self._on_probation: set[str] = set()

    def recall(self, urls: Sequence[str]) -> dict[str, Outcome]:
        """The outcomes of earlier runs that still count."""
        if self._cache is None:
            return {}
        try:
            self._known = self._cache.read(urls, self._now)
        except CacheError as error:
            self.notes.append(f"the cache is not used: {error}")
        return {url: known.outcome for url, known in self._known.items() if known.is_fresh}

    def etag(self, url: str) -> str:
        """The ETag that a page had when it was last alive."""
        known = self._known.get(url)
        return known.etag if known and known.outcome.verdict is Verdict.ALIVE else ""

    def weigh(self, outcomes: MutableMapping[str, Outcome]) -> None:
        """Call dead only what has failed often and long enough; a registry's word counts at once."""
        for url, outcome in outcomes.items():
            if outcome.verdict is not Verdict.DEAD or outcome.checked_by != "web" or outcome.cached:
                continue
            failures, since = self._failures(url)
            days = (self._now - since) / _DAY
            if failures < self._settings.dead_after_runs or days < self._settings.dead_after_days:
                self._on_probation.add(url)
                message = f"{outcome.message}, for the {_ordinal(failures)} time; not yet called dead"
                outcomes[url] = outcome._replace(verdict=Verdict.UNVERIFIED, message=message)

    def keep(self, outcomes: Mapping[str, Outcome], etags: Mapping[str, str]) -> None:
        """Remember what this run has asked for."""
        if self._cache is None or self.notes:
            return
        entries = {}
        for url, outcome in outcomes.items():
            if outcome.cached or outcome.checked_by in _NOT_ASKED:
                continue
            failing = outcome.verdict in _FAILING or url in self._on_probation
            failures, since = self._failures(url) if failing else (0, None)
            entries[url] = CacheEntry(outcome, etags.get(url, ""), failures, since)
        try:
            self._cache.write(entries, self._now)
        except CacheError as error:
            self.notes.append(f"the cache could not be written: {error}")

    def _failures(self, url: str) -> tuple[int, float]:
        """How often a URL has failed in a row, today included, and since when."""
        known = self._known.get(url)
        if known is None or not known.failures or known.first_failure is None:
            return 1, self._now
        return known.failures + 1, known.first_failure


def _ordinal(number: int) -> str:
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(number % 10 if number // 10 % 10 != 1 else 0, "th")
    return f"{number}{suffix}"

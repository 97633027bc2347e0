"""Asks a library whether it has a book; this one knows which it has."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from dd_lint.api import Answer, Limits, Resolver, Verdict

ON_THE_SHELF = frozenset({"distillation", "coresets"})


class Shelf(Resolver):
    """The addresses below https://books.example.org/."""

    name: ClassVar[str] = "shelf"
    base: ClassVar[str] = "https://shelf.example.org"
    limits: ClassVar[Limits] = Limits(concurrency=1)

    def key(self, url: str) -> str | None:
        """The name of the book."""
        start = "https://books.example.org/"
        return url.removeprefix(start) if url.startswith(start) else None

    def ask(
        self, keys: Sequence[str], settle: Callable[[str, Answer], None], pass_on: Callable[[str], None]
    ) -> None:
        """Look each book up; one that is not there is dead."""
        for key in keys:
            found = key in ON_THE_SHELF
            settle(key, Answer(Verdict.ALIVE if found else Verdict.DEAD, f"{self.address} was asked"))

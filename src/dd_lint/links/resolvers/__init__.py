"""Who can speak for which links: one module a registry.

A registry is asked by identifier, many at once where it allows that, and never through its web pages.
Another package adds a resolver with an entry point of the group `dd_lint.resolvers` whose value is a
class made from `Resolver`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import ClassVar

from dd_lint.links.schedule import Limits
from dd_lint.links.session import Answer, Session
from dd_lint.text.errors import UserError

ENTRY_POINT_GROUP = "dd_lint.resolvers"
_BUILT_IN = ("arxiv", "acl", "openreview", "github", "doi")

Settle = Callable[[str, Answer], None]
PassOn = Callable[[str], None]


class Resolver(ABC):
    """Asks one registry. One is made for each run.

    `name` is what `checked_by` and the configuration call it, `base` the address of its interface without
    a slash at the end, `limits` what the registry allows; `service` names its queue. `session` gives the
    network, the schedule and the token, if there is one.
    """

    name: ClassVar[str]
    base: ClassVar[str]
    limits: ClassVar[Limits]
    needs_token: ClassVar[bool] = False

    def __init__(self, session: Session) -> None:
        self.session = session
        self.address = session.base(self.name, self.base)
        self.token = session.token(self.name)
        self.service = f"registry:{self.name}"

    @abstractmethod
    def key(self, url: str) -> str | None:
        """The identifier that a URL names in this registry; None if it is not this registry's to tell."""

    @abstractmethod
    def ask(self, keys: Sequence[str], settle: Settle, pass_on: PassOn) -> None:
        """Put jobs into the schedule that call `settle` once with each key's answer.

        `pass_on` in its place hands a key to the plain web.
        """


def resolvers() -> Iterator[type[Resolver]]:
    """The resolvers in the order in which they are asked whether a URL is theirs.

    Raises:
        UserError: an added one cannot be loaded.
    """
    from importlib.metadata import entry_points

    for point in sorted(entry_points(group=ENTRY_POINT_GROUP), key=lambda point: point.name):
        try:
            loaded = point.load()
        except Exception as error:
            raise UserError(f"the resolver {point.name} cannot be loaded: {error}") from error
        if not (isinstance(loaded, type) and issubclass(loaded, Resolver)):
            raise UserError(f"the resolver {point.name}: {point.value} is no class made from Resolver")
        yield loaded
    for name in _BUILT_IN:
        yield import_module(f"{__name__}.{name}").RESOLVER


def batches(keys: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    """Keys in groups of at most `size`."""
    for start in range(0, len(keys), size):
        yield keys[start : start + size]

"""Refuses to connect to private addresses, after a host's name has been resolved and at every connection.

Sources: the registries of special-purpose addresses, RFC 6890 and its updates, as `ipaddress` has them.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any, TypeVar, cast

import httpcore

Result = TypeVar("Result")

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class PrivateAddressError(Exception):
    """A host whose addresses are none of the public network's."""


def is_public(address: str) -> bool:
    """Whether an IP address, as resolvers give it, can belong to a server on the public network."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


class CheckedBackend(httpcore.AsyncNetworkBackend):
    """Connects to the addresses that a name has resolved to, and to public ones only.

    The name is never resolved again between the check and the connection, so that no server of names
    can say one thing first and another later.
    """

    def __init__(self, *, allow_private: bool) -> None:
        self._inner = httpcore.AnyIOBackend()
        self._allow_private = allow_private
        self._known: dict[tuple[str, int], asyncio.Future[list[str]]] = {}

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to the first of a host's addresses that answers.

        Raises:
            PrivateAddressError: the host has no public address.
            httpcore.ConnectError, httpcore.ConnectTimeout: none of them answers, or there is none.
        """
        addresses = await self._resolve(host, port)
        if not addresses:
            raise httpcore.ConnectError(f"no address for {host}")
        if not self._allow_private:
            addresses = [address for address in addresses if is_public(address)]
        if not addresses:
            raise PrivateAddressError(host)
        error: Exception | None = None
        for address in addresses:
            try:
                return await self._inner.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as problem:
                error = problem
        assert error is not None
        raise error

    async def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.AsyncNetworkStream:
        """Refuse: no link leads to a socket of this machine."""
        raise PrivateAddressError(path)

    async def sleep(self, seconds: float) -> None:
        """Sleep."""
        await asyncio.sleep(seconds)

    async def _resolve(self, host: str, port: int) -> list[str]:
        """The addresses of a host, asked for once a run; after a failure once more."""
        key = (host, port)
        if key not in self._known:
            self._known[key] = asyncio.ensure_future(self._ask(host, port))
        addresses = await asyncio.shield(self._known[key])
        if not addresses:
            self._known.pop(key, None)
        return addresses

    async def _ask(self, host: str, port: int) -> list[str]:
        try:
            found = await _in_thread(lambda: socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError):
            return []
        # IPv4 first: a machine without a way into IPv6 would wait in vain.
        found.sort(key=lambda one: one[0] is not socket.AF_INET)
        return list(dict.fromkeys(str(one[4][0]) for one in found))


async def _in_thread(work: Callable[[], Result]) -> Result:
    """What a call returns that blocks, in a thread that nobody waits for at the end of the run.

    The loop's own executor would hold the process up until the last server of names has answered.
    """
    loop = asyncio.get_running_loop()
    future: asyncio.Future[Result] = loop.create_future()

    def settle(result: Result | None, error: Exception | None) -> None:
        if future.done():
            return
        if error is not None:
            future.set_exception(error)
        else:
            future.set_result(cast("Result", result))

    def run() -> None:
        result, error = None, None
        try:
            result = work()
        except Exception as problem:
            error = problem
        with suppress(RuntimeError):  # the loop is closed: nobody wants to know any more
            loop.call_soon_threadsafe(settle, result, error)

    threading.Thread(target=run, daemon=True).start()
    return await future

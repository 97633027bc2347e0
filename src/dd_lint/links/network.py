"""The one door to the network: a request in, a reply or a word on what went wrong out.

Nothing is followed, sent twice or remembered here. Bodies are read up to a limit, whatever the server
says of their length, and unpacked up to the same limit.
"""

from __future__ import annotations

import asyncio
import ssl
import urllib.request
import zlib
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import httpcore
import httpx

from dd_lint import __version__
from dd_lint.links.private_addresses import CheckedBackend, PrivateAddressError
from dd_lint.project.outcomes import Verdict

PAGE_LIMIT = 64 * 1024
"""Bytes of a web page that are looked at."""
ANSWER_LIMIT = 8 * 1024 * 1024
"""Bytes of a registry's answer that are read."""
_MOST_POOLS = 50
_MOST_IDLE = 10
"""How many hosts' connections are kept, and how many of each, while nothing is sent over them."""
_KEPT_ALIVE = 10.0
USER_AGENT = f"dd-lint/{__version__} (+https://github.com/dd-lint/dd-lint)"


class Reply(NamedTuple):
    """A server's answer; the names of headers are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes = b""

    @property
    def text(self) -> str:
        """The body, as UTF-8."""
        return self.body.decode("utf-8", "replace")


class NetworkError(Exception):
    """No answer; `verdict` tells of what kind that is, and `passing` whether it may be another one later."""

    def __init__(self, message: str, verdict: Verdict = Verdict.ERROR, *, passing: bool = True) -> None:
        super().__init__(message)
        self.verdict = verdict
        self.passing = passing


class Network:
    """Sends requests. Use as an asynchronous context manager."""

    def __init__(self, *, connections: int, timeout: float, allow_private: bool) -> None:
        self.requests = 0
        self._timeout = timeout
        self._allow_private = allow_private
        proxies = {
            f"{scheme}://": httpx.AsyncHTTPTransport(proxy=address, http2=True)
            for scheme, address in urllib.request.getproxies().items()
            if scheme in ("http", "https")
        }
        self._client = httpx.AsyncClient(
            transport=_Transport(connections, CheckedBackend(allow_private=allow_private)),
            mounts=proxies,
            headers={"User-Agent": USER_AGENT, "Accept-Encoding": "gzip", "Accept": "*/*"},
            timeout=httpx.Timeout(timeout),
            follow_redirects=False,
            trust_env=False,
        )

    async def __aenter__(self) -> Network:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._client.aclose()

    async def send(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        content: bytes | None = None,
        limit: int = PAGE_LIMIT,
    ) -> Reply:
        """Send a request to an http or https address, and read at most `limit` bytes of the answer.

        Raises:
            NetworkError: there is no answer, or the address may not be asked.
        """
        self.requests += 1
        try:
            async with asyncio.timeout(self._timeout):
                return await self._send(method, url, headers, content, limit)
        except PrivateAddressError:
            self.requests -= 1
            raise NetworkError(
                "leads to a private address, which is not asked", Verdict.UNVERIFIED, passing=False
            ) from None
        except (TimeoutError, httpx.TimeoutException, httpcore.TimeoutException):
            raise NetworkError(f"no answer within {self._timeout:g} s", Verdict.TIMEOUT) from None
        except (httpx.InvalidURL, httpx.UnsupportedProtocol, httpcore.UnsupportedProtocol, ValueError):
            raise NetworkError("cannot be asked for", Verdict.UNVERIFIED, passing=False) from None
        except (httpx.HTTPError, httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
            raise NetworkError(*_reason(error)) from None
        except Exception as error:
            # A server may say what the protocols' own code does not expect; that is no reason to end the run.
            raise NetworkError(f"cannot be read ({type(error).__name__})") from error

    async def _send(
        self, method: str, url: str, headers: Mapping[str, str] | None, content: bytes | None, limit: int
    ) -> Reply:
        request = self._client.build_request(method, url, headers=headers, content=content)
        response = await self._client.send(request, stream=True)
        try:
            known = {name.lower(): value for name, value in response.headers.items()}
            # Even where there is none, the body has to be read for the connection to be used again.
            raw = await _read(response, limit)
            return Reply(
                response.status_code, known, _unpacked(raw, known.get("content-encoding", ""), limit)
            )
        finally:
            await response.aclose()


class _Transport(httpx.AsyncBaseTransport):
    """Like httpx's own, through a backend that checks addresses, and with a pool for each host.

    A single pool looks at every connection it has at every request.
    """

    def __init__(self, connections: int, backend: CheckedBackend) -> None:
        self._connections = connections
        self._backend = backend
        self._tls = httpx.create_ssl_context()
        # In the order in which they were last used.
        self._pools: dict[bytes, _Pool] = {}

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request."""
        assert isinstance(request.stream, httpx.AsyncByteStream)
        pool = await self._pool(request.url.raw_host)
        pool.under_way += 1
        try:
            response = await pool.connections.handle_async_request(
                httpcore.Request(
                    method=request.method,
                    url=httpcore.URL(
                        scheme=request.url.raw_scheme,
                        host=request.url.raw_host,
                        port=request.url.port,
                        target=request.url.raw_path,
                    ),
                    headers=request.headers.raw,
                    content=request.stream,
                    extensions=request.extensions,
                )
            )
        except BaseException:
            pool.under_way -= 1
            raise
        return httpx.Response(
            status_code=response.status,
            headers=response.headers,
            stream=_Body(response, pool),
            extensions=response.extensions,
        )

    async def aclose(self) -> None:
        """Close all connections."""
        for pool in self._pools.values():
            await pool.connections.aclose()

    async def _pool(self, host: bytes) -> _Pool:
        pool = self._pools.pop(host, None) or self._new_pool()
        self._pools[host] = pool
        if len(self._pools) > _MOST_POOLS:
            idle = next(
                (name for name, one in self._pools.items() if not one.under_way and one is not pool), None
            )
            if idle is not None:
                await self._pools.pop(idle).connections.aclose()
        return pool

    def _new_pool(self) -> _Pool:
        return _Pool(
            httpcore.AsyncConnectionPool(
                ssl_context=self._tls,
                max_connections=self._connections,
                max_keepalive_connections=_MOST_IDLE,
                keepalive_expiry=_KEPT_ALIVE,
                http1=True,
                http2=True,
                network_backend=self._backend,
            )
        )


@dataclass(slots=True)
class _Pool:
    connections: httpcore.AsyncConnectionPool
    under_way: int = 0


class _Body(httpx.AsyncByteStream):
    def __init__(self, response: httpcore.Response, pool: _Pool) -> None:
        self._response = response
        self._pool: _Pool | None = pool

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._response.aiter_stream():
            yield chunk

    async def aclose(self) -> None:
        if self._pool is not None:
            self._pool.under_way -= 1
            self._pool = None
        await self._response.aclose()


async def _read(response: httpx.Response, limit: int) -> bytes:
    """The body as it was sent, up to a limit. One that breaks off is as good as one that is cut off."""
    pieces = bytearray()
    try:
        async for piece in response.aiter_raw():
            pieces += piece
            if len(pieces) >= limit:
                break
    except (httpx.TransportError, httpcore.NetworkError, httpcore.ProtocolError):
        if not pieces:
            raise
    return bytes(pieces[:limit])


def _unpacked(data: bytes, encoding: str, limit: int) -> bytes:
    if encoding.strip().lower() not in ("gzip", "x-gzip", "deflate"):
        return data
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(data, limit)
    except zlib.error:
        return b""


def _reason(error: Exception) -> tuple[str, Verdict]:
    """What to say of an answer that did not come."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError):
            detail = getattr(cause, "verify_message", "") or cause.reason or "the handshake failed"
            return f"TLS: {detail.lower().replace('_', ' ')}", Verdict.ERROR
        cause = cause.__cause__ or cause.__context__
    if isinstance(error, (httpx.ConnectError, httpcore.ConnectError)):
        text = str(error)
        return (text if text.startswith("no address for") else "no connection"), Verdict.ERROR
    return "the connection broke off", Verdict.ERROR

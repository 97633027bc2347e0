"""A server on loopback that speaks the registries' protocols, and misbehaves in every way that servers do.

It runs in a thread of its own and answers on any address of 127.0.0.0/8, so that tests have many hosts.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import re
import ssl
import threading
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from email.utils import formatdate
from typing import NamedTuple
from urllib.parse import parse_qs, unquote, urlsplit

from dd_lint.links.schedule import Clock
from dd_lint.text.addresses import host_and_port

PAGE = "<html><title>A page</title><body>Words.</body></html>"


class Request(NamedTuple):
    """What a client sent, and when, in seconds of its own clock."""

    time: float
    method: str
    host: str
    target: str
    headers: dict[str, str]
    body: bytes

    @property
    def path(self) -> str:
        return unquote(urlsplit(self.target).path)

    @property
    def query(self) -> dict[str, str]:
        return {name: values[0] for name, values in parse_qs(urlsplit(self.target).query).items()}


class Response(NamedTuple):
    """What the server sends; `length` overrides what it says of the body's length."""

    status: int = 200
    body: str | bytes = PAGE
    headers: dict[str, str] = {}  # noqa: RUF012 - nobody changes it
    length: int | None = None
    version: str = "1.1"
    raw: dict[str, bytes] = {}  # noqa: RUF012


Handler = Callable[
    ["LinkServer", Request, asyncio.StreamWriter], "Response | Awaitable[Response | None] | None"
]


class LinkServer:
    """Routes are by the first part of the path; the handlers are below."""

    def __init__(self) -> None:
        self.requests: list[Request] = []
        self.connections = 0
        self.counts: Counter[str] = Counter()
        self.papers: dict[str, str] = {}
        self.dois: dict[str, str] = {}
        self.notes: dict[str, object] = {}
        self.repositories: dict[str, object] = {}
        self.latency = 0.0
        self.clock = Clock()
        self.port = 0
        self.tls_port = 0
        self.most_at_once = 0
        self.writers: set[asyncio.StreamWriter] = set()
        self._at_once: Counter[str] = Counter()
        self.routes: dict[str, Handler] = dict(ROUTES)

    def url(self, path: str, host: int = 1) -> str:
        return f"http://127.0.0.{host}:{self.port}/{path}"

    def asked(self, prefix: str) -> list[Request]:
        """The requests whose target begins so."""
        return [request for request in self.requests if request.target.startswith(prefix)]

    def bases(self) -> dict[str, str]:
        """A configuration that sends every question to this server."""
        names = ("arxiv", "doi", "crossref", "github", "openreview", "acl", "wayback")
        return {name: self.url(f"registry-{name}") for name in names}

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.writers.add(writer)
        self.connections += 1
        with suppress(OSError, asyncio.IncompleteReadError, ssl.SSLError, asyncio.CancelledError):
            while request := await self._read(reader):
                self.requests.append(request)
                host = host_and_port(f"http://{request.host}/")
                self._at_once[host] += 1
                self.most_at_once = max(self.most_at_once, self._at_once[host])
                try:
                    if not await self._respond(request, writer):
                        break
                finally:
                    self._at_once[host] -= 1
        writer.close()
        self.writers.discard(writer)

    async def _read(self, reader: asyncio.StreamReader) -> Request | None:
        head = await reader.readuntil(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        method, target, _ = first.split(" ", 2)
        headers = {
            name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines if line)
        }
        body = await reader.readexactly(int(headers.get("content-length", "0")))
        return Request(self.clock.now(), method, headers["host"], target, headers, body)

    async def _respond(self, request: Request, writer: asyncio.StreamWriter) -> bool:
        """Whether the connection may be used again."""
        self.counts[f"{request.method} {request.target}"] += 1
        if self.latency:
            await asyncio.sleep(self.latency)
        name = request.path.split("/")[1]
        found = self.routes[name](self, request, writer) if name in self.routes else Response(404, "")
        response = await found if isinstance(found, Awaitable) else found
        if response is None:
            return False
        body = response.body.encode() if isinstance(response.body, str) else response.body
        length = len(body) if response.length is None else response.length
        lines = [f"HTTP/{response.version} {response.status} Reason", f"Content-Length: {length}"]
        headers = {"Content-Type": "text/html", **response.headers}
        lines += [f"{key}: {value}" for key, value in headers.items()]
        head = "\r\n".join(lines).encode("latin-1")
        head += b"".join(b"\r\n" + key.encode() + b": " + value for key, value in response.raw.items())
        writer.write(head + b"\r\n\r\n" + (b"" if request.method == "HEAD" else body))
        await writer.drain()
        return response.version == "1.1" and (response.length is None or request.method == "HEAD")


@contextmanager
def serving(tls: ssl.SSLContext | None = None) -> Iterator[LinkServer]:
    """A server in a thread."""
    server = LinkServer()
    started, stop = threading.Event(), []

    async def main() -> None:
        ended = asyncio.Event()
        stop.append((asyncio.get_running_loop(), ended))
        plain = await asyncio.start_server(server.answer, "0.0.0.0", 0, limit=1 << 20)
        servers = [plain]
        server.port = plain.sockets[0].getsockname()[1]
        if tls:
            secure = await asyncio.start_server(server.answer, "127.0.0.1", 0, ssl=tls)
            server.tls_port = secure.sockets[0].getsockname()[1]
            servers.append(secure)
        started.set()
        await ended.wait()
        for one in servers:
            one.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        for writer in server.writers:
            writer.transport.abort()
        # A transport lets go of its socket in the loop's next turn.
        await asyncio.sleep(0.01)

    thread = threading.Thread(target=lambda: asyncio.run(main()), daemon=True)
    thread.start()
    assert started.wait(10)
    try:
        yield server
    finally:
        loop, ended = stop[0]
        loop.call_soon_threadsafe(ended.set)
        thread.join(10)


# What servers do to a link.


def status(server: LinkServer, request: Request, writer: asyncio.StreamWriter) -> Response:
    """`/status/404/…`"""
    return Response(int(request.path.split("/")[2]))


def head_refused(server: LinkServer, request: Request, writer: asyncio.StreamWriter) -> Response:
    """`/head-refused/405/…`: GET is fine."""
    return Response(int(request.path.split("/")[2]) if request.method == "HEAD" else 200)


def flaky(server: LinkServer, request: Request, writer: asyncio.StreamWriter) -> Response:
    """`/flaky/500/2/…`: that status twice, then fine."""
    _, _, code, times, *_ = request.path.split("/")
    server.counts[request.path] += 1
    return Response(int(code) if server.counts[request.path] <= int(times) else 200)


def later(server: LinkServer, request: Request, writer: asyncio.StreamWriter) -> Response:
    """`/later/429/seconds/2/…` and `/later/503/date/2/…`: once with a Retry-After, then fine."""
    _, _, code, form, seconds, *_ = request.path.split("/")
    server.counts[request.path] += 1
    if server.counts[request.path] > 1:
        return Response()
    moment = time.time() + float(seconds)
    value = seconds if form == "seconds" else formatdate(moment, usegmt=True)
    return Response(int(code), "", {"Retry-After": value})


def to(server: LinkServer, request: Request, writer: asyncio.StreamWriter) -> Response:
    """`/to/301/ADDRESS`, quoted."""
    _, _, code, target = request.path.split("/", 3)
    return Response(int(code), "", {"Location": target})


def gate(server: LinkServer, request: Request, writer: asyncio.StreamWriter) -> Response:
    return Response(302, "", {"Location": "/login?next=/gate/x"})


def hops(server: LinkServer, request: Request, writer: asyncio.StreamWriter) -> Response:
    """`/hops/301/5`: as many redirects, then fine."""
    _, _, code, left = request.path.split("/")
    if left == "0":
        return Response()
    return Response(int(code), "", {"Location": f"/hops/{code}/{int(left) - 1}"})


def raw_location(server: LinkServer, request: Request, writer: asyncio.StreamWriter) -> Response:
    return Response(301, "", raw={"Location": "/page/größe".encode()})


def body(server: LinkServer, request: Request, writer: asyncio.StreamWriter) -> Response:
    """`/body/TEXT`: a page with that text, behind a well-known wall."""
    return Response(200, f"<html>{request.path[6:]}</html>", {"Server": "cloudflare"})


def header(server: LinkServer, request: Request, writer: asyncio.StreamWriter) -> Response:
    """`/header/403/NAME/VALUE`."""
    _, _, code, name, value = request.path.split("/", 4)
    return Response(int(code), "", {name: value})


def etag(server: LinkServer, request: Request, writer: asyncio.StreamWriter) -> Response:
    if request.headers.get("if-none-match") == '"one"':
        return Response(304, "")
    return Response(200, PAGE, {"ETag": '"one"'})


async def hang(server: LinkServer, request: Request, writer: asyncio.StreamWriter) -> None:
    await asyncio.Event().wait()


async def reset(server: LinkServer, request: Request, writer: asyncio.StreamWriter) -> Response | None:
    """`/reset/2/…`: the connection breaks twice, then fine."""
    server.counts[request.path] += 1
    if server.counts[request.path] > int(request.path.split("/")[2]):
        return Response()
    writer.transport.abort()
    return None


async def slow(server: LinkServer, request: Request, writer: asyncio.StreamWriter) -> None:
    """A body that comes byte by byte and has no end."""
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while True:
        writer.write(b"x")
        await writer.drain()
        await asyncio.sleep(0.05)


async def endless(server: LinkServer, request: Request, writer: asyncio.StreamWriter) -> Response | None:
    """More than anybody wants to read."""
    if request.method == "HEAD":
        return Response(405, "")
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    for _ in range(100_000):
        writer.write(b"x" * 10_000)
        await writer.drain()
        server.counts["endless"] += 1
    return None


def bomb(server: LinkServer, request: Request, writer: asyncio.StreamWriter) -> Response:
    if request.method == "HEAD":
        return Response(405, "")
    return Response(200, gzip.compress(b"0" * 50_000_000), {"Content-Encoding": "gzip"})


def short(server: LinkServer, request: Request, writer: asyncio.StreamWriter) -> Response:
    if request.method == "HEAD":
        return Response(405, "")
    return Response(200, PAGE, length=len(PAGE) + 100)


def old(server: LinkServer, request: Request, writer: asyncio.StreamWriter) -> Response:
    return Response(version="1.0", headers={"Connection": "close"})


def page(server: LinkServer, request: Request, writer: asyncio.StreamWriter) -> Response:
    return Response()


def nonsense(server: LinkServer, request: Request, writer: asyncio.StreamWriter) -> None:
    writer.write(b"220 mail.example.org ESMTP\r\n\r\n")


# The registries.


def feed(server: LinkServer, papers: dict[str, str]) -> str:
    entries = "".join(
        f"<entry><id>http://arxiv.org/abs/{key}v2</id><title>{title}</title>"
        "<author><name>Ann Lee</name></author></entry>"
        for key, title in papers.items()
    )
    return f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">{entries}</feed>'


def arxiv(server: LinkServer, request: Request, writer: asyncio.StreamWriter) -> Response:
    """As the real one: ten papers unless asked for more, nothing for a malformed number, in any order."""
    ids = request.query["id_list"].split(",")
    most = int(request.query.get("max_results", "10"))
    if len(request.target) > 8000:
        return Response(414, "")
    if "malformed" in server.papers and any(key == server.papers["malformed"] for key in ids):
        return Response(400, "")
    server.counts["arxiv"] += 1
    if server.counts["arxiv"] <= int(server.papers.get("empty", "0")):
        return Response(200, feed(server, {}), {"Content-Type": "application/atom+xml"})
    found = {key: server.papers[key] for key in sorted(ids, key=hash)[:most] if key in server.papers}
    return Response(200, feed(server, found), {"Content-Type": "application/atom+xml"})


def crossref(server: LinkServer, request: Request, writer: asyncio.StreamWriter) -> Response:
    wanted = [one.removeprefix("doi:") for one in request.query["filter"].split(",")]
    items = [{"DOI": doi.upper(), "title": [server.dois[doi]]} for doi in wanted if server.dois.get(doi)]
    return Response(200, json.dumps({"message": {"items": items[: int(request.query["rows"])]}}))


def doi(server: LinkServer, request: Request, writer: asyncio.StreamWriter) -> Response:
    key = request.path.removeprefix("/registry-doi/api/handles/")
    if key in server.dois:
        return Response(200, json.dumps({"responseCode": 1, "handle": key}))
    if key.endswith("broken"):
        return Response(500, json.dumps({"responseCode": 2}))
    return Response(404, json.dumps({"responseCode": 100, "handle": key}))


def github(server: LinkServer, request: Request, writer: asyncio.StreamWriter) -> Response:
    if request.headers.get("authorization") != "Bearer secret":
        return Response(401, '{"message": "Bad credentials"}')
    query = json.loads(request.body)["query"]
    data: dict[str, object] = {}
    errors = []
    for alias, owner, name in re.findall(r'(r\d+): repository\(owner: "(.*?)", name: "(.*?)"\)', query):
        found = server.repositories.get(f"{owner}/{name}")
        data[alias] = found
        if found is None:
            errors.append({"type": "NOT_FOUND", "path": [alias], "message": "Could not resolve"})
    if server.repositories.get("limit"):
        return Response(200, json.dumps({"errors": [{"type": "RATE_LIMITED", "message": "API rate limit"}]}))
    return Response(200, json.dumps({"data": data, "errors": errors}))


def openreview(server: LinkServer, request: Request, writer: asyncio.StreamWriter) -> Response:
    if "challenge" in server.notes:
        return Response(403, json.dumps({"name": "ForbiddenError", "details": "ChallengeRequiredError"}))
    older = request.path.startswith("/registry-openreview/v1/")
    note = server.notes.get(("v1:" if older else "") + request.query["id"])
    return Response(200 if note else 404, json.dumps({"notes": [note] if note else []}))


def acl(server: LinkServer, request: Request, writer: asyncio.StreamWriter) -> Response:
    key = request.path.removeprefix("/registry-acl/").removesuffix(".bib")
    if key not in server.papers:
        return Response(404, "")
    return Response(
        200, f"@inproceedings{{x,\n title = {{{server.papers[key]}}},\n author = {{Lee, Ann}}\n}}\n"
    )


def wayback(server: LinkServer, request: Request, writer: asyncio.StreamWriter) -> Response:
    copy = f"http://web.archive.org/web/2020/{request.query['url']}"
    return Response(200, json.dumps({"archived_snapshots": {"closest": {"available": True, "url": copy}}}))


ROUTES: dict[str, Handler] = {
    "status": status, "head-refused": head_refused, "flaky": flaky, "later": later, "to": to, "hops": hops,
    "raw-location": raw_location, "body": body, "header": header, "etag": etag, "hang": hang, "reset": reset,
    "slow": slow, "endless": endless, "bomb": bomb, "short": short, "old": old, "page": page,
    "nonsense": nonsense, "gate": gate, "login": page,
    "registry-arxiv": arxiv, "registry-crossref": crossref, "registry-doi": doi,
    "registry-github": github, "registry-openreview": openreview, "registry-acl": acl,
    "registry-wayback": wayback, "": page,
}  # fmt: skip

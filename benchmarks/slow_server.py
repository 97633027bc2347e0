"""A web server on loopback whose pages take their time, for `links.py`.

It answers on every address of 127.0.0.0/8, prints its port, and tells at `/requests` how often it was asked
since it was last told to forget. A page's latency follows from its path: log-normal with the median given.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import random


class Server:
    """Answers every request with an empty page."""

    def __init__(self, median: float) -> None:
        self.median = median
        self.requests = 0

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve one connection."""
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                method, target, _ = head.split(b" ", 2)
                body = b""
                if target == b"/requests":
                    body = str(self.requests).encode()
                    self.requests = 0
                else:
                    self.requests += 1
                    await asyncio.sleep(random.Random(target).lognormvariate(0.0, 0.5) * self.median)
                headers = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(
                    body
                )
                writer.write(headers + (b"" if method == b"HEAD" else body))
                await writer.drain()
        writer.close()


async def main() -> None:
    """Serve until the process is ended."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--median", type=float, default=0.15, help="seconds")
    server = Server(parser.parse_args().median)
    listening = await asyncio.start_server(server.answer, "0.0.0.0", 0, backlog=1024)
    print(listening.sockets[0].getsockname()[1], flush=True)
    await listening.serve_forever()


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(main())

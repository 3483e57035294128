"""A bad link on loopback: narrow, slow to answer, and cut in the middle of some requests.

It carries bytes between a client and a server and knows of HTTP only that a request begins when the client speaks
after the server did.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from random import Random

_CHUNK = 2048


@dataclass
class BadLink:
    """`bytes_a_second` each way, `way` seconds to the answer, `cut`: the share of requests that are cut somewhere."""

    target: int
    bytes_a_second: float
    way: float
    cut: float
    random: Random
    port: int = 0
    requests: int = 0
    cuts: int = 0
    carried: int = 0
    down: bool = False  # nobody gets through
    _open: set[asyncio.Task[None]] = field(default_factory=set)
    _ended: threading.Event = field(default_factory=threading.Event)

    async def serve(self) -> None:
        server = await asyncio.start_server(self._connection, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        async with server:
            while not self._ended.is_set():
                await asyncio.sleep(0.02)
        for task in list(self._open):
            task.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)
        await asyncio.sleep(0)  # transports close in the next round of the loop

    async def _connection(self, client: asyncio.StreamReader, to_client: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._open.add(task)
        try:
            await self._carry(client, to_client)
        finally:
            self._open.discard(task)

    async def _carry(self, client: asyncio.StreamReader, to_client: asyncio.StreamWriter) -> None:
        if self.down:
            to_client.transport.abort()
            return
        try:
            server, to_server = await asyncio.open_connection("127.0.0.1", self.target)
        except ConnectionError:  # the hub is not there
            to_client.transport.abort()
            return
        way = _Way(self, [to_client, to_server])
        both = [
            asyncio.create_task(way.pump(client, to_server, upward=True)),
            asyncio.create_task(way.pump(server, to_client, upward=False)),
        ]
        try:
            await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in both:
                task.cancel()
            for writer in (to_client, to_server):
                writer.transport.abort()

    def end(self) -> None:
        self._ended.set()


class _Way:
    """One connection through the link."""

    def __init__(self, link: BadLink, ends: list[asyncio.StreamWriter]) -> None:
        self._link = link
        self._ends = ends
        self._upward: bool | None = None
        self._cut_after: tuple[bool, int] | None = None  # (on the way up, after so many bytes)

    async def pump(self, source: asyncio.StreamReader, target: asyncio.StreamWriter, *, upward: bool) -> None:
        link = self._link
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            while data := await source.read(_CHUNK):
                if upward != self._upward:
                    self._upward = upward
                    await asyncio.sleep(link.way / 2)
                    if upward:
                        self._begin_request()
                if link.down or self._is_cut(upward, len(data)):
                    target.write(data[: link.random.randrange(len(data))])
                    for end in self._ends:
                        end.transport.abort()
                    link.cuts += 1
                    return
                await asyncio.sleep(len(data) / link.bytes_a_second)
                target.write(data)
                await target.drain()
                link.carried += len(data)

    def _begin_request(self) -> None:
        self._link.requests += 1
        random = self._link.random
        self._cut_after = None
        if random.random() < self._link.cut:
            self._cut_after = random.random() < 0.5, int(random.expovariate(1 / 10_000))

    def _is_cut(self, upward: bool, size: int) -> bool:
        """A request that is over before its cut was due is cut in its reply instead."""
        if self._cut_after is None:
            return False
        up, left = self._cut_after
        if upward != up and upward:
            return False
        if left <= size or (up and not upward):
            return True
        self._cut_after = up, left - size
        return False


@contextmanager
def bad_link(
    target: int, *, bytes_a_second: float = 25_000, way: float = 0.6, cut: float = 0.1, seed: int = 1
) -> Iterator[BadLink]:
    """A link to the server at port `target` on loopback."""
    link = BadLink(target, bytes_a_second, way, cut, Random(seed))
    thread = threading.Thread(target=lambda: asyncio.run(link.serve()))
    thread.start()
    while not link.port:
        assert thread.is_alive()
        threading.Event().wait(0.005)
    try:
        yield link
    finally:
        link.end()
        thread.join()

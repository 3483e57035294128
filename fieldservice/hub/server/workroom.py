"""The hub's threads: requests are read by the event loop and worked on here, each thread with its own connection."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from fieldservice.hub.database import HubDatabase

P = ParamSpec("P")
R = TypeVar("R")


class Workroom:
    """A few threads that live as long as the server."""

    def __init__(self, database: HubDatabase, threads: int) -> None:
        self._database = database
        self._threads = threads
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="hub")

    async def do(self, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Do `work` in a thread and wait for it without holding up other requests."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._pool, lambda: work(*args, **kwargs))

    def close(self) -> None:
        """Finish what is under way, close every thread's connection, end the threads."""
        together = threading.Barrier(self._threads)

        def leave() -> None:
            together.wait(timeout=60)  # so that each thread gets exactly one of these
            self._database.close()

        for done in [self._pool.submit(leave) for _ in range(self._threads)]:
            done.result()
        self._pool.shutdown()

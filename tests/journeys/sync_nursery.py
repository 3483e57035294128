"""A hub and three laptops as processes that are killed and started again, round after round.

    python -m tests.journeys.sync_nursery ROOT PORT [DATABASE_URL]

ROOT has the hub's data (`hub`) and three enrolled profiles. Each line read is a round, as JSON: {"round": n, "kills":
{who: [boundary, moment]}}; the answer is a line {"boundaries": {who: how many it reached}, "killed": [who], "steps":
{who: of the engine}}. Within a round everybody works at once. Who is killed is started again, and goes on.

Processes are forked from this one, which has loaded everything but opened nothing; that is all that makes them quick.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import sqlite3
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from fieldservice.cli import main as command_line
from fieldservice.hub.server import serve
from fieldservice.store import unit_of_work
from tests.journeys.killing import BEFORE, Boundaries, count_boundaries, count_postgres_boundaries
from tests.journeys.sync_day import ROLES, Laptop

LOADED = (serve, unit_of_work)  # before anything is forked
HUB = "hub"
_LONGEST_ROUND = 300.0
Kill = tuple[int, str]


class Nursery:
    """Starts processes, sees them die, and starts them again."""

    def __init__(self, root: Path, port: int, database_url: str | None) -> None:
        self._root = root
        self._database_url = database_url
        self._port = port
        self._children: dict[int, str] = {}

    def round(self, number: int, kills: dict[str, Kill]) -> dict[str, Any]:
        """One round with everybody in it. Raises AssertionError for a process that fails or does not end."""
        killed = []
        self._start(HUB, number, kills.get(HUB))
        for role in ROLES:
            self._start(role, number, kills.get(role))
        end = time.monotonic() + _LONGEST_ROUND
        while set(self._children.values()) - {HUB}:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if pid == 0:
                if time.monotonic() > end:
                    self.end()
                    raise AssertionError(f"round {number} with {kills} does not end: {self._children}")
                time.sleep(0.005)
                continue
            who = self._children.pop(pid)
            if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL:
                killed.append(who)
                self._start(who, number, None)
            elif status or who == HUB:
                self.end()
                raise AssertionError(f"{who} failed in round {number} with {kills}:\n{self._log(who)}")
        self.end()
        told = {who: json.loads(self._told(who).read_text()) for who in ROLES}
        boundaries = {who: facts["boundaries"] for who, facts in told.items()}
        boundaries[HUB] = len(self._told(HUB).read_bytes())
        return {
            "boundaries": boundaries,
            "killed": killed,
            "steps": {who: facts["steps"] for who, facts in told.items()},
        }

    def end(self) -> None:
        """End everybody without a word."""
        for pid in self._children:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
        self._children.clear()

    def _start(self, who: str, number: int, kill: Kill | None) -> None:
        pid = os.fork()
        if pid:
            self._children[pid] = who
            return
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        try:
            log = os.open(self._root / f"{who}.log", os.O_CREAT | os.O_WRONLY | os.O_APPEND)
            os.dup2(log, 1)
            os.dup2(log, 2)
            boundaries = Boundaries(*(kill or (0, BEFORE)))
            work: Callable[[int, Boundaries], None] = self._serve if who == HUB else self._laptop(who)
            work(number, boundaries)
            os._exit(0)
        finally:
            traceback.print_exc()
            sys.stderr.flush()
            os._exit(1)

    def _serve(self, number: int, boundaries: Boundaries) -> None:
        note = os.open(self._told(HUB), os.O_CREAT | os.O_WRONLY | os.O_TRUNC)
        reach = boundaries.reach

        def noted() -> int:
            os.write(note, b".")
            return reach()

        boundaries.reach = noted  # type: ignore[method-assign]
        where = ["--data", str(self._root / HUB), "--port", str(self._port), "--lang", "en"]
        if self._database_url:
            count_postgres_boundaries(boundaries)
            where += ["--database-url", self._database_url]
        else:
            count_boundaries(sqlite3, boundaries)
        command_line(["hub", "serve", *where])

    def _laptop(self, who: str) -> Callable[[int, Boundaries], None]:
        def live(number: int, boundaries: Boundaries) -> None:
            count_boundaries(sqlcipher, boundaries)
            laptop = Laptop(self._root, who)
            laptop.work(number)
            steps = laptop.drain()
            self._told(who).write_text(json.dumps({"boundaries": boundaries.seen, "steps": steps}))

        return live

    def _told(self, who: str) -> Path:
        return self._root / f"{who}.told"

    def _log(self, who: str) -> str:
        return (self._root / f"{who}.log").read_text(errors="replace")[-4000:]


def main(root: Path, port: int, database_url: str | None = None) -> None:
    """Carry out the rounds that are read from standard input."""
    nursery = Nursery(root, port, database_url)

    def stop(*_: object) -> None:
        nursery.end()
        os._exit(0)

    signal.signal(signal.SIGTERM, stop)
    for line in sys.stdin:
        told = json.loads(line)
        kills = {who: (int(boundary), str(moment)) for who, (boundary, moment) in told["kills"].items()}
        try:
            answer = nursery.round(told["round"], kills)
        except AssertionError as error:
            answer = {"failed": str(error)}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    with socket.socket() as probe:  # the port is free, or nothing here would mean anything
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", int(sys.argv[2])))
    main(Path(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:])

"""A throw-away PostgreSQL: made with initdb where there is one, gone after the tests; skipped with a word otherwise.

`postgres` is a server for the session, `postgres_url` a fresh, empty database for one test.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

PEOPLE = ("postgres", "nobody")  # PostgreSQL refuses to run as root


class Postgres:
    """A running server that listens on a socket in its own folder only."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self._programs = programs
        self.folder = folder
        self._made = 0
        self._who: dict[str, Any] = {}
        if os.geteuid() == 0:
            person = _account()
            self._who = {"user": person.pw_uid, "group": person.pw_gid, "extra_groups": []}
            os.chown(folder, person.pw_uid, person.pw_gid)
        self._run("initdb", "-D", "data", "-U", "hub", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync")
        self.start()

        # ends the server when this process ends, however it ends: its end of the pipe closes then
        self._watch = subprocess.Popen(
            ["sh", "-c", f"trap '' INT TERM; cat >/dev/null; '{programs}/pg_ctl' -D data -m immediate -w stop"],
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # a signal to the tests' group is not for it
            **self._who,
        )

    def url(self, database: str) -> str:
        """The address of a database of this server."""
        return f"postgresql://hub@/{database}?host={self.folder}"

    def new_database(self, copied: str | None = None) -> str:
        """The address of a new database: empty, or a copy of another one that nobody is using."""
        import psycopg

        self._made += 1
        name = f"hub{self._made}"
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {copied or 'template0'}")
        return self.url(name)

    def name_of(self, url: str) -> str:
        """The name of the database with this address."""
        return url.partition("@/")[2].partition("?")[0]

    def start(self) -> None:
        """Start the server (again)."""
        fast = "-c fsync=off -c full_page_writes=off -c max_connections=200 -c listen_addresses=''"
        self._run("pg_ctl", "-D", "data", "-w", "-l", "log", "-o", f"{fast} -k {self.folder}", "start")

    def stop(self) -> None:
        """End the server at once."""
        self._run("pg_ctl", "-D", "data", "-m", "immediate", "-w", "stop")

    def close(self) -> None:
        """End the server, if it runs, and the watch over it."""
        assert self._watch.stdin is not None
        self._watch.stdin.close()
        self._watch.wait()

    def _run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [str(self._programs / program), *arguments],
            cwd=self.folder,
            env={"PATH": os.environ.get("PATH", ""), "HOME": str(self.folder), "LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE if program == "initdb" else subprocess.DEVNULL,
            stderr=subprocess.STDOUT,
            check=False,
            **self._who,
        )
        if done.returncode:
            log = self.folder / "log"
            raise RuntimeError(f"{program} failed: {done.stdout or ''} {log.read_text() if log.exists() else ''}")


def _account() -> Any:
    """The account under which a server started by root runs."""
    import pwd

    accounts = {entry.pw_name: entry for entry in pwd.getpwall()}
    return next(accounts[name] for name in PEOPLE if name in accounts)


def programs() -> Path | None:
    """The folder with initdb and pg_ctl; the newest of Debian's when they are not on the path."""
    on_path = shutil.which("initdb")
    if on_path and shutil.which("pg_ctl"):
        return Path(on_path).resolve().parent
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: p.parts[4].zfill(4))
    return found[-1].parent if found else None


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL for the session, in a folder of its own (one a test process)."""
    place = programs()
    if place is None:
        pytest.skip("no PostgreSQL here (neither initdb on the path nor in /usr/lib/postgresql)")
    pytest.importorskip("psycopg", reason="psycopg is not installed: pip install 'fieldservice[hub]'")
    folder = Path(tempfile.mkdtemp(prefix="fspg", dir="/tmp"))  # a socket's path must be short
    try:
        server = Postgres(place, folder)
        yield server
        server.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgres_url(postgres: Postgres) -> str:
    """A fresh, empty database."""
    return postgres.new_database()

"""SIGKILL at the boundary of the n-th transaction of this process, on either of the two SQLite modules or psycopg.

A boundary is a COMMIT of something written, or a single statement that writes outside a transaction. Nothing of the
program knows of this: the module's `connect` is given classes of ours.
"""

from __future__ import annotations

import os
import signal
import threading
from functools import partial
from typing import Any

BEFORE, AFTER = "before", "after"
_WRITES = frozenset({"INSERT", "UPDATE", "DELETE", "REPLACE", "CREATE", "DROP"})


class Boundaries:
    """Counts the boundaries that this process reaches, and kills it at one of them (0: at none)."""

    def __init__(self, wanted: int = 0, moment: str = BEFORE) -> None:
        self.seen = 0
        self._wanted = wanted
        self._moment = moment
        self._lock = threading.Lock()

    def reach(self) -> int:
        """A boundary is about to be crossed; returns its number."""
        with self._lock:
            self.seen += 1
            number = self.seen
        self._strike(number, BEFORE)
        return number

    def crossed(self, number: int) -> None:
        """It was crossed."""
        self._strike(number, AFTER)

    def _strike(self, number: int, moment: str) -> None:
        if number == self._wanted and moment == self._moment:
            os.kill(os.getpid(), signal.SIGKILL)


def count_boundaries(module: Any, boundaries: Boundaries) -> None:
    """Have every connection that `module` (sqlite3, or sqlcipher3's) opens from now on count its boundaries."""

    class Cursor(module.Cursor):  # type: ignore[misc]
        def execute(self, sql: str, *parameters: Any) -> Any:
            return self._counted(sql, super().execute, sql, *parameters)

        def executemany(self, sql: str, *parameters: Any) -> Any:
            return self._counted(sql, super().executemany, sql, *parameters)

        def _counted(self, sql: str, work: Any, *arguments: Any) -> Any:
            if not self._is_boundary(sql.split(None, 1)[0].upper()):
                return work(*arguments)
            number = boundaries.reach()
            found = work(*arguments)
            boundaries.crossed(number)
            return found

        def _is_boundary(self, verb: str) -> bool:
            connection = self.connection
            if verb == "BEGIN":
                connection.changes_at_begin = connection.total_changes
            if verb == "COMMIT":
                return bool(connection.total_changes != connection.changes_at_begin)
            return verb in _WRITES and not connection.in_transaction

    class Connection(module.Connection):  # type: ignore[misc]
        changes_at_begin = 0

        def cursor(self, *_factory: Any) -> Any:
            return super().cursor(Cursor)

        def execute(self, sql: str, *parameters: Any) -> Any:
            return self.cursor().execute(sql, *parameters)

        def executemany(self, sql: str, *parameters: Any) -> Any:
            return self.cursor().executemany(sql, *parameters)

    module.connect = partial(module.connect, factory=Connection)


def count_postgres_boundaries(boundaries: Boundaries) -> None:
    """The same for connections to PostgreSQL."""
    import psycopg

    class Cursor(psycopg.Cursor[Any]):
        def execute(self, query: Any, *parameters: Any, **options: Any) -> Any:
            verb = query.split(None, 1)[0].upper()
            wrote = bool(getattr(self.connection, "wrote", False))
            self.connection.wrote = verb in _WRITES or (wrote and verb != "BEGIN")  # type: ignore[attr-defined]
            if verb != "COMMIT" or not wrote:
                return super().execute(query, *parameters, **options)
            number = boundaries.reach()
            found = super().execute(query, *parameters, **options)
            boundaries.crossed(number)
            return found

        def executemany(self, query: Any, *parameters: Any, **options: Any) -> None:
            self.connection.wrote = True  # type: ignore[attr-defined]
            super().executemany(query, *parameters, **options)

    psycopg.connect = partial(psycopg.connect, cursor_factory=Cursor)

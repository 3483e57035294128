"""What this device remembers about synchronising, written outside any unit of work: local values and the log."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from fieldservice.store.store import Store

_LINES_KEPT = 2_000


def remember(store: Store, values: Mapping[str, str | None]) -> None:
    """Keep local values together, or forget those that are None, in one transaction."""
    connection = store.database.connection()
    with store.database.guard():
        connection.execute("BEGIN IMMEDIATE")
        try:
            for name, value in values.items():
                if value is None:
                    connection.execute("DELETE FROM local_value WHERE name = ?", (name,))
                else:
                    connection.execute(
                        "INSERT INTO local_value (name, value) VALUES (?, ?)"
                        " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                        (name, value),
                    )
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def known(store: Store, prefix: str) -> dict[str, str]:
    """The local values whose names begin with `prefix`."""
    rows = store.read().rows(
        "SELECT name, value FROM local_value WHERE name >= ? AND name < ?", (prefix, prefix + "\U0010ffff")
    )
    return dict(rows)


def write_log(store: Store, at_ms: int, kind: str, detail: Mapping[str, Any] | None = None) -> None:
    """Add a line to the log of synchronisation; `detail` becomes a JSON object. The oldest lines are let go."""
    connection = store.database.connection()
    text = json.dumps(dict(detail or {}), ensure_ascii=False)
    with store.database.guard():
        at = connection.execute(
            "INSERT INTO sync_log (at, kind, detail) VALUES (?, ?, ?)", (at_ms, kind, text)
        ).lastrowid
        if at % 100 == 0:
            connection.execute("DELETE FROM sync_log WHERE rid <= ?", (at - _LINES_KEPT,))


def waiting(store: Store) -> int:
    """How many mutations, of this device and of safety copies that it carries, have not reached the hub."""
    return store.read().count(
        "SELECT (SELECT count(*) FROM mutation WHERE state = 0)"
        " + (SELECT count(*) FROM carried_mutation WHERE state = 0)"
    )

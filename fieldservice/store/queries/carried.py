"""Work of another laptop that this one delivers from its safety copy: kept apart from the own outbox, under its own
stream, until the hub has answered. `message` holds what travels, packed by `fieldservice/sync/carrying.py`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fieldservice.store.outbox import DELIVERED, REFUSED, WAITING
from fieldservice.store.reader import Reader
from fieldservice.store.store import Store


def streams(reader: Reader) -> dict[str, bytes]:
    """The other laptops' streams, with the facts about each."""
    return dict(reader.rows("SELECT stream, message FROM carried_stream ORDER BY stream"))


def waiting(reader: Reader, stream: str, most: int, most_bytes: int) -> list[bytes]:
    """The next mutations of a stream to deliver: contiguous, in order."""
    found: list[bytes] = []
    size, last = 0, 0
    for mid, message in reader.rows(
        "SELECT mid, message FROM carried_mutation WHERE stream = ? AND state = ? ORDER BY mid LIMIT ?",
        (stream, WAITING, most),
    ):
        size += len(message)
        if found and (mid != last + 1 or size > most_bytes):
            break
        found.append(message)
        last = mid
    return found


def keep(store: Store, facts: Iterable[tuple[str, bytes]], mutations: Iterable[tuple[str, int, bytes, bool]]) -> int:
    """Take over streams and mutations (stream, mid, message, whether its own laptop still had to deliver it) in one
    transaction; those that are here already stay as they are. Returns how many were new and undelivered."""
    connection = store.database.connection()
    new = 0
    with store.database.guard():
        connection.execute("BEGIN IMMEDIATE")
        try:
            connection.executemany(
                "INSERT INTO carried_stream (stream, message) VALUES (?, ?) ON CONFLICT DO NOTHING", list(facts)
            )
            for stream, mid, message, undelivered in mutations:
                done = connection.execute(
                    "INSERT INTO carried_mutation (stream, mid, message, state) VALUES (?, ?, ?, ?)"
                    " ON CONFLICT DO NOTHING",
                    (stream, mid, message, WAITING if undelivered else DELIVERED),
                )
                new += done.rowcount if undelivered else 0
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
    return new


def answer(store: Store, stream: str, answers: Iterable[tuple[int, int, str, str]]) -> None:
    """Write what became of mutations: (mid, state, code, params as JSON)."""
    _many(
        store,
        "UPDATE carried_mutation SET state = ?, code = ?, params = ? WHERE stream = ? AND mid = ?",
        [(state, code, params, stream, mid) for mid, state, code, params in answers],
    )


def wait_again(store: Store, stream: str, after: int) -> None:
    """The hub has nothing of this stream after `after`: deliver what it had before it was restored."""
    _many(
        store,
        "UPDATE carried_mutation SET state = ? WHERE stream = ? AND mid > ? AND state <> ?",
        [(WAITING, stream, after, REFUSED)],
    )


def refuse(store: Store, stream: str, code: str) -> None:
    """The hub will not take what waits of this stream; it stays here, visible, with the reason."""
    _many(
        store,
        "UPDATE carried_mutation SET state = ?, code = ? WHERE stream = ? AND state = ?",
        [(REFUSED, code, stream, WAITING)],
    )


def counts(reader: Reader) -> dict[int, int]:
    """How many carried mutations are in each state."""
    return dict(reader.rows("SELECT state, count(*) FROM carried_mutation GROUP BY state"))


def outbox_rows(reader: Reader, undelivered_only: bool) -> list[tuple[Any, ...]]:
    """This device's own mutations whose contents are still here, in order: (stream, mid, intent, intent_version,
    schema_version, person_id, device_at, base, payload, chain, was, state)."""
    states = f" AND state = {WAITING}" if undelivered_only else ""
    return reader.rows(
        "SELECT stream, mid, intent, intent_version, schema_version, person_id, device_at, base, payload, chain, was,"
        f" state FROM mutation WHERE payload <> x''{states} ORDER BY mid"
    )


def outbox_size(reader: Reader) -> int:
    """Bytes of the contents of this device's own mutations."""
    return reader.count("SELECT sum(length(payload)) FROM mutation")


def own_streams(reader: Reader) -> list[tuple[str, str, int, bytes]]:
    """(stream, parent, mid, chain) of every stream that was written here."""
    return [
        (s, p, m, c) for s, p, m, c in reader.rows("SELECT stream, parent, mid, chain FROM sync_stream ORDER BY no")
    ]


def own_rows(reader: Reader) -> list[tuple[str, int, bytes, int]]:
    """What is carried already, so that a safety copy of this laptop hands it on: (stream, mid, message, state)."""
    rows = reader.rows("SELECT stream, mid, message, state FROM carried_mutation ORDER BY stream, mid")
    return [(s, m, b, state) for s, m, b, state in rows]


def _many(store: Store, sql: str, rows: list[tuple[Any, ...]]) -> None:
    connection = store.database.connection()
    with store.database.guard():
        connection.execute("BEGIN IMMEDIATE")
        try:
            connection.executemany(sql, rows)
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise

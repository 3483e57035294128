"""What the outbox, the transfers and the log of synchronisation say, for the people's side of it."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fieldservice.domain.records import Conflict, info
from fieldservice.domain.records.sync import TOLD
from fieldservice.store import tables
from fieldservice.store.outbox import DELIVERED, IN_CONFLICT, PARKED, QUARANTINED, REFUSED, WAITING
from fieldservice.store.reader import Reader
from fieldservice.system.clock import to_ms

_OPEN_STATES = f"{WAITING}, {REFUSED}, {PARKED}, {QUARANTINED}"
_NEWEST_LOOKED_AT = 400
_COUNTED = 2_000


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """One mutation as the outbox holds it; times in milliseconds, `rows` decoded (empty once let go)."""

    mid: int
    intent: str
    person_id: str | None
    device_at: int
    row_count: int
    state: int
    code: str
    params: str
    because: int | None
    answered_at: int | None
    base: int
    rows: list[list[Any]]


_OUTBOX = "mid, intent, person_id, device_at, row_count, state, code, params, because, answered_at, base, payload"


def outbox(reader: Reader, states: Sequence[int], limit: int, most_rows: int, before: int = 0) -> list[OutboxRow]:
    """The newest mutations in these states, those below number `before` when it is given. Larger ones than `most_rows`
    come without their rows: an import is not read to show one line."""
    marks = ", ".join(str(int(state)) for state in states)
    below = " AND mid < ?" if before else ""
    columns = _OUTBOX.replace("payload", "CASE WHEN row_count <= ? THEN payload ELSE x'' END")
    sql = f"SELECT {columns} FROM mutation WHERE state IN ({marks}){below} ORDER BY mid DESC LIMIT ?"
    return [_outbox_row(row) for row in reader.rows(sql, (most_rows, *([before] if before else []), limit))]


def newest(reader: Reader, since: int) -> list[OutboxRow]:
    """The newest mutations made at or after `since` (milliseconds), as far back as is worth looking."""
    rows = reader.rows(f"SELECT {_OUTBOX} FROM mutation ORDER BY mid DESC LIMIT {_NEWEST_LOOKED_AT}")
    return [_outbox_row(row) for row in rows if row[3] >= since]


def written_at(reader: Reader, at: int, table: str, id: str) -> bool:
    """Whether one of the newest mutations of this computer, made at exactly that time (milliseconds), wrote a row."""
    rows = reader.rows(
        f"SELECT {_OUTBOX} FROM (SELECT {_OUTBOX} FROM mutation ORDER BY mid DESC LIMIT {_COUNTED})"
        " WHERE device_at = ?",
        (at,),
    )
    return any(change[1:3] == [table, id] for row in rows for change in _outbox_row(row).rows)


def _outbox_row(row: tuple[Any, ...]) -> OutboxRow:
    import msgspec

    rows = msgspec.msgpack.decode(row[-1])["rows"] if row[-1] else []
    return OutboxRow(*(*row[:-1], rows))


def open_counts(reader: Reader) -> dict[int, int]:
    """How many mutations are in each state that is not over."""
    return dict(reader.rows(f"SELECT state, count(*) FROM mutation WHERE state IN ({_OPEN_STATES}) GROUP BY state"))


def carried_waiting(reader: Reader) -> int:
    """How many changes of another laptop, from its safety copy, this one still has to deliver."""
    return reader.count("SELECT count(*) FROM carried_mutation WHERE state = ?", (WAITING,))


def delivered_since(reader: Reader, since: int) -> int:
    """How many mutations were delivered at or after `since` (milliseconds), counted up to a few thousand."""
    return reader.count(
        "SELECT count(*) FROM (SELECT answered_at FROM mutation WHERE state IN (?, ?) ORDER BY mid DESC LIMIT ?)"
        " WHERE answered_at >= ?",
        (DELIVERED, IN_CONFLICT, _COUNTED, since),
    )


def last_delivery(reader: Reader) -> int | None:
    """When the newest delivered mutation was acknowledged (milliseconds); None before the first."""
    rows = reader.rows("SELECT max(answered_at) FROM mutation WHERE state IN (?, ?)", (DELIVERED, IN_CONFLICT))
    return rows[0][0]


def files_to_send(reader: Reader) -> tuple[int, int, int]:
    """(files, bytes in all, bytes sent) of photos and files that have not reached the hub."""
    rows = reader.rows(
        "SELECT count(*), coalesce(sum(size), 0), coalesce(sum(done), 0) FROM blob_transfer"
        " WHERE direction = 'up' AND state <> 'done'"
    )
    return rows[0][0], rows[0][1], rows[0][2]


def files_refused(reader: Reader) -> tuple[int, int]:
    """How many photos and files the hub had (no room for, too large for it)."""
    rows = reader.rows(
        "SELECT coalesce(sum(state = 'full'), 0), coalesce(sum(state = 'too_large'), 0) FROM blob_transfer"
        " WHERE direction = 'up'"
    )
    return rows[0][0], rows[0][1]


def files_to_fetch(reader: Reader) -> int:
    """How many photos and files are still to come from the hub."""
    return reader.count("SELECT count(*) FROM blob_transfer WHERE direction = 'down' AND state <> 'done'")


def log(reader: Reader, limit: int) -> list[tuple[int, str, str]]:
    """(at, kind, detail) of the newest events, newest first."""
    rows = reader.rows("SELECT at, kind, detail FROM sync_log ORDER BY rid DESC LIMIT ?", (limit,))
    return [(row[0], row[1], row[2]) for row in rows]


def _whose(person_id: str | None) -> tuple[str, tuple[Any, ...]]:
    """Condition and parameters that keep the conflicts of one person; None keeps everybody's."""
    if person_id is None:
        return "", ()
    return " AND (offered_by_id = ? OR standing_by_id = ?)", (person_id, person_id)


def conflicts(reader: Reader, state: str, person_id: str | None, limit: int) -> list[Conflict]:
    """The newest conflicts in a state, of one person or (None) of everybody; decided ones by when they were decided."""
    table = tables.of(Conflict)
    mine, parameters = _whose(person_id)
    order = "opened_at" if state == "open" else "decided_at"
    sql = f"SELECT {table.select} FROM conflict WHERE state = ?{mine} ORDER BY {order} DESC, rid DESC LIMIT ?"
    return [table.load(row) for row in reader.rows(sql, (state, *parameters, limit))]


def open_conflicts(reader: Reader, person_id: str | None) -> int:
    """How many conflicts wait for one person's decision, or (None) for anybody's."""
    mine, parameters = _whose(person_id)
    return reader.count(f"SELECT count(*) FROM conflict WHERE state = 'open'{mine}", parameters)


def open_duplicates(reader: Reader) -> int:
    """How many likely duplicates wait for a decision."""
    return reader.count("SELECT count(*) FROM possible_duplicate WHERE state = 'open'")


def versions(reader: Reader, table: str, id: str) -> tuple[int, str]:
    """(row_base, field_bases as JSON) of a row; (0, "") when it is not here."""
    if table not in {info(cls).table for cls in tables.records.REGISTRY.values()}:
        return 0, ""
    rows = reader.rows(f"SELECT row_base, coalesce(field_bases, '') FROM {table} WHERE id = ?", (id,))
    return (rows[0][0], rows[0][1]) if rows else (0, "")


def references(reader: Reader, table: str, id: str) -> list[tuple[str, int]]:
    """(table, rows) of everything that points to a row."""
    found = []
    for other in tables.all_tables():
        columns = [column.name for column in other.columns if column.refers_to == table and not column.derived]
        if not columns:
            continue
        condition = " OR ".join(f"{name} = ?" for name in columns)
        n = reader.count(f"SELECT count(*) FROM {other.name} WHERE {condition}", (id,) * len(columns))
        if n:
            found.append((other.name, n))
    return found


def naming(reader: Reader, table: str, field: str, id: str) -> list[str]:
    """The ids of the rows of a table whose field names a row."""
    return [row[0] for row in reader.rows(f"SELECT id FROM {table} WHERE {field} = ? ORDER BY rid", (id,))]


def naming_since(reader: Reader, table: str, field: str, id: str, versions: Collection[int]) -> list[str]:
    """Those of them whose field was last written by one of these versions."""
    marks = ", ".join("?" * len(versions))
    sql = f"SELECT id FROM {table} WHERE {field} = ? AND json_extract(field_bases, ?) IN ({marks}) ORDER BY rid"
    return [row[0] for row in reader.rows(sql, (id, f"$.{field}", *versions))]


def written_as(reader: Reader, table: str, id: str, group: str) -> frozenset[int]:
    """The version in which a group of a row was last written, by both its names: the hub's sequence number, and what it
    was called here before the hub had it."""
    bases = json.loads(versions(reader, table, id)[1] or "{}")
    version = int(bases.get(group, 0))
    if version < 0:
        found = reader.rows("SELECT seq FROM mutation WHERE mid = ? AND seq IS NOT NULL", (-version,))
        return frozenset({version, *(row[0] for row in found)})
    found = reader.rows("SELECT mid FROM mutation WHERE seq = ?", (version,)) if version else []
    return frozenset({version, *(-row[0] for row in found)} - {0})


def told_same(reader: Reader, table: str, person_id: str | None, since: datetime) -> list[Conflict]:
    """The records of a table that this person and another one both made apart from each other, newest first."""
    conflict = tables.of(Conflict)
    mine, parameters = _whose(person_id)
    sql = (
        f"SELECT {conflict.select} FROM conflict WHERE state = ? AND tab = ? AND opened_at >= ?{mine}"
        " ORDER BY opened_at DESC, rid DESC LIMIT 50"
    )
    return [conflict.load(row) for row in reader.rows(sql, (TOLD, table, to_ms(since), *parameters))]

"""Which photos and files must travel: what rows refer to, what the hub has confirmed, what is still missing here.

`blob_transfer` holds one row for each blob that a row of ours names: direction "up" (it lies here, the hub has not
confirmed it) or "down" (it is missing here), `state` one of the words below. Blobs without a row are not looked at yet.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from fieldservice.store import outbox, tables
from fieldservice.store.reader import Reader, parts
from fieldservice.store.store import Store

UP, DOWN = "up", "down"
WAITING = "waiting"
HELD = "held"  # the hub wants no such blob of ours yet, or has not got it yet: asked again later
FULL = "full"  # the hub has no room for it; people are told
TOO_LARGE = "too_large"  # the hub takes none of this size; people are told
DONE = "done"
DAMAGED = "damaged"  # what lies here can't be read; people see it in `check`
_SHA = re.compile(rb"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")
_PENDING = f"('{WAITING}', '{HELD}', '{FULL}', '{TOO_LARGE}')"


@dataclass(frozen=True)
class Transfer:
    """A blob on its way. `size` is 0 where it is not known before the first piece: thumbnails, which go first."""

    sha: str
    direction: str
    size: int
    done: int
    attempts: int


@dataclass(frozen=True)
class Outstanding:
    """What has to travel one way: how many blobs, and the bytes of those whose size is known."""

    count: int
    size: int


def naming_tables() -> dict[str, tuple[str, ...]]:
    """The tables whose rows name blobs, with the columns that do."""
    found = {}
    for table in tables.all_tables():
        columns = tuple(c.name for c in table.columns if c.name == "sha" or c.name.endswith("_sha"))
        if columns:
            found[table.name] = columns
    return found


def referenced(reader: Reader) -> set[str]:
    """Every blob that a row names."""
    return {
        sha for table, columns in naming_tables().items() for column in columns for sha in _all(reader, table, column)
    }


def named_apart(reader: Reader, own: str) -> set[str]:
    """Every blob that something else than a row names: values of this device (all but `own`), work that the hub did not
    take, and what was carried here from another laptop. Their texts are searched for what looks like a name."""
    values = reader.rows("SELECT CAST(value AS BLOB) FROM local_value WHERE name <> ?", (own,))
    refused = reader.rows(f"SELECT payload FROM mutation WHERE state NOT IN ({outbox.WAITING}, {outbox.DELIVERED})")
    carried = reader.rows("SELECT message FROM carried_mutation")
    return {sha.decode() for row in (*values, *refused, *carried) for sha in _SHA.findall(row[0])}


def _all(reader: Reader, table: str, column: str) -> list[str]:
    return [row[0] for row in reader.rows(f"SELECT DISTINCT {column} FROM {table} WHERE {column} <> ''")]


def unlisted(reader: Reader, table: str, ids: Collection[str] | None) -> list[tuple[str, int]]:
    """(sha, size or 0) of the blobs that rows of `table` (these `ids`, all for None) name and no transfer lists."""
    found: dict[str, int] = {}
    for column in naming_tables()[table]:
        size = "size" if column == "sha" and "size" in tables.table_of(table).by_name else "0"
        sql = (
            f"SELECT {column}, max({size}) FROM {table} AS named WHERE {column} <> '' AND NOT EXISTS"
            f" (SELECT 1 FROM blob_transfer WHERE sha = named.{column})"
        )
        if ids is None:
            rows = reader.rows(f"{sql} GROUP BY {column}")
        else:
            rows = [
                row
                for part in parts(sorted(ids))
                for row in reader.rows(f"{sql} AND id IN ({', '.join('?' * len(part))}) GROUP BY {column}", part)
            ]
        for sha, bytes_ in rows:
            found[sha] = max(found.get(sha, 0), bytes_ or 0)
    return list(found.items())


def is_referenced(reader: Reader, sha: str) -> bool:
    """Whether a row that is here names the blob (a row may have left this device's slice)."""
    return any(
        reader.rows(f"SELECT 1 FROM {table} WHERE {column} = ? LIMIT 1", (sha,))
        for table, columns in naming_tables().items()
        for column in columns
    )


def naming(reader: Reader, sha: str) -> dict[str, frozenset[str] | None]:
    """The ids of the rows that name the blob, by table."""
    found: dict[str, frozenset[str] | None] = {}
    for table, columns in naming_tables().items():
        where = " OR ".join(f"{column} = ?" for column in columns)
        ids = frozenset(row[0] for row in reader.rows(f"SELECT id FROM {table} WHERE {where}", (sha,) * len(columns)))
        if ids:
            found[table] = ids
    return found


def waiting(
    reader: Reader, directions: Iterable[str], largest: int | None = None, patience: int | None = None
) -> list[Transfer]:
    """The next blobs to move, small ones first (thumbnails and signatures), of at most `largest` bytes; with
    `patience`, none that a full hub refused that often."""
    chosen = tuple(directions)
    sql = (
        "SELECT sha, direction, size, done, attempts FROM blob_transfer"
        f" WHERE (state IN ('{WAITING}', '{FULL}') OR (state = '{TOO_LARGE}' AND attempts = 0))"
        f" AND direction IN ({', '.join('?' * len(chosen))})"
    )
    values: list[Any] = list(chosen)
    if patience is not None:
        sql, values = f"{sql} AND (state <> '{FULL}' OR attempts < ?)", [*values, patience]
    if largest is not None:
        sql, values = f"{sql} AND size <= ?", [*values, largest]
    return [Transfer(*row) for row in reader.rows(f"{sql} ORDER BY attempts, size, added_at LIMIT 20", values)]


def outstanding(reader: Reader) -> dict[str, Outstanding]:
    """What has to travel, by direction; what is held counts, because it is not delivered."""
    rows = reader.rows(
        "SELECT direction, count(*), sum(max(0, size - done)) FROM blob_transfer"
        f" WHERE state IN {_PENDING} GROUP BY direction"
    )
    found = {direction: Outstanding(count, size or 0) for direction, count, size in rows}
    return {direction: found.get(direction, Outstanding(0, 0)) for direction in (UP, DOWN)}


def unconfirmed(reader: Reader) -> list[str]:
    """Blobs that lie here and that the hub has not confirmed: what a safety copy takes along."""
    rows = reader.rows(f"SELECT sha FROM blob_transfer WHERE direction = '{UP}' AND state IN {_PENDING} ORDER BY size")
    return [row[0] for row in rows]


def list_transfers(store: Store, transfers: Iterable[tuple[str, str, int]], now_ms: int) -> None:
    """List blobs: (sha, direction, size); what is listed already stays as it is."""
    rows = [(sha, direction, size, now_ms) for sha, direction, size in transfers]
    if not rows:
        return
    connection = store.database.connection()
    with store.database.guard():
        connection.execute("BEGIN IMMEDIATE")
        try:
            connection.executemany(
                "INSERT OR IGNORE INTO blob_transfer (sha, direction, size, added_at) VALUES (?, ?, ?, ?)", rows
            )
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise


def note(store: Store, transfer: Transfer, *, state: str = WAITING, done: int = 0, size: int | None = None) -> None:
    """Keep how far a transfer came."""
    _run(
        store,
        "UPDATE blob_transfer SET state = ?, done = ?, size = ?, attempts = 0 WHERE sha = ? AND direction = ?",
        (state, done, transfer.size if size is None else size, transfer.sha, transfer.direction),
    )


def failed(store: Store, transfer: Transfer, *, state: str = WAITING) -> None:
    """Count an attempt that came to nothing; others go before it from now on."""
    _run(
        store,
        "UPDATE blob_transfer SET state = ?, attempts = attempts + 1 WHERE sha = ? AND direction = ?",
        (state, transfer.sha, transfer.direction),
    )


def release_held(store: Store) -> None:
    """Let what is held be tried again; what was too large stays told as that until the hub takes it."""
    _run(store, f"UPDATE blob_transfer SET state = '{WAITING}', attempts = 1 WHERE state = '{HELD}'", ())
    _run(store, f"UPDATE blob_transfer SET attempts = 0 WHERE state = '{TOO_LARGE}'", ())


def forget(store: Store, transfer: Transfer) -> None:
    """Take a transfer off the list."""
    _run(store, "DELETE FROM blob_transfer WHERE sha = ? AND direction = ?", (transfer.sha, transfer.direction))


def forget_blob(store: Store, sha: str) -> None:
    """Take a blob off the list, whichever way it went: should a row name it again, it is looked at anew."""
    _run(store, "DELETE FROM blob_transfer WHERE sha = ?", (sha,))


def forget_confirmations(store: Store) -> None:
    """Another hub, or the same one restored from a backup: what it confirmed before counts no more."""
    _run(store, "DELETE FROM blob_transfer", ())


def want(store: Store, sha: str) -> None:
    """Fetch this one before all others: somebody looks at it now."""
    _run(
        store,
        f"UPDATE blob_transfer SET attempts = -1, state = '{WAITING}' WHERE sha = ? AND state <> '{DONE}'",
        (sha,),
    )


def _run(store: Store, sql: str, values: tuple[Any, ...]) -> None:
    connection = store.database.connection()
    with store.database.guard():
        connection.execute(sql, values)

"""What a device remembers of the hub: the outbox and its answers, cursors, and which scope holds which row.

SQL only; what it means is said in `sync/device.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from fieldservice.store import tables
from fieldservice.store.incoming import Key, keys_of
from fieldservice.store.outbox import DELIVERED, IN_CONFLICT, WAITING

EVERYTHING = "office"  # the scope that holds every row: who has it needs no list of what is in it
ORPHANS = -1  # instead of a scope: rows that a restored hub does not have (again yet), kept for changes that wait


class SyncState:
    """Reads and writes one connection's bookkeeping, inside the caller's transaction where it writes."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    # Outbox

    def streams(self) -> list[tuple[str, str, int, bytes]]:
        """(stream, parent, mid, chain) of every stream that was written here, the present one last."""
        found: list[tuple[str, str, int, bytes]] = self._connection.execute(
            "SELECT stream, parent, mid, chain FROM sync_stream ORDER BY no"
        ).fetchall()
        return found

    def last(self, stream: str) -> tuple[int, bytes]:
        """(mid, chain) of the newest mutation of a stream; where it begins when nothing was written in it yet."""
        row = self._connection.execute(
            "SELECT mid, chain FROM mutation WHERE stream = ? ORDER BY mid DESC LIMIT 1", (stream,)
        ).fetchone()
        if row is None:
            row = self._connection.execute("SELECT mid, chain FROM sync_stream WHERE stream = ?", (stream,)).fetchone()
        return (row[0], row[1]) if row else (0, b"")

    def waiting(self, most: int, most_bytes: int) -> list[tuple[Any, ...]]:
        """The next mutations to deliver, of one stream, in order: (stream, mid, intent, intent_version,
        schema_version, person_id, device_at, base, payload, chain, was)."""
        found: list[tuple[Any, ...]] = []
        size = 0
        for row in self._connection.execute(
            "SELECT stream, mid, intent, intent_version, schema_version, person_id, device_at, base, payload, chain,"
            " was FROM mutation WHERE state = ? ORDER BY mid LIMIT ?",
            (WAITING, most),
        ):
            size += len(row[8])
            if found and (row[0] != found[0][0] or row[1] != found[-1][1] + 1 or size > most_bytes):
                break
            found.append(row)
        return found

    def count_waiting(self) -> int:
        """How many mutations the hub has not answered yet."""
        return int(self._connection.execute("SELECT count(*) FROM mutation WHERE state = ?", (WAITING,)).fetchone()[0])

    def answered(self) -> dict[str, int]:
        """By stream in which anything was written: up to which mutation all answers are known."""
        rows = self._connection.execute(
            "SELECT s.stream, coalesce((SELECT min(m.mid) - 1 FROM mutation m WHERE m.stream = s.stream"
            " AND m.state = ?), (SELECT max(m.mid) FROM mutation m WHERE m.stream = s.stream), 0) FROM sync_stream s"
            " WHERE EXISTS (SELECT 1 FROM mutation m WHERE m.stream = s.stream)",
            (WAITING,),
        )
        return dict(rows.fetchall())

    def answer(
        self,
        stream: str,
        mid: int,
        state: int,
        seq: int | None,
        code: str,
        params: str,
        because: int | None,
        at: int,
        chain: bytes = b"",
    ) -> bool:
        """Write what became of a mutation; False when that was known, or it is another history's: `chain` is how the
        chain of the one that is meant begins.

        One that was judged again later (a row that it waits for came, somebody released it) is told again.
        """
        return bool(
            self._connection.execute(
                "UPDATE mutation SET state = ?, seq = ?, code = ?, params = ?, because = ?, answered_at = ?,"
                " settled = 0 WHERE stream = ? AND mid = ? AND (state = ? OR coalesce(seq, 0) < ?)"
                " AND substr(chain, 1, ?) = ?",
                (state, seq, code, params, because, at, stream, mid, WAITING, seq or 0, len(chain), chain),
            ).rowcount
        )

    def is_ours(self, stream: str, mid: int, chain: bytes) -> bool:
        """Whether the mutation of this number was written here, by how its chain begins."""
        sql = "SELECT chain FROM mutation WHERE stream = ? AND mid = ?"
        row = self._connection.execute(sql, (stream, mid)).fetchone()
        return bool(row) and bool(chain) and bytes(row[0]).startswith(chain)

    def wait_again(self, stream: str, after: int) -> int:
        """Mutations after `after` have to be delivered again (the hub was restored); returns how many."""
        return int(
            self._connection.execute(
                "UPDATE mutation SET state = ?, was = coalesce(nullif(seq, 0), was), seq = NULL, answered_at = NULL,"
                " settled = 0, code = '', params = '', because = NULL"
                " WHERE stream = ? AND mid > ? AND state IN (1, 2, 3, 4, 6) AND payload <> x''",
                (WAITING, stream, after),
            ).rowcount
        )

    def forget_places(self) -> None:
        """The places of what was answered were those of an order that is lost; the hub tells the present ones again.

        An order that follows may begin below one that was lost, so that the two can't be compared.
        """
        self._connection.execute("UPDATE mutation SET was = seq, seq = 0 WHERE seq > 0 AND state <> ?", (WAITING,))

    def unsettled(self, seq: int) -> list[int]:
        """Answered mutations whose rows were not looked at since the pull reached their place."""
        rows = self._connection.execute(
            "SELECT mid FROM mutation WHERE settled = 0 AND state <> ? AND seq <= ? ORDER BY mid", (WAITING, seq)
        )
        return [mid for (mid,) in rows]

    def settle(self, mids: Iterable[int]) -> None:
        """Their rows were looked at."""
        self._connection.executemany("UPDATE mutation SET settled = 1 WHERE mid = ?", [(mid,) for mid in mids])

    def let_go(self, stream: str, through: int) -> None:
        """The hub's backup holds these: their contents are not needed here any more."""
        self._connection.execute(
            "UPDATE mutation SET payload = x'' WHERE stream = ? AND mid <= ? AND state IN (1, 2) AND settled = 1"
            " AND payload <> x''",
            (stream, through),
        )

    # Scopes

    def scopes(self) -> dict[str, tuple[int, int, int, int, bool]]:
        """By name: (number, seq, rid, generation, whether it was fetched to the end in this generation)."""
        rows = self._connection.execute("SELECT name, no, seq, rid, generation, whole FROM sync_scope")
        return {name: (no, seq, rid, generation, bool(whole)) for name, no, seq, rid, generation, whole in rows}

    def add_scope(self, name: str) -> None:
        """Begin to hold a scope."""
        self._connection.execute("INSERT INTO sync_scope (name) VALUES (?) ON CONFLICT DO NOTHING", (name,))

    def move_cursor(self, name: str, seq: int, rid: int, whole: bool) -> None:
        """The scope was pulled up to here; `whole`: to its end."""
        self._connection.execute(
            "UPDATE sync_scope SET seq = ?, rid = ?, whole = max(whole, ?) WHERE name = ?", (seq, rid, whole, name)
        )

    def fetch_again(self, name: str) -> None:
        """Fetch the scope from the start; what does not come again is dropped at the end."""
        self._connection.execute(
            "UPDATE sync_scope SET seq = 0, rid = 0, generation = generation + 1, whole = 0 WHERE name = ?", (name,)
        )

    def remember(self, number: int, generation: int, rows: Iterable[tuple[str, str, int]]) -> None:
        """These rows (table, id, place) are in the scope."""
        self._connection.executemany(
            "INSERT INTO sync_row (tab, id, scope, seq, generation) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (tab, id, scope) DO UPDATE SET seq = excluded.seq, generation = excluded.generation",
            [(table, id, number, place, generation) for table, id, place in rows],
        )

    def forget(self, number: int, keys: Iterable[Key]) -> None:
        """These rows left the scope."""
        self._connection.executemany(
            "DELETE FROM sync_row WHERE tab = ? AND id = ? AND scope = ?", [(*key, number) for key in keys]
        )

    def stale(self, number: int, generation: int) -> list[Key]:
        """Rows of the scope that did not come again in this generation."""
        rows = self._connection.execute(
            "SELECT tab, id FROM sync_row WHERE scope = ? AND generation < ?", (number, generation)
        )
        return [(table, id) for table, id in rows]

    def leave_scope(self, name: str, number: int) -> list[Key]:
        """Stop holding a scope; returns the rows that were in it."""
        keys = [(t, i) for t, i in self._connection.execute("SELECT tab, id FROM sync_row WHERE scope = ?", (number,))]
        self._connection.execute("DELETE FROM sync_row WHERE scope = ?", (number,))
        self._connection.execute("DELETE FROM sync_scope WHERE name = ?", (name,))
        return keys

    def leave_list(self, number: int) -> None:
        """Forget which rows are in a scope that holds everything anyway."""
        self._connection.execute("DELETE FROM sync_row WHERE scope = ?", (number,))

    def homeless(self, keys: Sequence[Key]) -> list[Key]:
        """Those of the rows that no scope holds."""
        listed = f"SELECT 1 FROM sync_row WHERE tab = ? AND id = ? AND scope <> {ORPHANS} LIMIT 1"
        return [key for key in keys if self._connection.execute(listed, key).fetchone() is None]

    def of_hub(self, keys: Iterable[Key]) -> list[Key]:
        """Those of the rows that the hub has: all but what was made here and not accepted."""
        return [
            (table, id)
            for table, id in keys
            if self._connection.execute(
                f"SELECT 1 FROM {table} r LEFT JOIN mutation m ON m.mid = -r.row_base WHERE r.id = ?"
                " AND (r.row_base > 0 OR m.state IN (?, ?))",
                (id, DELIVERED, IN_CONFLICT),
            ).fetchone()
        ]

    def answered_keys(self, mid: int) -> list[Key]:
        """The rows of an answered mutation that may go. One that was made here and refused stays, so that people see it
        as not accepted; one that was changed is the hub's, and goes like any other."""
        kept = self._connection.execute("SELECT 1 FROM mutation WHERE mid = ? AND payload <> x''", (mid,)).fetchone()
        if kept is None:
            return []
        return self.of_hub(key for key in keys_of(self._connection, mid) if key[0] in tables.names())

    def orphan(self, keys: Iterable[Key]) -> None:
        """The hub does not have these rows, but changes of them wait here."""
        self._connection.executemany(
            "INSERT INTO sync_row (tab, id, scope, seq, generation) VALUES (?, ?, ?, 0, 0) ON CONFLICT DO NOTHING",
            [(*key, ORPHANS) for key in keys],
        )

    def adopt(self, keys: Iterable[Key]) -> None:
        """The hub has these rows (again), or they are gone here as well."""
        if self.count_orphans():
            self.forget(ORPHANS, keys)

    def count_orphans(self) -> int:
        """How many rows are kept that the hub does not have."""
        row = self._connection.execute("SELECT count(*) FROM sync_row WHERE scope = ?", (ORPHANS,)).fetchone()
        return int(row[0])

    def orphans(self, keys: Iterable[Key]) -> list[Key]:
        """Those of the rows that the hub does not have."""
        if not self.count_orphans():
            return []
        sql = "SELECT 1 FROM sync_row WHERE tab = ? AND id = ? AND scope = ?"
        return [key for key in keys if self._connection.execute(sql, (*key, ORPHANS)).fetchone()]

    def places(self, number: int) -> list[int]:
        """Where the rows of a scope stand in the hub's order."""
        return [seq for (seq,) in self._connection.execute("SELECT seq FROM sync_row WHERE scope = ?", (number,))]

    def count_rows(self, tables: Iterable[str]) -> int:
        """How many rows of these tables came from the hub."""
        return sum(
            int(self._connection.execute(f"SELECT count(*) FROM {table} WHERE row_base > 0").fetchone()[0])
            for table in tables
        )

    def rows_of_hub(self, table: str) -> list[str]:
        """The ids of a table's rows that came from the hub."""
        return [id for (id,) in self._connection.execute(f"SELECT id FROM {table} WHERE row_base > 0")]

    # Small facts

    def get(self, name: str) -> str:
        """A fact that was put; "" when it was not."""
        row = self._connection.execute("SELECT value FROM local_value WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def put(self, name: str, value: str) -> None:
        """Remember a fact."""
        self._connection.execute(
            "INSERT INTO local_value (name, value) VALUES (?, ?)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (name, value),
        )

    def log(self, at: int, kind: str, detail: str) -> None:
        """Add to the history that people see."""
        self._connection.execute("INSERT INTO sync_log (at, kind, detail) VALUES (?, ?, ?)", (at, kind, detail))

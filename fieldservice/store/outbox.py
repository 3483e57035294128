"""The outbox: what each unit of work changed, kept until the hub has it for good.

A mutation is one committed unit of work (a large one is several, of at most ROWS_A_MUTATION rows). Its payload is a
msgpack map {"v": 1, "rows": [...]} with rows
    ["i", table, id, {field: value}]                      a new row; fields that hold their default are left out
    ["u", table, id, {field: value}, {group: base}]       changed fields with the version that each was based on
Values are SQL values. Versions: above zero the hub's sequence number, below zero minus the `mid` of an own mutation.
`chain` is BLAKE2b-16 over the previous chain and the payload: a restored or cloned database shows itself by it. The
very first chain starts from the name of its stream (`store/streams.py`), so that two devices never write alike.

`state` says what became of a mutation: see the constants below. Delivered ones are kept until the hub's backup has
them.
"""

from __future__ import annotations

from typing import Any

ROWS_A_MUTATION = 500
PAYLOAD_VERSION = 1

WAITING, DELIVERED, IN_CONFLICT, REFUSED, PARKED, DISCARDED, QUARANTINED = range(7)

Change = tuple[Any, ...]


class Outbox:
    """Collects the changes of one unit of work and writes them as mutations."""

    def __init__(self, connection: Any, stream: str) -> None:
        self._connection = connection
        self._stream = stream
        row = connection.execute("SELECT mid, chain FROM mutation ORDER BY mid DESC LIMIT 1").fetchone()
        self._first_mid = (row[0] if row else 0) + 1
        self._chain: bytes = row[1] if row else _start_of(connection, stream)
        self._changes: list[Change] = []

    @property
    def mid(self) -> int:
        """The number of the mutation that the next change will be part of."""
        return self._first_mid + len(self._changes) // ROWS_A_MUTATION

    def __len__(self) -> int:
        return len(self._changes)

    def capture(self, change: Change) -> None:
        """Add one change in the order in which it was made."""
        self._changes.append(change)

    def write(
        self,
        *,
        intent: str,
        intent_version: int,
        schema_version: int,
        person_id: str | None,
        device_at: int,
        base: int,
    ) -> None:
        """Write the mutations into the open transaction."""
        import msgspec

        encode = msgspec.msgpack.Encoder().encode
        rows = []
        for start in range(0, len(self._changes), ROWS_A_MUTATION):
            part = self._changes[start : start + ROWS_A_MUTATION]
            payload = encode({"v": PAYLOAD_VERSION, "rows": part})
            self._chain = link(self._chain, payload)
            mid = self._first_mid + start // ROWS_A_MUTATION
            rows.append(
                (
                    mid,
                    intent,
                    intent_version,
                    schema_version,
                    person_id,
                    device_at,
                    len(part),
                    payload,
                    self._chain,
                    self._stream,
                    base,
                )
            )
        self._connection.executemany(
            "INSERT INTO mutation (mid, intent, intent_version, schema_version, person_id, device_at, row_count,"
            " payload, chain, stream, base) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            rows,
        )


def _start_of(connection: Any, stream: str) -> bytes:
    """What the chain of a stream goes on from: one may branch off another before the first mutation."""
    row = connection.execute("SELECT chain FROM sync_stream WHERE stream = ?", (stream,)).fetchone()
    return bytes(row[0]) if row and row[0] else first_chain(stream)


def first_chain(stream: str) -> bytes:
    """What the chain of a stream without parent starts from."""
    return stream.encode("ascii")


def link(previous: bytes, payload: bytes) -> bytes:
    """The chain after a mutation with this payload."""
    from hashlib import blake2b

    return blake2b(previous + payload, digest_size=16).digest()


def chain_again(connection: Any, stream: str) -> None:
    """Give every mutation this stream and its chain: for a database from before there were streams."""
    chain = first_chain(stream)
    for mid, payload in connection.execute("SELECT mid, payload FROM mutation ORDER BY mid").fetchall():
        chain = link(chain, payload)
        connection.execute("UPDATE mutation SET stream = ?, chain = ? WHERE mid = ?", (stream, chain, mid))


def broken_links(connection: Any) -> list[int]:
    """The numbers of mutations whose chain does not follow from the one before (for `check`).

    A payload that was let go, because the hub's backup has it, is taken at its word.
    """
    root = connection.execute("SELECT stream FROM sync_stream ORDER BY no LIMIT 1").fetchone()
    previous = first_chain(root[0]) if root else b""
    broken = []
    for mid, payload, chain in connection.execute("SELECT mid, payload, chain FROM mutation ORDER BY mid"):
        if payload and link(previous, payload) != chain:
            broken.append(mid)
        previous = chain
    return broken

"""The least that moving rows can cost: encode, compress, decode, and one transaction of bare `executemany`.

No checks, no requests, no answers, no slices: the rows go through the messages that the protocol packs, and into the
tables that have to hold them on the other side, with the indexes that those have and, on a laptop, its search index.
"""

from __future__ import annotations

import sqlite3
import tempfile
from pathlib import Path
from typing import Any

import msgspec

from fieldservice.bootstrap import Session
from fieldservice.hub import feed
from fieldservice.hub.assembly import Assembly
from fieldservice.hub.database import SqliteHub
from fieldservice.store import search_index
from fieldservice.store.tables import SEARCH_KINDS, table_of
from fieldservice.sync import messages
from fieldservice.sync.messages import Cursor, Mutation, Page, Pulled, Push, Row
from tests.benchmarks.timing import seconds
from tests.benchmarks.world import temporary_session

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.decode
_A_MESSAGE = 4 * 1024 * 1024  # bytes of payloads; as devices push
_A_PAGE = 2_000  # rows; as devices pull

Outbox = list[tuple[Mutation, list[Any]]]


def outbox_of(session: Session) -> Outbox:
    """The mutations that wait in a profile, with their rows."""
    found = session.store.database.connection().execute(
        "SELECT mid, intent, schema_version, person_id, device_at, payload, chain FROM mutation WHERE state = 0"
        " ORDER BY mid"
    )
    names = ("mid", "intent", "schema_version", "person_id", "device_at", "payload", "chain")
    made = [Mutation(**dict(zip(names, row, strict=True))) for row in found]
    return [(mutation, _decode(mutation.payload)["rows"]) for mutation in made]


def push_floor(outbox: Outbox) -> float:
    """Seconds to carry an outbox into the tables of a hub that hold mutations and rows."""
    with tempfile.TemporaryDirectory() as folder:
        hub = SqliteHub(Path(folder) / "hub.db")
        hub.create()
        connection: sqlite3.Connection = hub._connection()
        taken = seconds(lambda: _push(outbox, connection))
        hub.close()
        return taken


def _push(outbox: Outbox, connection: sqlite3.Connection) -> None:
    entities: list[tuple[Any, ...]] = []
    mutations: list[tuple[Any, ...]] = []
    for group in _groups(outbox):
        sent = [msgspec.structs.replace(mutation, payload=_encode({"v": 1, "rows": rows})) for mutation, rows in group]
        body = messages.pack(Push(stream="0" * 32, mutations=sent))
        for mutation in messages.unpack(body, Push).mutations:
            for _, table, id, values in _decode(mutation.payload)["rows"]:
                seq = mutation.mid
                entities.append((len(entities), table, id, seq, seq, "0" * 32, seq, 0, _encode(values), None))
            mutations.append(
                ("0" * 32, mutation.mid, mutation.chain, mutation.mid, "device", mutation.person_id, mutation.intent,
                 1, mutation.schema_version, mutation.device_at, 0, 0, None, mutation.payload, "applied", "", "{}",
                 None, "")
            )  # fmt: skip
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany(f"INSERT INTO entity VALUES ({_marks(10)})", entities)
    connection.executemany(f"INSERT INTO mutation VALUES ({_marks(19)})", mutations)
    connection.execute("COMMIT")


def _groups(outbox: Outbox) -> list[Outbox]:
    groups: list[Outbox] = [[]]
    size = 0
    for mutation, rows in outbox:
        size += len(mutation.payload)
        if groups[-1] and (size > _A_MESSAGE or len(groups[-1]) == 200):
            groups.append([])
            size = len(mutation.payload)
        groups[-1].append((mutation, rows))
    return groups


def rows_of(assembly: Assembly) -> list[Row]:
    """Everything that the office pulls from a hub."""
    rows: list[Row] = []
    cursor = Cursor()
    with assembly.database.read() as tx:
        while True:
            page = feed.page(tx, "office", cursor, 5_000)
            rows += page.rows
            cursor = page.cursor
            if not page.more:
                return rows


Documents = dict[str, list[tuple[int, str]]]


def documents_of(session: Session) -> Documents:
    """What a profile's search index was made of, ready made."""
    reader = session.store.read()
    made = {}
    for kind in SEARCH_KINDS:
        ids = [row[0] for row in reader.rows(f"SELECT id FROM {kind} ORDER BY rid")]
        made[kind] = search_index.documents(reader, kind, ids)
    return made


def pull_floor(rows: list[Row], documents: Documents) -> float:
    """Seconds to carry rows into the tables of an encrypted profile, and `documents` into its search index."""
    with temporary_session() as session:
        connection = session.store.database.connection()
        return seconds(lambda: _pull(rows, documents, connection))


def _pull(rows: list[Row], documents: Documents, connection: Any) -> None:
    by_table: dict[str, list[list[Any]]] = {}
    for start in range(0, len(rows), _A_PAGE):
        page = Page(scope="office", rows=rows[start : start + _A_PAGE], cursor=Cursor())
        body = messages.pack(Pulled(epoch="", seq=0, scopes=[], pages=[page]))
        for row in messages.unpack(body, Pulled).pages[0].rows:
            values = [row.values.get(column.name, column.default) for column in table_of(row.table).columns]
            values[0] = row.id
            by_table.setdefault(row.table, []).append([*values, row.base])
    connection.execute("BEGIN IMMEDIATE")
    for table, made in by_table.items():
        connection.executemany(table_of(table).insert, made)
    for kind, texts in documents.items():
        connection.executemany(f"INSERT INTO search_{kind} (rowid, text) VALUES (?, ?)", texts)
    connection.execute("COMMIT")


def _marks(count: int) -> str:
    return ", ".join("?" * count)

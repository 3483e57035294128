"""Streams: uninterrupted histories of this database's mutations, each with a name that no other history has.

A mutation is known for ever by (stream, mid). A database that was restored, cloned or set back must not go on under its
old name, because the hub may know other mutations by the same numbers: it begins a new stream, which says after which
mutation of the old one it branches off.
"""

from __future__ import annotations

import secrets
from typing import Any

from fieldservice.store import outbox


def current(connection: Any) -> str:
    """The stream that is written now; "" before the first was begun."""
    row = connection.execute("SELECT stream FROM sync_stream ORDER BY no DESC LIMIT 1").fetchone()
    return str(row[0]) if row else ""


def go_on(connection: Any) -> None:
    """The same database as before: its stream goes on. One from before there were streams gets its first."""
    if not current(connection):
        begin(connection)


def begin(connection: Any, name: str | None = None) -> str:
    """Begin a stream after the last mutation, inside the caller's transaction; returns its name.

    `name` is for simulations, which repeat themselves. Nothing is begun where the present stream holds no mutation:
    nobody can have seen two histories of it.
    """
    present = current(connection)
    last = connection.execute("SELECT mid, chain FROM mutation ORDER BY mid DESC LIMIT 1").fetchone()
    if present and last is None:
        return present
    stream = name or secrets.token_hex(16)
    if present:
        parent, mid, chain = present, last[0], last[1]
    else:
        outbox.chain_again(connection, stream)
        parent, mid, chain = "", 0, b""
    _add(connection, stream, parent, mid, chain)
    return stream


def branch(connection: Any, mid: int, name: str | None = None) -> str:
    """The hub knows others by the numbers after `mid`: what this database wrote after it moves to a new stream."""
    row = connection.execute("SELECT stream, chain FROM mutation WHERE mid = ?", (mid,)).fetchone()
    if row is None:  # before the very first: the chain starts where that of the first stream does
        root = connection.execute("SELECT stream FROM sync_stream ORDER BY no LIMIT 1").fetchone()
        row = (current(connection), outbox.first_chain(root[0]))
    parent, chain = row
    stream = name or secrets.token_hex(16)
    _add(connection, stream, parent, mid, chain)
    connection.execute("UPDATE mutation SET stream = ? WHERE mid > ?", (stream, mid))
    return stream


def _add(connection: Any, stream: str, parent: str, mid: int, chain: bytes) -> None:
    connection.execute(
        "INSERT INTO sync_stream (stream, parent, mid, chain) VALUES (?, ?, ?, ?)", (stream, parent, mid, chain)
    )

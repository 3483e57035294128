"""Feeding devices: the rows of their scopes since their cursors, all read in one snapshot."""

from __future__ import annotations

import json
from collections.abc import Iterable

from fieldservice.hub import slices
from fieldservice.hub.database import Transaction
from fieldservice.hub.entities import entity_of
from fieldservice.sync.messages import CHAIN_TOLD, MOST_OUTCOMES, Cursor, Extent, Outcome, Page, Row, extent_of

_COLUMNS = "e.rid, e.tab, e.id, e.seq, e.base_seq, e.base_stream, e.base_mid, e.base_was, e.data, e.versions"


def fed_scopes(granted: Iterable[str]) -> list[str]:
    """The scopes that a device pulls: who has the office needs no other, it holds everything."""
    names = list(granted)
    return [slices.OFFICE] if slices.OFFICE in names else names


def page(tx: Transaction, scope: str, cursor: Cursor, most: int) -> Page:
    """The next rows of one scope."""
    if scope == slices.OFFICE:
        found = tx.rows(
            f"SELECT e.seq, 1, {_COLUMNS} FROM entity e WHERE (e.seq, e.rid) > (?, ?) ORDER BY e.seq, e.rid LIMIT ?",
            (cursor.seq, cursor.rid, most + 1),
        )
    else:
        found = tx.rows(
            f"SELECT s.seq, s.present, {_COLUMNS} FROM scope_row s JOIN entity e ON e.rid = s.rid"
            " WHERE s.scope = (SELECT no FROM scope WHERE name = ?) AND (s.seq, s.rid) > (?, ?)"
            " ORDER BY s.seq, s.rid LIMIT ?",
            (scope, cursor.seq, cursor.rid, most + 1),
        )
    more = len(found) > most
    found = found[:most]
    rows = []
    gone = []
    for at, present, *columns in found:
        if not present:
            gone.append((columns[1], columns[2]))
            continue
        entity = entity_of(tuple(columns))
        rows.append(Row(entity.table, entity.id, at, entity.base.seq, entity.values, entity.versions_on_wire()))
    if found:
        cursor = Cursor(found[-1][0], found[-1][2])
    return Page(scope=scope, rows=rows, gone=gone, cursor=cursor, more=more)


def outcomes(tx: Transaction, stream: str, after: int, since: int | None = None) -> list[Outcome]:
    """What became of the mutations of a stream after `after`, and of those that were judged again after `since`."""
    found = tx.rows(
        "SELECT mid, outcome, seq, code, params, because, chain FROM mutation WHERE stream = ? AND mid > ?"
        " ORDER BY mid LIMIT ?",
        (stream, after, MOST_OUTCOMES),
    )
    if since is not None:
        found = found + tx.rows(
            "SELECT mid, outcome, seq, code, params, because, chain FROM mutation"
            " WHERE seq > ? AND stream = ? AND mid <= ? ORDER BY mid LIMIT ?",
            (since, stream, after, MOST_OUTCOMES),
        )
    return [
        Outcome(
            stream=stream,
            mid=mid,
            outcome=outcome,
            seq=seq,
            code=code,
            params=json.loads(params),
            because=because,
            chain=bytes(chain[:CHAIN_TOLD]),
        )
        for mid, outcome, seq, code, params, because, chain in found
    ]


def is_at_end(tx: Transaction, scope: str, cursor: Cursor) -> bool:
    """Whether a cursor has seen everything of its scope: only then can both sides' extents be compared."""
    following = page(tx, scope, cursor, 1)
    return not following.rows and not following.gone


def extent(tx: Transaction, scope: str, cursor: Cursor) -> Extent:
    """What a scope holds up to a cursor: number of rows, sum of places, sum of their squares."""
    if scope == slices.OFFICE:
        row = tx.one("SELECT count(*) FROM entity WHERE (seq, rid) <= (?, ?)", (cursor.seq, cursor.rid))
        return Extent(int(row[0]) if row else 0, 0, 0)
    found = tx.rows(
        "SELECT seq FROM scope_row WHERE scope = (SELECT no FROM scope WHERE name = ?) AND present = 1"
        " AND (seq, rid) <= (?, ?)",
        (scope, cursor.seq, cursor.rid),
    )
    return extent_of(int(seq) for (seq,) in found)

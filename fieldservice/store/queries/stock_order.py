"""The lists of parts of stock reports in their order, whatever their size.

A list is read from where the fewest rows have to be looked at: from the found texts, from the few parts that can be in
it at all (a van's), else along an index in the order asked for (number, name, age, value) until a page is full.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from fieldservice.store.queries.windows import COUNT_CAP, Chunk, Count, Cursor, Source
from fieldservice.store.reader import Reader

_FEW = 4_000


class Order(Struct, frozen=True):
    """A key and what breaks ties, both of one index; `table` (alias k, by part) holds the key unless it is a part's."""

    key: str
    tie: str = "t.rid"
    table: str = ""
    descending: bool = False


ORDERS = {
    "": Order("t.number"),
    "number": Order("t.number"),
    "name": Order("t.name"),
    "oldest": Order("k.last_move_at", "k.part_id", "stock_age"),
    "value": Order("k.value_micro", "k.part_id", "stock_value", descending=True),
}


class Among(Struct, frozen=True):
    """Parts among which all of a list are: ids by this query, which has a column `part_id`."""

    query: str
    parameters: tuple[Any, ...] = ()
    most: int = _FEW  # so many are few: the rarer what a list wants, the longer the way along an index

    def few(self, reader: Reader) -> bool:
        """Whether they are so few that sorting them is quicker than going through an index."""
        counted = f"SELECT count(*) FROM (SELECT 1 FROM ({self.query}) LIMIT {self.most + 1})"
        return reader.count(counted, self.parameters) <= self.most


def chunk(
    reader: Reader, source: Source, order: Order, among: Sequence[Among], after: Cursor | None, limit: int
) -> Chunk:
    """The next keys of the list. Parts without the key that they are sorted by are not in it."""
    begin, origin, values = _origin(reader, source, order, among)
    conditions, way = list(source.conditions), "DESC" if order.descending else "ASC"
    values += source.parameters
    if after is not None:
        tie = "?" if order.tie == "t.rid" else "(SELECT id FROM part WHERE rid = ?)"
        conditions.append(f"({order.key}, {order.tie}) {'<' if order.descending else '>'} (?, {tie})")
        values += [after.value, after.rid]
    rows = reader.rows(
        f"{begin}SELECT {order.key}, t.rid FROM {origin} WHERE {' AND '.join(conditions) or '1'}"
        f" ORDER BY {order.key} {way}, {order.tie} {way} LIMIT ?",
        [*values, limit],
    )
    return Chunk(array("q", (rid for _, rid in rows)), Cursor(*rows[-1]) if len(rows) == limit else None)


def count(reader: Reader, source: Source, among: Sequence[Among]) -> Count:
    """How many there are, counted no further than the cap."""
    begin, origin, values = _origin(reader, source, ORDERS[""], among)
    n = reader.count(
        f"{begin}SELECT count(*) FROM (SELECT 1 FROM {origin} WHERE {' AND '.join(source.conditions) or '1'}"
        f" LIMIT {COUNT_CAP + 1})",
        [*values, *source.parameters],
    )
    return Count(min(n, COUNT_CAP), n > COUNT_CAP)


def _origin(reader: Reader, source: Source, order: Order, among: Sequence[Among]) -> tuple[str, str, list[Any]]:
    """(WITH part, FROM part, parameters): CROSS JOIN keeps SQLite to the order in which the tables are named."""
    begin, found, values = source.from_clause()
    rank = f" CROSS JOIN {order.table} k ON k.part_id = t.id" if order.table else ""
    if begin:
        return begin, found + rank, values
    for each in among:
        if each.few(reader):
            origin = f"(SELECT DISTINCT part_id FROM ({each.query})) h CROSS JOIN part t ON t.id = h.part_id{rank}"
            return "", origin, list(each.parameters)
    if order.table:
        return "", f"{order.table} k CROSS JOIN part t ON t.id = k.part_id", []
    return "", "part t", []

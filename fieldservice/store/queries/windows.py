"""Long lists: the integer keys of a filtered, sorted list in chunks, then the rows of one page by those keys.

A chunk is read by its key position (never OFFSET), so the thousandth chunk costs what the first one does. A text
filter keeps the newest TEXT_HITS rows that contain it.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct, field

from fieldservice.domain.text import query_tokens
from fieldservice.store.reader import Reader
from fieldservice.store.tables import table_of

FIRST_CHUNK = 200
CHUNK = 5_000
COUNT_CAP = 1_000
TEXT_HITS = 5_000


class Cursor(Struct, frozen=True):
    """Where a chunk ended: the sort value (None in the rows without one, which come last) and the key."""

    value: str | int | None
    rid: int


class Chunk(Struct, frozen=True):
    """Consecutive keys of a list; `next` is where the following chunk starts, None at the end."""

    rids: array[int]
    next: Cursor | None


class Count(Struct, frozen=True):
    """A count that stops at COUNT_CAP: `more` says that there are more than `n`."""

    n: int
    more: bool = False


class Source(Struct):
    """What is listed: a table (alias `t`), conditions on it, and a text that its search document must contain."""

    table: str
    conditions: list[str] = field(default_factory=list)
    parameters: list[Any] = field(default_factory=list)
    text: str = ""

    def where(self, condition: str, *parameters: Any) -> None:
        """Add a condition."""
        self.conditions.append(condition)
        self.parameters += parameters

    def where_in(self, column: str, values: Iterable[Any]) -> None:
        """Add: the column has one of these values (no values: nothing is found)."""
        chosen = sorted(values)
        self.where(f"{column} IN ({marks(chosen)})", *chosen)

    def from_clause(self) -> tuple[str, str, list[Any]]:
        """(WITH part, FROM part, its parameters)."""
        tokens = query_tokens(self.text)
        if not tokens:
            return "", f"{self.table} t", []
        search = f"search_{self.table}"
        hits = (
            f"WITH hit AS MATERIALIZED (SELECT rowid AS rid FROM {search} WHERE {search} MATCH ?"
            f" ORDER BY rowid DESC LIMIT {TEXT_HITS}) "
        )
        return hits, f"hit CROSS JOIN {self.table} t ON t.rid = hit.rid", [tokens]


def chunk(
    reader: Reader,
    source: Source,
    key: str,
    *,
    descending: bool = False,
    after: Cursor | None = None,
    limit: int = CHUNK,
) -> Chunk:
    """The next keys in the order of the expression `key`; rows where it is NULL come last, in order of their rid."""
    found: list[tuple[Any, int]] = []
    way = "DESC" if descending else "ASC"
    less = "<" if descending else ">"
    if after is None or after.value is not None:
        extra, values = f"{key} IS NOT NULL", []
        if after is not None:
            extra, values = f"({key}, t.rid) {less} (?, ?)", [after.value, after.rid]
        found = _keys(reader, source, key, extra, values, f"{key} {way}, t.rid {way}", limit)
    if len(found) < limit and _may_be_null(source.table, key):
        extra, values = f"{key} IS NULL", []
        if after is not None and after.value is None:
            extra, values = f"{key} IS NULL AND t.rid {less} ?", [after.rid]
        found += _keys(reader, source, key, extra, values, f"t.rid {way}", limit - len(found))
    rids = array("q", (rid for _, rid in found))
    return Chunk(rids, Cursor(*found[-1]) if len(found) == limit else None)


def _may_be_null(table: str, key: str) -> bool:
    column = table_of(table).by_name.get(key.removeprefix("t."))
    return column is None or column.nullable


def _keys(
    reader: Reader, source: Source, key: str, extra: str, values: list[Any], order: str, limit: int
) -> list[tuple[Any, int]]:
    hits, origin, first = source.from_clause()
    conditions = " AND ".join([*source.conditions, extra])
    rows = reader.rows(
        f"{hits}SELECT {key}, t.rid FROM {origin} WHERE {conditions} ORDER BY {order} LIMIT ?",
        [*first, *source.parameters, *values, limit],
    )
    return [(value, rid) for value, rid in rows]


def count(reader: Reader, source: Source) -> Count:
    """How many rows the list has, counted up to COUNT_CAP."""
    hits, origin, first = source.from_clause()
    conditions = " WHERE " + " AND ".join(source.conditions) if source.conditions else ""
    n = reader.count(
        f"{hits}SELECT count(*) FROM (SELECT 1 FROM {origin}{conditions} LIMIT {COUNT_CAP + 1})",
        [*first, *source.parameters],
    )
    return Count(min(n, COUNT_CAP), n > COUNT_CAP)


def marks(values: Sequence[Any]) -> str:
    """'?, ?, ?' for as many values."""
    return ", ".join("?" * len(values))


def rid_of(reader: Reader, table: str, id: str) -> int | None:
    """The row key of a record."""
    rows = reader.rows(f"SELECT rid FROM {table} WHERE id = ?", (id,))
    return int(rows[0][0]) if rows else None

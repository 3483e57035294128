"""Reading records: by id, by equal fields, or with a query of the store's own; rows never leave the store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from fieldservice.errors import UserError
from fieldservice.store import tables
from fieldservice.store.database import Database
from fieldservice.store.sound import sound_parameters

R = TypeVar("R")

_MOST_PARAMETERS = 500  # SQLite takes more; pages of this size keep statements cached


class Reader:
    """Reads records with this thread's connection."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """The rows of a query; for query modules of the store."""
        connection = self._database.connection()
        with self._database.guard():
            try:
                found: list[tuple[Any, ...]] = connection.execute(sql, parameters).fetchall()
            except UnicodeEncodeError:  # a half emoji was typed or pasted into a search field
                found = connection.execute(sql, sound_parameters(parameters)).fetchall()
        return found

    def find(self, cls: type[R], id: str | None) -> R | None:
        """The record with that id, or None (also for the id None)."""
        if id is None:
            return None
        table = tables.of(cls)
        rows = self.rows(f"SELECT {table.select} FROM {table.name} WHERE id = ?", (id,))
        return table.load(rows[0]) if rows else None

    def get(self, cls: type[R], id: str) -> R:
        """The record with that id. Raises UserError when it does not exist (any more)."""
        found = self.find(cls, id)
        if found is None:
            raise UserError("store.gone", "This record is not on this computer any more. Go back and search again.")
        return found

    def where(self, cls: type[R], *, order_by: str = "rid", limit: int | None = None, **equals: Any) -> list[R]:
        """The records whose fields equal the given values; `order_by` is a column list with optional DESC."""
        table = tables.of(cls)
        conditions, values = [], []
        for name, value in equals.items():
            column = table.by_name[name]
            conditions.append(f"{name} IS NULL" if value is None else f"{name} = ?")
            if value is not None:
                values.append(column.to_sql(value))
        sql = f"SELECT {table.select} FROM {table.name}"
        if conditions:
            sql += " WHERE " + " AND ".join(conditions)
        sql += f" ORDER BY {order_by}"
        if limit is not None:
            sql += f" LIMIT {limit:d}"
        return [table.load(row) for row in self.rows(sql, values)]

    def first(self, cls: type[R], *, order_by: str = "rid", **equals: Any) -> R | None:
        """The first of `where`, or None."""
        found = self.where(cls, order_by=order_by, limit=1, **equals)
        return found[0] if found else None

    def many(self, cls: type[R], ids: Iterable[str | None]) -> dict[str, R]:
        """The records with those ids, by id; None and ids that do not exist are left out."""
        table = tables.of(cls)
        wanted = list({id for id in ids if id})
        found: dict[str, R] = {}
        for part in parts(wanted):
            marks = ", ".join("?" * len(part))
            for row in self.rows(f"SELECT {table.select} FROM {table.name} WHERE id IN ({marks})", part):
                record = table.load(row)
                found[record.id] = record
        return found

    def count(self, sql: str, parameters: Sequence[Any] = ()) -> int:
        """The one number that a query answers; 0 for no row or NULL."""
        rows = self.rows(sql, parameters)
        return int(rows[0][0] or 0) if rows else 0


def parts(items: Sequence[R], size: int = _MOST_PARAMETERS) -> Iterator[Sequence[R]]:
    """`items` in consecutive parts of at most `size`."""
    for start in range(0, len(items), size):
        yield items[start : start + size]

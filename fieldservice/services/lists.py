"""A long list for a screen: row keys in chunks, the rows of a page, a count that stops at a thousand."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from typing import Generic, Protocol, TypeVar

from fieldservice.services.context import Context
from fieldservice.store.queries import windows
from fieldservice.store.queries.windows import CHUNK, FIRST_CHUNK, Chunk, Count, Cursor, Source
from fieldservice.store.reader import Reader

__all__ = ["Chunk", "Count", "Cursor", "LongList", "RecordList"]


class Sorted(Protocol):
    """A filter that names its order."""

    @property
    def sort(self) -> str:
        """The name of the order; "" is the list's own."""
        ...


F = TypeVar("F", bound=Sorted)
R = TypeVar("R")


class LongList(Generic[F, R]):
    """What every long list answers."""

    def chunk(self, filter: F, cursor: Cursor | None = None) -> Chunk:
        """The next row keys of the list: a small first chunk at once, then large ones until `next` is None."""
        raise NotImplementedError

    def rows(self, rids: Sequence[int]) -> list[R]:
        """What the list shows of these rows, in this order; rows that are gone are left out."""
        raise NotImplementedError

    def count(self, filter: F) -> Count:
        """How many, counting no further than a thousand."""
        raise NotImplementedError

    def all_rids(self, filter: F) -> array[int]:
        """Every row key of the list; for exports."""
        rids: array[int] = array("q")
        cursor: Cursor | None = None
        while True:
            chunk = self.chunk(filter, cursor)
            rids.extend(chunk.rids)
            if chunk.next is None:
                return rids
            cursor = chunk.next


class RecordList(LongList[F, R]):
    """Reads one kind of list; `sorts` maps the name of an order to its key expression and whether it runs down."""

    def __init__(
        self,
        context: Context,
        table: str,
        source: Callable[[F], Source],
        sorts: Mapping[str, tuple[str, bool]],
        rows: Callable[[Reader, Sequence[int]], list[R]],
    ) -> None:
        self._context = context
        self._table = table
        self._source = source
        self._sorts = sorts
        self._rows = rows

    def chunk(self, filter: F, cursor: Cursor | None = None) -> Chunk:
        """As every list's, in the order that the filter names."""
        key, descending = self._sorts[filter.sort]
        size = FIRST_CHUNK if cursor is None else CHUNK
        reader = self._context.store.read()
        return windows.chunk(reader, self._source(filter), key, descending=descending, after=cursor, limit=size)

    def rows(self, rids: Sequence[int]) -> list[R]:
        return self._rows(self._context.store.read(), list(rids))

    def rid_of(self, id: str) -> int | None:
        """The row key of a record, to find it in the list."""
        return windows.rid_of(self._context.store.read(), self._table, id)

    def count(self, filter: F) -> Count:
        return windows.count(self._context.store.read(), self._source(filter))

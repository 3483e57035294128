"""A table model that grows while the rest of its list is read; a refresh keeps what is loaded on screen."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal

from ui.kit.models import Row, WindowedModel


class GrowingModel(WindowedModel):
    """A WindowedModel whose ids arrive in chunks and may be exchanged under the person's eyes."""

    rowsChanged = Signal(object)  # ids whose loaded cells are different now

    def append(self, ids: array[int]) -> None:
        """More of the same list."""
        if not ids:
            return
        first = len(self._ids)
        number, offset = divmod(first, self.page_size)
        self.beginInsertRows(QModelIndex(), first, first + len(ids) - 1)
        self._ids.extend(ids)
        self.endInsertRows()
        if offset:  # the page at the seam is short: ask for it as a whole
            self._asked.discard(number)
            if number in self._pages:
                self.refresh([self._ids[number * self.page_size]])

    def exchange(self, ids: array[int]) -> None:
        """Show another list; rows that were loaded stay visible while they are asked for again."""
        known: dict[int, Row | None] = {}
        for number, rows in self._pages.items():
            known.update(zip(self._ids[number * self.page_size :], rows, strict=False))
        self.set_ids(ids)
        for number in range(min(self._max_pages, -(-len(ids) // self.page_size))):
            shown = self._ids[number * self.page_size : (number + 1) * self.page_size]
            if all(row_id in known for row_id in shown):
                self._pages[number] = [known[row_id] for row_id in shown]

    def reload(self, row: int) -> None:
        """Fetch again what is loaded around `row`; what was loaded far away is forgotten."""
        here = max(0, row) // self.page_size
        for number in [number for number in self._pages if abs(number - here) > 1]:
            del self._pages[number]
            self._asked.discard(number)
        self.refresh([self._ids[number * self.page_size] for number in self._pages])

    def take(self, first: int, ids: Sequence[int], rows: Sequence[Row | None]) -> None:
        """The rows of a page, unless the list has changed since they were asked for."""
        if list(self._ids[first : first + self.page_size]) != list(ids):
            self.fail(first)
            return
        number = first // self.page_size
        before = self._pages.get(number)
        self.deliver(first, rows)
        if before is not None:
            changed = [row_id for row_id, old, new in zip(ids, before, rows, strict=False) if old != new]
            if changed:
                self.rowsChanged.emit(changed)

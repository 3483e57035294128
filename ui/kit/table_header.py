"""The header of a DataTable: titles, sort arrow, dragging, the column chooser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QPainter
from PySide6.QtWidgets import QHeaderView

from ui.kit import paint
from ui.kit.icons import paint_icon
from ui.kit.theme import current

if TYPE_CHECKING:
    from ui.kit.table import DataTable


class TableHeader(QHeaderView):
    """Column titles at 12 muted; a click sorts, a drag moves or resizes, a right click chooses columns."""

    def __init__(self, table: DataTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self._quiet = False
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(24)
        self.setStretchLastSection(False)
        self.setDefaultAlignment(paint.LEFT)
        self.sectionClicked.connect(self._clicked)
        self.sectionResized.connect(self._resized)

    def quiet(self) -> _Quiet:
        """While the table itself fits the widths, no drag is remembered."""
        return _Quiet(self)

    def set_quiet(self, quiet: bool) -> None:
        self._quiet = quiet

    def paintSection(self, painter: QPainter, area: QRect, logical: int) -> None:
        theme = current()
        column = self._table.table_model().columns[logical]
        painter.fillRect(area, theme.color("raised"))
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, theme.color("border"))
        key, descending = self._table.sort()
        sorted_here = key == column.key
        left = theme.px(16 if self._table.is_first_visual(logical) else 8)
        right = theme.px(16 if self._table.is_last_visual(logical) else 8)
        room = area.adjusted(left, 0, -right, -1)
        align = paint.RIGHT if column.align == "right" or column.kind == "number" else paint.LEFT
        arrow = theme.px(16) if sorted_here else 0
        weight, token = (600, "text") if sorted_here else (400, "muted")
        paint.text(painter, room.adjusted(0, 0, -arrow, 0), column.title, token, "small", weight, align)
        if sorted_here:
            width = paint.text_width(column.title, "small", weight)
            last = room.right() - arrow + 2
            at = last if align == paint.RIGHT else min(room.left() + width + 2, last)
            spot = QRect(at, room.top(), arrow, room.height())
            paint_icon(painter, spot, "arrow-down" if descending else "arrow-up", "text", 12)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._table.choose_columns(event.globalPos())

    def _clicked(self, logical: int) -> None:
        column = self._table.table_model().columns[logical]
        if not column.sortable:
            return
        key, descending = self._table.sort()
        turned = not descending if key == column.key else False
        self._table.set_sort(column.key, turned)
        self._table.sortRequested.emit(column.key, turned)

    def _resized(self, logical: int, _before: int, width: int) -> None:
        if not self._quiet and width > 0:
            self._table.remember_width(logical, width)


class _Quiet:
    def __init__(self, header: TableHeader) -> None:
        self._header = header

    def __enter__(self) -> None:
        self._header.set_quiet(True)

    def __exit__(self, *_args: object) -> None:
        self._header.set_quiet(False)

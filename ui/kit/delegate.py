"""The one delegate of all tables: text, two lines, numbers, pills, time left, skeletons; selection, hover, flashes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ui.kit import paint
from ui.kit.icons import paint_icon
from ui.kit.models import Column, IconText, Marked, Missing, Sureness, pill_of, words_of
from ui.kit.sla import TimeLeft, paint_time_left
from ui.kit.theme import current

if TYPE_CHECKING:
    from ui.kit.table import DataTable

_BAR = 3


class TableDelegate(QStyledItemDelegate):
    """Paints cells of a DataTable straight from its model's Python values."""

    def __init__(self, table: DataTable) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(80, self._table.row_height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        table = self._table
        model = table.table_model()
        row, number = index.row(), index.column()
        theme = current()
        area: QRect = option.rect
        selected, ticked = row == table.current_row(), table.is_ticked(row)
        if selected or ticked:
            painter.fillRect(area, theme.color("accent-tint"))
        elif table.is_flashing(row):
            painter.fillRect(area, theme.color("info-tint"))
        elif row == table.hovered_row():
            painter.fillRect(area, theme.color("hover"))
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, theme.color("line"))
        first = table.is_first_visual(number)
        left = area.left() + theme.px(16 if first else 8)
        right = area.right() - theme.px(16 if table.is_last_visual(number) else 8)
        if first:
            if selected or ticked:
                painter.fillRect(area.left(), area.top(), _BAR, area.height(), theme.color("accent"))
            if table.shows_ticks():
                side = theme.px(16)
                paint.paint_check(painter, QRect(left, area.top(), side, area.height()), ticked)
                left += side + theme.px(8)
        self._cell(painter, QRect(left, area.top(), right - left + 1, area.height() - 1), model.columns[number], row)

    def _cell(self, painter: QPainter, area: QRect, column: Column, row: int) -> None:
        table = self._table
        model = table.table_model()
        value = model.cell(row, table.column_number(column))
        if value is None or value == "":
            paint.text(painter, area, "—", "muted", align=_align(column))
            return
        if isinstance(value, Missing):
            _skeleton(painter, area, row)
            return
        kind = column.kind
        muted = "muted" if model.is_muted(row) else "text"
        if kind == "pill":
            spec = pill_of(value)
            if spec is not None:
                paint.paint_pill(painter, area, spec)
                return
        if isinstance(value, TimeLeft):
            paint_time_left(painter, area, value)
            return
        if isinstance(value, Sureness):
            from ui.kit.meters import paint_confidence  # with fields and all: no start has time for them

            paint_confidence(painter, area, value.level, value.text)
            return
        if isinstance(value, IconText):
            side = current().px(16)
            paint_icon(painter, QRect(area.left(), area.top(), side, area.height()), value.icon, "muted", 16)
            area.adjust(side + current().px(8), 0, 0, 0)
            paint.text(painter, area, value.text, muted)
            return
        if isinstance(value, Marked):
            paint.marked(painter, area, value.parts, muted)
            return
        if kind == "two_line" and isinstance(value, tuple):
            _two_lines(painter, area, words_of(value[0]), words_of(value[1]), muted)
            return
        words = words_of(value)
        if kind == "record":
            paint.text(painter, area, words, muted, "body", 400 if muted == "muted" else 600)
            return
        token = "muted" if kind == "muted" else muted
        paint.text(painter, area, words, token, align=_align(column))


def _align(column: Column) -> paint.Qt.AlignmentFlag:
    return paint.RIGHT if column.align == "right" or column.kind == "number" else paint.LEFT


def _two_lines(painter: QPainter, area: QRect, first: str, second: str, token: str) -> None:
    theme = current()
    upper, lower = theme.px(20), theme.px(18)
    top = area.top() + (area.height() - upper - lower) // 2
    paint.text(painter, QRect(area.left(), top, area.width(), upper), first, token, "body", 600)
    paint.text(painter, QRect(area.left(), top + upper, area.width(), lower), second, "muted", "small")


def _skeleton(painter: QPainter, area: QRect, row: int) -> None:
    theme = current()
    width = area.width() * (45 + (row * 37) % 40) // 100
    height = theme.px(8)
    bar = QRect(area.left(), area.top() + (area.height() - height) // 2, width, height)
    paint.box(painter, bar, theme.color("sunken"), None, height / 2)

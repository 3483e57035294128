"""`DataTable`: the list of every page. Keyboard j/k, Enter opens, Space previews, x ticks, Ctrl+A all, Esc none.

model = WindowedModel(columns); model.pageNeeded.connect(view_model.fetch); view_model.fetched.connect(model.deliver)
table = DataTable(model, name="Work orders")
table.opened.connect(...)          # Enter or double click: id
table.previewed.connect(...)       # Space or a click: id
table.currentIdChanged.connect(...)
table.sortRequested.connect(...)   # column key, descending
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QWidget

from ui.kit import paint
from ui.kit.delegate import TableDelegate
from ui.kit.models import MISSING, Column, Index, SimpleModel, TableModel, WindowedModel, words_of
from ui.kit.table_columns import ColumnedView
from ui.kit.table_header import TableHeader
from ui.kit.theme import current
from ui.kit.tips import plain_tip

__all__ = ["MISSING", "Column", "DataTable", "SimpleModel", "TableModel", "WindowedModel"]

_FLASH_MS = 2000
_SCROLLBAR_ROOM = 2
_TICK_ROOM = 24


class DataTable(ColumnedView):
    """A QTableView with the kit's look and keys; see the module's text."""

    opened = Signal(int)
    previewed = Signal(int)
    currentIdChanged = Signal(int)
    ticksChanged = Signal(object)
    sortRequested = Signal(str, bool)

    def __init__(
        self,
        model: TableModel,
        name: str = "",
        row_height: int = 36,
        header_height: int = 32,
        tickable: bool = True,
        fit_rows: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(model, parent)
        self._row_height, self._header_height = row_height, header_height
        self._tickable, self._fit_rows = tickable, fit_rows
        self._hovered = -1
        self._ticked: set[int] = set()
        self._flashing: set[int] = set()
        self._flash_timer = QTimer(self)
        self._flash_timer.setSingleShot(True)
        self._flash_timer.timeout.connect(self._flash_over)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalHeader(TableHeader(self))
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(1)
        self.setModel(model)
        self.setItemDelegate(TableDelegate(self))
        model.modelReset.connect(self._model_reset)
        self._restyle()
        current().changed.connect(self._restyle)
        self.horizontalHeader().sectionMoved.connect(self._moved)

    # what the delegate asks

    def table_model(self) -> TableModel:
        return self._model

    def column_number(self, column: Column) -> int:
        return self._numbers[column.key]

    def row_height(self) -> int:
        return current().px(self._row_height)

    def current_row(self) -> int:
        return self.currentIndex().row()

    def hovered_row(self) -> int:
        return self._hovered

    def is_ticked(self, row: int) -> bool:
        return bool(self._ticked) and self._model.id_at(row) in self._ticked

    def is_flashing(self, row: int) -> bool:
        return bool(self._flashing) and self._model.id_at(row) in self._flashing

    def shows_ticks(self) -> bool:
        return bool(self._ticked)

    def is_first_visual(self, column: int) -> bool:
        return column == self._shown[0]

    def is_last_visual(self, column: int) -> bool:
        return column == self._shown[-1]

    # what pages ask

    def current_id(self) -> int | None:
        row = self.current_row()
        return self._model.id_at(row) if 0 <= row < self._model.rowCount() else None

    def select_row(self, row: int) -> None:
        """Make `row` current and scroll it into view; -1 clears the selection."""
        if row < 0:
            self.setCurrentIndex(QModelIndex())
            return
        self.setCurrentIndex(self._model.index(row, self._visible()[0]))

    def select_id(self, row_id: int) -> bool:
        """Make the row of this id current; False when it is not in the list."""
        row = self._model.row_of(row_id)
        if row >= 0:
            self.select_row(row)
        return row >= 0

    def ticked_ids(self) -> list[int]:
        """The ids that are ticked, in list order as far as they are in the list."""
        return sorted(self._ticked)

    def clear_ticks(self) -> None:
        self._set_ticks(set())

    def set_ticks(self, ids: Iterable[int]) -> None:
        self._set_ticks(set(ids))

    def flash(self, ids: Iterable[int]) -> None:
        """Tint rows that a colleague has just changed, for two seconds."""
        self._flashing = set(ids)
        self._flash_timer.start(_FLASH_MS)
        self.repaint_rows()

    def lead_room(self) -> int:
        """Room before the first column's words: for the boxes while rows are ticked."""
        return current().px(_TICK_ROOM) if self._ticked else 0

    # behaviour

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        row = self.current_row()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if key == Qt.Key.Key_A and self._tickable:
                self._set_ticks({self._model.id_at(at) for at in range(self._model.rowCount())})
                return
            if key == Qt.Key.Key_C and row >= 0:
                self._copy(row)
                return
            super().keyPressEvent(event)
            return
        if key in (Qt.Key.Key_J, Qt.Key.Key_K):
            self._step(1 if key == Qt.Key.Key_J else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self.opened.emit(self._model.id_at(row))
        elif key == Qt.Key.Key_Space and row >= 0:
            self.previewed.emit(self._model.id_at(row))
        elif key == Qt.Key.Key_X and row >= 0 and self._tickable:
            self._toggle_tick(row)
        elif key == Qt.Key.Key_Escape and self._ticked:
            self.clear_ticks()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._model.rowCount():
            self.select_row(0 if key == Qt.Key.Key_Home else self._model.rowCount() - 1)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self.rowAt(event.position().toPoint().y())
        if event.button() == Qt.MouseButton.LeftButton and row >= 0 and self._tickable:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier or self._on_tick_box(event):
                self._toggle_tick(row)
                return
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                start = max(0, self.current_row())
                span = range(min(start, row), max(start, row) + 1)
                self._set_ticks(self._ticked | {self._model.id_at(at) for at in span})
                return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        row = self.rowAt(event.position().toPoint().y())
        super().mouseReleaseEvent(event)
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.button() == Qt.MouseButton.LeftButton and plain and row >= 0 and row == self.current_row():
            self.previewed.emit(self._model.id_at(row))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self.rowAt(event.position().toPoint().y())
        if event.button() == Qt.MouseButton.LeftButton and row >= 0:
            self.opened.emit(self._model.id_at(row))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.rowAt(event.position().toPoint().y()))
        super().mouseMoveEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hover(-1)
        if event.type() == QEvent.Type.ToolTip:
            self._tool_tip(event.pos())  # type: ignore[attr-defined]  # a QHelpEvent by its type
            return True
        return super().viewportEvent(event)

    def currentChanged(self, now: Index, before: Index) -> None:
        super().currentChanged(now, before)
        self.repaint_rows()
        if now.isValid() and now.row() != before.row():
            self.currentIdChanged.emit(self._model.id_at(now.row()))

    def selectionCommand(self, index: Index, event: QEvent | None = None) -> QItemSelectionModel.SelectionFlag:
        return QItemSelectionModel.SelectionFlag.NoUpdate

    def focusInEvent(self, event: object) -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]  # Qt hands a QFocusEvent
        if self.current_row() < 0 and self._model.rowCount():
            self.select_row(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and self.current_row() < 0:
            paint.box(QPainter(self.viewport()), self.viewport().rect(), None, current().color("accent-line"), 0, 2)

    # inside

    def _restyle(self) -> None:
        theme = current()
        rows = self.verticalHeader()
        rows.setDefaultSectionSize(theme.px(self._row_height))
        self.horizontalHeader().setFixedHeight(theme.px(self._header_height))
        self.verticalScrollBar().setSingleStep(theme.px(self._row_height))
        self._widths = {index: theme.px(column.width) for index, column in enumerate(self._model.columns)}
        self._fit_columns()
        self._fit_height()

    def _fit_height(self) -> None:
        if self._fit_rows:
            rows = max(1, self._model.rowCount())
            self.setFixedHeight(self.row_height() * rows + current().px(self._header_height) + _SCROLLBAR_ROOM)
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _step(self, by: int) -> None:
        count = self._model.rowCount()
        if count:
            self.select_row(max(0, min(count - 1, self.current_row() + by)))

    def _toggle_tick(self, row: int) -> None:
        self._set_ticks(self._ticked ^ {self._model.id_at(row)})

    def _set_ticks(self, ids: set[int]) -> None:
        if ids == self._ticked:
            return
        had = bool(self._ticked)
        self._ticked = ids
        if had != bool(ids):
            self._fit_columns()
        self.repaint_rows()
        self.ticksChanged.emit(sorted(ids))

    def _on_tick_box(self, event: QMouseEvent) -> bool:
        header = self.horizontalHeader()
        left = event.position().x() - header.sectionViewportPosition(self._visible()[0])
        return self.shows_ticks() and 0 <= left <= current().px(36)

    def _hover(self, row: int) -> None:
        if row == self._hovered:
            return
        before, self._hovered = self._hovered, row
        for changed in (before, row):
            if changed >= 0:
                top = self.rowViewportPosition(changed)
                self.viewport().update(QRect(0, top, self.viewport().width(), self.row_height()))

    def _tool_tip(self, spot: QPoint) -> None:
        from PySide6.QtWidgets import QToolTip

        index = self.indexAt(spot)
        words = words_of(self._model.cell(index.row(), index.column())) if index.isValid() else ""
        room = self.columnWidth(index.column()) - current().px(16) if index.isValid() else 0
        if words and paint.text_width(words) > room:
            QToolTip.showText(self.viewport().mapToGlobal(spot), plain_tip(words), self)
        else:
            QToolTip.hideText()

    def _copy(self, row: int) -> None:
        from PySide6.QtGui import QGuiApplication

        values = [words_of(self._model.cell(row, index)) for index in self._visible()]
        QGuiApplication.clipboard().setText("\t".join(values))

    def _model_reset(self) -> None:
        self._hovered = -1
        self._fit_height()
        self.repaint_rows()

    def _flash_over(self) -> None:
        self._flashing = set()
        self.repaint_rows()

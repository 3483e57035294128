"""Sheets below one another, as large as wanted: the pages of a document, or a picture.

Only what is in view is drawn, straight onto the viewport: a widget as high as a document of thousands of pages would be
higher than Qt allows.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import OrderedDict
from itertools import accumulate

from PySide6.QtCore import QPoint, QRect, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea

from ui.kit.theme import current

GAP, EDGE = 16, 24
_STEPS = (0.1, 0.25, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
_KEPT = 8
_TALLEST = 30_000  # screen pixels of a sheet
_MOST_PIXELS = 24_000_000  # of a sheet's picture; what is larger is drawn from a coarser one


class SheetsView(QAbstractScrollArea):
    """Fits until somebody zooms. Keys: PageUp/PageDown, Home/End, + and -, 0 fits again; dragging moves.

    Subclasses fill `sizes`, call `lay_out`, and override `draw` and `fitting`."""

    page_changed = Signal(int, int)  # sheet in view (from 1), sheets
    zoom_changed = Signal(float)  # 0: fits
    turned = Signal(int)  # → (1) or ← (-1) with nothing to scroll to at that side: another file is wanted

    def __init__(self, name: str, unit: float = 1.0) -> None:
        super().__init__()
        self.sizes: list[QSizeF] = []  # of the sheets in units of their own; `unit`: screen pixels a unit at zoom 1.0
        self._unit = unit
        self._zoom = 0.0
        self._scale = 1.0
        self._tops: list[int] = []
        self._images: OrderedDict[int, QImage] = OrderedDict()
        self._held_at: QPoint | None = None
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().valueChanged.connect(self.tell_page)

    def draw(self, sheet: int, size: QSize) -> QImage:
        """A sheet in pixels."""
        raise NotImplementedError

    def fitting(self, widest: float, highest: float, room: QSize) -> float:
        """Screen pixels a unit with which sheets fit into the room."""
        raise NotImplementedError

    def zoom(self) -> float:
        """The zoom in force; 0 while it fits."""
        return self._zoom

    def shown_zoom(self) -> float:
        """How large sheets are shown; 1.0 is their own size."""
        return self._wanted_scale() / self._unit

    def set_zoom(self, zoom: float) -> None:
        """1.0 is their own size; 0 fits."""
        self._zoom = zoom
        self.lay_out()
        self.zoom_changed.emit(zoom)

    def step_zoom(self, by: int) -> None:
        """The next larger (1) or smaller (-1) size."""
        now = self.shown_zoom()
        if by > 0:
            self.set_zoom(next((step for step in _STEPS if step > now * 1.02), _STEPS[-1]))
        else:
            self.set_zoom(next((step for step in reversed(_STEPS) if step < now / 1.02), _STEPS[0]))

    def page(self) -> int:
        """The sheet in view, from 0."""
        return self._sheet_at(self.verticalScrollBar().value() + self.viewport().height() // 3)

    def go_to(self, page: int) -> None:
        """Bring a sheet (from 0) to the top."""
        if self.sizes:
            page = max(0, min(len(self.sizes) - 1, page))
            self.verticalScrollBar().setValue(max(0, self._tops[page] - current().px(GAP)))

    def rect_of(self, sheet: int) -> QRect:
        """Where a sheet lies in the viewport."""
        size = self.pixels(self.sizes[sheet])
        room = max(self.viewport().width(), self.horizontalScrollBar().maximum() + self.viewport().width())
        left = (room - size.width()) // 2 - self.horizontalScrollBar().value()
        return QRect(QPoint(left, self._tops[sheet] - self.verticalScrollBar().value()), size)

    def forget(self) -> None:
        """Draw every sheet anew."""
        self._images.clear()
        self.viewport().update()

    def lay_out(self) -> None:
        """Put the sheets in their places; what is at the top of the view stays there."""
        bar, scale_before = self.verticalScrollBar(), self._scale
        first = self._sheet_at(bar.value()) if self._tops else 0
        inside = (bar.value() - self._tops[first]) if first < len(self._tops) else 0
        self._scale = self._wanted_scale()
        gap, room = current().px(GAP), self.viewport().size()
        steps = (self.pixels(size).height() + gap for size in self.sizes)
        self._tops = list(accumulate(steps, initial=self.lead(room)))
        end = self._tops.pop()
        widest = max((size.width() for size in self.sizes), default=0.0) * self._scale
        wide = round(widest) + 2 * current().px(EDGE) if round(widest) > room.width() else room.width()
        across = self.horizontalScrollBar()
        across.setRange(0, max(0, wide - room.width()))
        across.setPageStep(room.width())
        across.setSingleStep(40)
        if across.maximum() and scale_before != self._scale:
            across.setValue(across.maximum() // 2)
        blocked = bar.blockSignals(True)
        bar.setRange(0, max(0, end - room.height()))
        bar.setPageStep(room.height())
        bar.setSingleStep(40)
        if first < len(self._tops):
            bar.setValue(self._tops[first] + (round(inside * self._scale / scale_before) if inside > 0 else inside))
        bar.blockSignals(blocked)
        self.viewport().update()
        self.tell_page()

    def tell_page(self) -> None:
        """Say which sheet is in view."""
        self.viewport().update()
        self.page_changed.emit(self.page() + 1 if self.sizes else 0, len(self.sizes))

    def lead(self, room: QSize) -> int:
        """Screen pixels that stay free above the first sheet."""
        return current().px(GAP)

    def pixels(self, size: QSizeF) -> QSize:
        """A size in screen pixels at the zoom in force."""
        return QSize(max(1, round(size.width() * self._scale)), max(1, round(size.height() * self._scale)))

    def _wanted_scale(self) -> float:
        highest = max((size.height() for size in self.sizes), default=1.0)
        most = _TALLEST / highest
        if self._zoom:
            return min(most, self._zoom * self._unit)
        widest = max((size.width() for size in self.sizes), default=595.0)
        return min(most, self.fitting(widest, highest, self.viewport().size()))

    def _sheet_at(self, y: int) -> int:
        """The sheet at a height of the stack."""
        after = bisect_left(self._tops, y + 1)
        return max(0, after - 1)

    def _image(self, sheet: int, size: QSize) -> QImage:
        ratio = self.devicePixelRatioF()
        coarse = min(1.0, (_MOST_PIXELS / max(1.0, size.width() * size.height() * ratio * ratio)) ** 0.5)
        wanted = QSize(max(1, round(size.width() * ratio * coarse)), max(1, round(size.height() * ratio * coarse)))
        held = self._images.get(sheet)
        if held is None or held.size() != wanted:
            held = self.draw(sheet, wanted)
            self._images[sheet] = held
        self._images.move_to_end(sheet)
        while len(self._images) > _KEPT:
            self._images.popitem(last=False)
        return held

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.sizes:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        line = QColor(current().color("border"))
        below = self.viewport().height()
        for sheet in range(self._sheet_at(self.verticalScrollBar().value()), len(self.sizes)):
            rect = self.rect_of(sheet)
            if rect.top() > below:
                break
            if rect.intersects(event.rect()):
                painter.fillRect(rect.adjusted(-1, -1, 1, 1), line)
                painter.drawImage(rect, self._image(sheet, rect.size()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._moves():
            self._held_at = event.position().toPoint()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held_at is not None:
            moved = event.position().toPoint() - self._held_at
            self._held_at = event.position().toPoint()
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - moved.y())
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - moved.x())
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held_at = None
        self.viewport().unsetCursor()
        super().mouseReleaseEvent(event)

    def _moves(self) -> bool:
        return bool(self.verticalScrollBar().maximum() or self.horizontalScrollBar().maximum())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_PageDown, Qt.Key.Key_Space, Qt.Key.Key_J):
            self.go_to(self.page() + 1)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_K):
            self.go_to(self.page() - 1)
        elif key == Qt.Key.Key_Home:
            self.go_to(0)
        elif key == Qt.Key.Key_End:
            self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.step_zoom(1)
        elif key == Qt.Key.Key_Minus:
            self.step_zoom(-1)
        elif key == Qt.Key.Key_0:
            self.set_zoom(0)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not self.horizontalScrollBar().maximum():
            self.turned.emit(1 if key == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)

"""Pills, chips, the filter bar and the saved-view tabs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from fieldservice.i18n import translate
from ui.kit import paint
from ui.kit.icons import paint_icon
from ui.kit.status import PillSpec
from ui.kit.theme import current


class Pill(QWidget):
    """A status: icon and word. `Pill(status("working"))`; `large` in headers."""

    def __init__(self, spec: PillSpec, large: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spec, self._large = spec, large
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(spec.text)
        paint.repaint_on_theme(self)

    def set_spec(self, spec: PillSpec) -> None:
        self._spec = spec
        self.setAccessibleName(spec.text)
        self.updateGeometry()
        self.update()

    def spec(self) -> PillSpec:
        return self._spec

    def sizeHint(self) -> QSize:
        return paint.pill_size(self._spec, self._large)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint.paint_pill(QPainter(self), self.rect(), self._spec, self._large)


class Chip(QAbstractButton):
    """A filter: "Field: value" with a small x when on; a chevron when off; dashed to add one.

    A click emits `clicked` (open the choices); a click on the x, or Delete, emits `removed`.
    """

    removed = Signal()

    def __init__(self, words: str, state: str = "on", removable: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(words)
        self._state, self._removable = state, removable and state == "on"
        self.setProperty("ring", 13)
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        paint.repaint_on_theme(self)

    def set_words(self, words: str, on: bool) -> None:
        self.setText(words)
        self._state = "on" if on else "off"
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = current()
        extra = theme.px(20) if self._state != "on" or self._removable else 0
        return QSize(paint.text_width(self.text(), "small") + theme.px(24) + extra, theme.px(26))

    def _cross(self) -> QRect:
        width = current().px(26)
        return QRect(self.width() - width, 0, width, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        on, dashed = self._state == "on", self._state == "add"
        fill = "accent-tint" if on else "hover" if self.underMouse() else "raised"
        line = "accent-line" if on else "edge" if dashed else "border"
        paint.box(painter, self.rect(), theme.color(fill), theme.color(line), self.height() / 2, dashed=dashed)
        ink = "accent" if on else "text"
        left, side = theme.px(12), theme.px(12)
        if dashed:
            paint_icon(painter, QRect(left - 2, 0, side, self.height()), "plus", "muted", 12)
            left += theme.px(16)
            ink = "muted"
        paint.text(painter, QRect(left, 0, self.width() - left, self.height()), self.text(), ink, "small")
        if on and self._removable:
            paint_icon(painter, self._cross().adjusted(0, 0, -6, 0), "x", "accent", 12)
        elif self._state == "off":
            paint_icon(painter, self._cross().adjusted(0, 0, -6, 0), "chevron-down", "muted", 12)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._removable and self._state == "on" and self._cross().contains(event.position().toPoint()):
            self.setDown(False)
            self.removed.emit()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._removable and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
            return
        super().keyPressEvent(event)


class FilterBar(QWidget):
    """The row of chips above a list. `set_filters([(key, words, is_on)])`; signals carry the key."""

    opened = Signal(str, QPoint)
    removed = Signal(str)
    add_requested = Signal(QPoint)

    def __init__(self, addable: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._addable = addable
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(current().px(8))
        self.chips: dict[str, Chip] = {}
        self.set_filters([])

    def set_filters(self, filters: Sequence[tuple[str, str, bool]]) -> None:
        """Show these chips in order, then the dashed one that adds."""
        while self._row.count():
            item = self._row.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.chips = {}
        for key, words, is_on in filters:
            chip = Chip(words, "on" if is_on else "off")
            chip.clicked.connect(lambda _c=False, k=key, w=chip: self.opened.emit(k, w.mapToGlobal(_below(w))))
            chip.removed.connect(lambda k=key: self.removed.emit(k))
            self._row.addWidget(chip)
            self.chips[key] = chip
        if self._addable:
            adder = Chip(translate("kit", "Filter"), "add")
            adder.clicked.connect(lambda _c=False: self.add_requested.emit(adder.mapToGlobal(_below(adder))))
            self._row.addWidget(adder)
        self._row.addStretch(1)


def _below(widget: QWidget) -> QPoint:
    return QPoint(0, widget.height() + 4)


class SavedViews(QWidget):
    """Quiet tabs with counts; `set_views([(key, words, count, is_risk)])`, `current()`, signal `chosen(key)`."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._views: list[tuple[str, str, str, bool]] = []
        self._current = ""
        self._hover = -1
        self.setProperty("ring", 5)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(translate("kit", "Saved views"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        paint.repaint_on_theme(self)

    def set_views(self, views: Sequence[tuple[str, str, int | str | None, bool]], current_key: str = "") -> None:
        self._views = [(key, words, "" if count is None else str(count), risk) for key, words, count, risk in views]
        self._current = current_key or self._current or (self._views[0][0] if self._views else "")
        self.updateGeometry()
        self._chose()

    def current(self) -> str:
        return self._current

    def set_current(self, key: str) -> None:
        self._current = key
        self._chose()

    def _chose(self) -> None:
        """The focus ring goes around the view that arrow keys start from, not around the row of them."""
        cells = dict(zip((view[0] for view in self._views), self._cells(), strict=True))
        here = cells.get(self._current)
        self.setProperty("ring_area", None if here is None else self._ring(here))
        self.update()

    def _ring(self, cell: QRect) -> QRect:
        return cell

    def _cells(self) -> list[QRect]:
        theme = current()
        left, cells = 0, []
        for _key, words, count, _risk in self._views:
            width = paint.text_width(words, "body", 600) + theme.px(20)
            if count:
                width += paint.text_width(count, "body", 600) + theme.px(6)
            cells.append(QRect(left, 0, width, theme.px(28)))
            left += width + theme.px(4)
        return cells

    def sizeHint(self) -> QSize:
        cells = self._cells()
        return QSize(cells[-1].right() + 1 if cells else 0, current().px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        for index, (cell, (key, words, count, risk)) in enumerate(zip(self._cells(), self._views, strict=True)):
            on = key == self._current
            if on or index == self._hover:
                paint.box(painter, cell, theme.color("accent-tint" if on else "hover"), None, 5)
            weight, token = (600, "accent") if on else (400, "muted")
            start = cell.left() + theme.px(10)
            paint.text(painter, cell.adjusted(theme.px(10), 0, 0, 0), words, token, "body", weight)
            start += paint.text_width(words, "body", weight) + theme.px(6)
            count_token = "danger" if risk and count not in ("", "0") else token
            room = QRect(start, 0, cell.right() - start, cell.height())
            paint.text(painter, room, count, count_token, "body", 600 if risk or on else 400)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover = self._at(event.position().toPoint())
        self.update()

    def leaveEvent(self, event: object) -> None:
        self._hover = -1
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._choose(self._at(event.position().toPoint()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        keys = [view[0] for view in self._views]
        if move is None or self._current not in keys:
            super().keyPressEvent(event)
            return
        self._choose((keys.index(self._current) + move) % len(keys))

    def _at(self, spot: QPoint) -> int:
        return next((index for index, cell in enumerate(self._cells()) if cell.contains(spot)), -1)

    def _choose(self, index: int) -> None:
        if index < 0 or self._views[index][0] == self._current:
            return
        self._current = self._views[index][0]
        self._chose()
        self.chosen.emit(self._current)

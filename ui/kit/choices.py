"""Choosing: a combo field, a segmented choice, check boxes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QListView, QSizePolicy, QWidget

from ui.kit import paint
from ui.kit.fields import Field, Validator
from ui.kit.icons import paint_icon
from ui.kit.theme import current

Choices = Sequence[tuple[object, str]]
_CELL_PADDING, _LEAST_CELL_PADDING = 28, 12


class ChoiceField(Field):
    """One of a list of (value, words). The wheel never changes it by accident."""

    def __init__(
        self,
        label: str,
        choices: Choices = (),
        value: object = None,
        icon: str = "",
        placeholder: str = "",
        required: bool = False,
        hint: str = "",
        validator: Validator | None = None,
        height: int = 34,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, required, hint, validator, height, parent)
        self.combo = _Combo()
        self.combo.setPlaceholderText(placeholder)
        self._install(self.combo, icon)
        if not label:
            self.combo.setAccessibleName(placeholder)
        self.set_choices(choices)
        self.set_value(value)
        self.combo.activated.connect(self._chosen)

    def set_choices(self, choices: Choices) -> None:
        """Replace the list, keeping the value when it is still there."""
        kept = self.value() if self.combo.count() else None
        self.combo.clear()
        for value, words in choices:
            self.combo.addItem(words, value)
        self.set_value(kept)

    def value(self) -> object:
        return self.combo.currentData()

    def set_value(self, value: object) -> None:
        self.combo.setCurrentIndex(self._index(value))
        self._last_committed = value

    def _index(self, value: object) -> int:
        for index in range(self.combo.count()):
            if self.combo.itemData(index) == value and value is not None:
                return index
        return -1 if value is not None or self.combo.itemData(0) is not None or not self.combo.count() else 0

    def _chosen(self, _index: int) -> None:
        self._edited()
        self._left()


class _Combo(QComboBox):
    def __init__(self) -> None:
        super().__init__()
        view = QListView()
        view.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setView(view)
        self.setMaxVisibleItems(14)
        self.setMinimumWidth(60)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def showPopup(self) -> None:
        widest = max((paint.text_width(self.itemText(index)) for index in range(self.count())), default=0)
        self.view().setMinimumWidth(max(self.width(), min(480, widest + current().px(40))))
        super().showPopup()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        arrow = current().px(16)
        words = self.currentText()
        area = QRect(2, 0, self.width() - arrow - 6, self.height())  # a QLineEdit's words start 2 px in
        token = "text" if words else "faint"
        paint.text(painter, area, words or self.placeholderText(), token if self.isEnabled() else "muted")
        if self.isEnabled():
            corner = QRect(self.width() - arrow, 0, arrow, self.height())
            paint_icon(painter, corner, "chevron-down", "muted", 16)


class SegmentedChoice(QWidget):
    """A few exclusive choices side by side; arrows move, one is on at most."""

    changed = Signal(object)

    def __init__(
        self, choices: Choices, value: object = None, height: int = 32, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._choices = list(choices)
        self._height = height
        self._value = value
        self._hover = -1
        self.setProperty("ring", 5)
        self.setMouseTracking(True)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        paint.repaint_on_theme(self)

    def value(self) -> object:
        return self._value

    def set_value(self, value: object) -> None:
        self._value = value
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(sum(self._widths(_CELL_PADDING)), current().px(self._height))

    def minimumSizeHint(self) -> QSize:
        return QSize(sum(self._widths(_LEAST_CELL_PADDING)), current().px(self._height))

    def _widths(self, padding: float) -> list[int]:
        return [paint.text_width(words, "body", 600) + current().px(padding) for _value, words in self._choices]

    def _cells(self) -> list[QRect]:
        """Where the choices stand; they move together when room is short."""
        lacking = self.sizeHint().width() - self.width()
        padding = max(_LEAST_CELL_PADDING, _CELL_PADDING - lacking / current().scale / max(1, len(self._choices)))
        left, cells = 0, []
        for width in self._widths(min(padding, _CELL_PADDING)):
            cells.append(QRect(left, 0, width, self.height()))
            left += width
        return cells

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        paint.box(painter, self.rect(), theme.color("raised"), theme.color("border"), 5)
        for index, (cell, (value, words)) in enumerate(zip(self._cells(), self._choices, strict=True)):
            on = value == self._value
            if on or index == self._hover:
                fill = theme.color("accent-tint" if on else "hover")
                paint.box(painter, cell.adjusted(1, 1, -1, -1), fill, None, 4)
            if index and not on and self._choices[index - 1][0] != self._value:
                painter.setPen(theme.color("line"))
                painter.drawLine(cell.left(), 8, cell.left(), cell.height() - 9)
            token = ("accent" if on else "muted") if self.isEnabled() else "disabled"
            paint.text(painter, cell, words, token, "body", 600 if on else 400, paint.CENTRE)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover = self._at(event)
        self.update()

    def leaveEvent(self, event: object) -> None:
        self._hover = -1
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._choose(self._at(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if move is None:
            super().keyPressEvent(event)
            return
        values = [value for value, _words in self._choices]
        here = values.index(self._value) if self._value in values else (0 if move < 0 else -1)
        self._choose((here + move) % len(values))

    def _at(self, event: QMouseEvent) -> int:
        spot = event.position().toPoint()
        return next((index for index, cell in enumerate(self._cells()) if cell.contains(spot)), -1)

    def _choose(self, index: int) -> None:
        if index < 0 or self._choices[index][0] == self._value:
            return
        self._value = self._choices[index][0]
        self.update()
        self.changed.emit(self._value)


class CheckBox(QCheckBox):
    """A check box with the kit's mark."""

    def __init__(self, words: str, checked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setChecked(checked)
        self.setProperty("ring", 3)
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        theme = current()
        return QSize(theme.px(26) + paint.text_width(self.text()), theme.px(24))

    def hitButton(self, pos: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        side = theme.px(16)
        partial = self.checkState() == Qt.CheckState.PartiallyChecked
        paint.paint_check(painter, QRect(1, 0, side, self.height()), self.isChecked(), partial, self.isEnabled())
        left = side + theme.px(8)
        token = "text" if self.isEnabled() else "disabled"
        paint.text(painter, QRect(left, 0, self.width() - left, self.height()), self.text(), token)

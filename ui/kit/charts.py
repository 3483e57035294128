"""Small charts that QPainter draws: bars by month. One bar is the point and has the accent, the others step back."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.kit import paint
from ui.kit.theme import current

_HEIGHT, _LABELS, _VALUES = 148, 24, 20
_WIDEST_BAR = 0.62  # of the room that a bar has


class Bar(Struct, frozen=True):
    """A bar: what stands below it, how high it is, the value as written above it, all of it in words."""

    label: str
    value: float
    shown: str
    words: str


class BarChart(QWidget):
    """Bars beside one another, the last one in the accent. The pointer, or ← and →, bring out one and its value.

    The accessible name says what is shown, the description every bar in words.
    """

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[Bar, ...] = ()
        self._chosen = -1
        self.setMouseTracking(True)
        self.setProperty("ring", 5)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        paint.repaint_on_theme(self)

    def set_bars(self, bars: Sequence[Bar], name: str = "") -> None:
        """Show these; values below zero are drawn as nothing."""
        self._bars = tuple(bars)
        self._chosen = -1
        if name:
            self.setAccessibleName(name)
        self.setAccessibleDescription("\n".join(bar.words for bar in self._bars))
        self.update()

    def chosen(self) -> int:
        """Which bar is brought out; -1 for none."""
        return self._chosen

    def bar_areas(self) -> list[QRect]:
        """Where each bar is drawn, the room that an empty one would have included."""
        theme = current()
        if not self._bars:
            return []
        room = self.width() / len(self._bars)
        wide = max(theme.px(3), round(room * _WIDEST_BAR))
        floor = self.height() - theme.px(_LABELS)
        top = theme.px(_VALUES)
        highest = max(max(bar.value for bar in self._bars), 0.0)
        areas = []
        for at, bar in enumerate(self._bars):
            share = max(bar.value, 0.0) / highest if highest else 0.0
            high = max(round((floor - top) * share), theme.px(2) if bar.value > 0 else 0)
            areas.append(QRect(round(room * at + (room - wide) / 2), floor - high, wide, high))
        return areas

    def sizeHint(self) -> QSize:
        return QSize(current().px(280), current().px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(current().px(160), current().px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        floor = self.height() - theme.px(_LABELS)
        painter.fillRect(0, floor, self.width(), 1, theme.color("line"))
        if not self._bars:
            return
        room = self.width() / len(self._bars)
        point = self._chosen if self._chosen >= 0 else len(self._bars) - 1
        for at, (bar, area) in enumerate(zip(self._bars, self.bar_areas(), strict=True)):
            on = at == point
            if area.height():
                token = "accent" if on else "bar"
                paint.box(painter, area, theme.color(token), None, min(2, area.height() / 2))
            below = QRect(round(room * at), floor + theme.px(4), round(room), theme.px(18))
            paint.text(painter, below, bar.label, "text" if on else "muted", "small", align=paint.CENTRE)
            if on and bar.shown:
                wide = paint.text_width(bar.shown, "small", 600) + 2
                left = max(0, min(self.width() - wide, area.center().x() - wide // 2))
                above = QRect(left, area.top() - theme.px(_VALUES), wide, theme.px(18))
                paint.text(painter, above, bar.shown, "text", "small", 600, paint.CENTRE)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._bars:
            at = int(event.position().x() * len(self._bars) / max(self.width(), 1))
            self._choose(min(max(at, 0), len(self._bars) - 1))

    def leaveEvent(self, event: QEvent) -> None:
        self._choose(-1)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._choose(-1)
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None or not self._bars:
            super().keyPressEvent(event)
            return
        at = self._chosen if self._chosen >= 0 else len(self._bars) - 1
        self._choose(min(max(at + step, 0), len(self._bars) - 1))

    def _choose(self, at: int) -> None:
        if at == self._chosen:
            return
        self._chosen = at
        self.setToolTip(self._bars[at].words if at >= 0 else "")
        self.update()

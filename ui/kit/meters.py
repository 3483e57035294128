"""Small pictures of values: avatar, confidence meter, a number against its limits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from fieldservice.i18n import mark, translate
from ui.kit import paint
from ui.kit.numbers import format_decimal
from ui.kit.theme import current


class Avatar(QWidget):
    """The family name's first sign in a circle."""

    def __init__(self, name: str, size: int = 28, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setFixedSize(current().px(size), current().px(size))
        self.setAccessibleName(name)

    def set_name(self, name: str) -> None:
        self._name = name
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        paint.box(painter, self.rect(), theme.color("neutral-tint"), None, self.width() / 2)
        paint.text(painter, self.rect(), initial(self._name), "text", "small", 600, paint.CENTRE)


def initial(name: str) -> str:
    """The first sign of a name: the family name in Chinese, and in pinyin as it is written here."""
    words = name.split()
    return words[0][0].upper() if words else "?"


class ConfidenceMeter(QWidget):
    """Three blocks (3 sure, 2 middling, 1 doubtful) and the reason in words."""

    def __init__(self, level: int, reason: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._level, self._reason = level, reason
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set(level, reason)
        paint.repaint_on_theme(self)

    def set(self, level: int, reason: str = "") -> None:
        self._level, self._reason = max(0, min(3, level)), reason
        self.setAccessibleName(reason)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        words = paint.text_width(self._reason) + current().px(8) if self._reason else 0
        return QSize(current().px(24) + words, current().px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_confidence(QPainter(self), self.rect(), self._level, self._reason)


def paint_confidence(painter: QPainter, area: QRect, level: int, reason: str = "") -> None:
    """The meter at the left of `area` (usable in delegates)."""
    theme = current()
    token = {3: "ok-mark", 2: "warn-mark", 1: "danger-mark"}.get(level, "edge")
    width, height = theme.px(6), theme.px(12)
    top = area.top() + (area.height() - height) // 2
    for index in range(3):
        block = QRect(area.left() + index * theme.px(8), top, width, height)
        filled = index < level
        paint.box(painter, block, theme.color(token) if filled else None, theme.color(token if filled else "edge"), 1)
    left = area.left() + theme.px(32)
    paint.text(painter, QRect(left, area.top(), area.right() + 1 - left, area.height()), reason)


@dataclass(frozen=True, slots=True)
class Limits:
    """The range that passes; either end may be open. Beyond `soft_lower` or `soft_upper` it passes in part only.

    `low` and `high` bound the drawing when given.
    """

    lower: Decimal | None = None
    upper: Decimal | None = None
    unit: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    soft_lower: Decimal | None = None
    soft_upper: Decimal | None = None

    @property
    def judges(self) -> bool:
        """Whether any value would not pass."""
        edges = (self.lower, self.upper, self.soft_lower, self.soft_upper)
        return any(edge is not None for edge in edges)

    def holds(self, value: Decimal) -> bool:
        """Whether `value` passes; the limits themselves do."""
        above = self.lower is None or value >= self.lower
        return above and (self.upper is None or value <= self.upper)

    def holds_wholly(self, value: Decimal) -> bool:
        """Whether `value` passes, and not in part only."""
        above = self.soft_lower is None or value >= self.soft_lower
        return self.holds(value) and above and (self.soft_upper is None or value <= self.soft_upper)


class LimitGauge(QWidget):
    """A track with the passing band, last time's value and this time's."""

    def __init__(self, limits: Limits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._limits = limits
        self._value: Decimal | None = None
        self._last: Decimal | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        paint.repaint_on_theme(self)

    def set_values(self, value: Decimal | None, last: Decimal | None = None) -> None:
        """This time's value and last time's, as far as they are known."""
        self._value, self._last = value, last
        self.setAccessibleName(self._sentence())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(current().px(320), current().px(60))

    def minimumSizeHint(self) -> QSize:
        return QSize(current().px(140), current().px(60))

    def _sentence(self) -> str:
        if self._value is None:
            return ""
        words = f"{format_decimal(self._value)} {self._limits.unit}".strip()
        if not self._limits.judges:
            return words
        if self._limits.holds(self._value) and not self._limits.holds_wholly(self._value):
            return translate("kit", "{value}, passes in part", value=words)
        if self._limits.holds(self._value):
            return translate("kit", "{value}, within the limits", value=words)
        return translate("kit", "{value}, outside the limits", value=words)

    def _ends(self) -> tuple[float, float]:
        limits = self._limits
        marked = (limits.lower, limits.upper, limits.soft_lower, limits.soft_upper, self._value, self._last)
        known = [float(value) for value in (*marked, limits.low, limits.high) if value is not None]
        if not known:
            return 0.0, 1.0
        low, high = min(known), max(known)
        spread = (high - low) or abs(high) or 1.0
        low_end, high_end = low - spread * 0.35, high + spread * 0.25
        if low >= 0 and low_end < 0:
            low_end = 0.0
        return (low if limits.low is not None else low_end), (high if limits.high is not None else high_end)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        low, high = self._ends()
        track = QRect(0, theme.px(26), self.width(), theme.px(8))

        def at(value: float) -> int:
            return round((value - low) / (high - low) * (self.width() - 1))

        paint.box(painter, track, theme.color("sunken"), None, 3)
        self._bands(painter, track, at)
        self._limit_marks(painter, track, at)
        above: list[QRect] = []
        if self._value is not None:
            where = at(float(self._value))
            token = "warn" if self._limits.holds(self._value) else "danger"
            if self._limits.holds_wholly(self._value):
                token = "ok" if self._limits.judges else "text"
            colour = theme.color("text" if token in ("ok", "text") else f"{token}-mark")
            painter.fillRect(where - 1, track.top() - theme.px(6), theme.px(4), track.height() + theme.px(12), colour)
            words = translate("kit", "now {value}", value=_shown(self._value))
            self._caption(painter, where, theme.px(0), words, token, 600, above)
        if self._last is not None:
            where = at(float(self._last))
            painter.fillRect(where, track.top() - theme.px(3), 2, track.height() + theme.px(6), theme.color("text"))
            words = translate("kit", "last {value}", value=_shown(self._last))
            self._caption(painter, where, theme.px(0), words, "muted", 400, above)

    def _bands(self, painter: QPainter, track: QRect, at: Callable[[float], int]) -> None:
        """Where a value passes, and where it passes in part only."""
        limits, theme = self._limits, current()
        bounded = limits.lower is not None or limits.upper is not None
        soft = limits.soft_lower is not None or limits.soft_upper is not None
        left = at(float(limits.lower)) if limits.lower is not None else 0
        right = at(float(limits.upper)) if limits.upper is not None else self.width() - 1
        if bounded or soft:
            band = QRect(left, track.top(), right - left, track.height())
            painter.fillRect(band, theme.color("warn-mark" if soft else "ok-mark"))
        if soft:
            left = at(float(limits.soft_lower)) if limits.soft_lower is not None else left
            right = at(float(limits.soft_upper)) if limits.soft_upper is not None else right
            painter.fillRect(QRect(left, track.top(), right - left, track.height()), theme.color("ok-mark"))

    def _limit_marks(self, painter: QPainter, track: QRect, at: Callable[[float], int]) -> None:
        theme = current()
        below = track.bottom() + theme.px(6)
        taken: list[QRect] = []
        for value, source in (
            (self._limits.lower, mark("kit", "{value} lower limit")),
            (self._limits.upper, mark("kit", "{value} upper limit")),
        ):
            if value is None:
                continue
            where = at(float(value))
            painter.fillRect(where, track.top() - theme.px(4), 2, track.height() + theme.px(8), theme.color("ok"))
            words = translate("kit", source, value=_shown(value))
            self._caption(painter, where, below, words, "muted", 400, taken)
        for end, unit in ((self._limits.low, ""), (self._limits.high, self._limits.unit)):
            if end is not None:
                where = at(float(end))
                words = f"{_shown(end)} {unit}".strip()
                width = paint.text_width(words, "small") + 2
                left = max(0, min(self.width() - width, where - width // 2))
                if not any(QRect(left, below, width, theme.px(18)).intersects(other) for other in taken):
                    self._caption(painter, where, below, words, "muted", 400, taken)

    def _caption(
        self, painter: QPainter, centre: int, top: int, words: str, token: str, weight: int, taken: list[QRect]
    ) -> None:
        """Words centred on a mark, kept inside the widget and off the ones already there."""
        theme = current()
        width = paint.text_width(words, "small", weight) + 2
        left = max(0, min(self.width() - width, centre - width // 2))
        area = QRect(left, top, width, theme.px(18))
        for other in taken:
            if area.intersects(other):
                before, after = other.left() - width - theme.px(6), other.right() + theme.px(6)
                area.moveLeft(after if centre > other.center().x() or before < 0 else before)
        if area.right() > self.width():
            return
        taken.append(area)
        paint.text(painter, area, words, token, "small", weight)


def _shown(value: Decimal) -> str:
    return format_decimal(value).replace("-", "−")

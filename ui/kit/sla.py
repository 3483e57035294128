"""Time left: the value, its words in both languages, the painter and the widget."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from fieldservice.i18n import translate
from ui.kit import paint
from ui.kit.icons import paint_icon
from ui.kit.theme import current

State = Literal["running", "warning", "overdue", "paused", "finished"]


class TimeLeft(Struct, frozen=True):
    """A clock to show. `minutes`: left, overdue by, or used, by `state`; `fraction` of the limit that is left (0-1);
    `prefix` ("First arrival") leads; `reason` says what a paused clock waits for."""

    state: State
    minutes: int = 0
    fraction: float = 1.0
    prefix: str = ""
    reason: str = ""

    def words(self) -> str:
        """The sentence beside the disc."""
        if self.state == "paused":
            if self.reason:
                return translate("kit", "Paused, {reason}", reason=self.reason)
            return translate("kit", "Paused")
        span = duration_words(self.minutes)
        if self.state == "overdue":
            said = translate("kit", "Overdue by {span}", span=span)
        elif self.state == "finished":
            said = translate("kit", "Took {span}", span=span)
        else:
            said = translate("kit", "{span} left", span=span)
        return translate("kit", "{what}, {time}", what=self.prefix, time=said) if self.prefix else said


def duration_words(minutes: int) -> str:
    """Two units at most: "1 h 20 min", "2 d 4 h"."""
    minutes = max(0, minutes)
    days, rest = divmod(minutes, 1440)
    hours, left = divmod(rest, 60)
    if days and hours:
        return translate("kit", "{days} d {hours} h", days=days, hours=hours)
    if days:
        return translate("kit", "{days} d", days=days)
    if hours and left:
        return translate("kit", "{hours} h {minutes:02d} min", hours=hours, minutes=left)
    if hours:
        return translate("kit", "{hours} h", hours=hours)
    return translate("kit", "{minutes} min", minutes=left)


_TOKENS = {"running": "text", "warning": "warn", "overdue": "danger", "paused": "muted", "finished": "muted"}


def paint_time_left(painter: QPainter, area: QRect, value: TimeLeft, large: bool = False) -> None:
    """Disc (or icon) and words, from the left of `area`, centred vertically."""
    theme = current()
    side = theme.px(18 if large else 14)
    mark = QRect(area.left(), area.top() + (area.height() - side) // 2, side, side)
    token = _TOKENS[value.state]
    left = area.left() + side + theme.px(6)
    if value.state == "overdue":
        paint_icon(painter, mark, "triangle-alert", "danger", 18 if large else 14)
    elif value.state == "paused":
        paint_icon(painter, mark, "circle-pause", "muted", 18 if large else 14)
    elif value.state == "finished":
        left = area.left()
    else:
        paint.paint_disc(painter, mark, value.fraction, "warn" if value.state == "warning" else "calm")
    words = QRect(left, area.top(), area.right() + 1 - left, area.height())
    paint.text(painter, words, value.words(), token, "lead" if large else "body", _weight(value, large))


def time_left_width(value: TimeLeft, large: bool = False) -> int:
    side = 0 if value.state == "finished" else current().px(24 if large else 20)
    return side + paint.text_width(value.words(), "lead" if large else "body", _weight(value, large)) + 2


def _weight(value: TimeLeft, large: bool) -> int:
    return 600 if value.state == "overdue" or (large and value.state != "paused") else 400


class TimeLeftLabel(QWidget):
    """The clock as a widget; `large` where it leads."""

    def __init__(self, value: TimeLeft | None = None, large: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value, self._large = value, large
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._show(value)
        paint.repaint_on_theme(self)

    def set_value(self, value: TimeLeft | None) -> None:
        if value == self._value:
            return
        self._show(value)

    def _show(self, value: TimeLeft | None) -> None:
        self._value = value
        self.setAccessibleName(value.words() if value else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = time_left_width(self._value, self._large) if self._value else 0
        return QSize(width, current().px(24 if self._large else 20))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._value is not None:
            paint_time_left(QPainter(self), self.rect(), self._value, self._large)

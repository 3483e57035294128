"""Everything that happened, newest first: a ring with an icon on a line, what happened, when and who."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from fieldservice.i18n import translate
from ui.kit import paint
from ui.kit.buttons import Button
from ui.kit.icons import paint_icon
from ui.kit.panels import clear_layout, column
from ui.kit.theme import current
from ui.kit.tips import plain_tip


class TimelineEntry(Struct, frozen=True):
    """`second` is time, who, from where. Colour (`tone` other than muted) only for changes of state."""

    words: str
    second: str
    icon: str = "circle-dot"
    tone: str = "muted"
    strong: bool = False


class TimelineRow(QWidget):
    """One entry; its words wrap to three lines at most, the whole text is in the tooltip."""

    def __init__(self, entry: TimelineEntry, last: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry, self._last = entry, last
        self.setAccessibleName(f"{entry.words}. {entry.second}")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        theme = current()
        return self._words_height(width) + theme.px(18) + (theme.px(2) if self._last else theme.px(14))

    def sizeHint(self) -> QSize:
        return QSize(current().px(240), self.heightForWidth(max(self.width(), current().px(240))))

    def minimumSizeHint(self) -> QSize:
        return QSize(current().px(120), self.heightForWidth(max(self.width(), current().px(120))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The height follows the width: a column shares room by hints that know no width, and would cut lines off."""
        super().resizeEvent(event)
        height = self.heightForWidth(self.width())
        if height != self.height():
            self.setFixedHeight(height)

    def _weight(self) -> int:
        return 600 if self._entry.strong else 400

    def _words_height(self, width: int) -> int:
        theme = current()
        room = QRect(0, 0, max(40, width - theme.px(30)), 2000)
        measure: QFontMetrics = paint.metrics("body", self._weight())
        needed = measure.boundingRect(room, int(_WRAP), self._entry.words).height()
        lines = max(1, min(_MOST_LINES, round(needed / measure.lineSpacing())))
        return theme.px(20) * lines

    def _fitted(self, area: QRect) -> str:
        """The words as far as they fit, whole words first; the tooltip has the rest."""
        measure: QFontMetrics = paint.metrics("body", self._weight())
        words = self._entry.words

        def fits(text: str) -> bool:
            room = QRect(0, 0, area.width(), 2000)
            return round(measure.boundingRect(room, int(_WRAP), text).height() / measure.lineSpacing()) <= _MOST_LINES

        if fits(words):
            return words
        few, many = 0, len(words)
        while few + 1 < many:
            half = (few + many) // 2
            few, many = (half, many) if fits(f"{words[:half].rstrip()}…") else (few, half)
        return f"{words[:few].rstrip()}…"

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        entry = self._entry
        painter = QPainter(self)
        side = theme.px(20)
        if not self._last:
            painter.setPen(QPen(theme.color("border"), 1))
            painter.drawLine(side // 2, side + 1, side // 2, self.height())
        calm = entry.tone == "muted"
        ring = QRect(0, 0, side, side)
        line = "border" if calm else "accent-line" if entry.tone == "accent" else f"{entry.tone}-line"
        paint.box(painter, ring, theme.color("raised"), theme.color(line), side / 2)
        paint_icon(painter, ring, entry.icon, "muted" if calm else entry.tone, 12)
        left, height = theme.px(30), self._words_height(self.width())
        area = QRect(left, 0, self.width() - left, height)
        if height > theme.px(20):
            painter.setFont(theme.font("body", self._weight()))
            painter.setPen(theme.color("text"))
            painter.drawText(area, int(_WRAP), self._fitted(area))
        else:
            paint.text(painter, area, entry.words, "text", "body", self._weight())
        below = QRect(left, height, self.width() - left, theme.px(18))
        paint.text(painter, below, entry.second, "muted", "small")
        self.setToolTip(plain_tip(f"{entry.words}\n{entry.second}") if height > theme.px(40) else "")


_MOST_LINES = 3
_WRAP = paint.Qt.TextFlag.TextWordWrap | paint.Qt.AlignmentFlag.AlignLeft | paint.Qt.AlignmentFlag.AlignVCenter


class Timeline(QFrame):
    """A column of entries; the first `page` at once, the rest behind a button."""

    more_requested = Signal()

    def __init__(self, entries: Sequence[TimelineEntry] = (), page: int = 60, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._entries: list[TimelineEntry] = []
        self._shown = page
        self._column = column(self)
        self.set_entries(entries)

    def set_entries(self, entries: Sequence[TimelineEntry]) -> None:
        self._entries = list(entries)
        clear_layout(self._column)
        shown = self._entries[: self._shown]
        for index, entry in enumerate(shown):
            self._column.addWidget(TimelineRow(entry, index == len(shown) - 1))
        hidden = len(self._entries) - len(shown)
        if hidden:
            words = translate("kit", "Show %n older", n=hidden)
            self._column.addWidget(Button(words, "quiet", 28, on_click=self._more))
        self._column.addStretch(1)

    def _more(self) -> None:
        self._shown += self._page
        self.set_entries(self._entries)
        self.more_requested.emit()

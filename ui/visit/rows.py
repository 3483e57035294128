"""Questions that are not the current one: one line each, a click or Enter opens it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from fieldservice.i18n import translate
from ui.kit import paint
from ui.kit.icons import paint_icon
from ui.kit.theme import current
from ui.kit.tips import plain_tip
from ui.visit.questions import Entry, Key, verdict_look

_HEIGHT = 44
_MOST_DRAWN = 24  # rows that are remembered as drawn; a screen holds fewer


class Drawn:
    """Rows as they were drawn. Questions move up by one with every answer, and copying one costs little."""

    def __init__(self) -> None:
        self._kept: dict[Key, tuple[tuple[object, ...], QPixmap]] = {}

    def get(self, entry: Entry, size: QSize, ratio: float, draw: Callable[[QPainter], None]) -> QPixmap:
        """The row of a question; `draw` makes it when it was not drawn like this."""
        looks = (size, ratio, entry.looks)
        found = self._kept.get(entry.key)
        if found is not None and found[0] == looks:
            return found[1]
        drawn = self._canvas(entry.key, size * ratio)
        drawn.setDevicePixelRatio(ratio)
        painter = QPainter(drawn)
        draw(painter)
        painter.end()
        self._kept[entry.key] = looks, drawn
        return drawn

    def _canvas(self, key: Key, size: QSize) -> QPixmap:
        """The question's own pixmap, or that of the oldest one, to be drawn over; a new one where there is room."""
        oldest = next(iter(self._kept)) if len(self._kept) >= _MOST_DRAWN else key
        found = self._kept.pop(key if key in self._kept else oldest, None)
        return found[1] if found is not None and found[1].size() == size else QPixmap(size)


class QuestionRow(QAbstractButton):
    """Number, question, limits, answer, verdict."""

    chosen = Signal(object)

    def __init__(self, entry: Entry, drawn: Drawn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawn = drawn
        self.setProperty("ring", 4)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._choose)
        self._size = QSize(current().px(320), current().px(_HEIGHT))  # asked for at every change of the page
        self._entry: Entry | None = None
        self.set_entry(entry)

    def _choose(self) -> None:
        assert self._entry is not None
        self.chosen.emit(self._entry.key)

    def set_entry(self, entry: Entry) -> None:
        """Show a question as it stands now."""
        before, self._entry = self._entry, entry
        if before is not None and before.looks == entry.looks:
            return
        verdict = entry.item.cell.verdict
        said = verdict_look(verdict)[0] if verdict else entry.answer_words or translate("visit", "Not answered")
        self.setAccessibleName(f"{entry.item.number} {entry.title} {said}")
        self.update()

    def sizeHint(self) -> QSize:
        return self._size

    def showEvent(self, event: QShowEvent) -> None:
        """It fills its place, so nothing need be drawn below it; the style, which comes before, says otherwise."""
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def key(self) -> Key:
        """Which question it shows."""
        assert self._entry is not None
        return self._entry.key

    def paintEvent(self, event: QPaintEvent) -> None:
        assert self._entry is not None
        painter, ratio = QPainter(self), self.devicePixelRatioF()
        if self.underMouse() or self.isDown() or not ratio.is_integer():  # between pixels a copy would be blurred
            self._draw(painter)
            return
        painter.drawPixmap(0, 0, self._drawn.get(self._entry, self.size(), ratio, self._draw))

    def _draw(self, painter: QPainter) -> None:
        theme = current()
        assert self._entry is not None
        entry, cell = self._entry, self._entry.item.cell
        words, waits = entry.answer_words, entry.open
        painter.fillRect(self.rect(), theme.color("raised"))
        if self.underMouse() or self.isDown():
            paint.box(painter, self.rect(), theme.color("hover"), None, 4)
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.color("line"))
        side = theme.px(28)
        ring = QRect(0, (self.height() - side) // 2, side, side)
        if entry.item.number:
            line = theme.color("warn-mark" if entry.missing is not None and cell.answered else "border")
            paint.box(painter, ring, None, line, side / 2)
            paint.text(painter, ring, str(entry.item.number), "muted", "small", align=paint.CENTRE)
        else:
            paint_icon(painter, ring, "info", "muted", 16)
        right = self.width()
        verdict_left = right - theme.px(104)
        if cell.verdict:
            word, tone, icon = verdict_look(cell.verdict)
            mark = QRect(verdict_left, 0, theme.px(20), self.height())
            paint_icon(painter, mark, icon, tone, 16)
            area = QRect(mark.right() + theme.px(4), 0, right - mark.right() - theme.px(4), self.height())
            paint.text(painter, area, word, tone, "lead")
        elif waits:
            area = QRect(verdict_left, 0, right - verdict_left, self.height())
            paint.text(painter, area, translate("visit", "Not answered"), "muted", "lead")
        left = side + theme.px(14)
        answer = paint.elide(words, "lead", 600, theme.px(220)) if words else ""
        edge = verdict_left - theme.px(14)
        if answer:
            width = paint.text_width(answer, "lead", 600) + 2
            paint.text(painter, QRect(edge - width, 0, width, self.height()), answer, "text", "lead", 600)
            edge -= width + theme.px(20)
        limits = entry.limits
        room = edge - left
        if limits and room > paint.text_width(entry.title, "lead") + paint.text_width(limits, "small") + theme.px(24):
            width = paint.text_width(limits, "small") + 2
            paint.text(painter, QRect(edge - width, 0, width, self.height()), limits, "muted", "small")
            room -= width + theme.px(16)
        paint.text(painter, QRect(left, 0, max(40, room), self.height()), entry.title, "text", "lead")


class FoldedRow(QAbstractButton):
    """Several passed questions in one line; a click unfolds them."""

    def __init__(self, folded: list[Entry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ring", 4)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.fold(folded)

    def fold(self, folded: list[Entry]) -> None:
        """Show these questions."""
        first, last = folded[0].item.number, folded[-1].item.number
        self._range = f"{first}–{last}"
        separator = translate("visit", ", ")
        self._titles = separator.join(entry.title for entry in folded)
        self.update()
        self.setAccessibleName(translate("visit", "{range} all passed. Unfold.", range=self._range))
        self.setToolTip(plain_tip(self._titles))

    def sizeHint(self) -> QSize:
        return QSize(current().px(320), current().px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        if self.underMouse():
            paint.box(painter, self.rect(), theme.color("hover"), None, 4)
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.color("line"))
        width = max(theme.px(28), paint.text_width(self._range, "small") + theme.px(12))
        side = theme.px(28)
        ring = QRect(0, (self.height() - side) // 2, width, side)
        paint.box(painter, ring, None, theme.color("border"), side / 2)
        paint.text(painter, ring, self._range, "muted", "small", align=paint.CENTRE)
        words = translate("visit", "All passed")
        verdict_left = self.width() - theme.px(104)
        mark = QRect(verdict_left, 0, theme.px(20), self.height())
        paint_icon(painter, mark, "circle-check", "ok", 16)
        area = QRect(mark.right() + theme.px(4), 0, theme.px(80), self.height())
        paint.text(painter, area, words, "ok", "lead")
        unfold = translate("visit", "Unfold")
        space = paint.text_width(unfold, "small") + 2
        edge = verdict_left - theme.px(14) - space
        paint.text(painter, QRect(edge, 0, space, self.height()), unfold, "muted", "small")
        left = width + theme.px(14)
        paint.text(painter, QRect(left, 0, edge - left - theme.px(12), self.height()), self._titles, "text", "lead")

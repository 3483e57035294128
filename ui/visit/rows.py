"""Questions that are not the current one: one line each, a click or Enter opens it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from fieldservice.i18n import translate
from ui.kit import paint
from ui.kit.icons import paint_icon
from ui.kit.theme import current
from ui.kit.tips import plain_tip
from ui.visit.questions import Entry, verdict_look

_HEIGHT = 44


class QuestionRow(QAbstractButton):
    """Number, question, limits, answer, verdict."""

    chosen = Signal(object)

    def __init__(self, entry: Entry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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
        cell = entry.item.cell
        self._title, self._limits, self._answer, self._open = entry.title, entry.limits, entry.answer_words, entry.open
        said = verdict_look(cell.verdict)[0] if cell.verdict else self._answer or translate("visit", "Not answered")
        self.setAccessibleName(f"{entry.item.number} {entry.title} {said}")
        self.update()

    def sizeHint(self) -> QSize:
        return self._size

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        assert self._entry is not None
        entry, cell = self._entry, self._entry.item.cell
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
        elif self._open:
            area = QRect(verdict_left, 0, right - verdict_left, self.height())
            paint.text(painter, area, translate("visit", "Not answered"), "muted", "lead")
        left = side + theme.px(14)
        answer = paint.elide(self._answer, "lead", 600, theme.px(220)) if self._answer else ""
        edge = verdict_left - theme.px(14)
        if answer:
            width = paint.text_width(answer, "lead", 600) + 2
            paint.text(painter, QRect(edge - width, 0, width, self.height()), answer, "text", "lead", 600)
            edge -= width + theme.px(20)
        limits = self._limits
        room = edge - left
        if limits and room > paint.text_width(self._title, "lead") + paint.text_width(limits, "small") + theme.px(24):
            width = paint.text_width(limits, "small") + 2
            paint.text(painter, QRect(edge - width, 0, width, self.height()), limits, "muted", "small")
            room -= width + theme.px(16)
        paint.text(painter, QRect(left, 0, max(40, room), self.height()), self._title, "text", "lead")


class FoldedRow(QAbstractButton):
    """Several passed questions in one line; a click unfolds them."""

    def __init__(self, folded: list[Entry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folded = folded
        first, last = folded[0].item.number, folded[-1].item.number
        self._range = f"{first}–{last}"
        separator = translate("visit", ", ")
        self._titles = separator.join(entry.title for entry in folded)
        self.setProperty("ring", 4)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
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

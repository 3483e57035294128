"""The floating list below the search field: sections of rows, painted; it never takes the focus."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct
from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from ui.kit import paint
from ui.kit.icons import paint_icon
from ui.kit.status import PillSpec
from ui.kit.theme import current

Parts = tuple[tuple[str, bool], ...]
_ROW, _TWO_LINES, _HEAD = 36, 50, 28


class PaletteRow(Struct, frozen=True):
    """What can be chosen: number, title (matched parts marked), second line, pill; `run` goes there."""

    title: Parts
    run: Callable[[], None]
    icon: str = ""
    number: Parts = ()
    second: Parts = ()
    pill: PillSpec | None = None
    key: str = ""

    def plain(self) -> str:
        """The row in words, for whoever listens rather than looks."""
        return " ".join("".join(words for words, _ in part) for part in (self.number, self.title) if part)


class Section(Struct, frozen=True):
    """A heading and its rows; `note` stands at the right of the heading."""

    title: str
    rows: tuple[PaletteRow, ...]
    note: str = ""


class Palette(QWidget):
    """Shows sections; the current row is marked. `chosen(PaletteRow)` after a click."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._sections: tuple[Section, ...] = ()
        self._rows: list[PaletteRow] = []
        self._current = 0
        self._offset = 0
        self._empty = ""
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def show_sections(self, sections: Sequence[Section], empty: str = "") -> None:
        """Replace what is shown; the first row becomes current. `empty` is said when there is no row."""
        self._sections = tuple(section for section in sections if section.rows)
        self._rows = [row for section in self._sections for row in section.rows]
        self._current, self._offset, self._empty = 0, 0, empty
        self._describe()
        self.update()

    def rows(self) -> list[PaletteRow]:
        """All rows in order."""
        return list(self._rows)

    def sections(self) -> tuple[Section, ...]:
        """What is shown."""
        return self._sections

    def current(self) -> PaletteRow | None:
        """The row that Enter takes."""
        return self._rows[self._current] if self._rows else None

    def step(self, by: int) -> None:
        """Move the mark; it goes round."""
        if self._rows:
            self._current = (self._current + by) % len(self._rows)
            self._keep_in_view()
            self._describe()
            self.update()

    def wanted_height(self) -> int:
        """The height at which nothing needs scrolling."""
        content = self._areas()
        bottom = content[-1][0].bottom() + 1 if content else current().px(48)
        return bottom + current().px(6)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self._at(event.position().toPoint().y())
        if index >= 0 and index != self._current:
            self._current = index
            self._describe()
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self._at(event.position().toPoint().y())
        if index >= 0:
            self.chosen.emit(self._rows[index])

    def wheelEvent(self, event: QWheelEvent) -> None:
        most = max(0, self.wanted_height() - self.height())
        self._offset = min(most, max(0, self._offset - event.angleDelta().y() // 2))
        self.update()
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        paint.box(painter, self.rect(), theme.color("raised"), theme.color("edge"), 6)
        if not self._rows:
            paint.text(painter, self.rect().adjusted(theme.px(16), 0, -theme.px(16), 0), self._empty, "muted")
            return
        painter.setClipRect(self.rect().adjusted(1, 1, -1, -1))
        for area, head, index in self._areas():
            area = area.translated(0, -self._offset)
            if area.bottom() < 0 or area.top() > self.height():
                continue
            if head is not None:
                inner = area.adjusted(theme.px(14), theme.px(4), -theme.px(14), 0)
                paint.text(painter, inner, head.title, "muted", "small", 600)
                paint.text(painter, inner, head.note, "muted", "small", align=paint.RIGHT)
                continue
            on = index == self._current
            if on:
                paint.box(painter, area.adjusted(theme.px(4), 0, -theme.px(4), 0), theme.color("accent-tint"), None, 5)
            self._paint_row(painter, area.adjusted(theme.px(14), 0, -theme.px(14), 0), self._rows[index], on)

    def _paint_row(self, painter: QPainter, area: QRect, row: PaletteRow, on: bool) -> None:
        theme = current()
        right = area.right() + 1
        key = "Enter" if on else row.key
        if key:
            paint.paint_key(painter, QRect(area.left(), area.top(), right - area.left(), area.height()), key)
            right -= paint.key_cap_width(key) + theme.px(10)
        if row.pill is not None:
            width = paint.pill_size(row.pill).width()
            paint.paint_pill(painter, QRect(right - width, area.top(), width, area.height()), row.pill)
            right -= width + theme.px(10)
        if row.icon:
            square = QRect(area.left(), area.top(), theme.px(16), area.height())
            paint_icon(painter, square, row.icon, "accent" if on else "muted")
        left = area.left() + theme.px(26)
        upper = area
        if row.second:
            top = area.top() + (area.height() - theme.px(38)) // 2
            upper = QRect(area.left(), top, area.width(), theme.px(20))
            lower = QRect(left, top + theme.px(20), right - left, theme.px(18))
            paint_parts(painter, lower, row.second, "small", "muted", False)
        if row.number:
            left = paint_parts(
                painter, QRect(left, upper.top(), right - left, upper.height()), row.number, "body", "text", True
            ) + theme.px(10)
        paint_parts(painter, QRect(left, upper.top(), right - left, upper.height()), row.title, "body", "text", False)

    def _areas(self) -> list[tuple[QRect, Section | None, int]]:
        """Each heading and row with its place in the unscrolled list."""
        theme = current()
        areas: list[tuple[QRect, Section | None, int]] = []
        y, index = theme.px(4), 0
        for section in self._sections:
            areas.append((QRect(0, y, self.width(), theme.px(_HEAD)), section, -1))
            y += theme.px(_HEAD)
            for row in section.rows:
                height = theme.px(_TWO_LINES if row.second else _ROW)
                areas.append((QRect(0, y, self.width(), height), None, index))
                y += height
                index += 1
        return areas

    def _at(self, y: int) -> int:
        for area, head, index in self._areas():
            if head is None and area.top() <= y + self._offset <= area.bottom():
                return index
        return -1

    def _keep_in_view(self) -> None:
        for area, head, index in self._areas():
            if head is None and index == self._current:
                top = 0 if index == 0 else area.top()
                self._offset = min(max(self._offset, area.bottom() + current().px(6) - self.height()), top)
                self._offset = max(0, self._offset)

    def _describe(self) -> None:
        row = self.current()
        self.setAccessibleDescription(row.plain() if row is not None else self._empty)


def paint_parts(painter: QPainter, area: QRect, parts: Parts, step: str, token: str, strong: bool) -> int:
    """Draw words with their matched parts in accent; returns where the next words may begin."""
    left = area.left()
    for words, matched in parts:
        weight = 600 if matched or strong else 400
        room = area.right() + 1 - left
        if room <= 4:
            break
        place = QRect(left, area.top(), room, area.height())
        paint.text(painter, place, words, "accent" if matched else token, step, weight)
        left += min(room, paint.text_width(words, step, weight))
    return left

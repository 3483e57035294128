"""Rows of the bench: 44 px lines with a place, a part and a quantity, drawn in one piece."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.kit import paint
from ui.kit.icons import paint_icon
from ui.kit.status import PillSpec
from ui.kit.theme import current

ROW = 44


class BenchRow(Struct, frozen=True):
    """A line: a number or mark, where, which part, its name, perhaps a warning, how much. `tone` is that of the
    quantity; `lit`: the line at hand; `faded`: done with."""

    mark: str
    where: str
    number: str
    words: str
    quantity: str
    unit: str = ""
    pill: PillSpec | None = None
    icon: str = ""
    icon_tone: str = "ok"
    tone: str = "text"
    lit: bool = False
    faded: bool = False
    head: bool = False  # a line of words only, above the following


class BenchRows(QWidget):
    """`show_rows`; `room` says below which width of the page the place column goes."""

    def __init__(self, where_width: int = 112, number_width: int = 148) -> None:
        super().__init__()
        self.rows: tuple[BenchRow, ...] = ()
        self._where, self._number = where_width, number_width
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        paint.repaint_on_theme(self)

    def show_rows(self, rows: Sequence[BenchRow]) -> None:
        """Show these lines."""
        self.rows = tuple(rows)
        texts = ((r.where, r.number, r.words, r.quantity, r.unit) for r in rows)
        said = "; ".join(" ".join(text for text in line if text) for line in texts)
        self.setAccessibleDescription(said)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        cells = self._cells()
        return QSize(current().px(420), cells[-1].bottom() + 1 if cells else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for cell, row in zip(self._cells(), self.rows, strict=True):
            if cell.intersects(event.rect()):
                self._row(painter, cell, row)

    def _cells(self) -> list[QRect]:
        theme = current()
        top, cells = 0, []
        for row in self.rows:
            height = theme.px(36 if row.head else ROW)
            cells.append(QRect(0, top, self.width(), height))
            top += height
        return cells

    def _row(self, painter: QPainter, cell: QRect, row: BenchRow) -> None:
        theme = current()
        if row.lit:
            painter.fillRect(cell, theme.color("accent-tint"))
            painter.fillRect(cell.left(), cell.top(), theme.px(3), cell.height(), theme.color("accent"))
        painter.fillRect(cell.left(), cell.bottom(), cell.width(), 1, theme.color("line"))
        left, edge = theme.px(16), theme.px(16)

        def place(x: int, width: int) -> QRect:
            return QRect(x, cell.top(), max(0, width), cell.height())

        if row.head:
            paint.text(painter, place(left, cell.width() - 2 * edge), row.words, "muted", "body")
            return
        ink = "muted" if row.faded else "text"
        if row.icon:
            paint_icon(painter, place(left, theme.px(20)), row.icon, row.icon_tone, 20)
        else:
            paint.text(painter, place(left, theme.px(32)), row.mark, "muted", "lead")
        left += theme.px(40)
        right = cell.right() - edge
        if row.unit:
            width = paint.text_width(row.unit, "body")
            paint.text(painter, place(right - width, width + 1), row.unit, "muted", "body")
            right -= width + theme.px(5)
        width = paint.text_width(row.quantity, "lead", 600)
        paint.text(painter, place(right - width, width + 1), row.quantity, row.tone, "lead", 600)
        right -= width + theme.px(16)
        if row.pill is not None:
            size = paint.pill_size(row.pill)
            width = min(size.width(), max(0, right - left - theme.px(self._where + self._number)))
            if width > theme.px(48):
                paint.paint_pill(painter, place(right - width, width), row.pill)
                right -= width + theme.px(12)
        if self._where:
            paint.text(painter, place(left, theme.px(self._where - 8)), row.where, ink, "lead", 600)
            left += theme.px(self._where)
        number = min(theme.px(self._number), max(theme.px(96), right - left))
        paint.text(painter, place(left, number - theme.px(8)), row.number, ink, "lead", 600 if not row.faded else 400)
        left += number
        paint.text(painter, place(left, right - left), row.words, ink, "lead")


class ProgressCells(QWidget):
    """One cell a piece, filled as far as it goes; a bar where there are many."""

    MOST = 12

    def __init__(self) -> None:
        super().__init__()
        self._done, self._total = 0, 0
        self.setFixedSize(current().px(168), current().px(10))
        paint.repaint_on_theme(self)

    def set(self, done: int, total: int) -> None:
        """So many of so many."""
        self._done, self._total = done, total
        self.setAccessibleName(f"{done} / {total}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._total <= 0:
            return
        theme = current()
        painter = QPainter(self)
        if self._total > self.MOST:
            paint.box(painter, self.rect(), theme.color("sunken"), theme.color("edge"), 3)
            share = min(1.0, self._done / self._total)
            if share > 0:
                filled = self.rect().adjusted(0, 0, -round(self.width() * (1 - share)), 0)
                paint.box(painter, filled, theme.color("ok-mark"), None, 3)
            return
        gap = theme.px(6)
        width = (self.width() - gap * (self._total - 1)) / self._total
        for at in range(self._total):
            left = round(at * (width + gap))
            cell = QRect(left, 0, round(at * (width + gap) + width) - left, self.height())
            if at < self._done:
                paint.box(painter, cell, theme.color("ok-mark"), None, 3)
            else:
                paint.box(painter, cell, None, theme.color("edge"), 3)

"""Tables: rule above, hairlines between, numbers at the right, head repeated on every page, rows that break well."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from printouts.layout.fonts import clean, face
from printouts.layout.frame import Frame
from printouts.layout.marks import MARK_WIDTH, Mark, draw_mark
from printouts.layout.styles import BODY, BOX, LABEL, ROW, RULE, STRONG, TABLE_HEAD, Style
from printouts.layout.text import wrap

_GAP = 9.0
_SHORT = 130.0


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `flex` shares what is left; without it the column is as wide as its content, from `least` to `cap`."""

    title: str = ""
    flex: float = 0.0
    cap: float = 150.0
    least: float = 0.0
    right: bool = False
    style: Style = BODY
    gap: float = _GAP


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that differs from its column: its own style, a mark before the word, a quiet second text below."""

    text: str
    style: Style | None = None
    mark: Mark | None = None
    below: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """Cells from the left; `kind` "group" spans the first text over the row, "total" closes the table in bold."""

    cells: Sequence[str | Cell]
    kind: Literal["row", "group", "total"] = "row"


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    style: Style
    mark: Mark | None = None


class Table:
    """A table ready to draw on a frame. `pad` is the space above and below a row's text."""

    def __init__(
        self, frame: Frame, columns: Sequence[Column], rows: Sequence[Row], *, pad: float = 2.6, ruled: bool = True
    ) -> None:
        self._frame, self._columns, self._rows = frame, list(columns), list(rows)
        self._pad, self._ruled = pad, ruled
        self._headed = any(column.title for column in columns)
        self._widths = self._measure()

    def first_height(self) -> float:
        """Points that must follow a heading on its page: a short table whole, of a long one the head and two rows."""
        height = self._height(self._head_lines()) if self._headed else 0.0
        for index, row in enumerate(self._rows):
            height += self._height(self._lines(row))
            if height > _SHORT and index > 0:
                break
        else:
            if height <= _SHORT:
                return height
        head = self._height(self._head_lines()) if self._headed else 0.0
        return head + min(sum(self._height(self._lines(row)) for row in self._rows[:2]), 90.0)

    def draw(self) -> None:
        """Draw it at the frame's cursor, over as many pages as it takes."""
        self._frame.need(self.first_height())
        self._head()
        for index, row in enumerate(self._rows):
            lines = self._lines(row)
            height = self._height(lines)
            after = self._rows[index + 1] if index + 1 < len(self._rows) else None
            keep = height
            if after is not None and (row.kind == "group" or after.kind == "total"):
                keep += min(self._height(self._lines(after)), 60.0)
            if keep > self._frame.room() and height <= self._frame.body_height() * 0.35 and self._frame.need(keep):
                self._head()
            self._row(row, lines)
        if self._rows and self._rows[-1].kind == "total":
            self._hairline(RULE, 0.7)

    # --- measuring -----------------------------------------------------------------------------------------------

    def _measure(self) -> list[float]:
        fixed: list[float] = []
        for index, column in enumerate(self._columns):
            fixed.append(
                0.0
                if column.flex
                else min(max(self._natural(index, column), column.least), column.cap) + self._gap(index)
            )
        flexible = sum(column.flex for column in self._columns)
        left = self._frame.width - sum(fixed)
        least = self._frame.width * 0.25
        if flexible and left < least:
            fixed = _no_wider(fixed, self._frame.width - least)
            left = least
        if not flexible:
            spare = left / len(fixed) if left > 0 else 0.0
            return [width + spare for width in _no_wider(fixed, self._frame.width)]
        return [left * column.flex / flexible if column.flex else fixed[i] for i, column in enumerate(self._columns)]

    def _gap(self, index: int) -> float:
        return self._columns[index].gap if index + 1 < len(self._columns) else 0.0

    def _natural(self, index: int, column: Column) -> float:
        language = self._frame.language
        widest = face(language, "regular").width(column.title, LABEL.size)
        for row in self._rows:
            if row.kind == "group" or index >= len(row.cells):
                continue
            cell = row.cells[index]
            text, style, mark = cell, column.style, 0.0
            if isinstance(cell, Cell):
                text, style, mark = cell.text, cell.style or column.style, MARK_WIDTH if cell.mark else 0.0
            if row.kind == "total" and style is BODY:
                style = STRONG
            chosen = face(language, style.weight)
            for line in clean(str(text)).split("\n"):
                widest = max(widest, chosen.width(line, style.size) + mark)
        return widest + 0.1

    def _lines(self, row: Row) -> list[list[_Line]]:
        out: list[list[_Line]] = []
        for index, column in enumerate(self._columns):
            if index >= len(row.cells):
                out.append([])
                continue
            width = self._frame.width if row.kind == "group" else self._widths[index] - self._gap(index)
            style = STRONG if row.kind in ("group", "total") and column.style is BODY else column.style
            out.append(self._cell_lines(row.cells[index], style, width))
        return out

    def _cell_lines(self, cell: str | Cell, style: Style, width: float) -> list[_Line]:
        language = self._frame.language
        if isinstance(cell, str):
            if not cell:
                return []
            return [_Line(text, style) for text in wrap(cell, face(language, style.weight), style.size, width)]
        style = cell.style or style
        room = width - (MARK_WIDTH if cell.mark else 0.0)
        texts = wrap(cell.text, face(language, style.weight), style.size, room) if cell.text else []
        lines = [_Line(text, style, cell.mark if index == 0 else None) for index, text in enumerate(texts)]
        if cell.below:
            lines += [_Line(text, LABEL) for text in wrap(cell.below, face(language, "regular"), LABEL.size, width)]
        return lines

    def _height(self, cells: list[list[_Line]]) -> float:
        shifts = _shifts(cells)
        heights = (
            shift + sum(line.style.leading for line in lines) for shift, lines in zip(shifts, cells, strict=True)
        )
        return max(heights, default=0.0) + 2 * self._pad

    # --- drawing -------------------------------------------------------------------------------------------------

    def _head_lines(self) -> list[list[_Line]]:
        return [
            [_Line(text, LABEL) for text in self._title_lines(index, column)] if column.title else []
            for index, column in enumerate(self._columns)
        ]

    def _title_lines(self, index: int, column: Column) -> list[str]:
        return wrap(
            column.title, face(self._frame.language, "regular"), LABEL.size, self._widths[index] - self._gap(index)
        )

    def _head(self) -> None:
        if self._ruled:
            self._hairline(RULE if self._headed else BOX, 0.7)
        if not self._headed:
            return
        cells = self._head_lines()
        self._cells(cells)
        self._frame.y += self._height(cells)
        self._hairline(TABLE_HEAD, 0.7)

    def _row(self, row: Row, cells: list[list[_Line]]) -> None:
        frame = self._frame
        while self._height(cells) > frame.room() + 0.01:
            part, cells = self._split(cells, frame.room() - 2 * self._pad)
            if any(part):
                self._cells(part)
                frame.y += self._height(part)
            frame.new_page()
            self._head()
        self._cells(cells)
        frame.y += self._height(cells)
        if row.kind != "total":
            self._hairline(ROW, 0.6)

    def _split(self, cells: list[list[_Line]], room: float) -> tuple[list[list[_Line]], list[list[_Line]]]:
        now: list[list[_Line]] = []
        later: list[list[_Line]] = []
        for lines in cells:
            used, count = 0.0, 0
            while count < len(lines) and used + lines[count].style.leading <= room:
                used += lines[count].style.leading
                count += 1
            now.append(lines[:count])
            later.append(lines[count:])
        if all(len(lines) < 2 for lines in now):
            return [[] for _ in cells], cells
        for upper, lower in zip(now, later, strict=True):
            if len(lower) == 1 and len(upper) > 2:
                lower.insert(0, upper.pop())  # no single line at the top of the next page
        return now, later

    def _cells(self, cells: list[list[_Line]]) -> None:
        sheet, x = self._frame.sheet, self._frame.left
        for index, (shift, lines) in enumerate(zip(_shifts(cells), cells, strict=True)):
            y = self._frame.y + self._pad + shift
            for line in lines:
                start = x
                if line.mark:
                    draw_mark(sheet, line.mark, x, y + line.style.leading / 2)
                    start += MARK_WIDTH
                if self._columns[index].right:
                    sheet.right_text(x + self._widths[index] - self._gap(index), y, line.text, line.style)
                else:
                    sheet.text(start, y, line.text, line.style)
                y += line.style.leading
            x += self._widths[index]

    def _hairline(self, colour: tuple[float, float, float], width: float) -> None:
        frame = self._frame
        frame.sheet.line(frame.left, frame.y, frame.right, frame.y, colour, width)


def _shifts(cells: list[list[_Line]]) -> list[float]:
    """How far each cell's first line goes down so that all stand on one baseline."""
    bases = [lines[0].style.leading / 2 + lines[0].style.size * 0.37 if lines else 0.0 for lines in cells]
    lowest = max(bases, default=0.0)
    return [lowest - base if base else 0.0 for base in bases]


def _no_wider(widths: list[float], room: float) -> list[float]:
    """Widths that fit in `room` points together: the widest give way, narrow ones (bins, quantities) stay whole."""
    left, many = room, len(widths)
    for width in sorted(widths):
        if width * many > left:
            return [min(each, left / many) for each in widths]
        left -= width
        many -= 1
    return widths

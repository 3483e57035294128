"""Finding the row with the headings: below titles and notes, or nowhere at all."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, datetime, time

from fieldservice.exchange.cells import Cell, cell_text, clean_text, is_blank
from fieldservice.exchange.fields import is_known_heading
from fieldservice.exchange.sources import Record

_NUMBER = re.compile(r"[-+]?[\d.,\s]*\d[%]?$")
_DATE = re.compile(r"\d{2,4}[-/.年]\d{1,2}([-/.月]\d{1,4}日?)?([ T]\d.*)?$")
_SEARCHED_ROWS = 50


def find_header(head: list[Record]) -> int | None:
    """The number of the row that holds the headings, None when the first full row is data already.

    A heading row is the first one that is about as wide as the table; known headings settle it; a row with numbers
    or dates, or one that looks in some column like every row below it (P0100, P0101...), is data.
    """
    filled = [(number, cells) for number, cells in head[:_SEARCHED_ROWS] if not all(is_blank(cell) for cell in cells)]
    if not filled:
        return None
    known = [
        (sum(is_known_heading(cell_text(cell)) for cell in cells if isinstance(cell, str)), -number)
        for number, cells in filled[:20]
    ]
    hits, negative = max(known)
    if hits >= 2:
        return -negative
    widths = Counter(_filled(cells) for _, cells in filled)
    usual = max(widths, key=lambda width: (widths[width], width))
    for position, (number, cells) in enumerate(filled):
        if _filled(cells) < max(1, usual * 0.6):
            continue
        below = [row for _, row in filled[position + 1 :]]
        return None if _is_data(cells, below) else number
    return None


def _filled(cells: tuple[Cell, ...]) -> int:
    return sum(not is_blank(cell) for cell in cells)


def _is_data(cells: tuple[Cell, ...], below: list[tuple[Cell, ...]]) -> bool:
    texts = [clean_text(cell_text(cell)) for cell in cells if not is_blank(cell)]
    if any(is_known_heading(text) for text in texts):
        return False
    values = [cell for cell in cells if not is_blank(cell) and _is_value(cell)]
    if len(values) > len(texts) * 0.3:
        return not _headings_are_periods(values, below)
    if any(len(text) > 120 for text in texts):
        return True
    return any(_same_pattern(index, cells, below) for index in range(len(cells)))


def _is_value(cell: Cell) -> bool:
    if isinstance(cell, bool | int | float | datetime | date | time):
        return True
    text = clean_text(cell_text(cell))
    return bool(_NUMBER.match(text) or _DATE.match(text))


def _headings_are_periods(values: list[Cell], below: list[tuple[Cell, ...]]) -> bool:
    """Years or months as headings: all dates in a row, above plain numbers."""
    if not all(_is_period(cell) for cell in values):
        return False
    return not any(_is_period(cell) for row in below for cell in row)


def _is_period(cell: Cell) -> bool:
    return isinstance(cell, date) or bool(_DATE.match(cell_text(cell)))


def _same_pattern(index: int, cells: tuple[Cell, ...], below: list[tuple[Cell, ...]]) -> bool:
    """Whether the cell has digits and letters in the same order as every cell below it, of which there are some."""
    mine = _pattern(cells[index])
    if "9" not in mine or len(below) < 2:
        return False
    others = [_pattern(row[index]) for row in below if index < len(row) and not is_blank(row[index])]
    return len(others) >= 2 and all(other == mine for other in others)


def _pattern(cell: Cell) -> str:
    text = clean_text(cell_text(cell))
    return re.sub(r"[^\W\d]", "A", re.sub(r"\d", "9", text))

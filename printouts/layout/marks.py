"""Small vector marks beside words: a result is never said by a colour."""

from __future__ import annotations

from typing import Literal

from printouts.layout.sheet import Sheet
from printouts.layout.styles import INK, TABLE_HEAD

Mark = Literal["tick", "cross", "half", "bar", "square", "field"]
MARK_WIDTH = 13.0
FIELD_WIDTH = 50.0


def draw_mark(sheet: Sheet, mark: Mark, x: float, middle: float) -> None:
    """Draw `mark` 8 points wide at x, centred on the height `middle`; a "field" to write in is wider."""
    if mark == "tick":
        sheet.path([(x + 1.2, middle + 0.2), (x + 3.2, middle + 2.2), (x + 7, middle - 2.2)], INK, 0.95)
    elif mark == "cross":
        sheet.path([(x + 1.6, middle - 2.4), (x + 6.4, middle + 2.4)], INK, 1.05)
        sheet.path([(x + 6.4, middle - 2.4), (x + 1.6, middle + 2.4)], INK, 1.05)
    elif mark == "half":
        sheet.circle(x + 4, middle, 3, INK, 0.9)
        sheet.half_disc(x + 4, middle, 3, INK)
    elif mark == "square":
        sheet.box(x, middle - 4, 8, 8, INK, 0.7, 1)
    elif mark == "field":
        sheet.box(x, middle - 7, FIELD_WIDTH, 14, TABLE_HEAD, 0.7, 1)
    else:
        sheet.circle(x + 4, middle, 3, INK, 0.9)
        sheet.path([(x + 2.6, middle), (x + 5.4, middle)], INK, 0.9)

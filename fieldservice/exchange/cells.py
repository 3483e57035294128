"""What a cell of a table can hold, and how it reads as text: the same for a CSV file and for a workbook."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time

Cell = str | int | float | bool | datetime | date | time | None

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060\ufeff]")
_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u3000]+")


def cell_text(cell: Cell) -> str:
    """The cell as a person reads it: whole numbers without `.0`, dates as ISO, `True`/`False`; blank is ``""``."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "True" if cell else "False"
    if isinstance(cell, float):
        return number_text(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if is_midnight(cell) else cell.isoformat(sep=" ", timespec="seconds")
    if isinstance(cell, date | time):
        return cell.isoformat()
    return str(cell)


def number_text(number: float) -> str:
    """A workbook number in plain digits, at the 15 digits that Excel keeps: 0.1+0.2 reads 0.3, 1e15 has no `E`."""
    if number != number or number in (float("inf"), float("-inf")):
        return str(number)
    if number.is_integer() and abs(number) < 1e18:
        return str(int(number))
    text = f"{number:.15g}"
    if "e" not in text:
        return text
    plain = f"{number:.20f}".rstrip("0").rstrip(".")
    return plain if abs(number) < 1 else text


def is_midnight(moment: datetime) -> bool:
    """Whether a date-time has no time of day, as Excel's plain dates have none."""
    return (moment.hour, moment.minute, moment.second, moment.microsecond) == (0, 0, 0, 0)


def is_blank(cell: Cell) -> bool:
    """Whether a person sees nothing in the cell."""
    if cell is None:
        return True
    return isinstance(cell, str) and not clean_text(cell)


def clean_text(text: str) -> str:
    """NFC, control and invisible direction characters gone, runs of spaces one space, lines trimmed; lines are kept."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    normal = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n")
    normal = _CONTROL.sub("", normal.replace("\u2028", "\n").replace("\u2029", "\n"))
    return "\n".join(_SPACES.sub(" ", line).strip() for line in normal.split("\n")).strip()


def column_letter(index: int) -> str:
    """Excel's letter of the column at `index` (0 -> A, 26 -> AA)."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters

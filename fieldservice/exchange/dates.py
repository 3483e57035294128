"""Dates as people write them, and whether a column writes day or month first."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import Literal

from fieldservice.exchange.cells import Cell

Order = Literal["ymd", "dmy", "mdy"]

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
         "sep sept september", "oct october", "nov november", "dec december"), 1,
    )
    for name in names.split()
}  # fmt: skip
_YMD = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?")
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})(?=$|[T ])")
_XXY = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4}|\d{2})(?!\d)")
_DAY_NAME_YEAR = re.compile(r"(\d{1,2})[-. ]*([A-Za-z]{3,9})\.?[-, ]*(\d{4}|\d{2})(?!\d)")
_NAME_DAY_YEAR = re.compile(r"([A-Za-z]{3,9})\.?\s*(\d{1,2})\s*,?\s+(\d{4})")
_WEEKDAY = re.compile(r"\s*[(（]?(星期|周)[一二三四五六日天][)）]?\s*")
_TIME = re.compile(
    r"(?:T|\s)*(上午|下午|晚上|早上|[AaPp]\.?[Mm]\.?)?\s*(\d{1,2})[:：时点](\d{1,2})分?(?:[:：]?(\d{1,2})秒?)?(?:[.,](\d{1,6})\d*)?"
    r"\s*([AaPp]\.?[Mm]\.?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?"
)
_SERIAL = re.compile(r"\d{5}(\.\d+)?")
_EPOCH_1900 = datetime.combine(date(1899, 12, 30), time())
_SERIALS = range(10_000, 110_000)  # 1927 to 2201


def column_order(cells: Iterable[Cell]) -> Order | None:
    """`dmy` or `mdy` when some value can only be read so (31/12, 12/31), None when all could be both."""
    day_first = month_first = 0
    for cell in cells:
        match = _XXY.match(unicodedata.normalize("NFKC", cell).strip()) if isinstance(cell, str) else None
        if match:
            first, second = int(match[1]), int(match[2])
            day_first += first > 12 >= second
            month_first += second > 12 >= first
    if day_first == month_first:
        return None
    return "dmy" if day_first > month_first else "mdy"


def is_ambiguous(cell: Cell) -> bool:
    """Whether day and month could be exchanged in what is written."""
    match = _XXY.match(cell.strip()) if isinstance(cell, str) else None
    return bool(match and int(match[1]) <= 12 and int(match[2]) <= 12 and match[1] != match[2])


def read_date(cell: Cell, order: Order = "dmy") -> date | None:
    """The day that the cell means, None when it isn't one. Years 1900 to 9999."""
    moment = _read(cell, order)
    return moment[0].date() if moment else None


def read_moment(cell: Cell, order: Order = "dmy", zone: tzinfo | None = None) -> datetime | None:
    """The moment that the cell means, in UTC; without an offset it is local in `zone` (None: the machine's)."""
    found = _read(cell, order)
    if found is None or not 1970 <= found[0].year <= 2200:
        return None
    moment, offset = found
    try:
        local = moment.replace(tzinfo=offset or zone) if offset or zone else moment.astimezone()
        return local.astimezone(UTC)
    except (OSError, OverflowError, ValueError):
        return None


def _read(cell: Cell, order: Order) -> tuple[datetime, tzinfo | None] | None:
    if isinstance(cell, datetime):
        return cell.replace(tzinfo=None), cell.tzinfo
    if isinstance(cell, date):
        return datetime.combine(cell, time()), None
    if isinstance(cell, bool | time) or cell is None:
        return None
    text = unicodedata.normalize("NFKC", str(cell)).strip()
    if isinstance(cell, int | float) or _SERIAL.fullmatch(text):
        return _from_serial(float(text)) or _from_text(text, order)
    return _from_text(text, order)


def _from_serial(serial: float) -> tuple[datetime, tzinfo | None] | None:
    if int(serial) not in _SERIALS:
        return None
    return _EPOCH_1900 + timedelta(seconds=round(serial * 86400)), None


def _from_text(text: str, order: Order) -> tuple[datetime, tzinfo | None] | None:
    text = re.sub(r"\.0$", "", text) if re.fullmatch(r"\d{8}\.0", text) else text
    parts, end = _day(text, order)
    if parts is None:
        return None
    rest = _WEEKDAY.sub(" ", text[end:]).strip()
    clock, offset = _clock(rest)
    if clock is None:
        return None
    year, month, day = parts
    try:
        moment = datetime.combine(date(year, month, day), time()) + clock
    except (ValueError, OverflowError):
        return None
    return (moment, offset) if year >= 1900 else None


def _day(text: str, order: Order) -> tuple[tuple[int, int, int] | None, int]:
    if match := _YMD.match(text) or _COMPACT.match(text):
        return (int(match[1]), int(match[2]), int(match[3])), match.end()
    if match := _XXY.match(text):
        first, second, third = int(match[1]), int(match[2]), int(match[3])
        if order == "ymd" and len(match[3]) == 2:
            return (2000 + first, second, third), match.end()
        day, month = (second, first) if order == "mdy" else (first, second)
        return (_year(match[3]), month, day), match.end()
    if (match := _DAY_NAME_YEAR.match(text)) and match[2].lower() in _MONTHS:
        return (_year(match[3]), _MONTHS[match[2].lower()], int(match[1])), match.end()
    if (match := _NAME_DAY_YEAR.match(text)) and match[1].lower() in _MONTHS:
        return (int(match[3]), _MONTHS[match[1].lower()], int(match[2])), match.end()
    return None, 0


def _year(digits: str) -> int:
    number = int(digits)
    if len(digits) == 4:
        return number
    return number + (2000 if number < 70 else 1900)


def _clock(text: str) -> tuple[timedelta | None, tzinfo | None]:
    """The time of day, None when what follows the date is something else."""
    if not text:
        return timedelta(), None
    match = _TIME.fullmatch(text)
    if match is None:
        return None, None
    hour, minute, second = int(match[2]), int(match[3]), int(match[4] or 0)
    half = (match[1] or match[6] or "").lower().replace(".", "")
    if half in ("pm", "下午", "晚上") and hour < 12:
        hour += 12
    elif half in ("am", "上午", "早上") and hour == 12:
        hour = 0
    if hour > 24 or minute > 59 or second > 59 or (hour == 24 and (minute or second)):
        return None, None
    micro = int((match[5] or "0").ljust(6, "0"))
    return timedelta(hours=hour, minutes=minute, seconds=second, microseconds=micro), _offset(match[7])


def _offset(text: str | None) -> tzinfo | None:
    if not text:
        return None
    if text in ("Z", "UTC"):
        return UTC
    hours, minutes = int(text[1:3]), int(text[-2:])
    if hours > 14 or minutes > 59:
        return None
    return timezone((-1 if text[0] == "-" else 1) * timedelta(hours=hours, minutes=minutes))

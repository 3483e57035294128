"""Days and moments in rules: reading them as ODK does, and writing them by a pattern.

As in JavaRosa's DateUtils everything is seen by the clock of this machine's zone: a moment with another zone is turned
into it first, a moment without one is of this zone.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

from fieldservice.domain.checklist.xpath.atoms import Atom, Mismatch, Result, day_after, to_number, unpack

_MOMENT = re.compile(
    r"(?P<day>\d{4}-\d{1,2}-\d{1,2})?"
    r"(?:(?:^|[T ])(?P<time>\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(?P<zone>Z|[+-]\d{2}(?::?\d{2})?)?)?",
    re.ASCII,
)
_DAY = timedelta(days=1)
_MONTHS = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "zh_CN": tuple(f"{month}月" for month in range(1, 13)),
}
_DAYS = {
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    "zh_CN": ("周一", "周二", "周三", "周四", "周五", "周六", "周日"),
}


def read_moment(text: str, zone: tzinfo) -> date | datetime | None:
    """A day (2018-01-31), a moment with or without zone, or a time of day as a moment of 1970; None when it is none.

    One with a zone comes in `zone`.
    """
    match = _MOMENT.fullmatch(text.strip())
    if match is None or not (match["day"] or match["time"]):
        return None
    try:
        day = _day(match["day"]) if match["day"] else date(1970, 1, 1)
        if not match["time"]:
            return day
        hour, minute, *second = match["time"].split(":")
        seconds = float(second[0]) if second else 0.0
        clock = time(int(hour), int(minute), int(seconds), round(seconds % 1 * 1_000_000) % 1_000_000)
        moment = datetime.combine(day, clock)
        return moment if not match["zone"] else moment.replace(tzinfo=_zone(match["zone"])).astimezone(zone)
    except (ValueError, OverflowError):
        return None


def _day(text: str) -> date:
    year, month, day = (int(part) for part in text.split("-"))
    return date(year, month, day)


def _zone(text: str) -> tzinfo:
    if text == "Z":
        return UTC
    digits = text[1:].replace(":", "").ljust(4, "0")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-offset if text[0] == "-" else offset)


def to_date(value: Result, zone: tzinfo, keep_time: bool) -> Atom:
    """`date()` and `date-time()`: a text, or days since 1970; '' and NaN stay. Raises Mismatch."""
    atom = unpack(value)
    if isinstance(atom, bool):
        raise Mismatch
    if isinstance(atom, float):
        if atom != atom:
            return atom
        if keep_time:
            day_after(atom)  # or no day at all
            return (_epoch(zone) + timedelta(days=atom)).astimezone(zone)
        return day_after(atom)
    if isinstance(atom, str):
        if not atom:
            return atom
        found = read_moment(atom, zone)
        if found is None:
            raise Mismatch
        return found
    return atom.date() if isinstance(atom, datetime) and not keep_time else atom


def exact_days(value: date | datetime, zone: tzinfo) -> float:
    """Days of 24 hours since 1970 began in `zone`, as JavaRosa's fractionalDaysSinceEpoch has them; what lies between
    two moments is the time that has really passed, also where the clocks were changed meanwhile.
    """
    moment = value if isinstance(value, datetime) else datetime.combine(value, time())
    return ((moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC) - _epoch(zone)) / _DAY


def _epoch(zone: tzinfo) -> datetime:
    return datetime(1970, 1, 1, tzinfo=zone).astimezone(UTC)


def to_decimal(value: Result, zone: tzinfo, keep_date: bool) -> Atom:
    """`decimal-date-time()` and `decimal-time()`: days, or the part of the day. Raises Mismatch."""
    atom = unpack(value)
    if isinstance(atom, bool):
        raise Mismatch
    if isinstance(atom, float):
        return atom if keep_date or atom != atom else atom - atom // 1
    if isinstance(atom, str):
        if not atom:
            return atom
        found = read_moment(atom, zone)
        if found is None:
            raise Mismatch
        atom = found
    if keep_date:
        return exact_days(atom, zone)
    clock = atom.time() if isinstance(atom, datetime) else time()
    return (clock.hour * 3600 + clock.minute * 60 + clock.second + clock.microsecond / 1e6) / 86400


def exact_number(value: Result, zone: tzinfo) -> float:
    """A number, with the part of the day for moments."""
    atom = unpack(value)
    return exact_days(atom, zone) if isinstance(atom, date) else to_number(atom)


def format_date(value: Result, pattern: str, language: str, zone: tzinfo) -> str:
    """`format-date()` with ODK's %Y %y %m %n %b %d %e %H %h %M %S %3 %a; '' of nothing. Raises Mismatch."""
    atom = to_date(value, zone, keep_time=True)
    if not isinstance(atom, date):
        return ""
    moment = atom if isinstance(atom, datetime) else datetime.combine(atom, time())
    words = "zh_CN" if language.startswith(("zh", "中文")) else "en"
    parts = {
        "Y": f"{moment.year:04d}", "y": f"{moment.year:04d}"[2:], "m": f"{moment.month:02d}", "n": str(moment.month),
        "b": _MONTHS[words][moment.month - 1], "B": _MONTHS[words][moment.month - 1], "d": f"{moment.day:02d}",
        "e": str(moment.day), "H": f"{moment.hour:02d}", "h": str(moment.hour), "M": f"{moment.minute:02d}",
        "S": f"{moment.second:02d}", "3": f"{moment.microsecond // 1000:03d}", "a": _DAYS[words][moment.weekday()],
        "W": str(moment.isocalendar().week), "%": "%",
    }  # fmt: skip
    found, at = [], 0
    while at < len(pattern):
        letter = pattern[at]
        if letter == "%":
            at += 1
            if pattern[at : at + 1] not in parts:
                raise Mismatch
            found.append(parts[pattern[at]])
        else:
            found.append(letter)
        at += 1
    return "".join(found)

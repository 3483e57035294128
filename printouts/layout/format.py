"""Dates, times, lengths of time, numbers and money as they stand on paper, in Chinese and English."""

from __future__ import annotations

import datetime as dt

from fieldservice.i18n import translate_in

MINUS = "−"
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_NO_MINOR_UNITS = frozenset({"JPY", "KRW", "VND", "CLP", "ISK"})


def date(day: dt.date, language: str) -> str:
    """2026 年 5 月 15 日 / 15 May 2026."""
    if language == "zh_CN":
        return f"{day.year} 年 {day.month} 月 {day.day} 日"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def day_and_time(moment: dt.datetime, language: str, zone: dt.tzinfo | None, year: int | None = None) -> str:
    """5 月 14 日 09:24 / 14 May 09:24; the year stands there only when it is not `year`."""
    local = moment.astimezone(zone)
    clock = f"{local:%H:%M}"
    if year is not None and local.year != year:
        return f"{date(local.date(), language)} {clock}"
    if language == "zh_CN":
        return f"{local.month} 月 {local.day} 日 {clock}"
    return f"{local.day} {_MONTHS[local.month - 1]} {clock}"


def clock(moment: dt.datetime, zone: dt.tzinfo | None) -> str:
    """09:24."""
    return f"{moment.astimezone(zone):%H:%M}"


def duration(minutes: int, language: str) -> str:
    """3 小时 12 分 / 3 h 12 min; whole hours without minutes."""
    hours, rest = divmod(max(minutes, 0), 60)
    if not hours:
        return translate_in(language, "print", "{minutes} min", minutes=rest)
    if not rest:
        return translate_in(language, "print", "{hours} h", hours=hours)
    return translate_in(language, "print", "{hours} h {minutes} min", hours=hours, minutes=rest)


def number(value: float) -> str:
    """11,426 or 3.5, with a true minus sign; at most two decimals."""
    text = f"{value:,.2f}".rstrip("0").rstrip(".")
    return text.replace("-", MINUS) if text != "-0" else "0"


def money(minor: int, currency: str) -> str:
    """1,616.00 (minor units in), without the currency, which stands in the column's head."""
    places = 0 if currency in _NO_MINOR_UNITS else 2
    sign = MINUS if minor < 0 else ""
    whole, part = divmod(abs(minor), 10**places)
    return f"{sign}{whole:,}.{part:02d}" if places else f"{sign}{whole:,}"


def currency_word(currency: str, language: str) -> str:
    """元 for CNY in Chinese, the ISO code otherwise."""
    return "元" if currency == "CNY" and language == "zh_CN" else currency

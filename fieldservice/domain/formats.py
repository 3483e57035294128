"""Dates, spans and numbers in words. Instants come in aware and are shown in the time zone that is passed in.

Every function takes the language last; '' means the one in use. Papers pass `paper=True`: Chinese dates are opened up
(5 月 14 日), on screen they are closed (5月14日).
"""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo

from fieldservice.domain.quantity import Quantity, format_quantity
from fieldservice.i18n import language as current_language
from fieldservice.i18n import translate_in

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def format_date(day: date, today: date | None = None, *, paper: bool = False, language: str = "") -> str:
    """5月14日 / 14 May; with the year unless it is that of `today`."""
    in_use = language or current_language()
    same_year = today is not None and today.year == day.year
    if in_use == "zh_CN":
        gap = " " if paper else ""
        words = f"{day.month}{gap}月{gap}{day.day}{gap}日"
        return words if same_year else f"{day.year}{gap}年{gap}{words}"
    words = f"{day.day} {_MONTHS[day.month - 1]}"
    return words if same_year else f"{words} {day.year}"


def format_month(day: date, language: str = "") -> str:
    """2026年5月 / May 2026."""
    if (language or current_language()) == "zh_CN":
        return f"{day.year}年{day.month}月"
    return f"{_MONTHS[day.month - 1]} {day.year}"


def format_clock(moment: datetime, zone: tzinfo) -> str:
    """08:30, local."""
    return moment.astimezone(zone).strftime("%H:%M")


def format_moment(
    moment: datetime, now: datetime | None, zone: tzinfo, *, paper: bool = False, language: str = ""
) -> str:
    """'今天 08:30', '昨天 17:05', '明天 09:00', otherwise the date and time; on paper always the date."""
    in_use = language or current_language()
    local = moment.astimezone(zone)
    clock = f"{local.hour:02d}:{local.minute:02d}"  # strftime takes eight times as long, in every row of every list
    today = now.astimezone(zone).date() if now is not None else None
    if today is not None and not paper:
        away = (local.date() - today).days
        if away == 0:
            return translate_in(in_use, "domain", "today {clock}", clock=clock)
        if away == -1:
            return translate_in(in_use, "domain", "yesterday {clock}", clock=clock)
        if away == 1:
            return translate_in(in_use, "domain", "tomorrow {clock}", clock=clock)
    return f"{format_date(local.date(), today, paper=paper, language=in_use)} {clock}"


def format_span(span: timedelta, language: str = "") -> str:
    """'3 小时 05 分' / '3 h 05 min'; days from two days on; whole minutes, the rest dropped; never negative."""
    in_use = language or current_language()
    minutes = max(0, int(span.total_seconds() // 60))
    hours, rest = divmod(minutes, 60)
    if hours >= 48:
        days, over = divmod(hours, 24)
        if over:
            return translate_in(in_use, "domain", "{days} d {hours} h", days=days, hours=over)
        return translate_in(in_use, "domain", "{days} d", days=days)
    if hours and rest:
        return translate_in(in_use, "domain", "{hours} h {minutes} min", hours=hours, minutes=f"{rest:02d}")
    if hours:
        return translate_in(in_use, "domain", "{hours} h", hours=hours)
    return translate_in(in_use, "domain", "{minutes} min", minutes=rest)


def format_minutes(minutes: int, language: str = "") -> str:
    """A duration in minutes, as `format_span`."""
    return format_span(timedelta(minutes=minutes), language)


def format_charged(micro: int, unit: str, language: str = "") -> str:
    """What a line of charges counts: '3 件' / '3 pcs'; hours as people say them: '1 小时 25 分' / '1 h 25 min'."""
    if unit == "h":
        return format_minutes(round(micro * 60 / 1_000_000), language)
    return format_quantity(Quantity(micro, unit), language)


def format_left(due: datetime, now: datetime, language: str = "") -> str:
    """'还剩 1 小时 20 分' / '1 h 20 min left', '已超 25 分' / 'overdue by 25 min'. At the minute it is due: overdue."""
    in_use = language or current_language()
    left = due - now
    if left <= timedelta(0):
        late = -left
        if late < timedelta(minutes=1):
            return translate_in(in_use, "domain", "due now")
        return translate_in(in_use, "domain", "overdue by {span}", span=format_span(late, in_use))
    if left < timedelta(minutes=1):
        return translate_in(in_use, "domain", "less than 1 min left")
    return translate_in(in_use, "domain", "{span} left", span=format_span(left, in_use))


def format_used(span: timedelta, language: str = "") -> str:
    """'用时 3 小时 05 分' / 'took 3 h 05 min'."""
    in_use = language or current_language()
    return translate_in(in_use, "domain", "took {span}", span=format_span(span, in_use))


def format_number(value: int) -> str:
    """11,420; the minus is U+2212."""
    return f"{value:,}".replace("-", "−")


def format_percent(share: float, *, least: int = 0, decimals: int = 0) -> str:
    """'36 %' of 0.36, never broken at a line's end; `least` is the smallest whole number that is said (1 where
    something is unlikely, but not out of the question)."""
    number = f"{max(float(least), share * 100):,.{decimals}f}" if decimals else f"{max(least, round(share * 100)):,}"
    return f"{number}\u00a0%"


def format_machines(maker: str, models: str, language: str = "") -> str:
    """For whose machines something is: 'Navien · HC series', 'Navien', 'HC-75V'; 'all models' where nothing says so."""
    return " · ".join(filter(None, (maker, format_models(models, language) if models or not maker else "")))


def format_models(models: str, language: str = "") -> str:
    """For which models something is, as it is written (HC-75V,LS-*,HC-*V): 'HC-75V, LS series, HC series V'.

    'all models' for ''.
    """
    in_use = language or current_language()
    if not models:
        return translate_in(in_use, "domain", "all models")
    named = []
    for model in (part.strip() for part in models.split(",")):
        family, star, rest = model.partition("-*")
        words = translate_in(in_use, "domain", "{family} series", family=family) if star else model
        named.append(f"{words} {rest}".strip() if star else words)
    return translate_in(in_use, "domain", ", ").join(named)


def format_address(province: str, city: str, district: str, street: str) -> str:
    """An address as it is written: from the large to the small, closed up, in Chinese; the other way, with commas, in
    other scripts. 北京 and 上海 are province and city in one and stand once."""
    values = [value for value in (province, city, district, street) if value]
    if len(values) > 1 and values[0] == values[1]:
        values = values[1:]
    han = any("\u4e00" <= sign <= "\u9fff" for value in values for sign in value)
    return "".join(values) if han else ", ".join(reversed(values))

"""How sure a stock figure is (把握): when it was counted, what has not been delivered, how old the news is.

Three steps down from three: not counted for over 30 days (one; over 90 days: two), never counted (one), own moves that
the hub does not know (one), news older than a day at a place of somebody else (one): this computer's from the hub, or
the hub's from the laptop of whoever holds the place. Less than nothing in the books is never sure. What isn't known is
not guessed.
"""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo

from msgspec import Struct

from fieldservice.domain.formats import format_date, format_span
from fieldservice.i18n import language, translate

HIGH, MEDIUM, LOW = 3, 2, 1
_RECENT, _LONG_AGO = timedelta(days=30), timedelta(days=90)
_JUST_NOW = timedelta(minutes=5)
_TOLD, _STALE = timedelta(hours=1), timedelta(days=1)
_C = "availability"


class Confidence(Struct, frozen=True):
    """`level` HIGH, MEDIUM or LOW, and what it comes from."""

    level: int
    counted_at: datetime | None = None
    pending: int = 0  # own moves that the hub does not have yet
    known_at: datetime | None = None  # as of when other people's moves are known; None: at any time, or not told
    negative: bool = False
    holder_at: datetime | None = None  # when the laptop of whoever holds the place met the hub; None: not told


def judge(
    now: datetime,
    counted_at: datetime | None,
    *,
    pending: int = 0,
    known_at: datetime | None = None,
    negative: bool = False,
    holder_at: datetime | None = None,
) -> Confidence:
    """How sure a figure is."""
    level = HIGH
    if counted_at is None:
        level -= 1
    else:
        level -= (now - counted_at > _RECENT) + (now - counted_at > _LONG_AGO)
    level -= pending > 0
    oldest = min((at for at in (known_at, holder_at) if at is not None), default=now)
    level -= now - oldest > _STALE
    return Confidence(LOW if negative else max(level, LOW), counted_at, pending, known_at, negative, holder_at)


def sentence(confidence: Confidence, now: datetime, zone: tzinfo) -> str:
    """'高，5月11日盘点' / 'High: counted 11 May', with everything that lowers it."""
    reasons = _reasons(confidence, now, zone)
    level = {
        HIGH: translate(_C, "High"),
        MEDIUM: translate(_C, "Medium"),
        LOW: translate(_C, "Low"),
    }[confidence.level]
    comma = "，" if language() == "zh_CN" else ", "
    return translate(_C, "{level}: {reasons}", level=level, reasons=comma.join(reasons)) if reasons else level


def _reasons(confidence: Confidence, now: datetime, zone: tzinfo) -> list[str]:
    found = []
    if confidence.negative:
        found.append(translate(_C, "less than nothing in the books"))
    if confidence.counted_at is None:
        found.append(translate(_C, "never counted"))
    elif now - confidence.counted_at > _RECENT:
        days = (now - confidence.counted_at).days
        found.append(translate(_C, "not counted for %n days", n=days))
    else:
        found.append(_counted(confidence.counted_at, now, zone))
    if confidence.pending:
        found.append(translate(_C, "%n moves not delivered", n=confidence.pending))
    if confidence.known_at is not None and now - confidence.known_at > _TOLD:
        found.append(translate(_C, "no news for {span}", span=_span(now - confidence.known_at)))
    if confidence.holder_at is not None:
        age = now - confidence.holder_at
        if age < _JUST_NOW:
            found.append(translate(_C, "its holder synchronised just now"))
        else:
            found.append(translate(_C, "its holder synchronised {span} ago", span=_span(age)))
    return found


def _counted(at: datetime, now: datetime, zone: tzinfo) -> str:
    today, day = now.astimezone(zone).date(), at.astimezone(zone).date()
    if day == today:
        return translate(_C, "counted today")
    if (today - day).days == 1:
        return translate(_C, "counted yesterday")
    return translate(_C, "counted on {day}", day=format_date(day, today))


def _span(age: timedelta) -> str:
    return format_span(age if age < _STALE else _whole_days(age))


def _whole_days(span: timedelta) -> timedelta:
    return timedelta(days=span.days) if span.days >= 2 else timedelta(hours=span.total_seconds() // 3600)

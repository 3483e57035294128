"""Words that several pages of synchronisation share."""

from __future__ import annotations

from datetime import datetime, tzinfo

from fieldservice.domain.formats import format_clock, format_moment
from fieldservice.i18n import language, translate

_C = "sync_center"


def when(moment: datetime | None, now: datetime, zone: tzinfo) -> str:
    """The time alone for today, otherwise the day with it; empty for never."""
    if moment is None:
        return ""
    if moment.astimezone(zone).date() == now.astimezone(zone).date():
        return format_clock(moment, zone)
    return format_moment(moment, now, zone)


def megabytes(size: int) -> str:
    """ "12.4 MB", at least 0.1."""
    return translate(_C, "{size} MB", size=f"{max(0.1, size / 1e6):,.1f}" if size else "0")


def run_on(*sentences: str) -> str:
    """Sentences one after the other; Chinese full stops bring their own space."""
    return ("" if language() == "zh_CN" else " ").join(sentence for sentence in sentences if sentence)

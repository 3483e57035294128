"""What the day says: names, addresses, times, in the language in use."""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo

from fieldservice.domain.formats import format_clock, format_date, format_minutes
from fieldservice.domain.quantity import Quantity, format_quantity
from fieldservice.domain.words import word
from fieldservice.i18n import language, mark, translate
from ui.kit.sla import TimeLeft
from ui.my_day.view_model import PartHint, Visit

_WEEKDAYS = (
    mark("my_day", "Monday"),
    mark("my_day", "Tuesday"),
    mark("my_day", "Wednesday"),
    mark("my_day", "Thursday"),
    mark("my_day", "Friday"),
    mark("my_day", "Saturday"),
    mark("my_day", "Sunday"),
)
_WARN_MINUTES = 120


def joined(*parts: str) -> str:
    """Parts that are there, by a comma of the language."""
    return ("，" if language() == "zh_CN" else ", ").join(part for part in parts if part)


def day_title(day: date, today: date) -> str:
    """5月14日 星期四 / Thursday 14 May."""
    weekday = translate("my_day", _WEEKDAYS[day.weekday()])
    return translate("my_day", "{weekday} {date}", weekday=weekday, date=format_date(day, today))


def customer_name(visit: Visit) -> str:
    """The short name, else the full one in the language."""
    if language() == "en" and visit.customer_name_en:
        return visit.customer_name_en
    return visit.customer_short or visit.customer_name or translate("my_day", "Customer unknown")


def machine(visit: Visit) -> str:
    """The machine: its model and where it stands or what it is called."""
    model = visit.product_model or (visit.product_name_en if language() == "en" else "") or visit.product_name
    return (" · " if language() == "en" else "·").join(part for part in (model, visit.asset_name) if part)


def work_line(visit: Visit) -> str:
    """Machine and fault in one line."""
    return joined(machine(visit), visit.summary)


def address(visit: Visit) -> str:
    """Where to go and how to get in."""
    return joined(visit.address, visit.asset_location, visit.access_note)


def contact(visit: Visit) -> str:
    """Whom to ask for: name, position, phone."""
    who = joined(visit.contact_name, visit.contact_role)
    return f"{who} {visit.contact_phone or visit.customer_phone}".strip()


def coverage(visit: Visit) -> str:
    """Who pays and why."""
    if not visit.entitlement:
        return ""
    kind = word("entitlement", visit.entitlement)
    return joined(kind, visit.entitlement_reason) if language() == "zh_CN" else f"{kind}. {visit.entitlement_reason}"


def part_words(hint: PartHint) -> str:
    """A part's name in the language."""
    return (hint.name_en if language() == "en" else "") or hint.name or hint.number


def parts_in_van(visit: Visit) -> str:
    """Likely parts that the van holds, with quantities."""
    here = [hint for hint in visit.parts if hint.in_van_micro and hint.in_van_micro >= hint.quantity_micro]
    separator = "、" if language() == "zh_CN" else ", "
    return separator.join(
        f"{part_words(hint)} {format_quantity(Quantity(hint.in_van_micro or 0, hint.unit))}" for hint in here
    )


def parts_missing(visit: Visit) -> str:
    """Likely parts that the van lacks."""
    lacking = [
        hint for hint in visit.parts if hint.in_van_micro is not None and hint.in_van_micro < hint.quantity_micro
    ]
    separator = "、" if language() == "zh_CN" else ", "
    return separator.join(part_words(hint) for hint in lacking)


def clock(moment: datetime | None, zone: tzinfo) -> str:
    """08:30, or nothing."""
    return format_clock(moment, zone) if moment is not None else ""


def leg_words(visit: Visit) -> str:
    """The way there as it was recorded; "" when nothing is on record."""
    if visit.travel_started_at is None or visit.arrived_at is None:
        return ""
    minutes = int((visit.arrived_at - visit.travel_started_at).total_seconds() // 60)
    span = format_minutes(minutes)
    if visit.travel_km is None:
        return span
    return joined(span, translate("my_day", "{km} km", km=visit.travel_km))


def outcome_words(visit: Visit) -> str:
    """How a past visit ended."""
    took = ""
    if visit.arrived_at is not None and visit.left_at is not None:
        minutes = int((visit.left_at - visit.arrived_at).total_seconds() // 60)
        took = translate("my_day", "took {span}", span=format_minutes(minutes))
    if visit.outcome == "not_done":
        return joined(took, visit.outcome_reason or word("outcome", "not_done"))
    return took


def time_left(visit: Visit, now: datetime) -> TimeLeft | None:
    """The clock of the work order's due time."""
    if visit.due_at is None:
        return None
    minutes = int((visit.due_at - now).total_seconds() // 60)
    if minutes < 0:
        return TimeLeft("overdue", -minutes)
    whole = timedelta(hours=24).total_seconds() / 60
    state = "warning" if minutes <= _WARN_MINUTES else "running"
    return TimeLeft(state, minutes, min(1.0, minutes / whole))  # type: ignore[arg-type]  # one of its states

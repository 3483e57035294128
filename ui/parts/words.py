"""How parts and places are worded on screen."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo

from fieldservice.domain.formats import format_date
from fieldservice.domain.money import Money, format_money
from fieldservice.domain.quantity import Quantity, format_micro, format_quantity
from fieldservice.i18n import translate

C = "parts_page"

KIND_ICONS = {
    "central": "warehouse",
    "regional": "warehouse",
    "point": "store",
    "bin": "box",
    "van": "car",
    "technician": "hard-hat",
    "defective": "package-x",
    "quarantine": "package-search",
    "transit": "truck",
    "packing": "package-open",
}


def kind_words(kind: str) -> str:
    """What a kind of place is called."""
    return {
        "central": translate(C, "Central warehouse"),
        "regional": translate(C, "Regional warehouse"),
        "point": translate(C, "Service point"),
        "bin": translate(C, "Bin"),
        "van": translate(C, "Van"),
        "technician": translate(C, "Personal stock"),
        "defective": translate(C, "Defective parts"),
        "quarantine": translate(C, "To be inspected"),
        "transit": translate(C, "On its way"),
        "packing": translate(C, "Packing"),
        "customer": translate(C, "Customer"),
        "supplier": translate(C, "Supplier"),
        "adjustment": translate(C, "Adjustment"),
    }.get(kind, kind)


def reason_words(reason: str) -> tuple[str, str]:
    """What a move was, and its icon."""
    return {
        "used": (translate(C, "Used on a job"), "wrench"),
        "returned": (translate(C, "Returned unused"), "undo-2"),
        "opening": (translate(C, "Opening stock"), "package-plus"),
        "import": (translate(C, "Imported"), "file-down"),
        "count": (translate(C, "Count difference"), "clipboard-check"),
        "transfer": (translate(C, "Transfer"), "arrow-left-right"),
        "removed": (translate(C, "Old part removed"), "tag"),
        "reversal": (translate(C, "Taken back"), "rotate-ccw"),
        "picked": (translate(C, "Picked"), "box"),
        "shipped": (translate(C, "Sent off"), "truck"),
        "received": (translate(C, "Received"), "package-check"),
        "put_away": (translate(C, "Put away"), "layers"),
        "inspected": (translate(C, "Inspected"), "package-search"),
        "vendor_return": (translate(C, "Back to the supplier"), "undo-2"),
        "repaired": (translate(C, "Repaired"), "hammer"),
        "scrapped": (translate(C, "Scrapped"), "trash-2"),
    }.get(reason, (reason, "arrow-left-right"))


def tracking_words(tracking: str) -> str:
    """How a part is told apart from its like."""
    return {
        "none": translate(C, "Not tracked"),
        "lot": translate(C, "By lot"),
        "serial": translate(C, "By serial number"),
    }.get(tracking, tracking)


def price(minor: int | None, currency: str) -> str:
    """A price; "" for none."""
    return format_money(Money(minor, currency)) if minor is not None else ""


def quantity(micro: int, unit: str) -> str:
    """'3 pcs', with the true minus sign."""
    return format_quantity(Quantity(micro, unit))


def number(micro: int) -> str:
    """A quantity without its unit."""
    return format_micro(micro)


def age(at: datetime | None, now: datetime, zone: tzinfo) -> str:
    """How long ago something moved, by days of the calendar; the date from two months on."""
    if at is None:
        return ""
    today, then = now.astimezone(zone).date(), at.astimezone(zone).date()
    days = (today - then) // timedelta(days=1)
    if days <= 0:
        return translate(C, "today")
    if days == 1:
        return translate(C, "yesterday")
    if days <= 60:
        return translate(C, "%n days ago", days)
    return format_date(then, today)

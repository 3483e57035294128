"""What the queue and the bench say: kinds of tasks, for whom, when, how much."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo

from fieldservice.domain.formats import format_clock, format_date, format_moment, format_span
from fieldservice.domain.quantity import Quantity, format_micro, format_quantity
from fieldservice.domain.records import GoodsReceipt, Part, Person, StockLocation, Supplier
from fieldservice.i18n import language, mark, translate
from ui.kit.status import PillSpec
from ui.warehouse.queue_view_model import OLD_PARTS, Names, Task

C = "bench"
GROUPS = {
    "urgent": (mark("bench", "First"), "triangle-alert"),
    "pick": (mark("bench", "Pick"), "package-search"),
    "pack": (mark("bench", "Pack"), "package"),
    "ship": (mark("bench", "Ship"), "truck"),
    "receive": (mark("bench", "Receive"), "package-plus"),
    "inspect": (mark("bench", "Inspect"), "clipboard-check"),
    "put_away": (mark("bench", "Put away"), "package-check"),
    "returns": (mark("bench", "Returns"), "undo-2"),
    "count": (mark("bench", "Count"), "list-checks"),
    "aside": (mark("bench", "Put aside"), "circle-pause"),
}
_SOON = timedelta(hours=4)
_MOST_PARTS = 3


def joined(*parts: str) -> str:
    """Parts that are there, by a comma of the language."""
    return ("，" if language() == "zh_CN" else ", ").join(part for part in parts if part)


def name(names: Names | StockLocation | Person | Part | Supplier | None) -> str:
    """A name in the language in use."""
    if names is None:
        return ""
    return (names.name_en or names.name) if language() == "en" else (names.name or names.name_en)


def amount(micro: int, unit: str) -> str:
    """'3 件'."""
    return format_quantity(Quantity(micro, unit))


def number(micro: int) -> str:
    """'3'."""
    return format_micro(micro)


def unit(micro: int, code: str) -> str:
    """The unit's word after so many: '件', 'pcs'."""
    return amount(micro, code).removeprefix(number(micro)).strip()


def bin_code(place: StockLocation | None) -> str:
    """What stands on a bin's label."""
    return (place.code or name(place)) if place is not None else ""


def kind(task: Task) -> str:
    """What is to be done."""
    if task.paper in OLD_PARTS:
        return translate(C, "Old parts")
    return translate(C, GROUPS[task.kind][0])


def for_whom(task: Task) -> str:
    """To whom or where it goes, or from whom it comes."""
    if task.kind == "count":
        return name(task.to)
    if task.kind == "put_away":
        return parts(task.parts)
    if task.paper == "old_overdue":
        return translate(C, "%n should have come back", n=task.lines)
    if task.paper == "old_here":
        return translate(C, "%n to be inspected or sent on", n=task.lines)
    return whom(name(task.person), name(task.to))


def parts(numbers: tuple[str, ...]) -> str:
    """The first numbers of many parts."""
    if len(numbers) <= _MOST_PARTS:
        return joined(*numbers)
    return translate(C, "{numbers} and %n more", n=len(numbers) - _MOST_PARTS, numbers=joined(*numbers[:_MOST_PARTS]))


def whom(person: str, place: str) -> str:
    """A person and a place; once where the place is named after the person."""
    return place if person and person in place else joined(person, place)


def why(task: Task) -> str:
    """What it is about: the customers whose visits wait, or how far it has come."""
    if task.bin_id:
        if task.days is None:
            return translate(C, "never counted")
        return translate(C, "last counted %n days ago", n=task.days)
    if task.paper == "old_here":
        return translate(C, "%n of them inspected", n=task.done) if task.done else ""
    said = [joined(*(name(each) for each in task.customers[:3]))]
    if task.paper == "old_overdue":
        return joined(translate(C, "the oldest by %n days", n=task.days or 0), *said)
    if task.waiting:
        said.append(translate(C, "%n lines wait for stock", n=task.waiting))
    return joined(*said) or joined(*task.work_orders[:3])


def progress(task: Task) -> str:
    """'2 of 5 lines'."""
    if task.paper in OLD_PARTS:
        return ""
    if task.kind == "count":
        return translate(C, "%n parts", n=task.lines) if task.bin_id else ""
    if task.done and task.done < task.lines:
        return translate(C, "{done} of {lines}", done=task.done, lines=task.lines)
    return translate(C, "%n lines", n=task.lines) if task.lines else ""


def due(task: Task, now: datetime, zone: tzinfo) -> tuple[str, str]:
    """When it is due, and the tone of it."""
    if task.due_at is None or task.kind == "count" or task.paper:
        return "", "muted"
    left = task.due_at - now
    if left <= timedelta(0):
        return translate(C, "{span} late", span=format_span(-left)), "danger"
    if task.due_at.astimezone(zone).date() == now.astimezone(zone).date():
        return format_clock(task.due_at, zone), "warn" if left <= _SOON else "text"
    return format_moment(task.due_at, now, zone), "muted"


def urgency(due_at: datetime | None, priority: str, now: datetime, zone: tzinfo) -> PillSpec | None:
    """The pill of a head: how urgent this is; None for nothing special."""
    if due_at is not None and due_at <= now:
        return PillSpec(translate(C, "{span} late", span=format_span(now - due_at)), "loud", "danger", "triangle-alert")
    if due_at is not None and due_at - now <= _SOON:
        return PillSpec(
            translate(C, "Urgent, needed {time}", time=format_clock(due_at, zone)), "loud", "danger", "triangle-alert"
        )
    if priority in ("emergency", "high"):
        return PillSpec(translate(C, "Urgent"), "loud", "danger", "triangle-alert")
    if due_at is not None:
        return PillSpec(
            translate(C, "Needed {time}", time=format_moment(due_at, now, zone)), "quiet", "info", "calendar-clock"
        )
    return None


def noted(receipt: GoodsReceipt) -> str:
    """The number of the supplier's delivery note, and its day."""
    day = receipt.delivery_note_on
    return joined(receipt.delivery_note, day.isoformat() if day is not None else "")


def day(at: datetime, now: datetime, zone: tzinfo) -> str:
    """The date of a moment."""
    return format_date(at.astimezone(zone).date(), now.astimezone(zone).date())


def weight(grams: int | None) -> str:
    """'about 78 kg'; empty when unknown."""
    if grams is None:
        return ""
    if grams < 1000:
        return translate(C, "about {grams} g", grams=grams)
    kilograms = grams / 1000
    shown = f"{kilograms:.1f}".rstrip("0").rstrip(".") if kilograms < 20 else f"{kilograms:.0f}"
    return translate(C, "about {kg} kg", kg=shown)

"""What the visit says outside its steps: titles, second lines, names."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from fieldservice.domain.checklist import AnswerEvent, value_text
from fieldservice.domain.formats import format_clock, format_date, format_minutes, format_moment, format_number
from fieldservice.domain.records import Part, Person, StockLocation
from fieldservice.domain.words import word
from fieldservice.i18n import language, mark, translate
from ui.kit.sla import TimeLeft
from ui.visit.view_model import PartHint, Snapshot, Step, Visit

if TYPE_CHECKING:
    from ui.visit.questions import Entry

TITLES = {
    "travel": mark("visit", "Travel"),
    "arrive": mark("visit", "Arrive"),
    "safety": mark("visit", "Safety check"),
    "diagnose": mark("visit", "Diagnose"),
    "parts": mark("visit", "Parts"),
    "work": mark("visit", "Work and time"),
    "test": mark("visit", "Functional test"),
    "photos": mark("visit", "Photos"),
    "report": mark("visit", "Customer report"),
    "signature": mark("visit", "Signature"),
    "leave": mark("visit", "Leave"),
}
_WARN_MINUTES = 120


def step_title(key: str) -> str:
    """The title of a step."""
    return translate("visit", TITLES[key])


def joined(*parts: str) -> str:
    """Parts that are there, by a comma of the language."""
    return ("，" if language() == "zh_CN" else ", ").join(part for part in parts if part)


def listed(*parts: str) -> str:
    """Parts of a list."""
    return ("、" if language() == "zh_CN" else ", ").join(part for part in parts if part)


def customer_name(visit: Visit) -> str:
    """The short name, else the full one in the language."""
    if language() == "en" and visit.customer_name_en:
        return visit.customer_name_en
    return visit.customer_short or visit.customer_name or translate("visit", "Customer unknown")


def part_name(part: Part | None, description: str = "") -> str:
    """A part's name in the language."""
    if part is None:
        return description
    return (part.name_en if language() == "en" else "") or part.name or part.name_en or part.number


def location_name(location: StockLocation | None) -> str:
    """What a place is called in the language in use; empty for none."""
    if location is None:
        return ""
    return (location.name_en if language() == "en" else "") or location.name or location.name_en


def machine(visit: Visit) -> str:
    """Model and name of the machine."""
    model = visit.product_model or (visit.product_name_en if language() == "en" else "") or visit.product_name
    return (" · " if language() == "en" else "·").join(part for part in (model, visit.asset_name) if part)


def head_line(snapshot: Snapshot) -> str:
    """Number, fault, serial, hours."""
    visit = snapshot.visit
    serial = translate("visit", "Serial {serial}", serial=visit.asset_serial) if visit.asset_serial else ""
    hours = snapshot.detail.work_order.running_hours
    ran = translate("visit", "{hours} running hours", hours=format_number(hours)) if hours else ""
    return "   ".join(part for part in (visit.number, visit.summary, serial, ran) if part)


def time_left(visit: Visit, now: datetime) -> TimeLeft | None:
    """The clock of the due time."""
    if visit.due_at is None:
        return None
    minutes = int((visit.due_at - now).total_seconds() // 60)
    prefix = translate("visit", "Repair")
    if minutes < 0:
        return TimeLeft("overdue", -minutes, prefix=prefix)
    share = min(1.0, minutes / (timedelta(hours=24).total_seconds() / 60))
    if minutes <= _WARN_MINUTES:
        return TimeLeft("warning", minutes, share, prefix)
    return TimeLeft("running", minutes, share, prefix)


def step_second(step: Step, snapshot: Snapshot, zone: tzinfo) -> str:
    """The line below a step's title: what was done or what is missing."""
    booking = snapshot.path.booking
    key = step.key
    if key == "travel":
        if booking.arrived_at and booking.travel_started_at:
            km = "" if booking.travel_km is None else translate("visit", "{km} km", km=booking.travel_km)
            return joined(format_minutes(step.answered), km)
        if booking.travel_started_at:
            return translate("visit", "set off {time}", time=format_clock(booking.travel_started_at, zone))
        return ""
    if key == "arrive" and booking.arrived_at:
        return format_clock(booking.arrived_at, zone)
    if key == "safety" and unsafe(snapshot):
        return translate("visit", "Not safe to start")
    if key in ("safety", "diagnose") and step.total:
        return _questions(step)
    if key == "parts" and step.answered:
        return translate("visit", "%n parts used", n=step.answered)
    if key == "work":
        if booking.work_started_at and not booking.left_at:
            return translate("visit", "since {time}", time=format_clock(booking.work_started_at, zone))
        return format_minutes(step.answered) if step.answered else ""
    if key == "test" and step.total:
        return _questions(step)
    if key == "photos":
        short = len(step.needs)
        if short:
            return translate("visit", "%n still to take", n=short)
        return translate("visit", "%n photos", n=step.answered) if step.answered else ""
    if key == "signature":
        signature = snapshot.detail.signatures.get("customer")
        return signature.name if signature is not None and step.state == "done" else ""
    if key == "leave" and booking.left_at:
        return format_clock(booking.left_at, zone)
    return ""


def _questions(step: Step) -> str:
    if step.answered == step.total:
        if step.needs:
            return translate("visit", "%n things missing", n=len(step.needs))
        return translate("visit", "%n questions answered", n=step.total)
    return translate("visit", "{answered} of {total} answered", answered=step.answered, total=step.total)


def when(moment: datetime | None, now: datetime, zone: tzinfo) -> str:
    """今天 08:30, or nothing."""
    return format_moment(moment, now, zone) if moment is not None else ""


def short_date(day: date) -> str:
    """5月14日 / 14 May."""
    return format_date(day, day)


def hint_name(hint: PartHint) -> str:
    """The name of a part that is often needed."""
    return (hint.name_en if language() == "en" else "") or hint.name or hint.number


def unsafe(snapshot: Snapshot) -> bool:
    """Work can't start: the office was told what is not safe, and it still holds."""
    return snapshot.warning is not None and snapshot.visit.status == "on_site"


def unsafe_words(snapshot: Snapshot, failed: Sequence[Entry], zone: tzinfo) -> str:
    """What keeps the work from starting, who was told of it, and whether somebody has read it."""
    stop = "" if language() == "zh_CN" else " "
    said = [ended(failed[0].missing.sentence if failed[0].missing is not None else failed[0].title)]
    if len(failed) > 1:
        said.append(translate("visit", "%n more items did not pass.", n=len(failed) - 1))
    warning = snapshot.warning
    if warning is None:
        return stop.join(said)
    if warning.read_at is not None:
        who, clock = person_name(warning.read_by), format_clock(warning.read_at, zone)
        said.append(translate("visit", "{who} has read it, {time}.", who=who, time=clock))
        if warning.answer:
            said.append(translate("visit", "The answer: {answer}", answer=warning.answer))
        return stop.join(said)
    if not warning.told:
        said.append(translate("visit", "It is noted on the job."))
    elif warning.delivered:
        said.append(translate("visit", "Told: {names}. Nobody has read it yet.", names=warning.told))
    else:
        said.append(translate("visit", "With the next contact it goes to {names}.", names=warning.told))
    if warning.told and warning.phone:
        said.append(translate("visit", "Phone: {phone}", phone=warning.phone.replace(" ", "\u00a0")))
    return stop.join(said)


def ended(sentence: str) -> str:
    """With a full stop of the language."""
    return (
        sentence if sentence.endswith((".", "。", "!", "！")) else sentence + ("。" if language() == "zh_CN" else ".")
    )


def person_name(person: Person | None) -> str:
    """A person's name in the language."""
    if person is None:
        return ""
    return (person.name_en if language() == "en" else "") or person.name


def other_answer(entry: Entry, event: AnswerEvent) -> str:
    """What somebody else answered, of which the answer that is shown does not take account."""
    who = person_name(entry.view.people.get(event.by)) or translate("visit", "Somebody else")
    value = value_text(entry.question, event.value, language())
    verdict = word("verdict", event.verdict) if event.verdict else ""
    said = joined(value, verdict)
    if not said:
        return translate("visit", "{who} left it unanswered. The answer above counts.", who=who)
    return translate("visit", "{who} answered: {said}. The answer above counts.", who=who, said=said)

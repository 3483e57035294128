"""How work orders are worded on screen: names by language, moments, time left, the words of each next step."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import Protocol

from fieldservice.domain.formats import format_date, format_moment
from fieldservice.domain.states import FINISHED_STATES
from fieldservice.domain.words import word
from fieldservice.i18n import language, mark, translate
from ui.kit.sla import TimeLeft
from ui.kit.status import STATUSES, PillSpec, status

C = "work_orders"
_WARN_AT = 0.25  # of the time between opening and the due time: the disc turns amber


class Named(Protocol):
    """A record with a name in both languages."""

    @property
    def name(self) -> str: ...
    @property
    def name_en(self) -> str: ...


def name_of(record: Named | None) -> str:
    """The name in the language in use, or the one there is; "" for nothing."""
    return both(record.name, record.name_en) if record is not None else ""


def both(name: str, name_en: str) -> str:
    """The name in the language in use, or the one there is."""
    return (name_en or name) if language() == "en" else (name or name_en)


def asset_words(model: str, name: str, serial: str) -> str:
    """What people call a machine: model and name, or its serial number. Chinese closes the dot up."""
    dot = " · " if language() == "en" else "·"
    return dot.join(part for part in (model, name) if part) or serial


def moment(at: datetime | None, now: datetime, zone: tzinfo) -> str:
    """A time as people say it; "" for none."""
    return format_moment(at, now, zone) if at is not None else ""


def day(at: datetime | None, now: datetime, zone: tzinfo) -> str:
    """The day of a time; "" for none."""
    return format_date(at.astimezone(zone).date(), now.astimezone(zone).date()) if at is not None else ""


def time_left(
    state: str, opened_at: datetime | None, due_at: datetime | None, finished_at: datetime | None, now: datetime
) -> TimeLeft | None:
    """The clock of a work order: time left until it is due, or how long it took; None where neither is known."""
    if state in FINISHED_STATES:
        if opened_at is None or finished_at is None or finished_at < opened_at:
            return None
        return TimeLeft("finished", int((finished_at - opened_at).total_seconds() // 60))
    if due_at is None:
        return None
    seconds = (due_at - now).total_seconds()
    if seconds <= 0:
        return TimeLeft("overdue", int(-seconds // 60), 0.0)
    whole = (due_at - opened_at).total_seconds() if opened_at is not None else 0.0
    fraction = min(1.0, seconds / whole) if whole > 0 else 1.0
    return TimeLeft("warning" if fraction < _WARN_AT else "running", int(seconds // 60), fraction)


def state_pill(state: str) -> PillSpec:
    """The pill of a state."""
    return status(state) if state in STATUSES else PillSpec(word("work_order", state))


def entitlement_pill(kind: str) -> PillSpec:
    """The pill of a coverage."""
    form = {"in_warranty": ("loud", "ok", "shield-check"), "contract": ("quiet", "ok", "file-text")}.get(kind)
    words = word("entitlement", kind or "unknown")
    if form is None:
        return PillSpec(words, "quiet", "muted", "ban" if kind == "out_of_warranty" else "circle-question-mark")
    return PillSpec(words, "loud" if form[0] == "loud" else "quiet", "ok", form[2])


_ACTIONS: dict[str, tuple[str, str]] = {
    "qualify": (mark(C, "Qualify"), "check"),
    "schedule": (mark(C, "Book a technician…"), "calendar"),
    "accept": (mark(C, "Accept the visit"), "check"),
    "start_travel": (mark(C, "Start the visit"), "car"),
    "arrive": (mark(C, "Go on with the visit"), "map-pin"),
    "start_work": (mark(C, "Go on with the visit"), "wrench"),
    "continue_work": (mark(C, "Go on with the visit"), "wrench"),
    "complete": (mark(C, "Complete"), "circle-check"),
    "book_return": (mark(C, "Book the return visit…"), "calendar"),
    "resume": (mark(C, "Go on with the work"), "play"),
    "review": (mark(C, "Pass the review"), "shield-check"),
    "archive": (mark(C, "Archive"), "archive"),
    "reopen": (mark(C, "Reopen…"), "rotate-ccw"),
    "print_report": (mark(C, "Print the report"), "printer"),
}
ON_THE_VISIT = ("start_travel", "arrive", "start_work", "continue_work")


def action_words(action: str, technician: str = "") -> str:
    """The words of a next step; `technician` is whom it is done for, when that is somebody else."""
    if action == "accept" and technician:
        return translate(C, "Accept for {name}", name=technician)
    if action in ON_THE_VISIT and technician:
        return translate(C, "Open the visit of {name}", name=technician)
    return translate(C, _ACTIONS[action][0])


def action_icon(action: str) -> str:
    """The icon of a next step."""
    return _ACTIONS[action][1]


TIMELINE_ICONS: dict[str, tuple[str, str]] = {
    "request": ("phone", "muted"),
    "note": ("sticky-note", "muted"),
    "safety_read": ("shield", "ok"),
    "photo": ("camera", "muted"),
    "file": ("paperclip", "muted"),
    "part_used": ("package", "muted"),
    "part_removed": ("tag", "muted"),
    "answers": ("clipboard-check", "muted"),
    "signature": ("signature", "ok"),
    "parts_asked": ("package-plus", "muted"),
    "parts_picked": ("package-search", "muted"),
    "parts_sent": ("truck", "info"),
    "parts_received": ("package-check", "ok"),
    "old_part": ("tag", "muted"),
}


def timeline_icon(key: str) -> tuple[str, str]:
    """Icon and tone of a timeline entry: its kind, or for a change of status what it changed to."""
    if key in TIMELINE_ICONS:
        return TIMELINE_ICONS[key]
    subject, _dot, after = key.partition(".")
    if subject == "service_request":
        return "inbox", "muted"
    known = STATUSES.get(after)
    if known is None:
        return "circle-dot", "muted"
    return known.icon, known.tone

"""The words for coded values: `word("work_order", "waiting_parts")` -> 待件. Screens and papers take them from here."""

from __future__ import annotations

from fieldservice.i18n import language as current_language
from fieldservice.i18n import mark, translate_in

WORDS: dict[str, dict[str, str]] = {
    "work_order": {
        "draft": mark("status", "Draft"),
        "qualified": mark("status", "To schedule"),
        "scheduled": mark("status", "Scheduled"),
        "accepted": mark("status", "Accepted"),
        "travelling": mark("status", "Travelling"),
        "on_site": mark("status", "On site"),
        "working": mark("status", "Working"),
        "waiting_parts": mark("status", "Waiting for parts"),
        "waiting_customer": mark("status", "Waiting for customer"),
        "completed": mark("status", "Completed"),
        "closed_incomplete": mark("status", "Closed incomplete"),
        "cancelled": mark("status", "Cancelled"),
        "reviewed": mark("status", "Reviewed"),
        "archived": mark("status", "Archived"),
    },
    "booking": {
        "proposed": mark("status", "Proposed"),
        "accepted": mark("status", "Accepted"),
        "declined": mark("status", "Declined"),
        "travelling": mark("status", "Travelling"),
        "on_site": mark("status", "On site"),
        "working": mark("status", "Working"),
        "left": mark("status", "Left the site"),
        "cancelled": mark("status", "Cancelled"),
    },
    "service_request": {
        "new": mark("status", "New"),
        "accepted": mark("status", "Work order made"),
        "answered": mark("status", "Solved remotely"),
        "merged": mark("status", "Merged"),
        "cancelled": mark("status", "Cancelled"),
    },
    "outcome": {"done": mark("status", "Done"), "not_done": mark("status", "Not done")},
    "task": {"open": mark("status", "Open"), "done": mark("status", "Done"), "skipped": mark("status", "Skipped")},
    "entitlement": {
        "in_warranty": mark("status", "In warranty"),
        "contract": mark("status", "Contract"),
        "out_of_warranty": mark("status", "Out of warranty"),
        "unknown": mark("status", "Coverage unknown"),
    },
    "verdict": {
        "pass": mark("status", "Pass"),
        "fail": mark("status", "Fail"),
        "partial": mark("status", "Partial"),
        "na": mark("status", "Not applicable"),
    },
    "priority": {
        "emergency": mark("status", "Emergency"),
        "high": mark("status", "High"),
        "normal": mark("status", "Normal"),
        "low": mark("status", "Low"),
    },
    "complexity": {
        "simple": mark("status", "Simple"),
        "normal": mark("status", "Moderate"),
        "complex": mark("status", "Complex"),
    },
    "channel": {
        "phone": mark("status", "Phone"),
        "chat": mark("status", "Chat"),
        "email": mark("status", "E-mail"),
        "web": mark("status", "Web form"),
        "social": mark("status", "Social media"),
        "counter": mark("status", "Counter"),
        "on_site": mark("status", "On the spot"),
    },
    "request_type": {
        "consultation": mark("status", "Consultation"),
        "usage": mark("status", "Usage question"),
        "repair": mark("status", "Repair"),
        "installation": mark("status", "Installation"),
        "maintenance": mark("status", "Maintenance"),
        "upgrade": mark("status", "Software upgrade"),
        "training": mark("status", "Training"),
        "return": mark("status", "Return or exchange"),
        "complaint": mark("status", "Complaint"),
    },
    "job_type": {
        "repair": mark("status", "Repair"),
        "maintenance": mark("status", "Maintenance"),
        "installation": mark("status", "Installation"),
        "inspection": mark("status", "Inspection"),
        "upgrade": mark("status", "Software upgrade"),
        "training": mark("status", "Training"),
        "return": mark("status", "Return or exchange"),
    },
    "job_kind": {
        "remote": mark("status", "Remote"),
        "on_site": mark("status", "At the customer's"),
        "workshop": mark("status", "Workshop"),
        "counter": mark("status", "Counter"),
    },
    "tier": {
        "high": mark("status", "Key account"),
        "medium": mark("status", "Medium"),
        "ordinary": mark("status", "Ordinary"),
    },
    "time": {"travel": mark("status", "Travel"), "work": mark("status", "Work"), "wait": mark("status", "Waiting")},
    "disposition": {
        "return": mark("status", "To be returned"),
        "scrap": mark("status", "Scrapped on site"),
        "customer": mark("status", "Kept by the customer"),
    },
    "signature": {
        "signed": mark("status", "Signed"),
        "absent": mark("status", "Customer absent"),
        "declined": mark("status", "Declined to sign"),
    },
    "purpose": {
        "safety": mark("status", "Safety check"),
        "diagnosis": mark("status", "Diagnosis"),
        "maintenance": mark("status", "Maintenance"),
        "installation": mark("status", "Installation"),
        "test": mark("status", "Functional test"),
    },
    "unit": {
        "pcs": mark("status", "pcs"),
        "set": mark("status", "set"),
        "h": mark("status", "h"),
        "visit": mark("status", "visit"),
        "km": mark("status", "km"),
        "m": mark("status", "m"),
        "L": mark("status", "L"),
        "kg": mark("status", "kg"),
        "box": mark("status", "box"),
        "roll": mark("status", "roll"),
    },
    # units as they follow a number, where that differs
    "unit_of_one": {"pcs": mark("status", "pc")},
    "unit_of_many": {
        "set": mark("status", "sets"),
        "visit": mark("status", "visits"),
        "box": mark("status", "boxes"),
        "roll": mark("status", "rolls"),
    },
}


def word(group: str, key: str, language: str = "") -> str:
    """The word for a coded value, in the language in use or the one named; an unknown value is shown as it stands."""
    text = WORDS.get(str(group), {}).get(str(key))
    return translate_in(language or current_language(), "status", text) if text else str(key)


def choices(group: str) -> list[tuple[str, str]]:
    """(key, word) of a group in its natural order, for choosing."""
    return [(key, word(group, key)) for key in WORDS[group]]

"""The words for coded values: `word("work_order", "waiting_parts")` -> 待件. Screens and papers take them from here."""

from __future__ import annotations

from fieldservice.i18n import mark, translate

_C = "status"

WORDS: dict[str, dict[str, str]] = {
    "work_order": {
        "draft": mark(_C, "Draft"),
        "qualified": mark(_C, "To schedule"),
        "scheduled": mark(_C, "Scheduled"),
        "accepted": mark(_C, "Accepted"),
        "travelling": mark(_C, "Travelling"),
        "on_site": mark(_C, "On site"),
        "working": mark(_C, "Working"),
        "waiting_parts": mark(_C, "Waiting for parts"),
        "waiting_customer": mark(_C, "Waiting for customer"),
        "completed": mark(_C, "Completed"),
        "closed_incomplete": mark(_C, "Closed incomplete"),
        "cancelled": mark(_C, "Cancelled"),
        "reviewed": mark(_C, "Reviewed"),
        "archived": mark(_C, "Archived"),
    },
    "booking": {
        "proposed": mark(_C, "Proposed"),
        "accepted": mark(_C, "Accepted"),
        "declined": mark(_C, "Declined"),
        "travelling": mark(_C, "Travelling"),
        "on_site": mark(_C, "On site"),
        "working": mark(_C, "Working"),
        "left": mark(_C, "Left the site"),
        "cancelled": mark(_C, "Cancelled"),
    },
    "service_request": {
        "new": mark(_C, "New"),
        "accepted": mark(_C, "Work order made"),
        "answered": mark(_C, "Solved remotely"),
        "merged": mark(_C, "Merged"),
        "cancelled": mark(_C, "Cancelled"),
    },
    "outcome": {"done": mark(_C, "Done"), "not_done": mark(_C, "Not done")},
    "task": {"open": mark(_C, "Open"), "done": mark(_C, "Done"), "skipped": mark(_C, "Skipped")},
    "entitlement": {
        "in_warranty": mark(_C, "In warranty"),
        "contract": mark(_C, "Contract"),
        "out_of_warranty": mark(_C, "Out of warranty"),
        "unknown": mark(_C, "Coverage unknown"),
    },
    "verdict": {
        "pass": mark(_C, "Pass"),
        "fail": mark(_C, "Fail"),
        "partial": mark(_C, "Partial"),
        "na": mark(_C, "Not applicable"),
    },
    "priority": {
        "emergency": mark(_C, "Emergency"),
        "high": mark(_C, "High"),
        "normal": mark(_C, "Normal"),
        "low": mark(_C, "Low"),
    },
    "channel": {
        "phone": mark(_C, "Phone"),
        "chat": mark(_C, "Chat"),
        "email": mark(_C, "E-mail"),
        "web": mark(_C, "Web form"),
        "social": mark(_C, "Social media"),
        "counter": mark(_C, "Counter"),
        "on_site": mark(_C, "On the spot"),
    },
    "request_type": {
        "consultation": mark(_C, "Consultation"),
        "usage": mark(_C, "Usage question"),
        "repair": mark(_C, "Repair"),
        "installation": mark(_C, "Installation"),
        "maintenance": mark(_C, "Maintenance"),
        "upgrade": mark(_C, "Software upgrade"),
        "training": mark(_C, "Training"),
        "return": mark(_C, "Return or exchange"),
        "complaint": mark(_C, "Complaint"),
    },
    "job_type": {
        "repair": mark(_C, "Repair"),
        "maintenance": mark(_C, "Maintenance"),
        "installation": mark(_C, "Installation"),
        "inspection": mark(_C, "Inspection"),
        "upgrade": mark(_C, "Software upgrade"),
        "training": mark(_C, "Training"),
        "return": mark(_C, "Return or exchange"),
    },
    "job_kind": {
        "remote": mark(_C, "Remote"),
        "on_site": mark(_C, "At the customer's"),
        "workshop": mark(_C, "Workshop"),
        "counter": mark(_C, "Counter"),
    },
    "tier": {
        "high": mark(_C, "Key account"),
        "medium": mark(_C, "Medium"),
        "ordinary": mark(_C, "Ordinary"),
    },
    "time": {"travel": mark(_C, "Travel"), "work": mark(_C, "Work"), "wait": mark(_C, "Waiting")},
    "disposition": {
        "return": mark(_C, "To be returned"),
        "scrap": mark(_C, "Scrapped on site"),
        "customer": mark(_C, "Kept by the customer"),
    },
    "signature": {
        "signed": mark(_C, "Signed"),
        "absent": mark(_C, "Customer absent"),
        "declined": mark(_C, "Declined to sign"),
    },
    "purpose": {
        "safety": mark(_C, "Safety check"),
        "diagnosis": mark(_C, "Diagnosis"),
        "maintenance": mark(_C, "Maintenance"),
        "installation": mark(_C, "Installation"),
        "test": mark(_C, "Functional test"),
    },
    "unit": {
        "pcs": mark(_C, "pcs"),
        "set": mark(_C, "set"),
        "h": mark(_C, "h"),
        "visit": mark(_C, "visit"),
        "km": mark(_C, "km"),
        "m": mark(_C, "m"),
        "L": mark(_C, "L"),
        "kg": mark(_C, "kg"),
        "box": mark(_C, "box"),
        "roll": mark(_C, "roll"),
    },
}


def word(group: str, key: str) -> str:
    """The word for a coded value in the language in use; a value that is not in the table is shown as it stands."""
    text = WORDS.get(str(group), {}).get(str(key))
    return translate(_C, text) if text else str(key)


def choices(group: str) -> list[tuple[str, str]]:
    """(key, word) of a group in its natural order, for choosing."""
    return [(key, translate(_C, text)) for key, text in WORDS[group].items()]

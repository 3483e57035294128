"""Status -> word, form, tone and icon, for every status in the visual reference; and the pill specification."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from fieldservice.i18n import mark, translate

Form = Literal["quiet", "loud"]
Tone = Literal["muted", "accent", "ok", "warn", "danger", "info"]


class PillSpec(Struct, frozen=True):
    """What a pill shows: a translated word, its form and tone, an icon (empty for none)."""

    text: str
    form: Form = "quiet"
    tone: Tone = "muted"
    icon: str = ""


class Status(Struct, frozen=True):
    """A row of the status table; `word` is the English source text in the context `kit`."""

    word: str
    form: Form
    tone: Tone
    icon: str


STATUSES: dict[str, Status] = {
    "draft": Status(mark("kit", "Draft"), "quiet", "muted", "pencil"),
    "qualified": Status(mark("kit", "To schedule"), "quiet", "info", "inbox"),
    "scheduled": Status(mark("kit", "Scheduled"), "quiet", "info", "calendar"),
    "proposed": Status(mark("kit", "To accept"), "loud", "accent", "inbox"),
    "accepted": Status(mark("kit", "Accepted"), "quiet", "info", "check"),
    "declined": Status(mark("kit", "Declined"), "quiet", "danger", "x"),
    "travelling": Status(mark("kit", "Travelling"), "loud", "accent", "car"),
    "on_site": Status(mark("kit", "On site"), "loud", "accent", "map-pin"),
    "working": Status(mark("kit", "Working"), "loud", "accent", "wrench"),
    "in_progress": Status(mark("kit", "Working"), "loud", "accent", "wrench"),
    "left": Status(mark("kit", "Left site"), "quiet", "muted", "door-open"),
    "waiting_parts": Status(mark("kit", "Waiting for parts"), "loud", "warn", "package-clock"),
    "waiting_customer": Status(mark("kit", "Waiting for customer"), "loud", "warn", "user-round"),
    "completed": Status(mark("kit", "Completed"), "quiet", "ok", "circle-check"),
    "closed_incomplete": Status(mark("kit", "Closed incomplete"), "quiet", "danger", "circle-x"),
    "cancelled": Status(mark("kit", "Cancelled"), "quiet", "muted", "ban"),
    "reviewed": Status(mark("kit", "Reviewed"), "quiet", "ok", "shield-check"),
    "archived": Status(mark("kit", "Archived"), "quiet", "muted", "archive"),
    "in_warranty": Status(mark("kit", "In warranty"), "loud", "ok", "shield-check"),
    "under_contract": Status(mark("kit", "Contract"), "quiet", "ok", "file-text"),
    "out_of_warranty": Status(mark("kit", "Out of warranty"), "quiet", "muted", "ban"),
    "unknown": Status(mark("kit", "Unknown"), "quiet", "muted", "circle-question-mark"),
    "shipped": Status(mark("kit", "Shipped"), "loud", "info", "truck"),
    "in_van": Status(mark("kit", "In van"), "quiet", "ok", "check"),
    "waiting_delivery": Status(mark("kit", "Waiting"), "quiet", "muted", "cloud-off"),
    "delivered": Status(mark("kit", "Delivered"), "quiet", "ok", "cloud-check"),
    "needs_decision": Status(mark("kit", "Needs your decision"), "quiet", "danger", "arrow-left-right"),
    "pass": Status(mark("kit", "Pass"), "quiet", "ok", "circle-check"),
    "fail": Status(mark("kit", "Fail"), "loud", "danger", "circle-x"),
    "partial": Status(mark("kit", "Partial"), "loud", "warn", "circle-half"),
    "not_applicable": Status(mark("kit", "Not applicable"), "quiet", "muted", "circle-minus"),
    "new": Status(mark("kit", "New"), "quiet", "info", "inbox"),
    "open": Status(mark("kit", "Open"), "quiet", "info", "inbox"),
    "converted": Status(mark("kit", "Work order made"), "quiet", "ok", "clipboard-check"),
    "closed": Status(mark("kit", "Closed"), "quiet", "ok", "circle-check"),
    "active": Status(mark("kit", "Active"), "quiet", "ok", "check"),
    "inactive": Status(mark("kit", "Inactive"), "quiet", "muted", "ban"),
}


def status(key: str) -> PillSpec:
    """The pill of a status in the language in use; KeyError for a key that the table does not have."""
    row = STATUSES[key]
    return PillSpec(translate("kit", row.word), row.form, row.tone, row.icon)

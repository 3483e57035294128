"""A request as the intake form holds it, before it is one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from fieldservice.services.newcomers import NewAsset, NewContact, NewCustomer
from fieldservice.services.validation import tidy

if TYPE_CHECKING:
    from fieldservice.services.remote_checks import Check
    from fieldservice.services.triage import Suggested

_SUMMARY_LENGTH = 60
_SENTENCE_ENDS = "。！？!?\n；;"


@dataclass(frozen=True, slots=True)
class RequestDraft:
    """What the intake form holds. Known customer, contact and asset by id; unknown ones as `new_...`, made on the way.

    A chosen asset brings its customer and site, a chosen contact the caller's name and phone, where they are empty.
    """

    channel: str = "phone"
    request_type: str = "repair"
    category: str = ""
    priority: str = "normal"
    complexity: str = ""  # simple | normal | complex
    customer_id: str | None = None
    contact_id: str | None = None
    site_id: str | None = None
    asset_id: str | None = None
    caller_name: str = ""
    caller_phone: str = ""
    fault: str = ""
    can_stop: str = ""  # yes | no | stopped
    wanted_at: datetime | None = None
    received_at: datetime | None = None  # None: now
    job_kind: str = "on_site"
    note: str = ""
    new_customer: NewCustomer | None = None
    new_contact: NewContact | None = None
    new_asset: NewAsset | None = None
    checks: tuple[Check, ...] = ()  # what the customer looked at while they were on the line
    suggested: tuple[Suggested, ...] = ()  # what was suggested while the form was filled in


def summary_of(fault: str) -> str:
    """The first sentence of a fault description, short enough for a line in a list."""
    first = fault.strip()
    for position, character in enumerate(first):
        if character in _SENTENCE_ENDS:
            first = first[:position]
            break
    first = tidy(first) or tidy(fault)
    return first if len(first) <= _SUMMARY_LENGTH else first[: _SUMMARY_LENGTH - 1].rstrip() + "…"

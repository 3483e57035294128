"""How complete the record of a request is: a complete one needs no second call (target 95 %)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from fieldservice.domain.records import Contact, ServiceRequest
from fieldservice.store.queries import intake as queries
from fieldservice.store.reader import Reader

if TYPE_CHECKING:
    from fieldservice.services.request_draft import RequestDraft

REQUIRED = (
    "channel",
    "request_type",
    "priority",
    "customer",
    "contact",
    "phone",
    "asset",
    "fault",
    "wanted",
    "can_stop",
)
# Without these there is nothing to send a technician to.
NEEDED_TO_QUALIFY = frozenset({"customer", "fault"})

_STORED = {
    "channel": "r.channel <> ''",
    "request_type": "r.request_type <> ''",
    "priority": "r.priority <> ''",
    "customer": "r.customer_id IS NOT NULL",
    "contact": "r.contact_id IS NOT NULL OR r.caller_name <> ''",
    "phone": "r.caller_phone <> ''",
    "asset": "r.asset_id IS NOT NULL",
    "fault": "r.fault <> ''",
    "wanted": "r.wanted_at IS NOT NULL",
    "can_stop": "r.can_stop <> ''",
}


@dataclass(frozen=True, slots=True)
class Completeness:
    """`missing` names what REQUIRED still lacks, in its order; `can_qualify`: a work order can be made already."""

    done: int
    total: int
    missing: tuple[str, ...]
    can_qualify: bool


def completeness_of_draft(reader: Reader, draft: RequestDraft) -> Completeness:
    """How complete the record would be if the form were sent now."""
    contact = reader.find(Contact, draft.contact_id)
    new_contact, new_asset = draft.new_contact, draft.new_asset
    phone = draft.caller_phone.strip() or (contact.phone if contact else "")
    return _measure(
        {
            "channel": bool(draft.channel),
            "request_type": bool(draft.request_type),
            "priority": bool(draft.priority),
            "customer": bool(draft.customer_id or draft.new_customer or draft.asset_id or draft.contact_id),
            "contact": bool(
                draft.contact_id or draft.caller_name.strip() or (new_contact and new_contact.name.strip())
            ),
            "phone": bool(phone or (new_contact and new_contact.phone.strip())),
            "asset": bool(draft.asset_id or (new_asset and (new_asset.serial.strip() or new_asset.name.strip()))),
            "fault": bool(draft.fault.strip()),
            "wanted": draft.wanted_at is not None,
            "can_stop": bool(draft.can_stop),
        }
    )


def completeness_of_request(request: ServiceRequest) -> Completeness:
    """How complete a stored record is."""
    return _measure(
        {
            "channel": bool(request.channel),
            "request_type": bool(request.request_type),
            "priority": bool(request.priority),
            "customer": request.customer_id is not None,
            "contact": bool(request.contact_id or request.caller_name),
            "phone": bool(request.caller_phone),
            "asset": request.asset_id is not None,
            "fault": bool(request.fault),
            "wanted": request.wanted_at is not None,
            "can_stop": bool(request.can_stop),
        }
    )


def complete_rate(reader: Reader, since: datetime, until: datetime) -> tuple[int, int]:
    """(complete records, all records) received in the period."""
    return queries.completeness(reader, since, until, [_STORED[name] for name in REQUIRED])


def _measure(filled: dict[str, bool]) -> Completeness:
    missing = tuple(name for name in REQUIRED if not filled[name])
    return Completeness(len(REQUIRED) - len(missing), len(REQUIRED), missing, NEEDED_TO_QUALIFY.isdisjoint(missing))

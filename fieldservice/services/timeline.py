"""What happened, newest first: requests, changes of status, visits, notes, files, parts, answers, signatures.

Entries are language-neutral; `timeline_text` says one in the language in use.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fieldservice.domain.quantity import Quantity, format_quantity
from fieldservice.domain.records import Person
from fieldservice.domain.words import word
from fieldservice.i18n import language, translate
from fieldservice.services import timeline_papers
from fieldservice.services.context import Context
from fieldservice.services.work_order_lists import display_name
from fieldservice.store.queries import timeline as queries
from fieldservice.system.clock import from_ms

_C = "timeline"


@dataclass(frozen=True, slots=True)
class Entry:
    """One event. `kind`: status | request | note | photo | file | part_used | part_removed | answers | signature |
    escalation | escalation_answer | safety_read | parts_asked | parts_picked | parts_sent | parts_received | old_part.

    `number` is that of the work order or request it belongs to; `by` who did it (None: not known); `params` what the
    wording needs, by name.
    """

    kind: str
    id: str
    number: str
    at: datetime | None
    by: Person | None
    params: Mapping[str, Any]

    @property
    def icon(self) -> str:
        """What it is about, for choosing an icon: the kind, or for a change of status what was changed and to what."""
        return f"{self.params['subject']}.{self.params['after']}" if self.kind == "status" else self.kind


_PARAMS: dict[str, tuple[str, ...]] = {
    "status": ("subject", "before", "after", "reason", "technician_id"),
    "request": ("channel", "fault", "caller", "status"),
    "note": ("text",),
    "photo": ("name", "caption", "stage"),
    "file": ("name", "caption", "stage"),
    "part_used": ("number", "name", "quantity_micro", "unit", "lot_or_serial"),
    "part_removed": ("number", "name", "quantity_micro", "unit", "tag"),
    "answers": ("name", "name_en", "answered", "failed", "purpose"),
    "signature": ("role", "outcome", "name", "reason"),
    "escalation": ("text", "level", "owner", "owner_en", "status"),
    "escalation_answer": ("text", "level", "owner"),
    "safety_read": (),
    **timeline_papers.PARAMS,
}
MOST = 500


class Timeline:
    """Reads timelines."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def of_work_order(self, work_order_id: str, limit: int = MOST) -> list[Entry]:
        """What happened to a work order, its request included, newest first."""
        return self._read("work_order", work_order_id, limit)

    def of_customer(self, customer_id: str, limit: int = MOST) -> list[Entry]:
        """What happened with a customer, whatever the machine."""
        return self._read("customer", customer_id, limit)

    def of_asset(self, asset_id: str, limit: int = MOST) -> list[Entry]:
        """What happened to a machine."""
        return self._read("asset", asset_id, limit)

    def _read(self, subject: str, id: str, limit: int) -> list[Entry]:
        reader = self._context.store.read()
        rows = queries.entries(reader, subject, id, limit)
        technicians = [row[9] for row in rows if row[0] == "status"]
        people = reader.many(Person, [*(row[4] for row in rows), *technicians])
        entries = []
        for kind, id, number, at, by, *values in rows:
            params = dict(zip(_PARAMS[kind], values, strict=False))
            technician = people.get(params.pop("technician_id", "") or "")
            if kind in ("part_used", "part_removed"):  # both names travel in one column
                params["name"], _, params["name_en"] = params["name"].partition("\x1f")
            if kind == "status":
                params |= {"technician": technician.name if technician else "", "technician_en": _english(technician)}
            entries.append(Entry(kind, id, number, from_ms(at) if at is not None else None, people.get(by), params))
        return entries


def _english(person: Person | None) -> str:
    return (person.name_en or person.name) if person else ""


def timeline_text(entry: Entry) -> str:
    """One line in the language in use; time and person are shown beside it."""
    return _WORDINGS[entry.kind](entry.params)


def _status(params: Mapping[str, Any]) -> str:
    subject, before, after, reason = params["subject"], params["before"], params["after"], params["reason"]
    text = _change(subject, before, after, params)
    return translate(_C, "{what}: {reason}", what=text, reason=reason) if reason else text


def _change(subject: str, before: str, after: str, params: Mapping[str, Any]) -> str:
    if subject == "work_order" and not before:
        return translate(_C, "Work order created")
    if subject == "work_order":
        if after == "qualified" and before in ("completed", "closed_incomplete", "cancelled", "reviewed"):
            return translate(_C, "Work order reopened")
        if after == "qualified" and before in ("waiting_parts", "waiting_customer"):
            return translate(_C, "Work goes on")
        return word("work_order", after)
    if subject == "booking":
        who = params.get("technician_en" if language() == "en" else "technician", "")
        if before == "left":
            return translate(_C, "Leaving the site was taken back")
        if before in ("travelling", "on_site") and after in ("accepted", "travelling"):
            return translate(_C, "The last step was taken back")
        if after == "proposed":
            return translate(_C, "Planned for {name}", name=who) if who else translate(_C, "Visit planned")
        return _BOOKING[after]() if after in _BOOKING else word("booking", after)
    return translate(_C, "Request: {state}", state=word("service_request", after))


_BOOKING: dict[str, Callable[[], str]] = {
    "accepted": lambda: translate(_C, "Visit accepted"),
    "declined": lambda: translate(_C, "Visit declined"),
    "travelling": lambda: translate(_C, "Set off for the customer"),
    "on_site": lambda: translate(_C, "Arrived on site"),
    "working": lambda: translate(_C, "Work started"),
    "left": lambda: translate(_C, "Left the site"),
    "cancelled": lambda: translate(_C, "Visit cancelled"),
}


def _request(params: Mapping[str, Any]) -> str:
    channel = word("channel", params["channel"])
    if not params["fault"]:
        return translate(_C, "{channel} request", channel=channel)
    return translate(_C, "{channel} request: {fault}", channel=channel, fault=params["fault"])


def _photo(params: Mapping[str, Any]) -> str:
    if params["stage"] == "before":
        text = translate(_C, "Photo before the repair")
    elif params["stage"] == "after":
        text = translate(_C, "Photo after the repair")
    else:
        text = translate(_C, "Photo")
    return translate(_C, "{what}: {reason}", what=text, reason=params["caption"]) if params["caption"] else text


def _file(params: Mapping[str, Any]) -> str:
    return translate(_C, "File added: {name}", name=params["caption"] or params["name"])


def _part(params: Mapping[str, Any]) -> str:
    quantity = format_quantity(Quantity(params["quantity_micro"], params["unit"]))
    name = display_name(params["name"], params["name_en"], language())
    part = " ".join(text for text in (params["number"], name) if text)
    if "tag" not in params:
        return translate(_C, "Part used: {part}, {quantity}", part=part, quantity=quantity)
    if params["tag"]:
        return translate(_C, "Old part removed: {part}, tag {tag}", part=part, tag=params["tag"])
    return translate(_C, "Old part removed: {part}", part=part)


def _answers(params: Mapping[str, Any]) -> str:
    name = params["name_en"] if language() == "en" else params["name"]
    answered, failed = params["answered"], params["failed"]
    if failed:
        return translate(_C, "{name}: %n questions answered, {failed} failed", answered, name=name, failed=failed)
    return translate(_C, "{name}: %n questions answered", answered, name=name)


def _signature(params: Mapping[str, Any]) -> str:
    if params["outcome"] == "absent":
        text = translate(_C, "Nobody was there to sign")
    elif params["outcome"] == "declined":
        text = translate(_C, "The customer declined to sign")
    elif params["role"] == "technician":
        text = translate(_C, "The technician signed")
    else:
        text = translate(_C, "The customer signed: {name}", name=params["name"])
    return translate(_C, "{what}: {reason}", what=text, reason=params["reason"]) if params["reason"] else text


def _asked(params: Mapping[str, Any]) -> str:
    who = params["owner_en"] if language() == "en" else params["owner"]
    if params["level"] == "maker":
        return translate(_C, "The maker was asked, {name}: {said}", name=who, said=params["text"])
    return translate(_C, "{name} was asked: {said}", name=who, said=params["text"])


def _told(params: Mapping[str, Any]) -> str:
    if params["owner"]:
        return translate(_C, "Answer of {name}: {said}", name=params["owner"], said=params["text"])
    return translate(_C, "Answer: {said}", said=params["text"])


_WORDINGS: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "status": _status,
    "request": _request,
    "note": lambda params: str(params["text"]),
    "photo": _photo,
    "file": _file,
    "part_used": _part,
    "part_removed": _part,
    "answers": _answers,
    "signature": _signature,
    "escalation": _asked,
    "escalation_answer": _told,
    "safety_read": lambda _params: translate(_C, "Safety warning read"),
    **timeline_papers.WORDINGS,
}

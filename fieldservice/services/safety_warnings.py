"""Warnings of visits that can't start because something is not safe: who has to read them, who has.

A warning is an escalation of level safety (`services/unsafe.py` writes it). It waits for everybody who plans, until one
of them has read it; what that person answers is a note on the work order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from fieldservice.domain.records import Asset, Customer, Escalation, Note, Person, Product, WorkOrder
from fieldservice.domain.states import FINISHED_STATES
from fieldservice.errors import UserError
from fieldservice.services.context import Context
from fieldservice.services.subjects import person_name
from fieldservice.services.unsafe import SAFETY, office_of
from fieldservice.services.validation import require_short, tidy_lines
from fieldservice.store.numbers import HUB_DEVICE
from fieldservice.store.queries import escalations as queries
from fieldservice.store.reader import Reader

__all__ = ["SafetyWarning", "SafetyWarnings"]

_FINISHED = tuple(state.value for state in FINISHED_STATES)


@dataclass(frozen=True, slots=True)
class SafetyWarning:
    """A visit that can't start. `told`: names, as they were when it was written; `phone` of one of them; `answer`: what
    whoever read it wrote back; `mine`: whoever is signed in should read it."""

    id: str
    work_order_id: str
    number: str
    customer: Customer | None
    machine: str
    reason: str
    at: datetime | None
    by: Person | None
    told: str
    phone: str
    delivered: bool  # False: the hub does not have it yet
    read_at: datetime | None
    read_by: Person | None
    answer: str
    mine: bool


class SafetyWarnings:
    """Reading them, in both senses."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def waiting(self, limit: int = 50) -> list[SafetyWarning]:
        """Those that whoever is signed in should read, the oldest first; nobody is warned of what they reported."""
        reader = self._context.store.read()
        ids = queries.unread_warnings(reader, limit)
        return [each for each in self._views(reader, ids) if each.mine] if ids else []

    def of_work_order(self, work_order_id: str) -> list[SafetyWarning]:
        """The warnings of a work order that still hold, the newest first."""
        reader = self._context.store.read()
        return self._views(reader, queries.warnings_beside(reader, work_order_id, None, _FINISHED))

    def of_request(self, request_id: str) -> list[SafetyWarning]:
        """The warnings of a request's work order that still hold, the newest first."""
        reader = self._context.store.read()
        return self._views(reader, queries.warnings_beside(reader, None, request_id, _FINISHED))

    def read(self, warning_id: str, answer: str = "", initiator: object | None = None) -> Escalation:
        """Whoever is signed in has read it; `answer` goes to the technician as a note on the work order.

        `unread` is the inverse; the note stays. Raises UserError when somebody else has read it.
        """
        text = tidy_lines(answer)
        require_short(text)
        now, actor = self._context.now(), self._context.actor_id
        with self._context.begin("safety.read", initiator) as uow:
            warning = uow.get(Escalation, warning_id)
            if warning.level != SAFETY:
                raise ValueError(warning.level)
            if warning.read_by_id is not None and warning.read_by_id != actor:
                name = person_name(uow.get(Person, warning.read_by_id))
                raise UserError("safety.read", "{name} has read this already.", name=name)
            changed = uow.change(Escalation, warning_id, read_at=now, read_by_id=actor)
            if text:
                uow.add(
                    Note(id=self._context.ids(), work_order_id=warning.work_order_id, text=text, at=now, by_id=actor)
                )
            uow.commit()
        return changed

    def unread(self, warning_id: str, initiator: object | None = None) -> Escalation:
        """Let it wait again."""
        with self._context.begin("safety.unread", initiator) as uow:
            changed = uow.change(Escalation, warning_id, read_at=None, read_by_id=None)
            uow.commit()
        return changed

    def _views(self, reader: Reader, ids: Sequence[str]) -> list[SafetyWarning]:
        if not ids:
            return []
        rows = reader.many(Escalation, ids)
        found = [rows[id] for id in ids if id in rows]
        people = reader.many(Person, [id for each in found for id in (each.asked_by_id, each.read_by_id)])
        orders = reader.many(WorkOrder, (each.work_order_id for each in found))
        customers = reader.many(Customer, (order.customer_id for order in orders.values()))
        assets = reader.many(Asset, (order.asset_id for order in orders.values()))
        products = reader.many(Product, (asset.product_id for asset in assets.values()))
        actor = self._context.actor_id
        office = office_of(reader)
        phone = next((person.phone for person in office if person.phone), "")
        in_office = actor in {person.id for person in office}
        joined = self._context.store.local_value(HUB_DEVICE) is not None
        waiting = queries.undelivered(reader, [each.id for each in found]) if joined else frozenset()
        made = []
        for each in found:
            order = orders.get(each.work_order_id or "")
            asset = assets.get((order.asset_id if order else None) or "")
            product = products.get((asset.product_id if asset else None) or "")
            machine = " · ".join(
                word for word in (product.model if product else "", asset.name if asset else "") if word
            )
            made.append(
                SafetyWarning(
                    each.id, order.id if order else "", order.number if order else "",
                    customers.get((order.customer_id if order else None) or ""), machine, each.question, each.asked_at,
                    people.get(each.asked_by_id or ""), each.owner_name, phone, each.id not in waiting, each.read_at,
                    people.get(each.read_by_id or ""), _answer(reader, each), in_office and each.asked_by_id != actor,
                )
            )  # fmt: skip
        return made


def _answer(reader: Reader, warning: Escalation) -> str:
    """What was written in the same moment in which the warning was read."""
    if warning.read_at is None:
        return ""
    notes = reader.where(Note, work_order_id=warning.work_order_id, by_id=warning.read_by_id, at=warning.read_at)
    return " ".join(note.text for note in notes)

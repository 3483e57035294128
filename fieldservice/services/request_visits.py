"""Parts requests follow the visit that they are for: when they are needed, for whom, and where to."""

from __future__ import annotations

from typing import Any

from fieldservice.domain.records import Booking, PartRequest, PartRequestLine, Person
from fieldservice.services.request_lines import next_visit
from fieldservice.store.reader import Reader
from fieldservice.store.unit_of_work import UnitOfWork


def requests_follow(uow: UnitOfWork, work_order_id: str, before: Booking | None) -> None:
    """After an order's visits changed within a unit of work: its open requests are needed when the next visit is now,
    by its technician, in their van. `before`: the next visit until then.

    What somebody chose (another day, another person, the customer's site) stays as it was chosen.
    """
    after = next_visit(uow, work_order_id)
    if after is None:
        return
    for request in uow.where(PartRequest, work_order_id=work_order_id, status="open"):
        fields = _followed(uow, request, before, after)
        if not fields:
            continue
        uow.change(PartRequest, request.id, **fields)
        if "person_id" in fields:
            for line in uow.where(PartRequestLine, request_id=request.id):
                uow.change(PartRequestLine, line.id, person_id=fields["person_id"])


def _followed(reader: Reader, request: PartRequest, before: Booking | None, after: Booking) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    if after.starts_at != request.needed_at and request.needed_at in (None, before.starts_at if before else None):
        fields["needed_at"] = after.starts_at
    former = before.technician_id if before else None
    if after.technician_id and after.technician_id != request.person_id and request.person_id in (None, former):
        fields["person_id"] = after.technician_id
        van = _van(reader, after.technician_id)
        if van is not None and request.to_location_id in (None, _van(reader, request.person_id)):
            fields["to_location_id"] = van
    return fields


def _van(reader: Reader, person_id: str | None) -> str | None:
    person = reader.find(Person, person_id)
    return person.van_location_id if person else None

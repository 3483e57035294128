"""What people are told about parts on their way out when something happened elsewhere meanwhile.

Nothing here stops anybody: a pick and a shipment are facts. The sentences say what happened and what can be done.
"""

from __future__ import annotations

from collections.abc import Iterable

from fieldservice.domain.records import (
    Part,
    PartRequest,
    PartRequestLine,
    Person,
    PickLine,
    PickList,
    Shipment,
    ShipmentLine,
    StockLocation,
    StockMove,
    WorkOrder,
)
from fieldservice.domain.states import FINISHED_STATES, WorkOrderStatus
from fieldservice.i18n import language, translate
from fieldservice.services.request_sources import amount, place_name
from fieldservice.services.shipment_moves import rightful, sent_and_received
from fieldservice.services.work_order_lists import display_name
from fieldservice.store.queries.availability import holds_ledger
from fieldservice.store.queries.stock import moved_by_line, on_hand
from fieldservice.store.reader import Reader

_C = "outbound"
_FINISHED = frozenset(state.value for state in FINISHED_STATES)


def pick_list_notices(reader: Reader, lines: Iterable[PickLine]) -> tuple[str, ...]:
    """What whoever picks this list should know."""
    lines = list(lines)
    found = [*_given_up(reader, [line.request_line_id for line in lines])]
    for pick_list in reader.many(PickList, (line.pick_list_id for line in lines)).values():
        found += _moved(reader, pick_list, [line.request_line_id for line in lines])
    picked = moved_by_line(reader, [line.id for line in lines])
    parts = reader.many(Part, [line.part_id for line in lines])
    for line in lines:
        too_many = picked.get(line.id, {}).get("picked", 0) - line.quantity_micro
        if too_many > 0 and line.part_id in parts:
            found.append(
                translate(
                    _C,
                    "{number} was picked by two people, {amount} too many. Put that back.",
                    amount=amount(too_many, line.unit),
                    number=parts[line.part_id].number,
                )
            )
        if line.bin_id is not None and line.part_id in parts:
            found += _below_zero(reader, parts[line.part_id], line.bin_id)
    return tuple(dict.fromkeys(found))


def shipment_notices(reader: Reader, shipment: Shipment, lines: Iterable[ShipmentLine]) -> tuple[str, ...]:
    """What whoever packs, sends or receives this shipment should know."""
    lines = list(lines)
    found = [*_given_up(reader, [line.request_line_id for line in lines])]
    if shipment.status == "packed":
        found += _moved(reader, shipment, [line.request_line_id for line in lines])
    moved = sent_and_received(reader, shipment, lines)
    parts = reader.many(Part, [line.part_id for line in lines])
    for line in lines:
        part = parts.get(line.part_id or "")
        if part is None:
            continue
        sent, received = moved.get(line.id, (0, 0))
        right = rightful(line, received)
        if sent > right:
            found.append(
                translate(
                    _C,
                    "{number} was recorded as sent twice, {amount} too many. Put it right in the delivery note.",
                    number=part.number,
                    amount=amount(sent - right, line.unit),
                )
            )
        if received > right:
            found.append(
                translate(
                    _C,
                    "{number} was recorded as received twice, {amount} too many. Put it right in the delivery note.",
                    number=part.number,
                    amount=amount(received - right, line.unit),
                )
            )
        elif received > sent:
            found.append(
                translate(
                    _C,
                    "{amount} of {number} more arrived than was sent{reason}. Settle it in the delivery note.",
                    amount=amount(received - sent, line.unit),
                    number=part.number,
                    reason=_because(line),
                )
            )
        if shipment.status == "received" and received < min(sent, right):
            found.append(
                translate(
                    _C,
                    "{amount} of {number} did not arrive{reason}. Settle it: lost, or never sent.",
                    amount=amount(min(sent, right) - received, line.unit),
                    number=part.number,
                    reason=_because(line),
                )
            )
    return tuple(dict.fromkeys(found))


def _because(line: ShipmentLine) -> str:
    return translate(_C, " ({reason})", reason=line.difference_reason) if line.difference_reason else ""


def _given_up(reader: Reader, line_ids: Iterable[str | None]) -> list[str]:
    lines = reader.many(PartRequestLine, line_ids)
    requests = reader.many(PartRequest, [line.request_id for line in lines.values()])
    orders = reader.many(WorkOrder, [request.work_order_id for request in requests.values()])
    parts = reader.many(Part, [line.part_id for line in lines.values()])
    keeps_ledger = holds_ledger(reader)
    found: list[str] = []
    for line in lines.values():
        request = requests.get(line.request_id)
        if request is None:
            continue
        order = orders.get(request.work_order_id or "")
        number = order.number if order else request.number
        if order is not None and order.status == WorkOrderStatus.CANCELLED:
            found.append(
                translate(
                    _C,
                    "{number} was cancelled meanwhile. What is picked can still be sent, or put back.",
                    number=number,
                )
            )
        elif order is not None and order.status in _FINISHED:
            found.append(
                translate(
                    _C,
                    "{number} is finished meanwhile. What is picked can still be sent, or put back.",
                    number=number,
                )
            )
        elif order is None and request.work_order_id is not None and keeps_ledger:  # keepers hold open orders only
            found.append(
                translate(
                    _C,
                    "The work order of {number} was cancelled or finished meanwhile."
                    " What is picked can still be sent, or put back.",
                    number=request.number,
                )
            )
        elif request.status == "cancelled":
            found.append(
                translate(
                    _C,
                    "{number} was cancelled meanwhile. What is picked can still be sent, or put back.",
                    number=request.number,
                )
            )
        elif line.status == "cancelled" and line.part_id in parts:
            found.append(
                translate(
                    _C,
                    "{part} of {number} is not wanted any more. What is picked can still be sent, or put back.",
                    part=parts[line.part_id].number,
                    number=request.number,
                )
            )
    return found


def _moved(reader: Reader, paper: PickList | Shipment, line_ids: Iterable[str | None]) -> list[str]:
    """Where requests go somewhere else by now, or are needed on another day, than this paper says: the visit was moved
    after it was made."""
    lines = reader.many(PartRequestLine, line_ids)
    requests = reader.many(PartRequest, [line.request_id for line in lines.values() if line.status == "open"])
    found = []
    for request in requests.values():
        if request.status != "open":
            continue
        if (request.person_id, request.to_location_id) != (paper.person_id, paper.to_location_id):
            person = reader.find(Person, request.person_id)
            found.append(
                translate(
                    _C,
                    "{number} is for {person} now, to {place}: the visit was moved. Pack it for them.",
                    number=request.number,
                    person=display_name(person.name, person.name_en, language()) if person else "?",
                    place=place_name(reader.find(StockLocation, request.to_location_id)) or "?",
                )
            )
    needed = [request.needed_at for request in requests.values() if request.needed_at is not None]
    if isinstance(paper, PickList) and needed and paper.due_at is not None and min(needed) != paper.due_at:
        found.append(translate(_C, "The visit was moved: the parts are needed at another time than before."))
    return found


def _below_zero(reader: Reader, part: Part, bin_id: str) -> list[str]:
    held = on_hand(reader, part.id, bin_id)
    if held >= 0:
        return []
    place = reader.find(StockLocation, bin_id)
    papers = dict.fromkeys(
        move.document
        for move in sorted(
            reader.where(StockMove, part_id=part.id, from_location_id=bin_id, order_by="at DESC, rid DESC", limit=2),
            key=lambda each: each.id,
        )
        if move.document
    )
    return [
        translate(
            _C,
            "By the books {place} holds {amount} of {number}: more was taken than it had ({papers}). Count the bin.",
            place=place.code or place_name(place) if place else "",
            amount=amount(held, part.unit),
            number=part.number,
            papers=translate(_C, ", ").join(papers),
        )
    ]

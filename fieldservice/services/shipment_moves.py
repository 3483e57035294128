"""Moves of shipment lines, and what they add up to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from fieldservice.domain.records import (
    PartRequest,
    PartRequestLine,
    Shipment,
    ShipmentLine,
    StockLevel,
    StockLocation,
    StockMove,
)
from fieldservice.services import places
from fieldservice.services.context import Context
from fieldservice.services.reversals import reverse_move
from fieldservice.services.stock import Posted, post
from fieldservice.store.queries import outbound_lines as queries
from fieldservice.store.queries.outbound_lines import Progress
from fieldservice.store.queries.stock import moved_by_line
from fieldservice.store.reader import Reader
from fieldservice.store.unit_of_work import UnitOfWork

_STORES = ("central", "regional", "point")
_SETTLED = ("count", "transfer")  # how what did not arrive leaves the transit place again


def is_stock(line: ShipmentLine) -> bool:
    """Whether a line is stock of ours: an old part on its way back has never been."""
    return line.part_id is not None and line.old_part_id is None


def post_line(
    context: Context,
    uow: UnitOfWork,
    shipment: Shipment,
    line: ShipmentLine,
    from_id: str,
    to_id: str,
    quantity_micro: int,
    reason: str,
) -> Posted:
    """A move that carries out so much of a line."""
    return post(
        context,
        uow,
        line.part_id or "",
        from_id,
        to_id,
        quantity_micro,
        reason=reason,
        lot=line.lot,
        serial=line.serial,
        expiry=line.expiry,
        work_order_id=line.work_order_id or shipment.work_order_id,
        document=shipment.number,
        line_id=line.id,
    )


def sent_and_received(reader: Reader, shipment: Shipment, lines: Iterable[ShipmentLine]) -> dict[str, tuple[int, int]]:
    """By line what left (less what has been settled since) and what arrived.

    A technician's laptop holds the moves of their own van and jobs only: where none is known, the shipment's status
    says that everything left, or arrived.
    """
    lines = list(lines)
    moved = moved_by_line(reader, [line.id for line in lines])
    found: dict[str, tuple[int, int]] = {}
    for line in lines:
        done = moved.get(line.id, {})
        sent, received = done.get(leaving(shipment)), done.get("received")
        if sent is None and is_stock(line):
            sent = line.quantity_micro if shipment.status in ("shipped", "received") else 0
            if received is None and shipment.status == "received":
                received = sent
        settled = sum(done.get(reason, 0) for reason in _SETTLED)
        found[line.id] = ((sent or 0) - settled, received or 0)
    return found


def home_of(reader: Reader, location_id: str, part_id: str) -> str:
    """Where a part goes at a destination: in a warehouse to its own bin, where one is set."""
    place = reader.get(StockLocation, location_id)
    if place.kind not in _STORES:
        return place.id
    level = reader.first(StockLevel, part_id=part_id, location_id=location_id, archived=False)
    bin = reader.find(StockLocation, level.bin_id if level else None)
    return bin.id if bin is not None and not bin.archived else place.id


def expiry_of(reader: Reader, part_id: str, lot: str) -> date | None:
    """When a lot expires, as the moves that brought it in say."""
    found = queries.expiries(reader, [part_id]).get((part_id, lot))
    return date.fromisoformat(found) if found else None


def close_finished_requests(context: Context, uow: UnitOfWork, line_ids: Iterable[str | None]) -> None:
    """Close lines that have everything, and requests all of whose lines are done."""
    lines = uow.many(PartRequestLine, line_ids)
    progress = queries.progress(uow, lines)
    for line in lines.values():
        have = progress.get(line.id, Progress()).received + line.short_micro
        if line.status == "open" and have >= line.quantity_micro:
            uow.change(PartRequestLine, line.id, status="closed")
    for request_id in {line.request_id for line in lines.values()}:
        request = uow.find(PartRequest, request_id)
        if request is None or request.status != "open":
            continue
        if not uow.where(PartRequestLine, request_id=request_id, status="open", limit=1):
            uow.change(PartRequest, request_id, status="closed", closed_at=context.now())


def leaving(shipment: Shipment) -> str:
    """The reason of the moves by which a shipment leaves: what goes back to its supplier is ours no longer."""
    return "vendor_return" if shipment.kind == "vendor_return" else "shipped"


def send(context: Context, uow: UnitOfWork, shipment: Shipment) -> None:
    """Move what of a shipment has not left yet, by its moves, from where it stands into transit, or to its supplier."""
    back = shipment.kind == "vendor_return"
    target = shipment.to_location_id if back else places.transit(uow).id
    from_id = shipment.from_location_id
    if shipment.kind not in ("return", "vendor_return"):
        from_id = places.packing_of(uow, from_id).id
    lines = [line for line in uow.where(ShipmentLine, shipment_id=shipment.id) if is_stock(line)]
    moved = moved_by_line(uow, [line.id for line in lines])
    for line in lines:
        left = line.quantity_micro - moved.get(line.id, {}).get(leaving(shipment), 0)
        if left > 0:
            post_line(context, uow, shipment, line, from_id, target, left, leaving(shipment))


def rightful(line: ShipmentLine, received: int) -> int:
    """How much of a line can have left and arrived at all: what it says, or what arrived with an explanation."""
    return max(line.quantity_micro, received) if line.difference_reason else line.quantity_micro


def reverse_all(context: Context, uow: UnitOfWork, lines: Iterable[ShipmentLine], reason: str) -> int:
    """Take back every move for this reason; returns how many there were."""
    moves = queries.standing_moves(uow, [line.id for line in lines], reason)
    for move_id in reversed(moves):
        reverse_move(context, uow, uow.get(StockMove, move_id))
    return len(moves)

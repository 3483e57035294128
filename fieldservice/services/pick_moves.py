"""What picks have done: how much of a line is picked, what waits unpacked, and moves taken back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from fieldservice.domain.pick_route import BinStock
from fieldservice.domain.records import PickLine, Shipment, ShipmentLine, StockMove
from fieldservice.services import places
from fieldservice.services.context import Context
from fieldservice.services.reversals import reverse_move
from fieldservice.services.stock import Posted, post
from fieldservice.store.queries import outbound_lines as queries
from fieldservice.store.queries.stock import moved_by_line
from fieldservice.store.reader import Reader
from fieldservice.store.unit_of_work import UnitOfWork

Key = tuple[str, str, str, str]  # request line, part, lot, serial number


def picked_micro(reader: Reader, pick_line_ids: Iterable[str]) -> dict[str, int]:
    """By pick line what is picked of it."""
    return {id: moved.get("picked", 0) for id, moved in moved_by_line(reader, pick_line_ids).items()}


def left_to_pick(reader: Reader, line: PickLine) -> int:
    """What of a pick line is neither picked nor given up; below zero when two people picked it."""
    return line.quantity_micro - line.short_micro - picked_micro(reader, [line.id]).get(line.id, 0)


def key_of(line: PickLine, lot: str, serial: str) -> Key:
    """What one thing in a box is known by."""
    return (line.request_line_id or "", line.part_id, lot, serial)


def unpacked(reader: Reader, pick_list_id: str) -> dict[Key, int]:
    """What of a list is picked and in no delivery note that stands."""
    found: dict[Key, int] = {}
    lines = {line.id: line for line in reader.where(PickLine, pick_list_id=pick_list_id)}
    moves = reader.many(StockMove, queries.standing_moves(reader, lines, "picked"))
    for move in moves.values():
        key = key_of(lines[move.line_id], move.lot, move.serial)
        found[key] = found.get(key, 0) + move.quantity_micro
    for shipment in reader.where(Shipment, pick_list_id=pick_list_id):
        if shipment.status == "cancelled":
            continue
        for packed in reader.where(ShipmentLine, shipment_id=shipment.id):
            key = (packed.request_line_id or "", packed.part_id or "", packed.lot, packed.serial)
            found[key] = found.get(key, 0) - packed.quantity_micro
    return {key: quantity for key, quantity in found.items() if quantity != 0}


def put_back(context: Context, uow: UnitOfWork, pick_list_id: str) -> tuple[StockMove, ...]:
    """Take back the picks of a list that are in no delivery note, newest first; a pick of which a part is packed is
    taken back and what is packed picked again, so that exactly the rest returns."""
    waiting = unpacked(uow, pick_list_id)
    lines = {line.id: line for line in uow.where(PickLine, pick_list_id=pick_list_id)}
    moves = uow.many(StockMove, queries.standing_moves(uow, lines, "picked"))
    taken: list[StockMove] = []
    for move in sorted(moves.values(), key=lambda each: each.id, reverse=True):
        key = key_of(lines[move.line_id], move.lot, move.serial)
        waits = waiting.get(key, 0)
        if waits <= 0:
            continue
        taken.append(reverse_move(context, uow, move).move)
        kept = move.quantity_micro - waits
        if kept > 0:
            move_again(context, uow, move, kept)
        waiting[key] = waits - min(waits, move.quantity_micro)
    return tuple(taken)


def move_again(context: Context, uow: UnitOfWork, move: StockMove, quantity_micro: int) -> Posted:
    """The same move once more, of so much: for what remains of one that was taken back."""
    return post(
        context,
        uow,
        move.part_id,
        move.from_location_id,
        move.to_location_id,
        quantity_micro,
        reason=move.reason,
        lot=move.lot,
        serial=move.serial,
        expiry=move.expiry,
        work_order_id=move.work_order_id,
        document=move.document,
        line_id=move.line_id,
    )


def bin_stocks(reader: Reader, warehouse_id: str, part_ids: Iterable[str]) -> dict[str, list[BinStock]]:
    """By part what the bins of a warehouse hold, less what open pick lists are going to take from them."""
    wanted = list(part_ids)
    inside = places.inside(reader, warehouse_id)
    expiries = queries.expiries(reader, wanted)
    planned = queries.planned_in_bins(reader, wanted)
    found: dict[str, list[BinStock]] = {}
    for part_id, rows in queries.bins_with(reader, wanted, inside).items():
        for place, code, walk, lot, quantity in rows:
            expiry = expiries.get((part_id, lot))
            found.setdefault(part_id, []).append(
                BinStock(
                    place,
                    code,
                    walk,
                    quantity - planned.get((part_id, place, lot), 0),
                    lot,
                    date.fromisoformat(expiry) if expiry else None,
                )
            )
    return found

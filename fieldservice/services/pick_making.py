"""Making pick lists: which bins and lots serve the lines, in the order of the walk."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from msgspec import structs

from fieldservice.domain.pick_route import BinStock, Take, choose, is_expired, walk_key
from fieldservice.domain.records import Part, PickLine, PickList, StockLocation
from fieldservice.i18n import translate
from fieldservice.services.context import Context
from fieldservice.services.pick_moves import bin_stocks
from fieldservice.store.queries import outbound_lines as lines_queries
from fieldservice.store.queries.outbound_lines import OpenLine, Progress
from fieldservice.store.unit_of_work import UnitOfWork

Visit = tuple[str, str, str | None, str, int]  # request line, part, bin, lot, quantity
_URGENCY = ("emergency", "high", "normal", "low")


def grouped(lines: Iterable[OpenLine]) -> list[list[OpenLine]]:
    """Lines that go on one list: of one warehouse, destination and person."""
    groups: dict[tuple[str | None, str | None, str | None], list[OpenLine]] = {}
    for line in lines:
        groups.setdefault((line.source_location_id, line.to_location_id, line.person_id), []).append(line)
    return list(groups.values())


def make_list(context: Context, uow: UnitOfWork, group: Sequence[OpenLine]) -> tuple[PickList | None, list[str]]:
    """A pick list of lines with one source and destination, and what is left out of it; None when all of it is."""
    first = group[0]
    warehouse = first.source_location_id or ""
    progress = lines_queries.progress(uow, [line.id for line in group])
    wanted: list[tuple[str, str, int]] = []
    for line in group:
        come = progress.get(line.id, Progress())
        left = line.quantity_micro - line.short_micro - come.picked - come.planned
        if left > 0:
            wanted.append((line.id, line.part_id, left))
    made, left_out = plan(context, uow, warehouse, wanted)
    if not made:
        return None, left_out
    due = [line.needed_at for line in group if line.needed_at is not None]
    pick_list = PickList(
        id=context.ids(),
        number=uow.next_number("PK"),
        location_id=warehouse,
        to_location_id=first.to_location_id,
        person_id=first.person_id,
        priority=min((line.priority for line in group), key=_urgency),
        due_at=min(due, default=None),
        made_by_id=context.actor_id,
        made_at=context.now(),
    )
    uow.add(pick_list)
    add_lines(context, uow, pick_list.id, made)
    return pick_list, left_out


def plan(
    context: Context, uow: UnitOfWork, warehouse_id: str, wanted: Sequence[tuple[str, str, int]]
) -> tuple[list[Visit], list[str]]:
    """(request line, part, bin, lot, quantity) for each bin to be visited, and what is left out."""
    part_ids = [part_id for _, part_id, _ in wanted]
    today = context.now().astimezone(context.zone).date()
    stocks = bin_stocks(uow, warehouse_id, part_ids)
    parts = uow.many(Part, part_ids)
    made: list[Visit] = []
    left_out: list[str] = []
    for line_id, part_id, quantity in wanted:
        held = stocks.get(part_id, [])
        takes = choose(quantity, held, today)
        if takes[0].bin_id is None:
            left_out.append(_left_out(parts[part_id], held, today))
            continue
        for take in takes:
            made.append((line_id, part_id, take.bin_id, take.lot, take.quantity_micro))
        stocks[part_id] = _without(held, takes)
    return made, left_out


def add_lines(context: Context, uow: UnitOfWork, pick_list_id: str, made: Sequence[Visit]) -> tuple[PickLine, ...]:
    """Add lines, each with its place on the walk; those of the list that are there already keep theirs."""
    bins = uow.many(StockLocation, [row[2] for row in made])
    taken = max((line.place for line in uow.where(PickLine, pick_list_id=pick_list_id)), default=0)

    def way(row: Visit) -> tuple[bool, Any, str]:
        place = bins.get(row[2] or "")
        return (place is None, walk_key(place.walk, place.code or place.name) if place else (0, ()), row[1])

    lines = tuple(
        PickLine(
            id=context.ids(),
            pick_list_id=pick_list_id,
            request_line_id=line_id,
            part_id=part_id,
            quantity_micro=quantity,
            unit=uow.get(Part, part_id).unit,
            bin_id=bin_id,
            lot=lot,
            place=taken + at,
        )
        for at, (line_id, part_id, bin_id, lot, quantity) in enumerate(sorted(made, key=way), 1)
    )
    uow.add_all(lines)
    return lines


def _urgency(priority: str) -> int:
    return _URGENCY.index(priority) if priority in _URGENCY else _URGENCY.index("normal")


def _without(held: Sequence[BinStock], takes: Iterable[Take]) -> list[BinStock]:
    """What bins hold after these takes."""
    gone = {(take.bin_id, take.lot): take.quantity_micro for take in takes}
    return [
        structs.replace(stock, quantity_micro=stock.quantity_micro - gone.get((stock.bin_id, stock.lot), 0))
        for stock in held
    ]


def _left_out(part: Part, held: Sequence[BinStock], today: date) -> str:
    if any(is_expired(stock, today) and stock.quantity_micro > 0 for stock in held):
        return translate("picking", "{number}: what is there has expired.", number=part.number)
    return translate("picking", "{number}: none in stock, waiting for the next delivery.", number=part.number)

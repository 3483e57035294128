"""What goes out of warehouses, line by line: what is to be picked, from which bins, and how far each line has come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from msgspec import Struct

from fieldservice.store.queries.outbound import URGENCY
from fieldservice.store.queries.windows import marks
from fieldservice.store.reader import Reader, parts
from fieldservice.system.clock import from_ms, to_ms

MOST_OPEN_LINES = 5_000  # more than a warehouse can have waiting; the oldest due first


@dataclass(frozen=True, slots=True)
class OpenLine:
    """An open line of a request with what picking needs to know of it."""

    id: str
    request_id: str
    request: str
    kind: str
    part_id: str
    quantity_micro: int
    short_micro: int
    unit: str
    source_location_id: str | None
    to_location_id: str | None
    person_id: str | None
    priority: str
    needed_at: datetime | None
    work_order_id: str | None
    work_order: str
    work_order_status: str
    customer: str
    customer_en: str


@dataclass(frozen=True, slots=True)
class VisitLine:
    """An open request line of a work order, with the order's next visit."""

    line_id: str
    request_id: str
    booking_id: str
    starts_at: datetime
    work_order_id: str
    work_order: str
    customer: str
    customer_en: str
    technician_id: str | None
    technician: str
    technician_en: str


class Progress(Struct, frozen=True):
    """How far a request line has come, in micro-units. Each step includes those after it, but `planned`: what open
    pick lists still have to pick."""

    planned: int = 0
    picked: int = 0
    packed: int = 0
    shipped: int = 0
    received: int = 0


_OPEN_LINE = (
    "SELECT l.id, l.request_id, t.number, t.kind, l.part_id, l.quantity_micro, l.short_micro, l.unit,"
    " l.source_location_id, t.to_location_id, t.person_id, t.priority, t.needed_at, t.work_order_id,"
    " coalesce(w.number, ''), coalesce(w.status, ''), coalesce(nullif(c.short_name, ''), c.name, ''),"
    " coalesce(c.name_en, '') FROM part_request_line l JOIN part_request t ON t.id = l.request_id"
    " LEFT JOIN work_order w ON w.id = t.work_order_id LEFT JOIN customer c ON c.id = w.customer_id"
)


def open_lines(reader: Reader, warehouse_id: str | None = None, limit: int = MOST_OPEN_LINES) -> list[OpenLine]:
    """Open lines with a source (all, or of one warehouse), the most urgent first, then by the day they are needed."""
    place = "l.source_location_id IS NOT NULL" if warehouse_id is None else "l.source_location_id = ?"
    rows = reader.rows(
        f"{_OPEN_LINE} WHERE {place} AND l.status = 'open' AND t.status <> 'cancelled'"
        f" ORDER BY {URGENCY}, t.needed_at IS NULL, t.needed_at, l.rid LIMIT ?",
        [*([] if warehouse_id is None else [warehouse_id]), limit],
    )
    return [_open_line(row) for row in rows]


def lines_by_id(reader: Reader, line_ids: Iterable[str]) -> list[OpenLine]:
    """These lines, whatever their status."""
    found: list[OpenLine] = []
    for part in parts(sorted(set(line_ids))):
        found += [_open_line(row) for row in reader.rows(f"{_OPEN_LINE} WHERE l.id IN ({marks(part)})", part)]
    return found


def _open_line(row: tuple[Any, ...]) -> OpenLine:
    return OpenLine(*[*row[:12], _at(row[12]), *row[13:]])


_NET = "sum(CASE WHEN m.reverses_id IS NULL THEN m.quantity_micro ELSE -m.quantity_micro END)"


def progress(reader: Reader, line_ids: Iterable[str]) -> dict[str, Progress]:
    """By request line how far it has come; lines of which nothing is known yet are left out."""
    sums: dict[str, dict[str, int]] = {}
    for part in parts(sorted({id for id in line_ids if id})):
        chosen = marks(part)
        steps = (
            (
                "SELECT 'planned', k.request_line_id, sum(k.quantity_micro - k.short_micro) FROM pick_line k"
                " JOIN pick_list p ON p.id = k.pick_list_id WHERE k.status = 'open' AND p.status = 'open'"
                f" AND k.request_line_id IN ({chosen}) GROUP BY 2"
            ),
            (
                "SELECT 'open_picked', k.request_line_id,"
                f" {_NET} FROM pick_line k JOIN pick_list p ON p.id = k.pick_list_id"
                " JOIN stock_move m ON m.line_id = k.id WHERE k.status = 'open' AND p.status = 'open'"
                f" AND k.request_line_id IN ({chosen}) GROUP BY 2"
            ),
            (
                f"SELECT 'picked', k.request_line_id, {_NET} FROM pick_line k JOIN stock_move m ON m.line_id = k.id"
                f" WHERE k.request_line_id IN ({chosen}) GROUP BY 2"
            ),
            (
                "SELECT 'packed', l.request_line_id, sum(l.quantity_micro) FROM shipment_line l"
                " JOIN shipment s ON s.id = l.shipment_id WHERE s.status <> 'cancelled' AND s.kind <> 'return'"
                f" AND l.request_line_id IN ({chosen}) GROUP BY 2"
            ),
            (  # whoever doesn't hold the ledger knows from the shipment that it left
                "SELECT 'left', l.request_line_id, sum(l.quantity_micro) FROM shipment_line l"
                " JOIN shipment s ON s.id = l.shipment_id WHERE s.status IN ('shipped', 'received')"
                f" AND s.kind <> 'return' AND l.request_line_id IN ({chosen}) GROUP BY 2"
            ),
            (
                f"SELECT coalesce(r.reason, m.reason), l.request_line_id, {_NET} FROM shipment_line l"
                " JOIN shipment s ON s.id = l.shipment_id AND s.kind <> 'return'"
                " JOIN stock_move m ON m.line_id = l.id LEFT JOIN stock_move r ON r.id = m.reverses_id"
                f" WHERE l.request_line_id IN ({chosen}) GROUP BY 2, 1"
            ),
        )
        for sql in steps:
            for step, line_id, quantity in reader.rows(sql, part):
                sums.setdefault(line_id, {})[step] = quantity or 0
    return {
        id: Progress(
            planned=max(found.get("planned", 0) - found.get("open_picked", 0), 0),
            picked=max(found.get("picked", 0), found.get("packed", 0)),
            packed=found.get("packed", 0),
            shipped=max(found.get("shipped", 0), found.get("received", 0), found.get("left", 0)),
            received=found.get("received", 0),
        )
        for id, found in sums.items()
    }


def on_the_way(reader: Reader, line_ids: Iterable[str]) -> dict[str, list[tuple[str, str, str, str, datetime | None]]]:
    """By request line: (shipment, number, carrier, tracking, expected) of shipments that are packed or under way."""
    found: dict[str, list[tuple[str, str, str, str, datetime | None]]] = {}
    for part in parts(sorted({id for id in line_ids if id})):
        for row in reader.rows(
            "SELECT DISTINCT l.request_line_id, s.id, s.number, s.carrier, s.tracking, s.expected_at"
            " FROM shipment_line l JOIN shipment s ON s.id = l.shipment_id"
            " WHERE s.status IN ('packed', 'shipped') AND s.kind <> 'return'"
            f" AND l.request_line_id IN ({marks(part)}) ORDER BY s.rid",
            part,
        ):
            found.setdefault(row[0], []).append((row[1], row[2], row[3], row[4], _at(row[5])))
    return found


def bins_with(
    reader: Reader, part_ids: Iterable[str], place_ids: Iterable[str]
) -> dict[str, list[tuple[str, str, int, str, int]]]:
    """By part: (place, code, walk, lot, micro-units) of usable stock at these places; serial numbers added up."""
    inside = set(place_ids)
    found: dict[str, list[tuple[str, str, int, str, int]]] = {}
    for part in parts(sorted(set(part_ids))):
        for part_id, place, code, walk, lot, quantity in reader.rows(
            "SELECT s.part_id, s.location_id, coalesce(nullif(l.code, ''), l.name), l.walk, s.lot,"
            " sum(s.quantity_micro) FROM stock_on_hand s JOIN stock_location l ON l.id = s.location_id"
            f" WHERE s.part_id IN ({marks(part)}) AND s.quantity_micro <> 0"
            " AND l.kind IN ('bin', 'central', 'regional', 'point', 'van', 'technician')"
            " GROUP BY s.part_id, s.location_id, s.lot",
            part,
        ):
            if place in inside:
                found.setdefault(part_id, []).append((place, code, walk, lot, quantity))
    return found


def expiries(reader: Reader, part_ids: Iterable[str]) -> dict[tuple[str, str], str]:
    """By part and lot the day (ISO) on which it expires, as the moves that brought it in say; of parts that are kept
    by lot or expiry, so that the moves of all others need not be looked through."""
    found: dict[tuple[str, str], str] = {}
    for part in parts(sorted(set(part_ids))):
        for part_id, lot, expiry in reader.rows(
            "SELECT m.part_id, m.lot, min(m.expiry) FROM part p CROSS JOIN stock_move m ON m.part_id = p.id"
            f" WHERE p.id IN ({marks(part)}) AND (p.expiry_tracked OR p.tracking = 'lot')"
            " AND m.expiry IS NOT NULL GROUP BY m.part_id, m.lot",
            part,
        ):
            found[part_id, lot] = expiry
    return found


def planned_in_bins(reader: Reader, part_ids: Iterable[str]) -> dict[tuple[str, str, str], int]:
    """By part, bin and lot: the micro-units that open pick lists are going to take."""
    found: dict[tuple[str, str, str], int] = {}
    for part in parts(sorted(set(part_ids))):
        for part_id, bin_id, lot, quantity, picked in reader.rows(
            "SELECT k.part_id, k.bin_id, k.lot, k.quantity_micro - k.short_micro,"
            f" (SELECT {_NET} FROM stock_move m WHERE m.line_id = k.id)"
            " FROM pick_line k JOIN pick_list p ON p.id = k.pick_list_id"
            f" WHERE k.part_id IN ({marks(part)}) AND k.status = 'open' AND p.status = 'open'"
            " AND k.bin_id IS NOT NULL",
            part,
        ):
            key = (part_id, bin_id, lot)
            found[key] = found.get(key, 0) + max(quantity - (picked or 0), 0)
    return found


def last_pick(reader: Reader, pick_list_id: str) -> str | None:
    """The newest move of a pick list that nothing takes back."""
    rows = reader.rows(
        "SELECT m.id FROM pick_line k JOIN stock_move m ON m.line_id = k.id WHERE k.pick_list_id = ?"
        " AND m.reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM stock_move r WHERE r.line_id = m.line_id"
        " AND r.reverses_id = m.id) ORDER BY m.rid DESC LIMIT 1",
        (pick_list_id,),
    )
    return rows[0][0] if rows else None


def standing_moves(reader: Reader, line_ids: Iterable[str], reason: str) -> list[str]:
    """The moves for this reason that name these lines and that nothing takes back, oldest first."""
    found: list[str] = []
    for part in parts(sorted(set(line_ids))):
        found += [
            row[0]
            for row in reader.rows(
                f"SELECT m.id FROM stock_move m WHERE m.line_id IN ({marks(part)}) AND m.reason = ?"
                " AND m.reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM stock_move r"
                " WHERE r.line_id = m.line_id AND r.reverses_id = m.id) ORDER BY m.rid",
                [*part, reason],
            )
        ]
    return found


def coming_to(reader: Reader, location_id: str) -> dict[str, list[str]]:
    """By part the open request lines whose destination is this place."""
    found: dict[str, list[str]] = {}
    for part_id, line_id in reader.rows(
        "SELECT l.part_id, l.id FROM part_request t JOIN part_request_line l ON l.request_id = t.id"
        " WHERE t.to_location_id = ? AND t.status = 'open' AND l.status = 'open'",
        (location_id,),
    ):
        found.setdefault(part_id, []).append(line_id)
    return found


def lines_of_visits(reader: Reader, since: datetime, until: datetime, limit: int) -> list[VisitLine]:
    """Open lines of orders whose next live visit begins in this time, by that visit."""
    rows = reader.rows(
        "SELECT l.id, t.id, b.id, min(b.starts_at), w.id, w.number, coalesce(nullif(c.short_name, ''), c.name, ''),"
        " coalesce(c.name_en, ''), h.id, coalesce(h.name, ''), coalesce(h.name_en, '')"
        " FROM booking b JOIN part_request t ON t.work_order_id = b.work_order_id AND t.status <> 'cancelled'"
        " JOIN part_request_line l ON l.request_id = t.id AND l.status = 'open'"
        " JOIN work_order w ON w.id = b.work_order_id LEFT JOIN customer c ON c.id = w.customer_id"
        " LEFT JOIN person h ON h.id = b.technician_id"
        " WHERE b.status IN ('proposed', 'accepted', 'travelling', 'on_site', 'working')"
        " AND b.starts_at >= ? AND b.starts_at < ? GROUP BY l.id ORDER BY 4, l.rid LIMIT ?",
        (to_ms(since), to_ms(until), limit),
    )
    return [VisitLine(*[*row[:3], from_ms(row[3]), *row[4:]]) for row in rows]


def used_on(reader: Reader, work_order_id: str) -> Mapping[str, int]:
    """By part what has been used on a work order."""
    return dict(
        reader.rows(
            "SELECT part_id, sum(quantity_micro) FROM part_line WHERE work_order_id = ? AND kind = 'used'"
            " AND NOT removed AND part_id IS NOT NULL GROUP BY part_id",
            (work_order_id,),
        )
    )


def _at(milliseconds: int | None) -> datetime | None:
    return None if milliseconds is None else from_ms(milliseconds)

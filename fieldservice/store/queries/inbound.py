"""What is ordered from suppliers: purchase orders, what is open of them, and what ordering follows from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from msgspec import Struct

from fieldservice.store.queries.windows import Source, marks
from fieldservice.store.reader import Reader, parts
from fieldservice.system.clock import from_ms


def like(text: str) -> str:
    """A pattern that finds `text` anywhere; for short tables without a search index."""
    plain = text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{plain}%"


class OrderFilter(Struct, frozen=True):
    """Which purchase orders. `overdue_on`: ordered and expected before that day."""

    statuses: frozenset[str] | None = None
    supplier_id: str | None = None
    location_id: str | None = None
    overdue_on: date | None = None
    text: str = ""  # in the number or the supplier's name
    sort: str = ""  # newest | expected; "": newest


@dataclass(frozen=True, slots=True)
class OrderRow:
    """A purchase order in a list. `total_minor`: of the lines that have a price, None where none has one; `unpriced`:
    how many have none."""

    rid: int
    id: str
    number: str
    status: str
    supplier_id: str
    supplier: str
    supplier_en: str
    place: str
    place_en: str
    made_at: datetime | None
    ordered_at: datetime | None
    expected_on: date | None
    currency: str
    lines: int
    lines_done: int  # complete, or closed
    total_minor: int | None
    unpriced: int


ORDER_SORTS = {
    "": ("t.made_at", True),
    "newest": ("t.made_at", True),
    "expected": ("t.expected_on", False),
}


def order_source(wanted: OrderFilter) -> Source:
    """The list of purchase orders."""
    source = Source("purchase_order")
    source.where("1")
    if wanted.statuses is not None:
        source.where_in("t.status", wanted.statuses)
    if wanted.supplier_id is not None:
        source.where("t.supplier_id = ?", wanted.supplier_id)
    if wanted.location_id is not None:
        source.where("t.to_location_id = ?", wanted.location_id)
    if wanted.overdue_on is not None:
        source.where("t.status = 'ordered' AND t.expected_on < ?", wanted.overdue_on.isoformat())
    if wanted.text.strip():
        source.where(
            "(t.number LIKE ? ESCAPE '\\' OR t.supplier_id IN (SELECT id FROM supplier"
            " WHERE name LIKE ? ESCAPE '\\' OR name_en LIKE ? ESCAPE '\\'))",
            *[like(wanted.text)] * 3,
        )
    return source


def order_rows(reader: Reader, rids: Sequence[int]) -> list[OrderRow]:
    """The rows of a page, in the order of `rids`."""
    found: dict[int, OrderRow] = {}
    for part in parts(rids):
        orders = reader.rows(
            "SELECT o.rid, o.id, o.number, o.status, o.supplier_id, coalesce(s.name, ''), coalesce(s.name_en, ''),"
            " coalesce(l.name, ''), coalesce(l.name_en, ''), o.made_at, o.ordered_at, o.expected_on, o.currency"
            " FROM purchase_order o LEFT JOIN supplier s ON s.id = o.supplier_id"
            f" LEFT JOIN stock_location l ON l.id = o.to_location_id WHERE o.rid IN ({marks(part)})",
            part,
        )
        sums = _order_sums(reader, [row[1] for row in orders])
        for row in orders:
            known = sums.get(row[1], (0, 0, None, 0))
            found[row[0]] = OrderRow(*[*row[:9], _at(row[9]), _at(row[10]), _day(row[11]), row[12], *known])
    return [found[rid] for rid in rids if rid in found]


def _order_sums(reader: Reader, order_ids: Sequence[str]) -> dict[str, tuple[int, int, int | None, int]]:
    """(lines, lines done, total of those with a price or None, lines without one) by order."""
    from fieldservice.domain.ordering import line_total

    rows = reader.rows(
        "SELECT id, purchase_order_id, quantity_micro, price_minor, pack_micro, closed FROM purchase_line"
        f" WHERE purchase_order_id IN ({marks(order_ids)}) AND NOT archived",
        order_ids,
    )
    received = kept_of_lines(reader, [row[0] for row in rows])
    sums: dict[str, tuple[int, int, int | None, int]] = {}
    for id, order_id, quantity, price, pack, closed in rows:
        lines, done, total, unpriced = sums.get(order_id, (0, 0, None, 0))
        done += bool(closed) or received.get(id, 0) >= quantity
        if price is not None:
            total = (total or 0) + line_total(price, pack, quantity)
        sums[order_id] = (lines + 1, done, total, unpriced + (price is None))
    return sums


def received_of_lines(reader: Reader, purchase_line_ids: Iterable[str]) -> dict[str, int]:
    """By line of a purchase order: micro-units that arrived, less what was taken back."""
    found: dict[str, int] = {}
    for part in parts(sorted(set(purchase_line_ids))):
        for id, quantity in reader.rows(
            "SELECT l.purchase_line_id,"
            " sum(CASE WHEN m.reverses_id IS NULL THEN m.quantity_micro ELSE -m.quantity_micro END)"
            " FROM goods_receipt_line l JOIN stock_move m ON m.line_id = l.id"
            " LEFT JOIN stock_move r ON r.id = m.reverses_id"
            f" WHERE l.purchase_line_id IN ({marks(part)}) AND coalesce(r.reason, m.reason) = 'received' GROUP BY 1",
            part,
        ):
            found[id] = quantity
    return found


def returned_of_lines(reader: Reader, purchase_line_ids: Iterable[str]) -> dict[str, tuple[int, int]]:
    """By line of a purchase order: micro-units that went back to the supplier, and those of them that it replaces."""
    found: dict[str, tuple[int, int]] = {}
    for part in parts(sorted(set(purchase_line_ids))):
        for id, returned, replaced in reader.rows(
            "SELECT l.purchase_line_id, sum(s.quantity_micro), sum(s.quantity_micro * s.replacement)"
            " FROM goods_receipt_line l JOIN shipment_line s ON s.receipt_line_id = l.id"
            " JOIN shipment n ON n.id = s.shipment_id"
            f" WHERE l.purchase_line_id IN ({marks(part)}) AND n.status <> 'cancelled' GROUP BY 1",
            part,
        ):
            found[id] = (returned, replaced)
    return found


def kept_of_lines(reader: Reader, purchase_line_ids: Iterable[str]) -> dict[str, int]:
    """By line of a purchase order: micro-units that arrived, less those that the supplier has to replace."""
    ids = list(purchase_line_ids)
    replaced = returned_of_lines(reader, ids)
    return {id: quantity - replaced.get(id, (0, 0))[1] for id, quantity in received_of_lines(reader, ids).items()}


def open_purchases(
    reader: Reader, part_ids: Sequence[str] | None = None
) -> list[tuple[str, str, str | None, int, int]]:
    """(line, part, place, micro-units still to come, those of them that replace what went back) of drafts and orders;
    `part_ids` None: of all parts."""
    condition, values = "", list[str]()
    if part_ids is not None:
        condition, values = f" AND l.part_id IN ({marks(part_ids)})", list(part_ids)
    rows = reader.rows(
        "SELECT l.id, l.part_id, o.to_location_id, l.quantity_micro FROM purchase_order o"
        " JOIN purchase_line l ON l.purchase_order_id = o.id"
        f" WHERE o.status IN ('draft', 'ordered') AND NOT l.closed AND NOT l.archived{condition}",
        values,
    )
    ids = [row[0] for row in rows]
    received, returned = received_of_lines(reader, ids), returned_of_lines(reader, ids)
    found = []
    for line, part, place, quantity in rows:
        replaced = returned.get(line, (0, 0))[1]
        left = quantity + replaced - received.get(line, 0)
        if left > 0:
            found.append((line, part, place, left, min(replaced, left)))
    return found


def levels(reader: Reader, location_ids: Sequence[str]) -> list[tuple[str, str, int | None, int | None]]:
    """(part, place, min, max) of the levels kept at these places."""
    return [
        (row[0], row[1], row[2], row[3])
        for row in reader.rows(
            "SELECT l.part_id, l.location_id, l.min_micro, l.max_micro FROM stock_level l"
            " JOIN part p ON p.id = l.part_id"
            f" WHERE l.location_id IN ({marks(location_ids)}) AND NOT l.archived AND NOT p.archived"
            " AND l.min_micro IS NOT NULL",
            location_ids,
        )
    ]


def parts_with_minimum(reader: Reader) -> list[tuple[str, int]]:
    """(part, minimum) of parts whose own record names a minimum and for which no place keeps a level."""
    return [
        (row[0], row[1])
        for row in reader.rows(
            "SELECT p.id, p.min_stock_micro FROM part p WHERE p.min_stock_micro > 0 AND NOT p.archived"
            " AND NOT EXISTS (SELECT 1 FROM stock_level l WHERE l.part_id = p.id AND NOT l.archived"
            " AND l.min_micro IS NOT NULL)"
        )
    ]


def open_claims(reader: Reader) -> list[tuple[str, str, str | None, int, str, str]]:
    """(line, part, source, micro-units outstanding, number of the request, of the work order) of open request lines."""
    rows = reader.rows(
        "SELECT l.id, l.part_id, l.source_location_id, l.quantity_micro - l.short_micro, q.number,"
        " coalesce(w.number, '') FROM part_request_line l JOIN part_request q ON q.id = l.request_id"
        " LEFT JOIN work_order w ON w.id = q.work_order_id"
        " WHERE l.status = 'open' AND q.status = 'open'"
    )
    picked = _picked_for(reader, [row[0] for row in rows])
    left = [(*row[:3], row[3] - picked.get(row[0], 0), row[4], row[5]) for row in rows]
    return [row for row in left if row[3] > 0]


def _picked_for(reader: Reader, request_line_ids: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for part in parts(request_line_ids):
        for id, quantity in reader.rows(
            "SELECT p.request_line_id,"
            " sum(CASE WHEN m.reverses_id IS NULL THEN m.quantity_micro ELSE -m.quantity_micro END)"
            " FROM pick_line p JOIN stock_move m ON m.line_id = p.id LEFT JOIN stock_move r ON r.id = m.reverses_id"
            f" WHERE p.request_line_id IN ({marks(part)}) AND coalesce(r.reason, m.reason) = 'picked' GROUP BY 1",
            part,
        ):
            found[id] = quantity
    return found


def usable_by_place(reader: Reader, part_ids: Sequence[str]) -> list[tuple[str, str, int]]:
    """(part, place, micro-units) of what these parts have in places whose stock can be used."""
    from fieldservice.store.queries.stock import USABLE_KINDS

    found: list[tuple[str, str, int]] = []
    for part in parts(part_ids):
        found += [
            (row[0], row[1], row[2])
            for row in reader.rows(
                "SELECT s.part_id, s.location_id, sum(s.quantity_micro) FROM stock_on_hand s"
                " JOIN stock_location l ON l.id = s.location_id"
                f" WHERE s.part_id IN ({marks(part)}) AND l.kind IN ({marks(USABLE_KINDS)}) GROUP BY 1, 2",
                [*part, *USABLE_KINDS],
            )
        ]
    return found


def _at(milliseconds: int | None) -> datetime | None:
    return None if milliseconds is None else from_ms(milliseconds)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None

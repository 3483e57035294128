"""Receipts of goods: the list, how far their lines have come, where parts are put away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from msgspec import Struct

from fieldservice.store.queries.inbound import like
from fieldservice.store.queries.windows import Source, marks
from fieldservice.store.reader import Reader, parts
from fieldservice.system.clock import from_ms


class ReceiptFilter(Struct, frozen=True):
    """Which receipts."""

    statuses: frozenset[str] | None = None
    supplier_id: str | None = None
    purchase_order_id: str | None = None
    location_id: str | None = None
    text: str = ""  # in our number or the supplier's
    sort: str = ""  # newest


@dataclass(frozen=True, slots=True)
class ReceiptRow:
    """A receipt in a list."""

    rid: int
    id: str
    number: str
    status: str
    purchase_order_id: str | None
    order_number: str
    supplier: str
    supplier_en: str
    place: str
    place_en: str
    delivery_note: str
    received_at: datetime | None
    by: str
    by_en: str
    lines: int
    to_inspect: int
    delivery_note_on: date | None


RECEIPT_SORTS = {"": ("t.received_at", True), "newest": ("t.received_at", True)}


def receipt_source(wanted: ReceiptFilter) -> Source:
    """The list of receipts."""
    source = Source("goods_receipt")
    source.where("1")
    if wanted.statuses is not None:
        source.where_in("t.status", wanted.statuses)
    for column, value in (
        ("supplier_id", wanted.supplier_id),
        ("purchase_order_id", wanted.purchase_order_id),
        ("location_id", wanted.location_id),
    ):
        if value is not None:
            source.where(f"t.{column} = ?", value)
    if wanted.text.strip():
        source.where("(t.number LIKE ? ESCAPE '\\' OR t.delivery_note LIKE ? ESCAPE '\\')", *[like(wanted.text)] * 2)
    return source


def receipt_rows(reader: Reader, rids: Sequence[int]) -> list[ReceiptRow]:
    """The rows of a page, in the order of `rids`."""
    found: dict[int, ReceiptRow] = {}
    for part in parts(rids):
        for row in reader.rows(
            "SELECT r.rid, r.id, r.number, r.status, r.purchase_order_id, coalesce(o.number, ''),"
            " coalesce(s.name, ''), coalesce(s.name_en, ''), coalesce(l.name, ''), coalesce(l.name_en, ''),"
            " r.delivery_note, r.received_at, coalesce(h.name, ''), coalesce(h.name_en, ''),"
            " (SELECT count(*) FROM goods_receipt_line g WHERE g.receipt_id = r.id),"
            " (SELECT count(*) FROM goods_receipt_line g WHERE g.receipt_id = r.id AND g.inspection = 'pending'),"
            " r.delivery_note_on"
            " FROM goods_receipt r LEFT JOIN purchase_order o ON o.id = r.purchase_order_id"
            " LEFT JOIN supplier s ON s.id = coalesce(r.supplier_id, o.supplier_id)"
            " LEFT JOIN stock_location l ON l.id = r.location_id LEFT JOIN person h ON h.id = r.received_by_id"
            f" WHERE r.rid IN ({marks(part)})",
            part,
        ):
            found[row[0]] = ReceiptRow(*[*row[:11], _at(row[11]), *row[12:16], _day(row[16])])
    return [found[rid] for rid in rids if rid in found]


def unfinished_receipts(reader: Reader, warehouse_id: str | None, limit: int) -> list[str]:
    """Ids of receipts, the oldest first, of which something may stand in quarantine or in receiving: those that took in
    what the books hold there. Cancelled ones are left out."""
    condition, values = ("", []) if warehouse_id is None else (" AND r.location_id = ?", [warehouse_id])
    return [
        row[0]
        for row in reader.rows(
            "SELECT DISTINCT r.id, r.received_at FROM stock_location l JOIN stock_on_hand s ON s.location_id = l.id"
            " JOIN goods_receipt_line g ON g.part_id = s.part_id AND g.lot = s.lot AND g.serial = s.serial"
            " JOIN goods_receipt r ON r.id = g.receipt_id AND r.location_id = l.parent_id"
            " WHERE l.kind IN ('quarantine', 'transit') AND l.parent_id IS NOT NULL AND s.quantity_micro > 0"
            f" AND r.status IN ('open', 'done'){condition} ORDER BY r.received_at, r.id LIMIT ?",
            [*values, limit],
        )
    ]


def last_received_move(reader: Reader, receipt_id: str) -> str | None:
    """The newest arrival on a receipt that was not taken back; None when there is none."""
    rows = reader.rows(
        "SELECT m.id FROM goods_receipt_line l JOIN stock_move m ON m.line_id = l.id"
        " WHERE l.receipt_id = ? AND m.reason = 'received'"
        " AND NOT EXISTS (SELECT 1 FROM stock_move r WHERE r.reverses_id = m.id AND r.part_id = m.part_id)"
        " ORDER BY m.id DESC LIMIT 1",
        (receipt_id,),
    )
    return rows[0][0] if rows else None


def serial_places(reader: Reader, part_id: str, serial: str) -> list[tuple[str, str, str]]:
    """(place, its name, English name) of our own places that hold this serial number by the books."""
    from fieldservice.store.queries.stock import OWN_KINDS

    return [
        (row[0], row[1], row[2])
        for row in reader.rows(
            "SELECT s.location_id, l.name, l.name_en FROM stock_on_hand s JOIN stock_location l ON l.id = s.location_id"
            f" WHERE s.part_id = ? AND s.serial = ? AND s.quantity_micro > 0 AND l.kind IN ({marks(OWN_KINDS)})"
            " ORDER BY s.location_id LIMIT 5",
            [part_id, serial, *OWN_KINDS],
        )
    ]


def last_bin_of(reader: Reader, part_id: str, location_ids: Sequence[str]) -> str | None:
    """The bin among these places into which the part went last; None when it never lay in one."""
    for part in parts(location_ids):
        rows = reader.rows(
            "SELECT m.to_location_id FROM stock_move m JOIN stock_location l ON l.id = m.to_location_id"
            f" WHERE m.part_id = ? AND l.kind = 'bin' AND NOT l.archived AND m.to_location_id IN ({marks(part)})"
            " ORDER BY m.at DESC, m.rid DESC LIMIT 1",
            [part_id, *part],
        )
        if rows:
            return str(rows[0][0])
    return None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a line of a receipt has come, in micro-units. Without inspection `passed` and `failed` stay zero."""

    received: int = 0
    passed: int = 0
    failed: int = 0
    put_away: int = 0


def receipt_progress(reader: Reader, line_ids: Iterable[str]) -> dict[str, Progress]:
    """By line of a receipt; lines that nothing has moved for are left out."""
    sums: dict[str, dict[str, int]] = {}
    for part in parts(sorted(set(line_ids))):
        for id, reason, kind, quantity in reader.rows(
            "SELECT m.line_id, coalesce(r.reason, m.reason), l.kind,"
            " sum(CASE WHEN m.reverses_id IS NULL THEN m.quantity_micro ELSE -m.quantity_micro END)"
            " FROM stock_move m LEFT JOIN stock_move r ON r.id = m.reverses_id"
            " LEFT JOIN stock_location l ON l.id = coalesce(r.to_location_id, m.to_location_id)"
            f" WHERE m.line_id IN ({marks(part)}) GROUP BY 1, 2, 3",
            part,
        ):
            what = ("failed" if kind == "defective" else "passed") if reason == "inspected" else reason
            mine = sums.setdefault(id, {})
            mine[what] = mine.get(what, 0) + quantity
    names = ("received", "passed", "failed", "put_away")
    return {id: Progress(*(each.get(name, 0) for name in names)) for id, each in sums.items()}


def standing_of_lines(reader: Reader, line_ids: Sequence[str]) -> list[tuple[str, str, str, str, int]]:
    """(place, part, lot, serial, micro-units): what should lie in places of ours by the moves of these lines alone."""
    from fieldservice.store.queries.stock import OWN_KINDS

    sums: dict[tuple[str, str, str, str], int] = {}
    for part in parts(line_ids):
        for place, part_id, lot, serial, quantity in reader.rows(
            "SELECT place, part_id, lot, serial, sum(quantity) FROM ("
            " SELECT to_location_id AS place, part_id, lot, serial, quantity_micro AS quantity FROM stock_move"
            f" WHERE line_id IN ({marks(part)}) UNION ALL"
            " SELECT from_location_id, part_id, lot, serial, -quantity_micro FROM stock_move"
            f" WHERE line_id IN ({marks(part)})) m JOIN stock_location l ON l.id = m.place"
            f" WHERE l.kind IN ({marks(OWN_KINDS)}) GROUP BY 1, 2, 3, 4",
            [*part, *part, *OWN_KINDS],
        ):
            key = (place, part_id, lot, serial)
            sums[key] = sums.get(key, 0) + quantity
    return [(*key, quantity) for key, quantity in sorted(sums.items()) if quantity > 0]


def last_taken(
    reader: Reader, part_id: str, location_id: str, lot: str, serial: str, line_ids: Sequence[str]
) -> str | None:
    """The newest move that took some of a part out of a place, those of these lines left out."""
    for id, line_id in reader.rows(
        "SELECT m.id, m.line_id FROM stock_move m WHERE m.part_id = ? AND m.from_location_id = ? AND m.lot = ?"
        " AND m.serial = ? AND m.reverses_id IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM stock_move r WHERE r.part_id = m.part_id AND r.reverses_id = m.id)"
        " ORDER BY m.at DESC, m.rid DESC LIMIT 20",
        (part_id, location_id, lot, serial),
    ):
        if line_id not in line_ids:
            return str(id)
    return None


def live_moves(reader: Reader, line_id: str, reason: str) -> list[str]:
    """Ids of a line's moves for this reason that were not taken back, the newest first."""
    return [
        row[0]
        for row in reader.rows(
            "SELECT m.id FROM stock_move m WHERE m.line_id = ? AND m.reason = ?"
            " AND NOT EXISTS (SELECT 1 FROM stock_move r WHERE r.part_id = m.part_id AND r.reverses_id = m.id)"
            " ORDER BY m.id DESC",
            (line_id, reason),
        )
    ]


def _at(milliseconds: int | None) -> datetime | None:
    return None if milliseconds is None else from_ms(milliseconds)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


class Returned(Struct, frozen=True):
    """What of an ordered part went back to its supplier with one delivery note; it is replaced or credited."""

    line_id: str  # of the delivery note
    note_id: str
    note_number: str
    note_status: str
    part_id: str
    part_number: str
    finding: str
    quantity_micro: int
    unit: str
    replacement: bool


def returns_of_order(reader: Reader, order_id: str) -> list[Returned]:
    """What of an order went back, in the order in which it failed."""
    return [
        Returned(*[*row[:9], bool(row[9])])
        for row in reader.rows(
            "SELECT s.id, n.id, n.number, n.status, p.id, p.number, s.description, s.quantity_micro, s.unit,"
            " s.replacement FROM purchase_line o JOIN goods_receipt_line l ON l.purchase_line_id = o.id"
            " JOIN shipment_line s ON s.receipt_line_id = l.id JOIN shipment n ON n.id = s.shipment_id"
            " JOIN part p ON p.id = o.part_id WHERE o.purchase_order_id = ? AND NOT o.archived"
            " AND n.status <> 'cancelled' AND s.quantity_micro > 0 ORDER BY s.rid",
            (order_id,),
        )
    ]


def replaced_of_receipt_lines(reader: Reader, line_ids: Iterable[str]) -> dict[str, int]:
    """By line of a receipt: micro-units that went back and that the supplier replaces."""
    found: dict[str, int] = {}
    for part in parts(sorted(set(line_ids))):
        found |= dict(
            reader.rows(
                "SELECT s.receipt_line_id, sum(s.quantity_micro) FROM shipment_line s"
                " JOIN shipment n ON n.id = s.shipment_id"
                f" WHERE s.receipt_line_id IN ({marks(part)}) AND s.replacement AND n.status <> 'cancelled' GROUP BY 1",
                part,
            )
        )
    return found

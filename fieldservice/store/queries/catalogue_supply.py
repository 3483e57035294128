"""What hangs on a part of the catalogue: codes, levels, old parts, open orders, how much of it is used."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from msgspec import Struct

from fieldservice.store.queries.part_conditions import ARRIVED_OF_ORDER
from fieldservice.store.queries.windows import marks
from fieldservice.store.reader import Reader, parts
from fieldservice.system.clock import from_ms, to_ms


class OldPart(Struct, frozen=True):
    """A part that was taken out of a machine on a job."""

    line_id: str
    at: datetime | None
    tag_number: str
    work_order_id: str
    work_order_number: str
    customer: str
    customer_en: str
    quantity_micro: int
    unit: str
    serial: str
    disposition: str
    due_on: date | None
    handed_in_at: datetime | None


class OrderedLine(Struct, frozen=True):
    """What is open of a line of a purchase order."""

    order_id: str
    number: str
    status: str
    supplier: str
    supplier_en: str
    quantity_micro: int
    open_micro: int
    unit: str
    expected_on: date | None


class Arrival(Struct, frozen=True):
    """What came of a part with one delivery; the price is that of the order, for `pack_micro`."""

    receipt_id: str
    number: str
    at: datetime | None
    supplier: str
    supplier_en: str
    order_id: str | None
    order_number: str
    quantity_micro: int
    unit: str
    price_minor: int | None
    pack_micro: int
    currency: str


def part_ids_with_code(reader: Reader, code: str, but: str = "") -> list[str]:
    """Parts that this code names: by number, barcode or a further code; archived parts after the others."""
    return [
        row[0]
        for row in reader.rows(
            "SELECT id FROM part WHERE id <> ?2 AND id IN (SELECT id FROM part WHERE number = ?1"
            " UNION SELECT id FROM part WHERE barcode = ?1"
            " UNION SELECT part_id FROM part_code WHERE code = ?1 AND NOT archived) ORDER BY archived, rid LIMIT 5",
            (code, but),
        )
    ]


def superseded(reader: Reader, part_ids: Iterable[str]) -> list[str]:
    """Those of the parts that a line replaces."""
    found: list[str] = []
    for part in parts(sorted(set(part_ids))):
        rows = reader.rows(
            f"SELECT DISTINCT part_id FROM supersession WHERE NOT archived AND part_id IN ({marks(part)})", part
        )
        found += [row[0] for row in rows]
    return found


def old_parts(reader: Reader, part_id: str, limit: int) -> list[OldPart]:
    """Old parts of this kind, the newest first."""
    return [
        OldPart(*[row[0], _at(row[1]), *row[2:11], _day(row[11]), _at(row[12])])
        for row in reader.rows(
            "SELECT i.id, i.at, i.tag_number, i.work_order_id, coalesce(w.number, ''), coalesce(c.name, ''),"
            " coalesce(c.name_en, ''), i.quantity_micro, i.unit, i.serial, i.disposition, i.due_on, i.handed_in_at"
            " FROM part_line i LEFT JOIN work_order w ON w.id = i.work_order_id"
            " LEFT JOIN customer c ON c.id = w.customer_id"
            " WHERE i.part_id = ? AND i.kind = 'removed' AND NOT i.removed ORDER BY i.at DESC, i.rid DESC LIMIT ?",
            (part_id, limit),
        )
    ]


def count_old_parts(reader: Reader, part_id: str) -> int:
    """How many old parts of this kind there were."""
    return reader.count(
        "SELECT count(*) FROM part_line WHERE part_id = ? AND kind = 'removed' AND NOT removed", (part_id,)
    )


def ordered_lines(reader: Reader, part_id: str, limit: int) -> list[OrderedLine]:
    """Lines of purchase orders of which something is still to come, drafts too, those expected first first."""
    return [
        OrderedLine(*[*row[:8], _day(row[8])])
        for row in reader.rows(
            "SELECT o.id, o.number, o.status, coalesce(s.name, ''), coalesce(s.name_en, ''), i.quantity_micro,"
            f" i.quantity_micro - {ARRIVED_OF_ORDER}, i.unit, coalesce(i.expected_on, o.expected_on) AS day"
            " FROM purchase_line i JOIN purchase_order o ON o.id = i.purchase_order_id"
            " LEFT JOIN supplier s ON s.id = o.supplier_id"
            " WHERE i.part_id = ? AND NOT i.closed AND NOT i.archived AND o.status IN ('draft', 'ordered')"
            " ORDER BY day IS NULL, day, o.number LIMIT ?",
            (part_id, limit),
        )
        if row[2] == "draft" or row[6] > 0
    ]


def arrivals(reader: Reader, part_id: str, limit: int) -> list[Arrival]:
    """Deliveries that brought a part, the newest first; what was taken back does not count."""
    return [
        Arrival(*[*row[:2], _at(row[2]), *row[3:]])
        for row in reader.rows(
            "SELECT r.id, r.number, r.received_at, coalesce(s.name, ''), coalesce(s.name_en, ''), o.id,"
            " coalesce(o.number, ''), (SELECT coalesce(sum(CASE WHEN m.reverses_id IS NULL THEN m.quantity_micro"
            " ELSE -m.quantity_micro END), 0) FROM stock_move m LEFT JOIN stock_move u ON u.id = m.reverses_id"
            " WHERE m.line_id = i.id AND coalesce(u.reason, m.reason) = 'received') AS came, p.unit, l.price_minor,"
            " coalesce(l.pack_micro, 1000000), coalesce(o.currency, 'CNY')"
            " FROM goods_receipt_line i JOIN goods_receipt r ON r.id = i.receipt_id JOIN part p ON p.id = i.part_id"
            " LEFT JOIN purchase_line l ON l.id = i.purchase_line_id"
            " LEFT JOIN purchase_order o ON o.id = coalesce(l.purchase_order_id, r.purchase_order_id)"
            " LEFT JOIN supplier s ON s.id = coalesce(r.supplier_id, o.supplier_id)"
            " WHERE i.part_id = ? AND r.status <> 'cancelled' AND came > 0"
            " ORDER BY r.received_at DESC, i.rid DESC LIMIT ?",
            (part_id, limit),
        )
    ]


def used(reader: Reader, part_id: str, since: datetime, until: datetime) -> list[tuple[datetime, int]]:
    """(when, micro-units) of what was used on jobs; what was taken back counts against the day on which it was."""
    return [
        (from_ms(at), quantity)
        for at, quantity in reader.rows(
            "SELECT m.at, CASE WHEN m.reverses_id IS NULL THEN m.quantity_micro ELSE -m.quantity_micro END"
            " FROM stock_move m LEFT JOIN stock_move u ON u.id = m.reverses_id"
            " WHERE m.part_id = ? AND m.at >= ? AND m.at < ? AND coalesce(u.reason, m.reason) = 'used'",
            (part_id, to_ms(since), to_ms(until)),
        )
    ]


def lots(reader: Reader, part_id: str) -> dict[tuple[str, str], date]:
    """By lot and serial number the day on which it expires, as moves named it."""
    rows = reader.rows(
        "SELECT lot, serial, max(expiry) FROM stock_move WHERE part_id = ? AND expiry IS NOT NULL GROUP BY lot, serial",
        (part_id,),
    )
    return {(lot, serial): day for lot, serial, text in rows if (day := _day(text)) is not None}


def counted_in(reader: Reader, part_ids: Iterable[str], location_ids: Sequence[str]) -> dict[str, datetime]:
    """By part when it was last counted in one of these places: entries of counts, corrections, opening stock."""
    found: dict[str, int] = {}
    inside = set(location_ids)
    for part in parts(sorted(set(part_ids))):
        rows = reader.rows(
            "SELECT part_id, location_id, '', at FROM count_entry"
            f" WHERE part_id IN ({marks(part)}) AND takes_back_id IS NULL"
            " AND id NOT IN (SELECT takes_back_id FROM count_entry WHERE takes_back_id IS NOT NULL)"
            " UNION ALL SELECT part_id, to_location_id, from_location_id, at FROM stock_move"
            f" WHERE part_id IN ({marks(part)}) AND reason IN ('count', 'opening')",
            [*part, *part],
        )
        for part_id, here, there, at in rows:
            if at is not None and (here in inside or there in inside):
                found[part_id] = max(at, found.get(part_id, at))
    return {part_id: from_ms(at) for part_id, at in found.items()}


def last_walk(reader: Reader, parent_id: str) -> int:
    """The highest place on the walk of the bins in a place."""
    return reader.count(
        "SELECT max(walk) FROM stock_location WHERE parent_id = ? AND kind = 'bin' AND NOT archived", (parent_id,)
    )


def bin_codes_in(reader: Reader, location_ids: Iterable[str]) -> set[str]:
    """Codes and names of the bins that lie in these places."""
    found: set[str] = set()
    for part in parts(sorted(set(location_ids))):
        for code, name in reader.rows(
            f"SELECT code, name FROM stock_location WHERE parent_id IN ({marks(part)}) AND NOT archived", part
        ):
            found.update((code, name))
    return found - {""}


def _at(milliseconds: int | None) -> datetime | None:
    return None if milliseconds is None else from_ms(milliseconds)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None

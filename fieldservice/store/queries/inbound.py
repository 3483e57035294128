"""What comes in: suppliers and how they deliver, purchase orders, receipts of goods, what is open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from msgspec import Struct

from fieldservice.store.queries.windows import Source, marks
from fieldservice.store.reader import Reader, parts
from fieldservice.system.clock import from_ms, to_ms

# --- suppliers --------------------------------------------------------------------------------------------------------


class SupplierFilter(Struct, frozen=True):
    """Which suppliers: text in number, name or contact."""

    text: str = ""
    archived: bool = False
    sort: str = ""  # name | number; "": name


@dataclass(frozen=True, slots=True)
class SupplierRow:
    """A supplier in a list; `offers` parts it sells, `open_orders` draft or on their way."""

    rid: int
    id: str
    number: str
    name: str
    name_en: str
    contact_name: str
    phone: str
    currency: str
    archived: bool
    offers: int
    open_orders: int


SUPPLIER_SORTS = {"": ("t.name", False), "name": ("t.name", False), "number": ("t.number", False)}


def like(text: str) -> str:
    """A pattern that finds `text` anywhere; for short tables without a search index."""
    plain = text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{plain}%"


def supplier_source(wanted: SupplierFilter) -> Source:
    """The list of suppliers."""
    source = Source("supplier")
    source.where("t.archived = ?", int(wanted.archived))
    if wanted.text.strip():
        columns = ("number", "name", "name_en", "contact_name")
        anywhere = " OR ".join(f"t.{column} LIKE ? ESCAPE '\\'" for column in columns)
        source.where(f"({anywhere})", *[like(wanted.text)] * len(columns))
    return source


def supplier_rows(reader: Reader, rids: Sequence[int]) -> list[SupplierRow]:
    """The rows of a page, in the order of `rids`."""
    found: dict[int, SupplierRow] = {}
    for part in parts(rids):
        for row in reader.rows(
            "SELECT s.rid, s.id, s.number, s.name, s.name_en, s.contact_name, s.phone, s.currency, s.archived,"
            " (SELECT count(*) FROM supplier_part p WHERE p.supplier_id = s.id AND NOT p.archived),"
            " (SELECT count(*) FROM purchase_order o WHERE o.supplier_id = s.id AND o.status IN ('draft', 'ordered'))"
            f" FROM supplier s WHERE s.rid IN ({marks(part)})",
            part,
        ):
            found[row[0]] = SupplierRow(*[*row[:8], bool(row[8]), *row[9:]])
    return [found[rid] for rid in rids if rid in found]


def offers_of_supplier(reader: Reader, supplier_id: str, limit: int) -> list[str]:
    """Ids of what a supplier offers, by part number."""
    return [
        row[0]
        for row in reader.rows(
            "SELECT o.id FROM supplier_part o JOIN part p ON p.id = o.part_id"
            " WHERE o.supplier_id = ? AND NOT o.archived ORDER BY p.number, o.rid LIMIT ?",
            (supplier_id, limit),
        )
    ]


def deliveries_of(reader: Reader, supplier_id: str, since: datetime) -> list[tuple[datetime, date | None]]:
    """(received, day promised by the order) of a supplier's receipts, the newest five hundred."""
    rows = reader.rows(
        "SELECT r.received_at, o.expected_on FROM goods_receipt r"
        " LEFT JOIN purchase_order o ON o.id = r.purchase_order_id"
        " WHERE coalesce(r.supplier_id, o.supplier_id) = ? AND r.status <> 'cancelled' AND r.received_at >= ?"
        " ORDER BY r.received_at DESC LIMIT 500",
        (supplier_id, to_ms(since)),
    )
    return [(from_ms(at), _day(expected)) for at, expected in rows]


def lines_received_of(reader: Reader, supplier_id: str, since: datetime) -> tuple[int, int, int]:
    """(lines received, failed inspection, with a difference in what passed) of a supplier."""
    row = reader.rows(
        "SELECT count(*), total(l.inspection = 'failed'),"
        " total(l.inspection <> 'failed' AND l.difference_reason <> '')"
        " FROM goods_receipt r JOIN goods_receipt_line l ON l.receipt_id = r.id"
        " LEFT JOIN purchase_order o ON o.id = r.purchase_order_id"
        " WHERE coalesce(r.supplier_id, o.supplier_id) = ? AND r.status <> 'cancelled' AND r.received_at >= ?",
        (supplier_id, to_ms(since)),
    )[0]
    return int(row[0]), int(row[1]), int(row[2])


# --- purchase orders --------------------------------------------------------------------------------------------------


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
    """A purchase order in a list. `total_minor`: None while a line has no price."""

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
            lines, done, total = sums.get(row[1], (0, 0, None))
            found[row[0]] = OrderRow(*[*row[:9], _at(row[9]), _at(row[10]), _day(row[11]), row[12], lines, done, total])
    return [found[rid] for rid in rids if rid in found]


def _order_sums(reader: Reader, order_ids: Sequence[str]) -> dict[str, tuple[int, int, int | None]]:
    """(lines, lines done, total or None) by order."""
    from fieldservice.domain.ordering import line_total

    rows = reader.rows(
        "SELECT id, purchase_order_id, quantity_micro, price_minor, pack_micro, closed FROM purchase_line"
        f" WHERE purchase_order_id IN ({marks(order_ids)}) AND NOT archived",
        order_ids,
    )
    received = received_of_lines(reader, [row[0] for row in rows])
    sums: dict[str, tuple[int, int, int | None]] = {}
    for id, order_id, quantity, price, pack, closed in rows:
        lines, done, total = sums.get(order_id, (0, 0, 0))
        done += bool(closed) or received.get(id, 0) >= quantity
        total = None if total is None or price is None else total + line_total(price, pack, quantity)
        sums[order_id] = (lines + 1, done, total)
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


def open_purchases(reader: Reader, part_ids: Sequence[str] | None = None) -> list[tuple[str, str, str | None, int]]:
    """(line, part, place, micro-units still to come) of drafts and orders; `part_ids` None: of all parts."""
    condition, values = "", list[str]()
    if part_ids is not None:
        condition, values = f" AND l.part_id IN ({marks(part_ids)})", list(part_ids)
    rows = reader.rows(
        "SELECT l.id, l.part_id, o.to_location_id, l.quantity_micro FROM purchase_order o"
        " JOIN purchase_line l ON l.purchase_order_id = o.id"
        f" WHERE o.status IN ('draft', 'ordered') AND NOT l.closed AND NOT l.archived{condition}",
        values,
    )
    received = received_of_lines(reader, (row[0] for row in rows))
    left = [(line, part, place, quantity - received.get(line, 0)) for line, part, place, quantity in rows]
    return [row for row in left if row[3] > 0]


def needs_ordered(reader: Reader, request_line_ids: Sequence[str]) -> dict[str, str]:
    """By line of a parts request the number of the order made for it."""
    found: dict[str, str] = {}
    for part in parts(request_line_ids):
        found.update(
            reader.rows(
                "SELECT l.request_line_id, o.number FROM purchase_line l"
                " JOIN purchase_order o ON o.id = l.purchase_order_id"
                f" WHERE l.request_line_id IN ({marks(part)}) AND NOT l.archived AND o.status <> 'cancelled'",
                part,
            )
        )
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


# --- receipts ---------------------------------------------------------------------------------------------------------


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
            " (SELECT count(*) FROM goods_receipt_line g WHERE g.receipt_id = r.id AND g.inspection = 'pending')"
            " FROM goods_receipt r LEFT JOIN purchase_order o ON o.id = r.purchase_order_id"
            " LEFT JOIN supplier s ON s.id = coalesce(r.supplier_id, o.supplier_id)"
            " LEFT JOIN stock_location l ON l.id = r.location_id LEFT JOIN person h ON h.id = r.received_by_id"
            f" WHERE r.rid IN ({marks(part)})",
            part,
        ):
            found[row[0]] = ReceiptRow(*[*row[:11], _at(row[11]), *row[12:]])
    return [found[rid] for rid in rids if rid in found]


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

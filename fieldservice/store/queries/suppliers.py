"""Suppliers, what they offer, and what their deliveries were like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from msgspec import Struct

from fieldservice.store.queries.inbound import like
from fieldservice.store.queries.windows import Source, marks
from fieldservice.store.reader import Reader, parts
from fieldservice.system.clock import from_ms, to_ms


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


def _at(milliseconds: int | None) -> datetime | None:
    return None if milliseconds is None else from_ms(milliseconds)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None

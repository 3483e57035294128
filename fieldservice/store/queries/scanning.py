"""What a code names: each question is answered by an index, so that a scan never waits.

Codes are looked for as written; `codes` holds the ways in which one may be on record (other case, GTIN forms).
"""

from __future__ import annotations

from collections.abc import Sequence

from fieldservice.domain.scans import Thing
from fieldservice.store.reader import Reader

MOST = 12

_NUMBERED = (
    "work_order", "service_request", "customer", "part_request", "pick_list", "shipment", "purchase_order",
    "goods_receipt", "stock_count",
)  # fmt: skip
# What stands behind a number when several things are offered: name, English name.
_NAMES = {
    "work_order": "CASE WHEN t.summary <> '' THEN t.summary ELSE t.description END, ''",
    "service_request": "t.fault, ''",
    "customer": "t.name, t.name_en",
}


def _marks(codes: Sequence[str]) -> str:
    return ", ".join("?" * len(codes))


def numbered(reader: Reader, kind: str, codes: Sequence[str]) -> list[Thing]:
    """The records of a kind with one of these numbers."""
    if kind not in _NUMBERED:
        return []
    names = _NAMES.get(kind, "'', ''")
    rows = reader.rows(
        f"SELECT t.id, t.number, {names} FROM {kind} t WHERE t.number IN ({_marks(codes)}) ORDER BY t.rid DESC LIMIT ?",
        (*codes, MOST),
    )
    return [Thing(kind, *row) for row in rows]


def old_parts(reader: Reader, tag: str) -> list[tuple[Thing, str]]:
    """The removed part with this tag, and the work order from which it comes."""
    rows = reader.rows(
        "SELECT l.id, l.tag_number, coalesce(p.name, l.description), coalesce(p.name_en, ''), l.work_order_id"
        " FROM part_line l LEFT JOIN part p ON p.id = l.part_id WHERE l.tag_number = ? AND NOT l.removed"
        " ORDER BY l.rid DESC LIMIT 2",
        (tag,),
    )
    return [(Thing("old_part", *row[:4]), row[4] or "") for row in rows]


def parts_by_number(reader: Reader, codes: Sequence[str]) -> list[Thing]:
    """Parts with one of these numbers; those in use before archived ones."""
    return _parts(reader, f"SELECT id FROM part WHERE number IN ({_marks(codes)}) LIMIT {MOST}", codes)


def parts_by_code(reader: Reader, codes: Sequence[str]) -> list[Thing]:
    """Parts with one of these as number, barcode or further code; those in use before archived ones."""
    marks = _marks(codes)
    return _parts(
        reader,
        f"SELECT id FROM part WHERE number IN ({marks}) UNION SELECT id FROM part WHERE barcode IN ({marks})"
        f" UNION SELECT part_id FROM part_code WHERE code IN ({marks}) AND NOT archived LIMIT {MOST}",
        (*codes, *codes, *codes),
    )


def parts_of_supplier(reader: Reader, codes: Sequence[str]) -> list[Thing]:
    """Parts that a supplier sells under one of these numbers."""
    return _parts(
        reader,
        f"SELECT part_id FROM supplier_part WHERE number IN ({_marks(codes)}) AND NOT archived LIMIT {MOST}",
        codes,
    )


def _parts(reader: Reader, ids: str, parameters: Sequence[str]) -> list[Thing]:
    rows = reader.rows(
        "SELECT p.id, p.number, p.name, p.name_en, p.archived FROM part p"
        f" WHERE p.id IN (SELECT * FROM ({ids})) ORDER BY p.archived, p.rid",
        parameters,
    )
    current = [row for row in rows if not row[4]]
    return [Thing("part", *row[:4]) for row in current or rows]


def stocked_serials(reader: Reader, codes: Sequence[str], part_id: str = "") -> list[tuple[Thing, str, str]]:
    """(part, serial number, place) of the pieces in stock with one of these serial numbers, of one part or any."""
    mine = " AND h.part_id = ?" if part_id else ""
    rows = reader.rows(
        "SELECT p.id, p.number, p.name, p.name_en, h.serial, h.location_id FROM stock_on_hand h"
        " JOIN part p ON p.id = h.part_id"
        f" WHERE h.serial <> '' AND h.serial IN ({_marks(codes)}) AND h.quantity_micro > 0{mine} LIMIT {MOST}",
        (*codes, part_id) if part_id else tuple(codes),
    )
    return [(Thing("part", *row[:4]), row[4], row[5]) for row in rows]


def assets_by_serial(reader: Reader, codes: Sequence[str]) -> list[Thing]:
    """Machines with one of these serial numbers; those in use before archived ones."""
    rows = reader.rows(
        "SELECT a.id, a.serial, CASE WHEN a.name <> '' THEN a.name ELSE coalesce(p.name, '') END,"
        " CASE WHEN a.name <> '' THEN '' ELSE coalesce(p.name_en, '') END, a.archived"
        " FROM asset a LEFT JOIN product p ON p.id = a.product_id"
        f" WHERE a.serial IN ({_marks(codes)}) ORDER BY a.archived, a.rid DESC LIMIT {MOST}",
        codes,
    )
    current = [row for row in rows if not row[4]]
    return [Thing("asset", *row[:4]) for row in current or rows]


def locations_by_code(reader: Reader, codes: Sequence[str]) -> list[Thing]:
    """Places of the stock with one of these codes."""
    rows = reader.rows(
        "SELECT id, code, name, name_en FROM stock_location"
        f" WHERE code IN ({_marks(codes)}) AND code <> '' AND NOT archived ORDER BY rid LIMIT {MOST}",
        codes,
    )
    return [Thing("location", *row) for row in rows]


def people_by_number(reader: Reader, codes: Sequence[str]) -> list[Thing]:
    """Our people with one of these numbers."""
    rows = reader.rows(
        "SELECT id, number, name, name_en FROM person"
        f" WHERE number IN ({_marks(codes)}) AND number <> '' AND NOT archived ORDER BY rid LIMIT {MOST}",
        codes,
    )
    return [Thing("person", *row) for row in rows]


def work_orders_of_source(reader: Reader, codes: Sequence[str]) -> list[Thing]:
    """Work orders that had one of these numbers in the system they come from."""
    rows = reader.rows(
        f"SELECT t.id, t.number, {_NAMES['work_order']} FROM work_order t"
        f" WHERE t.source_key IN ({_marks(codes)}) AND t.source_key <> '' ORDER BY t.rid DESC LIMIT {MOST}",
        codes,
    )
    return [Thing("work_order", *row) for row in rows]


_BY_ID = {
    "part": "SELECT id, number, name, name_en FROM part WHERE id = ?",
    "location": "SELECT id, code, name, name_en FROM stock_location WHERE id = ?",
    "asset": "SELECT id, serial, name, '' FROM asset WHERE id = ?",
    "person": "SELECT id, number, name, name_en FROM person WHERE id = ?",
}


def by_id(reader: Reader, kind: str, id: str) -> list[Thing]:
    """The part, location, asset or person with this id."""
    return [Thing(kind, *row) for row in reader.rows(_BY_ID[kind], (id,))]

"""What begins with a code that somebody types: each question walks an index from the code on and stops early."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from fieldservice.store.reader import Reader

_PAPERS = frozenset({"pick_list", "shipment", "goods_receipt", "stock_count", "purchase_order", "part_request"})
_LAST = "\U0010ffff"


class CodedPart(Struct, frozen=True):
    """A part that a further code or a supplier's number names. `kind`: of the code, or "supplier"."""

    part_id: str
    number: str
    name: str
    name_en: str
    code: str
    kind: str
    supplier: str = ""
    supplier_en: str = ""


def by_further_code(reader: Reader, beginning: str, limit: int) -> list[CodedPart]:
    """Parts with a further code that begins so."""
    return [
        CodedPart(*row)
        for row in reader.rows(
            "SELECT p.id, p.number, p.name, p.name_en, c.code, c.kind FROM part_code c JOIN part p ON p.id = c.part_id"
            " WHERE c.code >= ? AND c.code < ? AND NOT c.archived ORDER BY c.code LIMIT ?",
            (beginning, beginning + _LAST, limit),
        )
    ]


def by_supplier_number(reader: Reader, beginning: str, limit: int) -> list[CodedPart]:
    """Parts that a supplier sells under a number that begins so."""
    return [
        CodedPart(*row)
        for row in reader.rows(
            "SELECT p.id, p.number, p.name, p.name_en, o.number, 'supplier', s.name, s.name_en FROM supplier_part o"
            " JOIN part p ON p.id = o.part_id JOIN supplier s ON s.id = o.supplier_id"
            " WHERE o.number >= ? AND o.number < ? AND NOT o.archived ORDER BY o.number LIMIT ?",
            (beginning, beginning + _LAST, limit),
        )
    ]


def bins(reader: Reader, beginning: str, limit: int) -> list[tuple[str, str, str, str, str, str]]:
    """Places of ours whose code begins so: (id, code, name, English name, name around it, English one)."""
    return [
        (row[0], row[1], row[2], row[3], row[4], row[5])
        for row in reader.rows(
            "SELECT l.id, l.code, l.name, l.name_en, coalesce(u.name, ''), coalesce(u.name_en, '')"
            " FROM stock_location l LEFT JOIN stock_location u ON u.id = l.parent_id"
            " WHERE l.code >= ? AND l.code < ? AND NOT l.archived AND l.kind NOT IN ('customer', 'supplier')"
            " ORDER BY l.code LIMIT ?",
            (beginning, beginning + _LAST, limit),
        )
    ]


def error_codes(reader: Reader, beginning: str, limit: int) -> list[tuple[str, str, str, str, str, str]]:
    """Makers' error codes that begin so: (id, code, Chinese, English, maker, models)."""
    return [
        (row[0], row[1], row[2], row[3], row[4], row[5])
        for row in reader.rows(
            "SELECT id, code, name, name_en, maker, product_models FROM fault_code"
            " WHERE kind = 'error' AND code >= ? AND code < ? AND NOT archived ORDER BY code LIMIT ?",
            (beginning, beginning + _LAST, limit),
        )
    ]


def papers(reader: Reader, table: str, beginning: str, limit: int) -> list[tuple[str, str]]:
    """(id, number) of the newest papers whose number begins so."""
    if table not in _PAPERS:
        raise ValueError(f"{table} has no numbers")
    return [
        (row[0], row[1])
        for row in reader.rows(
            f"SELECT id, number FROM {table} WHERE number >= ? AND number < ? ORDER BY number DESC LIMIT ?",
            (beginning, beginning + _LAST, limit),
        )
    ]


def asked_for(reader: Reader, request_ids: Sequence[str]) -> dict[str, tuple[str | None, str | None]]:
    """By parts request its work order and the part of its first line."""
    found: dict[str, tuple[str | None, str | None]] = {}
    for id in request_ids:
        for order, part in reader.rows(
            "SELECT r.work_order_id, (SELECT part_id FROM part_request_line WHERE request_id = r.id ORDER BY rid"
            " LIMIT 1) FROM part_request r WHERE r.id = ?",
            (id,),
        ):
            found[id] = (order, part)
    return found

"""Parts, where they are, how they moved, and what they are used in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from msgspec import Struct

from fieldservice.domain.records import StockMove
from fieldservice.store.queries import part_conditions
from fieldservice.store.queries.part_conditions import USABLE_KINDS
from fieldservice.store.queries.windows import Source, marks
from fieldservice.store.reader import Reader, parts
from fieldservice.system.clock import from_ms, to_ms

# Places that are ours and hold usable stock; the others are the far ends of moves, or hold what can't be used.
OWN_KINDS = (*USABLE_KINDS, "packing", "defective", "quarantine", "transit")
_USABLE = ", ".join(f"'{kind}'" for kind in USABLE_KINDS)
_OWN = ", ".join(f"'{kind}'" for kind in OWN_KINDS)


class PartFilter(Struct, frozen=True):
    """Which parts: text anywhere in their record, of these categories, in stock anywhere, or at these locations."""

    text: str = ""
    category_ids: frozenset[str] | None = None
    in_stock: bool = False
    location_ids: frozenset[str] | None = None  # parts that these places hold
    archived: bool = False
    sort: str = ""  # number | name | price (dearest first); "": number
    below_minimum: bool = False  # with what is coming and less what is claimed, fewer than a minimum asks for
    superseded: bool = False  # a line says what replaces them


@dataclass(frozen=True, slots=True)
class PartRow:
    """A part in a list. `on_hand_micro`: usable stock everywhere; `places`: how many places hold it."""

    rid: int
    id: str
    number: str
    name: str
    name_en: str
    category_id: str | None
    category: str
    category_en: str
    unit: str
    price_minor: int | None
    currency: str
    tracking: str
    genuine: bool
    barcode: str
    supplier: str
    photo_sha: str
    min_stock_micro: int | None
    archived: bool
    on_hand_micro: int
    places: int


@dataclass(frozen=True, slots=True)
class StockRow:
    """How much of a part a place holds, of one lot or serial number."""

    part_id: str
    location_id: str
    code: str
    name: str
    name_en: str
    kind: str
    parent_id: str | None
    person: str
    person_en: str
    lot: str
    serial: str
    quantity_micro: int
    last_move_at: datetime | None


@dataclass(frozen=True, slots=True)
class MoveRow:
    """A move of the ledger."""

    rid: int
    id: str
    at: datetime | None
    recorded_at: datetime | None
    part_id: str
    part_number: str
    part_name: str
    part_name_en: str
    quantity_micro: int
    unit: str
    lot: str
    serial: str
    reason: str
    document: str
    from_id: str
    from_name: str
    from_name_en: str
    from_kind: str
    to_id: str
    to_name: str
    to_name_en: str
    to_kind: str
    work_order_id: str | None
    work_order_number: str
    by: str
    by_en: str
    reverses_id: str | None


@dataclass(frozen=True, slots=True)
class BomRow:
    """A line of a bill of material: a part at a position of a product or of a larger part."""

    id: str
    part_id: str
    part_number: str
    part_name: str
    part_name_en: str
    quantity_micro: int
    unit: str
    position: str
    optional: bool
    on_hand_micro: int


@dataclass(frozen=True, slots=True)
class UseRow:
    """A product model or a larger part that a part belongs to. `machines`: how many of the model are at customers."""

    bom_line_id: str
    product_id: str | None
    assembly_part_id: str | None
    code: str
    name: str
    name_en: str
    position: str
    quantity_micro: int
    unit: str
    machines: int


def part_source(wanted: PartFilter, reader: Reader) -> Source:
    """The list of parts."""
    source = Source("part", text=wanted.text)
    source.where("t.archived = ?", int(wanted.archived))
    if wanted.below_minimum:
        source.where(part_conditions.below_minimum(reader))
    if wanted.superseded:
        source.where(part_conditions.SUPERSEDED)
    if wanted.category_ids is not None:
        source.where_in("t.category_id", wanted.category_ids)
    if wanted.location_ids is not None:
        places = sorted(wanted.location_ids)
        source.where(
            f"t.id IN (SELECT part_id FROM stock_on_hand WHERE location_id IN ({marks(places)})"
            " AND quantity_micro > 0)",
            *places,
        )
    elif wanted.in_stock:
        source.where(
            "EXISTS (SELECT 1 FROM stock_on_hand s JOIN stock_location l ON l.id = s.location_id"
            f" WHERE s.part_id = t.id AND s.quantity_micro > 0 AND l.kind IN ({_USABLE}))"
        )
    return source


PART_SORTS = {
    "": ("t.number", False),
    "number": ("t.number", False),
    "name": ("t.name", False),
    "price": ("t.price_minor", True),
}

_USABLE_SUM = (
    "(SELECT coalesce(sum(s.quantity_micro), 0) FROM stock_on_hand s JOIN stock_location l ON l.id = s.location_id"
    f" WHERE s.part_id = p.id AND l.kind IN ({_USABLE}))"
)


def part_rows(reader: Reader, rids: Sequence[int]) -> list[PartRow]:
    """The rows of a page, in the order of `rids`; keys that do not exist any more are left out."""
    found: dict[int, PartRow] = {}
    for part in parts(rids):
        for row in reader.rows(
            "SELECT p.rid, p.id, p.number, p.name, p.name_en, p.category_id, coalesce(g.name, ''),"
            " coalesce(g.name_en, ''), p.unit, p.price_minor, p.currency, p.tracking, p.genuine, p.barcode, p.supplier,"
            f" p.photo_sha, p.min_stock_micro, p.archived, {_USABLE_SUM},"
            " (SELECT count(DISTINCT s.location_id) FROM stock_on_hand s JOIN stock_location l ON l.id = s.location_id"
            f" WHERE s.part_id = p.id AND s.quantity_micro > 0 AND l.kind IN ({_USABLE}))"
            " FROM part p LEFT JOIN part_category g ON g.id = p.category_id"
            f" WHERE p.rid IN ({marks(part)})",
            part,
        ):
            found[row[0]] = PartRow(*[*row[:12], bool(row[12]), *row[13:17], bool(row[17]), *row[18:]])
    return [found[rid] for rid in rids if rid in found]


def stock_rows(
    reader: Reader, *, part_id: str | None = None, location_ids: Sequence[str] | None = None, all_kinds: bool = False
) -> list[StockRow]:
    """What places hold (zero balances left out), of a part, or at some places; ours only unless `all_kinds`."""
    conditions, values = ["s.quantity_micro <> 0"], []
    if part_id is not None:
        conditions.append("s.part_id = ?")
        values.append(part_id)
    if location_ids is not None:
        conditions.append(f"s.location_id IN ({marks(location_ids)})")
        values += list(location_ids)
    if not all_kinds:
        conditions.append(f"l.kind IN ({_OWN})")
    rows = reader.rows(
        "SELECT s.part_id, s.location_id, l.code, l.name, l.name_en, l.kind, l.parent_id, coalesce(h.name, ''),"
        " coalesce(h.name_en, ''), s.lot, s.serial, s.quantity_micro, s.last_move_at FROM stock_on_hand s"
        " JOIN stock_location l ON l.id = s.location_id LEFT JOIN person h ON h.id = l.person_id"
        f" WHERE {' AND '.join(conditions)} ORDER BY l.kind, l.name, s.lot, s.serial",
        values,
    )
    return [StockRow(*[*row[:12], _at(row[12] or None)]) for row in rows]


def on_hand(reader: Reader, part_id: str, location_id: str, lot: str | None = None, serial: str | None = None) -> int:
    """Micro-units of a part at a place; of one lot or serial number when it is named."""
    conditions, values = "part_id = ? AND location_id = ?", [part_id, location_id]
    for column, value in (("lot", lot), ("serial", serial)):
        if value is not None:
            conditions += f" AND {column} = ?"
            values.append(value)
    return reader.count(f"SELECT sum(quantity_micro) FROM stock_on_hand WHERE {conditions}", values)


def serial_elsewhere(reader: Reader, part_id: str, serial: str, location_id: str) -> tuple[str, str] | None:
    """(place, lot) of the place of ours that holds a serial number, unless it is this one; None when none does."""
    rows = reader.rows(
        "SELECT s.location_id, s.lot FROM stock_on_hand s JOIN stock_location l ON l.id = s.location_id"
        " WHERE s.serial = ? AND s.serial <> '' AND s.part_id = ? AND s.quantity_micro > 0"
        f" AND l.kind IN ({_OWN}) ORDER BY s.location_id = ? DESC, s.last_move_at LIMIT 1",
        (serial, part_id, location_id),
    )
    return None if not rows or rows[0][0] == location_id else (rows[0][0], rows[0][1])


def van_and_elsewhere(reader: Reader, part_ids: Sequence[str], van_id: str | None) -> dict[str, tuple[int, int]]:
    """Usable micro-units of each part in one place and in all other places of ours; parts without any are left out, and
    a place with less than nothing in the books lends nothing to others."""
    found: dict[str, tuple[int, int]] = {}
    for part in parts(part_ids):
        for id, here, all_of_it in reader.rows(
            "SELECT s.part_id, sum(CASE WHEN s.location_id = ? THEN s.quantity_micro ELSE 0 END), sum(s.quantity_micro)"
            " FROM stock_on_hand s JOIN stock_location l ON l.id = s.location_id"
            f" WHERE s.part_id IN ({marks(part)}) AND l.kind IN ({_USABLE}) AND s.quantity_micro > 0"
            " GROUP BY s.part_id",
            [van_id or "", *part],
        ):
            found[id] = (here, all_of_it - here)
    return found


_MOVE = """
    SELECT m.rid, m.id, m.at, m.recorded_at, m.part_id, p.number, p.name, p.name_en, m.quantity_micro, m.unit, m.lot,
        m.serial, m.reason, m.document, m.from_location_id, coalesce(f.name, ''), coalesce(f.name_en, ''),
        coalesce(f.kind, ''), m.to_location_id, coalesce(t.name, ''), coalesce(t.name_en, ''), coalesce(t.kind, ''),
        m.work_order_id, coalesce(w.number, ''), coalesce(h.name, ''), coalesce(h.name_en, ''), m.reverses_id
    FROM stock_move m JOIN part p ON p.id = m.part_id LEFT JOIN stock_location f ON f.id = m.from_location_id
    LEFT JOIN stock_location t ON t.id = m.to_location_id LEFT JOIN work_order w ON w.id = m.work_order_id
    LEFT JOIN person h ON h.id = m.by_id"""


def moves_of_part(
    reader: Reader, part_id: str, before: tuple[datetime, int] | None = None, limit: int = 50
) -> list[MoveRow]:
    """Moves of a part, newest first; `before`: time and rid of the last one shown."""
    bound, rid = (to_ms(before[0]), before[1]) if before else (1 << 62, 1 << 62)
    rows = reader.rows(
        f"{_MOVE} WHERE m.part_id = ? AND (m.at, m.rid) < (?, ?) ORDER BY m.at DESC, m.rid DESC LIMIT ?",
        (part_id, bound, rid, limit),
    )
    return [_move(row) for row in rows]


def moves_of_location(
    reader: Reader, location_id: str, before: tuple[datetime, int] | None = None, limit: int = 50
) -> list[MoveRow]:
    """Moves into and out of a place, newest first; `before`: time and rid of the last one shown."""
    bound, rid = (to_ms(before[0]), before[1]) if before else (1 << 62, 1 << 62)
    either = " UNION ".join(
        f"SELECT * FROM (SELECT rid FROM stock_move WHERE {side} = ? AND (at, rid) < (?, ?)"
        " ORDER BY at DESC, rid DESC LIMIT ?)"
        for side in ("from_location_id", "to_location_id")
    )
    rows = reader.rows(
        f"{_MOVE} WHERE m.rid IN ({either}) ORDER BY m.at DESC, m.rid DESC LIMIT ?",
        [location_id, bound, rid, limit] * 2 + [limit],
    )
    return [_move(row) for row in rows]


def _move(row: tuple[Any, ...]) -> MoveRow:
    return MoveRow(*[*row[:2], _at(row[2]), _at(row[3]), *row[4:]])


def is_reversed(reader: Reader, move: StockMove) -> bool:
    """Whether a move of the same part takes this one back."""
    return bool(
        reader.rows("SELECT 1 FROM stock_move WHERE part_id = ? AND reverses_id = ? LIMIT 1", (move.part_id, move.id))
    )


def moved_by_line(reader: Reader, line_ids: Iterable[str]) -> dict[str, dict[str, int]]:
    """By line of a paper and reason: the micro-units that its moves carried out, less what was taken back.

    A reversal names the line of the move that it takes back and counts against that move's reason. Lines without moves
    are left out; a reason all of whose moves were taken back stays with 0.
    """
    found: dict[str, dict[str, int]] = {}
    for part in parts(sorted({id for id in line_ids if id})):
        for line_id, reason, quantity in reader.rows(
            "SELECT m.line_id, coalesce(r.reason, m.reason),"
            " sum(CASE WHEN m.reverses_id IS NULL THEN m.quantity_micro ELSE -m.quantity_micro END)"
            " FROM stock_move m LEFT JOIN stock_move r ON r.id = m.reverses_id"
            f" WHERE m.line_id IN ({marks(part)}) GROUP BY 1, 2",
            part,
        ):
            found.setdefault(line_id, {})[reason] = quantity
    return found


def count_moves(reader: Reader, part_id: str) -> int:
    """How many moves a part has."""
    return reader.count("SELECT count(*) FROM stock_move WHERE part_id = ?", (part_id,))


_BOM = f"""
    SELECT b.id, b.part_id, p.number, p.name, p.name_en, b.quantity_micro, b.unit, b.position, b.optional, {_USABLE_SUM}
    FROM bom_line b JOIN part p ON p.id = b.part_id WHERE NOT b.archived AND"""


def bom_of_product(reader: Reader, product_id: str) -> list[BomRow]:
    """The bill of material of a product model."""
    return [_bom(row) for row in reader.rows(f"{_BOM} b.product_id = ? ORDER BY b.position, b.rid", (product_id,))]


def bom_of_part(reader: Reader, part_id: str) -> list[BomRow]:
    """The parts that a larger part is made of."""
    return [_bom(row) for row in reader.rows(f"{_BOM} b.assembly_part_id = ? ORDER BY b.position, b.rid", (part_id,))]


def _bom(row: tuple[Any, ...]) -> BomRow:
    return BomRow(*[*row[:8], bool(row[8]), row[9]])


def where_used(reader: Reader, part_id: str) -> list[UseRow]:
    """The product models and larger parts that a part belongs to."""
    return [
        UseRow(*row)
        for row in reader.rows(
            "SELECT b.id, b.product_id, b.assembly_part_id, coalesce(m.model, a.number, ''),"
            " coalesce(m.name, a.name, ''), coalesce(m.name_en, a.name_en, ''), b.position, b.quantity_micro, b.unit,"
            " (SELECT count(*) FROM asset WHERE product_id = b.product_id AND NOT archived)"
            " FROM bom_line b LEFT JOIN product m ON m.id = b.product_id LEFT JOIN part a ON a.id = b.assembly_part_id"
            " WHERE b.part_id = ? AND NOT b.archived ORDER BY 4, b.position",
            (part_id,),
        )
    ]


def parts_by_category(reader: Reader) -> dict[str | None, int]:
    """How many current parts each category holds itself."""
    return dict(reader.rows("SELECT category_id, count(*) FROM part WHERE NOT archived GROUP BY category_id"))


def stock_by_location(reader: Reader) -> dict[str, int]:
    """How many different parts each place holds."""
    return dict(
        reader.rows(
            "SELECT location_id, count(*) FROM (SELECT part_id, location_id FROM stock_on_hand NOT INDEXED"
            " WHERE quantity_micro > 0 GROUP BY part_id, location_id) GROUP BY location_id"
        )
    )


def parts_with_code(reader: Reader, code: str) -> list[str]:
    """Ids of current parts whose number or barcode is exactly this."""
    return [
        row[0]
        for row in reader.rows(
            "SELECT id FROM part WHERE number = ?1 AND NOT archived"
            " UNION SELECT id FROM part WHERE barcode = ?1 AND NOT archived LIMIT 5",
            (code,),
        )
    ]


def _at(milliseconds: int | None) -> datetime | None:
    return None if milliseconds is None else from_ms(milliseconds)

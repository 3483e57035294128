"""Reports on stock: lists of parts with what lies where, what came and went in a period, how long it has lain.

The lists are lists of parts, read in chunks by key; figures are read for the rows of a page only, always by part.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from fieldservice.store.outbox import DISCARDED, PARKED, QUARANTINED, REFUSED
from fieldservice.store.queries.places import WAREHOUSE_KINDS
from fieldservice.store.queries.stock import OWN_KINDS, USABLE_KINDS
from fieldservice.store.queries.stock_order import Among
from fieldservice.store.queries.windows import Source, marks
from fieldservice.store.reader import Reader, parts
from fieldservice.system.clock import from_ms, to_ms

_OWN = ", ".join(f"'{kind}'" for kind in OWN_KINDS)
_USABLE = ", ".join(f"'{kind}'" for kind in USABLE_KINDS)
_WAREHOUSES = ", ".join(f"'{kind}'" for kind in WAREHOUSE_KINDS)
_NOT_COUNTED = f"({REFUSED}, {PARKED}, {DISCARDED}, {QUARANTINED})"
_FEW_IDLE = 20_000  # the dearest parts are the last that lie idle, so the way along their values is long
# In conditions on a part, "+" before a place has a part's few sums read and looked at, instead of one looked up for
# each of the places.
_OURS = f"(SELECT id FROM stock_location WHERE kind IN ({_OWN}))"
_INSIDE = (
    "(WITH RECURSIVE down (id, depth) AS (SELECT ?, 0 UNION ALL SELECT l.id, down.depth + 1 FROM down"
    f" JOIN stock_location l ON l.parent_id = down.id WHERE l.kind NOT IN ({_WAREHOUSES}) AND down.depth < 20)"
    " SELECT id FROM down)"
)


class ReportFilter(Struct, frozen=True):
    """Which parts: of a place with everything in it (None: everywhere), text in the record; `since` to `until` is the
    period of movement, `idle_days` leaves out what moved or came since."""

    text: str = ""
    place_id: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    idle_days: int = 0
    sort: str = ""  # number | name | oldest (that moved longest ago, wherever it lies) | value; "": number


class PartLine(Struct, frozen=True):
    """A part in a report."""

    rid: int
    id: str
    number: str
    name: str
    name_en: str
    category: str
    category_en: str
    unit: str
    archived: bool


class HeldFigures(Struct, frozen=True):
    """Of a part at the places asked about: usable, not usable, at how many places, when it moved last."""

    usable_micro: int
    blocked_micro: int
    places: int
    last_move_at: datetime | None


class MovedFigures(Struct, frozen=True):
    """What came and went in the period, and the balance at its end less what is there now."""

    in_micro: int
    out_micro: int
    after_micro: int  # net of what moved since the period


def held_source(wanted: ReportFilter) -> Source:
    """Parts of which there is any (or less than nothing)."""
    source = Source("part", text=wanted.text)
    _in_stock(source, wanted.place_id)
    return source


def idle_source(wanted: ReportFilter, before: datetime) -> Source:
    """Parts in stock that have not moved since `before`. A technician's laptop knows of some moves by the age alone."""
    source = Source("part", text=wanted.text)
    source.where("EXISTS (SELECT 1 FROM stock_age a WHERE a.part_id = t.id AND a.last_move_at < ?)", to_ms(before))
    _in_stock(source, wanted.place_id)
    source.where("NOT EXISTS (SELECT 1 FROM stock_move m WHERE m.part_id = t.id AND m.at >= ?)", to_ms(before))
    return source


def unfilled_source(wanted: ReportFilter, before: datetime) -> Source:
    """Parts in stock of which nothing came in from outside since `before`."""
    source = held_source(wanted)
    source.where(
        "EXISTS (SELECT 1 FROM stock_age a WHERE a.part_id = t.id AND coalesce(a.last_receipt_at, 0) < ?)",
        to_ms(before),
    )
    return source


def held_among(wanted: ReportFilter) -> list[Among]:
    """All parts in stock at a place are among those that have sums there."""
    if wanted.place_id is None:
        return []
    place, values = _places(wanted.place_id)
    return [Among(f"SELECT part_id FROM stock_on_hand WHERE location_id IN {place}", tuple(values))]


def idle_among(before: datetime) -> Among:
    """All parts that have not moved since are among those whose stock has not."""
    return Among("SELECT part_id FROM stock_age WHERE last_move_at < ?", (to_ms(before),), _FEW_IDLE)


def unfilled_among(before: datetime) -> Among:
    """The parts in stock of which nothing came in since."""
    return Among("SELECT part_id FROM stock_age WHERE coalesce(last_receipt_at, 0) < ?", (to_ms(before),))


def moved_among(wanted: ReportFilter) -> Among:
    """The parts that moved in the period at a place with few moves."""
    since, until = _period(wanted)
    place, values = _places(wanted.place_id)
    moves = " UNION ALL ".join(
        f"SELECT part_id FROM stock_move WHERE {end} IN {place} AND at >= ? AND at < ?"
        for end in ("from_location_id", "to_location_id")
    )
    return Among(moves, tuple([*values, since, until] * 2))


def moved_source(wanted: ReportFilter) -> Source:
    """Parts that moved in the period."""
    source = Source("part", text=wanted.text)
    since, until = _period(wanted)
    place, values = _places(wanted.place_id)
    touched = "" if wanted.place_id is None else f" AND (m.to_location_id IN {place} OR m.from_location_id IN {place})"
    source.where(
        f"EXISTS (SELECT 1 FROM stock_move m WHERE m.part_id = t.id AND m.at >= ? AND m.at < ?{touched})",
        since, until, *(values * 2),
    )  # fmt: skip
    return source


def valued_source(wanted: ReportFilter) -> Source:
    """Parts that have a value, or stock without one."""
    source = Source("part", text=wanted.text)
    source.where(
        "EXISTS (SELECT 1 FROM stock_value v WHERE v.part_id = t.id"
        " AND (v.quantity_micro <> 0 OR v.value_micro <> 0 OR v.unpriced_micro <> 0))"
    )
    return source


def part_lines(reader: Reader, rids: Sequence[int]) -> list[PartLine]:
    """The parts of a page, in the order of `rids`."""
    found: dict[int, PartLine] = {}
    for part in parts(rids):
        for row in reader.rows(
            "SELECT p.rid, p.id, p.number, p.name, p.name_en, coalesce(g.name, ''), coalesce(g.name_en, ''), p.unit,"
            " p.archived FROM part p LEFT JOIN part_category g ON g.id = p.category_id"
            f" WHERE p.rid IN ({marks(part)})",
            part,
        ):
            found[row[0]] = PartLine(*[*row[:8], bool(row[8])])
    return [found[rid] for rid in rids if rid in found]


def held(reader: Reader, part_ids: Sequence[str], place_id: str | None) -> dict[str, HeldFigures]:
    """What there is of these parts at a place with everything in it, or everywhere."""
    place, values = _places(place_id)
    found: dict[str, HeldFigures] = {}
    for part in parts(part_ids):
        for row in reader.rows(
            f"SELECT s.part_id, sum(CASE WHEN l.kind IN ({_USABLE}) THEN s.quantity_micro ELSE 0 END),"
            f" sum(CASE WHEN l.kind IN ({_USABLE}) THEN 0 ELSE s.quantity_micro END), count(DISTINCT s.location_id),"
            " max(s.last_move_at) FROM stock_on_hand s JOIN stock_location l ON l.id = s.location_id"
            f" WHERE s.part_id IN ({marks(part)}) AND s.quantity_micro <> 0 AND +s.location_id IN {place}"
            " GROUP BY s.part_id",
            [*part, *values],
        ):
            found[row[0]] = HeldFigures(row[1], row[2], row[3], from_ms(row[4]) if row[4] else None)
    return found


def moved(reader: Reader, part_ids: Sequence[str], wanted: ReportFilter) -> dict[str, MovedFigures]:
    """What came into and went out of the places in the period; moves between two of them are neither."""
    since, until = _period(wanted)
    place, values = _places(wanted.place_id)
    found: dict[str, MovedFigures] = {}
    for part in parts(part_ids):
        for row in reader.rows(
            "SELECT part_id, sum(CASE WHEN at < ? THEN plus ELSE 0 END), sum(CASE WHEN at < ? THEN minus ELSE 0 END),"
            " sum(CASE WHEN at >= ? THEN plus - minus ELSE 0 END) FROM (SELECT m.part_id, m.at,"
            f" CASE WHEN m.to_location_id IN {place} AND m.from_location_id NOT IN {place} THEN m.quantity_micro"
            f" ELSE 0 END AS plus, CASE WHEN m.from_location_id IN {place} AND m.to_location_id NOT IN {place}"
            " THEN m.quantity_micro ELSE 0 END AS minus FROM stock_move m"
            " LEFT JOIN mutation u ON u.mid = -m.row_base"
            f" WHERE m.part_id IN ({marks(part)}) AND m.at >= ? AND coalesce(u.state, 0) NOT IN {_NOT_COUNTED})"
            " GROUP BY part_id",
            [until, until, until, *(values * 4), *part, since],
        ):
            found[row[0]] = MovedFigures(row[1], row[2], row[3])
    return found


def last_receipts(reader: Reader, part_ids: Sequence[str]) -> dict[str, datetime]:
    """By part when some of it came in from outside last."""
    found: dict[str, datetime] = {}
    for part_id in part_ids:
        rows = reader.rows(
            f"SELECT m.at FROM stock_move m WHERE m.part_id = ? AND m.to_location_id IN {_OURS}"
            f" AND m.from_location_id NOT IN {_OURS} AND m.reason <> 'reversal' ORDER BY m.at DESC LIMIT 1",
            (part_id,),
        )
        if rows and rows[0][0] is not None:
            found[part_id] = from_ms(rows[0][0])
    return found


def _in_stock(source: Source, place_id: str | None) -> None:
    place, values = _places(place_id)
    source.where(
        "EXISTS (SELECT 1 FROM stock_on_hand s WHERE s.part_id = t.id AND s.quantity_micro <> 0"
        f" AND +s.location_id IN {place})",
        *values,
    )


def _places(place_id: str | None) -> tuple[str, list[str]]:
    return (_OURS, []) if place_id is None else (_INSIDE, [place_id])


def _period(wanted: ReportFilter) -> tuple[int, int]:
    since = to_ms(wanted.since) if wanted.since is not None else 0
    return since, to_ms(wanted.until) if wanted.until is not None else 1 << 62

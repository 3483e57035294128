"""What goes out of warehouses as rows of lists: parts requests, pick lists, shipments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from msgspec import Struct

from fieldservice.store.queries.windows import Source, marks
from fieldservice.store.reader import Reader, parts
from fieldservice.system.clock import from_ms

URGENCY = "CASE t.priority WHEN 'emergency' THEN 0 WHEN 'high' THEN 1 WHEN 'low' THEN 3 ELSE 2 END"


class RequestFilter(Struct, frozen=True):
    """Which parts requests. `number`: the beginning of one."""

    statuses: frozenset[str] = frozenset({"open"})
    kinds: frozenset[str] | None = None
    person_id: str | None = None
    work_order_id: str | None = None
    to_location_id: str | None = None
    source_location_id: str | None = None  # that have a line which is to come from there
    number: str = ""


class PickListFilter(Struct, frozen=True):
    """Which pick lists."""

    statuses: frozenset[str] = frozenset({"open"})
    location_id: str | None = None
    assigned_to_id: str | None = None
    parked: bool | None = None
    number: str = ""


class ShipmentFilter(Struct, frozen=True):
    """Which shipments."""

    statuses: frozenset[str] = frozenset({"packed", "shipped"})
    kinds: frozenset[str] | None = None
    from_location_id: str | None = None
    to_location_id: str | None = None
    person_id: str | None = None
    work_order_id: str | None = None
    number: str = ""


@dataclass(frozen=True, slots=True)
class RequestRow:
    """A parts request in a list; `lines` counts those that aren't cancelled."""

    rid: int
    id: str
    number: str
    kind: str
    status: str
    priority: str
    needed_at: datetime | None
    asked_at: datetime | None
    work_order_id: str | None
    work_order: str
    customer: str
    customer_en: str
    person_id: str | None
    person: str
    person_en: str
    to_location_id: str | None
    to_name: str
    to_name_en: str
    note: str
    lines: int


@dataclass(frozen=True, slots=True)
class PickListRow:
    """A pick list in a list; `done` counts its lines that are done."""

    rid: int
    id: str
    number: str
    status: str
    priority: str
    due_at: datetime | None
    made_at: datetime | None
    parked: bool
    started_at: datetime | None
    location_id: str
    location: str
    location_en: str
    to_location_id: str | None
    to_name: str
    to_name_en: str
    person_id: str | None
    person: str
    person_en: str
    assigned_to_id: str | None
    assigned_to: str
    assigned_to_en: str
    lines: int
    done: int


@dataclass(frozen=True, slots=True)
class ShipmentRow:
    """A shipment in a list."""

    rid: int
    id: str
    number: str
    kind: str
    status: str
    from_location_id: str
    from_name: str
    from_name_en: str
    to_location_id: str
    to_name: str
    to_name_en: str
    person_id: str | None
    person: str
    person_en: str
    work_order_id: str | None
    work_order: str
    carrier: str
    tracking: str
    boxes: int
    weight_grams: int | None
    packed_at: datetime | None
    shipped_at: datetime | None
    expected_at: datetime | None
    received_at: datetime | None
    lines: int


def request_source(wanted: RequestFilter) -> Source:
    """The list of requests."""
    source = Source("part_request")
    source.where_in("t.status", wanted.statuses)
    if wanted.kinds is not None:
        source.where_in("t.kind", wanted.kinds)
    _equals(
        source, person_id=wanted.person_id, work_order_id=wanted.work_order_id, to_location_id=wanted.to_location_id
    )
    if wanted.source_location_id is not None:
        source.where(
            "EXISTS (SELECT 1 FROM part_request_line l WHERE l.request_id = t.id AND l.source_location_id = ?"
            " AND l.status = 'open')",
            wanted.source_location_id,
        )
    _numbered(source, wanted.number)
    return source


def pick_list_source(wanted: PickListFilter) -> Source:
    """The list of pick lists."""
    source = Source("pick_list")
    source.where_in("t.status", wanted.statuses)
    _equals(source, location_id=wanted.location_id, assigned_to_id=wanted.assigned_to_id)
    if wanted.parked is not None:
        source.where("t.parked = ?", int(wanted.parked))
    _numbered(source, wanted.number)
    return source


def shipment_source(wanted: ShipmentFilter) -> Source:
    """The list of shipments."""
    source = Source("shipment")
    source.where_in("t.status", wanted.statuses)
    if wanted.kinds is not None:
        source.where_in("t.kind", wanted.kinds)
    _equals(
        source,
        from_location_id=wanted.from_location_id,
        to_location_id=wanted.to_location_id,
        person_id=wanted.person_id,
        work_order_id=wanted.work_order_id,
    )
    _numbered(source, wanted.number)
    return source


# key and whether descending, for `windows.chunk`
REQUEST_SORTS = {"": ("t.needed_at", False), "asked": ("t.asked_at", True), "urgency": (URGENCY, False)}
PICK_LIST_SORTS = {"": ("t.due_at", False), "urgency": (URGENCY, False), "made": ("t.made_at", True)}
SHIPMENT_SORTS = {"": ("t.packed_at", True), "expected": ("t.expected_at", False)}


def _equals(source: Source, **columns: str | None) -> None:
    for name, value in columns.items():
        if value is not None:
            source.where(f"t.{name} = ?", value)


def _numbered(source: Source, beginning: str) -> None:
    if beginning:
        source.where("t.number >= ? AND t.number < ?", beginning, beginning + "\U0010ffff")


def request_rows(reader: Reader, rids: Sequence[int]) -> list[RequestRow]:
    """The rows of a page, in the order of `rids`."""
    sql = (
        "SELECT t.rid, t.id, t.number, t.kind, t.status, t.priority, t.needed_at, t.asked_at, t.work_order_id,"
        " coalesce(w.number, ''), coalesce(nullif(c.short_name, ''), c.name, ''), coalesce(c.name_en, ''),"
        " t.person_id, coalesce(h.name, ''), coalesce(h.name_en, ''), t.to_location_id, coalesce(d.name, ''),"
        " coalesce(d.name_en, ''), t.note,"
        " (SELECT count(*) FROM part_request_line l WHERE l.request_id = t.id AND l.status <> 'cancelled')"
        " FROM part_request t LEFT JOIN work_order w ON w.id = t.work_order_id"
        " LEFT JOIN customer c ON c.id = w.customer_id LEFT JOIN person h ON h.id = t.person_id"
        " LEFT JOIN stock_location d ON d.id = t.to_location_id"
    )
    return [RequestRow(*[*row[:6], _at(row[6]), _at(row[7]), *row[8:]]) for row in _page(reader, sql, rids)]


def pick_list_rows(reader: Reader, rids: Sequence[int]) -> list[PickListRow]:
    """The rows of a page, in the order of `rids`. A list is due when what it is for is needed by now: visits move."""
    sql = (
        "SELECT t.rid, t.id, t.number, t.status, t.priority,"
        " coalesce((SELECT min(r.needed_at) FROM pick_line l JOIN part_request_line q ON q.id = l.request_line_id"
        "  JOIN part_request r ON r.id = q.request_id WHERE l.pick_list_id = t.id), t.due_at),"
        " t.made_at, t.parked, t.started_at,"
        " t.location_id, coalesce(f.name, ''), coalesce(f.name_en, ''), t.to_location_id, coalesce(d.name, ''),"
        " coalesce(d.name_en, ''), t.person_id, coalesce(h.name, ''), coalesce(h.name_en, ''), t.assigned_to_id,"
        " coalesce(a.name, ''), coalesce(a.name_en, ''),"
        " (SELECT count(*) FROM pick_line l WHERE l.pick_list_id = t.id AND l.status <> 'cancelled'),"
        " (SELECT count(*) FROM pick_line l WHERE l.pick_list_id = t.id AND l.status = 'done')"
        " FROM pick_list t LEFT JOIN stock_location f ON f.id = t.location_id"
        " LEFT JOIN stock_location d ON d.id = t.to_location_id LEFT JOIN person h ON h.id = t.person_id"
        " LEFT JOIN person a ON a.id = t.assigned_to_id"
    )
    return [
        PickListRow(*[*row[:5], _at(row[5]), _at(row[6]), bool(row[7]), _at(row[8]), *row[9:]])
        for row in _page(reader, sql, rids)
    ]


def unpacked_lists(reader: Reader, among: int = 300) -> list[int]:
    """Row keys of pick lists of which more is picked than packed, by when they were made; of the newest picked ones."""
    return [
        row[0]
        for row in reader.rows(
            "SELECT t.rid FROM (SELECT rid, id, made_at FROM pick_list WHERE status = 'picked'"
            " ORDER BY rid DESC LIMIT ?) t"
            " WHERE (SELECT coalesce(sum(CASE WHEN m.reverses_id IS NULL THEN m.quantity_micro"
            " ELSE -m.quantity_micro END), 0) FROM pick_line l JOIN stock_move m ON m.line_id = l.id"
            " WHERE l.pick_list_id = t.id)"
            " > (SELECT coalesce(sum(l.quantity_micro), 0) FROM shipment s JOIN shipment_line l ON l.shipment_id = s.id"
            " WHERE s.pick_list_id = t.id AND s.status <> 'cancelled') ORDER BY t.made_at, t.rid",
            (among,),
        )
    ]


def shipment_rows(reader: Reader, rids: Sequence[int]) -> list[ShipmentRow]:
    """The rows of a page, in the order of `rids`."""
    sql = (
        "SELECT t.rid, t.id, t.number, t.kind, t.status, t.from_location_id, coalesce(f.name, ''),"
        " coalesce(f.name_en, ''), t.to_location_id, coalesce(v.name, d.name, ''),"
        " coalesce(v.name_en, d.name_en, ''), t.person_id,"
        " coalesce(h.name, ''), coalesce(h.name_en, ''), t.work_order_id, coalesce(w.number, ''), t.carrier,"
        " t.tracking, t.boxes, t.weight_grams, t.packed_at, t.shipped_at, t.expected_at, t.received_at,"
        " (SELECT count(*) FROM shipment_line l WHERE l.shipment_id = t.id AND l.quantity_micro > 0)"
        " FROM shipment t LEFT JOIN supplier v ON v.id = t.supplier_id"
        " LEFT JOIN stock_location f ON f.id = t.from_location_id"
        " LEFT JOIN stock_location d ON d.id = t.to_location_id LEFT JOIN person h ON h.id = t.person_id"
        " LEFT JOIN work_order w ON w.id = t.work_order_id"
    )
    return [ShipmentRow(*[*row[:20], *map(_at, row[20:24]), row[24]]) for row in _page(reader, sql, rids)]


def _page(reader: Reader, sql: str, rids: Sequence[int]) -> list[tuple[Any, ...]]:
    found: dict[int, tuple[Any, ...]] = {}
    for part in parts(rids):
        found.update((row[0], row) for row in reader.rows(f"{sql} WHERE t.rid IN ({marks(part)})", part))
    return [found[rid] for rid in rids if rid in found]


def _at(milliseconds: int | None) -> datetime | None:
    return None if milliseconds is None else from_ms(milliseconds)

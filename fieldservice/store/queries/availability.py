"""What of a part is where, what of it is claimed, what is coming, when it was counted: always by part, never a scan."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from msgspec import Struct

from fieldservice.store.outbox import DISCARDED, PARKED, QUARANTINED, REFUSED, WAITING
from fieldservice.store.queries.part_conditions import ARRIVED_OF_ORDER, ARRIVED_OF_SHIPMENT, PICKED
from fieldservice.store.queries.stock import OWN_KINDS, USABLE_KINDS
from fieldservice.store.queries.windows import marks
from fieldservice.store.reader import Reader, parts
from fieldservice.store.sync_state import EVERYTHING
from fieldservice.system.clock import from_ms

KEEPERS_SCOPE = "stock"  # the hub's name of what keepers hold: the whole ledger and the warehouse's papers
_OWN = ", ".join(f"'{kind}'" for kind in OWN_KINDS)
_USABLE = ", ".join(f"'{kind}'" for kind in USABLE_KINDS)
_NOT_COUNTED = f"({REFUSED}, {PARKED}, {DISCARDED}, {QUARANTINED})"  # states of mutations whose moves are in no sum
_BACK_DATED = 30 * 86_400_000  # ms: an undelivered move is looked for this long before the oldest undelivered mutation


class Held(Struct, frozen=True):
    """How much of a part a place of ours holds, lots and serial numbers together."""

    part_id: str
    location_id: str
    kind: str
    quantity_micro: int


class ClaimRow(Struct, frozen=True):
    """An open request line with a source, and whom it is for."""

    line_id: str
    part_id: str
    source_location_id: str
    outstanding_micro: int
    claimed_at: datetime | None
    request_id: str
    request_number: str
    kind: str
    needed_at: datetime | None
    work_order_id: str | None
    work_order_number: str
    person_id: str | None
    to_location_id: str | None


class ComingRow(Struct, frozen=True):
    """What is on its way to a place: a shipment (`kind` shipment) or an open order's line (order)."""

    kind: str
    part_id: str
    location_id: str | None
    quantity_micro: int
    expected_on: date | None
    paper_id: str
    number: str


class LevelRow(Struct, frozen=True):
    """Limits of a part at a place."""

    location_id: str
    min_micro: int | None
    max_micro: int | None
    bin_id: str | None


def holds_ledger(reader: Reader) -> bool:
    """Whether every move and every claim is known here: stand-alone, in the office, or at a keeper's."""
    scopes = {row[0] for row in reader.rows("SELECT name FROM sync_scope")}
    return not scopes or EVERYTHING in scopes or KEEPERS_SCOPE in scopes


def held(reader: Reader, part_ids: Iterable[str]) -> list[Held]:
    """By part and own place, zero balances left out."""
    found: list[Held] = []
    for part in parts(sorted(set(part_ids))):
        found += [
            Held(*row)
            for row in reader.rows(
                "SELECT s.part_id, s.location_id, l.kind, sum(s.quantity_micro) FROM stock_on_hand s"
                f" JOIN stock_location l ON l.id = s.location_id WHERE s.part_id IN ({marks(part)})"
                f" AND l.kind IN ({_OWN}) GROUP BY s.part_id, s.location_id HAVING sum(s.quantity_micro) <> 0",
                part,
            )
        ]
    return found


_CLAIM = f"""
    SELECT r.id, r.part_id, r.source_location_id, r.quantity_micro - r.short_micro - {PICKED}, r.claimed_at,
        r.request_id, coalesce(q.number, ''), coalesce(q.kind, ''), q.needed_at, q.work_order_id,
        coalesce(w.number, ''), coalesce(r.person_id, q.person_id), q.to_location_id
    FROM part_request_line r LEFT JOIN part_request q ON q.id = r.request_id
    LEFT JOIN work_order w ON w.id = q.work_order_id
    WHERE r.status = 'open' AND r.source_location_id IS NOT NULL AND coalesce(q.status, 'open') = 'open'"""


def claims(reader: Reader, part_ids: Iterable[str]) -> list[ClaimRow]:
    """The open claims of these parts that still want something."""
    found: list[ClaimRow] = []
    for part in parts(sorted(set(part_ids))):
        for row in reader.rows(f"{_CLAIM} AND r.part_id IN ({marks(part)})", part):
            if row[3] > 0:
                found.append(ClaimRow(*[*row[:4], _at(row[4]), *row[5:8], _at(row[8]), *row[9:]]))
    return found


def claimed_parts(reader: Reader, limit: int) -> list[str]:
    """Parts that open request lines claim, at most so many."""
    return [
        row[0]
        for row in reader.rows(
            "SELECT DISTINCT part_id FROM part_request_line WHERE status = 'open' AND source_location_id IS NOT NULL"
            " LIMIT ?",
            (limit,),
        )
    ]


def parts_of_lines(reader: Reader, line_ids: Iterable[str]) -> list[str]:
    """The parts of these request lines."""
    found: set[str] = set()
    for part in parts(sorted(set(line_ids))):
        rows = reader.rows(f"SELECT part_id FROM part_request_line WHERE id IN ({marks(part)})", part)
        found.update(row[0] for row in rows)
    return sorted(found)


def coming(reader: Reader, part_ids: Sequence[str]) -> list[ComingRow]:
    """What is under way to places (old parts that come back are no stock), and what is ordered and has not arrived, by
    date."""
    found: list[ComingRow] = []
    for part in parts(sorted(set(part_ids))):
        rows = reader.rows(
            f"SELECT i.part_id, s.to_location_id, i.quantity_micro - {ARRIVED_OF_SHIPMENT}, s.expected_at, s.id,"
            " s.number FROM shipment_line i JOIN shipment s ON s.id = i.shipment_id"
            f" WHERE i.part_id IN ({marks(part)}) AND i.old_part_id IS NULL AND s.status = 'shipped'",
            part,
        )
        found += [
            ComingRow("shipment", row[0], row[1], row[2], from_ms(row[3]).date() if row[3] else None, row[4], row[5])
            for row in rows
        ]
        rows = reader.rows(
            f"SELECT i.part_id, o.to_location_id, i.quantity_micro - {ARRIVED_OF_ORDER},"
            " coalesce(i.expected_on, o.expected_on), o.id, o.number"
            " FROM purchase_line i JOIN purchase_order o ON o.id = i.purchase_order_id"
            f" WHERE i.part_id IN ({marks(part)}) AND NOT i.closed AND NOT i.archived AND o.status = 'ordered'",
            part,
        )
        found += [
            ComingRow("order", row[0], row[1], row[2], date.fromisoformat(row[3]) if row[3] else None, row[4], row[5])
            for row in rows
        ]
    wanted = [row for row in found if row.quantity_micro > 0]
    return sorted(wanted, key=lambda row: (row.expected_on is None, row.expected_on or date.min, row.number))


def levels(reader: Reader, part_id: str) -> list[LevelRow]:
    """The limits of a part, by place."""
    return [
        LevelRow(*row)
        for row in reader.rows(
            "SELECT location_id, min_micro, max_micro, bin_id FROM stock_level WHERE part_id = ? AND NOT archived",
            (part_id,),
        )
    ]


def last_counts(reader: Reader, part_id: str) -> dict[str, datetime]:
    """By place when a part was last counted there: entries of counts, corrections after a count, opening stock."""
    rows = reader.rows(
        "SELECT location_id, max(at) FROM ("
        " SELECT e.location_id, e.at FROM count_entry e WHERE e.part_id = ?1 AND e.takes_back_id IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM count_entry b WHERE b.count_id = e.count_id AND b.takes_back_id = e.id)"
        " UNION ALL SELECT to_location_id, at FROM stock_move WHERE part_id = ?1 AND reason IN ('count', 'opening')"
        " UNION ALL SELECT from_location_id, at FROM stock_move WHERE part_id = ?1 AND reason IN ('count', 'opening'))"
        " WHERE at IS NOT NULL GROUP BY location_id",
        (part_id,),
    )
    return {location: from_ms(at) for location, at in rows}


def last_contact(reader: Reader) -> datetime | None:
    """When this computer last met its hub, by its own clock; None stand-alone or before the first time."""
    rows = reader.rows("SELECT value FROM local_value WHERE name = 'lease.contact'")
    return from_ms(int(rows[0][0])) if rows else None


def holders_met(reader: Reader) -> dict[str, datetime]:
    """By van or personal stock when a laptop of whoever holds it met the hub last, by this computer's clock; as far as
    the hub told it, which it tells keepers and the office."""
    rows = reader.rows("SELECT value FROM local_value WHERE name = 'hub.contacts'")
    met = json.loads(rows[0][0]).get("by", {}) if rows else {}
    if not met:
        return {}
    found: dict[str, int] = {}
    for place, person in reader.rows(
        "SELECT van_location_id, id FROM person WHERE van_location_id IS NOT NULL AND NOT archived UNION"
        " SELECT id, person_id FROM stock_location WHERE person_id IS NOT NULL AND kind IN ('van', 'technician')"
    ):
        if person in met:
            found[place] = max(found.get(place, 0), int(met[person]))
    return {place: from_ms(at) for place, at in found.items()}


def hub_clock(reader: Reader) -> tuple[timedelta, datetime | None]:
    """How far the hub's clock is ahead of this one, and when they last met by this one; nothing of it stand-alone."""
    known = dict(reader.rows("SELECT name, value FROM local_value WHERE name IN ('hub.skew', 'lease.contact')"))
    contact = known.get("lease.contact")
    return timedelta(milliseconds=int(known.get("hub.skew", 0))), from_ms(int(contact)) if contact else None


def undelivered_moves(reader: Reader, part_id: str) -> dict[str, int]:
    """By place how many own moves of a part the hub does not have yet; none stand-alone, where nobody waits for them.

    Undelivered moves are recent: those claimed more than a month before the oldest waiting mutation aren't looked for.
    """
    if not reader.rows("SELECT 1 FROM local_value WHERE name = 'hub.epoch'"):
        return {}
    oldest = reader.rows(f"SELECT min(device_at) FROM mutation WHERE state = {WAITING}")
    if not oldest or oldest[0][0] is None:
        return {}
    found: dict[str, int] = {}
    for source, target in reader.rows(
        "SELECT m.from_location_id, m.to_location_id FROM stock_move m JOIN mutation u ON u.mid = -m.row_base"
        f" WHERE m.part_id = ? AND m.at >= ? AND m.row_base < 0 AND u.state = {WAITING}",
        (part_id, oldest[0][0] - _BACK_DATED),
    ):
        for place in (source, target):
            found[place] = found.get(place, 0) + 1
    return found


class Negative(Struct, frozen=True):
    """A sum below zero at a place of ours."""

    part_id: str
    location_id: str
    lot: str
    serial: str
    quantity_micro: int


def negatives(reader: Reader, limit: int) -> list[Negative]:
    """Sums below zero at places of ours, the far ends of moves left out."""
    return [
        Negative(*row)
        for row in reader.rows(
            "SELECT s.part_id, s.location_id, s.lot, s.serial, s.quantity_micro FROM stock_location l"
            " CROSS JOIN stock_on_hand s INDEXED BY stock_on_hand_negative"
            f" ON s.location_id = l.id AND s.quantity_micro < 0 WHERE l.kind IN ({_OWN}) LIMIT ?",
            (limit,),
        )
    ]


def moves_back(reader: Reader, key: Negative, limit: int = 500) -> list[tuple[str, int]]:
    """(id, what it added) of the moves of one sum, newest first."""
    return [
        (id, signed)
        for id, signed in reader.rows(
            "SELECT m.id, CASE WHEN m.to_location_id = ?2 THEN m.quantity_micro ELSE -m.quantity_micro END"
            " FROM stock_move m LEFT JOIN mutation u ON u.mid = -m.row_base"
            " WHERE m.part_id = ?1 AND (m.to_location_id = ?2 OR m.from_location_id = ?2) AND m.lot = ?3"
            f" AND m.serial = ?4 AND coalesce(u.state, 0) NOT IN {_NOT_COUNTED}"
            " ORDER BY m.at DESC, m.rid DESC LIMIT ?5",
            (key.part_id, key.location_id, key.lot, key.serial, limit),
        )
    ]


def _at(milliseconds: int | None) -> datetime | None:
    return None if milliseconds is None else from_ms(milliseconds)

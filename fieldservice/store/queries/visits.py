"""Bookings of a technician: a day, what is open from earlier, what overlaps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fieldservice.store.reader import Reader

# A visit rarely lasts a day; those that do are found when they begin within this time before.
_LONGEST_VISIT_MS = 7 * 86_400_000


def overlapping(
    reader: Reader, technician_id: str, starts: int, ends: int, statuses: Sequence[str], besides: str
) -> list[str]:
    """Numbers of work orders for which the technician is booked between two times (milliseconds)."""
    rows = reader.rows(
        "SELECT DISTINCT w.number FROM booking b JOIN work_order w ON w.id = b.work_order_id"
        " WHERE b.technician_id = ? AND b.starts_at > ? AND b.starts_at < ? AND b.ends_at > ? AND b.id <> ?"
        f" AND b.status IN ({', '.join('?' * len(statuses))}) ORDER BY b.starts_at",
        (technician_id, starts - _LONGEST_VISIT_MS, ends, starts, besides, *statuses),
    )
    return [row[0] for row in rows]


# An address is one thing: the site's where it has one, otherwise the customer's.
_OWN = "CASE WHEN coalesce(s.city || s.street, '') <> '' THEN"
_DAY = f"""
    SELECT b.id, b.work_order_id, b.status, b.starts_at, b.ends_at, b.travel_started_at, b.arrived_at,
        b.work_started_at, b.left_at, b.travel_km, b.outcome, b.outcome_reason,
        w.number, w.state, w.status, w.priority, w.job_type, w.job_kind, w.summary, w.due_at, w.entitlement,
        w.entitlement_reason, w.customer_id, c.name, c.name_en, c.short_name, c.phone, w.asset_id, a.name, a.serial,
        a.location_note, p.model, p.name, p.name_en, w.contact_id, k.name, k.role, k.phone, s.name,
        {_OWN} s.province ELSE c.province END, {_OWN} s.city ELSE c.city END, {_OWN} s.district ELSE c.district END,
        {_OWN} s.street ELSE c.street END, s.access_note, s.latitude, s.longitude,
        p.id
    FROM booking b
    JOIN work_order w ON w.id = b.work_order_id
    LEFT JOIN customer c ON c.id = w.customer_id
    LEFT JOIN asset a ON a.id = w.asset_id
    LEFT JOIN product p ON p.id = coalesce(w.product_id, a.product_id)
    LEFT JOIN contact k ON k.id = w.contact_id
    LEFT JOIN site s ON s.id = coalesce(w.site_id, a.site_id)"""


def day(reader: Reader, technician_id: str, starts: int, ends: int, hidden: Sequence[str]) -> list[tuple[Any, ...]]:
    """The technician's visits that begin between two times, in order."""
    return reader.rows(
        f"{_DAY} WHERE b.technician_id = ? AND b.starts_at >= ? AND b.starts_at < ?"
        f" AND b.status NOT IN ({', '.join('?' * len(hidden))}) ORDER BY b.starts_at, b.rid",
        (technician_id, starts, ends, *hidden),
    )


def carried_over(reader: Reader, technician_id: str, before: int, statuses: Sequence[str]) -> list[tuple[Any, ...]]:
    """Visits of earlier days that are not finished, and those without a time."""
    return reader.rows(
        f"{_DAY} WHERE b.technician_id = ? AND (b.starts_at < ? OR b.starts_at IS NULL)"
        f" AND b.status IN ({', '.join('?' * len(statuses))}) ORDER BY b.starts_at, b.rid",
        (technician_id, before, *statuses),
    )


def one(reader: Reader, booking_id: str) -> list[tuple[Any, ...]]:
    """The same facts of one booking."""
    return reader.rows(f"{_DAY} WHERE b.id = ?", (booking_id,))


def van_stock(reader: Reader, location_id: str, part_ids: Sequence[str]) -> dict[str, int]:
    """Quantity (micro-units) of these parts in a location."""
    if not part_ids:
        return {}
    rows = reader.rows(
        "SELECT part_id, sum(quantity_micro) FROM stock_on_hand WHERE location_id = ?"
        f" AND part_id IN ({', '.join('?' * len(part_ids))}) GROUP BY part_id",
        (location_id, *part_ids),
    )
    return {row[0]: int(row[1]) for row in rows}


def usual_parts(reader: Reader, product_id: str, besides: str, limit: int = 6) -> list[tuple[str, int, int]]:
    """(part, work orders that used it, micro-units a time) on machines of a product, most used first."""
    rows = reader.rows(
        "SELECT l.part_id, count(DISTINCT l.work_order_id) AS jobs, max(l.quantity_micro)"
        " FROM (SELECT id FROM work_order WHERE asset_id IN (SELECT id FROM asset WHERE product_id = ?)"
        "       ORDER BY opened_at DESC LIMIT 400) w"
        " JOIN part_line l ON l.work_order_id = w.id"
        " WHERE l.kind = 'used' AND NOT l.removed AND l.part_id IS NOT NULL AND l.work_order_id <> ?"
        f" GROUP BY l.part_id ORDER BY jobs DESC, l.part_id LIMIT {limit:d}",
        (product_id, besides),
    )
    return [(row[0], int(row[1]), int(row[2])) for row in rows]


def parts_by_code(reader: Reader, code: str) -> list[str]:
    """Parts with this number or barcode as written, then in other case; in use before archived."""
    rows = reader.rows(
        "SELECT id, archived FROM part WHERE number IN (?1, upper(?1)) OR barcode = ?1 ORDER BY archived, rid LIMIT 5",
        (code,),
    )
    return [row[0] for row in rows]


def on_hand(reader: Reader, location_id: str) -> list[tuple[Any, ...]]:
    """(part, lot, serial, micro-units) held at a place, by part number; nothing where nothing is left."""
    return reader.rows(
        "SELECT s.part_id, s.lot, s.serial, s.quantity_micro FROM stock_on_hand s JOIN part p ON p.id = s.part_id"
        " WHERE s.location_id = ? AND s.quantity_micro <> 0 ORDER BY p.number, s.lot, s.serial",
        (location_id,),
    )


def held(reader: Reader, part_id: str, location_id: str, lot: str, serial: str) -> int:
    """Micro-units of a part (of a lot or serial number, where given) at a place."""
    return reader.count(
        "SELECT sum(quantity_micro) FROM stock_on_hand WHERE part_id = ? AND location_id = ?"
        " AND (? = '' OR lot = ?) AND (? = '' OR serial = ?)",
        (part_id, location_id, lot, lot, serial, serial),
    )


def owed_lines(reader: Reader, technician_id: str) -> list[tuple[Any, ...]]:
    """(line, work order number, customer, English name) of old parts that a technician owes (lost ones are
    written off), by due day."""
    return reader.rows(
        "SELECT l.id, w.number, coalesce(nullif(c.short_name, ''), c.name, ''), coalesce(c.name_en, '')"
        " FROM booking b JOIN part_line l ON l.work_order_id = b.work_order_id"
        " JOIN work_order w ON w.id = l.work_order_id"
        " LEFT JOIN customer c ON c.id = w.customer_id"
        " WHERE b.technician_id = ?1 AND b.starts_at > 0 AND l.kind = 'removed' AND l.disposition = 'return'"
        " AND NOT l.removed AND l.handed_in_at IS NULL AND l.by_id = ?1"
        " AND coalesce((SELECT s.step FROM old_part_step s WHERE s.part_line_id = l.id"
        "  ORDER BY s.at DESC, s.id DESC LIMIT 1), '') <> 'lost' GROUP BY l.id ORDER BY l.due_on, l.id",
        (technician_id,),
    )

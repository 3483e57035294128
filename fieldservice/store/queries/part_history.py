"""What happened to a part, source by source, newest first: each goes down an index and stops when a page is full."""

from __future__ import annotations

from typing import Any

from fieldservice.store.queries.windows import marks
from fieldservice.store.reader import Reader

# The end of a source's page: time and rid of the last one shown.
Position = tuple[int, int]
START: Position = (1 << 62, 1 << 62)

# Each yields: rid, at (ms), by, and what the wording needs.
MOVES = (
    "SELECT m.rid, m.at, m.by_id, m.reason, m.quantity_micro, m.unit, m.lot, m.serial, m.document, m.work_order_id,"
    " m.from_location_id, m.to_location_id, m.id, (SELECT r.reason FROM stock_move r WHERE r.id = m.reverses_id)"
    " FROM stock_move m WHERE m.part_id = ? AND (m.at, m.rid) < (?, ?) ORDER BY m.at DESC, m.rid DESC LIMIT ?"
)
COUNTS = (
    "SELECT e.rid, e.at, e.by_id, e.location_id, e.quantity_micro, e.lot, e.serial, e.takes_back_id, c.number"
    " FROM count_entry e LEFT JOIN stock_count c ON c.id = e.count_id"
    " WHERE e.part_id = ? AND (e.at, e.rid) < (?, ?) ORDER BY e.at DESC, e.rid DESC LIMIT ?"
)
CHANGES = (
    "SELECT p.rid, p.at, p.by_id, p.kind, p.before, p.after, p.currency FROM part_change p"
    " WHERE p.part_id = ? AND (p.at, p.rid) < (?, ?) ORDER BY p.at DESC, p.rid DESC LIMIT ?"
)


def page(reader: Reader, sql: str, part_id: str, before: Position, limit: int) -> list[tuple[Any, ...]]:
    """The next rows of one source."""
    return reader.rows(sql, (part_id, *before, limit))


def costs(reader: Reader, move_ids: list[str]) -> dict[str, tuple[int, str]]:
    """By move: what a whole unit cost that came with it, where that is known here."""
    if not move_ids:
        return {}
    return {
        row[0]: (row[1], row[2])
        for row in reader.rows(
            f"SELECT move_id, unit_cost_minor, currency FROM move_cost WHERE move_id IN ({marks(move_ids)})"
            " ORDER BY rid",
            move_ids,
        )
    }

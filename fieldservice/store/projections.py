"""Derived data, kept in the same transaction as what it is derived from: stock sums, work-order states, search index.

Nothing here is captured or synchronised: each side computes it, and `fieldservice check` compares it with a rebuild.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from fieldservice.domain.records import Booking, MoveCost, StockClosing, StockMove, WorkOrder
from fieldservice.domain.states import BookingState, effective_state
from fieldservice.store import search_index, tables, worth
from fieldservice.store.reader import parts
from fieldservice.system.clock import to_ms

if TYPE_CHECKING:
    from fieldservice.store.reader import Reader

_ADD_TO_SUM = (
    "INSERT INTO stock_on_hand (part_id, location_id, lot, serial, quantity_micro, last_move_at)"
    " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET quantity_micro = quantity_micro + excluded.quantity_micro,"
    " last_move_at = max(last_move_at, excluded.last_move_at)"
)

# Of the parts in a range of ids (from, to). Each move is read once and counts at both its ends.
SUMS_FROM_MOVES = """
    SELECT part_id, CASE side WHEN 1 THEN to_location_id ELSE from_location_id END AS location_id, lot, serial,
        sum(side * quantity_micro), max(at)
    FROM stock_move NOT INDEXED CROSS JOIN (SELECT 1 AS side UNION ALL SELECT -1)
    WHERE part_id >= ? AND part_id < ? GROUP BY part_id, location_id, lot, serial"""
_MOVES_AT_ONCE = 1_000_000  # SQLite groups them in memory, where they take some 300 MB


def ranges_of_parts(connection: Any, most: int = _MOVES_AT_ONCE) -> list[tuple[str, str]]:
    """Ranges of part ids (from, to) that cover every move, in order; a range of several parts has at most so many."""
    bounds, moves = [""], 0
    for part_id, n in connection.execute("SELECT part_id, count(*) FROM stock_move GROUP BY part_id ORDER BY part_id"):
        if moves and moves + n > most:
            bounds.append(part_id)
            moves = 0
        moves += n
    return list(pairwise([*bounds, "\U0010ffff"]))


def sums_from_moves(connection: Any, most: int = _MOVES_AT_ONCE) -> Iterator[tuple[Any, ...]]:
    """Every sum (part, place, lot, serial, micro-units, time of the last move) by the moves, in the order of keys."""
    for each in ranges_of_parts(connection, most):
        yield from connection.execute(f"{SUMS_FROM_MOVES} ORDER BY part_id, location_id, lot, serial", each)


class Projections:
    """Collects what a unit of work touched, then brings the derived data up to date."""

    def __init__(self, connection: Any, *, from_hub: bool = False) -> None:
        """`from_hub`: the rows are the hub's, whose balances already hold their moves (`store/on_hand.py`)."""
        self._connection = connection
        self._from_hub = from_hub
        self._sums: list[tuple[Any, ...]] = []
        self._states: set[str] = set()
        self._worth: set[str] = set()  # parts whose stock is worth something else now
        self._documents = search_index.Touched()

    def inserted(self, table: tables.Table, record: Any, values: list[tables.SqlValue]) -> None:
        """Note a new row; a work order's first state is filled in place."""
        if isinstance(record, WorkOrder):
            values[_STATE_AT] = str(effective_state(record.status))
            if self._from_hub:  # its bookings may have come before it
                self._states.add(record.id)
        elif isinstance(record, StockMove):
            if not self._from_hub:
                self._sums += _both_ends(record)
                self._worth.add(record.part_id)
        elif isinstance(record, MoveCost):
            self._worth.add(record.part_id)
        elif isinstance(record, StockClosing) and self._from_hub and record.ends_at:
            worth.closed_elsewhere(self._connection, record.ends_at)
        elif isinstance(record, Booking):
            self._states.add(record.work_order_id)
        self._documents.inserted(table.name, record)
        if self._from_hub:
            self._documents.came_or_went(table.name, record)

    def changed(self, table: tables.Table, record: Any, before: dict[str, Any], new: dict[str, Any]) -> None:
        """Note changed fields of a row."""
        if isinstance(record, WorkOrder) and "status" in new:
            self._states.add(record.id)
        elif isinstance(record, Booking):
            self._states.add(record.work_order_id)
        self._documents.changed(table.name, record, before, new)

    def dropped(self, table: tables.Table, record: Any) -> None:
        """Note a row that leaves this device."""
        if isinstance(record, Booking):
            self._states.add(record.work_order_id)
        elif isinstance(record, MoveCost):
            self._worth.add(record.part_id)
        self._documents.came_or_went(table.name, record)

    def apply_sums(self) -> None:
        """Bring the stock sums up to date, so that whoever reads them next sees the moves made so far."""
        sums, self._sums = self._sums, []
        if sums:
            self._connection.executemany(_ADD_TO_SUM, sums)

    def apply(self, reader: Reader) -> None:
        """Write everything derived; the rows themselves are already written."""
        self.apply_sums()
        if self._worth:
            worth.note(self._connection, self._worth)
        if self._states:
            refresh_states(self._connection, reader, sorted(self._states))
        search_index.update(self._connection, reader, self._documents)


_STATE_AT = [c.name for c in tables.of(WorkOrder).columns].index("state")


def _both_ends(move: StockMove) -> list[tuple[Any, ...]]:
    """What a move adds to the sums of the places that it goes to and comes from."""
    at = to_ms(move.at) if move.at else 0
    key = (move.lot, move.serial)
    return [
        (move.part_id, move.to_location_id, *key, move.quantity_micro, at),
        (move.part_id, move.from_location_id, *key, -move.quantity_micro, at),
    ]


def refresh_states(connection: Any, reader: Reader, work_order_ids: list[str]) -> None:
    """Compute state, technician and start of these work orders from their status and bookings."""
    updates = []
    for part in parts(work_order_ids):
        marks = ", ".join("?" * len(part))
        statuses = dict(reader.rows(f"SELECT id, status FROM work_order WHERE id IN ({marks})", part))
        bookings: dict[str, list[tuple[str, str | None, int | None, str]]] = {}
        for id, status, technician, starts, outcome in reader.rows(
            "SELECT work_order_id, status, technician_id, starts_at, outcome FROM booking"
            f" WHERE work_order_id IN ({marks}) ORDER BY starts_at",
            part,
        ):
            bookings.setdefault(id, []).append((status, technician, starts, outcome))
        for id, status in statuses.items():
            state = effective_state(status, [BookingState(b[0], b[3]) for b in bookings.get(id, ())])
            technician, starts = _who_and_when(bookings.get(id, []))
            updates.append((str(state), technician, starts, id))
    connection.executemany("UPDATE work_order SET state = ?, technician_id = ?, starts_at = ? WHERE id = ?", updates)


def _who_and_when(bookings: list[tuple[str, str | None, int | None, str]]) -> tuple[str | None, int | None]:
    """The booking that matters in lists: the first that is still to come or under way, else the last visit."""
    alive = [b for b in bookings if b[0] not in ("declined", "cancelled")]
    ahead = [b for b in alive if b[0] != "left"]
    chosen = ahead[0] if ahead else alive[-1] if alive else None
    return (chosen[1], chosen[2]) if chosen else (None, None)

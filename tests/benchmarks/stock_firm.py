"""A firm with as many stock moves as wanted, written by plain SQL, for `bench stock`.

200 parts lie everywhere, as a firm's screws do; most lie in a few places. The last tenth of the moves is written with
the indexes in place, one after another, as a ledger grows: an index that was made in one go is packed, and the first
move into each of its full pages splits it, which no grown ledger does.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import count, islice
from typing import Any

from fieldservice.bootstrap import Session
from fieldservice.domain.quantity import MICRO
from fieldservice.domain.records import StockLocation
from fieldservice.store.projections import SUMS_FROM_MOVES, ranges_of_parts
from fieldservice.store.tables import create_statements
from fieldservice.system.clock import to_ms

PARTS, PLACES = 200_000, 500
_EVERYWHERE = 200  # so many parts lie in every van and at every service point
_CLAIMS = 20_000
_GROWN = 0.1  # the share of moves that is written with the indexes in place
_AT_ONCE = 250_000
_MOVE = "stock_move (id, part_id, from_location_id, to_location_id, quantity_micro, reason, document, at, recorded_at)"
_ADD_SUMS = (
    "INSERT INTO stock_on_hand (part_id, location_id, lot, serial, quantity_micro, last_move_at) {} ON CONFLICT"
    " DO UPDATE SET quantity_micro = quantity_micro + excluded.quantity_micro,"
    " last_move_at = max(last_move_at, excluded.last_move_at)"
)


@dataclass(frozen=True)
class Firm:
    """What was written: the parts, those that move most first, and the places by kind."""

    parts: list[str]
    places: dict[str, list[str]]

    def drawn(self, chance: random.Random) -> int:
        """The position of a part, drawn as the moves were."""
        return int(chance.random() ** 2 * len(self.parts))

    def often(self, chance: random.Random) -> str:
        """A part, drawn as the moves were."""
        return self.parts[self.drawn(chance)]

    def homes(self, at: int) -> list[str]:
        """The places that hold a part: its bin, its warehouse, and a few vans and points; all of them for the
        busiest."""
        bins, outside = self.places["bin"], self.places["van"] + self.places["point"]
        several = len(outside) if at < _EVERYWHERE else 4
        home = [bins[at % len(bins)], self.places["central"][0]]
        return home + [outside[(at * 7 + step * 11) % len(outside)] for step in range(several)]


def build(session: Session, moves: int, parts: int = PARTS) -> Firm:
    """A firm with that many moves over two years: receipts with costs, uses, counts, and transfers between its places.
    20,000 claims are open, a tenth of the parts have limits, bills of material have a line for every fifth."""
    ids, chance = map("{:032x}".format, count(1 << 80)).__next__, random.Random(3)
    now = to_ms(session.context.now())
    connection = session.store.database.connection()
    firm = Firm([ids() for _ in range(parts)], _places(session, ids))
    costs: list[tuple[str, str, str, int]] = []
    indexes = [each for each in create_statements() if each.startswith("CREATE INDEX stock_move_")]
    with session.store.database.guard():
        connection.execute("PRAGMA synchronous = off")
        for each in indexes:
            connection.execute(f"DROP INDEX {each.split()[2]}")
        names = ((id, f"HC-{at:06d}", f"备件 {at}") for at, id in enumerate(firm.parts))
        _fill(connection, "part (id, number, name)", names)
        made = _moves(firm, moves, now, ids, chance, costs)
        packed = moves - int(moves * _GROWN)
        _fill(connection, _MOVE, islice(made, packed))
        for each in indexes:
            connection.execute(each)
        _add_sums(connection, 0)
        _fill(connection, _MOVE, made)
        _add_sums(connection, packed)
        _fill(connection, "move_cost (id, move_id, part_id, unit_cost_minor)", costs)
        _papers(connection, firm, ids, now, chance)
        connection.execute("INSERT INTO stock_stale (part_id) SELECT DISTINCT part_id FROM stock_move")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        connection.execute("PRAGMA synchronous = full")
    return firm


def _papers(connection: Any, firm: Firm, ids: Callable[[], str], now: int, chance: random.Random) -> None:
    parts, central = firm.parts, firm.places["central"][0]
    _fill(
        connection,
        "stock_level (id, part_id, location_id, min_micro, max_micro, bin_id)",
        ((ids(), parts[at], central, MICRO, 9 * MICRO, firm.homes(at)[0]) for at in range(0, len(parts), 10)),
    )
    _fill(
        connection,
        "bom_line (id, product_id, part_id)",
        ((ids(), f"model{at % 900}", firm.often(chance)) for at in range(len(parts) // 5)),
    )
    request = ids()
    _fill(connection, "part_request (id, number)", [(request, "RQ-1")])
    _fill(
        connection,
        "part_request_line (id, request_id, part_id, quantity_micro, source_location_id, claimed_at)",
        ((ids(), request, firm.often(chance), MICRO, central, now - at) for at in range(_CLAIMS)),
    )


def _fill(connection: Any, into: str, rows: Iterable[tuple[Any, ...]]) -> None:
    statement = f"INSERT INTO {into} VALUES ({', '.join('?' * (into.count(',') + 1))})"
    left = iter(rows)
    while batch := list(islice(left, _AT_ONCE)):
        connection.execute("BEGIN")
        connection.executemany(statement, batch)
        connection.execute("COMMIT")


def _add_sums(connection: Any, after: int) -> None:
    """Add what the moves after this row add to the sums."""
    moved = SUMS_FROM_MOVES.replace("WHERE", f"WHERE rid > {after} AND")
    ranges = ranges_of_parts(connection)
    connection.execute("BEGIN")
    for each in ranges:
        connection.execute(_ADD_SUMS.format(moved), each)
    connection.execute("COMMIT")


def _places(session: Session, ids: Callable[[], str]) -> dict[str, list[str]]:
    """One central warehouse, regions, service points and vans; the rest are bins of the central warehouse and the
    regions. Beside them the far ends of moves."""
    made: dict[str, list[str]] = {}
    kinds = {"supplier": 1, "customer": 1, "adjustment": 1, "central": 1, "regional": 4, "point": 40, "van": 100}
    kinds["bin"] = PLACES - sum(kinds.values()) + 3
    with session.store.begin("test") as uow:
        for kind, many in kinds.items():
            warehouses = made["central"] + made["regional"] if kind == "bin" else []
            places = [
                StockLocation(
                    id=ids(), kind=kind, name=f"{kind} {at}", parent_id=warehouses[at % 5] if warehouses else None
                )
                for at in range(many)
            ]
            uow.add_all(places)
            made[kind] = [each.id for each in places]
        uow.commit()
    return made


def _moves(
    firm: Firm,
    wanted: int,
    now: int,
    ids: Callable[[], str],
    chance: random.Random,
    costs: list[tuple[str, str, str, int]],
) -> Iterator[tuple[Any, ...]]:
    supplier, customer = firm.places["supplier"][0], firm.places["customer"][0]
    adjustment, parts, draw = firm.places["adjustment"][0], len(firm.parts), chance.random
    homes = [firm.homes(at) for at in range(parts)]
    step = 730 * 86_400_000 // wanted
    for done in range(wanted):
        at = int(draw() ** 2 * parts)
        home, kind, id = homes[at], draw(), ids()
        outside = home[2 + int(draw() * (len(home) - 2))]
        if kind < 0.2:
            ends = (supplier, home[0], 5 * MICRO, "received")
            costs.append((ids(), id, firm.parts[at], 1_000 + at % 700 + done % 50))
        elif kind < 0.4:
            ends = (outside, customer, MICRO, "used")
        elif kind < 0.42:
            ends = (adjustment, home[0], MICRO, "count")
        else:
            ends = (home[0], outside, MICRO, "transfer")
        when = now - (wanted - done) * step
        yield (id, firm.parts[at], *ends, f"D-{done}", when, when)

"""`dev.py bench stock`: 200,000 parts at 500 places with 5,000,000 moves, encrypted as shipped.

`open_part_extra_ms`: what a part's page asks for (stock by warehouse with promises, coming and confidence; moves, bill
of material, where used), beside the same on a database with one part. The 95th percentile over parts drawn by how often
they move, the busiest of all among them.
`post_move_vs_small`: posting a move, beside posting one where there are 5,000.
`rebuild_vs_sql`: how `fieldservice check` compares every sum with the moves, beside a bare SQL aggregation of them.

The data are written by plain SQL. 200 parts lie everywhere, as a firm's screws do; most lie in a few places.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any

from fieldservice.bootstrap import Session
from fieldservice.domain.quantity import MICRO
from fieldservice.domain.records import Part, StockLocation
from fieldservice.store import check
from fieldservice.store.projections import SUMS_FROM_MOVES
from fieldservice.store.tables import create_statements
from fieldservice.system.clock import to_ms
from fieldservice.system.ids import SeededIds
from tests.benchmarks.timing import paired, percentile_ms, seconds
from tests.benchmarks.world import temporary_session

PARTS, PLACES = 200_000, 500
QUICK, FULL, SMALL = 500_000, 5_000_000, 5_000
LIMITS = {"open_part_extra_ms": 50.0, "post_move_vs_small": 1.3, "rebuild_vs_sql": 3.3}
_EVERYWHERE = 200  # so many parts lie in every van and at every service point
_POSTS = 20
_CLAIMS = 20_000
_BARE = (
    "SELECT count(*), sum(quantity) FROM (SELECT part_id, location_id, lot, serial, sum(quantity) AS quantity FROM"
    " (SELECT part_id, to_location_id AS location_id, lot, serial, quantity_micro AS quantity FROM stock_move"
    " UNION ALL SELECT part_id, from_location_id, lot, serial, -quantity_micro FROM stock_move)"
    " GROUP BY part_id, location_id, lot, serial)"
)


def run(quick: bool) -> dict[str, Any]:
    """Measure with 5,000,000 moves (quick: 500,000)."""
    size = QUICK if quick else FULL
    with temporary_session() as large, temporary_session() as small, temporary_session() as empty:
        start = time.perf_counter()
        firm = build(large, size)
        built = time.perf_counter() - start
        few = build(small, SMALL, 1_000)
        alone = Part(id=SeededIds(1)(), number="P")
        with empty.store.begin("test") as uow:
            uow.add(alone)
            uow.commit()
        lines = [f"{PARTS:,} parts, {PLACES} places, {size:,} moves (made in {built:.0f} s)"]
        ratios = {
            "open_part_extra_ms": _opening(large, firm, empty, alone.id, 40 if quick else 80, lines),
            "post_move_vs_small": _posting(large, firm, small, few, 15 if quick else 25),
            "rebuild_vs_sql": _rebuild(large, 1 if quick else 2, lines),
        }
        lines += _told(large, firm, 500)
    return {"ratios": ratios, "limits": LIMITS, "lines": lines}


@dataclass(frozen=True)
class Firm:
    """What was written: the parts, those that move most first, and the places by kind."""

    parts: list[str]
    places: dict[str, list[str]]

    def often(self, chance: random.Random) -> str:
        """A part, drawn as the moves were."""
        return self.parts[int(chance.random() ** 2 * len(self.parts))]


def build(session: Session, moves: int, parts: int = PARTS) -> Firm:
    """A firm with that many moves over two years: receipts with costs, uses, counts, and transfers between its places.
    20,000 claims are open, a tenth of the parts have limits, bills of material have a line for every fifth."""
    ids, chance = map("{:032x}".format, count(1 << 80)).__next__, random.Random(3)
    now = to_ms(session.context.now())
    connection = session.store.database.connection()
    firm = Firm([ids() for _ in range(parts)], _places(session, ids))
    indexes = [each for each in create_statements() if each.startswith("CREATE INDEX stock_move_")]
    with session.store.database.guard():
        for each in indexes:
            connection.execute(f"DROP INDEX {each.split()[2]}")
        connection.execute("BEGIN")
        _fill(
            connection,
            "part (id, number, name)",
            ((id, f"HC-{at:06d}", f"备件 {at}") for at, id in enumerate(firm.parts)),
        )
        homes = [_homes(firm, at) for at in range(parts)]
        costs: list[tuple[str, str, str, int]] = []
        _fill(
            connection,
            "stock_move (id, part_id, from_location_id, to_location_id, quantity_micro, reason, document, at,"
            " recorded_at)",
            _moves(firm, homes, moves, now, ids, chance, costs),
        )
        _fill(connection, "move_cost (id, move_id, part_id, unit_cost_minor)", costs)
        _fill(
            connection,
            "stock_level (id, part_id, location_id, min_micro, max_micro, bin_id)",
            ((ids(), firm.parts[at], homes[at][1], MICRO, 9 * MICRO, homes[at][0]) for at in range(0, parts, 10)),
        )
        _fill(
            connection,
            "bom_line (id, product_id, part_id)",
            ((ids(), f"model{at % 900}", firm.often(chance)) for at in range(parts // 5)),
        )
        request = ids()
        _fill(connection, "part_request (id, number)", [(request, "RQ-1")])
        _fill(
            connection,
            "part_request_line (id, request_id, part_id, quantity_micro, source_location_id, claimed_at)",
            ((ids(), request, firm.often(chance), MICRO, firm.places["central"][0], now - at) for at in range(_CLAIMS)),
        )
        connection.execute("COMMIT")
        for each in indexes:
            connection.execute(each)
        connection.execute("INSERT INTO stock_on_hand " + SUMS_FROM_MOVES)
        connection.execute("INSERT INTO stock_value_stale SELECT DISTINCT part_id FROM stock_move")
    return firm


def _fill(connection: Any, into: str, rows: Iterable[tuple[Any, ...]]) -> None:
    columns = into.count(",") + 1
    connection.executemany(f"INSERT INTO {into} VALUES ({', '.join('?' * columns)})", rows)


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


def _homes(firm: Firm, at: int) -> list[str]:
    """The places that hold a part: its bin, its warehouse, and a few vans and points; all of them for the busiest."""
    places = firm.places
    home = [places["bin"][at % len(places["bin"])], places["central"][0]]
    outside = places["van"] + places["point"]
    several = len(outside) if at < _EVERYWHERE else 4
    return home + [outside[(at * 7 + step * 11) % len(outside)] for step in range(several)]


def _moves(
    firm: Firm,
    homes: list[list[str]],
    wanted: int,
    now: int,
    ids: Callable[[], str],
    chance: random.Random,
    costs: list[tuple[str, str, str, int]],
) -> Iterator[tuple[Any, ...]]:
    supplier, customer = firm.places["supplier"][0], firm.places["customer"][0]
    adjustment, parts, draw = firm.places["adjustment"][0], len(firm.parts), chance.random
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


# --- what is measured -------------------------------------------------------------------------------------------------


def _opening(large: Session, firm: Firm, empty: Session, alone: str, drawn: int, lines: list[str]) -> float:
    chance = random.Random(9)
    parts = [firm.parts[0], *(firm.often(chance) for _ in range(drawn))]
    times = [_best(lambda part_id=part_id: _open(large, part_id), 3) for part_id in parts]  # type: ignore[misc]
    bare = _best(lambda: _open(empty, alone), 7)
    lines.append(
        f"opening a part: 95 % {percentile_ms(times, 95):.1f} ms, the busiest {times[0] * 1000:.1f} ms,"
        f" on an empty database {bare * 1000:.1f} ms"
    )
    return percentile_ms(times, 95) - bare * 1000


def _open(session: Session, part_id: str) -> None:
    session.services.availability.of_part(part_id)
    session.services.catalogue.part(part_id)


def _best(work: Callable[[], object], rounds: int) -> float:
    return min(seconds(work) for _ in range(rounds))


def _posting(large: Session, firm: Firm, small: Session, few: Firm, rounds: int) -> float:
    def posting(session: Session, firm: Firm) -> Callable[[], object]:
        chance = random.Random(2)
        stock = session.services.catalogue.stock

        def post() -> None:
            for _ in range(_POSTS):
                stock.post_move(
                    firm.often(chance), firm.places["bin"][0], chance.choice(firm.places["van"]), MICRO, document="T"
                )

        return post

    return paired(posting(large, firm), posting(small, few), rounds)


def _rebuild(session: Session, rounds: int, lines: list[str]) -> float:
    connection = session.store.database.connection()
    took: list[float] = []

    def bare() -> None:
        start = time.perf_counter()
        connection.execute(_BARE).fetchone()
        took.append(time.perf_counter() - start)

    def ours() -> None:
        assert check._sums(session.store) == []

    ratio = paired(ours, bare, rounds, warm_up=0)
    lines.append(f"a bare aggregation of the moves takes {min(took):.1f} s")
    return ratio


def _told(session: Session, firm: Firm, parts: int) -> list[str]:
    """Times that have no limit."""
    availability, valuation = session.services.availability, session.services.valuation
    some = firm.parts[:parts]
    with session.store.begin("test") as uow:  # so many parts moved since the values were last looked at
        uow.execute(
            "DELETE FROM stock_value_stale WHERE part_id NOT IN (SELECT id FROM part ORDER BY rid LIMIT ?)", (parts,)
        )
        uow.commit()
    asked = {
        f"available_many of {len(some)} parts": lambda: availability.available_many(some, firm.places["central"][0]),
        "oversold": availability.oversold,
        f"valuing {parts} parts again": valuation.refresh,
    }
    return [f"{name}: {seconds(work) * 1000:.0f} ms" for name, work in asked.items()]

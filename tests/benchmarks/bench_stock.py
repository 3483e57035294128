"""`dev.py bench stock`: 200,000 parts at 500 places with 5,000,000 moves (`stock_firm.py`), encrypted as shipped.

`open_part_extra_ms`: what a part's page asks for (stock by warehouse with promises, coming and confidence; moves, bill
of material, where used), beside the same on a database with one part. The 95th percentile over parts drawn by how often
they move, the busiest of all among them.
`post_move_vs_small`: posting a move, beside posting one where there are 5,000. Most of it is one wait for the disk,
whose time varies by a factor of five here, and one move in fifty waits while the log is put into the database. So the
moves into both go in turns, one by one, a hundred make a round (both logs are put away several times in it), and the
median of the rounds counts.
`rebuild_vs_sql`: how `fieldservice check` compares every sum with the moves, beside a bare SQL aggregation of them.

Beside them, without limits: the slowest first page of the stock reports and of the parts below their minimum, what is
proposed to be ordered, beginning a full count of the central warehouse, and valuing stock.
"""

from __future__ import annotations

import gc
import random
import statistics
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from fieldservice.bootstrap import Session
from fieldservice.domain.quantity import MICRO
from fieldservice.domain.records import Part
from fieldservice.services.lists import LongList
from fieldservice.services.proposals import proposals
from fieldservice.services.stock_reports import ReportFilter
from fieldservice.store import check
from fieldservice.store.queries.stock import PartFilter
from fieldservice.system.ids import SeededIds
from tests.benchmarks.stock_firm import PARTS, PLACES, Firm, build
from tests.benchmarks.timing import paired, percentile_ms, seconds
from tests.benchmarks.world import temporary_session

QUICK, FULL, SMALL = 500_000, 5_000_000, 5_000
LIMITS = {"open_part_extra_ms": 50.0, "post_move_vs_small": 1.3, "rebuild_vs_sql": 3.3}
_POSTS = 100
_ON_A_PAGE = 60
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
            "post_move_vs_small": _posting(large, firm, small, few, 15 if quick else 31, lines),
            "rebuild_vs_sql": _rebuild(large, 1 if quick else 2, lines),
            "report_first_page_ms": _reports(large, firm, 2_000 if quick else PARTS, lines),
        }
        ratios |= _lists(large, firm)
        lines += _told(large, firm, 500)
    return {"ratios": ratios, "limits": LIMITS, "lines": lines}


# --- what has a limit -------------------------------------------------------------------------------------------------


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


def _posting(large: Session, firm: Firm, small: Session, few: Firm, rounds: int, lines: list[str]) -> float:
    """A part goes from its bin to one of the places outside that hold it."""

    def posting(session: Session, firm: Firm) -> Callable[[], None]:
        chance, stock = random.Random(2), session.services.catalogue.stock

        def post() -> None:
            at = firm.drawn(chance)
            home = firm.homes(at)
            stock.post_move(firm.parts[at], home[0], chance.choice(home[2:]), MICRO, document="T")

        return post

    posts = (posting(large, firm), posting(small, few))
    times = []
    for _ in range(rounds + 1):
        gc.collect()
        gc.disable()
        took = [0.0, 0.0]
        for turn in range(2 * _POSTS):
            side = (turn + turn // 2) % 2  # first the one, then the other, begins
            start = time.perf_counter()
            posts[side]()
            took[side] += time.perf_counter() - start
        gc.enable()
        times.append(took)
    del times[0]  # the first round fills the caches
    lines.append(
        f"posting a move: {statistics.median(a for a, _ in times) / _POSTS * 1000:.2f} ms,"
        f" where there are few {statistics.median(b for _, b in times) / _POSTS * 1000:.2f} ms"
    )
    return statistics.median(a / b for a, b in times)


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


# --- what has none ----------------------------------------------------------------------------------------------------


def _reports(session: Session, firm: Firm, valued: int, lines: list[str]) -> float:
    """The slowest first page with its count. What was never valued and sorted before is, once, and told by itself;
    of so many parts only."""
    reports, now = session.services.stock_reports, session.context.now()
    with session.store.begin("test") as uow:
        uow.execute("UPDATE stock_stale SET value = 0 WHERE part_id > ?", (firm.parts[min(valued, PARTS) - 1],))
        uow.commit()
    first = seconds(lambda: list(reports._ages_refreshed()))
    worth = seconds(session.services.valuation.refresh)
    lines.append(f"looking at the age of all parts for the first time {first:.1f} s, valuing {valued:,} {worth:.1f} s")
    month = {"since": now - timedelta(days=30), "until": now}
    wanted: list[tuple[str, dict[str, Any]]] = [
        *((name, {"sort": sort}) for name in ("ageing", "stale") for sort in ("", "oldest", "value")),
        *(("on_hand", {"sort": sort}) for sort in ("", "name")),
        *(("valuation", {"sort": sort}) for sort in ("", "value")),
        ("movement", month),
        ("ageing", {"idle_days": 365}),
        ("stale", {"idle_days": 3_650}),
    ]
    places = [None, firm.places["central"][0], firm.places["van"][3]]
    times = {}
    for name, narrowed in wanted:
        for at, place in enumerate(places):
            filter = ReportFilter(place_id=place, **narrowed)
            took = _first_page(reports.list_of(name), filter)
            told = [str(value) for key, value in narrowed.items() if key not in month]
            times[" ".join([name, *told, ("everywhere", "central", "van")[at]])] = took
    slowest = sorted(times, key=lambda name: -times[name])[:3]
    lines += [f"slow first page: {name} {times[name] * 1000:.0f} ms" for name in slowest]
    return times[slowest[0]] * 1000


def _first_page(listed: LongList[Any, Any], filter: Any) -> float:
    def ask() -> None:
        listed.rows(listed.chunk(filter).rids[:_ON_A_PAGE])
        listed.count(filter)

    return seconds(ask)


def _lists(session: Session, firm: Firm) -> dict[str, float]:
    """Milliseconds."""
    services, central = session.services, firm.places["central"][0]
    counting = services.counting

    def count_all() -> None:
        count = counting.start(central, "full")
        counting.bins(count.id)
        counting.sheet(count.id, firm.places["bin"][0])

    took = {
        "below_minimum_page_ms": _first_page(services.catalogue.parts, PartFilter(below_minimum=True)),
        "proposals_ms": seconds(lambda: proposals(session.context)),
        "full_count_start_ms": seconds(count_all),
        "places_ms": seconds(lambda: services.catalogue.stock.tree()),
    }
    return {name: value * 1000 for name, value in took.items()}


def _told(session: Session, firm: Firm, parts: int) -> list[str]:
    """Times that have no limit."""
    availability, valuation = session.services.availability, session.services.valuation
    some = firm.parts[:parts]
    with session.store.begin("test") as uow:  # so many parts moved since the values were last looked at
        uow.execute("DELETE FROM stock_stale")
        uow.execute("INSERT INTO stock_stale (part_id) SELECT id FROM part ORDER BY rid LIMIT ?", (parts,))
        uow.commit()
    asked = {
        f"sources of {len(some)} parts": lambda: availability.sources(some),
        "oversold": availability.oversold,
        f"valuing {parts} parts again": valuation.refresh,
    }
    return [f"{name}: {seconds(work) * 1000:.0f} ms" for name, work in asked.items()]

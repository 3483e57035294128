"""`dev.py bench sync`: what synchronisation costs, over real HTTP with a hub in a process of its own.

push, pull   an office's profile as shipped (encrypted) delivers its records, a second one fetches them, through the
             conversations and the transport that the program uses, signed, judged and sliced by the hub; beside the
             floor of `sync_floor.py`, in turns
vs_morango   records of the same kinds through Morango, fewer of them, compared by the record; see `sync_morango.py`
idle         one round in which nothing is new, with the bytes of its headers, at a technician's laptop
change       the same change at hubs of different sizes
hub_rss      the hub's memory while many devices synchronise at once, against what it held after a warm-up
slices       a technician's laptop in a firm with five years of work, and a reassignment

Quick mode has less data: 8,000 records, firms of 5,000 and 50,000 work orders, 40 devices; and no Morango.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fieldservice.hub.audit import COMMAND_LINE
from tests.benchmarks import sync_floor, sync_morango, sync_scale
from tests.benchmarks.opening import open_session
from tests.benchmarks.sync_firm import write_firm
from tests.benchmarks.sync_scale import Found
from tests.benchmarks.sync_station import Station, enrolled
from tests.benchmarks.sync_world import (
    OFFICE,
    HubProcess,
    copied_session,
    invitations,
    join,
    opened,
    serving,
    write_jobs,
    write_records,
)
from tests.benchmarks.world import temporary_session

RECORDS, QUICK_RECORDS = 50_000, 8_000
FIRMS = {"10k": 5_000, "100k": 50_000, "1M": 1_000_000}  # work orders; rows are twice as many
LIMITS = {
    "push_vs_floor": 4.0,
    "pull_vs_floor": 4.0,
    "idle_ms": 100.0,
    "idle_bytes": 1_000.0,
    "hub_rss_growth": 1.2,
    "slice_share": 0.01,
}
_NO_LARGER = 1.5  # a change at the largest firm against the same at the smallest


def run(quick: bool) -> dict[str, Any]:
    """Measure everything, one after another."""
    ratios: dict[str, float] = {}
    lines: list[str] = []
    ok = True
    limits = dict(LIMITS)
    at_least: dict[str, float] = {}
    carried = carry(QUICK_RECORDS if quick else RECORDS, rounds=3)
    parts = [carried, *firms(quick)]
    if not quick:
        parts.append(sync_morango.beside(carried.ratios["us_a_record"]))
    for part in parts:
        ratios |= part.ratios
        lines += part.lines
        ok = ok and part.ok
    limits |= {key: _NO_LARGER for key in ratios if key.startswith("change_") and "_vs_" in key}
    if "vs_morango" in ratios:
        at_least["vs_morango"] = 15.0
    return {"ratios": ratios, "limits": limits, "at_least": at_least, "lines": lines, "ok": ok}


@dataclass
class _Times:
    """Seconds of every round."""

    push: list[float] = field(default_factory=list)
    push_floor: list[float] = field(default_factory=list)
    small: list[float] = field(default_factory=list)
    small_floor: list[float] = field(default_factory=list)
    pull: list[float] = field(default_factory=list)
    pull_floor: list[float] = field(default_factory=list)
    bare_pull_floor: list[float] = field(default_factory=list)


def carry(records: int, rounds: int) -> Found:
    """Records from one laptop to the hub and on to another, beside the floor. Each round has a hub of its own.

    A push is compared with the mean of floors before and after it that together take about as long, so that what else
    the machine does meanwhile is in both; then the median of the rounds counts.
    """
    times = _Times()
    with tempfile.TemporaryDirectory(prefix="fieldservice-bench-") as place:
        filled = Path(place) / "filled"
        session = open_session(filled)
        count = write_records(session, records)
        session.close()
        for turn in range(rounds):
            _carried(filled, Path(place) / f"hub{turn}", times)
    push, pull = statistics.median(times.push), statistics.median(times.pull)
    return Found(
        ratios={
            "push_vs_floor": _beside(times.push, times.push_floor),
            "pull_vs_floor": _beside(times.pull, times.pull_floor),
            "pull_vs_floor_without_index": _beside(times.pull, times.bare_pull_floor),
            "push_small_vs_floor": _beside(times.small, times.small_floor),
            "push_s": push,
            "pull_s": pull,
            "us_a_record": (push + pull) / count * 1_000_000,
        },
        lines=[
            f"{count:,} records (a tenth customers, a tenth machines, two parts, three work orders, three notes),"
            f" delivered in {push:.1f} s, fetched and indexed in {pull:.1f} s",
            "push_small: units of work of one or two records each, as at a desk",
        ],
    )


def _carried(filled: Path, folder: Path, times: _Times) -> None:
    with opened(folder) as assembly:
        boss = assembly.users.add(OFFICE, COMMAND_LINE, name="Boss")
        codes = invitations(assembly, boss, 2)
        first = Station("http://127.0.0.1", enrolled(assembly, boss), boss)
    with serving(folder) as hub:
        _warm_up(hub, first)
        with copied_session(filled) as session:
            outbox = sync_floor.outbox_of(session)
            floors = [sync_floor.push_floor(outbox) for _ in range(2)]
            laptop = join(session, hub.url, codes[0])
            times.push.append(_timed(laptop.deliver_all))
            floors += [sync_floor.push_floor(outbox) for _ in range(2)]
            times.push_floor.append(statistics.mean(floors))
            write_jobs(session, 150)
            few = sync_floor.outbox_of(session)
            times.small.append(_timed(laptop.deliver_all))
            times.small_floor.append(sync_floor.push_floor(few))
            laptop.link.close()
        with opened(folder) as assembly:
            rows = sync_floor.rows_of(assembly)
        with temporary_session() as session:
            laptop = join(session, hub.url, codes[1])
            times.pull.append(_timed(laptop.fetch_all))
            laptop.link.close()
            documents = sync_floor.documents_of(session)
    times.pull_floor.append(sync_floor.pull_floor(rows, documents))
    times.bare_pull_floor.append(sync_floor.pull_floor(rows, {}))


def _beside(ours: list[float], floors: list[float]) -> float:
    return statistics.median(mine / floor for mine, floor in zip(ours, floors, strict=True))


def _warm_up(hub: HubProcess, station: Station) -> None:
    """A hub that has just started imports what it needs with its first requests."""
    station.link.url = hub.url
    station.hello()
    for at in range(3):
        station.push("import.customers", [["i", "customer", f"{at:032x}", {"name": f"W{at}", "number": f"W-{at}"}]])
        station.pull_all()
    station.link.close()


def _timed(work: Any) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def firms(quick: bool) -> list[Found]:
    """What the size of a firm must not matter to."""
    sizes = {name: jobs for name, jobs in FIRMS.items() if not quick or jobs <= 50_000}
    with ExitStack() as stack:
        hubs = {}
        for name, jobs in sizes.items():
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="fieldservice-bench-"))) / "hub"
            with opened(folder) as assembly:
                firm = write_firm(assembly, jobs) if jobs <= 5_000 else write_firm(assembly, jobs, lent=2)
            hubs[name] = stack.enter_context(serving(folder)), firm
        smallest, *_, largest = hubs.values()
        return [
            sync_scale.changes(hubs, 15 if quick else 40),
            sync_scale.technicians(*largest, 20 if quick else 50),
            sync_scale.crowd(*smallest, 40 if quick else 200),
        ]

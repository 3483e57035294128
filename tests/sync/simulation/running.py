"""Running many histories: one after another, or in several processes; each failure names its seed."""

from __future__ import annotations

import logging
import multiprocessing
import time
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tests.sync.simulation.world import World

STEPS = 40


@dataclass(slots=True)
class Result:
    """What became of one run; `failure` is empty when every promise was kept."""

    seed: int
    history: str = ""
    failure: str = ""
    counts: Counter[str] = field(default_factory=Counter)


def run(seed: int, steps: int = STEPS, *, files: bool = False) -> Result:
    """One history from its seed."""
    result = Result(seed)
    world = world_of(seed, steps, files=files)
    try:
        result.history = world.run()
    except Exception:  # noqa: BLE001  whatever goes wrong is the finding
        result.failure = traceback.format_exc(limit=-6)
    finally:
        world.close()
    result.counts = world.counts
    return result


def world_of(seed: int, steps: int, *, files: bool) -> World:
    """The world of a seed, in memory or on encrypted files; to be closed by the caller."""
    if not files:
        return World(seed, steps)
    from tests.sync.simulation.files import FileWorld

    return FileWorld(seed, steps)


def _run(job: tuple[int, int, bool]) -> Result:
    logging.disable(logging.CRITICAL)  # the hub logs each mutation that trips over a bug; the finding says more
    return run(job[0], job[1], files=job[2])


def run_many(seeds: Iterable[int], steps: int = STEPS, *, jobs: int = 1, files: bool = False) -> Iterator[Result]:
    """Many histories, as they end."""
    work = ((seed, steps, files) for seed in seeds)
    if jobs <= 1:
        yield from map(_run, work)
        return
    with multiprocessing.get_context("spawn").Pool(jobs) as pool:
        yield from pool.imap_unordered(_run, work, chunksize=8)


@dataclass(slots=True)
class Tally:
    """How a batch went."""

    runs: int = 0
    failures: list[Result] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    began: float = field(default_factory=time.perf_counter)

    def add(self, result: Result) -> None:
        """Count one result."""
        self.runs += 1
        self.counts.update(result.counts)
        if result.failure:
            self.failures.append(result)

    def __str__(self) -> str:
        took = time.perf_counter() - self.began
        speed = self.runs / max(took, 0.001)
        return f"{self.runs} runs in {took:.0f} s ({speed:.1f} a second), {len(self.failures)} failed"

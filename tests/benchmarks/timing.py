"""Fair comparisons on a machine that does other things too: what is compared runs in turns, and medians count."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes, without a garbage collection in the middle of it."""
    gc.collect()
    gc.disable()
    try:
        start = time.perf_counter()
        work()
        return time.perf_counter() - start
    finally:
        gc.enable()


def paired(candidate: Callable[[], object], baseline: Callable[[], object], rounds: int = 7, warm_up: int = 1) -> float:
    """The median over `rounds` of candidate's time / baseline's time.

    The two run directly after one another, and take turns at going first, so that a machine that slows down or speeds
    up meanwhile does so for both.
    """
    for _ in range(warm_up):
        candidate()
        baseline()
    ratios = []
    for index in range(rounds):
        if index % 2:
            base = seconds(baseline)
            ratios.append(seconds(candidate) / base)
        else:
            mine = seconds(candidate)
            ratios.append(mine / seconds(baseline))
    return statistics.median(ratios)


def percentile_ms(durations_s: list[float], percent: float) -> float:
    """The `percent`th percentile of `durations_s`, in milliseconds (nearest rank)."""
    ranked = sorted(durations_s)
    return ranked[min(len(ranked) - 1, int(len(ranked) * percent / 100))] * 1000

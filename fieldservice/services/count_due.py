"""Which bins are due for a cycle count: by what they are worth, how much moves there, and when they were counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from fieldservice.store.queries.counting import BinRow


@dataclass(frozen=True, slots=True)
class DueBin:
    """A bin whose cycle count is due. `klass`: A the fifth of bins with most value and movement, B the next three
    tenths, C the rest; counted every 30, 90 and 180 days. `days`: since the last count; None for never."""

    row: BinRow
    klass: str
    days: int | None
    overdue_days: int


_EVERY = {"A": 30, "B": 90, "C": 180}


def class_of(rows: Sequence[BinRow]) -> dict[str, str]:
    """The class of each bin: most value and movement first (each by its rank, so neither hides the other)."""
    by_value = {row.id: n for n, row in enumerate(sorted(rows, key=lambda row: -row.value_minor))}
    by_moves = {row.id: n for n, row in enumerate(sorted(rows, key=lambda row: -row.moves))}
    ranked = sorted(rows, key=lambda row: (min(by_value[row.id], by_moves[row.id]), row.id))
    return {row.id: "A" if n < len(rows) * 0.2 else "B" if n < len(rows) * 0.5 else "C" for n, row in enumerate(ranked)}


def classed(rows: Sequence[BinRow], now: datetime) -> list[DueBin]:
    """The bins that are due, those of the first class first."""
    due = []
    known = {row.id: row for row in rows}
    for id, klass in class_of(rows).items():
        row, every = known[id], _EVERY[klass]
        days = (now - row.counted_at).days if row.counted_at is not None else None
        overdue = days - every if days is not None else every
        if overdue >= 0:
            due.append(DueBin(row, klass, days, overdue))
    return due

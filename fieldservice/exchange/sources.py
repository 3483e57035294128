"""What a reader of one file format hands to `Table`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from fieldservice.exchange.cells import Cell

Record = tuple[int, tuple[Cell, ...]]


@dataclass(frozen=True, slots=True)
class Source:
    """`records()` gives each record with its row number as Excel counts it, from the top again at each call."""

    records: Callable[[], Iterator[Record]]
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    encoding: str = ""
    delimiter: str = ""
    notes: tuple[str, ...] = ()

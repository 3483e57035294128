"""Human numbers that are final at once: each device hands them out from blocks of its own.

Stand-alone, the first device gives itself blocks that follow one another. Two things bind a block to this very
database: the *incarnation marker* outside the profile and a high-water file beside it. A database that was restored,
cloned or set back does not know the value that the marker took at the last start, so its block is dropped; numbering
goes on above the high-water mark. Where the marker is missing altogether (another machine), numbers carry a device code
of their own ("WOKQX-100001-4"), which no other device has.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fieldservice.domain.numbers import make_number

BLOCK = 200
_LARGEST_BLOCK = 5_000
_FIRST = {"WO": 100_001, "SR": 200_001, "OP": 7_001, "C": 10_001}
_CODE_LETTERS = "CDFGHJKMNPQRTVWXY"


@dataclass(slots=True)
class Block:
    """Consecutive values: the next one, where they end, and the letters that this device puts before them."""

    next: int
    end: int
    device_code: str


class HighWater:
    """The highest value of each series that this machine ever reserved, in a file outside the database."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def get(self, series: str) -> int:
        """The highest value reserved; 0 for none or an unreadable file."""
        value = self._read().get(series, 0)
        return value if isinstance(value, int) else 0

    def raise_to(self, series: str, value: int) -> None:
        """Write the new highest value durably, before a number of the block is used."""
        from fieldservice.system.atomic import write_atomic

        held = self._read()
        held[series] = max(value, self.get(series))
        write_atomic(self._path, json.dumps(held).encode("ascii"))

    def _read(self) -> dict[str, Any]:
        try:
            held = json.loads(self._path.read_bytes())
        except (OSError, ValueError):
            return {}
        return held if isinstance(held, dict) else {}


class NumberBlocks:
    """Reserves blocks inside the caller's transaction; an import that needs many gets larger and larger ones."""

    def __init__(self, incarnation: str, high_water: HighWater, device_code: str) -> None:
        self._incarnation = incarnation
        self._high_water = high_water
        self._device_code = device_code
        self._sizes: dict[str, int] = {}

    def lease(self, connection: Any) -> Lease:
        """The numbers of one transaction."""
        return Lease(self, connection)

    def current(self, connection: Any, series: str) -> Block:
        """The block that the database holds for `series`, a new one where it holds none of this incarnation."""
        row = connection.execute(
            "SELECT next_value, end_value, device_code FROM number_block WHERE series = ? AND incarnation = ?",
            (series, self._incarnation),
        ).fetchone()
        return Block(*row) if row is not None and row[0] < row[1] else self.reserve(connection, series)

    def reserve(self, connection: Any, series: str) -> Block:
        """A block above everything that was ever reserved here."""
        row = connection.execute("SELECT end_value FROM number_block WHERE series = ?", (series,)).fetchone()
        first = max(_FIRST.get(series, 1_001), self._high_water.get(series) + 1, row[0] if row else 0)
        size = self._sizes.get(series, BLOCK)
        self._sizes[series] = min(size * 2, _LARGEST_BLOCK)
        end = first + size
        self._high_water.raise_to(series, end - 1)
        connection.execute(
            "INSERT INTO number_block (series, next_value, end_value, device_code, incarnation) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (series) DO UPDATE SET next_value = excluded.next_value, end_value = excluded.end_value,"
            " device_code = excluded.device_code, incarnation = excluded.incarnation",
            (series, first, end, self._device_code, self._incarnation),
        )
        return Block(first, end, self._device_code)


class Lease:
    """Numbers for one transaction, which holds the write lock: the block is read once and written back once."""

    def __init__(self, blocks: NumberBlocks, connection: Any) -> None:
        self._blocks = blocks
        self._connection = connection
        self._held: dict[str, Block] = {}

    def take(self, series: str) -> str:
        """The next number of `series` with its check digit."""
        block = self._held.get(series)
        if block is None:
            block = self._held[series] = self._blocks.current(self._connection, series)
        elif block.next >= block.end:
            block = self._held[series] = self._blocks.reserve(self._connection, series)
        value = block.next
        block.next += 1
        return make_number(series + block.device_code, value)

    def keep(self) -> None:
        """Write what was taken into the transaction; without it the numbers are given back."""
        self._connection.executemany(
            "UPDATE number_block SET next_value = ? WHERE series = ?",
            [(block.next, series) for series, block in self._held.items()],
        )


def new_device_code() -> str:
    """Three letters that are hard to confuse when read aloud."""
    return "".join(secrets.choice(_CODE_LETTERS) for _ in range(3))

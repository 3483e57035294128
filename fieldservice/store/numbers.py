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
from pathlib import Path
from typing import Any

from fieldservice.domain.numbers import make_number

BLOCK = 200
_FIRST = {"WO": 100_001, "SR": 200_001, "OP": 7_001, "C": 10_001}
_CODE_LETTERS = "CDFGHJKMNPQRTVWXY"


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
    """Hands out numbers inside the caller's transaction."""

    def __init__(self, incarnation: str, high_water: HighWater, device_code: str) -> None:
        self._incarnation = incarnation
        self._high_water = high_water
        self._device_code = device_code

    def take(self, connection: Any, series: str) -> str:
        """The next number of `series` with its check digit; belongs to the caller's transaction."""
        row = connection.execute(
            "SELECT next_value, end_value, device_code FROM number_block WHERE series = ? AND incarnation = ?",
            (series, self._incarnation),
        ).fetchone()
        if row is None or row[0] >= row[1]:
            row = self._reserve(connection, series)
        value, _end, code = row
        connection.execute("UPDATE number_block SET next_value = ? WHERE series = ?", (value + 1, series))
        return make_number(series + code, value)

    def _reserve(self, connection: Any, series: str) -> tuple[int, int, str]:
        row = connection.execute("SELECT end_value FROM number_block WHERE series = ?", (series,)).fetchone()
        first = max(_FIRST.get(series, 1_001), self._high_water.get(series) + 1, row[0] if row else 0)
        end = first + BLOCK
        self._high_water.raise_to(series, end - 1)
        connection.execute(
            "INSERT INTO number_block (series, next_value, end_value, device_code, incarnation) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (series) DO UPDATE SET next_value = excluded.next_value, end_value = excluded.end_value,"
            " device_code = excluded.device_code, incarnation = excluded.incarnation",
            (series, first, end, self._device_code, self._incarnation),
        )
        return first, end, self._device_code


def new_device_code() -> str:
    """Three letters that are hard to confuse when read aloud."""
    return "".join(secrets.choice(_CODE_LETTERS) for _ in range(3))

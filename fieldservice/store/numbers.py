"""Human numbers that are final at once: each device hands them out from blocks of its own.

Stand-alone, the first device gives itself blocks that follow one another. Two things bind a block to this very
database: the *incarnation marker* outside the profile and a high-water file beside it. A database that was restored,
cloned or set back does not know the value that the marker took at the last start, so its block is dropped; numbering
goes on above the high-water mark. Where the marker is missing altogether (another machine), numbers carry a device code
of their own ("WOKQX-100001-4"), which no other device has.

Joined to a hub, numbers come from the blocks that the hub leased to the present stream of mutations. A restored or
cloned database writes another stream and so never uses them again. A device whose leases are used up goes on with the
code that the hub gave it and a counter of its own, so that work without a network never stops for want of a number.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Protocol

from msgspec import Struct

from fieldservice.domain.numbers import FIRST_OF_SERIES, make_number
from fieldservice.store import streams

BLOCK = 200
HUB_DEVICE = "hub.device"  # local value: this device's id at the hub; present while joined
HUB_CODE = "hub.code"  # local value: the letters that the hub gave this device
_LARGEST_BLOCK = 5_000
_CODE_LETTERS = "CDFGHJKMNPQRTVWXY"


class LeasedBlock(Protocol):
    """Consecutive numbers of a series, first .. end - 1, as the hub leases them."""

    @property
    def series(self) -> str: ...

    @property
    def first(self) -> int: ...

    @property
    def end(self) -> int: ...


class Block(Struct):
    """Consecutive values: the next one, where they end, and the letters that this device puts before them.

    `leased` is the first value of the hub's lease that it is, None for a block of the device's own.
    """

    next: int
    end: int
    device_code: str
    leased: int | None = None


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
        self._spare_code = new_device_code()  # for a device that joined and has not heard its letters yet
        self._sizes: dict[str, int] = {}

    def lease(self, connection: Any) -> Lease:
        """The numbers of one transaction."""
        return Lease(self, connection)

    def current(self, connection: Any, series: str) -> Block:
        """The block to take from: a lease of the hub, else the device's own, a new one where it holds none."""
        code = self._own_code(connection)
        if code is None:
            return self._own(connection, series, self._device_code)
        return self._leased(connection, series) or self._own(connection, series, code)

    def numbers_left(self, connection: Any) -> dict[str, int]:
        """How many leased numbers the present stream has left, for every series that is in use."""
        left = dict.fromkeys(FIRST_OF_SERIES, 0)
        left.update((series, 0) for (series,) in connection.execute("SELECT series FROM number_block"))
        left.update(
            connection.execute(
                "SELECT series, sum(ends - next_value) FROM leased_block WHERE stream = ? GROUP BY series",
                (streams.current(connection),),
            )
        )
        return left

    def take_blocks(self, connection: Any, blocks: Iterable[LeasedBlock]) -> None:
        """Keep what the hub leased to the present stream, inside the caller's transaction; a repetition is harmless.

        The high-water mark rises with it: should this device leave the hub, it numbers on above all its leases. What it
        numbered before it joined is left out: the hub did not know of it when it leased its first block.
        """
        stream = streams.current(connection)
        own = dict(connection.execute("SELECT series, next_value FROM number_block WHERE device_code = ''"))
        for block in blocks:
            self._high_water.raise_to(block.series, block.end - 1)
            start = min(max(block.first, own.get(block.series, 0)), block.end)
            connection.execute(
                "INSERT OR IGNORE INTO leased_block (series, first, ends, stream, next_value) VALUES (?, ?, ?, ?, ?)",
                (block.series, block.first, block.end, stream, start),
            )

    def _own_code(self, connection: Any) -> str | None:
        """The letters before this device's own numbers while it is joined to a hub; None stand-alone.

        A cloned profile has letters of its own, which come first: its original uses those that the hub gave.
        """
        known = dict(
            connection.execute("SELECT name, value FROM local_value WHERE name IN (?, ?)", (HUB_DEVICE, HUB_CODE))
        )
        if not known.get(HUB_DEVICE):
            return None
        return self._device_code or known.get(HUB_CODE) or self._spare_code

    def _leased(self, connection: Any, series: str) -> Block | None:
        row = connection.execute(
            "SELECT next_value, ends, first FROM leased_block WHERE series = ? AND stream = ? AND next_value < ends"
            " ORDER BY first LIMIT 1",
            (series, streams.current(connection)),
        ).fetchone()
        return Block(row[0], row[1], "", row[2]) if row else None

    def _own(self, connection: Any, series: str, code: str) -> Block:
        row = connection.execute(
            "SELECT next_value, end_value, device_code FROM number_block"
            " WHERE series = ? AND incarnation = ? AND device_code = ?",
            (series, self._incarnation, code),
        ).fetchone()
        return Block(*row) if row is not None and row[0] < row[1] else self._new(connection, series, code)

    def _new(self, connection: Any, series: str, code: str) -> Block:
        """A block above everything that was ever reserved here."""
        row = connection.execute("SELECT end_value FROM number_block WHERE series = ?", (series,)).fetchone()
        first = max(FIRST_OF_SERIES.get(series, 1_001), self._high_water.get(series) + 1, row[0] if row else 0)
        size = self._sizes.get(series, BLOCK)
        self._sizes[series] = min(size * 2, _LARGEST_BLOCK)
        end = first + size
        self._high_water.raise_to(series, end - 1)
        connection.execute(
            "INSERT INTO number_block (series, next_value, end_value, device_code, incarnation) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (series) DO UPDATE SET next_value = excluded.next_value, end_value = excluded.end_value,"
            " device_code = excluded.device_code, incarnation = excluded.incarnation",
            (series, first, end, code, self._incarnation),
        )
        return Block(first, end, code)


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
            self._write(series, block)  # so that the block that is used up is not chosen again
            block = self._held[series] = self._blocks.current(self._connection, series)
        value = block.next
        block.next += 1
        return make_number(series + block.device_code, value)

    def keep(self) -> None:
        """Write what was taken into the transaction; without it the numbers are given back."""
        for series, block in self._held.items():
            self._write(series, block)

    def _write(self, series: str, block: Block) -> None:
        if block.leased is None:
            self._connection.execute("UPDATE number_block SET next_value = ? WHERE series = ?", (block.next, series))
        else:
            self._connection.execute(
                "UPDATE leased_block SET next_value = ? WHERE series = ? AND first = ?",
                (block.next, series, block.leased),
            )


def new_device_code() -> str:
    """Three letters that are hard to confuse when read aloud."""
    return "".join(secrets.choice(_CODE_LETTERS) for _ in range(3))

"""Identifiers: UUIDv7 (RFC 9562, section 5.7) as 32 lower-case hex digits, made on the device, offline.

Within a process they are strictly increasing, also from several threads and when the clock is set back:
the 12 bits `rand_a` are a counter (RFC 9562, section 6.2, method 1), started at random in its lower half each
millisecond; when it overflows, the timestamp runs ahead by a millisecond.
"""

from __future__ import annotations

import os
import random
import threading
import time
from collections.abc import Callable

from fieldservice.system.clock import Clock, to_ms

_VERSION = 7 << 76
_VARIANT = 0b10 << 62
_RANDOM_BITS = (1 << 62) - 1
_COUNTER_MAX = 0xFFF
_BYTES_AN_ID = 10
_POOL_BYTES = _BYTES_AN_ID * 400


class Ids:
    """Makes ids: `ids()`. `now_ms` says the time in milliseconds since 1970, `random_bytes(n)` gives n bytes."""

    def __init__(
        self, now_ms: Callable[[], int] | None = None, random_bytes: Callable[[int], bytes] = os.urandom
    ) -> None:
        self._now_ms = now_ms or _machine_ms
        self._random_bytes = random_bytes
        self._lock = threading.Lock()
        self._last_ms = 0
        self._counter = 0
        self._pool = b""
        self._at = 0

    def __call__(self) -> str:
        """A new id, greater than every one this object has made before."""
        with self._lock:
            now = self._now_ms()
            if self._at >= len(self._pool):
                self._pool = self._random_bytes(_POOL_BYTES)
                self._at = 0
            chance = int.from_bytes(self._pool[self._at : self._at + _BYTES_AN_ID], "big")
            self._at += _BYTES_AN_ID
            if now > self._last_ms:
                self._last_ms = now
                self._counter = (chance >> 62) & 0x7FF
            elif self._counter < _COUNTER_MAX:
                self._counter += 1
            else:
                self._last_ms += 1
                self._counter = (chance >> 62) & 0x7FF
            value = self._last_ms << 80 | _VERSION | self._counter << 64 | _VARIANT | chance & _RANDOM_BITS
        return f"{value:032x}"

    def forget_pool(self) -> None:
        """Throw away the random bytes drawn in advance: a forked process must not share them with its parent."""
        self._lock = threading.Lock()
        self._pool = b""
        self._at = 0


class SeededIds(Ids):
    """The same ids in the same order for the same seed and clock: for tests and the demonstration data.

    Without a clock, time starts on 1 January 2026 and each id is a millisecond later than the one before.
    """

    def __init__(self, seed: int = 0, clock: Clock | None = None) -> None:
        self._ticks = 1_767_225_600_000
        super().__init__((lambda: to_ms(clock.now())) if clock else self._tick, random.Random(seed).randbytes)

    def _tick(self) -> int:
        self._ticks += 1
        return self._ticks


def new_id() -> str:
    """A new id from the machine's clock and randomness."""
    return _machine_ids()


def id_ms(identifier: str) -> int:
    """The milliseconds since 1970 UTC at which an id was made, as the device's clock had it."""
    return int(identifier[:12], 16)


def _machine_ms() -> int:
    return time.time_ns() // 1_000_000


_machine_ids = Ids()
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_machine_ids.forget_pool)

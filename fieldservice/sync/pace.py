"""How fast the link is, how large the next request should be, and how long to wait after a failure."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

from fieldservice.sync.transport import Exchange

_FIRST_GUESS = 25_000.0  # bytes a second: a 3G link of 200 kbit/s
_TELLING = 8_000  # bytes; smaller exchanges say more about the way than about the width
_SECONDS_A_REQUEST = 5.0
_SMALLEST, _LARGEST = 8 * 1024, 2 * 1024 * 1024
_PAUSES = (1.0, 300.0)  # seconds: after the first failure, at most


class Bandwidth:
    """Learns from each exchange; a request should take some seconds, so that a cut costs little."""

    def __init__(self) -> None:
        self.bytes_a_second = _FIRST_GUESS
        self._way = 0.0  # seconds that an empty request takes
        self._appetite = 1.0  # shrinks where requests are cut

    def learn(self, exchange: Exchange) -> None:
        """A request came through."""
        self._appetite = min(1.0, self._appetite * 1.25)
        size = exchange.sent + exchange.received
        if size < _TELLING:
            self._way = exchange.seconds if not self._way else 0.7 * self._way + 0.3 * exchange.seconds
            return
        speed = size / max(exchange.seconds - self._way, 0.3 * exchange.seconds, 0.000_1)
        self.bytes_a_second = 0.6 * self.bytes_a_second + 0.4 * min(speed, 50_000_000.0)

    def cut(self) -> None:
        """A request was cut: the next one is smaller."""
        self._appetite = max(0.1, self._appetite * 0.6)

    def size(self, most: int = _LARGEST) -> int:
        """How many bytes the next request may have."""
        return int(min(most, max(_SMALLEST, self.bytes_a_second * _SECONDS_A_REQUEST * self._appetite)))

    def seconds_for(self, size: int) -> float:
        """How long that many bytes will take."""
        return size / self.bytes_a_second


class Lane:
    """One kind of conversation: when it is due, and how often it failed in a row."""

    def __init__(self, due: datetime | None = None) -> None:
        self.due = due  # None: nothing to do
        self.failures = 0

    def is_due(self, now: datetime) -> bool:
        """Whether it may begin."""
        return self.due is not None and self.due <= now

    def by(self, at: datetime) -> None:
        """Due at `at` or before; while it recovers from a failure, that is left to `failed`."""
        if not self.failures and (self.due is None or at < self.due):
            self.due = at

    def done(self, due: datetime | None) -> None:
        """It went well; due again at `due`."""
        self.failures, self.due = 0, due

    def failed(self, now: datetime, random: Random, at_least: float = 0.0) -> None:
        """It failed: wait twice as long as the last time, and not all devices equally long."""
        self.due = now + timedelta(seconds=max(at_least, pause(self.failures, random)))
        self.failures += 1


def pause(failures: int, random: Random) -> float:
    """Seconds to wait after that many failures before: exponential with jitter (half of it is chance)."""
    first, most = _PAUSES
    return float(min(most, first * 2 ** min(failures, 20))) * random.uniform(0.5, 1.0)

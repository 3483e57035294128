"""How much one laptop or one address may ask of the hub, and that no signed request is taken twice."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from ipaddress import IPv4Network, IPv6Network
from typing import Protocol

from fieldservice.hub.database import HubDatabase

WINDOW_MS = 5 * 60 * 1000  # how far a request's time may be off; so long its nonce is remembered


@dataclass(frozen=True)
class ServerSettings:
    """What a server is told at its start. Rates are requests a second, with a burst that may be saved up."""

    public_url: str = ""
    private_networks: tuple[IPv4Network | IPv6Network, ...] = ()  # plain http is allowed from here, and from loopback
    rate: float = 100.0
    burst: int = 1000
    failures_a_minute: int = 30  # of one address, before its refusals are answered with "too many"
    audited_a_minute: int = 300  # refusals written down, of all addresses together
    longest_pause: float = 60.0  # seconds between two pieces of a body
    longest_body: float = 1800.0  # seconds for a whole body
    bodies_at_once: int = 16  # large ones, so that memory stays bounded
    bodies_of_one: int = 4  # of one device, so that none holds up the others
    threads: int = 8


class Rates:
    """Token buckets by name."""

    def __init__(self, rate: float, burst: int, seconds: Callable[[], float]) -> None:
        self._rate, self._burst, self._seconds = rate, burst, seconds
        self._buckets: dict[str, tuple[float, float]] = {}
        self._lock = threading.Lock()

    def wait(self, name: str) -> float:
        """0 when one more request is fine, otherwise the seconds until it would be."""
        with self._lock:
            now = self._seconds()
            left, at = self._buckets.get(name, (float(self._burst), now))
            left = min(self._burst, left + (now - at) * self._rate)
            if left < 1:
                self._buckets[name] = (left, now)
                return (1 - left) / self._rate
            self._buckets[name] = (left - 1, now)
            if len(self._buckets) > 10_000:
                full = self._burst / self._rate
                self._buckets = {key: it for key, it in self._buckets.items() if now - it[1] < full}
            return 0.0


@dataclass
class Failures:
    """Refusals of the last minute, by address and in all. Bounded however many addresses there are."""

    most: int
    most_audited: int
    seconds: Callable[[], float]
    _by_address: dict[str, deque[float]] = field(default_factory=dict)
    _audited: deque[float] = field(default_factory=deque)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def too_many(self, address: str) -> bool:
        """Whether this address was refused too often in the last minute."""
        with self._lock:
            return len(self._recent(address)) >= self.most

    def add(self, address: str) -> bool:
        """Count a refusal; returns whether it should be written to the audit trail."""
        with self._lock:
            now = self.seconds()
            recent = self._recent(address)
            if len(recent) < self.most:
                recent.append(now)
                if len(self._by_address) > 10_000:
                    self._by_address.pop(next(iter(self._by_address)))
                self._by_address[address] = recent
            else:
                return False
            while self._audited and now - self._audited[0] > 60:
                self._audited.popleft()
            if len(self._audited) >= self.most_audited:
                return False
            self._audited.append(now)
            return True

    def _recent(self, address: str) -> deque[float]:
        now, recent = self.seconds(), self._by_address.get(address, deque())
        while recent and now - recent[0] > 60:
            recent.popleft()
        if not recent:
            self._by_address.pop(address, None)
        return recent


class Nonces(Protocol):
    """Remembers the nonces of requests for as long as their time is accepted."""

    since: int

    def take(self, device_id: str, nonce: str, time_ms: int, now_ms: int) -> bool:
        """Whether this nonce was never seen before; it is remembered from now on."""
        ...


class MemoryNonces:
    """For the one process of a hub on SQLite. Requests signed before `since`, its start, must be signed again."""

    def __init__(self, since: int) -> None:
        self.since = since
        self._seen: dict[tuple[str, str], int] = {}
        self._swept = since
        self._lock = threading.Lock()

    def take(self, device_id: str, nonce: str, time_ms: int, now_ms: int) -> bool:
        """Whether this nonce was never seen before; it is remembered from now on."""
        with self._lock:
            if now_ms - self._swept > 60_000:
                self._seen = {key: until for key, until in self._seen.items() if until >= now_ms}
                self._swept = now_ms
            if (device_id, nonce) in self._seen:
                return False
            self._seen[device_id, nonce] = time_ms + WINDOW_MS
            return True


class SharedNonces:
    """For several hub processes: in their common database."""

    since = 0

    def __init__(self, database: HubDatabase) -> None:
        self._database = database
        self._swept = 0

    def take(self, device_id: str, nonce: str, time_ms: int, now_ms: int) -> bool:
        """Whether this nonce was never seen before; it is remembered from now on."""
        with self._database.write_aside() as transaction:
            if now_ms - self._swept > 60_000:
                transaction.run("DELETE FROM nonce WHERE at < ?", (now_ms - WINDOW_MS,))
                self._swept = now_ms
            return bool(
                transaction.run(
                    "INSERT INTO nonce (device_id, nonce, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                    (device_id, nonce, time_ms),
                )
            )

"""Each conversation with the hub as one request: the core's message, cut to what the link carries, and its reply."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

import msgspec

from fieldservice.store.queries import sync_notes
from fieldservice.store.queries.blob_transfers import Transfer
from fieldservice.store.store import Store
from fieldservice.sync.blob_queue import BlobLink, BlobQueue
from fieldservice.sync.messages import Compare, Compared, Hello, Pull, Pulled, Push, Pushed, Welcome
from fieldservice.sync.pace import Bandwidth
from fieldservice.sync.signing import LARGEST_PIECE
from fieldservice.sync.transport import Exchange

_ROWS = 200, 2_000  # of a pull, at least and at most
_FIRST_ROW_BYTES = 80.0
_COMPRESSION = 3  # payloads shrink to about a third on their way
_ENVELOPE = 100  # bytes around a payload


class Device(Protocol):
    """The sans-I/O core (`fieldservice/sync/device.py`, within `fieldservice/sync/carrying.py`)."""

    @property
    def needs_hello(self) -> bool:
        """Whether the hub has to be greeted before anything else is said."""

    def hello(self) -> Hello:
        """What to report."""

    def welcomed(self, reply: Welcome) -> None:
        """The hub's answer to it."""

    def next_push(self) -> Push | None:
        """What to deliver next; None when nothing waits."""

    def pushed(self, sent: Push, reply: Pushed) -> None:
        """What became of it."""

    def next_pull(self) -> Pull:
        """What to ask for."""

    def pulled(self, asked: Pull, reply: Pulled) -> bool:
        """What came; says whether there is more to come."""

    def next_compare(self) -> Compare | None:
        """What to compare."""

    def compared(self, asked: Compare, reply: Compared) -> None:
        """What differs."""


class Link(BlobLink, Protocol):
    """The connection to the hub (`fieldservice/sync/transport.py`)."""

    last: Exchange

    def hello(self, message: Hello) -> Welcome:
        """Report."""

    def push(self, message: Push) -> Pushed:
        """Deliver."""

    def pull(self, message: Pull) -> Pulled:
        """Fetch."""

    def compare(self, message: Compare) -> Compared:
        """Compare."""

    def cancel(self) -> None:
        """Give up the request under way and every later one."""

    def resume(self) -> None:
        """Allow requests again."""


@dataclass(frozen=True)
class Delivered:
    """What a push came to: changes still waiting, and whether the hub took any."""

    waiting: int
    moved: bool


@dataclass(frozen=True)
class Fetched:
    """What a pull came to."""

    rows: int
    more: bool
    revoked: bool


class Conversations:
    """Every method is one request (or none, where there is nothing to say); SyncFailure passes through."""

    def __init__(self, device: Device, link: Link, queue: BlobQueue, store: Store) -> None:
        self._device = device
        self._link = link
        self._queue = queue
        self._store = store
        self.bandwidth = Bandwidth()
        self._row_bytes = _FIRST_ROW_BYTES

    @property
    def needs_hello(self) -> bool:
        """Whether a reply made it necessary to greet the hub again."""
        return self._device.needs_hello

    def hello(self) -> Welcome:
        """Report to the hub."""
        reply = self._link.hello(self._device.hello())
        self.bandwidth.learn(self._link.last)
        self._device.welcomed(reply)
        return reply

    def deliver(self) -> Delivered | None:
        """Deliver as many mutations as one request should carry; None when nothing waits."""
        message = self._device.next_push()
        if message is None:
            return None
        before = sync_notes.waiting(self._store)
        message = self._cut(message)
        reply = self._link.push(message)
        self.bandwidth.learn(self._link.last)
        self._device.pushed(message, reply)
        waiting = sync_notes.waiting(self._store)
        return Delivered(waiting, waiting < before or reply.expected > message.mutations[0].mid)

    def fetch(self) -> Fetched:
        """Fetch as many rows as one reply should carry."""
        least, most = _ROWS
        rows = max(least, min(most, int(self.bandwidth.size() / self._row_bytes)))
        message = msgspec.structs.replace(self._device.next_pull(), most_rows=rows)
        reply = self._link.pull(message)
        self.bandwidth.learn(self._link.last)
        more = self._device.pulled(message, reply)
        count = sum(len(page.rows) + len(page.gone) for page in reply.pages)
        if count > 50:
            self._row_bytes = 0.5 * self._row_bytes + 0.5 * max(8.0, self._link.last.received / count)
        return Fetched(count, more, reply.revoked)

    def compare(self) -> list[str]:
        """Compare what both sides hold; returns the scopes that differ, which the core fetches again."""
        message = self._device.next_compare()
        if message is None:
            return []
        reply = self._link.compare(message)
        self.bandwidth.learn(self._link.last)
        self._device.compared(message, reply)
        return reply.differing

    def move(self, transfer: Transfer, now: datetime) -> int:
        """Move a piece of a photo; returns the bytes that moved."""
        moved = self._queue.move(transfer, self._link, min(self.bandwidth.size(), LARGEST_PIECE), now)
        if moved:
            self.bandwidth.learn(self._link.last)
        return moved

    def _cut(self, message: Push) -> Push:
        """The front of a push: the hub takes any beginning of it."""
        room = _COMPRESSION * self.bandwidth.size()
        for count, mutation in enumerate(message.mutations):
            room -= len(mutation.payload) + _ENVELOPE
            if room < 0 and count:
                return Push(stream=message.stream, mutations=message.mutations[:count])
        return message

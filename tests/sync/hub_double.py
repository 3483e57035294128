"""An in-memory hub, a device core beside it and a link between them that takes time and breaks when told to.

For the rhythm of the engine and the photos; the real core and the real hub have tests of their own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import timedelta
from random import Random
from typing import Any

from fieldservice.store import streams
from fieldservice.store.store import Store
from fieldservice.sync import failures
from fieldservice.sync.failures import SyncFailure
from fieldservice.sync.messages import (
    APPLIED,
    Block,
    Compare,
    Compared,
    Cursor,
    Hello,
    Message,
    Mutation,
    Outcome,
    Page,
    Pull,
    Pulled,
    Push,
    Pushed,
    Row,
    Stream,
    Welcome,
    pack,
)
from fieldservice.sync.transport import BlobState, Cancelled, Exchange
from fieldservice.system.clock import FixedClock, to_ms

LEASE_MS = 45 * 24 * 3_600_000


class DeviceDouble:
    """The core's interface over a real store: it delivers the outbox, and counts what it fetches."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.cursor = Cursor()
        self.fetched = 0
        self.differing: list[str] = []
        self.needs_hello = False

    def _connection(self) -> Any:
        return self.store.database.connection()

    def hello(self) -> Hello:
        return Hello(program="test", schema_version=2, streams=[Stream(stream=streams.current(self._connection()))])

    def welcomed(self, reply: Welcome) -> None:
        self.store.numbers.take_blocks(self._connection(), reply.blocks)

    def next_push(self) -> Push | None:
        rows = self.store.read().rows(
            "SELECT mid, intent, schema_version, payload, chain FROM mutation WHERE state = 0 ORDER BY mid LIMIT 500"
        )
        if not rows:
            return None
        mutations = [Mutation(mid=m, intent=i, schema_version=v, payload=p, chain=c) for m, i, v, p, c in rows]
        return Push(stream=streams.current(self._connection()), mutations=mutations)

    def pushed(self, sent: Push, reply: Pushed) -> None:
        for outcome in reply.outcomes:
            self._connection().execute("UPDATE mutation SET state = 1 WHERE mid = ?", (outcome.mid,))

    def next_pull(self) -> Pull:
        return Pull(epoch="e", cursors={"all": self.cursor}, schema_version=2)

    def pulled(self, asked: Pull, reply: Pulled) -> bool:
        for page in reply.pages:
            self.cursor = page.cursor
            self.fetched += len(page.rows)
        return any(page.more for page in reply.pages)

    def next_compare(self) -> Compare | None:
        return Compare(epoch="e", extents={})

    def compared(self, asked: Compare, reply: Compared) -> None:
        self.differing = reply.differing


class HubDouble:
    """Keeps what it gets. `refuse` by conversation ("push") makes it answer with that failure."""

    def __init__(self, clock: FixedClock) -> None:
        self.clock = clock
        self.received: list[tuple[str, int]] = []
        self.rows = 0
        self.blobs: dict[str, bytes] = {}
        self.uploads: dict[str, bytearray] = {}
        self.unwanted: set[str] = set()
        self.refuse: dict[str, SyncFailure] = {}
        self.revoked = False
        self.epoch = "e"
        self.blocks: list[Block] = []
        self.asked: list[str] = []

    def _begin(self, name: str) -> None:
        self.asked.append(name)
        if name in self.refuse:
            raise self.refuse[name]

    def hello(self, message: Hello) -> Welcome:
        self._begin("hello")
        now = to_ms(self.clock.now())
        received = {each.stream: 0 for each in message.streams}
        lease = now + (0 if self.revoked else LEASE_MS)
        return Welcome(
            epoch=self.epoch,
            seq=1,
            hub_at=now,
            received=received,
            lease_until=lease,
            revoked=self.revoked,
            blocks=self.blocks,
        )

    def push(self, message: Push) -> Pushed:
        self._begin("push")
        outcomes = []
        for mutation in message.mutations:
            name = (message.stream, mutation.mid)
            if name not in self.received:
                self.received.append(name)
            outcomes.append(Outcome(stream=message.stream, mid=mutation.mid, outcome=APPLIED, seq=len(self.received)))
        return Pushed(epoch=self.epoch, outcomes=outcomes, expected=message.mutations[-1].mid + 1)

    def pull(self, message: Pull) -> Pulled:
        self._begin("pull")
        if self.revoked:
            return Pulled(epoch=self.epoch, seq=1, scopes=[], revoked=True)
        at = message.cursors["all"].seq
        upto = min(self.rows, at + message.most_rows)
        rows = [
            Row(table="customer", id=f"{n:032x}", at=n, base=n, values={"name": f"name {n}"}) for n in range(at, upto)
        ]
        page = Page(scope="all", rows=rows, cursor=Cursor(upto, 0), more=upto < self.rows)
        return Pulled(epoch=self.epoch, seq=self.rows, scopes=["all"], pages=[page])

    def compare(self, message: Compare) -> Compared:
        self._begin("compare")
        return Compared(epoch=self.epoch)

    def blob_state(self, sha: str) -> BlobState | None:
        self._begin("blob_state")
        if sha in self.unwanted:
            return None
        if sha in self.blobs:
            return BlobState(len(self.blobs[sha]), True)
        return BlobState(len(self.uploads.get(sha, b"")), False)

    def put_piece(self, sha: str, offset: int, piece: bytes, whole: int) -> BlobState:
        self._begin("put_piece")
        if sha in self.unwanted:
            raise SyncFailure(failures.REFUSED, hub_code="no_blob")
        held = self.uploads.setdefault(sha, bytearray())
        if offset != len(held):
            return BlobState(len(held), False)
        held += piece
        if len(held) == whole:
            content = bytes(self.uploads.pop(sha))
            if hashlib.sha256(content).hexdigest() != sha:
                raise SyncFailure(failures.REFUSED, hub_code="digest")
            self.blobs[sha] = content
        return BlobState(offset + len(piece), sha in self.blobs)

    def get_piece(self, sha: str, first: int, most: int) -> tuple[bytes, int]:
        self._begin("get_piece")
        if sha not in self.blobs:
            raise SyncFailure(failures.REFUSED, hub_code="no_blob")
        content = self.blobs[sha]
        return content[first : first + most], len(content)


class LinkDouble:
    """Carries messages to the hub in the clock's time. `online` False: nobody answers. `cut`: the share of requests
    that break somewhere on their way, half of them after the hub has taken them."""

    def __init__(
        self,
        hub: HubDouble,
        clock: FixedClock,
        random: Random,
        *,
        bytes_a_second: float = 1e9,
        way: float = 0.0,
        cut: float = 0.0,
    ) -> None:
        self.hub = hub
        self.clock = clock
        self.random = random
        self.bytes_a_second = bytes_a_second
        self.way = way
        self.cut = cut
        self.online = True
        self.last = Exchange(0, 0, 0.0)
        self.carried = 0  # bytes, both ways, also those of requests that were cut
        self.largest = 0
        self._cancelled = False

    def hello(self, message: Hello) -> Welcome:
        return self._carry(message, lambda: self.hub.hello(message))

    def push(self, message: Push) -> Pushed:
        return self._carry(message, lambda: self.hub.push(message))

    def pull(self, message: Pull) -> Pulled:
        return self._carry(message, lambda: self.hub.pull(message))

    def compare(self, message: Compare) -> Compared:
        return self._carry(message, lambda: self.hub.compare(message))

    def blob_state(self, sha: str) -> BlobState | None:
        return self._carry(b"", lambda: self.hub.blob_state(sha))

    def put_piece(self, sha: str, offset: int, piece: bytes, whole: int) -> BlobState:
        return self._carry(piece, lambda: self.hub.put_piece(sha, offset, piece, whole))

    def get_piece(self, sha: str, first: int, most: int) -> tuple[bytes, int]:
        return self._carry(b"", lambda: self.hub.get_piece(sha, first, most))

    def cancel(self) -> None:
        self._cancelled = True

    def resume(self) -> None:
        self._cancelled = False

    def _carry(self, sent: Message | bytes, ask: Callable[[], Any]) -> Any:
        if self._cancelled:
            raise Cancelled
        if not self.online:
            self.clock.advance(timedelta(seconds=self.way))
            raise SyncFailure(failures.OFFLINE, "nobody answers")
        upward = _size(sent)
        cut = self.random.random() < self.cut
        if cut and self.random.random() < 0.5:
            self._pass(int(upward * self.random.random()))
            raise SyncFailure(failures.OFFLINE, "cut on the way there")
        reply = ask()
        downward = _size(reply[0] if isinstance(reply, tuple) else reply)
        if cut:
            self._pass(upward + int(downward * self.random.random()))
            raise SyncFailure(failures.OFFLINE, "cut on the way back")
        seconds = self._pass(upward + downward)
        self.last = Exchange(upward, downward, seconds)
        self.largest = max(self.largest, upward, downward)
        return reply

    def _pass(self, size: int) -> float:
        seconds = self.way + size / self.bytes_a_second
        self.clock.advance(timedelta(seconds=seconds))
        self.carried += size
        return seconds


def _size(content: object) -> int:
    if isinstance(content, Message):
        return len(pack(content))
    return len(content) if isinstance(content, bytes) else 0

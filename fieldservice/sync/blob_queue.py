"""Photos and files on their way: which ones, in what order, a piece at a time, going on where they stopped.

A blob travels after the row that names it: the hub takes and gives only what a visible row names. Small ones go first,
thumbnails and signatures before originals, so that people see what is coming. Where an upload stands is the hub's to
say, where a download stands is what lies in `Incoming`: the list in the database only says what is still to do.
"""

from __future__ import annotations

import re
from collections import deque
from datetime import datetime, timedelta
from typing import Protocol

from fieldservice.domain.notices import CommitNotice
from fieldservice.errors import EnvironmentFault
from fieldservice.store.queries import blob_transfers as transfers
from fieldservice.store.queries.blob_transfers import (
    DAMAGED,
    DONE,
    DOWN,
    FULL,
    HELD,
    TOO_LARGE,
    UP,
    Outstanding,
    Transfer,
)
from fieldservice.store.store import Store
from fieldservice.sync.failures import REFUSED, SyncFailure
from fieldservice.sync.transport import BlobState
from fieldservice.system.blobs import Blobs
from fieldservice.system.clock import to_ms
from fieldservice.system.incoming import Incoming

SMALL = 48 * 1024  # a thumbnail or signature: goes over a metered connection too
_HELD_FOR = timedelta(minutes=10)
ARRIVED_INTENT = "sync.file"  # of the notice that a blob is here now
_MOST_ATTEMPTS = 8  # in a row without any progress; then it is held, so that others are not kept waiting by it
_SHA = re.compile(r"[0-9a-f]{64}\Z")


class BlobLink(Protocol):
    """What the queue needs of the connection to the hub."""

    def blob_state(self, sha: str) -> BlobState | None:
        """How much the hub has; None when it wants no such blob yet."""

    def put_piece(self, sha: str, offset: int, piece: bytes, whole: int) -> BlobState:
        """Deliver a piece."""

    def get_piece(self, sha: str, first: int, most: int) -> tuple[bytes, int]:
        """Fetch a piece and the size of the whole."""


class BlobQueue:
    """The transfers of one profile. `noticed` may be called from any thread; everything else belongs to one."""

    def __init__(self, store: Store, blobs: Blobs, incoming: Incoming) -> None:
        self._store = store
        self._blobs = blobs
        self._incoming = incoming
        self._naming = transfers.naming_tables()
        self._notices: deque[CommitNotice] = deque()
        self._looked = False
        self._offsets: dict[str, int] = {}  # of uploads in this run, as the hub said last
        self._stuck: dict[str, int] = {}  # failures in a row
        self._held_since: datetime | None = None
        self._full_since: datetime | None = None  # the hub has no room: nothing is sent for a while

    def noticed(self, notice: CommitNotice) -> None:
        """A commit changed something: look at the blobs that its rows name when `look` is called next."""
        if notice.touches(*self._naming):
            self._notices.append(notice)

    def look(self, now: datetime) -> None:
        """List what has to travel: everything that rows name at the first call, then what commits brought."""
        if not self._looked:
            self._notices.clear()
            self.try_held()
            for table in self._naming:
                self._list(table, None, now)
            self._looked = True  # only now: where the disk failed, the next call begins anew
        while self._notices:
            notice = self._notices[0]
            for table in self._naming.keys() & notice.changes.keys():
                self._list(table, notice.changes[table], now)
            self._notices.popleft()
        if self._held_since is not None and now - self._held_since >= _HELD_FOR:
            self.try_held()
        if self._full_since is not None and now - self._full_since >= _HELD_FOR:
            self.try_full()

    def try_full(self) -> None:
        """There may be room at the hub again."""
        self._full_since = None

    def look_again(self) -> None:
        """What was confirmed counts no more (another hub, or one restored from a backup): look at everything anew."""
        transfers.forget_confirmations(self._store)
        self._looked = False

    def try_held(self) -> None:
        """Rows have travelled: what the hub did not want or have yet may go now."""
        transfers.release_held(self._store)
        self._held_since = None

    def want(self, sha: str) -> None:
        """Fetch this one first."""
        transfers.want(self._store, sha)

    def next(self, metered: bool = False, up_only: bool = False) -> Transfer | None:
        """What to move next; None when nothing may go now. Over a metered connection large ones wait.

        `up_only` is for a device that was shut out: it tries a full hub again, but not for ever.
        """
        reader, largest = self._store.read(), SMALL if metered else None
        if up_only:
            found = transfers.waiting(reader, (UP,), largest, _MOST_ATTEMPTS)
        else:
            found = transfers.waiting(reader, (UP, DOWN) if self._full_since is None else (DOWN,), largest)
        return found[0] if found else None

    def outstanding(self) -> dict[str, Outstanding]:
        """What has to travel, by direction."""
        return transfers.outstanding(self._store.read())

    def move(self, transfer: Transfer, link: BlobLink, piece: int, now: datetime) -> int:
        """Move one piece of at most `piece` bytes; returns the bytes that moved.

        Raises SyncFailure for what keeps everything from moving (no network); what concerns this blob alone is noted.
        """
        try:
            sends = transfer.direction == UP
            moved = self._send(transfer, link, piece) if sends else self._fetch(transfer, link, piece, now)
            self._stuck.pop(transfer.sha, None)
            return moved
        except SyncFailure as failure:
            self._offsets.pop(transfer.sha, None)
            if failure.hub_code in ("full", "507") and transfer.direction == UP:
                self._full_since = now  # small ones went first: there is no room for the others either
                transfers.failed(self._store, transfer, state=FULL)
                return 0
            if failure.hub_code in ("too_large", "413") and transfer.direction == UP:
                transfers.failed(self._store, transfer, state=TOO_LARGE)
                self._held_since = self._held_since or now
                return 0
            if failure.hub_code in ("no_blob", "too_large", "digest", "404", "413", "422"):
                self._hold(transfer, now)
                return 0
            self._stuck[transfer.sha] = self._stuck.get(transfer.sha, 0) + 1
            if self._stuck[transfer.sha] >= _MOST_ATTEMPTS:
                self._hold(transfer, now)
            raise
        except EnvironmentFault as fault:
            if fault.code == "system.blob_damaged" and transfer.direction == UP:
                transfers.failed(self._store, transfer, state=DAMAGED)
                return 0
            if fault.code == "system.blob_missing" and transfer.direction == UP:
                transfers.forget(self._store, transfer)
                transfers.list_transfers(self._store, [(transfer.sha, DOWN, transfer.size)], to_ms(now))
                return 0
            raise

    def _send(self, transfer: Transfer, link: BlobLink, piece: int) -> int:
        sha = transfer.sha
        offset = self._offsets.get(sha)
        if offset is None and (transfer.size > piece or transfer.attempts > 0 or transfer.done > 0):
            state = link.blob_state(sha)
            if state is None:
                raise SyncFailure(REFUSED, hub_code="no_blob")
            if state.complete:
                return self._sent(transfer)
            offset = state.offset
        offset = offset or 0
        data = self._blobs.part(sha, offset, piece)
        state = link.put_piece(sha, offset, data, transfer.size)
        if state.complete:
            self._sent(transfer)
            return len(data)
        self._offsets[sha] = state.offset
        transfers.note(self._store, transfer, done=state.offset)
        return len(data) if state.offset > offset else 0

    def _sent(self, transfer: Transfer) -> int:
        self._offsets.pop(transfer.sha, None)
        transfers.note(self._store, transfer, state=DONE, done=transfer.size)
        return 0

    def _fetch(self, transfer: Transfer, link: BlobLink, piece: int, now: datetime) -> int:
        sha = transfer.sha
        if self._blobs.exists(sha):
            transfers.note(self._store, transfer, state=DONE, done=transfer.size)
            return 0
        if not transfers.is_referenced(self._store.read(), sha):  # its row left this device's slice meanwhile
            self._incoming.forget(sha)
            transfers.forget(self._store, transfer)
            return 0
        have = self._incoming.have(sha)
        data, whole = b"", transfer.size
        if not have or have < whole:
            data, whole = link.get_piece(sha, have, piece)
            self._incoming.add(sha, have, data)
            have += len(data)
        if have < whole:
            transfers.note(self._store, transfer, done=have, size=whole)
        elif self._incoming.finish(sha, self._blobs):
            transfers.note(self._store, transfer, state=DONE, done=whole, size=whole)
            # The rows came long ago; what shows them shows them with the picture now.
            self._store.tell(CommitNotice(ARRIVED_INTENT, transfers.naming(self._store.read(), sha)))
        else:
            self._hold(transfer, now)  # not what its name says: from the start, later
        return len(data)

    def _hold(self, transfer: Transfer, now: datetime) -> None:
        self._stuck.pop(transfer.sha, None)
        transfers.failed(self._store, transfer, state=HELD)
        self._held_since = self._held_since or now

    def _list(self, table: str, ids: frozenset[str] | None, now: datetime) -> None:
        list_named(self._store, self._blobs, table, ids, now)


def list_all_named(store: Store, blobs: Blobs, now: datetime) -> None:
    """List every blob that rows name, for whoever needs to know what the hub has not got while no queue runs."""
    for table in transfers.naming_tables():
        list_named(store, blobs, table, None, now)


def list_named(store: Store, blobs: Blobs, table: str, ids: frozenset[str] | None, now: datetime) -> None:
    """List the blobs that rows of a table (these `ids`, all for None) name and that no transfer lists yet."""
    listed = []
    for sha, told in transfers.unlisted(store.read(), table, ids):
        if not _SHA.match(sha):  # a row of another program: it names nothing that could be fetched
            continue
        here = blobs.size(sha)
        listed.append((sha, DOWN, told) if here is None else (sha, UP, here))
    transfers.list_transfers(store, listed, to_ms(now))

"""The rhythm of synchronisation: what to say to the hub next, and when. No thread and no clock of its own.

`step(now)` does at most one request and says when it wants to be called again; the driver (or a test, or the command
line) calls it. Delivering and fetching are lanes of their own: a hub that refuses the one still does the other, and
each waits by itself after a failure. Without a network all lanes wait together, and start at once when it is back.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from random import Random

from fieldservice.errors import EnvironmentFault
from fieldservice.store.queries import sync_notes
from fieldservice.store.queries.blob_transfers import DOWN, UP, Outstanding, Transfer
from fieldservice.store.store import Store
from fieldservice.sync import failures, progress
from fieldservice.sync.blob_queue import BlobQueue
from fieldservice.sync.conversations import Conversations, Device, Link
from fieldservice.sync.failures import SyncFailure
from fieldservice.sync.lease import Lease
from fieldservice.sync.messages import BadMessage
from fieldservice.sync.pace import Lane
from fieldservice.sync.progress import SyncState
from fieldservice.sync.telling import Telling
from fieldservice.sync.transport import Cancelled
from fieldservice.system.clock import from_ms, to_ms

POLL = timedelta(seconds=60)
DAY = timedelta(hours=24)
DEBOUNCE = timedelta(seconds=1.5)  # after a commit, so that a burst of them travels together
LONGEST_DEBOUNCE = timedelta(seconds=8)
_AGAIN = timedelta(hours=1)  # where only a person can mend it
_LOOK_AGAIN = timedelta(minutes=10)  # at photos that the hub did not want or have
_DISK_PAUSE = 30.0  # seconds, when our own disk is full
_LOST = 3  # failures in a row until the log says that contact was lost
_PATIENCE = 5  # photos in a row that did not move
_FEW_NUMBERS = 50
_METERED, _EPOCH, _COMPARED = "sync.metered", "sync.epoch", "sync.compared"


class Engine:
    """Call `step` when it asked for it, or after something was said that may come from other threads."""

    def __init__(
        self,
        device: Device,
        link: Link,
        queue: BlobQueue,
        store: Store,
        random: Random,
        tell: Callable[[SyncState], None] = lambda state: None,
    ) -> None:
        self._talk = Conversations(device, link, queue, store)
        self._link = link
        self._queue, self._store, self._random = queue, store, random
        self._lease = Lease(store)
        self._hello, self._push, self._pull, self._compare, self._blobs = (Lane() for _ in range(5))
        self._at_once = False  # what other threads say
        self._committed_at: datetime | None = None
        self._first_commit: datetime | None = None
        self._lanes = (self._hello, self._push, self._pull, self._compare, self._blobs)
        self._connected = self._paused = self._revoked = self._drained = self._upgrade = False
        self._last_now: datetime | None = None
        self._turn = False
        self._rows = 0  # fetched in the present round
        self._burst = 0  # changes that the present delivery began with
        self._moved = 0  # bytes of photos in the present round
        self._standing_still = 0
        self._numbers: dict[str, int] = {}
        kept = sync_notes.known(store, "sync.")
        self._epoch = kept.get(_EPOCH, "")
        self._compared_at = from_ms(int(kept.get(_COMPARED, "0")))
        state = SyncState(
            waiting=sync_notes.waiting(store),
            last_contact=self._lease.last_contact,
            metered=kept.get(_METERED) == "yes",
        )
        self._told = Telling(store, state, tell)

    @property
    def state(self) -> SyncState:
        """How synchronisation stands."""
        return self._told.state

    # what other threads say

    def committed(self) -> None:
        """A person's work was committed: deliver it soon."""
        self._committed_at = self._store.clock.now()

    def network_back(self) -> None:
        """The network is back, or somebody pressed "synchronise now": forget every pause and begin at once."""
        self._at_once = True

    def pause(self) -> None:
        """Stop; a request under way is given up."""
        self._paused = True
        self._link.cancel()

    def go_on(self) -> None:
        """Begin again after `pause`."""
        self._link.resume()
        self._paused = False
        self.network_back()

    def set_metered(self, metered: bool) -> None:
        """Whether the connection costs by the byte: large photos and files wait."""
        sync_notes.remember(self._store, {_METERED: "yes" if metered else "no"})
        self._told.say(self.state.phase, metered=metered)
        self.network_back()

    @property
    def revoked_and_drained(self) -> bool:
        """The hub shut this device out and has what waited, or will not take it: the profile is to be destroyed."""
        return self._revoked and self._drained

    # the loop

    def step(self, now: datetime) -> datetime:
        """Do what is due, at most one request; returns when to call again (`now` or before: at once).

        What goes wrong with the network, the hub or the disk is kept in `state`; anything else that is raised is a bug.
        """
        self._lease.saw(now)
        self._watch_clock(now)
        self._take_commits(now)
        if self._paused:
            self._told.say(progress.PAUSED, waiting=sync_notes.waiting(self._store), next_try=None)
            return now + POLL
        if self._at_once:
            self._at_once = False
            self._queue.try_full()
            for lane in (self._hello, self._push, self._pull, self._blobs):
                lane.failures, lane.due = 0, now
        chosen = self._choose(now)
        if chosen is not None:
            lane, work = chosen
            self._do(lane, work, now)
        wake = self._wake()
        if wake > now:
            self._told.rest(wake, self._revoked)
        return wake

    def _do(self, lane: Lane, work: Callable[[datetime], None], now: datetime) -> None:
        try:
            work(now)
        except Cancelled:
            lane.due = now + DEBOUNCE
        except SyncFailure as failure:
            self._failed(lane, failure, now)
        except BadMessage as error:
            self._failed(lane, SyncFailure(failures.BAD_MESSAGE, str(error.params.get("reason", ""))), now)
        except EnvironmentFault as fault:  # our own disk
            lane.failed(now, self._random, _DISK_PAUSE)
            self._told.trouble(fault)
        else:
            if self._talk.needs_hello and lane is not self._hello:  # after an epoch or a fork
                self._hello.due = now
            if self.state.problem is not None and not any(each.failures for each in self._lanes):
                self._told.say(self.state.phase, problem=None)
            self._told.say(self.state.phase, last_contact=now)

    def _choose(self, now: datetime) -> tuple[Lane, Callable[[datetime], None]] | None:
        if self._hello.is_due(now):
            return self._hello, self._say_hello
        if not self._connected or self._drained:
            return None
        if self._revoked:
            lanes = [(self._push, self._deliver), (self._blobs, self._drain_photos)]
        else:
            self._turn = not self._turn  # each waits for the other's one request at most
            pair = [(self._push, self._deliver), (self._pull, self._fetch)]
            lanes = pair if self._turn else pair[::-1]
            lanes += [(self._compare, self._compare_scopes), (self._blobs, self._move_photos)]
        return next(((lane, work) for lane, work in lanes if lane.is_due(now)), None)

    def _wake(self) -> datetime:
        lanes = self._lanes if self._connected and not self._drained else (self._hello,)
        last = self._last_now or self._store.clock.now()
        return min([lane.due for lane in lanes if lane.due is not None] + [last + POLL])

    def _watch_clock(self, now: datetime) -> None:
        """A clock that was set back would leave everything due in a far future."""
        if self._last_now is None:
            self._hello.due = now
        elif now < self._last_now - timedelta(seconds=5):
            for lane in self._lanes:
                lane.due = now if lane.due is not None else None
            self._committed_at = None if self._committed_at is None else now
        self._last_now = now

    def _take_commits(self, now: datetime) -> None:
        committed, self._committed_at = self._committed_at, None
        if committed is None:
            return
        with suppress(EnvironmentFault):  # our own disk: the lane that needs it next says so
            self._queue.look(now)  # without a network, or paused, too: people see how many photos wait
        self._told.say(self.state.phase, waiting=sync_notes.waiting(self._store), **self._outstanding())
        if self._push.failures:
            return
        latest = (self._first_commit or now) + LONGEST_DEBOUNCE
        self._first_commit = self._first_commit or now
        self._push.due = min(committed + DEBOUNCE, latest)

    # the conversations

    def _say_hello(self, now: datetime) -> None:
        if not self._connected:
            self._told.say(progress.CONNECTING)
        reply = self._talk.hello()
        self._lease.contact(now, reply.hub_at, reply.lease_until)
        if reply.forked:  # another stream has begun: report that one
            self._hello.failed(now, self._random)
            return
        self._revoked = self._drained = False  # an administrator may have taken it back
        if not self._connected and (self._hello.failures >= _LOST or self._epoch == ""):
            self._told.log(now, "contact")
        self._hello.done(now + DAY)
        self._connected, self._upgrade = True, reply.upgrade
        if reply.epoch != self._epoch:
            if self._epoch:
                self._queue.look_again()
            self._epoch = reply.epoch
            sync_notes.remember(self._store, {_EPOCH: reply.epoch})
        self._numbers = self._numbers_left()
        self._told.say(self.state.phase, upgrade=reply.upgrade)
        self._push.by(now)
        self._blobs.by(now)
        if reply.revoked:
            self._shut_out(now)
        elif reply.upgrade:
            self._pull.done(None)
            self._hello.due = now + _AGAIN
        else:
            self._pull.by(now)
            self._compare.by(max(now, self._compared_at + DAY))

    def _deliver(self, now: datetime) -> None:
        self._first_commit = None
        waiting = sync_notes.waiting(self._store)
        self._burst = max(self._burst, waiting)
        if waiting:
            self._say_pushing(waiting)
        done = self._talk.deliver()
        if done is None:
            self._delivered_all(now)
            return
        self._say_pushing(done.waiting)
        if done.moved:
            self._push.done(now)
        else:
            self._push.failed(now, self._random)  # the hub took nothing: don't ask without end

    def _say_pushing(self, waiting: int) -> None:
        done = max(0, self._burst - waiting)
        self._told.say(progress.PUSHING, done=done, total=self._burst, waiting=waiting)

    def _delivered_all(self, now: datetime) -> None:
        self._push.done(None)
        if self._burst:
            self._told.log(now, "delivered", changes=self._burst)
            waiting = sync_notes.waiting(self._store)
            self._told.say(self.state.phase, delivered=self.state.delivered + self._burst - waiting, waiting=waiting)
            self._burst = 0
            self._queue.try_held()
            if not self._upgrade and not self._revoked:  # a lane that is due and never chosen would be no rest
                self._pull.by(now)
        self._blobs.by(now)
        if any(left < _FEW_NUMBERS <= self._numbers.get(series, 0) for series, left in self._numbers_left().items()):
            self._hello.by(now)

    def _fetch(self, now: datetime) -> None:
        if self._rows:
            self._told.say(progress.PULLING, done=self._rows, total=0)
        got = self._talk.fetch()
        if got.revoked:
            self._shut_out(now)
            return
        self._rows += got.rows
        if got.more:
            self._pull.done(now)
            return
        self._pull.done(now + POLL * self._random.uniform(0.9, 1.1))
        if self._rows:
            self._told.log(now, "fetched", rows=self._rows)
            self._rows = 0
            self._queue.try_held()
            self._blobs.by(now)

    def _compare_scopes(self, now: datetime) -> None:
        self._told.say(progress.COMPARING)
        differing = self._talk.compare()
        if differing:
            self._told.log(now, "differed", scopes=differing)
            self._pull.by(now)
        self._compared_at = now
        sync_notes.remember(self._store, {_COMPARED: str(to_ms(now))})
        self._compare.done(now + DAY)

    def _move_photos(self, now: datetime) -> None:
        self._queue.look(now)
        transfer = self._queue.next(self.state.metered)
        if transfer is None:
            self._moved = 0
            self._blobs.done(now + _LOOK_AGAIN)
            self._told.say(self.state.phase, **self._outstanding())
            return
        self._move(transfer, now)

    def _drain_photos(self, now: datetime) -> None:
        """A device that was shut out delivers what it has, and fetches nothing."""
        self._queue.look(now)
        transfer = self._queue.next(up_only=True)
        if transfer is None:
            self._blobs.done(None)
            self._drained = self._push.due is None  # what is stuck for good is no reason to stay
            return
        self._move(transfer, now)

    def _move(self, transfer: Transfer, now: datetime) -> None:
        there = self._outstanding()
        left = there["sending"].size + there["fetching"].size
        self._told.say(
            progress.PHOTOS,
            done=self._moved,
            total=self._moved + left,
            seconds_left=self._talk.bandwidth.seconds_for(left),
            **there,
        )
        moved = self._talk.move(transfer, now)
        self._moved += moved
        self._standing_still = 0 if moved else self._standing_still + 1
        if self._standing_still > _PATIENCE:
            self._blobs.failed(now, self._random)
        else:
            self._blobs.done(now)

    # what happened

    def _shut_out(self, now: datetime) -> None:
        if not self._revoked:
            self._told.log(now, "revoked")
        self._revoked = True
        self._pull.done(None)
        self._compare.done(None)
        self._push.by(now)
        self._blobs.by(now)
        self._told.say(progress.REVOKED)

    def _failed(self, lane: Lane, failure: SyncFailure, now: datetime) -> None:
        if self._revoked and failure.kind in (failures.REFUSED, failures.REVOKED, failures.UNKNOWN):
            self._drained = True  # it takes nothing from us any more
            return
        lane.failed(now, self._random, failure.retry_after)
        if failure.kind == failures.OFFLINE:
            self._talk.bandwidth.cut()
            self._connected = False
            if lane is not self._hello:
                self._hello.failed(now, self._random)
            if self._hello.failures == _LOST:
                self._told.log(now, "lost", reason=failure.reason)
        elif failure.kind == failures.BAD_MESSAGE:
            self._talk.bandwidth.cut()
        elif failure.kind == failures.REVOKED:
            self._shut_out(now)
        elif not failure.passes:
            lane.due = now + _AGAIN
            self._told.log(now, failure.kind, reason=failure.reason, code=failure.hub_code)
            if failure.kind in (failures.UNKNOWN, failures.UNPROVEN):
                self._connected = False
                self._hello.due = now + _AGAIN
        self._told.trouble(failure)

    def _outstanding(self) -> dict[str, Outstanding]:
        found = self._queue.outstanding()
        return {"sending": found[UP], "fetching": found[DOWN]}

    def _numbers_left(self) -> dict[str, int]:
        return self._store.numbers.numbers_left(self._store.database.connection())

"""The device's side of the four conversations: what to say next, and what a reply changes here. Sans-I/O.

Each reply is taken in in one transaction: rows, cursors, memberships and answers stand together or not at all. Whatever
comes twice, late or in another order does no harm: an answer is written once, a row is what the hub last said of it
with own undelivered changes on top, and a cursor never moves back except to fetch everything again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from msgspec import Struct

from fieldservice import __version__
from fieldservice.domain.notices import CommitNotice
from fieldservice.store import outbox, streams, tables
from fieldservice.store.incoming import Incoming, Overlay
from fieldservice.store.numbers import HUB_CODE
from fieldservice.store.reader import Reader
from fieldservice.store.store import Store
from fieldservice.store.sync_state import EVERYTHING, ORPHANS, SyncState
from fieldservice.sync.letting_go import LettingGo
from fieldservice.sync.messages import (
    APPLIED,
    CONFLICT,
    MOST_OUTCOMES,
    PARKED,
    QUARANTINED,
    REFUSED,
    Compare,
    Compared,
    Cursor,
    Extent,
    Hello,
    Outcome,
    Page,
    Pull,
    Pulled,
    Push,
    Pushed,
    Stream,
    Welcome,
    extent_of,
    mutation_of,
    pages_not_sent,
)
from fieldservice.system.clock import to_ms

EPOCH = "hub.epoch"
SEQ = "hub.seq"
SKEW = "hub.skew"  # ms that the hub's clock is ahead of this one
LEASE = "hub.lease_until"
REVOKED = "hub.revoked"
CONTACT = "hub.contact_at"
ROLES = "hub.roles"
CONTACTS = "hub.contacts"  # when people's laptops were there last, and when that was told
JOINED = "hub.joined"  # the stream with which this profile joined
PULL_INTENT = "sync.pull"

_STOCK = "stock"  # the keepers' scope
_CONTACTS_EVERY_MS = 60 * 60 * 1000
_MOST_MUTATIONS = 200
_MOST_BYTES = 4 * 1024 * 1024
STATE_OF = {
    APPLIED: outbox.DELIVERED,
    CONFLICT: outbox.IN_CONFLICT,
    REFUSED: outbox.REFUSED,
    PARKED: outbox.PARKED,
    QUARANTINED: outbox.QUARANTINED,
}


class SyncStatus(Struct, frozen=True):
    """Where this device stands, for people."""

    waiting: int
    revoked: bool
    epoch: str
    seq: int
    fetching: bool  # some scope was not fetched to its end yet


class SyncDevice:
    """One profile's conversations with its hub. Not for two threads at once."""

    def __init__(self, store: Store, new_stream: Callable[[], str | None] = lambda: None) -> None:
        self._store = store
        self._overlay = Overlay()
        self._letting_go = LettingGo(self._overlay)
        self._new_stream = new_stream  # names of streams; simulations repeat themselves
        self._needs_hello = True
        self.most_bytes = _MOST_BYTES
        self.most_rows = 2_000

    # Hello

    @property
    def needs_hello(self) -> bool:
        """Whether the hub has to be greeted before anything else is said."""
        return self._needs_hello

    def hello(self) -> Hello:
        """Who this device is, what it wrote, and where its cursors belong."""
        state = self._state()
        last, chain = state.last(self._store.stream)
        return Hello(
            program=__version__,
            schema_version=self._store.schema_version,
            streams=[Stream(stream=s, parent=p, mid=m, chain=c) for s, p, m, c in state.streams()],
            last_mid=last,
            last_chain=chain,
            epoch=state.get(EPOCH),
            device_at=self._now(),
            numbers_left=self._store.numbers.numbers_left(self._connection()),
            waiting=state.count_waiting(),
            joined=state.get(JOINED),
        )

    def welcomed(self, reply: Welcome) -> None:
        """The hub's answer: its epoch, what it has of ours, numbers, and whether this device is still welcome."""
        with self._transaction() as (state, _):
            self._note_contact(state, reply.hub_at)
            if state.get(REVOKED) and not reply.revoked:
                for name in state.scopes():  # what was quarantined meanwhile was never taken back here
                    state.fetch_again(name)
            state.put(REVOKED, "1" if reply.revoked else "")
            state.put(LEASE, str(reply.lease_until))
            state.put(ROLES, ",".join(reply.roles))
            if reply.device_code:
                state.put(HUB_CODE, reply.device_code)
            if reply.epoch != state.get(EPOCH):
                self._new_epoch(state, reply)
            for stream, through in reply.backed_up_through.items():
                state.let_go(stream, through)
            if reply.forked:
                streams.branch(self._connection(), state.last(self._store.stream)[0], self._new_stream())
            else:
                self._store.numbers.take_blocks(self._connection(), reply.blocks)
        self._store.stream = streams.current(self._connection())
        self._needs_hello = reply.forked

    def _new_epoch(self, state: SyncState, reply: Welcome) -> None:
        """Another hub, or one that was restored from a backup: it gets what it lacks, and everything comes again."""
        if state.get(EPOCH):
            again = sum(
                # where the restored hub has another history under this name, everything goes again and is compared
                state.wait_again(stream, mid if state.is_ours(stream, mid, reply.chains.get(stream, b"")) else 0)
                for stream, mid in reply.received.items()
            )
            state.log(self._now(), "epoch", json.dumps({"again": again}))
        state.forget_places()
        for name in state.scopes():
            state.fetch_again(name)
        state.put(EPOCH, reply.epoch)
        state.put(SEQ, "0")
        self._store.hub_seq = 0

    # Push

    def next_push(self) -> Push | None:
        """The next mutations to deliver; None when nothing waits."""
        rows = self._state().waiting(_MOST_MUTATIONS, self.most_bytes)
        if not rows:
            return None
        return Push(stream=rows[0][0], mutations=[mutation_of(row[1:]) for row in rows])

    def pushed(self, sent: Push, reply: Pushed) -> None:
        """What became of what was sent."""
        with self._transaction() as (state, incoming):
            if reply.epoch != state.get(EPOCH):
                self._needs_hello = True
                return
            self._answers(state, incoming, reply.outcomes)
            first = sent.mutations[0].mid
            if reply.expected == 0:
                self._needs_hello = True
            elif reply.forked:
                streams.branch(self._connection(), reply.expected - 1, self._new_stream())
                state.log(self._now(), "branched", json.dumps({"mid": reply.expected}))
                self._needs_hello = True
            elif reply.expected < first and not state.wait_again(sent.stream, reply.expected - 1):
                # the hub lost what its backup had, and it is not here any more: go on with what is
                streams.branch(self._connection(), first - 1, self._new_stream())
                state.log(self._now(), "gap", json.dumps({"from": reply.expected, "to": first - 1}))
                self._needs_hello = True
        self._store.stream = streams.current(self._connection())

    def _answers(self, state: SyncState, incoming: Incoming, outcomes: Iterable[Outcome]) -> None:
        known = {stream for stream, *_ in state.streams()}
        for outcome in outcomes:
            if outcome.stream not in known:
                continue  # carried for another laptop: see the safety copy
            params = json.dumps(outcome.params, ensure_ascii=False) if outcome.params else ""
            new = state.answer(
                outcome.stream,
                outcome.mid,
                STATE_OF[outcome.outcome],
                outcome.seq,
                outcome.code,
                params,
                outcome.because,
                self._now(),
                outcome.chain,
            )
            if new and outcome.outcome in (REFUSED, PARKED, QUARANTINED):
                incoming.sums_of(outcome.mid)
                incoming.touched.setdefault("mutation", set()).add(str(outcome.mid))

    # Pull

    def next_pull(self) -> Pull:
        """What this device has, so that the hub sends what is new."""
        state = self._state()
        return Pull(
            epoch=state.get(EPOCH),
            cursors={name: Cursor(seq, rid) for name, (_, seq, rid, _, _) in state.scopes().items()},
            answered=state.answered(),
            since=int(state.get(SEQ) or 0),
            most_rows=self.most_rows,
            schema_version=self._store.schema_version,
            contacts=self._wants_contacts(state),
        )

    def pulled(self, asked: Pull, reply: Pulled) -> bool:
        """Take in what came; returns whether there is more to fetch at once."""
        with self._transaction() as (state, incoming):
            self._note_contact(state, reply.hub_at)
            if reply.revoked:
                state.put(REVOKED, "1")
                if reply.epoch != state.get(EPOCH):  # a restored hub gets again what was quarantined
                    self._needs_hello = True
                return False
            if reply.epoch != state.get(EPOCH) or state.get(REVOKED):
                self._needs_hello = True
                return False
            if state.answered().keys() - asked.answered.keys():
                return True  # asked before anything was written there: rows may hold own work that it does not name
            self._note_contacts(state, asked, reply)
            self._overlay.refresh(self._connection(), reply.seq)
            self._answers(state, incoming, reply.outcomes)
            if any(mid - asked.answered[stream] >= MOST_OUTCOMES for stream, mid in state.answered().items()):
                return True  # more was answered than one reply tells: rows may hold own work that it does not name
            self._overlay.refresh(self._connection(), reply.seq)
            self._settle_scopes(state, incoming, reply.granted(asked))
            held = state.scopes()
            more = False
            fetching = [name for name, (*_, whole) in held.items() if not whole]
            for page in [*reply.pages, *pages_not_sent(asked, reply, fetching)]:
                if page.scope not in held or asked.cursors.get(page.scope, Cursor()) != Cursor(*held[page.scope][1:3]):
                    more = True  # granted just now, or answered already: ask again from where this device stands
                    continue
                self._take_page(state, incoming, page, held[page.scope])
                more = more or page.more
            if not more:
                self._letting_go.settled(state, incoming, reply.seq)
                state.put(SEQ, str(max(reply.seq, int(state.get(SEQ) or 0))))
            self._store.hub_seq = int(state.get(SEQ) or 0)
        return more

    def _settle_scopes(self, state: SyncState, incoming: Incoming, granted: list[str]) -> None:
        held = state.scopes()
        for name in granted:
            if name not in held:
                state.add_scope(name)
                if name == EVERYTHING and held:  # what other scopes brought may be gone from the hub: list what comes
                    state.fetch_again(name)
        for name, (number, *_) in held.items():
            if name not in granted:
                keys = state.leave_scope(name, number)
                if name == EVERYTHING:
                    state.leave_list(ORPHANS)
                    keys = [(table, id) for table in sorted(tables.names()) for id in state.rows_of_hub(table)]
                self._letting_go.homeless(state, incoming, keys)

    def _take_page(
        self, state: SyncState, incoming: Incoming, page: Page, held: tuple[int, int, int, int, bool]
    ) -> None:
        number, _, _, generation, whole = held
        incoming.take(page.rows)
        state.adopt((row.table, row.id) for row in page.rows)
        listed = page.scope != EVERYTHING or (generation > 0 and not whole)
        if listed:
            state.remember(number, generation, [(row.table, row.id, row.at) for row in page.rows])
        if page.gone:
            state.forget(number, page.gone)
            self._letting_go.homeless(state, incoming, page.gone)
        state.move_cursor(page.scope, page.cursor.seq, page.cursor.rid, not page.more)
        if not page.more and not whole and generation > 0:
            self._letting_go.stale(state, incoming, page.scope, number, generation)

    # Compare

    def next_compare(self) -> Compare | None:
        """What this device holds of each scope, to be compared with the hub; None before the first fetch ended."""
        state = self._state()
        extents: dict[str, tuple[Cursor, Extent]] = {}
        for name, (number, seq, rid, _, whole) in state.scopes().items():
            if not whole:
                continue
            if name == EVERYTHING:
                rows = state.count_rows(sorted(tables.names())) - state.count_orphans()
                extents[name] = (Cursor(seq, rid), Extent(rows, 0, 0))
            else:
                extents[name] = (Cursor(seq, rid), extent_of(state.places(number)))
        return Compare(epoch=state.get(EPOCH), extents=extents) if extents else None

    def compared(self, asked: Compare, reply: Compared) -> None:
        """Fetch again what differs; own undelivered changes stay."""
        with self._transaction() as (state, _):
            if reply.epoch != state.get(EPOCH):
                self._needs_hello = True
                return
            held = state.scopes()
            for name in reply.differing:
                if name in held and Cursor(*held[name][1:3]) == asked.extents[name][0]:
                    state.fetch_again(name)
                    state.log(self._now(), "differs", json.dumps({"scope": name}))

    # Status

    def status(self) -> SyncStatus:
        """Where this device stands."""
        state = self._state()
        scopes = state.scopes()
        return SyncStatus(
            waiting=state.count_waiting(),
            revoked=bool(state.get(REVOKED)),
            epoch=state.get(EPOCH),
            seq=int(state.get(SEQ) or 0),
            fetching=not scopes or any(not whole for *_, whole in scopes.values()),
        )

    # Parts of the above

    def _connection(self) -> Any:
        return self._store.database.connection()

    def _state(self) -> SyncState:
        return SyncState(self._connection())

    def _now(self) -> int:
        return to_ms(self._store.clock.now())

    def _wants_contacts(self, state: SyncState) -> bool:
        """Whether it is time to ask when others were there last: seldom, and only where stock is judged by it."""
        if state.scopes().keys().isdisjoint((EVERYTHING, _STOCK)):
            return False
        told = json.loads(state.get(CONTACTS) or "{}")
        return abs(self._now() - int(told.get("at", 0))) >= _CONTACTS_EVERY_MS

    def _note_contacts(self, state: SyncState, asked: Pull, reply: Pulled) -> None:
        """By this computer's clock, as everything that is compared with it."""
        if not asked.contacts:
            return
        ahead = reply.hub_at - self._now() if reply.hub_at else 0
        by = {person: at - ahead for person, at in reply.contacts.items()}
        state.put(CONTACTS, json.dumps({"at": self._now(), "by": by}))

    def _note_contact(self, state: SyncState, hub_at: int) -> None:
        state.put(CONTACT, str(self._now()))
        if hub_at:
            state.put(SKEW, str(hub_at - self._now()))

    @contextmanager
    def _transaction(self) -> Iterator[tuple[SyncState, Incoming]]:
        """One transaction for a whole reply; screens are told once, after the commit."""
        connection = self._connection()
        with self._store.database.guard():
            try:
                connection.execute("BEGIN IMMEDIATE")
                incoming = Incoming(self._store, connection, Reader(self._store.database), self._overlay)
                yield SyncState(connection), incoming
                incoming.finish()
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
        touched = {table: frozenset(ids) for table, ids in incoming.touched.items()}
        self._store.tell(CommitNotice(PULL_INTENT, {**touched, "sync": frozenset()}))

"""The twelve ways in which known systems lost data: each switch takes one cure out, and the simulation must notice.

`MUTANTS` says by name what is taken out and within how many runs it is caught. A switch is a context manager that
patches the core and puts it back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from fieldservice.hub import applying, balances, entities, feed, histories, hub, merging
from fieldservice.store import incoming, streams, sync_state, upcasting
from fieldservice.sync import device, letting_go
from fieldservice.sync.messages import Cursor, Outcome
from tests.sync.simulation.network import Weather
from tests.sync.simulation.oracle import Violation
from tests.sync.simulation.world import KNOWING, World

Patch = tuple[Any, str, Any]


@dataclass(frozen=True, slots=True)
class Mutant:
    """A cure that is taken out, and within how many runs that shows, in which weather and with which habits."""

    without: Callable[[], AbstractContextManager[None]]
    within: int
    weather: Weather | None = None
    habits: Mapping[str, float] = field(default_factory=dict)
    steps: int = 40
    first: int = 0  # its first seed; from KNOWING on people also work on what they know

    def notices(self, seed: int) -> str:
        """What one run without the cure comes upon; "" when it keeps every promise."""
        world = World(seed, self.steps, weather=self.weather)
        world.habits.update(self.habits)
        try:
            with self.without():
                world.run()
        except Violation as violation:
            return str(violation)
        finally:
            world.close()
        return ""


@contextmanager
def patched(*patches: Patch) -> Iterator[None]:
    """These attributes replaced for a while."""
    before = [(owner, name, owner.__dict__[name]) for owner, name, _ in patches]
    for owner, name, value in patches:
        setattr(owner, name, value)
    try:
        yield
    finally:
        for owner, name, value in before:
            setattr(owner, name, value)


# 1


@contextmanager
def lower_sequence_commits_later() -> Iterator[None]:
    """Two writers, a plain serial column: a number is taken, another writer commits a higher one, then this commits."""
    taken: list[int] = []
    counted = entities.Ledger.next

    def next_of(self: Any, name: str, by: int = 1) -> int:
        if name == "seq" and taken:
            return taken.pop()
        return counted(self, name, by)

    at_hub = World.at_hub

    def overtaken(self: World, letter: Any) -> Any:
        if letter.kind == "push" and not taken and self.random.random() < 0.3:
            with self.hub_world.database.write() as tx:
                ledger = entities.Ledger(tx)
                number = counted(ledger, "seq")
                ledger.close()
            other = self.random.choice(self.machines)
            while other.name == letter.laptop and len(self.machines) > 1:
                other = self.random.choice(self.machines)
            if not other.laptop.sync.needs_hello:  # another writer and a reader come in between
                self.exchange(other, "push")
                self.exchange(other, "pull")
            taken.append(number)
        try:
            return at_hub(self, letter)
        finally:
            taken.clear()

    with patched((entities.Ledger, "next", next_of), (World, "at_hub", overtaken)):
        yield


# 2


def cursor_ahead_of_data() -> AbstractContextManager[None]:
    """The cursor is written down in a transaction of its own, before the rows."""
    move = sync_state.SyncState.move_cursor
    pulled = device.SyncDevice.pulled

    def ahead(self: Any, asked: Any, reply: Any) -> bool:
        state = self._state()
        if reply.epoch == state.get(device.EPOCH) and not reply.revoked:
            for page in reply.pages:
                held = state.scopes().get(page.scope)
                if held is not None and asked.cursors.get(page.scope, Cursor()) == Cursor(*held[1:3]):
                    move(state, page.scope, page.cursor.seq, page.cursor.rid, not page.more)
            asked = _Asked(asked, {p.scope: p.cursor for p in reply.pages})
        return pulled(self, asked, reply)

    return patched((device.SyncDevice, "pulled", ahead))


class _Asked:
    def __init__(self, asked: Any, cursors: dict[str, Cursor]) -> None:
        self.cursors = {**asked.cursors, **cursors}
        self.answered = asked.answered
        self.contacts = asked.contacts


# 3


def lost_acknowledgement_applied_twice() -> AbstractContextManager[None]:
    """The hub does not remember which mutations it has taken in: what comes again is carried out again."""
    taken = histories.stored

    def again(tx: Any, stream: str, mutation: Any) -> Any:
        found = taken(tx, stream, mutation)
        if found is not None and found.outcome == "applied":
            ledger = entities.Ledger(tx)
            moves = [
                entities.Entity(0, row[1], row[2], 0, entities.Version(0, "", 0), row[3])
                for row in applying.msgspec.msgpack.decode(mutation.payload)["rows"]
                if row[0] == "i" and row[1] == "stock_move"
            ]
            balances.keep(ledger, moves, entities.Version(ledger.next("seq"), stream, mutation.mid))
            ledger.flush()
            ledger.close()
        return found

    return patched((histories, "stored", again))


# 4


def offline_chain_conflicts_with_itself() -> AbstractContextManager[None]:
    """The hub compares with its own numbers alone, which a laptop that edits twice offline can't know yet."""

    def follows(present: Any, base: int, history: Any) -> bool:
        return base > 0 and base in (present.seq, present.was)

    return patched((merging, "follows", follows))


# 5


def scope_change_unseen_by_a_single_cursor() -> AbstractContextManager[None]:
    """Rows are fed by when they were changed: one that comes into a scope later, unchanged, lies behind the cursor."""
    shown = hub.feed.page

    def page(tx: Any, scope: str, cursor: Cursor, most: int) -> Any:
        found = shown(tx, scope, cursor, most)
        if cursor.seq == 0:
            return found
        changed = dict(tx.rows("SELECT tab || id, seq FROM entity"))
        rows = [row for row in found.rows if changed[row.table + row.id] == row.at]
        return feed.Page(scope=scope, rows=rows, gone=found.gone, cursor=found.cursor, more=found.more)

    return patched((feed, "page", page))


# 6


def purge_eats_unsent_work() -> AbstractContextManager[None]:
    """Rows that leave a scope are deleted, whatever of them still waits to be delivered."""

    def drop(self: Any, state: Any, found: Any, keys: Iterable[Any]) -> None:
        found.drop(state.homeless(list(keys)))

    return patched((letting_go.LettingGo, "homeless", drop))


# 7


def poison_mutation_blocks_all() -> AbstractContextManager[None]:
    """What can't be read is not refused: the laptop may try again, for ever."""

    def refuse(self: Any, sender: Any, mutation: Any, changes: Any, code: str, params: Any) -> Outcome | None:
        return None if not changes else refused(self, sender, mutation, changes, code, params)

    refused = applying.Applying._refuse
    return patched((applying.Applying, "_refuse", refuse))


# 8


def own_write_vanishes_until_it_is_pulled() -> AbstractContextManager[None]:
    """An acknowledged change is no longer laid on top of what the hub sent before it had it."""

    def refresh(self: Any, connection: Any, seq: int) -> None:
        shown(self, connection, 1 << 62)

    shown = incoming.Overlay.refresh
    return patched((incoming.Overlay, "refresh", refresh))


# 9


def foreign_key_failure_drops_rows() -> AbstractContextManager[None]:
    """The laptop's database enforces references, and what does not fit (yet) is left out without a word."""
    taken = incoming.Incoming._take_table

    def take(self: Any, table: Any, rows: Any) -> None:
        fitting = {}
        for id, row in rows.items():
            named = row.values.get("work_order_id") or row.values.get("customer_id")
            parent = "work_order" if row.values.get("work_order_id") else "customer"
            known = self._connection.execute(f"SELECT 1 FROM {parent} WHERE id = ?", (named,)).fetchone()
            if named is None or known:
                fitting[id] = row
        taken(self, table, fitting)

    return patched((incoming.Incoming, "_take_table", take))


# 10


def restored_database_goes_on_under_its_name() -> AbstractContextManager[None]:
    """Nobody looks whether a number means the same mutation: no new stream, no chain, no check of either."""

    def begin(connection: Any, name: str | None = None) -> str:
        return streams.current(connection) or began(connection, name)

    def answer(self: Any, *arguments: Any) -> bool:
        return answered(self, *arguments[:8])

    def stored(tx: Any, stream: str, mutation: Any) -> Any:
        found = feed.outcomes(tx, stream, mutation.mid - 1)
        return found[0] if found else None

    began, answered = streams.begin, sync_state.SyncState.answer
    return patched(
        (streams, "begin", begin),
        (sync_state.SyncState, "answer", answer),
        (histories, "stored", stored),
        (hub, "outbox", SimpleNamespace(link=lambda chain, payload: _Any())),
    )


class _Any:
    def __ne__(self, other: object) -> bool:
        return False

    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = None  # type: ignore[assignment]


# 11


@contextmanager
def clock_decides() -> Iterator[None]:
    """The later time by the laptops' clocks wins, whatever its writer had seen."""
    written: dict[tuple[str, str, str], int] = {}
    judged = applying.Applying._apply
    merged = applying.merge
    now = [0]

    def apply(self: Any, sender: Any, mutation: Any, changes: Any, flags: str) -> Any:
        now[0] = mutation.device_at
        return judged(self, sender, mutation, changes, flags)

    def merge(entity: Any, values: Any, bases: Any, history: Any) -> Any:
        found = merged(entity, values, bases, history)
        fitting, groups = dict(found.values), list(found.groups)
        for clash in found.clashes:
            if now[0] >= written.get((entity.table, entity.id, clash.group), 0):
                fitting.update(clash.offered)
                groups.append(clash.group)
        for group in groups:
            written[entity.table, entity.id, group] = now[0]
        return type(found)(fitting, tuple(groups), ())

    with patched((applying.Applying, "_apply", apply), (applying, "merge", merge)):
        yield


# 12


def schema_drift() -> AbstractContextManager[None]:
    """What an older program wrote is read as if today's had written it."""

    def upcast(payload: Any, schema_version: int) -> Any:
        return known(payload, 1 << 30)

    known = upcasting.upcast
    return patched((upcasting, "upcast", upcast))


# Not an old failure of others: a looser rule than `merged_status`


def any_later_status_wins() -> AbstractContextManager[None]:
    """Whoever delivers a status last is believed, whatever the other one meant."""
    return patched((merging, "_further", lambda entity, changed, base, history: str(changed["status"])))


# Facts whose id follows from their cause (`services/same_facts.py`)


def later_words_of_a_fact_win() -> AbstractContextManager[None]:
    """What two recorded apart from each other is written over by whoever delivers it later."""
    changed = applying.Applying._change

    def change(self: Any, row: Any, version: Any, sender: Any, intent: str) -> Any:
        entity = self._ledger.find(row[1], row[2])
        if entity is not None and row[1] == "stock_move":
            self._ledger.change(entity, row[3], set(row[3]), version)
            return ()
        return changed(self, row, version, sender, intent)

    return patched((applying.Applying, "_change", change))


MUTANTS: dict[str, Mutant] = {
    "lower sequence commits later": Mutant(lower_sequence_commits_later, 120, Weather(), {"talk": 3.0, "edit": 3.0}),
    "cursor ahead of data": Mutant(cursor_ahead_of_data, 120),
    "lost acknowledgement applied twice": Mutant(
        lost_acknowledgement_applied_twice, 120, Weather(lost=0.2, doubled=0.3), {"edit": 3.0}
    ),
    "offline chain conflicts with itself": Mutant(offline_chain_conflicts_with_itself, 120),
    "scope change unseen by a single cursor": Mutant(scope_change_unseen_by_a_single_cursor, 120),
    "purge eats unsent work": Mutant(purge_eats_unsent_work, 120, Weather(), {"hub": 5.0, "edit": 2.0, "talk": 2.0}),
    "poison mutation blocks all": Mutant(poison_mutation_blocks_all, 120),
    "own write vanishes until it is pulled": Mutant(
        own_write_vanishes_until_it_is_pulled, 120, Weather(late=0.3), {"talk": 3.0, "edit": 3.0}
    ),
    "foreign-key failure drops rows": Mutant(foreign_key_failure_drops_rows, 120),
    "restored database goes on under its name": Mutant(
        restored_database_goes_on_under_its_name, 120, Weather(), {"fault": 4.0, "edit": 2.0, "talk": 2.0}
    ),
    "clock decides": Mutant(clock_decides, 120),
    "schema drift": Mutant(schema_drift, 120),
    "any later status wins": Mutant(any_later_status_wins, 240, Weather(), {"edit": 3.0}),
    "later words of a fact win": Mutant(later_words_of_a_fact_win, 120, Weather(), {"edit": 3.0}, first=KNOWING),
}

"""One run: a hub, laptops, their people, the network between them, and everything that goes wrong, from one seed."""

from __future__ import annotations

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import timedelta
from typing import Any

import msgspec
from sqlcipher3 import dbapi2 as sqlcipher

from fieldservice.domain.records import REGISTRY, Person, WorkOrder, info
from fieldservice.errors import EnvironmentFault, UserError
from fieldservice.hub import authority, intents, judging, rows
from fieldservice.store import outbox, search_index, upcasting
from fieldservice.store.migrate import newest_version
from fieldservice.store.tables import SqlValue, of, table_of
from fieldservice.sync.device import SEQ
from fieldservice.sync.messages import BadMessage, pack, unpack
from fieldservice.system.clock import to_ms
from tests.sync.memory import HubWorld, Laptop
from tests.sync.simulation.firm import Firm, firm
from tests.sync.simulation.network import FAIR, REPLIES, REQUESTS, Letter, Weather, weather_of
from tests.sync.simulation.oracle import OLD, Edit, Oracle, Place, Value, Violation, places, today, value_at

PowerFailures = (sqlite3.OperationalError, sqlcipher.OperationalError, EnvironmentFault)
_LETTERS = str.maketrans("0123456789", "CDFGHJKMNP")
SCHEMA = newest_version()
_ENDED = (outbox.REFUSED, outbox.PARKED, outbox.DISCARDED, outbox.QUARANTINED, outbox.IN_CONFLICT)


OLD_TEXTS = ("summary", "description", "repair_plan")
POISON: dict[Place, Value] = {("", "", ""): ()}  # instead of what was seen: nothing of the mutation is an edit


class Machine:
    """A laptop with the person who works on it. Its lives end with each restart of the program."""

    def __init__(self, world: World, name: str, laptop: Laptop) -> None:
        self.world = world
        self.name = name
        self.laptop = laptop
        self.life = 0
        self.pending: dict[Place, tuple[int, Edit]] = {}  # own writes that have to be seen here until they came back
        self.images: list[Any] = []
        self.seeing: dict[Place, Value] = {}  # what its person saw who writes just now
        self.mute = world.chance(0.25)  # its line is good for fetching only, mostly
        self.program = 0  # -1: of the schema before, 1: newer than the hub

    def install(self, program: int) -> None:
        """Another version of the program, which brings the data to its own schema at its first start."""
        self.program = program
        if program >= 0:
            self.connection.execute("BEGIN IMMEDIATE")  # as a migration does: a torn log brings all of it back, or none
            for column in OLD_TEXTS:
                self.connection.execute(
                    f"UPDATE work_order SET {column} = substr({column}, ?) WHERE {column} LIKE ?",
                    (len(OLD) + 1, OLD + "%"),
                )
            search_index.rebuild(self.connection, self.laptop.store.read())
            self.connection.execute("COMMIT")
        self.restart()

    @property
    def connection(self) -> Any:
        """The laptop's database."""
        return self.laptop.store.database.connection()

    @property
    def person_id(self) -> str:
        """Whose laptop it is."""
        return self.laptop.person.id

    @property
    def roles(self) -> frozenset[str]:
        """What its person may do, as this laptop knows."""
        rows = self.rows("SELECT roles FROM person WHERE id = ? AND NOT archived", self.person_id)
        return frozenset(rows[0][0].split(",")) if rows else frozenset()

    def rows(self, sql: str, *parameters: Any) -> list[tuple[Any, ...]]:
        """The rows of a query on the laptop."""
        found: list[tuple[Any, ...]] = self.connection.execute(sql, parameters).fetchall()
        return found

    def pick(self, cls: type[Any], where: str = "1", *parameters: Any) -> str | None:
        """The id of some row that is here, the oldest ones more often; None when there is none."""
        random = self.world.random
        found = self.rows(f"SELECT id FROM {info(cls).table} WHERE {where} ORDER BY id", *parameters)
        if not found:
            return None
        return str(random.choice(found[: random.choice((1, 1, 2, 3, 1_000))])[0])

    # What people do

    def commit(
        self,
        intent: str,
        adds: list[Any] | None = None,
        changes: list[tuple[type[Any], str, dict[str, Any]]] | None = None,
    ) -> bool:
        """One unit of work; returns whether it was committed. Mostly people do only what the screens offer to them."""
        store = self.laptop.store
        if not intents.may(intent, self.roles) and self.world.chance(0.85):
            return False
        version = 2 if self.program > 0 else 1
        before = self.seeing = {}
        with store.begin(intent, intent_version=version) as uow:
            for cls, id, fields in changes or ():
                table = of(cls)
                for group in {table.by_name[name].group for name in fields}:
                    place = (table.name, id, group)
                    before.setdefault(place, self.value(place) or ())
                if self.program < 0 and cls is WorkOrder:
                    fields = {n: OLD + today(v) if n in OLD_TEXTS and v else v for n, v in fields.items()}
                uow.change(cls, id, **fields)
            uow.add_all(adds or ())
            uow.commit()
        return self.noted(intent, before)

    def noted(self, intent: str, before: dict[Place, Value]) -> bool:
        """Tell the oracle of the mutations that it has not heard of; returns whether there were any."""
        oracle = self.world.oracle
        fresh = []
        for mid, chain, payload in self.connection.execute(
            "SELECT mid, chain, payload FROM mutation ORDER BY mid DESC"
        ):
            if bytes(chain) in oracle.written:
                break
            fresh.append((mid, bytes(chain), payload))
        for mid, chain, payload in reversed(fresh):
            self.world.tell(self.name, intent, mid, payload)
            rows = msgspec.msgpack.decode(payload)["rows"]
            if any(row[1] not in REGISTRY or before == POISON for row in rows):
                oracle.wrote(chain, self.name, intent, [], {})
                continue
            made = oracle.wrote(chain, self.name, intent, rows, before)
            expected = [
                edit for edit in made.edits if edit.place[0] not in authority.HUB_MADE
            ]  # the later decision is told
            self.pending.update({edit.place: (mid, edit) for edit in expected})
        return bool(fresh)

    def value(self, place: Place) -> Value | None:
        """What stands at a place on this laptop; None when the row is not here."""
        table = table_of(place[0])
        names = table.groups.get(place[2], (place[2],))
        rows = self.rows(f"SELECT {', '.join(names)} FROM {place[0]} WHERE id = ?", place[1])
        if not rows:
            return None
        return tuple(map(today, rows[0])) if self.program < 0 else rows[0]  # today's program shows no old words

    # What it says to the hub

    def ask(self, kind: str) -> Any:
        """What this laptop wants to say."""
        sync = self.laptop.sync
        if kind == "hello":
            return sync.hello()
        if kind == "push":
            return sync.next_push()
        return sync.next_pull() if kind == "pull" else sync.next_compare()

    def take(self, kind: str, asked: Any, reply: Any) -> bool:
        """Take in what the hub answered; returns whether there is more to fetch."""
        sync = self.laptop.sync
        more = False
        if kind == "hello":
            sync.welcomed(reply)
        elif kind == "push":
            sync.pushed(asked, reply)
        elif kind == "pull":
            more = sync.pulled(asked, reply)
        else:
            sync.compared(asked, reply)
        self.look(reply.seq if kind == "pull" else 0)
        return more

    def look(self, seq_of_reply: int = 0) -> None:
        """Nobody's own work vanishes from before their eyes, unless the hub knew it when it said that it goes."""
        pulled = None
        for place, (mid, edit) in list(self.pending.items()):
            row = self.rows("SELECT state, seq, chain FROM mutation WHERE mid = ?", mid)
            if not row or bytes(row[0][2]) != edit.chain or row[0][0] in _ENDED:
                del self.pending[place]
                continue
            state, seq = row[0][0], row[0][1]
            if pulled is None:
                pulled = max(seq_of_reply, int(self.laptop.store.local_value(SEQ) or 0))
            here = self.value(place)
            came_back = state == outbox.DELIVERED and seq <= pulled
            if here is None:
                if not came_back:
                    raise Violation(f"{self.name} lost sight of {place}, which it changed with {mid} (state {state})")
            elif here != edit.value and not (
                state == outbox.DELIVERED and self.world.oracle.accounts_for(place, here, edit.value)
            ):
                raise Violation(f"{self.name} wrote {edit.value} with {mid} (state {state}) and sees {here} at {place}")
            if came_back:
                del self.pending[place]

    # What happens to it

    def restart(self) -> None:
        """The program ends, or the power fails, and it starts again."""
        self.life += 1
        self.laptop.restart()
        self._begins()

    def set_back(self, image: Any, marker: bool) -> None:
        """An old copy of the database takes its place; `marker`: with everything that is outside of it."""
        self.life += 1
        self.pending.clear()
        if marker:
            self.laptop.open(image)
        else:
            self.laptop.set_back(image)
        self.install(self.program)

    def _begins(self) -> None:
        self.laptop.store.schema_version = SCHEMA + self.program
        self.laptop.store.numbers._spare_code = self.name.replace("m", "").translate(_LETTERS) * 3

    def __repr__(self) -> str:
        return self.name


KNOWING = 10_000_000  # the first seed whose people also work on what they know; those before it do what they always did


class World:
    """One run."""

    def __init__(self, seed: int, steps: int = 60, *, weather: Weather | None = None) -> None:
        self.seed = seed
        self.steps = steps
        self.knowing = seed >= KNOWING
        self.firm: Firm = firm(self.knowing)
        self.hub_world = self.make_hub(seed)
        self.random = self.hub_world.random
        self.weather = weather if weather is not None else weather_of(self.random)
        self.oracle = Oracle()
        self.counts: Counter[str] = Counter()
        self.history = hashlib.blake2b(digest_size=8)
        self.log: list[str] | None = None
        self.now = 0
        self.values = 0
        self.late: list[Letter] = []
        self.backups: list[bytes] = []
        self.devices: dict[str, Any] = {}
        self.machines: list[Machine] = []
        self.upgraded = True
        self.restores = 0
        self.doubles = 0
        for record in self.firm.rows:
            table = of(type(record))
            self.oracle.row_of_hub(table.name, record.id, table.filled(table.dump(record)))
        chosen = [0, 1, *(self.random.randrange(len(self.firm.people)) for _ in range(self.random.randint(1, 4)))]
        for number in chosen:
            self.add_machine(self.firm.people[number])
        self.habits = {
            name: self.random.choice((0.2, 1.0, 1.0, 3.0)) for name in ("talk", "edit", "fault", "hub", "pause")
        }

    @property
    def hub(self) -> Any:
        """The hub's core as it runs now."""
        return self.hub_world.hub

    def make_hub(self, seed: int) -> HubWorld:
        """The hub with the firm in it."""
        return HubWorld(seed, self.firm.saved)

    def make_laptop(self, person: Person, source: Any, device: Any) -> Laptop:
        """A laptop, with this database on it."""
        return Laptop(self.hub_world, person, source, device)

    def add_machine(self, person: Person, source: Any = None, device: Any = None) -> Machine:
        """Somebody gets a laptop (`source`: with this database on it)."""
        laptop = self.make_laptop(person, source, device)
        self.devices.setdefault(laptop.device.id, laptop.device)
        machine = Machine(self, f"m{len(self.machines)}", laptop)
        if source is None:
            machine.program = self.random.choice((-1, 0, 0, 0, 0, 0, 0, 0, 0, 1))
        machine._begins()
        self.machines.append(machine)
        return machine

    def value(self) -> str:
        """A text that nobody wrote before."""
        self.values += 1
        return f"v{self.values}"

    def chance(self, probability: float) -> bool:
        """Whether something of this probability happens."""
        return probability > 0 and self.random.random() < probability

    def tell(self, *words: Any) -> None:
        """Add to the history of the run."""
        line = " ".join(w.hex() if isinstance(w, bytes) else str(w) for w in words)
        self.history.update(line.encode())
        if self.log is not None:
            self.log.append(f"{self.now:4} {line[:400]}")

    # The network

    def exchange(self, machine: Machine, kind: str) -> bool:
        """One conversation, as far as the weather lets it come; returns whether the laptop should go on at once."""
        asked = machine.ask(kind)
        if asked is None:
            return False
        body = pack(asked)
        weather = self.weather
        self.counts[kind] += 1
        if self.chance(weather.lost):
            self.tell(machine, kind, "request lost")
            return False
        if self.chance(weather.cut):
            body = body[: self.random.randrange(len(body))]
        letter = Letter(kind, machine.name, machine.life, asked, body, True)
        if self.chance(weather.late):
            self.late.append(letter)
            return False
        answer = self.at_hub(letter)
        if self.chance(weather.doubled):
            answer = self.at_hub(letter) or answer
        if answer is None or self.chance(weather.lost):
            self.tell(machine, kind, "reply lost")
            return False
        if self.chance(weather.cut):
            answer = answer[: self.random.randrange(len(answer))]
        reply = Letter(kind, machine.name, machine.life, asked, answer, False)
        if self.chance(weather.late):
            self.late.append(reply)
            return False
        return self.at_laptop(reply)

    def deliver_late(self) -> None:
        """Something that was under way for long arrives."""
        if not self.late:
            return
        letter = self.late.pop(self.random.randrange(len(self.late)))
        if not letter.to_hub:
            self.at_laptop(letter)
            return
        answer = self.at_hub(letter)
        if answer is not None:
            self.late.append(Letter(letter.kind, letter.laptop, letter.life, letter.asked, answer, False))

    def at_hub(self, letter: Letter) -> bytes | None:
        """A request arrives at the hub; returns the reply, None when there is none."""
        machine = self.machine(letter.laptop)
        device = self.devices[machine.laptop.device.id]
        try:
            message = unpack(letter.body, REQUESTS[letter.kind])
        except BadMessage:
            self.counts["bad message"] += 1
            return None
        reply = self.with_power(
            self.hub_world.database._connection(), lambda: getattr(self.hub, letter.kind)(device, message)
        )
        self.tell("hub", letter.kind, letter.laptop, "" if reply is None else _gist(reply))
        return None if reply is None else pack(reply)

    def at_laptop(self, letter: Letter) -> bool:
        """A reply arrives at a laptop that may not wait for it any more."""
        machine = self.machine(letter.laptop)
        if machine.life != letter.life:
            return False
        try:
            message = unpack(letter.body, REPLIES[letter.kind])
        except BadMessage:
            self.counts["bad message"] += 1
            return False
        taken = self.with_power(machine.connection, lambda: (machine.take(letter.kind, letter.asked, message),))
        if letter.kind == "compare" and message.differing:
            raise Violation(f"{machine} holds {message.differing} otherwise than the hub, up to its own cursors")
        if taken is None:
            self.tell(machine, "power failed", letter.kind)
            machine.restart()
            return False
        return bool(taken[0])

    def machine(self, name: str) -> Machine:
        """The machine of that name."""
        return next(machine for machine in self.machines if machine.name == name)

    def with_power(self, connection: Any, work: Callable[[], Any]) -> Any:
        """Do some work on a database; None when the power failed in the middle of it."""
        if not self.chance(self.weather.crash):
            return work()
        left = [self.random.choice((1, 3, 10, 30, 100, 300))]

        def tick() -> int:
            left[0] -= 1
            return left[0] == 0

        connection.set_progress_handler(tick, 20)
        try:
            return work()
        except PowerFailures as error:
            if "interrupted" not in f"{error} {error.__cause__}":
                raise
            self.counts["power failure"] += 1
            return None
        finally:
            connection.set_progress_handler(None, 0)

    def talk(self, machine: Machine) -> None:
        """The laptop's engine at work for a while."""
        for _ in range(self.random.choice((1, 1, 2, 4))):
            if machine.laptop.sync.needs_hello:
                self.exchange(machine, "hello")
                if machine.laptop.sync.needs_hello:
                    return
            order = self.random.choice((("push",), ("pull",), ("push", "pull"), ("pull", "push"), (), ()))
            if machine.mute and self.chance(0.8):
                order = ("pull",)
            for kind in order:
                self.exchange(machine, kind)
            if not order:
                self.cross(machine)

    def cross(self, machine: Machine) -> None:
        """The answer to a pull comes after that of a push which was sent later."""
        asked = machine.ask("pull")
        answer = self.at_hub(Letter("pull", machine.name, machine.life, asked, pack(asked), True))
        life = machine.life
        self.exchange(machine, "push")
        if answer is not None:
            self.at_laptop(Letter("pull", machine.name, life, asked, answer, False))

    # The run

    def run(self) -> str:
        """The whole run; returns the hash of its history. Raises Violation."""
        from tests.sync.simulation import actions, invariants

        with upcasting_step():
            for now in range(self.steps):
                self.now = now
                actions.step(self)
            self.quiet()
            invariants.check(self)
        return self.history.hexdigest()

    def quiet(self) -> None:
        """All faults end, everybody synchronises until nothing moves."""
        from tests.sync.simulation import invariants

        self.weather = FAIR
        self.upgrade_hub()
        for letter in self.late:
            if letter.to_hub:  # a doubled request that was stuck somewhere arrives after all
                self.at_hub(letter)
        self.late.clear()
        for machine in self.machines:
            machine.laptop.sync.most_rows = 2_000
        while self.hub.tidy():
            pass
        before: Any = None
        for _ in range(12):
            for machine in self.machines:
                self.settle(machine)
            now = invariants.standing(self)
            if now == before:
                return
            before = now
        raise Violation("it never comes to rest")

    def settle(self, machine: Machine) -> None:
        """One laptop talks until it has nothing to say."""
        sync = machine.laptop.sync
        for _ in range(80):
            if sync.needs_hello:
                self.exchange(machine, "hello")
                continue
            pushes = sync.next_push() is not None
            if pushes:
                self.exchange(machine, "push")
            more = self.exchange(machine, "pull")
            if not pushes and not more and not sync.needs_hello and sync.next_push() is None:
                self.exchange(machine, "compare")
                return
        raise Violation(f"the queue of {machine.name} does not drain")

    # What happens to the hub

    def close(self) -> None:
        """Close every database."""
        for machine in self.machines:
            machine.laptop.store.database.close()
        self.hub_world.database.close()

    def author(self, cls: type[Any], id: str, **fields: Any) -> None:
        """The hub changes a row by itself."""
        table = of(cls)
        over = self.hub_values(table.name, id)
        if over is None:
            return
        values: dict[str, SqlValue] = {
            name: None if value is None else table.by_name[name].to_sql(value) for name, value in fields.items()
        }
        self.hub.author("people.change", [], [(cls, id, fields)])
        for place in places(table.name, id):
            after = value_at(place, {**over, **values})
            if value_at(place, over) != after:
                self.oracle.hub_wrote(place, after, value_at(place, over))
        self.tell("hub changes", table.name, id, sorted(values.items(), key=str))

    def hub_values(self, table: str, id: str) -> dict[str, Any] | None:
        """The values of a row of the hub."""
        with self.hub_world.database.read() as tx:
            row = tx.one("SELECT data FROM entity WHERE tab = ? AND id = ?", (table, id))
        return msgspec.msgpack.decode(row[0]) if row else None

    def back_up(self) -> None:
        """The hub writes a backup, and says so."""
        self.backups.append(self.hub_world.database.saved())
        self.hub.note_backup()
        self.tell("hub backs up")

    def restore_hub(self, saved: bytes) -> None:
        """The hub's machine dies and a backup takes its place."""
        self.restores += 1
        self.hub_world.set_back(saved)
        for machine in self.machines:  # accounts are of no interest here
            device = machine.laptop.device
            with self.hub_world.database.write() as tx:
                if tx.one("SELECT 1 FROM device WHERE id = ?", (device.id,)) is None:
                    tx.run(
                        "INSERT INTO device (id, person_id, name, platform, program, public_key, enrolled_at,"
                        " last_seen_at, lease_until, waiting, token_hash, certificate)"
                        " VALUES (?, ?, ?, '', '', x'', 0, 0, 0, 0, ?, x'')",
                        (device.id, device.person_id, device.name, device.id.encode()),
                    )
        self.tell("hub restored")

    def revoke(self, device_id: str, revoked: bool) -> None:
        """A laptop is given up for lost, or turns up again."""
        device = self.devices[device_id]
        at = self.hub_world.clock.now() if revoked else None
        self.devices[device_id] = replace(device, revoked_at=at)
        self.tell("revoked" if revoked else "welcome again", device_id)
        if not revoked and self.chance(0.5):
            with self.hub_world.database.read() as tx:
                streams = tx.rows("SELECT stream FROM stream WHERE device_id = ? ORDER BY stream", (device_id,))
            for (stream,) in streams:
                self.hub.release(self.devices[device_id], stream)

    def upgrade_hub(self) -> None:
        """The hub gets the newest program."""
        authority.INTENT_VERSION = 2
        rows._own_version = judging.newest_version = lambda: SCHEMA + 1
        self.tell("hub upgraded")

    def pause(self) -> None:
        """Time passes, by each clock as it likes."""
        for clock in [self.hub_world.clock, *(machine.laptop.clock for machine in self.machines)]:
            clock.advance(timedelta(seconds=self.random.choice((0, 1, 60, 3600))))

    def try_it(self, work: Callable[[], Any]) -> None:
        """Somebody does something; what is not possible here is not done."""
        with suppress(UserError):
            work()


def _without_mark(changes: list[Any]) -> list[Any]:
    for change in changes:
        if change[1] == "work_order":
            change[3] = {name: today(value) if name in OLD_TEXTS else value for name, value in change[3].items()}
    return changes


@contextmanager
def upcasting_step() -> Iterator[None]:
    """Today's schema is one on from one that wrote texts otherwise; the hub knows intents of version 1 at first."""
    upcasting.STEPS[SCHEMA - 1] = _without_mark
    authority.INTENT_VERSION = 1
    known = (rows._own_version, judging.newest_version)
    try:
        yield
    finally:
        del upcasting.STEPS[SCHEMA - 1]
        authority.INTENT_VERSION = intents.INTENT_VERSION
        rows._own_version, judging.newest_version = known


def _gist(reply: Any) -> str:
    found = [f"{outcome.mid}:{outcome.outcome}:{outcome.code}" for outcome in getattr(reply, "outcomes", ())]
    pages = [
        f"{page.scope}+{len(page.rows)}-{len(page.gone)}@{page.cursor.seq}" for page in getattr(reply, "pages", ())
    ]
    rest = [f"{name}={getattr(reply, name)}" for name in ("expected", "forked", "seq") if hasattr(reply, name)]
    return " ".join(found + pages + rest)


def ms_of(world: World) -> int:
    """The hub's time."""
    return to_ms(world.hub_world.clock.now())

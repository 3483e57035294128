"""The hub's core: four conversations with devices, and what the hub writes itself. No HTTP, threads or own clock.

**Invariant:** a mutation's effect and the fact that it was taken in are written in one transaction, once, for ever.
**Invariant:** what a device must not see never leaves through here: rows are read through the device's own scopes.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from fieldservice.domain.records import Person
from fieldservice.domain.refusals import BEFORE_JOINING
from fieldservice.hub import devices, epochs, feed, files, histories, leases, slices
from fieldservice.hub.applying import Applying
from fieldservice.hub.database import HubDatabase, Transaction
from fieldservice.hub.devices import Device
from fieldservice.hub.entities import Entity, Ledger, entity_of
from fieldservice.hub.judging import roles_of
from fieldservice.hub.sender import Sender
from fieldservice.store import outbox
from fieldservice.store.tables import of, table_of
from fieldservice.sync.messages import (
    CHAIN_TOLD,
    PROTOCOL,
    QUARANTINED,
    REFUSED,
    Compare,
    Compared,
    Hello,
    Mutation,
    Outcome,
    Pull,
    Pulled,
    Push,
    Pushed,
    Welcome,
)
from fieldservice.system.clock import Clock, to_ms
from fieldservice.system.ids import Ids

_MOST_ROWS = 5_000


class Hub:
    """Orders everybody's changes and hands out slices. Safe to use from several threads and processes."""

    def __init__(
        self, database: HubDatabase, clock: Clock, ids: Ids, random_bits: Callable[[int], int] = secrets.randbits
    ) -> None:
        self._database = database
        self._clock = clock
        self._ids = ids
        with database.write() as tx:
            epochs.begin_first(tx, random_bits)

    # Conversations

    def hello(self, device: Device, message: Hello) -> Welcome:
        """A device reports: its streams are noted, numbers are leased, and it learns where both stand."""
        with self._database.write() as tx:
            ledger = Ledger(tx)
            received = histories.note_streams(tx, device, message.streams)
            if message.joined:
                histories.note_joining(tx, device, message.joined)
            present = message.streams[-1].stream if message.streams else ""
            forked = received.get(present, 0) > message.last_mid
            person = histories.person_row(tx, device.person_id)
            blocks = [] if device.revoked_at or not present else leases.refill(ledger, present, message.numbers_left)
            answer = Welcome(
                epoch=epochs.present(tx),
                seq=ledger.counter("seq"),
                hub_at=self._now(),
                received=received,
                chains={stream: histories.chain(tx, stream, mid)[:CHAIN_TOLD] for stream, mid in received.items()},
                forked=forked,
                device_code=leases.device_code(ledger, present) if present else "",
                blocks=blocks,
                backed_up_through=self._backed_up(tx, received),
                person_id=device.person_id,
                roles=sorted(roles_of(person)),
                scopes=self._scopes(device, person),
                lease_until=to_ms(device.lease_until),
                revoked=device.revoked_at is not None,
                upgrade=message.protocol < PROTOCOL,
            )
            ledger.close()
        return answer

    def push(self, device: Device, message: Push) -> Pushed:
        """Take in mutations of one stream, each exactly once. Stops where one does not follow from what is here."""
        with self._database.write() as tx:
            ledger = Ledger(tx)
            applying = Applying(ledger, self._now())
            answer = self._push(tx, ledger, applying, device, message)
            ledger.close()
        return answer

    def _push(self, tx: Transaction, ledger: Ledger, applying: Applying, device: Device, message: Push) -> Pushed:
        epoch = epochs.present(tx)
        row = tx.one("SELECT device_id, last_mid, start_mid FROM stream WHERE stream = ?", (message.stream,))
        if row is None or not histories.may_write(tx, device, row[0]):
            return Pushed(epoch=epoch, expected=0)
        start = int(row[2])
        sender = histories.sender(ledger, device, message.stream)
        last, chain = int(row[1]), histories.chain(tx, message.stream, int(row[1]))
        made: list[Outcome] = []
        forked = False
        for mutation in message.mutations:
            if mutation.mid <= last:
                stored = histories.stored(tx, message.stream, mutation)
                if stored is None:  # another history under the same name
                    return Pushed(epoch=epoch, outcomes=made, expected=mutation.mid, forked=True)
                made.append(stored)
                continue
            if mutation.mid != last + 1:
                break  # the gap is filled first
            if outbox.link(chain, mutation.payload) != mutation.chain:
                if last > start:
                    forked = True
                    break
                taken: Outcome | None = applying.refuse(sender, mutation, "hub.altered")
            else:
                taken = applying.take(sender, mutation)
            if taken is None:
                break
            made.append(taken)
            self._take_awaited(ledger, applying)
            last, chain = mutation.mid, mutation.chain
        tx.run("UPDATE stream SET last_mid = ? WHERE stream = ?", (last, message.stream))
        return Pushed(epoch=epoch, outcomes=made, expected=last + 1, forked=forked)

    def pull(self, device: Device, message: Pull) -> Pulled:
        """The rows of the device's scopes since its cursors, as they stand in one snapshot."""
        with self._database.read() as tx:
            epoch = epochs.present(tx)
            seq = self._seq(tx)
            if device.revoked_at is not None:
                return Pulled(epoch=epoch, seq=seq, scopes=[], hub_at=self._now(), revoked=True)
            scopes = self._scopes(device, histories.person_row(tx, device.person_id))
            granted = feed.fed_scopes(scopes)
            if message.epoch != epoch:  # the device says hello first
                return Pulled(epoch=epoch, seq=seq, scopes=granted, hub_at=self._now())
            left = min(message.most_rows, _MOST_ROWS)
            pages = []
            for scope in granted:
                found = feed.page(tx, scope, message.cursors.get(scope, feed.Cursor()), max(left, 1))
                left -= len(found.rows) + len(found.gone)
                if found.rows or found.gone or scope not in message.cursors:
                    pages.append(found)
            outcomes = [
                outcome
                for stream, after in message.answered.items()
                if histories.may_write(tx, device, histories.owner(tx, stream))
                for outcome in feed.outcomes(tx, stream, after, message.since)
            ]
            contacts = {}
            if message.contacts and not {slices.STOCK, slices.OFFICE}.isdisjoint(scopes):
                contacts = devices.last_contacts(tx)
            return Pulled(
                epoch=epoch, seq=seq, scopes=None if message.cursors.keys() == set(granted) else granted, pages=pages,
                outcomes=outcomes, hub_at=self._now(), contacts=contacts,
            )  # fmt: skip

    def compare(self, device: Device, message: Compare) -> Compared:
        """Which scopes does the device hold otherwise than the hub, up to its own cursors?"""
        with self._database.read() as tx:
            epoch = epochs.present(tx)
            granted = feed.fed_scopes(self._scopes(device, histories.person_row(tx, device.person_id)))
            if message.epoch != epoch or device.revoked_at is not None:
                return Compared(epoch=epoch)
            differing = [
                scope
                for scope, (cursor, held) in message.extents.items()
                if scope in granted and feed.is_at_end(tx, scope, cursor) and feed.extent(tx, scope, cursor) != held
            ]
            return Compared(epoch=epoch, differing=differing)

    # What the hub writes itself

    def author(
        self,
        intent: str,
        inserts: Sequence[Any] = (),
        updates: Sequence[tuple[type[Any], str, dict[str, Any]]] = (),
    ) -> int:
        """Apply a change that the hub makes (people, for example); returns its sequence number."""
        changes: list[list[Any]] = []
        for record in inserts:
            table = of(type(record))
            changes.append(["i", table.name, record.id, table.filled(table.dump(record))])
        for cls, id, fields in updates:
            table = of(cls)
            values = {
                name: None if value is None else table.by_name[name].to_sql(value) for name, value in fields.items()
            }
            changes.append(["u", table.name, id, values, {}])
        with self._database.write() as tx:
            ledger = Ledger(tx)
            seq = Applying(ledger, self._now()).author(intent, changes, None)
            ledger.close()
        return seq

    def holds(self, record: Any) -> bool:
        """Whether a row of that table and id is here."""
        with self._database.read() as tx:
            found = tx.one("SELECT 1 FROM entity WHERE tab = ? AND id = ?", (of(type(record)).name, record.id))
        return found is not None

    def tidy(self) -> int:
        """Let go what passed its horizon; returns how many rows were looked at. For a timer and for `hub status`."""
        with self._database.write() as tx:
            ledger = Ledger(tx)
            if tx.one("SELECT 1 FROM due WHERE at <= ?", (self._now(),)) is None:
                return 0
            looked_at = Applying(ledger, self._now()).membership.tidy(ledger.next("seq"))
            ledger.close()
        return looked_at

    def release(self, device: Device, stream: str, person_id: str | None = None) -> list[Outcome]:
        """Judge the quarantined mutations of a stream again, in order; for an administrator, `person_id`. What the
        laptop's installation holds from before it joined is accepted with it, in the names of those who made it."""
        with self._database.write() as tx:
            ledger = Ledger(tx)
            applying = Applying(ledger, self._now())
            found = tx.rows(
                "SELECT mid, code FROM mutation WHERE stream = ? AND outcome = ? ORDER BY mid", (stream, QUARANTINED)
            )
            if any(code == BEFORE_JOINING for _, code in found):
                histories.accept_history(tx, device, person_id, self._now())
            sender = histories.sender(ledger, replace(device, revoked_at=None), stream)
            outcomes = [self._again(tx, applying, sender, mid) for mid, _ in found]
            ledger.close()
        return [outcome for outcome in outcomes if outcome is not None]

    # People and files

    def person(self, person_id: str) -> Person | None:
        """A person, archived or not."""
        with self._database.read() as tx:
            row = histories.person_row(tx, person_id)
        return None if row is None else _person_of(row)

    def people(self) -> list[Person]:
        """Everybody, archived ones too."""
        with self._database.read() as tx:
            found = tx.rows(f"SELECT {histories.COLUMNS} FROM entity WHERE tab = 'person' ORDER BY rid")
        return [_person_of(entity_of(row)) for row in found]

    def may_read_blob(self, device: Device, sha: str) -> bool:
        """Whether the device may read the file; see `files.py`."""
        with self._database.read() as tx:
            if device.revoked_at is not None:
                return False
            scopes = feed.fed_scopes(self._scopes(device, histories.person_row(tx, device.person_id)))
            return files.may_read(tx, device, scopes, sha)

    def wants_blob(self, device: Device, sha: str) -> bool:
        """Whether the file is this device's to deliver, or its to read."""
        with self._database.read() as tx:
            wanted = files.is_wanted(tx, device, sha)
        return wanted or self.may_read_blob(device, sha)

    def has_delivered(self, device: Device, sha: str) -> bool:
        """Whether the device's person has shown to have the file."""
        with self._database.read() as tx:
            return files.has_delivered(tx, device, sha)

    def note_delivered(self, device: Device, sha: str) -> None:
        """The device sent the whole file."""
        with self._database.write_aside() as tx:
            files.note_delivered(tx, device, sha)

    # Backups and restores

    def note_backup(self, through: Mapping[str, int] | None = None) -> None:
        """A backup was written: devices may let go what it has. `through` is the last mid of each stream as the backup
        holds it; without, everything up to now.
        """
        with self._database.write() as tx:
            last = dict(tx.rows("SELECT stream, last_mid FROM stream")) if through is None else dict(through)
            tx.run(
                "INSERT INTO meta (name, value) VALUES ('backed_up_through', ?)"
                " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                (json.dumps(last),),
            )

    # Parts of the above

    def _now(self) -> int:
        return to_ms(self._clock.now())

    def _seq(self, tx: Transaction) -> int:
        row = tx.one("SELECT value FROM counter WHERE name = 'seq'")
        return int(row[0]) if row else 0

    def _take_awaited(self, ledger: Ledger, applying: Applying) -> None:
        """Mutations that waited for rows which are here now, each under its own device's rights."""
        tx = ledger.tx
        while applying.arrived:
            stream, mid = applying.arrived.pop(0)
            tx.run("DELETE FROM awaited WHERE stream = ? AND mid = ?", (stream, mid))
            device = histories.device_of(tx, stream)
            if device is not None:
                self._again(tx, applying, histories.sender(ledger, device, stream), mid)

    def _again(self, tx: Transaction, applying: Applying, sender: Sender, mid: int) -> Outcome | None:
        """Judge a refused or quarantined mutation again, and what was parked because of it after it."""
        row = tx.one(
            "SELECT intent, intent_version, schema_version, person_id, device_at, base, payload, chain, was, outcome"
            " FROM mutation WHERE stream = ? AND mid = ?",
            (sender.stream, mid),
        )
        if row is None or row[9] not in (REFUSED, QUARANTINED, "parked"):
            return None
        tx.run("DELETE FROM refused_row WHERE stream = ? AND mid = ?", (sender.stream, mid))
        names = ("intent", "intent_version", "schema_version", "person_id", "device_at", "base")
        facts = dict(zip(names, row[:6], strict=True))
        kept = Mutation(mid=mid, payload=bytes(row[6]), chain=bytes(row[7]), was=row[8], **facts)
        outcome = applying.take(sender, kept)
        if outcome is not None and outcome.outcome != REFUSED:
            waiting = tx.rows(
                "SELECT mid FROM mutation WHERE stream = ? AND outcome = 'parked' AND because = ? ORDER BY mid",
                (sender.stream, mid),
            )
            for (next_mid,) in waiting:
                self._again(tx, applying, sender, next_mid)
        return outcome

    def _backed_up(self, tx: Transaction, received: dict[str, int]) -> dict[str, int]:
        row = tx.one("SELECT value FROM meta WHERE name = 'backed_up_through'")
        held = json.loads(row[0]) if row else {}
        return {stream: held[stream] for stream in received if stream in held}

    def _scopes(self, device: Device, person: Entity | None) -> list[str]:
        if person is None or person.get("archived"):
            return []
        point = person.get("service_point_id")
        return list(slices.scopes_of_person(person.id, roles_of(person), point if isinstance(point, str) else None))


def _person_of(entity: Entity) -> Person:
    table = table_of("person")
    person: Person = table.load((entity.id, *(entity.get(column.name) for column in table.columns[1:])))
    return person

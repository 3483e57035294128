"""Taking a mutation in: decode, judge, compare, write - each mutation exactly once, and never one in the way of others.

What can't be accepted is kept with its reason (`refused`), and what stands on it waits with it (`parked`). Everything
else is in the hub's rows when its outcome is written: both happen in one transaction.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable
from typing import Any

import msgspec

from fieldservice.domain.records import REGISTRY
from fieldservice.domain.refusals import BEFORE_JOINING
from fieldservice.hub import authority, balances
from fieldservice.hub.conflicts import Conflicts
from fieldservice.hub.database import is_outage
from fieldservice.hub.entities import HUB_STREAM, Entity, Ledger, Version, group_of
from fieldservice.hub.intents import INTENTS
from fieldservice.hub.judging import Judging
from fieldservice.hub.likeness import Likeness
from fieldservice.hub.membership import BLOB_LINKS, Membership
from fieldservice.hub.merging import Clash, merge
from fieldservice.hub.sender import Sender
from fieldservice.store import upcasting
from fieldservice.store.tables import table_of
from fieldservice.sync.messages import APPLIED, CHAIN_TOLD, CONFLICT, PARKED, QUARANTINED, REFUSED, Mutation, Outcome

Change = list[Any]  # ["i", table, id, values] or ["u", table, id, values, bases]

_log = logging.getLogger(__name__)


class Applying:
    """Takes mutations into the hub's rows inside one write transaction."""

    def __init__(self, ledger: Ledger, now: int) -> None:
        self._ledger = ledger
        self._now = now
        self.membership = Membership(ledger, now)
        self._conflicts = Conflicts(ledger)
        self._likeness = Likeness(ledger)
        self._judging = Judging(ledger)
        self._any_refused = False  # of the sender's history
        self.arrived: list[tuple[str, int]] = []  # (stream, mid) of mutations whose awaited row is here now

    def take(self, sender: Sender, mutation: Mutation) -> Outcome | None:
        """What becomes of a mutation that is new here; None when it has to wait for a newer hub."""
        tx = self._ledger.tx
        tx.run("SAVEPOINT one")
        try:
            outcome = self._judged(sender, mutation)
        except Exception as error:  # a mutation that trips over a bug of ours must not stop those behind it
            if is_outage(error):
                raise  # the mutation is not to blame: nothing of this push happened, and the device sends it again
            _log.exception("mutation %s:%s (%s)", sender.stream, mutation.mid, mutation.intent)
            tx.run("ROLLBACK TO SAVEPOINT one")
            self._ledger.forget()
            outcome = self._refuse(sender, mutation, [], "hub.internal", {})
        tx.run("RELEASE SAVEPOINT one")
        return outcome

    def _judged(self, sender: Sender, mutation: Mutation) -> Outcome | None:
        changes: list[Change] = []
        try:
            changes = upcasting.upcast(msgspec.msgpack.decode(mutation.payload), mutation.schema_version)
        except (msgspec.MsgspecError, ValueError, RecursionError):
            return self._refuse(sender, mutation, [], "hub.unreadable", {})
        verdict = authority.validate_rows(changes, mutation.schema_version)
        if verdict.hold:
            return None
        if not verdict.ok:
            return self._refuse(sender, mutation, _nameable(changes), verdict.code, verdict.params)
        if sender.device.revoked_at is not None:
            self._await_files(sender, changes)
            return self._keep(sender, mutation, QUARANTINED, seq=None)
        refused = self._stands_on(sender, changes)
        if refused is not None:
            self._note_refused(sender, mutation, changes)
            return self._keep(sender, mutation, PARKED, seq=self._revert(changes), because=refused)
        self._load(changes)
        allowed = self._judging.judge(sender, mutation, changes)
        if allowed.hold:
            return None
        if sender.holds_back(mutation.mid, allowed.ok):
            self._await_files(sender, changes)
            return self._keep(sender, mutation, QUARANTINED, seq=self._revert(changes), code=BEFORE_JOINING)
        if not allowed.ok:
            return self._refuse(sender, mutation, changes, allowed.code, allowed.params)
        missing = self._missing(changes)
        if missing is not None:
            return self._await(sender, mutation, missing)
        taken, told = sender.as_taken(mutation, changes)
        return self._apply(sender, taken, told, ",".join(sorted(allowed.flags)))

    # What it stands on

    def _stands_on(self, sender: Sender, changes: list[Change]) -> int | None:
        """The refused mutation of the same history that made a row which this one changes or points to."""
        tx = self._ledger.tx
        streams = [stream for stream, _ in sender.lineage]
        self._any_refused = bool(tx.found("SELECT 1 FROM refused_row WHERE stream IN ({marks}) LIMIT 1", streams))
        if not self._any_refused:
            return None
        made = {change[2] for change in changes if change[0] == "i"}  # perhaps offered again
        named = {change[2] for change in changes}
        for change in changes:
            table = table_of(change[1])
            named.update(
                value
                for name, value in change[3].items()
                if isinstance(value, str) and name in table.by_name and table.by_name[name].refers_to
            )
        for stream in streams:
            wanted = sorted(named - made)
            rows = tx.found(
                "SELECT mid, tab, id FROM refused_row WHERE stream = ? AND id IN ({marks})", wanted, (stream,)
            )
            lacking = [mid for mid, tab, id in rows if self._ledger.find(tab, id) is None]  # nobody else made it since
            if lacking:
                return int(min(lacking))
        return None

    def _missing(self, changes: list[Change]) -> tuple[str, str] | None:
        updates = [(change[1], change[2]) for change in changes if change[0] == "u"]
        if not updates:
            return None
        made = {(change[1], change[2]) for change in changes if change[0] == "i"}
        for key in updates:
            if key not in made and self._ledger.find(*key) is None:
                return key
        return None

    def _load(self, changes: list[Change]) -> None:
        by_table: dict[str, list[str]] = {}
        for change in changes:
            by_table.setdefault(change[1], []).append(change[2])
        for table, ids in by_table.items():
            self._ledger.load(table, ids)

    # Writing

    def _apply(self, sender: Sender, mutation: Mutation, changes: list[Change], flags: str) -> Outcome:
        version = Version(self._ledger.next("seq"), sender.stream, mutation.mid, mutation.was or 0)
        sender.present = (mutation.mid, version.seq)
        clashes: list[Clash] = []
        facts = {
            "person_id": mutation.person_id,
            "device_at": mutation.device_at,
            "device": sender.device.name,
        }
        for change in changes:
            self._conflicts.tell_same(change, mutation.intent, facts, version, self._now)
            for clash in self._change(change, version, sender, mutation.intent):
                # at once: what follows in the same mutation may add to it
                self._conflicts.open(clash, facts, version, sender, self._now)
                clashes.append(clash)
        self._settle(version)
        self._accepted(sender, changes)
        return self._keep(sender, mutation, CONFLICT if clashes else APPLIED, seq=version.seq, flags=flags)

    def _accepted(self, sender: Sender, changes: list[Change]) -> None:
        """Rows of a mutation that was refused once are here now: what names them stands on firm ground."""
        made = [(stream, c[1], c[2]) for c in changes if c[0] == "i" for stream, _ in sender.lineage]
        if self._any_refused and made:
            self._ledger.tx.many("DELETE FROM refused_row WHERE stream = ? AND tab = ? AND id = ?", made)

    def _change(self, change: Change, version: Version, sender: Sender, intent: str) -> Iterable[Clash]:
        kind, table, id, values = change[:4]
        entity = self._ledger.find(table, id)
        if entity is None:
            self._ledger.insert(table, id, values, version)
            return ()
        if table_of(table).append_only:
            return ()  # a fact that is here already
        if table in authority.HUB_MADE:
            # two people decided at once: the later decision is told, and what it changed was compared with the row
            self._ledger.change(entity, values, {group_of(table, name) for name in values}, version)
            return ()
        merged = merge(entity, values, change[4] if kind == "u" else {}, sender)
        if merged.groups:
            self.membership.before_change(entity, merged.values)
            self._ledger.change(entity, merged.values, merged.groups, version)
        else:
            self._ledger.touch(entity, version.seq)  # the device gets it as it stands
        if kind == "i" and entity.base.stream not in (stream for stream, _ in sender.lineage):
            # made a second time, by somebody else: a question would let them decide what they may not change
            return [clash for clash in merged.clashes if _may_change(intent, table, clash.group)]
        return merged.clashes

    def author(self, intent: str, changes: list[Change], person_id: str | None) -> int:
        """A change that the hub itself makes; returns its sequence number."""
        seq = self._ledger.next("seq")
        version = Version(seq, HUB_STREAM, seq)
        self._load(changes)
        for change in changes:
            entity = self._ledger.find(change[1], change[2])
            if entity is None:
                self._ledger.insert(change[1], change[2], change[3], version)
            else:
                groups = {table_of(change[1]).by_name[name].group for name in change[3]}
                self.membership.before_change(entity, change[3])
                self._ledger.change(entity, change[3], groups, version)
        self._settle(version)
        payload = msgspec.msgpack.encode({"v": 1, "rows": changes})
        self._insert(HUB_STREAM, seq, b"", seq, "hub", person_id, intent, (1, 1, self._now, 0, None), payload, APPLIED)
        return seq

    def _settle(self, version: Version) -> None:
        """Write the rows, and everything that follows from them."""
        fresh, older = self._ledger.flush()
        balances.keep(self._ledger, [entity for entity in fresh if entity.table == "stock_move"], version)
        self._likeness.look(fresh, version, self._now)
        more_fresh, more_older = self._ledger.flush()
        self.membership.settle(fresh + more_fresh, older + more_older, version.seq)
        self._judging.note_grants(fresh + older, version.seq)
        self._note_arrived(fresh)

    # Answers

    def _await(self, sender: Sender, mutation: Mutation, missing: tuple[str, str]) -> Outcome:
        """It changes a row that this hub does not have (again): a restored hub gets it from the laptop that made it."""
        self._ledger.tx.run(
            "INSERT INTO awaited (tab, id, stream, mid) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (*missing, sender.stream, mutation.mid),
        )
        params = {"table": missing[0], "id": missing[1]}
        seq = self._ledger.next("seq")
        return self._keep(sender, mutation, PARKED, seq=seq, code="hub.unknown_row", params=params)

    def _await_files(self, sender: Sender, changes: list[Change]) -> None:
        """The photos of quarantined work are taken along: its laptop is about to destroy them."""
        named = {
            str(value)
            for change in changes
            for name, value in change[3].items()
            if f"{change[1]}.{name}" in BLOB_LINKS and value
        }
        self._ledger.tx.many(
            "INSERT INTO awaited_file (sha, device_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
            [(sha, sender.device.id) for sha in sorted(named)],
        )

    def _note_arrived(self, fresh: list[Entity]) -> None:
        """Rows that some mutation waits for."""
        if not fresh or not self._ledger.tx.one("SELECT 1 FROM awaited LIMIT 1"):
            return
        for entity in fresh:
            self.arrived += [
                (stream, mid)
                for stream, mid in self._ledger.tx.rows(
                    "SELECT stream, mid FROM awaited WHERE tab = ? AND id = ? ORDER BY mid", (entity.table, entity.id)
                )
            ]

    def refuse(self, sender: Sender, mutation: Mutation, code: str) -> Outcome:
        """Keep a mutation that can't be read at all, so that those behind it go on."""
        return self._refuse(sender, mutation, _nameable(_decoded(mutation)), code, {})

    def _refuse(
        self, sender: Sender, mutation: Mutation, changes: list[Change], code: str, params: dict[str, str]
    ) -> Outcome:
        self._note_refused(sender, mutation, changes)
        return self._keep(sender, mutation, REFUSED, seq=self._revert(changes), code=code, params=params)

    def _note_refused(self, sender: Sender, mutation: Mutation, changes: list[Change]) -> None:
        """Rows that exist on the device alone: what comes later for them stands on this mutation."""
        made = [(sender.stream, c[1], c[2], mutation.mid) for c in changes if c[0] == "i"]
        made = [row for row in made if self._ledger.find(row[1], row[2]) is None]
        if made:
            self._ledger.tx.many(
                "INSERT INTO refused_row (stream, tab, id, mid) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING", made
            )

    def _revert(self, changes: list[Change]) -> int:
        """A refusal takes a place in the order too: rows that it wanted to change are sent as they stand."""
        seq = self._ledger.next("seq")
        for change in changes:
            entity = self._ledger.find(change[1], change[2]) if change[0] == "u" else None
            if entity is not None:
                self._ledger.touch(entity, seq)
        fresh, older = self._ledger.flush()
        self.membership.settle(fresh, older, seq)
        return seq

    def _keep(
        self,
        sender: Sender,
        mutation: Mutation,
        outcome: str,
        *,
        seq: int | None,
        code: str = "",
        params: dict[str, str] | None = None,
        because: int | None = None,
        flags: str = "",
    ) -> Outcome:
        m = mutation
        times = (m.intent_version, m.schema_version, m.device_at, m.base, m.was)
        self._insert(
            sender.stream, m.mid, m.chain, seq, sender.device.id, m.person_id, m.intent, times, m.payload, outcome,
            code, params or {}, because, flags,
        )  # fmt: skip
        return Outcome(
            stream=sender.stream, mid=m.mid, outcome=outcome, seq=seq, code=code, params=params or {}, because=because,
            chain=m.chain[:CHAIN_TOLD],
        )  # fmt: skip

    def _insert(
        self,
        stream: str,
        mid: int,
        chain: bytes,
        seq: int | None,
        device_id: str,
        person_id: str | None,
        intent: str,
        times: tuple[int, int, int, int, int | None],
        payload: bytes,
        outcome: str,
        code: str = "",
        params: dict[str, str] | None = None,
        because: int | None = None,
        flags: str = "",
    ) -> None:
        intent_version, schema_version, device_at, base, was = times
        self._ledger.tx.run(
            "INSERT INTO mutation (stream, mid, chain, seq, device_id, person_id, intent, intent_version,"
            " schema_version, device_at, received_at, base, was, payload, outcome, code, params, because, flags)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (stream, mid) DO UPDATE SET seq = excluded.seq, outcome = excluded.outcome,"
            " code = excluded.code, params = excluded.params, because = excluded.because, flags = excluded.flags",
            (
                *(stream, mid, chain, seq, device_id, person_id, intent, intent_version, schema_version, device_at),
                *(self._now, base, was, payload, outcome, code, json.dumps(params or {}), because, flags),
            ),
        )


def _may_change(intent: str, table: str, group: str) -> bool:
    """Whether such a mutation changes that group of a table's rows, besides making new ones."""
    groups = INTENTS[intent].changes.get(table, frozenset())
    return groups is None or group in groups


def _decoded(mutation: Mutation) -> object:
    try:
        return upcasting.upcast(msgspec.msgpack.decode(mutation.payload), mutation.schema_version)
    except (msgspec.MsgspecError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


def _nameable(changes: object) -> list[Change]:
    """Those changes of rows that can't be kept which at least say what they are about: their rows are sent again as
    they stand, and what is made later for them stands on this refusal."""
    if not isinstance(changes, list):
        return []
    return [
        [*change[:3], {}]
        for change in changes
        if isinstance(change, list) and len(change) >= 4 and isinstance(change[1], str)
        and change[1] in REGISTRY and isinstance(change[2], str) and change[0] in ("i", "u")
    ]  # fmt: skip

"""Conflict records: what both sides started from, what stands, and what was offered later and kept aside.

The hub makes them as rows like any other, so they reach both people and the office through their slices, and a
decision is an ordinary change that comes back as a mutation.
"""

from __future__ import annotations

import json
from hashlib import blake2b
from typing import Any

import msgspec

from fieldservice.domain.records.sync import SAME_FACT, TOLD
from fieldservice.hub.entities import Entity, Ledger, Values, Version, default_of, members_of
from fieldservice.hub.merging import Clash, History, follows

LINK = "conflict.row_id"


def identifier(*parts: object) -> str:
    """An id that follows from its parts: the same event gives the same row, however often it is applied."""
    return blake2b("\n".join(map(str, parts)).encode(), digest_size=16).hexdigest()


class Conflicts:
    """Opens conflict records inside one write transaction."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def open(self, clash: Clash, facts: dict[str, Any], version: Version, history: History, now: int) -> None:
        """Record that a change does not follow from what stands.

        `facts`: person_id, device_at and device name of who offered. A person who goes on editing what is already in
        conflict adds to the same record, if they had what is offered there before them: on another laptop they had not.
        """
        entity = clash.entity
        offered = {name: clash.offered.get(name, entity.get(name)) for name in _members(clash)}
        known = offered_in(self._ledger, entity, clash.group, clash.base, history, only_open=True)
        if known is not None:
            values: Values = {"offered_values": _json(offered), "offered_at": facts["device_at"]}
            self._ledger.change(known, values, values, version)
            return
        standing = entity.version(clash.group)
        by, at = self._author(standing)
        made: Values = {
            "tab": entity.table,
            "row_id": entity.id,
            "field_group": clash.group,
            "work_order_id": _work_order(entity),
            "base_values": _json(history.at_base(entity, clash.group, clash.base)),
            "offered_values": _json(offered),
            "standing_values": _json({name: entity.get(name) for name in _members(clash)}),
            "offered_by_id": facts["person_id"],
            "offered_at": facts["device_at"],
            "offered_device": facts["device"],
            "standing_by_id": by,
            "standing_at": at,
            "opened_at": now,
        }
        id = identifier("conflict", version.stream, version.mid, entity.table, entity.id, clash.group)
        row = self._ledger.insert("conflict", id, made, version)
        self._ledger.tx.run("INSERT INTO link (target, field, rid) VALUES (?, ?, ?)", (entity.id, LINK, row.rid))

    def tell_same(self, change: list[Any], intent: str, facts: dict[str, Any], version: Version, now: int) -> None:
        """Somebody takes back a move that another one has taken back already. The first record stands, it is done, and
        both are told of the other."""
        _, table, id, values = change[:4]
        taken_back = intent == "stock.reverse" and table == "stock_move" and values.get("reverses_id")
        entity = self._ledger.find(table, id) if taken_back else None
        by, at = self._author(entity.base) if entity is not None else (None, None)
        if entity is None or by is None or by == facts["person_id"]:
            return
        made: Values = {
            "tab": entity.table,
            "row_id": entity.id,
            "kind": SAME_FACT,
            "offered_values": _json({"document": values.get("document", ""), "reverses_id": taken_back}),
            "standing_values": _json({"document": entity.get("document"), "reverses_id": taken_back}),
            "offered_by_id": facts["person_id"],
            "offered_at": facts["device_at"],
            "offered_device": facts["device"],
            "standing_by_id": by,
            "standing_at": at,
            "opened_at": now,
            "state": TOLD,
        }
        self._ledger.insert("conflict", identifier("same", version.stream, version.mid, entity.id), made, version)

    def _author(self, version: Version) -> tuple[str | None, int | None]:
        row = self._ledger.tx.one(
            "SELECT person_id, device_at FROM mutation WHERE stream = ? AND mid = ?", (version.stream, version.mid)
        )
        return (row[0], row[1]) if row else (None, None)


def values_at(ledger: Ledger, entity: Entity, group: str, base: int, history: History) -> Values:
    """What the fields of a group held at a base: read from the mutation that wrote it, which the hub keeps for ever.
    Nothing where that was lost with a restored hub."""
    found: Values = {}
    names = members_of(entity.table, group)
    for kind, table, id, values, *_ in _rows_at(ledger, base, history):
        if (table, id) == (entity.table, entity.id) and (kind == "i" or not values.keys().isdisjoint(names)):
            found = {name: values.get(name, default_of(table, name)) for name in names}
    return found


def made_at(ledger: Ledger, entity: Entity, base: int, history: History) -> bool:
    """Whether the mutation at a base made the row."""
    key = ("i", entity.table, entity.id)
    return any(tuple(row[:3]) == key for row in _rows_at(ledger, base, history))


def _rows_at(ledger: Ledger, base: int, history: History) -> list[list[Any]]:
    if base < 0:
        row = ledger.tx.one("SELECT payload FROM mutation WHERE stream = ? AND mid = ?", (history.writer(-base), -base))
    else:
        row = ledger.tx.one("SELECT payload FROM mutation WHERE seq = ?", (base,))
    rows: list[list[Any]] = msgspec.msgpack.decode(row[0])["rows"] if row is not None else []
    return rows


def offered_in(
    ledger: Ledger, entity: Entity, group: str, base: int, history: History, *, only_open: bool
) -> Entity | None:
    """The conflict in which the own mutation that `base` names put the group's value aside, if there is one."""
    if base >= 0:
        return None
    found = ledger.tx.rows("SELECT rid FROM link WHERE target = ? AND field = ?", (entity.id, LINK))
    for row in ledger.by_rid([rid for (rid,) in found]):
        if (
            (row.get("state") == "open" or not only_open)
            and row.get("field_group") == group
            and row.get("tab") == entity.table
            and follows(row.version("offered_values"), base, history)
        ):
            return row
    return None


def _members(clash: Clash) -> tuple[str, ...]:
    return members_of(clash.entity.table, clash.group)


def _work_order(entity: Entity) -> str | None:
    if entity.table == "work_order":
        return entity.id
    found = entity.values.get("work_order_id")
    return found if isinstance(found, str) else None


def _json(values: Values) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"), default=str)

"""What a person does about a mutation that the hub did not accept: offer it again, or let it go.

Both run inside a unit of work. A mutation that the hub refused stays refused for ever, because (stream, mid) names it:
offering it again therefore writes it anew under the next number, and the old one is let go. What is let go leaves this
computer as well: rows that it made are removed with everything derived from them. Rows that it changed show the hub's
values already, because the hub sends them again with each refusal.
"""

from __future__ import annotations

import json
from typing import Any

from fieldservice.errors import UserError
from fieldservice.store import on_hand, projections, search_index, tables, upcasting
from fieldservice.store.outbox import DISCARDED, PARKED, QUARANTINED, REFUSED
from fieldservice.store.unit_of_work import UnitOfWork

OFFERED_AGAIN = "sync.offered_again"  # code of a mutation whose rows went on under another number
_ANSWERABLE = (REFUSED, PARKED, QUARANTINED)


def standing_on(uow: UnitOfWork, mid: int) -> list[int]:
    """The mutation and those parked with it, in the order in which they were made.

    Raises UserError when it was answered meanwhile.
    """
    marks = ", ".join(str(state) for state in _ANSWERABLE)
    found = uow.rows(f"SELECT mid FROM mutation WHERE mid = ? AND state IN ({marks})", (mid,))
    if not found:
        raise UserError("sync_center.answered", "This change is not waiting for you any more.")
    parked = uow.rows("SELECT mid FROM mutation WHERE because = ? AND state = ? ORDER BY mid", (mid, PARKED))
    return sorted({mid, *(row[0] for row in parked)})


def intent_of(uow: UnitOfWork, mid: int) -> tuple[str, int]:
    """(intent, version) under which a mutation was made."""
    rows = uow.rows("SELECT intent, intent_version FROM mutation WHERE mid = ?", (mid,))
    return str(rows[0][0]), int(rows[0][1])


def offer_again(uow: UnitOfWork, mid: int) -> None:
    """Do what a mutation did once more in this unit of work, which must bear its intent; let the old one go.

    Where its values still stand here, they are captured as they were based, with bases that name a mutation offered
    again meanwhile naming its successor. Where the hub's values came back over them, it is a new change of those.
    """
    new = uow.next_mid
    for kind, table, id, values, *bases in _payload(uow, mid):
        if table not in tables.records.REGISTRY:
            continue
        if kind == "i":
            uow.capture_again(("i", table, id, values))
            _move_bases(uow, table, id, mid, new)
            if table == "stock_move":
                on_hand.compute(uow.connection, on_hand.keys_of_move(values))  # it counts again
        else:
            _change_again(uow, table, id, values, bases[0], mid)
    uow.execute(
        "UPDATE mutation SET state = ?, code = ?, params = ?, because = NULL WHERE mid = ?",
        (DISCARDED, OFFERED_AGAIN, str(new), mid),
    )


def _change_again(
    uow: UnitOfWork, table: str, id: str, values: dict[str, Any], based_on: dict[str, int], mid: int
) -> None:
    shape = tables.table_of(table)
    row_base, bases = _versions(uow, table, id)
    known = {name: value for name, value in values.items() if name in shape.by_name}
    standing = {name: value for name, value in known.items() if bases.get(shape.by_name[name].group) == -mid}
    if standing:
        new = uow.next_mid
        groups = {shape.by_name[name].group for name in standing}
        uow.capture_again(
            ("u", table, id, standing, {group: _successor(uow, based_on.get(group, row_base)) for group in groups})
        )
        _move_bases(uow, table, id, mid, new)
    over = {name: value for name, value in known.items() if name not in standing}
    if over and uow.find(shape.cls, id) is not None:
        told = {name: None if value is None else shape.by_name[name].from_sql(value) for name, value in over.items()}
        uow.change(shape.cls, id, **told)


def discard(uow: UnitOfWork, mid: int) -> None:
    """Let a refused mutation go, with those parked on it, newest first; see the module's text."""
    for each in reversed(standing_on(uow, mid)):
        for change in reversed(_payload(uow, each)):
            if change[0] == "i":
                _remove(uow, change[1], change[2])
        uow.execute("UPDATE mutation SET state = ?, because = NULL WHERE mid = ?", (DISCARDED, each))


def _payload(uow: UnitOfWork, mid: int) -> list[list[Any]]:
    import msgspec

    ((payload, schema),) = uow.rows("SELECT payload, schema_version FROM mutation WHERE mid = ?", (mid,))
    return upcasting.upcast(msgspec.msgpack.decode(payload), schema) if payload else []


def _successor(uow: UnitOfWork, base: int) -> int:
    while base < 0:
        rows = uow.rows("SELECT params FROM mutation WHERE mid = ? AND code = ?", (-base, OFFERED_AGAIN))
        if not rows:
            break
        base = -int(rows[0][0])
    return base


def _move_bases(uow: UnitOfWork, table: str, id: str, old: int, new: int) -> None:
    if table not in tables.records.REGISTRY:
        return
    row_base, bases = _versions(uow, table, id)
    moved = {group: -new if base == -old else base for group, base in bases.items()}
    uow.execute(
        f"UPDATE {table} SET row_base = ?, field_bases = ? WHERE id = ?",
        (-new if row_base == -old else row_base, _json(moved), id),
    )


def _remove(uow: UnitOfWork, table: str, id: str) -> None:
    """Take a row out that this computer made and the hub never had. A fact that somebody else had recorded as well
    (`services/same_facts.py`) stands on the hub, and stays."""
    if table not in tables.records.REGISTRY or _versions(uow, table, id)[0] > 0:
        return
    rows = uow.rows(f"SELECT rid, {tables.table_of(table).select} FROM {table} WHERE id = ?", (id,))
    if not rows:
        return
    rid, record = rows[0][0], tables.table_of(table).load(rows[0][1:])
    uow.execute(f"DELETE FROM {table} WHERE id = ?", (id,))
    if table in tables.SEARCH_KINDS:
        uow.execute(f"DELETE FROM search_{table} WHERE rowid = ?", (rid,))
    if table == "stock_move":
        ends = (record.to_location_id, record.from_location_id)
        on_hand.compute(uow.connection, [(record.part_id, end, record.lot, record.serial) for end in ends])
    if table == "booking":
        projections.refresh_states(uow.connection, uow, [record.work_order_id])
    touched = search_index.Touched()
    touched.inserted(table, record)  # what shows this row's words is indexed again; the row itself is gone
    touched.new.clear()
    search_index.update(uow.connection, uow, touched)
    uow.touch(table, id)


def _versions(uow: UnitOfWork, table: str, id: str) -> tuple[int, dict[str, int]]:
    rows = uow.rows(f"SELECT row_base, field_bases FROM {table} WHERE id = ?", (id,))
    if not rows:
        return 0, {}
    return int(rows[0][0]), json.loads(rows[0][1]) if rows[0][1] else {}


def _json(bases: dict[str, int]) -> str | None:
    return json.dumps(bases, separators=(",", ":")) if bases else None

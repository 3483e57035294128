"""What people do about what synchronisation brought: decide conflicts, answer refusals, tell duplicates apart."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from fieldservice.domain.records import REGISTRY, Conflict, PossibleDuplicate
from fieldservice.domain.records.sync import SAME_FACT
from fieldservice.store import sync_answers, tables
from fieldservice.store.outbox import PARKED, REFUSED
from tests.sync.simulation.oracle import Place
from tests.sync.simulation.work import moment
from tests.sync.simulation.world import Machine, World

Action = Callable[[World, Machine], Any]


def decides(world: World, machine: Machine) -> None:
    """One of the sides of a conflict, or something else."""
    id = machine.pick(Conflict, "state = 'open'" if world.chance(0.9) else "1")
    if id is None:
        return
    conflict = machine.laptop.find(Conflict, id)
    if conflict.kind == SAME_FACT:
        return  # told, and nothing to decide
    cls = REGISTRY[conflict.tab]
    if machine.laptop.find(cls, conflict.row_id) is None:
        return
    choice = world.random.choice(("offered", "offered", "standing", "base", "other"))
    sides = {"offered": conflict.offered_values, "standing": conflict.standing_values, "base": conflict.base_values}
    table = tables.of(cls)
    told = json.loads(sides.get(choice, sides["offered"]))
    fields = {n: None if v is None else table.by_name[n].from_sql(v) for n, v in told.items() if n in table.by_name}
    if choice == "other":
        texts = [name for name, value in fields.items() if isinstance(value, str) and not name.endswith("_id")]
        fields = {name: world.value() for name in texts if name not in ("status", "state", "choice")}
    decision = {"state": "decided", "choice": choice, "decided_by_id": machine.person_id, "decided_at": moment(world)}
    changes: list[Any] = [(Conflict, id, decision)]
    if choice != "standing" and fields and (conflict.tab, conflict.row_id) != ("conflict", id):
        changes.insert(0, (cls, conflict.row_id, fields))
    machine.commit("conflict.decide", [], changes)


def tells_apart(world: World, machine: Machine) -> None:
    """Two rows are the same, or not."""
    id = machine.pick(PossibleDuplicate, "state = 'open'")
    if id is None:
        return
    task = machine.laptop.find(PossibleDuplicate, id)
    cls = REGISTRY[task.tab]
    same = world.chance(0.5)
    decision = {
        "state": "decided", "choice": "same" if same else "different", "decided_by_id": machine.person_id,
        "decided_at": moment(world),
    }  # fmt: skip
    changes: list[Any] = [(PossibleDuplicate, id, decision)]
    if same and machine.laptop.find(cls, task.second_id) is not None:
        changes.append((cls, task.second_id, {"archived": True}))
    machine.commit("duplicate.decide", [], changes)


def _refused(machine: Machine) -> list[int]:
    return [mid for (mid,) in machine.rows("SELECT mid FROM mutation WHERE state = ? ORDER BY mid", REFUSED)]


def lets_go(world: World, machine: Machine) -> None:
    """What was refused is given up."""
    refused = _refused(machine)
    if not refused:
        return
    mid = world.random.choice(refused)
    with machine.laptop.store.begin("sync.discard") as uow:
        for each in sync_answers.standing_on(uow, mid):
            _forget(machine, each)
        sync_answers.discard(uow, mid)
        uow.commit()
    world.tell(machine, "lets go", mid)


def offers_again(world: World, machine: Machine) -> None:
    """What was refused is sent once more, with what was parked on it."""
    refused = _refused(machine)
    if not refused:
        return
    mid = world.random.choice(refused)
    parked = machine.rows("SELECT mid FROM mutation WHERE because = ? AND state = ? ORDER BY mid", mid, PARKED)
    store = machine.laptop.store
    for each in (mid, *(row[0] for row in parked)):
        if _is_nonsense(machine, each):
            continue
        with store.begin("sync.retry") as uow:
            intent, version = sync_answers.intent_of(uow, each)
        before = {place: seen for place in _places(machine, each) if (seen := machine.value(place)) is not None}
        machine.seeing = before
        with store.begin(intent, intent_version=version) as uow:
            sync_answers.offer_again(uow, each)
            uow.commit()
        world.tell(machine, "offers again", each)
        machine.noted(intent, before)


def _forget(machine: Machine, mid: int) -> None:
    """Nobody expects to see a row any more whose making is given up, whatever they did to it since."""
    ((chain,),) = machine.rows("SELECT chain FROM mutation WHERE mid = ?", mid)
    written = machine.world.oracle.written.get(bytes(chain))
    made = {(table, id) for table, id, _ in written.inserts} if written else set()
    machine.pending = {place: kept for place, kept in machine.pending.items() if place[:2] not in made}


def _is_nonsense(machine: Machine, mid: int) -> bool:
    ((chain,),) = machine.rows("SELECT chain FROM mutation WHERE mid = ?", mid)
    written = machine.world.oracle.written.get(bytes(chain))
    return written is not None and not written.edits and not written.inserts


def _places(machine: Machine, mid: int) -> list[Place]:
    ((chain,),) = machine.rows("SELECT chain FROM mutation WHERE mid = ?", mid)
    written = machine.world.oracle.written.get(bytes(chain))
    return [edit.place for edit in written.edits] if written else []


WORK: dict[Action, float] = {decides: 6, tells_apart: 2, lets_go: 1.5, offers_again: 2}

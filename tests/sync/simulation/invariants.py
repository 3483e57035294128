"""What must hold after quiet, for every history."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import msgspec

from fieldservice.domain.records.sync import SAME_FACT
from fieldservice.domain.states import BookingState, effective_state
from fieldservice.hub import slices
from fieldservice.hub.membership import HORIZON_MS
from fieldservice.store import check as store_check
from fieldservice.store import outbox
from fieldservice.store.tables import SEARCH_KINDS, all_tables, table_of
from fieldservice.sync import messages
from tests.sync.simulation.oracle import OLD, Oracle, Violation, record_of, value_at
from tests.sync.simulation.world import Machine, World, ms_of

Key = tuple[str, str]
Rows = dict[Key, "Row"]
_OUTCOME = {
    outbox.DELIVERED: messages.APPLIED,
    outbox.IN_CONFLICT: messages.CONFLICT,
    outbox.REFUSED: messages.REFUSED,
    outbox.PARKED: messages.PARKED,
    outbox.QUARANTINED: messages.QUARANTINED,
}
_TAKEN = (messages.APPLIED, messages.CONFLICT)
_HUB_MADE = ("stock_balance", "conflict", "possible_duplicate")


class Row(msgspec.Struct):
    """A row of the hub."""

    rid: int
    base: int
    values: dict[str, Any]
    versions: dict[str, int]


def check(world: World) -> None:
    """Look at everything. Raises Violation."""
    with world.hub_world.database.read() as tx:
        rows = {
            (tab, id): Row(rid, base, msgspec.msgpack.decode(data), _versions(versions))
            for rid, tab, id, base, data, versions in tx.rows(
                "SELECT rid, tab, id, base_seq, data, versions FROM entity ORDER BY rid"
            )
        }
        mutations = {
            (stream, mid): (bytes(chain), outcome)
            for stream, mid, chain, outcome in tx.rows("SELECT stream, mid, chain, outcome FROM mutation")
        }
        shown = set(tx.rows("SELECT c.name, s.rid FROM scope_row s JOIN scope c ON c.no = s.scope WHERE s.present = 1"))
    outcomes: dict[bytes, str] = {}
    for chain, outcome in mutations.values():  # one that was refused may have come again under another name
        if outcomes.get(chain) not in _TAKEN:
            outcomes[chain] = outcome
    for machine in world.machines:
        every_mutation_ended(world, machine, mutations)
    everything_arrived_once(world.oracle, rows, outcomes)
    nothing_was_overwritten(world.oracle, rows, outcomes)
    conflicts_are_real(world, rows, outcomes)
    sums_are_exact(world.oracle, rows, outcomes)
    wanted = memberships(rows, ms_of(world))
    scopes_are_right(rows, wanted, shown)
    for machine in world.machines:
        if is_served(world, machine, rows):
            laptop_holds_its_rows(machine, rows, wanted)
            laptop_is_consistent(machine, rows)
    if world.seed % 20 == 0:
        check_finds_nothing(world)
    world.counts.update(f"outcome {outcome}" for outcome in outcomes.values())


def check_finds_nothing(world: World) -> None:
    """`fieldservice check`, but for references and moves, of which a laptop holds a part."""
    for machine in world.machines:
        for finding in store_check.check(machine.laptop.store):
            if finding.kind in ("integrity", "chain", "state", "index"):
                raise Violation(f"{machine}: {finding.sentence}")


def _versions(packed: bytes | None) -> dict[str, int]:
    return {group: version[0] for group, version in msgspec.msgpack.decode(packed).items()} if packed else {}


def standing(world: World) -> Any:
    """Changes as long as something moves."""
    with world.hub_world.database.read() as tx:
        hub = tx.rows("SELECT name, value FROM counter ORDER BY name")
    laptops = [
        machine.rows("SELECT state, count(*) FROM mutation GROUP BY state")
        + machine.rows("SELECT name, seq, rid, whole, generation FROM sync_scope ORDER BY name")
        for machine in world.machines
    ]
    return hub, laptops


def is_served(world: World, machine: Machine, rows: Rows) -> bool:
    """Whether the hub still gives this laptop anything."""
    return world.devices[machine.laptop.device.id].revoked_at is None


# 1 every mutation ends


def every_mutation_ended(world: World, machine: Machine, mutations: dict[tuple[str, int], tuple[bytes, str]]) -> None:
    """What was committed on a history that still exists was applied, is in conflict, or is kept and visible."""
    for stream, mid, chain, state, code in machine.rows("SELECT stream, mid, chain, state, code FROM mutation"):
        if state == outbox.WAITING:
            raise Violation(f"{machine} {stream}:{mid} still waits")
        found = mutations.get((stream, mid))
        if found is None and state == outbox.DISCARDED:
            continue  # people let it go before a restored hub could ask for it again
        if found is None:
            raise Violation(f"{machine} {stream}:{mid} (state {state}) is not on the hub")
        if found[0] != bytes(chain):
            raise Violation(f"{machine} {stream}:{mid} (state {state}) is another mutation on the hub")
        if state == outbox.DISCARDED:
            if found[1] in _TAKEN and code != "sync.offered_again":
                raise Violation(f"{machine} {stream}:{mid} was let go, but the hub has it as {found[1]}")
        elif code == "hub.newer_schema":
            raise Violation(f"{machine} {stream}:{mid} was refused by a hub that was only too old for it")
        elif _OUTCOME[state] != found[1]:
            raise Violation(f"{machine} {stream}:{mid} is {state} here and {found[1]} on the hub")


# 2 everything once


def everything_arrived_once(oracle: Oracle, rows: Rows, outcomes: dict[bytes, str]) -> None:
    """Rows that were made in a mutation that was taken are there, and no others; facts are as somebody wrote them."""
    made: dict[Key, list[dict[str, Any]]] = {}
    for chain, written in oracle.written.items():
        if outcomes.get(chain) in _TAKEN:
            for table, id, values in written.inserts:
                made.setdefault((table, id), []).append(values)
    for (table, id), told in made.items():
        row = rows.get((table, id))
        if row is None:
            raise Violation(f"{table} {id} was taken and is not there")
        if table_of(table).append_only and row.values not in told:
            raise Violation(f"{table} {id} is {row.values} and was written as {told}")
    for table, id in rows:
        if table not in _HUB_MADE and (table, id) not in made and (table, id) not in oracle.made_by_hub:
            raise Violation(f"{table} {id} came from nowhere")


def sums_are_exact(oracle: Oracle, rows: Rows, outcomes: dict[bytes, str]) -> None:
    """Balances are the sums of the moves that were taken, each counted once, also when two recorded the same one."""
    taken = {
        (table, id)
        for chain, written in oracle.written.items()
        if outcomes.get(chain) in _TAKEN
        for table, id, _ in written.inserts
    }
    moves = {id: rows[table, id].values for table, id in taken | oracle.made_by_hub if table == "stock_move"}
    sums: Counter[tuple[str, ...]] = Counter()
    for move in moves.values():
        rest = (move.get("lot", ""), move.get("serial", ""))
        sums[move["part_id"], move["to_location_id"], *rest] += move["quantity_micro"]
        sums[move["part_id"], move["from_location_id"], *rest] -= move["quantity_micro"]
    held = {
        _key(row.values): row.values["quantity_micro"] for (table, _), row in rows.items() if table == "stock_balance"
    }
    if held != dict(sums):
        raise Violation(f"balances {_difference(held, dict(sums))}")


def _key(values: dict[str, Any]) -> tuple[str, ...]:
    return (values["part_id"], values["location_id"], values.get("lot", ""), values.get("serial", ""))


def _difference(first: dict[Any, Any], second: dict[Any, Any]) -> str:
    return str(
        {k: (first.get(k), second.get(k)) for k in first.keys() | second.keys() if first.get(k) != second.get(k)}
    )


# 6 no overwrite without a record


def nothing_was_overwritten(oracle: Oracle, rows: Rows, outcomes: dict[bytes, str]) -> None:
    """Each edit that was taken stands, or was superseded by one that had seen it, or is in a conflict record."""
    records: dict[Any, list[Any]] = {}
    for (table, id), row in rows.items():
        if table == "conflict" and row.values.get("kind") != SAME_FACT:
            record = record_of(id, row.values)
            records.setdefault(record.place, []).extend(record.held)
    taken: dict[Any, set[Any]] = {}
    for chain, written in oracle.written.items():
        if outcomes.get(chain) not in _TAKEN:
            continue
        for table, id, values in written.inserts:
            for place in oracle_places(oracle, table, id):
                taken.setdefault(place, set()).add(value_at(place, values))
        for edit in written.edits:
            row = rows.get(edit.place[:2])
            if row is None:
                raise Violation(f"{edit.place} was changed and taken, and the row is not there")
            taken.setdefault(edit.place, set()).add(edit.value)
            if edit.place[0] in _HUB_MADE:
                continue  # of two decisions the later one is told; what they changed is judged there
            stands = value_at(edit.place, row.values)
            if oracle.accounts_for(edit.place, stands, edit.value):
                continue
            if not any(oracle.accounts_for(edit.place, held, edit.value) for held in records.get(edit.place, ())):
                raise Violation(
                    f"{written.by} wrote {edit.value} at {edit.place}, {stands} stands there and had not seen it, and"
                    f" no conflict record holds it ({records.get(edit.place)})"
                )
    for place, values in taken.items():
        row = rows.get(place[:2])
        if row is None or place[0] in _HUB_MADE or place[2] == "number":
            continue
        stands = value_at(place, row.values)
        if stands not in values and stands not in oracle.by_hub.get(place, ()):
            raise Violation(f"{stands} stands at {place} and nobody whose change was taken wrote it")
        if any(isinstance(v, str) and v.startswith(OLD) for v in row.values.values()):
            raise Violation(f"{place} holds a value of an older schema: {row.values}")


def oracle_places(oracle: Oracle, table: str, id: str) -> list[Any]:
    """The places of a row that the oracle knows."""
    from tests.sync.simulation.oracle import places

    return places(table, id)


def conflicts_are_real(world: World, rows: Rows, outcomes: dict[bytes, str]) -> None:
    """Nobody is asked to decide between a value and one that had seen it, as they were written."""
    if world.restores or world.doubles:
        return  # a number that was lost with its answer, or a history with two owners: rather one question too many
    oracle = world.oracle
    edits: dict[Any, list[Any]] = {}
    refused: dict[Any, set[Any]] = {}
    for written in oracle.written.values():
        for edit in written.edits:
            if outcomes.get(written.chain) not in _TAKEN:
                refused.setdefault(edit.place, set()).add(edit.value)
            edits.setdefault((edit.place, edit.value), []).append(edit)
    for (table, id), row in rows.items():
        if table != "conflict" or row.values.get("kind") == SAME_FACT:
            continue
        record = record_of(id, row.values)
        if record.place in oracle.repeated or not _is_unique(record.offered) or not _is_unique(record.standing):
            continue
        for one, other in ((record.offered, record.standing), (record.standing, record.offered)):
            found = edits.get((record.place, one), ())
            if len(found) != 1:
                continue  # written twice, by a decision
            if any(not edit.seen.isdisjoint(refused.get(record.place, ())) for edit in found):
                continue  # what stands on a refused change of the same field is asked about
            if found and all(other in edit.seen for edit in found):
                raise Violation(f"{record.place}: {one} had seen {other} and is in conflict with it")


def _is_unique(value: Any) -> bool:
    return any(isinstance(each, str) and each.startswith("v") and each[1:].isdigit() for each in value)


# 4 who holds what


def memberships(rows: Rows, now: int) -> dict[str, set[Key]]:
    """By scope, the rows that are in it according to the slices, found by walking from every anchor."""
    links: dict[tuple[str, str], list[Key]] = {}
    for (table, id), row in rows.items():
        for link in slices.LINKS:
            named, _, field = link.partition(".")
            if named == table and row.values.get(field):
                links.setdefault((link, row.values[field]), []).append((table, id))
    held: dict[str, set[Key]] = {}
    for (table, id), row in rows.items():
        for scope in slices.static_scopes(table, row.values):
            held.setdefault(scope, set()).add((table, id))
        if table not in slices.ANCHORS:
            continue
        reached: set[Key] = {(table, id)}
        _walk([(table, id)], slices.MEMBERS[table], reached, rows, links)
        for scope in _lent(table, id, row, rows, links, now):
            held.setdefault(scope, set()).update(reached)
    return held


def _lent(
    table: str, id: str, row: Row, rows: Rows, links: dict[tuple[str, str], list[Key]], now: int
) -> frozenset[str]:
    if table == "customer":
        return slices.customer_scopes(rows[key].values for key in links.get(("site.customer_id", id), ()))
    if table == "stock_location":
        holders = [key[1] for key in links.get(("person.van_location_id", id), ())]
        return slices.location_scopes(row.values, holders)
    named = "request_id" if table == "service_request" else "work_order_id"
    asked = slices.owner_scopes(rows[key].values for key in links.get((f"escalation.{named}", id), ()))
    finished = row.values.get("finished_at")
    if table == "service_request" or (finished and finished + HORIZON_MS <= now):
        return asked
    bookings = (rows[key].values for key in links.get(("booking.work_order_id", id), ()))
    return asked | slices.work_order_scopes(bookings) | slices.maker_scopes(row.values)


def _walk(
    starts: list[Key], steps: Any, reached: set[Key], rows: Rows, links: dict[tuple[str, str], list[Key]]
) -> None:
    for step in steps:
        if isinstance(step, slices.Points):
            field = step.link.partition(".")[2]
            found = [(step.table, rows[key].values.get(field)) for key in starts]
            found = [key for key in found if key in rows]
        else:
            found = [key for start in starts for key in links.get((step.link, start[1]), ())]
            if step.newest:
                found.sort(key=lambda key: (rows[key].values.get("opened_at") or 0, key[1]), reverse=True)
                found = found[: step.newest + 1]
        reached.update(found)
        if found:
            _walk(found, step.then, reached, rows, links)


def scopes_are_right(rows: Rows, wanted: dict[str, set[Key]], shown: set[tuple[str, int]]) -> None:
    """The hub's memberships, kept up to date step by step, are what a walk from scratch finds."""
    expected = {(scope, rows[key].rid) for scope, keys in wanted.items() for key in keys}
    if expected != shown:
        names = {row.rid: key for key, row in rows.items()}
        missing = [(scope, names.get(rid)) for scope, rid in expected - shown]
        wrong = [(scope, names.get(rid)) for scope, rid in shown - expected]
        raise Violation(f"memberships: missing {missing[:4]}, wrong {wrong[:4]}")


def laptop_holds_its_rows(machine: Machine, rows: Rows, wanted: dict[str, set[Key]]) -> None:
    """The rows of its scopes, with values and versions as on the hub; beside them only what was not accepted."""
    granted = granted_to(machine, rows)
    expected = set(rows) if slices.OFFICE in granted else set().union(*(wanted.get(scope, set()) for scope in granted))
    not_accepted = {
        -mid
        for (mid,) in machine.rows(
            "SELECT mid FROM mutation WHERE state IN (?, ?, ?)", outbox.REFUSED, outbox.PARKED, outbox.QUARANTINED
        )
    }
    found: set[Key] = set()
    for table in all_tables():
        columns = [column.name for column in table.columns if not column.derived]
        for row in machine.rows(f"SELECT {', '.join(columns)}, row_base, field_bases FROM {table.name}"):
            key = (table.name, row[0])
            if key not in expected and row[-2] in not_accepted:
                continue
            if key not in expected:
                raise Violation(f"{machine} ({granted}) holds {key}, base {row[-2]}, which is not its")
            found.add(key)
            _compare(machine, table, key, dict(zip(columns, row, strict=False)), row, rows[key])
    if found != expected:
        raise Violation(f"{machine} ({granted}) lacks {sorted(expected - found)[:5]}")


def _compare(machine: Machine, table: Any, key: Key, values: dict[str, Any], row: Any, there: Row) -> None:
    for name, value in values.items():
        if name != "id" and value != there.values.get(name, table.by_name[name].default):
            raise Violation(f"{machine} holds {key} with {name} = {value!r}, the hub {there.values.get(name)!r}")
    bases = json.loads(row[-1]) if row[-1] else {}
    if row[-2] != there.base or bases != there.versions:
        raise Violation(f"{machine} holds {key} at {row[-2]} {bases}, the hub at {there.base} {there.versions}")


def granted_to(machine: Machine, rows: Rows) -> tuple[str, ...]:
    """The scopes of a laptop's person."""
    person = rows["person", machine.person_id].values
    if person.get("archived"):
        return ()
    roles = frozenset(role for role in person.get("roles", "").split(",") if role)
    return slices.scopes_of_person(machine.person_id, roles, person.get("service_point_id"))


# 3, 7 what a laptop computes by itself


def laptop_is_consistent(machine: Machine, rows: Rows) -> None:
    """Stock is what the balances say, states are what bookings give, the search index has the rows that are here."""
    balances = {
        _key(row.values): row.values["quantity_micro"]
        for (table, id), row in rows.items()
        if table == "stock_balance" and machine.rows("SELECT 1 FROM stock_balance WHERE id = ?", id)
    }
    held = {
        tuple(row[:4]): row[4]
        for row in machine.rows("SELECT part_id, location_id, lot, serial, quantity_micro FROM stock_on_hand")
    }
    if held != balances:
        raise Violation(f"{machine} on hand (here, hub): {_difference(held, balances)}")
    bookings: dict[str, list[BookingState]] = {}
    for id, status, outcome in machine.rows("SELECT work_order_id, status, outcome FROM booking ORDER BY starts_at"):
        bookings.setdefault(id, []).append(BookingState(status, outcome))
    for id, status, state in machine.rows("SELECT id, status, state FROM work_order"):
        if str(effective_state(status, bookings.get(id, []))) != state:
            raise Violation(f"{machine} shows work order {id} as {state}")
    for kind in SEARCH_KINDS:
        indexed = {rid for (rid,) in machine.rows(f"SELECT rowid FROM search_{kind}")}
        if indexed != {rid for (rid,) in machine.rows(f"SELECT rid FROM {kind}")}:
            raise Violation(f"{machine}'s search index of {kind} has other rows than the table")

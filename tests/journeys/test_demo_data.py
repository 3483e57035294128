"""The demonstration firm: complete, consistent, the same for a seed, and nothing in it that could not have happened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from fieldservice.demo_data import DemoFacts, fill
from fieldservice.domain.records import Person, Supersession
from fieldservice.domain.states import next_states
from fieldservice.domain.supersession import faults
from fieldservice.errors import UserError
from fieldservice.services.container import Services
from fieldservice.services.my_day import read_day
from fieldservice.store.check import check
from fieldservice.system.clock import FixedClock, to_ms
from fieldservice.system.ids import SeededIds
from tests.services.conftest import World, make_world

THURSDAY_NOON = datetime(2026, 5, 14, 4, 40, tzinfo=UTC)  # 12:40 in Shanghai
FEW = 420


@dataclass
class Filled:
    """A filled world; tests only read it."""

    world: World
    facts: DemoFacts

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        return self.world.read().rows(sql)

    def count(self, table: str) -> int:
        return int(self.rows(f"SELECT count(*) FROM {table}")[0][0])


def empty_world(folder: Path, at: datetime = THURSDAY_NOON) -> World:
    return make_world(folder / "profile", folder / "state", FixedClock(at), SeededIds(7))


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Filled]:
    """The whole firm, once."""
    world = empty_world(tmp_path_factory.mktemp("demo"))
    yield Filled(world, fill(world, language="zh_CN"))
    world.store.close()


@pytest.mark.parametrize(
    ("table", "least", "most"),
    [
        ("customer", 190, 210), ("asset", 540, 680), ("part", 1_400, 1_600), ("work_order", 3_800, 4_100),
        ("service_request", 3_000, 4_200), ("service_point", 6, 6), ("stock_location", 80, 120),
        ("attachment", 4, 20), ("checklist_answer", 2_000, 9_000), ("part_line", 5_000, 10_000),
        ("diagnosis_run", 5, 200), ("diagnosis_step", 10, 500),
    ],
)  # fmt: skip
def test_the_firm_has_the_promised_size(filled: Filled, table: str, least: int, most: int) -> None:
    assert least <= filled.count(table) <= most
    assert len(filled.rows("SELECT 1 FROM person WHERE roles = 'technician'")) == 10


def test_a_filled_profile_is_whole(filled: Filled) -> None:
    assert check(filled.world.store) == []


def test_no_place_of_ours_ever_held_less_than_nothing(filled: Filled) -> None:
    """In the order of time, not only in the end."""
    outside = {row[0] for row in filled.rows("SELECT id FROM stock_location WHERE kind IN ('supplier', 'customer')")}
    held: dict[tuple[str, ...], int] = {}
    moves = filled.rows(
        "SELECT part_id, from_location_id, to_location_id, lot, serial, quantity_micro FROM stock_move ORDER BY at, rid"
    )
    for part, source, target, lot, serial, quantity in moves:
        assert quantity > 0
        for place, change in ((source, -quantity), (target, quantity)):
            if place not in outside:
                key = (part, place, lot, serial)
                held[key] = held.get(key, 0) + change
                assert held[key] >= 0


@pytest.mark.parametrize("subject", ["work_order", "booking", "service_request"])
def test_every_status_was_reached_by_allowed_steps(filled: Filled, subject: str) -> None:
    status: dict[str, str] = {}
    times: dict[str, int] = {}
    events = filled.rows(
        f"SELECT subject_id, before, after, at FROM status_event WHERE subject = '{subject}' ORDER BY rid"
    )
    for id, before, after, at in events:
        assert status.get(id, "") == before
        assert at >= times.get(id, 0)
        if before:
            assert after in next_states(subject, before)
        status[id], times[id] = after, at
    stored = dict(filled.rows(f"SELECT id, status FROM {subject}"))
    assert status.items() <= stored.items()
    if subject != "booking":  # old bookings keep their times only
        assert status == stored


def test_nothing_but_appointments_lies_in_the_future(filled: Filled) -> None:
    now = to_ms(THURSDAY_NOON)
    past = (
        ("status_event", "at"), ("stock_move", "at"), ("time_entry", "ends_at"), ("note", "at"), ("signature", "at"),
        ("checklist_answer", "at"), ("part_line", "at"), ("service_request", "received_at"),
        ("work_order", "opened_at"), ("work_order", "finished_at"), ("booking", "left_at"),
        ("booking", "arrived_at"), ("booking", "work_started_at"), ("attachment", "added_at"),
    )  # fmt: skip
    late = [(t, c) for t, c in past if filled.rows(f"SELECT 1 FROM {t} WHERE {c} > {now} LIMIT 1")]
    assert late == []


@pytest.mark.parametrize("table", ["person", "part", "customer", "product", "part_category", "service_point", "price"])
def test_names_exist_in_both_languages(filled: Filled, table: str) -> None:
    assert filled.rows(f"SELECT id FROM {table} WHERE name = '' OR name_en = ''") == []
    english = "".join(name for (name,) in filled.rows(f"SELECT name_en FROM {table}"))
    assert not any("\u4e00" <= character <= "\u9fff" for character in english)


@pytest.mark.parametrize(
    ("table", "column"),
    [("part", "number"), ("asset", "serial"), ("work_order", "number"), ("service_request", "number")],
)
def test_numbers_are_given_once(filled: Filled, table: str, column: str) -> None:
    assert filled.rows(f"SELECT {column} FROM {table} GROUP BY 1 HAVING count(*) > 1") == []


def test_new_numbers_go_on_above_those_of_the_demonstration(filled: Filled) -> None:
    with filled.world.store.begin("test.number") as uow:
        new = [uow.next_number(series) for series in ("WO", "SR", "C", "OP")]
    known = {
        row[0]
        for sql in (
            "SELECT number FROM work_order", "SELECT number FROM service_request", "SELECT number FROM customer",
            "SELECT tag_number FROM part_line",
        )
        for row in filled.rows(sql)
    }  # fmt: skip
    assert known.isdisjoint(new)


@pytest.mark.parametrize(
    "state",
    [
        "draft", "qualified", "scheduled", "accepted", "travelling", "on_site", "working", "waiting_parts",
        "waiting_customer", "completed", "closed_incomplete", "cancelled", "reviewed", "archived",
    ],
)  # fmt: skip
def test_every_state_can_be_seen(filled: Filled, state: str) -> None:
    assert filled.rows(f"SELECT 1 FROM work_order WHERE state = '{state}'")


def test_a_fault_fits_its_machine_and_its_codes(filled: Filled) -> None:
    """A dryer has no refusing intake valve and a compressor no low refrigerant."""
    pairs = filled.rows(
        "SELECT DISTINCT substr(p.model, 1, 2), l.number FROM work_order w JOIN product p ON p.id = w.product_id"
        " JOIN part_line x ON x.work_order_id = w.id JOIN part l ON l.id = x.part_id"
    )
    assert {(model, number[:2]) for model, number in pairs} <= {
        ("HC", "HC"), ("HC", "GT"), ("HD", "HD"), ("HD", "GT"), ("HD", "LS"), ("HD", "HC"), ("LS", "LS"), ("LS", "GT"),
        ("LS", "HC"),
    }  # fmt: skip
    parents = dict(filled.rows("SELECT code, parent_code FROM fault_code WHERE kind <> 'problem'"))
    coded = filled.rows(
        "SELECT DISTINCT problem_code, cause_code, remedy_code FROM work_order WHERE problem_code <> ''"
    )
    for problem, cause, remedy in coded:
        assert parents[cause] in ("", problem)
        assert remedy == "" or parents[remedy] in ("", cause)


def test_the_technician_has_a_day_with_one_done_one_waiting_and_three_ahead(filled: Filled) -> None:
    world = filled.world
    day = read_day(world.context, filled.facts.technician_id, THURSDAY_NOON.astimezone(world.context.zone).date())
    assert [visit.status for visit in day.visits] == ["left", "left", "accepted", "accepted", "proposed"]
    assert [visit.state for visit in day.visits][:2] == ["completed", "waiting_parts"]
    assert day.carried_over == ()
    assert day.current is not None and day.current.booking_id == filled.facts.next_visit_id


@pytest.mark.parametrize("hour", [0, 4, 23])
def test_at_any_hour_the_day_stays_in_order(tmp_path: Path, hour: int) -> None:
    at = datetime(2026, 5, 14, 16, 3, tzinfo=UTC).replace(hour=(hour - 8) % 24)
    world = empty_world(tmp_path, at)
    facts = fill(world, language="en", jobs=FEW)
    day = read_day(world.context, facts.technician_id, at.astimezone(world.context.zone).date())
    assert len(day.visits) == 5
    now = to_ms(at)
    assert world.read().rows(f"SELECT 1 FROM status_event WHERE at > {now}") == []
    wrong = world.read().rows("SELECT 1 FROM booking WHERE work_started_at > left_at OR travel_started_at > arrived_at")
    assert wrong == []
    world.store.close()


def test_in_english_the_texts_are_english(tmp_path: Path) -> None:
    world = empty_world(tmp_path)
    fill(world, language="en", jobs=FEW)
    columns = (
        ("service_request", "fault || answer || caller_name"), ("contact", "name || role"), ("note", "text"),
        ("work_order", "summary || description || problem || cause || remedy || functional_test || prevention"),
        ("site", "name || city || street || access_note"), ("asset", "name || location_note"),
        ("customer", "short_name || city || street || tags || notes"), ("bom_line", "position"), ("contract", "name"),
        ("part", "supplier"), ("service_task", "title"), ("checklist_answer", "note"), ("attachment", "caption"),
    )  # fmt: skip
    chinese = [
        (table, text)
        for table, expression in columns
        for (text,) in world.read().rows(f"SELECT DISTINCT {expression} FROM {table}")
        if any("\u4e00" <= character <= "\u9fff" for character in text)
    ]
    assert chinese == []
    world.store.close()


def test_the_same_seed_makes_the_same_firm(tmp_path: Path) -> None:
    def outbox(name: str, seed: int) -> list[tuple[Any, ...]]:
        world = empty_world(tmp_path / name)
        fill(world, seed=seed, language="zh_CN", jobs=FEW)
        rows = world.read().rows("SELECT payload FROM mutation ORDER BY mid")
        world.store.close()
        return rows

    first = outbox("first", 7)
    assert first == outbox("again", 7)
    assert first != outbox("other", 8)


def test_a_technician_who_signed_in_gets_the_day_and_keeps_the_name(tmp_path: Path) -> None:
    world = empty_world(tmp_path)
    me = world.add(Person(id=world.ids(), name="钱一鸣", name_en="Qian Yiming", roles="technician"))
    world.store.actor_id = me.id
    facts = fill(world, language="zh_CN", jobs=FEW)
    mine = world.find(Person, me.id)
    assert facts.technician_id == me.id
    assert (mine.name, bool(mine.van_location_id)) == ("钱一鸣", True)
    assert world.store.actor_id == me.id
    assert check(world.store) == []
    world.store.close()


@pytest.mark.parametrize("asked", [1, 3, 8])
def test_a_cancelled_fill_leaves_nothing(tmp_path: Path, asked: int) -> None:
    world = empty_world(tmp_path)
    questions = iter(range(1_000))
    with pytest.raises(UserError) as caught:
        fill(world, jobs=FEW, cancelled=lambda: next(questions) >= asked - 1)
    assert caught.value.code == "demo.cancelled"
    tables = ("customer", "part", "work_order", "person", "stock_on_hand")
    assert [world.read().rows(f"SELECT count(*) FROM {table}")[0][0] for table in tables] == [0] * 5
    assert list(world.context.blobs.iter()) == []
    world.store.close()


def test_a_profile_with_data_is_refused(filled: Filled) -> None:
    with pytest.raises(UserError) as caught:
        fill(filled.world)
    assert caught.value.code == "demo.not_empty"


def test_progress_goes_up_to_the_end(tmp_path: Path) -> None:
    world = empty_world(tmp_path)
    told: list[tuple[int, int]] = []
    fill(world, jobs=FEW, progress=lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert told[-1] == (100, 100)
    world.store.close()


def test_the_warehouse_has_a_day_to_work_through(filled: Filled) -> None:
    """Papers in every stage, all figures by the program's own reckoning."""
    context = filled.world.context
    services = Services(context)
    now, zone = context.now(), context.zone
    shown = services.picking.view(filled.rows("SELECT id FROM pick_list WHERE status = 'open'")[0][0])
    states = [line.line.status for line in shown.lines]
    assert states.count("done") == 2 and states.count("open") == 2
    sent = services.shipping.waiting_for_me(filled.facts.technician_id)
    assert len(sent) == 1 and sent[0].shipment.work_order_id == filled.facts.waiting_work_order_id
    due = now.astimezone(zone).date().isoformat()
    orders = filled.rows(
        "SELECT count(*) FROM purchase_order o JOIN purchase_line l ON l.purchase_order_id = o.id"
        f" WHERE o.status = 'ordered' AND o.expected_on = '{due}' GROUP BY o.id"
    )
    assert orders == [(5,)]
    assert len(filled.rows("SELECT 1 FROM part_request WHERE status = 'open'")) >= 5
    assert services.picking.waves()
    count_id = filled.rows("SELECT id FROM stock_count WHERE status = 'open'")[0][0]
    (counted,) = services.counting.bins(count_id)
    assert 0 < counted.entered < counted.keys
    assert filled.count("supplier") == 7 and filled.count("supplier_part") > 1_500
    assert services.old_parts.overdue_count().n >= 3
    kinds = {fault.kind for fault in faults(context.store.read().where(Supersession, archived=False))}
    assert kinds == {"dangling"}
    values = filled.rows("SELECT count(*) FROM stock_level WHERE bin_id IS NOT NULL")
    assert values[0][0] > 200
    walks = [row[0] for row in filled.rows("SELECT walk FROM stock_location WHERE kind = 'bin' ORDER BY code")]
    assert walks == sorted(walks) and len(set(walks)) == len(walks)
    keeper = context.store.read().get(Person, filled.facts.keeper_id)
    assert keeper.roles == "warehouse"

"""The sync centre: every intent has words, every refusal a reason and a next step; answers do what they say."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from fieldservice.domain.records import ChecklistTemplate, Customer, StockMove, WorkOrder
from fieldservice.domain.refusals import REFUSALS, sentence
from fieldservice.errors import UserError
from fieldservice.i18n import set_language
from fieldservice.services.intent_words import INTENTS, LOCAL_ONLY, intent_words
from fieldservice.services.refusal_words import refusal_words, what_to_do
from fieldservice.services.subjects import subjects
from fieldservice.store.check import check
from fieldservice.store.outbox import DELIVERED, DISCARDED, PARKED, WAITING
from tests.services.conftest import World
from tests.services.field import Job, make_job
from tests.services.meeting import answer, refuse

ROOT = Path(__file__).resolve().parents[2]
VERBS = {"begin", "_move", "_finish", "_change", "changed_fields", "_set_archived", "_add"}
INTENT = re.compile(r"[a-z]+(_[a-z]+)*\.[a-z_]+[a-z]")


def intents_in(tree: ast.Module) -> Iterator[str]:
    """The intents that a module writes: the first texts of verbs, and `intent = ...` of loaders."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            texts = [c for a in node.args[:2] for c in ast.walk(a)] if name in VERBS else []
        elif isinstance(node, ast.Assign) and any(getattr(t, "id", "") == "intent" for t in node.targets):
            texts = [node.value]
        else:
            continue
        for text in texts:
            if isinstance(text, ast.Constant) and isinstance(text.value, str) and INTENT.fullmatch(text.value):
                yield text.value


@cache
def written_intents() -> set[str]:
    found: set[str] = set()
    for folder in ("fieldservice/services", "fieldservice/exchange", "fieldservice/demo_data", "ui"):
        for path in (ROOT / folder).rglob("*.py"):
            found.update(intents_in(ast.parse(path.read_text(encoding="utf-8"))))
    return found | {f"visit.signature_{outcome}" for outcome in ("signed", "absent", "declined")}


@pytest.fixture
def job(world: World) -> Job:
    return make_job(world)


def test_every_intent_that_the_program_writes_has_words() -> None:
    written = written_intents() - LOCAL_ONLY
    assert len(written) > 100
    assert written - INTENTS.keys() == set()


def test_no_words_are_kept_for_intents_that_nobody_writes() -> None:
    assert INTENTS.keys() - written_intents() == set()


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_a_change_is_told_as_what_somebody_did(job: Job, language: str) -> None:
    set_language(language)
    job.go()
    newest = job.services.sync_center.changes("waiting")[0]
    number = job.order().number
    assert newest.intent == "visit.arrive" and newest.by == ("周立峰" if language == "zh_CN" else "Zhou Lifeng")
    expected = f"{number} 永盛纺织：到达现场" if language == "zh_CN" else f"{number} Yongsheng Textile: Arrived on site"
    assert newest.sentence == expected


def test_a_checklist_of_the_program_goes_by_its_name_in_the_language(job: Job) -> None:
    reader = job.world.store.read()
    template = next(each for each in reader.where(ChecklistTemplate) if each.name_en)
    ref = ("checklist_template", template.id)
    set_language("en")
    assert subjects(reader, [ref])[ref].name == template.name_en
    set_language("zh_CN")
    assert subjects(reader, [ref])[ref].name == template.name


def test_every_waiting_change_names_what_it_is_about(job: Job) -> None:
    job.start()
    job.services.part_usage.use_part(job.work_order_id, job.part.id)
    told = job.services.sync_center.changes("waiting")
    nameless = [change.intent for change in told if change.subject is None or not change.subject.label]
    assert [intent for intent in nameless if intent != "checklist.install_templates"] == []


def test_an_intent_of_another_version_is_still_told() -> None:
    assert "version" in intent_words("robot.dance")


@pytest.mark.parametrize("code", [*REFUSALS, "hub.something_new", ""])
def test_every_refusal_has_the_hubs_reason_and_a_next_step(code: str) -> None:
    params = {"table": "note", "field": "text"}
    assert refusal_words("refused", code, params) == sentence(code, params)
    assert what_to_do("refused", code)


def test_how_things_stand_counts_what_waits_and_what_needs_a_person(job: Job) -> None:
    world, center = job.world, job.services.sync_center
    last = world.last_mid()
    assert center.standing().waiting == last and not center.standing().joined
    for mid in range(1, last):
        answer(world, mid, DELIVERED)
    refuse(world, last)
    standing = center.standing()
    assert (standing.waiting, standing.refused, standing.undecided) == (0, 1, 0)
    assert standing.delivered_today == last - 1 and standing.last_delivery == world.clock.now()


def test_delivered_changes_are_told_by_day(job: Job) -> None:
    world = job.world
    answer(world, 1, DELIVERED)
    world.clock.advance(days=1)
    answer(world, 2, DELIVERED)
    history = job.services.sync_center.history()
    assert [len(changes) for _day, changes in history] == [1, 1] and history[0][0] > history[1][0]


def test_the_parts_of_one_import_are_told_in_one_line(job: Job) -> None:
    world, center = job.world, job.services.sync_center
    before = len(center.changes("waiting"))
    for names in (("A", "B"), ("C",), ("D", "E", "F")):
        with world.store.begin("import.customers") as uow:
            for name in names:
                uow.add(Customer(id=world.ids(), name=name))
            uow.commit()
    first, *others = center.changes("waiting")
    assert (first.count, first.rows) == (3, 6) and "6" in first.what and len(others) == before
    last = world.last_mid()
    for mid in (last - 2, last - 1, last):
        answer(world, mid, DELIVERED)
    world.clock.advance(days=1)
    with world.store.begin("import.customers") as uow:
        uow.add(Customer(id=world.ids(), name="G"))
        uow.commit()
    answer(world, last + 1, DELIVERED)
    counts = [[change.count for change in changes] for _day, changes in center.history()]
    assert counts == [[1], [3]]


def test_letting_go_of_a_new_record_removes_it_with_what_waits_on_it(job: Job) -> None:
    world = job.world
    made = job.services.directory.add_customer(name="临时客户")
    first = world.last_mid()
    job.services.directory.add_contact(made.id, name="李四")
    refuse(world, first)
    answer(world, world.last_mid(), PARKED, because=first)
    assert len(job.services.sync_center.changes("refused")) == 2
    assert job.services.sync_center.let_go(first) == 2
    assert world.read().find(Customer, made.id) is None
    assert job.services.sync_center.changes("refused") == []
    assert [finding.sentence for finding in check(world.store)] == []


def test_letting_go_of_a_stock_move_corrects_the_sums(job: Job) -> None:
    job.start()
    before = job.in_van(job.part)
    job.services.part_usage.use_part(job.work_order_id, job.part.id)
    moves = len(job.world.read().where(StockMove))
    refuse(job.world, job.world.last_mid(), "hub.not_your_van")
    job.services.sync_center.let_go(job.world.last_mid())
    assert job.in_van(job.part) == before and len(job.world.read().where(StockMove)) == moves - 1
    assert [finding.sentence for finding in check(job.world.store)] == []


def test_offering_again_writes_the_change_anew_with_those_that_wait_with_it(job: Job) -> None:
    world = job.world
    made = job.services.directory.add_customer(name="临时客户")
    first = world.last_mid()
    job.services.directory.change_customer(made.id, phone="025-52100001")
    refuse(world, first)
    answer(world, first + 1, PARKED, because=first)
    assert job.services.sync_center.offer_again(first) == 2
    added, changed = world.outbox(first + 1)
    assert (added[0], changed[0]) == ("directory.add_customer", "directory.change_customer")
    assert added[1][0][:3] == ["i", "customer", made.id]
    assert changed[1] == [["u", "customer", made.id, {"phone": "025-52100001"}, {"phone": -(first + 2)}]]
    states = dict(world.read().rows("SELECT mid, state FROM mutation WHERE mid >= ?", (first,)))
    assert states == {first: DISCARDED, first + 1: DISCARDED, first + 2: WAITING, first + 3: WAITING}
    assert world.find(Customer, made.id).phone == "025-52100001"
    assert [finding.sentence for finding in check(world.store)] == []


def test_offering_again_where_the_hubs_value_came_back_is_a_new_change(job: Job) -> None:
    world = job.world
    job.services.work_orders.change(job.work_order_id, summary="新的")
    refused = world.last_mid()
    refuse(world, refused)
    with world.store.begin("test.pulled") as uow:  # the hub sent the row as it stands
        uow.execute(
            "UPDATE work_order SET summary = '原来的', field_bases = '{\"summary\":77}' WHERE id = ?",
            (job.work_order_id,),
        )
        uow.commit()
    job.services.sync_center.offer_again(refused)
    ((_intent, rows),) = world.outbox(refused)
    assert rows == [["u", "work_order", job.work_order_id, {"summary": "新的"}, {"summary": 77}]]
    assert world.find(WorkOrder, job.work_order_id).summary == "新的"


def test_a_change_that_was_answered_meanwhile_is_left_alone(job: Job) -> None:
    mid = job.world.last_mid()
    answer(job.world, mid, DELIVERED)
    with pytest.raises(UserError, match="not waiting"):
        job.services.sync_center.let_go(mid)
    with pytest.raises(UserError, match="not waiting"):
        job.services.sync_center.offer_again(mid)

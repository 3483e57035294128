"""What checklists on a work order promise."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from fieldservice.domain.checklist import Address
from fieldservice.domain.records import ChecklistAnswer, ChecklistTemplate, Product
from fieldservice.errors import UserError
from fieldservice.services.checklists import SHIPPED, ChecklistView
from fieldservice.services.work_orders import NewWorkOrder
from tests.domain.forms import field, form_source, group
from tests.services.conftest import World
from tests.services.field import Job, make_job

DISCHARGE = Address("discharge")


@pytest.fixture
def job(world: World) -> Job:
    """A booked repair."""
    return make_job(world)


def diagnosis(job: Job, work_order_id: str = "") -> ChecklistView:
    """The diagnosis checklist of the work order."""
    views = job.services.checklists.of_work_order(work_order_id or job.work_order_id)
    return next(view for view in views if view.template.purpose == "diagnosis")


def test_installing_twice_adds_nothing_and_gives_every_device_the_same_ids(job: Job) -> None:
    assert job.services.checklists.install_templates() == 0
    stored = job.world.read().where(ChecklistTemplate)
    assert len(stored) == len(list(SHIPPED.glob("*.json")))
    assert all(len(row.id) == 32 and row.id[12] == "7" for row in stored)
    assert len({row.id for row in stored}) == len(stored)


def test_a_new_version_is_added_beside_the_old_one_and_chosen_from_then_on(job: Job, tmp_path: Path) -> None:
    job.go()
    body = (SHIPPED / "compressor_over_temperature.json").read_text(encoding="utf-8")
    (tmp_path / "new.json").write_text(body.replace('"version": 7', '"version": 8'), encoding="utf-8")
    assert job.services.checklists.install_templates(tmp_path) == 1
    assert diagnosis(job).template.version == 7
    suiting = [choice.template for choice in job.services.checklists.templates(job.work_order_id) if choice.suits]
    assert [(t.code, t.version) for t in suiting if t.fault_words] == [("compressor_over_temperature", 8)]


def test_arriving_chooses_the_safety_check_and_the_diagnosis_of_this_model(job: Job) -> None:
    job.go()
    codes = [view.template.code for view in job.services.checklists.of_work_order(job.work_order_id)]
    assert codes == ["safety_confirmation", "compressor_over_temperature"]


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ({"summary": "加载不上，储气罐掉压"}, "compressor_not_loading"),
        ({"summary": "Does not load, receiver pressure drops"}, "compressor_not_loading"),
        ({"summary": "Trips on high discharge temperature"}, "compressor_over_temperature"),
        ({"summary": "停机", "description": "面板报排气高温。"}, "compressor_over_temperature"),
        ({"summary": "高温", "problem_code": "P11"}, "compressor_general"),
        ({"summary": "主机异响，振动大"}, "compressor_general"),
        ({"summary": "低压报警停机"}, "compressor_general"),
    ],
)
def test_arriving_chooses_the_checklist_by_model_and_fault(job: Job, fault: dict[str, str], code: str) -> None:
    job.services.work_orders.change(job.work_order_id, **fault)
    job.go()
    codes = [view.template.code for view in job.services.checklists.of_work_order(job.work_order_id)]
    assert codes == ["safety_confirmation", code]


def test_of_lists_bound_to_nothing_none_is_chosen_and_all_are_offered(job: Job) -> None:
    assert job.asset.product_id is not None
    with job.world.store.begin("test") as uow:
        uow.change(Product, job.asset.product_id, model="KX-1")
        uow.commit()
    job.go()
    codes = [view.template.code for view in job.services.checklists.of_work_order(job.work_order_id)]
    assert codes == ["safety_confirmation"]
    offered = {choice.template.code: choice.suits for choice in job.services.checklists.templates(job.work_order_id)}
    assert offered["appliance_repair"] and not offered["compressor_over_temperature"]


def test_arriving_again_adds_nothing_twice_and_brings_nothing_removed_back(job: Job) -> None:
    job.go()
    job.services.checklists.remove(diagnosis(job).checklist.id)
    job.services.visits.go_back(job.booking_id)
    job.services.visits.arrive(job.booking_id)
    codes = [view.template.code for view in job.services.checklists.of_work_order(job.work_order_id)]
    assert codes == ["safety_confirmation"]


def test_maintenance_gets_the_maintenance_checklist(job: Job) -> None:
    order = job.services.work_orders.create(
        NewWorkOrder(asset_id=job.asset.id, job_type="maintenance", summary="4000 小时保养")
    )
    start = job.booking().ends_at
    booked = job.services.bookings.book(order.id, job.technician.id, start, start.replace(hour=23), accepted=True)
    job.services.visits.arrive(booked.booking.id)
    codes = [view.template.code for view in job.services.checklists.of_work_order(order.id)]
    assert codes == ["safety_confirmation", "maintenance_4000h"]


def test_an_answer_is_stored_when_answer_returns(job: Job) -> None:
    job.go()
    view = diagnosis(job)
    answered = job.services.checklists.answer(view.checklist.id, DISCHARGE, "109", note="满载 10 分钟")
    assert (answered.event.value, answered.event.verdict) == (Decimal("109"), "fail")
    row = job.world.reopen().read().where(ChecklistAnswer)[-1]
    assert (row.value, row.verdict, row.note, row.by_id) == ("109", "fail", "满载 10 分钟", job.technician.id)


def test_an_answer_that_cannot_be_is_refused_and_nothing_is_stored(job: Job) -> None:
    job.go()
    with pytest.raises(UserError):
        job.services.checklists.answer(diagnosis(job).checklist.id, DISCHARGE, "hot")
    assert job.world.read().where(ChecklistAnswer) == []


def test_answering_again_keeps_what_was_answered_before(job: Job) -> None:
    job.go()
    view = diagnosis(job)
    for value in ("109", "108"):
        job.services.checklists.answer(view.checklist.id, DISCHARGE, value)
    assert diagnosis(job).state.cell(DISCHARGE).value == Decimal("108")
    history = job.services.checklists.history(view.checklist.id, DISCHARGE)
    assert [event.value for event in history] == [Decimal("109"), Decimal("108")]


def test_an_answer_taken_back_is_open_again(job: Job) -> None:
    job.go()
    view = diagnosis(job)
    job.services.checklists.answer(view.checklist.id, DISCHARGE, "109")
    job.services.checklists.take_back(view.checklist.id, DISCHARGE)
    assert not diagnosis(job).state.cell(DISCHARGE).answered


def test_the_booked_technicians_answer_counts_and_the_others_stay_visible(job: Job) -> None:
    job.go()
    view = diagnosis(job)
    job.services.checklists.answer(view.checklist.id, DISCHARGE, "109")
    colleague = job.world.add(type(job.technician)(id=job.world.ids(), name="孙志远"))
    job.world.store.actor_id = colleague.id
    job.world.clock.advance(minutes=5)
    job.services.checklists.answer(view.checklist.id, DISCHARGE, "90")
    seen = diagnosis(job)
    assert seen.state.cell(DISCHARGE).value == Decimal("109")
    assert [(event.value, event.by) for event in seen.others[DISCHARGE]] == [(Decimal("90"), colleague.id)]


def test_a_note_changes_nothing_but_the_note(job: Job) -> None:
    job.go()
    view = diagnosis(job)
    job.services.checklists.answer(view.checklist.id, DISCHARGE, "109")
    job.services.checklists.annotate(view.checklist.id, DISCHARGE, "复测一致")
    cell = diagnosis(job).state.cell(DISCHARGE)
    assert (cell.value, cell.note) == (Decimal("109"), "复测一致")


def test_last_times_value_on_the_same_machine_is_shown(job: Job) -> None:
    job.go()
    job.services.checklists.answer(diagnosis(job).checklist.id, DISCHARGE, "88")
    again = job.services.work_orders.create(NewWorkOrder(asset_id=job.asset.id, summary="又停机"))
    template = diagnosis(job).checklist.template_id
    job.services.checklists.add(again.id, template)
    last = diagnosis(job, again.id).last[DISCHARGE]
    assert (last.value, last.verdict) == (Decimal("88"), "pass")
    assert DISCHARGE not in diagnosis(job).last


def test_last_times_values_of_rounds_go_to_the_same_round_whatever_its_number_was(job: Job) -> None:
    source = form_source(
        group("pump", field("litres", "number"), group("seal", field("wear"), repeat={}), repeat={"least": 1})
    )
    template = ChecklistTemplate(id=job.world.ids(), code="test", name="p", name_en="p", body=source)
    with job.world.store.begin("template.publish") as uow:
        uow.add(template)
        uow.commit()
    checklists, orders = job.services.checklists, job.services.work_orders

    def with_three(values: list[str], summary: str) -> ChecklistView:
        order = orders.create(NewWorkOrder(asset_id=job.asset.id, summary=summary))
        made = checklists.add(order.id, template.id).id
        paths = [(0,), *(checklists.add_round(made, "pump").event.address.path for _ in range(2))]
        seal = checklists.add_round(made, "seal", paths[2]).event.address.path
        for path, value in zip(paths, values, strict=False):
            checklists.answer(made, Address("litres", path), value)
        if values:
            checklists.answer(made, Address("wear", seal), "none")
            checklists.remove_round(made, "pump", paths[1])
        return checklists.open(made)

    with_three(["1", "2", "3"], "先")
    now = with_three([], "后")
    first, second, third = now.state.rounds("pump")
    last = {path: now.last_time(Address("litres", (path,))) for path in (first, second, third)}
    assert {path: found and found.value for path, found in last.items()} == {first: 1, second: 3, third: None}
    (seal,) = now.state.rounds("seal", (third,))
    assert now.last_time(Address("wear", (third, seal))) is None
    added = checklists.add_round(now.checklist.id, "seal", (second,)).event.address.path
    found = checklists.open(now.checklist.id).last_time(Address("wear", added))
    assert found is not None and found.value == "none"


def test_a_checklist_is_on_a_work_order_once_before_and_once_after(job: Job) -> None:
    job.go()
    template = diagnosis(job).checklist.template_id
    with pytest.raises(UserError) as error:
        job.services.checklists.add(job.work_order_id, template)
    assert error.value.code == "visit.checklist_there"
    assert job.services.checklists.add(job.work_order_id, template, "after").stage == "after"


def test_removing_a_checklist_keeps_its_answers_for_when_it_comes_back(job: Job) -> None:
    job.go()
    view = diagnosis(job)
    job.services.checklists.answer(view.checklist.id, DISCHARGE, "109")
    job.services.checklists.remove(view.checklist.id)
    with pytest.raises(UserError) as error:
        job.services.checklists.answer(view.checklist.id, DISCHARGE, "90")
    assert error.value.code == "visit.checklist_removed"
    job.services.checklists.restore(view.checklist.id)
    assert diagnosis(job).state.cell(DISCHARGE).value == Decimal("109")


def test_a_finished_work_order_takes_no_answers(job: Job) -> None:
    job.go()
    view = diagnosis(job)
    job.services.visits.go_back(job.booking_id)
    job.services.visits.go_back(job.booking_id)
    job.services.work_orders.complete(job.work_order_id)
    with pytest.raises(UserError) as error:
        job.services.checklists.answer(view.checklist.id, DISCHARGE, "90")
    assert error.value.code == "work_order.finished"

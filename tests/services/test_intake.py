from __future__ import annotations

import threading
from datetime import timedelta

import pytest

from fieldservice.domain.numbers import check_number
from fieldservice.domain.records import Asset, Booking, Contact, Customer, Note, ServiceRequest, StatusEvent, WorkOrder
from fieldservice.errors import UserError
from fieldservice.services.completeness import completeness_of_request
from fieldservice.services.intake import Intake, NewAsset, NewContact, NewCustomer, RequestDraft, RequestFilter
from tests.services.conftest import World
from tests.services.desk import make_mill

FAULT = "早上开机半小时报警停机。面板显示排气温度 109 度"


@pytest.fixture
def intake(world: World) -> Intake:
    return Intake(world.context)


def test_a_request_keeps_what_was_said_when_by_whom_and_its_number_is_final(world: World, intake: Intake) -> None:
    mill = make_mill(world)
    taken = intake.take_request(RequestDraft(asset_id=mill.asset.id, contact_id=mill.contact.id, fault=FAULT))
    stored = world.find(ServiceRequest, taken.id)
    assert stored == taken
    assert check_number(stored.number) and stored.number.startswith("SR-")
    assert (stored.fault, stored.status) == (FAULT, "new")
    assert (stored.received_at, stored.received_by_id) == (world.clock.now(), world.store.actor_id)


def test_a_chosen_machine_and_contact_bring_customer_site_name_and_phone(world: World, intake: Intake) -> None:
    mill = make_mill(world)
    taken = intake.take_request(RequestDraft(asset_id=mill.asset.id, contact_id=mill.contact.id, fault=FAULT))
    assert (taken.customer_id, taken.site_id) == (mill.customer.id, mill.site.id)
    assert (taken.caller_name, taken.caller_phone) == ("王建国", "138 0000 4471")


def test_a_request_without_a_fault_is_refused_and_takes_no_number(world: World, intake: Intake) -> None:
    with pytest.raises(UserError) as refused:
        intake.take_request(RequestDraft(fault="  \n"))
    assert refused.value.code == "intake.no_fault"
    assert intake.take_request(RequestDraft(fault="x")).number == "SR-200001-2"


def test_a_phone_number_that_is_too_short_is_refused_with_what_is_missing(world: World, intake: Intake) -> None:
    with pytest.raises(UserError) as refused:
        intake.take_request(RequestDraft(fault="x", caller_phone="025-5210"))
    assert refused.value.code == "directory.phone_short"
    assert refused.value.params == {"count": 3}


def test_a_request_from_the_future_is_refused(world: World, intake: Intake) -> None:
    with pytest.raises(UserError, match="future"):
        intake.take_request(RequestDraft(fault="x", received_at=world.clock.now() + timedelta(minutes=1)))


def test_take_and_qualify_leaves_a_work_order_ready_for_dispatch(world: World, intake: Intake) -> None:
    mill = make_mill(world)
    taken = intake.take_and_qualify(
        RequestDraft(asset_id=mill.asset.id, fault=FAULT, priority="emergency", request_type="maintenance")
    )
    order = world.find(WorkOrder, taken.work_order.id)
    assert taken.work_order == order
    assert (order.status, order.state, order.priority, order.job_type) == (
        "qualified",
        "qualified",
        "emergency",
        "maintenance",
    )
    assert order.summary == "早上开机半小时报警停机" and order.description == FAULT
    assert (order.customer_id, order.product_id, order.request_id) == (
        mill.customer.id,
        mill.product.id,
        taken.request.id,
    )
    assert order.entitlement == "in_warranty"
    assert world.find(ServiceRequest, taken.request.id).status == "accepted"


def test_take_and_qualify_keeps_nothing_when_the_work_order_cannot_be_made(world: World, intake: Intake) -> None:
    with pytest.raises(UserError) as refused:
        intake.take_and_qualify(RequestDraft(fault=FAULT))
    assert refused.value.code == "status.no_customer"
    assert world.read().where(ServiceRequest) == []
    assert world.notices == []


def test_one_verb_is_one_mutation_and_one_notice_with_its_initiator(world: World, intake: Intake) -> None:
    mill = make_mill(world)
    before, screen = world.last_mid(), object()
    taken = intake.take_and_qualify(RequestDraft(asset_id=mill.asset.id, fault=FAULT), initiator=screen)
    [(intent, rows)] = world.outbox(before)
    assert intent == "intake.take_and_qualify"
    assert {row[1] for row in rows} == {"service_request", "work_order", "status_event"}
    [notice] = world.notices
    assert notice.initiator is screen
    assert notice.touches_row("service_request", taken.request.id)
    assert notice.touches_row("work_order", taken.work_order.id)


def test_derived_state_is_never_captured(world: World, intake: Intake) -> None:
    mill = make_mill(world)
    before = world.last_mid()
    intake.take_and_qualify(RequestDraft(asset_id=mill.asset.id, fault=FAULT))
    fields = {name for _, rows in world.outbox(before) for row in rows for name in row[3]}
    assert fields.isdisjoint({"state", "technician_id", "starts_at"})


def test_an_unknown_customer_contact_and_machine_are_made_with_the_request(world: World, intake: Intake) -> None:
    taken = intake.take_and_qualify(
        RequestDraft(
            fault=FAULT,
            new_customer=NewCustomer("苏州宏达机械", phone="0512-68001234"),
            new_contact=NewContact("李工", phone="13912345678"),
            new_asset=NewAsset(serial="X-1"),
        )
    )
    customer = world.find(Customer, taken.request.customer_id or "")
    asset = world.find(Asset, taken.request.asset_id or "")
    contact = world.find(Contact, taken.request.contact_id or "")
    assert check_number(customer.number) and customer.created_at == world.clock.now()
    assert asset.customer_id == contact.customer_id == customer.id
    assert contact.is_main and taken.request.caller_phone == "13912345678"


def test_a_new_machine_without_a_customer_is_refused(intake: Intake) -> None:
    with pytest.raises(UserError) as refused:
        intake.take_request(RequestDraft(fault="x", new_asset=NewAsset(serial="1")))
    assert refused.value.code == "intake.no_customer"


def test_a_known_request_can_be_accepted_later(world: World, intake: Intake) -> None:
    mill = make_mill(world)
    request = intake.take_request(RequestDraft(asset_id=mill.asset.id, fault=FAULT))
    taken = intake.accept(request.id, job_kind="remote")
    assert (taken.work_order.job_kind, taken.request.status) == ("remote", "accepted")
    with pytest.raises(UserError):
        intake.accept(request.id)


def test_an_acceptance_taken_back_cancels_its_work_order_and_the_request_is_new(world: World, intake: Intake) -> None:
    mill = make_mill(world)
    taken = intake.take_and_qualify(RequestDraft(asset_id=mill.asset.id, fault=FAULT))
    with pytest.raises(UserError) as refused:
        intake.reopen(taken.request.id, "mistake")
    assert refused.value.code == "intake.has_order"
    with pytest.raises(UserError):
        intake.take_back(taken.request.id, " ")
    assert world.find(WorkOrder, taken.work_order.id).status == "qualified"
    assert intake.take_back(taken.request.id, "误操作").status == "new"
    order = world.find(WorkOrder, taken.work_order.id)
    assert (order.status, order.closing_reason) == ("cancelled", "误操作")
    again = intake.accept(taken.request.id)
    assert again.work_order.number != order.number
    assert intake.take_back(taken.request.id, "又错").status == "new"
    assert world.find(WorkOrder, order.id).closing_reason == "误操作"


def test_an_acceptance_is_not_taken_back_once_a_visit_is_planned(world: World, intake: Intake) -> None:
    mill = make_mill(world)
    taken = intake.take_and_qualify(RequestDraft(asset_id=mill.asset.id, fault=FAULT))
    start = world.clock.now()
    world.add(Booking(id=world.ids(), work_order_id=taken.work_order.id, starts_at=start, ends_at=start))
    with pytest.raises(UserError) as refused:
        intake.take_back(taken.request.id, "误操作")
    assert refused.value.code == "intake.work_begun"
    assert world.find(ServiceRequest, taken.request.id).status == "accepted"


def test_a_remote_answer_closes_the_request_and_can_be_taken_back_with_a_reason(world: World, intake: Intake) -> None:
    request = intake.take_request(RequestDraft(fault=FAULT))
    with pytest.raises(UserError) as refused:
        intake.answer_remotely(request.id, " ")
    assert refused.value.code == "status.no_answer"
    assert intake.answer_remotely(request.id, "复位按钮按住三秒").answer == "复位按钮按住三秒"
    with pytest.raises(UserError):
        intake.reopen(request.id)
    assert intake.reopen(request.id, "又报警了").status == "new"
    events = world.read().where(StatusEvent, subject_id=request.id)
    assert [(e.before, e.after, e.reason) for e in events] == [
        ("", "new", ""),
        ("new", "answered", ""),
        ("answered", "new", "又报警了"),
    ]


def test_merging_puts_the_callers_words_into_the_open_work_order(world: World, intake: Intake) -> None:
    mill = make_mill(world)
    order = intake.take_and_qualify(RequestDraft(asset_id=mill.asset.id, fault=FAULT)).work_order
    merged = intake.take_and_merge(RequestDraft(asset_id=mill.asset.id, fault="又停了"), order.id)
    assert (merged.status, merged.merged_into_id) == ("merged", order.id)
    [note] = world.read().where(Note, work_order_id=order.id)
    assert (note.text, note.request_id) == ("又停了", merged.id)
    back = intake.reopen(merged.id)
    assert (back.status, back.merged_into_id) == ("new", None)


def test_a_request_does_not_merge_into_a_finished_work_order(world: World, intake: Intake) -> None:
    order = world.add(WorkOrder(id=world.ids(), number="WO-1", status="completed"))
    request = intake.take_request(RequestDraft(fault="x"))
    with pytest.raises(UserError) as refused:
        intake.merge_into(request.id, order.id)
    assert refused.value.code == "intake.merge_finished"


def test_cancelling_needs_a_reason(intake: Intake) -> None:
    request = intake.take_request(RequestDraft(fault="x"))
    with pytest.raises(UserError):
        intake.cancel(request.id, "")
    assert intake.cancel(request.id, "打错了").status == "cancelled"


def test_a_request_is_corrected_until_it_is_taken_up(world: World, intake: Intake) -> None:
    mill = make_mill(world)
    request = intake.take_request(RequestDraft(fault="x"))
    draft = intake.draft_of(request)
    intake.change(request.id, RequestDraft(fault="y", asset_id=mill.asset.id))
    changed = world.find(ServiceRequest, request.id)
    assert (changed.fault, changed.customer_id, changed.received_at) == ("y", mill.customer.id, request.received_at)
    intake.change(request.id, draft)
    assert world.find(ServiceRequest, request.id) == request
    intake.cancel(request.id, "z")
    with pytest.raises(UserError) as refused:
        intake.change(request.id, draft)
    assert refused.value.code == "intake.closed"


def test_completeness_names_what_is_missing_and_is_measured_over_stored_records(world: World, intake: Intake) -> None:
    mill = make_mill(world)
    draft = RequestDraft(asset_id=mill.asset.id, contact_id=mill.contact.id, fault=FAULT)
    found = intake.completeness(draft)
    assert (found.missing, found.can_qualify) == (("wanted", "can_stop"), True)
    assert intake.completeness(RequestDraft()).can_qualify is False
    whole = RequestDraft(
        asset_id=mill.asset.id, contact_id=mill.contact.id, fault=FAULT, can_stop="yes", wanted_at=world.clock.now()
    )
    assert intake.completeness(whole).missing == ()
    assert completeness_of_request(intake.take_request(whole)).missing == ()
    assert completeness_of_request(intake.take_request(draft)).missing == ("wanted", "can_stop")
    now = world.clock.now()
    assert intake.complete_rate(now, now + timedelta(days=1)) == (1, 2)
    assert intake.complete_rate(now + timedelta(days=1), now + timedelta(days=2)) == (0, 0)


def test_the_list_shows_the_newest_first_and_filters(world: World, intake: Intake) -> None:
    mill = make_mill(world)
    first = intake.take_request(RequestDraft(asset_id=mill.asset.id, fault="漏油", channel="phone"))
    world.clock.advance(minutes=5)
    second = intake.take_and_qualify(RequestDraft(asset_id=mill.asset.id, fault="异响", channel="chat"))

    def shown(**wanted: object) -> list[str]:
        return [r.number for r in intake.requests.rows(intake.requests.chunk(RequestFilter(**wanted)).rids)]  # type: ignore[arg-type]

    assert shown() == [second.request.number, first.number]
    assert shown(statuses=frozenset({"new"})) == [first.number]
    assert shown(channels=frozenset({"chat"})) == [second.request.number]
    assert shown(text="漏油") == [first.number]
    assert shown(text="永盛", customer_id=mill.customer.id) == [second.request.number, first.number]
    assert shown(asset_id=mill.other_asset.id) == []
    row = intake.requests.rows(intake.requests.chunk(RequestFilter()).rids)[0]
    assert (row.customer_name, row.model, row.work_order_number) == (
        "江宁永盛纺织有限公司",
        "HC-75V",
        second.work_order.number,
    )
    assert intake.requests.rid_of(first.id) is not None


def test_the_page_of_a_request_shows_whom_it_concerns_and_what_may_become_of_it(world: World, intake: Intake) -> None:
    mill = make_mill(world)
    request = intake.take_request(RequestDraft(asset_id=mill.asset.id, fault=FAULT, note="先打电话"))
    detail = intake.detail(request.id)
    assert (detail.customer, detail.asset, detail.product) == (mill.customer, mill.asset, mill.product)
    assert detail.entitlement is not None and detail.entitlement.kind == "in_warranty"
    assert [note.text for note in detail.notes] == ["先打电话"]
    assert set(detail.next_statuses) == {"accepted", "answered", "merged", "cancelled"}
    assert detail.events[0].by == world.context.actor()


def test_two_agents_taking_requests_at_once_lose_nothing_and_share_no_number(world: World, intake: Intake) -> None:
    def take() -> None:
        for n in range(10):
            intake.take_request(RequestDraft(fault=f"故障 {n}"))
        world.store.database.close()

    agents = [threading.Thread(target=take) for _ in range(2)]
    for agent in agents:
        agent.start()
    for agent in agents:
        agent.join()
    numbers = [request.number for request in world.read().where(ServiceRequest)]
    assert len(numbers) == len(set(numbers)) == 20

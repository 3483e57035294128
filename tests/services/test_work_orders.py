"""What work orders, their lists and their bookings promise."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from fieldservice.domain.records import Booking, Customer, StatusEvent, WorkOrder
from fieldservice.errors import UserError
from fieldservice.services.work_order_lists import VIEWS, WorkOrderFilter, WorkOrderLists
from fieldservice.services.work_orders import NewWorkOrder
from tests.services.conftest import MONDAY_MORNING, World
from tests.services.field import Job, make_job


@pytest.fixture
def job(world: World) -> Iterator[Job]:
    """A booked repair."""
    yield make_job(world)


def codes(error: pytest.ExceptionInfo[UserError]) -> str:
    """The code of what was raised."""
    return error.value.code


def test_a_new_work_order_has_its_final_number_and_takes_customer_and_model_from_the_machine(job: Job) -> None:
    order = job.order()
    assert order.number.startswith("WO-")
    assert (order.customer_id, order.product_id) == (job.customer.id, job.asset.product_id)


def test_booking_a_draft_qualifies_it_and_decides_who_pays(job: Job) -> None:
    order = job.order()
    assert (order.status, order.state, order.entitlement) == ("qualified", "scheduled", "in_warranty")
    assert order.technician_id == job.technician.id


def test_a_draft_without_customer_cannot_be_qualified(job: Job) -> None:
    draft = job.services.work_orders.create(NewWorkOrder(summary="异响"))
    with pytest.raises(UserError) as error:
        job.services.work_orders.qualify(draft.id)
    assert codes(error) == "status.no_customer"
    assert job.world.find(WorkOrder, draft.id).status == "draft"


def test_every_change_of_status_is_recorded_with_who_and_why(job: Job) -> None:
    job.services.work_orders.wait_for(job.work_order_id, "parts", "等阀芯")
    event = job.world.read().where(StatusEvent, subject_id=job.work_order_id)[-1]
    assert (event.before, event.after, event.reason, event.by_id) == (
        "qualified",
        "waiting_parts",
        "等阀芯",
        job.technician.id,
    )


def test_qualifying_and_accepting_are_taken_back_with_a_trace(job: Job) -> None:
    services = job.services
    services.bookings.accept(job.booking_id)
    with pytest.raises(UserError) as refused:
        services.work_orders.unqualify(job.work_order_id)
    assert refused.value.code == "status.booked"
    assert services.bookings.take_back(job.booking_id).status == "proposed"
    services.bookings.cancel(job.booking_id)
    assert services.work_orders.unqualify(job.work_order_id).status == "draft"
    assert services.work_orders.qualify(job.work_order_id).status == "qualified"
    events = [(e.before, e.after) for e in job.world.read().where(StatusEvent, subject_id=job.work_order_id)]
    assert events[-2:] == [("qualified", "draft"), ("draft", "qualified")]


def test_waiting_shows_over_a_planned_visit_until_work_goes_on(job: Job) -> None:
    job.services.work_orders.wait_for(job.work_order_id, "customer")
    assert job.order().state == "waiting_customer"
    job.services.work_orders.resume(job.work_order_id)
    assert job.order().state == "scheduled"


def test_cancelling_needs_a_reason_and_calls_off_the_visits_ahead(job: Job) -> None:
    with pytest.raises(UserError) as error:
        job.services.work_orders.cancel(job.work_order_id, "  ")
    assert codes(error) == "status.no_reason"
    job.services.work_orders.cancel(job.work_order_id, "客户自行修复")
    assert (job.order().state, job.booking().status) == ("cancelled", "cancelled")


def test_a_finished_work_order_is_changed_only_after_reopening_with_a_reason(job: Job) -> None:
    job.services.work_orders.close_incomplete(job.work_order_id, "客户停产")
    with pytest.raises(UserError) as error:
        job.services.work_orders.change(job.work_order_id, cause="不明")
    assert codes(error) == "work_order.finished"
    job.services.work_orders.reopen(job.work_order_id, "复产")
    job.services.work_orders.change(job.work_order_id, cause="阀芯卡滞")
    assert (job.order().cause, job.order().finished_at) == ("阀芯卡滞", None)


def test_a_change_returns_its_own_inverse(job: Job) -> None:
    before = job.services.work_orders.change(job.work_order_id, cause="阀芯卡滞", running_hours=11_420)
    job.services.work_orders.change(job.work_order_id, **before)
    assert (job.order().cause, job.order().running_hours) == ("", 11_000)


def test_completing_teaches_the_machine_its_hours_and_firmware(job: Job) -> None:
    job.services.work_orders.change(job.work_order_id, running_hours=11_420, firmware_after="2.1")
    job.services.work_orders.complete(job.work_order_id)
    asset = job.world.find(type(job.asset), job.asset.id)
    assert (asset.running_hours, asset.firmware) == (11_420, "2.1")


def test_review_and_archive_follow_completion_in_that_order(job: Job) -> None:
    work_orders = job.services.work_orders
    with pytest.raises(UserError):
        work_orders.archive(job.work_order_id)
    work_orders.complete(job.work_order_id)
    work_orders.review(job.work_order_id)
    work_orders.archive(job.work_order_id)
    assert job.order().state == "archived"


def test_a_person_may_decide_the_coverage_differently_but_says_why(job: Job) -> None:
    work_orders = job.services.work_orders
    with pytest.raises(UserError):
        work_orders.decide_entitlement(job.work_order_id, "out_of_warranty")
    work_orders.decide_entitlement(job.work_order_id, "out_of_warranty", "人为损坏")
    assert job.services.work_order_details.detail(job.work_order_id).entitlement_reason == "人为损坏"
    work_orders.decide_entitlement(job.work_order_id)
    assert job.order().entitlement == "in_warranty"


def test_tasks_stand_in_the_order_in_which_they_were_added_and_can_be_undone(job: Job) -> None:
    work_orders = job.services.work_orders
    first = work_orders.add_task(job.work_order_id, "清洗冷却器")
    work_orders.add_task(job.work_order_id, "换油滤")
    assert work_orders.set_task(first.id, "done") == "open"
    work_orders.set_task(first.id, "open")
    tasks = job.services.work_order_details.detail(job.work_order_id).tasks
    assert [(task.title, task.status, task.done_at) for task in tasks] == [
        ("清洗冷却器", "open", None),
        ("换油滤", "open", None),
    ]


def test_an_empty_note_is_refused(job: Job) -> None:
    with pytest.raises(UserError) as error:
        job.services.work_orders.add_note(job.work_order_id, " \n")
    assert codes(error) == "work_order.empty_note"


def test_a_double_booking_is_allowed_but_names_the_other_work_order(job: Job) -> None:
    other = job.services.work_orders.create(NewWorkOrder(customer_id=job.customer.id, summary="漏油"))
    start = MONDAY_MORNING + timedelta(hours=2)
    booked = job.services.bookings.book(other.id, job.technician.id, start, start + timedelta(hours=1))
    assert booked.overlaps == (job.order().number,)


def test_a_visit_moved_in_time_keeps_its_length_and_its_acceptance(job: Job) -> None:
    job.services.bookings.accept(job.booking_id)
    start = MONDAY_MORNING + timedelta(days=1)
    moved = job.services.bookings.rebook(job.booking_id, starts_at=start).booking
    assert (moved.ends_at, moved.status) == (start + timedelta(hours=2), "accepted")
    assert job.order().starts_at == start


def test_a_visit_given_to_somebody_else_has_to_be_accepted_anew(job: Job) -> None:
    job.services.bookings.accept(job.booking_id)
    colleague = job.world.add(type(job.technician)(id=job.world.ids(), name="孙志远", roles="technician"))
    moved = job.services.bookings.rebook(job.booking_id, technician_id=colleague.id).booking
    assert (moved.status, job.order().technician_id) == ("proposed", colleague.id)


def test_declining_needs_a_reason_and_leaves_the_work_order_to_be_planned_again(job: Job) -> None:
    with pytest.raises(UserError):
        job.services.bookings.decline(job.booking_id, "")
    job.services.bookings.decline(job.booking_id, "证书过期")
    assert (job.order().state, job.order().technician_id) == ("qualified", None)


def test_a_visit_that_ends_before_it_starts_is_refused(job: Job) -> None:
    with pytest.raises(UserError) as error:
        job.services.bookings.book(job.work_order_id, job.technician.id, MONDAY_MORNING, MONDAY_MORNING)
    assert codes(error) == "work_order.ends_before_start"


def add_orders(world: World, count: int, **fields: object) -> None:
    """Many work orders, a minute apart."""
    with world.store.begin("test.many") as uow:
        for index in range(count):
            values = {"status": "qualified", "opened_at": MONDAY_MORNING - timedelta(minutes=index), **fields}
            uow.add(WorkOrder(id=world.ids(), number=f"WO-{900_000 + index}-0", **values))
        uow.commit()


@pytest.mark.parametrize("sort", ["opened_at", "number", "due_at", "customer", "starts_at", "finished_at"])
@pytest.mark.parametrize("view", VIEWS)
def test_a_list_read_in_chunks_has_every_row_once(world: World, view: str, sort: str) -> None:
    customers = [Customer(id=world.ids(), name=name) for name in "甲乙"]
    world.add(*customers)
    for number, status in enumerate(("qualified", "waiting_parts", "completed", "cancelled")):
        due = MONDAY_MORNING if number % 2 else None
        add_orders(world, 130, status=status, due_at=due, customer_id=customers[number % 2].id)
    lists = _lists(world)
    rids = list(lists.all_rids(WorkOrderFilter(view=view, sort=sort)))
    expected = {"open": 260, "waiting": 130, "finished": 260, "all": 520, "today": 0, "mine": 0}[view]
    assert (len(rids), len(set(rids))) == (expected, expected)


def _lists(world: World) -> WorkOrderLists:
    return WorkOrderLists(world.context)


def test_the_first_chunk_is_small_and_the_next_begins_where_it_ended(world: World) -> None:
    add_orders(world, 450)
    lists = _lists(world)
    first = lists.chunk(WorkOrderFilter())
    second = lists.chunk(WorkOrderFilter(), first.next)
    assert (len(first.rids), len(second.rids), second.next) == (200, 250, None)
    opened = [row.opened_at for row in lists.rows([*first.rids, *second.rids])]
    assert opened == sorted(opened, reverse=True)


def test_rows_come_in_the_order_asked_for_and_gone_ones_are_left_out(world: World) -> None:
    add_orders(world, 3)
    assert [row.rid for row in _lists(world).rows([3, 99, 1])] == [3, 1]


def test_counts_stop_at_a_thousand(world: World) -> None:
    add_orders(world, 1_001)
    count = _lists(world).count(WorkOrderFilter())
    assert (count.n, count.more) == (1_000, True)


def test_a_row_shows_what_the_list_shows(job: Job) -> None:
    lists = job.services.work_order_lists
    row = lists.rows(lists.chunk(WorkOrderFilter(view="today")).rids)[0]
    assert (row.customer_short, row.product_model, row.asset_name) == ("永盛纺织", "HC-75V", "2 号机")
    assert (row.technician_name, row.state, row.summary) == ("周立峰", "scheduled", "排气高温 109 ℃ 停机")


@pytest.mark.parametrize("text", ["永盛", "23081147", "高温", "hc-75v"])
def test_a_list_finds_by_customer_serial_fault_and_model(job: Job, text: str) -> None:
    add_orders(job.world, 5)
    assert len(job.services.work_order_lists.chunk(WorkOrderFilter(text=text)).rids) == 1


def test_a_number_as_typed_on_a_phone_finds_its_work_order(job: Job) -> None:
    written = job.order().number.replace("-", "").lower()
    assert job.services.work_order_lists.find_number(f"FS1:{written}") == job.work_order_id
    assert len(job.services.work_order_lists.chunk(WorkOrderFilter(text=written)).rids) == 1


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (WorkOrderFilter(priorities=frozenset({"emergency"})), 1),
        (WorkOrderFilter(priorities=frozenset({"low"})), 0),
        (WorkOrderFilter(opened_from=date(2026, 5, 18), opened_until=date(2026, 5, 18)), 1),
        (WorkOrderFilter(opened_until=date(2026, 5, 17)), 0),
        (WorkOrderFilter(states=frozenset({"scheduled"})), 1),
        (WorkOrderFilter(states=frozenset({"completed"})), 0),
        (WorkOrderFilter(view="mine"), 1),
    ],
)
def test_filters_narrow_a_view(job: Job, wanted: WorkOrderFilter, found: int) -> None:
    assert len(job.services.work_order_lists.chunk(wanted).rids) == found
    assert job.services.work_order_lists.count(wanted).n == found


def test_lists_can_be_narrowed_to_a_customer_a_machine_or_a_model(job: Job) -> None:
    add_orders(job.world, 5)
    for field, value in (
        ("customer_id", job.customer.id),
        ("asset_id", job.asset.id),
        ("product_id", job.asset.product_id),
        ("technician_id", job.technician.id),
    ):
        chunk = job.services.work_order_lists.chunk(WorkOrderFilter(**{field: value}))
        assert len(chunk.rids) == 1, field


def test_the_page_of_a_work_order_offers_exactly_one_next_step(job: Job) -> None:
    detail = job.services.work_order_details.detail(job.work_order_id)
    assert (str(detail.action), detail.state) == ("accept", "scheduled")
    assert detail.current_booking is not None and detail.current_booking.id == job.booking_id
    assert detail.site is not None and detail.site.access_note == "东门登记，穿安全鞋"
    limited = job.services.work_order_details.detail(job.work_order_id, offered=frozenset())
    assert str(limited.action) == "print_report"


def test_a_verb_that_fails_changes_nothing(job: Job) -> None:
    mid = job.world.last_mid()
    with pytest.raises(UserError):
        job.services.work_orders.reopen(job.work_order_id, "误操作")
    assert job.world.last_mid() == mid
    assert len(job.world.read().where(Booking)) == 1

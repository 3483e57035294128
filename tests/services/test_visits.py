"""What a visit promises: the technician's day, its steps, their correction, time and charges."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from fieldservice.domain.records import Contract, PartLine, TimeEntry, WorkOrder
from fieldservice.errors import UserError
from fieldservice.services.work_orders import NewWorkOrder
from tests.services.conftest import MONDAY_MORNING, World
from tests.services.field import MICRO, Job, jpeg, make_job, signature_png

TODAY = date(2026, 5, 18)


@pytest.fixture
def job(world: World) -> Job:
    """A booked repair."""
    return make_job(world)


def minutes(job: Job) -> list[tuple[str, int]]:
    """Kind and minutes of the time that counts."""
    return [(entry.kind, entry.minutes) for entry in job.services.time_entries.of_work_order(job.work_order_id)]


def test_my_day_shows_what_is_needed_to_go_there(job: Job) -> None:
    visit = job.services.visits.my_day(job.technician.id, TODAY).visits[0]
    assert (visit.customer_short, visit.address) == ("永盛纺织", "南京市江宁区滨江开发区 2 号厂房")
    assert (visit.access_note, visit.contact_name, visit.contact_phone) == (
        "东门登记，穿安全鞋",
        "王建国",
        "13812344471",
    )
    assert (visit.product_model, visit.asset_serial, visit.entitlement) == ("HC-75V", "23081147", "in_warranty")


def test_an_open_visit_of_yesterday_is_carried_over_until_it_is_done(job: Job) -> None:
    tomorrow = job.services.visits.my_day(job.technician.id, TODAY + timedelta(days=1))
    assert (len(tomorrow.visits), len(tomorrow.carried_over)) == (0, 1)
    assert tomorrow.current is not None and tomorrow.current.booking_id == job.booking_id


def test_a_cancelled_visit_is_not_in_the_day(job: Job) -> None:
    job.services.bookings.cancel(job.booking_id)
    assert job.services.visits.my_day(job.technician.id, TODAY).visits == ()


def test_parts_that_earlier_jobs_on_the_model_used_are_shown_with_what_the_van_holds(job: Job) -> None:
    for _ in range(2):
        earlier = job.services.work_orders.create(NewWorkOrder(asset_id=job.asset.id, summary="高温"))
        line = PartLine(id=job.world.ids(), work_order_id=earlier.id, part_id=job.part.id)
        job.world.add(line)
    hints = job.services.visits.visit(job.booking_id).parts
    assert [(hint.number, hint.jobs, hint.in_van_micro) for hint in hints] == [("HC-2205-0417", 2, 2 * MICRO)]


def test_the_visit_shows_in_the_state_of_the_work_order(job: Job) -> None:
    job.services.bookings.accept(job.booking_id)
    seen = [job.order().state]
    job.services.visits.start_travel(job.booking_id)
    seen.append(job.order().state)
    job.services.visits.arrive(job.booking_id)
    seen.append(job.order().state)
    job.pass_safety()
    job.services.visits.start_work(job.booking_id)
    assert [*seen, job.order().state] == ["accepted", "travelling", "on_site", "working"]


def test_work_cannot_start_before_the_safety_check_is_passed_and_the_sentence_says_what_is_open(job: Job) -> None:
    job.go()
    with pytest.raises(UserError) as error:
        job.services.visits.start_work(job.booking_id)
    assert error.value.code == "visit.safety_open"
    assert error.value.params["count"] == 6
    assert job.booking().status == "on_site"
    job.pass_safety()
    job.services.visits.start_work(job.booking_id)
    assert job.booking().status == "working"


def test_one_failed_safety_item_keeps_the_work_from_starting(job: Job) -> None:
    job.go()
    job.pass_safety()
    view = job.services.checklists.of_work_order(job.work_order_id)[0]
    job.services.checklists.answer(view.checklist.id, view.state.items()[2].address, "fail", note="挂锁丢失")
    with pytest.raises(UserError):
        job.services.visits.start_work(job.booking_id)


def test_the_way_there_and_the_work_become_time(job: Job) -> None:
    job.start()
    job.world.clock.advance(minutes=50)
    job.services.visits.leave(job.booking_id, "done")
    assert minutes(job) == [("travel", 41), ("work", 50)]
    assert job.services.time_entries.of_work_order(job.work_order_id)[0].km == 38


def test_who_leaves_without_a_fix_says_why(job: Job) -> None:
    job.start()
    with pytest.raises(UserError) as error:
        job.services.visits.leave(job.booking_id, "not_done")
    assert error.value.code == "status.no_reason_not_done"
    job.services.visits.leave(job.booking_id, "not_done", "缺阀芯", then="waiting_parts")
    assert (job.order().state, job.booking().outcome_reason) == ("waiting_parts", "缺阀芯")


def test_work_that_is_not_done_does_not_complete_the_work_order(job: Job) -> None:
    job.start()
    with pytest.raises(UserError):
        job.services.visits.leave(job.booking_id, "not_done", "缺阀芯", then="complete")
    assert job.booking().status == "working"
    assert minutes(job) == [("travel", 41)]


def test_leaving_with_the_work_done_completes_the_work_order_in_the_same_step(job: Job) -> None:
    job.start()
    job.services.visits.leave(job.booking_id, "done", then="complete")
    assert job.order().state == "completed"
    assert job.order().finished_at == job.booking().left_at


def test_each_step_can_be_taken_back(job: Job) -> None:
    job.go()
    assert job.services.visits.go_back(job.booking_id).status == "travelling"
    assert minutes(job) == []
    assert job.services.visits.go_back(job.booking_id).status == "accepted"
    with pytest.raises(UserError) as error:
        job.services.visits.go_back(job.booking_id)
    assert error.value.code == "visit.nothing_to_take_back"


def test_leaving_by_mistake_is_taken_back_with_a_reason_and_reopens_the_work_order(job: Job) -> None:
    job.start()
    job.services.visits.leave(job.booking_id, "done", then="complete")
    with pytest.raises(UserError):
        job.services.visits.go_back(job.booking_id)
    job.services.visits.go_back(job.booking_id, "忘了拍照")
    assert (job.order().state, job.booking().left_at, job.booking().outcome) == ("working", None, "")


def test_corrected_times_carry_their_time_entries_along_and_return_the_inverse(job: Job) -> None:
    job.start()
    job.world.clock.advance(minutes=50)
    job.services.visits.leave(job.booking_id, "done")
    earlier = job.booking().arrived_at - timedelta(minutes=11)
    before = job.services.visits.correct(job.booking_id, arrived_at=earlier)
    assert minutes(job) == [("travel", 30), ("work", 50)]
    job.services.visits.correct(job.booking_id, **before)
    assert minutes(job) == [("travel", 41), ("work", 50)]


def test_times_out_of_order_or_in_the_future_are_refused(job: Job) -> None:
    job.start()
    with pytest.raises(UserError) as error:
        job.services.visits.correct(job.booking_id, arrived_at=MONDAY_MORNING - timedelta(hours=1))
    assert error.value.code == "visit.times_order"
    with pytest.raises(UserError) as error:
        job.services.visits.leave(job.booking_id, "done", at=job.world.clock.now() + timedelta(hours=1))
    assert error.value.code == "visit.in_the_future"


def test_a_time_entry_corrected_by_hand_is_not_overwritten_on_leaving(job: Job) -> None:
    job.start()
    job.world.clock.advance(minutes=50)
    job.services.visits.record_work_time(job.booking_id)
    entry = job.services.time_entries.of_work_order(job.work_order_id)[1]
    before = job.services.time_entries.change(entry.id, minutes=45)
    job.world.clock.advance(minutes=5)
    job.services.visits.leave(job.booking_id, "done")
    assert (minutes(job), before) == ([("travel", 41), ("work", 45)], {"minutes": 50})


def test_time_added_by_hand_needs_minutes_or_a_span_and_can_be_taken_out_and_put_back(job: Job) -> None:
    times = job.services.time_entries
    with pytest.raises(UserError):
        times.add(job.work_order_id, "work")
    with pytest.raises(UserError):
        times.add(job.work_order_id, "work", starts_at=MONDAY_MORNING, ends_at=MONDAY_MORNING - timedelta(hours=1))
    entry = times.add(job.work_order_id, "wait", minutes=20, note="等门卫")
    times.remove(entry.id)
    assert minutes(job) == []
    times.restore(entry.id)
    assert minutes(job) == [("wait", 20)]


def test_one_cannot_set_off_twice_at_once(job: Job) -> None:
    other = job.services.work_orders.create(NewWorkOrder(customer_id=job.customer.id, summary="漏油"))
    start = MONDAY_MORNING + timedelta(hours=4)
    second = job.services.bookings.book(
        other.id, job.technician.id, start, start + timedelta(hours=1), accepted=True
    ).booking
    job.services.bookings.accept(job.booking_id)
    job.services.visits.start_travel(job.booking_id)
    with pytest.raises(UserError) as error:
        job.services.visits.start_travel(second.id)
    assert error.value.code == "visit.other_travel"


def test_a_parked_work_order_goes_on_when_work_starts(job: Job) -> None:
    job.services.work_orders.wait_for(job.work_order_id, "parts")
    job.start()
    assert (job.order().status, job.order().state) == ("qualified", "working")


def test_the_path_names_every_step_in_order_and_the_one_to_take_next(job: Job) -> None:
    path = job.services.visits.visit_path(job.booking_id)
    assert [step.key for step in path.steps] == [
        "travel", "arrive", "safety", "diagnose", "parts", "work", "test", "photos", "report", "signature", "leave",
    ]  # fmt: skip
    assert path.current == "travel"
    job.go()
    assert job.services.visits.visit_path(job.booking_id).current == "safety"
    job.pass_safety()
    path = job.services.visits.visit_path(job.booking_id)
    assert (path.current, path.step("safety").state, path.step("safety").answered) == ("diagnose", "done", 6)


def test_what_is_missing_disappears_as_it_is_done(job: Job) -> None:
    job.start()
    services, order = job.services, job.work_order_id

    def missing(step: str) -> set[str]:
        return {need.code for need in services.visits.visit_path(job.booking_id).step(step).needs}

    assert {"problem", "cause"} <= missing("diagnose")
    assert (missing("work"), missing("test"), missing("photos")) == ({"remedy"}, {"result"}, set())
    services.part_usage.use_part(order, job.part.id, booking_id=job.booking_id)
    assert missing("photos") == {"before", "after"}
    services.attachments.add_photo(jpeg(), "a.jpg", stage="before", work_order_id=order)
    services.attachments.add_photo(jpeg(), "b.jpg", stage="after", work_order_id=order)
    services.work_orders.change(
        order,
        problem="高温",
        cause="阀芯卡滞",
        remedy="换阀芯",
        functional_test="满载 15 分钟",
        functional_test_result="pass",
    )
    assert (missing("work"), missing("test"), missing("photos")) == (set(), set(), set())
    assert {"problem", "cause"}.isdisjoint(missing("diagnose"))
    assert missing("signature") == {"sign"}
    services.signatures.sign(order, "customer", "王建国", signature_png(), job.booking_id)
    assert missing("signature") == set()


def test_the_work_time_is_on_the_report_before_it_is_signed_and_stays_as_signed(job: Job) -> None:
    job.start()
    job.world.clock.advance(minutes=50)
    job.services.signatures.sign(job.work_order_id, "customer", "王建国", signature_png(), job.booking_id)
    job.world.clock.advance(minutes=10)
    job.services.visits.leave(job.booking_id, "done", then="complete")
    assert minutes(job) == [("travel", 41), ("work", 50)]
    assert not job.services.signatures.changed_since_signature(job.work_order_id)


def test_a_change_after_signing_shows_until_it_is_signed_again(job: Job) -> None:
    job.start()
    signatures = job.services.signatures
    signatures.sign(job.work_order_id, "customer", "王建国", signature_png(), job.booking_id)
    job.services.work_orders.change(job.work_order_id, remedy="换阀芯")
    assert signatures.changed_since_signature(job.work_order_id)
    signatures.sign(job.work_order_id, "customer", "王建国", signature_png(), job.booking_id)
    assert not signatures.changed_since_signature(job.work_order_id)


def test_the_latest_signature_of_a_role_counts(job: Job) -> None:
    job.start()
    signatures = job.services.signatures
    signatures.absent(job.work_order_id, "下班了", job.booking_id)
    assert signatures.latest(job.work_order_id)["customer"].outcome == "absent"
    signed = signatures.sign(job.work_order_id, "customer", "王建国", signature_png())
    assert signatures.latest(job.work_order_id) == {"customer": signed}
    assert signatures.image(signed) == signature_png()


def test_a_signature_needs_a_name_and_a_drawing_and_a_refusal_its_reason(job: Job) -> None:
    signatures = job.services.signatures
    for name, png in (("", signature_png()), ("王建国", b"")):
        with pytest.raises(UserError):
            signatures.sign(job.work_order_id, "customer", name, png)
    with pytest.raises(UserError):
        signatures.declined(job.work_order_id, " ")
    assert signatures.declined(job.work_order_id, "对收费有异议").reason == "对收费有异议"


def test_under_warranty_the_customer_pays_nothing_but_what_was_agreed_by_hand(job: Job) -> None:
    job.start()
    job.world.clock.advance(minutes=60)
    job.services.visits.record_work_time(job.booking_id)
    job.services.part_usage.use_part(job.work_order_id, job.part.id, booking_id=job.booking_id)
    extra = job.services.charging.add(job.work_order_id, "高空车", 20_000)
    charges = job.services.charging.charges(job.work_order_id)
    assert (charges.total.minor, charges.saved.minor, charges.payable.minor) == (178_000, 158_000, 20_000)
    job.services.charging.remove(extra.id)
    assert job.services.charging.charges(job.work_order_id).payable.minor == 0


def test_a_coverage_decided_by_a_person_changes_what_is_charged(job: Job) -> None:
    job.services.part_usage.use_part(job.work_order_id, job.part.id, booking_id=job.booking_id)
    job.services.work_orders.decide_entitlement(job.work_order_id, "out_of_warranty", "人为损坏")
    assert job.services.charging.charges(job.work_order_id).payable.minor == 128_000


def test_out_of_warranty_a_contract_that_covers_labour_leaves_the_parts_to_pay(job: Job) -> None:
    contract = job.world.add(Contract(id=job.world.ids(), customer_id=job.customer.id, number="HT-7"))
    with job.world.store.begin("test.contract") as uow:
        uow.change(type(job.asset), job.asset.id, purchase_date=date(2019, 1, 1), contract_id=contract.id)
        uow.commit()
    job.services.work_orders.decide_entitlement(job.work_order_id)
    job.start()
    job.world.clock.advance(minutes=60)
    job.services.visits.record_work_time(job.booking_id)
    job.services.part_usage.use_part(job.work_order_id, job.part.id, booking_id=job.booking_id)
    charges = job.services.charging.charges(job.work_order_id)
    assert (job.order().entitlement, charges.saved.minor, charges.payable.minor) == ("contract", 30_000, 128_000)


def test_time_and_charges_of_a_finished_work_order_stay_as_they_are(job: Job) -> None:
    job.services.work_orders.complete(job.work_order_id)
    with pytest.raises(UserError):
        job.services.time_entries.add(job.work_order_id, "work", minutes=5)
    with pytest.raises(UserError):
        job.services.charging.add(job.work_order_id, "高空车", 20_000)
    assert job.world.read().where(TimeEntry) == []
    assert job.world.find(WorkOrder, job.work_order_id).status == "completed"

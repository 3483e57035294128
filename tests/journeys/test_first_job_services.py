"""The first complete job through the services: from the fault call to a signed report whose copy is kept."""

from __future__ import annotations

from datetime import timedelta

from fieldservice.domain.checklist import Address
from fieldservice.domain.records import StockMove
from fieldservice.services.intake import RequestDraft
from fieldservice.services.timeline import timeline_text
from fieldservice.services.work_order_lists import WorkOrderFilter
from fieldservice.store.check import check
from tests.services.conftest import World
from tests.services.conftest import world as world  # the fixture
from tests.services.field import MICRO, jpeg, make_job, signature_png

GOOD = {"number": "80", "check": "pass", "text": "正常", "scan": "1"}


def test_a_job_from_the_fault_call_to_the_signed_report(world: World) -> None:
    job = make_job(world)
    services = job.services

    # The desk takes the call and books the technician.
    taken = services.intake.take_and_qualify(
        RequestDraft(
            asset_id=job.asset.id, fault="排气高温 109 ℃ 停机，无法复位。", caller_name="王建国", priority="high"
        )
    )
    order = taken.work_order.id
    start = world.clock.now() + timedelta(hours=4)
    booking = services.bookings.book(order, job.technician.id, start, start + timedelta(hours=2)).booking.id

    # The technician goes there.
    services.bookings.accept(booking)
    services.visits.start_travel(booking)
    world.clock.advance(minutes=41)
    services.visits.arrive(booking, travel_km=38)

    # Safety first, then the diagnosis until nothing is missing.
    for view in services.checklists.of_work_order(order):
        if view.template.purpose == "safety":
            for item in view.state.items():
                services.checklists.answer(view.checklist.id, item.address, "pass")
    services.visits.start_work(booking)
    diagnosis = services.checklists.of_work_order(order)[1]
    services.checklists.answer(diagnosis.checklist.id, Address("discharge"), "109", note="满载 10 分钟后")
    for item in services.checklists.open(diagnosis.checklist.id).state.items():
        if item.cell.answered or not item.cell.required:
            continue
        value = item.question.choices[0].key if item.question.choices else GOOD[item.question.kind]
        services.checklists.answer(diagnosis.checklist.id, item.address, _possible(item.question, value), note="已查")

    # Part changed, old one owed back, photos, findings, test.
    used = services.part_usage.use_part(order, job.part.id, booking_id=booking)
    services.part_usage.remove_part(order, "return", used_line_id=used.line.id, booking_id=booking)
    services.attachments.add_photo(jpeg(), "1.jpg", stage="before", work_order_id=order)
    services.attachments.add_photo(jpeg(40), "2.jpg", stage="after", work_order_id=order)
    services.work_orders.change(
        order,
        problem="排气高温",
        cause="温控阀卡滞",
        remedy="更换温控阀芯",
        functional_test="满载 15 分钟",
        functional_test_result="pass",
    )
    world.clock.advance(minutes=50)
    path = services.visits.visit_path(booking)
    assert {need.step for need in path.needs} <= {"signature"}, [need.sentence for need in path.needs]

    # The customer signs, the technician leaves, the report is kept.
    services.signatures.sign(order, "customer", "王建国", signature_png(), booking)
    services.visits.leave(booking, "done", then="complete")
    report = services.reports.service_report(order, "zh_CN")
    services.reports.keep_copy(order, b"%PDF-1.7\n%%EOF\n")

    assert services.visits.visit_path(booking).needs == ()
    assert services.work_order_details.detail(order).state == "completed"
    assert report.entitlement is not None and report.entitlement.headline == "保内，不收费"
    assert report.signatures[0].name == "王建国" and report.signatures[0].note == ""
    assert report.times.channel == "电话"
    assert report.charges is not None and report.charges.total == 0
    assert job.in_van(job.part) == 1
    moved = [move for move in world.read().where(StockMove, work_order_id=order) if move.reason == "used"]
    assert [move.quantity_micro for move in moved] == [MICRO]
    newest = timeline_text(services.timeline.of_work_order(order)[0])
    assert newest == "File added: Service report as signed"
    assert list(services.work_order_lists.chunk(WorkOrderFilter(view="finished")).rids) == [
        services.work_order_lists.rid_of(order)
    ]
    assert check(world.store) == []


def _possible(question: object, value: str) -> str:
    """A number that lies within the limits of the question."""
    limits = getattr(question, "limits", None)
    if getattr(question, "kind", "") != "number" or limits is None:
        return value
    least, most = limits.least, limits.most
    chosen = least if least is not None else most if most is not None else 1
    return str(chosen)

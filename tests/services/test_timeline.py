"""What the timeline promises."""

from __future__ import annotations

import pytest

from fieldservice import i18n
from fieldservice.domain.records import Note, ServiceRequest, WorkOrder
from fieldservice.services.timeline import timeline_text
from tests.services.conftest import MONDAY_MORNING, World
from tests.services.field import Job, jpeg, make_job, signature_png


@pytest.fixture
def job(world: World) -> Job:
    """A booked repair that came from a phone call."""
    made = make_job(world)
    request = world.add(
        ServiceRequest(
            id=world.ids(),
            number="SR-200001-0",
            channel="phone",
            fault="报警停机",
            received_at=MONDAY_MORNING,
            customer_id=made.customer.id,
            asset_id=made.asset.id,
        )
    )
    with world.store.begin("test.request") as uow:
        uow.change(WorkOrder, made.work_order_id, request_id=request.id)
        uow.commit()
    return made


def whole_visit(job: Job) -> None:
    """Everything that leaves a trace."""
    services, order = job.services, job.work_order_id
    job.start()
    used = services.part_usage.use_part(order, job.part.id, booking_id=job.booking_id)
    services.part_usage.remove_part(order, "return", used_line_id=used.line.id)
    services.attachments.add_photo(jpeg(), stage="before", caption="面板", work_order_id=order)
    services.attachments.add_file(b"hello", "log.txt", work_order_id=order)
    services.work_orders.add_note(order, "客户要求周五复查")
    services.signatures.sign(order, "customer", "王建国", signature_png(), job.booking_id)
    job.world.clock.advance(minutes=5)
    services.visits.leave(job.booking_id, "done", then="complete")


def texts(job: Job) -> list[str]:
    """The lines, newest first."""
    return [timeline_text(entry) for entry in job.services.timeline.of_work_order(job.work_order_id)]


def test_everything_that_happened_is_there_newest_first(job: Job) -> None:
    whole_visit(job)
    entries = job.services.timeline.of_work_order(job.work_order_id)
    kinds = {entry.kind for entry in entries}
    assert kinds == {"status", "request", "note", "photo", "file", "part_used", "part_removed", "answers", "signature"}
    moments = [entry.at for entry in entries]
    assert moments == sorted(moments, reverse=True)
    assert entries[0].icon == "work_order.completed"


def test_a_visit_reads_as_sentences_in_english(job: Job) -> None:
    whole_visit(job)
    shown = texts(job)
    assert "Planned for Zhou Lifeng" in shown
    assert "Phone request: 报警停机" in shown
    assert "Safety confirmation: 6 questions answered" in shown
    assert "The customer signed: 王建国" in shown
    assert any(line.startswith("Part used: HC-2205-0417") for line in shown)


def test_the_same_entries_read_in_chinese_without_a_word_of_english(job: Job) -> None:
    whole_visit(job)
    i18n.set_language("zh_CN")
    shown = texts(job)
    assert {"已派给周立峰", "电话报修：报警停机", "到达现场", "维修前照片：面板", "安全确认：已答 6 题"} <= set(shown)
    own_words = [line for line in shown if line not in ("添加文件：log.txt",) and "HC-2205" not in line]
    assert all(not any(char.isascii() and char.isalpha() for char in line) for line in own_words)


def test_a_reason_is_shown_with_what_it_is_the_reason_for(job: Job) -> None:
    job.services.work_orders.cancel(job.work_order_id, "客户自行修复")
    assert "Cancelled: 客户自行修复" in texts(job)


def test_what_was_removed_is_not_told(job: Job) -> None:
    used = job.services.part_usage.use_part(job.work_order_id, job.part.id, booking_id=job.booking_id)
    job.services.part_usage.take_back(used.line.id)
    assert not any(line.startswith("Part used") for line in texts(job))


def test_the_customers_and_the_machines_timeline_hold_all_their_work_orders_and_own_notes(job: Job) -> None:
    world = job.world
    world.add(
        Note(id=world.ids(), customer_id=job.customer.id, text="大客户", at=MONDAY_MORNING),
        Note(id=world.ids(), asset_id=job.asset.id, text="易积灰", at=MONDAY_MORNING),
    )
    of_customer = job.services.timeline.of_customer(job.customer.id)
    of_asset = job.services.timeline.of_asset(job.asset.id)
    number = job.order().number
    for entries, own in ((of_customer, "大客户"), (of_asset, "易积灰")):
        assert own in [timeline_text(entry) for entry in entries]
        assert {number, "SR-200001-0"} <= {entry.number for entry in entries}


def test_a_limit_keeps_the_newest(job: Job) -> None:
    whole_visit(job)
    entries = job.services.timeline.of_work_order(job.work_order_id, limit=3)
    assert entries == job.services.timeline.of_work_order(job.work_order_id)[:3]

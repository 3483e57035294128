"""What the papers are filled with."""

from __future__ import annotations

from datetime import date

import pytest

from fieldservice.domain.checklist import Address
from fieldservice.domain.default_codes import default_codes
from fieldservice.domain.records import PartLine
from fieldservice.services.work_orders import NewWorkOrder
from tests.services.conftest import World
from tests.services.field import Job, jpeg, make_job, signature_png


@pytest.fixture
def job(world: World) -> Job:
    """A booked repair."""
    return make_job(world)


def repaired(job: Job) -> None:
    """A finished repair with everything on it."""
    services, order = job.services, job.work_order_id
    job.start()
    diagnosis = services.checklists.of_work_order(order)[1]
    services.checklists.answer(diagnosis.checklist.id, Address("discharge"), "109", note="满载")
    after = services.checklists.add(order, diagnosis.checklist.template_id, "after")
    services.checklists.answer(after.id, Address("discharge"), "86")
    used = services.part_usage.use_part(order, job.part.id, booking_id=job.booking_id)
    services.part_usage.remove_part(order, "return", used_line_id=used.line.id)
    services.part_usage.remove_part(order, "scrap", description="旧密封圈")
    services.attachments.add_photo(jpeg(), stage="after", caption="换上后", work_order_id=order)
    services.attachments.add_photo(jpeg(40), stage="before", caption="换下前", work_order_id=order)
    services.work_orders.change(
        order,
        problem="排气高温停机",
        cause="温控阀卡滞",
        remedy="更换温控阀芯",
        repair_steps="泄压\n更换阀芯\n\n试机",
        prevention="每 2000 小时清洗冷却器",
        functional_test="满载 15 分钟 86 ℃",
        functional_test_result="pass",
        running_hours=11_420,
        customer_feedback="处理及时",
    )
    job.world.clock.advance(minutes=60)
    services.signatures.sign(order, "customer", "王建国", signature_png(), job.booking_id)
    services.visits.leave(job.booking_id, "done", then="complete")


def test_the_report_says_who_where_what_and_how_it_ended(job: Job) -> None:
    repaired(job)
    report = job.services.reports.service_report(job.work_order_id, "zh_CN")
    assert (report.number, report.date) == (job.order().number, date(2026, 5, 18))
    assert (report.company.name, report.customer.name) == ("衡川机电服务", "江宁永盛纺织有限公司")
    assert report.customer.address == "南京市江宁区滨江开发区 2 号厂房 空压站"
    assert report.asset is not None
    assert (report.asset.model, report.asset.serial, report.asset.running_hours) == ("HC-75V", "23081147", 11_420)
    assert report.findings.steps == ("泄压", "更换阀芯", "试机")
    assert report.test is not None and report.test.verdict == "pass"
    assert report.technicians == ("周立峰",)
    assert (report.times.arrived, report.times.finished) == (job.booking().arrived_at, job.booking().left_at)


def test_the_report_says_who_pays_and_why_in_its_own_language(job: Job) -> None:
    repaired(job)
    chinese = job.services.reports.service_report(job.work_order_id, "zh_CN").entitlement
    english = job.services.reports.service_report(job.work_order_id, "en").entitlement
    assert chinese is not None and english is not None
    assert (chinese.kind, chinese.headline) == ("warranty", "保内，不收费")
    assert "2027" in chinese.reason and "质保" in chinese.reason
    assert english.headline == "In warranty, free of charge"
    assert "31 Mar 2027" in english.reason


def test_readings_before_and_after_the_repair_stand_side_by_side(job: Job) -> None:
    repaired(job)
    report = job.services.reports.service_report(job.work_order_id, "en")
    assert [checklist.name for checklist in report.checklists] == [
        "Safety confirmation",
        "Screw compressor over-temperature",
    ]
    rows = [row for section in report.checklists[1].sections for row in section.rows]
    row = next(row for row in rows if row.before)
    assert (row.before, row.before_verdict, row.after, row.after_verdict) == ("109 ℃", "fail", "86 ℃", "pass")
    assert row.note == "满载"


def test_parts_carry_what_became_of_the_old_ones(job: Job) -> None:
    repaired(job)
    parts = job.services.reports.service_report(job.work_order_id, "en").parts
    assert (parts[0].number, parts[0].quantity) == ("HC-2205-0417", "1 pc")
    assert parts[0].old_part.startswith("To be returned OP-")
    assert (parts[1].name, parts[1].old_part) == ("Removed: 旧密封圈", "Scrapped on site")


def test_charges_add_up_and_the_covered_part_is_shown(job: Job) -> None:
    repaired(job)
    charges = job.services.reports.service_report(job.work_order_id, "en").charges
    assert charges is not None
    assert sum(line.amount - line.covered for line in charges.lines) == charges.total == 0
    assert [line.description for line in charges.lines] == ["Labour", "HC-2205-0417 Valve core"]


def test_photos_before_the_repair_come_first_and_are_pictures(job: Job) -> None:
    repaired(job)
    photos = job.services.reports.service_report(job.work_order_id, "zh_CN").photos
    assert [photo.caption for photo in photos] == ["换下前", "换上后"]
    assert all(photo.image.startswith(b"\xff\xd8") for photo in photos)


def test_a_photo_whose_bytes_are_gone_does_not_keep_the_report_from_being_printed(job: Job) -> None:
    repaired(job)
    photo = job.services.attachments.of_work_order(job.work_order_id)[0]
    job.world.context.blobs.delete(photo.sha)
    assert job.services.reports.service_report(job.work_order_id).photos[1].image == b""


def test_the_signature_is_on_the_report_and_a_later_change_is_said(job: Job) -> None:
    repaired(job)
    signature = job.services.reports.service_report(job.work_order_id, "en").signatures[0]
    assert (signature.outcome, signature.name, signature.image, signature.note) == (
        "signed",
        "王建国",
        signature_png(),
        "",
    )
    job.services.work_orders.reopen(job.work_order_id, "更正")
    job.services.work_orders.change(job.work_order_id, remedy="另换密封圈")
    signature = job.services.reports.service_report(job.work_order_id, "en").signatures[0]
    assert signature.note == "The report was changed after it was signed."


def test_a_customer_who_was_absent_is_recorded_as_such(job: Job) -> None:
    job.start()
    job.services.signatures.absent(job.work_order_id, "下班了", job.booking_id)
    signature = job.services.reports.service_report(job.work_order_id).signatures[0]
    assert (signature.outcome, signature.reason, signature.image) == ("absent", "下班了", None)


def test_a_visit_without_a_fix_says_what_is_unresolved(job: Job) -> None:
    job.start()
    job.services.visits.leave(job.booking_id, "not_done", "缺温控阀芯", then="waiting_parts")
    assert job.services.reports.service_report(job.work_order_id).unresolved == "缺温控阀芯"


def test_a_bare_work_order_makes_a_report_without_empty_pieces(job: Job) -> None:
    bare = job.services.work_orders.create(NewWorkOrder())
    report = job.services.reports.service_report(bare.id)
    assert (report.asset, report.charges, report.test, report.feedback) == (None, None, None, None)
    assert (report.checklists, report.parts, report.photos, report.signatures) == ((), (), (), ())


def test_the_job_sheet_has_access_checklists_to_fill_in_and_what_was_done_before(job: Job) -> None:
    services = job.services
    for _ in range(2):
        earlier = services.work_orders.create(NewWorkOrder(asset_id=job.asset.id, summary="高温"))
        services.work_orders.change(earlier.id, problem="排气高温", remedy="清洗冷却器")
        job.world.add(PartLine(id=job.world.ids(), work_order_id=earlier.id, part_id=job.part.id))
    services.work_orders.add_task(job.work_order_id, "带上阀芯")
    sheet = services.reports.job_sheet(job.work_order_id, "en")
    assert (sheet.access, sheet.tasks, sheet.priority) == ("东门登记，穿安全鞋", ("带上阀芯",), "Emergency")
    assert sheet.scheduled_from == job.booking().starts_at
    assert [checklist.name for checklist in sheet.checklists] == [
        "Safety confirmation",
        "Screw compressor over-temperature",
    ]
    assert all(not row.before for checklist in sheet.checklists for s in checklist.sections for row in s.rows)
    assert [(job.problem, job.remedy) for job in sheet.history] == [("排气高温", "清洗冷却器")] * 2
    assert [(part.number, part.place, part.why) for part in sheet.parts] == [
        ("HC-2205-0417", "in the van", "used in 2 earlier jobs on this model")
    ]


def test_the_printed_copy_is_kept_with_the_work_order(job: Job) -> None:
    repaired(job)
    pdf = b"%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n"
    copy = job.services.reports.keep_copy(job.work_order_id, pdf)
    assert copy.name == f"{job.order().number}.pdf"
    assert job.services.attachments.content(copy) == pdf
    assert not job.services.signatures.changed_since_signature(job.work_order_id)


def test_codes_are_printed_in_words_of_the_papers_language(job: Job) -> None:
    code = next(code for code in default_codes() if code.kind == "problem")
    job.services.work_orders.change(job.work_order_id, problem_code=code.code, problem="109 ℃")
    for language in ("zh_CN", "en"):
        findings = job.services.reports.service_report(job.work_order_id, language).findings
        assert findings.problem == f"{code.title(language)} · 109 ℃"

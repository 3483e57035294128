"""What the memory of cases promises: every closed case is in it, and nobody can tell whose it was."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from fieldservice.domain.records import CaseDigest, Contact, PartLine, WorkOrder, info
from fieldservice.services.case_digests import MOST, digest_id
from fieldservice.services.work_orders import NewWorkOrder
from tests.services.conftest import World
from tests.services.field import MICRO, Job, make_job


@pytest.fixture
def job(world: World) -> Job:
    """A booked repair."""
    return make_job(world)


def done(job: Job) -> CaseDigest:
    """Carry the repair out and return its digest."""
    job.start()
    job.services.work_orders.change(
        job.work_order_id,
        problem_code="P03",
        cause_code="C0301",
        remedy_code="R0301",
        problem="满载 10 分钟排气温度 109 ℃ 停机",
        cause="温控阀芯卡在关闭位置",
        remedy="王建国同意后更换温控阀芯，周立峰试机",
    )
    job.services.part_usage.use_part(job.work_order_id, job.part.id, MICRO)
    job.world.clock.advance(minutes=50)
    job.services.visits.leave(job.booking_id, "done", then="complete")
    return digest(job)


def digest(job: Job) -> CaseDigest:
    """The repair's digest as it is stored now."""
    return job.world.find(CaseDigest, digest_id(job.work_order_id))


def test_closing_a_work_order_writes_its_digest_in_the_same_unit_of_work(job: Job) -> None:
    found = done(job)
    assert (found.model, found.problem_code, found.cause_code, found.remedy_code) == ("HC-75V", "P03", "C0301", "R0301")
    assert (found.minutes, found.visits, found.solved) == (50, 1, True)
    assert json.loads(found.parts) == [[job.part.id, MICRO]]
    assert found.closed_on is not None
    intents = [intent for intent, rows in job.world.outbox() if any(row[1] == "case_digest" for row in rows)]
    assert intents == ["visit.leave"]


def test_a_digest_does_not_say_whose_case_it_was(job: Job) -> None:
    found = done(job)
    told = " ".join(str(getattr(found, name)) for name in info(CaseDigest).fields)
    for name in ("永盛", "王建国", "周立峰", "23081147", job.customer.id, job.asset.id, job.work_order_id, "WO-"):
        assert name not in told
    assert "更换温控阀芯" in found.solution and "109 ℃" in found.symptom


def test_a_case_that_is_open_again_is_withdrawn_until_it_is_closed_and_then_corrected(job: Job) -> None:
    done(job)
    job.services.work_orders.reopen(job.work_order_id, "又停机了")
    assert digest(job).closed_on is None
    job.services.work_orders.change(job.work_order_id, cause="传感器漂移")
    job.services.work_orders.complete(job.work_order_id)
    again = digest(job)
    assert again.closed_on is not None and again.cause == "传感器漂移"
    assert job.world.read().count("SELECT count(*) FROM case_digest") == 1


def test_taking_the_last_step_of_a_visit_back_withdraws_the_digest(job: Job) -> None:
    done(job)
    job.services.visits.go_back(job.booking_id, "还没试机")
    assert digest(job).closed_on is None


def test_parts_that_were_taken_back_are_not_in_the_digest(job: Job) -> None:
    job.start()
    used = job.services.part_usage.use_part(job.work_order_id, job.part.id, MICRO)
    job.services.part_usage.take_back(used.line.id)
    job.services.work_orders.change(job.work_order_id, remedy="清洗冷却器")
    job.services.visits.leave(job.booking_id, "done", then="complete")
    assert digest(job).parts == ""
    assert job.world.find(PartLine, used.line.id).removed


def test_correcting_the_visit_later_corrects_the_minutes(job: Job) -> None:
    done(job)
    booking = job.booking()
    assert booking.left_at is not None
    job.services.visits.correct(job.booking_id, left_at=booking.left_at - timedelta(minutes=20))
    assert digest(job).minutes == 30


def test_what_teaches_nothing_makes_no_case(job: Job) -> None:
    order = job.services.work_orders.create(NewWorkOrder(asset_id=job.asset.id, summary="异响"))
    job.services.work_orders.qualify(order.id)
    job.services.work_orders.close_incomplete(order.id, "客户自己解决了")
    assert job.world.read().find(CaseDigest, digest_id(order.id)) is None


def test_a_case_without_a_fix_is_kept_as_not_solved(job: Job) -> None:
    job.start()
    job.services.work_orders.change(job.work_order_id, cause="主机磨损")
    job.services.visits.leave(job.booking_id, "not_done", "客户要换新机", then="close_incomplete")
    assert digest(job).solved is False


def test_what_came_from_elsewhere_is_digested_in_pieces_and_only_once(job: Job) -> None:
    world = job.world
    world.add(
        *(
            WorkOrder(
                id=world.ids(), number=f"X-{n}", status="completed", asset_id=job.asset.id, summary="漏油",
                remedy="更换密封件", finished_at=world.clock.now(), customer_id=job.customer.id,
            )
            for n in range(450)
        )
    )  # fmt: skip
    digests = job.services.case_digests
    assert digests.catch_up()
    assert world.read().count("SELECT count(*) FROM case_digest") == 200
    assert not digests.catch_up(pieces=5)
    assert world.read().count("SELECT count(*) FROM case_digest") == 450
    before = world.last_mid()
    assert not digests.catch_up()
    assert world.last_mid() == before
    assert MOST > 450


def test_a_contact_that_is_named_in_the_fault_is_taken_out(job: Job) -> None:
    job.world.add(Contact(id=job.world.ids(), customer_id=job.customer.id, name="欧阳春晓", phone="13900001111"))
    job.start()
    job.services.work_orders.change(job.work_order_id, problem="欧阳春晓说又漏油", remedy="更换密封件")
    job.services.visits.leave(job.booking_id, "done", then="complete")
    assert "欧阳" not in digest(job).symptom and "漏油" in digest(job).symptom

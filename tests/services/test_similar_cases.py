"""What the panel beside an open fault promises."""

from __future__ import annotations

import json
from datetime import date

import pytest

from fieldservice.domain.records import BomLine, CaseDigest, FaultCode, Part
from fieldservice.errors import UserError
from fieldservice.services.similar_cases import Fault
from tests.services.conftest import World
from tests.services.field import MICRO, Job, make_job
from tests.services.test_case_digests import done


@pytest.fixture
def job(world: World) -> Job:
    """A booked repair of an HC-75V: 排气高温 109 ℃ 停机."""
    return make_job(world)


def cases(job: Job, count: int, code: str, solution: str, *, part: Part | None = None, **more: object) -> None:
    """Closed cases of that kind."""
    ids = job.world.ids
    fields = {
        "product_id": job.asset.product_id, "model": "HC-75V", "problem_code": "P03", "cause_code": code,
        "symptom": "满载十分钟排气高温停机", "solution": solution, "minutes": 35, "closed_on": date(2026, 4, 1),
        "parts": json.dumps([[part.id, MICRO]]) if part else "",
    }  # fmt: skip
    job.world.add(*(CaseDigest(id=ids(), **{**fields, **more}) for _ in range(count)))


def test_cases_are_grouped_by_what_solved_them_the_most_frequent_first(job: Job) -> None:
    job.world.add(FaultCode(id=job.world.ids(), kind="cause", code="C0301", name="温控阀卡滞", name_en="Valve stuck"))
    cases(job, 2, "C0302", "清洗冷却器")
    cases(job, 7, "C0301", "更换温控阀芯。补油", part=job.part)
    found = job.services.similar_cases.compare(job.services.similar_cases.of_work_order(job.work_order_id))
    assert (found.total, found.model) == (9, "HC-75V")
    best = found.solutions[0]
    assert (best.count, best.minutes, best.title, best.cause_code) == (7, 35, "更换温控阀芯", "C0301")
    assert [(each.part.id, each.quantity_micro, each.in_van_micro) for each in best.parts] == [
        (job.part.id, MICRO, 2 * MICRO)
    ]


def test_two_chinese_characters_are_enough_and_a_part_number_is_found(job: Job) -> None:
    cases(job, 1, "", "紧固接头", problem_code="", symptom="联轴器处漏油")
    cases(job, 1, "", "更换 HC-2205-0417", problem_code="", symptom="报警 E109")
    similar = job.services.similar_cases
    assert similar.compare(Fault("漏油", "HC-75V")).solutions[0].title == "紧固接头"
    assert similar.compare(Fault("E109", "HC-75V")).total == 1


def test_it_says_honestly_when_there_is_nothing_like_it(job: Job) -> None:
    cases(job, 5, "C0301", "更换温控阀芯")
    found = job.services.similar_cases.compare(Fault("变频器通讯中断", "LS-20"))
    assert (found.total, found.solutions, found.articles) == (0, (), ())
    assert job.services.similar_cases.compare(Fault()).total == 0


def test_cases_on_the_same_model_come_before_others(job: Job) -> None:
    cases(job, 3, "C0302", "清洗冷却器", model="GA-11", product_id=None)
    cases(job, 1, "C0301", "更换温控阀芯")
    found = job.services.similar_cases.compare(Fault("排气高温停机", "HC-75V", "", "P03"))
    assert found.solutions[0].cases[0].same_model


def test_the_own_case_is_not_among_those_it_is_compared_with(job: Job) -> None:
    done(job)
    job.services.work_orders.reopen(job.work_order_id, "又停")
    job.services.work_orders.complete(job.work_order_id)
    fault = job.services.similar_cases.of_work_order(job.work_order_id)
    assert job.services.similar_cases.compare(fault).total == 0


def test_cases_that_are_on_this_device_can_be_opened(job: Job) -> None:
    done(job)
    found = job.services.similar_cases.compare(Fault("排气温度 109 ℃ 停机", "HC-75V"))
    (case,) = found.solutions[0].cases
    assert (case.work_order_id, case.number) == (job.work_order_id, job.order().number)


def test_a_solution_is_taken_over_into_the_finding_and_taken_back(job: Job) -> None:
    cases(job, 3, "C0301", "更换温控阀芯", remedy_code="R0301", cause="温控阀芯卡滞")
    similar = job.services.similar_cases
    (best, *_) = similar.compare(similar.of_work_order(job.work_order_id)).solutions
    job.services.work_orders.change(job.work_order_id, remedy="我写的")
    _, before = similar.take_over(job.work_order_id, best)
    order = job.order()
    assert (order.problem_code, order.cause_code, order.remedy_code) == ("P03", "C0301", "R0301")
    assert (order.cause, order.remedy) == ("温控阀芯卡滞", "我写的")
    job.services.work_orders.change(job.work_order_id, **before)
    assert job.order().cause_code == ""


def test_only_parts_that_the_van_lacks_are_asked_for(job: Job) -> None:
    cases(job, 3, "C0301", "更换主控板和阀芯", part=job.serial_part)
    similar = job.services.similar_cases
    (best, *_) = similar.compare(similar.of_work_order(job.work_order_id)).solutions
    asked = similar.ask_for_parts(job.work_order_id, best)
    assert [line.part_id for line in asked.lines] == [job.serial_part.id]
    assert asked.request.work_order_id == job.work_order_id


def test_cases_without_a_fix_are_counted_apart(job: Job) -> None:
    cases(job, 2, "C0301", "更换温控阀芯")
    cases(job, 1, "C0301", "更换温控阀芯", solved=False)
    similar = job.services.similar_cases
    (best,) = similar.compare(similar.of_work_order(job.work_order_id)).solutions
    assert (best.count, best.unsolved, len(best.cases)) == (2, 1, 3)


def test_withdrawn_cases_do_not_count(job: Job) -> None:
    cases(job, 2, "C0301", "更换温控阀芯", closed_on=None)
    similar = job.services.similar_cases
    assert similar.compare(similar.of_work_order(job.work_order_id)).total == 0


def test_the_size_that_this_model_takes_is_told_where_its_bill_of_material_knows_it(job: Job) -> None:
    ids = job.world.ids
    small = job.world.add(Part(id=ids(), number="HC-2205-0412", name="温控阀芯 71 ℃ 小流量"))
    cases(job, 3, "C0301", "更换温控阀芯", part=small, model="HC-22", product_id=None)
    similar = job.services.similar_cases
    fault = Fault("满载十分钟排气高温停机", "HC-75V")
    (told,) = similar.compare(fault).solutions[0].parts
    assert (told.part.number, told.other_model) == ("HC-2205-0412", "")
    job.world.add(BomLine(id=ids(), product_id=job.asset.product_id, part_id=job.part.id))
    (told,) = similar.compare(fault).solutions[0].parts
    assert (told.part.number, told.other_model) == ("HC-2205-0417", "")


def test_a_part_that_is_named_for_another_model_says_so_and_is_not_asked_for(job: Job) -> None:
    motor = job.world.add(Part(id=job.world.ids(), number="HC-2310-0204", name="风扇电机 HC-37"))
    cases(job, 3, "C0303", "更换风扇电机", part=motor, model="HC-37", product_id=None)
    similar = job.services.similar_cases
    (best, *_) = similar.compare(Fault("满载十分钟排气高温停机", "HC-75V")).solutions
    assert best.parts[0].other_model == "HC-37"
    with pytest.raises(UserError):
        similar.ask_for_parts(job.work_order_id, best)


def test_an_old_case_that_holds_several_words_is_found_behind_many_newer_ones_that_hold_one(job: Job) -> None:
    cases(job, 1, "", "换温控器", problem_code="", symptom="kettle: no power at the plug")
    cases(job, 150, "", "除垢", problem_code="", symptom="kettle leaks")
    cases(job, 150, "", "换保险丝", problem_code="", symptom="radio has lost power")
    cases(job, 3_000, "", "润滑", problem_code="", symptom="noise")
    found = job.services.similar_cases.compare(Fault("kettle power"))
    assert found.solutions[0].title == "换温控器"


def test_of_several_sizes_the_one_of_this_machine_is_told_and_of_none_it_is_said_whose_size_it_is(job: Job) -> None:
    ids = job.world.ids
    small = job.world.add(Part(id=ids(), number="HC-2205-0412", name="温控阀芯 71 ℃ 小流量"))
    cases(job, 2, "C0301", "更换温控阀芯", part=small, model="HC-37", product_id=None)
    cases(job, 1, "C0301", "更换温控阀芯", part=job.part, model="HC-75", product_id=None)
    similar = job.services.similar_cases
    (told,) = similar.compare(Fault("满载十分钟排气高温停机", "HC-75V")).solutions[0].parts
    assert (told.part.number, told.cases, told.other_model) == (job.part.number, 3, "")  # a variant of the same machine
    (told,) = similar.compare(Fault("满载十分钟排气高温停机", "HC-160")).solutions[0].parts
    assert (told.part.number, told.other_model) == ("HC-2205-0412", "HC-37")

"""Following a diagnosis tree on a work order: durable outcomes, the cause in the finding, its parts asked for."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from fieldservice.domain.diagnosis import LeafPart, Tree, read_tree
from fieldservice.domain.quantity import MICRO
from fieldservice.domain.records import (
    Asset,
    BomLine,
    CaseDigest,
    DiagnosisRun,
    DiagnosisStep,
    DiagnosisTree,
    PartRequestLine,
    WorkOrder,
)
from fieldservice.errors import UserError
from fieldservice.services.diagnosis import Diagnosis
from fieldservice.services.diagnosis_trees import SHIPPED, DiagnosisTrees, shipped_trees
from tests.services.conftest import World
from tests.services.field import Job, make_job


@pytest.fixture
def job(world: World) -> Job:
    """A booked repair of a machine that trips hot."""
    made = make_job(world)
    DiagnosisTrees(world.context).install_shipped()
    return made


@pytest.fixture
def diagnosis(job: Job) -> Diagnosis:
    return job.services.diagnosis


def started(job: Job, diagnosis: Diagnosis) -> str:
    tree = next(choice for choice in diagnosis.choices(job.work_order_id) if choice.tree.code == "hc_over_temperature")
    return diagnosis.start(job.work_order_id, tree.id).id


def a_tree(code: str = "mine", number: str = "P-1", part: str = "", **more: Any) -> Tree:
    causes = [
        {
            "key": "a",
            "names": {"en": "A"},
            "parts": [{"number": number, "name": part, "quantity": 2}],
            "cause": "C0301",
        },
        {"key": "b", "names": {"en": "B"}},
    ]
    outcomes = [
        {"key": "yes", "names": {"en": "Yes"}, "causes": ["a"]},
        {"key": "no", "names": {"en": "No"}, "causes": "rest"},
    ]
    tests = [{"key": "t", "names": {"en": "T"}, "outcomes": outcomes}]
    whole = {"format": 1, "code": code, "names": {"en": "Mine"}, "causes": causes, "tests": tests, **more}
    return read_tree(json.dumps(whole))


def put(job: Job, tree: Tree) -> str:
    """Publish the tree; its id."""
    DiagnosisTrees(job.world.context).store([tree])
    return next(row.id for row in DiagnosisTrees(job.world.context).rows() if row.tree.code == tree.code)


# --- following --------------------------------------------------------------------------------------------------------


def test_the_tree_for_the_machine_and_its_fault_comes_first(job: Job, diagnosis: Diagnosis) -> None:
    choices = diagnosis.choices(job.work_order_id)
    assert choices[0].tree.code == "hc_over_temperature"
    assert [choice.rank for choice in choices if choice.tree.code.startswith("ls_")] == [None]


def test_an_outcome_is_on_disk_at_once_and_the_next_test_follows_from_it(job: Job, diagnosis: Diagnosis) -> None:
    run = started(job, diagnosis)
    assert diagnosis.view(run).standing.tests[0].test.key == "fan"
    view = diagnosis.record(run, "fan", "turning")
    assert [(step.test.key, step.outcome) for step in view.steps] == [("fan", "turning")]
    assert "fan" not in {each.cause.key for each in view.standing.candidates}
    assert [row.outcome for row in job.world.read().where(DiagnosisStep)] == ["turning"]


def test_a_tree_that_is_being_followed_is_gone_on_with(job: Job, diagnosis: Diagnosis) -> None:
    assert started(job, diagnosis) == started(job, diagnosis)
    assert len(diagnosis.of_work_order(job.work_order_id)) == 1


def test_of_two_outcomes_of_a_test_the_later_counts_and_both_are_kept(job: Job, diagnosis: Diagnosis) -> None:
    run = started(job, diagnosis)
    diagnosis.record(run, "fan", "standing")
    view = diagnosis.record(run, "fan", "turning")
    assert [(step.test.key, step.outcome) for step in view.steps] == [("fan", "turning")]
    assert len(job.world.read().where(DiagnosisStep)) == 2


def test_an_outcome_taken_back_no_longer_counts(job: Job, diagnosis: Diagnosis) -> None:
    run = started(job, diagnosis)
    diagnosis.record(run, "fan", "standing")
    view = diagnosis.take_back(run, "fan")
    assert view.steps == () and view.standing.found is None
    assert view.standing.tests[0].test.key == "fan"


def test_contradicting_outcomes_are_told_and_nothing_is_lost(job: Job, diagnosis: Diagnosis) -> None:
    run = started(job, diagnosis)
    diagnosis.record(run, "fan", "standing")
    view = diagnosis.record(run, "level", "low")
    assert view.standing.contradiction and len(view.steps) == 2


def test_how_long_a_test_took_is_kept_but_not_a_night(job: Job, diagnosis: Diagnosis) -> None:
    run = started(job, diagnosis)
    job.world.clock.advance(minutes=4)
    diagnosis.record(run, "fan", "turning")
    job.world.clock.advance(hours=14)
    diagnosis.record(run, "level", "right")
    assert [row.seconds for row in job.world.read().where(DiagnosisStep)] == [240, None]


def test_an_outcome_that_the_tree_does_not_have_is_refused(job: Job, diagnosis: Diagnosis) -> None:
    run = started(job, diagnosis)
    with pytest.raises(UserError, match="does not have that test or outcome"):
        diagnosis.record(run, "fan", "sideways")
    assert diagnosis.view(run).steps == ()


# --- the end ----------------------------------------------------------------------------------------------------------


def test_settling_on_a_cause_codes_the_finding_and_keeps_the_technicians_own_words(
    job: Job, diagnosis: Diagnosis
) -> None:
    job.services.work_orders.change(job.work_order_id, cause="阀芯有毛刺")
    run = started(job, diagnosis)
    order = diagnosis.conclude(run, "valve", "zh_CN")
    assert (order.problem_code, order.cause_code, order.remedy_code) == ("P03", "C0301", "R0301")
    assert order.cause == "阀芯有毛刺" and order.remedy == "更换温控阀芯和密封圈，补油，吹扫冷却器"
    assert diagnosis.view(run).concluded is not None


def test_a_cause_that_was_not_it_can_be_left_again(job: Job, diagnosis: Diagnosis) -> None:
    run = started(job, diagnosis)
    diagnosis.record(run, "fan", "standing")
    diagnosis.conclude(run, "fan")
    view = diagnosis.reopen(run)
    assert view.concluded is None and view.run.ended_at is None and len(view.steps) == 1


def test_a_finished_work_order_takes_no_more_outcomes(job: Job, diagnosis: Diagnosis) -> None:
    run = started(job, diagnosis)
    job.services.work_orders.cancel(job.work_order_id, "客户取消")
    with pytest.raises(UserError):
        diagnosis.record(run, "fan", "turning")
    assert job.world.read().get(WorkOrder, job.work_order_id).cause_code == ""


def test_the_leaf_asks_for_its_parts_in_one_step(job: Job, diagnosis: Diagnosis) -> None:
    part = job.services.catalogue.add_part(number="P-1", name="阀芯")
    tree = put(job, a_tree())
    run = diagnosis.start(job.work_order_id, tree).id
    found = diagnosis.parts(run, "a")
    assert [(each.part_id, each.quantity_micro, each.missing_micro) for each in found] == [
        (part.id, 2 * MICRO, 2 * MICRO)
    ]
    asked = diagnosis.reserve(run, "a")
    assert [(line.part_id, line.quantity_micro) for line in asked.lines] == [(part.id, 2 * MICRO)]
    assert asked.request.work_order_id == job.work_order_id


def test_parts_that_nobody_knows_are_named(job: Job, diagnosis: Diagnosis) -> None:
    run = diagnosis.start(job.work_order_id, put(job, a_tree(number="NOT-THERE"))).id
    assert [each.part_id for each in diagnosis.parts(run, "a")] == [None]
    with pytest.raises(UserError, match="The parts list does not have NOT-THERE"):
        diagnosis.reserve(run, "a")


def test_a_part_given_by_name_alone_has_its_english_name_also_where_the_machines_bill_lacks_it(
    job: Job, diagnosis: Diagnosis
) -> None:
    job.services.catalogue.add_part(number="P-7", name="温控阀芯", name_en="Thermostatic valve element")
    run = diagnosis.start(job.work_order_id, put(job, a_tree(number="", part="温控阀芯"))).id
    (part,) = diagnosis.parts(run, "a")
    assert (part.part_id, part.name, part.name_en) == (None, "温控阀芯", "Thermostatic valve element")
    with pytest.raises(UserError, match="The parts list does not have Thermostatic valve element"):
        diagnosis.reserve(run, "a")


def test_every_part_of_a_shipped_tree_has_an_english_name_where_no_catalogue_has_it(
    job: Job, diagnosis: Diagnosis
) -> None:
    run = diagnosis.start(job.work_order_id, next(
        each.id for each in diagnosis.choices(job.work_order_id) if each.tree.code == "hc_over_temperature"
    )).id  # fmt: skip
    found = [part for cause in diagnosis.view(run).tree.causes for part in diagnosis.parts(run, cause.key)]
    assert found and all(part.part_id is None and part.name_en.isascii() and part.name_en for part in found)
    with pytest.raises(UserError, match="The parts list does not have Thermostatic valve core, Seal set"):
        diagnosis.reserve(run, "valve")
    named = [part for row in shipped_trees() for cause in read_tree(row.body).causes for part in cause.parts]
    assert all(part.name and part.name_en for part in named if not part.number)


def test_a_part_is_found_in_a_bill_that_has_it_in_english_only(job: Job, diagnosis: Diagnosis) -> None:
    order = job.world.read().get(WorkOrder, job.work_order_id)
    product = job.world.read().get(Asset, str(order.asset_id)).product_id
    part = job.services.catalogue.add_part(number="P-9", name="Valve core, thermostatic")
    with job.world.context.begin("test.bill") as uow:
        uow.add(BomLine(id=job.world.context.ids(), product_id=str(product), part_id=part.id))
        uow.commit()
    tree = a_tree(number="", part="温控阀芯")
    cause = replace(tree.causes[0], parts=(LeafPart(name="温控阀芯", name_en="Thermostatic valve core"),))
    run = diagnosis.start(job.work_order_id, put(job, replace(tree, causes=(cause, tree.causes[1])))).id
    assert [each.part_id for each in diagnosis.parts(run, "a")] == [part.id]


def test_a_cause_without_parts_has_nothing_to_ask_for(job: Job, diagnosis: Diagnosis) -> None:
    run = diagnosis.start(job.work_order_id, put(job, a_tree())).id
    with pytest.raises(UserError, match="Everything that this takes is in the van or asked for"):
        diagnosis.reserve(run, "b")


def test_parts_that_are_asked_for_already_are_not_asked_for_again(job: Job, diagnosis: Diagnosis) -> None:
    part = job.services.catalogue.add_part(number="P-1", name="阀芯")
    run = diagnosis.start(job.work_order_id, put(job, a_tree())).id
    diagnosis.reserve(run, "a")
    assert [(each.asked_micro, each.missing_micro) for each in diagnosis.parts(run, "a")] == [(2 * MICRO, 0)]
    with pytest.raises(UserError, match="or asked for"):
        diagnosis.reserve(run, "a")
    assert [line.part_id for line in job.world.read().where(PartRequestLine)] == [part.id]


def test_another_cause_takes_the_place_of_the_one_that_it_was_not(job: Job, diagnosis: Diagnosis) -> None:
    run = started(job, diagnosis)
    diagnosis.conclude(run, "valve", "zh_CN")
    diagnosis.reopen(run)
    order = diagnosis.conclude(run, "fan", "zh_CN")
    assert (order.cause_code, order.cause) == ("C0303", "冷却风扇不转")
    assert order.remedy != "更换温控阀芯和密封圈，补油，吹扫冷却器"


def test_a_cause_without_codes_keeps_what_the_technician_coded(job: Job, diagnosis: Diagnosis) -> None:
    job.services.work_orders.change(job.work_order_id, cause_code="C0302", remedy_code="R0301")
    run = diagnosis.start(job.work_order_id, put(job, a_tree())).id
    order = diagnosis.conclude(run, "b", "en")
    assert (order.cause_code, order.remedy_code, order.cause) == ("C0302", "R0301", "B")


def test_none_of_the_causes_is_no_cause_for_the_customers_report(job: Job, diagnosis: Diagnosis) -> None:
    causes = [
        {"key": "a", "names": {"en": "A"}},
        {"key": "other", "names": {"en": "None of these"}, "escalate": True, "remedies": {"en": "Contact the maker"}},
    ]
    tree = a_tree(code="maker", causes=causes)
    order = diagnosis.conclude(diagnosis.start(job.work_order_id, put(job, tree)).id, "other", "en")
    assert (order.cause, order.remedy) == ("", "")


def test_what_two_people_find_with_the_same_tree_on_two_laptops_counts_together(job: Job, diagnosis: Diagnosis) -> None:
    mine = started(job, diagnosis)
    diagnosis.record(mine, "fan", "turning")
    tree_id = job.world.read().get(DiagnosisRun, mine).tree_id
    with job.world.context.begin("test.other_laptop") as uow:
        theirs = DiagnosisRun(
            id=job.world.context.ids(),
            work_order_id=job.work_order_id,
            tree_id=tree_id,
            started_at=job.world.context.now(),
        )
        uow.add(theirs)
        uow.add(
            DiagnosisStep(
                id=job.world.context.ids(), run_id=theirs.id, test="level", outcome="right", at=job.world.context.now()
            )
        )
        uow.commit()
    (view,) = diagnosis.of_work_order(job.work_order_id)
    assert {(step.test.key, step.outcome) for step in view.steps} == {("fan", "turning"), ("level", "right")}
    diagnosis.conclude(mine, "valve", "en")
    (view,) = diagnosis.of_work_order(job.work_order_id)
    assert view.concluded is not None and view.concluded.key == "valve"
    assert diagnosis.reopen(view.run.id).concluded is None


# --- learning and keeping ---------------------------------------------------------------------------------------------


def test_closed_cases_change_which_cause_is_likely(job: Job, diagnosis: Diagnosis) -> None:
    run = started(job, diagnosis)
    assert diagnosis.view(run).standing.candidates[0].cause.key == "valve"
    assert diagnosis.view(run).learned.total == 0
    with job.world.context.begin("test.cases") as uow:
        for number in range(40):
            uow.add(
                CaseDigest(
                    id=job.world.context.ids(),
                    tree_code="hc_over_temperature" if number % 2 else "",
                    leaf="cooler" if number % 2 else "",
                    model="HC-75V",
                    problem_code="P03",
                    cause_code="C0302",
                    closed_on=date(2026, 1, 1),
                )
            )
        uow.commit()
    view = diagnosis.view(run)
    assert view.standing.candidates[0].cause.key == "cooler" and view.learned.total == 40


def test_cases_of_other_machines_and_faults_teach_a_tree_nothing(job: Job, diagnosis: Diagnosis) -> None:
    run = started(job, diagnosis)
    with job.world.context.begin("test.cases") as uow:
        for model, problem in (("LS-120", "P03"), ("HC-75V", "P10"), ("", "")):
            uow.add(
                CaseDigest(
                    id=job.world.context.ids(),
                    model=model,
                    problem_code=problem,
                    cause_code="C0302",
                    closed_on=date(2026, 1, 1),
                )
            )
        uow.commit()
    assert diagnosis.view(run).learned.total == 0


def test_shipped_trees_are_the_same_rows_everywhere_and_put_in_once(job: Job) -> None:
    trees = DiagnosisTrees(job.world.context)
    assert trees.install_shipped() == 0
    assert len(job.world.read().where(DiagnosisTree)) == len(list(SHIPPED.glob("*.json"))) >= 5


def test_a_changed_tree_becomes_a_new_version_and_runs_keep_theirs(job: Job, diagnosis: Diagnosis) -> None:
    trees = DiagnosisTrees(job.world.context)
    run = diagnosis.start(job.work_order_id, put(job, a_tree())).id
    assert trees.store([a_tree()]).same == 1
    assert trees.store([a_tree(number="P-2")]).changed == 1
    assert diagnosis.view(run).tree.version == 1
    newest = next(choice for choice in diagnosis.choices(job.work_order_id) if choice.tree.code == "mine")
    assert newest.tree.version == 2


def test_an_archived_tree_is_offered_no_more_until_it_is_restored(job: Job, diagnosis: Diagnosis) -> None:
    trees = DiagnosisTrees(job.world.context)
    tree = put(job, a_tree())
    trees.archive(tree)
    assert "mine" not in {choice.tree.code for choice in diagnosis.choices(job.work_order_id)}
    trees.restore(tree)
    assert "mine" in {choice.tree.code for choice in diagnosis.choices(job.work_order_id)}

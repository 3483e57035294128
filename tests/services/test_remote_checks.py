"""Guided checks on the phone: offered for the machine and fault, kept answer by answer, gone on with by the visit."""

from __future__ import annotations

from datetime import timedelta

import pytest

from fieldservice.domain.coding import Finding
from fieldservice.domain.records import CaseDigest, DiagnosisRun, DiagnosisStep, ServiceRequest
from fieldservice.errors import UserError
from fieldservice.services.container import Services
from fieldservice.services.diagnosis_trees import DiagnosisTrees
from fieldservice.services.intake import RequestDraft
from fieldservice.services.remote_checks import UNCLEAR, Check, Guide, RemoteChecks
from tests.services.conftest import World
from tests.services.desk import Mill, make_mill

FAULT = "早上开机半小时报警停机，面板显示排气温度高，109 度"


@pytest.fixture
def mill(world: World) -> Mill:
    DiagnosisTrees(world.context).install_shipped()
    return make_mill(world)


@pytest.fixture
def services(world: World) -> Services:
    return Services(world.context)


@pytest.fixture
def remote(world: World) -> RemoteChecks:
    return RemoteChecks(world.context)


def draft(mill: Mill, *checks: Check) -> RequestDraft:
    return RequestDraft(asset_id=mill.asset.id, contact_id=mill.contact.id, fault=FAULT, checks=checks)


def guide_of(remote: RemoteChecks, mill: Mill, *checks: Check) -> Guide:
    guide = remote.of_words(mill.asset.id, "", FAULT, checks)
    assert guide is not None
    return guide


def keys(guide: Guide) -> list[str]:
    return [each.test.key for each in guide.ahead]


# --- what is offered --------------------------------------------------------------------------------------------------


def test_only_what_a_customer_can_do_is_asked_the_first_test_first(mill: Mill, remote: RemoteChecks) -> None:
    guide = guide_of(remote, mill)
    assert guide.tree.code == "hc_over_temperature"
    assert keys(guide)[0] == "fan" and set(keys(guide)) == {"fan", "level", "room"}
    assert all(each.test.remote for each in guide.ahead) and guide.minutes == 5


def test_what_was_answered_is_not_asked_again_and_changes_what_it_may_be(mill: Mill, remote: RemoteChecks) -> None:
    before = guide_of(remote, mill)
    guide = guide_of(remote, mill, Check(before.tree_id, "fan", "turning"))
    assert [(test.key, outcome) for test, outcome in guide.done] == [("fan", "turning")]
    assert "fan" not in keys(guide)
    assert "fan" not in {each.cause.key for each in guide.standing.candidates}


def test_what_the_customer_cannot_tell_is_left_and_says_nothing(mill: Mill, remote: RemoteChecks) -> None:
    before = guide_of(remote, mill)
    guide = guide_of(remote, mill, Check(before.tree_id, "fan", UNCLEAR))
    assert "fan" not in keys(guide) and guide.done[0][1] == UNCLEAR
    assert guide.standing.candidates == before.standing.candidates


def test_nothing_is_offered_for_a_fault_without_a_tree(mill: Mill, remote: RemoteChecks) -> None:
    assert remote.of_words(mill.asset.id, "", "发票抬头写错了") is None
    assert remote.of_words(None, "", FAULT) is None


def test_the_fault_that_was_chosen_finds_the_tree_without_words(mill: Mill, remote: RemoteChecks) -> None:
    guide = remote.of_words(mill.asset.id, "P03", "客户说不清楚")
    assert guide is not None and guide.tree.code == "hc_over_temperature"


# --- kept with the request --------------------------------------------------------------------------------------------


def test_an_answer_is_on_disk_at_once(world: World, mill: Mill, services: Services, remote: RemoteChecks) -> None:
    request = services.intake.take_request(draft(mill))
    tree_id = guide_of(remote, mill).tree_id
    guide = remote.record(request.id, tree_id, "fan", "turning")
    assert guide is not None and [test.key for test, _ in guide.done] == ["fan"]
    assert [(row.test, row.outcome) for row in world.read().where(DiagnosisStep)] == [("fan", "turning")]
    (run,) = world.read().where(DiagnosisRun)
    assert (run.request_id, run.work_order_id) == (request.id, None)


def test_an_answer_taken_back_is_asked_again_and_stays_in_the_record(
    world: World, mill: Mill, services: Services, remote: RemoteChecks
) -> None:
    request = services.intake.take_request(draft(mill))
    tree_id = guide_of(remote, mill).tree_id
    remote.record(request.id, tree_id, "fan", "standing")
    guide = remote.take_back(request.id, tree_id, "fan")
    assert guide is not None and guide.done == () and keys(guide)[0] == "fan"
    assert len(world.read().where(DiagnosisStep)) == 2


def test_what_was_answered_while_the_call_was_taken_is_recorded_with_its_time(
    world: World, mill: Mill, services: Services, remote: RemoteChecks
) -> None:
    tree_id, at = guide_of(remote, mill).tree_id, world.clock.now()
    world.clock.advance(minutes=3)
    request = services.intake.take_request(draft(mill, Check(tree_id, "fan", "turning", at)))
    (step,) = world.read().where(DiagnosisStep)
    assert (step.test, step.outcome, step.at, step.seconds) == ("fan", "turning", at, None)
    guide = remote.of_request(request.id)
    assert guide is not None and [test.key for test, _ in guide.done] == ["fan"]


def test_requests_of_different_customers_share_no_answers(
    world: World, mill: Mill, services: Services, remote: RemoteChecks
) -> None:
    one, other = services.intake.take_request(draft(mill)), services.intake.take_request(draft(mill))
    tree_id = guide_of(remote, mill).tree_id
    remote.record(one.id, tree_id, "fan", "turning")
    guide = remote.record(other.id, tree_id, "level", "right")
    assert guide is not None and [test.key for test, _ in guide.done] == ["level"]


def test_an_outcome_that_the_test_does_not_have_is_refused(
    world: World, mill: Mill, services: Services, remote: RemoteChecks
) -> None:
    request = services.intake.take_request(draft(mill))
    with pytest.raises(UserError) as refused:
        remote.record(request.id, guide_of(remote, mill).tree_id, "fan", "purple")
    assert refused.value.code == "diagnosis.no_such_outcome" and not world.read().where(DiagnosisRun)


# --- over to the visit ------------------------------------------------------------------------------------------------


def test_the_visit_goes_on_where_the_phone_stopped(
    world: World, mill: Mill, services: Services, remote: RemoteChecks
) -> None:
    tree_id = guide_of(remote, mill).tree_id
    checks = (Check(tree_id, "fan", "turning"), Check(tree_id, "level", UNCLEAR))
    order = services.intake.take_and_qualify(draft(mill, *checks)).work_order
    (view,) = services.diagnosis.of_work_order(order.id)
    assert [(step.test.key, step.outcome) for step in view.steps] == [("fan", "turning")]
    assert "level" in {each.test.key for each in view.standing.tests}, "what the customer could not tell is asked"
    assert "fan" not in {each.test.key for each in view.standing.tests}
    went_on = services.diagnosis.record(view.run.id, "level", "right")
    assert [step.test.key for step in went_on.steps] == ["fan", "level"]
    assert services.diagnosis.start(order.id, tree_id).id == view.run.id, "the tree is gone on with"


def test_a_work_order_made_by_mistake_gives_the_answers_back(
    mill: Mill, services: Services, remote: RemoteChecks
) -> None:
    request = services.intake.take_request(draft(mill))
    remote.record(request.id, guide_of(remote, mill).tree_id, "fan", "turning")
    first = services.intake.accept(request.id).work_order
    with pytest.raises(UserError):
        remote.record(request.id, guide_of(remote, mill).tree_id, "level", "right")
    services.intake.take_back(request.id, "点错了")
    assert services.diagnosis.of_work_order(first.id) == []
    second = services.intake.accept(request.id).work_order
    (view,) = services.diagnosis.of_work_order(second.id)
    assert [step.test.key for step in view.steps] == ["fan"]


def test_a_request_put_into_another_jobs_file_brings_its_answers(
    mill: Mill, services: Services, remote: RemoteChecks
) -> None:
    job = services.intake.take_and_qualify(draft(mill)).work_order
    check = Check(guide_of(remote, mill).tree_id, "fan", "turning")
    request = services.intake.take_and_merge(draft(mill, check), job.id)
    (view,) = services.diagnosis.of_work_order(job.id)
    assert [step.test.key for step in view.steps] == ["fan"]
    services.intake.reopen(request.id)
    assert services.diagnosis.of_work_order(job.id) == []


# --- solved on the phone ----------------------------------------------------------------------------------------------


def test_solved_on_the_phone_records_the_first_contact_and_what_it_was(
    world: World, mill: Mill, services: Services, remote: RemoteChecks
) -> None:
    check = Check(guide_of(remote, mill).tree_id, "level", "low")
    found = guide_of(remote, mill, check)
    assert found.found is not None and found.found.key == "oil"
    assert found.finding == Finding("P03", "C0304", "R06")
    request = services.intake.take_and_answer(draft(mill, check), "补油到中线，王建国试机正常", finding=found.finding)
    stored = world.find(ServiceRequest, request.id)
    assert (stored.status, stored.first_contact) == ("answered", True)
    assert (stored.category, stored.cause_code, stored.remedy_code) == ("P03", "C0304", "R06")
    (run,) = world.read().where(DiagnosisRun)
    assert run.leaf == "oil" and run.ended_at == world.clock.now()
    now = world.clock.now()
    assert services.intake.first_contact_rate(now - timedelta(days=1), now + timedelta(days=1)) == (1, 1)


def test_a_case_solved_on_the_phone_teaches_without_saying_whose_it_was(
    world: World, mill: Mill, services: Services, remote: RemoteChecks
) -> None:
    check = Check(guide_of(remote, mill).tree_id, "level", "low")
    request = services.intake.take_and_answer(
        draft(mill, check), "补油到中线，王建国试机正常", finding=Finding("P03", "C0304", "R06")
    )
    (digest,) = world.read().where(CaseDigest)
    assert (digest.model, digest.problem_code, digest.cause_code) == ("HC-75V", "P03", "C0304")
    assert (digest.tree_code, digest.leaf, digest.visits) == ("hc_over_temperature", "oil", 0)
    assert "补油到中线" in digest.solution and "王建国" not in digest.solution
    assert guide_of(remote, mill).learned.cases["oil"] == 1
    services.intake.reopen(request.id, "又停机了")
    assert guide_of(remote, mill).learned.cases.get("oil", 0) == 0, "what was not solved after all teaches nothing"
    again = remote.of_request(request.id)
    assert again is not None and again.open and [test.key for test, _ in again.done] == ["level"]


def test_a_closed_request_shows_what_was_gone_through(mill: Mill, services: Services, remote: RemoteChecks) -> None:
    check = Check(guide_of(remote, mill).tree_id, "fan", "turning")
    request = services.intake.take_and_answer(draft(mill, check), "客户自己复位好了")
    guide = remote.of_request(request.id)
    assert guide is not None and not guide.open and guide.ahead == ()
    assert [test.key for test, _ in guide.done] == ["fan"]
    nothing = services.intake.take_and_answer(draft(mill), "客户自己复位好了")
    assert remote.of_request(nothing.id) is None

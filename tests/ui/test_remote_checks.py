"""Going through checks on the phone: while a call is taken down, and on the page of a request."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from fieldservice.domain.records import Asset, DiagnosisStep, FaultCode, Product, ServiceRequest
from fieldservice.services.basics import codes_and_prices
from fieldservice.services.diagnosis_trees import DiagnosisTrees
from fieldservice.services.intake import RequestDraft
from tests.ui.desk_world import Desk, settle, start_desk
from ui.desk.intake_page import IntakePage
from ui.desk.remote_card import RemoteCard
from ui.desk.request_page import RequestPage
from ui.kit.feedback import Note
from ui.kit.labels import Link

FAULT = "早上开机半小时报警停机，排气温度高，109 度"


@pytest.fixture
def desk(tmp_path: Path, qtbot: Any) -> Iterator[Desk]:
    made = start_desk(tmp_path, qtbot)
    with made.session.context.begin("test.codes") as uow:
        uow.add_all([row for row in codes_and_prices() if isinstance(row, FaultCode)])
        uow.commit()
    DiagnosisTrees(made.session.context).install_shipped()
    yield made


def intake(desk: Desk, qtbot: Any) -> IntakePage:
    desk.desktop.window.go("new_request", asset_id=desk.ids["second"])
    settle(desk, qtbot)
    page = desk.desktop.window.page
    assert isinstance(page, IntakePage)
    page.fields.fault.set_value(FAULT)
    page.vm.changed(fault=FAULT)
    settle(desk, qtbot)
    return page


def said(card: RemoteCard) -> list[str]:
    return [button.text() for button in card.answers]


def press(desk: Desk, qtbot: Any, card: RemoteCard, at: int) -> None:
    card.answers[at].click()
    settle(desk, qtbot)


def test_the_checks_for_the_machine_and_fault_stand_beside_the_call(desk: Desk, qtbot: Any) -> None:
    page = intake(desk, qtbot)
    assert page.checks.isVisible()
    assert said(page.checks) == ["Standing still or reversed", "Turning well", "Can't tell"]


def test_each_answer_is_on_disk_before_the_next_question_is_asked(desk: Desk, qtbot: Any) -> None:
    page = intake(desk, qtbot)
    press(desk, qtbot, page.checks, 1)
    kept = desk.services.drafts.load("request.new")
    assert kept is not None
    assert [(each["test"], each["outcome"]) for each in kept["current"]["checks"]] == [("fan", "turning")]
    assert "Turning well" not in said(page.checks), "the next question is asked"
    page.vm.open()
    settle(desk, qtbot)
    assert page.remote_model.guide is not None and [t.key for t, _ in page.remote_model.guide.done] == ["fan"]


def test_an_error_code_that_the_customer_reads_out_is_explained_as_it_is_for_that_machine(
    desk: Desk, qtbot: Any
) -> None:
    trees, store = DiagnosisTrees(desk.session.context), desk.session.store
    trees.store_codes([("E003", "", "Ignition failure")], "Navien")
    trees.store_codes([("E003", "", "Phase missing")], "Haichang")
    asset = store.read().get(Asset, desk.ids["second"])
    with desk.session.context.begin("test.maker") as uow:
        uow.change(Product, str(asset.product_id), maker="Haichang")
        uow.commit()
    page = intake(desk, qtbot)
    for words in ("Display shows e003", FAULT + " E003"):
        page.vm.changed(fault=words)
        settle(desk, qtbot)
        notes = [note.accessibleName() for note in page.checks.findChildren(Note) if note.isVisible()]
        assert page.checks.isVisible() and "Error code E003 of Haichang Phase missing" in " ".join(notes)
        assert "Ignition" not in " ".join(notes)
    page.vm.changed(fault="Nothing works")
    settle(desk, qtbot)
    assert not page.checks.isVisible()


def test_an_answer_can_be_asked_again(desk: Desk, qtbot: Any) -> None:
    page = intake(desk, qtbot)
    press(desk, qtbot, page.checks, 1)
    link = next(each for each in page.checks.findChildren(Link) if each.text() == "Turning well")
    link.clicked.emit()
    settle(desk, qtbot)
    assert said(page.checks)[1] == "Turning well"


def test_a_call_sent_to_dispatch_takes_its_answers_to_the_visit(desk: Desk, qtbot: Any) -> None:
    page = intake(desk, qtbot)
    press(desk, qtbot, page.checks, 1)
    press(desk, qtbot, page.checks, len(page.checks.answers) - 1)
    page.vm.submit()
    settle(desk, qtbot)
    request = max(desk.session.store.read().where(ServiceRequest), key=lambda each: each.number)
    found = desk.services.intake.detail(request.id).work_order
    assert found is not None
    (view,) = desk.services.diagnosis.of_work_order(found.id)
    assert [(step.test.key, step.outcome) for step in view.steps] == [("fan", "turning")]
    assert page.remote_model.guide is None and not page.checks.isVisible(), "the next call begins with nothing"


def test_solved_on_the_phone_takes_over_what_was_found(desk: Desk, qtbot: Any) -> None:
    page = intake(desk, qtbot)
    page.remote_model.answer("level", "low")
    settle(desk, qtbot)
    page.checks.solve()
    dialog = page._dialog
    assert dialog is not None
    assert dialog.cause.value() == "C0304" and dialog.remedy.value() == "R06"
    assert dialog.words.value() == "Oil level low: Leak found, oil topped up to the middle"
    dialog._act()
    settle(desk, qtbot)
    request = max(desk.session.store.read().where(ServiceRequest), key=lambda each: each.number)
    assert (request.status, request.first_contact) == ("answered", True)
    assert (request.category, request.cause_code, request.remedy_code) == ("P03", "C0304", "R06")


def test_a_request_that_waits_is_gone_through_on_its_page(desk: Desk, qtbot: Any) -> None:
    request = desk.services.intake.take_request(RequestDraft(asset_id=desk.ids["second"], fault=FAULT))
    desk.desktop.window.go("request", id=request.id)
    settle(desk, qtbot)
    page = desk.desktop.window.page
    assert isinstance(page, RequestPage)
    (card,) = page.findChildren(RemoteCard)
    press(desk, qtbot, card, 1)
    rows = desk.session.store.read().where(DiagnosisStep)
    assert [(row.test, row.outcome) for row in rows] == [("fan", "turning")]
    assert card.isVisible() and "Turning well" not in said(card)


def test_a_request_without_a_tree_shows_no_checks(desk: Desk, qtbot: Any) -> None:
    desk.desktop.window.go("request", id=desk.ids["other_request"])
    settle(desk, qtbot)
    (card,) = desk.desktop.window.page.findChildren(RemoteCard)
    assert not card.isVisible()

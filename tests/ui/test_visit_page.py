"""The visit on screen: every kind of question, safety, nothing lost, the whole way by keyboard."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldservice.domain.checklist import Address
from fieldservice.domain.scans import write_label
from tests.ui.visit_world import VisitWorld, add_template, make_visit_world, picture
from ui.visit.checklist_step import ChecklistStep
from ui.visit.parts_step import PartsStep
from ui.visit.photos_step import PhotosStep
from ui.visit.pictures import pictures_in
from ui.visit.sign_steps import SignatureStep
from ui.visit.way_steps import LeaveStep
from ui.visit.work_step import WorkStep


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[VisitWorld]:
    made = make_visit_world(tmp_path, qapp)
    yield made
    made.close()


def question(key: str, kind: str, **more: Any) -> dict[str, Any]:
    return {"key": key, "type": kind, "names": {"en": f"Question {key}"}, **more}


CHOICES = [
    {"key": "a", "names": {"en": "Clean"}, "verdict": "pass"},
    {"key": "b", "names": {"en": "Dirty"}, "verdict": "fail"},
    {"key": "c", "names": {"en": "Unclear"}},
]
LIMITED: dict[str, Any] = {"unit": "℃", "min": 75, "max": 95, "decimals": 1}


def with_questions(world: VisitWorld, *questions: dict[str, Any], **more: Any) -> ChecklistStep:
    """The diagnosis of the next visit with these questions only."""
    services = world.session.services
    body = {
        "format": 1, "code": "own", "version": 1, "names": {"en": "Own list"}, "purpose": "diagnosis",
        "task_types": ["repair"], "product_models": ["HC-75V"],
        "sections": [{"key": "all", "names": {"en": "All"}, "questions": list(questions)}], **more,
    }  # fmt: skip
    template = add_template(world.session, json.dumps(body), "own")
    world.arrived()
    order = world.made["next_order"]
    for view in services.checklists.of_work_order(order):
        if view.template.purpose == "diagnosis":
            services.checklists.remove(view.checklist.id)
    services.checklists.add(order, template)
    page = world.open_visit(step="diagnose")
    step = page.steps["diagnose"]
    assert isinstance(step, ChecklistStep)
    return step


def stored(world: VisitWorld, key: str) -> Any:
    """The cell of a question as it is on disk."""
    views = world.session.services.checklists.of_work_order(world.made["next_order"])
    view = next(view for view in views if view.template.code == "own")
    return view.state.cell(Address(key))


def test_a_choice_is_on_disk_before_the_next_question_appears(world: VisitWorld) -> None:
    step = with_questions(world, question("a", "choice", choices=CHOICES), question("b", "check"))
    world.inputs().key("1")
    assert stored(world, "a").value == "a" and stored(world, "a").verdict == "pass"
    assert step.card is not None and step.card.entry.question.key == "b"
    assert step.note().startswith("Question 1 saved")


def test_the_hint_names_only_the_keys_that_answer(world: VisitWorld) -> None:
    step = with_questions(
        world, question("a", "choice", choices=CHOICES), question("b", "check"), question("c", "text")
    )
    inputs = world.inputs()
    shown = [{words: keys for keys, words in step.hints()}["answer"]]
    inputs.key("1")
    shown.append({words: keys for keys, words in step.hints()}["answer"])
    inputs.key("1")
    assert shown == ["1 2 3", "1 2 3 4"]
    assert "answer" not in [words for _keys, words in step.hints()]


def test_several_choices_toggle_by_their_keys_and_enter_goes_on(world: VisitWorld) -> None:
    step = with_questions(world, question("a", "multi_choice", choices=CHOICES), question("b", "check"))
    inputs = world.inputs()
    inputs.key("1")
    inputs.key("3")
    assert stored(world, "a").value == ("a", "c")
    inputs.key("1")
    assert stored(world, "a").value == ("c",)
    inputs.key("Return")
    assert step.card is not None and step.card.entry.question.key == "b"


def test_a_number_is_judged_by_its_limits_and_a_failed_one_asks_for_a_note(world: VisitWorld) -> None:
    step = with_questions(world, question("t", "number", **LIMITED), question("b", "check"), fail_needs_note=True)
    inputs = world.inputs()
    inputs.type_here("109")
    inputs.key("Return")
    assert stored(world, "t").value == Decimal(109) and stored(world, "t").verdict == "fail"
    assert step.card is not None and step.card.entry.question.key == "t"
    assert step.card.note.edit.hasFocus()
    inputs.type_here("valve stuck")
    inputs.key("Return")
    assert stored(world, "t").note == "valve stuck"
    assert step.card.entry.question.key == "b"


def test_the_verdict_of_a_number_can_be_overruled_without_leaving_its_field(world: VisitWorld) -> None:
    with_questions(world, question("t", "number", **LIMITED), question("b", "check"))
    inputs = world.inputs()
    inputs.type_here("96")
    inputs.key("Ctrl+3")
    assert (stored(world, "t").value, stored(world, "t").verdict) == (Decimal(96), "partial")
    assert stored(world, "t").overruled


def test_a_number_that_cannot_be_taken_says_why_and_stays(world: VisitWorld) -> None:
    step = with_questions(world, question("t", "number", **LIMITED), question("b", "check"))
    inputs = world.inputs()
    inputs.type_here("80.123")
    inputs.key("Return")
    assert step.card is not None and step.card.entry.question.key == "t"
    assert "decimal" in step.card.editor.field.error.lower()  # type: ignore[attr-defined]  # a number has a field
    assert stored(world, "t").value is None


@pytest.mark.parametrize("typed", ["hot", "80.1.2"])
@pytest.mark.parametrize("leave", ["Return", "Tab", "Ctrl+Return"])
def test_what_is_not_a_number_is_not_left_behind(world: VisitWorld, typed: str, leave: str) -> None:
    step = with_questions(world, question("t", "number", **LIMITED), question("b", "check"))
    inputs = world.inputs()
    inputs.type_here(typed)
    inputs.key(leave)
    assert step.card is not None and step.card.entry.question.key == "t"
    assert step.card.editor.field.error  # type: ignore[attr-defined]  # a number has a field
    assert step.card.editor.field.edit.text() == typed  # type: ignore[attr-defined]  # as above


def test_tab_after_typing_goes_on_and_before_typing_walks_to_the_verdicts(world: VisitWorld) -> None:
    step = with_questions(world, question("t", "number", **LIMITED), question("u", "number", **LIMITED))
    inputs = world.inputs()
    inputs.type_here("80")
    inputs.key("Tab")
    assert stored(world, "t").value == Decimal(80)
    assert step.card is not None and step.card.entry.question.key == "u" and step.card.takes_typing()
    inputs.key("Tab")
    assert step.card.entry.question.key == "u" and step.card.verdicts is not None
    assert step.card.verdicts.isAncestorOf(QApplication.focusWidget())


def test_values_typed_faster_than_the_disk_go_to_their_questions(world: VisitWorld) -> None:
    with_questions(world, *(question(key, "number", **LIMITED) for key in "tuv"))
    for key in "80\r":
        QTest.keyClicks(QApplication.focusWidget(), key)
    for key in "81\r82\r":  # the answer to the first is still on its way
        QTest.keyClicks(QApplication.focusWidget(), key)
    world.settle()
    assert [stored(world, key).value for key in "tuv"] == [Decimal(80), Decimal(81), Decimal(82)]


def test_keys_pressed_ahead_never_answer_a_question_that_was_not_seen(world: VisitWorld) -> None:
    with_questions(world, question("t", "number", **LIMITED), question("b", "check"))
    QTest.keyClicks(QApplication.focusWidget(), "80\r1")
    world.settle()
    assert stored(world, "t").value == Decimal(80)
    assert not stored(world, "b").answered


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        ("text", "oil at the shaft seal", "oil at the shaft seal"),
        ("scan", "SN-4711", "SN-4711"),
        ("date", "2026-05-01", date(2026, 5, 1)),
        ("time", "0930", time(9, 30)),
    ],
)
def test_typed_answers_are_kept_as_what_they_are(world: VisitWorld, kind: str, typed: str, value: object) -> None:
    step = with_questions(world, question("x", kind), question("b", "check"))
    inputs = world.inputs()
    inputs.type_here(typed)
    inputs.key("Ctrl+Return")
    assert stored(world, "x").value == value
    assert step.card is not None and step.card.entry.question.key == "b"


def test_a_date_and_time_is_kept_as_it_is_said_with_its_distance_from_utc(world: VisitWorld) -> None:
    step = with_questions(world, question("x", "datetime"), question("b", "check"))
    assert step.card is not None
    field = step.card.editor.field  # type: ignore[attr-defined]  # a moment has a field
    inputs = world.inputs()
    inputs.type_into(field.edit, "2026-05-01")
    inputs.type_into(field.clock, "0930")
    inputs.key("Ctrl+Return")
    said = datetime(2026, 5, 1, 9, 30)
    kept = stored(world, "x").value
    assert isinstance(kept, datetime)
    assert (kept.replace(tzinfo=None), kept.utcoffset()) == (said, said.astimezone().utcoffset())


def test_photos_answer_a_question_and_a_broken_one_says_so(world: VisitWorld, tmp_path: Path) -> None:
    step = with_questions(world, question("p", "photo", min_photos=1), question("b", "check"))
    good, broken = tmp_path / "good.jpg", tmp_path / "broken.jpg"
    good.write_bytes(picture())
    broken.write_bytes(b"not a picture at all")
    assert step.card is not None
    step.card.editor.take_files([good, broken])  # type: ignore[attr-defined]  # a photo question takes files
    world.settle()
    photos = world.session.services.attachments.of_work_order(world.made["next_order"])
    assert stored(world, "p").value == tuple(photo.id for photo in photos)
    assert len(photos) == 1
    assert step.card is not None and not step.card.problem.isHidden()
    assert "broken.jpg" in step.card.problem.accessibleName()


def test_a_signature_answers_a_question(world: VisitWorld) -> None:
    step = with_questions(world, question("s", "signature"), question("b", "check"))
    assert step.card is not None
    inputs = world.inputs()
    inputs.stroke(step.card.editor.pad)  # type: ignore[attr-defined]  # a signature has a pad
    inputs.click(step.card.editor.keep)  # type: ignore[attr-defined]
    assert stored(world, "s").value
    assert step.card.entry.question.key == "b"


def test_rules_show_hide_and_compute_at_once(world: VisitWorld) -> None:
    step = with_questions(
        world,
        question("a", "choice", choices=CHOICES),
        question("why", "text", show_if="a = 'b'"),
        question("n", "number"),
        question("twice", "computed", computed="n * 2"),
    )
    shown = [entry.question.key for entry in step.listed]
    assert "why" not in shown
    world.inputs().key("2")
    assert "why" in [entry.question.key for entry in step.listed]
    step.go_to(next(entry.key for entry in step.listed if entry.question.key == "n"))
    world.settle()
    inputs = world.inputs()
    inputs.type_here("21")
    inputs.key("Return")
    assert stored(world, "twice").value == Decimal(42)


def test_arrows_walk_through_the_questions(world: VisitWorld) -> None:
    step = with_questions(world, question("a", "check"), question("b", "check"), question("c", "check"))
    inputs = world.inputs()
    inputs.key("Right")
    inputs.key("Down")
    assert step.card is not None and step.card.entry.question.key == "c"
    inputs.key("Left")
    assert step.card.entry.question.key == "b"


def test_work_cannot_start_before_the_safety_check_is_passed(world: VisitWorld) -> None:
    world.arrived(safe=False)
    page = world.open_visit()
    assert page.key == "safety"
    page.steps["safety"].finish()  # type: ignore[attr-defined]  # what the primary button does at its end
    world.settle()
    assert world.session.services.visits.visit(world.made["next"]).status == "on_site"
    snackbar = world.desktop.messages.snackbar
    assert snackbar is not None and snackbar.words().startswith("Work can't start yet.")
    inputs = world.inputs()
    for _ in range(6):
        inputs.key("1")
    inputs.key("Ctrl+Return")
    assert world.session.services.visits.visit(world.made["next"]).status == "working"
    assert page.key == "diagnose"


def test_texts_are_kept_while_typing_and_shown_when_the_page_is_opened_again(world: VisitWorld) -> None:
    world.arrived()
    page = world.open_visit(step="work")
    step = page.steps["work"]
    assert isinstance(step, WorkStep)
    inputs = world.inputs()
    inputs.type_into(step.finding.texts["cause"].edit, "Core stuck")
    inputs.type_into(step.steps.edit, "Replaced the core")
    inputs.type_into(step.hours.edit, "")
    step.hours.edit.selectAll()
    inputs.type_here("11500")
    world.desktop.window.go("my_day")  # leaving hands everything over, without waiting for the pause
    world.settle()
    again = world.open_visit(step="work").steps["work"]
    assert isinstance(again, WorkStep)
    assert again.finding.texts["cause"].value() == "Core stuck"
    assert again.steps.value() == "Replaced the core"
    assert again.hours.value() == Decimal(11500)


def test_choosing_a_code_fills_the_empty_text(world: VisitWorld) -> None:
    world.arrived()
    step = world.open_visit(step="work").steps["work"]
    assert isinstance(step, WorkStep)
    inputs = world.inputs()
    inputs.type_into(step.finding.codes["problem"].edit, "P03")
    inputs.key("Return")
    order = world.session.services.work_order_details.detail(world.made["next_order"]).work_order
    assert (order.problem_code, order.problem) == ("P03", "Temperature too high")


def test_a_part_the_van_lacks_is_used_with_a_warning_and_can_be_taken_back(world: VisitWorld) -> None:
    world.arrived()
    step = world.open_visit(step="parts").steps["parts"]
    assert isinstance(step, PartsStep)
    inputs = world.inputs()
    inputs.scan("OEM-0417")
    assert not step.warning.isHidden()
    usage = world.session.services.part_usage
    assert [view.number for view in usage.lines(world.made["next_order"])] == ["OEM-0417"]
    inputs.key("Ctrl+Z")
    assert usage.lines(world.made["next_order"]) == []


def test_a_part_is_found_by_its_name_also_when_the_van_has_none(world: VisitWorld) -> None:
    world.arrived()
    step = world.open_visit(step="parts").steps["parts"]
    assert isinstance(step, PartsStep)
    inputs = world.inputs()
    inputs.type_here("core")
    QTest.qWait(300)
    world.settle()
    rows = step.scan.results()
    assert [(row.plain(), row.detail) for row in rows] == [
        ("Thermostatic core", "3 pcs in the van"),
        ("Copy core", "not in stock"),
    ]
    inputs.key("Down")
    inputs.key("Return")
    assert [view.number for view in world.session.services.part_usage.lines(world.made["next_order"])] == ["OEM-0417"]
    assert not step.warning.isHidden()


def test_a_tracked_part_asks_for_its_serial_number(world: VisitWorld) -> None:
    world.arrived()
    step = world.open_visit(step="parts").steps["parts"]
    assert isinstance(step, PartsStep)
    inputs = world.inputs()
    inputs.scan("HC-3301-0002")
    assert step.dialog is not None and step.dialog.isVisible()
    step.dialog.number.set_value("MC3-0088")  # type: ignore[union-attr]  # the dialog that asks for a number
    step.dialog._send()
    world.settle()
    lines = world.session.services.part_usage.lines(world.made["next_order"])
    assert [(view.number, view.line.serial) for view in lines] == [("HC-3301-0002", "MC3-0088")]


def test_a_scan_uses_a_part_whatever_has_the_focus_and_a_package_says_its_serial_number(world: VisitWorld) -> None:
    world.arrived()
    page = world.open_visit(step="parts")
    scanning = world.session.services.scanning
    for code in (write_label("part", "HC-2205-0417"), write_label("part", "HC-3301-0002", serial="MC3-0088")):
        assert page.scanned(scanning.resolve(code))
        world.settle()
    lines = world.session.services.part_usage.lines(world.made["next_order"])
    assert [(view.number, view.line.serial) for view in lines] == [("HC-2205-0417", ""), ("HC-3301-0002", "MC3-0088")]
    assert not page.scanned(scanning.resolve("NO-SUCH-PART"))
    page = world.open_visit(step="photos")
    assert not page.scanned(scanning.resolve("HC-2205-0417"))


def test_our_own_label_is_understood_by_the_scan_line(world: VisitWorld) -> None:
    world.arrived()
    world.open_visit(step="parts")
    world.inputs().scan(write_label("part", "HC-2205-0417"))
    lines = world.session.services.part_usage.lines(world.made["next_order"])
    assert [view.number for view in lines] == ["HC-2205-0417"]


def test_an_unknown_code_says_so_beside_the_scan_line(world: VisitWorld) -> None:
    world.arrived()
    step = world.open_visit(step="parts").steps["parts"]
    assert isinstance(step, PartsStep)
    world.inputs().scan("NO-SUCH-PART")
    assert "NO-SUCH-PART" in step.scan.error


def test_pasted_pictures_become_photos_of_the_stage_that_is_missing(world: VisitWorld) -> None:
    world.arrived()
    step = world.open_visit(step="photos").steps["photos"]
    assert isinstance(step, PhotosStep)
    image = QImage(64, 48, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    data = QMimeData()
    data.setImageData(image)
    step.take(pictures_in(data))
    world.settle()
    photos = world.session.services.attachments.of_work_order(world.made["next_order"])
    assert [photo.stage for photo in photos] == ["before"]


def test_nobody_there_to_sign_is_recorded_with_one_click(world: VisitWorld) -> None:
    world.arrived()
    step = world.open_visit(step="signature").steps["signature"]
    assert isinstance(step, SignatureStep)
    inputs = world.inputs()
    inputs.click(step.absent)
    assert world.session.services.signatures.latest(world.made["next_order"])["customer"].outcome == "absent"
    assert inputs.count == 1


def test_a_change_after_the_signature_asks_for_another(world: VisitWorld) -> None:
    world.arrived()
    page = world.open_visit(step="signature")
    step = page.steps["signature"]
    assert isinstance(step, SignatureStep)
    inputs = world.inputs()
    inputs.stroke(step.pad)
    inputs.key("Ctrl+Return")
    assert step.pad.isHidden()
    world.session.services.work_orders.change(world.made["next_order"], remedy="Something else")
    world.settle()
    assert not step.changed.isHidden() and not step.pad.isHidden()


def test_leaving_without_a_fix_asks_why_and_says_what_happens_next(world: VisitWorld) -> None:
    world.arrived()
    page = world.open_visit()
    inputs = world.inputs()
    inputs.click(page.head.cannot)
    step = page.steps["leave"]
    assert isinstance(step, LeaveStep)
    inputs.key("Ctrl+Return")
    assert step.reason.error
    inputs.type_here("The core must be ordered")
    inputs.key("Ctrl+Return")
    visit = world.session.services.visits.visit(world.made["next"])
    assert (visit.status, visit.outcome, visit.work_order_status) == ("left", "not_done", "waiting_parts")
    assert visit.outcome_reason == "The core must be ordered"
    assert world.desktop.window.here == "my_day"


def test_what_is_missing_is_a_tap_away(world: VisitWorld) -> None:
    world.arrived()
    page = world.open_visit()
    need = next(need for need in page.visit.snapshot.path.needs if need.code == "result")  # type: ignore[union-attr]
    page.rail.need_chosen.emit(need)
    world.settle()
    assert page.key == "test"


def test_the_whole_way_works_by_keyboard_alone(world: VisitWorld) -> None:
    visits, inputs = world.session.services.visits, world.inputs()
    booking = world.made["next"]
    inputs.key("Ctrl+Return")  # set off
    inputs.key("Ctrl+Return")  # arrived
    assert visits.visit(booking).status == "on_site"
    for _ in range(6):
        inputs.key("1")
    inputs.key("Ctrl+Return")  # start work
    assert visits.visit(booking).status == "working"
    inputs.key("Ctrl+B")
    inputs.scan("HC-2205-0417")
    inputs.key("F2")
    inputs.key("Ctrl+Return")  # to work and time
    inputs.type_here("Too hot")
    inputs.key("Ctrl+Return")  # to the test
    inputs.key("1")
    for _ in range(5):  # photos, report, signature are passed by; the customer is not there
        inputs.key("Ctrl+Down")
    assert world.visit().key == "leave"
    inputs.key("Ctrl+Return")
    visit = visits.visit(booking)
    assert (visit.status, visit.outcome, visit.work_order_status) == ("left", "done", "completed")
    order = world.session.services.work_order_details.detail(world.made["next_order"]).work_order
    assert (order.problem, order.functional_test_result) == ("Too hot", "pass")

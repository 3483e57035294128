"""The budgets of a technician's tasks, counted through the real widgets from the home (ux.md: T3 to T6)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.fake_printer import FakePrinter
from tests.ui.visit_world import VisitWorld, add_template, make_visit_world


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[VisitWorld]:
    made = make_visit_world(tmp_path, qapp)
    yield made
    made.close()


def test_accepting_and_starting_a_visit_costs_three_inputs_at_most(world: VisitWorld) -> None:
    services, inputs = world.session.services, world.inputs()
    for done in ("next", "later"):
        services.bookings.cancel(world.made[done])
    world.settle()
    card = world.my_day().next_card
    assert card is not None and card.visit.status == "proposed"
    inputs.key("Ctrl+Return")
    assert services.visits.visit(world.made["offered"]).status == "travelling"
    assert world.visit().visit.booking_id == world.made["offered"]
    assert inputs.count <= 3


def with_ten_questions(world: VisitWorld, questions: list[dict[str, object]]) -> None:
    """The diagnosis of the next visit has these ten questions only."""
    body = {
        "format": 1,
        "code": "ten",
        "version": 1,
        "names": {"en": "Ten questions"},
        "purpose": "diagnosis",
        "task_types": ["repair"],
        "product_models": ["HC-75V"],
        "sections": [{"key": "all", "names": {"en": "All"}, "questions": questions}],
    }
    services = world.session.services
    template = add_template(world.session, json.dumps(body), "ten")
    world.arrived()
    for view in services.checklists.of_work_order(world.made["next_order"]):
        if view.template.purpose == "diagnosis":
            services.checklists.remove(view.checklist.id)
    services.checklists.add(world.made["next_order"], template)
    world.settle()


def assert_ten_passed(world: VisitWorld) -> None:
    """All ten are on disk as passed."""
    services = world.session.services
    views = services.checklists.of_work_order(world.made["next_order"])
    ten = next(view for view in views if view.template.code == "ten")
    assert ten.state.progress().passed == 10
    assert ten.state.complete


def test_ten_questions_that_all_pass_cost_twelve_inputs_at_most(world: VisitWorld) -> None:
    with_ten_questions(world, [{"key": f"q{n}", "type": "check", "names": {"en": f"Question {n}"}} for n in range(10)])
    inputs = world.inputs()
    inputs.key("Ctrl+Return")
    assert world.visit().key == "diagnose"
    for _ in range(10):
        inputs.key("1")
    assert_ten_passed(world)
    assert inputs.count <= 12


@pytest.mark.parametrize("leave", ["Return", "Tab"])
def test_ten_measured_values_that_all_pass_cost_twelve_inputs_at_most(world: VisitWorld, leave: str) -> None:
    limits = {"unit": "℃", "min": 75, "max": 95}
    questions = [{"key": f"q{n}", "type": "number", "names": {"en": f"Value {n}"}, **limits} for n in range(10)]
    with_ten_questions(world, questions)
    inputs = world.inputs()
    inputs.key("Ctrl+Return")
    for number in range(10):
        inputs.fill_in(str(80 + number), leave)
    assert_ten_passed(world)
    assert world.visit().steps["diagnose"].primary_button.hasFocus()
    assert inputs.count <= 12


def test_a_part_from_the_van_with_the_tag_of_its_old_part_costs_four_inputs_at_most(world: VisitWorld) -> None:
    world.arrived()
    inputs = world.inputs()
    inputs.key("Ctrl+Return")
    inputs.key("Ctrl+B")
    inputs.scan("HC-2205-0417")
    inputs.key("F2")
    lines = world.session.services.part_usage.lines(world.made["next_order"])
    assert [(view.line.kind, view.number) for view in lines] == [("used", "HC-2205-0417"), ("removed", "HC-2205-0417")]
    assert lines[1].line.tag_number and lines[1].line.due_on is not None
    assert inputs.count <= 4


def test_signing_and_printing_the_report_costs_five_inputs_at_most(
    world: VisitWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = FakePrinter("Van")
    monkeypatch.setattr("ui.papers.page.SystemPrinter", lambda: printer)
    world.desktop.settings.set("printer.service_report", "Van")
    services = world.session.services
    world.arrived()
    world.pass_all("diagnosis")
    services.work_orders.change(
        world.made["next_order"], problem="高温", cause="温控阀卡滞", remedy="更换阀芯", functional_test_result="pass"
    )
    world.settle()
    inputs = world.inputs()
    inputs.key("Ctrl+Return")
    page = world.visit()
    assert page.key == "signature"
    inputs.stroke(page.steps["signature"].pad)  # type: ignore[attr-defined]  # the signature step's own
    inputs.key("Ctrl+Return")
    assert services.signatures.latest(world.made["next_order"])["customer"].name == "徐海波"
    inputs.key("Ctrl+Return")
    assert world.desktop.window.here == "report"
    inputs.key("Ctrl+P")
    ((name, title, pages, text),) = printer.printed
    number = services.visits.visit(world.made["next"]).number
    assert name == "Van" and number in title and number in text and pages >= 1
    assert inputs.count <= 5

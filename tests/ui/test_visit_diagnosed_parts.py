"""The parts that the cause takes, in the step where parts are used."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from fieldservice.domain.records import Asset, StockLocation, StockMove, WorkOrder
from tests.ui.visit_world import NOW, PIECE, VisitWorld, make_visit_world
from ui.visit.parts_step import PartsStep


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[VisitWorld]:
    made = make_visit_world(tmp_path, qapp)
    made.session.services.diagnosis_trees.install_shipped()
    yield made
    made.close()


def settled(world: VisitWorld, held: int) -> PartsStep:
    """A tree came to the fan's motor, of which the van holds so many; the parts step."""
    services, context, order = world.session.services, world.session.context, world.made["next_order"]
    part = services.catalogue.add_part(number="FAN-75", name="冷却风扇电机", name_en="Fan motor")
    asset = context.store.read().get(Asset, context.store.read().get(WorkOrder, order).asset_id or "")
    services.catalogue.add_bom_line(part.id, product_id=asset.product_id)
    stock = context.store.read().first(StockLocation, code="NJ")
    assert stock is not None
    if held:
        with world.session.store.begin("test.stock") as uow:
            uow.add(
                StockMove(
                    id=context.ids(), part_id=part.id, from_location_id=stock.id, to_location_id=world.made["van"],
                    quantity_micro=held * PIECE, reason="opening", at=NOW, recorded_at=NOW,
                )
            )  # fmt: skip
            uow.commit()
    world.arrived()
    services.work_orders.change(order, summary="排气高温停机", problem_code="P03")
    tree = services.diagnosis.choices(order)[0]
    run = services.diagnosis.start(order, tree.id)
    services.diagnosis.record(run.id, "fan", "standing")
    found = services.diagnosis.of_work_order(order)[0].standing.found
    assert found is not None
    services.diagnosis.conclude(run.id, found.key, "en")
    step = world.open_visit(step="parts").steps["parts"]
    assert isinstance(step, PartsStep)
    world.settle()
    return step


def words(step: PartsStep) -> list[str]:
    return [label.text() for label in step.diagnosed.findChildren(QLabel) if label.isVisible()]


def test_what_the_cause_takes_is_used_from_the_van_by_one_key(world: VisitWorld) -> None:
    step = settled(world, 1)
    assert "What “Cooling fan not running” takes" in words(step) and "Fan motor · FAN-75" in words(step)
    inputs = world.inputs()
    inputs.key("F6")
    inputs.key("F2")
    lines = world.session.services.part_usage.lines(world.made["next_order"])
    assert [(view.line.kind, view.number) for view in lines] == [("used", "FAN-75"), ("removed", "FAN-75")]
    assert step.diagnosed.isHidden() and QApplication.focusWidget() is step.scan.edit


def test_what_the_van_lacks_is_told_and_not_offered_for_use(world: VisitWorld) -> None:
    step = settled(world, 0)
    assert "Fan motor · FAN-75" in words(step) and not step.diagnosed.buttons


def test_where_no_cause_was_settled_on_nothing_is_offered(world: VisitWorld) -> None:
    world.arrived()
    step = world.open_visit(step="parts").steps["parts"]
    assert isinstance(step, PartsStep) and step.diagnosed.isHidden()

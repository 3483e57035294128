"""What the customer is shown before signing, and signs for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.ui.visit_world import VisitWorld, make_visit_world


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[VisitWorld]:
    made = make_visit_world(tmp_path, qapp)
    yield made
    made.close()


@pytest.mark.parametrize("step", ["report", "signature", "leave"])
def test_a_finding_that_has_a_code_alone_is_shown_in_its_words(world: VisitWorld, step: str) -> None:
    world.arrived()
    world.session.services.work_orders.change(
        world.made["next_order"], problem_code="P03", cause_code="C0303", cause="The motor is burnt"
    )
    page = world.open_visit(step=step)
    said = [label.text() for label in page.steps[step].findChildren(QLabel) if label.isVisible()]
    assert "Temperature too high" in said
    assert "The motor is burnt" in said and "Cooling fan not running" not in said

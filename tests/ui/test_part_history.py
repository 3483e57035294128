"""The timeline of a part on screen: read when it is looked at, page by page, and again when something happens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.services.warehouse import MICRO
from tests.ui.warehouse_world import WarehouseWorld, make_warehouse_world
from ui.kit.timeline import TimelineRow
from ui.parts.history_tab import HistoryTab
from ui.parts.part_page import PartPage


@pytest.fixture
def world(tmp_path: Path, qapp: QApplication) -> Iterator[WarehouseWorld]:
    made = make_warehouse_world(tmp_path, qapp)
    yield made
    made.close()


def opened(world: WarehouseWorld, number: str) -> tuple[PartPage, HistoryTab]:
    world.desktop.window.go("part", id=world.firm.parts[number].id, tab="timeline")
    world.settle()
    page = world.desktop.window.page
    assert isinstance(page, PartPage)
    tab = page.tab("timeline")
    assert isinstance(tab, HistoryTab) and tab.isVisible()
    return page, tab


def shown(tab: HistoryTab) -> list[str]:
    """What the entries say, the newest first."""
    return [row.accessibleName() for row in tab.timeline.findChildren(TimelineRow) if not row.isHidden()]


def test_the_first_page_is_there_and_older_ones_follow_when_asked_for(world: WarehouseWorld) -> None:
    firm = world.firm
    core = firm.part("HC-1", held={"A-12-03": 90})
    stock = world.session.services.catalogue.stock
    for _ in range(45):
        stock.post_move(core.id, firm.bins["A-12-03"].id, firm.van.id, MICRO)
    _, tab = opened(world, "HC-1")
    assert len(shown(tab)) == tab.history.PAGE and tab.older.isVisible()
    assert shown(tab)[0].startswith("1 pc moved from A-12-03 to Van 3.")
    world.inputs().click(tab.older)
    assert len(shown(tab)) == 46 and not tab.older.isVisible()
    assert shown(tab)[-1].startswith("Opening stock: 90 pcs in A-12-03.")


def test_what_happens_meanwhile_is_shown_at_once_and_who_did_it(world: WarehouseWorld) -> None:
    core = world.firm.part("HC-1", price_minor=3_000)
    _, tab = opened(world, "HC-1")
    assert shown(tab) == [] and tab.nothing.isVisible()
    world.session.services.catalogue.change_part(core.id, price_minor=3_500)
    world.settle()
    assert len(shown(tab)) == 1 and not tab.nothing.isVisible()
    assert shown(tab)[0].startswith("Sale price ¥35.00, was ¥30.00.") and "Huang Jianming" in shown(tab)[0]


def test_the_timeline_is_not_read_before_its_tab_is_looked_at(world: WarehouseWorld) -> None:
    world.firm.part("HC-1", held={"A-12-03": 9})
    world.desktop.window.go("part", id=world.firm.parts["HC-1"].id)
    world.settle()
    page = world.desktop.window.page
    assert isinstance(page, PartPage) and "timeline" not in page._made

"""Ctrl+K by codes: a part by its further code, what replaces it, bins and papers; Enter goes there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.app_world import ask_palette
from tests.ui.warehouse_world import WarehouseWorld, make_warehouse_world
from ui.parts.locations_page import LocationsPage
from ui.parts.part_page import PartPage
from ui.shell.palette import PaletteRow


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[WarehouseWorld]:
    made = make_warehouse_world(tmp_path, qapp)
    yield made
    made.close()


def rows(world: WarehouseWorld, words: str) -> list[PaletteRow]:
    ask_palette(world.desktop, words)
    world.settle()
    return world.desktop.window.top_bar.search.shown()


def told(row: PaletteRow) -> str:
    return "".join(text for text, _found in row.second)


def numbers(found: list[PaletteRow]) -> list[str]:
    return ["".join(text for text, _found in row.number) for row in found]


def test_a_further_code_leads_to_its_part_and_says_so(world: WarehouseWorld) -> None:
    part = world.firm.part("HC-1")
    world.session.services.catalogue_supply.add_code(part.id, "6901234567892", "gtin")
    shown = rows(world, "6901234567892")
    assert numbers(shown)[:1] == ["HC-1"] and "6901234567892" in told(shown[0])
    world.inputs().key("Return")
    page = world.desktop.window.page
    assert isinstance(page, PartPage) and page.part.id == part.id


def test_an_old_number_says_what_replaces_it_and_offers_the_new_part(world: WarehouseWorld) -> None:
    old, new = world.firm.part("152767P"), world.firm.part("152767PSPK", held={"A-12-03": 4})
    world.firm.replaced(old, new)
    shown = rows(world, "152767P")
    assert "152767PSPK" in told(shown[0]) and "4" in told(shown[0])
    assert set(numbers(shown)) >= {"152767P", "152767PSPK"}


def test_a_bin_and_a_paper_are_found_by_their_code(world: WarehouseWorld) -> None:
    count = world.session.services.counting.start(world.firm.central.id)
    assert count.number in numbers(rows(world, count.number[:-2]))
    assert "A-12-03" in numbers(rows(world, "a-12-0"))
    world.inputs().key("Return")
    page = world.desktop.window.page
    assert isinstance(page, LocationsPage) and page.locations.location is not None
    assert page.locations.location.code == "A-12-03"

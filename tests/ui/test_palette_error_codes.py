"""Ctrl+K explains a maker's error code; Enter looks in the knowledge for what helped."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldservice.domain.records import FaultCode
from tests.ui.app_world import ask_palette
from tests.ui.visit_world import VisitWorld, make_visit_world
from ui.knowledge.page import KnowledgePage
from ui.shell.palette import PaletteRow


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[VisitWorld]:
    made = make_visit_world(tmp_path, qapp)
    ids = made.session.context.ids
    with made.session.store.begin("test.codes") as uow:
        for code, meaning, archived in (
            ("P0301", "Cylinder 1 misfire", False), ("P0302", "Cylinder 2 misfire", False), ("P0303", "Old", True),
        ):  # fmt: skip
            uow.add(FaultCode(id=ids(), kind="error", code=code, name_en=meaning, maker="OBD", archived=archived))
        uow.add(FaultCode(id=ids(), kind="problem", code="P0304", name_en="A problem, not an error code"))
        uow.commit()
    yield made
    made.close()


def rows(world: VisitWorld, words: str) -> list[PaletteRow]:
    ask_palette(world.desktop, words)
    world.settle()
    return world.desktop.window.top_bar.search.shown()


def told(row: PaletteRow) -> str:
    return " ".join("".join(text for text, _found in parts) for parts in (row.number, row.title, row.second))


def test_an_error_code_is_explained_where_everything_is_searched(world: VisitWorld) -> None:
    assert [told(row) for row in rows(world, "p0301")][:1] == ["P0301 Cylinder 1 misfire OBD"]
    assert [told(row)[:5] for row in rows(world, "P030") if "misfire" in told(row)] == ["P0301", "P0302"]


def test_enter_looks_for_what_helped_with_it(world: VisitWorld) -> None:
    rows(world, "P0301")
    world.inputs().key("Return")
    page = world.desktop.window.page
    assert isinstance(page, KnowledgePage) and page.search.value() == "P0301"

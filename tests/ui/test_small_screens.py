"""A small screen, or a large one at 150 or 200 %: everything stays within reach."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QPoint, QRect, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from fieldservice import i18n
from tests.ui.visit_world import VisitWorld, make_visit_world
from ui.kit.dialogs import Dialog
from ui.kit.fields import Field, TextArea
from ui.kit.labels import Label
from ui.kit.models import Column, SimpleModel
from ui.kit.table import DataTable

SMALL = (960, 540)  # 1920 x 1080 at 200 %; 1440 x 900 at 150 % is higher


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[VisitWorld]:
    made = make_visit_world(tmp_path, qapp)
    made.desktop.window.resize(*SMALL)
    made.settle()
    yield made
    i18n.set_language("en")
    made.close()


def cut_off(page: QWidget) -> list[str]:
    """Buttons and fields in view that reach over the right edge of what holds them."""
    found = []
    for widget in page.findChildren(QWidget):
        if not isinstance(widget, (QAbstractButton, Field)) or not widget.isVisible():
            continue
        step: QWidget | None = widget.parentWidget()
        while step is not None and step is not page.parentWidget():
            area = QRect(widget.mapTo(step, QPoint(0, 0)), widget.size())
            if area.right() > step.rect().right() + 1 and not isinstance(step.parentWidget(), QScrollArea):
                found.append(f"{type(widget).__name__} {widget.accessibleName()!r} in {type(step).__name__}")
                break
            step = step.parentWidget()
    return found


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("place", ["my_day", "requests", "new_request", "work_orders", "customers", "assets", "parts"])
def test_nothing_reaches_over_the_right_edge_of_a_place(world: VisitWorld, place: str, language: str) -> None:
    i18n.set_language(language)
    world.desktop.window.go(place)
    world.settle()
    assert world.desktop.window.width() == SMALL[0] and world.desktop.window.height() == SMALL[1]
    assert world.desktop.window.page is not None
    assert cut_off(world.desktop.window.page) == []


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("step", ["safety", "diagnose", "parts", "work", "test", "photos", "signature", "leave"])
def test_nothing_reaches_over_the_right_edge_of_a_step_of_the_visit(
    world: VisitWorld, step: str, language: str
) -> None:
    i18n.set_language(language)
    world.arrived()
    page = world.open_visit(step=step)
    assert cut_off(page) == []
    assert page.path.mapTo(page, page.path.current_area().bottomLeft()).y() <= page.height()


def test_a_dialog_is_never_higher_than_the_screen_and_scrolls(qtbot: QtBot, qapp: QApplication) -> None:
    dialog = Dialog("Many fields", None, 480, "A sentence that says what it is about.")
    fields = [TextArea(f"Field {number}", rows=3) for number in range(20)]
    for field in fields:
        dialog.add(field)
    act = dialog.add_action("Save", dialog.accept, "primary")
    qtbot.addWidget(dialog)
    dialog.show()
    _rest()
    assert dialog.height() <= dialog.screen().availableGeometry().height()
    assert dialog.rect().contains(act.mapTo(dialog, act.rect().bottomRight()))
    area = dialog.findChild(QScrollArea)
    assert area is not None and area.verticalScrollBar().maximum() > 0


def test_a_dialog_has_no_empty_band_and_grows_with_its_content(qtbot: QtBot, qapp: QApplication) -> None:
    sentence = "The reason counts in the figures for first-time fixes. Visits that are still ahead are called off."
    dialog = Dialog("Close the work order without a fix?", None, 480, sentence)
    last = Label("The last line of the body")
    dialog.add(TextArea("Reason", rows=2))
    dialog.add(last)
    dialog.add_action("Close", dialog.accept, "primary")
    qtbot.addWidget(dialog)
    dialog.show()
    _rest()
    foot = next(button for button in dialog.findChildren(QAbstractButton) if button.text() == "Close").parentWidget()
    assert foot is not None
    band = foot.mapTo(dialog, QPoint(0, 0)).y() - last.mapTo(dialog, last.rect().bottomLeft()).y()
    assert band <= 32
    before = dialog.height()
    dialog.add(QLabel("One\nmore\nthing"))
    _rest()
    assert dialog.height() > before


def _table(*columns: Column) -> DataTable:
    table = DataTable(SimpleModel(columns, [tuple("x" for _ in columns)]), "Table", tickable=False)
    table.resize(500, 200)
    table.show()
    _rest()
    return table


def _shown(table: DataTable) -> list[str]:
    return [column.key for index, column in enumerate(table.table_model().columns) if not table.isColumnHidden(index)]


def test_a_column_that_must_be_kept_outlives_those_before_it(qtbot: QtBot, qapp: QApplication) -> None:
    columns = [Column(key, key, 120, keep=key == "sum") for key in ("kind", "what", "quantity", "price", "tax", "sum")]
    table = _table(*columns)
    qtbot.addWidget(table)
    assert _shown(table) == ["kind", "what", "quantity", "sum"]


def test_what_is_kept_makes_room_by_what_is_not(qtbot: QtBot, qapp: QApplication) -> None:
    table = _table(Column("place", "place", 300), Column("kind", "kind", 150), Column("parts", "parts", 120, keep=True))
    qtbot.addWidget(table)
    assert _shown(table) == ["place", "parts"]
    assert not table.horizontalScrollBar().isVisible()


def test_a_wishing_column_takes_of_what_is_over_before_a_stretching_one(qtbot: QtBot, qapp: QApplication) -> None:
    table = _table(Column("asset", "asset", 100, wish=160), Column("fault", "fault", 120, stretch=True))
    qtbot.addWidget(table)
    assert table.columnWidth(0) == 160
    assert table.columnWidth(0) + table.columnWidth(1) == table.viewport().width()


def _rest() -> None:
    loop = QEventLoop()
    QTimer.singleShot(60, loop.quit)
    loop.exec()

"""Pictures of diagnosis trees for the tour."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ui.tour import Shot, Tour

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_TABLE = """Error Code,Reason,Action
E012,Flame loss,"1. Check the gas pressure.
2. Clean the flame rod.
3. Replace the flame rod.
4. Contact technical support."
E016,Overheating,"1. Check the water flow.
2. Replace the thermistor."
??,,
"""


def _page(tour: Tour) -> Any:
    desktop = tour.desktop
    if desktop.person is None or desktop.person.id != tour.facts.manager_id:
        desktop.work_as(tour.facts.manager_id)
        tour.settle()
    tour.go("diagnosis_trees")
    return tour.desktop.window.page


def _list(tour: Tour) -> QWidget | None:
    page = _page(tour)
    page.table.select_row(0)
    page.open_record("")
    tour.settle()
    return None


def _import(tour: Tour) -> QWidget | None:
    page = _page(tour)
    page.import_table()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "codes.csv"
        file.write_text(_TABLE, encoding="utf-8")
        page.dialog.load(file)
        tour.settle()
    return page.dialog


SHOTS: tuple[Shot, ...] = (Shot("diagnosis-trees", _list), Shot("diagnosis-trees-import", _import))

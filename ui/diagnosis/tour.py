"""Pictures of diagnosis trees for the tour."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ui.tour import Shot, Tour

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_CODE = "hc_over_temperature"
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


def _edited(tour: Tour, of: str = "") -> Any:
    page = _page(tour)
    tree = next(row for row in page.environment.services.diagnosis_trees.rows() if row.tree.code == _CODE)
    tour.go("diagnosis_tree", id=tree.id)
    editor: Any = tour.desktop.window.page
    if of:
        editor.show_item(f"{of}/{editor.editor.data[of][0]['key']}")
        tour.settle()
    return editor


def _whole(tour: Tour) -> QWidget | None:
    _edited(tour)
    return None


def _cause(tour: Tour) -> QWidget | None:
    _edited(tour, "causes")
    return None


def _test(tour: Tour) -> QWidget | None:
    page = _edited(tour, "tests")
    page.trial.answers[1].click()
    tour.settle()
    page.properties.ensureWidgetVisible(page.properties.table)
    return None


def _findings(tour: Tour) -> QWidget | None:
    page = _edited(tour, "tests")
    first, last = page.editor.data["tests"][0], page.editor.data["tests"][-1]
    page.editor.change(lambda _data: last.update(minutes="quick", names={}))
    page.editor.change(lambda data: first["outcomes"][0].update(names={}))
    page.show_item(f"tests/{last['key']}")
    page.show_tab("findings")
    tour.settle()
    return None


SHOTS: tuple[Shot, ...] = (
    Shot("diagnosis-trees", _list),
    Shot("diagnosis-trees-import", _import),
    Shot("diagnosis-tree", _whole),
    Shot("diagnosis-tree-cause", _cause),
    Shot("diagnosis-tree-test", _test),
    Shot("diagnosis-tree-findings", _findings),
)

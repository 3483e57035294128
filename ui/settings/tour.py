"""Pictures of the list of codes for the tour."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from ui.tour import Shot, Tour

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.settings.codes_page import CodesPage

_TABLE = """类别,代码,名称,英文,归属
故障,P91,屏幕无显示,Display dark,
原因,C9101,背光损坏,Backlight dead,P91
颜色,P92,发红,Red,
"""


def _page(tour: Tour, kind: str) -> CodesPage:
    from ui.settings.codes_page import CodesPage

    desktop = tour.desktop
    if desktop.person is None or desktop.person.id != tour.facts.manager_id:
        desktop.work_as(tour.facts.manager_id)
        tour.settle()
    tour.go("fault_codes", kind=kind)
    page = tour.desktop.window.page
    assert isinstance(page, CodesPage)
    return page


def _list(tour: Tour) -> None:
    page = _page(tour, "cause")
    page.table.select_row(8)
    page.open_record("")
    tour.settle()


def _change(tour: Tour) -> QWidget | None:
    _list(tour)
    page = _page(tour, "cause")
    page.open_record("")
    tour.settle()
    page.edit()
    tour.settle()
    return page.dialog


def _import(tour: Tour) -> QWidget | None:
    page = _page(tour, "problem")
    page.import_table()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "codes.csv"
        file.write_text(_TABLE, encoding="utf-8")
        dialog = page.dialog
        if dialog is not None and hasattr(dialog, "load"):
            dialog.load(file)
        tour.settle()
    return page.dialog


SHOTS: tuple[Shot, ...] = (
    Shot("fault_codes-list", _list),
    Shot("fault_codes-change", _change),
    Shot("fault_codes-import", _import),
)

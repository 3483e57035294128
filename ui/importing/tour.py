"""Pictures of the import for the tour: a stock list with a few mistakes, from the file to the result."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from ui.tour import Shot, Tour

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.importing.page import ImportPage

_TABLE = """物料编码,名称,规格型号,分类,单位,单价,是否原厂,供应商,备注,旧系统内码
HC-10211,温控阀芯,75V 83 ℃,空压机/冷却,件,128.50,是,衡川,, 90001
HC-10212,密封圈,Φ38×3.1 氟橡胶,空压机/密封,套,6,是,衡川,常备,90002
HC-10213,油滤芯,HC-45 至 HC-90,空压机/滤芯,件,215,否,苏滤,,90003
HC-10214,皮带,SPB 2360,空压机/传动,根,88.8,否,三力士,,90004
HC-10215,压力传感器,0-16 bar 4-20 mA,电气/传感器,件,面议,是,衡川,询价,90005
HC-10216,排污电磁阀,G1/2 AC220V,空压机/阀,件,164,原装,亚德客,,90006
"""


def _page(tour: Tour, text: str = _TABLE) -> ImportPage:
    from ui.importing.page import ImportPage

    tour.go("import")
    page = tour.desktop.window.page
    assert isinstance(page, ImportPage)
    page.model.start_over()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "备件清单 2026.csv"
        path.write_bytes(text.encode("gb18030"))
        page.model.open_file(path)
        tour.settle()
    return page


def _file(tour: Tour) -> None:
    _page(tour)


def _refused(tour: Tour) -> None:
    _page(tour, "%PDF-1.7\n")


def _columns(tour: Tour) -> None:
    _page(tour).model.go("columns")


def _dialog(tour: Tour) -> QWidget | None:
    page = _page(tour)
    page.model.go("columns")
    page.columns_step.lines["genuine"].more.click()
    tour.settle()
    return page.columns_step.dialog


SHOTS: tuple[Shot, ...] = (
    Shot("import-file", _file, "import"),
    Shot("import-refused", _refused, "import"),
    Shot("import-columns", _columns, "import"),
    Shot("import-values", _dialog, "import"),
)

"""Pictures of checklist templates for the tour."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ui.tour import Shot, Tour

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_FORM = """
| survey |
| | type | name | label::中文 (zh) | label::English (en) | relevant | constraint | appearance |
| | begin_group | look | 外观检查 | What you see | | | |
| | select_one state | belt | 皮带状态 | Belt | | | |
| | image | photo | 皮带照片 | Photo of the belt | ${belt} = 'worn' | | draw |
| | end_group | | | | | | |
| | decimal | tension | 皮带张力（N） | Belt tension (N) | | . > 0 | |
| | select_one_from_file plants.csv | plant | 厂区 | Plant | | | |
| choices |
| | list_name | name | label::中文 (zh) | label::English (en) |
| | state | good | 完好 | Good |
| | state | worn | 磨损 | Worn |
"""


def _manager(tour: Tour) -> None:
    desktop = tour.desktop
    if desktop.person is None or desktop.person.id != tour.facts.manager_id:
        desktop.work_as(tour.facts.manager_id)
        tour.settle()


def _list(tour: Tour) -> QWidget | None:
    _manager(tour)
    tour.go("checklists")
    page: Any = tour.desktop.window.page
    page.table.select_row(0)
    page.table.previewed.emit(page.table.current_id())
    tour.settle()
    return None


def _import(tour: Tour) -> QWidget | None:
    _manager(tour)
    tour.go("checklists")
    page: Any = tour.desktop.window.page
    from ui.templates.import_dialog import ImportDialog

    dialog = ImportDialog(page, page.templates)
    page.dialog = dialog
    dialog.open()
    path = Path(tempfile.mkdtemp()) / "belt_drive.md"
    path.write_text(_FORM, encoding="utf-8")
    dialog.load(path)
    tour.settle()
    return dialog


def _editor(tour: Tour, code: str, key: str, tab: str = "trial") -> QWidget | None:
    _manager(tour)
    templates = tour.desktop.session.services.checklist_templates
    line = next(each for each in templates.lines() if each.code == code)
    draft = line.draft_id or templates.save_draft(templates.data(line.id)).id
    tour.go("checklist_template", id=draft)
    page: Any = tour.desktop.window.page
    page._go(key)
    page._show_tab(tab)
    tour.settle()
    return None


def _doubtful(tour: Tour) -> QWidget | None:
    _editor(tour, "compressor_over_temperature", "", "findings")
    page: Any = tour.desktop.window.page
    page.add_question("text")
    page.editor.set("names", {"zh_CN": "更换滤芯的原因"})
    first = next(item for item in page.editor.data["items"][0]["items"] if item.get("list"))
    page.editor.set("show_if", f"/data/{page.editor.data['items'][0]['name']}/{first['name']} = 'unheard of'")
    tour.settle()
    page.properties.show_selected()
    page._changed()
    tour.settle()
    return None


SHOTS: tuple[Shot, ...] = (
    Shot("checklists", _list),
    Shot("checklists-import", _import),
    Shot("checklist_template", partial(_editor, code="compressor_over_temperature", key="oil_level")),
    Shot("checklist_template-findings", _doubtful),
)

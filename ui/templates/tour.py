"""Pictures of checklist templates for the tour."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fieldservice.domain.records import ChecklistTemplate
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

_FOREIGN = """
| survey |
| | type | name | label::English (en) | label::Kiswahili (sw) | hint::English (en) | image::English (en) |
| | begin_group | pump | Water pump | Pampu ya maji | | |
| | select_one state | condition | Condition of the pump | Hali ya pampu | Look at the seals | dial.png |
| | note | seen | You said: ${condition} | Umesema: ${condition} | | |
| | end_group | | | | | |
| | begin_repeat | valve | Valve | Vali | | |
| | text | tag | Tag of the valve | Lebo ya vali | | |
| | select_one state | shape | How is ${tag} | Vali ${tag} ikoje | | |
| | end_repeat | | | | | |
| choices |
| | list_name | name | label::English (en) | label::Kiswahili (sw) |
| | state | good | Works as it should | Inafanya kazi vizuri |
| | state | worn | Worn, replace it soon | Imechakaa, ibadilishwe karibuni |
| settings |
| | form_title | default_language |
| | Pump inspection | Kiswahili (sw) |
"""


def _manager(tour: Tour) -> None:
    desktop = tour.desktop
    if desktop.person is None or desktop.person.id != tour.facts.manager_id:
        desktop.work_as(tour.facts.manager_id)
        tour.settle()


_UNNAMED = """
| survey |
| | type | name | label |
| | text | client | Nom du client |
| | date | visite | Jour de la visite |
"""


def _list(tour: Tour) -> QWidget | None:
    _manager(tour)
    tour.go("checklists")
    page: Any = tour.desktop.window.page
    page.table.select_row(0)
    page.table.previewed.emit(page.table.current_id())
    tour.settle()
    return None


def _dialog(tour: Tour, name: str, text: str) -> Any:
    _manager(tour)
    tour.go("checklists")
    page: Any = tour.desktop.window.page
    from ui.kit.gallery_samples import sample_photo
    from ui.templates.import_dialog import ImportDialog

    dialog = ImportDialog(page, page.templates)
    page.dialog = dialog
    dialog.open()
    path = Path(tempfile.mkdtemp()) / name
    path.write_text(text, encoding="utf-8")
    sample_photo().save(str(path.with_name("dial.png")))
    dialog.load(path)
    tour.settle()
    return dialog


def _import(tour: Tour) -> QWidget | None:
    dialog: QWidget = _dialog(tour, "belt_drive.md", _FORM)
    return dialog


def _refused(tour: Tour) -> QWidget | None:
    dialog: QWidget = _dialog(tour, "belt_drive.md", _FORM.replace("| look |", "| |"))
    return dialog


def _language(tour: Tour) -> QWidget | None:
    dialog: QWidget = _dialog(tour, "visite.md", _UNNAMED)
    return dialog


def _imported(tour: Tour) -> QWidget | None:
    dialog = _dialog(tour, "pump_inspection.md", _FOREIGN)
    dialog.draft.click()
    tour.settle()
    page: Any = tour.desktop.window.page
    page.table.previewed.emit(page.table.current_id())
    tour.settle()
    return None


def _foreign(tour: Tour, key: str) -> QWidget | None:
    templates = tour.desktop.session.services.checklist_templates
    if not any(line.code == "pump_inspection" for line in templates.lines()):
        _imported(tour)
    _editor(tour, "pump_inspection", key)
    return None


def _two_drafts(tour: Tour) -> QWidget | None:
    """Two managers began a draft of one checklist apart from each other."""
    _manager(tour)
    services, store = tour.desktop.session.services, tour.desktop.session.store
    templates = services.checklist_templates
    line = next(each for each in templates.lines() if each.code == "compressor_not_loading")
    if not line.drafts:
        me = store.actor_id
        store.actor_id = tour.facts.desk_id
        theirs = templates.save_draft(templates.data(line.id))
        templates.discard_draft(theirs.id)
        store.actor_id = me
        templates.save_draft(templates.data(line.id))
        templates.take_up_draft(theirs.id)
    tour.go("checklists", selected=line.id)
    page: Any = tour.desktop.window.page
    page.table.previewed.emit(page.table.current_id())
    tour.settle()
    return None


def _apart(tour: Tour) -> QWidget | None:
    """Two managers published a version of one checklist apart from each other."""
    _manager(tour)
    services, store = tour.desktop.session.services, tour.desktop.session.store
    templates = services.checklist_templates
    line = next(each for each in templates.lines() if each.code == "installation_commissioning")
    if not line.apart:
        me, data = store.actor_id, templates.data(line.id)
        mine = templates.publish(data)
        templates.withdraw(mine.id, keep=False)
        store.actor_id = tour.facts.desk_id
        templates.publish(data)
        store.actor_id = me
        with store.begin("template.publish") as uow:
            uow.change(ChecklistTemplate, mine.id, status="published", archived=False)
            uow.commit()
        line = next(each for each in templates.lines() if each.code == "installation_commissioning")
    tour.go("checklists", selected=line.id)
    page: Any = tour.desktop.window.page
    page.table.previewed.emit(page.table.current_id())
    tour.settle()
    return None


def _overtaken(tour: Tour) -> QWidget | None:
    _two_drafts(tour)
    store, templates = tour.desktop.session.store, tour.desktop.session.services.checklist_templates
    line = next(each for each in templates.lines() if each.code == "compressor_not_loading")
    theirs = next(draft for draft in line.drafts if not draft.own)
    me = store.actor_id
    store.actor_id = tour.facts.desk_id
    templates.publish(templates.data(theirs.id), theirs.id)
    store.actor_id = me
    tour.go("checklist_template", id=line.draft_id)
    page: Any = tour.desktop.window.page
    page.publish()
    tour.settle()
    dialog: QWidget = page.dialog
    return dialog


def _editor(tour: Tour, code: str, key: str, tab: str = "trial") -> QWidget | None:
    _manager(tour)
    templates = tour.desktop.session.services.checklist_templates
    line = next(each for each in templates.lines() if each.code == code)
    draft = line.draft_id or templates.save_draft(templates.data(line.id)).id
    tour.go("checklist_template", id=draft)
    page: Any = tour.desktop.window.page
    page._go(key)
    page.show_tab(tab)
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


def _new(tour: Tour) -> QWidget | None:
    _manager(tour)
    tour.go("checklist_template")
    return None


_OVER_TEMPERATURE = partial(_editor, code="compressor_over_temperature")
SHOTS: tuple[Shot, ...] = (
    Shot("checklists", _list),
    Shot("checklists-import", _import),
    Shot("checklists-import-refused", _refused),
    Shot("checklists-import-language", _language),
    Shot("checklists-imported", _imported),
    Shot("checklists-two-drafts", _two_drafts),
    Shot("checklists-apart", _apart),
    Shot("checklist_template", partial(_OVER_TEMPERATURE, key="oil_level")),
    Shot("checklist_template-whole", partial(_OVER_TEMPERATURE, key="")),
    Shot("checklist_template-number", partial(_OVER_TEMPERATURE, key="discharge")),
    Shot("checklist_template-foreign", partial(_foreign, key="condition")),
    Shot("checklist_template-round", partial(_foreign, key="valve")),
    Shot("checklist_template-new", _new),
    Shot("checklist_template-findings", _doubtful),
    Shot("checklist_template-overtaken", _overtaken),
)

"""Versions of a checklist that two published apart from each other, as its list tells of them."""

from __future__ import annotations

import json

from pytestqt.qtbot import QtBot

from fieldservice.domain.records import ChecklistTemplate
from fieldservice.services.checklist_versions import KNEW
from tests.ui.desk_world import Desk, settle
from tests.ui.test_templates import desk, go, line, words_in
from ui.kit.labels import Link

__all__ = ["desk"]  # the fixture
CODE = "installation_commissioning"


def test_the_list_and_its_drawer_say_what_the_version_in_use_lacks_and_lead_to_it(desk: Desk, qtbot: QtBot) -> None:
    context, templates = desk.services.context, desk.services.checklist_templates
    data = templates.data(line(desk, CODE).id)
    mine = templates.publish(data)
    came = json.loads(mine.body)
    came[KNEW] = [id for id in came[KNEW] if id != mine.id]
    with context.begin("test.came") as uow:  # from another laptop, whose author did not know mine
        uow.add(
            ChecklistTemplate(
                id=context.ids(), code=CODE, version=mine.version, name=mine.name, name_en=mine.name_en,
                purpose=mine.purpose, body=json.dumps(came),
            )
        )  # fmt: skip
        uow.commit()
    page = go(desk, qtbot, "checklists", selected=line(desk, CODE).id)
    shown = line(desk, CODE)
    assert f"lacks version {mine.version}" in page.cells(shown)[1] or f"第 {mine.version} 版" in page.cells(shown)[1]
    page.table.previewed.emit(page.table.current_id())
    settle(desk, qtbot)
    told = words_in(page.drawer)
    assert "林国华" in told or "Lin Guohua" in told
    (opener,) = [link for link in page.drawer.findChildren(Link) if str(mine.version) in link.text()]
    opener.clicked.emit()
    settle(desk, qtbot)
    (draft,) = line(desk, CODE).drafts
    assert draft.own and templates.data(draft.id)["items"] == templates.data(mine.id)["items"]

"""Checklist templates on screen: the list, importing a form, editing, publishing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from fieldservice.domain.checklist import Address, editing
from fieldservice.domain.records import ChecklistAnswer, Person, WorkOrder
from fieldservice.errors import UserError
from fieldservice.i18n import language
from fieldservice.services.checklist_templates import TemplateLine
from tests.ui.desk_world import Desk, settle, start_desk
from tests.ui.visit_world import picture
from ui.templates.editor_page import EditorPage
from ui.templates.import_dialog import ImportDialog
from ui.templates.list_page import TemplatesPage

FORM = """| survey |
| | type | name | label::中文 (zh) | label::English (en) | relevant |
| | select_one yn | ok | 正常吗 | Is it fine | |
| | text | why | 为什么 | Why | ${ok} = 'no' |
| | select_one_from_file gone.csv | g | 厂 | Plant | |
| choices |
| | list_name | name | label::中文 (zh) | label::English (en) |
| | yn | yes | 是 | Yes |
| | yn | no | 否 | No |
"""


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Desk:
    made = start_desk(tmp_path, qtbot)
    made.services.checklists.install_templates()
    context = made.services.context
    manager = Person(id=context.ids(), number="E09", name="林国华", name_en="Lin Guohua", roles="manager")
    with context.begin("test.manager") as uow:
        uow.add(manager)
        uow.commit()
    made.desktop.work_as(manager.id)
    settle(made, qtbot)
    return made


def go(desk: Desk, qtbot: QtBot, place: str, **params: object) -> Any:
    desk.desktop.window.go(place, **params)
    settle(desk, qtbot)
    return desk.desktop.window.page


def line(desk: Desk, code: str) -> TemplateLine:
    return next(each for each in desk.services.checklist_templates.lines() if each.code == code)


def loaded(desk: Desk, qtbot: QtBot, path: Path) -> tuple[TemplatesPage, ImportDialog]:
    page = go(desk, qtbot, "checklists")
    dialog = ImportDialog(page, page.templates)
    page.dialog = dialog
    dialog.open()
    dialog.load(path)
    settle(desk, qtbot)
    return page, dialog


def words_in(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def draft(desk: Desk, qtbot: QtBot, code: str) -> EditorPage:
    templates = desk.services.checklist_templates
    row = templates.save_draft(templates.data(line(desk, code).id))
    page: EditorPage = go(desk, qtbot, "checklist_template", id=row.id)
    return page


def test_the_list_shows_every_template_and_the_drawer_its_questions(desk: Desk, qtbot: QtBot) -> None:
    page = go(desk, qtbot, "checklists")
    assert page.model.rowCount() == len(desk.services.checklist_templates.lines()) >= 9
    page.search.set_value("LS-")
    page._search()
    settle(desk, qtbot)
    assert page.model.rowCount() == 1
    page.table.previewed.emit(page.table.current_id())
    settle(desk, qtbot)
    assert "视镜" in words_in(page.drawer) or "Sight glass" in words_in(page.drawer)


def test_a_form_says_what_does_not_come_over_before_it_is_kept(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "belt.md"
    path.write_text(FORM, encoding="utf-8")
    before = len(desk.services.checklist_templates.lines())
    _page, dialog = loaded(desk, qtbot, path)
    assert "gone.csv" in words_in(dialog.told)
    assert len(desk.services.checklist_templates.lines()) == before
    dialog.code.set_value("belt_drive")
    dialog.models.set_value("HC-75V、HC-37V")
    dialog.blocks.setChecked(True)
    dialog.publish.click()
    settle(desk, qtbot)
    made = line(desk, "belt_drive")
    assert (made.published, made.product_models, made.questions) == (True, "HC-75V,HC-37V", 3)
    assert desk.services.checklist_templates.data(made.id)["blocks_start"] is True
    assert not dialog.isVisible()


def test_a_form_kept_as_a_draft_is_offered_to_nobody(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "belt.md"
    path.write_text(FORM, encoding="utf-8")
    _page, dialog = loaded(desk, qtbot, path)
    dialog.draft.click()
    settle(desk, qtbot)
    assert line(desk, "belt").draft_id
    order = desk.session.store.read().where(WorkOrder)[0]
    offered = [choice.template.code for choice in desk.services.checklists.templates(order.id)]
    assert "belt" not in offered
    assert "compressor_general" in offered


def test_a_form_whose_language_is_in_doubt_asks_for_it_and_keeps_what_was_typed(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "visite.md"
    path.write_text("| survey |\n| | type | name | label |\n| | text | a | Nom du client |\n", encoding="utf-8")
    _page, dialog = loaded(desk, qtbot, path)
    assert dialog.spoken.isVisibleTo(dialog)
    assert dialog.spoken.value() == "en"
    dialog.code.set_value("visit_2")
    dialog.spoken.set_value("Français (fr)")
    dialog.spoken.changed.emit()
    settle(desk, qtbot)
    assert dialog.code.value() == "visit_2"
    dialog.publish.click()
    settle(desk, qtbot)
    assert desk.services.checklist_templates.data(line(desk, "visit_2").id)["languages"] == ["Français (fr)"]


def test_a_form_that_names_its_languages_asks_for_none(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "belt.md"
    path.write_text(FORM, encoding="utf-8")
    _page, dialog = loaded(desk, qtbot, path)
    assert not dialog.spoken.isVisibleTo(dialog)
    assert not dialog.busy.isVisibleTo(dialog)


def test_a_refused_form_says_why_in_the_dialog(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "bad.md"
    path.write_text("| survey |\n| | type | name | label |\n| | text | | A |\n| | text | b | B |\n", encoding="utf-8")
    _page, dialog = loaded(desk, qtbot, path)
    assert dialog.problem.isVisibleTo(dialog)
    assert not dialog.publish.isEnabled()
    assert "bad.md" in words_in(dialog)


def test_an_edited_template_becomes_the_next_version_and_work_under_way_keeps_its_own(desk: Desk, qtbot: QtBot) -> None:
    before = line(desk, "compressor_general")
    order = desk.session.store.read().where(WorkOrder)[0]
    under_way = desk.services.checklists.add(order.id, before.id)
    page = draft(desk, qtbot, "compressor_general")
    page.add_question("number")
    page.properties.fields["names.zh_CN"].set_value("排气压力")  # type: ignore[attr-defined]
    page.properties.fields["unit"].set_value("bar")  # type: ignore[attr-defined]
    for name in ("names.zh_CN", "unit"):
        page.properties.fields[name].changed.emit()  # type: ignore[attr-defined]
    page.properties.flush()
    settle(desk, qtbot)
    assert page.head.publish.isEnabled()
    page.publish()
    settle(desk, qtbot)
    after = line(desk, "compressor_general")
    assert (after.version, after.questions) == (before.version + 1, before.questions + 1)
    assert desk.services.checklists.open(under_way.id).template.version == before.version


def test_what_is_typed_survives_without_being_kept_as_a_draft(desk: Desk, qtbot: QtBot) -> None:
    page = draft(desk, qtbot, "compressor_general")
    page.add_question("text")
    page.editor._autosave()
    settle(desk, qtbot)
    saved = desk.services.drafts.load(f"checklist_template.{page.editor.draft_id}")
    assert saved is not None
    assert len(list(editing.walk(saved["items"]))) == len(list(editing.walk(page.editor.data["items"])))
    assert page.may_leave()
    settle(desk, qtbot)
    stored = desk.services.checklist_templates.data(page.editor.draft_id)
    assert stored["items"] == page.editor.data["items"], "leaving keeps it as a draft for all computers"


def test_questions_move_by_keys_and_come_back(desk: Desk, qtbot: QtBot) -> None:
    page = draft(desk, qtbot, "compressor_general")
    first, second = (item["key"] for item in page.editor.data["items"][0]["items"][:2])
    page._go(first)
    page.tree.setFocus()
    QTest.keyClick(page.tree, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [item["key"] for item in page.editor.data["items"][0]["items"][:2]] == [second, first]
    QTest.keyClick(page.tree, Qt.Key.Key_Delete)
    assert editing.find(page.editor.data, first) is None
    page.take_back()
    page.take_back()
    assert [item["key"] for item in page.editor.data["items"][0]["items"][:2]] == [first, second]


def test_a_rule_is_checked_while_it_is_typed_and_only_a_sound_one_is_taken(desk: Desk, qtbot: QtBot) -> None:
    page = draft(desk, qtbot, "compressor_general")
    key = page.editor.data["items"][0]["items"][1]["key"]
    page._go(key)
    field = page.properties.fields["show_if"]
    field.field.edit.insert("selected(")  # type: ignore[attr-defined]
    field._typed()  # type: ignore[attr-defined]
    assert field.field.error  # type: ignore[attr-defined]
    field._leave()  # type: ignore[attr-defined]
    assert "show_if" not in (page.editor.item() or {})


def test_the_review_names_an_unreachable_question_and_leads_to_it(desk: Desk, qtbot: QtBot) -> None:
    page = draft(desk, qtbot, "compressor_general")
    section = page.editor.data["items"][0]
    asked = next(item for item in section["items"] if item["type"] == "choice")
    page.add_question("text")
    key = page.editor.selected
    page.editor.set("show_if", f"/data/{section['name']}/{asked['name']} = 'unheard of'")
    settle(desk, qtbot)
    assert key in [doubt.where for doubt in page.editor.doubts if doubt.kind == "doubt"]


def test_the_trial_follows_the_edit_and_stores_nothing(desk: Desk, qtbot: QtBot) -> None:
    page = draft(desk, qtbot, "compressor_general")
    assert page.trial.state is not None
    shown = len(page.trial.lines)
    page.add_question("text")
    key = page.editor.selected
    settle(desk, qtbot)
    assert len(page.trial.lines) == shown + 1
    assert page.trial.answer(Address(key), "tried")
    assert desk.session.store.read().where(ChecklistAnswer) == []


def test_a_template_out_of_use_is_not_offered_and_can_come_back(desk: Desk, qtbot: QtBot) -> None:
    page = go(desk, qtbot, "checklists")
    page.templates.archive(line(desk, "compressor_general"))
    settle(desk, qtbot)
    order = desk.session.store.read().where(WorkOrder)[0]
    assert "compressor_general" not in [each.template.code for each in desk.services.checklists.templates(order.id)]
    snackbar = desk.desktop.messages.snackbar
    assert snackbar is not None
    snackbar.undo()
    settle(desk, qtbot)
    assert not line(desk, "compressor_general").archived


def test_a_code_that_is_taken_is_said_before_it_is_published(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "safety_confirmation.md"
    path.write_text(FORM, encoding="utf-8")
    _page, dialog = loaded(desk, qtbot, path)
    assert dialog.taken.isVisibleTo(dialog)
    dialog.code.set_value("something_else")
    dialog.code.changed.emit()
    settle(desk, qtbot)
    assert not dialog.taken.isVisibleTo(dialog)


def test_two_drafts_never_share_a_code(desk: Desk) -> None:
    templates = desk.services.checklist_templates
    data = templates.data(line(desk, "compressor_general").id)
    first = templates.save_draft(data)
    with pytest.raises(UserError):
        templates.save_draft(data)
    assert templates.save_draft(data, first.id).id == first.id
    templates.discard_draft(first.id)
    assert templates.save_draft(data).id != first.id


def stranger(desk: Desk) -> str:
    """A colleague who manages as well."""
    context = desk.services.context
    person = Person(id=context.ids(), number="E10", name="陈国栋", name_en="Chen Guodong", roles="manager")
    with context.begin("test.stranger") as uow:
        uow.add(person)
        uow.commit()
    return person.id


def drafts_of_two(desk: Desk) -> tuple[str, str]:
    """Two people began a draft of one template apart from each other, and both rows are here now: (theirs, mine)."""
    templates, store = desk.services.checklist_templates, desk.session.store
    me, other = store.actor_id, stranger(desk)
    base = line(desk, "compressor_general")
    store.actor_id = other
    theirs = templates.save_draft(templates.data(base.id))
    templates.discard_draft(theirs.id)  # as if it were not here yet
    store.actor_id = me
    mine = templates.save_draft(templates.data(base.id))
    templates.take_up_draft(theirs.id)
    return theirs.id, mine.id


def test_two_drafts_of_one_template_are_both_seen_by_their_authors(desk: Desk, qtbot: QtBot) -> None:
    theirs, mine = drafts_of_two(desk)
    templates = desk.services.checklist_templates
    shown = line(desk, "compressor_general")
    assert [(draft.id, draft.author, draft.own) for draft in shown.drafts] == [
        (mine, "林国华", True),
        (theirs, "陈国栋", False),
    ]
    assert templates.save_draft(templates.data(mine), mine).id == mine, "one's own is gone on with"
    page = go(desk, qtbot, "checklists", selected=mine)
    assert page.model.id_at(page.table.current_row()) == shown.rid
    page.table.previewed.emit(shown.rid)
    settle(desk, qtbot)
    assert "陈国栋" in words_in(page.drawer) or "Chen Guodong" in words_in(page.drawer)


def test_who_publishes_second_is_told_so_and_may_go_over_it(desk: Desk, qtbot: QtBot) -> None:
    theirs, mine = drafts_of_two(desk)
    templates, store = desk.services.checklist_templates, desk.session.store
    me = store.actor_id
    store.actor_id = next(row.id for row in store.read().where(Person, number="E10"))
    version = templates.publish(templates.data(theirs), theirs).version
    store.actor_id = me
    page: EditorPage = go(desk, qtbot, "checklist_template", id=mine)
    page.publish()
    settle(desk, qtbot)
    assert line(desk, "compressor_general").version == version, "nothing is published over it unasked"
    assert page.dialog is not None and page.dialog.isVisible()
    assert "陈国栋" in words_in(page.dialog) or "Chen Guodong" in words_in(page.dialog)
    page.dialog.over.click()  # type: ignore[attr-defined]
    settle(desk, qtbot)
    assert line(desk, "compressor_general").version == version + 1


def test_taking_a_publication_back_offers_the_version_before_it_again(desk: Desk, qtbot: QtBot) -> None:
    before = line(desk, "compressor_general")
    page = draft(desk, qtbot, "compressor_general")
    page.add_question("text")
    settle(desk, qtbot)
    page.publish()
    settle(desk, qtbot)
    made = line(desk, "compressor_general")
    snackbar = desk.desktop.messages.snackbar
    assert made.version == before.version + 1 and snackbar is not None
    snackbar.undo()
    settle(desk, qtbot)
    now = line(desk, "compressor_general")
    assert (now.id, now.archived, now.draft_id) == (before.id, False, made.id)
    templates = desk.services.checklist_templates
    again = templates.publish(templates.data(made.id), made.id)
    order = desk.session.store.read().where(WorkOrder)[0]
    desk.services.checklists.add(order.id, again.id)
    with pytest.raises(UserError):
        templates.withdraw(again.id, keep=True)


def test_what_was_just_imported_is_selected_in_the_list(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "zz_belt.md"
    path.write_text(FORM, encoding="utf-8")
    page, dialog = loaded(desk, qtbot, path)
    page.list.narrow(archived=True)
    settle(desk, qtbot)
    dialog.publish.click()
    settle(desk, qtbot)
    assert page.model.id_at(page.table.current_row()) == line(desk, "zz_belt").rid


def test_a_form_without_chinese_is_shown_in_one_language_everywhere(desk: Desk, qtbot: QtBot) -> None:
    data = editing.new_template("pump", ("en", "Kiswahili (sw)"))
    data |= {"names": {"en": "Pump", "Kiswahili (sw)": "Pampu"}, "default_language": "Kiswahili (sw)"}
    made = editing.new_question(data, "choice")
    made["names"] = {"en": "Condition", "Kiswahili (sw)": "Hali"}
    data["lists"][made["list"]] = [{"key": "a", "names": {"en": "Good", "Kiswahili (sw)": "Nzuri"}, "verdict": ""}]
    editing.add(data, made, "section")
    row = desk.services.checklist_templates.save_draft(data)
    page: EditorPage = go(desk, qtbot, "checklist_template", id=row.id)
    person_reads = language()
    expected = "Condition" if person_reads == "en" else "Hali"
    asked = page.trial.lines[Address(made["key"])]
    assert asked.title.text() == expected
    node = page.tree.topLevelItem(1).child(0)  # type: ignore[union-attr]
    assert node is not None and node.text(0) == expected
    for wording, said, choice in (("en", "Condition", "Good"), ("Kiswahili (sw)", "Hali", "Nzuri")):
        page.head.spoken.emit(wording)
        settle(desk, qtbot)
        node = page.tree.topLevelItem(1).child(0)  # type: ignore[union-attr]
        assert node is not None and node.text(0) == said
        asked = page.trial.lines[Address(made["key"])]
        assert asked.title.text() == said
        assert any(choice in button.text() for button in asked.findChildren(QAbstractButton))
        assert wording in page.head.language.text() or wording == "en"
    page._go(made["key"])
    assert "names.zh_CN" not in page.properties.fields, "nobody is asked for Chinese"
    first = next(iter(page.properties.fields["choices"].lines[0].names))  # type: ignore[attr-defined]
    assert first == "Kiswahili (sw)"


def test_what_forms_have_can_be_edited(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    page = draft(desk, qtbot, "compressor_general")
    page.add_question("number")
    fields = page.properties.fields
    for name, value in (
        ("guidance.zh_CN", "先看说明书"), ("required_message.zh_CN", "请填写"), ("start", "0"), ("end", "10"),
        ("step", "0.5"), ("unit", "bar"), ("appearance", "thousands-sep"),
    ):  # fmt: skip
        fields[name].set_value(value)  # type: ignore[attr-defined]
        fields[name].changed.emit()  # type: ignore[attr-defined]
    page.properties.flush()
    fields["constraint"].committed.emit(". < 11")  # type: ignore[attr-defined]
    said = page.properties.fields["constraint_message.zh_CN"]
    said.set_value("太大")  # type: ignore[attr-defined]
    said.changed.emit()  # type: ignore[attr-defined]
    page.properties.flush()
    item = page.editor.item() or {}
    assert item["guidance"] == {"zh_CN": "先看说明书"} and item["required_message"] == {"zh_CN": "请填写"}
    assert item["parameters"] == {"start": "0", "end": "10", "step": "0.5"} and item["unit"] == "bar"
    assert item["constraint_message"] == {"zh_CN": "太大"} and item["appearance"] == "thousands-sep"
    photo = tmp_path / "gauge.png"
    photo.write_bytes(picture(400, 300))
    page.properties.fields["media"].add_file("image", photo)  # type: ignore[attr-defined]
    settle(desk, qtbot)
    assert (page.editor.item() or {})["media"] == {"image": {page.editor.wording: "gauge.png"}}
    assert "gauge.png" in desk.services.template_files.of(page.editor.draft_id)
    page.show_properties()
    page.properties._put_in("/data/x")
    page.properties.flush()
    assert "${/data/x}" in str((page.editor.item() or {})["names"])


def test_on_a_small_screen_the_properties_are_a_tab(desk: Desk, qtbot: QtBot) -> None:
    page = draft(desk, qtbot, "compressor_general")
    desk.desktop.window.resize(1000, 700)
    settle(desk, qtbot)
    assert page.stack.currentWidget() is page.properties
    page.show_tab("trial")
    page._go(page.editor.data["items"][0]["items"][0]["key"])
    assert page.stack.currentWidget() is page.properties
    desk.desktop.window.resize(1440, 900)
    settle(desk, qtbot)
    assert page.stack.indexOf(page.properties) < 0 and page.properties.isVisible()


def test_ctrl_z_is_the_editors_while_it_is_open_and_the_snackbars_is_clicked(desk: Desk, qtbot: QtBot) -> None:
    undone: list[str] = []
    desk.desktop.messages.say("done before", lambda: undone.append("before"))
    page = draft(desk, qtbot, "compressor_general")
    snackbar = desk.desktop.messages.snackbar
    assert snackbar is not None and snackbar.isVisible() and "Ctrl+Z" not in snackbar._button.text()
    page.add_question("text")
    key = page.editor.selected
    page.tree.setFocus()
    QTest.keyClick(page.tree, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editing.find(page.editor.data, key) is None and undone == []
    desk.desktop.window.go("checklists")
    settle(desk, qtbot)
    assert "Ctrl+Z" in snackbar._button.text()


def test_the_pictures_of_a_form_come_along_and_are_seen_in_the_trial(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "dials"
    folder.mkdir()
    (folder / "dial.png").write_bytes(picture(800, 400))
    path = folder / "dials.md"
    path.write_text(
        "| survey |\n| | type | name | label | image |\n"
        "| | text | d | Dial | dial.png |\n| | text | e | E | gone.png |\n",
        encoding="utf-8",
    )
    _page, dialog = loaded(desk, qtbot, path)
    words = words_in(dialog)
    assert "gone.png" in words and "dial.png" not in words
    dialog.code.set_value("dials")
    dialog.draft.click()
    settle(desk, qtbot)
    row = line(desk, "dials")
    assert set(desk.services.template_files.of(row.id)) == {"dial.png"}
    page: EditorPage = go(desk, qtbot, "checklist_template", id=row.draft_id)
    settle(desk, qtbot)
    shown = page.trial.lines[Address("d")].media
    assert shown is not None and len(shown.pictures) == 1
    area: QWidget | None = page.trial
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    assert isinstance(area, QScrollArea)
    assert page.trial.minimumSizeHint().width() <= area.viewport().width()  # the picture doesn't widen the column
    missing = page.trial.lines[Address("e")].media
    assert missing is not None and "gone.png" in words_in(missing)

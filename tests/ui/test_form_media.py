"""Pictures and sounds of forms, from the import dialog to the visit."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from fieldservice.domain.checklist import Address
from fieldservice.exchange.xlsform.checking import read_checked
from fieldservice.i18n import language, set_language
from tests.domain.forms import form_source
from tests.ui.visit_world import VisitWorld, add_template, make_visit_world, picture
from ui.kit.picture_view import PictureView
from ui.kit.player import PlayerDialog
from ui.kit.viewer import ViewerDialog
from ui.shell.viewing import FileOpener
from ui.visit.checklist_step import ChecklistStep
from ui.visit.choice_editor import ChoiceEditor
from ui.visit.form_editors import FilesEditor

FORM = (
    "| survey |\n| | type | name | label | image | audio |\n"
    "| | text | dial | What does the dial say | dial.png | hum.mp3 |\n"
    "| | text | plate | What does the plate say | gone.png | |\n"
    "| | select_one valve | v | Which valve is it | | |\n"
    "| choices |\n| | list_name | name | label | image |\n| | valve | a | Ball valve | a.png |\n"
    "| | valve | b | Gate valve | b.png |\n"
)


@pytest.fixture
def world(tmp_path: Path, qapp: QApplication) -> Iterator[VisitWorld]:
    before = language()
    set_language("en")
    made = make_visit_world(tmp_path / "world", qapp)
    yield made
    made.close()
    set_language(before)


def put_on_job(world: VisitWorld, folder: Path) -> ChecklistStep:
    """Import the form as the dialog does, put it on the job, open the visit."""
    for name in ("dial.png", "a.png", "b.png"):
        (folder / name).write_bytes(picture(800, 400))
    (folder / "hum.mp3").write_bytes(b"ID3sound")
    path = folder / "valves.md"
    path.write_text(FORM, encoding="utf-8")
    services, order = world.session.services, world.made["next_order"]
    reading, _template = read_checked(path)
    taken = services.template_files.take_in(reading.files)
    row = services.checklist_templates.publish(reading.data)
    services.template_files.add(row.id, taken)
    world.arrived()
    for view in services.checklists.of_work_order(order):
        if view.template.purpose != "safety":
            services.checklists.remove(view.checklist.id)
    services.checklists.add(order, row.id)
    world.settle()
    step = world.open_visit("next", "diagnose").steps["diagnose"]
    assert isinstance(step, ChecklistStep)
    return step


def turn_to(world: VisitWorld, step: ChecklistStep, key: str) -> None:
    step.go_to(next(entry.key for entry in step.listed if entry.item.address == Address(key)))
    world.settle()


def test_a_question_shows_its_picture_and_plays_its_sound_inside_the_program(
    world: VisitWorld, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    before = set(Path(tempfile.gettempdir()).glob("fieldservice*"))
    step = put_on_job(world, tmp_path)
    turn_to(world, step, "dial")
    assert step.card is not None and step.card.media is not None
    (shown,) = step.card.media.pictures
    assert 0 < shown.iconSize().width() < 800 and shown.isVisible()
    shown.click()
    world.settle()
    assert step.card.media.opener is not None
    large = step.card.media.opener.dialog
    assert isinstance(large, ViewerDialog) and isinstance(large.view, PictureView) and large.isVisible()
    assert large.view.rect_of(0).width() > shown.iconSize().width()
    large.reject()
    (player,) = step.card.media.players
    player.click()
    world.settle()
    dialog = step.card.media.opener.dialog
    assert isinstance(dialog, PlayerDialog) and dialog.isVisible() and dialog.windowTitle() == "hum.mp3"
    dialog.ask_where()
    assert dialog.file_dialog is not None
    dialog.file_dialog.fileSelected.emit(str(tmp_path / "out.mp3"))
    world.settle()
    assert (tmp_path / "out.mp3").read_bytes() == b"ID3sound"
    dialog.reject()
    assert opened == []  # no other program gets it, and no copy lies anywhere that nobody asked for
    assert set(Path(tempfile.gettempdir()).glob("fieldservice*")) == before


def test_a_picture_that_is_not_here_is_named_instead_of_a_gap(world: VisitWorld, tmp_path: Path) -> None:
    step = put_on_job(world, tmp_path)
    turn_to(world, step, "plate")
    assert step.card is not None and step.card.media is not None
    assert step.card.media.pictures == []
    words = [each.text() for each in step.card.media.findChildren(type(step.card.title))]
    assert any("gone.png" in each for each in words)


def test_choices_with_pictures_show_them_and_are_chosen_as_others(world: VisitWorld, tmp_path: Path) -> None:
    step = put_on_job(world, tmp_path)
    turn_to(world, step, "v")
    assert step.card is not None
    editor = step.card.editor
    assert isinstance(editor, ChoiceEditor)
    assert editor.buttons["a"].sizeHint().height() > 100
    editor.buttons["a"].click()
    world.settle()
    view = next(
        v for v in world.session.services.checklists.of_work_order(world.made["next_order"]) if v.template.format == 2
    )
    assert view.state.cell(Address("v")).value == "a"


def test_a_sound_that_was_recorded_as_an_answer_is_played_and_copied_without_another_program(
    world: VisitWorld, tmp_path: Path
) -> None:
    items = [{"key": "hum", "type": "audio", "names": {"en": "Record the noise"}}]
    source = form_source(*items, purpose="diagnosis", languages=["en"], default_language="en")
    template = add_template(world.session, json.dumps({**json.loads(source), "code": "noise"}), "noise")
    services, order = world.session.services, world.made["next_order"]
    world.arrived()
    for view in services.checklists.of_work_order(order):
        if view.template.purpose != "safety":
            services.checklists.remove(view.checklist.id)
    checklist = services.checklists.add(order, template)
    kept = services.attachments.add_file(
        b"ID3" + bytes(3_000_000), "noise.mp3", work_order_id=order, checklist_id=checklist.id, question="hum"
    )
    services.checklists.answer(checklist.id, Address("hum"), (kept.id,))
    world.settle()
    step = world.open_visit("next", "diagnose").steps["diagnose"]
    assert isinstance(step, ChecklistStep)
    turn_to(world, step, "hum")
    assert step.card is not None and isinstance(step.card.editor, FilesEditor)
    editor = step.card.editor
    editor.players[0].click()
    world.settle()
    assert isinstance(editor.opener.dialog, PlayerDialog) and editor.opener.dialog.isVisible()
    editor.opener.dialog.reject()
    editor.savers[0].click()
    assert editor.opener.file_dialog is not None
    editor.opener.file_dialog.fileSelected.emit(str(tmp_path / "copy.mp3"))
    world.settle()
    assert (tmp_path / "copy.mp3").stat().st_size == 3_000_003
    editor.opener.file_dialog.reject()


def test_a_copy_is_proposed_by_its_name_alone(world: VisitWorld, tmp_path: Path) -> None:
    step = put_on_job(world, tmp_path)
    turn_to(world, step, "dial")
    assert step.card is not None
    access = step.visit.form_access
    opener = FileOpener(access, step)
    opener.save(replace(access.stored(step.card.entry.files["hum.mp3"]), name="../../Startup/run.bat"))
    dialog = opener.file_dialog
    assert dialog is not None
    proposed = dialog.selectedFiles()
    dialog.close()
    assert [Path(each).name for each in proposed] == ["run.bat"]
    assert not any("Startup" in each for each in proposed)

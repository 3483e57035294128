"""Lists of forms that are files, on screen: choosing one that is missing, taking them along with a written form."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from fieldservice.exchange.xlsform.checking import read_checked
from tests.ui.desk_world import Desk, settle
from tests.ui.test_templates import desk, line, loaded, words_in
from tests.ui.visit_world import picture

__all__ = ["desk"]

FORM = """| survey |
| | type | name | label | image |
| | select_one_from_file parts.csv | p | Which part | dial.png |
"""
PARTS = "name,label\n" + "".join(f"p{n},Part {n}\n" for n in range(500))


def test_a_missing_file_is_chosen_in_the_dialog_and_comes_along(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    path, elsewhere = tmp_path / "form" / "pumps.md", tmp_path / "parts copy.csv"
    path.parent.mkdir()
    path.write_text(FORM, encoding="utf-8")
    elsewhere.write_text(PARTS, encoding="utf-8")
    (tmp_path / "dial copy.png").write_bytes(picture(40, 30))
    page, dialog = loaded(desk, qtbot, path)
    assert "row 2" in words_in(dialog.told) or "第 2 行" in words_in(dialog.told)
    assert set(dialog.missing) == {"parts.csv", "dial.png"}
    dialog.code.set_value("my_pumps")
    dialog.missing["parts.csv"].click()
    assert dialog.file_dialog is not None
    dialog.file_dialog.fileSelected.emit(str(elsewhere))
    settle(desk, qtbot)
    assert set(dialog.missing) == {"dial.png"}
    dialog.missing["dial.png"].click()
    dialog.file_dialog.fileSelected.emit(str(tmp_path / "dial copy.png"))
    settle(desk, qtbot)
    assert dialog.missing == {} and dialog.code.value() == "my_pumps"
    dialog.publish.click()
    settle(desk, qtbot)
    made = line(desk, "my_pumps")
    assert desk.services.template_files.of(made.id).keys() == {"parts.csv", "dial.png"}
    target = tmp_path / "written.xlsx"
    page.templates.write_form(made, target)
    settle(desk, qtbot)
    assert (tmp_path / "written-media" / "dial.png").read_bytes() == picture(40, 30)
    again, template = read_checked(target)
    assert again.findings == () and len(template.lists["parts"]) == 500


def test_a_form_is_written_without_a_file_that_is_not_here_and_says_so(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "form" / "pumps.md"
    path.parent.mkdir()
    path.write_text(FORM, encoding="utf-8")
    (path.parent / "parts.csv").write_text(PARTS, encoding="utf-8")
    page, dialog = loaded(desk, qtbot, path)
    dialog.publish.click()
    settle(desk, qtbot)
    page.templates.write_form(line(desk, "pumps"), tmp_path / "written.xlsx")
    settle(desk, qtbot)
    snackbar = desk.desktop.messages.snackbar
    assert snackbar is not None and "dial.png" in snackbar.words()
    assert (tmp_path / "written-media" / "parts.csv").exists()

"""The import's page: from a dropped file to its result, beside the work, in words, with nothing lost on the way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from fieldservice.domain.records import Part
from tests.ui.app_world import make_desktop, settle
from ui.app.desktop import Desktop
from ui.importing.page import ImportPage
from ui.importing.view_model import ImportModel

PARTS = (
    "物料编码,名称,单价,是否原厂,启用\n"
    "HC-1,温控阀芯,128.50,原装,是\n"
    "HC-2,密封圈,6,副厂,否\n"
    "HC-3,油滤芯,面议,原装,是\n"
)  # fmt: skip


@pytest.fixture
def desktop(tmp_path: Path, qtbot: Any) -> Iterator[Desktop]:
    made = make_desktop(tmp_path, qtbot)
    made.window.resize(1280, 720)
    made.window.show()
    made.window.go("import")
    yield made
    made.close()


def page_of(desktop: Desktop) -> ImportPage:
    page = desktop.window.page
    assert isinstance(page, ImportPage)
    return page


def written(tmp_path: Path, text: str = PARTS, name: str = "parts.csv", encoding: str = "utf-8") -> Path:
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return path


def opened(desktop: Desktop, qtbot: Any, path: Path) -> ImportModel:
    model = page_of(desktop).model
    model.open_file(path)
    rest(desktop, qtbot, model)
    return model


def rest(desktop: Desktop, qtbot: Any, model: ImportModel) -> None:
    qtbot.waitUntil(lambda: desktop.jobs.idle() and not model.busy, timeout=60_000)
    settle(desktop, qtbot)


def imported(desktop: Desktop, qtbot: Any, path: Path) -> ImportModel:
    model = opened(desktop, qtbot, path)
    model.go("rehearsal")
    rest(desktop, qtbot, model)
    model.go("import")
    model.start()
    rest(desktop, qtbot, model)
    return model


def drop(page: ImportPage, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    action, button, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), action, data, button, keys)
    page.dragEnterEvent(enter)
    assert enter.isAccepted()
    page.dropEvent(QDropEvent(QPointF(5, 5), action, data, button, keys))


def test_a_dropped_file_is_recognised_and_its_columns_are_proposed(
    desktop: Desktop, qtbot: Any, tmp_path: Path
) -> None:
    page = page_of(desktop)
    drop(page, written(tmp_path, encoding="gb18030"))
    rest(desktop, qtbot, page.model)
    assert page.file_step.encoding.value() == "gb18030"
    assert page.file_step.header_row.value() == 1
    assert page.model.mapping is not None and page.model.mapping.kind == "parts"
    number = page.columns_step.lines["number"]
    assert number.source.value() == "物料编码"
    assert "HC-1" in number.samples.text()
    assert number.field.needed


def test_a_file_that_is_no_table_is_refused_in_a_sentence_and_the_next_one_works(
    desktop: Desktop, qtbot: Any, tmp_path: Path
) -> None:
    model = opened(desktop, qtbot, written(tmp_path, "%PDF-1.7\n", "manual.csv"))
    page = page_of(desktop)
    assert page.file_step.note.isVisible()
    assert "a PDF document" in page.file_step.note.accessibleName()
    assert not model.may_enter("columns")
    opened(desktop, qtbot, written(tmp_path))
    assert not page.file_step.note.isVisible()
    assert model.may_enter("columns")


def test_the_header_row_and_encoding_that_a_person_chooses_count(desktop: Desktop, qtbot: Any, tmp_path: Path) -> None:
    model = opened(desktop, qtbot, written(tmp_path))
    field = page_of(desktop).file_step.header_row
    field.set_value(0)
    field.committed.emit()
    rest(desktop, qtbot, model)
    assert model.table is not None and model.table.header_row is None
    model.read_differently(header="auto", encoding="latin-1")
    rest(desktop, qtbot, model)
    assert model.table.encoding == "iso8859-1"


def test_a_required_field_without_a_column_stops_the_path_and_says_which(
    desktop: Desktop, qtbot: Any, tmp_path: Path
) -> None:
    model = opened(desktop, qtbot, written(tmp_path))
    model.go("columns")
    model.choose_column("number", None)
    page = page_of(desktop)
    assert not model.may_enter("rehearsal")
    assert not page.next.isEnabled()
    assert "Part number" in page.missing.text()


def test_the_rehearsal_counts_and_changes_nothing(desktop: Desktop, qtbot: Any, tmp_path: Path) -> None:
    model = opened(desktop, qtbot, written(tmp_path))
    model.choose_column("genuine", None)
    model.go("rehearsal")
    rest(desktop, qtbot, model)
    assert model.rehearsal is not None
    assert (model.rehearsal.good, model.rehearsal.bad) == (2, 1)
    assert model.problem_rows()[0][:3] == (4, "单价", "面议")
    assert desktop.session.store.read().where(Part) == []


def test_written_values_get_the_meaning_that_a_person_gives_them(desktop: Desktop, qtbot: Any, tmp_path: Path) -> None:
    model = opened(desktop, qtbot, written(tmp_path, PARTS.replace("面议", "70")))
    model.go("columns")
    model.choose_column("genuine", "是否原厂")
    page = page_of(desktop)
    page.columns_step.lines["genuine"].more.click()
    dialog = page.columns_step.dialog
    assert dialog is not None
    dialog.meanings["原装"].set_value("true")
    dialog.meanings["副厂"].set_value("false")
    dialog.accept()
    model.go("rehearsal")
    rest(desktop, qtbot, model)
    model.go("import")
    model.start()
    rest(desktop, qtbot, model)
    parts = {part.number: part.genuine for part in desktop.session.store.read().where(Part)}
    assert parts == {"HC-1": True, "HC-2": False, "HC-3": True}


def test_a_fixed_value_fills_a_field_without_a_column(desktop: Desktop, qtbot: Any, tmp_path: Path) -> None:
    model = opened(desktop, qtbot, written(tmp_path, "物料编码,名称\nA,b\n"))
    model.change_rule("unit", constant="套")
    assert page_of(desktop).columns_step.lines["unit"].source.combo.currentText() == "Always: 套"
    model.go("rehearsal")
    rest(desktop, qtbot, model)
    model.go("import")
    model.start()
    rest(desktop, qtbot, model)
    assert desktop.session.store.read().first(Part, number="A").unit == "set"


def test_only_the_rows_that_say_so_are_taken(desktop: Desktop, qtbot: Any, tmp_path: Path) -> None:
    model = opened(desktop, qtbot, written(tmp_path, PARTS.replace("面议", "70")))
    model.choose_column("genuine", None)
    model.take_only("启用")
    model.go("rehearsal")
    rest(desktop, qtbot, model)
    assert model.rehearsal is not None
    assert (model.rehearsal.good, model.rehearsal.left_out) == (2, 1)
    assert page_of(desktop).columns_step.filter_values.value() == "是"


def test_the_import_adds_refuses_in_words_and_saves_what_it_refused(
    desktop: Desktop, qtbot: Any, tmp_path: Path
) -> None:
    text = "物料编码,名称,单价\nHC-1,a,1\nHC-2,b,面议\n"
    model = imported(desktop, qtbot, written(tmp_path, text))
    assert model.result is not None
    assert (model.result.tally.rows["added"], model.result.tally.rows["refused"]) == (1, 1)
    page = page_of(desktop)
    assert page.import_step.refused.isVisible()
    target = tmp_path / "refused.csv"
    with qtbot.waitSignal(model.saved):
        model.save_refused(target)
    assert "HC-2" in target.read_text("utf-8-sig")


def test_one_bad_row_takes_the_whole_file_with_it_where_that_is_chosen(
    desktop: Desktop, qtbot: Any, tmp_path: Path
) -> None:
    model = opened(desktop, qtbot, written(tmp_path, "物料编码,名称,单价\nHC-1,a,1\nHC-2,b,面议\n"))
    model.go("rehearsal")
    rest(desktop, qtbot, model)
    step = page_of(desktop).import_step
    step.whole.set_value("file")
    step.whole.committed.emit()
    model.go("import")
    model.start()
    rest(desktop, qtbot, model)
    assert desktop.session.store.read().where(Part) == []
    assert step.note.accessibleName().startswith("Nothing was imported.")


def test_the_choice_of_columns_is_remembered_and_can_be_given_up(desktop: Desktop, qtbot: Any, tmp_path: Path) -> None:
    path = written(tmp_path, "物料编码,名称,我的备注\nHC-1,a,看图\n")
    model = opened(desktop, qtbot, path)
    model.choose_column("notes", "我的备注")
    model.go("rehearsal")
    rest(desktop, qtbot, model)
    model.go("import")
    model.start()
    rest(desktop, qtbot, model)
    model = opened(desktop, qtbot, path)
    assert model.origin == "remembered"
    assert model.rule("notes") is not None
    model.use_proposal()
    assert model.origin == "proposed"


def test_a_saved_column_choice_comes_back_by_dropping_it(desktop: Desktop, qtbot: Any, tmp_path: Path) -> None:
    model = opened(desktop, qtbot, written(tmp_path))
    model.choose_column("price", None)
    kept = tmp_path / "choice.json"
    with qtbot.waitSignal(model.saved):
        model.save_mapping(kept)
    model.use_proposal()
    assert model.rule("price") is not None
    drop(page_of(desktop), kept)
    rest(desktop, qtbot, model)
    assert (model.rule("price"), model.origin) == (None, "file")


def test_a_column_choice_for_another_file_is_refused_in_words(desktop: Desktop, qtbot: Any, tmp_path: Path) -> None:
    model = opened(desktop, qtbot, written(tmp_path))
    kept = tmp_path / "choice.json"
    with qtbot.waitSignal(model.saved):
        model.save_mapping(kept)
    opened(desktop, qtbot, written(tmp_path, "客户名称,电话\n永盛,1\n", "customers.csv"))
    model.load_mapping(kept)
    rest(desktop, qtbot, model)
    assert desktop.messages.snackbar is not None
    assert "made for another file" in desktop.messages.snackbar.words()
    assert model.mapping is not None and model.mapping.kind == "customers"


def test_leaving_the_page_or_changing_the_theme_keeps_the_import_and_shows_it_again(
    desktop: Desktop, qtbot: Any, tmp_path: Path
) -> None:
    text = "物料编码,名称\n" + "".join(f"P{number},n\n" for number in range(3000))
    model = opened(desktop, qtbot, written(tmp_path, text))
    model.go("rehearsal")
    rest(desktop, qtbot, model)
    model.go("import")
    model.start()
    desktop.window.go("settings")
    desktop.set_theme("dark")
    desktop.window.go("import")
    page = page_of(desktop)
    assert page.model is model
    rest(desktop, qtbot, model)
    assert page.stack.currentWidget() is page.import_step
    assert page.import_step.outcome.isVisible()
    assert len(desktop.session.store.read().where(Part)) == 3000


def test_cancelling_keeps_the_parts_that_were_written(desktop: Desktop, qtbot: Any, tmp_path: Path) -> None:
    text = "物料编码,名称\n" + "".join(f"P{number},n\n" for number in range(2000))
    model = opened(desktop, qtbot, written(tmp_path, text))
    model.go("rehearsal")
    rest(desktop, qtbot, model)
    model.chunk = 100
    model.go("import")
    model.progressed.connect(lambda *_told: model.cancel())
    model.start()
    rest(desktop, qtbot, model)
    assert model.result is not None and model.result.stopped
    held = len(desktop.session.store.read().where(Part))
    assert 100 <= held < 2000 and held % 100 == 0
    assert page_of(desktop).import_step.note.accessibleName().startswith("The import was stopped.")


def test_the_path_can_be_gone_by_keyboard(desktop: Desktop, qtbot: Any, tmp_path: Path) -> None:
    model = opened(desktop, qtbot, written(tmp_path))
    model.choose_column("genuine", None)
    with qtbot.waitActive(desktop.window):
        desktop.window.activateWindow()
    for step in ("columns", "rehearsal", "import"):
        qtbot.keyClick(desktop.window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        rest(desktop, qtbot, model)
        assert model.step == step
    qtbot.keyClick(desktop.window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    rest(desktop, qtbot, model)
    assert model.result is not None and model.result.tally.rows["added"] == 2


def test_showing_a_file_opens_no_window_of_its_own(desktop: Desktop, qtbot: Any, tmp_path: Path) -> None:
    with qtbot.waitActive(desktop.window):
        desktop.window.activateWindow()
    opened(desktop, qtbot, written(tmp_path))
    assert desktop.window.isActiveWindow()
    assert page_of(desktop).isAncestorOf(desktop.window.focusWidget())


def test_another_language_says_the_reasons_anew_and_keeps_the_choice(
    desktop: Desktop, qtbot: Any, tmp_path: Path
) -> None:
    model = opened(desktop, qtbot, written(tmp_path))
    model.choose_column("price", None)
    desktop.set_language("zh_CN")
    rest(desktop, qtbot, model)
    assert model.rule("price") is None
    row = next(row for row in model.rows() if row.key == "number")
    assert (row.label, row.reason[:2]) == ("备件编号", "列名")


@pytest.mark.parametrize(
    ("name", "kind", "least"),
    [
        ("parts/inventree_demo/csv_parts.csv", "parts", 414),
        ("parts/inventree_demo/csv_companies.csv", "suppliers", 12),
        ("service_records/excavators-cleaned.csv", "work-orders", 5478),
    ],
)
def test_real_files_go_in_as_proposed(
    desktop: Desktop, qtbot: Any, shared_data: Path, name: str, kind: str, least: int
) -> None:
    model = imported(desktop, qtbot, shared_data / name)
    assert model.mapping is not None and model.mapping.kind == kind
    assert model.result is not None and model.result.done >= least

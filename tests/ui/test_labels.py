"""The labels page: from a record, by scanning, from the palette; printed where such labels are printed."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from fieldservice.domain.records import Part, StockLocation
from fieldservice.domain.scans import read_code, write_label
from fieldservice.exchange.pictures import codes_in_picture
from tests.ui.desk_world import Desk, settle, start_desk
from tests.ui.fake_printer import FakePrinter
from ui.labels.page import LabelsPage
from ui.labels.picture_page import PicturePage


@pytest.fixture
def desk(tmp_path: Path, qtbot: Any) -> Desk:
    made = start_desk(tmp_path, qtbot)
    ids = made.session.context.ids
    store = StockLocation(id=ids(), code="NJ", name="南京中心库", name_en="Nanjing store", kind="central")
    bins = [
        StockLocation(id=ids(), code=f"A-{n:02d}", name=f"A-{n:02d}", kind="bin", parent_id=store.id) for n in range(30)
    ]
    valve = Part(id=ids(), number="HC-2205-0417", name="温控阀芯", name_en="Valve core")
    with made.session.context.begin("test.add") as uow:
        uow.add_all([store, *bins, valve])
        uow.commit()
    made.ids.update(store=store.id, valve=valve.id, bin=bins[0].id)
    return made


def labels(desk: Desk, qtbot: Any, printer: FakePrinter | None = None, **params: object) -> LabelsPage:
    desk.desktop.window.go("labels", **params)
    page = desk.desktop.window.page
    assert isinstance(page, LabelsPage)
    page.printer = printer or FakePrinter("Labels", "Office")
    settle(desk, qtbot)
    return page


@pytest.mark.parametrize(
    ("place", "kind", "name"),
    [("part", "part", "valve"), ("asset", "asset", "second"), ("work_order", "work_order", "waiting_order")],
)
def test_labels_are_reached_from_the_page_of_a_thing(desk: Desk, qtbot: Any, place: str, kind: str, name: str) -> None:
    desk.desktop.window.go(place, id=desk.ids[name])
    settle(desk, qtbot)
    page = desk.desktop.window.page
    assert page is not None
    menus = [button.menu_of() for button in page.findChildren(type(_menu_button(page)))]
    action = next(action for menu in menus for action in menu.actions() if action.text() == "Labels…")
    action.trigger()
    settle(desk, qtbot)
    page = desk.desktop.window.page
    assert isinstance(page, LabelsPage) and page.vm.items == [(kind, desk.ids[name])]


def _menu_button(page: Any) -> Any:
    from ui.kit.buttons import MenuButton

    return page.findChildren(MenuButton)[0]


def test_a_place_is_printed_with_its_bins(desk: Desk, qtbot: Any) -> None:
    desk.desktop.window.go("locations", id=desk.ids["store"])
    settle(desk, qtbot)
    page: Any = desk.desktop.window.page
    page.labels.click()
    settle(desk, qtbot)
    made: Any = desk.desktop.window.page
    assert len(made.vm.labels) == 31 and made.vm.labels[0].number == "NJ"


def test_scanning_or_typing_adds_a_label(desk: Desk, qtbot: Any) -> None:
    page = labels(desk, qtbot)
    editor = page.code.frame.editor
    assert editor is not None and editor.hasFocus()
    for code in ("hc-2205-0417", write_label("location", "A-03"), "23081147"):
        QTest.keyClicks(editor, code)
        QTest.keyClick(editor, Qt.Key.Key_Return)
        settle(desk, qtbot)
    assert [label.number for label in page.vm.labels] == ["HC-2205-0417", "A-03", "23081147"]
    QTest.keyClicks(editor, "NOBODY")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    settle(desk, qtbot)
    assert "NOBODY" in page.code.error and len(page.vm.labels) == 3


def test_a_scan_outside_of_fields_adds_a_label_too(desk: Desk, qtbot: Any) -> None:
    page = labels(desk, qtbot)
    desk.desktop.read_scans().tell("HC-2205-0417")
    settle(desk, qtbot)
    assert [label.number for label in page.vm.labels] == ["HC-2205-0417"]


def test_a_whole_warehouse_is_added_at_once_and_del_leaves_one_out(desk: Desk, qtbot: Any) -> None:
    page = labels(desk, qtbot)
    at = next(at for at, each in enumerate(page._sets) if each.what == "bins")
    page.many.set_value(at)
    page.many.changed.emit()
    settle(desk, qtbot)
    assert len(page.vm.labels) == 30 and page.note() == "30 labels"
    page.table.select_row(1)
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    settle(desk, qtbot)
    assert [label.number for label in page.vm.labels[:2]] == ["A-00", "A-02"]


def test_one_key_prints_and_the_next_run_begins_behind(desk: Desk, qtbot: Any) -> None:
    printer = FakePrinter("Labels", "Office")
    page = labels(desk, qtbot, printer, kind="part", id=desk.ids["valve"])
    page.vm.choose(copies=5)
    settle(desk, qtbot)
    QTest.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    settle(desk, qtbot)
    ((name, _title, pages, text),) = printer.printed
    assert (name, pages, text.count("HC-2205-0417")) == ("Labels", 1, 5)
    assert page.vm.start == 6 and desk.desktop.settings.get("labels.start", 0) == 6


def test_rolls_and_sheets_have_printers_of_their_own(desk: Desk, qtbot: Any) -> None:
    printer = FakePrinter("Zebra")
    page = labels(desk, qtbot, printer, kind="part", id=desk.ids["valve"])
    page.print_labels()
    page.vm.choose(size="roll_50x30")
    settle(desk, qtbot)
    page.print_labels()
    page.print_labels()
    assert printer.asked == 2 and len(printer.printed) == 3
    assert not page.start.isVisible()


def test_without_a_printer_and_with_one_that_refuses_it_is_said(desk: Desk, qtbot: Any) -> None:
    page = labels(desk, qtbot, FakePrinter(), kind="part", id=desk.ids["valve"])
    page.print_labels()
    assert "no printer" in _said(desk)
    page.printer = FakePrinter("Zebra", takes=False)
    page.print_labels()
    assert "Zebra did not take" in _said(desk) and page.vm.start == 1


def _said(desk: Desk) -> str:
    bar = desk.desktop.messages._snackbar
    return bar.words() if bar is not None else ""


def test_the_pdf_is_saved_and_says_its_labels(desk: Desk, qtbot: Any, tmp_path: Path, monkeypatch: Any) -> None:
    page = labels(desk, qtbot, kind="part", id=desk.ids["valve"])
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(tmp_path / "mine"), ""))
    page.save_as()
    settle(desk, qtbot)
    assert (tmp_path / "mine.pdf").read_bytes().startswith(b"%PDF")


def test_language_of_labels_is_theirs(desk: Desk, qtbot: Any) -> None:
    page = labels(desk, qtbot, kind="part", id=desk.ids["valve"])
    assert page.vm.labels[0].title == "Valve core"
    page.vm.choose(language="zh_CN")
    settle(desk, qtbot)
    assert page.vm.labels[0].title == "温控阀芯"


def picture_of(page: LabelsPage) -> bytes:
    """The first page of the preview as a PNG."""
    from PySide6.QtCore import QSize

    from ui.kit.pdf_view import page_image

    size = page.preview.document.pagePointSize(0)
    image = page_image(page.preview.document, 0, QSize(round(size.width() * 3), round(size.height() * 3)))
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    out = io.BytesIO()
    made = Image.frombytes("L", (grey.width(), grey.height()), bytes(grey.constBits()), "raw", "L", grey.bytesPerLine())
    made.save(out, "PNG")
    return out.getvalue()


def test_a_picture_of_our_label_goes_straight_to_its_thing(desk: Desk, qtbot: Any) -> None:
    data = picture_of(labels(desk, qtbot, kind="part", id=desk.ids["valve"]))
    assert [read_code(code, 2026).value for code in codes_in_picture(data)] == ["HC-2205-0417"]
    desk.desktop.window.go("read_code")
    page = desk.desktop.window.page
    assert isinstance(page, PicturePage)
    clip = QMimeData()
    clip.setImageData(QImage.fromData(data))
    QApplication.clipboard().setMimeData(clip)
    QTest.keyClick(page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle(desk, qtbot)
    assert desk.desktop.window._here == ("part", {"id": desk.ids["valve"]})


def test_a_picture_without_code_or_no_picture_is_said(desk: Desk, qtbot: Any, tmp_path: Path) -> None:
    from ui.kit.feedback import Note

    desk.desktop.window.go("read_code")
    page = desk.desktop.window.page
    assert isinstance(page, PicturePage)
    (tmp_path / "x.png").write_bytes(b"nothing")
    for each, words in (
        (tmp_path / "x.png", "no picture"), (tmp_path / "gone.png", ""), (_blank(), "No code was found"),
    ):  # fmt: skip
        page.take([each])
        settle(desk, qtbot)
        shown = [note.accessibleName() for note in page.findChildren(Note) if note.isVisible()]
        assert len(shown) == 1 and words in shown[0]


def _blank() -> bytes:
    out = io.BytesIO()
    Image.new("L", (50, 50), 255).save(out, "PNG")
    return out.getvalue()


def test_badges_of_all_people_are_as_large_as_a_card_and_name_the_person_when_scanned(desk: Desk, qtbot: Any) -> None:
    desk.desktop.settings.set("labels.size", "roll_40x30")
    page = labels(desk, qtbot, badges=True)
    people = desk.session.services.people.all()
    assert len(page.vm.items) == len(people) and {kind for kind, _id in page.vm.items} == {"person"}
    assert (page.vm.size.width, page.vm.size.height) == (85, 54) and page.label_size.value() == page.vm.size.key
    found = [desk.session.services.scanning.resolve(label.code) for label in page.vm.labels]
    assert {each.id for each in found} == {person.id for person in people}
    assert page.vm.pdf is not None and page.vm.pdf.startswith(b"%PDF")

"""The report page: the paper as it will be printed, printed by one key, saved as a PDF that says what it shows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from fieldservice.domain.records import PurchaseOrder, Supplier
from tests.ui.desk_world import Desk, settle, start_desk
from tests.ui.fake_printer import FakePrinter
from ui.kit.feedback import Note
from ui.kit.pdf_view import page_image
from ui.papers.page import ReportPage
from ui.papers.printing import draw_pages


@pytest.fixture
def desk(tmp_path: Path, qtbot: Any) -> Desk:
    return start_desk(tmp_path, qtbot)


def report(desk: Desk, qtbot: Any, printer: FakePrinter, **params: object) -> ReportPage:
    desk.desktop.window.go("report", work_order_id=desk.ids["waiting_order"], **params)
    page = desk.desktop.window.page
    assert isinstance(page, ReportPage)
    page.printer = printer
    settle(desk, qtbot)
    return page


def text_of(pdf: bytes) -> str:
    held, buffer = QByteArray(pdf), QBuffer()
    buffer.setData(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    return "".join(document.getAllText(page).text() for page in range(document.pageCount()))


def test_one_key_prints_the_report_on_the_remembered_printer(desk: Desk, qtbot: Any) -> None:
    printer = FakePrinter("Office", "Van")
    desk.desktop.settings.set("printer.service_report", "Van")
    page = report(desk, qtbot, printer, kind="service_report")
    QTest.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    ((name, title, pages, text),) = printer.printed
    assert (name, printer.asked) == ("Van", 0)
    assert desk.ids["waiting_number"] in title and pages >= 1
    assert desk.ids["waiting_number"] in text


def test_the_printer_is_asked_for_once_and_remembered_for_its_kind_of_paper(desk: Desk, qtbot: Any) -> None:
    printer = FakePrinter("Office")
    page = report(desk, qtbot, printer)
    page.print_paper()
    page.print_paper()
    assert printer.asked == 1 and len(printer.printed) == 2
    page.vm.choose(kind="job_sheet")
    settle(desk, qtbot)
    page.print_paper()
    assert printer.asked == 2


def test_a_key_that_is_quicker_than_the_paper_still_prints_it(desk: Desk, qtbot: Any) -> None:
    printer = FakePrinter("Office")
    desk.desktop.window.go("report", work_order_id=desk.ids["waiting_order"])
    page = desk.desktop.window.page
    assert isinstance(page, ReportPage)
    page.printer = printer
    page.print_paper()
    assert printer.printed == []
    settle(desk, qtbot)
    assert len(printer.printed) == 1


def test_without_a_printer_the_page_offers_the_pdf(desk: Desk, qtbot: Any, tmp_path: Path, monkeypatch: Any) -> None:
    page = report(desk, qtbot, FakePrinter())
    page.print_paper()
    (note,) = [each for each in page.findChildren(Note) if each.isVisible()]
    assert "no printer" in note.accessibleName()
    target = tmp_path / "saved here.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    note._link.clicked.emit()
    settle(desk, qtbot)
    assert desk.ids["waiting_number"] in text_of(target.read_bytes())


def test_a_printer_that_takes_nothing_is_told(desk: Desk, qtbot: Any) -> None:
    page = report(desk, qtbot, FakePrinter("Office", takes=False))
    page.print_paper()
    (note,) = [each for each in page.findChildren(Note) if each.isVisible()]
    assert "Office did not take the paper." in note.accessibleName()
    assert page.vm.printer_name() == ""


@pytest.mark.parametrize(("language", "words"), [("zh_CN", "江宁永盛纺织有限公司"), ("en", "Service report")])
def test_the_paper_speaks_its_own_language_whatever_the_screen_speaks(
    desk: Desk, qtbot: Any, language: str, words: str, tmp_path: Path, monkeypatch: Any
) -> None:
    page = report(desk, qtbot, FakePrinter("Office"), language=language)
    assert page.print.text() == "Print"
    target = tmp_path / "paper"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    page.save_as()
    settle(desk, qtbot)
    assert words in text_of((tmp_path / "paper.pdf").read_bytes())


def test_what_was_changed_after_the_signature_is_said(desk: Desk, qtbot: Any) -> None:
    order = desk.ids["waiting_order"]
    desk.services.signatures.sign(order, "customer", "王建国", png_of_a_line())
    page = report(desk, qtbot, FakePrinter("Office"))
    assert not page.note_box.isVisible()
    desk.services.work_orders.change(order, remedy="换了温控阀芯")
    settle(desk, qtbot)
    assert page.note_box.isVisible()
    (note,) = [each for each in page.findChildren(Note) if each.isVisible()]
    assert "changed after the customer signed" in note.accessibleName()


def test_the_pages_are_drawn_on_white_and_zoom_by_keys(desk: Desk, qtbot: Any) -> None:
    page = report(desk, qtbot, FakePrinter("Office"))
    image = page_image(page.preview.document, 0, QSize(595, 842))
    assert image.pixelColor(3, 3) == QColor("white")
    assert any(image.pixelColor(x, y).lightness() < 90 for x in range(60, 540, 3) for y in range(40, 400, 3))
    fits = page.preview.shown_zoom()
    QTest.keyClick(page.preview, Qt.Key.Key_Plus)
    assert page.preview.shown_zoom() > fits and page.fit.isVisible()
    QTest.keyClick(page.preview, Qt.Key.Key_0)
    assert page.preview.shown_zoom() == fits
    assert page.pages.text().startswith("Page 1 of ")


def test_printing_draws_every_page_on_a_real_print_device(desk: Desk, qtbot: Any, tmp_path: Path) -> None:
    page = report(desk, qtbot, FakePrinter("Office"), kind="job_sheet")
    device = QPrinter(QPrinter.PrinterMode.HighResolution)
    device.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    device.setOutputFileName(str(tmp_path / "printed.pdf"))
    assert draw_pages(page.preview.document, device)
    printed = QPdfDocument()
    printed.load(str(tmp_path / "printed.pdf"))
    assert printed.pageCount() == page.preview.document.pageCount()
    before = page_image(page.preview.document, 0, QSize(300, 424)).scaled(30, 42)
    after = page_image(printed, 0, QSize(300, 424)).scaled(30, 42)
    differences = [
        abs(before.pixelColor(x, y).lightness() - after.pixelColor(x, y).lightness())
        for x in range(30)
        for y in range(42)
    ]
    assert sum(differences) / len(differences) < 12  # the same page in the same place


def an_order(desk: Desk) -> PurchaseOrder:
    """A draft to a supplier."""
    supplier = Supplier(id="5" * 32, name="衡川制造", name_en="Hengchuan Compressors")
    with desk.session.store.begin("test.supplier") as uow:
        uow.add(supplier)
        uow.commit()
    return desk.services.purchasing.create(supplier.id)


def test_a_paper_of_the_warehouse_is_shown_and_has_a_printer_of_its_own(desk: Desk, qtbot: Any) -> None:
    made = an_order(desk)
    desk.desktop.window.go("report", id=made.id, kind="purchase_order", language="en")
    page = desk.desktop.window.page
    assert isinstance(page, ReportPage)
    page.printer = printer = FakePrinter("Office", "Warehouse")
    desk.desktop.settings.set("printer.purchase_order", "Warehouse")
    settle(desk, qtbot)
    assert made.number in page.title.text() and "Purchase order" in page.title.text()
    assert page.about.text() == "Hengchuan Compressors" and not page.kind.isVisible()
    page.print_paper()
    ((name, title, _pages, text),) = printer.printed
    assert name == "Warehouse" and "purchase-order" in title and "Nothing has been ordered yet" in text
    desk.services.purchasing.change(made.id, note="Enclose the certificates")
    settle(desk, qtbot)
    assert "Enclose the certificates" in text_of(page.vm.paper.pdf if page.vm.paper else b"")


def test_a_number_typed_into_the_search_offers_its_paper(desk: Desk, qtbot: Any) -> None:
    made = an_order(desk)
    search = desk.desktop.window.top_bar.search
    search.begin()
    QTest.keyClicks(search.edit, made.number)
    settle(desk, qtbot)
    assert search.palette_list is not None
    (row,) = [row for row in search.palette_list.rows() if row.icon == "printer" and made.number in row.plain()]
    row.run()
    settle(desk, qtbot)
    page = desk.desktop.window.page
    assert isinstance(page, ReportPage) and page.vm.kind == "purchase_order" and made.number in page.title.text()


def png_of_a_line() -> bytes:
    image = QImage(200, 80, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.drawLine(10, 60, 190, 20)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())

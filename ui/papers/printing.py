"""Sending a paper to a printer. Tests replace `SystemPrinter` by an object with the same three verbs."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QMarginsF, QSize, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QDialog, QWidget

from ui.kit.pdf_view import page_image

_MOST_DOTS_AN_INCH = 300  # finer gains nothing on paper and takes a hundred megabytes a page
_POINTS_AN_INCH = 72


class Printer(Protocol):
    """What the report page needs of printers."""

    def names(self) -> list[str]:
        """The printers that there are, the default one first."""
        ...

    def choose(self, parent: QWidget, name: str) -> str:
        """Let the person choose one in the system's dialog; empty when they cancelled."""
        ...

    def print(self, document: QPdfDocument, name: str, title: str) -> bool:
        """Print every page; False when the printer does not take it."""
        ...


class SystemPrinter:
    """The printers of this computer."""

    def names(self) -> list[str]:
        """The default one first."""
        from PySide6.QtPrintSupport import QPrinterInfo

        default = QPrinterInfo.defaultPrinterName()
        names = QPrinterInfo.availablePrinterNames()
        return sorted(names, key=lambda name: (name != default, name))

    def choose(self, parent: QWidget, name: str) -> str:
        """The system's own print dialog."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if name in self.names():
            printer.setPrinterName(name)
        dialog = QPrintDialog(printer, parent)
        return printer.printerName() if dialog.exec() == QDialog.DialogCode.Accepted else ""

    def print(self, document: QPdfDocument, name: str, title: str) -> bool:
        """Draw each page at the printer's resolution over its whole sheet."""
        from PySide6.QtPrintSupport import QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPrinterName(name)
        printer.setDocName(title)
        return draw_pages(document, printer)


def draw_pages(document: QPdfDocument, printer: object) -> bool:
    """Draw every page of `document` on `printer` (a QPrinter). False when it can't be begun."""
    from PySide6.QtPrintSupport import QPrinter

    assert isinstance(printer, QPrinter)
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
    first = document.pagePointSize(0)
    printer.setPageSize(QPageSize(QSizeF(first.width(), first.height()), QPageSize.Unit.Point))
    painter = QPainter()
    if not painter.begin(printer):
        return False
    dots = min(printer.resolution(), _MOST_DOTS_AN_INCH)
    for page in range(document.pageCount()):
        if page and not printer.newPage():
            painter.end()
            return False
        points = document.pagePointSize(page)
        size = QSize(round(points.width() * dots / _POINTS_AN_INCH), round(points.height() * dots / _POINTS_AN_INCH))
        sheet = printer.paperRect(QPrinter.Unit.DevicePixel).toRect()
        painter.drawImage(painter.viewport() if sheet.isEmpty() else sheet, page_image(document, page, size))
    return painter.end()

"""The pages of a PDF on the screen, below one another, as white paper in either theme."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QDeadlineTimer, QIODevice, QSize, QSizeF, QTimer, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument

from fieldservice.i18n import translate
from ui.kit.sheets import EDGE, SheetsView
from ui.kit.theme import current

C = "viewer"
_WIDEST = 900
_POINT = 96 / 72  # a PDF point on a screen of 96 dots an inch
_PAPER = 0xFFFFFFFF  # paper is white in every theme
_LARGEST = 14_400  # points a side: the most that PDF allows; files that claim more would fill the memory
_SLICE_MS = 8  # of the window's thread at a time


def _bounded(size: QSizeF) -> QSizeF:
    """The size of a page as it may be: broken files name none, or kilometres."""
    side = max(size.width(), size.height())
    if side > _LARGEST:
        size = size * (_LARGEST / side)
    return QSizeF(max(1.0, size.width()), max(1.0, size.height()))


def page_image(document: QPdfDocument, page: int, size: QSize) -> QImage:
    """A page in pixels on white: a PDF has no background of its own."""
    drawn = document.render(page, size)
    sheet = QImage(size, QImage.Format.Format_RGB32)
    sheet.fill(_PAPER)
    painter = QPainter(sheet)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return sheet


class PdfView(SheetsView):
    """Fits the width. A document of thousands of pages takes seconds to tell their sizes: those in view are asked at
    once, the others between a person's actions; until then they count as large as the first one."""

    read_failed = Signal(object)  # the device's fault, once: a page could not be read

    def __init__(self) -> None:
        super().__init__(translate(C, "Preview of the paper"), _POINT)
        self.document = QPdfDocument(self)
        self._bytes, self._buffer = QByteArray(), QBuffer(self)
        self._device: QIODevice = self._buffer
        self._asked: set[int] = set()
        self._next = 0
        self._failed = False
        self._idle = QTimer(self)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._ask_some)
        self.verticalScrollBar().valueChanged.connect(self._ask_in_view)

    def show_pdf(self, pdf: bytes | QIODevice, keep_place: bool = False) -> None:
        """Show another PDF, from its first page unless the place is kept; of a device only what is needed is read."""
        place = self.verticalScrollBar().value() if keep_place else 0
        self.clear()
        if isinstance(pdf, bytes):
            self._bytes = QByteArray(pdf)
            self._buffer.setData(self._bytes)
            self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
            self._device = self._buffer
        else:
            pdf.setParent(self)
            self._device = pdf
        self.document.load(self._device)
        pages = self.document.pageCount()
        self.sizes = [_bounded(self.document.pagePointSize(0))] * pages if pages else []
        self._asked = {0}
        self.lay_out()
        self._ask_in_view()
        self.verticalScrollBar().setValue(place)
        if len(self._asked) < pages:
            self._idle.start()

    def problem(self) -> str:
        """Why nothing is shown, in a sentence; "" when there are pages."""
        if self.sizes:
            return ""
        if self.document.error() == QPdfDocument.Error.IncorrectPassword:
            return translate(C, "This PDF is protected by a password and can't be shown here.")
        return translate(C, "This file is damaged or no PDF, and can't be shown here.")

    def clear(self) -> None:
        """Show nothing."""
        self._idle.stop()
        self.sizes, self._asked, self._next, self._failed = [], set(), 0, False
        self.document.close()
        if self._device is self._buffer:
            self._buffer.close()
        else:
            self._device.close()
            self._device.deleteLater()
            self._device = self._buffer
        self.forget()
        self.lay_out()

    def measured(self) -> int:
        """How many pages have told their size."""
        return len(self._asked)

    def draw(self, sheet: int, size: QSize) -> QImage:
        made = page_image(self.document, sheet, size)
        self._tell_fault()
        return made

    def fitting(self, widest: float, highest: float, room: QSize) -> float:
        return max(0.2, min(room.width() - 2 * current().px(EDGE), current().px(_WIDEST)) / widest)

    def go_to(self, page: int) -> None:
        super().go_to(page)
        self._ask_in_view()

    def _tell_fault(self) -> None:
        fault = getattr(self._device, "fault", None)
        if fault is not None and not self._failed:
            self._failed = True
            QTimer.singleShot(0, self, lambda: self.read_failed.emit(fault))  # not while something is being painted

    def _ask(self, page: int) -> bool:
        """Ask a page for its size; whether it differs from what was taken for it."""
        self._asked.add(page)
        size = _bounded(self.document.pagePointSize(page))
        if size == self.sizes[page]:
            return False
        self.sizes[page] = size
        return True

    def _ask_in_view(self) -> None:
        if len(self._asked) >= len(self.sizes):
            return
        changed, below = False, self.viewport().height()
        for page in range(self._sheet_at(self.verticalScrollBar().value()), len(self.sizes)):
            if self.rect_of(page).top() > below:
                break
            if page not in self._asked:
                changed |= self._ask(page)
        if changed:
            self.lay_out()

    def _ask_some(self) -> None:
        until, changed = QDeadlineTimer(_SLICE_MS), False
        while self._next < len(self.sizes) and not until.hasExpired():
            if self._next not in self._asked:
                changed |= self._ask(self._next)
            self._next += 1
        if changed:
            self.lay_out()
        self._tell_fault()
        if self._next >= len(self.sizes):
            self._idle.stop()

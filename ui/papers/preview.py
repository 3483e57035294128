"""The pages of a PDF on the screen, below one another, as white paper in either theme."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QScrollArea, QWidget

from fieldservice.i18n import translate
from ui.kit.theme import current

_GAP, _EDGE = 16, 24
_WIDEST = 900
_STEPS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
_POINT = 96 / 72  # a PDF point on a screen of 96 dots an inch
_KEPT = 8
_PAPER = 0xFFFFFFFF  # paper is white in every theme
_LARGEST = 14_400  # points a side: the most that PDF allows; files that claim more would fill the memory
_TALLEST = 30_000  # screen pixels of a page
_MOST_PIXELS = 24_000_000  # of a page's picture; what is larger is drawn from a coarser one


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


class PdfPreview(QScrollArea):
    """Fits the width until somebody zooms. Keys: PageUp/PageDown, Home/End, + and -, 0 fits the width."""

    page_changed = Signal(int, int)  # page in view (from 1), pages
    zoom_changed = Signal(float)  # 0: fits the width

    def __init__(self) -> None:
        super().__init__()
        self.document = QPdfDocument(self)
        self._bytes, self._buffer = QByteArray(), QBuffer(self)
        self._zoom = 0.0
        self.sizes: list[
            QSizeF
        ] = []  # of the pages in points; asked once, for a document of 5,000 takes seconds to tell
        self._sheets = _Sheets(self)
        self.setWidget(self._sheets)
        self.setWidgetResizable(False)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(translate("papers_page", "Preview of the paper"))
        self.verticalScrollBar().valueChanged.connect(self._tell_page)

    def show_pdf(self, pdf: bytes, keep_place: bool = False) -> None:
        """Show another PDF, from its first page unless the place is kept."""
        place = self.verticalScrollBar().value() if keep_place else 0
        self.document.close()
        self._buffer.close()
        self._bytes = QByteArray(pdf)
        self._buffer.setData(self._bytes)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        self.sizes = [_bounded(self.document.pagePointSize(page)) for page in range(self.document.pageCount())]
        self._sheets.forget()
        self._fit()
        self.verticalScrollBar().setValue(place)
        self._tell_page()

    def problem(self) -> str:
        """Why nothing is shown, in a sentence; "" when there are pages."""
        if self.sizes:
            return ""
        if self.document.error() == QPdfDocument.Error.IncorrectPassword:
            return translate("papers_page", "This PDF is protected by a password and can't be shown here.")
        return translate("papers_page", "This file is damaged or no PDF, and can't be shown here.")

    def clear(self) -> None:
        """Show nothing."""
        self.sizes = []
        self.document.close()
        self._sheets.forget()
        self._fit()

    def zoom(self) -> float:
        """The zoom in force; 0 while it fits the width."""
        return self._zoom

    def shown_zoom(self) -> float:
        """How large paper is shown; 1.0 is its own size."""
        return self._scale() / _POINT

    def set_zoom(self, zoom: float) -> None:
        """1.0 is as large as paper; 0 fits the width."""
        page = self.page()
        self._zoom = zoom
        self._sheets.forget()
        self._fit()
        self.go_to(page)
        self.zoom_changed.emit(zoom)

    def step_zoom(self, by: int) -> None:
        """The next larger (1) or smaller (-1) size."""
        now = self.shown_zoom()
        if by > 0:
            self.set_zoom(next((step for step in _STEPS if step > now * 1.02), _STEPS[-1]))
        else:
            self.set_zoom(next((step for step in reversed(_STEPS) if step < now / 1.02), _STEPS[0]))

    def page(self) -> int:
        """The page in view, from 0."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        return self._sheets.page_at(middle)

    def go_to(self, page: int) -> None:
        """Bring a page (from 0) to the top."""
        rects = self._sheets.rects()
        if rects:
            page = max(0, min(len(rects) - 1, page))
            self.verticalScrollBar().setValue(max(0, rects[page].top() - current().px(_GAP)))

    def _scale(self) -> float:
        """Screen pixels a PDF point."""
        most = _TALLEST / max((size.height() for size in self.sizes), default=1.0)
        if self._zoom:
            return min(most, self._zoom * _POINT)
        widest = max((size.width() for size in self.sizes), default=595.0)
        room = min(self.viewport().width() - 2 * current().px(_EDGE), current().px(_WIDEST))
        return min(most, max(0.2, room / widest))

    def _fit(self) -> None:
        self._sheets.arrange(self._scale(), self.viewport().width())
        self._tell_page()

    def _tell_page(self) -> None:
        pages = self.document.pageCount()
        self.page_changed.emit(self.page() + 1 if pages else 0, pages)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._sheets.forget()
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_PageDown, Qt.Key.Key_Space, Qt.Key.Key_J):
            self.go_to(self.page() + 1)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_K):
            self.go_to(self.page() - 1)
        elif key == Qt.Key.Key_Home:
            self.go_to(0)
        elif key == Qt.Key.Key_End:
            self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.step_zoom(1)
        elif key == Qt.Key.Key_Minus:
            self.step_zoom(-1)
        elif key == Qt.Key.Key_0:
            self.set_zoom(0)
        else:
            super().keyPressEvent(event)


class _Sheets(QWidget):
    """Draws the pages that are in view; a few are kept."""

    def __init__(self, preview: PdfPreview) -> None:
        super().__init__()
        self._preview = preview
        self._rects: list[QRect] = []
        self._images: OrderedDict[int, QImage] = OrderedDict()

    def rects(self) -> list[QRect]:
        """Where each page lies."""
        return self._rects

    def forget(self) -> None:
        """Draw every page anew."""
        self._images.clear()
        self.update()

    def arrange(self, scale: float, width: int) -> None:
        """Lay the pages out below one another, centred."""
        gap = current().px(_GAP)
        pixels = [
            QSize(max(1, round(size.width() * scale)), max(1, round(size.height() * scale)))
            for size in self._preview.sizes
        ]
        width = max([width, *(size.width() + 2 * current().px(_EDGE) for size in pixels)])
        top, self._rects = gap, []
        for size in pixels:
            self._rects.append(QRect((width - size.width()) // 2, top, size.width(), size.height()))
            top += size.height() + gap
        self.setFixedSize(width, top)
        self.update()

    def page_at(self, y: int) -> int:
        """The page at a height of the stack."""
        return next(
            (index for index, rect in enumerate(self._rects) if y <= rect.bottom()), max(0, len(self._rects) - 1)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        line = current().color("border")
        for index, rect in enumerate(self._rects):
            if not rect.intersects(event.rect()):
                continue
            painter.fillRect(rect.adjusted(-1, -1, 1, 1), QColor(line))
            painter.drawImage(rect, self._image(index, rect.size()))

    def _image(self, index: int, size: QSize) -> QImage:
        ratio = self.devicePixelRatioF()
        coarse = min(1.0, (_MOST_PIXELS / max(1.0, size.width() * size.height() * ratio * ratio)) ** 0.5)
        wanted = QSize(max(1, round(size.width() * ratio * coarse)), max(1, round(size.height() * ratio * coarse)))
        held = self._images.get(index)
        if held is None or held.size() != wanted:
            held = page_image(self._preview.document, index, wanted)
            self._images[index] = held
            while len(self._images) > _KEPT:
                self._images.popitem(last=False)
        return held

"""Reads a PDF back as a person's viewer would: with Qt's PDF module, off screen, and by its drawing operators."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

_STREAM = re.compile(rb"/Filter \[ /FlateDecode \][^>]*>>\s*stream\r?\n(.*?)endstream", re.S)
_SHOWN = re.compile(rb"BT 1 0 0 1 (-?[\d.]+) (-?[\d.]+) Tm (.*?) ET", re.S)


def _application() -> object:
    """The one QApplication of the process, kept: the screens' tests that follow need the same one."""
    if not _applications:
        from PySide6.QtWidgets import QApplication

        _applications.append(QApplication.instance() or QApplication([]))
    return _applications[0]


_applications: list[object] = []


class Pdf:
    """A rendered document: its pages' texts and pictures."""

    def __init__(self, data: bytes, folder: Path) -> None:
        pdf = pytest.importorskip("PySide6.QtPdf", reason="PySide6 has no QtPdf here")
        _application()
        path = folder / "paper.pdf"
        path.write_bytes(data)
        self._document = pdf.QPdfDocument(None)
        assert self._document.load(str(path)) == pdf.QPdfDocument.Error.None_
        self.pages = self._document.pageCount()

    def size(self, page: int) -> tuple[float, float]:
        """Width and height of a page in millimetres."""
        points = self._document.pagePointSize(page)
        return round(points.width() * 25.4 / 72, 1), round(points.height() * 25.4 / 72, 1)

    def text(self, page: int) -> str:
        """All text of a page, in the order in which it was drawn."""
        return self._document.getAllText(page).text().replace("\r\n", "\n")

    def described(self) -> tuple[str, str]:
        """Title and author as a viewer shows them."""
        fields = type(self._document).MetaDataField
        return self._document.metaData(fields.Title), self._document.metaData(fields.Author)

    def whole_text(self) -> str:
        """All text without spaces and line ends, to search over line breaks."""
        return re.sub(r"\s", "", "".join(self.text(page) for page in range(self.pages)))

    def lines(self, page: int) -> list[tuple[float, float, float, float]]:
        """Left, top, right, bottom of every piece of text, in points."""
        bounds = self._document.getAllText(page).bounds()
        boxes = [polygon.boundingRect() for polygon in bounds]
        return [(box.left(), box.top(), box.right(), box.bottom()) for box in boxes]

    def codes(self, page: int, spoil: Callable[[Any], Any] = lambda picture: picture) -> list[str]:
        """What a scanner reads on a page, at 200 dpi; `spoil` makes the picture worse first."""
        zxingcpp = pytest.importorskip("zxingcpp", reason="zxing-cpp is not installed")
        return [found.text for found in zxingcpp.read_barcodes(spoil(self.picture(page)))]

    def picture(self, page: int, dots: int = 200) -> Any:
        """A page as a grey picture of so many dots an inch (Pillow)."""
        from PIL import Image
        from PySide6.QtCore import QSize, Qt
        from PySide6.QtGui import QImage, QPainter

        size = self._document.pagePointSize(page)
        pixels = QSize(round(size.width() * dots / 72), round(size.height() * dots / 72))
        drawn = self._document.render(page, pixels)
        image = QImage(pixels, QImage.Format.Format_Grayscale8)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.drawImage(0, 0, drawn)
        painter.end()
        rows = bytes(image.constBits())
        return Image.frombytes("L", (image.width(), image.height()), rows, "raw", "L", image.bytesPerLine())


def shown_runs(data: bytes) -> list[tuple[float, float, bytes]]:
    """x, y (from the lower left) and operators of every text that the pages draw."""
    out = []
    for match in _STREAM.finditer(data):
        try:
            code = zlib.decompress(match.group(1))
        except zlib.error:
            continue
        out += [(float(x), float(y), rest) for x, y, rest in _SHOWN.findall(code)]
    return out

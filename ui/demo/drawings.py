"""What a camera and a pen would make, drawn as PNG: a controller panel, a signature. And what a paper says."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QImage


def panel_photo(degrees: int, hours: int) -> bytes:
    """A drawn photo of a controller panel that shows this temperature and these running hours, as PNG."""
    from PySide6.QtCore import QRect, Qt
    from PySide6.QtGui import QFont, QImage, QPainter

    from ui.kit.theme import current

    theme = current()
    image = QImage(1200, 900, QImage.Format.Format_RGB32)
    image.fill(theme.color("disc"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRect(220, 180, 760, 460), theme.color("text"))
    font = QFont(theme.font("figure", 600))  # the theme keeps its own: this one changes size
    font.setPixelSize(220)
    painter.setFont(font)
    painter.setPen(theme.color("warn-mark" if degrees > 95 else "ok-mark"))
    painter.drawText(QRect(220, 180, 760, 460), Qt.AlignmentFlag.AlignCenter, f"{degrees} ℃")
    font.setPixelSize(60)
    painter.setFont(font)
    painter.setPen(theme.color("surface"))
    painter.drawText(QRect(220, 520, 760, 110), Qt.AlignmentFlag.AlignCenter, f"{hours:,} h")
    painter.end()
    return _png(image)


def signature_png() -> bytes:
    """A drawn signature on a transparent ground, as PNG."""
    from math import sin

    from PySide6.QtCore import QPointF, Qt
    from PySide6.QtGui import QImage, QPainter, QPen, QPolygonF

    from ui.kit.theme import current

    image = QImage(600, 200, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(current().color("ink"), 5)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    strokes = ((30, 1.7, 45), (240, 2.6, 30), (400, 1.3, 50))
    for left, speed, height in strokes:
        points = [QPointF(left + 3 * i, 100 + height * sin(i * speed / 9)) for i in range(50)]
        painter.drawPolyline(QPolygonF(points))
    painter.end()
    return _png(image)


def _png(image: QImage) -> bytes:
    from PySide6.QtCore import QBuffer, QByteArray

    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, the library text
    return bytes(data.data())


def text_of(pdf: Path) -> str:
    """The words of a PDF, page after page."""
    from PySide6.QtPdf import QPdfDocument

    document = QPdfDocument()
    document.load(str(pdf))
    said = "\n".join(document.getAllText(page).text() for page in range(document.pageCount()))
    document.close()
    return said

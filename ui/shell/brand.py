"""Our company's mark and name at the head of the navigation."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.kit import paint
from ui.kit.theme import current


class Brand(QWidget):
    """A square mark (the logo, or the first letter) and the name."""

    def __init__(self, name: str, letter: str, logo: QImage | None = None) -> None:
        super().__init__()
        self._name, self._letter, self._logo = name, letter, logo
        self.setFixedHeight(current().px(48))
        self.setAccessibleName(name)
        paint.repaint_on_theme(self)

    def set_name(self, name: str, logo: QImage | None = None) -> None:
        """Show another name and logo."""
        self._name, self._letter, self._logo = name, name[:1].upper(), logo
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = theme.px(24)
        square = QRect(theme.px(12), (self.height() - size) // 2, size, size)
        if self._logo is not None and not self._logo.isNull():
            scaled = self._logo.size().scaled(square.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRect(square.topLeft(), scaled)
            place.moveCenter(square.center())
            painter.drawImage(place, self._logo)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("text"))
            painter.drawRoundedRect(square, theme.px(5), theme.px(5))
            painter.setFont(theme.font("lead", 600))
            painter.setPen(theme.color("surface"))
            painter.drawText(square, Qt.AlignmentFlag.AlignCenter, self._letter)
        if self.property("narrow"):
            return
        x = square.right() + theme.px(9)
        words = QRect(x, 0, self.width() - x - theme.px(8), self.height())
        painter.setFont(theme.font("body", 600))
        painter.setPen(theme.color("text"))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, paint.elide(self._name, "body", 600, words.width()))

"""The picture of a part in its page's head."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from fieldservice.i18n import translate
from ui.kit import paint
from ui.kit.icons import paint_icon
from ui.kit.theme import current

C = "parts_page"


class PartPhoto(QWidget):
    """The part's picture, or its kind's icon."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self.setFixedSize(self.sizeHint())
        self.setAccessibleName(translate(C, "Photo"))

    def sizeHint(self) -> QSize:
        side = current().px(72)
        return QSize(side, side)

    def set_picture(self, picture: bytes | None) -> None:
        """Show these bytes, or the icon."""
        self._image = QImage.fromData(picture) if picture else QImage()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        paint.box(painter, self.rect(), theme.color("surface"), theme.color("border"), 6)
        if self._image.isNull():
            paint_icon(painter, self.rect(), "package", "muted", 32)
            return
        fitted = self._image.scaled(
            (self.size() - QSize(4, 4)) * self.devicePixelRatioF(),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        size = fitted.size() / self.devicePixelRatioF()
        corner = QPoint((self.width() - size.width()) // 2, (self.height() - size.height()) // 2)
        area = QRect(corner, size)
        painter.drawImage(area, fitted)

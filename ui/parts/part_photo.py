"""The picture of a part in its page's head."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton

from fieldservice.i18n import translate
from ui.kit import paint
from ui.kit.icons import paint_icon
from ui.kit.theme import current

C = "parts_page"


class PartPhoto(QAbstractButton):
    """The part's face, or its kind's icon, and how many photos there are when it is more than one; a click or Enter
    shows them all."""

    def __init__(self, on_click: Callable[[], object]) -> None:
        super().__init__()
        self._image, self._count = QImage(), 0
        self.setFixedSize(self.sizeHint())
        self.setAccessibleName(translate(C, "Photos"))
        self.setToolTip(translate(C, "Photos"))
        self.setProperty("ring", 6)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda _checked=False: on_click())

    def sizeHint(self) -> QSize:
        side = current().px(72)
        return QSize(side, side)

    def set_picture(self, picture: bytes | None, count: int) -> None:
        """Show these bytes, or the icon; `count`: how many photos there are."""
        self._image = QImage.fromData(picture) if picture else QImage()
        self._count = count
        self.setAccessibleName(translate(C, "%n photos", count) if count else translate(C, "Photos"))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

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
        if self._count > 1:
            side = theme.px(20)
            mark = QRect(self.width() - side - 2, self.height() - side - 2, side, side)
            paint.box(painter, mark, theme.color("raised"), theme.color("border"), 6)
            paint.text(painter, mark, str(self._count), "text", "small", 600, align=paint.CENTRE)

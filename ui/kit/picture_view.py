"""A picture, or the pages of a scan, as large as the window allows; larger to read a type plate."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QMouseEvent

from ui.kit.sheets import GAP, SheetsView
from ui.kit.theme import current


class PictureView(SheetsView):
    """Fits whole, never enlarged by itself; a double click shows it in its own size and back."""

    def __init__(self, name: str, images: Sequence[QImage]) -> None:
        super().__init__(name)
        self._pictures = list(images)
        self.sizes = [QSizeF(image.size()) for image in images]

    def draw(self, sheet: int, size: QSize) -> QImage:
        picture = self._pictures[sheet]
        if size.width() >= picture.width():
            return picture.scaled(size)
        return picture.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)

    def fitting(self, widest: float, highest: float, room: QSize) -> float:
        gap = 2 * current().px(GAP)
        wide = max(1, room.width() - gap) / max(1.0, widest)
        if len(self.sizes) > 1:
            return min(1.0, wide)  # of a scan whole lines are wanted
        return min(1.0, wide, max(1, room.height() - gap) / max(1.0, highest))

    def lead(self, room: QSize) -> int:
        if len(self.sizes) != 1:
            return super().lead(room)
        return max(super().lead(room), (room.height() - self.pixels(self.sizes[0]).height()) // 2)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.set_zoom(0 if self.zoom() else 1.0)
        super().mouseDoubleClickEvent(event)

"""Pictures of the labels page for the tour."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QDialog

from ui.bridge.camera import Camera, Frame
from ui.tour import Shot, Tour


def _labels(tour: Tour, size: str) -> None:
    from ui.labels.page import LabelsPage

    services = tour.desktop.session.services
    parts = [row.part.id for row in services.catalogue.stock.van_stock(tour.facts.technician_id)[:14]]
    tour.desktop.settings.set("labels.size", size)
    tour.desktop.settings.set("labels.start", 3)
    tour.go("labels", kind="part", ids=parts)
    page = tour.desktop.window.page
    assert isinstance(page, LabelsPage)
    page.vm.choose(size=size)
    page.label_size.set_value(size)
    tour.settle()


def _badges(tour: Tour) -> None:
    tour.desktop.settings.set("labels.start", 1)
    tour.go("labels", badges=True)


class _Desk:
    """A camera over a desk with a label on it."""

    def found(self) -> list[Camera]:
        return [Camera("front", "Integrated Camera"), Camera("desk", "Document camera")]

    def start(self, id: str, frame: Callable[[Frame], object], failed: Callable[[], object]) -> None:
        frame(self)

    def stop(self) -> None:
        """There is nothing to let go."""

    def toImage(self) -> QImage:
        """A grey desk with a white label."""
        image = QImage(1280, 720, QImage.Format.Format_RGB32)
        image.fill(QColor.fromHsv(210, 30, 120))
        painter = QPainter(image)
        painter.fillRect(QRect(440, 210, 400, 300), QColor.fromHsv(0, 0, 245))
        painter.end()
        return image


def _camera(tour: Tour) -> QDialog:
    from ui.labels.camera_dialog import CameraDialog

    dialog = CameraDialog(tour.desktop.environment, tour.desktop.window, _Desk())
    dialog.look()
    dialog.open()
    return dialog


SHOTS: tuple[Shot, ...] = (
    Shot("labels-sheet", lambda tour: _labels(tour, "a4_24")),
    Shot("labels-roll", lambda tour: _labels(tour, "roll_60x40")),
    Shot("labels-badges", _badges),
    Shot("scan-camera", _camera),
    Shot("read_code", lambda tour: tour.go("read_code")),
)

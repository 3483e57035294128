"""Scanning with a camera: the picture, a frame to hold the code in, and a choice of cameras."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from fieldservice.errors import EnvironmentFault
from fieldservice.i18n import translate
from ui.bridge.camera import Camera, Cameras, DeviceCameras, Frame, FrameReader
from ui.bridge.environment import Environment
from ui.kit import paint
from ui.kit.choices import ChoiceField
from ui.kit.dialogs import Dialog
from ui.kit.feedback import Note
from ui.kit.labels import Label
from ui.kit.theme import current

C = "camera"
_KEPT = "camera.id"
_WIDE, _HIGH = 592, 333
_EVERY_MS = 50  # twenty pictures a second are smooth enough, and leave the processor to the reading


class CameraView(QWidget):
    """What the camera sees, with a mark in the middle."""

    def __init__(self) -> None:
        super().__init__()
        self.image = QImage()
        self.setFixedHeight(current().px(_HIGH))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(translate(C, "What the camera sees"))

    def sizeHint(self) -> QSize:
        return QSize(current().px(_WIDE), current().px(_HIGH))

    def show_image(self, image: QImage) -> None:
        """Show this picture."""
        self.image = image
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current(), QPainter(self)
        painter.fillRect(self.rect(), theme.color("sunken"))
        if not self.image.isNull():
            size = self.image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            corner = self.rect().center() - QRect(0, 0, size.width(), size.height()).center()
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRect(corner, size), self.image)
        side = min(self.width(), self.height()) * 3 // 5
        mark = QRect(0, 0, side, side)
        mark.moveCenter(self.rect().center())
        paint.box(painter, mark, None, theme.color("accent"), 8, 2)


class CameraDialog(Dialog):
    """`read(code)` once, after the dialog has closed. `cameras` may be others than this computer's."""

    read = Signal(str)

    def __init__(self, environment: Environment, parent: QWidget | None, cameras: Cameras | None = None) -> None:
        super().__init__(
            translate(C, "Scan with a camera"), parent, 640, translate(C, "Hold the code into the mark, a hand away.")
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._environment = environment
        self._cameras: Cameras = cameras if cameras is not None else DeviceCameras(self)
        self._newest: Frame | None = None
        self._running = False
        self.reader = FrameReader(environment.jobs, self)
        self.reader.read.connect(self._found)
        self.view = CameraView()
        self.add(self.view)
        self.told = Note("", "warn")
        self.told.hide()
        self.add(self.told)
        self.choice = ChoiceField(translate(C, "Camera"))
        self.choice.changed.connect(self._chosen)
        self.choice.hide()
        self.add(self.choice)
        self.waiting = Label(translate(C, "The camera is starting…"), "small", "muted")
        self.add(self.waiting)
        self.photo = self.add_action(translate(C, "From a photo…"), self._from_photo, "quiet", "image")
        self.again = self.add_action(translate(C, "Try again"), self.begin, "secondary")
        self.add_cancel()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self.begin()

    def begin(self) -> None:
        """Look for cameras, and see through the one that was used last, else the usual one."""
        self.told.hide()
        self.again.hide()
        try:
            found = self._cameras.found()
        except EnvironmentFault as fault:
            self._say(fault.next_step(), fault.message())
            return
        self.view.show()
        self.waiting.show()
        kept = self._environment.settings.get(_KEPT, "")
        self._offer(found, next((each.id for each in found if each.id == kept), found[0].id))
        self._start(str(self.choice.value()))

    def look(self) -> None:
        """Show the newest picture and look for codes in it."""
        frame, self._newest = self._newest, None
        if frame is None:
            return
        image = frame.toImage()
        if not image.isNull():
            self.waiting.hide()
            self.view.show_image(image)
            self.reader.take(image)

    def done(self, result: int) -> None:
        self._stop()
        super().done(result)

    def _offer(self, found: list[Camera], chosen: str) -> None:
        self.choice.set_choices([(each.id, each.name) for each in found])
        self.choice.set_value(chosen)
        self.choice.setVisible(len(found) > 1)

    @Slot()
    def _chosen(self) -> None:
        id = str(self.choice.value())
        self._environment.settings.set(_KEPT, id)
        self._start(id)

    def _start(self, id: str) -> None:
        self._newest = None
        self._running = True
        self._timer.start()
        self._cameras.start(id, self._came, self._failed)

    def _stop(self) -> None:
        self._running = False
        self._timer.stop()
        self._cameras.stop()

    def _came(self, frame: Frame) -> None:
        self._newest = frame  # a picture that nobody has looked at yet is let go

    def _failed(self) -> None:
        self._stop()
        sentence = translate(C, "Close other programs that use it, then try again, or read the code from a photo.")
        self._say(sentence, translate(C, "The camera gives no picture."))

    def _say(self, sentence: str, lead: str) -> None:
        self.told.set(sentence, "warn", lead)
        self.told.show()
        self.again.show()
        self.view.hide()
        self.waiting.hide()

    @Slot(list)
    def _found(self, codes: list[str]) -> None:
        if not self._running:
            return
        QApplication.beep()
        self.accept()
        self.read.emit(codes[0])

    def _from_photo(self) -> None:
        self.reject()
        self._environment.navigator.go("read_code")

"""Cameras and the codes in what they see.

Qt's multimedia module is loaded when the first camera is asked for, never at the start: it brings a library of video
formats, and on a bare Linux the system libraries that it needs may be missing, which is then said in a sentence.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any, Protocol

from msgspec import Struct
from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from fieldservice.errors import EnvironmentFault, FieldServiceError
from fieldservice.exchange.pictures import codes_in_frame
from ui.bridge.jobs import JobRunner

_LONGEST = 1_280  # pixels: enough for a label at arm's length, and read ten times a second on a small laptop


class Camera(Struct, frozen=True):
    """A camera of this computer."""

    id: str
    name: str


class Frame(Protocol):
    """What a camera saw at one moment, as `QVideoFrame` says it."""

    def toImage(self) -> QImage:
        """The picture; null when the frame is empty."""
        ...


class Cameras(Protocol):
    """Where pictures come from. `start` may be called again with another camera."""

    def found(self) -> list[Camera]:
        """The cameras there are, the usual one first. Raises EnvironmentFault when none can be used."""
        ...

    def start(self, id: str, frame: Callable[[Frame], object], failed: Callable[[], object]) -> None:
        """Give each picture of this camera to `frame`, until `stop`; `failed` when it gives none."""
        ...

    def stop(self) -> None:
        """Let the camera go, so that other programs can use it."""
        ...


class DeviceCameras(QObject):
    """The cameras of this computer, by Qt."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._camera: Any = None
        self._session: Any = None
        self._sink: Any = None

    def found(self) -> list[Camera]:
        media = _multimedia()
        usual = media.QMediaDevices.defaultVideoInput()
        devices = sorted(media.QMediaDevices.videoInputs(), key=lambda device: device != usual)
        if not devices:
            raise EnvironmentFault(
                "camera.none", "This computer has no camera, or it is switched off.",
                "Connect one and try again, or read the code from a photo.",
            )  # fmt: skip
        _ask_permission()
        return [Camera(bytes(device.id().data()).hex(), device.description()) for device in devices]

    def start(self, id: str, frame: Callable[[Frame], object], failed: Callable[[], object]) -> None:
        media = _multimedia()
        self.stop()
        for device in media.QMediaDevices.videoInputs():
            if bytes(device.id().data()).hex() == id:
                self._camera = media.QCamera(device, self)
                self._session = media.QMediaCaptureSession(self)
                self._sink = media.QVideoSink(self)
                self._session.setCamera(self._camera)
                self._session.setVideoSink(self._sink)
                self._sink.videoFrameChanged.connect(frame)
                self._camera.errorOccurred.connect(lambda _error, _words: failed())
                self._camera.start()
                return
        failed()  # it was unplugged meanwhile

    def stop(self) -> None:
        for held in (self._camera, self._sink, self._session):
            if held is not None:
                held.deleteLater()
        if self._camera is not None:
            self._camera.stop()
        self._camera = self._session = self._sink = None


class FrameReader(QObject):
    """Looks for codes in frames in a worker, one at a time; of those that come meanwhile the newest is next."""

    read = Signal(list)  # the codes of a frame, the one nearest to its middle first

    def __init__(self, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._busy = False
        self._next: QImage | None = None

    def take(self, image: QImage) -> None:
        """Look at this frame as soon as the one at hand is read."""
        if image.isNull():
            return
        if self._busy:
            self._next = image
            return
        self._busy = True
        self._jobs.read(lambda: _codes(image), done=self._came, failed=self._failed)

    @Slot(object)
    def _came(self, codes: list[str]) -> None:
        self._busy = False
        if codes:
            self._next = None
            self.read.emit(codes)
        elif self._next is not None:
            image, self._next = self._next, None
            self.take(image)

    @Slot(object)
    def _failed(self, _error: FieldServiceError) -> None:
        self._busy = False


def _codes(image: QImage) -> list[str]:
    if max(image.width(), image.height()) > _LONGEST:
        image = image.scaled(
            _LONGEST, _LONGEST, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return codes_in_frame(bytes(grey.constBits()), grey.width(), grey.height(), grey.bytesPerLine())


def _multimedia() -> Any:
    try:
        from PySide6 import QtMultimedia
    except ImportError as error:
        logging.getLogger(__name__).warning("cameras can't be used: %s", error)
        raise EnvironmentFault(
            "camera.no_library", "A system library that cameras need is missing on this computer: {library}.",
            "Let it be installed, or read the code from a photo.", library=str(error).partition(":")[0],
        ) from error  # fmt: skip
    return QtMultimedia


def _ask_permission() -> None:
    """Where the system asks people about cameras (macOS), let it ask; raise when they said no."""
    from PySide6.QtCore import QCameraPermission

    app, wanted = QApplication.instance(), QCameraPermission()
    if not isinstance(app, QApplication):
        return
    status = app.checkPermission(wanted)
    if status == Qt.PermissionStatus.Denied:
        raise EnvironmentFault(
            "camera.not_allowed", "This computer does not let the program use the camera.",
            "Allow it in the privacy settings of the system, then try again.",
        )  # fmt: skip
    if status == Qt.PermissionStatus.Undetermined:
        app.requestPermission(wanted, app, lambda _answer: None)

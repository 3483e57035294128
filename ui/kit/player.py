"""Playing a sound or a film inside the program, from bytes that stay encrypted on the disk.

QtMultimedia is loaded when something is played. Where it can't be, or where the computer has no way to play the file,
the dialog says so and offers a copy.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QIODevice, QRect, QSize, Qt, QUrl, Slot
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QSlider, QWidget

from fieldservice.i18n import translate
from ui.kit.buttons import Button
from ui.kit.copies import copy_dialog
from ui.kit.dialogs import Dialog
from ui.kit.feedback import Note
from ui.kit.labels import Label
from ui.kit.panels import row
from ui.kit.theme import current

C = "player"
_WIDE = 720
_FILM = QSize(640, 360)
_STEP_MS = 5_000


class Screen(QWidget):
    """The newest picture of a film, as large as fits."""

    def __init__(self) -> None:
        super().__init__()
        theme = current()
        self.setMinimumSize(theme.px(_FILM.width()), theme.px(_FILM.height()))
        self.setAccessibleName(translate(C, "Film"))
        self.image = QImage()

    @Slot(object)
    def show_frame(self, frame: Any) -> None:
        """Show a frame of the player."""
        self.image = frame.toImage()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.black)
        if self.image.isNull():
            return
        size = self.image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect((self.width() - size.width()) // 2, (self.height() - size.height()) // 2, *size.toTuple())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, self.image)


class PlayerDialog(Dialog):
    """Plays `device` (random access); Space plays and pauses, ← → go five seconds. `save` writes a copy."""

    def __init__(
        self, name: str, film: bool, device: QIODevice, save: Callable[[Path], object], parent: QWidget
    ) -> None:
        super().__init__(name, parent, _WIDE if film else 520)
        self._name, self._device, self._save_to = name, device, save
        device.setParent(self)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self._end)  # the player reads in a thread of its own
        self.file_dialog: QFileDialog | None = None
        self.player: Any = None
        self.picture: Screen | None = None
        if film:
            self.picture = Screen()
            self.add(self.picture, 1)
        self.note = Note("", "warn")
        self.note.hide()
        self.add(self.note)
        self.play = Button("", "secondary", 44, "play", on_click=self.toggle)
        self.position = QSlider(Qt.Orientation.Horizontal)
        self.position.setAccessibleName(translate(C, "Position"))
        self.position.setEnabled(False)
        self.position.sliderMoved.connect(self.go_to)
        self.time = Label("0:00 / 0:00", "small", "muted")
        line = row(self.play, self.position, self.time, spacing=12)
        line.setStretch(1, 1)
        self.add_layout(line)
        self.add_cancel(translate(C, "Close"))
        self.save = self.add_action(translate(C, "Save a copy…"), self.ask_where, "secondary")
        self.save.setToolTip(translate(C, "A copy outside the program is not encrypted."))
        self._tell_playing(False)
        self._start(film)

    def _start(self, film: bool) -> None:
        try:
            from PySide6 import QtMultimedia
        except ImportError as error:  # a system library that it needs is not installed
            logging.getLogger(__name__).warning("nothing can be played: %s", error)
            self._cannot(translate(C, "This computer lacks a system library for sounds and films."))
            return
        self.player = QtMultimedia.QMediaPlayer(self)
        self._device.setParent(self.player)  # is there as long as the player may read
        if not self.player.isAvailable():
            self._cannot(translate(C, "This computer has no player for sounds and films."))
            return
        self.player.errorOccurred.connect(self._failed)
        self.player.durationChanged.connect(self._length_known)
        self.player.positionChanged.connect(self._moved)
        self.player.playbackStateChanged.connect(self._state_changed)
        if QtMultimedia.QMediaDevices.audioOutputs():
            self.player.setAudioOutput(QtMultimedia.QAudioOutput(self))
        elif not film:
            self.note.set(translate(C, "No loudspeaker or headphones are connected to this computer."), "warn")
            self.note.show()
        if self.picture is not None:
            sink = QtMultimedia.QVideoSink(self)
            sink.videoFrameChanged.connect(self.picture.show_frame)
            self.player.setVideoSink(sink)
        self.player.setSourceDevice(self._device, QUrl(self._name))  # the name helps to tell the format
        self.player.play()

    # ---- what a person does

    def toggle(self) -> None:
        """Play or pause."""
        if self.player is None:
            return
        if self._playing:
            self.player.pause()
        else:
            self.player.play()

    def go_to(self, milliseconds: int) -> None:
        """Go on from there."""
        if self.player is not None:
            self.player.setPosition(max(0, min(milliseconds, self.player.duration())))

    def ask_where(self) -> None:
        """Ask for the place of a copy."""
        dialog = copy_dialog(translate(C, "Save a copy (it is not encrypted)"), self._name, self)
        dialog.fileSelected.connect(lambda name: self._save_to(Path(name)))
        self.file_dialog = dialog
        dialog.open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -_STEP_MS, Qt.Key.Key_Right: _STEP_MS}
        if event.key() == Qt.Key.Key_Space:
            self.toggle()
        elif event.key() in steps and self.player is not None:
            self.go_to(self.player.position() + steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def done(self, result: int) -> None:
        self._end()
        super().done(result)

    @Slot()
    def _end(self) -> None:
        if self.player is not None:
            self.player.stop()
            self.player.setSource(QUrl())
        self._device.close()

    # ---- what the player says

    _playing = False

    @Slot(object)
    def _state_changed(self, state: Any) -> None:
        self._tell_playing(state == type(state).PlayingState)

    def _tell_playing(self, playing: bool) -> None:
        self._playing = playing
        self.play.setText(translate(C, "Pause") if playing else translate(C, "Play"))
        self.play.set_icon("pause" if playing else "play")

    @Slot("qlonglong")
    def _length_known(self, length: int) -> None:
        self.position.setEnabled(length > 0)
        self.position.setRange(0, length)
        self._moved(self.player.position())

    @Slot("qlonglong")
    def _moved(self, at: int) -> None:
        if not self.position.isSliderDown():
            self.position.setValue(at)
        self.time.setText(f"{_clock(at)} / {_clock(self.player.duration())}")

    @Slot(object, str)
    def _failed(self, _error: object, _words: str) -> None:
        fault = getattr(self._device, "fault", None)
        if fault is not None:
            self._cannot(f"{fault.message()} {fault.next_step()}")
            return
        self._cannot(translate(C, "This computer can't play this kind of file, or the file is damaged."))

    def _cannot(self, why: str) -> None:
        offer = translate(C, "Save a copy and open it with another program. The copy is not encrypted.")
        self.note.set(translate(C, "{why} {offer}", why=why, offer=offer), "warn")
        self.note.show()
        self.play.setEnabled(False)


def _clock(milliseconds: int) -> str:
    seconds = max(0, milliseconds) // 1000
    hours, rest = divmod(seconds, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"

"""Encrypted files for widgets: a device that decrypts what is read from it, and copies that a person asks for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QIODevice, QObject, Slot

from fieldservice.errors import EnvironmentFault
from fieldservice.i18n import translate
from fieldservice.services.stored_files import StoredFile
from ui.bridge.view_model import ViewModel

if TYPE_CHECKING:
    from fieldservice.services.template_files import FormFile

_PIECE = 1 << 20
_KEPT = 4  # pieces: films are read at their end and beginning in turn


class StoredDevice(QIODevice):
    """Reads a stored file from any thread; at most four megabytes of it are in memory. `fault` says why it ended."""

    def __init__(self, file: StoredFile) -> None:
        super().__init__()
        self._file = file
        self._pieces: dict[int, bytes] = {}
        self.fault: EnvironmentFault | None = None
        self.open(QIODevice.OpenModeFlag.ReadOnly | QIODevice.OpenModeFlag.Unbuffered)

    def isSequential(self) -> bool:
        return False

    def size(self) -> int:
        return self._file.size

    def readData(self, most: int) -> object:
        at = self.pos()
        if at >= self._file.size or self.fault is not None:
            return b""
        try:
            piece = self._piece(at // _PIECE)
        except EnvironmentFault as fault:
            self.fault = fault
            return b""
        start = at % _PIECE
        return piece[start : start + most]

    def writeData(self, _data: object, _most: int) -> int:
        return -1

    def _piece(self, index: int) -> bytes:
        found = self._pieces.get(index)
        if found is None:
            found = self._file.part(index * _PIECE, _PIECE)
            self._pieces[index] = found
            while len(self._pieces) > _KEPT:
                self._pieces.pop(next(iter(self._pieces)), None)
        return found


class CopySaver(QObject):
    """Writes copies beside the screen's work and says when they are there."""

    def __init__(self, view_model: ViewModel) -> None:
        super().__init__(view_model)
        self._environment = view_model.environment
        self._jobs = view_model.jobs

    def save(self, file: StoredFile, path: Path) -> None:
        """Write a copy outside the profile."""

        def work() -> Path:
            file.copy_to(path)
            return path

        self._jobs.read(work, done=self._saved, failed=self._environment.messages.problem)

    @Slot(object)
    def _saved(self, path: Path) -> None:
        words = translate("player", "The copy is written: {name}. It is not encrypted.", name=path.name)
        self._environment.messages.say(words)


class FormAccess(CopySaver):
    """What widgets may do with the files of a form: play them, copy them, read a large picture."""

    def __init__(self, view_model: ViewModel) -> None:
        super().__init__(view_model)
        self._services = view_model.services

    def stored(self, file: FormFile) -> StoredFile:
        """The file, to be played or copied."""
        return self._services.template_files.stored(file.file)

    def read(self, file: FormFile, done: Callable[[bytes], object]) -> None:
        """Read all of it; `done` is a bound method."""
        self._jobs.read(lambda: self._services.template_files.content(file.file), done)

"""Encrypted files for widgets: a device that decrypts what is read from it, and copies that a person asks for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QIODevice, QObject, Slot

from fieldservice.errors import EnvironmentFault, FieldServiceError
from fieldservice.i18n import translate
from fieldservice.services.stored_files import StoredFile
from ui.bridge.looking import Seen, look
from ui.bridge.view_model import ViewModel

if TYPE_CHECKING:
    from fieldservice.services.template_files import FormFile

_PIECE = 1 << 20
_KEPT = 4  # pieces: films are read at their end and beginning in turn


class StoredDevice(QIODevice):
    """Reads a stored file from any thread; at most four megabytes of it are in memory. `fault` says why nothing
    came of a part; the other parts can be read."""

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
        if at >= self._file.size:
            return b""
        try:
            piece = self._piece(at // _PIECE)
        except EnvironmentFault as fault:
            self.fault = self.fault or fault
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


class FileAccess(QObject):
    """What widgets may do with stored files: look at them and write copies, beside the screen's work."""

    def __init__(self, view_model: ViewModel) -> None:
        super().__init__(view_model)
        self._environment = view_model.environment
        self._services = view_model.services
        self._jobs = view_model.jobs

    def look(self, file: StoredFile, done: Callable[[tuple[StoredFile, Seen]], object]) -> None:
        """Read what there is to see; `done` is a bound method. A missing or damaged file is told of."""
        self._jobs.read(lambda: (file, look(file)), done=done, failed=self.problem)

    def save(self, file: StoredFile, path: Path) -> None:
        """Write a copy outside the profile."""

        def work() -> Path:
            file.copy_to(path)
            return path

        self._jobs.read(work, done=self._saved, failed=self.problem)

    def say(self, sentence: str) -> None:
        """Tell the person."""
        self._environment.messages.say(sentence)

    @Slot(object)
    def problem(self, error: FieldServiceError) -> None:
        """Tell what is wrong and what to do."""
        self._environment.messages.problem(error)

    @Slot(object)
    def _saved(self, path: Path) -> None:
        self.say(translate("player", "The copy is written: {name}. It is not encrypted.", name=path.name))


class FormAccess(FileAccess):
    """The same for the files of a form."""

    def stored(self, file: FormFile) -> StoredFile:
        """The file, to be looked at, played or copied."""
        return self._services.template_files.stored(file.file)

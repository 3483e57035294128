"""Codes in a picture, and what each of them names."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot

from fieldservice.domain.scans import Scanned
from fieldservice.errors import FieldServiceError
from fieldservice.exchange.pictures import codes_in_picture
from fieldservice.system.atomic import environment_fault_from
from ui.bridge.view_model import ViewModel

_MOST_BYTES = 100 * 1024 * 1024


class PictureViewModel(ViewModel):
    """`read(list[Scanned])` follows each picture; `failed(error)` when it can't be read."""

    read = Signal(object)
    failed = Signal(object)

    def read_file(self, path: Path) -> None:
        """Look for codes in a file."""
        self.jobs.read(lambda: self._look(_content(path)), self._came, failed=self._failed, key="labels.picture")

    def read_bytes(self, data: bytes) -> None:
        """Look for codes in a picture that was pasted or dropped."""
        self.jobs.read(lambda: self._look(data), self._came, failed=self._failed, key="labels.picture")

    def _look(self, data: bytes) -> list[Scanned]:
        return [self.services.scanning.resolve(code) for code in codes_in_picture(data)]

    @Slot(object)
    def _came(self, found: list[Scanned]) -> None:
        self.read.emit(found)

    @Slot(object)
    def _failed(self, error: FieldServiceError) -> None:
        self.failed.emit(error)


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_MOST_BYTES)
    except OSError as error:
        raise environment_fault_from(error, path) from error

"""What widgets may do with the files of a form: play them, copy them, read a large picture."""

from __future__ import annotations

from collections.abc import Callable

from fieldservice.services.template_files import FormFile
from ui.bridge.stored import CopySaver, StoredFile
from ui.bridge.view_model import ViewModel


class FormAccess(CopySaver):
    """Goes with a screen's view model."""

    def __init__(self, view_model: ViewModel) -> None:
        super().__init__(view_model)
        self._services = view_model.services

    def stored(self, file: FormFile) -> StoredFile:
        """The file, to be played or copied."""
        return self._services.template_files.stored(file.file)

    def read(self, file: FormFile, done: Callable[[bytes], object]) -> None:
        """Read all of it; `done` is a bound method."""
        self._jobs.read(lambda: self._services.template_files.content(file.file), done)

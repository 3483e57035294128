"""Opening the files of a record: what can be shown or played is, everything else is saved on request."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from fieldservice.errors import EnvironmentFault
from fieldservice.i18n import translate
from ui.bridge.looking import Seen
from ui.bridge.stored import FileAccess, StoredDevice, StoredFile
from ui.kit.copies import copy_dialog
from ui.kit.dialogs import Dialog
from ui.kit.picture_view import PictureView
from ui.kit.player import PlayerDialog
from ui.kit.viewer import ViewerDialog, text_view

C = "viewer"


class FileOpener(QObject):
    """Opens stored files above `widget`; what is read is read beside the window. `dialog` is the one in front."""

    def __init__(self, access: FileAccess, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._access = access
        self._files: tuple[StoredFile, ...] = ()
        self._at = 0
        self.dialog: Dialog | None = None
        self.file_dialog: QFileDialog | None = None

    def open(self, files: Sequence[StoredFile], at: int = 0) -> None:
        """Open the `at`th of these; ← and → go to the others."""
        self._files, self._at = tuple(files), at
        self._look()

    def open_one(self, wanted: str, files: dict[str, StoredFile]) -> None:
        """Open the file of this key; of a picture, ← and → go to the other pictures among `files`."""
        file = files.get(wanted)
        if file is None:
            return
        pictures = [each for each in files.values() if each.picture and each.here]
        self.open(pictures, pictures.index(file)) if file in pictures else self.open([file])

    def save(self, file: StoredFile) -> None:
        """Ask where to write a copy, and write it."""
        dialog = copy_dialog(translate(C, "Save a copy (it is not encrypted)"), file.name, self._widget)
        dialog.fileSelected.connect(lambda name: self._access.save(file, Path(name)))
        self.file_dialog = dialog
        dialog.open()

    def _look(self) -> None:
        file = self._files[self._at]
        if not file.here:
            self._access.say(translate(C, "“{name}” is still on its way to this computer.", name=file.title))
            return
        self._access.look(file, self._seen)

    @Slot(object)
    def _seen(self, answer: tuple[StoredFile, Seen]) -> None:
        file, seen = answer
        if file is not self._files[self._at]:
            return  # somebody has gone on meanwhile
        if seen.kind in ("sound", "film"):
            self._play(file, seen.kind == "film")
            return
        view, problem = self._view_of(file, seen)
        dialog = self.dialog
        if not isinstance(dialog, ViewerDialog):
            dialog = ViewerDialog(lambda: self.save(self._files[self._at]), self._widget)
            dialog.stepped.connect(self._step)
            self._bring(dialog)
        dialog.show_view(file.title, view, problem, self._at, len(self._files))
        dialog.open()

    def _view_of(self, file: StoredFile, seen: Seen) -> tuple[QWidget | None, str]:
        if seen.kind == "picture":
            return PictureView(file.title, seen.images), seen.problem
        if seen.kind == "text":
            return text_view(file.title, seen.text), seen.problem
        if seen.kind == "pdf":
            return self._pdf_of(file)
        return None, seen.problem

    def _pdf_of(self, file: StoredFile) -> tuple[QWidget | None, str]:
        from ui.kit.pdf_view import PdfView

        view, device = PdfView(), StoredDevice(file)
        view.setAccessibleName(file.title)
        view.show_pdf(device)
        problem = view.problem()
        if not problem:
            view.read_failed.connect(self._read_failed)
            return view, ""
        if device.fault is not None:
            problem = _in_words(device.fault)
        view.deleteLater()
        return None, problem

    def _play(self, file: StoredFile, film: bool) -> None:
        def save(path: Path) -> None:
            self._access.save(file, path)

        dialog = PlayerDialog(file.name, film, StoredDevice(file), save, self._widget)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bring(dialog)
        dialog.open()

    def _bring(self, dialog: Dialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._closed)

    @Slot(int)
    def _closed(self, _result: int) -> None:
        self.dialog = None

    @Slot(int)
    def _step(self, by: int) -> None:
        self._at = max(0, min(len(self._files) - 1, self._at + by))
        self._look()

    @Slot(object)
    def _read_failed(self, fault: EnvironmentFault) -> None:
        if isinstance(self.dialog, ViewerDialog):
            self.dialog.say(_in_words(fault))


def _in_words(fault: EnvironmentFault) -> str:
    return f"{fault.message()} {fault.next_step()}"

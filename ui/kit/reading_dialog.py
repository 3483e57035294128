"""A dialog that reads a file, says what becomes of it, and keeps nothing before one of its actions is pressed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from fieldservice.errors import FieldServiceError
from fieldservice.i18n import translate
from ui.kit.buttons import Button
from ui.kit.dialogs import Dialog
from ui.kit.feedback import Note
from ui.kit.labels import Label
from ui.kit.panels import column, row


class ReadingDialog(Dialog):
    """Subclasses override `read`, call `add_file_line` where it belongs, and fill `told_body`.

    `kind` is what the files are called and the patterns of their names: ("Tables", "*.csv *.xlsx").
    """

    def __init__(self, title: str, parent: QWidget, sentence: str, kind: tuple[str, str]) -> None:
        super().__init__(title, parent, width=640, sentence=sentence)
        self._kind = kind
        self.file_dialog: QFileDialog | None = None
        self.file = Label(translate("kit", "No file chosen yet"), "body", "muted", elide=True)
        self.choose = Button(
            translate("kit", "Choose file"), "secondary", icon="folder-open", on_click=self.choose_file
        )
        self.problem = Note("", "danger")
        self.problem.hide()
        self.told = QWidget()
        self.told_body = column(self.told, spacing=10)
        self.told.hide()

    def add_file_line(self) -> None:
        """The button with the file's name, and below it what is wrong or what was read."""
        line = row(self.choose, self.file, spacing=12)
        line.setStretch(1, 1)
        self.add_layout(line)
        self.add(self.problem)
        self.add(self.told)

    def choose_file(self) -> None:
        """Ask for the file."""
        words, patterns = self._kind
        filters = f"{words} ({patterns});;{translate('kit', 'All files')} (*)"
        dialog = QFileDialog(self, translate("kit", "Choose file"), "", filters)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.load(Path(name)))
        self.file_dialog = dialog
        dialog.open()

    def load(self, path: Path) -> None:
        """Read a file and show what becomes of it."""
        self.file.setText(path.name)
        self.problem.hide()
        self.read(path)

    def read(self, path: Path) -> None:
        """Begin to read the file."""
        raise NotImplementedError

    @Slot(object)
    def show_problem(self, error: FieldServiceError) -> None:
        """Why it can't be used, or not be kept."""
        self.problem.set(error.message(), "danger")
        self.problem.show()

"""A dialog that reads a table and says which of its rows are left out, before anything is kept."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from fieldservice.errors import FieldServiceError
from fieldservice.i18n import translate
from ui.kit.labels import Label
from ui.kit.panels import SectionHeader, clear_layout
from ui.kit.reading_dialog import ReadingDialog

_MOST_SHOWN = 12


class LeftOut(Protocol):
    """A row that can't be taken, and why."""

    @property
    def row(self) -> int: ...

    @property
    def sentence(self) -> str: ...


class TableDialog(ReadingDialog):
    """Subclasses override `ask` and `keep`, and call `finish` when their own fields are in place.

    They pass what was read to `begin_telling`, add to `told_body`, and end with `end_telling`.
    """

    def __init__(self, title: str, parent: QWidget, sentence: str) -> None:
        super().__init__(title, parent, sentence, (translate("kit", "Tables"), "*.csv *.txt *.xlsx *.xls"))
        self.path: Path | None = None

    def finish(self) -> None:
        """Add the line of the file and the actions."""
        self.add_file_line()
        self.add_cancel()
        self.act = self.add_action(translate("kit", "Import"), self.keep, "primary")
        self.act.setEnabled(False)

    def ask(self, path: Path) -> None:
        """Have the table read, with what is said beside it."""
        raise NotImplementedError

    def keep(self) -> None:
        """Import what was read."""
        raise NotImplementedError

    def read(self, path: Path) -> None:
        self.path = path
        self.act.setEnabled(False)
        self.ask(path)

    @Slot()
    def read_again(self) -> None:
        """What is said beside the table has changed."""
        if self.path is not None:
            self.load(self.path)

    @Slot(object)
    def show_problem(self, error: FieldServiceError) -> None:
        self.told.hide()
        super().show_problem(error)

    def begin_telling(self) -> None:
        """Take away what was said of the table before."""
        clear_layout(self.told_body)

    def end_telling(self, left_out: Sequence[LeftOut], usable: bool) -> None:
        """Say what is left out, and offer the import where there is anything to import."""
        if left_out:
            head = translate("kit", "Rows that are left out")
            self.told_body.addWidget(SectionHeader(head, f"{len(left_out):,}", step="body"))
            for left in left_out[:_MOST_SHOWN]:
                words = translate("kit", "Row {row}: {why}", row=left.row, why=left.sentence)
                self.told_body.addWidget(Label(words, "small", wrap=True))
            if len(left_out) > _MOST_SHOWN:
                more = translate("kit", "and %n more", n=len(left_out) - _MOST_SHOWN)
                self.told_body.addWidget(Label(more, "small", "muted"))
        self.told.show()
        self.act.setEnabled(usable)

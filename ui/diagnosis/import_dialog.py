"""Importing a maker's table of error codes: choose it, see what it gives and what is left out, keep it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from fieldservice.errors import FieldServiceError
from fieldservice.i18n import language, translate
from ui.diagnosis.view_model import TreesViewModel
from ui.kit.fields import TextField
from ui.kit.labels import Label
from ui.kit.panels import KeyValues, SectionHeader, clear_layout, row
from ui.kit.reading_dialog import ReadingDialog

if TYPE_CHECKING:
    from ui.diagnosis.view_model import CodeTable

C = "diagnosis_trees"
_MOST_SHOWN = 12


class TableDialog(ReadingDialog):
    """A maker's name and the models may be said before or after the file is chosen."""

    def __init__(self, parent: QWidget, trees: TreesViewModel) -> None:
        super().__init__(
            translate(C, "Import a table of error codes"),
            parent,
            translate(
                C, "A maker's table: code, meaning, and where it has them the actions in their order. CSV or Excel."
            ),
            (translate(C, "Tables"), "*.csv *.txt *.xlsx *.xls"),
        )
        self.trees = trees
        self.table: CodeTable | None = None
        self.path: Path | None = None
        self.name = TextField(translate(C, "Maker"), placeholder=translate(C, "stands before the codes"), max_length=40)
        self.models = TextField(
            translate(C, "Product models"),
            placeholder=translate(C, "all models"),
            hint=translate(C, "Separated by commas; HC-* means all that begin so."),
        )
        self.name.committed.connect(self._again)
        self.models.committed.connect(self._again)
        pair = row(self.name, self.models, spacing=12)
        pair.setStretch(0, 1)
        pair.setStretch(1, 1)
        self.add_layout(pair)
        self.add_file_line()
        self.add_cancel()
        self.act = self.add_action(translate(C, "Import"), self.keep, "primary")
        self.act.setEnabled(False)
        trees.table_read.connect(self._read)
        trees.table_refused.connect(self.show_problem)

    def read(self, path: Path) -> None:
        self.path = path
        self.act.setEnabled(False)
        self.trees.read_table(path, str(self.models.value()), str(self.name.value()))

    def keep(self) -> None:
        """Import what was read."""
        if self.table is not None:
            self.act.setEnabled(False)
            self.trees.store(self.table)

    @Slot(object)
    def show_problem(self, error: FieldServiceError) -> None:
        self.told.hide()
        super().show_problem(error)

    def _again(self) -> None:
        if self.path is not None:
            self.load(self.path)

    @Slot(object)
    def _read(self, table: CodeTable) -> None:
        self.table = table
        clear_layout(self.told_body)
        facts = KeyValues(label_width=180)
        facts.add(translate(C, "Diagnosis trees"), f"{len(table.trees):,}")
        facts.add(translate(C, "Codes to look up"), f"{len(table.codes):,}")
        self.told_body.addWidget(facts)
        if table.trees:
            first = table.trees[0]
            self.told_body.addWidget(Label(first.title(language()), "body", strong=True, wrap=True))
            for test in first.tests[:6]:
                self.told_body.addWidget(Label(f"· {test.title(language())}", "small", "muted", wrap=True))
        elif table.codes:
            sentence = translate(
                C, "The table has no column of actions, so it gives no diagnosis trees: its codes can be looked up."
            )
            self.told_body.addWidget(Label(sentence, "small", "muted", wrap=True))
        if table.left_out:
            head = translate(C, "Rows that are left out")
            self.told_body.addWidget(SectionHeader(head, f"{len(table.left_out):,}", step="body"))
            for left in table.left_out[:_MOST_SHOWN]:
                words = translate(C, "Row {row}: {why}", row=left.row, why=left.sentence)
                self.told_body.addWidget(Label(words, "small", wrap=True))
            if len(table.left_out) > _MOST_SHOWN:
                more = translate(C, "and %n more", n=len(table.left_out) - _MOST_SHOWN)
                self.told_body.addWidget(Label(more, "small", "muted"))
        self.told.show()
        self.act.setEnabled(bool(table.codes))

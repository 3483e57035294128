"""Importing a maker's table of error codes: choose it, see what it gives and what is left out, keep it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from fieldservice.i18n import language, translate
from ui.diagnosis.view_model import TreesViewModel
from ui.kit.fields import TextField
from ui.kit.labels import Label
from ui.kit.panels import KeyValues, row
from ui.kit.table_dialog import TableDialog

if TYPE_CHECKING:
    from ui.diagnosis.view_model import CodeTable

C = "diagnosis_trees"


class TreesTableDialog(TableDialog):
    """A maker's name and the models may be said before or after the file is chosen."""

    def __init__(self, parent: QWidget, trees: TreesViewModel) -> None:
        super().__init__(
            translate(C, "Import a table of error codes"),
            parent,
            translate(
                C, "A maker's table: code, meaning, and where it has them the actions in their order. CSV or Excel."
            ),
        )
        self.trees = trees
        self.table: CodeTable | None = None
        whose = translate(C, "whose machines show these codes")
        self.name = TextField(translate(C, "Maker"), placeholder=whose, max_length=40)
        self.models = TextField(
            translate(C, "Product models"),
            placeholder=translate(C, "all models"),
            hint=translate(C, "Separated by commas; HC-* means all that begin so."),
        )
        self.name.committed.connect(self.read_again)
        self.models.committed.connect(self.read_again)
        pair = row(self.name, self.models, spacing=12)
        pair.setStretch(0, 1)
        pair.setStretch(1, 1)
        self.add_layout(pair)
        self.finish()
        trees.table_read.connect(self._read)
        trees.table_refused.connect(self.show_problem)

    def ask(self, path: Path) -> None:
        self.trees.read_table(path, str(self.models.value()), str(self.name.value()))

    def keep(self) -> None:
        if self.table is not None:
            self.act.setEnabled(False)
            self.trees.store(self.table)

    @Slot(object)
    def _read(self, table: CodeTable) -> None:
        self.table = table
        self.begin_telling()
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
        self.end_telling(table.left_out, bool(table.codes))

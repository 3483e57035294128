"""What the outcomes of a test say of the causes: a row for each cause, a column for each outcome."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from fieldservice.domain.checklist.model import in_language
from fieldservice.domain.diagnosis import editing
from fieldservice.domain.formats import format_percent
from fieldservice.i18n import translate
from ui.diagnosis.editor_view_model import TreeEditorViewModel
from ui.kit.choices import ChoiceField
from ui.kit.labels import Label
from ui.kit.theme import current

C = "tree_editor"

_OWN = "own"  # a share that is none of the three words, as a file or maker's table gave it
_LEAST_CELL = 96


class OutcomeTable(QWidget):
    """`cells` has the choices by (cause, outcome)."""

    def __init__(self, editor: TreeEditorViewModel) -> None:
        super().__init__()
        self.editor, self._item = editor, editor.selected
        self.cells: dict[tuple[str, str], ChoiceField] = {}
        self._heads: list[Label] = []
        theme = current()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(8))
        grid.setVerticalSpacing(theme.px(6))
        grid.setColumnStretch(0, 3)
        outcomes = self._test()["outcomes"]
        for column in range(1, len(outcomes) + 1):
            head = Label("", "small", "muted", wrap=True)
            self._heads.append(head)
            grid.addWidget(head, 0, column, Qt.AlignmentFlag.AlignBottom)
            grid.setColumnStretch(column, 2)
            grid.setColumnMinimumWidth(column, theme.px(_LEAST_CELL))
        for row, cause in enumerate(editor.data[editing.CAUSES], 1):
            name = editor.title_of(f"{editing.CAUSES}/{cause['key']}")
            grid.addWidget(Label(name, "body", wrap=True), row, 0, Qt.AlignmentFlag.AlignVCenter)
            for column, outcome in enumerate(outcomes, 1):
                cell = ChoiceField("", placeholder=name)
                cell.committed.connect(partial(self._commit, cause["key"], outcome["key"]))
                self.cells[cause["key"], outcome["key"]] = cell
                grid.addWidget(cell, row, column)
        self.refresh()

    def refresh(self) -> None:
        """Show what the data says now."""
        test = self._test()
        for head, outcome in zip(self._heads, test["outcomes"], strict=True):
            head.setText(self._title(outcome))
        for outcome in test["outcomes"]:
            for cause in self.editor.data[editing.CAUSES]:
                self._show(test, outcome, cause["key"])

    def _show(self, test: dict[str, Any], outcome: dict[str, Any], cause: str) -> None:
        cell = self.cells[cause, outcome["key"]]
        level = editing.level(self.editor.data, test, outcome, cause)
        choices: list[tuple[object, str]] = list(levels())
        if not level:
            percent = format_percent(editing.share(self.editor.data, test, outcome, cause), least=1)
            choices.append((_OWN, translate(C, "in {percent} of cases", percent=percent)))
        cell.set_choices(choices)
        cell.set_value(level or _OWN)
        said = self.editor.title_of(f"{editing.CAUSES}/{cause}")
        words = translate(C, "“{cause}” after “{outcome}”", cause=said, outcome=self._title(outcome))
        cell.combo.setAccessibleName(words)

    def _commit(self, cause: str, outcome_key: str) -> None:
        wanted = str(self.cells[cause, outcome_key].value())
        if wanted == _OWN:
            return
        test = self._test()
        outcome = next(each for each in test["outcomes"] if each["key"] == outcome_key)
        self.editor.change(lambda data: editing.set_level(data, test, outcome, cause, wanted))
        self.refresh()

    def _test(self) -> dict[str, Any]:
        return editing.find(self.editor.data, self._item) or {"outcomes": []}

    def _title(self, outcome: dict[str, Any]) -> str:
        return in_language(outcome.get("names", {}), self.editor.wording) or translate(C, "Outcome without words")


def levels() -> list[tuple[str, str]]:
    """What an outcome can say of a cause, to choose from."""
    return [
        (editing.LIKELY, translate(C, "likely")),
        (editing.POSSIBLE, translate(C, "possible")),
        (editing.EXCLUDED, translate(C, "excluded")),
    ]

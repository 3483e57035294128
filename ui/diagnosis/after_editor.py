"""After which other tests, and which of their outcomes, a test is offered at all."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from fieldservice.domain.checklist.model import in_language
from fieldservice.domain.diagnosis import editing
from fieldservice.i18n import translate
from ui.diagnosis.editor_view_model import TreeEditorViewModel
from ui.kit.buttons import IconButton, MenuButton
from ui.kit.choices import CheckBox
from ui.kit.labels import Label
from ui.kit.panels import column, row

C = "tree_editor"


class AfterEditor(QWidget):
    """`boxes` has the ticks by (test, outcome). `rebuild` when a condition came or went."""

    def __init__(self, editor: TreeEditorViewModel, rebuild: Callable[[], object]) -> None:
        super().__init__()
        self.editor, self._rebuild = editor, rebuild
        self.boxes: dict[tuple[str, str], CheckBox] = {}
        body = column(self, spacing=8)
        own = editor.item() or {}
        after = own.get("after", {})
        if not after:
            words = translate(C, "It is offered whenever it helps most. Name a test that has to be made before it.")
            body.addWidget(Label(words, "small", "muted", wrap=True))
        for needed, outcomes in after.items():
            self._condition(body, needed, outcomes)
        self.menu = MenuButton(translate(C, "After a test"), "secondary", 28, "plus")
        for test in editor.data[editing.TESTS]:
            if test["key"] != own.get("key") and test["key"] not in after:
                self.menu.add(editor.title_of(f"{editing.TESTS}/{test['key']}"), partial(self._add, test["key"]))
        self.menu.setEnabled(not self.menu.menu_of().isEmpty())
        body.addLayout(row(self.menu, None))

    def _condition(self, body: Any, needed: str, outcomes: list[str]) -> None:
        test = editing.find(self.editor.data, f"{editing.TESTS}/{needed}")
        title = self.editor.title_of(f"{editing.TESTS}/{needed}") or needed
        away = IconButton("trash-2", translate(C, "Do not ask for this test"), on_click=partial(self._drop, needed))
        line = row(spacing=8)
        line.addWidget(Label(translate(C, "Only when “{test}” ended with:", test=title), "body", wrap=True), 1)
        line.addWidget(away)
        body.addLayout(line)
        for outcome in test["outcomes"] if test is not None else ():
            words = in_language(outcome.get("names", {}), self.editor.wording) or outcome["key"]
            box = CheckBox(words, outcome["key"] in outcomes)
            box.toggled.connect(partial(self._tick, needed, outcome["key"]))
            self.boxes[needed, outcome["key"]] = box
            body.addWidget(box)

    def _add(self, needed: str) -> None:
        test = editing.find(self.editor.data, f"{editing.TESTS}/{needed}") or {"outcomes": []}
        self._set({**self._after(), needed: [outcome["key"] for outcome in test["outcomes"][:1]]})
        self._rebuild()

    def _drop(self, needed: str) -> None:
        self._set({key: outcomes for key, outcomes in self._after().items() if key != needed})
        self._rebuild()

    def _tick(self, needed: str, outcome: str, on: bool) -> None:
        kept = [each for each in self._after().get(needed, []) if each != outcome]
        self._set({**self._after(), needed: [*kept, outcome] if on else kept})

    def _after(self) -> dict[str, list[str]]:
        return dict((self.editor.item() or {}).get("after", {}))

    def _set(self, after: dict[str, list[str]]) -> None:
        self.editor.set("after", after)

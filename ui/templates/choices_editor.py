"""The choices of a question: a line each with key, words and what the choice says about the machine."""

from __future__ import annotations

import copy
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from fieldservice.domain.words import word
from fieldservice.i18n import translate
from ui.kit.buttons import Button, IconButton
from ui.kit.choices import ChoiceField
from ui.kit.fields import TextField
from ui.kit.labels import Label
from ui.kit.panels import clear_layout, column, row
from ui.kit.theme import current
from ui.templates.editor_view_model import EditorViewModel

C = "templates"

_REST_MS = 350
_VERDICT_WIDTH = 108
_VERDICTS = ("pass", "partial", "fail", "na")


class ChoicesEditor(QWidget):
    """Edits one list of the template."""

    def __init__(self, editor: EditorViewModel, name: str) -> None:
        super().__init__()
        self.editor, self.name = editor, name
        self.lines: list[tuple[TextField, TextField, TextField, ChoiceField]] = []
        body = column(self, spacing=6)
        body.addWidget(Label(translate(C, "Choices"), "small", "muted"))
        self._body = column(spacing=6)
        body.addLayout(self._body)
        body.addLayout(row(Button(translate(C, "Add a choice"), "quiet", 28, "plus", on_click=self.add_choice), None))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST_MS)
        self._timer.timeout.connect(self.commit)
        self._build()

    def choices(self) -> list[dict[str, Any]]:
        """The list as the template has it."""
        found: list[dict[str, Any]] = self.editor.data["lists"].setdefault(self.name, [])
        return found

    def add_choice(self) -> None:
        """Another line; the focus goes there."""
        self.commit()
        taken = {choice["key"] for choice in self.choices()}
        number = len(taken) + 1
        while f"c{number}" in taken:
            number += 1
        made = {"key": f"c{number}", "names": {}, "verdict": ""}
        self.editor.change(lambda data: data["lists"][self.name].append(made))
        self._build()
        self.lines[-1][1].focus()

    def remove_choice(self, index: int) -> None:
        """Take a line away."""
        self.commit()
        self.editor.change(lambda data: data["lists"][self.name].pop(index))
        self._build()

    def move_choice(self, index: int) -> None:
        """Move a line up."""
        self.commit()

        def work(data: dict[str, Any]) -> None:
            held = data["lists"][self.name]
            held.insert(index - 1, held.pop(index))

        self.editor.change(work)
        self._build()

    def commit(self) -> None:
        """Hand over what is typed."""
        self._timer.stop()
        now = copy.deepcopy(self.choices())
        for choice, (key, chinese, english, verdict) in zip(now, self.lines, strict=False):
            choice["key"] = str(key.value()).strip() or choice["key"]
            names = {
                **choice.get("names", {}),
                "zh_CN": str(chinese.value()).strip(),
                "en": str(english.value()).strip(),
            }
            choice["names"] = {language: words for language, words in names.items() if words}
            choice["verdict"] = str(verdict.value() or "")
        if now != self.choices():
            self.editor.change(lambda data: data["lists"].update({self.name: now}))

    def _build(self) -> None:
        clear_layout(self._body)
        self.lines = []
        verdicts: list[tuple[object, str]] = [("", "—"), *((each, word("verdict", each)) for each in _VERDICTS)]
        for index, choice in enumerate(self.choices()):
            names = choice.get("names", {})
            key = TextField("", choice["key"], placeholder=translate(C, "key"), height=32)
            chinese = TextField("", names.get("zh_CN", ""), placeholder=translate(C, "Chinese"), height=32)
            english = TextField("", names.get("en", ""), placeholder=translate(C, "English"), height=32)
            verdict = ChoiceField("", verdicts, choice.get("verdict", ""), height=32)
            verdict.combo.setAccessibleName(translate(C, "What it says about the machine"))
            for field in (key, chinese, english):
                field.changed.connect(self._timer.start)
            verdict.committed.connect(self.commit)
            self.lines.append((key, chinese, english, verdict))
            line = row(spacing=4)
            verdict.setFixedWidth(current().px(_VERDICT_WIDTH))
            fields: tuple[tuple[QWidget, int], ...] = ((key, 3), (chinese, 4), (english, 4), (verdict, 0))
            for widget, stretch in fields:
                line.addWidget(widget, stretch)
            up = IconButton("arrow-up", translate(C, "Up"), on_click=partial(self.move_choice, index))
            up.setEnabled(index > 0)
            line.addWidget(up)
            line.addWidget(IconButton("x", translate(C, "Take away"), on_click=partial(self.remove_choice, index)))
            self._body.addLayout(line)

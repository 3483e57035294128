"""The choices of a question: for each what people read, its key, and what choosing it says about the machine."""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QWidget

from fieldservice.domain.words import word
from fieldservice.i18n import translate
from ui.kit.buttons import Button, IconButton, MenuButton
from ui.kit.choices import ChoiceField
from ui.kit.fields import TextField
from ui.kit.labels import Label, Link, rule
from ui.kit.panels import clear_layout, column, row
from ui.kit.theme import current
from ui.templates.editor_view_model import EditorViewModel
from ui.templates.media_editor import ask_file
from ui.templates.words import language_words

C = "templates"

AT_FIRST = 12  # so many lines are made at once: a list of districts would hold the window up for a second
_MORE = 24
_COLUMN = re.compile(r"([^\s=]+)=(.*?)(?=\s+[^\s=]+=|$)")  # a value may have blanks: what it stands for may
_REST_MS = 350
_KEY_WIDTH, _VERDICT_WIDTH = 112, 116
_VERDICTS = ("pass", "partial", "fail", "na")


@dataclass(frozen=True)
class Line:
    """The fields of one choice, the one at `index` of the list; `names` by language."""

    index: int
    key: TextField
    names: dict[str, TextField]
    verdict: ChoiceField
    columns: TextField | None


class ChoicesEditor(QWidget):
    """Edits one list of the template. `filtered`: its columns are edited too, because a rule chooses by them."""

    def __init__(self, editor: EditorViewModel, name: str, filtered: bool = False) -> None:
        super().__init__()
        self.editor, self.name = editor, name
        self.lines: list[Line] = []
        self.file_dialog: QFileDialog | None = None
        self.more: Link | None = None  # where not all choices are shown
        self._first, self._last = AT_FIRST, 0  # so many of the beginning and of the end are shown
        self._columns = filtered or any(choice.get("columns") for choice in self.choices())
        body = column(self, spacing=8)
        self._body = column(spacing=8)
        body.addLayout(self._body)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST_MS)
        self._timer.timeout.connect(self.commit)
        held = editor.data["lists"].get(name)
        if isinstance(held, dict):
            said = translate(C, "The choices are in the file {file} of the form.", file=held.get("file", ""))
            body.addWidget(Label(said, "body", "muted", wrap=True))
            return
        add = Button(translate(C, "Add a choice"), "secondary", 28, "plus", on_click=self.add_choice)
        body.addLayout(row(add, None))
        self._build()

    def choices(self) -> list[dict[str, Any]]:
        """The list as the template has it; empty where the choices are in a file."""
        found = self.editor.data["lists"].setdefault(self.name, [])
        return found if isinstance(found, list) else []

    def add_choice(self) -> None:
        """Another line; the focus goes there."""
        self.commit()
        taken = {choice["key"] for choice in self.choices()}
        number = len(taken) + 1
        while f"c{number}" in taken:
            number += 1
        made = {"key": f"c{number}", "names": {}, "verdict": ""}
        self.editor.change(lambda data: data["lists"][self.name].append(made))
        self._last += 1
        self._build()
        next(iter(self.lines[-1].names.values())).focus()

    def remove_choice(self, index: int) -> None:
        """Take a line away."""
        self.commit()
        if index >= len(self.choices()) - self._last:
            self._last -= 1
        self.editor.change(lambda data: data["lists"][self.name].pop(index))
        self._build()

    def move_choice(self, index: int) -> None:
        """Move a line up."""
        self.commit()

        def work(data: dict[str, Any]) -> None:
            held = data["lists"][self.name]
            held.insert(index - 1, held.pop(index))

        self.editor.change(work)
        self._last += index == len(self.choices()) - self._last  # it stays in view
        self._build()

    def commit(self) -> None:
        """Hand over what is typed."""
        self._timer.stop()
        now = copy.deepcopy(self.choices())
        for line in self.lines:
            if line.index >= len(now):
                break  # taken back meanwhile
            choice = now[line.index]
            choice["key"] = str(line.key.value()).strip() or choice["key"]
            typed = {language: str(field.value()).strip() for language, field in line.names.items()}
            names = {**choice.get("names", {}), **typed}
            choice["names"] = {language: words for language, words in names.items() if words}
            choice["verdict"] = str(line.verdict.value() or "")
            if line.columns is not None:
                choice["columns"] = {
                    found[1]: found[2] for found in _COLUMN.finditer(str(line.columns.value()).strip())
                }
        if now != self.choices():
            self.editor.change(lambda data: data["lists"].update({self.name: now}))

    # ---- pictures

    def choose_picture(self, key: str) -> None:
        """Ask for the picture of a choice."""
        self.commit()
        self.file_dialog = ask_file(self, "image", partial(self.add_picture, key))

    def add_picture(self, key: str, path: Path) -> None:
        """Make a file of the form the picture of a choice."""
        self.editor.attach(path, partial(self._set_picture, key))

    def _set_picture(self, key: str, name: str) -> None:
        def work(data: dict[str, Any]) -> None:
            for choice in data["lists"].get(self.name, []):
                if choice["key"] == key:
                    media = choice.setdefault("media", {})
                    media["image"] = {**media.get("image", {}), self.editor.wording: name}

        self.editor.change(work)
        self._build()

    def _drop_picture(self, key: str) -> None:
        self.commit()

        def work(data: dict[str, Any]) -> None:
            for choice in data["lists"][self.name]:
                if choice["key"] == key:
                    choice.pop("media", None)

        self.editor.change(work)
        self._build()

    # ---- building

    def _build(self) -> None:
        clear_layout(self._body)
        self.lines, self.more = [], None
        choices = self.choices()
        end = max(self._first, len(choices) - self._last)
        for index, choice in enumerate(choices):
            if self._first <= index < end:
                if self.more is None:
                    self._offer_more(end - self._first)
                continue
            if index:
                self._body.addWidget(rule())
            self._add_line(index, choice)

    def _offer_more(self, left: int) -> None:
        self.more = Link(translate(C, "Show more, %n choices are not shown", n=left))
        self.more.clicked.connect(self._show_more)
        self._body.addWidget(rule())
        self._body.addLayout(row(self.more, None))

    def _show_more(self) -> None:
        self.commit()
        self._first += _MORE
        self._build()

    def _add_line(self, index: int, choice: dict[str, Any]) -> None:
        theme, texts = current(), choice.get("names", {})
        names = {
            each: TextField("", texts.get(each, ""), placeholder=language_words(each), height=32)
            for each in self.editor.languages_to_write(texts)
        }
        key = TextField("", choice["key"], placeholder=translate(C, "key"), height=32)
        key.setFixedWidth(theme.px(_KEY_WIDTH))
        key.edit.setProperty("mono", True)
        key.setToolTip(translate(C, "Rules and exports call the choice so."))
        verdicts: list[tuple[object, str]] = [
            ("", translate(C, "no verdict")),
            *((each, word("verdict", each)) for each in _VERDICTS),
        ]
        verdict = ChoiceField("", verdicts, choice.get("verdict", ""), height=32)
        verdict.combo.setAccessibleName(translate(C, "What it says about the machine"))
        verdict.setFixedWidth(theme.px(_VERDICT_WIDTH))
        columns = None
        if self._columns:
            said = " ".join(f"{name}={value}" for name, value in choice.get("columns", {}).items())
            columns = TextField("", said, placeholder=translate(C, "column=value"), height=32)
        for field in (key, *names.values(), *([columns] if columns is not None else [])):
            field.changed.connect(self._timer.start)
        verdict.committed.connect(self.commit)
        self.lines.append(Line(index, key, names, verdict, columns))
        fields = list(names.values())
        for at in range(0, len(fields), 2):
            pair = row(spacing=8)
            for field in fields[at : at + 2]:
                pair.addWidget(field, 1)
            self._body.addLayout(pair)
        tools = row(key, verdict, spacing=8)
        if columns is not None:
            tools.addWidget(columns, 1)
        else:
            tools.addStretch(1)
        tools.addWidget(self._picture_button(choice))
        up = IconButton("arrow-up", translate(C, "Up"), on_click=partial(self.move_choice, index))
        up.setEnabled(index > 0)
        tools.addWidget(up)
        tools.addWidget(IconButton("x", translate(C, "Take away"), on_click=partial(self.remove_choice, index)))
        self._body.addLayout(tools)

    def _picture_button(self, choice: dict[str, Any]) -> QWidget:
        name = next(iter(choice.get("media", {}).get("image", {}).values()), "")
        choose = partial(self.choose_picture, choice["key"])
        if not name:
            return IconButton("image", translate(C, "Add a picture"), on_click=choose)
        menu = MenuButton("", "secondary", 32, "image", name)
        menu.add(translate(C, "Another picture…"), choose, "folder-open")
        menu.add(translate(C, "Take the picture away"), partial(self._drop_picture, choice["key"]), "trash-2")
        return menu

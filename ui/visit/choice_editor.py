"""Choosing one or several: buttons with keys, pictures on them where the form has some, a list for many."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from fieldservice.domain.checklist import Choice, Question
from fieldservice.i18n import translate
from ui.kit.answers import AnswerButton
from ui.kit.labels import Label
from ui.kit.panels import clear_layout
from ui.kit.theme import current
from ui.visit.choice_list import ChoiceList
from ui.visit.editors import Editor
from ui.visit.form_media import Files, picture_of
from ui.visit.questions import Entry

MOST_BUTTONS = 12  # more choices than these become a list
_TONES = {"pass": "ok", "fail": "danger", "partial": "warn", "na": "muted", "": "accent"}


class ChoiceEditor(Editor):
    """One or several of some words, each with its key; many of them as a list that typing narrows."""

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self.several = question.kind == "multi_choice"
        self._chosen: tuple[str, ...] = ()
        self.buttons: dict[str, AnswerButton] = {}
        self.list: ChoiceList | None = None
        self._offered: tuple[object, ...] = ()
        self._files: Files = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(current().px(8))

    def _offer(self, choices: tuple[Choice, ...], gone: tuple[str, ...], wording: str) -> None:
        """Make the buttons; `gone` were answered and are not offered any more."""
        clear_layout(self._grid)
        self.buttons, self.list = {}, None
        longest = max((len(choice.title(wording)) for choice in choices), default=0)
        wide = longest > (12 if wording == "zh_CN" else 24)
        across = 1 if wide and len(choices) < 5 else 2 if wide or len(choices) in (2, 4) else 3
        if len(choices) > MOST_BUTTONS:
            self._offer_list(choices, wording, across)
        self.searches = self.list is not None
        for index, choice in enumerate(choices if self.list is None else ()):
            key = str(index + 1) if index < 9 else ""
            button = AnswerButton(choice.title(wording) or choice.key, "", _TONES[choice.verdict], key)
            button.clicked.connect(lambda _checked=False, chosen=choice.key: self._take(chosen))
            picture = picture_of(choice.media, self._files, wording)
            if picture is not None:
                button.set_picture(picture)
            self._grid.addWidget(button, index // across, index % across)
            self.buttons[choice.key] = button
        if gone:
            titles = [choice.title(wording) for choice in self.question.choices if choice.key in gone] or list(gone)
            words = translate("visit", "Answered, but not offered any more: {choices}", choices=", ".join(titles))
            self._grid.addWidget(Label(words, "body", "warn", wrap=True), len(choices) // across + 1, 0, 1, across)
        if not choices:
            none = translate("visit", "Nothing is offered here. It depends on earlier answers.")
            self._grid.addWidget(Label(none, "body", "muted", wrap=True), 0, 0)

    def show_entry(self, entry: Entry) -> None:
        choices, gone = entry.view.state.choices(entry.item.address), entry.item.cell.unoffered
        pictures = tuple(entry.files) if any(choice.media for choice in choices) else ()
        offered = (tuple(choice.key for choice in choices), gone, entry.wording, self.question.list_name, pictures)
        if offered != self._offered:
            self._offered, self._files = offered, entry.files
            self._offer(choices, gone, entry.wording)
        value = entry.item.cell.value
        chosen = value if isinstance(value, tuple) else (value,)
        for key, button in self.buttons.items():
            button.setChecked(key in chosen)
        if self.list is not None:
            self._chosen = tuple(key for key in chosen if isinstance(key, str))
            self.list.set_chosen(self._chosen)

    def enter(self) -> QWidget | None:
        return self.list.search if self.list is not None else None

    def _offer_list(self, choices: tuple[Choice, ...], wording: str, across: int) -> None:
        rows = [
            (choice.key, choice.title(wording) or choice.key, picture_of(choice.media, self._files, wording))
            for choice in choices
        ]
        self.list = ChoiceList(rows)
        self.list.picked.connect(self._picked)
        self._grid.addWidget(self.list, 0, 0, 1, across)

    def _picked(self, key: str) -> None:
        if not self.several:
            self.given.emit(key, True)
            return
        kept = self._chosen
        self.given.emit(tuple(each for each in kept if each != key) if key in kept else (*kept, key), False)

    def take_key(self, event: QKeyEvent) -> bool:
        index = event.key() - Qt.Key.Key_1
        keys = list(self.buttons)
        if not 0 <= index < min(9, len(keys)):
            return False
        if self.several:
            self.buttons[keys[index]].setChecked(not self.buttons[keys[index]].isChecked())
        self._take(keys[index])
        return True

    def answer_keys(self) -> int:
        return min(9, len(self.buttons))

    def _take(self, chosen: str) -> None:
        if not self.several:
            for key, button in self.buttons.items():
                button.setChecked(key == chosen)
            self.given.emit(chosen, True)
            return
        self.given.emit(tuple(key for key, button in self.buttons.items() if button.isChecked()), False)

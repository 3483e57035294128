"""Choosing one or several: buttons with keys, pictures on them where the form has some, a list for many."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPixmap
from PySide6.QtWidgets import QGridLayout, QWidget

from fieldservice.domain.checklist import Choice, Question
from fieldservice.domain.checklist.lists import ListTable
from fieldservice.domain.checklist.looks import columns, in_one_line, in_table, listed
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
_MOST_BESIDE_A_LIST = 6  # where the form wants a list: these few are still found sooner as buttons with keys
_ROOM = 560  # px that a card has for choices side by side in the smallest window
_LONG = 40  # letters, where nobody counted them
_TONES = {"pass": "ok", "fail": "danger", "partial": "warn", "na": "muted", "": "accent"}


class ChoiceRows:
    """Choices of a template as a list is made of them."""

    def __init__(self, choices: Sequence[Choice], wording: str, files: Files) -> None:
        self._choices, self._wording, self._files = choices, wording, files
        self.keys = [choice.key for choice in choices]
        self.titles = [choice.title(wording) or choice.key for choice in choices]
        self.searched = [title.casefold() for title in self.titles]
        self.pictures = any(picture_of(choice.media, files, wording) is not None for choice in choices if choice.media)

    def picture(self, at: int) -> QPixmap | None:
        """Its picture."""
        return picture_of(self._choices[at].media, self._files, self._wording)


class FileRows:
    """Choices of a file, found by their words and by their keys, which are codes or part numbers mostly."""

    def __init__(self, choices: ListTable, wording: str) -> None:
        self.keys = choices.keys
        self.titles = choices.titles(wording)
        self.searched = choices.searched(wording)

    def picture(self, at: int) -> QPixmap | None:
        """There are none."""
        return None


class ChoiceEditor(Editor):
    """One or several of some words, each with its key; many of them as a list that typing narrows."""

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self.several = question.kind == "multi_choice"
        self._chosen: tuple[str, ...] = ()
        self.buttons: dict[str, AnswerButton] = {}
        self.list: ChoiceList | None = None
        self._offered: tuple[object, ...] = ()
        self._choices: Sequence[Choice] = ()
        self._files: Files = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(current().px(8))

    def _offer(self, choices: Sequence[Choice], gone: tuple[str, ...], wording: str) -> None:
        """Make the buttons; `gone` were answered and are not offered any more."""
        clear_layout(self._grid)
        self.buttons, self.list = {}, None
        most = _MOST_BESIDE_A_LIST if listed(self.question) else MOST_BUTTONS
        few = choices[:most] if len(choices) <= most else ()
        if len(choices) > most:
            self._offer_list(choices, wording)
        self.searches = self.list is not None
        for index, choice in enumerate(few):
            key = str(index + 1) if index < 9 else ""
            button = AnswerButton(choice.title(wording) or choice.key, "", _TONES[choice.verdict], key)
            button.clicked.connect(lambda _checked=False, chosen=choice.key: self._take(chosen))
            picture = picture_of(choice.media, self._files, wording)
            if picture is not None:
                button.set_picture(picture)
            self.buttons[choice.key] = button
        across = self._across(few, wording)
        for index, button in enumerate(self.buttons.values()):
            self._grid.addWidget(button, index // across, index % across)
        for at in range(self._grid.columnCount()):  # it never has fewer columns than it once had
            self._grid.setColumnStretch(at, 1 if at < across and few else 0)
        if gone:
            titles = [self._title(key, wording) for key in gone]
            words = translate("visit", "Answered, but not offered any more: {choices}", choices=", ".join(titles))
            self._grid.addWidget(Label(words, "body", "warn", wrap=True), len(choices) // across + 1, 0, 1, across)
        if not choices:
            none = translate("visit", "Nothing is offered here. It depends on earlier answers.")
            if getattr(self.question.choices, "missing", False):
                none = translate(
                    "visit",
                    "The list {file} is not on this computer yet. It comes with the next synchronisation.",
                    file=getattr(self.question.choices, "file", ""),
                )
            self._grid.addWidget(Label(none, "body", "muted", wrap=True), 0, 0)

    def _across(self, few: Sequence[Choice], wording: str) -> int:
        """How many stand side by side: as the form's author wants it, as far as there is room for the words."""
        wanted = columns(self.question)
        if not wanted:
            longest = max((len(choice.title(wording)) for choice in few), default=_LONG)
            wide = longest > (12 if wording == "zh_CN" else 24)
            return 1 if wide and len(few) < 5 else 2 if wide or len(few) in (2, 4) else 3
        if in_table(self.question):
            return max(1, len(few))
        theme = current()
        scale = in_one_line(self.question)  # all of it in one line before the keys on it
        widest = max((button.sizeHint().width() for button in self.buttons.values()), default=1)
        room = max(1, theme.px(_ROOM) // max(1, widest - theme.px(28) if scale else widest + theme.px(8)))
        if wanted >= len(few) > room and scale:
            return room if len(few) % room != 1 else max(1, room - 1)  # none alone in the last line
        return max(1, min(wanted, room, len(few)))

    def show_entry(self, entry: Entry) -> None:
        choices, gone = entry.view.state.choices(entry.item.address), entry.item.cell.unoffered
        inside = isinstance(choices, tuple)  # those of a file are compared as a whole and have no pictures
        pictures = tuple(entry.files) if inside and any(choice.media for choice in choices) else ()
        keys: object = tuple(choice.key for choice in choices) if inside else choices
        offered = (keys, gone, entry.wording, self.question.list_name, pictures)
        if offered != self._offered:
            self._offered, self._files, self._choices = offered, entry.files, choices
            self._offer(choices, gone, entry.wording)
        value = entry.item.cell.value
        chosen = value if isinstance(value, tuple) else (value,)
        for key, button in self.buttons.items():
            button.setChecked(key in chosen)
        if self.list is not None:
            self._chosen = tuple(key for key in chosen if isinstance(key, str))
            self.list.set_chosen(self._chosen, [self._title(key, entry.wording) for key in self._chosen])

    def enter(self) -> QWidget | None:
        return self.list.search if self.list is not None else None

    def _title(self, key: str, wording: str) -> str:
        choice = self.question.choice(key)
        return (choice.title(wording) if choice is not None else "") or key

    def _offer_list(self, choices: Sequence[Choice], wording: str) -> None:
        if isinstance(choices, ListTable):
            self.list = ChoiceList(FileRows(choices, wording))
        else:
            rows = ChoiceRows(choices, wording, self._files)
            self.list = ChoiceList(rows, rows.pictures)
        self.list.picked.connect(self._picked)
        self._grid.addWidget(self.list, 0, 0)

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

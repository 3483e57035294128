"""Editors of the kinds of questions that forms bring along: ranking, places on a map, files, a confirmation."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from fieldservice.domain.checklist import Choice, Question
from fieldservice.domain.records import Attachment
from fieldservice.i18n import translate
from ui.kit.answers import AnswerButton
from ui.kit.buttons import Button
from ui.kit.fields import TextArea, TextField
from ui.kit.labels import IconLabel, Label
from ui.kit.panels import clear_layout, column, row
from ui.shell.viewing import FileOpener
from ui.visit.editors import Editor, FieldEditor
from ui.visit.photo_view_model import PhotosViewModel
from ui.visit.questions import Entry
from ui.visit.view_model import VisitViewModel

_FILTERS = {
    "audio": "*.mp3 *.wav *.m4a *.ogg *.flac *.amr *.aac",
    "video": "*.mp4 *.mov *.mkv *.webm *.avi *.3gp",
    "file": "*",
}


class RankEditor(Editor):
    """Choices put in order by buttons; the order that stands there counts once it is confirmed or changed."""

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self._order: list[str] = []
        self._language = ""
        self._choices: Sequence[Choice] = ()
        self._rows = column(spacing=4)
        stack = column(self, spacing=8)
        stack.addLayout(self._rows)
        self.keep = Button(translate("visit", "The order is right"), size=44, icon="check", on_click=self._keep)
        stack.addLayout(row(self.keep, None))

    def show_entry(self, entry: Entry) -> None:
        self._choices = entry.view.state.choices(entry.item.address)
        self._language = entry.wording
        value = entry.item.cell.value
        offered = [choice.key for choice in self._choices]
        ranked = [key for key in value if key in offered] if isinstance(value, tuple) else []
        order = [*ranked, *(key for key in offered if key not in ranked)]
        self.keep.setVisible(not entry.item.cell.answered)
        if order != self._order or not self._rows.count():
            self._order = order
            self._fill()

    def shift(self, index: int, by: int) -> None:
        """Move one of them up (-1) or down (+1)."""
        other = index + by
        if not 0 <= other < len(self._order):
            return
        self._order[index], self._order[other] = self._order[other], self._order[index]
        self._fill()
        self._keep()

    def _keep(self) -> None:
        self.given.emit(tuple(self._order), False)

    def _fill(self) -> None:
        clear_layout(self._rows)
        titles = {choice.key: choice.title(self._language) for choice in self._choices}
        for index, key in enumerate(self._order):
            words = titles.get(key, key)
            up = Button("", "quiet", 32, "chevron-up", on_click=partial(self.shift, index, -1))
            down = Button("", "quiet", 32, "chevron-down", on_click=partial(self.shift, index, 1))
            up.setAccessibleName(translate("visit", "{choice} one up", choice=words))
            down.setAccessibleName(translate("visit", "{choice} one down", choice=words))
            up.setEnabled(index > 0)
            down.setEnabled(index < len(self._order) - 1)
            line = row(Label(str(index + 1), "lead", "muted"), up, down, Label(words, "lead"), None, spacing=8)
            holder = QWidget()
            line.setContentsMargins(0, 0, 0, 0)
            holder.setLayout(line)
            self._rows.addWidget(holder)


class PlaceEditor(FieldEditor):
    """Latitude and longitude, typed or pasted from a map; several points in lines of their own."""

    TAB_GOES_ON = True

    def __init__(self, question: Question) -> None:
        self.several = question.kind != "geopoint"
        example = translate("visit", "Latitude and longitude, such as 31.2304 121.4737")
        if self.several:
            super().__init__(question, TextArea("", placeholder=example, rows=4), autosave=False)
        else:
            super().__init__(question, TextField("", placeholder=example, icon="map-pin", height=56))

    def shown(self, value: object) -> object:
        text = value if isinstance(value, str) else ""
        return text.replace("; ", "\n") if self.several else text

    def typed(self) -> object:
        text = str(self.field.value() or "")
        return "; ".join(line for line in text.splitlines() if line.strip()) if self.several else text


class ConfirmEditor(Editor):
    """One button: read and agreed."""

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self.button = AnswerButton(translate("visit", "Confirm"), "circle-check", "ok", "1")
        self.button.clicked.connect(self._confirm)
        column(self).addWidget(self.button)

    def show_entry(self, entry: Entry) -> None:
        self.button.setChecked(entry.item.cell.value == "OK")

    def take_key(self, event: QKeyEvent) -> bool:
        if event.key() != Qt.Key.Key_1:
            return False
        self._confirm()
        return True

    def answer_keys(self) -> int:
        return 1

    def _confirm(self) -> None:
        self.button.setChecked(True)
        self.given.emit("OK", True)


class FilesEditor(Editor):
    """Sound, films and other files as attachments of the answer."""

    def __init__(self, question: Question, visit: VisitViewModel, entry: Entry) -> None:
        super().__init__(question)
        self._visit, self._entry = visit, entry
        self._photos = PhotosViewModel(visit)
        self.players: list[Button] = []
        self.savers: list[Button] = []
        self.opener = FileOpener(visit.form_access, self)
        self._list = column(spacing=4)
        self.choose = Button(translate("visit", "Choose a file…"), size=44, icon="paperclip", on_click=self._ask)
        stack = column(self, spacing=8)
        stack.addLayout(self._list)
        stack.addLayout(row(self.choose, None))

    def show_entry(self, entry: Entry) -> None:
        self._entry = entry
        clear_layout(self._list)
        snapshot = self._visit.snapshot
        files = {file.id: file for file in snapshot.detail.files} if snapshot is not None else {}
        value = entry.item.cell.value
        self.players, self.savers = [], []
        for id in value if isinstance(value, tuple) else ():
            file = files.get(id)
            name = file.name if file is not None else translate("visit", "A file that is not on this computer")
            away = Button("", "quiet", 32, "x", on_click=partial(self._remove, id))
            away.setAccessibleName(translate("visit", "Take {name} off", name=name))
            holder = QWidget()
            line = row(IconLabel("paperclip", "muted", 16), Label(name, "body", elide=True), spacing=8)
            line.setStretch(1, 1)
            for button in self._uses(file) if file is not None else ():
                line.addWidget(button)
            line.addWidget(away)
            line.setContentsMargins(0, 0, 0, 0)
            holder.setLayout(line)
            self._list.addWidget(holder)

    def _uses(self, attachment: Attachment) -> list[Button]:
        """Opening it, and a copy of it."""
        file = self._visit.services.attachments.stored(attachment)
        if not file.here:
            away = Button(translate("visit", "On its way"), "quiet", 32)
            away.setEnabled(False)
            return [away]
        words = translate("visit", "Open")
        if file.plays:
            words = translate("visit", "Play the film") if file.film else translate("visit", "Play the sound")
        icon = "play" if file.plays else "eye"
        opener = Button(words, "secondary", 32, icon, on_click=lambda: self.opener.open([file]))
        self.players.append(opener)
        save = Button(translate("visit", "Save a copy…"), "quiet", 32, "save", on_click=lambda: self.opener.save(file))
        save.setToolTip(translate("viewer", "A copy outside the program is not encrypted."))
        self.savers.append(save)
        return [opener, save]

    def take_files(self, sources: list[object]) -> None:
        """Attach files to this answer."""
        checklist, place = self._entry.key
        value = self._entry.item.cell.value
        self._photos.add_files_to_answer(sources, checklist, place, value if isinstance(value, tuple) else ())

    def _ask(self) -> None:
        words = translate("visit", "Files ({pattern})", pattern=_FILTERS[self.question.kind])
        names, _chosen = QFileDialog.getOpenFileNames(self, translate("visit", "Choose a file"), "", words)
        if names:
            self.take_files([Path(name) for name in names])

    def _remove(self, id: str) -> None:
        value = self._entry.item.cell.value
        kept = tuple(each for each in value if each != id) if isinstance(value, tuple) else ()
        self.given.emit(kept or None, False)

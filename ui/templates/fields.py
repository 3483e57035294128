"""The fields of the editor: one each for a property, handed over while typing rests and on leaving."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from fieldservice.domain.checklist import editing
from fieldservice.errors import UserError
from fieldservice.i18n import translate
from ui.kit.buttons import Button, MenuButton
from ui.kit.choices import CheckBox, ChoiceField
from ui.kit.fields import TextArea, TextField
from ui.kit.panels import Card, ScrollPage, column, row
from ui.templates.editor_view_model import number_of
from ui.templates.rule_field import RuleField
from ui.templates.words import language_words, title_in

C = "templates"

_REST_MS = 350
_MOST_NAMES = 60


class Edited(Protocol):
    """What is being edited: a JSON object of which one item (or the whole) is selected."""

    data: dict[str, Any]
    selected: str  # '' for the whole
    wording: str  # the language in which everything is shown

    def languages(self) -> list[str]:
        """Those in which its words are written."""
        ...

    def languages_to_write(self, texts: Mapping[str, object]) -> list[str]:
        """Those in which a text is written, the one that is shown first."""
        ...

    def item(self) -> dict[str, Any] | None:
        """What is selected; None for the whole."""
        ...

    def set(self, name: str, value: object) -> None:
        """Set a property of what is selected."""
        ...


class FieldPanel(ScrollPage):
    """Makes fields and hands over what is typed; `fields` has them by the name of their property."""

    def __init__(self, editor: Edited) -> None:
        super().__init__(gutter=16, spacing=12, name=translate(C, "Properties"))
        self.editor: Edited = editor
        self.fields: dict[str, QWidget] = {}
        self.opened: set[str] = set()  # cards and languages that people have unfolded
        self._pending: dict[str, Callable[[], None]] = {}
        self._typed_last: TextArea | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST_MS)
        self._timer.timeout.connect(self.flush)

    def flush(self) -> None:
        """Hand over what was typed last."""
        self._timer.stop()
        pending, self._pending = self._pending, {}
        for commit in pending.values():
            commit()

    def later(self, name: str, commit: Callable[[], None]) -> None:
        """Hand something over as soon as typing rests."""
        self._pending[name] = commit
        self._timer.start()

    # ---- fields

    def words(self, body: Any, name: str, label: str, texts: dict[str, str]) -> None:
        """A text in every language of the form; with more than two, the others are unfolded."""
        languages = self.editor.languages_to_write(texts)
        first = languages[: 1 if len(languages) > 2 else 2]
        body.addLayout(self._in_languages(name, label, texts, first))
        others = [each for each in languages if each not in first]
        if not others:
            return
        rest = QWidget()
        inside = column(rest, spacing=8)
        for at in range(0, len(others), 2):
            inside.addLayout(self._in_languages(name, label, texts, others[at : at + 2]))
        self._fold(body, rest, f"words.{name}", translate(C, "%n other languages", n=len(others)))

    def _in_languages(self, name: str, label: str, texts: dict[str, str], languages: list[str]) -> Any:
        line = row(spacing=12)
        alone = len(self.editor.languages()) < 2
        for language in languages:
            words = label if alone else f"{label} · {language_words(language)}"
            field = TextArea(words, str(texts.get(language, "")), rows=2, max_rows=6)
            hand_over = partial(self._commit_words, name, language, field)
            field.changed.connect(partial(self.later, f"{name}.{language}", hand_over))
            field.edit.installEventFilter(self)
            self.fields[f"{name}.{language}"] = field
            line.addWidget(field, 1)
        return line

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            fields = (field for field in self.fields.values() if isinstance(field, TextArea))
            self._typed_last = next((field for field in fields if field.edit is watched), self._typed_last)
        return super().eventFilter(watched, event)

    def answer_menu(self) -> MenuButton:
        """Puts the answer of another question into the text that is being written: `${/data/tag}`."""
        menu = MenuButton(translate(C, "Put in an answer"), "quiet", 28)
        menu.setToolTip(translate(C, "The text shows what was answered there."))
        for path, words in self.names()[:_MOST_NAMES]:
            menu.add(words, partial(self._put_in, path))
        menu.setEnabled(not menu.menu_of().isEmpty())
        return menu

    def _put_in(self, path: str) -> None:
        fields = list(self.fields.values())
        target = self._typed_last if self._typed_last in fields else None
        target = target or next((field for field in fields if isinstance(field, TextArea)), None)
        if target is not None:
            target.edit.insertPlainText("${" + path + "}")
            target.focus()

    def text(
        self, name: str, label: str, value: object, commit: Callable[[str], None] | None = None,
        placeholder: str = "", on_leaving: bool = False,
    ) -> TextField:  # fmt: skip
        """A line of text; `commit` may refuse it with a UserError. `on_leaving`: not while it is typed."""
        field = TextField(label, "" if value is None else str(value), placeholder=placeholder)
        work = commit or (lambda text: self.editor.set(name, text.strip()))

        def hand_over() -> None:
            try:
                work(str(field.value()))
                field.set_error("")
            except UserError as error:
                field.set_error(error.message())

        if on_leaving:
            field.committed.connect(hand_over)
        else:
            field.changed.connect(partial(self.later, name, hand_over))
        self.fields[name] = field
        return field

    def number(self, name: str, label: str, value: object, placeholder: str = "") -> TextField:
        """A number; empty takes the property away."""
        return self.text(name, label, value, lambda text: self.editor.set(name, number_of(text)), placeholder)

    def rule(
        self, body: Any, name: str, label: str, value: object, placeholder: str = "",
        commit: Callable[[str], object] | None = None,
    ) -> None:  # fmt: skip
        """A rule, with the names of questions to put in."""
        field = RuleField(label, self.names, placeholder)
        field.set_text("" if value is None else str(value))
        field.committed.connect(commit or partial(self.editor.set, name))
        self.fields[name] = field
        body.addWidget(field)

    def choice(
        self, name: str, label: str, choices: list[tuple[object, str]], value: object,
        commit: Callable[[str], object] | None = None,
    ) -> ChoiceField:  # fmt: skip
        """One of several."""
        field = ChoiceField(label, choices, value)
        work = commit or partial(self.editor.set, name)
        field.committed.connect(lambda: work(str(field.value())))
        self.fields[name] = field
        return field

    def check(
        self, body: Any, name: str, words: str, on: object, commit: Callable[[bool], object] | None = None
    ) -> None:
        """Yes or no."""
        box = CheckBox(words, bool(on))
        box.toggled.connect(commit or (lambda checked: self.editor.set(name, True if checked else None)))
        self.fields[name] = box
        body.addWidget(box)

    def side_by_side(self, body: Any, *fields: QWidget) -> None:
        """Fields in one line, equally wide."""
        line = row(spacing=12)
        for field in fields:
            line.addWidget(field, 1)
        body.addLayout(line)

    # ---- cards

    def card(self, body: Any, title: str, detail: str = "") -> Card:
        """A card of its own for what belongs together."""
        card = Card(title, detail, padding=14, spacing=10)
        body.addWidget(card)
        return card

    def folded_card(self, body: Any, key: str, title: str, filled: bool) -> Any:
        """A card that shows its fields when it is unfolded or `filled`; returns the layout to put them in."""
        card = Card(padding=8, spacing=8)
        body.addWidget(card)
        inside = QWidget()
        if filled:
            self.opened.add(key)
        self._fold(card.body, inside, key, title)
        return column(inside, 6, 10)

    def _fold(self, body: Any, inside: QWidget, key: str, words: str) -> None:
        button = Button(words, "quiet", 28)

        def show() -> None:
            inside.setVisible(key in self.opened)
            button.set_icon("chevron-down" if key in self.opened else "chevron-right")

        def turn() -> None:
            self.opened ^= {key}
            show()

        button.clicked.connect(turn)
        body.addLayout(row(button, None))
        body.addWidget(inside)
        show()

    # ---- what others need

    def names(self) -> list[tuple[str, str]]:
        """(path, words) of the questions that rules and texts can speak of."""
        data, own = self.editor.data, self.editor.selected
        return [
            (editing.path_of(data, item["key"]), title_in(item, self.editor.wording) or item["key"])
            for item in editing.walk(data["items"])
            if not item.get("group") and item["key"] != own
        ]

    def _commit_words(self, name: str, language: str, field: TextArea) -> None:
        target = self.editor.item() if self.editor.selected else self.editor.data
        if target is None:
            return
        texts = {**target.get(name, {}), language: str(field.value()).strip()}
        self.editor.set(name, {key: text for key, text in texts.items() if text})

"""A card that shows facts and turns into a form in its place: E or "Edit" opens it, Ctrl+Enter saves, Escape closes.

What is typed is kept as a draft; closing without saving keeps it, opening again brings it back.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from fieldservice.i18n import translate
from ui.bridge.drafts import DraftKeeper
from ui.bridge.environment import Environment
from ui.directory.form import Form
from ui.kit.buttons import Button
from ui.kit.labels import Label
from ui.kit.panels import Card, KeyValues, column, row

C = "directory_page"


class EditCard(Card):
    """`build(form)` adds the fields once; `show_facts` fills the resting look; `saved(values)` carries changes only."""

    saved = Signal(object)

    def __init__(
        self, title: str, environment: Environment, build: Callable[[Form], None], label_width: int = 96
    ) -> None:
        super().__init__(title, action=translate(C, "Edit"), on_action=lambda: self.edit())
        self._environment, self._build_form = environment, build
        self._record: dict[str, Any] = {}
        self._draft_key = ""
        self._draft: DraftKeeper | None = None
        self.form: Form | None = None
        self.facts = KeyValues(label_width)
        self.add(self.facts)
        self._editor = QWidget()
        self._editor_column = column(self._editor, spacing=12)
        self.add(self._editor)
        self._editor.hide()

    @property
    def editing(self) -> bool:
        """Whether the form is open."""
        return not self._editor.isHidden()

    def set_record(self, record_key: str, values: dict[str, Any]) -> None:
        """What is stored now; a form that is open keeps what is typed into it."""
        self._record = values
        if record_key != self._draft_key:
            self._draft_key = record_key
            self._close()
            self._draft = DraftKeeper(self._environment, record_key, self)
            self._draft.found.connect(self._draft_found)
            self._draft.load()

    def edit(self) -> None:
        """Open the form."""
        if self.form is None:
            self._make_form()
        form = self.form
        if form is None or self.editing:
            return
        form.fill(self._record)
        self.kept.hide()
        self.facts.hide()
        self._editor.show()
        if self._draft is not None:
            self._draft.load()
        next(iter(form.fields.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Hand over what differs from what is stored."""
        if self.form is None or not self.form.check():
            return
        changes = {key: value for key, value in self.form.values().items() if value != self._record.get(key)}
        if changes:
            self.saved.emit(changes)
        else:
            self.finish()

    def finish(self) -> None:
        """The change is stored: close the form, forget the draft."""
        if self._draft is not None:
            self._draft.forget()
        self._close()

    def give_up(self) -> None:
        """Close without saving and forget what was typed."""
        self.finish()

    def put_away(self) -> None:
        """The page is left: what is typed reaches the disk at once."""
        if self._draft is not None:
            self._draft.flush()

    def show_problem(self, error: Any) -> bool:
        """Say it beside the field; False when no form is open or the error belongs to none of its fields."""
        return self.editing and self.form is not None and self.form.show_problem(error)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if self.editing and control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save()
            return
        if self.editing and event.key() == Qt.Key.Key_Escape:
            self.put_away()
            self._close()
            return
        super().keyPressEvent(event)

    def _make_form(self) -> None:
        self.form = Form()
        self._build_form(self.form)
        self.form.changed.connect(self._changed)
        self.kept = Label(translate(C, "This is what you typed last time. It was not saved yet."), "small", "muted")
        self.kept.hide()
        self._editor_column.addWidget(self.kept)
        self._editor_column.addWidget(self.form)
        cancel = Button(translate(C, "Discard changes"), "quiet", on_click=self.give_up)
        self.save_button = Button(translate(C, "Save"), "primary", key="Ctrl+Return", on_click=self.save)
        self._editor_column.addLayout(row(None, cancel, self.save_button))

    def _changed(self) -> None:
        if self._draft is not None and self.form is not None:
            self._draft.keep(self.form.draft())

    def _draft_found(self, values: dict[str, Any]) -> None:
        if self.form is None or not self.editing:
            if values:
                self.edit()
            return
        before = self.form.draft()
        self.form.fill(values)
        self.kept.setVisible(self.form.draft() != before)

    def _close(self) -> None:
        self._editor.hide()
        self.facts.show()

"""A dialog around one form: its draft, its sentences, its save."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from fieldservice.i18n import translate
from ui.bridge.drafts import DraftKeeper
from ui.bridge.environment import Environment
from ui.directory.form import Form
from ui.kit.dialogs import Dialog
from ui.kit.labels import Label

C = "directory_page"


class RecordDialog(Dialog):
    """`send(values)` is called when everything is good; the owner answers by `finish()` or `show_problem(error)`."""

    def __init__(
        self,
        title: str,
        parent: QWidget,
        environment: Environment,
        draft_key: str,
        act: str,
        send: Callable[[dict[str, Any]], object],
        sentence: str = "",
        width: int = 560,
    ) -> None:
        super().__init__(title, parent, width, sentence)
        self._send = send
        self._start: dict[str, Any] = {}
        self.form = Form()
        self.add(self.form)
        self.kept = Label(translate(C, "This is what you typed last time. It was not saved yet."), "small", "muted")
        self.kept.hide()
        self.add(self.kept)
        self.draft = DraftKeeper(environment, draft_key, self)
        self.draft.found.connect(self._restore)
        self.form.changed.connect(self._changed)
        self.add_cancel()
        self.save_button = self.add_action(act, self.save, "primary")

    def begin(self, values: dict[str, Any]) -> None:
        """Show what is stored, then what was typed before."""
        self.form.fill(values)
        self._start = self.form.draft()
        self.draft.load()
        next(iter(self.form.fields.values())).setFocus()

    def begin_with(self, record: Any | None) -> None:
        """Show what the record holds in the fields of the form; nothing for a new one."""
        self.begin({key: getattr(record, key) for key in self.form.fields} if record is not None else {})

    def field(self, key: str) -> Any:
        """A field of the form."""
        return self.form.fields[key]

    def save(self) -> None:
        """Send the form when everything is good."""
        if self.form.check():
            self.save_button.setEnabled(False)
            self._send(self.form.values())

    def finish(self) -> None:
        """What was typed is stored."""
        self.draft.forget()
        self.accept()

    def show_problem(self, error: Any) -> bool:
        """Say it beside its field; False when it belongs to none."""
        self.save_button.setEnabled(True)
        return self.form.show_problem(error)

    def done(self, result: int) -> None:
        self.draft.flush()
        super().done(result)

    def _changed(self) -> None:
        self.draft.keep(self.form.draft())

    def _restore(self, values: dict[str, Any]) -> None:
        if self.form.draft() == self._start and values != self._start:
            self.form.fill(values)
            self.kept.setVisible(self.form.draft() != self._start)

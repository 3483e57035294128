"""The base of a settings section: cards of fields that save on leaving."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.kit.feedback import Note
from ui.kit.fields import Field
from ui.kit.panels import column
from ui.settings.view_model import SettingsModel, State


class Section(QWidget):
    """A column of cards; `fields` are found by name when an answer concerns one."""

    def __init__(self, environment: Environment, model: SettingsModel) -> None:
        super().__init__()
        self.environment, self.model = environment, model
        self.fields: dict[str, Field] = {}
        self.body = column(self, spacing=16)
        self.readers = Note(translate("settings", "Managers and administrators change what stands here."))
        self.readers.hide()
        self.body.addWidget(self.readers)

    def fill(self, state: State) -> None:
        """Show what was read."""

    def saving(self, name: str, field: Field, save: Callable[[object], object]) -> Field:
        """Register a field whose value is saved on leaving it."""
        self.fields[name] = field
        field.committed.connect(lambda: save(field.value()))
        return field

    def open_to(self, may_change: bool, *others: QWidget) -> None:
        """Let fields and `others` be changed, or only read, with a word by whom they are changed."""
        self.readers.setVisible(not may_change)
        for widget in (*self.fields.values(), *others):
            widget.setEnabled(may_change)

    def put(self, name: str, value: object) -> None:
        """Show a value unless the person is typing there."""
        field = self.fields[name]
        typing = field.frame.editor is not None and field.frame.editor.hasFocus()
        if not typing and field.value() != value:
            field.set_value(value)

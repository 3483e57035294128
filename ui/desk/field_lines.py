"""Small help for the fields of the intake form: fields in one line, and search fields that show what the form holds."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.kit.panels import row
from ui.kit.search import SearchField, Suggestion


def in_one_line(*fields: QWidget, first: int = 2) -> QHBoxLayout:
    """Fields side by side; of the width the first one has `first` parts and each other one two."""
    line = row(*fields, spacing=16)
    for index in range(len(fields)):
        line.setStretch(index, 2 if index else first)
        line.setAlignment(fields[index], Qt.AlignmentFlag.AlignTop)
    return line


def typed(field: SearchField) -> str:
    """What was typed and not taken from the list."""
    return field.edit.text() if field.suggestion() is None else ""


def show_in(field: SearchField, chosen: Suggestion | None, text: str) -> None:
    """Bring a search field to what the form holds, without searching."""
    now = field.suggestion()
    if chosen is not None:
        if now is None or now.id != chosen.id or now.plain() != chosen.plain():
            field.take(chosen, announce=False)
        return
    if now is not None:
        field.set_value(None)
    if field.edit.text() != text:
        field.edit.setText(text)
    if not text:
        field.set_status("")

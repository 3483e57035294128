"""Small help for the intake form: fields in one line, what search fields show, what the clipboard holds."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter
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


def pasted() -> tuple[list[Path], bytes]:
    """The files on the clipboard, else the picture there as PNG; both are empty when it holds neither."""
    held = QGuiApplication.clipboard().mimeData()
    paths = [Path(url.toLocalFile()) for url in held.urls() if url.isLocalFile()]
    image = held.imageData() if held.hasImage() and not paths else None
    if not isinstance(image, QImage) or image.isNull():
        return paths, b""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return paths, bytes(buffer.data().data())

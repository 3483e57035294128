"""Saving the recovery code to a file the person chooses."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from fieldservice.errors import FieldServiceError
from fieldservice.i18n import translate
from fieldservice.system.atomic import write_atomic
from ui.shell.notices import FaultDialog


def save_code(code: str, parent: QWidget) -> Path | None:
    """Ask where, write the code there; None when the person changed their mind or the disk refused (and was named)."""
    name = translate("welcome", "Recovery code") + ".txt"
    title = translate("welcome", "Save the recovery code")
    chosen, _kind = QFileDialog.getSaveFileName(parent, title, str(Path.home() / name), "*.txt")
    if not chosen:
        return None
    words = translate("welcome", "Recovery code")
    try:
        write_atomic(Path(chosen), f"{words}\n\n{code}\n".encode())
    except FieldServiceError as error:
        FaultDialog(error, parent).open()
        return None
    return Path(chosen)

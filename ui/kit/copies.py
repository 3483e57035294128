"""Asking where a copy of a file goes."""

from __future__ import annotations

from PySide6.QtWidgets import QFileDialog, QWidget

from fieldservice.system.file_kinds import safe_name


def copy_dialog(title: str, name: str, parent: QWidget) -> QFileDialog:
    """Asks for a place; `name` is proposed, without any folder: it may come from another computer, and nobody looks
    twice at a proposal such as `../../Startup/x.bat`.
    """
    dialog = QFileDialog(parent, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.selectFile(safe_name(name))
    return dialog

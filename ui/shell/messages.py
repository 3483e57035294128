"""All messages to people: the snackbar with undo, problems in words, and the one dialog after a crash."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtWidgets import QDialog

from fieldservice.errors import EnvironmentFault, FieldServiceError

if TYPE_CHECKING:
    from ui.kit.feedback import Snackbar
    from ui.shell.window import MainWindow


class WindowMessages:
    """Speaks in the window it is attached to."""

    def __init__(self) -> None:
        self._window: MainWindow | None = None
        self._snackbar: Snackbar | None = None
        self.dialog: QDialog | None = None  # the notice or crash dialog in view

    def attach(self, window: MainWindow) -> None:
        """Speak in `window` from now on; called again whenever its content is built anew."""
        self._window = window
        self._snackbar = None

    @property
    def snackbar(self) -> Snackbar | None:
        """The bar at the foot of the content, made when something is first said; None without a window."""
        if self._snackbar is None and self._window is not None:
            from ui.kit.feedback import Snackbar

            self._snackbar = Snackbar(self._window.content)
        return self._snackbar

    def say(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """A snackbar; with `undo`, Ctrl+Z works while it shows."""
        snackbar = self.snackbar
        if snackbar is not None:
            snackbar.say(text, undo)

    def problem(self, error: object) -> None:
        """A UserError is one sentence; an EnvironmentFault a dialog that says what to do about it."""
        if isinstance(error, EnvironmentFault):
            from ui.shell.notices import FaultDialog

            self._show(FaultDialog(error, self._window))
        elif isinstance(error, FieldServiceError):
            self.say(error.message())
        else:
            self.say(str(error))

    def crash(self, file: Path | None) -> None:
        """Say calmly that the program made a mistake. While one such dialog shows, no second one covers it."""
        if self.dialog is not None and shiboken6.isValid(self.dialog) and self.dialog.isVisible():
            return
        from ui.shell.notices import CrashDialog

        self._show(CrashDialog(file, self._window))

    def _show(self, dialog: QDialog) -> None:
        if self.dialog is not None and shiboken6.isValid(self.dialog):
            self.dialog.close()
        self.dialog = dialog
        dialog.open()

"""Dialogs that say what happened, what is safe and what to do."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from fieldservice.errors import EnvironmentFault, FieldServiceError
from fieldservice.i18n import translate
from ui.kit.buttons import Button
from ui.kit.labels import IconLabel, Label
from ui.kit.panels import column, row
from ui.kit.theme import current


class NoticeDialog(QDialog):
    """An icon, a title, sentences in order of importance, buttons at the right."""

    def __init__(self, title: str, sentences: list[str], tone: str, icon: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setFixedWidth(current().px(500))
        words = column(spacing=8)
        words.addWidget(Label(title, "lead", strong=True, wrap=True))
        for sentence in sentences:
            words.addWidget(Label(sentence, wrap=True, selectable=True))
        body = row(spacing=16)
        body.addWidget(IconLabel(icon, tone, 24), 0, Qt.AlignmentFlag.AlignTop)
        body.addLayout(words, 1)
        whole = column(self, 24, 24)
        whole.addLayout(body)
        self._last: Button | None = None
        self._buttons = row(None)
        whole.addLayout(self._buttons)

    def showEvent(self, event: QShowEvent) -> None:
        """As high as the sentences need at this width, the last button ready for Enter."""
        layout = self.layout()
        if layout is not None:
            self.setFixedHeight(layout.totalHeightForWidth(self.width()))
        if self._last is not None:
            self._last.setFocus()
        super().showEvent(event)

    def add_button(self, button: Button) -> Button:
        """Append a button."""
        self._buttons.addWidget(button)
        self._last = button
        return button


def sentences_of(error: FieldServiceError) -> list[str]:
    """What happened and, where the machine stands in the way, what to do."""
    return [error.message(), error.next_step()] if isinstance(error, EnvironmentFault) else [error.message()]


class FaultDialog(NoticeDialog):
    """The machine stands in the way: the sentence, then the next step."""

    def __init__(self, fault: FieldServiceError, parent: QWidget | None) -> None:
        super().__init__(
            translate("shell", "This computer needs your help"),
            sentences_of(fault),
            "warn",
            "triangle-alert",
            parent,
        )
        close = self.add_button(Button(translate("shell", "Understood"), "primary", on_click=self.accept))
        close.setDefault(True)


class CrashDialog(NoticeDialog):
    """A bug: the program goes on, what was saved is safe, the report is in a file."""

    def __init__(self, file: Path | None, parent: QWidget | None) -> None:
        sentences = [
            translate("shell", "The program made a mistake and could not finish the last action."),
            translate("shell", "Everything that was saved before is safe, and what you typed is kept as a draft."),
            translate("shell", "Go on working. If it happens again, close the program and start it again."),
        ]
        if file is not None:
            sentences.append(
                translate("shell", "A report without customer data is in {file}. Send it to support.", file=file.name)
            )
        super().__init__(translate("shell", "Something went wrong"), sentences, "danger", "circle-alert", parent)
        if file is not None:
            folder = QUrl.fromLocalFile(str(file.parent))
            self.add_button(
                Button(
                    translate("shell", "Open the folder"),
                    icon="folder-open",
                    on_click=lambda: QDesktopServices.openUrl(folder),
                )
            )
        close = self.add_button(Button(translate("shell", "Go on working"), "primary", on_click=self.accept))
        close.setDefault(True)


def say_before_window(error: FieldServiceError) -> None:
    """Say why the program can't start, before there is a window."""
    dialog = NoticeDialog(translate("shell", "The program can't open"), sentences_of(error), "info", "info", None)
    dialog.add_button(Button(translate("shell", "Close"), "primary", on_click=dialog.accept))
    dialog.exec()

"""The dialog frame: a title, a body, one primary action at the right. A question only before what can't be undone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from fieldservice.i18n import translate
from ui.kit.buttons import Button, Kind
from ui.kit.labels import Label
from ui.kit.panels import column, panel
from ui.kit.theme import current


class Dialog(QDialog):
    """Fill `dialog.body`; `add_action` from left to right, the primary last. Enter acts, Escape cancels."""

    def __init__(self, title: str, parent: QWidget | None = None, width: int = 520, sentence: str = "") -> None:
        super().__init__(parent)
        theme = current()
        self.setWindowTitle(title)
        self.setModal(True)
        self.setMinimumWidth(theme.px(width))
        self._primary: Button | None = None
        outer = column(self)
        top = panel("raised")
        inside = QVBoxLayout(top)
        inside.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(20))
        inside.setSpacing(theme.px(12))
        inside.addWidget(Label(title, "title", wrap=True))
        if sentence:
            inside.addWidget(Label(sentence, "body", "muted", wrap=True))
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.px(12))
        inside.addLayout(self.body, 1)
        outer.addWidget(top, 1)
        foot = panel("status")
        self._actions = QHBoxLayout(foot)
        self._actions.setContentsMargins(theme.px(24), theme.px(12), theme.px(24), theme.px(12))
        self._actions.setSpacing(theme.px(8))
        self._actions.addStretch(1)
        outer.addWidget(foot)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        self.body.addWidget(widget, stretch)

    def add_layout(self, layout: QLayout) -> None:
        self.body.addLayout(layout)

    def add_cancel(self, words: str = "") -> Button:
        """A quiet button that closes without acting."""
        return self.add_action(words or translate("kit", "Cancel"), self.reject, "quiet")

    def add_action(
        self, words: str, on_click: Callable[[], object], kind: Kind = "secondary", icon: str = ""
    ) -> Button:
        button = Button(words, kind, 32, icon, on_click=on_click)
        if kind == "primary":
            self._primary = button
            button.setDefault(True)
        self._actions.addWidget(button)
        return button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control and self._primary is not None:
            self._primary.click()
            return
        super().keyPressEvent(event)


def ask(parent: QWidget | None, title: str, sentence: str, act: str, danger: bool = False) -> bool:
    """Ask before what can't be undone; `sentence` says what will happen, `act` is the verb. False when cancelled."""
    dialog = question(parent, title, sentence, act, danger)
    return dialog.exec() == QDialog.DialogCode.Accepted


def question(parent: QWidget | None, title: str, sentence: str, act: str, danger: bool = False) -> Dialog:
    """The dialog of `ask`, not yet shown (pages that must not block use its `accepted` signal and `open()`)."""
    dialog = Dialog(title, parent, 440, sentence)
    cancel = dialog.add_cancel()
    dialog.add_action(act, dialog.accept, "danger" if danger else "primary")
    if danger:
        cancel.setFocus(Qt.FocusReason.OtherFocusReason)
    return dialog

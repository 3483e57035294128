"""The question before a version is published that somebody else's newer one does not stand in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fieldservice.i18n import translate
from ui.kit.dialogs import Dialog
from ui.kit.labels import Label

C = "templates"


class OverDialog(Dialog):
    """`chosen` when it is to be published all the same."""

    chosen = Signal()

    def __init__(self, sentence: str, parent: QWidget) -> None:
        super().__init__(translate(C, "Publish over a newer version?"), parent, 480)
        what = translate(
            C,
            "Your draft does not contain what was changed there. If you publish it, yours is used from now on; theirs"
            " stays readable, and jobs that have it keep it.",
        )
        self.add(Label(sentence, "body", strong=True, wrap=True))
        self.add(Label(what, "body", wrap=True))
        self.add_action(translate(C, "Go on editing"), self.reject, "quiet")
        self.over = self.add_action(translate(C, "Publish mine"), self._act, "primary")

    def _act(self) -> None:
        self.accept()
        self.chosen.emit()

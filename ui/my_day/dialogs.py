"""Handing a visit back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from fieldservice.i18n import translate
from ui.kit.buttons import Button
from ui.kit.dialogs import Dialog
from ui.kit.fields import TextArea
from ui.kit.labels import Label
from ui.kit.photos import FlowLayout


class ReasonDialog(Dialog):
    """Asks why, with usual reasons to tap; the reason is needed."""

    def __init__(
        self,
        title: str,
        sentence: str,
        act: str,
        usual: tuple[str, ...],
        on_reason: Callable[[str], object],
        parent: QWidget | None = None,
        danger: bool = False,
    ) -> None:
        super().__init__(title, parent, 520, sentence)
        self._on_reason = on_reason
        chips = QWidget()
        flow = FlowLayout(chips, 8)
        for words in usual:
            flow.addWidget(Button(words, size=36, on_click=partial(self._say, words)))
        if usual:
            self.add(Label(translate("my_day", "Usual reasons"), "small", "muted"))
            self.add(chips)
        self.reason = TextArea(translate("my_day", "Reason"), rows=2, required=True)
        self.add(self.reason)
        self.add_cancel()
        self.act = self.add_action(act, self._send, "danger" if danger else "primary")
        self.reason.focus()

    def _say(self, words: str) -> None:
        self.reason.set_value(words)

    def _send(self) -> None:
        if self.reason.check():
            self._on_reason(self.reason.value())
            self.accept()

"""Dialogs that ask for a reason before a work order is cancelled, closed without a fix, reopened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from fieldservice.i18n import translate
from ui.kit.buttons import Button
from ui.kit.dialogs import Dialog
from ui.kit.fields import TextArea
from ui.kit.photos import FlowLayout

C = "work_orders"


class ReasonDialog(Dialog):
    """Title, what will happen, a reason in a few words; usual reasons are one click away."""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        sentence: str,
        act: str,
        done: Callable[[str], object],
        usual: Sequence[str] = (),
        required: bool = True,
        danger: bool = False,
    ) -> None:
        super().__init__(title, parent, 480, sentence)
        self._done, self._required = done, required
        self.reason = TextArea(
            translate(C, "Reason") if required else translate(C, "Remark (may stay empty)"),
            rows=2,
            max_rows=5,
            required=required,
        )
        self.add(self.reason)
        if usual:
            holder = QWidget()
            flow = FlowLayout(holder, 6)
            for words in usual:
                flow.addWidget(Button(words, "secondary", 28, on_click=partial(self._take, words)))
            self.add(holder)
        self.add_cancel(translate(C, "Leave it"))
        self.act = self.add_action(act, self._act, "danger" if danger else "primary")
        self.reason.focus()

    def _take(self, words: str) -> None:
        self.reason.set_value(words)
        self.reason.set_error("")
        self.reason.focus()

    def _act(self) -> None:
        if self._required and not self.reason.value():
            self.reason.set_error(translate(C, "Say why in a few words."))
            self.reason.focus()
            return
        self.accept()
        self._done(self.reason.value())


def cancel_dialog(parent: QWidget | None, number: str, done: Callable[[str], object]) -> ReasonDialog:
    """Call the work off."""
    return ReasonDialog(
        parent,
        translate(C, "Cancel {number}?", number=number),
        translate(C, "Visits that are still ahead are called off too. It can be reopened later, with a reason."),
        translate(C, "Cancel the work order"),
        done,
        (
            translate(C, "Customer withdrew it"),
            translate(C, "Entered twice"),
            translate(C, "Solved by telephone"),
            translate(C, "Customer did not accept the price"),
        ),
        danger=True,
    )


def close_dialog(parent: QWidget | None, number: str, done: Callable[[str], object]) -> ReasonDialog:
    """Close without a fix."""
    return ReasonDialog(
        parent,
        translate(C, "Close {number} without a fix?", number=number),
        translate(C, "The reason counts in the figures for first-time fixes. Visits still ahead are called off."),
        translate(C, "Close incomplete"),
        done,
        (
            translate(C, "Part no longer available"),
            translate(C, "Customer will replace the machine"),
            translate(C, "Fault could not be reproduced"),
            translate(C, "Customer declined the repair"),
        ),
    )


def reopen_dialog(parent: QWidget | None, number: str, done: Callable[[str], object]) -> ReasonDialog:
    """Take a finished work order up again."""
    return ReasonDialog(
        parent,
        translate(C, "Reopen {number}", number=number),
        translate(C, "It goes back to the work that is to be scheduled. The reason stays in its timeline."),
        translate(C, "Reopen"),
        done,
        (
            translate(C, "The fault came back"),
            translate(C, "Closed by mistake"),
            translate(C, "The record has to be corrected"),
        ),
    )


def wait_dialog(parent: QWidget | None, what: str, done: Callable[[str], object]) -> ReasonDialog:
    """Park it until parts or the customer are there."""
    title = translate(C, "Wait for parts") if what == "parts" else translate(C, "Wait for the customer")
    return ReasonDialog(
        parent,
        title,
        translate(C, "It stays in the view “Waiting” until somebody goes on with it."),
        title,
        done,
        required=False,
    )

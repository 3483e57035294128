"""Questions of the desk: what solved it remotely, why it is cancelled or opened again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from fieldservice.i18n import language, translate
from ui.desk.remote_view_model import CAUSE, REMEDY, CodeTable, Finding
from ui.kit.choices import CheckBox, ChoiceField
from ui.kit.dialogs import Dialog
from ui.kit.fields import TextArea
from ui.kit.panels import row


class WordsDialog(Dialog):
    """Asks for a few words; they are needed."""

    answered = Signal(str)

    def __init__(self, title: str, sentence: str, label: str, act: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent, 480, sentence)
        self.words = TextArea(label, rows=3, required=True)
        self.add(self.words)
        self.add_cancel()
        self.add_action(act, self._act, "primary")
        self.words.focus()

    def _act(self) -> None:
        if not self.words.check():
            self.words.focus()
            return
        self.answered.emit(str(self.words.value()))
        self.accept()


class AnswerDialog(WordsDialog):
    """What solved it without a visit; `given(words, whether the customer was still on the line, Finding)`.

    What it was and what mended it can be coded, so that the case is counted and found again.
    """

    given = Signal(str, bool, object)

    def __init__(
        self,
        codes: CodeTable,
        parent: QWidget | None = None,
        words: str = "",
        first_contact: bool = True,
        finding: Finding | None = None,
        problem: str = "",
    ) -> None:
        super().__init__(
            translate("desk", "Solved remotely"),
            translate("desk", "The request is closed with your answer. No work order is made."),
            translate("desk", "What solved it"),
            translate("desk", "Close the request"),
            parent,
        )
        found = finding or Finding()
        self._codes, self._problem = codes, found.problem or problem
        self.cause = ChoiceField(translate("remote_checks", "What it was"), self._choices(CAUSE, self._problem))
        self.remedy = ChoiceField(translate("remote_checks", "What mended it"), self._choices(REMEDY, found.cause))
        self.cause.set_value(found.cause)
        self.remedy.set_value(found.remedy)
        self.cause.changed.connect(self._cause_chosen)
        pair = row(self.cause, self.remedy, spacing=12)
        pair.setStretch(0, 1)
        pair.setStretch(1, 1)
        self.add_layout(pair)
        self.first_contact = CheckBox(translate("desk", "Solved at the first contact"), first_contact)
        self.add(self.first_contact)
        if words:
            self.words.set_value(words)
            self.words.edit.moveCursor(QTextCursor.MoveOperation.End)

    def _choices(self, kind: str, parent: str) -> list[tuple[object, str]]:
        none = [("", translate("remote_checks", "Not coded"))]
        return [*none, *((code.code, code.title(language())) for code in self._codes.options(kind, parent))]

    def _cause_chosen(self) -> None:
        self.remedy.set_choices(self._choices(REMEDY, str(self.cause.value() or "")))

    def _act(self) -> None:
        if self.words.check():
            cause, remedy = str(self.cause.value() or ""), str(self.remedy.value() or "")
            code = self._codes.find(CAUSE, cause)
            problem = self._problem or (code.parent if code is not None else "")
            self.given.emit(str(self.words.value()), self.first_contact.isChecked(), Finding(problem, cause, remedy))
        super()._act()


class ReasonDialog(WordsDialog):
    """Why a request is cancelled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            translate("desk", "Cancel the request"),
            translate("desk", "It stays on record with your reason, and can be opened again."),
            translate("desk", "Reason"),
            translate("desk", "Cancel the request"),
            parent,
        )


class ReopenDialog(WordsDialog):
    """Why an answered request is opened again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            translate("desk", "Open the request again"),
            translate("desk", "It goes back to the new requests."),
            translate("desk", "Reason"),
            translate("desk", "Open again"),
            parent,
        )

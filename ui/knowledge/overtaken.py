"""What somebody else wrote into an article while one was editing it: read, then kept or replaced."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from fieldservice.domain.formats import format_models
from fieldservice.i18n import mark, translate
from ui.kit.buttons import Button
from ui.kit.feedback import Note
from ui.kit.labels import Label
from ui.kit.panels import clear_layout, column, panel, row
from ui.knowledge import words
from ui.knowledge.dialogs import compared, section
from ui.knowledge.editor_view_model import ArticleDraft

C = "knowledge"
_NAMES = {
    "kind": mark(C, "Kind"),
    "language": mark(C, "Language"),
    "title": mark(C, "Title"),
    "symptom": mark(C, "Symptom"),
    "cause": mark(C, "Cause"),
    "solution": mark(C, "Solution"),
    "keywords": mark(C, "Keywords"),
    "product_models": mark(C, "Models"),
    "problem_code": mark(C, "Problem"),
    "cause_code": mark(C, "Cause"),
    "remedy_code": mark(C, "Remedy"),
    "minutes": mark(C, "Usually takes"),
}


class OvertakenPanel(QWidget):
    """`taken(fields, their draft)`: these fields are to say what the other person wrote."""

    taken = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        outer, box = column(self), panel("calm-card")
        outer.addWidget(box)
        stack = column(box, 12, 10)
        stack.addWidget(
            Note(
                translate(C, "Nothing is saved yet. Save again to put your words in place of theirs."),
                "warn",
                translate(C, "Somebody else has changed this article meanwhile."),
            )
        )
        self._theirs = column(spacing=8)
        stack.addLayout(self._theirs)
        self.take = Button(translate(C, "Take what they wrote"), size=32, icon="check")
        self.take.clicked.connect(self._take)
        stack.addLayout(row(self.take, None))
        self._fields: tuple[str, ...] = ()
        self._draft = ArticleDraft()
        self.hide()

    def show_fields(self, fields: tuple[str, ...], begun: ArticleDraft, theirs: ArticleDraft) -> None:
        """Show what they made of these fields, what is new marked."""
        self._fields, self._draft = fields, theirs
        clear_layout(self._theirs)
        for field in fields:
            before, after = (_value_words(field, getattr(draft, field)) for draft in (begun, theirs))
            shown = Label("", "body", wrap=True, selectable=True)
            shown.setTextFormat(Qt.TextFormat.RichText)
            shown.setText(compared(before, after))
            shown.setAccessibleName(after)
            self._theirs.addWidget(section(translate(C, _NAMES[field]), shown))
        self.show()

    def _take(self) -> None:
        self.hide()
        self.taken.emit(self._fields, self._draft)


def _value_words(field: str, value: object) -> str:
    if not value:
        return translate(C, "nothing")
    if field == "kind":
        return words.kind_word(str(value))
    if field == "language":
        return translate(C, words.LANGUAGES[str(value)])
    if field == "product_models":
        return format_models(str(value))
    if field == "minutes":
        return translate(C, "%n minutes", n=int(str(value)))
    return str(value)

"""A rule in a line: checked while it is typed, with the names of questions to put in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from fieldservice.domain.checklist.expression import ExpressionError
from fieldservice.domain.checklist.xpath import parse_xpath
from fieldservice.i18n import translate
from ui.kit.buttons import MenuButton
from ui.kit.fields import TextField
from ui.kit.panels import row

C = "templates"

Names = Callable[[], list[tuple[str, str]]]  # (path, words) of the questions
_MOST = 60


class RuleField(QWidget):
    """`committed(text)` when a sound rule was typed and the field is left."""

    committed = Signal(str)

    def __init__(self, label: str, names: Names, placeholder: str = "", hint: str = "") -> None:
        super().__init__()
        self.field = TextField(label, placeholder=placeholder, hint=hint, validator=problem_of)
        self.field.edit.setProperty("mono", True)
        self._names = names
        self.insert = MenuButton("", "quiet", 32, "plus", translate(C, "Put in the name of a question"))
        line = row(spacing=4)
        line.addWidget(self.field, 1)
        line.addWidget(self.insert, 0, Qt.AlignmentFlag.AlignBottom)
        line.setContentsMargins(0, 0, 0, 0)
        self.setLayout(line)
        self.field.changed.connect(self._typed)
        self.field.committed.connect(self._leave)
        for path, words in names()[:_MOST]:
            self.insert.add(f"{words}  {path}", partial(self._put_in, path))

    def text(self) -> str:
        """What is typed."""
        return str(self.field.value()).strip()

    def set_text(self, text: str) -> None:
        """Show a rule."""
        self.field.set_value(text)

    def _typed(self) -> None:
        self.field.set_error(problem_of(self.text()))

    def _leave(self) -> None:
        if not problem_of(self.text()):
            self.committed.emit(self.text())

    def _put_in(self, path: str) -> None:
        self.field.edit.insert(path)
        self.field.edit.setFocus()
        self._typed()


def problem_of(value: object) -> str:
    """Why a rule can't be read, '' when it can or there is none."""
    text = str(value).strip()
    if not text:
        return ""
    try:
        parse_xpath(text)
    except ExpressionError as error:
        found = error.found or translate(C, "the end")
        return translate(C, "Not a rule: “{found}” at position {position}.", found=found, position=error.position + 1)
    return ""

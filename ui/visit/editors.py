"""One editor for each kind of question. `given(value, advance)` hands over an answer as the domain takes it."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QRegularExpression, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QWidget

from fieldservice.domain.checklist import Question, reason, value_text
from fieldservice.domain.checklist.looks import MONTH, date_part, only_numbers
from fieldservice.i18n import language, translate
from ui.kit.answers import NumberStepper
from ui.kit.dates import DateField, DateTimeField, parse_time
from ui.kit.fields import Field, TextArea, TextField
from ui.kit.labels import IconLabel, Label
from ui.kit.meters import LimitGauge, Limits
from ui.kit.panels import column, row
from ui.kit.theme import current
from ui.visit.questions import Entry

_AUTOSAVE_MS = 400


class Editor(QWidget):
    """Base: nothing to enter (notes, computed values, checks)."""

    given = Signal(object, bool)

    searches = False  # its choices are a list that typing narrows
    TAB_GOES_ON = False  # Tab after typing leaves the question as Enter does

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.question = question

    @property
    def unsaved(self) -> bool:
        """Whether something is typed that was not handed over, or could not be."""
        return False

    def show_entry(self, entry: Entry) -> None:
        """Show the answer that counts, unless a person is typing another."""

    def commit(self) -> bool:
        """Hand over what is typed and not handed over yet; whether there was anything."""
        return False

    def take_key(self, event: QKeyEvent) -> bool:
        """Answer by a plain key; whether it was one of this editor's."""
        return False

    def answer_keys(self) -> int:
        """How many number keys, from 1, choose here."""
        return 0

    def enter(self) -> QWidget | None:
        """Where the focus goes; None when the question's own card takes it."""
        return None

    def refuse(self, sentence: str) -> bool:
        """Show why the answer can't be taken; False when there is no place for it here."""
        return False


class FieldEditor(Editor):
    """An editor around one field of the kit: typed, saved on a short rest, on leaving and on Enter."""

    def __init__(self, question: Question, field: Field, autosave: bool = False) -> None:
        super().__init__(question)
        self.field = field
        self._dirty = False
        self._handed_over: object = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AUTOSAVE_MS)
        self._timer.timeout.connect(self.commit)
        self._autosave = autosave
        field.changed.connect(self._typed)
        field.committed.connect(self.commit)
        self.stack = column(self, spacing=4)
        self.stack.addWidget(field)

    def show_entry(self, entry: Entry) -> None:
        if not self._dirty:
            self.field.set_value(self.shown(entry.item.cell.value))

    def shown(self, value: object) -> object:
        """The stored value as the field takes it."""
        return value

    def typed(self) -> object:
        """The field's value as the domain takes it."""
        return self.field.value()

    @property
    def unsaved(self) -> bool:
        return self._dirty

    def commit(self) -> bool:
        self._timer.stop()
        if not self._dirty:
            return False
        if not self.field.check_value_only() and self.field.error:
            return False
        self._dirty = False
        self._handed_over = self.field.value()
        self.given.emit(self.typed(), False)
        return True

    def enter(self) -> QWidget | None:
        return self.field

    def refuse(self, sentence: str) -> bool:
        self.field.set_value(self._handed_over)  # what is stored was shown meanwhile
        self.field.set_error(sentence)
        self._dirty = True
        return True

    def _typed(self) -> None:
        self._dirty = True
        if self._autosave:
            self._timer.start()


class NumberEditor(FieldEditor):
    """A measured value with its limits drawn, last time's beside it."""

    TAB_GOES_ON = True

    def __init__(self, question: Question) -> None:
        step = _step(question)
        # Decimals beyond the question's are refused by the domain with a sentence of its own.
        self.number = NumberStepper("", None, question.unit, step, 9)
        self.number.edit.setAccessibleName(question.title(language()))
        super().__init__(question, self.number)
        limits = question.limits
        self.gauge: LimitGauge | None = None
        self.stack.removeWidget(self.number)
        self.number.setMinimumWidth(current().px(220))
        self.number.setMaximumWidth(current().px(304))
        line = row(spacing=24)
        line.addWidget(self.number, 1)
        low = limits.scale_least if limits.scale_least is not None else _parameter(question, "start")
        high = limits.scale_most if limits.scale_most is not None else _parameter(question, "end")
        drawn = (limits.least, limits.most, limits.soft_least, limits.soft_most)
        if any(edge is not None for edge in drawn) or (low is not None and high is not None):
            self.gauge = LimitGauge(
                Limits(
                    limits.least, limits.most, question.unit, low, high,
                    soft_lower=limits.soft_least, soft_upper=limits.soft_most,
                )
            )  # fmt: skip
            line.addWidget(self.gauge, 1, Qt.AlignmentFlag.AlignTop)
        else:
            self._last = Label("", "body", "muted")
            line.addWidget(self._last, 1)
        self._why_icon = IconLabel("triangle-alert", "danger", 16)
        self._why = Label("", "body", "danger")
        self._why_row = QWidget()
        why = row(self._why_icon, self._why)
        why.addStretch(1)
        self._why_row.setLayout(why)
        self._why_row.hide()
        self.stack.addLayout(line)
        self.stack.addWidget(self._why_row)

    def typed(self) -> object:
        return self.number.edit.text().strip()

    def show_entry(self, entry: Entry) -> None:
        super().show_entry(entry)
        last = entry.view.last_time(entry.item.address)
        before = last.value if last is not None and isinstance(last.value, Decimal) else None
        value = entry.item.cell.value
        value = value if isinstance(value, Decimal) else None
        if self.gauge is not None:
            self.gauge.set_values(value, before)
        elif before is not None:
            was = value_text(self.question, before, language())
            self._last.setText(translate("visit", "Last time: {value}", value=was))
        sentence = reason(self.question, value, language())
        tone = "warn" if entry.item.cell.automatic == "partial" else "danger"
        self._why.setText(sentence)
        self._why.set_tone(tone)
        self._why_icon.set_icon("triangle-alert", tone)
        self._why_row.setVisible(bool(sentence))


class TextEditor(FieldEditor):
    """Running text, saved while it is typed."""

    def __init__(self, question: Question) -> None:
        area = TextArea("", placeholder=translate("visit", "Write here"), rows=3)
        super().__init__(question, area, autosave=True)


class ScanEditor(FieldEditor):
    """A code, scanned or typed."""

    TAB_GOES_ON = True

    def __init__(self, question: Question) -> None:
        field = TextField("", placeholder=translate("visit", "Scan or type the code"), icon="scan-line", height=56)
        super().__init__(question, field)


class DateEditor(FieldEditor):
    """A day."""

    def __init__(self, question: Question) -> None:
        field = DateField("", height=56)
        field.edit.setAccessibleName(question.title(language()))
        super().__init__(question, field)
        field.setMaximumWidth(current().px(304))

    def shown(self, value: object) -> object:
        return value if isinstance(value, date) else None


class DatePartEditor(FieldEditor):
    """A month or a year, where the form asks for no more of a date."""

    TAB_GOES_ON = True

    def __init__(self, question: Question) -> None:
        self._part = date_part(question)
        example = translate("visit", "such as 2026-05") if self._part == MONTH else translate("visit", "such as 2026")
        field = TextField("", placeholder=example, icon="calendar", validator=self._sentence, height=56)
        field.edit.setAccessibleName(question.title(language()))
        super().__init__(question, field)
        field.setMaximumWidth(current().px(304))

    def shown(self, value: object) -> object:
        return value_text(self.question, value, language()) if isinstance(value, date) else ""

    def typed(self) -> object:
        return _first_day(str(self.field.value()), self._part)

    def _sentence(self, value: object) -> str:
        if _first_day(str(value), self._part) is not None:
            return ""
        if self._part == MONTH:
            return translate("visit", "Enter a month, such as 2026-05.")
        return translate("visit", "Enter a year, such as 2026.")


class DigitsEditor(FieldEditor):
    """A number that is a name, such as a telephone or meter number: its digits are kept as they are typed."""

    TAB_GOES_ON = True

    def __init__(self, question: Question) -> None:
        field = TextField("", placeholder=translate("visit", "Digits"), height=56)
        field.edit.setValidator(QRegularExpressionValidator(QRegularExpression(r"[\d\s+\-*#.,/()]*"), field.edit))
        field.edit.setAccessibleName(question.title(language()))
        super().__init__(question, field)
        field.setMaximumWidth(current().px(304))


class TimeEditor(FieldEditor):
    """A time of day."""

    TAB_GOES_ON = True

    def __init__(self, question: Question) -> None:
        field = TextField(
            "", placeholder=translate("visit", "such as 09:30"), icon="clock", validator=_time_sentence, height=56
        )
        super().__init__(question, field)
        field.setMaximumWidth(current().px(304))

    def shown(self, value: object) -> object:
        return value.strftime("%H:%M") if isinstance(value, time) else ""

    def typed(self) -> object:
        return parse_time(str(self.field.value()))


class MomentEditor(FieldEditor):
    """A day and a time; kept as this machine's clock says it, with its distance from UTC."""

    def __init__(self, question: Question) -> None:
        field = DateTimeField("", height=56)
        field.edit.setAccessibleName(question.title(language()))
        super().__init__(question, field)
        field.setMaximumWidth(current().px(360))

    def shown(self, value: object) -> object:
        return value.astimezone() if isinstance(value, datetime) else None

    def typed(self) -> object:
        value = self.field.value()
        return value.astimezone() if isinstance(value, datetime) else None


class ComputedEditor(Editor):
    """A value that follows from other answers."""

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self._value = Label("", "figure")
        stack = column(self)
        stack.addWidget(self._value)
        stack.addWidget(Label(translate("visit", "Worked out from the other answers"), "small", "muted"))

    def show_entry(self, entry: Entry) -> None:
        words = value_text(self.question, entry.item.cell.value, language())
        self._value.setText(words or translate("visit", "Not known yet"))


def _step(question: Question) -> Decimal:
    """What + and − change a number by: a range's own step, else its last decimal."""
    return abs(_parameter(question, "step") or Decimal(0)) or Decimal(1).scaleb(-question.decimals)


def _parameter(question: Question, name: str) -> Decimal | None:
    """A number that the form says of a range; None when it says none."""
    try:
        return Decimal(question.parameters.get(name, ""))
    except InvalidOperation:
        return None


def _first_day(words: str, part: str) -> date | None:
    """The first day of a month ("2026-05", "2026年5月", "202605") or of a year ("2026"); a whole date will do too."""
    found = re.fullmatch(r"\s*(\d{4})(?:\s*[-/.年]?\s*(\d{1,2})(?:\s*[-/.月]\s*(?:\d{1,2}\s*日?)?)?)?\s*年?\s*", words)
    if found is None or (part == MONTH and not found[2]):
        return None
    year, month = int(found[1]), int(found[2]) if part == MONTH else 1
    return date(year, month, 1) if year >= 1 and 1 <= month <= 12 else None


def _time_sentence(value: object) -> str:
    return "" if parse_time(str(value)) is not None else translate("visit", "Enter a time, such as 09:30.")


_KINDS: dict[str, type[Editor]] = {
    "number": NumberEditor,
    "text": TextEditor,
    "scan": ScanEditor,
    "date": DateEditor,
    "time": TimeEditor,
    "datetime": MomentEditor,
    "computed": ComputedEditor,
}


def editor_for(question: Question) -> Editor:
    """The editor of a question; photos, files and signatures have theirs in `evidence`."""
    if question.kind in ("choice", "multi_choice"):
        from ui.visit.choice_editor import ChoiceEditor

        return ChoiceEditor(question)
    if question.kind == "date" and date_part(question):
        return DatePartEditor(question)
    if only_numbers(question):
        return DigitsEditor(question)
    if question.kind in _FORM_KINDS:
        from ui.visit.form_editors import ConfirmEditor, PlaceEditor, RankEditor

        made: dict[str, type[Editor]] = {"rank": RankEditor, "acknowledge": ConfirmEditor}
        return made.get(question.kind, PlaceEditor)(question)
    return _KINDS.get(question.kind, Editor)(question)


_FORM_KINDS = frozenset({"rank", "acknowledge", "geopoint", "geotrace", "geoshape"})

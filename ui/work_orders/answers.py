"""Answers of checklists in words: values with their units, limits, the verdict's icon and tone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from fieldservice.domain.checklist.model import CHECK, PHOTO, UNANSWERED_TYPES, Question
from fieldservice.domain.checklist.state import Item
from fieldservice.domain.checklist.values import Address, Value
from fieldservice.domain.words import word
from fieldservice.i18n import language, translate
from ui.kit import paint
from ui.kit.labels import IconLabel, Label
from ui.kit.numbers import format_decimal
from ui.kit.theme import current

C = "work_orders"

VERDICTS = {
    "pass": ("circle-check", "ok"),
    "fail": ("circle-x", "danger"),
    "partial": ("circle-half", "warn"),
    "na": ("circle-minus", "muted"),
}
_WIDEST = 280  # of an answer in one line
_ORDER = ("fail", "partial", "pass", "na", "")


def value_words(question: Question, value: Value, verdict: str) -> str:
    """An answer in the language in use; "" for none."""
    if question.kind == CHECK:
        return word("verdict", verdict) if verdict else ""
    if value is None:
        return word("verdict", "na") if verdict == "na" else ""
    if question.kind == PHOTO and isinstance(value, tuple):
        return translate(C, "%n photos", len(value))
    if isinstance(value, bool):
        return translate(C, "yes") if value else translate(C, "no")
    if isinstance(value, Decimal):
        return " ".join(part for part in (format_decimal(value).replace("-", "−"), question.unit) if part)
    if isinstance(value, tuple):
        comma = ", " if language() == "en" else "、"
        return comma.join(_choice(question, key) for key in value)
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return _choice(question, value)


def limit_words(question: Question) -> str:
    """The limits of a number: "75–95", "≤ 95"; "" for none."""
    least, most = question.limits.least, question.limits.most
    if least is not None and most is not None:
        return f"{_number(least)}–{_number(most)}"
    if most is not None:
        return f"≤ {_number(most)}"
    return f"≥ {_number(least)}" if least is not None else ""


def _number(number: Decimal) -> str:
    return format_decimal(number).replace("-", "−")


def _choice(question: Question, key: str) -> str:
    choice = question.choice(key)
    return choice.title(language()) if choice is not None else key


def telling(items: Sequence[Item], most: int) -> list[Item]:
    """The answered items that say most: what failed first."""
    answered = [item for item in items if item.cell.answered and item.question.kind not in UNANSWERED_TYPES]
    return sorted(answered, key=lambda item: _ORDER.index(item.cell.verdict))[:most]


class AnswerGrid(QWidget):
    """Verdict, question, answer and limits in aligned columns; `notes` adds the note below an answer."""

    def __init__(
        self, items: Sequence[Item], notes: bool = False, said: Callable[[Address, str], str] | None = None
    ) -> None:
        """`said` puts answers into the words of questions that speak of them."""
        super().__init__()
        theme = current()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(8))
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(3, theme.px(64))  # the same in every section, so that answers stand below each other
        line = 0
        for item in items:
            icon, tone = VERDICTS.get(item.cell.verdict, ("circle", "muted"))
            mark = IconLabel(icon if item.cell.answered else "circle-dashed", tone)
            words = item.question.title(language())
            words = said(item.address, words) if said is not None else words
            title = Label(words, "body", wrap=notes, elide=not notes)
            told = value_words(item.question, item.cell.value, item.cell.verdict)
            grid.addWidget(mark, line, 0)
            grid.addWidget(title, line, 1)
            long = paint.text_width(told, "body", 600) > theme.px(_WIDEST)
            answer = Label(
                told or translate(C, "not answered"), "body", "text" if told else "muted", bool(told), wrap=long
            )
            if long:
                answer.setFixedWidth(theme.px(_WIDEST))
            answer.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            grid.addWidget(answer, line, 2, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(Label(limit_words(item.question), "small", "muted"), line, 3)
            line += 1
            if notes and item.cell.note:
                grid.addWidget(Label(item.cell.note, "small", "muted", wrap=True), line, 1, 1, 3)
                line += 1

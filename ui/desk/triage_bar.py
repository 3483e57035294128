"""The suggestions below the fault: one chip a field, taken by a click or all at once by Ctrl+J, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from fieldservice.domain.formats import format_percent
from fieldservice.domain.words import word
from fieldservice.i18n import language, mark, translate
from ui.desk import words
from ui.desk.triage_view_model import PastCase, Suggestion
from ui.kit import paint
from ui.kit.icons import paint_icon
from ui.kit.labels import KeyHint, Label, Link
from ui.kit.panels import clear_layout, column, panel, row
from ui.kit.photos import FlowLayout
from ui.kit.theme import current
from ui.kit.tips import plain_tip

FIELD_NAMES = {
    "request_type": mark("triage", "Type"),
    "category": mark("triage", "Fault"),
    "priority": mark("triage", "Priority"),
    "complexity": mark("triage", "Complexity"),
}
_GROUPS = {"request_type": "request_type", "priority": "priority", "complexity": "complexity"}
_DANGER = "emergency"
_MOST_CASES = 5
_NAME_WIDTH = 76


class TriageBar(QWidget):
    """Hidden while there is nothing to suggest. `taken` carries {field: value} of what a person took.

    Where a person chose something else by hand, the suggestion goes out of the way, unless it warns of danger.
    """

    taken = Signal(object)  # dict[str, str]
    case_asked = Signal(str, str)  # place, id

    def __init__(self) -> None:
        super().__init__()
        self.chips: dict[str, SuggestionChip] = {}
        self._categories: Mapping[str, tuple[str, str]] = {}
        self._suggestions: tuple[Suggestion, ...] = ()
        self._values: Mapping[str, str] = {}
        self._decided: Sequence[str] = ()
        outer = column(self, spacing=4)
        self.why = Link(translate("triage", "Why?"), "small")
        self.all = Link(translate("triage", "Take all"), "small")
        self._key = KeyHint("Ctrl J")
        head = row(
            Label(translate("triage", "Suggested, click to take it"), "small", "muted"),
            None, self.why, self.all, self._key, spacing=10,
        )  # fmt: skip
        outer.addLayout(head)
        self._holder = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._holder.setSizePolicy(policy)
        self._flow = FlowLayout(self._holder)
        outer.addWidget(self._holder)
        self.reasons = panel("calm-card")
        self._reasons = column(self.reasons, 12, 10)
        self.reasons.hide()
        outer.addWidget(self.reasons)
        self.why.clicked.connect(self._toggle_reasons)
        self.all.clicked.connect(self.take_all)
        self.hide()

    def set_categories(self, categories: Mapping[str, tuple[str, str]]) -> None:
        """What the codes of faults are called."""
        self._categories = categories
        self._show()

    def show_suggestions(
        self, suggestions: Sequence[Suggestion], values: Mapping[str, str], decided: Sequence[str] = ()
    ) -> None:
        """Show these; `values` is what the form holds now, `decided` the fields that a person chose by hand."""
        self._suggestions, self._values, self._decided = tuple(suggestions), dict(values), tuple(decided)
        self._show()

    def show_values(self, values: Mapping[str, str], decided: Sequence[str] = ()) -> None:
        """The form holds something else: what it holds already is shown as taken."""
        if (dict(values), tuple(decided)) == (self._values, self._decided):
            return
        self._values, self._decided = dict(values), tuple(decided)
        if list(self.chips) != [each.field for each in self._shown()]:
            self._show()
            return
        for each in self._shown():
            self.chips[each.field].set_taken(self._values.get(each.field) == each.value)
        self._show_open()

    def take_all(self) -> None:
        """Take every suggestion that the form does not hold yet."""
        left = {each.field: each.value for each in self._open()}
        if left:
            self.taken.emit(left)

    # inside

    def _open(self) -> list[Suggestion]:
        return [each for each in self._suggestions if not self._is_held(each) and each.field not in self._decided]

    def _shown(self) -> list[Suggestion]:
        return [
            each
            for each in self._suggestions
            if self._is_held(each) or each.field not in self._decided or each.value == _DANGER
        ]

    def _is_held(self, each: Suggestion) -> bool:
        return self._values.get(each.field) == each.value

    def _show(self) -> None:
        had_focus = next((field for field, chip in self.chips.items() if chip.hasFocus()), "")
        clear_layout(self._flow)
        self.chips = {}
        before: QWidget = self.all
        for each in self._shown():
            chip = SuggestionChip(
                translate("triage", FIELD_NAMES[each.field]), self._value_words(each), short_reason(each)
            )
            chip.set_taken(self._is_held(each))
            chip.setToolTip(plain_tip("\n".join(reasons(each))))
            chip.setAccessibleDescription(" ".join(reasons(each)))
            chip.clicked.connect(lambda _on=False, each=each: self.taken.emit({each.field: each.value}))
            self.chips[each.field] = chip
            self._flow.addWidget(chip)
            QWidget.setTabOrder(before, chip)
            before = chip
            chip.show()
        if had_focus in self.chips:
            self.chips[had_focus].setFocus()
        self._show_reasons()
        self._show_open()
        self.setVisible(bool(self.chips))
        self._holder.updateGeometry()

    def _show_open(self) -> None:
        some = bool(self._open())
        self.all.setVisible(some)
        self._key.setVisible(some)

    def _toggle_reasons(self) -> None:
        self.reasons.setVisible(self.reasons.isHidden())
        self.why.setText(
            translate("triage", "Why?") if self.reasons.isHidden() else translate("triage", "Hide the reasons")
        )

    def _show_reasons(self) -> None:
        clear_layout(self._reasons)
        for each in self._shown():
            gap = "" if language() == "zh_CN" else " "
            name = Label(translate("triage", FIELD_NAMES[each.field]), "small", "muted")
            name.setFixedWidth(current().px(_NAME_WIDTH))
            told_why = column(spacing=2)
            told_why.addWidget(Label(self._value_words(each), "body", strong=True))
            told_why.addWidget(Label(gap.join(reasons(each)), "small", "muted", wrap=True))
            whole = row(name, spacing=8)
            whole.setAlignment(name, Qt.AlignmentFlag.AlignTop)
            whole.addLayout(told_why, 1)
            self._reasons.addLayout(whole)
            for case in each.cases[:_MOST_CASES]:
                link = Link(case.number, "small")
                place, id = ("work_order", case.work_order_id) if case.work_order_id else ("request", case.request_id)
                link.clicked.connect(lambda place=place, id=id: self.case_asked.emit(place, id))
                line = row(link, Label(case_words(case), "small", elide=True))
                line.setStretch(1, 1)
                told_why.addLayout(line)

    def _value_words(self, each: Suggestion) -> str:
        if each.field != "category":
            return word(_GROUPS[each.field], each.value)
        return category_words(each.value, self._categories)


class SuggestionChip(QAbstractButton):
    """Field, value and a short reason in one dashed box; a whole line and a check mark once it is taken."""

    def __init__(self, field: str, value: str, reason: str) -> None:
        super().__init__()
        self._field, self._value, self._reason = field, value, reason
        self.taken = False
        self.setText(value)
        self.setProperty("ring", 5)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(" ".join(filter(None, (field, value, reason))))
        paint.repaint_on_theme(self)

    def set_taken(self, taken: bool) -> None:
        """Whether the form holds this value."""
        self.taken = taken
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        theme = current()
        width = paint.text_width(self._field) + paint.text_width(self._value, "body", 600) + theme.px(8)
        if self._reason:
            width += paint.text_width(self._reason) + theme.px(8)
        parent = self.parentWidget()
        most = parent.width() if parent is not None and parent.width() > theme.px(200) else theme.px(600)
        # the room of the check mark is always there, so that taking one doesn't move the others
        return QSize(min(width + theme.px(24 + 20), most), theme.px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        over = self.underMouse() or self.hasFocus()
        fill = theme.color("hover") if over and not self.taken else theme.color("raised")
        line = theme.color("border" if self.taken else "accent")
        paint.box(painter, self.rect(), fill, line, 5, dashed=not self.taken)
        side = theme.px(16)
        icon, token = ("check", "ok") if self.taken else ("plus", "accent")
        paint_icon(painter, QRect(theme.px(8), 0, side, self.height()), icon, token, 14)
        left = theme.px(8) + side + theme.px(4)
        for said, ink, weight in (
            (self._field, "muted", 400),
            (self._value, "text", 600),
            (self._reason, "muted", 400),
        ):
            area = QRect(left, 0, self.width() - left - theme.px(8), self.height())
            paint.text(painter, area, said, ink, "body", weight)
            left += paint.text_width(said, "body", weight) + theme.px(8)


def category_words(code: str, categories: Mapping[str, tuple[str, str]]) -> str:
    """What a fault category is called; the code itself when nobody knows it any more."""
    return words.name_of(*categories.get(code, ("", ""))) or code


def case_words(case: PastCase) -> str:
    """A past case in one line: what was said, and what was done."""
    said, done = words.first_line(case.text).rstrip("。."), words.first_line(case.remedy)
    return translate("triage", "{said}; done: {done}", said=said, done=done) if done else said


def short_reason(each: Suggestion) -> str:
    """Why, in a few words."""
    parts = []
    if each.source == "model":
        parts.append(translate("triage", "{share} sure", share=format_percent(each.score)))
    elif each.source == "rules" and each.words:
        parts.append(translate("triage", "says {words}", words=_quoted(each.words[:1])))
    if each.cases:
        parts.append(translate("triage", "%n past cases like it", n=len(each.cases)))
    elif each.source == "cases":
        parts.append(translate("triage", "as in past cases like it"))
    return words.side_by_side(*parts, *_fact_words(each))


def reasons(each: Suggestion) -> list[str]:
    """Why, in whole sentences."""
    said = []
    if each.source == "model":
        share = round(each.score * 100)
        said.append(translate("triage", "Of 100 guesses as sure as this one about {share} are right.", share=share))
    if each.words and each.source == "rules":
        said.append(translate("triage", "These words usually mean it: {words}.", words=_quoted(each.words)))
    elif each.words:
        said.append(translate("triage", "What spoke for it: {words}.", words=_quoted(each.words)))
    if each.cases:
        count, total = len(each.cases), each.of_cases
        said.append(
            translate("triage", "%n of {total} past cases with such words turned out so.", n=count, total=total)
            if each.same_words
            else translate("triage", "%n of {total} past cases that are like it turned out so.", n=count, total=total)
        )
    elif each.source == "cases":
        said.append(translate("triage", "Most past cases that are like it turned out so."))
    told = _fact_words(each)
    if told:
        said.append(translate("triage", "Known besides: {facts}.", facts=words.join(told)))
    return said


def _fact_words(each: Suggestion) -> list[str]:
    made = {"stopped": translate("triage", "stands still"), "high_tier": word("tier", "high")}
    return [made[fact] for fact in each.facts]


def _quoted(said: Sequence[str]) -> str:
    return ("" if language() == "zh_CN" else ", ").join(f"“{each}”" for each in said)

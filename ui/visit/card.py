"""The current question: the only large thing on the screen. It holds the focus, so plain keys answer."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from fieldservice.domain.checklist import value_text
from fieldservice.domain.checklist.lists import ListTable
from fieldservice.domain.checklist.looks import in_table
from fieldservice.i18n import language, translate
from ui.kit import paint
from ui.kit.answers import BigAnswers
from ui.kit.buttons import Button
from ui.kit.feedback import Note
from ui.kit.fields import TextField
from ui.kit.labels import Label
from ui.kit.panels import column, row
from ui.kit.theme import current
from ui.visit.editors import editor_for
from ui.visit.evidence import EVIDENCE, evidence_editor
from ui.visit.form_media import FormMedia
from ui.visit.questions import Entry, domain_verdict, kit_verdict
from ui.visit.view_model import VisitViewModel
from ui.visit.words import other_answer

_SAME_SHAPE = frozenset({"check", "choice", "multi_choice"})  # kinds whose cards differ in words only


class NumberBadge(QWidget):
    """The question's number in an accent disc."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words
        self.setFixedSize(current().px(28), current().px(28))

    def set(self, words: str) -> None:
        """Show another number."""
        self._words = words
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(current().px(28), current().px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        paint.box(painter, self.rect(), theme.color("accent"), None, self.width() / 2)
        paint.text(painter, QRect(self.rect()), self._words, "accent-ink", "body", 600, paint.CENTRE)


class QuestionCard(QFrame):
    """One question with its editor, verdict, note. `moved(by)` asks for the question before or after."""

    moved = Signal(int)

    def __init__(self, visit: VisitViewModel, entry: Entry, read_only: bool = False) -> None:
        super().__init__()
        self.visit, self.entry = visit, entry
        question = entry.question
        theme = current()
        self.setProperty("surface", "focus-card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        in_row = _fits_beside(entry)  # questions with the same choices stand as a table
        edge = theme.px(8 if in_row else 14)
        at_height = Qt.AlignmentFlag.AlignVCenter if in_row else Qt.AlignmentFlag.AlignTop
        body = column(self, spacing=0 if in_row else 12)
        body.setContentsMargins(theme.px(14), edge, theme.px(14), edge)
        titles = column(spacing=2)
        self.title = Label(entry.title, "title", wrap=True)
        titles.addWidget(self.title)
        self.hint: Label | None = None
        if entry.hint:
            self.hint = Label(entry.hint, "body", "muted", wrap=True)
            titles.addWidget(self.hint)
        if entry.guidance:
            titles.addWidget(Label(entry.guidance, "small", "muted", wrap=True))
        head = row(spacing=12)
        self.badge: NumberBadge | None = None
        if entry.item.number:
            self.badge = NumberBadge(str(entry.item.number))
            head.addWidget(self.badge, 0, at_height)
        head.addLayout(titles, 1)
        self.note_button = Button(
            translate("visit", "Note"), "quiet", 36, "pencil", on_click=lambda: self.show_note(True)
        )
        if question.kind != "note":
            head.addWidget(self.note_button, 0, at_height)
        body.addLayout(head)
        inner = column(spacing=12)
        inner.setContentsMargins(theme.px(40) if entry.item.number else 0, 0, 0, 0)
        self.editor = evidence_editor(question, visit, entry) if question.kind in EVIDENCE else editor_for(question)
        self.editor.given.connect(self._given)
        self.media: FormMedia | None = None
        if question.media:
            self.media = FormMedia(visit.form_access)
            inner.addWidget(self.media)
        if in_row:
            head.insertWidget(head.count() - 1, self.editor, 1)
        else:
            inner.addWidget(self.editor)
        self.verdicts: BigAnswers | None = None
        if _judged(entry):
            self.verdicts = BigAnswers()
            self.verdicts.answered.connect(self._judged)
            inner.addWidget(self.verdicts)
        self.last = Label("", "body", "muted")
        self.problem = Note("", "danger")
        self.problem.hide()
        self.note = TextField("", placeholder=translate("visit", "Note: what you saw, in a sentence"), height=44)
        self.note.hide()
        self.note.committed.connect(self._annotate)
        self.advice = Note("")
        self.advice.hide()
        for widget in (self.last, self.problem, self.note, self.advice):
            inner.addWidget(widget)
        body.addLayout(inner)
        if entry.fixed:
            self.editor.setEnabled(False)
        if read_only:
            self.editor.setEnabled(False)
            if self.verdicts is not None:
                self.verdicts.setEnabled(False)
            self.note.set_read_only()
            self.note_button.hide()
        self.read_only = read_only
        self.show_entry(entry)

    def fits(self, entry: Entry) -> bool:
        """Whether this card can show another question: of the same shape, with the same choices, by keys alone."""
        old, new = self.entry.question, entry.question
        return (
            old.kind == new.kind
            and old.kind in _SAME_SHAPE
            and old.choices is new.choices
            and old.appearance == new.appearance
            and old.choice_filter is None
            and new.choice_filter is None
            and not (old.media or new.media or old.guidance or new.guidance)
            and (_judged(self.entry), bool(self.entry.hint), bool(self.entry.item.number))
            == (_judged(entry), bool(entry.hint), bool(entry.item.number))
            and self.note.isHidden()
        )

    def turn_to(self, entry: Entry) -> None:
        """Show another question that `fits`; making a card anew costs more than all the rest of an answer."""
        self.title.setText(entry.title)
        if self.hint is not None:
            self.hint.setText(entry.hint)
        if self.badge is not None:
            self.badge.set(str(entry.item.number))
        self.editor.question = entry.question
        self.note_button.show()
        self.show_entry(entry)

    def show_entry(self, entry: Entry) -> None:
        """Show the answer as it stands; what is being typed stays."""
        self.entry = entry
        cell = entry.item.cell
        self.setAccessibleName(f"{entry.item.number} {entry.title}")
        self.setAccessibleDescription(entry.hint)
        if self.media is not None:
            self.media.show_entry(entry)
        self.editor.show_entry(entry)
        if self.verdicts is not None:
            self.verdicts.set_value(kit_verdict(cell.verdict))
        if not self.note.edit.hasFocus():
            self.note.set_value(cell.note)
        if cell.note or entry.wants_note:
            self.show_note(False)
        self.problem.hide()
        self._advise()
        self._remember_last()

    def focus(self) -> None:
        """Put the focus where answering begins."""
        target = None if self.read_only else self.editor.enter()
        if target is None:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        proxy = target.focusProxy()
        if isinstance(proxy, QLineEdit):
            proxy.selectAll()

    def show_note(self, focus: bool) -> None:
        """Open the line for a note."""
        self.note.show()
        self.note_button.hide()
        if focus:
            self.note.focus()

    def takes_typing(self) -> bool:
        """Whether the focus is in a line of this card, so that keys are text and not answers."""
        focused = QApplication.focusWidget()
        return isinstance(focused, QLineEdit) and self.isAncestorOf(focused)

    def answer_keys(self) -> int:
        """How many number keys, from 1, answer this question."""
        choices = self.editor.answer_keys()
        return choices or (len(self.verdicts.buttons) if self.verdicts is not None else 0)

    def commit(self) -> bool:
        """Hand over what is typed; whether there was anything."""
        found = self.editor.commit()
        typed = self.note.value()
        if typed != self.entry.item.cell.note and not self.note.isHidden():
            self._annotate()
            found = True
        return found

    def judge(self, number: int) -> bool:
        """Set the verdict by its number, 1 to 4, whatever has the focus."""
        if self.verdicts is None or not self.verdicts.isEnabled():
            return False
        keys = list(self.verdicts.buttons)
        self.verdicts.buttons[keys[number - 1]].click()
        return True

    def refuse(self, sentence: str) -> None:
        """Say why an answer was not taken."""
        if not self.editor.refuse(sentence):
            self.problem.set(sentence, "danger")
            self.problem.show()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab after a value that was just typed goes on to the next question, as Enter does; before typing it walks
        through the card: to the verdicts and the note."""
        if forward and self.editor.TAB_GOES_ON and self.editor.unsaved and not self.read_only:
            self.moved.emit(1)
            return True
        return super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._take_key(event):
            super().keyPressEvent(event)

    def _take_key(self, event: QKeyEvent) -> bool:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        typing = isinstance(QApplication.focusWidget(), (QLineEdit, QPlainTextEdit))
        if modifiers:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.moved.emit(1)
            return True
        if typing:
            return False
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Down):
            self.moved.emit(1 if event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Down) else -1)
            return True
        if self.read_only or self.entry.fixed or event.isAutoRepeat() or self.visit.saving:
            return self.read_only or self.entry.fixed or Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_9
        if self.editor.take_key(event):
            return True
        return self.verdicts is not None and self.verdicts.take_key(event)

    def _given(self, value: object, advance: bool) -> None:
        checklist, place = self.entry.key
        self.visit.answer(checklist, place, value, advance=advance)

    def _judged(self, verdict: str) -> None:
        checklist, place = self.entry.key
        value: object = self.entry.item.cell.value
        if self.editor.commit():  # a number that was typed is judged as it stands then
            value = self._typed_value()
        self.visit.answer(checklist, place, value, domain_verdict(verdict), advance=True)

    def _typed_value(self) -> object:
        typed = getattr(self.editor, "typed", None)
        return typed() if typed is not None else self.entry.item.cell.value

    def _annotate(self) -> None:
        checklist, place = self.entry.key
        if self.note.value() != self.entry.item.cell.note:
            self.visit.annotate(checklist, place, self.note.value())

    def _advise(self) -> None:
        entry = self.entry
        cell = entry.item.cell
        sentence = entry.missing.sentence if entry.missing is not None and cell.answered else ""
        if not sentence and cell.overruled:
            sentence = translate("visit", "You judged this differently from its limits. Your note says why.")
        others = entry.view.others.get(entry.item.address, ())
        if not sentence and others:
            sentence = other_answer(entry, others[0])
        unsafe = entry.missing is not None and entry.missing.kind == "failed"
        self.advice.set(sentence, "danger" if unsafe else "calm", icon="shield-x" if unsafe else "lightbulb")
        self.advice.setVisible(bool(sentence))

    def _remember_last(self) -> None:
        last = self.entry.view.last_time(self.entry.item.address)
        words = ""
        if last is not None and self.entry.question.kind not in ("number", "photo", "signature"):
            words = value_text(self.entry.question, last.value, language())
        self.last.setText(translate("visit", "Last time: {value}", value=words) if words else "")
        self.last.setVisible(bool(words))


def _fits_beside(entry: Entry) -> bool:
    """Whether its answers stand beside its words, as the rows of a table do."""
    question = entry.question
    if not in_table(question) or question.media or isinstance(question.choices, ListTable):
        return False
    letters = sum(
        len(choice.title(entry.wording)) * (2 if entry.wording == "zh_CN" else 1) for choice in question.choices
    )
    return len(question.choices) <= 5 and letters <= 30 and not any(choice.media for choice in question.choices)


def _judged(entry: Entry) -> bool:
    question = entry.question
    if question.kind in ("note", "computed"):
        return False
    limits = question.limits
    limited = any(edge is not None for edge in (limits.least, limits.most, limits.soft_least, limits.soft_most))
    return question.kind == "check" or question.judged or limited

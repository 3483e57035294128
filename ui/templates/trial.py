"""A checklist as the technician sees it, answered for trying out: the visit's own editors, nothing is stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QWidget

from fieldservice.domain.checklist import Address, ChecklistState, Item, Question, Template
from fieldservice.domain.checklist.outline import AddRound, Heading
from fieldservice.domain.records import Checklist
from fieldservice.errors import UserError
from fieldservice.i18n import language, translate
from fieldservice.system.clock import local_zone
from ui.bridge.stored import FormAccess
from ui.kit.answers import AnswerButton, BigAnswers, NumberStepper
from ui.kit.buttons import Button
from ui.kit.labels import Label
from ui.kit.panels import column, row
from ui.kit.theme import current
from ui.templates.words import ICONS, type_words
from ui.visit.editors import Editor, NumberEditor, editor_for
from ui.visit.form_media import Files, FormMedia
from ui.visit.questions import Entry, domain_verdict, kit_verdict
from ui.visit.view_model import ChecklistView

C = "templates"
_ATTACHED = ("photo", "audio", "video", "file", "signature")
_INDENT = 16
_STEPPER = 240
_PICTURE = 240


class AttachedEditor(Editor):
    """Stands for a photo, a signature or a file: one press puts it there or takes it away."""

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        words = translate(C, "Pretend: {what}", what=type_words(question.kind))
        self.button = AnswerButton(words, ICONS.get(question.kind, "camera"), "accent", "")
        self.button.clicked.connect(self._pressed)
        column(self).addWidget(self.button)

    def show_entry(self, entry: Entry) -> None:
        self.button.setChecked(entry.item.cell.answered)

    def _pressed(self) -> None:
        if not self.button.isChecked():
            self.given.emit(None, False)
        elif self.question.kind == "signature":
            self.given.emit("trial", False)
        else:
            self.given.emit(tuple(f"trial-{n}" for n in range(max(1, self.question.min_photos))), False)


def trial_editor(question: Question) -> Editor:
    """The visit's editor; what needs a camera or a pad is only pretended."""
    if question.kind in _ATTACHED:
        return AttachedEditor(question)
    return editor_for(question)


def _narrow(editor: Editor) -> None:
    """The visit has the whole screen, the trial a column of it."""
    grid = editor.layout()
    buttons = editor.findChildren(AnswerButton)
    if isinstance(grid, QGridLayout) and grid.columnCount() > 1 and buttons:
        longest = max(len(button.text()) for button in buttons)
        across = 1 if longest > (8 if language() == "zh_CN" else 16) else 2
        for index, button in enumerate(buttons):
            grid.removeWidget(button)
            grid.addWidget(button, index // across, index % across)
        for at in range(grid.columnCount()):  # the visit's columns that are empty now take no room
            grid.setColumnStretch(at, 1 if at < across else 0)
            grid.setColumnMinimumWidth(at, 0)
    for stepper in editor.findChildren(NumberStepper):
        stepper.setFixedWidth(current().px(_STEPPER))
    if isinstance(editor, NumberEditor) and editor.gauge is not None and editor.stack.indexOf(editor.gauge) < 0:
        editor.stack.insertWidget(editor.stack.count() - 1, editor.gauge)  # below the number instead of beside it
        for line in editor.stack.findChildren(QHBoxLayout):
            line.setAlignment(editor.number, Qt.AlignmentFlag.AlignLeft)


def _look(question: Question) -> tuple[object, ...]:
    """What an editor is made of: while it is the same, the editor stays."""
    return (
        question.kind, question.unit, question.decimals, question.limits, question.judged, question.min_photos,
        question.read_only, question.appearance, tuple(question.parameters.items()),
        tuple((kind, *names.items()) for kind, names in question.media.items()),
    )  # fmt: skip


class QuestionLine(QFrame):
    """One question with its editor. `answered(value, verdict)`."""

    answered = Signal(object, object)
    opened = Signal()

    def __init__(self, entry: Entry, choices: Sequence[object], access: FormAccess | None = None) -> None:
        super().__init__()
        theme = current()
        self.entry = entry
        self.choices = choices
        self.setProperty("surface", "card")
        body = column(self, spacing=8)
        body.setContentsMargins(theme.px(12), theme.px(10), theme.px(12), theme.px(10))
        question = entry.question
        self.number = Label("", "body", "muted", strong=True)
        self.title = Label("", "body", strong=True, wrap=True)
        self.star = Label("*", "body", "danger", strong=True)
        head = row(spacing=8)
        head.addWidget(self.number, 0, Qt.AlignmentFlag.AlignTop)  # beside the first line of a long question
        head.addWidget(self.title, 1)
        head.addWidget(self.star, 0, Qt.AlignmentFlag.AlignTop)
        body.addLayout(head)
        self.hint = Label("", "small", "muted", wrap=True)
        body.addWidget(self.hint)
        self.guidance = Label("", "small", "muted", wrap=True)
        body.addWidget(self.guidance)
        self.media: FormMedia | None = None
        if question.media:
            self.media = FormMedia(access, _PICTURE)
            body.addWidget(self.media)
        self.editor = trial_editor(question)
        self.editor.given.connect(lambda value, _advance: self.answered.emit(value, None))
        self.editor.setEnabled(not question.read_only)
        if question.kind != "note":
            body.addWidget(self.editor)
        self.verdicts: BigAnswers | None = None
        if question.kind == "check" or question.judged:
            self.verdicts = BigAnswers()
            self.verdicts.answered.connect(self._judged)
            body.addWidget(self.verdicts)
        self.problem = Label("", "small", "danger", wrap=True)
        self.problem.hide()
        body.addWidget(self.problem)
        self.show_entry(entry)

    def show_entry(self, entry: Entry) -> None:
        """Show how the question stands."""
        self.entry = entry
        self.number.setText(str(entry.item.number) if entry.item.number else "")
        self.title.setText(entry.title)
        self.hint.setText(entry.hint)
        self.hint.setVisible(bool(entry.hint))
        self.guidance.setText(entry.guidance)
        self.guidance.setVisible(bool(entry.guidance))
        self.star.setVisible(entry.item.cell.required)
        self.setAccessibleName(entry.title)
        if self.media is not None:
            self.media.show_entry(entry)
        self.editor.show_entry(entry)
        _narrow(self.editor)
        if self.verdicts is not None:
            self.verdicts.set_value(kit_verdict(entry.item.cell.verdict))
        self.problem.hide()

    def set_marked(self, marked: bool) -> None:
        """Let it stand out among the others."""
        surface = "focus-card" if marked else "card"
        if self.property("surface") != surface:
            self.setProperty("surface", surface)
            self.style().unpolish(self)
            self.style().polish(self)

    def refuse(self, sentence: str) -> None:
        """Say why an answer can't be taken."""
        if not self.editor.refuse(sentence):
            self.problem.setText(sentence)
            self.problem.show()

    def _judged(self, verdict: str) -> None:
        self.answered.emit(self.entry.item.cell.value, domain_verdict(verdict))


class TrialPanel(QWidget):
    """The whole checklist with what is shown now. `changed` after each answer."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state: ChecklistState | None = None
        self.lines: dict[Address, QuestionLine] = {}
        self.wording = language()  # the language of the form in which it is asked
        self.files: Files = {}
        self.access: FormAccess | None = None
        self._widgets: dict[tuple[object, ...], QWidget] = {}
        self._body = column(self, spacing=8)
        self._body.addStretch(1)

    def show_template(self, template: Template | None) -> None:
        """Show a template, with the answers given before as far as they fit."""
        kept = self.state.values() if self.state is not None else {}
        if template is None:
            self.state = None
            self._drop(set())
            return
        now = datetime.now(UTC).astimezone(local_zone())
        self.state = ChecklistState(template, today=now.date(), now=now)
        self.state.wording = self.wording
        for address, value in kept.items():
            self._keep(address, value)
        self.refresh()

    def speak(self, wording: str) -> None:
        """Ask in another language of the form; what was answered stays."""
        self.wording = wording
        if self.state is not None:
            self.state.wording = wording
            self._drop({key for key in self._widgets if key[0] == "question"})
            self.refresh()

    def mark(self, key: str) -> QuestionLine | None:
        """Let the question with this key stand out; its line, None where it is not asked now."""
        found = None
        for address, line in self.lines.items():
            line.set_marked(address.key == key)
            if address.key == key and found is None:
                found = line
        return found

    def show_files(self, files: Files, access: FormAccess) -> None:
        """Show the pictures and sounds that belong to the template."""
        self.files, self.access = files, access
        self._drop({key for key in self._widgets if key[0] != "question"})
        self.refresh()

    def clear_answers(self) -> None:
        """Begin the trial anew."""
        template = self.state.template if self.state is not None else None
        self.state = None
        self.show_template(template)

    def answer(self, address: Address, value: object, verdict: str | None = None) -> bool:
        """Take an answer as a screen gives it; False where it is refused, and the question says why."""
        assert self.state is not None
        try:
            self.state.answer(address, value, verdict, at=datetime.now(UTC))
        except UserError as error:
            self.lines[address].refuse(error.message())
            return False
        self.refresh()
        return True

    def add_round(self, key: str, path: tuple[int, ...]) -> None:
        """Another round of a repeat."""
        assert self.state is not None
        self.state.add_round(key, path, at=datetime.now(UTC))
        self.refresh()

    def refresh(self) -> None:
        """Show what is to be seen now; widgets of questions that stay, stay."""
        if self.state is None:
            return
        wanted: list[tuple[tuple[object, ...], QWidget]] = []
        missing = {lack.address: lack for lack in self.state.missing()}
        nothing = Checklist(id="trial", work_order_id="trial", template_id="trial")
        view = ChecklistView(nothing, self.state.template, self.state, {}, {})
        for shown in self.state.outline():
            if isinstance(shown, Item):
                entry = Entry(view, shown, missing.get(shown.address), files=self.files)
                wanted.append(self._question(entry))
            elif isinstance(shown, AddRound):
                wanted.append(self._add_button(shown))
            elif shown.section.title(self.wording) or shown.ordinal:
                wanted.append(self._heading(shown))
        self._drop({key for key, _widget in wanted})
        for index, (_key, widget) in enumerate(wanted):
            if self._body.indexOf(widget) != index:
                self._body.insertWidget(index, widget)
        self.changed.emit()

    def _drop(self, kept: set[tuple[object, ...]]) -> None:
        for key in [key for key in self._widgets if key not in kept]:
            widget = self._widgets.pop(key)
            if isinstance(widget, QuestionLine) and self.lines.get(widget.entry.item.address) is widget:
                del self.lines[widget.entry.item.address]
            widget.hide()
            widget.deleteLater()

    def _question(self, entry: Entry) -> tuple[tuple[object, ...], QWidget]:
        assert self.state is not None
        address = entry.item.address
        choices = self.state.choices(address) if entry.question.choices or entry.question.choice_filter else ()
        offered: tuple[object, ...] = (choices,)
        if isinstance(choices, tuple):
            offered = tuple((choice.key, choice.title(self.wording), choice.verdict) for choice in choices)
        key = ("question", address, offered, *_look(entry.question))
        line = self._widgets.get(key)
        if not isinstance(line, QuestionLine):
            if choices or entry.question.choices:
                entry = replace(entry, item=replace(entry.item, question=replace(entry.question, choices=choices)))
            line = QuestionLine(entry, choices, self.access)
            line.answered.connect(lambda value, verdict, at=address: self.answer(at, value, verdict))
            self._widgets[key] = line
        else:
            line.show_entry(entry)
        self.lines[address] = line
        return key, line

    def _heading(self, heading: Heading) -> tuple[tuple[object, ...], QWidget]:
        assert self.state is not None
        key = ("heading", heading.section.key, heading.path, heading.ordinal, heading.depth)
        label = self._widgets.get(key)
        if not isinstance(label, Label):
            label = Label("", "lead" if heading.depth == 0 else "body", strong=True, wrap=True)
            label.setContentsMargins(current().px(_INDENT * heading.depth), current().px(8), 0, 0)
            self._widgets[key] = label
        title = self.state.said(Address(heading.section.key, heading.path), heading.section.title(self.wording))
        label.setText(f"{title} {heading.ordinal}".strip() if heading.ordinal else title)
        return key, label

    def _add_button(self, place: AddRound) -> tuple[tuple[object, ...], QWidget]:
        title = place.section.title(self.wording) or translate(C, "round")
        key = ("add", place.section.key, place.path, title)
        if key not in self._widgets:
            button = Button(
                translate(C, "Add: {what}", what=title),
                "secondary",
                icon="plus",
                on_click=lambda: self.add_round(place.section.key, place.path),
            )
            self._widgets[key] = button
        return key, self._widgets[key]

    def _keep(self, address: Address, value: object) -> None:
        assert self.state is not None
        if value is None or address not in self.state.values():
            return
        try:
            self.state.answer(address, value, at=datetime.now(UTC))
        except UserError:
            return  # it does not fit the changed question any more

"""The diagnosis tree of a visit: the next best test with its reason, what was found, what it may still be."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QFrame, QHBoxLayout, QSizePolicy, QWidget

from fieldservice.domain.formats import format_percent
from fieldservice.i18n import language, translate
from ui.bridge.environment import Environment
from ui.kit import paint
from ui.kit.answers import AnswerButton
from ui.kit.buttons import Button, MenuButton
from ui.kit.feedback import EmptyState, Note
from ui.kit.focus import holds_focus
from ui.kit.labels import Label
from ui.kit.panels import Card, SectionHeader, clear_layout, column, row
from ui.kit.theme import current
from ui.visit import tree_words as words
from ui.visit.tree_view_model import PartOfCause, TreeChoice, TreeOutcome, TreeSnapshot, TreeViewModel

_CAUSES = 6  # so many of what it may be are shown
_ALSO = 5


class TreePanel(QWidget):
    """Follows one tree. `changed` says that words outside (progress, primary action) have to be told anew."""

    changed = Signal()

    def __init__(self, environment: Environment, read_only: bool = False) -> None:
        super().__init__()
        self.environment = environment
        self.model = TreeViewModel(environment, self)
        self.model.loaded.connect(self._show)
        self.model.outcome.connect(self._took)
        self.read_only = read_only
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.answers: list[AnswerButton] = []
        self.body = column(self, spacing=12)
        self._chosen = ""  # a test that somebody prefers to the best one

    @property
    def snapshot(self) -> TreeSnapshot | None:
        """How things are; None until they were read."""
        return self.model.snapshot

    def show_work_order(self, work_order_id: str, read_only: bool) -> None:
        """Show a work order's tree."""
        changed = read_only != self.read_only
        self.read_only = read_only
        self.model.show(work_order_id)
        if changed and self.snapshot is not None:
            self._show()

    # ---- showing

    def _show(self) -> None:
        snapshot = self.snapshot
        assert snapshot is not None
        focused = QApplication.focusWidget() is None or holds_focus(self)
        clear_layout(self.body)
        self.answers = []
        for each in snapshot.codes:
            meaning = each.name if language() == "zh_CN" else each.name_en or each.name
            self.body.addWidget(Note(meaning, lead=words.error_code(each)))
        if snapshot.view is None:
            self._show_choices(snapshot)
        else:
            self._show_run(snapshot)
        self.body.addStretch(1)
        if focused and self.isVisible():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _show_choices(self, snapshot: TreeSnapshot) -> None:
        fitting = [choice for choice in snapshot.choices if choice.rank is not None]
        if not fitting:
            self.body.addWidget(
                EmptyState(
                    "git-branch",
                    translate("visit_tree", "No diagnosis tree fits this fault"),
                    translate("visit_tree", "Trees are chosen by the machine's model and by the fault."),
                )
            )
        else:
            self.body.addWidget(SectionHeader(translate("visit_tree", "Trees for this fault"), step="body"))
        for place, choice in enumerate(fitting):
            tree = choice.tree
            card = Card(padding=12)
            line = row(spacing=12)
            texts = column(spacing=2)
            texts.addWidget(Label(tree.title(language()), "lead", strong=True, wrap=True))
            texts.addWidget(
                Label(
                    translate(
                        "visit_tree", "{causes} causes, {tests} tests", causes=len(tree.causes), tests=len(tree.tests)
                    ),
                    "body",
                    "muted",
                )
            )
            texts.addWidget(Label(words.causes(tree, language()), "body", wrap=True))
            line.addLayout(texts, 1)
            start = Button(
                translate("visit_tree", "Follow it"),
                "primary" if place == 0 and len(fitting) > 1 else "secondary",
                44,
                on_click=partial(self.model.start, choice.id),
            )
            start.setAccessibleName(translate("visit_tree", "Follow “{tree}”", tree=tree.title(language())))
            start.setEnabled(not self.read_only)
            line.addWidget(start)
            card.add_layout(line)
            self.body.addWidget(card)

    def _show_run(self, snapshot: TreeSnapshot) -> None:
        view = snapshot.view
        assert view is not None
        head = row(spacing=8)
        head.addWidget(Label(view.tree.title(language()), "lead", strong=True))
        head.addWidget(Label(words.learned(view.learned.total), "body", "muted"), 1)
        others = [choice for choice in snapshot.choices if choice.rank is not None and choice.id != view.run.tree_id]
        if others and not self.read_only:
            menu = MenuButton(translate("visit_tree", "Another tree"), "quiet", 32)
            for choice in others:
                menu.add(choice.tree.title(language()), partial(self.model.start, choice.id))
            head.addWidget(menu)
        self.body.addLayout(head)
        if snapshot.cause is not None:
            self._show_cause(snapshot)
        elif view.standing.contradiction:
            self.body.addWidget(
                Note(
                    translate("visit_tree", "Take back the outcome that you are least sure of, or ask a specialist."),
                    "warn",
                    translate("visit_tree", "These outcomes contradict each other: no known cause fits."),
                )
            )
        else:
            self._show_next(snapshot)
        self._show_steps(snapshot)
        if view.concluded is None and view.standing.found is None and view.standing.candidates:
            self._show_candidates(snapshot)

    def _show_next(self, snapshot: TreeSnapshot) -> None:
        view = snapshot.view
        assert view is not None
        tests = view.standing.tests
        if not tests:
            self.body.addWidget(
                Note(
                    translate("visit_tree", "Take the likeliest one below, or ask a specialist."),
                    "calm",
                    translate("visit_tree", "No test tells the remaining causes apart."),
                )
            )
            return
        best = next((each for each in tests if each.test.key == self._chosen), tests[0])
        card = QFrame()
        card.setProperty("surface", "focus-card")
        inside = column(card, spacing=10)
        edge = current().px(14)
        inside.setContentsMargins(edge, edge, edge, edge)
        top = row(spacing=12)
        titles = column(spacing=2)
        titles.addWidget(Label(words.test_kind(best.test), "small", "muted"))
        titles.addWidget(Label(best.test.title(language()), "title", wrap=True))
        if best.test.hint(language()):
            titles.addWidget(Label(best.test.hint(language()), "body", "muted", wrap=True))
        top.addLayout(titles, 1)
        top.addWidget(Label(words.minutes(best.minutes), "lead", "muted"), 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(top)
        inside.addWidget(Note(words.reason(best, view.learned), icon="lightbulb"))
        answers = QHBoxLayout()
        answers.setSpacing(current().px(8))
        for number, outcome in enumerate(best.test.outcomes, 1):
            button = AnswerButton(outcome.title(language()), "", "accent", str(number) if number <= 9 else "")
            button.setCheckable(False)
            button.setEnabled(not self.read_only)
            button.clicked.connect(partial(self._answer, best.test.key, outcome.key))
            answers.addWidget(button)
            self.answers.append(button)
        inside.addLayout(answers)
        card.setAccessibleName(best.test.title(language()))
        self.body.addWidget(card)
        also = [each for each in tests if each is not best][:_ALSO]
        if also and not self.read_only:
            menu = MenuButton(translate("visit_tree", "Make another test first"), "quiet", 32)
            for each in also:
                title = f"{each.test.title(language())} · {words.minutes(each.minutes)}"
                menu.add(title, partial(self._prefer, each.test.key))
            line = row(spacing=8)
            line.addWidget(menu)
            line.addStretch(1)
            self.body.addLayout(line)

    def _show_cause(self, snapshot: TreeSnapshot) -> None:
        view, cause = snapshot.view, snapshot.cause
        assert view is not None and cause is not None
        card = Card(padding=16, spacing=8)
        settled = view.concluded is not None
        told = translate("visit_tree", "Settled on") if settled else translate("visit_tree", "It is")
        card.add(Label(told, "small", "muted"))
        card.add(Label(cause.title(language()), "title", wrap=True))
        if cause.remedy(language()):
            card.add(Label(words.remedy(cause, language()), "body", wrap=True))
        if cause.escalate:
            card.add(
                Note(translate("visit_tree", "The first line can't mend this: ask a specialist or the maker."), "warn")
            )
        for part in snapshot.parts:
            card.add(_part_line(part))
        actions = row(spacing=8)
        missing = [part for part in snapshot.parts if part.part_id and part.likely and part.missing_micro > 0]
        if not self.read_only:
            if missing:
                self.reserve_button = Button(
                    translate("visit_tree", "Ask for %n parts", n=len(missing)), "secondary", 44, "package",
                    on_click=self.model.reserve,
                )  # fmt: skip
                actions.addWidget(self.reserve_button)
            if settled:
                actions.addWidget(
                    Button(translate("visit_tree", "It was not that"), size=44, on_click=self.model.reopen)
                )
        actions.addStretch(1)
        card.add_layout(actions)
        self.body.addWidget(card)

    def _show_steps(self, snapshot: TreeSnapshot) -> None:
        view = snapshot.view
        assert view is not None
        if not view.steps:
            return
        self.body.addWidget(SectionHeader(translate("visit_tree", "Found so far"), step="body"))
        rows = column(spacing=0)
        self.body.addLayout(rows)
        for step in view.steps:
            holder = QWidget()
            holder.setMinimumHeight(current().px(32))
            line = row(spacing=12)
            line.setContentsMargins(0, 0, 0, 0)
            holder.setLayout(line)
            line.addWidget(Label(step.test.title(language()), "body", wrap=True), 1)
            line.addWidget(Label(step.title(language()), "body", strong=True))
            if not self.read_only and view.concluded is None:
                back = Button(
                    translate("visit_tree", "Take back"), "quiet", 32,
                    on_click=partial(self.model.take_back, step.test.key),
                )  # fmt: skip
                back.setAccessibleName(translate("visit_tree", "Take back: {test}", test=step.test.title(language())))
                line.addWidget(back)
            rows.addWidget(holder)

    def _show_candidates(self, snapshot: TreeSnapshot) -> None:
        view = snapshot.view
        assert view is not None
        self.body.addWidget(SectionHeader(translate("visit_tree", "What it may be"), step="body"))
        rows = column(spacing=0)
        self.body.addLayout(rows)
        for candidate in view.standing.candidates[:_CAUSES]:
            line = CauseRow(
                candidate.cause.title(language()),
                candidate.probability,
                words.cases(view.learned.cases.get(candidate.cause.key, 0)),
            )
            line.setEnabled(not self.read_only)
            line.clicked.connect(partial(self.model.conclude, candidate.cause.key))
            rows.addWidget(line)

    # ---- doing

    def _answer(self, test: str, outcome: str) -> None:
        self._chosen = ""
        self.model.record(test, outcome)

    def _prefer(self, test: str) -> None:
        self._chosen = test
        self._show()

    @property
    def only(self) -> TreeChoice | None:
        """The one tree that fits while none is being followed."""
        snapshot = self.snapshot
        if snapshot is None or snapshot.view is not None or self.read_only:
            return None
        fitting = [choice for choice in snapshot.choices if choice.rank is not None]
        return fitting[0] if len(fitting) == 1 else None

    @property
    def sure(self) -> bool:
        """Whether a cause is sure that nobody settled on yet."""
        view = self.snapshot.view if self.snapshot is not None else None
        return view is not None and view.concluded is None and view.standing.found is not None and not self.read_only

    def follow_only(self) -> bool:
        """Follow the one tree that fits; False where there is none, or a choice."""
        choice = self.only
        if choice is not None:
            self.model.start(choice.id)
        return choice is not None

    def conclude(self) -> bool:
        """Settle on the cause that is sure; False when there is none or it is settled."""
        snapshot = self.snapshot
        if snapshot is None or snapshot.view is None or snapshot.view.concluded is not None or self.read_only:
            return False
        found = snapshot.view.standing.found
        if found is None:
            return False
        self.model.conclude(found.key)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.key() - Qt.Key.Key_0
        if 1 <= number <= len(self.answers) and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.answers[number - 1].click()
            return
        super().keyPressEvent(event)

    def _took(self, outcome: TreeOutcome) -> None:
        if outcome.error is not None:
            self.environment.messages.problem(outcome.error)
        elif outcome.what == "reserve":
            self.environment.messages.say(
                translate("visit_tree", "Parts request {number} is made.", number=outcome.result.request.number)
            )


class CauseRow(QAbstractButton):
    """A cause with a bar for how likely it is; a click settles on it."""

    def __init__(self, title: str, probability: float, detail: str) -> None:
        super().__init__()
        self._title, self._probability, self._detail = title, probability, detail
        self._percent = format_percent(probability, least=1)
        self.setProperty("ring", 4)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{title} {self._percent} {detail}".strip())
        self.setToolTip(translate("visit_tree", "Settle on this cause"))
        paint.repaint_on_theme(self)

    def sizeHint(self) -> QSize:
        return QSize(current().px(320), current().px(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        if self.underMouse() and self.isEnabled():
            paint.box(painter, self.rect(), theme.color("hover"), None, 4)
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.color("line"))
        right = self.width()
        percent = theme.px(56)
        bar = theme.px(160)
        paint.text(
            painter, QRect(right - percent, 0, percent, self.height()), self._percent, "text", "body", 600, paint.RIGHT
        )
        left = right - percent - theme.px(12) - bar
        track = QRect(left, (self.height() - theme.px(6)) // 2, bar, theme.px(6))
        paint.box(painter, track, theme.color("sunken"), None, 3)
        filled = QRect(track.left(), track.top(), max(theme.px(3), round(bar * self._probability)), track.height())
        paint.box(painter, filled, theme.color("accent"), None, 3)
        edge = left - theme.px(12)
        if self._detail:
            width = paint.text_width(self._detail, "small") + 2
            paint.text(painter, QRect(edge - width, 0, width, self.height()), self._detail, "muted", "small")
            edge -= width + theme.px(12)
        paint.text(painter, QRect(0, 0, max(40, edge), self.height()), self._title, "text", "body")


def _part_line(part: PartOfCause) -> QWidget:
    found = words.part(part)
    holder = QWidget()
    line = row(spacing=12)
    line.addWidget(Label(found.title, "body", wrap=True), 1)
    line.addWidget(Label(found.where, "body", found.tone))
    holder.setLayout(line)
    return holder

"""The conflict inbox: the list at the left; base, mine and theirs side by side; one key or click decides."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QStackedWidget, QWidget

from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.kit.buttons import Button
from ui.kit.feedback import EmptyState
from ui.kit.labels import IconLabel, Label, rule
from ui.kit.panels import Card, ScrollPage, clear_layout, column, row
from ui.kit.pills import Pill
from ui.kit.shortcuts import Shortcuts
from ui.kit.status import STATUSES, status
from ui.kit.theme import current
from ui.shell.page import Page
from ui.sync.conflicts_view_model import ConflictsViewModel, Inbox, InboxRow, OpenedConflict
from ui.sync.inbox_list import DecidedEntry, InboxEntry, InboxList
from ui.sync.other_dialog import OtherDialog
from ui.sync.side_card import ChoiceButton, SideCard, name_of
from ui.sync.words import when

_C = "conflicts"
_LIST_GIVES_WAY, _CARDS_STACK = 1000, 880  # widths of the page in pixels of the design


class ConflictsPage(Page):
    """What only people can settle."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.model = ConflictsViewModel(environment, self)
        self.view_model = self.model
        self.cards: list[SideCard] = []
        self.other: ChoiceButton | None = None
        self.dialog: OtherDialog | None = None
        self._stacked = False  # the three cards one below the other
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.list = InboxList(
            translate(_C, "To decide"),
            translate(
                _C,
                "Nothing is lost before you decide: yours and theirs are both kept, and everything else is delivered"
                " as always.",
            ),
        )
        self.detail = ScrollPage(gutter=24, spacing=12, name=translate(_C, "What is disagreed about"))
        theme = current()  # its title stands on the line of the list's
        self.detail.body.setContentsMargins(theme.px(24), theme.px(12), theme.px(24), theme.px(24))
        self._empty = EmptyState(
            "circle-check",
            translate(_C, "Nothing to decide"),
            translate(_C, "Where two people change the same thing, both values wait here until one of you chooses."),
            translate(_C, "Open the sync centre"),
            lambda: environment.navigator.go("sync"),
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self._empty)
        self.stack.addWidget(self.detail)
        whole = row(self.list, spacing=0)
        whole.addWidget(self.stack, 1)
        self.setLayout(whole)
        self.model.listed.connect(self._list)
        self.model.opened.connect(self._open)
        self.model.cleared.connect(self._clear)
        self.model.decided.connect(self._decided)
        self.model.refused.connect(environment.messages.problem)
        self.list.chosen.connect(self.model.choose)
        self._shortcuts = Shortcuts(self)
        for number, words in (
            (1, translate(_C, "the first")),
            (2, translate(_C, "the second")),
            (0, translate(_C, "as before")),
            (3, translate(_C, "enter another")),
        ):
            self._shortcuts.add(str(number), words, partial(self._key, number))
        self._shortcuts.add("J", translate(_C, "next"), partial(self.model.step, 1), shown=False)
        self._shortcuts.add("K", translate(_C, "before"), partial(self.model.step, -1), shown=False)

    def open(self, **params: object) -> None:
        wanted = params.get("id")
        self.model.open(wanted if isinstance(wanted, str) else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() / current().scale
        self.list.set_narrow(room < _LIST_GIVES_WAY)
        stacked = room < _CARDS_STACK
        if stacked != self._stacked:
            self._stacked = stacked
            if self.model.shown is not None:
                self._open(self.model.shown)

    def hints(self) -> list[tuple[str, str]]:
        if self.model.shown is None:  # no keys where there is nothing to choose
            return []
        return [*self._shortcuts.hints(), ("J / K", translate(_C, "next, before"))]

    def focus_first(self) -> None:
        self.setFocus()

    def choose(self, key: str) -> None:
        """Decide for `base`, `offered` or `standing`."""
        self.model.decide(key)

    def ask_other(self) -> None:
        """Let another value be entered."""
        shown = self.model.shown
        if shown is None or not shown.fields or shown.row.state != "open":
            return
        title = translate(_C, "{field}: another value", field=shown.row.field)
        self.dialog = OtherDialog(title, shown.fields, lambda values: self.model.decide("other", values), self)
        self.dialog.open()

    def _key(self, number: int) -> None:
        if number == 3:
            self.ask_other()
        elif number < len(self.cards) and self.cards[number].button is not None:
            self.choose(self.cards[number].side.key)

    # the list

    def _list(self, inbox: Inbox) -> None:
        self.list.fill(
            [self._entry(line) for line in inbox.open],
            translate(_C, "Decided in the last 30 days"),
            [self._decided_entry(line) for line in inbox.decided],
            self.model.chosen,
        )
        self.words_changed.emit()

    def _entry(self, line: InboxRow) -> InboxEntry:
        icon = "shield-check" if line.kind == "status" else "arrow-left-right"
        return InboxEntry(
            line.id, icon, line.subject.label or line.field, self._second(line), self._when(line.opened_at)
        )

    def _second(self, line: InboxRow) -> str:
        if line.kind == "status":
            return translate(_C, "{field}, the step is not allowed any more", field=line.field)
        if line.kind == "answers" and line.mine:
            return translate(_C, "{field}, you and {name} answered differently", field=line.field, name=line.other)
        if line.kind == "answers":
            return translate(_C, "{field}, two people answered differently", field=line.field)
        if line.mine:
            return translate(_C, "{field}, you and {name} changed it", field=line.field, name=line.other)
        return translate(_C, "{field}, two people changed it", field=line.field)

    def _decided_entry(self, line: InboxRow) -> DecidedEntry:
        second = translate(_C, "{field}, {decision}", field=line.field, decision=line.decision)
        again = partial(self.model.reopen, line.id) if line.changeable else None
        return DecidedEntry(line.subject.label or line.field, second, translate(_C, "Change"), again)

    def _when(self, moment: datetime | None) -> str:
        context = self.environment.session.context
        return when(moment, context.now(), context.zone)

    # the detail

    def _clear(self) -> None:
        self.cards = []
        self.stack.setCurrentWidget(self._empty)
        self.words_changed.emit()

    def _open(self, conflict: OpenedConflict) -> None:
        self.words_changed.emit()
        body = self.detail.body
        clear_layout(body)
        self.list.mark(conflict.row.id)
        body.addWidget(self._head(conflict))
        if conflict.row.state == "decided":
            decided = translate(_C, "Decided: {decision}.", decision=conflict.row.decision)
            body.addWidget(Label(decided, "lead", wrap=True))
        else:
            story = column(spacing=4)
            story.addWidget(Label(conflict.reason, "lead", wrap=True))
            story.addWidget(Label(self._story(conflict), "body", "muted", wrap=True))
            body.addLayout(story)
        body.addLayout(self._sides(conflict))
        body.addLayout(self._foot(conflict))
        if conflict.merged:
            body.addSpacing(current().px(8))
            body.addWidget(self._merged(conflict))
        self.detail.finish()
        self.stack.setCurrentWidget(self.detail)
        if self.isVisible() and not self.isAncestorOf(self.window().focusWidget() or self):
            self.setFocus()

    def _head(self, conflict: OpenedConflict) -> QWidget:
        subject = conflict.row.subject
        name = subject.name or subject.label
        title = (
            translate(_C, "{field}: {subject}", subject=name, field=conflict.row.field) if name else conflict.row.field
        )
        name_label = Label(title, "title", elide=True)
        name_label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        name_label.setMinimumWidth(min(current().px(160), name_label.sizeHint().width()))
        line = row(name_label)
        if subject.number and subject.name:
            line.addWidget(Label(subject.number, "body", strong=True))
        if conflict.state_key in STATUSES:
            line.addWidget(Pill(status(conflict.state_key)))
        line.addStretch(1)
        if subject.place and subject.known:
            open_it = Button(
                translate(_C, "Open"),
                "quiet",
                icon="external-link",
                on_click=lambda: self.environment.navigator.go(subject.place, id=subject.id),
            )
            open_it.setAccessibleName(translate(_C, "Open {subject}", subject=subject.label))
            line.addWidget(open_it)
        holder = QWidget()
        line.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(line)
        return holder

    def _story(self, conflict: OpenedConflict) -> str:
        _base, first, second = conflict.sides
        if conflict.row.kind == "answers":
            return translate(_C, "Both answers stay on record. The one you choose counts for both of you.")
        if conflict.row.kind == "status":
            return translate(_C, "Choose what it shall be.")
        offered = first if first.key == "offered" else second
        standing = second if first.key == "offered" else first
        early, late = self._when(offered.at), self._when(standing.at)
        if offered.mine:
            return translate(
                _C,
                "You changed it {first}, {name} {second}. Choose one; both of you see the outcome.",
                name=name_of(standing.by),
                first=early,
                second=late,
            )
        if standing.mine:
            return translate(
                _C,
                "You changed it {second}; {name}'s change of {first} arrived later. Choose one; both of you see the"
                " outcome.",
                name=name_of(offered.by),
                first=early,
                second=late,
            )
        return translate(
            _C,
            "{one} changed it {first}, {other} {second}. Choose one; both see the outcome.",
            one=name_of(offered.by),
            other=name_of(standing.by),
            first=early,
            second=late,
        )

    def _sides(self, conflict: OpenedConflict) -> QGridLayout:
        context = self.environment.session.context
        grid = QGridLayout()
        grid.setHorizontalSpacing(current().px(16))
        self.cards = []
        choose = self.choose if conflict.row.state == "open" else None
        stacked = self._stacked
        grid.setVerticalSpacing(current().px(12))
        for number, side in enumerate(conflict.sides):
            card = SideCard(side, str(number), choose, context.now(), context.zone, side.key == "standing")
            self.cards.append(card)
            place = ((number - 1) % 3, 0) if stacked else (0, number)  # stacked, what was before stands last
            grid.addWidget(card, *place)
            if not stacked:
                grid.setColumnStretch(number, 4 if number == 0 else 5)
        return grid

    def _foot(self, conflict: OpenedConflict) -> QHBoxLayout:
        line = row()
        self.other = None
        if conflict.row.state == "open" and conflict.fields:
            words = translate(_C, "Neither, enter another…")
            self.other = ChoiceButton(words, "secondary", "3", self.ask_other, 32)
            line.addWidget(self.other)
        if conflict.other_phone:
            line.addSpacing(current().px(8))
            line.addWidget(IconLabel("phone", "muted", 14))
            phone = translate(_C, "Ask {name}: {phone}", name=name_of(conflict.sides[2].by), phone=conflict.other_phone)
            line.addWidget(Label(phone, "body", "muted", selectable=True))
        line.addStretch(1)
        if conflict.row.state == "decided" and conflict.row.changeable:
            again = partial(self.model.reopen, conflict.row.id)
            line.addWidget(Button(translate(_C, "Decide again"), on_click=again))
        if conflict.row.kind != "answers":
            line.addWidget(Label(translate(_C, "A decision can be changed for 30 days."), "small", "muted"))
        return line

    def _merged(self, conflict: OpenedConflict) -> Card:
        card = Card(
            translate(_C, "Other changes of the same record, merged by themselves"),
            translate(_C, "%n, nothing to do", len(conflict.merged)),
            padding=0,
            spacing=0,
        )
        theme = current()
        grid = QGridLayout()
        grid.setContentsMargins(theme.px(16), theme.px(6), theme.px(16), theme.px(10))
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(0)
        heads = (
            translate(_C, "Field"),
            translate(_C, "Value now"),
            translate(_C, "By"),
            translate(_C, "Why no conflict"),
        )
        for place, words in enumerate(heads):
            label = Label(words, "small", "muted")
            label.setFixedHeight(theme.px(28))
            grid.addWidget(label, 0, place)
            grid.setColumnStretch(place, (2, 4, 3, 4)[place])
        for number, line in enumerate(conflict.merged, start=1):
            grid.addWidget(rule(), 2 * number - 1, 0, 1, 4)
            by = " ".join(text for text in (line.by, self._when(line.at)) if text)
            for place, words in enumerate((line.field, line.value, by, line.why)):
                label = Label(words, "body", "text" if place == 1 else "muted", elide=True)
                label.setFixedHeight(theme.px(33))
                grid.addWidget(label, 2 * number, place)
        card.add_layout(grid)
        return card

    # what was done

    def _decided(self, line: InboxRow, choice: str, undo: object) -> None:
        self.environment.messages.say(
            translate(_C, "{field}: {what}", field=line.field, what=self._chosen_words(choice)),
            undo if callable(undo) else None,
        )

    def _chosen_words(self, choice: str) -> str:
        card = next((card for card in self.cards if card.side.key == choice), None)
        if card is None:
            return translate(_C, "another value is used")
        if choice == "base":
            return translate(_C, "as it was before")
        if card.side.mine:
            return translate(_C, "yours is used")
        return translate(_C, "{name}'s is used", name=name_of(card.side.by))

"""Likely duplicates: the list at the left, both records side by side, one key says whether they are the same."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QWidget

from fieldservice.domain.following import FOLLOWING
from fieldservice.i18n import language, translate
from ui.bridge.environment import Environment
from ui.kit.buttons import Button
from ui.kit.feedback import EmptyState
from ui.kit.labels import IconLabel, Label, rule
from ui.kit.panels import Card, ScrollPage, clear_layout, row
from ui.kit.shortcuts import Shortcuts
from ui.kit.theme import current
from ui.shell.page import Page
from ui.sync.duplicates_view_model import Compared, DuplicatesViewModel, Inbox, Pair
from ui.sync.inbox_list import DecidedEntry, InboxEntry, InboxList
from ui.sync.side_card import ChoiceButton
from ui.sync.words import when

_C = "conflicts"
_LIST_GIVES_WAY = 1000  # width of the page in pixels of the design


class DuplicatesPage(Page):
    """Two laptops made the same thing, perhaps."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.model = DuplicatesViewModel(environment, self)
        self.view_model = self.model
        self.buttons: dict[str, ChoiceButton] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.list = InboxList(
            translate(_C, "Likely duplicates"),
            translate(_C, "Both records stay usable until you decide. Nothing is deleted, whatever you choose."),
        )
        self.detail = ScrollPage(gutter=24, spacing=12, name=translate(_C, "Both records"))
        theme = current()  # its title stands on the line of the list's
        self.detail.body.setContentsMargins(theme.px(24), theme.px(14), theme.px(24), theme.px(24))
        self._empty = EmptyState(
            "circle-check",
            translate(_C, "No likely duplicates"),
            translate(_C, "Where two laptops entered the same customer or machine, a person decides here."),
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self._empty)
        self.stack.addWidget(self.detail)
        whole = row(self.list, spacing=0)
        whole.addWidget(self.stack, 1)
        self.setLayout(whole)
        self.model.listed.connect(self._list)
        self.model.opened.connect(self._open)
        self.model.cleared.connect(lambda: self.stack.setCurrentWidget(self._empty))
        self.model.decided.connect(self._decided)
        self.model.refused.connect(environment.messages.problem)
        self.list.chosen.connect(self.model.choose)
        self._shortcuts = Shortcuts(self)
        self._shortcuts.add("1", translate(_C, "the same"), partial(self.model.decide, "same"))
        self._shortcuts.add("2", translate(_C, "different"), partial(self.model.decide, "different"))
        self._shortcuts.add("J", translate(_C, "next"), partial(self.model.step, 1), shown=False)
        self._shortcuts.add("K", translate(_C, "before"), partial(self.model.step, -1), shown=False)

    def open(self, **params: object) -> None:
        self.model.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.list.set_narrow(self.width() / current().scale < _LIST_GIVES_WAY)

    def hints(self) -> list[tuple[str, str]]:
        return [*self._shortcuts.hints(), ("J / K", translate(_C, "next, before"))]

    def focus_first(self) -> None:
        self.setFocus()

    def _list(self, inbox: Inbox[Pair]) -> None:
        context = self.environment.session.context
        self.list.fill(
            [
                InboxEntry(
                    pair.id,
                    "copy",
                    pair.first.label or pair.value,
                    translate(_C, "{kind}, the same {field}", kind=pair.kind, field=_within(pair.field)),
                    when(pair.found_at, context.now(), context.zone),
                )
                for pair in inbox.open
            ],
            translate(_C, "Decided"),
            [self._decided_entry(pair) for pair in inbox.decided],
            self.model.chosen,
        )

    def _decided_entry(self, pair: Pair) -> DecidedEntry:
        words = {
            "same": translate(_C, "the same, the second is archived"),
            "different": translate(_C, "two different ones"),
        }
        second = translate(_C, "{kind}, {decision}", kind=pair.kind, decision=words.get(pair.choice, pair.choice))
        again = partial(self.model.reopen, pair.id)
        return DecidedEntry(pair.first.label or pair.value, second, translate(_C, "Change"), again)

    def _open(self, compared: Compared) -> None:
        body = self.detail.body
        clear_layout(body)
        self.buttons = {}
        pair = compared.pair
        self.list.mark(pair.id)
        title = translate(_C, "Is this the same {kind}?", kind=_within(pair.kind))
        body.addWidget(Label(title, "title"))
        agreed = translate(_C, "Both have the same {field}: {value}", field=_within(pair.field), value=pair.value)
        body.addWidget(Label(agreed, "lead", wrap=True))
        if not compared.both_here:
            body.addWidget(Label(translate(_C, "One of them is not on this computer."), "body", "muted", wrap=True))
        else:
            body.addWidget(self._table(compared))
        body.addLayout(self._choices(compared))
        self.detail.finish()
        self.stack.setCurrentWidget(self.detail)

    def _table(self, compared: Compared) -> Card:
        card = Card(padding=0, spacing=0)
        theme, pair = current(), compared.pair
        grid = QGridLayout()
        grid.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(12))
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(0)
        for column, stretch in enumerate((2, 4, 4)):
            grid.setColumnStretch(column, stretch)
        heads = ("", translate(_C, "Entered first"), translate(_C, "Entered later"))
        for column, words in enumerate(heads):
            label = Label(words, "body", strong=True)
            label.setFixedHeight(theme.px(36))
            grid.addWidget(label, 0, column)
        first_has, second_has = (text or translate(_C, "nothing") for text in compared.referred)
        lines = [*compared.lines, (translate(_C, "Belongs to it"), first_has, second_has, first_has == second_has)]
        for number, (name, first, second, same) in enumerate(lines, start=1):
            grid.addWidget(rule(), 2 * number - 1, 0, 1, 3)
            for column, words in enumerate((name, first, second)):
                telling = column > 0 and not same and words != translate(_C, "empty")
                label = Label(words, "body", "text" if telling else "muted", strong=telling, elide=True)
                label.setFixedHeight(theme.px(33))
                grid.addWidget(label, 2 * number, column)
        at = 2 * len(lines) + 1
        grid.addWidget(rule(), at, 0, 1, 3)
        for column, subject in ((1, pair.first), (2, pair.second)):
            if subject.place and subject.known:
                go = partial(self.environment.navigator.go, subject.place, id=subject.id)
                button = Button(translate(_C, "Open"), "secondary", 28, "external-link", on_click=go)
                button.setAccessibleName(translate(_C, "Open {subject}", subject=subject.label))
                holder = QWidget()
                line = row(button, None)
                line.setContentsMargins(0, theme.px(6), 0, 0)
                holder.setLayout(line)
                grid.addWidget(holder, at + 1, column)
        card.add_layout(grid)
        return card

    def _choices(self, compared: Compared) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(current().px(16))
        told = (
            ("same", "1", translate(_C, "The same"), self._what_follows(compared.pair.table)),
            ("different", "2", translate(_C, "Two different ones"), translate(
                _C, "Both go on, and this is not asked again.")),
        )  # fmt: skip
        for number, (choice, key, words, follows) in enumerate(told):
            button = ChoiceButton(words, "secondary", key, partial(self.model.decide, choice))
            button.set_wide()
            button.setEnabled(compared.both_here or choice == "different")
            self.buttons[choice] = button
            grid.addWidget(button, 0, number)
            line = row(IconLabel("archive" if choice == "same" else "check", "muted", 14), spacing=8)
            line.addWidget(Label(follows, "small", "muted", wrap=True), 1)
            grid.addLayout(line, 1, number)
            grid.setColumnStretch(number, 1)
        return grid

    @staticmethod
    def _what_follows(table: str) -> str:
        if table == "part":
            return translate(
                _C,
                "The one entered later is archived. Parts lists, codes and pictures go over to the first one; its stock"
                " stays under its number until it is used up.",
            )
        if table in FOLLOWING:
            return translate(
                _C,
                "The one entered later is archived, and what belongs to it goes over to the first one. This can be"
                " undone.",
            )
        return translate(_C, "The one entered later is archived; what belongs to it stays findable with it.")

    def _decided(self, _pair: Pair, choice: str, undo: object) -> None:
        words = {
            "same": translate(_C, "The same: the later one is archived"),
            "different": translate(_C, "Two different ones: both go on"),
        }
        self.environment.messages.say(words[choice], undo if callable(undo) else None)


def _within(word: str) -> str:
    """A label as it stands inside an English sentence."""
    return word[:1].lower() + word[1:] if language() == "en" else word

"""Questions to specialists and makers: those that wait for me first."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from fieldservice.domain.formats import format_percent
from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.kit.feedback import EmptyState
from ui.kit.labels import Label, rule
from ui.kit.panels import Card, ScrollPage, clear_layout, column, panel, row
from ui.kit.pills import SavedViews
from ui.kit.theme import current
from ui.knowledge.escalation_rows import EscalationRow, told
from ui.knowledge.escalations_view_model import VIEWS, Around, EscalationsViewModel, EscalationView
from ui.shell.page import Page

C = "knowledge"
_WIDEST = 980


class EscalationsPage(Page):
    """A card for each question."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.vm = EscalationsViewModel(environment, self)
        self.view_model = self.vm
        theme = current()
        self.views = SavedViews()
        self.views.setAccessibleName(translate(C, "Which questions"))
        self.views.chosen.connect(self.vm.choose_view)
        self.rate = Label("", "small", "muted")
        head = row(Label(translate(C, "Questions to specialists"), "title"), self.views, None, self.rate, spacing=12)
        head.setContentsMargins(theme.px(24), theme.px(12), theme.px(24), theme.px(10))
        self.room = ScrollPage(gutter=24, spacing=12, max_width=_WIDEST, name=translate(C, "Questions to specialists"))
        whole = panel("surface")
        box = column(whole)
        box.addLayout(head)
        box.addWidget(rule(edge=True))
        box.addWidget(self.room, 1)
        column(self).addWidget(whole)
        self.rows: list[EscalationRow] = []
        self.vm.listed.connect(self._show)
        self.vm.around_loaded.connect(self._around)
        self.vm.verbs.done.connect(partial(told, environment))
        self.vm.verbs.refused.connect(lambda _what, error: environment.messages.problem(error))
        self._show_views(0)

    def open(self, **params: object) -> None:
        """`view`: inbox, open or closed."""
        view = str(params.get("view") or self.vm.view)
        self.views.set_current(view)
        self.vm.choose_view(view if view in VIEWS else "inbox")
        self.vm.load_around()

    def focus_first(self) -> None:
        self.views.setFocus()

    @Slot(object)
    def _around(self, around: Around) -> None:
        rate = around.rate
        if rate.cases:
            share = format_percent(rate.escalated / rate.cases, decimals=1)
            self.rate.setText(
                translate(
                    C, "Last 30 days: {escalated} of {cases} cases escalated ({share})",
                    escalated=f"{rate.escalated:,}", cases=f"{rate.cases:,}", share=share,
                )
            )  # fmt: skip
        self._show_views(around.waiting)

    def _show_views(self, waiting: int) -> None:
        self.views.set_views(
            [
                ("inbox", translate(C, "Waiting for me"), str(waiting) if waiting else None, True),
                ("open", translate(C, "All open"), None, False),
                ("closed", translate(C, "Answered"), None, False),
            ],
            self.vm.view,
        )

    @Slot(object)
    def _show(self, views: list[EscalationView]) -> None:
        clear_layout(self.room.body)
        self.rows = []
        for view in views:
            card = Card(padding=14)
            shown = EscalationRow(self.environment, self.vm, view, place=True)
            self.rows.append(shown)
            card.add(shown)
            self.room.add(card)
        if not views:
            self.room.add(self._empty())
        self.room.finish()
        self.vm.load_around()

    def _empty(self) -> QWidget:
        if self.vm.view == "inbox":
            return EmptyState(
                "message-square", translate(C, "Nothing waits for you"),
                translate(C, "Questions of colleagues and answers to yours appear here."),
            )  # fmt: skip
        return EmptyState(
            "message-square", translate(C, "No questions"),
            translate(C, "A work order or request has “Ask…” where a specialist or the maker can be asked."),
        )  # fmt: skip

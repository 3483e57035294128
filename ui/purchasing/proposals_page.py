"""What should be ordered: the list with boxes, the reasons of the current one beside it, one button that orders."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent

from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.directory.words import name_of
from ui.kit.buttons import Button
from ui.kit.feedback import EmptyState
from ui.kit.labels import Label
from ui.kit.models import Column, SimpleModel
from ui.kit.panels import ScrollPage, column, panel, row
from ui.kit.shortcuts import Shortcuts
from ui.kit.table import DataTable
from ui.kit.theme import current
from ui.purchasing import words
from ui.purchasing.proposal_panel import ProposalPanel, pieces
from ui.purchasing.proposals_view_model import Key, Proposal, ProposalsViewModel, key_of
from ui.purchasing.sections import sections
from ui.shell.page import Page

C = "purchasing_page"
_WIDE, _NARROW = 372, 320


class ProposalsPage(Page):
    """Everything that somebody sells is ticked at first: one key makes the drafts, one for each supplier."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.proposals = ProposalsViewModel(environment, self)
        self.view_model = self.proposals
        self._keys: list[Key] = []
        self._building = False
        self._build()
        self.proposals.loaded.connect(self._show)
        self.proposals.chosen.connect(self._refill)
        self.proposals.offersLoaded.connect(self.panel.show_offers)
        self.proposals.verbs.done.connect(self._done)
        self.proposals.verbs.refused.connect(self._refused)
        self.table.currentIdChanged.connect(self._current)
        self.table.ticksChanged.connect(self._ticked)
        self.table.opened.connect(self._open_part)
        self.shortcuts = Shortcuts(self)
        self.shortcuts.add("Ctrl+Return", translate(C, "order"), self.order)
        self.shortcuts.add("Q", translate(C, "quantity"), self.panel.focus_quantity)

    def open(self, **params: object) -> None:
        self.proposals.refresh()

    def hints(self) -> list[tuple[str, str]]:
        return [("X", translate(C, "choose or leave out")), *self.shortcuts.hints()]

    def focus_first(self) -> None:
        self.table.setFocus()

    def _build(self) -> None:
        theme = current()
        self.order_button = Button(translate(C, "Order"), "primary", 32, "send", key="Ctrl+Enter", on_click=self.order)
        head = row(
            Label(translate(C, "Purchasing"), "title"), sections(self.environment, "purchase_proposals"), None,
            self.order_button,
        )  # fmt: skip
        head.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(4))
        self.summary = Label("", "body", "muted", elide=True)
        self.every = Button(translate(C, "Choose all"), "quiet", 28, on_click=self._choose_all)
        tools = row(self.summary, self.every)
        tools.setStretch(0, 1)
        tools.setContentsMargins(theme.px(16), theme.px(4), theme.px(16), theme.px(10))
        self.model = SimpleModel(self._columns())
        self.table = DataTable(self.model, translate(C, "Proposals"))
        self.empty = EmptyState(
            "circle-check",
            translate(C, "Nothing has to be ordered"),
            translate(C, "What is there, coming and asked for stands above every minimum. Minimum and maximum"
                         " are set on the page of a part."),
        )  # fmt: skip
        self.empty.hide()
        main = panel("raised")
        inside = column(main)
        inside.addLayout(head)
        inside.addLayout(tools)
        inside.addWidget(self.table, 1)
        inside.addWidget(self.empty, 1)
        self.panel = ProposalPanel(self.proposals, self._open_part_of)
        self.rail = ScrollPage(gutter=16, spacing=12, name=translate(C, "Why, how much, where"))
        self.rail.setProperty("surface", "rail")
        self.rail.add(self.panel)
        self.rail.finish()
        whole = row(main, self.rail, spacing=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)

    def _columns(self) -> list[Column]:
        return [
            Column("number", translate(C, "Part"), 140, kind="record", sortable=False),
            Column("name", translate(C, "Name"), 136, stretch=True, sortable=False),
            Column("available", translate(C, "Available"), 80, kind="number", sortable=False),
            Column("coming", translate(C, "Coming"), 72, kind="number", sortable=False),
            Column("least", translate(C, "Minimum"), 72, kind="number", sortable=False),
            Column("order", translate(C, "To order"), 76, kind="number", sortable=False, keep=True),
            Column("supplier", translate(C, "Supplier"), 132, sortable=False),
            Column("amount", translate(C, "Amount"), 92, kind="number", sortable=False),
        ]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        theme = current()
        self.rail.setFixedWidth(theme.px(_NARROW if self.width() < theme.px(1180) else _WIDE))

    # showing

    @Slot()
    def _show(self) -> None:
        kept = self._keys[self.table.current_row()] if 0 <= self.table.current_row() < len(self._keys) else None
        self._keys = [key_of(each) for each in self.proposals.proposals]
        self._fill()
        at = self._keys.index(kept) if kept in self._keys else 0
        self.table.select_row(at if self._keys else -1)
        there = bool(self._keys)
        self.table.setVisible(there)
        self.rail.setVisible(there)
        self.every.setVisible(there)
        self.empty.setVisible(not there)
        self.order_button.setVisible(there)
        self._current(at)

    @Slot()
    def _refill(self) -> None:
        at = self.table.current_row()
        self._fill()
        self.table.select_row(at)
        self._current(at)

    def _fill(self) -> None:
        self._building = True
        self.model.set_rows([self._cells(each) for each in self.proposals.proposals])
        chosen = {at for at, key in enumerate(self._keys) if self.proposals.choices[key].wanted}
        self.table.set_ticks(chosen)
        self._building = False
        self._sum_up()

    def _cells(self, each: Proposal) -> tuple[object, ...]:
        choice, unit = self.proposals.choices[key_of(each)], each.part.unit
        offer = choice.offer
        total = words.money(offer.total.minor, offer.total.currency) if offer is not None and offer.total else ""
        return (
            each.part.number,
            name_of(each.part),
            pieces(max(each.available_micro, 0), unit),
            pieces(each.coming_micro, unit) if each.coming_micro else "—",
            pieces(each.min_micro, unit) if each.min_micro else "—",
            pieces(choice.ordered_micro, unit),
            name_of(offer.supplier) if offer is not None else translate(C, "no supplier"),
            total or "—",
        )

    def _sum_up(self) -> None:
        wanted = self.proposals.wanted()
        suppliers = {
            offer.supplier.id for each in wanted if (offer := self.proposals.choices[key_of(each)].offer) is not None
        }
        sums: dict[str, int] = {}
        for each in wanted:
            offer = self.proposals.choices[key_of(each)].offer
            if offer is not None and offer.total is not None:
                sums[offer.total.currency] = sums.get(offer.total.currency, 0) + offer.total.minor
        said = []
        if wanted:
            said = [
                translate(C, "%n parts chosen", n=len(wanted)),
                translate(C, "%n orders", n=len(suppliers)),
                " + ".join(words.money(minor, currency) for currency, minor in sorted(sums.items())),
            ]
        elif self._keys:
            said = [translate(C, "Nothing is chosen: tick what is to be ordered.")]
        self.summary.setText(words.comma().join(part for part in said if part))
        self.summary.updateGeometry()
        self.order_button.setText(
            translate(C, "Make %n orders", n=len(suppliers)) if suppliers else translate(C, "Order")
        )
        self.order_button.setEnabled(bool(wanted))

    @Slot(int)
    def _current(self, at: int) -> None:
        if 0 <= at < len(self._keys) and not self._building:
            self.panel.show_proposal(self.proposals.proposals[at])
            self.proposals.load_offers(self._keys[at])

    @Slot(object)
    def _ticked(self, _ids: object) -> None:
        if not self._building:
            self.proposals.choose({self._keys[at] for at in self.table.ticked_ids() if at < len(self._keys)})

    def _choose_all(self) -> None:
        self.proposals.choose({key for key in self._keys if self.proposals.choices[key].offer is not None})

    # doing

    def order(self) -> None:
        """Make the drafts of what is chosen."""
        if self.proposals.wanted():
            self.order_button.setEnabled(False)
            self.proposals.order()

    @Slot(int)
    def _open_part(self, at: int) -> None:
        if 0 <= at < len(self._keys):
            self._open_part_of(self._keys[at][0])

    def _open_part_of(self, id: str) -> None:
        self.environment.navigator.go("part", id=id)

    @Slot(str, object, object)
    def _done(self, _what: str, made: Any, undo: Any) -> None:
        self.environment.messages.say(
            translate(C, "%n drafts are made. Look through them and order.", n=len(made)), undo
        )
        if len(made) == 1:
            self.environment.navigator.go("purchase_order", id=made[0].id)
        else:
            self.environment.navigator.go("purchase_orders", view="draft")

    @Slot(str, object)
    def _refused(self, _what: str, error: Any) -> None:
        self.order_button.setEnabled(True)
        self.environment.messages.problem(error)

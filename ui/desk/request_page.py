"""A service request on its own page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from fieldservice.i18n import mark, translate
from ui.bridge.environment import Environment
from ui.bridge.stored import FileAccess
from ui.desk import words
from ui.desk.dialogs import AnswerDialog, ReasonDialog, ReopenDialog, WordsDialog
from ui.desk.remote_card import RemoteCard
from ui.desk.remote_view_model import Finding, RemoteViewModel
from ui.desk.request_sheet import RequestSheet
from ui.desk.request_view_model import Beside, RequestDetail, RequestViewModel
from ui.kit.buttons import Button, MenuButton
from ui.kit.labels import Label
from ui.kit.panels import Breadcrumb, Card, ScrollPage, clear_layout, column, panel, row
from ui.kit.pills import Pill
from ui.kit.theme import current
from ui.safety.banner import Warnings
from ui.shell.page import Page
from ui.shell.viewing import FileOpener

_DONE = {
    "answered": mark("desk", "{number} is solved remotely."),
    "merged": mark("desk", "{number} is merged."),
    "cancelled": mark("desk", "{number} is cancelled."),
    "reopened": mark("desk", "{number} is open again."),
    "taken_back": mark("desk", "{number} is new again, its work order is cancelled."),
}
_UNDOABLE = ("answered", "merged", "cancelled")


class RequestPage(Page):
    """Facts, the customer's words, photos, what became of it; one primary next action."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.vm = RequestViewModel(environment)
        self.view_model = self.vm
        context = environment.services.context
        self._sheet = RequestSheet(context.now, context.zone, self._go)
        self._dialog: WordsDialog | None = None
        self.opener = FileOpener(FileAccess(self.vm), self)
        self._category = ""
        outer = column(self)
        self.head = panel("raised")
        column(self.head)
        outer.addWidget(self.head)
        self.warnings = Warnings(environment)
        beside = column()
        beside.setContentsMargins(current().px(24), 0, current().px(24), 0)
        beside.addWidget(self.warnings)
        outer.addLayout(beside)
        self.remote = RemoteViewModel(environment, self)
        self.room = ScrollPage(gutter=24, spacing=16, name=translate("desk", "Service request"))
        outer.addWidget(self.room, 1)
        self.primary: Button | None = None
        self.vm.loaded.connect(self._show)
        self.vm.accepted.connect(self._was_accepted)
        self.vm.done.connect(self._was_done)

    def open(self, **params: object) -> None:
        """`id`: the request."""
        id = str(params.get("id") or "")
        self.vm.open(id)
        self.warnings.vm.beside(request_id=id)

    def hints(self) -> list[tuple[str, str]]:
        return [("Ctrl+Enter", translate("desk", "next step")), ("Alt+←", translate("desk", "back"))]

    def focus_first(self) -> None:
        if self.primary is not None:
            self.primary.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self, place: str, id: str) -> None:
        self.environment.navigator.go(place, id=id)

    # showing

    def _show(self, detail: RequestDetail, beside: Beside, photos: Sequence[tuple[str, bytes, str]]) -> None:
        had_focus = self.primary is not None and self.primary.hasFocus()
        self._show_head(detail, beside)
        clear_layout(self.room.body)
        columns = row(spacing=16)
        left, right = column(spacing=16), column(spacing=16)
        left.addWidget(self._words_card(detail, photos))
        left.addWidget(self._checks(detail))
        similar, asked = self._knowledge(detail.request.id, detail.request.status)
        if similar is not None:
            left.addWidget(similar)
        history = Card(translate("desk", "What became of it"))
        history.add(self._sheet.timeline(detail))
        left.addWidget(history)
        left.addStretch(1)
        facts = Card(translate("desk", "Facts"))
        facts.add(self._sheet.facts(detail))
        right.addWidget(facts)
        if detail.entitlement is not None:
            coverage = Card(translate("desk", "Coverage"))
            coverage.add(Label(detail.entitlement.reason, wrap=True))
            coverage.add(Label(words.covers_words(detail.entitlement), "body", "muted", wrap=True))
            right.addWidget(coverage)
        right.addWidget(asked)
        right.addStretch(1)
        columns.addLayout(left, 3)
        columns.addLayout(right, 2)
        self.room.body.addLayout(columns)
        self.room.finish()
        if had_focus or not self.focusWidget():
            self.focus_first()

    def _words_card(self, detail: RequestDetail, photos: Sequence[tuple[str, bytes, str]]) -> Card:
        card = Card(translate("desk", "In the customer's words"))
        for widget in self._sheet.said(detail):
            card.add(widget)
        if photos:
            card.add(self._sheet.photos(photos, self._open_photo))
        return card

    def _show_head(self, detail: RequestDetail, beside: Beside) -> None:
        layout = self.head.layout()
        assert layout is not None
        clear_layout(layout)
        theme, request = current(), detail.request
        crumbs = Breadcrumb([("requests", translate("desk", "Service requests")), ("", request.number)])
        crumbs.chosen.connect(lambda place: self.environment.navigator.go(place))
        title = row(
            Label(request.number, "title"),
            Pill(words.request_pill(request.status), large=True),
            Label(self._sheet.summary(detail), "body", "muted"),
            None,
            *self._actions(detail, beside),
            spacing=10,
        )
        inside = column(spacing=6)
        inside.setContentsMargins(theme.px(24), theme.px(10), theme.px(24), theme.px(12))
        inside.addWidget(crumbs)
        inside.addLayout(title)
        holder = QWidget()
        holder.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        holder.setLayout(inside)
        layout.addWidget(holder)

    def _actions(self, detail: RequestDetail, beside: Beside) -> list[QWidget]:
        request, shown = detail.request, list[QWidget]()
        self.primary = None
        if request.status == "new":
            more = MenuButton(translate("desk", "More"))
            more.add(translate("desk", "Solved remotely…"), lambda: self._answer(), "headset")
            for job in beside.open_jobs.work_orders[:5]:
                words_ = translate("desk", "Merge into {number}", number=job.number)
                more.add(words_, partial(self.vm.merge, job.id), "merge")
            more.add_separator()
            more.add(translate("desk", "Cancel the request…"), lambda: self._ask(ReasonDialog(self)), "ban")
            correct = Button(translate("desk", "Correct it"), icon="pencil")
            correct.clicked.connect(lambda: self.environment.navigator.go("new_request", request_id=request.id))
            self.primary = Button(
                translate("desk", "Make the work order"), "primary", 36, key="Ctrl+Return", on_click=self.vm.accept
            )
            shown += [more, correct, self.primary]
            return shown
        if "new" in detail.next_statuses and request.status != "accepted":  # the work order is what goes on
            reopen = Button(translate("desk", "Open again"), icon="rotate-ccw")
            reopen.clicked.connect(lambda: self._reopen(request.status))
            shown.append(reopen)
        if detail.work_order is not None:
            order = detail.work_order
            self.primary = Button(
                translate("desk", "Open {number}", number=order.number),
                "primary",
                36,
                key="Ctrl+Return",
                on_click=lambda: self._go("work_order", order.id),
            )
            shown.append(self.primary)
        return shown

    # doing

    def _ask(self, dialog: WordsDialog) -> None:
        self._dialog = dialog
        act = {ReasonDialog: self.vm.cancel, ReopenDialog: self.vm.reopen}[type(dialog)]
        dialog.answered.connect(act)
        dialog.open()

    def _answer(self, words_: str = "", finding: Finding | None = None) -> None:
        dialog = AnswerDialog(self.remote.codes, self, words_, False, finding, self._category)
        self._dialog = dialog
        dialog.given.connect(self.vm.answer)
        dialog.open()

    def _answer_with(self, _id: str, number: str, title: str) -> None:
        self._answer(translate("desk", "By article {number}: {title}", number=number, title=title))

    def _checks(self, detail: RequestDetail) -> RemoteCard:
        """What to go through on the phone, or what was gone through."""
        card = RemoteCard(self.remote)
        card.solved.connect(self._answer)
        self._category = detail.request.category
        self.remote.of_request(detail.request.id)
        return card

    def _knowledge(self, request_id: str, status: str) -> tuple[QWidget | None, QWidget]:
        """What solved faults like this one, and whom to ask."""
        from ui.knowledge.escalation_rows import EscalationCard
        from ui.knowledge.similar_panel import SimilarPanel

        asked = EscalationCard(self.environment, request_id=request_id, editable=status == "new")
        if status != "new":
            return None, asked
        similar = SimilarPanel(self.environment, answers=True)
        similar.article_chosen.connect(self._answer_with)
        similar.show_request(request_id)
        return similar, asked

    def _reopen(self, status: str) -> None:
        if status == "answered":
            self._ask(ReopenDialog(self))
        else:
            self.vm.reopen("")

    def _was_accepted(self, request_id: str, number: str) -> None:
        self.environment.messages.say(
            translate("desk", "{number} is ready for dispatch.", number=number),
            undo=lambda: self.vm.take_back(request_id, translate("desk", "Made by mistake")),
        )

    def _was_done(self, what: str, number: str) -> None:
        undo = (lambda: self.vm.reopen(translate("desk", "Taken back"))) if what in _UNDOABLE else None
        self.environment.messages.say(translate("desk", _DONE[what], number=number), undo=undo)

    def _open_photo(self, id: str) -> None:
        self.opener.open_one(id, self.vm.files)

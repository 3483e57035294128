"""What was asked for with a work order, and where each part of it is now."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from fieldservice.domain.paper_states import status_word
from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.kit.buttons import Button
from ui.kit.labels import Label, rule
from ui.kit.panels import Card, row
from ui.kit.pills import Pill
from ui.kit.status import PillSpec
from ui.kit.theme import current
from ui.warehouse import words
from ui.warehouse.ask_dialog import AskDialog
from ui.warehouse.ask_view_model import AskModel, LineView, RequestView

C = "ask_parts"
_STAGE = 330  # width of the column that says where a line is
_LOOK = {  # by the stage that matters most: tone and icon
    "used": ("ok", "check"),
    "received": ("ok", "check"),
    "on_the_way": ("info", "truck"),
    "packed": ("info", "package"),
    "picked": ("info", "package"),
    "picking": ("info", "package-search"),
    "reserved": ("ok", "package-check"),
    "uncovered": ("warn", "package-clock"),
    "given_up": ("muted", "ban"),
    "cancelled": ("muted", "ban"),
}


class RequestsCard(Card):
    """The requests of one work order; `editable`: more can be asked for."""

    def __init__(self, environment: Environment, work_order_id: str, editable: bool) -> None:
        super().__init__(translate(C, "Asked for"), " ", padding=0, spacing=0)
        self._environment = environment
        self._order = work_order_id
        self.dialog: AskDialog | None = None
        self.model = AskModel(environment, work_order_id, self)
        self.model.listed.connect(self._show)
        self.ask_button: Button | None = None
        if editable and self.header is not None:
            self.ask_button = Button(translate(C, "Ask for parts…"), size=28, icon="package-plus", on_click=self.ask)
            self.header.add(self.ask_button)
        self.model.refresh()

    def ask(self) -> None:
        """Open the dialog."""
        self.dialog = AskDialog(self._environment, self._order, self.window())
        self.dialog.open()

    def _show(self, views: list[RequestView]) -> None:
        self.clear()
        shown = [view for view in views if view.request.status != "cancelled"]
        lines = sum(len(view.lines) for view in shown)
        assert self.header is not None
        self.header.set(translate(C, "Asked for"), translate(C, "%n lines", n=lines) if lines else "")
        if not shown:
            said = Label(translate(C, "Nothing was asked for yet."), "body", "muted", wrap=True)
            said.setContentsMargins(current().px(16), current().px(12), current().px(16), current().px(12))
            self.add(said)
            return
        for at, view in enumerate(shown):
            if at:
                self.add(rule())
            self.add(self._head(view))
            for line in view.lines:
                self.add(rule())
                self.add(_line(line))

    def _head(self, view: RequestView) -> QWidget:
        theme = current()
        holder = QWidget()
        goes = words.whom(words.name(view.person), words.name(view.to))
        line = row(
            Label(view.request.number, "body", strong=True),
            Label(goes, "body", "muted", elide=True),
        )
        line.setStretch(1, 1)
        line.addWidget(Label(status_word("part_request", view.request.status), "small", "muted"))
        line.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(8))
        holder.setLayout(line)
        return holder


def _line(view: LineView) -> QWidget:
    theme = current()
    holder = QWidget()
    stage = view.stages[-1].kind if view.stages else "cancelled"
    tone, icon = _LOOK.get(stage, ("muted", "info"))
    amount = words.amount(view.line.quantity_micro, view.line.unit)
    number = Label(view.part.number, "body", strong=True)
    number.setFixedWidth(theme.px(132))
    count = Label(amount, "body")
    count.setFixedWidth(theme.px(72))
    count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    line = row(number, Label(words.name(view.part), "body", elide=True), count)
    line.setStretch(1, 1)
    pill = Pill(PillSpec(view.words, "loud" if tone == "warn" else "quiet", tone, icon))  # type: ignore[arg-type]  # tones of the table above
    pill.setMaximumWidth(theme.px(_STAGE))
    pill.setToolTip(view.words)
    stage_column = QWidget()
    stage_column.setFixedWidth(theme.px(_STAGE))
    stage_column.setLayout(row(pill, None, spacing=0))
    line.addWidget(stage_column)
    line.setContentsMargins(theme.px(16), theme.px(6), theme.px(16), theme.px(6))
    holder.setLayout(line)
    return holder

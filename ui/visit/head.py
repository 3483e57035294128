"""The head of the visit: where we are, for whom, how much time is left, whom to call, and the way out."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication

from fieldservice.i18n import translate
from ui.kit.buttons import Button
from ui.kit.labels import Label, rule
from ui.kit.panels import Bar, column, row
from ui.kit.sla import TimeLeftLabel
from ui.kit.theme import current
from ui.visit import words
from ui.visit.view_model import Snapshot


class VisitHead(Bar):
    """56 px."""

    back = Signal()
    work_order = Signal()
    cannot_fix = Signal()

    def __init__(self) -> None:
        super().__init__("bar", 56)
        theme = current()
        self.back_button = Button(translate("visit", "My day"), "quiet", 44, "chevron-left")
        self.back_button.clicked.connect(self.back)
        self.title = Label("", "lead", strong=True, elide=True)
        self.second = Label("", "small", "muted", elide=True)
        texts = column(spacing=0)
        texts.addStretch(1)
        texts.addWidget(self.title)
        texts.addWidget(self.second)
        texts.addStretch(1)
        self.clock = TimeLeftLabel(None)
        self.call = Button("", size=44, icon="phone", on_click=self._copy)
        self.order = Button(translate("visit", "Work order"), "quiet", 44, on_click=self.work_order.emit)
        self.cannot = Button(translate("visit", "Can't fix, close…"), size=44, on_click=self.cannot_fix.emit)
        line = row(self.back_button, rule(vertical=True, edge=True), spacing=10)
        line.setContentsMargins(theme.px(12), theme.px(5), theme.px(16), theme.px(5))
        line.addLayout(texts, 1)
        line.addWidget(self.clock)
        line.addWidget(self.call)
        line.addWidget(self.order)
        line.addWidget(self.cannot)
        self.inside.setLayout(line)
        self._phone = ""
        self._shown: object = None

    def show_snapshot(self, snapshot: Snapshot, now: datetime) -> None:
        """Show the visit."""
        visit = snapshot.visit
        left = words.time_left(visit, now) if visit.status != "left" else None
        second = words.head_line(snapshot)
        if self._shown == (visit, second, left):
            return  # every answer comes by here
        self._shown = visit, second, left
        self.title.setText(words.joined(words.customer_name(visit), words.machine(visit)))
        self.second.setText(second)
        self.clock.set_value(left)
        self._phone = visit.contact_phone or visit.customer_phone
        who = visit.contact_name or words.customer_name(visit)
        self.call.setText(who)
        self.call.setAccessibleName(f"{who} {self._phone}")
        self.call.setToolTip(self._phone)
        self.call.setVisible(bool(self._phone))
        self.cannot.setVisible(visit.status in ("on_site", "working"))

    def _copy(self) -> None:
        """Show the number large enough to dial; it is copied for a soft phone."""
        QApplication.clipboard().setText(self._phone)
        self.call.setText(self._phone)
        self._shown = None  # until the visit is shown again

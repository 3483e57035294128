"""The lists of the sync centre: one line a change; one that was not accepted has its reason and two buttons."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from fieldservice.i18n import translate
from ui.kit.buttons import Button
from ui.kit.labels import ElidedLink, IconLabel, Label, rule
from ui.kit.panels import column, row
from ui.kit.theme import current
from ui.sync.words import run_on, when

if TYPE_CHECKING:
    from ui.sync.center_view_model import Change

_C = "sync_center"
_ICONS = {
    "waiting": ("clock", "muted"),
    "delivered": ("check", "ok"),
    "conflict": ("arrow-left-right", "danger"),
    "refused": ("circle-x", "danger"),
    "parked": ("pause", "muted"),
    "quarantined": ("shield", "warn"),
}


class ChangeRow(QWidget):
    """What somebody did, about what, when; who, where that isn't the person who looks."""

    def __init__(
        self,
        change: Change,
        me: str,
        now: datetime,
        zone: tzinfo,
        on_open: Callable[[str, str], object],
        last: bool = False,
    ) -> None:
        super().__init__()
        theme = current()
        icon, tone = _ICONS.get(change.state, ("clock", "muted"))
        line = row(IconLabel(icon, tone), spacing=10)
        what = Label(change.what, elide=False)
        line.addWidget(what)
        subject = change.subject
        if subject is not None and subject.label and subject.place and subject.known:
            link = ElidedLink(subject.label)
            link.clicked.connect(lambda: on_open(subject.place, subject.id))
            line.addWidget(link)
        elif subject is not None and subject.label:
            line.addWidget(Label(subject.label, "body", "muted", elide=True), 1)
        line.addStretch(1)
        if change.state == "conflict":
            line.addWidget(Label(change.state_words, "small", "danger"))
        if change.by and change.by != me:
            line.addWidget(Label(change.by, "small", "muted"))
        stamp = Label(when(change.at, now, zone), "small", "muted")
        stamp.setMinimumWidth(theme.px(44))
        stamp.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(stamp)
        holder = QWidget()
        line.setContentsMargins(theme.px(16), 0, theme.px(16), 0)
        holder.setLayout(line)
        holder.setFixedHeight(theme.px(35))
        whole = column(self)
        whole.addWidget(holder)
        if not last:  # the card's own edge follows
            whole.addWidget(rule())
        self.setAccessibleName(change.sentence)


class RefusedRow(QFrame):
    """A change that was not accepted: why, what to do, offer again, let go."""

    def __init__(
        self,
        change: Change,
        together: int,
        now: datetime,
        zone: tzinfo,
        on_again: Callable[[int], object],
        on_let_go: Callable[[Change, int], object],
        last: bool = False,
    ) -> None:
        super().__init__()
        theme = current()
        self.change = change
        self.setAccessibleName(change.sentence)
        icon, tone = _ICONS.get(change.state, ("circle-x", "danger"))
        words = column(spacing=2)
        head = row(Label(change.what, strong=True))
        if change.subject is not None and change.subject.label:
            head.addWidget(Label(change.subject.label, "body", "muted", elide=True), 1)
        else:
            head.addStretch(1)
        head.addWidget(Label(when(change.at, now, zone), "small", "muted"))
        words.addLayout(head)
        words.addWidget(Label(change.reason, "body", "text", wrap=True))
        to_do = change.to_do
        if together:
            to_do = run_on(to_do, translate(_C, "%n more changes wait with it.", together))
        words.addWidget(Label(to_do, "body", "muted", wrap=True))
        self.again: Button | None = None
        self.drop: Button | None = None
        if change.state != "parked":
            self.again = Button(translate(_C, "Offer again"), on_click=lambda: on_again(change.mid))
            self.drop = Button(translate(_C, "Let go…"), "danger", on_click=lambda: on_let_go(change, together))
            buttons = row(self.again, self.drop, None)
            buttons.setContentsMargins(0, theme.px(8), 0, 0)
            words.addLayout(buttons)
        line = row(spacing=10)
        line.addWidget(IconLabel(icon, tone), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        line.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        whole = column(self)
        whole.addLayout(line)
        if not last:
            whole.addWidget(rule())

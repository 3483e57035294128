"""The cards of the day: one visit each; past ones recede, the next one is large and complete."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from fieldservice.i18n import translate
from ui.kit.buttons import Button
from ui.kit.labels import IconLabel, Label
from ui.kit.panels import column, row
from ui.kit.pills import Pill
from ui.kit.sla import TimeLeftLabel
from ui.kit.status import STATUSES, status
from ui.kit.theme import current
from ui.kit.tips import plain_tip
from ui.my_day import words
from ui.my_day.view_model import Visit


@dataclass(frozen=True)
class Acts:
    """What the cards can ask for; each takes the booking's id."""

    open: Callable[[str], object]
    set_off: Callable[[str], object]
    accept: Callable[[str], object]
    decline: Callable[[str], object]
    work_order: Callable[[str], object]


class VisitCard(QFrame):
    """Common to all cards: a surface, the customer, the status, the machine and fault."""

    def __init__(self, visit: Visit, surface: str, acts: Acts, now: datetime, zone: tzinfo) -> None:
        super().__init__()
        self.visit, self.acts, self.now, self.zone = visit, acts, now, zone
        self.setProperty("surface", surface)
        self.setAccessibleName(f"{visit.number} {words.customer_name(visit)}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _pill(self) -> QWidget | None:
        key = self.visit.status
        if key == "left":
            key = self.visit.work_order_status if self.visit.work_order_status in _ENDS else "left"
        return Pill(status(key)) if key in STATUSES else None


_ENDS = frozenset({"completed", "closed_incomplete", "waiting_parts", "waiting_customer", "reviewed", "archived"})


class ShortCard(VisitCard):
    """A visit that is over or still ahead: two lines; a click opens it."""

    def __init__(self, visit: Visit, acts: Acts, now: datetime, zone: tzinfo) -> None:
        over = visit.status == "left"
        proposed = visit.status == "proposed"
        surface = "calm-card" if over else "dashed-card" if proposed else "card"
        super().__init__(visit, surface, acts, now, zone)
        theme = current()
        self.accept_button: Button | None = None
        self.decline_button: Button | None = None
        first = row(_name_label(visit, "lead", "muted" if over else "text"))
        pill = self._pill()
        if pill is not None:
            first.addWidget(pill)
        if over:
            outcome = Label(words.outcome_words(visit), "body", "muted", elide=True)
            outcome.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            first.addWidget(outcome, 1)
        else:
            first.addStretch(1)
            left = None if proposed else words.time_left(visit, now)
            if left is not None:
                first.addWidget(TimeLeftLabel(left))
        second = row(Label(visit.number, "body", "muted" if over else "text", strong=True))
        second.addWidget(Label(words.work_line(visit), "body", "muted", elide=True), 1)
        lines = column(spacing=4)
        lines.addLayout(first)
        lines.addLayout(second)
        whole = row(spacing=12)
        whole.setContentsMargins(theme.px(16), theme.px(10), theme.px(16), theme.px(10))
        whole.addLayout(lines, 1)
        if proposed:
            booking = visit.booking_id
            self.accept_button = Button(translate("my_day", "Accept"), size=44, on_click=lambda: acts.accept(booking))
            self.decline_button = Button(
                translate("my_day", "Can't do it…"), "quiet", 44, on_click=lambda: acts.decline(booking)
            )
            whole.addWidget(self.accept_button)
            whole.addWidget(self.decline_button)
        else:
            open_words = translate("my_day", "Open") if not over else translate("my_day", "View")
            open_button = Button(open_words, "quiet", 36, on_click=lambda: self._open())
            open_button.setAccessibleName(f"{open_words} {visit.number}")
            whole.addWidget(open_button)
        self.setLayout(whole)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.visit.status != "proposed":
            self._open()

    def _open(self) -> None:
        if self.visit.status == "left":
            self.acts.work_order(self.visit.work_order_id)
        else:
            self.acts.open(self.visit.booking_id)


class NextCard(VisitCard):
    """The next visit, complete, with the one primary button of the page."""

    def __init__(self, visit: Visit, acts: Acts, now: datetime, zone: tzinfo) -> None:
        super().__init__(visit, "focus-card", acts, now, zone)
        theme = current()
        body = column(self, spacing=4)
        body.setContentsMargins(theme.px(18), theme.px(14), theme.px(18), theme.px(16))
        head = row(_name_label(visit, "title"))
        pill = self._pill()
        if pill is not None:
            head.addWidget(pill)
        head.addStretch(1)
        left = words.time_left(visit, now)
        if left is not None:
            head.addWidget(TimeLeftLabel(left))
        body.addLayout(head)
        second = row(Label(visit.number, "body", strong=True))
        second.addWidget(Label(words.work_line(visit), "body", "muted", elide=True), 1)
        body.addLayout(second)
        body.addSpacing(theme.px(8))
        body.addLayout(self._facts())
        body.addSpacing(theme.px(12))
        body.addLayout(self._actions())

    def _facts(self) -> QGridLayout:
        visit = self.visit
        facts = [
            ("map-pin", words.address(visit), "text"),
            ("phone", words.contact(visit), "text"),
            ("shield-check", words.coverage(visit), "text"),
        ]
        here, lacking = words.parts_in_van(visit), words.parts_missing(visit)
        if here:
            facts.append(("package", translate("my_day", "In the van: {parts}", parts=here), "text"))
        if lacking:
            facts.append(
                ("triangle-alert", translate("my_day", "Often needed, not in the van: {parts}", parts=lacking), "warn")
            )
        grid = QGridLayout()
        grid.setHorizontalSpacing(current().px(24))
        grid.setVerticalSpacing(current().px(6))
        shown = [fact for fact in facts if fact[1]]
        for index, (icon, sentence, tone) in enumerate(shown):
            label = Label(sentence, "body", tone, wrap=True, selectable=True)
            line = row(spacing=10)
            line.addWidget(IconLabel(icon, tone if tone != "text" else "muted"), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(label, 1, Qt.AlignmentFlag.AlignTop)
            grid.addLayout(line, index // 2, index % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _actions(self) -> QHBoxLayout:
        visit, acts = self.visit, self.acts
        booking = visit.booking_id
        name = words.customer_name(visit)
        line = row()
        if visit.under_way:
            primary = Button(
                translate("my_day", "Continue at {customer}", customer=name),
                "primary",
                44,
                "wrench" if visit.status != "travelling" else "car",
                key="Ctrl+Return",
                on_click=lambda: acts.open(booking),
            )
            line.addWidget(primary)
        else:
            proposed = visit.status == "proposed"
            said = (
                translate("my_day", "Accept and set off to {customer}", customer=name)
                if proposed
                else translate("my_day", "Set off to {customer}", customer=name)
            )
            primary = Button(said, "primary", 44, "car", key="Ctrl+Return", on_click=lambda: acts.set_off(booking))
            line.addWidget(primary)
            if proposed:
                line.addWidget(Button(translate("my_day", "Accept"), size=44, on_click=lambda: acts.accept(booking)))
            line.addWidget(Button(translate("my_day", "Open"), size=44, on_click=lambda: acts.open(booking)))
        primary.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)  # a long name gives way
        primary.setToolTip(plain_tip(name))
        self.primary = primary
        line.addStretch(1)
        if not visit.under_way:
            line.addWidget(
                Button(translate("my_day", "Can't do it…"), "quiet", 44, on_click=lambda: acts.decline(booking))
            )
        return line


def _name_label(visit: Visit, step: str, tone: str = "text") -> Label:
    """The customer's name: as wide as it is, shortened where the card is too narrow for it."""
    label = Label(words.customer_name(visit), step, tone, strong=step != "title", elide=True)
    label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    label.setMinimumWidth(min(current().px(80), label.sizeHint().width()))
    return label


class TimedRow(QWidget):
    """A card with its times at the left."""

    def __init__(self, card: VisitCard, zone: tzinfo, lead: bool, day_words: str = "") -> None:
        super().__init__()
        visit = card.visit
        starts = visit.arrived_at if visit.status not in ("proposed", "accepted", "travelling") else visit.starts_at
        ends = visit.left_at if visit.left_at is not None else None if visit.arrived_at else visit.ends_at
        below = "–" + words.clock(ends, zone) if ends else ""
        if visit.arrived_at is not None and visit.left_at is None:
            below = translate("my_day", "arrived")
        tone = "muted" if visit.status == "left" else "text"
        times = column()
        first = Label(words.clock(starts or visit.starts_at, zone), "lead" if lead else "body", tone, strong=True)
        second = Label(day_words or below, "body" if not day_words else "small", "muted")
        for label in (first, second):
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
            label.setFixedWidth(current().px(64))
            times.addWidget(label)
        times.addStretch(1)
        times.setContentsMargins(0, current().px(10), 0, 0)
        line = row(spacing=12)
        line.addLayout(times)
        line.addWidget(card, 1)
        self.setLayout(line)

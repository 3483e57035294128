"""Beside the form: what is open already, who pays, what happened here before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, tzinfo
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fieldservice.domain.words import WORDS, word
from fieldservice.i18n import mark, translate
from ui.desk import words
from ui.desk.intake_view_model import Beside
from ui.kit.buttons import Button
from ui.kit.labels import IconLabel, Label, Link
from ui.kit.panels import Card, KeyValues, ScrollPage, clear_layout, column, panel, row
from ui.kit.theme import current
from ui.kit.timeline import Timeline, TimelineEntry

_OPEN_WORDS = {
    "asset": mark("desk", "This machine has an open job"),
    "site": mark("desk", "The same site has an open job"),
    "customer": mark("desk", "This customer has an open job"),
}

_WORD_GROUPS = {
    "request": "service_request",
    "work_order": "work_order",
    "visit": "booking",
    "signature": "signature",
}


class BesidePanel(QWidget):
    """Cards that follow the chosen machine or customer."""

    merge_asked = Signal(str, str)  # work order id, number
    open_asked = Signal(str, str)  # place, id

    def __init__(self, now: Callable[[], datetime], zone: tzinfo, kept: Sequence[QWidget]) -> None:
        super().__init__()
        self._now, self._zone = now, zone
        self._kept = kept  # what to try and what is known; they stay while the cards around them are made anew
        outer = column(self)
        self.cards = ScrollPage(gutter=16, spacing=12, name=translate("desk", "What is known"))
        outer.addWidget(self.cards)
        self.show_beside(None)

    def show_beside(self, beside: Beside | None) -> None:
        """Show what is known of the machine, else of the customer."""
        for widget in self._kept:
            self.cards.body.removeWidget(widget)
        clear_layout(self.cards.body)
        if beside is None:
            self.cards.add(self._nothing())
        else:
            if beside.open_jobs:
                self.cards.add(self._open_jobs(beside))
            if beside.entitlement is not None:
                self.cards.add(self._coverage(beside))
        for widget in self._kept:
            self.cards.add(widget)
        if beside is not None:
            self.cards.add(self._history(beside))
        self.cards.finish()

    def _nothing(self) -> QWidget:
        card = Card(translate("desk", "What is known"), surface="calm-card")
        sentence = translate(
            "desk", "Choose the customer or the machine, and its coverage, open jobs and history are shown here."
        )
        card.add(Label(sentence, "body", "muted", wrap=True))
        return card

    def _open_jobs(self, beside: Beside) -> QWidget:
        jobs = beside.open_jobs
        near = jobs.scope in ("asset", "site")
        box = _Tinted() if near else Card(surface="card", padding=12)
        body = box.body
        lead = Label(translate("desk", _OPEN_WORDS[jobs.scope]), strong=True, wrap=True)
        head = row(IconLabel("triangle-alert", "warn") if near else IconLabel("clipboard-list", "muted"), lead)
        head.setStretch(1, 1)
        body.addLayout(head)
        for job in jobs.work_orders[:3]:
            body.addLayout(self._open_line(job))
        for request in jobs.requests[:2]:
            link = Link(request.number)
            link.clicked.connect(lambda id=request.id: self.open_asked.emit("request", id))
            line = row(link, Label(words.first_line(request.fault), elide=True))
            line.setStretch(1, 1)
            body.addLayout(line)
        return box

    def _open_line(self, job: Any) -> Any:
        link = Link(job.number)
        link.clicked.connect(lambda: self.open_asked.emit("work_order", job.id))
        machine = words.machine_words(job.model, job.asset_name)
        about = Label(words.side_by_side(machine, job.summary), wrap=True)
        when = (
            translate("desk", "visit {moment}", moment=words.moment(job.starts_at, self._now(), self._zone))
            if job.starts_at
            else ""
        )
        state = Label(words.side_by_side(word("work_order", job.state), when), "small", "muted", wrap=True)
        merge = Button(translate("desk", "Merge into it"), size=28)
        merge.clicked.connect(lambda: self.merge_asked.emit(job.id, job.number))
        line = column(spacing=2)
        line.addLayout(row(link, None, merge))
        line.addWidget(state)
        line.addWidget(about)
        return line

    def _coverage(self, beside: Beside) -> QWidget:
        entitlement = beside.entitlement
        assert entitlement is not None
        card = Card(translate("desk", "Coverage"))
        assert card.header is not None
        from ui.kit.pills import Pill

        card.header.add(Pill(words.coverage_pill(entitlement)))
        facts = KeyValues(72)
        facts.add(translate("desk", "Why"), entitlement.reason, wrap=True)
        facts.add(translate("desk", "Charges"), words.covers_words(entitlement), wrap=True)
        if beside.asset is not None and beside.asset.running_hours:
            hours = translate("desk", "{hours} h", hours=f"{beside.asset.running_hours:,}")
            facts.add(translate("desk", "Running time"), hours)
        card.add(facts)
        return card

    def _history(self, beside: Beside) -> QWidget:
        title = (
            translate("desk", "This machine: what happened")
            if beside.asset is not None
            else translate("desk", "This customer: what happened")
        )
        action = translate("desk", "All %n jobs", n=beside.jobs_total) if beside.jobs_total else ""
        card = Card(title, "", action, lambda: self._open_all(beside))
        if not beside.happened:
            card.add(Label(translate("desk", "Nothing is on record yet."), "body", "muted"))
            return card
        card.add(Timeline([self._entry(event) for event in beside.happened]))
        return card

    def _open_all(self, beside: Beside) -> None:
        if beside.asset is not None:
            self.open_asked.emit("asset", beside.asset.id)
        elif beside.customer is not None:
            self.open_asked.emit("customer", beside.customer.id)

    def _entry(self, event: Any) -> TimelineEntry:
        group = _WORD_GROUPS.get(event.kind)
        if event.kind == "visit" and event.state in WORDS["outcome"]:
            group = "outcome"
        state = word(group, event.state) if group and event.state else ""
        what = words.first_line(event.title) or state
        who = words.name_of(event.who, event.who_en)
        second = " · ".join(filter(None, (words.moment(event.at, self._now(), self._zone), event.number, state, who)))
        return TimelineEntry(what, second, words.EVENT_ICONS.get(event.kind, "circle-dot"))


class _Tinted(QWidget):
    """The amber panel that warns of a job that is open already."""

    def __init__(self) -> None:
        super().__init__()
        self.body = column(self, 12, 8)

    def paintEvent(self, event: object) -> None:
        from PySide6.QtGui import QPainter

        from ui.kit import paint

        theme = current()
        paint.box(QPainter(self), self.rect(), theme.color("warn-tint"), theme.color("warn-line"), 8)


def rail() -> QWidget:
    """The surface at the right of the form."""
    return panel("rail")

"""Setting off, arriving, leaving."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer

from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.kit.buttons import Button
from ui.kit.choices import SegmentedChoice
from ui.kit.feedback import Note
from ui.kit.fields import TextArea
from ui.kit.labels import Label
from ui.kit.numbers import NumberField
from ui.kit.panels import Card, KeyValues
from ui.kit.photos import FlowLayout
from ui.kit.theme import current
from ui.visit import words
from ui.visit.leave_view_model import LeaveViewModel
from ui.visit.sign_steps import report_summary
from ui.visit.step import StepPanel
from ui.visit.view_model import Outcome, Snapshot, VisitViewModel

_REST_MS = 400


class TravelStep(StepPanel):
    """Where to go, whom to ask for; set off and arrive."""

    KEY = "travel"

    def __init__(self, environment: Environment, visit: VisitViewModel) -> None:
        super().__init__(environment, visit)
        self.card = Card()
        self.facts = KeyValues(label_width=96, spacing=10)
        self.card.add(self.facts)
        self.body.addWidget(self.card)
        self.km = NumberField(translate("visit", "Kilometres driven"), decimals=0, unit="km", height=44)
        self.km.setFixedWidth(current().px(220))
        self.km.committed.connect(self._keep_km)
        self.body.addWidget(self.km)
        self.body.addStretch(1)
        self.back_button = Button(translate("visit", "Take the last step back"), "quiet", 44, "undo-2")
        self.back_button.clicked.connect(lambda: self.visit.go_back())
        self.direct = Button(translate("visit", "I am there already"), size=56, on_click=self._arrive)
        self.foot_row.addWidget(self.back_button)
        self.foot_row.addStretch(1)
        self.foot_row.addWidget(self.direct)
        self.foot_row.addWidget(self.primary_button)

    def heading(self) -> str:
        return words.step_title(self.KEY)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        visit = snapshot.visit
        self.detail.setText(words.customer_name(visit))
        self._fill(snapshot)
        booking = snapshot.path.booking
        self.km.setVisible(booking.travel_started_at is not None or booking.arrived_at is not None)
        self.km.set_read_only(snapshot.finished)
        if not self.km.edit.hasFocus():
            self.km.set_value(None if booking.travel_km is None else Decimal(booking.travel_km))
        self.direct.setVisible(visit.status in ("proposed", "accepted"))
        self.back_button.setVisible(visit.status in ("travelling", "on_site"))
        if visit.status in ("proposed", "accepted"):
            self.set_primary(translate("visit", "Set off"), icon="car")
        elif visit.status == "travelling":
            self.set_primary(translate("visit", "I have arrived"), icon="map-pin")
        else:
            self.set_primary(translate("visit", "Next: {step}", step=words.step_title("safety")))

    def _fill(self, snapshot: Snapshot) -> None:
        visit, now, zone = snapshot.visit, self.visit.now(), self.visit.zone
        booking = snapshot.path.booking
        self.facts.clear()
        planned = ""
        if visit.starts_at is not None:
            planned = words.when(visit.starts_at, now, zone)
            if visit.ends_at is not None:
                planned += "–" + words.format_clock(visit.ends_at, zone)
        who = words.joined(visit.contact_name, visit.contact_role)
        rows = (
            (translate("visit", "Planned"), planned),
            (translate("visit", "Address"), words.joined(visit.address, visit.asset_location)),
            (translate("visit", "At the gate"), visit.access_note),
            (translate("visit", "Contact"), who),
            (translate("visit", "Phone"), visit.contact_phone or visit.customer_phone),
            (translate("visit", "Machine"), words.joined(words.machine(visit), visit.asset_serial)),
            (translate("visit", "Fault"), snapshot.detail.work_order.description or visit.summary),
            (translate("visit", "Set off at"), words.when(booking.travel_started_at, now, zone)),
            (translate("visit", "Arrived at"), words.when(booking.arrived_at, now, zone)),
        )
        for label, value in rows:
            if value:
                self.facts.add(label, value, wrap=True)

    def primary(self) -> None:
        status = self.snapshot.visit.status
        if status in ("proposed", "accepted"):
            self.visit.set_off()
        elif status == "travelling":
            self._arrive()
        else:
            self.wanted.emit("")

    def _arrive(self) -> None:
        value = self.km.value()
        self.visit.arrive(int(value) if value is not None else None)

    def _keep_km(self) -> None:
        if self.snapshot.finished or self.snapshot.visit.status not in ("on_site", "working", "left", "travelling"):
            return
        value = self.km.value()
        before = self.snapshot.path.booking.travel_km
        wanted = int(value) if value is not None else None
        if self.km.check() and wanted != before:
            self.visit.correct(travel_km=wanted)

    def flush(self) -> None:
        if not self.km.isHidden():
            self._keep_km()

    def took(self, outcome: Outcome) -> bool:
        if outcome.error is None and outcome.what == "arrive":
            self.wanted.emit("safety")
            return True
        return outcome.error is None and outcome.what in ("set_off", "correct")


class ArriveStep(TravelStep):
    """The same page, seen from the door."""

    KEY = "arrive"


class LeaveStep(StepPanel):
    """Done or not done, and what becomes of the work order."""

    KEY = "leave"

    def __init__(self, environment: Environment, visit: VisitViewModel) -> None:
        super().__init__(environment, visit)
        self.missing = Note("", "calm")
        self.outcome = SegmentedChoice(
            [("done", translate("visit", "The work is done")), ("not_done", translate("visit", "Not done"))],
            "done",
            44,
            name=translate("visit", "Outcome of the visit"),
        )
        self.outcome.changed.connect(self._chose)
        self.why = Card(translate("visit", "Why it is not done"))
        self.then = SegmentedChoice(
            [
                ("waiting_parts", translate("visit", "Wait for parts")),
                ("waiting_customer", translate("visit", "Wait for customer")),
                ("", translate("visit", "I come again")),
                ("close_incomplete", translate("visit", "Close without a fix")),
            ],
            "waiting_parts",
            44,
            name=translate("visit", "What happens next"),
        )
        self.reason = TextArea(translate("visit", "Reason"), rows=2, required=True)
        usual = FlowLayout(spacing=8)
        for said in (
            translate("visit", "It is not safe to work"),
            translate("visit", "The part is missing"),
            translate("visit", "The customer can't stop the machine"),
            translate("visit", "The customer decides about the quotation"),
            translate("visit", "A specialist is needed"),
            translate("visit", "The fault does not show"),
        ):
            usual.addWidget(Button(said, size=36, on_click=partial(self._say, said)))
        self.why.add(Label(translate("visit", "What happens next"), "small", "muted"))
        self.why.add(self.then)
        self.why.add_layout(usual)
        self.why.add(self.reason)
        self.over = Label("", "lead", wrap=True)
        self._proposed = ""  # the reason that was put in because work can't start
        self._drafts = LeaveViewModel(visit)
        self._kept: dict[str, Any] | None = None  # None until it was asked for
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_REST_MS)
        self._typing.timeout.connect(self.flush)
        for changed in (self.reason.changed, self.then.changed):
            changed.connect(self._typing.start)
        self.lines = KeyValues(label_width=110, spacing=8)
        self.summary = Card(translate("visit", "On the report"))
        self.summary.add(self.lines)
        for widget in (self.over, self.missing, self.outcome, self.why, self.summary):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.undo_button = Button(
            translate("visit", "Back to work: I left by mistake"), "quiet", 44, "undo-2", on_click=self._undo
        )
        self.foot_row.addWidget(self.undo_button)
        self.foot_row.addStretch(1)
        self.foot_row.addWidget(self.primary_button)

    def heading(self) -> str:
        return words.step_title(self.KEY)

    def close_without_fix(self) -> None:
        """Prepare the page for a visit that ends without a fix."""
        self.outcome.set_value("not_done")
        self._chose()
        self.reason.focus()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        if self._kept is None:
            self._kept = {}
            self._drafts.kept(self._put_back)
        left = snapshot.visit.status == "left"
        if snapshot.visit.status == "on_site" and not left:
            self.outcome.set_value("not_done")
            self._propose(snapshot)
        report_summary(self.lines, snapshot, self.visit.codes)
        needs = [need for need in snapshot.path.needs if need.step != "leave"]
        self.over.setText(self._over_words(snapshot) if left else "")
        self.over.setVisible(left)
        self.undo_button.setVisible(
            (left and not snapshot.finished) or (left and snapshot.visit.work_order_status in _UNDO)
        )
        count = len(needs)
        self.missing.set(
            translate("visit", "%n things are still missing. You can leave all the same.", n=count), "calm"
        )
        self.missing.setVisible(bool(count) and not left)
        self.outcome.setVisible(not left)
        self._chose()

    def _put_back(self, kept: dict[str, Any] | None) -> None:
        """What was typed before, once it is known."""
        if kept and kept.get("reason") and self.visit.snapshot is not None and self.snapshot.visit.status != "left":
            self._kept = kept
            self.outcome.set_value("not_done")
            self.then.set_value(kept.get("then", ""))
            self._say(kept["reason"])
            self._chose()

    def flush(self) -> None:
        self._typing.stop()
        if self.visit.snapshot is None or self.snapshot.visit.status == "left" or self._kept is None:
            return
        now = {"then": self.then.value() or "", "reason": self.reason.value()}
        if now != self._kept and (now["reason"] or self._kept):
            self._kept = now
            self._drafts.keep(now)

    def _propose(self, snapshot: Snapshot) -> None:
        """Where work can't start because it is not safe, that is why; once for each warning, for people to change."""
        warning = snapshot.warning
        if warning is None or warning.id == self._proposed:
            return
        self._proposed = warning.id
        if not self.reason.value():
            self.then.set_value("waiting_customer")
            self._say(translate("visit", "Not safe to work. {reason}", reason=warning.reason))

    def _over_words(self, snapshot: Snapshot) -> str:
        booking = snapshot.path.booking
        time = words.when(booking.left_at, self.visit.now(), self.visit.zone)
        said = translate("visit", "You left the site {time}.", time=time)
        if booking.outcome == "not_done":
            return f"{said} {translate('visit', 'Not done: {reason}', reason=booking.outcome_reason)}"
        return said

    def _chose(self, _value: object = None) -> None:
        left = self.visit.snapshot is not None and self.snapshot.visit.status == "left"
        done = self.outcome.value() == "done"
        self.why.setVisible(not done and not left)
        if left:
            self.set_primary(translate("visit", "Back to my day"))
        elif done:
            self.set_primary(translate("visit", "Complete and leave"), icon="door-open")
        else:
            self.set_primary(translate("visit", "Leave without a fix"), icon="door-open")

    def _say(self, said: str) -> None:
        self.reason.set_value(said)
        self.reason.set_error("")

    def primary(self) -> None:
        if self.snapshot.visit.status == "left":
            self.environment.navigator.go("my_day")
            return
        if self.outcome.value() == "done":
            self.visit.leave("done", "", "complete")
        elif self.reason.check():
            self.visit.leave("not_done", self.reason.value(), str(self.then.value() or ""))

    def _undo(self) -> None:
        self.visit.go_back(translate("visit", "Left by mistake"))

    def took(self, outcome: Outcome) -> bool:
        if outcome.what != "leave" or outcome.error is not None:
            return False
        self._typing.stop()
        self._drafts.forget()
        number = self.snapshot.visit.number
        said = (
            translate("visit", "{number} is completed.", number=number)
            if outcome.passed == "done"
            else translate("visit", "You left {number} without a fix.", number=number)
        )
        self.environment.navigator.go("my_day")
        self.environment.messages.say(said, self._undo)
        return True


_UNDO = ("completed", "closed_incomplete")

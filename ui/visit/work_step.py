"""What was found and done, repair steps, firmware, running hours, times and charges."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from PySide6.QtWidgets import QGridLayout, QWidget

from fieldservice.domain.formats import format_clock, format_minutes
from fieldservice.domain.money import format_money
from fieldservice.domain.quantity import Quantity, format_quantity
from fieldservice.domain.records import TimeEntry
from fieldservice.domain.words import word
from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.kit.buttons import Button
from ui.kit.choices import ChoiceField
from ui.kit.dates import DateTimeField
from ui.kit.dialogs import Dialog
from ui.kit.fields import TextArea, TextField
from ui.kit.labels import IconLabel, Label, rule
from ui.kit.numbers import NumberField
from ui.kit.panels import Card, clear_layout, column, row
from ui.visit import words
from ui.visit.autosave import Autosave
from ui.visit.finding import FindingFields
from ui.visit.step import StepPanel
from ui.visit.time_view_model import TimesViewModel
from ui.visit.view_model import Need, Outcome, Snapshot, VisitViewModel

_ICONS = {"travel": "car", "work": "wrench", "wait": "clock"}


class WorkStep(StepPanel):
    """Work and time."""

    KEY = "work"

    def __init__(self, environment: Environment, visit: VisitViewModel) -> None:
        super().__init__(environment, visit)
        self.times = TimesViewModel(visit)
        self.dialog: TimeDialog | StampsDialog | None = None
        self.finding = FindingFields(visit)
        found = Card(translate("visit", "What was found and done"))
        found.add(self.finding)
        self.steps = TextArea(translate("visit", "Repair steps"), rows=3)
        self.prevention = TextArea(translate("visit", "How to prevent it"), rows=2)
        found.add(self.steps)
        found.add(self.prevention)
        self.before = TextField(translate("visit", "Firmware before"), height=44)
        self.after = TextField(translate("visit", "Firmware after"), height=44)
        self.hours = NumberField(translate("visit", "Running hours"), decimals=0, unit="h", height=44)
        self._autosave = Autosave(self, self._save)
        for name, field in (
            ("repair_steps", self.steps),
            ("prevention", self.prevention),
            ("firmware_before", self.before),
            ("firmware_after", self.after),
            ("running_hours", self.hours),
        ):
            self._autosave.add(name, field)
        machine = Card(translate("visit", "Machine"))
        machine.add_layout(row(self.hours, self.before, self.after, spacing=12))
        self.time_card = Card(translate("visit", "Times"))
        self._time_rows = column(spacing=0)
        self.time_card.add_layout(self._time_rows)
        self.add_time = Button(translate("visit", "Add time…"), size=44, icon="plus", on_click=self._add_time)
        self.stamps = Button(translate("visit", "Correct the visit's times…"), "quiet", 44, on_click=self._correct)
        self.time_card.add_layout(row(self.add_time, self.stamps, None))
        self.charges = Card(translate("visit", "Charges"))
        self._charge_grid = QGridLayout()
        self._charge_grid.setColumnStretch(0, 1)
        self.charges.add_layout(self._charge_grid)
        for card in (found, machine, self.time_card, self.charges):
            self.body.addWidget(card)
        self.body.addStretch(1)
        self.start = Button(translate("visit", "Start work"), size=56, icon="play", on_click=visit.start_work)
        self.foot_row.addWidget(self.start)
        self.foot_row.addStretch(1)
        self.foot_row.addWidget(self.primary_button)

    def heading(self) -> str:
        return words.step_title(self.KEY)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        order = snapshot.detail.work_order
        self.finding.show_snapshot(snapshot)
        self._autosave.show(
            repair_steps=order.repair_steps,
            prevention=order.prevention,
            firmware_before=order.firmware_before,
            firmware_after=order.firmware_after,
            running_hours=None if order.running_hours is None else Decimal(order.running_hours),
        )
        for field in (self.steps, self.prevention, self.before, self.after, self.hours):
            field.set_read_only(snapshot.finished)
        self.start.setVisible(snapshot.visit.status == "on_site")
        self.add_time.setVisible(not snapshot.finished)
        self.stamps.setVisible(not snapshot.finished)
        self._show_times(snapshot)
        self._show_charges(snapshot)
        self.set_primary(translate("visit", "Next: {step}", step=words.step_title("test")))

    def entered(self) -> None:
        order = self.snapshot.detail.work_order
        empty = [kind for kind in self.finding.kinds if not getattr(order, kind)]
        if empty and not self.snapshot.finished:
            self.finding.focus(empty[0])
        else:
            super().entered()

    def show_need(self, need: Need) -> None:
        if need.code in self.finding.texts:
            self.finding.focus(need.code)
        elif need.code == "start":
            self.start.setFocus()

    def flush(self) -> None:
        self.finding.flush()
        self._autosave.flush()

    def _save(self, **fields: object) -> None:
        hours = fields.get("running_hours")
        if isinstance(hours, Decimal):
            fields["running_hours"] = int(hours)
        self.visit.change(**fields)

    def _show_times(self, snapshot: Snapshot) -> None:
        clear_layout(self._time_rows)
        times = snapshot.detail.times
        for index, entry in enumerate(times):
            if index:
                self._time_rows.addWidget(rule())
            self._time_rows.addWidget(self._time_row(entry, snapshot))
        booking = snapshot.path.booking
        if not times:
            said = translate(
                "visit", "Time is kept by itself when you arrive, when the customer signs and when you leave."
            )
            if booking.work_started_at is not None:
                clock = format_clock(booking.work_started_at, self.visit.zone)
                said = translate(
                    "visit", "Work has been running since {time}. It is kept when the customer signs.", time=clock
                )
            self._time_rows.addWidget(Label(said, "body", "muted", wrap=True))

    def _time_row(self, entry: TimeEntry, snapshot: Snapshot) -> QWidget:
        holder = QWidget()
        zone = self.visit.zone
        span = ""
        if entry.starts_at is not None and entry.ends_at is not None:
            span = f"{format_clock(entry.starts_at, zone)}–{format_clock(entry.ends_at, zone)}"
        km = "" if entry.km is None else translate("visit", "{km} km", km=entry.km)
        person = snapshot.detail.people.get(entry.person_id or "")
        said = words.joined(span, km, person.name if person is not None else "", entry.note)
        line = row(IconLabel(_ICONS[entry.kind], "muted"), Label(word("time", entry.kind), "lead"), spacing=10)
        line.addWidget(Label(said, "body", "muted", elide=True), 1)
        line.addWidget(Label(format_minutes(entry.minutes), "lead", strong=True))
        if not snapshot.finished:
            line.addWidget(
                Button(translate("visit", "Correct"), "quiet", 36, on_click=lambda: self._change_time(entry))
            )
            line.addWidget(
                Button(translate("visit", "Remove"), "quiet", 36, on_click=lambda: self.times.remove(entry.id))
            )
        holder.setLayout(line)
        return holder

    def _show_charges(self, snapshot: Snapshot) -> None:
        charges = snapshot.detail.charges
        clear_layout(self._charge_grid)
        at = 0
        for line in charges.lines:
            amount = format_quantity(Quantity(line.quantity_micro, line.unit))
            self._charge_grid.addWidget(Label(line.name, "body", elide=True), at, 0)
            self._charge_grid.addWidget(Label(f"{amount} × {format_money(line.unit_price)}", "body", "muted"), at, 1)
            covered = line.covered.minor and not line.payable.minor
            said = translate("visit", "covered") if covered else format_money(line.payable)
            self._charge_grid.addWidget(Label(said, "body", "ok" if covered else "text", strong=True), at, 2)
            at += 1
        self._charge_grid.addWidget(Label(translate("visit", "To pay"), "lead", strong=True), at, 0)
        self._charge_grid.addWidget(Label(format_money(charges.payable), "lead", strong=True), at, 2)
        if charges.unpriced:
            said = translate("visit", "Without a price yet: {names}", names=words.listed(*charges.unpriced))
            self._charge_grid.addWidget(Label(said, "small", "warn", wrap=True), at + 1, 0, 1, 3)

    def _add_time(self) -> None:
        self.dialog = TimeDialog(None, self.times, self.window())
        self.dialog.open()

    def _change_time(self, entry: TimeEntry) -> None:
        self.dialog = TimeDialog(entry, self.times, self.window())
        self.dialog.open()

    def _correct(self) -> None:
        self.dialog = StampsDialog(self.snapshot, self.visit, self.window())
        self.dialog.open()

    def took(self, outcome: Outcome) -> bool:
        if outcome.error is not None:
            return False
        if outcome.what == "remove_time":
            entry = str(outcome.passed)
            self.environment.messages.say(translate("visit", "Time removed."), lambda: self.times.restore(entry))
            return True
        return outcome.what in ("change", "add_time", "change_time", "restore_time", "correct")


class TimeDialog(Dialog):
    """Add or correct time."""

    def __init__(self, entry: TimeEntry | None, times: TimesViewModel, parent: QWidget) -> None:
        title = translate("visit", "Add time") if entry is None else translate("visit", "Correct time")
        super().__init__(title, parent, 440)
        self._entry, self._times = entry, times
        kinds = [(kind, word("time", kind)) for kind in ("work", "travel", "wait")]
        self.kind = ChoiceField(translate("visit", "Kind"), kinds, entry.kind if entry else "work", height=44)
        self.minutes = NumberField(
            translate("visit", "Minutes"), Decimal(entry.minutes) if entry else None, "min", 0, required=True, height=44
        )
        self.km = NumberField(
            translate("visit", "Kilometres"),
            Decimal(entry.km) if entry and entry.km is not None else None,
            "km",
            0,
            height=44,
        )
        self.note = TextField(translate("visit", "Note"), entry.note if entry else "", height=44)
        for field in (self.kind, self.minutes, self.km, self.note):
            self.add(field)
        self.add_cancel()
        self.add_action(translate("visit", "Keep"), self._send, "primary")
        self.minutes.focus()

    def _send(self) -> None:
        if not self.minutes.check() or not self.km.check():
            return
        minutes, km = self.minutes.value() or Decimal(0), self.km.value()
        fields = {"minutes": int(minutes), "km": None if km is None else int(km), "note": self.note.value()}
        self._times.keep(self._entry, str(self.kind.value()), **fields)
        self.accept()


class StampsDialog(Dialog):
    """Correct when the visit's steps were taken."""

    def __init__(self, snapshot: Snapshot, visit: VisitViewModel, parent: QWidget) -> None:
        sentence = translate("visit", "The travel and work time made of these follow.")
        super().__init__(translate("visit", "Correct the visit's times"), parent, 440, sentence)
        self._visit = visit
        booking = snapshot.path.booking
        self.fields: dict[str, tuple[DateTimeField, datetime]] = {}
        for name, label in (
            ("travel_started_at", translate("visit", "Set off at")),
            ("arrived_at", translate("visit", "Arrived at")),
            ("work_started_at", translate("visit", "Work started at")),
            ("left_at", translate("visit", "Left at")),
        ):
            value = getattr(booking, name)
            if value is not None:
                field = DateTimeField(label, value, height=44)
                self.fields[name] = (field, value)
                self.add(field)
        self.add_cancel()
        self.add_action(translate("visit", "Keep"), self._send, "primary")

    def _send(self) -> None:
        if not all(field.check() for field, _before in self.fields.values()):
            return
        changed = {}
        for name, (field, before) in self.fields.items():
            value = field.value()
            if value is not None and value.replace(second=0) != before.replace(second=0, microsecond=0):
                changed[name] = value
        if changed:
            self._visit.correct(**changed)
        self.accept()

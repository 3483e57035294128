"""Correcting an entry of time: kind, from when to when or minutes, distance, a remark."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QWidget

from fieldservice.domain.records import TimeEntry
from fieldservice.domain.words import choices
from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.kit.choices import ChoiceField
from ui.kit.dates import DateTimeField
from ui.kit.dialogs import Dialog
from ui.kit.fields import TextField
from ui.kit.numbers import NumberField
from ui.kit.panels import row
from ui.work_orders.verbs import WorkOrderVerbs

C = "work_orders"


class TimeDialog(Dialog):
    """Minutes follow from the two times; typed minutes win."""

    def __init__(self, parent: QWidget, environment: Environment, entry: TimeEntry, verbs: WorkOrderVerbs) -> None:
        super().__init__(translate(C, "Correct the time"), parent, 560)
        self._entry, self._verbs = entry, verbs
        self.kind = ChoiceField(translate(C, "Kind"), choices("time"), entry.kind)
        self.start = DateTimeField(translate(C, "From"), entry.starts_at)
        self.end = DateTimeField(translate(C, "Until"), entry.ends_at)
        self.minutes = NumberField(
            translate(C, "Duration"), Decimal(entry.minutes), unit=translate(C, "min"), decimals=0, required=True
        )
        km = Decimal(entry.km) if entry.km is not None else None
        self.km = NumberField(translate(C, "Distance"), km, unit="km", decimals=0)
        self.remark = TextField(translate(C, "Remark"), entry.note)
        first = row(self.start, self.end, spacing=12)
        first.setStretch(0, 1)
        first.setStretch(1, 1)
        self.add_layout(first)
        self.add_layout(row(self.kind, self.minutes, self.km, spacing=12))
        self.add(self.remark)
        self.add_cancel()
        self.act = self.add_action(translate(C, "Save"), self.save, "primary")
        for field in (self.start, self.end):
            field.changed.connect(self._span_changed)
        self.start.focus()

    def _span_changed(self) -> None:
        start, end = self.start.value(), self.end.value()
        if start is None or end is None:
            return
        minutes = round((end - start).total_seconds() / 60)
        self.end.set_error(translate(C, "The end lies before the start.") if minutes < 0 else "")
        if minutes >= 0:
            self.minutes.set_value(Decimal(minutes))

    def save(self) -> None:
        """Write what differs."""
        for field in (self.start, self.end, self.minutes, self.km):
            if not field.check():
                field.focus()
                return
        minutes, km = self.minutes.value(), self.km.value()
        if minutes is None or minutes < 0:
            self.minutes.set_error(translate(C, "Enter whole minutes from 0."))
            return
        if self.start.value() and self.end.value() and self.end.value() < self.start.value():  # type: ignore[operator]
            self.end.set_error(translate(C, "The end lies before the start."))
            return
        entry = self._entry
        wanted: dict[str, Any] = {
            "kind": self.kind.value(),
            "km": int(km) if km is not None else None,
            "note": self.remark.value(),
            "minutes": int(minutes),
        }
        for name, field in (("starts_at", self.start), ("ends_at", self.end)):
            held, now = getattr(entry, name), field.value()
            if (held is None) != (now is None) or (held and now and abs((held - now).total_seconds()) >= 60):
                wanted[name] = now
        changed = {name: value for name, value in wanted.items() if getattr(entry, name) != value}
        self.accept()
        if changed:
            self._verbs.change_time(entry.id, changed)

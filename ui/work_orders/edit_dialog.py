"""The details of a work order in a form: fault, description, type, place, priority, due, hours, feedback."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QWidget

from fieldservice.domain.words import choices
from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.kit.choices import ChoiceField
from ui.kit.dates import DateTimeField
from ui.kit.dialogs import Dialog
from ui.kit.fields import TextArea, TextField
from ui.kit.numbers import NumberField
from ui.kit.panels import row
from ui.work_orders.detail_view_model import WorkOrderDetail
from ui.work_orders.verbs import WorkOrderVerbs

C = "work_orders"


class EditDialog(Dialog):
    """Only what differs is written; the snackbar takes it back."""

    def __init__(
        self, parent: QWidget, environment: Environment, detail: WorkOrderDetail, verbs: WorkOrderVerbs
    ) -> None:
        order = detail.work_order
        super().__init__(translate(C, "Details of {number}", number=order.number), parent, 640)
        self._order, self._verbs = order, verbs
        self.summary = TextField(translate(C, "Fault"), order.summary, required=True, max_length=300)
        self.description = TextArea(translate(C, "Description"), order.description, rows=2, max_rows=6)
        self.job_type = ChoiceField(translate(C, "Job type"), choices("job_type"), order.job_type)
        self.job_kind = ChoiceField(translate(C, "Where"), choices("job_kind"), order.job_kind)
        self.priority = ChoiceField(translate(C, "Priority"), choices("priority"), order.priority)
        self.due = DateTimeField(translate(C, "Due (may stay empty)"), order.due_at)
        hours = Decimal(order.running_hours) if order.running_hours is not None else None
        self.hours = NumberField(translate(C, "Running hours"), hours, unit="h", decimals=0)
        self.feedback = TextArea(translate(C, "Feedback of the customer"), order.customer_feedback, rows=2, max_rows=6)
        self.add(self.summary)
        self.add(self.description)
        self.add_layout(row(self.job_type, self.job_kind, self.priority, spacing=12))
        line = row(self.due, self.hours, spacing=12)
        line.setStretch(0, 2)
        line.setStretch(1, 1)
        self.add_layout(line)
        self.add(self.feedback)
        self.add_cancel()
        self.act = self.add_action(translate(C, "Save"), self.save, "primary")
        self.summary.focus()

    def save(self) -> None:
        """Write what differs."""
        for field in (self.summary, self.due, self.hours):
            if not field.check():
                field.focus()
                return
        hours = self.hours.value()
        wanted: dict[str, Any] = {
            "summary": self.summary.value(),
            "description": self.description.value(),
            "job_type": self.job_type.value(),
            "job_kind": self.job_kind.value(),
            "priority": self.priority.value(),
            "running_hours": int(hours) if hours is not None else None,
            "customer_feedback": self.feedback.value(),
        }
        due = self.due.value()
        held = self._order.due_at
        same_minute = due is not None and held is not None and abs((due - held).total_seconds()) < 60
        if due != held and not same_minute:
            wanted["due_at"] = due
        changed = {name: value for name, value in wanted.items() if getattr(self._order, name) != value}
        self.accept()
        if changed:
            self._verbs.change(self._order.id, **changed)

"""The form for a new work order. What is typed is kept as a draft until it is sent or cleared."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from fieldservice.domain.words import choices
from fieldservice.errors import FieldServiceError
from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.kit.choices import ChoiceField
from ui.kit.dates import DateTimeField
from ui.kit.dialogs import Dialog
from ui.kit.feedback import Note
from ui.kit.fields import TextArea, TextField
from ui.kit.panels import row
from ui.kit.search import SearchField, Suggestion, marked
from ui.work_orders import words
from ui.work_orders.new_view_model import AssetMatch, CallerMatch, Made, NewViewModel, NewWorkOrder

C = "work_orders"

_DRAFT_MS = 400


class NewWorkOrderDialog(Dialog):
    """Machine first: it brings its customer along. Ctrl+Enter makes the work order."""

    def __init__(self, parent: QWidget, environment: Environment) -> None:
        super().__init__(translate(C, "New work order"), parent, 640)
        self._environment = environment
        self._matches: dict[str, AssetMatch] = {}
        self.vm = NewViewModel(environment, self)
        self._build()
        self._draft = QTimer(self)
        self._draft.setSingleShot(True)
        self._draft.timeout.connect(self.save_draft)
        self.vm.customersFound.connect(self._customers)
        self.vm.assetsFound.connect(self._assets)
        self.vm.draftLoaded.connect(self.restore)
        self.vm.made.connect(self._made)
        self.vm.failed.connect(self._failed)
        for field in self._fields():
            field.changed.connect(lambda: self._draft.start(_DRAFT_MS))
        self.vm.load_draft()
        self.asset.focus()

    def _build(self) -> None:
        self.asset = SearchField(
            translate(C, "Machine"), translate(C, "Serial number, name, model or place"), icon="cog", min_length=0
        )
        self.customer = SearchField(
            translate(C, "Customer"), translate(C, "Name, number or telephone"), icon="users", required=True
        )
        self.summary = TextField(
            translate(C, "Fault"), placeholder=translate(C, "What is wrong, in one line"), required=True, max_length=300
        )
        self.description = TextArea(translate(C, "Description"), rows=2, max_rows=6)
        self.job_type = ChoiceField(translate(C, "Job type"), choices("job_type"), "repair")
        self.job_kind = ChoiceField(translate(C, "Where"), choices("job_kind"), "on_site")
        self.priority = ChoiceField(translate(C, "Priority"), choices("priority"), "normal")
        self.due = DateTimeField(translate(C, "Due (may stay empty)"))
        self.note = Note("", "warn")
        self.note.hide()
        first = row(self.asset, self.customer, spacing=12)
        first.setStretch(0, 1)
        first.setStretch(1, 1)
        self.add_layout(first)
        self.add(self.note)
        self.add(self.summary)
        self.add(self.description)
        self.add_layout(row(self.job_type, self.job_kind, self.priority, spacing=12))
        self.add(self.due)
        self.clear = self.add_action(translate(C, "Clear the form"), self._clear, "quiet")
        self.add_cancel(translate(C, "Later"))
        self.act = self.add_action(translate(C, "Make the work order"), self.make, "primary", "plus")
        self.customer.queried.connect(self.vm.find_customers)
        self.asset.queried.connect(self._find_assets)
        self.asset.taken.connect(self._asset_taken)
        self.asset.cleared.connect(self.note.hide)

    def _fields(self) -> tuple[Any, ...]:
        return (
            self.asset, self.customer, self.summary, self.description,
            self.job_type, self.job_kind, self.priority, self.due,
        )  # fmt: skip

    # finding

    def _find_assets(self, text: str, ticket: int) -> None:
        held = self.customer.value()
        self.vm.find_assets(text, ticket, held if isinstance(held, str) else None)

    def _customers(self, ticket: int, matches: Sequence[CallerMatch]) -> None:
        query = self.customer.text()
        self.customer.show_results(
            ticket,
            [
                Suggestion(
                    match.customer_id,
                    marked(words.both(match.name, match.name_en), query),
                    "  ".join(part for part in (match.number, match.contact_name, match.phone) if part),
                    icon="users",
                )
                for match in matches
            ],
        )

    def _assets(self, ticket: int, matches: Sequence[AssetMatch]) -> None:
        query = self.asset.text()
        self._matches = {match.asset.id: match for match in matches}
        self.asset.show_results(ticket, [self._asset_suggestion(match, query) for match in matches])

    def _asset_suggestion(self, match: AssetMatch, query: str) -> Suggestion:
        asset = match.asset
        title = words.asset_words(asset.model, asset.name, asset.serial)
        owner = words.both(asset.customer_name, asset.customer_name_en)
        second = "  ".join(part for part in (asset.serial, owner, asset.site_name) if part)
        pill = words.entitlement_pill(match.entitlement.kind)
        return Suggestion(asset.id, marked(title, query), marked(second, query), pill, icon="cog")

    def _asset_taken(self, suggestion: Suggestion) -> None:
        match = self._matches.get(str(suggestion.id))
        if match is None:
            return
        asset = match.asset
        if asset.customer_id and self.customer.value() is None:
            owner = words.both(asset.customer_name, asset.customer_name_en)
            self.customer.take(Suggestion(asset.customer_id, owner))
        if match.open_numbers:
            numbers = ", ".join(match.open_numbers)
            self.note.set(
                translate(C, "There is open work on this machine already: {numbers}.", numbers=numbers), "warn"
            )
        self.note.setVisible(bool(match.open_numbers))
        self.summary.focus()

    # drafts

    def values(self) -> dict[str, Any]:
        """What the form holds, as JSON can keep it."""
        due = self.due.value()
        return {
            "asset": self._pair(self.asset),
            "customer": self._pair(self.customer),
            "summary": self.summary.value(),
            "description": self.description.value(),
            "job_type": self.job_type.value(),
            "job_kind": self.job_kind.value(),
            "priority": self.priority.value(),
            "due": due.isoformat() if due else "",
        }

    def restore(self, values: dict[str, Any]) -> None:
        """Put back what was typed before."""
        for name, field in (("asset", self.asset), ("customer", self.customer)):
            pair = values.get(name)
            if isinstance(pair, list) and len(pair) == 2:
                field.take(Suggestion(pair[0], pair[1]), announce=False)
        for name in ("summary", "description", "job_type", "job_kind", "priority"):
            if values.get(name):
                getattr(self, name).set_value(values[name])
        if values.get("due"):
            self.due.set_value(datetime.fromisoformat(values["due"]))

    def save_draft(self) -> None:
        """Put what is typed on disk."""
        self._draft.stop()
        values = self.values()
        if any(values[name] for name in ("asset", "customer", "summary", "description", "due")):
            self.vm.save_draft(values)

    def done(self, result: int) -> None:
        if not result and self._draft.isActive():
            self.save_draft()
        super().done(result)

    def _pair(self, field: SearchField) -> list[Any] | None:
        held = field.suggestion()
        return [held.id, held.plain()] if held is not None else None

    def _clear(self) -> None:
        self._draft.stop()
        self.asset.set_value(None)
        self.customer.set_value(None)
        for field in (self.summary, self.description, self.due):
            field.set_value(None)
        self.job_type.set_value("repair")
        self.job_kind.set_value("on_site")
        self.priority.set_value("normal")
        self.note.hide()
        self.vm.forget_draft()
        self.asset.focus()

    # making

    def make(self) -> None:
        """Check and make it."""
        if not self.customer.check():
            self.customer.set_error(translate(C, "Choose the customer, or the machine: it names its customer."))
            self.customer.focus()
            return
        if not self.summary.check() or not self.due.check():
            (self.due if self.summary.value() else self.summary).focus()
            return
        self._draft.stop()
        self.act.setEnabled(False)
        asset, customer = self.asset.value(), self.customer.value()
        self.vm.make(
            NewWorkOrder(
                asset_id=asset if isinstance(asset, str) else None,
                customer_id=customer if isinstance(customer, str) else None,
                summary=self.summary.value(),
                description=self.description.value(),
                job_type=str(self.job_type.value()),
                job_kind=str(self.job_kind.value()),
                priority=str(self.priority.value()),
                due_at=self.due.value(),
            )
        )

    def _made(self, made: Made) -> None:
        self.accept()
        navigator, messages = self._environment.navigator, self._environment.messages
        navigator.go("work_order", id=made.work_order.id)
        if made.problem is not None:
            messages.problem(made.problem)
        else:
            messages.say(translate(C, "{number} is made.", number=made.work_order.number))

    def _failed(self, error: FieldServiceError) -> None:
        self.act.setEnabled(True)
        self.note.set(error.message(), "danger")
        self.note.show()

"""The form for a new work order: finds customers and machines while people type, keeps the draft, makes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from fieldservice.domain.records import WorkOrder
from fieldservice.errors import FieldServiceError, UserError
from fieldservice.services.finding import AssetMatch, CallerMatch
from fieldservice.services.work_orders import NewWorkOrder
from ui.bridge.environment import Environment
from ui.bridge.view_model import ViewModel

DRAFT = "work_order.new"

__all__ = ["AssetMatch", "CallerMatch", "Made", "NewViewModel", "NewWorkOrder"]


@dataclass(frozen=True)
class Made:
    """The new work order; `problem` says why it could only be kept as a draft."""

    work_order: WorkOrder
    problem: UserError | None


class NewViewModel(ViewModel):
    """State of the form."""

    customersFound = Signal(int, object)
    assetsFound = Signal(int, object)
    draftLoaded = Signal(object)
    made = Signal(object)
    failed = Signal(object)

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, parent)

    def find_customers(self, text: str, ticket: int) -> None:
        """Customers by name, number or telephone."""
        self.jobs.read(
            lambda: (ticket, self.services.intake.find_callers(text)), done=self._customers, key="new.customers"
        )

    def find_assets(self, text: str, ticket: int, customer_id: str | None) -> None:
        """Machines by serial number, name, model or place; of the customer when one is chosen."""
        self.jobs.read(
            lambda: (ticket, self.services.intake.find_assets(text, customer_id)), done=self._assets, key="new.assets"
        )

    def load_draft(self) -> None:
        """What was typed last time and not sent."""
        self.jobs.read(lambda: self.services.drafts.load(DRAFT), done=self._draft, key="new.draft")

    def save_draft(self, values: dict[str, Any]) -> None:
        """Keep what is typed."""
        self.jobs.write(lambda: self.services.drafts.save(DRAFT, values, initiator=self))

    def forget_draft(self) -> None:
        """It was sent or cleared."""
        self.jobs.write(lambda: self.services.drafts.forget(DRAFT, initiator=self))

    def make(self, new: NewWorkOrder) -> None:
        """Make it and qualify it at once, so that it can be scheduled; the draft is forgotten."""
        self.jobs.write(lambda: self._make(new), done=self._made, failed=self._failed)

    def _make(self, new: NewWorkOrder) -> Made:
        made = self.services.work_orders.create(new, initiator=self)
        self.services.drafts.forget(DRAFT, initiator=self)
        try:
            return Made(self.services.work_orders.qualify(made.id), None)
        except UserError as error:
            return Made(made, error)

    @Slot(object)
    def _customers(self, answer: tuple[int, list[CallerMatch]]) -> None:
        self.customersFound.emit(*answer)

    @Slot(object)
    def _assets(self, answer: tuple[int, list[AssetMatch]]) -> None:
        self.assetsFound.emit(*answer)

    @Slot(object)
    def _draft(self, values: dict[str, Any] | None) -> None:
        if values:
            self.draftLoaded.emit(values)

    @Slot(object)
    def _made(self, made: Made) -> None:
        self.made.emit(made)

    @Slot(object)
    def _failed(self, error: FieldServiceError) -> None:
        self.failed.emit(error)

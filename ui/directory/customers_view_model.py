"""The list of customers and what its drawer shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from fieldservice.domain.records import Customer
from fieldservice.errors import FieldServiceError
from fieldservice.services.directory import CustomerDetail, CustomerFilter, CustomerRow, Duplicate, TimelineEntry
from fieldservice.services.lists import LongList
from fieldservice.services.validation import email_problem, name_problem, phone_problem
from ui.bridge.drafts import DraftKeeper
from ui.bridge.environment import Environment
from ui.bridge.record_list import RecordListViewModel
from ui.bridge.view_model import ViewModel

__all__ = [
    "CustomerFilter",
    "CustomerPreview",
    "CustomerRow",
    "CustomersViewModel",
    "Duplicate",
    "NewCustomerViewModel",
    "email_sentence",
    "name_sentence",
    "phone_sentence",
]

_PREVIEW_ENTRIES = 6


@dataclass(frozen=True)
class CustomerPreview:
    """What the drawer shows."""

    detail: CustomerDetail
    entries: tuple[TimelineEntry, ...]


class CustomersViewModel(RecordListViewModel):
    """Screen state of the list of customers."""

    LIST = "customers"
    WATCHES = ("customer", "contact", "asset", "work_order")

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, CustomerFilter(), parent)

    def records(self) -> LongList[Any, Any]:
        return self.services.directory.customers

    def read_preview(self, row: CustomerRow) -> CustomerPreview:
        directory = self.services.directory
        entries = directory.customer_timeline(row.id, limit=_PREVIEW_ENTRIES)
        return CustomerPreview(directory.customer(row.id), tuple(entries))


class NewCustomerViewModel(ViewModel):
    """A customer being added: duplicates while typing, the draft, saving."""

    FORM = "customer.new"
    duplicatesFound = Signal(object)  # Duplicate...
    saved = Signal(object)  # Customer
    refused = Signal(object)  # FieldServiceError

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, parent)
        self.draft = DraftKeeper(environment, self.FORM, self)

    def look_for_duplicates(self, name: str, phone: str) -> None:
        """Customers that may be the one being typed."""
        self.jobs.read(
            lambda: self.services.directory.duplicate_customers(name, phone),
            done=self._found,
            key="customer.duplicates",
        )

    def save(self, fields: dict[str, Any]) -> None:
        """Add the customer."""
        self.jobs.write(lambda: self._add(fields), done=self._saved, failed=self._refused)

    def _add(self, fields: dict[str, Any]) -> Customer:
        contact = {
            name.removeprefix("contact_"): fields.pop(name) for name in list(fields) if name.startswith("contact_")
        }
        directory = self.services.directory
        made = directory.add_customer(self, **fields)
        if contact.get("name"):
            directory.add_contact(made.id, self, **contact)
        return made

    @Slot(object)
    def _found(self, duplicates: list[Duplicate]) -> None:
        self.duplicatesFound.emit(duplicates)

    @Slot(object)
    def _saved(self, customer: Customer) -> None:
        self.draft.forget()
        self.saved.emit(customer)

    @Slot(object)
    def _refused(self, error: FieldServiceError) -> None:
        self.refused.emit(error)


def phone_sentence(text: object) -> str:
    """What is wrong with a phone number; "" for a sound one."""
    problem = phone_problem(str(text or ""))
    return problem.message() if problem else ""


def email_sentence(text: object) -> str:
    """What is wrong with an e-mail address; "" for a sound one."""
    problem = email_problem(str(text or ""))
    return problem.message() if problem else ""


def name_sentence(text: object) -> str:
    """What is wrong with a required name; "" for a sound one."""
    problem = name_problem(str(text or ""))
    return problem.message() if problem else ""

"""One customer: profile, contacts, sites, machines, open jobs, notes, one timeline; and what people change on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from fieldservice.domain.notices import CommitNotice
from fieldservice.errors import FieldServiceError
from fieldservice.services.directory import CustomerDetail, TimelineEntry
from ui.bridge.environment import Environment
from ui.bridge.verbs import Verbs
from ui.bridge.view_model import ViewModel

__all__ = ["CustomerDetail", "CustomerViewModel", "Opened", "TimelineEntry"]

PAGE = 40
_TABLES = (
    "customer", "contact", "site", "asset", "contract", "service_request", "work_order", "booking", "note", "signature",
)  # fmt: skip


@dataclass(frozen=True)
class Opened:
    """A customer as read; `more`: there are older entries than these."""

    detail: CustomerDetail
    entries: tuple[TimelineEntry, ...]
    more: bool


class CustomerViewModel(ViewModel):
    """Screen state of a customer's page."""

    opened = Signal(object)  # Opened
    missing = Signal(object)  # FieldServiceError
    older = Signal(object, bool)  # TimelineEntry..., whether there are more

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, parent)
        self.id = ""
        self.verbs = Verbs(environment, self)
        self.shown: Opened | None = None
        self._entries: list[TimelineEntry] = []

    def open(self, id: str) -> None:
        """Read a customer."""
        if id != self.id:
            self._entries = []
        self.id = id
        self.refresh()

    def refresh(self) -> None:
        """Read it again, with as many entries as are shown."""
        if not self.id:
            return
        id, wanted = self.id, max(PAGE, len(self._entries))
        self.jobs.read(lambda: self._read(id, wanted), done=self._opened, failed=self._missing, key="customer.detail")

    def concerns(self, notice: CommitNotice) -> bool:
        return notice.touches(*_TABLES)

    def load_older(self) -> None:
        """The next page of the timeline."""
        if not self._entries:
            return
        id, last = self.id, self._entries[-1]
        self.jobs.read(
            lambda: (id, self.services.directory.customer_timeline(id, last, PAGE)),
            done=self._older,
            key="customer.older",
        )

    # verbs

    def change(self, fields: dict[str, Any]) -> None:
        """Change the profile."""
        id, change = self.id, self.services.directory.change_customer
        self.verbs.do("changed", lambda: change(id, **fields), lambda before: lambda: change(id, **before))

    def archive(self) -> None:
        """Take the customer out of the lists."""
        id, directory = self.id, self.services.directory
        self.verbs.do(
            "archived", lambda: directory.archive_customer(id), lambda _none: lambda: directory.restore_customer(id)
        )

    def restore(self) -> None:
        """Bring the customer back."""
        id, directory = self.id, self.services.directory
        self.verbs.do("restored", lambda: directory.restore_customer(id))

    def add_note(self, text: str) -> None:
        """Append a remark."""
        id, directory = self.id, self.services.directory
        self.verbs.do("noted", lambda: directory.add_note(text, customer_id=id))

    def save_contact(self, contact_id: str | None, fields: dict[str, Any]) -> None:
        """Add or change a contact."""
        id, directory = self.id, self.services.directory
        if contact_id is None:
            self.verbs.do(
                "contact_saved",
                lambda: directory.add_contact(id, **fields),
                lambda made: lambda: directory.archive_contact(made.id),
            )
            return
        change = directory.change_contact
        self.verbs.do(
            "contact_saved", lambda: change(contact_id, **fields), lambda before: lambda: change(contact_id, **before)
        )

    def archive_contact(self, contact_id: str) -> None:
        """Take a contact out of the list."""
        directory = self.services.directory
        self.verbs.do(
            "contact_removed",
            lambda: directory.archive_contact(contact_id),
            lambda _none: lambda: directory.restore_contact(contact_id),
        )

    def save_site(self, site_id: str | None, fields: dict[str, Any]) -> None:
        """Add or change a site."""
        id, directory = self.id, self.services.directory
        if site_id is None:
            self.verbs.do(
                "site_saved",
                lambda: directory.add_site(id, **fields),
                lambda made: lambda: directory.archive_site(made.id),
            )
            return
        change = directory.change_site
        self.verbs.do("site_saved", lambda: change(site_id, **fields), lambda before: lambda: change(site_id, **before))

    def archive_site(self, site_id: str) -> None:
        """Take a site out of the list."""
        directory = self.services.directory
        self.verbs.do(
            "site_removed",
            lambda: directory.archive_site(site_id),
            lambda _none: lambda: directory.restore_site(site_id),
        )

    # answers

    def _read(self, id: str, wanted: int) -> Opened:
        directory = self.services.directory
        entries = directory.customer_timeline(id, limit=wanted)
        return Opened(directory.customer(id), tuple(entries), len(entries) == wanted)

    @Slot(object)
    def _opened(self, opened: Opened) -> None:
        if opened.detail.customer.id != self.id:
            return
        self.shown = opened
        self._entries = list(opened.entries)
        self.opened.emit(opened)

    @Slot(object)
    def _missing(self, error: FieldServiceError) -> None:
        self.missing.emit(error)

    @Slot(object)
    def _older(self, answer: tuple[str, list[TimelineEntry]]) -> None:
        id, entries = answer
        if id == self.id:
            self._entries += entries
            self.older.emit(tuple(self._entries), len(entries) == PAGE)

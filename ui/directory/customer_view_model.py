"""One customer: profile, contacts, sites, machines, open jobs, notes, one timeline; and what people change on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fieldservice.services.directory import CustomerDetail, TimelineEntry
from ui.bridge.record_detail import RecordDetailViewModel

__all__ = ["CustomerDetail", "CustomerViewModel", "Opened", "TimelineEntry"]


@dataclass(frozen=True)
class Opened:
    """A customer as read; `more`: there are older entries than these."""

    detail: CustomerDetail
    entries: tuple[TimelineEntry, ...]
    more: bool


class CustomerViewModel(RecordDetailViewModel):
    """Screen state of a customer's page."""

    RECORD = "customer"
    WATCHES = (
        "customer", "contact", "site", "asset", "contract", "service_request", "work_order", "booking", "note",
        "signature",
    )  # fmt: skip
    shown: Opened | None

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

    # reading

    def read(self, id: str, wanted: int) -> Opened:
        directory = self.services.directory
        entries = directory.customer_timeline(id, limit=wanted)
        return Opened(directory.customer(id), tuple(entries), len(entries) == wanted)

    def read_older(self, id: str, last: TimelineEntry, limit: int) -> list[TimelineEntry]:
        return self.services.directory.customer_timeline(id, last, limit)

    def id_in(self, opened: Opened) -> str:
        return opened.detail.customer.id

    def history_in(self, opened: Opened) -> tuple[TimelineEntry, ...]:
        return opened.entries

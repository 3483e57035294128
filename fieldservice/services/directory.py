"""Customers, their contacts and sites. Machines, products and contracts: `assets`, which a Directory brings along."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fieldservice.domain.entitlement import Entitlement
from fieldservice.domain.records import Asset, Contact, Contract, Customer, Note, Person, Site
from fieldservice.errors import UserError
from fieldservice.services.assets import AssetDetail, Assets
from fieldservice.services.context import Context
from fieldservice.services.coverage import entitlements_of
from fieldservice.services.duplicates import Duplicate, asset_duplicates, customer_duplicates
from fieldservice.services.editing import changed_fields, checked, tidied
from fieldservice.services.finding import OpenJobs
from fieldservice.services.lists import RecordList
from fieldservice.services.validation import tidy_lines
from fieldservice.store.queries import directory as queries
from fieldservice.store.queries.directory import (
    AssetFilter,
    AssetRow,
    CustomerFilter,
    CustomerRow,
    JobRow,
    TimelineEntry,
)
from fieldservice.store.queries.intake import open_requests

__all__ = [
    "AssetDetail",
    "AssetFilter",
    "AssetRow",
    "CustomerDetail",
    "CustomerFilter",
    "CustomerRow",
    "Directory",
    "Duplicate",
    "JobRow",
    "NoteLine",
    "TimelineEntry",
]

_CUSTOMER_FIELDS = frozenset(
    "name name_en short_name kind tier phone email website tax_number country province city district street postcode"
    " tags notes".split()
)
_CONTACT_FIELDS = frozenset("site_id name role phone email wechat is_main".split())
_SITE_FIELDS = frozenset(
    "service_point_id name country province city district street postcode access_note latitude longitude".split()
)
_MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A note and who wrote it."""

    note: Note
    by: Person | None


@dataclass(frozen=True, slots=True)
class CustomerDetail:
    """A customer with everything that its page shows; the timeline is read page by page."""

    customer: Customer
    contacts: tuple[Contact, ...]
    sites: tuple[Site, ...]
    assets: tuple[AssetRow, ...]
    entitlements: dict[str, Entitlement]  # by asset id
    contracts: tuple[Contract, ...]
    open_jobs: OpenJobs
    notes: tuple[NoteLine, ...]
    jobs_total: int


class Directory:
    """The verbs of the directory; each is one unit of work. `customers` and `assets` are lists, `machines` has verbs.

    A verb that changes a record returns what its fields held before: `change_customer(id, **returned)` undoes it.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self.machines = Assets(context)
        self.customers: RecordList[CustomerFilter, CustomerRow] = RecordList(
            context, "customer", queries.customer_source, queries.CUSTOMER_SORTS, queries.customer_rows
        )
        self.assets: RecordList[AssetFilter, AssetRow] = self.machines.list

    # Reading

    def customer(self, customer_id: str) -> CustomerDetail:
        """A customer's page. Raises UserError when the customer does not exist."""
        reader = self._context.store.read()
        customer = reader.get(Customer, customer_id)
        rows = queries.asset_rows_by_id(reader, queries.assets_of(reader, customer_id, _MOST_SHOWN))
        machines = reader.many(Asset, (row.id for row in rows)).values()
        today = self._context.now().astimezone(self._context.zone).date()
        notes = reader.where(Note, customer_id=customer_id, order_by="at DESC, rid DESC", limit=_MOST_SHOWN)
        people = reader.many(Person, (note.by_id for note in notes))
        orders = queries.jobs(reader, "customer_id", customer_id, open_only=True, limit=50)
        return CustomerDetail(
            customer,
            tuple(reader.where(Contact, customer_id=customer_id, archived=False, order_by="is_main DESC, rid")),
            tuple(reader.where(Site, customer_id=customer_id, archived=False, order_by="name")),
            tuple(rows),
            entitlements_of(reader, machines, today),
            tuple(reader.where(Contract, customer_id=customer_id, archived=False, order_by="ends_on DESC")),
            OpenJobs("customer", tuple(open_requests(reader, "customer_id", customer_id)), tuple(orders)),
            tuple(NoteLine(note, people.get(note.by_id or "")) for note in notes),
            queries.count_jobs(reader, "customer_id", customer_id),
        )

    def asset(self, asset_id: str) -> AssetDetail:
        """A machine's page. Raises UserError when the machine does not exist."""
        return self.machines.detail(asset_id)

    def customer_timeline(
        self, customer_id: str, before: TimelineEntry | None = None, limit: int = 50
    ) -> list[TimelineEntry]:
        """Every interaction whatever its channel, newest first; `before`: the last entry shown, for the next page."""
        after = (before.at, before.id) if before else None
        return queries.timeline(self._context.store.read(), "customer_id", customer_id, before=after, limit=limit)

    def asset_timeline(
        self, asset_id: str, before: TimelineEntry | None = None, limit: int = 50
    ) -> list[TimelineEntry]:
        """Everything that happened with a machine, newest first; `before`: the last entry shown, for the next page."""
        after = (before.at, before.id) if before else None
        return queries.timeline(self._context.store.read(), "asset_id", asset_id, before=after, limit=limit)

    def duplicate_customers(self, name: str = "", phone: str = "", except_id: str | None = None) -> list[Duplicate]:
        """Customers that may be the same: to warn beside the field while it is typed."""
        return customer_duplicates(self._context.store.read(), name, phone, except_id=except_id)

    def duplicate_assets(self, serial: str, except_id: str | None = None) -> list[Duplicate]:
        """Machines with the same serial number: to warn beside the field while it is typed."""
        return asset_duplicates(self._context.store.read(), serial, except_id=except_id)

    # Customers

    def add_customer(self, initiator: object | None = None, **fields: Any) -> Customer:
        """Add a customer with its final number. Raises UserError for a missing name or a wrong phone or e-mail."""
        values = checked(tidied(fields, _CUSTOMER_FIELDS), ("name",))
        with self._context.begin("directory.add_customer", initiator) as uow:
            made = Customer(
                id=self._context.ids(), number=uow.next_number("C"), created_at=self._context.now(), **values
            )
            uow.add(made)
            uow.commit()
        return made

    def change_customer(self, customer_id: str, initiator: object | None = None, **fields: Any) -> dict[str, Any]:
        """Change fields; returns what they held."""
        values = checked(tidied(fields, _CUSTOMER_FIELDS), ("name",))
        return changed_fields(self._context, "directory.change_customer", Customer, customer_id, values, initiator)

    def archive_customer(self, customer_id: str, initiator: object | None = None) -> None:
        """Take a customer out of the lists; its record stays. Refused while jobs are open. Inverse: restore."""
        with self._context.begin("directory.archive_customer", initiator) as uow:
            open_orders = queries.jobs(uow, "customer_id", customer_id, open_only=True, limit=1)
            if open_orders:
                raise UserError(
                    "directory.open_jobs",
                    "{number} is still open for this customer. Finish or cancel it first.",
                    number=open_orders[0].number,
                )
            uow.change(Customer, customer_id, archived=True)
            uow.commit()

    def restore_customer(self, customer_id: str, initiator: object | None = None) -> None:
        """Bring an archived customer back."""
        self._set_archived("directory.restore_customer", Customer, customer_id, False, initiator)

    # Contacts

    def add_contact(self, customer_id: str, initiator: object | None = None, **fields: Any) -> Contact:
        """Add a contact; the first of a customer is its main one."""
        values = checked(tidied(fields, _CONTACT_FIELDS), ("name",))
        with self._context.begin("directory.add_contact", initiator) as uow:
            uow.get(Customer, customer_id)
            others = uow.where(Contact, customer_id=customer_id, archived=False)
            if not others:
                values["is_main"] = True
            made = Contact(id=self._context.ids(), customer_id=customer_id, **values)
            uow.add(made)
            if made.is_main:
                for other in others:
                    uow.change(Contact, other.id, is_main=False)
            uow.commit()
        return made

    def change_contact(self, contact_id: str, initiator: object | None = None, **fields: Any) -> dict[str, Any]:
        """Change fields; returns what they held. A new main contact takes the place of the old one."""
        values = checked(tidied(fields, _CONTACT_FIELDS), ("name",))
        with self._context.begin("directory.change_contact", initiator) as uow:
            before = uow.get(Contact, contact_id)
            uow.change(Contact, contact_id, **values)
            if values.get("is_main"):
                for other in uow.where(Contact, customer_id=before.customer_id, is_main=True):
                    if other.id != contact_id:
                        uow.change(Contact, other.id, is_main=False)
            uow.commit()
        return {name: getattr(before, name) for name in values}

    def archive_contact(self, contact_id: str, initiator: object | None = None) -> None:
        """Take a contact out of the lists. Inverse: restore."""
        self._set_archived("directory.archive_contact", Contact, contact_id, True, initiator)

    def restore_contact(self, contact_id: str, initiator: object | None = None) -> None:
        """Bring an archived contact back."""
        self._set_archived("directory.restore_contact", Contact, contact_id, False, initiator)

    # Sites

    def add_site(self, customer_id: str, initiator: object | None = None, **fields: Any) -> Site:
        """Add a place of a customer: plant, building, room."""
        values = checked(tidied(fields, _SITE_FIELDS), ("name",))
        with self._context.begin("directory.add_site", initiator) as uow:
            uow.get(Customer, customer_id)
            made = Site(id=self._context.ids(), customer_id=customer_id, **values)
            uow.add(made)
            uow.commit()
        return made

    def change_site(self, site_id: str, initiator: object | None = None, **fields: Any) -> dict[str, Any]:
        """Change fields; returns what they held."""
        values = checked(tidied(fields, _SITE_FIELDS), ("name",))
        return changed_fields(self._context, "directory.change_site", Site, site_id, values, initiator)

    def archive_site(self, site_id: str, initiator: object | None = None) -> None:
        """Take a site out of the lists. Inverse: restore."""
        self._set_archived("directory.archive_site", Site, site_id, True, initiator)

    def restore_site(self, site_id: str, initiator: object | None = None) -> None:
        """Bring an archived site back."""
        self._set_archived("directory.restore_site", Site, site_id, False, initiator)

    # Notes

    def add_note(
        self,
        text: str,
        *,
        customer_id: str | None = None,
        asset_id: str | None = None,
        initiator: object | None = None,
    ) -> Note:
        """Append a remark to a customer or a machine; a note is never changed."""
        words = tidy_lines(text)
        if not words:
            raise UserError("directory.empty_note", "Write something first.")
        with self._context.begin("directory.add_note", initiator) as uow:
            made = Note(
                id=self._context.ids(),
                customer_id=customer_id,
                asset_id=asset_id,
                text=words,
                at=self._context.now(),
                by_id=self._context.actor_id,
            )
            uow.add(made)
            uow.commit()
        return made

    def last_job_at(self, customer_id: str) -> datetime | None:
        """When the customer's newest work order was opened."""
        newest = queries.jobs(self._context.store.read(), "customer_id", customer_id, limit=1)
        return newest[0].opened_at if newest else None

    def _set_archived(self, intent: str, cls: type[Any], id: str, archived: bool, initiator: object | None) -> None:
        changed_fields(self._context, intent, cls, id, {"archived": archived}, initiator)

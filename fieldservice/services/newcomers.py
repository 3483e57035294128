"""Customers, contacts and machines that nobody knew before the call: made from the form in the same unit of work."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fieldservice.domain.records import Asset, Contact, Customer
from fieldservice.errors import UserError
from fieldservice.services.context import Context
from fieldservice.services.validation import email_problem, name_problem, phone_problem, require, tidy
from fieldservice.store.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from fieldservice.services.request_draft import RequestDraft


@dataclass(frozen=True, slots=True)
class NewCustomer:
    """A customer as far as the caller told; only the name is needed."""

    name: str
    phone: str = ""
    email: str = ""
    kind: str = "company"
    province: str = ""
    city: str = ""
    district: str = ""
    street: str = ""


@dataclass(frozen=True, slots=True)
class NewContact:
    """A person at the customer; only the name is needed."""

    name: str
    phone: str = ""
    role: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class NewAsset:
    """A machine that is not on record; its serial number or a name is needed."""

    serial: str = ""
    name: str = ""
    product_id: str | None = None
    location_note: str = ""


class Newcomers:
    """Makes them inside the caller's unit of work."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def settle(self, uow: UnitOfWork, draft: RequestDraft) -> RequestDraft:
        """The draft with everything new made and referred to by id."""
        customer_id, contact_id, asset_id = draft.customer_id, draft.contact_id, draft.asset_id
        if customer_id is None and draft.new_customer is not None:
            customer_id = self.add_customer(uow, draft.new_customer).id
        if contact_id is None and draft.new_contact is not None:
            contact_id = self.add_contact(uow, self._owner(customer_id), draft.new_contact).id
        if asset_id is None and draft.new_asset is not None:
            asset_id = self.add_asset(uow, self._owner(customer_id), draft.site_id, draft.new_asset).id
        return replace(draft, customer_id=customer_id, contact_id=contact_id, asset_id=asset_id)

    def add_customer(self, uow: UnitOfWork, new: NewCustomer) -> Customer:
        """Add a customer with its final number."""
        require(name_problem(new.name), phone_problem(new.phone), email_problem(new.email))
        made = Customer(
            id=self._context.ids(),
            number=uow.next_number("C"),
            name=tidy(new.name),
            phone=tidy(new.phone),
            email=tidy(new.email),
            kind=new.kind,
            province=tidy(new.province),
            city=tidy(new.city),
            district=tidy(new.district),
            street=tidy(new.street),
            created_at=self._context.now(),
        )
        uow.add(made)
        return made

    def add_contact(self, uow: UnitOfWork, customer_id: str, new: NewContact) -> Contact:
        """Add a contact; the first of a customer is its main one."""
        require(name_problem(new.name), phone_problem(new.phone), email_problem(new.email))
        made = Contact(
            id=self._context.ids(),
            customer_id=customer_id,
            name=tidy(new.name),
            phone=tidy(new.phone),
            role=tidy(new.role),
            email=tidy(new.email),
            is_main=uow.first(Contact, customer_id=customer_id, archived=False) is None,
        )
        uow.add(made)
        return made

    def add_asset(self, uow: UnitOfWork, customer_id: str, site_id: str | None, new: NewAsset) -> Asset:
        """Add a machine of a customer."""
        serial, name = tidy(new.serial), tidy(new.name)
        if not serial and not name:
            raise UserError("intake.asset_unnamed", "Enter the serial number, or what the customer calls the machine.")
        made = Asset(
            id=self._context.ids(),
            customer_id=customer_id,
            site_id=site_id,
            product_id=new.product_id,
            serial=serial,
            name=name,
            location_note=tidy(new.location_note),
            created_at=self._context.now(),
        )
        uow.add(made)
        return made

    def _owner(self, customer_id: str | None) -> str:
        if customer_id is None:
            raise UserError("intake.no_customer", "Choose or enter the customer first.")
        return customer_id

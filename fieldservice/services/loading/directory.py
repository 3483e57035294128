"""Loading customers and assets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fieldservice.domain.records import Asset, Contact, Customer, Site
from fieldservice.services.loading.common import Loader, LoadRow, Outcome, named_like
from fieldservice.store.unit_of_work import UnitOfWork


class CustomerLoader(Loader):
    """Customers are the same by number, else by the key in the other system, else by name."""

    intent = "import.customers"

    def prepare(self, uow: UnitOfWork, rows: Sequence[LoadRow]) -> None:
        """Find the customers that these rows mean."""
        for column in ("number", "source_key", "name"):
            self.look_up(uow, "customer", column, (row.values.get(column) for row in rows))

    def take(self, uow: UnitOfWork, row: LoadRow) -> Outcome:
        """Add or update one customer, with its main contact."""
        values = named_like(Customer, row.values)
        id = self._same(row.values)
        if id is None:
            values.setdefault("number", uow.next_number("C") if "number" not in values else values["number"])
            customer = Customer(id=self.context.ids(), created_at=self.context.now(), **values)
            uow.add(customer)
            id, what = customer.id, "added"
            for column in ("number", "source_key", "name"):
                self.remember("customer", column, getattr(customer, column), id)
            contact_changed = self._contact(uow, id, row.values, new=True)
        else:
            what = self.update(uow, Customer, id, values)
            contact_changed = self._contact(uow, id, row.values, new=False)
        return Outcome(row.number, "updated" if what == "unchanged" and contact_changed else what)

    def _same(self, values: Any) -> str | None:
        for column in ("number", "source_key"):
            if values.get(column):
                found = self.known("customer", column, values[column])
                if found or column == "number":
                    return found
        return self.known("customer", "name", values.get("name")) if not values.get("source_key") else None

    def _contact(self, uow: UnitOfWork, customer_id: str, values: Any, *, new: bool) -> bool:
        name, phone = values.get("contact_name", ""), values.get("contact_phone", "")
        if not name and not phone:
            return False
        held = [] if new else uow.where(Contact, customer_id=customer_id)
        for contact in held:
            if contact.name == name or (not name and contact.phone == phone):
                if phone and contact.phone != phone:
                    uow.change(Contact, contact.id, phone=phone)
                    return True
                return False
        uow.add(
            Contact(id=self.context.ids(), customer_id=customer_id, name=name or phone, phone=phone, is_main=not held)
        )
        return True


class AssetLoader(Loader):
    """Assets are the same by serial number (and model), else by key, else by customer and name."""

    intent = "import.assets"

    def prepare(self, uow: UnitOfWork, rows: Sequence[LoadRow]) -> None:
        """Find assets, parents and customers that these rows name."""
        self.look_up(uow, "asset", "serial", (row.values.get("serial") for row in rows))
        self.look_up(uow, "asset", "serial", (row.values.get("parent_serial") for row in rows))
        self.look_up(uow, "asset", "source_key", (row.values.get("source_key") for row in rows))
        self.look_up_customers(uow, (row.values.get("customer") for row in rows))

    def take(self, uow: UnitOfWork, row: LoadRow) -> Outcome:
        """Add or update one asset; a customer, product or site that is named and unknown is made."""
        given = row.values
        values = named_like(Asset, given)
        if given.get("customer"):
            values["customer_id"] = self.customer(uow, given["customer"])
        model = given.get("product_model") or given.get("product_name")
        if model:
            facts = {"name": given.get("product_name", ""), "maker": given.get("maker", "")}
            values["product_id"] = self.product(uow, model, **{k: v for k, v in facts.items() if v})
        if given.get("site_name") and values.get("customer_id"):
            values["site_id"] = self._site(uow, values["customer_id"], given["site_name"])
        if given.get("parent_serial"):
            parent = self.known("asset", "serial", given["parent_serial"])
            if parent is not None:
                values["parent_id"] = parent
        id = self._same(uow, values)
        if id is not None:
            return Outcome(row.number, self.update(uow, Asset, id, values))
        asset = Asset(id=self.context.ids(), created_at=self.context.now(), **values)
        uow.add(asset)
        for column in ("serial", "source_key"):
            self.remember("asset", column, getattr(asset, column), asset.id)
        return Outcome(row.number, "added")

    def _same(self, uow: UnitOfWork, values: dict[str, Any]) -> str | None:
        if values.get("serial"):
            found = self.known("asset", "serial", values["serial"])
            if found is None or not values.get("product_id"):
                return found
            product = uow.get(Asset, found).product_id
            return found if product in (None, values["product_id"]) else None
        if values.get("source_key"):
            return self.known("asset", "source_key", values["source_key"])
        same = uow.first(Asset, customer_id=values.get("customer_id"), name=values.get("name", ""))
        return same.id if same else None

    def _site(self, uow: UnitOfWork, customer_id: str, name: str) -> str:
        found = uow.first(Site, customer_id=customer_id, name=name)
        if found is not None:
            return found.id
        site = Site(id=self.context.ids(), customer_id=customer_id, name=name)
        uow.add(site)
        self.made["site"] += 1
        return site.id

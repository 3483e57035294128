"""Loading past work orders."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fieldservice.domain.records import Asset, Booking, Note, Person, TimeEntry, WorkOrder
from fieldservice.services.loading.common import Loader, LoadRow, Outcome, named_like
from fieldservice.store.unit_of_work import UnitOfWork


class WorkOrderLoader(Loader):
    """Work orders are the same by number, else by the key in the other system, else by what the row says."""

    intent = "import.work_orders"

    def __init__(self, context: Any) -> None:
        super().__init__(context)
        self._notes: set[tuple[str, str]] = set()

    def prepare(self, uow: UnitOfWork, rows: Sequence[LoadRow]) -> None:
        """Find work orders, customers and assets that these rows name."""
        self.look_up(uow, "work_order", "number", (row.values.get("number") for row in rows))
        self.look_up(uow, "work_order", "source_key", map(_key, rows))
        for column in ("serial", "name", "source_key"):
            self.look_up(uow, "asset", column, (row.values.get("asset") for row in rows))
        self.look_up_customers(uow, (row.values.get("customer") for row in rows))
        self.look_up(uow, "person", "name", (row.values.get("technician") for row in rows))
        known = [self._same(row) for row in rows]
        self._notes = self.texts(uow, "work_order_id", [id for id in known if id])

    def take(self, uow: UnitOfWork, row: LoadRow) -> Outcome:
        """Add or update one work order; customer, asset, product and technician are made where they are new."""
        values = self._values(uow, row)
        id = self._same(row)
        if id is not None:
            what = self.update(uow, WorkOrder, id, values)
        else:
            if not values.get("number"):
                values["number"] = uow.next_number("WO")
            order = WorkOrder(id=self.context.ids(), created_by_id=self.context.actor_id, **values)
            uow.add(order)
            self.remember("work_order", "number", order.number, order.id)
            self.remember("work_order", "source_key", order.source_key, order.id)
            self._who(uow, order, row)
            id, what = order.id, "added"
        if self._note(uow, id, row) and what == "unchanged":
            what = "updated"
        return Outcome(row.number, what)

    def _same(self, row: LoadRow) -> str | None:
        if row.values.get("number"):
            return self.known("work_order", "number", row.values["number"])
        return self.known("work_order", "source_key", _key(row))

    def _values(self, uow: UnitOfWork, row: LoadRow) -> dict[str, Any]:
        given = row.values
        values = named_like(WorkOrder, given, "currency", "component")
        values["source_key"] = _key(row)
        if "requested_at" in given:
            values["opened_at"] = given["requested_at"]
        if "cost" in given:
            values["cost_minor"] = given["cost"]
            values["currency"] = given.get("currency") or self.context.company().currency
        concerned = [given[key] for key in ("system", "component") if given.get(key)]
        if concerned:
            values["component"] = " / ".join(concerned)
        values["status"] = given.get("status") or ("completed" if given.get("finished_at") else "qualified")
        if given.get("customer"):
            values["customer_id"] = self.customer(uow, given["customer"])
        model = given.get("product_model") or given.get("product_category")
        if model:
            facts = {"category": given.get("product_category", ""), "maker": _maker(given)}
            values["product_id"] = self.product(uow, model, **{k: v for k, v in facts.items() if v})
        if given.get("asset"):
            values["asset_id"] = self._asset(uow, given["asset"], values)
        return values

    def _asset(self, uow: UnitOfWork, named: str, values: dict[str, Any]) -> str:
        for column in ("serial", "name", "source_key"):
            found = self.known("asset", column, named)
            if found is not None:
                return found
        asset = Asset(
            id=self.context.ids(),
            serial=named,
            name=named,
            customer_id=values.get("customer_id"),
            product_id=values.get("product_id"),
            created_at=self.context.now(),
        )
        uow.add(asset)
        self.made["asset"] += 1
        self.remember("asset", "serial", named, asset.id)
        return asset.id

    def _who(self, uow: UnitOfWork, order: WorkOrder, row: LoadRow) -> None:
        """The technician's visit and time, as far as the row tells."""
        given = row.values
        person_id = None
        if given.get("technician"):
            person_id = self._technician(uow, given["technician"])
            done = order.status == "completed"
            uow.add(
                Booking(
                    id=self.context.ids(),
                    work_order_id=order.id,
                    technician_id=person_id,
                    starts_at=order.opened_at,
                    ends_at=order.finished_at,
                    status="left" if order.finished_at else "proposed",
                    left_at=order.finished_at,
                    outcome=("done" if done else "not_done") if order.finished_at else "",
                )
            )
        if given.get("minutes"):
            uow.add(
                TimeEntry(
                    id=self.context.ids(),
                    work_order_id=order.id,
                    person_id=person_id,
                    minutes=round(given["minutes"] / 1_000_000),
                )
            )

    def _technician(self, uow: UnitOfWork, name: str) -> str:
        found = self.known("person", "name", name)
        if found is not None:
            return found
        person = Person(id=self.context.ids(), name=name, roles="technician")
        uow.add(person)
        self.made["technician"] += 1
        self.remember("person", "name", name, person.id)
        return person.id

    def _note(self, uow: UnitOfWork, work_order_id: str, row: LoadRow) -> bool:
        text = row.values.get("notes")
        if not text or (work_order_id, text) in self._notes:
            return False
        self._notes.add((work_order_id, text))
        at = row.values.get("finished_at") or row.values.get("requested_at") or self.context.now()
        uow.add(Note(id=self.context.ids(), work_order_id=work_order_id, text=text, at=at, by_id=self.context.actor_id))
        return True


def _key(row: LoadRow) -> str:
    return str(row.values.get("external_id") or row.fingerprint)


def _maker(given: Any) -> str:
    brand = given.get("brand", "")
    return "" if brand.casefold() in ("unknown", "未知", "无") else brand

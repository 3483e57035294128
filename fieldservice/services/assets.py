"""Customers' machines, the product models they are of, and the contracts that cover them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from fieldservice.domain.entitlement import Entitlement, last_day, warranty_end
from fieldservice.domain.records import Asset, Attachment, Contract, Customer, Note, Person, Product, Site
from fieldservice.errors import UserError
from fieldservice.services.context import Context
from fieldservice.services.coverage import coverage_of, entitlements_of
from fieldservice.services.editing import changed_fields, checked, tidied
from fieldservice.services.lists import RecordList
from fieldservice.store.queries import directory as queries
from fieldservice.store.queries import stock as stock_queries
from fieldservice.store.queries.directory import AssetFilter, AssetRow, JobRow
from fieldservice.store.queries.stock import BomRow

_ASSET_FIELDS = frozenset(
    "site_id product_id parent_id contract_id number serial name location_note purchase_date installed_on"
    " warranty_months warranty_until firmware running_hours notes".split()
)
_PRODUCT_FIELDS = frozenset(
    "model name name_en maker category warranty_months covers_labour covers_parts covers_travel archived".split()
)
_CONTRACT_FIELDS = frozenset("number name starts_on ends_on covers_labour covers_parts covers_travel archived".split())
_DEEPEST = 20

__all__ = ["AssetDetail", "Assets", "last_day"]


@dataclass(frozen=True, slots=True)
class AssetDetail:
    """A machine with everything that its page shows; the timeline is read page by page."""

    asset: Asset
    customer: Customer | None
    site: Site | None
    product: Product | None
    contract: Contract | None
    entitlement: Entitlement
    warranty_from: date | None
    warranty_until: date | None
    parent: AssetRow | None
    children: tuple[AssetRow, ...]
    history: tuple[JobRow, ...]
    jobs_total: int
    bom: tuple[BomRow, ...]
    notes: tuple[tuple[Note, Person | None], ...]
    attachments: tuple[Attachment, ...]


class Assets:
    """The verbs of machines, products and contracts; each is one unit of work. `list` is the list of machines.

    A verb that changes a record returns what the changed fields held before: changing them back undoes it.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self.list: RecordList[AssetFilter, AssetRow] = RecordList(
            context, "asset", queries.asset_source, queries.ASSET_SORTS, queries.asset_rows
        )

    def detail(self, asset_id: str, history: int = 20) -> AssetDetail:
        """A machine's page. Raises UserError when the machine does not exist."""
        reader = self._context.store.read()
        asset = reader.get(Asset, asset_id)
        product = reader.find(Product, asset.product_id)
        contract = reader.find(Contract, asset.contract_id)
        begins, ends = warranty_end(coverage_of(asset, product, contract))
        parents = queries.asset_rows_by_id(reader, [asset.parent_id] if asset.parent_id else [])
        children = [child.id for child in reader.where(Asset, parent_id=asset_id, archived=False)]
        notes = reader.where(Note, asset_id=asset_id, order_by="at DESC, rid DESC", limit=100)
        people = reader.many(Person, (note.by_id for note in notes))
        return AssetDetail(
            asset,
            reader.find(Customer, asset.customer_id),
            reader.find(Site, asset.site_id),
            product,
            contract,
            entitlements_of(reader, [asset], self._today())[asset_id],
            begins,
            ends,
            parents[0] if parents else None,
            tuple(queries.asset_rows_by_id(reader, children)),
            tuple(queries.jobs(reader, "asset_id", asset_id, limit=history)),
            queries.count_jobs(reader, "asset_id", asset_id),
            tuple(stock_queries.bom_of_product(reader, product.id)) if product else (),
            tuple((note, people.get(note.by_id or "")) for note in notes),
            tuple(reader.where(Attachment, asset_id=asset_id, removed=False)),
        )

    def entitlements(self, asset_ids: Iterable[str]) -> dict[str, Entitlement]:
        """Who would pay today, by asset id; for the rows of a list."""
        reader = self._context.store.read()
        return entitlements_of(reader, reader.many(Asset, asset_ids).values(), self._today())

    def add(self, customer_id: str, initiator: object | None = None, **fields: Any) -> Asset:
        """Add a machine. Raises UserError when neither serial number nor name is given."""
        values = self._checked(tidied(fields, _ASSET_FIELDS))
        if not values.get("serial") and not values.get("name"):
            raise _unnamed()
        with self._context.begin("directory.add_asset", initiator) as uow:
            uow.get(Customer, customer_id)
            made = Asset(id=self._context.ids(), customer_id=customer_id, created_at=self._context.now(), **values)
            uow.add(made)
            uow.commit()
        return made

    def change(self, asset_id: str, initiator: object | None = None, **fields: Any) -> dict[str, Any]:
        """Change fields; returns what they held. A machine can't become a part of itself."""
        values = self._checked(tidied(fields, _ASSET_FIELDS))
        with self._context.begin("directory.change_asset", initiator) as uow:
            before = uow.get(Asset, asset_id)
            if not values.get("serial", before.serial) and not values.get("name", before.name):
                raise _unnamed()
            ancestor = values.get("parent_id")
            for _ in range(_DEEPEST):
                if ancestor == asset_id:
                    raise UserError("directory.own_part", "A machine can't be a part of itself.")
                above = uow.find(Asset, ancestor)
                ancestor = above.parent_id if above else None
            uow.change(Asset, asset_id, **values)
            uow.commit()
        return {name: getattr(before, name) for name in values}

    def move(
        self, asset_id: str, customer_id: str, site_id: str | None = None, initiator: object | None = None
    ) -> dict[str, Any]:
        """The machine goes to another customer or site, with its parts; its contract stays behind at the old customer.

        Returns what `asset_id` held before; `move` back and `change(contract_id=...)` undo it.
        """
        with self._context.begin("directory.move_asset", initiator) as uow:
            before = uow.get(Asset, asset_id)
            uow.get(Customer, customer_id)
            changes: dict[str, Any] = {"customer_id": customer_id, "site_id": site_id}
            if customer_id != before.customer_id:
                changes["contract_id"] = None
            waiting, done = [asset_id], set()
            while waiting:
                id = waiting.pop()
                if id in done:
                    continue
                done.add(id)
                uow.change(Asset, id, **changes)
                waiting += [child.id for child in uow.where(Asset, parent_id=id)]
            uow.commit()
        return {name: getattr(before, name) for name in ("customer_id", "site_id", "contract_id")}

    def archive(self, asset_id: str, initiator: object | None = None) -> None:
        """Take a machine out of the lists: scrapped or gone. Inverse: restore."""
        changed_fields(self._context, "directory.archive_asset", Asset, asset_id, {"archived": True}, initiator)

    def restore(self, asset_id: str, initiator: object | None = None) -> None:
        """Bring an archived machine back."""
        changed_fields(self._context, "directory.restore_asset", Asset, asset_id, {"archived": False}, initiator)

    # Products

    def products(self, archived: bool = False) -> list[Product]:
        """Product models by model."""
        return self._context.store.read().where(Product, archived=archived, order_by="model, rid")

    def add_product(self, initiator: object | None = None, **fields: Any) -> Product:
        """Add a product model with its warranty terms. Raises UserError without a model or when it exists already."""
        values = self._checked(tidied(fields, _PRODUCT_FIELDS))
        if not values.get("model"):
            raise UserError("directory.no_model", "Enter the model.")
        with self._context.begin("directory.add_product", initiator) as uow:
            if uow.first(Product, model=values["model"], archived=False):
                raise UserError("directory.model_exists", "The model {model} exists already.", model=values["model"])
            made = Product(id=self._context.ids(), **values)
            uow.add(made)
            uow.commit()
        return made

    def change_product(self, product_id: str, initiator: object | None = None, **fields: Any) -> dict[str, Any]:
        """Change fields; returns what they held."""
        values = self._checked(tidied(fields, _PRODUCT_FIELDS))
        return changed_fields(self._context, "directory.change_product", Product, product_id, values, initiator)

    # Contracts

    def add_contract(
        self,
        customer_id: str,
        asset_ids: tuple[str, ...] = (),
        initiator: object | None = None,
        **fields: Any,
    ) -> Contract:
        """Add a maintenance contract of a customer and put machines under it. Raises UserError for an end before its
        start, or a machine of somebody else."""
        values = self._checked(tidied(fields, _CONTRACT_FIELDS))
        with self._context.begin("directory.add_contract", initiator) as uow:
            uow.get(Customer, customer_id)
            made = Contract(id=self._context.ids(), customer_id=customer_id, **values)
            uow.add(made)
            for asset_id in asset_ids:
                if uow.get(Asset, asset_id).customer_id != customer_id:
                    raise UserError("directory.other_customer", "This machine belongs to another customer.")
                uow.change(Asset, asset_id, contract_id=made.id)
            uow.commit()
        return made

    def change_contract(self, contract_id: str, initiator: object | None = None, **fields: Any) -> dict[str, Any]:
        """Change fields; returns what they held."""
        values = self._checked(tidied(fields, _CONTRACT_FIELDS))
        return changed_fields(self._context, "directory.change_contract", Contract, contract_id, values, initiator)

    def _checked(self, values: dict[str, Any]) -> dict[str, Any]:
        for name in ("warranty_months", "running_hours"):
            if (values.get(name) or 0) < 0:
                raise UserError("directory.negative", "This number can't be below zero.")
        starts, ends = values.get("starts_on"), values.get("ends_on")
        if starts and ends and ends < starts:
            raise UserError("directory.contract_period", "The contract ends before it begins.")
        bought = values.get("purchase_date")
        if bought and bought > self._today():
            raise UserError("directory.future_purchase", "The purchase date lies in the future.")
        return checked(values)

    def _today(self) -> date:
        return self._context.now().astimezone(self._context.zone).date()


def _unnamed() -> UserError:
    return UserError("directory.asset_unnamed", "Enter the serial number or a name for the machine.")

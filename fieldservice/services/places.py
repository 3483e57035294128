"""The places that papers need and nobody adds by hand: packing, receiving, quarantine, defective, transit, scrap.

Each is made when first needed. Its id follows from what it is (and from the warehouse that it lies in), so that two
laptops which make it offline mean the same place.
"""

from __future__ import annotations

from collections.abc import Iterable

from fieldservice.domain.records import StockLocation
from fieldservice.services.basics import fixed_id
from fieldservice.store.queries import places as queries
from fieldservice.store.queries.places import WAREHOUSE_KINDS
from fieldservice.store.reader import Reader
from fieldservice.store.unit_of_work import UnitOfWork

# name, English name, code; texts of rows, so both languages are written
_INNER = {
    "packing": ("发货区", "Packing", "OUT"),
    "quarantine": ("待检区", "Quarantine", "QC"),
    "defective": ("不良品区", "Defective", "NG"),
}
_RECEIVING = ("收货区", "Receiving", "IN")
_FIRM = {
    "transit": ("在途", "In transit", "TRANSIT"),
    "scrap": ("报废", "Scrap", "SCRAP"),
    "supplier": ("供应商", "Suppliers", "SUPPLIER"),
    "adjustment": ("库存调整", "Stock adjustment", "ADJ"),
}


def packing_of(uow: UnitOfWork, warehouse_id: str) -> StockLocation:
    """Where picked parts of a warehouse wait to be shipped: on hand, no longer available."""
    return _inner(uow, warehouse_id, "packing")


def quarantine_of(uow: UnitOfWork, warehouse_id: str) -> StockLocation:
    """Where parts of a warehouse wait for inspection."""
    return _inner(uow, warehouse_id, "quarantine")


def defective_of(uow: UnitOfWork, warehouse_id: str) -> StockLocation:
    """Where a warehouse keeps what can't be used."""
    return _inner(uow, warehouse_id, "defective")


def receiving_of(uow: UnitOfWork, warehouse_id: str) -> StockLocation:
    """Where deliveries to a warehouse stand until they are put away."""
    names = _RECEIVING
    existing = uow.find(StockLocation, fixed_id("receiving", warehouse_id))
    if existing is not None and not existing.archived:
        return existing
    by_hand = uow.first(StockLocation, parent_id=warehouse_id, kind="transit", archived=False)
    return by_hand or existing or _made(uow, fixed_id("receiving", warehouse_id), "transit", names, warehouse_id)


def transit(uow: UnitOfWork) -> StockLocation:
    """Where everything is that was shipped and has not arrived: one place for the firm."""
    return _firm(uow, "transit")


def scrap(uow: UnitOfWork) -> StockLocation:
    """The far end of what is thrown away."""
    return _firm(uow, "scrap")


def supplier_account(uow: UnitOfWork) -> StockLocation:
    """The far end of what is bought and of what goes back to vendors."""
    return _firm(uow, "supplier")


def adjustment_account(uow: UnitOfWork) -> StockLocation:
    """The far end of corrections and opening stock."""
    return _firm(uow, "adjustment")


def warehouse_of(reader: Reader, location_id: str) -> str | None:
    """The nearest place around this one (itself included) that is a warehouse, service point or van; None outside."""
    return queries.warehouses_of(reader, [location_id]).get(location_id)


def warehouses_of(reader: Reader, location_ids: Iterable[str]) -> dict[str, str]:
    """`warehouse_of` for many; places outside of every warehouse are left out."""
    return queries.warehouses_of(reader, list(location_ids))


def inside(reader: Reader, location_id: str) -> list[str]:
    """A place and everything in it, except what belongs to another warehouse inside it."""
    return queries.inside(reader, location_id)


def _inner(uow: UnitOfWork, warehouse_id: str, kind: str) -> StockLocation:
    """The place of this kind right inside the warehouse: one that people made counts as well."""
    existing = uow.first(StockLocation, parent_id=warehouse_id, kind=kind, archived=False)
    if existing is not None:
        return existing
    id = fixed_id(kind, warehouse_id)
    return uow.find(StockLocation, id) or _made(uow, id, kind, _INNER[kind], warehouse_id)


def _firm(uow: UnitOfWork, kind: str) -> StockLocation:
    existing = uow.first(StockLocation, kind=kind, parent_id=None, archived=False)
    if existing is not None:
        return existing
    id = fixed_id("place", kind)
    return uow.find(StockLocation, id) or _made(uow, id, kind, _FIRM[kind], None)


def _made(uow: UnitOfWork, id: str, kind: str, names: tuple[str, str, str], parent_id: str | None) -> StockLocation:
    name, name_en, code = names
    made = StockLocation(id=id, kind=kind, code=code, name=name, name_en=name_en, parent_id=parent_id)
    uow.add(made)
    return made


__all__ = [
    "WAREHOUSE_KINDS",
    "adjustment_account",
    "defective_of",
    "inside",
    "packing_of",
    "quarantine_of",
    "receiving_of",
    "scrap",
    "supplier_account",
    "transit",
    "warehouse_of",
    "warehouses_of",
]

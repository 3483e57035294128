"""Which loader takes which kind of table."""

from __future__ import annotations

from fieldservice.services.context import Context
from fieldservice.services.loading.catalogue import BomLoader, PartLoader, StockLoader
from fieldservice.services.loading.common import Loader
from fieldservice.services.loading.directory import AssetLoader, CustomerLoader
from fieldservice.services.loading.locations import LocationLoader
from fieldservice.services.loading.supersession import SupersessionLoader
from fieldservice.services.loading.suppliers import SupplierLoader, SupplierPartLoader
from fieldservice.services.loading.work import WorkOrderLoader

_LOADERS: dict[str, type[Loader]] = {
    "customers": CustomerLoader,
    "assets": AssetLoader,
    "parts": PartLoader,
    "stock": StockLoader,
    "bom": BomLoader,
    "suppliers": SupplierLoader,
    "supplier-parts": SupplierPartLoader,
    "supersession": SupersessionLoader,
    "locations": LocationLoader,
    "work-orders": WorkOrderLoader,
}


def loader_for(kind: str, context: Context) -> Loader:
    """A new loader for a kind of table (the keys of `exchange.fields.kinds`)."""
    return _LOADERS[kind](context)

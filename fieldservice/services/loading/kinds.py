"""Which loader takes which kind of table."""

from __future__ import annotations

from fieldservice.services.context import Context
from fieldservice.services.loading.catalogue import BomLoader, PartLoader, StockLoader
from fieldservice.services.loading.common import Loader
from fieldservice.services.loading.directory import AssetLoader, CustomerLoader
from fieldservice.services.loading.work import WorkOrderLoader

_LOADERS: dict[str, type[Loader]] = {
    "customers": CustomerLoader,
    "assets": AssetLoader,
    "parts": PartLoader,
    "stock": StockLoader,
    "bom": BomLoader,
    "work-orders": WorkOrderLoader,
}


def loader_for(kind: str, context: Context) -> Loader:
    """A new loader for a kind of table (`customers`, `assets`, `parts`, `stock`, `bom`, `work-orders`)."""
    return _LOADERS[kind](context)

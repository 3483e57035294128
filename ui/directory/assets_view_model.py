"""The list of machines and what its drawer shows; a machine being added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from fieldservice.domain.entitlement import Entitlement
from fieldservice.domain.records import Asset, Product, Site
from fieldservice.errors import FieldServiceError
from fieldservice.services.directory import AssetDetail, AssetFilter, AssetRow, Duplicate, TimelineEntry
from fieldservice.services.lists import LongList
from ui.bridge.environment import Environment
from ui.bridge.record_list import RecordLine, RecordListViewModel
from ui.bridge.view_model import ViewModel

__all__ = ["AssetLine", "AssetPreview", "AssetsViewModel", "Choices", "Duplicate", "NewAssetViewModel"]

_PREVIEW_ENTRIES = 6


class AssetLine(RecordLine[AssetRow], frozen=True):
    """A machine in the list with who would pay today."""

    entitlement: Entitlement | None


@dataclass(frozen=True)
class AssetPreview:
    """What the drawer shows."""

    detail: AssetDetail
    entries: tuple[TimelineEntry, ...]


class AssetsViewModel(RecordListViewModel):
    """Screen state of the list of machines."""

    LIST = "assets"
    WATCHES = ("asset", "customer", "product", "contract", "work_order", "site")
    productsLoaded = Signal()

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, AssetFilter(), parent)
        self.products: list[Product] = []

    def records(self) -> LongList[Any, Any]:
        return self.services.directory.assets

    def read_rows(self, rids: Sequence[int]) -> list[Any]:
        directory = self.services.directory
        rows = directory.assets.rows(rids)
        covered = directory.machines.entitlements(row.id for row in rows)
        return [AssetLine(row, covered.get(row.id)) for row in rows]

    def read_preview(self, row: AssetLine) -> AssetPreview:
        directory = self.services.directory
        entries = directory.asset_timeline(row.id, limit=_PREVIEW_ENTRIES)
        return AssetPreview(directory.asset(row.id), tuple(entries))

    def load_products(self) -> None:
        """The models, for the filter."""
        self.jobs.read(self.services.directory.machines.products, done=self._products, key="assets.products")

    @Slot(object)
    def _products(self, products: list[Product]) -> None:
        self.products = products
        self.productsLoaded.emit()


@dataclass(frozen=True)
class Choices:
    """What the form of a machine chooses from."""

    products: tuple[Product, ...]
    sites: tuple[Site, ...]


class NewAssetViewModel(ViewModel):
    """A machine being added: its choices, duplicates while typing, saving; and who else could own it."""

    choicesLoaded = Signal(object)  # Choices
    duplicatesFound = Signal(object)  # Duplicate...
    saved = Signal(object)  # Asset
    refused = Signal(object)  # FieldServiceError
    customersFound = Signal(int, object)  # ticket, CallerMatch...
    sitesLoaded = Signal(object)  # Site...

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, parent)

    def load_choices(self, customer_id: str) -> None:
        """Models, and the sites of a customer."""
        self.jobs.read(lambda: self._choices(customer_id), done=self._loaded, key="asset.choices")

    def look_for_duplicates(self, serial: str) -> None:
        """Machines with the same serial number."""
        self.jobs.read(
            lambda: self.services.directory.duplicate_assets(serial), done=self._duplicates, key="asset.duplicates"
        )

    def find_customers(self, text: str, ticket: int) -> None:
        """Customers to move a machine to."""
        self.jobs.read(
            lambda: (ticket, self.services.intake.find_callers(text)), done=self._customers, key="asset.customers"
        )

    def load_sites(self, customer_id: str) -> None:
        """The sites of a customer."""
        self.jobs.read(lambda: self.services.directory.customer(customer_id).sites, done=self._sites, key="asset.sites")

    def save(self, customer_id: str, fields: dict[str, Any]) -> None:
        """Add the machine."""
        machines = self.services.directory.machines
        self.jobs.write(lambda: machines.add(customer_id, self, **fields), done=self._saved, failed=self._refused)

    def _choices(self, customer_id: str) -> Choices:
        directory = self.services.directory
        return Choices(tuple(directory.machines.products()), directory.customer(customer_id).sites)

    @Slot(object)
    def _loaded(self, choices: Choices) -> None:
        self.choicesLoaded.emit(choices)

    @Slot(object)
    def _duplicates(self, duplicates: list[Duplicate]) -> None:
        self.duplicatesFound.emit(duplicates)

    @Slot(object)
    def _customers(self, answer: tuple[int, Any]) -> None:
        self.customersFound.emit(*answer)

    @Slot(object)
    def _sites(self, sites: tuple[Site, ...]) -> None:
        self.sitesLoaded.emit(sites)

    @Slot(object)
    def _saved(self, asset: Asset) -> None:
        self.saved.emit(asset)

    @Slot(object)
    def _refused(self, error: FieldServiceError) -> None:
        self.refused.emit(error)

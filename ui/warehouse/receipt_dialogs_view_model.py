"""What the dialogs of a delivery read and begin."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from fieldservice.domain.records import StockLocation, Supplier
from fieldservice.errors import FieldServiceError
from fieldservice.services.part_lookup import FoundPart
from ui.bridge.environment import Environment
from ui.bridge.view_model import ViewModel

__all__ = ["FoundPart", "NewReceiptModel", "PartLookUp"]

_WAREHOUSES = ("central", "regional", "point")


class NewReceiptModel(ViewModel):
    """Warehouses and suppliers to choose from; `own_place` is where the person works."""

    loaded = Signal()
    begun = Signal(str)  # id of the receipt
    refused = Signal(object)  # FieldServiceError

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, parent)
        self.warehouses: list[StockLocation] = []
        self.suppliers: list[Supplier] = []
        self.own_place: str | None = None

    def load(self) -> None:
        """Read them; `loaded` follows."""
        services = self.services

        def read() -> tuple[list[StockLocation], list[Supplier]]:
            return services.catalogue.stock.locations(_WAREHOUSES), services.catalogue_supply.suppliers()

        self.jobs.read(read, done=self._loaded)

    def begin(
        self, location_id: str, supplier_id: str | None, delivery_note: str, delivery_note_on: date | None, note: str
    ) -> None:
        """Begin to receive; `begun` or `refused` follows."""
        begin = partial(
            self.services.receiving.begin,
            location_id=location_id,
            supplier_id=supplier_id,
            delivery_note=delivery_note,
            delivery_note_on=delivery_note_on,
            note=note,
        )
        self.jobs.write(lambda: begin().id, self._begun, self._refused)

    @Slot(object)
    def _loaded(self, read: tuple[list[StockLocation], list[Supplier]]) -> None:
        self.warehouses = sorted(read[0], key=lambda each: _WAREHOUSES.index(each.kind))
        self.suppliers = read[1]
        self.own_place = self.warehouses[0].id if self.warehouses else None
        self.loaded.emit()

    @Slot(object)
    def _begun(self, id: str) -> None:
        self.begun.emit(id)

    @Slot(object)
    def _refused(self, error: FieldServiceError) -> None:
        self.refused.emit(error)


class PartLookUp(ViewModel):
    """Finds parts by whatever is known of them; `found(ticket, query, parts)`, with a ticket below zero for one that
    was scanned."""

    found = Signal(int, str, object)

    def look_up(self, query: str, ticket: int) -> None:
        """Find parts by number, code or a piece of the name."""
        usage = self.services.part_usage
        self.jobs.read(
            lambda: (ticket, query, tuple(usage.look_up(query, None))), self._found, key=f"bench.look.{id(self)}"
        )

    def look_at(self, part_id: str) -> None:
        """The part itself."""
        services = self.services
        self.jobs.read(lambda: (-1, "", (FoundPart(services.catalogue.part(part_id).part, 0, 0),)), self._found)

    @Slot(object)
    def _found(self, result: tuple[int, str, tuple[FoundPart, ...]]) -> None:
        self.found.emit(*result)

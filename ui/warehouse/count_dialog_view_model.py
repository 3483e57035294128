"""Beginning a count: the warehouses and zones to choose from, what it would be, and what was begun."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from fieldservice.domain.records import StockCount, StockLocation
from fieldservice.errors import FieldServiceError
from fieldservice.services.count_planning import CountPlan
from ui.bridge.environment import Environment
from ui.bridge.verbs import Verbs
from ui.bridge.view_model import ViewModel

__all__ = ["CountPlan", "StartCountModel", "StockCount"]

_WAREHOUSES = ("central", "regional", "point", "van")


class StartCountModel(ViewModel):
    """`planned` follows `plan`; `begun(counts, undo)` or `refused` follows `begin`."""

    loaded = Signal()
    zoned = Signal()
    planned = Signal(object)  # CountPlan
    begun = Signal(object, object)  # StockCounts, undo
    refused = Signal(object)  # FieldServiceError

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, parent)
        self.warehouses: list[StockLocation] = []
        self.zones: list[StockLocation] = []
        self.verbs = Verbs(environment, self)
        self.verbs.done.connect(self._begun)
        self.verbs.refused.connect(self._refused)

    def load(self) -> None:
        """Read the warehouses."""
        self.jobs.read(lambda: self.services.catalogue.stock.locations(_WAREHOUSES), done=self._loaded)

    def load_zones(self, warehouse_id: str) -> None:
        """Read what is inside a warehouse and holds other places."""
        zones = self.services.count_planning.zones
        self.jobs.read(lambda: zones(warehouse_id), done=self._zoned, key=f"count.zones.{id(self)}")

    def plan(self, location_id: str, choice: str) -> None:
        """Say what a count would be."""
        plan = self.services.count_planning.plan
        self.jobs.read(lambda: plan(location_id, choice), done=self._planned, key=f"count.plan.{id(self)}")

    def begin(self, plan: CountPlan, blind: bool, note: str) -> None:
        """Begin it."""
        services = self.services
        begin = partial(services.count_planning.begin, plan.location.id, plan.choice, blind=blind, note=note)

        def back(made: list[StockCount]) -> None:
            for each in made:
                services.counting.cancel(each.id)

        self.verbs.do("begin", begin, lambda made: lambda: back(made))

    @Slot(object)
    def _loaded(self, warehouses: list[StockLocation]) -> None:
        self.warehouses = sorted(warehouses, key=lambda each: _WAREHOUSES.index(each.kind))
        self.loaded.emit()

    @Slot(object)
    def _zoned(self, zones: list[StockLocation]) -> None:
        self.zones = zones
        self.zoned.emit()

    @Slot(object)
    def _planned(self, plan: CountPlan) -> None:
        self.planned.emit(plan)

    @Slot(str, object, object)
    def _begun(self, _what: str, made: list[StockCount], undo: object) -> None:
        self.begun.emit(made, undo)

    @Slot(str, object)
    def _refused(self, _what: str, error: FieldServiceError) -> None:
        self.refused.emit(error)

"""What is on its way to whoever is signed in, and receiving it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from fieldservice.services.shipment_views import ShipmentView
from fieldservice.services.shipping import Shipping
from ui.bridge.environment import Environment
from ui.bridge.verbs import Verbs
from ui.bridge.view_model import ViewModel

__all__ = ["ComingModel", "ShipmentView"]


class ComingModel(ViewModel):
    """Screen state of the card on My day."""

    WATCHES = ("shipment", "shipment_line", "stock_move")

    loaded = Signal(object)  # ShipmentViews
    received = Signal(object, object)  # Received, undo
    refused = Signal(object)

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, parent)
        self.verbs = Verbs(environment, self)
        self.verbs.done.connect(self._done)
        self.verbs.refused.connect(lambda _what, error: self.refused.emit(error))

    def refresh(self) -> None:
        self.jobs.read(self.services.shipping.waiting_for_me, self._came, key="coming")

    def receive(self, shipment_id: str) -> None:
        """Everything of a delivery arrived."""
        shipping: Shipping = self.services.shipping
        self.verbs.do(
            "received",
            lambda: shipping.receive(shipment_id),
            lambda _received: lambda: shipping.take_back_receipt(shipment_id),
        )

    @Slot(object)
    def _came(self, views: list[ShipmentView]) -> None:
        self.loaded.emit(views)

    def _done(self, _what: str, result: object, undo: object) -> None:
        self.received.emit(result, undo)
        self.refresh()

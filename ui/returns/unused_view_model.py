"""What the van of whoever is signed in holds, and sending some of it back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from fieldservice.domain.records import Shipment
from fieldservice.services.shipping import Back
from fieldservice.services.stock import Held
from ui.bridge.environment import Environment
from ui.bridge.verbs import Verbs
from ui.bridge.view_model import ViewModel

__all__ = ["Back", "Held", "UnusedModel"]


class UnusedModel(ViewModel):
    """Screen state of the dialog."""

    WATCHES = ()
    loaded = Signal(object)  # list[Held]
    sent = Signal(object, object)  # Shipment, undo

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, parent)
        self.verbs = Verbs(environment, self)
        self.verbs.done.connect(self._done)
        self.verbs.refused.connect(lambda _what, error: environment.messages.problem(error))

    def refresh(self) -> None:
        stock, person = self.services.catalogue.stock, self.services.context.actor_id
        self.jobs.read(lambda: stock.van_stock(person), self._came, key="unused")

    def send(self, lines: list[Back], carrier: str, tracking: str) -> None:
        """They have left with a delivery note; `sent` follows."""
        shipping = self.services.shipping

        def inverse(made: Shipment) -> Callable[[], None]:
            def back() -> None:
                shipping.take_back(made.id)
                shipping.cancel(made.id)

            return back

        self.verbs.do("sent", lambda: shipping.send_back(lines, carrier=carrier, tracking=tracking), inverse)

    @Slot(object)
    def _came(self, held: list[Held]) -> None:
        self.loaded.emit([each for each in held if each.row.quantity_micro > 0])

    def _done(self, _what: str, made: object, undo: object) -> None:
        self.sent.emit(made, undo)

"""Asking for parts: what the machine's model has, where each part can come from, and what was asked for already."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from fieldservice.domain.records import Part
from fieldservice.services.part_lookup import FoundPart
from fieldservice.services.part_requests import Asked, Wanted
from fieldservice.services.request_offers import Offer
from fieldservice.services.request_views import LineView, RequestView
from ui.bridge.environment import Environment
from ui.bridge.verbs import Verbs
from ui.bridge.view_model import ViewModel

__all__ = ["AskModel", "Asked", "FoundPart", "LineView", "Offer", "RequestView", "Wanted"]


class AskModel(ViewModel):
    """Screen state of the dialog and of the list of requests of one work order."""

    WATCHES = ("part_request", "part_request_line", "stock_move", "shipment", "pick_line")

    begun = Signal(object)  # parts of the machine's model
    found = Signal(int, str, object)  # ticket, query, parts
    offered = Signal(object)  # Offer
    listed = Signal(object)  # RequestViews of the order
    asked = Signal(object, object)  # Asked, undo

    def __init__(self, environment: Environment, work_order_id: str = "", parent: QObject | None = None) -> None:
        super().__init__(environment, parent)
        self.work_order_id = work_order_id
        self.verbs = Verbs(environment, self)
        self.verbs.done.connect(self._done)
        self.verbs.refused.connect(self._refused)

    def begin(self) -> None:
        """Read what the dialog shows at first: parts of the machine's model."""
        offers, order = self.services.request_offers, self.work_order_id
        self.jobs.read(lambda: offers.usual_parts(order) if order else [], self._begun, key=f"ask.begin.{id(self)}")

    def look_up(self, query: str, ticket: int) -> None:
        """Find parts by number, code or a piece of the name."""
        usage = self.services.part_usage
        self.jobs.read(
            lambda: (ticket, query, tuple(usage.look_up(query, None))), self._found, key=f"ask.look.{id(self)}"
        )

    def offer(self, part_id: str, quantity_micro: int) -> None:
        """Say where a part can come from."""
        offers, order = self.services.request_offers, self.work_order_id or None
        self.jobs.read(lambda: offers.offer(part_id, quantity_micro, order), self._offered)

    def refresh(self) -> None:
        if self.work_order_id:
            requests, id_ = self.services.part_requests, self.work_order_id
            self.jobs.read(lambda: requests.of_work_order(id_), self._listed, key=f"ask.list.{id(self)}")

    def ask(self, wanted: list[Wanted], note: str, undo_reason: str) -> None:
        """Ask for these parts; `asked` follows."""
        requests, order = self.services.part_requests, self.work_order_id or None

        def work() -> Asked:
            return requests.ask(wanted, work_order_id=order, note=note)

        def inverse(asked: Asked) -> Callable[[], Any]:
            return lambda: requests.cancel(asked.request.id, undo_reason)

        self.verbs.do("asked", work, inverse)

    @Slot(object)
    def _begun(self, usual: list[Part]) -> None:
        self.begun.emit(usual)

    @Slot(object)
    def _found(self, result: tuple[int, str, tuple[FoundPart, ...]]) -> None:
        self.found.emit(*result)

    @Slot(object)
    def _offered(self, offer: Offer) -> None:
        self.offered.emit(offer)

    @Slot(object)
    def _listed(self, views: list[RequestView]) -> None:
        self.listed.emit(views)

    def _done(self, what: str, result: object, undo: object) -> None:
        if what == "asked":
            self.asked.emit(result, undo)
        self.refresh()

    def _refused(self, _what: str, error: object) -> None:
        self.environment.messages.problem(error)

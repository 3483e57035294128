"""A delivery note at the bench: sent by whoever packed it, received by whoever has the box in hand."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import QObject

from fieldservice.domain.quantity import MICRO
from fieldservice.i18n import translate
from fieldservice.services.shipment_views import ShipmentLineView, ShipmentView
from fieldservice.services.warehouse_queue import Task
from ui.bridge.environment import Environment
from ui.warehouse.bench_view_model import Answer, BenchModel

__all__ = ["FOLLOWS", "MISSING", "ShipmentLineView", "ShipmentModel", "ShipmentState"]

C = "bench"
FOLLOWS, MISSING = 1, 2  # what becomes of what did not arrive


class ShipmentState(Struct, frozen=True):
    """`stage`: send (packed) | receive (on its way) | done (received) | cancelled | sent (by this bench, just now).
    `counted`: by line what was scanned of it; empty while nothing was. `asking`: less arrived than was sent."""

    view: ShipmentView
    stage: str
    counted: dict[str, int]
    asking: bool
    next: Task | None


class ShipmentModel(BenchModel):
    """Screen state of a delivery note."""

    WATCHES = ("shipment", "shipment_line", "stock_move")
    state: ShipmentState | None

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, parent)
        self._counted: dict[str, int] = {}
        self._scans: list[tuple[str, int]] = []  # line and how much, for taking them back
        self._asking = False
        self._sent_here = False

    def open(self, id: str, **params: object) -> None:
        if id != self.id:
            self._counted, self._scans, self._asking, self._sent_here = {}, [], False, False
        super().open(id, **params)

    def read(self, id: str) -> ShipmentState:
        view = self.services.shipping.view(id)
        status = view.shipment.status
        stage = {"packed": "send", "shipped": "receive", "received": "done"}.get(status, status)
        if stage == "receive" and (self._sent_here or _goes_back(view)):
            stage = "sent"
        tasks, _waiting = self.services.warehouse_queue.following(id, 1)
        return ShipmentState(view, stage, dict(self._counted), self._asking, tasks[0] if tasks else None)

    def work(self, text: str) -> Answer:
        view = self.services.shipping.view(self.id)
        status = view.shipment.status
        if status == "packed":
            return self._send(view, text)
        if status == "shipped" and not self._sent_here and not _goes_back(view):
            return self._arrived(view, text)
        return Answer(go=("warehouse_queue", ""))

    def take_back(self) -> Answer:
        shipping = self.services.shipping
        view = shipping.view(self.id)
        if self._scans:
            line, micro = self._scans.pop()
            self._counted[line] -= micro
            self._asking = False
            return Answer("told", translate(C, "Taken back."))
        if view.shipment.status == "received":
            shipping.take_back_receipt(self.id, initiator=self)
            return Answer("told", translate(C, "Taken back: it is on its way again."))
        if view.shipment.status == "shipped" and (self._sent_here or _goes_back(view)):
            shipping.take_back(self.id, initiator=self)
            self._sent_here = False
            return Answer("told", translate(C, "Taken back: it has not left."))
        if view.shipment.status == "packed" and view.shipment.pick_list_id:
            shipping.cancel(self.id, back_to_bins=False, initiator=self)
            words = translate(C, "Unpacked: it waits to be packed again.")
            return Answer("told", words, go=("pick_list", view.shipment.pick_list_id))
        return Answer("wrong", translate(C, "There is nothing to take back here."))

    def settle(self, choice: int) -> None:
        """Say what becomes of what did not arrive: it follows, or it is missing."""
        self.do(lambda: self._receive(self.services.shipping.view(self.id), choice))

    def _send(self, view: ShipmentView, text: str) -> Answer:
        shipping, shipment = self.services.shipping, view.shipment
        if text:
            if self.services.scanning.resolve(text).id == shipment.id:
                return Answer("right", translate(C, "This is the box. Press Enter when it leaves."))
            shipping.change(self.id, tracking=text, initiator=self)
            return Answer("right", translate(C, "Tracking number {number} is noted.", number=text))
        shipping.ship(self.id, initiator=self)
        self._sent_here = True
        return Answer("right", translate(C, "{number} is on its way.", number=shipment.number))

    def _arrived(self, view: ShipmentView, text: str) -> Answer:
        if not text:
            return self._receive(view, 0)
        found = self.services.scanning.resolve(text)
        if found.id == view.shipment.id:
            return Answer("right", translate(C, "This is the box. Press Enter when everything is in it."))
        line = next(
            (
                each
                for each in view.lines
                if each.line.part_id == found.id and found.serial in ("", each.line.serial)
                and self._counted.get(each.line.id, 0) < each.awaited_micro
            ),
            None,
        )  # fmt: skip
        if line is None or not found.id:
            words = found.sentence or translate(C, "{code} is not in this delivery, or all of it is there.", code=text)
            return Answer("wrong", words)
        micro = found.quantity_micro or MICRO
        self._counted[line.line.id] = self._counted.get(line.line.id, 0) + micro
        self._scans.append((line.line.id, micro))
        self._asking = False
        return Answer("right", translate(C, "{number} is there.", number=found.number))

    def _receive(self, view: ShipmentView, choice: int) -> Answer:
        shipping = self.services.shipping
        waited = [each for each in view.lines if each.awaited_micro > 0]
        if not self._counted:
            received = shipping.receive(self.id, initiator=self)
            return self._received(received.told)
        short = [each for each in waited if self._counted.get(each.line.id, 0) < each.awaited_micro]
        if short and not choice:
            self._asking = True
            return Answer("wrong", translate(C, "%n lines are not complete. What becomes of the rest?", n=len(short)))
        reasons = {}
        if choice == MISSING:
            reasons = {each.line.id: translate(C, "Missing on arrival") for each in short}
        told = shipping.receive(self.id, self._counted, reasons, initiator=self).told
        return self._received(told)

    def _received(self, told: tuple[str, ...]) -> Answer:
        self._counted, self._scans, self._asking = {}, [], False
        return Answer("right", translate(C, "Received. The parts are in stock here."), told)


def _goes_back(view: ShipmentView) -> bool:
    """Whether it goes back to its supplier: nobody here receives it."""
    return view.shipment.kind == "vendor_return"

"""A shipment as screens and delivery notes show it."""

from __future__ import annotations

from dataclasses import dataclass

from fieldservice.domain.records import Part, Person, Shipment, ShipmentLine, StockLocation, Supplier, WorkOrder
from fieldservice.services.context import Context
from fieldservice.services.outbound_notices import shipment_notices
from fieldservice.services.shipment_moves import sent_and_received


@dataclass(frozen=True, slots=True)
class ShipmentLineView:
    """A line: what left and what arrived of it."""

    line: ShipmentLine
    part: Part | None
    work_order: WorkOrder | None
    sent_micro: int
    received_micro: int

    @property
    def awaited_micro(self) -> int:
        """What left and has not arrived."""
        return max(self.sent_micro - self.received_micro, 0)


@dataclass(frozen=True, slots=True)
class ShipmentView:
    """A shipment with both ends, its lines by box, and what people should know."""

    shipment: Shipment
    source: StockLocation | None
    to: StockLocation | None
    person: Person | None
    lines: tuple[ShipmentLineView, ...]
    notices: tuple[str, ...]
    supplier: Supplier | None = None  # to whom it goes back


class ShipmentViews:
    """Reads shipments."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def view(self, shipment_id: str) -> ShipmentView:
        """A shipment. Raises UserError when it isn't here."""
        reader = self._context.store.read()
        shipment = reader.get(Shipment, shipment_id)
        lines = reader.where(ShipmentLine, shipment_id=shipment_id, order_by="box, rid")
        parts = reader.many(Part, [line.part_id for line in lines])
        orders = reader.many(WorkOrder, [line.work_order_id for line in lines])
        moved = sent_and_received(reader, shipment, lines)
        return ShipmentView(
            shipment,
            reader.find(StockLocation, shipment.from_location_id),
            reader.find(StockLocation, shipment.to_location_id),
            reader.find(Person, shipment.person_id),
            tuple(
                ShipmentLineView(
                    line,
                    parts.get(line.part_id or ""),
                    orders.get(line.work_order_id or ""),
                    *moved.get(line.id, (0, 0)),
                )
                for line in lines
            ),
            shipment_notices(reader, shipment, lines),
            reader.find(Supplier, shipment.supplier_id),
        )

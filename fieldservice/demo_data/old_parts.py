"""The demonstration's old parts: some overdue, some on their way, some to be looked at, the rest long gone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from fieldservice.demo_data.build import Build
from fieldservice.demo_data.firm import Firm
from fieldservice.domain.quantity import MICRO
from fieldservice.domain.records import (
    OldPartStep,
    Part,
    PartLine,
    Shipment,
    ShipmentLine,
    StockLocation,
    StockMove,
    replaced,
)
from fieldservice.services.part_usage import CUSTOMER_LOCATION_ID

_HERE = timedelta(days=9)  # what came within these days still lies with the defective parts
_LATE = timedelta(days=30)
_FINDINGS = (
    ["轴承烧蚀，绕组完好", "Bearing burnt, winding sound"],
    ["密封面有划痕，可修", "Sealing face scratched, can be repaired"],
    ["电路板进水，不可修", "Water in the circuit board, beyond repair"],
)


class OldParts:
    """`number` gives the next of a series."""

    def __init__(
        self,
        build: Build,
        firm: Firm,
        parts: list[Part],
        number: Callable[[str], str],
    ) -> None:
        self._build, self._firm, self._number = build, firm, number
        self._defective = next(
            row.id for row in build.rows if isinstance(row, StockLocation) and row.kind == "defective"
        )
        self._parts = {part.id: part for part in parts}
        self._looked_at = 0

    def tell(self) -> None:
        """What became of every old part that was owed back, the newest first: also a small firm has one of each."""
        rows = [
            (row.at, at, row)
            for at, row in enumerate(self._build.rows)
            if isinstance(row, PartLine) and row.tag_number and row.at is not None
        ]
        late, here, sent = 0, 0, 0
        for taken, at, row in sorted(rows, key=lambda each: each[:2], reverse=True):
            if row.handed_in_at is None:
                sent += self._send_back(row) if sent < 2 else 0
                continue
            due = row.due_on is not None and row.due_on < self._build.today
            if due and (late < 5 if taken > self._build.now - _LATE else late < 2):
                late += 1
                if late % 2 == 0 or late == 1:  # it did not come back when it was due
                    self._build.rows[at] = replaced(row, handed_in_at=None)
                    continue
            if row.handed_in_at > self._build.now - _HERE or here < 3:
                here += 1
                self._lies_here(row, row.handed_in_at)
            else:
                self._step(row, "scrapped", row.handed_in_at + timedelta(days=3))

    def _lies_here(self, line: PartLine, at: datetime) -> None:
        defective = self._defective
        step = self._step(line, "received", at, defective)
        part = self._parts.get(line.part_id or "")
        if part is not None and part.tracking == "none":
            self._build.add(
                StockMove(
                    id=self._build.id(), part_id=part.id, from_location_id=CUSTOMER_LOCATION_ID,
                    to_location_id=defective, quantity_micro=line.quantity_micro or MICRO, unit=part.unit,
                    reason="removed", work_order_id=line.work_order_id, document=line.tag_number, line_id=step.id,
                    at=at, recorded_at=at, by_id=self._firm.keeper.id,
                )
            )  # fmt: skip
        self._looked_at += 1
        if self._looked_at % 3 == 0:
            finding = self._build.words(_FINDINGS[self._looked_at // 3 % len(_FINDINGS)])
            self._step(line, "inspected", at + timedelta(hours=2), note=finding)

    def _send_back(self, line: PartLine) -> int:
        """The technician gave it to a carrier yesterday; returns how many were sent."""
        if line.at is None or line.at > self._build.now - timedelta(days=1):
            return 0
        at = self._build.now - timedelta(hours=20)
        shipment = Shipment(
            id=self._build.id(), number=self._number("DN"), kind="return",
            from_location_id=self._firm.vans.get(line.by_id or "", CUSTOMER_LOCATION_ID),
            to_location_id=self._firm.stores["NJ"].id, person_id=line.by_id,
            carrier=self._build.words(["同城快送", "City courier"]), status="shipped", packed_by_id=line.by_id,
            packed_at=at, shipped_at=at, expected_at=self._build.at(self._build.today, 16),
        )  # fmt: skip
        self._build.add(shipment)
        self._build.add(
            ShipmentLine(
                id=self._build.id(), shipment_id=shipment.id, person_id=line.by_id, work_order_id=line.work_order_id,
                old_part_id=line.id, part_id=line.part_id, description=line.description,
                quantity_micro=line.quantity_micro, unit=line.unit,
            )
        )  # fmt: skip
        self._step(line, "handed_over", at, by_id=line.by_id, shipment_id=shipment.id)
        return 1

    def _step(
        self,
        line: PartLine,
        step: str,
        at: datetime,
        location_id: str | None = None,
        *,
        note: str = "",
        by_id: str | None = None,
        shipment_id: str | None = None,
    ) -> OldPartStep:
        return self._build.add(
            OldPartStep(
                id=self._build.id(), part_line_id=line.id, person_id=line.by_id, step=step, location_id=location_id,
                shipment_id=shipment_id, note=note, at=at, by_id=by_id or self._firm.keeper.id,
            )
        )  # fmt: skip

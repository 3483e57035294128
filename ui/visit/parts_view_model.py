"""Parts of a visit: using, taking back, old parts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from fieldservice.domain.records import Part, PartLine
from fieldservice.services.part_lookup import FoundPart
from fieldservice.services.part_usage import Used
from ui.visit.view_model import VisitViewModel

MICRO = 1_000_000


@dataclass(frozen=True)
class Wanted:
    """A part that needs more before it can be used: its lot or serial number."""

    part: Part
    quantity_micro: int


@dataclass(frozen=True)
class Found:
    """The answer to a search: the exact part first, then those of the van, then others of the catalogue."""

    ticket: int
    query: str
    parts: tuple[FoundPart, ...]


class PartsViewModel:
    """The verbs of the parts step; outcomes come by the visit's view model."""

    def __init__(self, visit: VisitViewModel) -> None:
        self._visit = visit

    def look_up(self, query: str, ticket: int, done: Callable[[Found], object]) -> None:
        """Find parts by number, code or a piece of their name; `done` is a bound method."""
        visit = self._visit
        van_id = visit.snapshot.van_id if visit.snapshot is not None else None
        usage = visit.services.part_usage
        visit.jobs.read(
            lambda: Found(ticket, query, tuple(usage.look_up(query, van_id))), done, key=f"parts.{id(self)}"
        )

    def scan(self, code: str) -> None:
        """Use one piece of the part with this code from the van; ask for lot or serial when it is tracked."""
        visit = self._visit
        booking, work_order, owner = visit.booking_id, visit.work_order_id(), visit

        def work() -> Used | Wanted:
            part = visit.services.part_usage.find(code)
            if part.tracking in ("lot", "serial"):
                return Wanted(part, MICRO)
            return visit.services.part_usage.use_part(work_order, part.id, MICRO, booking_id=booking, initiator=owner)

        visit.do("use_part", work, code)

    def use(self, part_id: str, quantity_micro: int, lot: str = "", serial: str = "") -> None:
        """Use a part from the van."""
        visit = self._visit
        booking, work_order = visit.booking_id, visit.work_order_id()
        visit.do(
            "use_part",
            lambda: visit.services.part_usage.use_part(
                work_order, part_id, quantity_micro, booking_id=booking, lot=lot, serial=serial, initiator=visit
            ),
            "",
        )

    def set_quantity(self, line: PartLine, quantity_micro: int) -> None:
        """Correct the quantity: the line is taken back and used anew, its old part follows."""
        visit = self._visit
        booking, work_order = visit.booking_id, visit.work_order_id()
        usage = visit.services.part_usage

        def work() -> Used:
            used = usage.use_part(
                work_order,
                line.part_id or "",
                quantity_micro,
                booking_id=booking,
                from_location_id=line.from_location_id,
                lot=line.lot,
                serial=line.serial,
                unit_price_minor=line.unit_price_minor,
                initiator=visit,
            )
            usage.take_back(line.id, visit)
            return used

        visit.do("set_quantity", work)

    def take_back(self, line_id: str) -> None:
        """Undo a line."""
        visit = self._visit
        visit.do("take_back", lambda: visit.services.part_usage.take_back(line_id, visit), line_id)

    def old_part(self, used: PartLine, disposition: str) -> None:
        """Record the part that came out where this one went in."""
        visit = self._visit
        booking, work_order = visit.booking_id, visit.work_order_id()
        visit.do(
            "old_part",
            lambda: visit.services.part_usage.remove_part(
                work_order,
                disposition,
                used_line_id=used.id,
                quantity_micro=used.quantity_micro,
                booking_id=booking,
                initiator=visit,
            ),
            disposition,
        )

    def other_old_part(self, description: str, disposition: str, serial: str = "") -> None:
        """Record a removed part that no new one replaces, in words."""
        visit = self._visit
        booking, work_order = visit.booking_id, visit.work_order_id()
        visit.do(
            "old_part",
            lambda: visit.services.part_usage.remove_part(
                work_order, disposition, description=description, serial=serial, booking_id=booking, initiator=visit
            ),
            disposition,
        )

    def change_line(self, line_id: str, **fields: Any) -> None:
        """Correct what becomes of an old part."""
        visit = self._visit
        visit.do("change_line", lambda: visit.services.part_usage.change_line(line_id, visit, **fields))

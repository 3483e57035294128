"""What the verbs of parts requests share: looking at a line before it is changed, and replacing a part of it."""

from __future__ import annotations

from collections.abc import Iterable

from fieldservice.domain.paper_states import RequestState
from fieldservice.domain.records import Booking, Part, PartRequestLine, WorkOrder
from fieldservice.domain.states import LIVE_BOOKINGS
from fieldservice.errors import UserError
from fieldservice.services import places
from fieldservice.services.context import Context
from fieldservice.services.request_sources import amount
from fieldservice.services.validation import require_bearable
from fieldservice.store.queries import outbound_lines as queries
from fieldservice.store.queries.outbound_lines import Progress
from fieldservice.store.reader import Reader
from fieldservice.store.unit_of_work import UnitOfWork

PRIORITIES = ("emergency", "high", "normal", "low")
_LIVE = frozenset(status.value for status in LIVE_BOOKINGS)


def replace_line(
    context: Context,
    uow: UnitOfWork,
    line: PartRequestLine,
    instead_of_micro: int,
    needs: Iterable[tuple[str, int]],
    source_location_id: str | None,
) -> tuple[PartRequestLine, ...]:
    """Ask for other parts, or for the same from elsewhere, instead of so much of a line: the line keeps the rest (none:
    it is closed) and new lines claim what takes its place."""
    rest = line.quantity_micro - instead_of_micro
    if instead_of_micro <= 0 or rest < 0:
        raise UserError("part_requests.nothing_left", "Nothing of this line is left to replace.")
    if rest:
        uow.change(PartRequestLine, line.id, quantity_micro=rest)
    else:
        uow.change(PartRequestLine, line.id, status="closed", short_micro=instead_of_micro, short_reason="replaced")
    made = tuple(
        PartRequestLine(
            id=context.ids(),
            request_id=line.request_id,
            person_id=line.person_id,
            part_id=part_id,
            quantity_micro=quantity,
            unit=uow.get(Part, part_id).unit,
            source_location_id=source_location_id,
            claimed_at=context.now(),
            replaces_part_id=(line.replaces_part_id or line.part_id)
            if part_id != line.part_id
            else line.replaces_part_id,
            note=line.note,
        )
        for part_id, quantity in needs
    )
    uow.add_all(made)
    return made


def warehouse_for(uow: UnitOfWork, location_id: str) -> str:
    """The warehouse of a place that was named as source."""
    warehouse = places.warehouse_of(uow, location_id)
    if warehouse is None:
        raise UserError("part_requests.no_warehouse", "Parts can only be asked for from a warehouse or a van.")
    return warehouse


def open_line(uow: UnitOfWork, line_id: str) -> PartRequestLine:
    """The line, if it is open. Raises UserError otherwise."""
    line = uow.get(PartRequestLine, line_id)
    if line.status != RequestState.OPEN:
        raise UserError("part_requests.line_done", "This line is done or cancelled. Add a new one.")
    return line


def progress_of(reader: Reader, line_id: str) -> Progress:
    """How far one request line has come."""
    return queries.progress(reader, [line_id]).get(line_id, Progress())


def check_quantity(quantity_micro: int) -> None:
    """Raise UserError for a quantity of nothing, or one that can't be."""
    require_bearable(quantity_micro)
    if quantity_micro <= 0:
        raise UserError("part_requests.no_quantity", "Enter a quantity above zero.")


def check_not_below(uow: UnitOfWork, line: PartRequestLine, quantity_micro: int) -> None:
    """Raise UserError when more than this is picked or given up already."""
    picked = progress_of(uow, line.id).picked
    if quantity_micro < picked + line.short_micro:
        raise UserError(
            "part_requests.picked",
            "{picked} of it are picked already. Have them put back first.",
            picked=amount(picked, line.unit),
        )


def next_visit(reader: Reader, work_order_id: str | None) -> Booking | None:
    """The next appointment of an order that has neither happened nor been called off."""
    if work_order_id is None:
        return None
    live = [each for each in reader.where(Booking, work_order_id=work_order_id) if each.status in _LIVE]
    return min(live, key=lambda each: (each.starts_at is None, each.starts_at or each.id), default=None)


def priority_of(order: WorkOrder | None) -> str:
    """The priority that a request takes over from its order."""
    return order.priority if order is not None and order.priority in PRIORITIES else "normal"

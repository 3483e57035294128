"""The steps of an old part within a unit of work, and the moves of stock that go with them.

An old part becomes stock of ours when its keeper receives it: it then lies with the defective parts. One that is not in
the catalogue, or that was handed in without being scanned, has steps and no moves.
"""

from __future__ import annotations

from datetime import date

from fieldservice.domain.effective_time import effective_at
from fieldservice.domain.old_part_steps import UNDONE, check_step, step_now
from fieldservice.domain.records import OldPartStep, PartLine, StockLocation, StockMove
from fieldservice.errors import UserError
from fieldservice.services.context import Context
from fieldservice.services.same_facts import fact_id
from fieldservice.services.stock import post
from fieldservice.services.validation import require_short_line, tidy
from fieldservice.store.queries import old_parts as queries
from fieldservice.store.queries.availability import hub_clock
from fieldservice.store.reader import Reader
from fieldservice.store.unit_of_work import UnitOfWork

_ONCE = frozenset({"received", "scrapped", "to_customer", "lost"})
_REASONS = {
    "to_vendor": "vendor_return", "repaired": "repaired", "scrapped": "scrapped", "to_customer": "returned",
    "lost": "count",
}  # fmt: skip


def steps_of(reader: Reader, line_id: str) -> list[OldPartStep]:
    """The steps of an old part in the order in which they were taken."""
    return reader.where(OldPartStep, part_line_id=line_id, order_by="at, rid")


def owed_line(reader: Reader, line_id: str) -> PartLine:
    """The removed part. Raises UserError when it isn't one that is owed back."""
    line = reader.get(PartLine, line_id)
    if line.kind != "removed" or line.disposition != "return" or line.removed:
        raise UserError("old_parts.not_owed", "This part isn't owed back.")
    return line


def take_step(
    context: Context,
    uow: UnitOfWork,
    line: PartLine,
    step: str,
    *,
    note: str = "",
    location_id: str | None = None,
    shipment_id: str | None = None,
) -> OldPartStep:
    """Append a step. Raises UserError when it may not follow the last one."""
    require_short_line(note)
    check_step(step_now(line, steps_of(uow, line.id)), step)
    return add_step(context, uow, line, step, note=note, location_id=location_id, shipment_id=shipment_id)


def add_step(
    context: Context,
    uow: UnitOfWork,
    line: PartLine,
    step: str,
    *,
    note: str = "",
    location_id: str | None = None,
    shipment_id: str | None = None,
    id: str = "",
) -> OldPartStep:
    """Append a step whatever was before. What only keepers do is one step when two of them do it (`same_facts`)."""
    made = OldPartStep(
        id=fact_id(uow, OldPartStep, line.id, step) if step in _ONCE and note != UNDONE else id or context.ids(),
        part_line_id=line.id,
        person_id=line.by_id,
        step=step,
        location_id=location_id,
        shipment_id=shipment_id,
        note=tidy(note),
        at=effective_at(None, context.now(), *hub_clock(uow)),
        by_id=context.actor_id,
    )
    uow.add(made)
    return made


def stands_in(reader: Reader, line: PartLine) -> str | None:
    """The place of the stock where an old part is by its moves; None when it is no stock of ours."""
    last = _last_move(reader, line)
    return last.to_location_id if last else None


def _last_move(reader: Reader, line: PartLine) -> StockMove | None:
    moves = queries.live_moves_of(reader, [step.id for step in steps_of(reader, line.id)])
    return reader.get(StockMove, moves[0]) if moves else None


def move_part(
    context: Context,
    uow: UnitOfWork,
    line: PartLine,
    step: OldPartStep,
    source: str,
    target: str,
    reason: str,
    expiry: date | None = None,
) -> StockMove | None:
    """Carry a step out in the stock; None for a part that is not in the catalogue, or that is there already.

    It leaves a place once: whatever two keepers do with it apart from each other (one scraps it, one sends it to the
    supplier), the move away from where it lay is one fact, and `recorded_apart` tells people of the two steps.
    """
    if line.part_id is None or source == target:
        return None
    last = _last_move(uow, line)
    return post(
        context,
        uow,
        line.part_id,
        source,
        target,
        line.quantity_micro,
        reason=reason,
        lot=line.lot,
        serial=line.serial,
        expiry=expiry,
        work_order_id=line.work_order_id,
        document=line.tag_number,
        line_id=step.id,
        id=fact_id(uow, StockMove, last.id if last else line.id, "leaves"),
    ).move


def leave(
    context: Context,
    uow: UnitOfWork,
    line: PartLine,
    step: str,
    target: str,
    reason: str,
    note: str,
    shipment_id: str | None = None,
) -> OldPartStep:
    """A step by which the part leaves where it stands; a part that is no stock of ours has the step alone."""
    source = stands_in(uow, line)
    made = take_step(context, uow, line, step, note=note, location_id=target, shipment_id=shipment_id)
    kind = uow.get(StockLocation, source).kind if source else ""
    if source is not None and (kind != "supplier" or step == "to_customer"):
        move_part(context, uow, line, made, source, target, reason)
    return made


def carry_out(context: Context, uow: UnitOfWork, line: PartLine, step: OldPartStep) -> None:
    """Move the part as a step says that has no move, because another one that was recorded apart from it came first
    and was taken back since."""
    source = stands_in(uow, line)
    reason = _REASONS.get(step.step)
    if source is None or reason is None or step.location_id is None or queries.live_moves_of(uow, [step.id]):
        return
    if step.step == "scrapped" and uow.get(StockLocation, source).kind == "supplier":
        return  # thrown away there
    move_part(context, uow, line, step, source, step.location_id, reason)

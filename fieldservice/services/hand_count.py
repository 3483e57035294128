"""Counting one part at one place by hand (盘点): a paper of its own with one entry, posted at once."""

from __future__ import annotations

from fieldservice.domain.effective_time import effective_at
from fieldservice.domain.records import CountEntry, StockCount
from fieldservice.services.context import Context
from fieldservice.store.queries.availability import hub_clock
from fieldservice.store.unit_of_work import UnitOfWork


def note_count(
    context: Context,
    uow: UnitOfWork,
    part_id: str,
    location_id: str,
    counted_micro: int,
    note: str,
    lot: str,
    serial: str,
) -> CountEntry:
    """Write down that so much was counted, so that it is known when that was, also where the books were right, and
    what two people counted holds when it meets. Returns the entry."""
    now = context.now()
    count = StockCount(
        id=context.ids(),
        number=uow.next_number("CC"),
        kind="part",
        location_id=location_id,
        part_id=part_id,
        blind=False,
        note=note,
        made_by_id=context.actor_id,
        made_at=now,
        status="posted",
        posted_at=now,
    )
    entry = CountEntry(
        id=context.ids(),
        count_id=count.id,
        location_id=location_id,
        part_id=part_id,
        lot=lot,
        serial=serial,
        quantity_micro=counted_micro,
        at=effective_at(None, now, *hub_clock(uow)),
        by_id=context.actor_id,
    )
    uow.add(count)
    uow.add(entry)
    return entry

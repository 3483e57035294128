"""Pick lists on which several keepers worked apart from each other: their statuses follow from the moves again.

What was picked has happened. A list that one keeper gave up while another one picked from it is there again, so that
what lies on the packing place is sent or put back.
"""

from __future__ import annotations

from collections.abc import Iterable

from fieldservice.domain.paper_states import PickState
from fieldservice.domain.records import PickLine, PickList
from fieldservice.services.context import Context
from fieldservice.services.pick_moves import picked_micro, unpacked
from fieldservice.store.reader import Reader
from fieldservice.store.unit_of_work import UnitOfWork


def settle_lists(context: Context, list_ids: Iterable[str], initiator: object) -> list[str]:
    """Bring these lists to what the moves say; returns those that were changed."""
    done = []
    for id in list_ids:
        if not _wrong(context.store.read(), id):
            continue
        with context.begin("picking.settle", initiator) as uow:
            _settle(context, uow, id)
            uow.commit()
        done.append(id)
    return done


def _settle(context: Context, uow: UnitOfWork, list_id: str) -> None:
    lines, status = _as_moved(uow, list_id)
    for line_id, to in lines.items():
        uow.change(PickLine, line_id, status=to)
    if status:
        picked_at = context.now() if status == PickState.PICKED else None
        uow.change(PickList, list_id, status=status, picked_at=picked_at)


def _wrong(reader: Reader, list_id: str) -> bool:
    lines, status = _as_moved(reader, list_id)
    return bool(lines or status)


def _as_moved(reader: Reader, list_id: str) -> tuple[dict[str, str], str]:
    """(by line its status, the list's) where they are not what the moves say."""
    pick_list = reader.find(PickList, list_id)
    if pick_list is None:
        return {}, ""
    known = reader.where(PickLine, pick_list_id=list_id)
    picked = picked_micro(reader, [line.id for line in known])
    lies_there = any(quantity > 0 for quantity in unpacked(reader, list_id).values())
    if pick_list.status == PickState.CANCELLED and not lies_there:
        return {}, ""
    wanted = {}
    for line in known:
        if line.status == "cancelled" and not (lies_there and picked.get(line.id, 0) > 0):
            wanted[line.id] = "cancelled"
        else:
            left = line.quantity_micro - line.short_micro - picked.get(line.id, 0)
            wanted[line.id] = "open" if left > 0 else "done"
    status = str(PickState.OPEN if "open" in wanted.values() else PickState.PICKED)
    changed = {line.id: wanted[line.id] for line in known if wanted[line.id] != line.status}
    return changed, status if known and status != pick_list.status else ""

"""What keepers' laptops put right by themselves when something comes from the hub.

A count, because what was counted says what has to be there, also where a move from before it or another count of the
same shelf becomes known only after it was posted; what is doubtful (a move just when it was counted, somebody who is
picking there) is left to people, `Counting.correct`. For serial numbers and pick lists see `serial_settling` and
`pick_settling`. Several laptops that do so at once write the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from fieldservice.domain.notices import CommitNotice
from fieldservice.domain.records import PickLine, StockCount, StockMove
from fieldservice.services.context import Context
from fieldservice.services.count_comparison import stand
from fieldservice.services.count_posting import post_differences
from fieldservice.services.pick_settling import settle_lists
from fieldservice.services.serial_settling import settle_serials
from fieldservice.store.queries import counting as queries
from fieldservice.store.queries.availability import holds_ledger
from fieldservice.store.queries.serials import SerialKey

_CORRECTABLE = timedelta(days=60)
_TOLD = timedelta(days=3)
_MOST = 50


def settled(context: Context) -> list[StockCount]:
    """The counts that were brought to what was counted by the program itself in the last days, the newest first."""
    now, reader = context.now(), context.store.read()
    ids = queries.settled_since(reader, now - _TOLD, now - _CORRECTABLE)
    known = reader.many(StockCount, ids)
    return [known[id] for id in ids]


class Settling:
    """Remembers what came from the hub, and settles the counts, serial numbers and pick lists that it concerns. For one
    thread."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._came: dict[str, set[str]] = {}

    def noticed(self, notice: CommitNotice) -> None:
        """Rows came."""
        for table in ("stock_move", "count_entry", "stock_count", "pick_list", "pick_line"):
            if table in notice.changes:
                self._came.setdefault(table, set()).update(notice.changes[table] or ())

    def settle(self) -> list[StockCount]:
        """Correct what is wrong beyond doubt, one unit of work a count; returns those that were corrected."""
        came, self._came = self._came, {}
        if not came or not self._is_keeper():
            return []
        reader = self._context.store.read()
        moves = reader.many(StockMove, came.get("stock_move", ())).values()
        around = queries.places_counted(reader, came.get("stock_count", ()), came.get("count_entry", ()))
        around |= {id for move in moves for id in (move.from_location_id, move.to_location_id)}
        since = self._context.now() - _CORRECTABLE
        arrived = {SerialKey(move.part_id, move.serial) for move in moves if move.serial and move.reason == "received"}
        settle_serials(self._context, sorted(arrived), self)
        lines = reader.many(PickLine, {*came.get("pick_line", ()), *(move.line_id for move in moves)}).values()
        lists = {line.pick_list_id for line in lines} | came.get("pick_list", set())
        settle_lists(self._context, sorted(lists), self)
        return self._settled(queries.recently_posted(reader, since, _MOST, around)) if around else []

    def _settled(self, count_ids: Iterable[str]) -> list[StockCount]:
        done = []
        for id in count_ids:
            reader = self._context.store.read()
            if not stand(reader, reader.get(StockCount, id), with_values=False).sure():
                continue
            with self._context.begin("count.correct", self) as uow:
                count = uow.get(StockCount, id)
                post_differences(self._context, uow, stand(uow, count, with_values=False), by_itself=True)
                uow.commit()
            done.append(count)
        return done

    def _is_keeper(self) -> bool:
        actor = self._context.actor()
        roles = actor.roles.split(",") if actor is not None else []
        return "warehouse" in roles and holds_ledger(self._context.store.read())

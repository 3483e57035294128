"""What happened to a part, newest first: its moves, what was counted, its sale price, what replaces it.

A page is read from each source down an index and merged, so that the first page of a part with 100,000 moves comes as
quickly as that of any other. `part_history_text` says an event in words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fieldservice.domain.records import Person, StockLocation, WorkOrder
from fieldservice.services.catalogue_supply import CatalogueSupply
from fieldservice.services.context import Context
from fieldservice.services.request_sources import place_name
from fieldservice.store.queries import part_history as queries
from fieldservice.store.reader import Reader
from fieldservice.system.clock import from_ms

_SOURCES = {"move": queries.MOVES, "count": queries.COUNTS, "change": queries.CHANGES}
Positions = Mapping[str, queries.Position]


@dataclass(frozen=True, slots=True)
class PartEvent:
    """One event. `kind`: the reason of a move | counted | count_taken_back | the kind of a change. `params`: what the
    wording needs; `document`, `work_order`, `work_order_id`: the papers that it belongs to."""

    kind: str
    key: str
    at: datetime | None
    by: Person | None
    params: Mapping[str, Any]
    document: str = ""
    work_order: str = ""
    work_order_id: str | None = None


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """Some events; `next`: from where the page after it is read, None at the end."""

    events: tuple[PartEvent, ...]
    next: Positions | None


class PartHistory:
    """Reads it."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def of_part(self, part_id: str, after: Positions | None = None, limit: int = 40) -> HistoryPage:
        """The newest events, or those after a page that was read before."""
        reader = self._context.store.read()
        before = dict(after or {})
        rows = [
            (row[1] or 0, source, row)
            for source, sql in _SOURCES.items()
            for row in queries.page(reader, sql, part_id, before.get(source, queries.START), limit + 1)
        ]
        # of one moment: changes before counts before moves, each source in its own order
        rows.sort(key=lambda each: (each[0], _RANK[each[1]], each[2][0]), reverse=True)
        shown = rows[:limit]
        for at, source, row in shown:
            before[source] = (at, row[0])
        costs = {}
        if CatalogueSupply(self._context).sees_costs():
            costs = queries.costs(reader, [row[12] for _, source, row in shown if source == "move"])
        return HistoryPage(tuple(_events(reader, shown, costs)), before if len(rows) > limit else None)


_RANK = {"move": 0, "count": 1, "change": 2}


def _events(
    reader: Reader, rows: list[tuple[int, str, tuple[Any, ...]]], costs: Mapping[str, tuple[int, str]]
) -> list[PartEvent]:
    moves = [row for _, source, row in rows if source == "move"]
    places = reader.many(
        StockLocation,
        {id for row in moves for id in row[10:12]} | {row[3] for _, source, row in rows if source == "count"},
    )
    orders = reader.many(WorkOrder, {row[9] for row in moves if row[9]})
    people = reader.many(Person, {row[2] for _, _, row in rows if row[2]})
    made = []
    for at, source, row in rows:
        key, when, by = f"{source}:{row[0]}", from_ms(at) if at else None, people.get(row[2] or "")
        if source == "move":
            order = orders.get(row[9] or "")
            made.append(
                PartEvent(
                    row[3], key, when, by, _move_params(row, places, costs), row[8], order.number if order else "",
                    order.id if order else None,
                )
            )  # fmt: skip
        elif source == "count":
            kind = "count_taken_back" if row[7] else "counted"
            params = {"place": _name(places.get(row[3])), "micro": row[4], "lot_or_serial": row[6] or row[5]}
            made.append(PartEvent(kind, key, when, by, params | {"count": row[8] or ""}))
        else:
            made.append(PartEvent(row[3], key, when, by, {"before": row[4], "after": row[5], "currency": row[6]}))
    return made


def _move_params(
    row: tuple[Any, ...], places: Mapping[str, StockLocation], costs: Mapping[str, tuple[int, str]]
) -> dict[str, Any]:
    source, goal = places.get(row[10]), places.get(row[11])
    return {
        "micro": row[4],
        "unit": row[5],
        "lot_or_serial": row[7] or row[6],
        "source": _name(source),
        "goal": _name(goal),
        "to_account": goal is not None and goal.kind == "adjustment",
        "from_account": source is not None and source.kind == "adjustment",
        "reversed": row[13] or "",
        "cost": costs.get(row[12]),
    }


def _name(place: StockLocation | None) -> str:
    if place is None:
        return ""
    return place.code if place.kind == "bin" and place.code else place_name(place)

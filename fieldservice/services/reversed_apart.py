"""A move that two people took back apart from each other: it was done once, and each of the two is told so."""

from __future__ import annotations

import json
from datetime import timedelta

from fieldservice.domain.formats import format_moment
from fieldservice.domain.records import Conflict, Part, Person, StockLocation, StockMove
from fieldservice.i18n import translate
from fieldservice.services.context import Context
from fieldservice.services.request_sources import amount, place_name
from fieldservice.services.subjects import person_name
from fieldservice.store.queries.sync import told_same
from fieldservice.store.reader import Reader

_C = "stock"
_TOLD = timedelta(days=14)


def told_reversed(context: Context, part_id: str | None = None, limit: int = 20) -> list[str]:
    """What whoever works here should know of such moves of the last weeks, newest first; of one part alone where it
    is named."""
    reader = context.store.read()
    found = told_same(reader, "stock_move", context.actor_id, context.now() - _TOLD)
    return [words for conflict in found if (words := _words(context, reader, conflict, part_id))][:limit]


def _words(context: Context, reader: Reader, conflict: Conflict, part_id: str | None) -> str:
    # the one that was taken back: who sees it need not see where from the other one took it back
    move = reader.find(StockMove, json.loads(conflict.standing_values).get("reverses_id", ""))
    part = reader.find(Part, move.part_id) if move is not None else None
    if move is None or part is None or part_id not in (None, part.id):
        return ""
    places = reader.many(StockLocation, (move.from_location_id, move.to_location_id))
    people = reader.many(Person, (conflict.standing_by_id, conflict.offered_by_id))
    sides = (
        (conflict.standing_by_id, conflict.standing_at, conflict.standing_values),
        (conflict.offered_by_id, conflict.offered_at, conflict.offered_values),
    )
    first, second = (
        translate(
            _C,
            "{who} ({why}, {when})",
            who=person_name(people.get(by or "")),
            why=json.loads(values).get("document") or move.document,
            when=format_moment(at, context.now(), context.zone) if at is not None else "",
        )
        for by, at, values in sides
    )
    names = [_place(places.get(id)) for id in (move.from_location_id, move.to_location_id)]
    return translate(
        _C,
        "The same move of {amount} of {part} from {source} to {goal} was taken back by {first} and by {second}. It"
        " counts once; there is nothing to do.",
        amount=amount(move.quantity_micro, move.unit),
        part=part.number,
        source=names[0],
        goal=names[1],
        first=first,
        second=second,
    )


def _place(location: StockLocation | None) -> str:
    return (location.code or place_name(location)) if location is not None else ""

"""What doesn't add up, in words: places with less than nothing in the books, and claims that the stock doesn't cover.

Neither stops anybody. Two vans that used the last part offline, a pick for an order that was cancelled elsewhere: the
stock is what the moves say, and here people read what happened, whose it is and what to do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fieldservice.domain.formats import format_moment
from fieldservice.domain.promises import Promise
from fieldservice.domain.quantity import Quantity, format_quantity
from fieldservice.domain.records import Part, Person, StockLocation, StockMove
from fieldservice.i18n import language, translate
from fieldservice.services.availability import known
from fieldservice.services.context import Context
from fieldservice.services.work_order_lists import display_name
from fieldservice.store.queries import availability as queries
from fieldservice.store.queries.availability import ClaimRow, Negative
from fieldservice.store.reader import Reader

_MOST_PARTS = 5_000
_C = "availability"


@dataclass(frozen=True, slots=True)
class Shortfall:
    """Something to look after. `kind`: negative (less than nothing at a place) | uncovered (a claim without stock).

    `move`: what took the place below zero, None when it is not known on this computer. `before_micro`: what was on
    record there when it did. `claim`, `promise`: the claim that stock doesn't cover.
    """

    kind: str
    part: Part
    place: StockLocation | None
    missing_micro: int
    lot: str = ""
    serial: str = ""
    move: StockMove | None = None
    before_micro: int = 0
    by: Person | None = None
    claim: ClaimRow | None = None
    promise: Promise | None = None

    def sentence(self, context: Context) -> str:
        """What happened, in the language in use."""
        return _negative_words(self, context) if self.kind == "negative" else _uncovered_words(self)

    @property
    def advice(self) -> str:
        """What to do about it."""
        if self.kind == "negative":
            return translate(_C, "Count the place, then post what is really there.")
        return translate(_C, "Take it from another place, order it, or agree on another day.")


def shortfalls(context: Context, limit: int = 200) -> list[Shortfall]:
    """Sums below zero, then claims without stock, each at most `limit`; the oldest claim first."""
    reader = context.store.read()
    return [*_negatives(reader, limit), *_uncovered(reader, limit)]


def negative_at(reader: Reader, keys: Iterable[Negative]) -> list[Shortfall]:
    """These sums with the move that took each below zero."""
    wanted = list(keys)
    parts = reader.many(Part, [key.part_id for key in wanted])
    places = reader.many(StockLocation, [key.location_id for key in wanted])
    culprits = {key: _culprit(reader, key) for key in wanted}
    moves = reader.many(StockMove, [found[0] for found in culprits.values() if found])
    people = reader.many(Person, [move.by_id for move in moves.values()])
    return [
        _negative(key, parts[key.part_id], places.get(key.location_id), culprits[key], moves, people)
        for key in wanted
        if key.part_id in parts
    ]


def _negatives(reader: Reader, limit: int) -> list[Shortfall]:
    return negative_at(reader, queries.negatives(reader, limit))


def _negative(
    key: Negative,
    part: Part,
    place: StockLocation | None,
    culprit: tuple[str, int] | None,
    moves: Mapping[str, StockMove],
    people: Mapping[str, Person],
) -> Shortfall:
    move = moves.get(culprit[0]) if culprit else None
    return Shortfall(
        "negative",
        part,
        place,
        -key.quantity_micro,
        key.lot,
        key.serial,
        move,
        culprit[1] if culprit else 0,
        people.get(move.by_id or "") if move else None,
    )


def _culprit(reader: Reader, key: Negative) -> tuple[str, int] | None:
    """The newest move that took the sum from nothing or more to below zero, and what was there before it."""
    after = key.quantity_micro
    for id, signed in queries.moves_back(reader, key):
        before = after - signed
        if before >= 0 > after:
            return id, before
        after = before
    return None


def _uncovered(reader: Reader, limit: int) -> list[Shortfall]:
    found = known(reader, queries.claimed_parts(reader, _MOST_PARTS))
    waiting = [promise for promise in found.promised.values() if not promise.covered][:limit]
    parts = reader.many(Part, [promise.claim.part_id for promise in waiting])
    places = reader.many(StockLocation, [promise.claim.warehouse_id for promise in waiting])
    rows = [found.claims[promise.claim.line_id] for promise in waiting]
    people = reader.many(Person, [row.person_id for row in rows])
    return [
        Shortfall(
            "uncovered",
            parts[row.part_id],
            places.get(promise.claim.warehouse_id),
            promise.uncovered_micro,
            by=people.get(row.person_id or ""),
            claim=row,
            promise=promise,
        )
        for row, promise in zip(rows, waiting, strict=True)
        if row.part_id in parts
    ]


def _negative_words(found: Shortfall, context: Context) -> str:
    tongue = language()
    said: dict[str, Any] = {
        "place": _place(found, tongue),
        "part": _part(found, tongue),
        "missing": format_quantity(Quantity(found.missing_micro, found.part.unit)),
    }
    move = found.move
    if move is None:
        return translate(_C, "By the books {place} has {missing} of {part} less than nothing.", **said)
    return translate(
        _C,
        "By the books {place} has {missing} of {part} less than nothing: {when} {who} took {taken} ({paper}) when"
        " {before} were on record.",
        **said,
        when=_when(move.at, context),
        who=display_name(found.by.name, found.by.name_en, tongue) if found.by else translate(_C, "somebody"),
        taken=format_quantity(Quantity(move.quantity_micro, found.part.unit)),
        paper=move.document or translate(_C, "no document"),
        before=format_quantity(Quantity(found.before_micro, found.part.unit)),
    )


def _uncovered_words(found: Shortfall) -> str:
    tongue = language()
    claim, promise = found.claim, found.promise
    assert claim is not None and promise is not None
    return translate(
        _C,
        "{paper} for {who} wants {wanted} of {part} from {place}; the stock covers {covered}.",
        paper=claim.request_number or translate(_C, "A request"),
        who=claim.work_order_number
        or (display_name(found.by.name, found.by.name_en, tongue) if found.by else translate(_C, "somebody")),
        wanted=format_quantity(Quantity(promise.claim.outstanding_micro, found.part.unit)),
        part=_part(found, tongue),
        place=_place(found, tongue),
        covered=format_quantity(Quantity(promise.promised_micro, found.part.unit)),
    )


def _when(at: datetime | None, context: Context) -> str:
    return format_moment(at, context.now(), context.zone) if at else ""


def _place(found: Shortfall, tongue: str) -> str:
    return display_name(found.place.name, found.place.name_en, tongue) if found.place else "?"


def _part(found: Shortfall, tongue: str) -> str:
    name = f"{found.part.number} {display_name(found.part.name, found.part.name_en, tongue)}"
    marked = found.serial or found.lot
    return f"{name} ({marked})" if marked else name

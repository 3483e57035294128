"""Posting a count: what is wrong with the books becomes moves that name the entries behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fieldservice.domain.counting import Compared, looks_of
from fieldservice.domain.decimals import divide_half_up
from fieldservice.domain.effective_time import effective_at
from fieldservice.domain.quantity import MICRO
from fieldservice.domain.records import Part, StockCount, StockLocation, StockMove
from fieldservice.services import places
from fieldservice.services.context import Context
from fieldservice.services.count_comparison import Standing, entries_of, stand, unit_values
from fieldservice.services.same_facts import correction_id
from fieldservice.store.queries import counting as queries
from fieldservice.store.queries import stock as stock_queries
from fieldservice.store.queries.availability import hub_clock
from fieldservice.store.reader import Reader
from fieldservice.store.unit_of_work import UnitOfWork

_MOST_MOVES = 400  # the hub takes 500 rows of a mutation


@dataclass(frozen=True, slots=True)
class CountDifference:
    """What the books had wrong. `value_minor`: of the difference; None while nothing is known of the part's worth."""

    location: StockLocation
    part: Part
    lot: str
    serial: str
    expected_micro: int | None  # None after posting: the books have gone on
    counted_micro: int
    difference_micro: int
    value_minor: int | None
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CountResult:
    """What a count came to. Not `posted`: `asked_again` has to be looked at once more."""

    posted: bool
    keys: int
    differences: tuple[CountDifference, ...]
    asked_again: tuple[CountDifference, ...]
    gained_minor: int
    lost_minor: int  # a positive amount

    @property
    def exact(self) -> int | None:
        """Keys on which the books were right, in percent; None when nothing was counted."""
        return round(100 * (self.keys - len(self.differences)) / self.keys) if self.keys else None


def post_differences(context: Context, uow: UnitOfWork, now: Standing, *, by_itself: bool = False) -> bool:
    """Bring the books to what was counted; returns whether that is all of it. `by_itself`: nobody is asked, so what is
    doubtful stays, and nobody is named.

    A serial number is a thing in one place: one that was found comes from where the books had it. A mutation may have
    so many rows only; what is left is what the books have wrong after it, so doing it again goes on where this ended.
    """
    post = _Correcting(context, uow, now.count, None if by_itself else context.actor_id)
    wanted = now.sure() if by_itself else now.wrong()
    for each in sorted(wanted, key=lambda each: each.difference_micro < 0):
        if post.made >= _MOST_MOVES:
            return False
        if each.key.serial:
            each = _again(uow, now.count, each)
        wrong = each.wrong_micro
        if wrong > 0:
            place = _elsewhere(uow, each)
            if place is not None:  # by way of the account: nothing went from there to here today
                post.down(each, place, MICRO)
            post.up(each, wrong)
        elif wrong < 0:
            post.down(each, each.key.location_id, -wrong)
    return True


def result_before(reader: Reader, now: Standing) -> CountResult:
    """What would be posted now."""
    return _result(reader, False, len(now.compared), _shown(reader, now.wrong()), _shown(reader, now.asked()))


def result_after(reader: Reader, count: StockCount) -> CountResult:
    """What was posted, from the moves that name the count's entries."""
    entries = entries_of(reader, count.id)
    by_id = {each.id: each for each in entries}
    rows = queries.posted_moves(reader, list(by_id))
    known = reader.many(Part, (row[2] for row in rows))
    spots = reader.many(StockLocation, (row[1] for row in rows))
    values = unit_values(reader, list(known))
    found = [
        CountDifference(
            spots[place],
            known[part_id],
            lot,
            serial,
            None,
            by_id[entry].quantity_micro,
            difference,
            _value(values, part_id, difference),
        )
        for entry, place, part_id, lot, serial, difference in rows
        if difference and part_id in known and place in spots
    ]
    now = stand(reader, count, with_values=False)
    return _result(reader, True, len(now.compared) or len(looks_of(entries)), found, [])


def _result(
    reader: Reader,
    posted: bool,
    keys: int,
    differences: Sequence[CountDifference],
    asked: Sequence[CountDifference],
) -> CountResult:
    amounts = [each.value_minor or 0 for each in differences]
    ordered = sorted(differences, key=lambda each: (-abs(each.value_minor or 0), each.part.number, each.location.code))
    gained, lost = sum(a for a in amounts if a > 0), -sum(a for a in amounts if a < 0)
    return CountResult(posted, keys, tuple(ordered), tuple(asked), gained, lost)


def _shown(reader: Reader, compared: Sequence[Compared]) -> list[CountDifference]:
    known = reader.many(Part, (each.key.part_id for each in compared))
    spots = reader.many(StockLocation, (each.key.location_id for each in compared))
    values = unit_values(reader, list(known))
    return [
        CountDifference(
            spots[each.key.location_id],
            known[each.key.part_id],
            each.key.lot,
            each.key.serial,
            each.expected_micro,
            each.counted_micro,
            each.difference_micro,
            _value(values, each.key.part_id, each.difference_micro),
            each.doubts,
        )
        for each in compared
        if each.key.part_id in known and each.key.location_id in spots
    ]


def _value(values: dict[str, int], part_id: str, difference_micro: int) -> int | None:
    unit = values.get(part_id)
    return None if unit is None else divide_half_up(unit * difference_micro, MICRO)


def _again(uow: UnitOfWork, count: StockCount, compared: Compared) -> Compared:
    """The key as it stands after what was posted before it: a serial number found elsewhere has left this place."""
    for each in stand(uow, count, location_id=compared.key.location_id, with_values=False).compared:
        if each.key == compared.key:
            return each
    return compared


def _elsewhere(uow: UnitOfWork, compared: Compared) -> str | None:
    """The place of ours where the books have a serial number that was found here."""
    key = compared.key
    if not key.serial:
        return None
    found = stock_queries.serial_elsewhere(uow, key.part_id, key.serial, key.location_id)
    return found[0] if found else None


class _Correcting:
    """Posts corrections of one count. A count corrects the books whatever they lack, so lots and serial numbers stand
    as they were counted. What two people correct apart from each other is corrected once (`same_facts`)."""

    def __init__(self, context: Context, uow: UnitOfWork, count: StockCount, by_id: str | None) -> None:
        self._context, self._uow, self._count, self._by_id = context, uow, count, by_id
        self._account = places.adjustment_account(uow).id
        self.made = 0

    def up(self, compared: Compared, quantity_micro: int) -> None:
        """There is more than the books say."""
        self._post(compared, compared.key.location_id, self._account, compared.key.location_id, quantity_micro)

    def down(self, compared: Compared, place: str, quantity_micro: int) -> None:
        """There is less at a place than the books say."""
        self._post(compared, place, place, self._account, quantity_micro)

    def _post(self, compared: Compared, place: str, source: str, target: str, quantity_micro: int) -> None:
        key, uow, now = compared.key, self._uow, self._context.now()
        pieces = [MICRO] * (quantity_micro // MICRO) if key.serial else [quantity_micro]
        for quantity in pieces:
            uow.add(
                StockMove(
                    id=correction_id(uow, key.part_id, place, key.lot, key.serial),
                    part_id=key.part_id,
                    from_location_id=source,
                    to_location_id=target,
                    quantity_micro=quantity,
                    unit=uow.get(Part, key.part_id).unit,
                    lot=key.lot,
                    serial=key.serial,
                    reason="count",
                    document=self._count.number,
                    line_id=compared.looks[-1].entry_id,
                    at=effective_at(None, now, *hub_clock(uow)),
                    recorded_at=now,
                    by_id=self._by_id,
                )
            )
            self.made += 1

"""What stock is worth, by part, by warehouse and in total, now and at a date; costs of receipts; closed periods.

Only where the whole ledger and its costs are: stand-alone, in the office, at a keeper's. A technician's laptop has
neither and says so. Rules: `domain/valuation.py`. Values are kept by part and computed again for the parts that moved.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from fieldservice.domain.records import MoveCost, Part, StockClosing, StockLocation, StockMove
from fieldservice.domain.valuation import Worth, posted_ms, share_micro
from fieldservice.errors import UserError
from fieldservice.services.context import Context
from fieldservice.store.queries import valuation as queries
from fieldservice.store.queries.availability import holds_ledger
from fieldservice.store.queries.places import warehouses_of
from fieldservice.store.reader import Reader, parts
from fieldservice.store.unit_of_work import UnitOfWork
from fieldservice.system.clock import from_ms, to_ms

MICRO = 1_000_000
_AT_A_TIME = 500
_MOST_LATE = 200
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class PartValue:
    """The whole stock of a part. `average_minor`: of one unit, None while no cost is known."""

    part_id: str
    quantity_micro: int
    value_minor: int
    average_minor: int | None
    corrected_minor: int
    unpriced_micro: int


@dataclass(frozen=True, slots=True)
class PlaceValue:
    """What lies at a warehouse (everything inside it included), or at a place beside the warehouses."""

    place: StockLocation
    value_minor: int
    parts: int


@dataclass(frozen=True, slots=True)
class Total:
    """All stock: the sum of what the parts are worth, each rounded, so that a list of them adds up to it; amounts are
    kept in millionths, so nothing is lost from issue to issue. `unpriced_parts`: so many parts have stock for which no
    cost is known; they count nothing."""

    value_minor: int
    corrected_minor: int
    unpriced_parts: int
    currency: str


@dataclass(frozen=True, slots=True)
class LateMove:
    """A move that became known after its period was closed: it counts from `counts_at` on."""

    part: Part
    move: StockMove
    counts_at: datetime


def add_cost(
    context: Context, uow: UnitOfWork, move: StockMove, unit_cost_minor: int, currency: str = "CNY"
) -> MoveCost:
    """Say what a whole unit cost that came with a move (a receipt, opening stock, a repair). A later cost of the same
    move takes the place of an earlier one. Raises UserError for an amount below zero."""
    if unit_cost_minor < 0:
        raise UserError("valuation.negative_cost", "A cost can't be below zero.")
    made = MoveCost(
        id=context.ids(), move_id=move.id, part_id=move.part_id, unit_cost_minor=unit_cost_minor, currency=currency
    )
    uow.add(made)
    return made


class Valuation:
    """Values and closes."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def possible(self) -> bool:
        """Whether the whole ledger is on this computer."""
        return holds_ledger(self._context.store.read())

    # Verbs

    def set_cost(
        self, move_id: str, unit_cost_minor: int, currency: str = "", initiator: object | None = None
    ) -> MoveCost:
        """Enter or correct what a unit cost that came with a move; `currency` is the firm's unless it is named."""
        with self._context.begin("valuation.set_cost", initiator) as uow:
            move = uow.get(StockMove, move_id)
            made = add_cost(self._context, uow, move, unit_cost_minor, currency or self._context.company().currency)
            uow.commit()
        return made

    def close(self, ends_at: datetime, initiator: object | None = None) -> StockClosing:
        """Settle everything before `ends_at`. Moves that become known later count from then on, and are listed.

        Raises UserError for a time to come, or one that is closed already.
        """
        self._require()
        with self._context.begin("valuation.close", initiator) as uow:
            if ends_at > self._context.now():
                raise UserError("valuation.not_over", "This period is not over yet.")
            if any(closing.ends_ms >= to_ms(ends_at) for closing in queries.closings(uow)):
                raise UserError("valuation.closed", "This period is closed already.")
            made = StockClosing(
                id=self._context.ids(),
                ends_at=ends_at,
                closed_at=self._context.now(),
                by_id=self._context.actor_id,
            )
            uow.add(made)
            uow.commit()
        return made

    def waiting(self) -> int:
        """How many parts moved since they were valued."""
        return queries.waiting(self._context.store.read())

    def refresh(self, progress: Progress | None = None) -> int:
        """Value the parts again that moved since; returns how many. Every question below asks for it by itself; call
        it where much has come in, to show how far it is (`progress` gets the number done)."""
        self._require()
        done = 0
        while stale := queries.stale(self._context.store.read(), _AT_A_TIME):
            with self._context.begin("valuation.refresh") as uow:
                queries.keep(uow, queries.computed(uow, stale))
                uow.commit()
            done += len(stale)
            if progress is not None:
                progress(done)
        return done

    # Questions

    def of_part(self, part_id: str, at: datetime | None = None) -> PartValue:
        """A part's whole stock, now or as it counted before `at`. Raises UserError where the ledger isn't whole."""
        self._require()
        reader = self._context.store.read()
        return _shown(part_id, queries.computed(reader, [part_id], at)[part_id])

    def total(self, at: datetime | None = None) -> Total:
        """All stock, now or as it counted before `at`."""
        self.refresh()
        reader = self._context.store.read()
        value, corrected, unpriced = queries.total(reader)
        if at is not None:
            for part_ids in parts(queries.moved_since(reader, at)):
                then = queries.computed(reader, part_ids, at)
                for today in queries.values_of(reader, part_ids):
                    worth = then[today.part_id]
                    value += worth.value_minor - _minor(today.value_micro)
                    corrected += _minor(worth.corrected_micro) - _minor(today.corrected_micro)
                    unpriced += (worth.unpriced_micro > 0) - (today.unpriced_micro > 0)
        return Total(value, corrected, unpriced, self._context.company().currency)

    def by_warehouse(self, at: datetime | None = None) -> list[PlaceValue]:
        """What lies where at the average of its part, the dearest place first; what is under way counts at the place
        for things in transit. Each sum is rounded by itself."""
        self.refresh()
        reader = self._context.store.read()
        values: dict[str, int] = {}
        counts: dict[str, int] = {}
        for part_ids in parts([row.part_id for row in queries.all_values(reader)]):
            worths = self._worths(reader, part_ids, at)
            held = (
                queries.held_by_place(reader, part_ids)
                if at is None
                else queries.held_by_place_at(reader, part_ids, at)
            )
            around = warehouses_of(reader, [row[1] for row in held])
            for (part_id, place), quantity in _sums(held, around).items():
                values[place] = values.get(place, 0) + share_micro(worths[part_id], quantity)
                counts[place] = counts.get(place, 0) + 1
        places = reader.many(StockLocation, values)
        found = [PlaceValue(place, _minor(values[id]), counts[id]) for id, place in places.items()]
        return sorted(found, key=lambda each: (-each.value_minor, each.place.name, each.place.id))

    def of_parts(self, part_ids: Collection[str]) -> dict[str, PartValue]:
        """The values of some parts now; for lists and reports."""
        self._require()
        reader = self._context.store.read()
        moved = queries.waiting_among(reader, part_ids)
        kept = {row.part_id: row for row in queries.values_of(reader, part_ids) if row.part_id not in moved}
        found = queries.computed(reader, [id for id in part_ids if id not in kept])
        found |= {
            id: Worth(row.quantity_micro, row.value_micro, row.average_micro, row.corrected_micro, row.unpriced_micro)
            for id, row in kept.items()
        }
        return {id: _shown(id, worth) for id, worth in found.items()}

    def late_moves(self, limit: int = _MOST_LATE) -> list[LateMove]:
        """Moves that became known after their period was closed, by the time at which they happened, newest first."""
        self.refresh()
        reader = self._context.store.read()
        late: list[LateMove] = []
        part_ids = queries.parts_with_late_moves(reader, limit)
        known = reader.many(Part, part_ids)
        closings = queries.closings(reader)
        for part_id, flows in queries.flows(reader, part_ids).items():
            counts = {flow.id: posted_ms(flow.at_ms, flow.rank, closings) for flow in flows}
            moves = reader.many(StockMove, [flow.id for flow in flows if counts[flow.id] > flow.at_ms])
            late += [
                LateMove(known[part_id], move, from_ms(counts[id])) for id, move in moves.items() if part_id in known
            ]
        return sorted(late, key=lambda each: (each.move.at or each.counts_at, each.move.id), reverse=True)[:limit]

    def _worths(self, reader: Reader, part_ids: Collection[str], at: datetime | None) -> Mapping[str, Worth]:
        """What is kept, where that is what counted at the time; the rest computed."""
        kept = {row.part_id: row for row in queries.values_of(reader, part_ids)}
        usable = {
            id: Worth(row.quantity_micro, row.value_micro, row.average_micro)
            for id, row in kept.items()
            if at is None or row.last_at < to_ms(at)
        }
        return {**usable, **queries.computed(reader, [id for id in part_ids if id not in usable], at)}

    def _require(self) -> None:
        if not self.possible():
            raise UserError(
                "valuation.not_here",
                "The value of stock can be seen where the whole stock is kept, not on this laptop.",
            )


def _sums(held: Iterable[tuple[str, str, int]], around: Mapping[str, str]) -> dict[tuple[str, str], int]:
    sums: dict[tuple[str, str], int] = {}
    for part_id, place, quantity in held:
        key = (part_id, around.get(place, place))
        sums[key] = sums.get(key, 0) + quantity
    return sums


def _shown(part_id: str, worth: Worth) -> PartValue:
    return PartValue(
        part_id,
        worth.quantity_micro,
        worth.value_minor,
        None if worth.average_micro is None else _minor(worth.average_micro),
        _minor(worth.corrected_micro),
        worth.unpriced_micro,
    )


def _minor(micro: int) -> int:
    return (2 * micro + MICRO) // (2 * MICRO)

"""What can be had: by warehouse what is there, what is promised, what is left, what is coming, and how sure that is.

    on hand (usable) - reserved (promised) = available

Nothing of it is stored. Promises follow from the open claims and the usable stock that are known here
(`domain/promises.py`); `complete` says whether that is all there is, or only what this laptop's person may see.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from fieldservice.domain.confidence import Confidence, judge
from fieldservice.domain.promises import Claim, Promise, promises, reserved
from fieldservice.domain.records import Part, Person, StockLocation
from fieldservice.services.context import Context
from fieldservice.store.queries import availability as queries
from fieldservice.store.queries.availability import ClaimRow, ComingRow
from fieldservice.store.queries.places import warehouses_of
from fieldservice.store.queries.stock import USABLE_KINDS
from fieldservice.store.reader import Reader

if TYPE_CHECKING:
    from fieldservice.services.shortfalls import Shortfall


@dataclass(frozen=True, slots=True)
class WarehouseStock:
    """A part at a warehouse, service point or van with everything inside it.

    `packed`: picked, waiting to be shipped; `inspecting`: arrived, not yet put away; `defective`: can't be used.
    """

    warehouse: StockLocation
    bin: StockLocation | None
    on_hand_micro: int
    reserved_micro: int
    coming_micro: int
    coming_on: date | None
    packed_micro: int
    inspecting_micro: int
    defective_micro: int
    min_micro: int | None
    max_micro: int | None
    confidence: Confidence

    @property
    def available_micro(self) -> int:
        """What can still be promised; below zero when the books hold less than nothing."""
        return self.on_hand_micro - self.reserved_micro


@dataclass(frozen=True, slots=True)
class PartStock:
    """A part everywhere. `complete`: every claim and move is known here, not only those of one person."""

    part: Part
    rows: tuple[WarehouseStock, ...]
    claims: tuple[tuple[ClaimRow, Promise], ...]  # in the order in which they are served
    coming: tuple[ComingRow, ...]
    elsewhere_micro: int  # in transit between places, or set apart outside of every warehouse
    complete: bool

    @property
    def on_hand_micro(self) -> int:
        """Usable stock everywhere."""
        return sum(row.on_hand_micro for row in self.rows)

    @property
    def reserved_micro(self) -> int:
        """Promised everywhere."""
        return sum(row.reserved_micro for row in self.rows)

    @property
    def available_micro(self) -> int:
        """What can still be promised, everywhere."""
        return self.on_hand_micro - self.reserved_micro

    @property
    def under_way_micro(self) -> int:
        """On the way, packed or waiting for inspection."""
        return self.elsewhere_micro + sum(row.packed_micro + row.inspecting_micro for row in self.rows)

    @property
    def ordered_micro(self) -> int:
        """Ordered from suppliers and not arrived."""
        return sum(row.quantity_micro for row in self.coming if row.kind == "order")

    @property
    def ordered_on(self) -> date | None:
        """When the first of it is expected."""
        return next((row.expected_on for row in self.coming if row.kind == "order"), None)

    @property
    def work_orders(self) -> int:
        """How many work orders have something of it reserved."""
        return len({row.work_order_id for row, promise in self.claims if row.work_order_id and promise.promised_micro})

    @property
    def waiting_micro(self) -> int:
        """Claimed, and not covered by what is there."""
        return sum(promise.uncovered_micro for _, promise in self.claims)


@dataclass(slots=True)
class _Sums:
    usable: int = 0
    packed: int = 0
    inspecting: int = 0
    defective: int = 0
    places: set[str] = field(default_factory=set)

    def add(self, kind: str, location_id: str, quantity: int) -> None:
        self.places.add(location_id)
        if kind in USABLE_KINDS:
            self.usable += quantity
        elif kind == "packing":
            self.packed += quantity
        elif kind == "defective":
            self.defective += quantity
        else:
            self.inspecting += quantity


@dataclass(frozen=True, slots=True)
class Known:
    """Usable stock and promises of some parts, read once."""

    usable: Mapping[tuple[str, str], int]  # part, warehouse
    promised: Mapping[str, Promise]  # by line
    claims: Mapping[str, ClaimRow]
    reserved: Mapping[tuple[str, str], int]

    def available(self, part_id: str, warehouse_id: str) -> int:
        """Micro-units that can still be promised there."""
        place = (part_id, warehouse_id)
        return self.usable.get(place, 0) - self.reserved.get(place, 0)


def known(reader: Reader, part_ids: Collection[str]) -> Known:
    """What there is of these parts and who is promised what; for reading within a unit of work."""
    held = queries.held(reader, part_ids)
    rows = queries.claims(reader, part_ids)
    around = warehouses_of(reader, [*(each.location_id for each in held), *(row.source_location_id for row in rows)])
    usable: dict[tuple[str, str], int] = {}
    for each in held:
        if each.kind in USABLE_KINDS and each.location_id in around:
            place = (each.part_id, around[each.location_id])
            usable[place] = usable.get(place, 0) + each.quantity_micro
    promised = promises(_claims(rows, around), usable)
    return Known(usable, promised, {row.line_id: row for row in rows}, reserved(promised))


def available_in(reader: Reader, part_id: str, warehouse_id: str) -> int:
    """Micro-units of a part that can still be promised at a warehouse; for reading within a unit of work."""
    return known(reader, [part_id]).available(part_id, warehouse_id)


def _claims(rows: Iterable[ClaimRow], around: Mapping[str, str]) -> list[Claim]:
    return [
        Claim(
            row.line_id,
            row.part_id,
            around.get(row.source_location_id, row.source_location_id),
            row.outstanding_micro,
            row.claimed_at,
        )
        for row in rows
    ]


@dataclass(frozen=True, slots=True)
class _Facts:
    """What was read of one part."""

    around: Mapping[str, str]  # by place the warehouse that it is in
    sums: Mapping[str, _Sums]  # by warehouse, or by place beside the warehouses
    elsewhere: int
    claims: Sequence[ClaimRow]
    promised: Mapping[str, Promise]
    coming: tuple[ComingRow, ...]
    levels: Mapping[str, queries.LevelRow]
    counts: Mapping[str, datetime]
    pending: Mapping[str, int]

    def warehouse(self, place: str) -> str:
        """The warehouse that a place is in, or the place itself."""
        return self.around.get(place, place)

    def coming_to(self, id: str) -> list[ComingRow]:
        """What is coming to a warehouse, the first first."""
        return [row for row in self.coming if row.location_id and self.warehouse(row.location_id) == id]

    @property
    def shown(self) -> set[str]:
        """The warehouses that have anything to do with the part."""
        arriving = {self.warehouse(row.location_id) for row in self.coming if row.location_id}
        claimed = {promise.claim.warehouse_id for promise in self.promised.values()}
        return {*self.sums, *self.levels, *arriving, *claimed}

    @property
    def bins(self) -> set[str]:
        """The places in which it lies or is at home."""
        homes = {level.bin_id for level in self.levels.values() if level.bin_id}
        return homes.union(*(held.places for held in self.sums.values()))


def _facts_of(reader: Reader, part_id: str) -> _Facts:
    held = queries.held(reader, [part_id])
    claims = queries.claims(reader, [part_id])
    coming = queries.coming(reader, [part_id])
    levels = queries.levels(reader, part_id)
    counts = queries.last_counts(reader, part_id)
    pending = queries.undelivered_moves(reader, part_id)
    around = warehouses_of(
        reader,
        [
            *(each.location_id for each in held),
            *(row.source_location_id for row in claims),
            *(row.location_id for row in coming if row.location_id),
            *(level.location_id for level in levels),
            *counts,
            *pending,
        ],
    )
    sums: dict[str, _Sums] = {}
    elsewhere = 0
    for each in held:
        if each.kind == "transit" and each.location_id not in around:
            elsewhere += each.quantity_micro
        else:
            place = around.get(each.location_id, each.location_id)
            sums.setdefault(place, _Sums()).add(each.kind, each.location_id, each.quantity_micro)
    usable = {(part_id, place): here.usable for place, here in sums.items()}
    promised = promises(_claims(claims, around), usable)
    level_of = {around.get(level.location_id, level.location_id): level for level in levels}
    return _Facts(around, sums, elsewhere, claims, promised, tuple(coming), level_of, counts, pending)


class Availability:
    """Reads what can be had."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def available(self, part_id: str, warehouse_id: str) -> int:
        """Micro-units of a part that can still be promised at a warehouse; below zero when the books are."""
        return available_in(self._context.store.read(), part_id, warehouse_id)

    def sources(self, part_ids: Collection[str]) -> dict[str, dict[str, int]]:
        """By part and warehouse what can still be promised; warehouses with none are left out."""
        found = known(self._context.store.read(), part_ids)
        answer: dict[str, dict[str, int]] = {part_id: {} for part_id in part_ids}
        for part_id, warehouse_id in found.usable:
            left = found.available(part_id, warehouse_id)
            if left > 0:
                answer[part_id][warehouse_id] = left
        return answer

    def promise_of(self, line_id: str) -> Promise | None:
        """What of an open request line is covered by stock; None when it claims nothing (any more)."""
        return self.promises_of([line_id]).get(line_id)

    def promises_of(self, line_ids: Collection[str]) -> dict[str, Promise]:
        """`promise_of` for many lines; those that claim nothing are left out."""
        reader = self._context.store.read()
        found = known(reader, queries.parts_of_lines(reader, line_ids)).promised
        return {line_id: found[line_id] for line_id in line_ids if line_id in found}

    def of_part(self, part_id: str) -> PartStock:
        """A part everywhere. Raises UserError when the part does not exist."""
        reader = self._context.store.read()
        part = reader.get(Part, part_id)
        facts = _facts_of(reader, part_id)
        places = reader.many(StockLocation, facts.shown | facts.bins)
        known_at, mine = queries.last_contact(reader), self._own_places(reader)
        met = {id: at for id, at in queries.holders_met(reader).items() if id not in mine}
        rows = [
            self._row(facts, places, id, None if id in mine else known_at, met.get(id))
            for id in facts.shown
            if id in places
        ]
        by_line = {row.line_id: row for row in facts.claims}
        return PartStock(
            part,
            tuple(sorted(rows, key=_order)),
            tuple((by_line[line_id], promise) for line_id, promise in facts.promised.items()),
            facts.coming,
            facts.elsewhere,
            queries.holds_ledger(reader),
        )

    def oversold(self, limit: int = 200) -> list[Shortfall]:
        """What people must look after, in words: sums below zero with the move that did it, and claims that stock
        doesn't cover. See `services/shortfalls.py`."""
        from fieldservice.services.shortfalls import shortfalls

        return shortfalls(self._context, limit)

    def _row(
        self,
        facts: _Facts,
        places: Mapping[str, StockLocation],
        id: str,
        known_at: datetime | None,
        holder_at: datetime | None,
    ) -> WarehouseStock:
        here, level, arriving = facts.sums.get(id, _Sums()), facts.levels.get(id), facts.coming_to(id)
        return WarehouseStock(
            places[id],
            _bin(places, level.bin_id if level else None, id, here.places),
            here.usable,
            sum(each.promised_micro for each in facts.promised.values() if each.claim.warehouse_id == id),
            sum(row.quantity_micro for row in arriving),
            next((row.expected_on for row in arriving if row.expected_on), None),
            here.packed,
            here.inspecting,
            here.defective,
            level.min_micro if level else None,
            level.max_micro if level else None,
            judge(
                self._context.now(),
                max((at for place, at in facts.counts.items() if facts.warehouse(place) == id), default=None),
                pending=sum(n for place, n in facts.pending.items() if facts.warehouse(place) == id),
                known_at=known_at,
                negative=here.usable < 0,
                holder_at=holder_at,
            ),
        )

    def _own_places(self, reader: Reader) -> set[str]:
        """Places whose moves are made on this computer: nobody else has news of them."""
        actor = self._context.actor_id
        person = reader.find(Person, actor)
        own = {place.id for place in reader.where(StockLocation, person_id=actor)} if actor else set()
        return own | {person.van_location_id} if person and person.van_location_id else own


_TIERS = {kind: at for at, kind in enumerate(("central", "regional", "point", "van", "technician"))}


def _order(row: WarehouseStock) -> tuple[int, str, str]:
    return (_TIERS.get(row.warehouse.kind, 9), row.warehouse.name, row.warehouse.id)


def _bin(
    places: Mapping[str, StockLocation], chosen: str | None, warehouse_id: str, holding: Collection[str]
) -> StockLocation | None:
    """The bin where the part is at home, else the only one that holds it."""
    if chosen is not None and chosen in places:
        return places[chosen]
    inner = [places[id] for id in holding if id != warehouse_id and places[id].kind == "bin"]
    return inner[0] if len(inner) == 1 else None

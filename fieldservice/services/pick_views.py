"""A pick list as the bench shows it: lines in the order of the walk, what will be short, and the ways out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from fieldservice.domain.formats import format_date
from fieldservice.domain.records import (
    Part,
    PartRequest,
    PartRequestLine,
    Person,
    PickLine,
    PickList,
    StockLocation,
    replaced,
)
from fieldservice.i18n import translate
from fieldservice.services import places
from fieldservice.services.context import Context
from fieldservice.services.outbound_notices import pick_list_notices
from fieldservice.services.pick_moves import picked_micro
from fieldservice.services.request_sources import Sources, amount, place_name
from fieldservice.store.queries import availability as stock_queries
from fieldservice.store.queries import outbound_lines as queries
from fieldservice.store.queries.stock import on_hand
from fieldservice.store.reader import Reader

_C = "picking"


@dataclass(frozen=True, slots=True)
class PickLineView:
    """A line of the walk. `held_micro`: in the bin by the books (of the lot, where one is named); `lacking_micro`: what
    will be short there; `counted_at`: when the bin's stock of the part was last counted."""

    line: PickLine
    part: Part
    bin: StockLocation | None
    request: PartRequest | None
    picked_micro: int
    held_micro: int
    lacking_micro: int
    counted_at: datetime | None

    @property
    def left_micro(self) -> int:
        """What is still to be picked."""
        return max(self.line.quantity_micro - self.line.short_micro - self.picked_micro, 0)

    @property
    def remains_micro(self) -> int:
        """What the bin holds by the books once the line is picked."""
        return self.held_micro - self.left_micro


@dataclass(frozen=True, slots=True)
class PickListView:
    """A list with everything that the bench shows of it. `notices`: what has changed since it was made."""

    list: PickList
    warehouse: StockLocation | None
    to: StockLocation | None
    person: Person | None
    assigned_to: Person | None
    lines: tuple[PickLineView, ...]
    work_orders: tuple[str, ...]
    weight_grams: int | None  # of what is known to weigh anything
    notices: tuple[str, ...]

    @property
    def current(self) -> PickLineView | None:
        """The first line that is still to be picked."""
        return next((line for line in self.lines if line.line.status == "open"), None)

    @property
    def short(self) -> tuple[PickLineView, ...]:
        """The lines of which the bin holds too little."""
        return tuple(line for line in self.lines if line.line.status == "open" and line.lacking_micro > 0)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A way out of a shortage. `kind`: substitute (`needs` instead, from `bin`) | transfer (from `source`) | ship_short
    (send what is there). `title` and `detail` say it in words."""

    kind: str
    micro: int
    title: str
    detail: str
    needs: tuple[tuple[str, int], ...] = ()
    source: StockLocation | None = None
    bin: StockLocation | None = None
    there_micro: int = 0
    arrives_on: date | None = None


class PickViews:
    """Reads pick lists."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def view(self, pick_list_id: str, *, counted: bool = True) -> PickListView:
        """A list. Raises UserError when it isn't here. `counted`: with when each bin was last counted, which looks
        through the moves of its part."""
        reader = self._context.store.read()
        pick_list = reader.get(PickList, pick_list_id)
        lines = reader.where(PickLine, pick_list_id=pick_list_id, order_by="place, rid")
        parts = reader.many(Part, [line.part_id for line in lines])
        bins = reader.many(StockLocation, [line.bin_id for line in lines])
        asked = reader.many(PartRequestLine, [line.request_line_id for line in lines])
        requests = reader.many(PartRequest, [line.request_id for line in asked.values()])
        picked = picked_micro(reader, [line.id for line in lines])
        gone: dict[tuple[str, str, str], int] = {}
        shown: list[PickLineView] = []
        for line in lines:
            if line.part_id not in parts or line.status == "cancelled":
                continue
            key = (line.part_id, line.bin_id or "", line.lot)
            held = on_hand(reader, line.part_id, line.bin_id, line.lot or None) if line.bin_id else 0
            left = max(line.quantity_micro - line.short_micro - picked.get(line.id, 0), 0)
            before = gone.get(key, 0)
            gone[key] = before + left
            asked_line = asked.get(line.request_line_id or "")
            shown.append(
                PickLineView(
                    line,
                    parts[line.part_id],
                    bins.get(line.bin_id or ""),
                    requests.get(asked_line.request_id) if asked_line else None,
                    picked.get(line.id, 0),
                    held,
                    min(left, max(left - max(held - before, 0), 0)),
                    _counted_at(reader, line) if counted and line.status == "open" else None,
                )
            )
        orders = queries.lines_by_id(reader, asked)
        needed = [request.needed_at for request in requests.values() if request.needed_at is not None]
        return PickListView(
            replaced(pick_list, due_at=min(needed)) if needed else pick_list,
            reader.find(StockLocation, pick_list.location_id),
            reader.find(StockLocation, pick_list.to_location_id),
            reader.find(Person, pick_list.person_id),
            reader.find(Person, pick_list.assigned_to_id),
            tuple(shown),
            tuple(dict.fromkeys(line.work_order for line in orders if line.work_order)),
            _weight(shown),
            pick_list_notices(reader, lines),
        )

    def proposals(self, pick_line_id: str, micro: int | None = None) -> list[Proposal]:
        """Ways out when so much of a line (what its bin lacks, else all that is left) can't be picked: substitutes in
        this warehouse, other warehouses, and sending what is there."""
        reader = self._context.store.read()
        line = reader.get(PickLine, pick_line_id)
        pick_list = reader.get(PickList, line.pick_list_id)
        part = reader.get(Part, line.part_id)
        view = next((each for each in self.view(pick_list.id, counted=False).lines if each.line.id == line.id), None)
        left = view.left_micro if view else line.quantity_micro
        missing = micro or (view.lacking_micro if view and view.lacking_micro else left)
        sources = Sources(self._context)
        found: list[Proposal] = []
        for each in sources.substitutes(part.id, missing, [pick_list.location_id]):
            numbers = " + ".join(one.number for one in each.parts)
            held = queries.bins_with(reader, [each.parts[0].id], places.inside(reader, pick_list.location_id))
            best = max(held.get(each.parts[0].id, []), key=lambda row: row[4], default=None)
            place = reader.find(StockLocation, best[0]) if best else None
            found.append(
                Proposal(
                    "substitute",
                    missing,
                    translate(_C, "Send a substitute for {amount}", amount=amount(missing, line.unit)),
                    translate(
                        _C,
                        "{numbers}: {stock} in {place}",
                        numbers=numbers,
                        stock=amount(best[4] if best else each.source.available_micro, each.parts[0].unit),
                        place=(place.code or place_name(place)) if place else place_name(each.source.location),
                    ),
                    tuple((need.part_id, need.quantity_micro) for need in each.way.needs),
                    each.source.location,
                    place,
                    each.source.available_micro,
                )
            )
        for source in sources.elsewhere(part.id, [pick_list.location_id, pick_list.to_location_id])[:3]:
            share = min(missing, source.available_micro)
            name = place_name(source.location)
            found.append(
                Proposal(
                    "transfer",
                    share,
                    translate(_C, "Have {amount} sent from {place}", amount=amount(share, line.unit), place=name),
                    translate(_C, "{stock} available there", stock=amount(source.available_micro, line.unit)),
                    source=source.location,
                    there_micro=source.available_micro,
                )
            )
        found.append(self._ship_short(reader, line, left - missing, missing))
        return found

    def _ship_short(self, reader: Reader, line: PickLine, there: int, missing: int) -> Proposal:
        coming = [row for row in stock_queries.coming(reader, [line.part_id]) if row.kind == "order"]
        arrives = next((row.expected_on for row in coming if row.expected_on is not None), None)
        today = self._context.now().astimezone(self._context.zone).date()
        if arrives is not None:
            detail = translate(
                _C,
                "{amount} ordered, expected on {day}; the rest waits for it.",
                amount=amount(sum(row.quantity_micro for row in coming), line.unit),
                day=format_date(arrives, today),
            )
        elif coming:
            ordered = amount(sum(row.quantity_micro for row in coming), line.unit)
            detail = translate(_C, "{amount} ordered, without a date.", amount=ordered)
        else:
            detail = translate(_C, "None is ordered: tell purchasing.")
        return Proposal(
            "ship_short",
            missing,
            _short_words(amount(there, line.unit) if there > 0 else "", amount(missing, line.unit)),
            detail,
            arrives_on=arrives,
        )


def _weight(lines: list[PickLineView]) -> int | None:
    grams = [
        line.part.weight_grams * (line.line.quantity_micro - line.line.short_micro) // 1_000_000
        for line in lines
        if line.part.weight_grams
    ]
    return sum(grams) if grams else None


def _counted_at(reader: Reader, line: PickLine) -> datetime | None:
    return stock_queries.last_counts(reader, line.part_id).get(line.bin_id or "")


def _short_words(there: str, missing: str) -> str:
    if not there:
        return translate(_C, "Send none now, note {missing} short", missing=missing)
    return translate(_C, "Send {there} now, note {missing} short", there=there, missing=missing)

"""What a count would be before it begins: a whole warehouse, a zone, or the bins whose turn it is; then beginning it.

A whole warehouse or a zone is one count. Bins that are chosen by their turn are counted by themselves, each posted when
it is done, so that several people can share them and nothing waits for the last one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from fieldservice.domain.pick_route import walk_key
from fieldservice.domain.records import StockCount, StockLocation
from fieldservice.errors import UserError
from fieldservice.services import places
from fieldservice.services.context import Context
from fieldservice.services.count_due import class_of, classed
from fieldservice.services.validation import require_short_line, tidy
from fieldservice.store.queries import counting as queries
from fieldservice.store.queries.counting import BinRow
from fieldservice.store.reader import Reader

CHOICES = ("full", "zone", "due", "stale", "a", "b", "c")
MOST_BINS = 20  # begun at once: what one person counts in a shift
_TURNOVER = timedelta(days=90)
_STALE_DAYS = 90
_STAGING = frozenset({"packing", "quarantine", "defective", "transit"})  # things pass through: counted with the whole
_CLASSES = {"a": "A", "b": "B", "c": "C"}


@dataclass(frozen=True, slots=True)
class CountPlan:
    """What would be counted. `bins`: in the order of the walk; `single`: one count of a place with everything inside
    it. `open_number`: a count of the same place that is still open; `left_out`: bins that are being counted already, or
    more than are begun at once."""

    choice: str
    location: StockLocation
    bins: tuple[BinRow, ...]
    lines: int
    single: bool
    left_out: int = 0
    open_number: str = ""


class CountPlanning:
    """Reads plans and begins what was planned; `begin` is one unit of work."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def zones(self, warehouse_id: str) -> list[StockLocation]:
        """The places inside a warehouse that hold other places, by code."""
        reader = self._context.store.read()
        inside = reader.many(StockLocation, places.inside(reader, warehouse_id))
        above = {each.parent_id for each in inside.values() if not each.archived}
        found = [each for each in inside.values() if each.id in above and each.id != warehouse_id]
        return sorted(found, key=lambda each: (each.code, each.name))

    def plan(self, location_id: str, choice: str) -> CountPlan:
        """What a count of this place would be; `choice`: full and zone (all of it), due, stale (90 days and more, or
        never), or a class of bins by value and movement: a | b | c."""
        if choice not in CHOICES:
            raise ValueError(f"no such choice: {choice!r}")
        return self._plan(self._context.store.read(), location_id, choice)

    def begin(
        self,
        location_id: str,
        choice: str,
        *,
        blind: bool = True,
        note: str = "",
        initiator: object | None = None,
    ) -> list[StockCount]:
        """Begin what `plan` says. Raises UserError where nothing would be counted. `Counting.cancel` undoes each."""
        require_short_line(note)
        with self._context.begin("count.start", initiator) as uow:
            plan = self._plan(uow, location_id, choice)
            if plan.single and plan.open_number:
                raise UserError(
                    "counting.open_already",
                    "{number} is a count of the same place and still open. Go on with it, or cancel it.",
                    number=plan.open_number,
                )
            ids = [location_id] if plan.single else [each.id for each in plan.bins]
            if not plan.bins or not ids:
                raise UserError("counting.no_bins", "Nothing is to be counted here.")
            made = [
                StockCount(
                    id=self._context.ids(),
                    number=uow.next_number("CC"),
                    kind="full" if choice == "full" else "cycle",
                    location_id=id,
                    blind=blind,
                    note=tidy(note),
                    made_by_id=self._context.actor_id,
                    made_at=self._context.now(),
                )
                for id in ids
            ]
            uow.add_all(made)
            uow.commit()
        return made

    def _plan(self, reader: Reader, location_id: str, choice: str) -> CountPlan:
        location = reader.get(StockLocation, location_id)
        now = self._context.now()
        rows = queries.bins_with_stock(reader, places.inside(reader, location_id), now - _TURNOVER)
        rows.sort(key=lambda row: walk_key(row.walk, row.code))
        open_counts = reader.where(StockCount, status="open")
        if choice in ("full", "zone"):
            same = [each.number for each in open_counts if each.location_id == location_id and not each.part_id]
            return CountPlan(choice, location, tuple(rows), _lines(rows), True, open_number=same[0] if same else "")
        known = reader.many(StockLocation, [row.id for row in rows])
        rows = [row for row in rows if known[row.id].kind not in _STAGING]
        if choice == "due":
            wanted = {each.row.id for each in classed(rows, now)}
        elif choice == "stale":
            wanted = {row.id for row in rows if row.counted_at is None or (now - row.counted_at).days >= _STALE_DAYS}
        else:
            wanted = {id for id, klass in class_of(rows).items() if klass == _CLASSES[choice]}
        covered = {id for each in open_counts if each.part_id is None for id in places.inside(reader, each.location_id)}
        free = [row for row in rows if row.id in wanted and row.id not in covered]
        if choice != "due":  # those that have waited longest first, where there are too many
            free.sort(key=lambda row: (row.counted_at is not None, row.counted_at or now))
        chosen = sorted(free[:MOST_BINS], key=lambda row: walk_key(row.walk, row.code))
        return CountPlan(choice, location, tuple(chosen), _lines(chosen), False, len(wanted) - len(chosen))


def _lines(rows: Sequence[BinRow]) -> int:
    return sum(row.keys for row in rows)

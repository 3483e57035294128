"""Reports on stock: on hand, what came and went in a period, what it is worth, how long it has lain, what lies still.

Each is a long list of parts: keys in chunks, figures for the rows of a page, so that it opens at once on any ledger.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import NamedTuple

from fieldservice.errors import UserError
from fieldservice.services.catalogue_supply import CatalogueSupply
from fieldservice.services.context import Context
from fieldservice.services.lists import LongList
from fieldservice.services.valuation import PartValue, Total, Valuation
from fieldservice.store.queries import ages, stock_order
from fieldservice.store.queries import stock_reports as queries
from fieldservice.store.queries.stock_order import ORDERS, Among
from fieldservice.store.queries.stock_reports import HeldFigures, MovedFigures, PartLine, ReportFilter
from fieldservice.store.queries.windows import CHUNK, FIRST_CHUNK, Chunk, Count, Cursor, Source

__all__ = ["ReportFilter", "ReportLine", "StockReports", "Total"]

REPORTS = ("on_hand", "movement", "valuation", "ageing", "stale")
DEFAULT_IDLE_DAYS = 180
MOMENT = 2_000  # parts whose age or value is looked at while somebody waits for a page
Told = Callable[[int, int], None]
_NOTHING = HeldFigures(0, 0, 0, None)
_STILL = MovedFigures(0, 0, 0)


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A part in a report; what a report doesn't ask for stays None. `value` is None where costs may not be seen.

    Of a movement: opening + in − out = closing, at the places asked about.
    """

    part: PartLine
    held: HeldFigures = _NOTHING
    in_micro: int = 0
    out_micro: int = 0
    opening_micro: int = 0
    closing_micro: int = 0
    last_receipt_at: datetime | None = None
    value: PartValue | None = None

    @property
    def rid(self) -> int:
        """The row key of the part."""
        return self.part.rid

    @property
    def id(self) -> str:
        """The id of the part."""
        return self.part.id

    @property
    def archived(self) -> bool:
        """Whether the part is out of the lists."""
        return self.part.archived


class StockReports:
    """One list a report; `list_of(report)`."""

    def __init__(self, context: Context, valuation: Valuation, supply: CatalogueSupply) -> None:
        self._context, self._valuation, self._supply = context, valuation, supply

    def values_shown(self) -> bool:
        """Whether what stock is worth can be told here, to whoever is signed in."""
        return self._supply.sees_costs() and self._valuation.possible()

    def names(self) -> tuple[str, ...]:
        """The reports that can be had here."""
        return REPORTS if self.values_shown() else tuple(name for name in REPORTS if name != "valuation")

    def list_of(self, report: str) -> LongList[ReportFilter, ReportLine]:
        """The list of a report."""
        rows = {"on_hand": self._held, "movement": self._moved, "valuation": self._valued}.get(report, self._aged)
        return _Report(self._context, lambda wanted: self._listed(report, wanted), rows, partial(self._whole, report))

    def behind(self, report: str) -> int:
        """So many parts moved since their age or value was looked at, where looking takes more than a moment: after an
        import, or when a ledger came from the hub. Until `catch_up` the report then has what is ready. Else 0."""
        if report not in ("valuation", "ageing", "stale"):
            return 0
        values = self._valuation.waiting() if self.values_shown() else 0
        waiting = max(values, ages.waiting(self._context.store.read()))
        return waiting if waiting > MOMENT else 0

    def catch_up(self, told: Told = lambda done, of: None) -> None:
        """Look at the age and value of every part that moved; `told` gets how many are done of how many."""
        aged, valued = ages.waiting(self._context.store.read()), 0
        if self.values_shown():
            valued = self._valuation.waiting()
        for done in self._ages_refreshed():
            told(done, aged + valued)
        if valued:
            self._valuation.refresh(lambda done: told(aged + done, aged + valued))

    def total(self) -> Total:
        """What all stock is worth. Raises UserError where that can't be told."""
        self._may()
        return self._valuation.total()

    def _whole(self, report: str) -> None:
        if self.behind(report):
            self.catch_up()

    def _may(self) -> None:
        if not self._supply.sees_costs():
            raise UserError("stock_reports.no_costs", "What stock is worth is for the warehouse and managers to see.")

    def _listed(self, report: str, wanted: ReportFilter) -> _Listed:
        if report == "valuation":
            self._may()
            self._value_few()
            return _Listed(queries.valued_source(wanted), [], "value" if wanted.sort == "value" else _plain(wanted))
        if report == "movement":
            return _Listed(queries.moved_source(wanted), [queries.moved_among(wanted)], _plain(wanted))
        before = self._context.now() - timedelta(days=wanted.idle_days or DEFAULT_IDLE_DAYS)
        among, sort = queries.held_among(wanted), wanted.sort
        if sort == "value":
            if self.values_shown():
                self._value_few()
            else:
                sort = ""
        if report == "on_hand" and sort != "oldest":
            return _Listed(queries.held_source(wanted), among, sort)
        if ages.waiting(self._context.store.read()) <= MOMENT:
            for _ in self._ages_refreshed():
                pass
        if report == "stale":
            return _Listed(queries.idle_source(wanted, before), [*among, queries.idle_among(before)], sort)
        if report == "ageing" and wanted.idle_days:
            return _Listed(queries.unfilled_source(wanted, before), [*among, queries.unfilled_among(before)], sort)
        return _Listed(queries.held_source(wanted), among, sort)

    def _value_few(self) -> None:
        if self._valuation.waiting() <= MOMENT:
            self._valuation.refresh()

    def _ages_refreshed(self) -> Iterator[int]:
        """Look again at the ages of the parts that moved since somebody asked last; yields how many are done."""
        done, after = 0, ""
        while ages.any_waiting(self._context.store.read(), after):
            with self._context.begin("stock_reports.refresh") as uow:
                looked_at = ages.refresh(uow, after)
                uow.commit()
            if looked_at:
                done, after = done + len(looked_at), looked_at[-1]
            yield done

    def _held(self, lines: Sequence[PartLine], wanted: ReportFilter) -> list[ReportLine]:
        reader = self._context.store.read()
        held = queries.held(reader, [line.id for line in lines], wanted.place_id)
        return [ReportLine(line, held.get(line.id, _NOTHING)) for line in lines]

    def _moved(self, lines: Sequence[PartLine], wanted: ReportFilter) -> list[ReportLine]:
        reader, ids = self._context.store.read(), [line.id for line in lines]
        held, moved = queries.held(reader, ids, wanted.place_id), queries.moved(reader, ids, wanted)
        made = []
        for line in lines:
            now, figures = held.get(line.id, _NOTHING), moved.get(line.id, _STILL)
            closing = now.usable_micro + now.blocked_micro - figures.after_micro
            opening = closing - figures.in_micro + figures.out_micro
            made.append(ReportLine(line, now, figures.in_micro, figures.out_micro, opening, closing))
        return made

    def _valued(self, lines: Sequence[PartLine], wanted: ReportFilter) -> list[ReportLine]:
        self._may()
        values = self._valuation.of_parts([line.id for line in lines])
        return [ReportLine(line, value=values.get(line.id)) for line in lines]

    def _aged(self, lines: Sequence[PartLine], wanted: ReportFilter) -> list[ReportLine]:
        reader, ids = self._context.store.read(), [line.id for line in lines]
        held, came = queries.held(reader, ids, wanted.place_id), queries.last_receipts(reader, ids)
        values = self._valuation.of_parts(ids) if self.values_shown() else {}
        return [
            ReportLine(
                line, held.get(line.id, _NOTHING), last_receipt_at=came.get(line.id), value=values.get(line.id)
            )
            for line in lines
        ]  # fmt: skip


class _Listed(NamedTuple):
    """What a report lists, the parts among which all of it is, and in which order."""

    source: Source
    among: list[Among]
    sort: str


def _plain(wanted: ReportFilter) -> str:
    """The order by number or name; other keys not every part of the list has."""
    return wanted.sort if wanted.sort in ("number", "name") else ""


class _Report(LongList[ReportFilter, ReportLine]):
    """A list of parts whose figures depend on the filter that was listed last."""

    def __init__(
        self,
        context: Context,
        listed: Callable[[ReportFilter], _Listed],
        rows: Callable[[Sequence[PartLine], ReportFilter], list[ReportLine]],
        made_whole: Callable[[], None],
    ) -> None:
        self._context, self._listed, self._rows, self._made_whole = context, listed, rows, made_whole
        self._wanted = ReportFilter()

    def all_rids(self, filter: ReportFilter) -> array[int]:
        """Of everything, so that no export lacks what is not ready yet."""
        self._made_whole()
        return super().all_rids(filter)

    def chunk(self, filter: ReportFilter, cursor: Cursor | None = None) -> Chunk:
        self._wanted = filter
        size = FIRST_CHUNK if cursor is None else CHUNK
        listed = self._listed(filter)
        reader = self._context.store.read()
        return stock_order.chunk(reader, listed.source, ORDERS[listed.sort], listed.among, cursor, size)

    def rows(self, rids: Sequence[int]) -> list[ReportLine]:
        return self._rows(queries.part_lines(self._context.store.read(), list(rids)), self._wanted)

    def count(self, filter: ReportFilter) -> Count:
        listed = self._listed(filter)
        return stock_order.count(self._context.store.read(), listed.source, listed.among)

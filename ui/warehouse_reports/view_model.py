"""Screen state of the reports on stock: one list, whichever report it is of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from fieldservice.domain.records import StockLocation
from fieldservice.errors import FieldServiceError
from fieldservice.services.lists import LongList
from fieldservice.services.stock_reports import ReportFilter, ReportLine, Total
from ui.bridge.environment import Environment
from ui.bridge.jobs import Job
from ui.bridge.record_list import RecordListViewModel

__all__ = ["About", "ReportFilter", "ReportLine", "StockReportViewModel"]

HOLDERS = ("central", "regional", "point", "van", "technician")


@dataclass(frozen=True)
class About:
    """What the page needs besides its rows: the reports that can be had here, places, the value of everything.
    `behind`: so many parts have to be looked at before the report is whole."""

    names: tuple[str, ...]
    places: tuple[StockLocation, ...]
    values_shown: bool
    total: Total | None
    behind: int = 0


class StockReportViewModel(RecordListViewModel):
    """`report` names the list; `period` what movement is told of."""

    LIST = "stock_report"
    WATCHES = ("stock_move", "part", "stock_location", "move_cost", "part_category")
    aboutLoaded = Signal(object)  # About
    caughtUp = Signal(int, int)  # parts looked at, of how many; equal ones: all

    def __init__(self, environment: Environment, report: str, parent: QObject | None = None) -> None:
        super().__init__(environment, ReportFilter(sort=FIRST_SORT.get(report, "")), parent)
        self.report = report
        self.LIST = f"stock_report.{report}"
        self.period = "month"
        self.about: About | None = None
        self._catching_up: Job | None = None
        self._list = self.services.stock_reports.list_of(report)
        if report == "movement":
            since, until = bounds(self.period, self.today())
            self.filter = ReportFilter(since=self._begin(since), until=self._begin(until))

    def records(self) -> LongList[Any, Any]:
        return self._list

    def today(self) -> date:
        """The day here."""
        context = self.services.context
        return context.now().astimezone(context.zone).date()

    def choose_period(self, period: str) -> None:
        """month | last_month | quarter | year."""
        self.period = period
        since, until = bounds(period, self.today())
        self.narrow(since=self._begin(since), until=self._begin(until))

    def load_about(self) -> None:
        """Read what the page needs besides its rows."""
        self.jobs.read(self._about, done=self._told, key=f"{self.LIST}.about")

    def refresh(self) -> None:
        super().refresh()
        self.load_about()

    def _begin(self, day: date) -> datetime:
        return datetime.combine(day, time(), self.services.context.zone)

    def _about(self) -> About:
        reports = self.services.stock_reports
        shown = reports.values_shown()
        places = self.services.catalogue.stock.locations(HOLDERS)
        behind = reports.behind(self.report)
        total = reports.total() if shown and self.report == "valuation" and not behind else None
        return About(reports.names(), tuple(sorted(places, key=_order)), shown, total, behind)

    @Slot(object)
    def _told(self, about: About) -> None:
        self.about = about
        self.aboutLoaded.emit(about)
        if about.behind and self._catching_up is None:
            self.caughtUp.emit(0, about.behind)
            job = self.jobs.background(self._catch_up, done=self._whole, failed=self._given_up)
            job.progressed.connect(self.caughtUp)
            self._catching_up = job
            if not self._ids:  # listed before it was known why there is nothing
                self.show(self.filter)

    def _catch_up(self, job: Job) -> None:
        def told(done: int, of: int) -> None:
            job.check()
            job.report(done, of)

        self.services.stock_reports.catch_up(told)

    @Slot(object)
    def _whole(self, _nothing: object) -> None:
        self._catching_up = None
        self.caughtUp.emit(1, 1)
        self.show(self.filter)
        self.load_about()

    @Slot(object)
    def _given_up(self, error: FieldServiceError) -> None:
        self._catching_up = None
        self.caughtUp.emit(1, 1)
        self.jobs.problem.emit(error)


FIRST_SORT = {"valuation": "value", "ageing": "oldest", "stale": "oldest"}


def bounds(period: str, today: date) -> tuple[date, date]:
    """First day of a period and the first day after it; a period that still runs ends tomorrow."""
    tomorrow, first = today + timedelta(days=1), today.replace(day=1)
    if period == "last_month":
        return (first - timedelta(days=1)).replace(day=1), first
    if period == "quarter":
        return date(today.year, (today.month - 1) // 3 * 3 + 1, 1), tomorrow
    if period == "year":
        return date(today.year, 1, 1), tomorrow
    return first, tomorrow


def _order(place: StockLocation) -> tuple[int, str]:
    return HOLDERS.index(place.kind), place.name

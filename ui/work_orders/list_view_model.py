"""The list of work orders: which, how many, the rows of a page, what the drawer previews, the export."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from PySide6.QtCore import QObject, Signal, Slot

from fieldservice.services.work_order_lists import VIEWS, Count, WorkOrderFilter, WorkOrderRow
from ui.bridge.environment import Environment
from ui.bridge.record_list import RecordListViewModel
from ui.work_orders.verbs import WorkOrderVerbs

if TYPE_CHECKING:  # a start shows the list and needs nothing of the detail yet
    from fieldservice.services.lists import LongList
    from fieldservice.services.people import PersonRow
    from fieldservice.services.timeline import Entry
    from fieldservice.services.work_order_details import WorkOrderDetail
    from ui.work_orders.detail_view_model import Listing

_PREVIEW_ENTRIES = 6


class Preview(Struct, frozen=True):
    """What the drawer shows of a work order."""

    rid: int
    detail: WorkOrderDetail
    entries: tuple[Entry, ...]


class WorkOrderListViewModel(RecordListViewModel):
    """Screen state of the list of work orders; `counted` tells the count of every view."""

    LIST = "work_orders"
    WATCHES = ("work_order", "booking", "customer", "asset", "person", "product")
    filter: WorkOrderFilter
    peopleLoaded = Signal()
    customersFound = Signal(int, object)  # ticket, CallerMatch...

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, WorkOrderFilter(), parent)
        self.customer_name = ""
        self.technicians: list[PersonRow] = []
        self.verbs = WorkOrderVerbs(environment, self)
        self.verbs.changed.connect(self.refresh)

    def records(self) -> LongList[Any, Any]:
        return self.services.work_order_lists

    def read_preview(self, row: WorkOrderRow) -> Preview:
        entries = self.services.timeline.of_work_order(row.id, _PREVIEW_ENTRIES)
        return Preview(row.rid, self.services.work_order_details.detail(row.id), tuple(entries))

    def load_people(self) -> None:
        """Ask who the technicians are."""
        self.jobs.read(self.services.people.technicians, done=self._people, key="work_orders.people")

    def find_customers(self, text: str, ticket: int) -> None:
        """Customers for the filter."""
        self.jobs.read(
            lambda: (ticket, self.services.intake.find_callers(text)), done=self._customers, key="work_orders.customers"
        )

    def count(self) -> None:
        self.jobs.read(self.services.work_order_lists.counts, done=self._counted, key="work_orders.count")

    def listing(self, rid: int) -> Listing:
        """The list as a work order is opened from it."""
        from ui.work_orders.detail_view_model import Listing

        ids = self._ids
        position = ids.index(rid) if rid in ids else 0
        return Listing(self.filter.view, array("q", ids), position)

    @Slot(object)
    def _people(self, people: list[PersonRow]) -> None:
        self.technicians = people
        self.peopleLoaded.emit()

    @Slot(object)
    def _customers(self, answer: tuple[int, Any]) -> None:
        self.customersFound.emit(*answer)


__all__ = ["VIEWS", "Count", "Preview", "WorkOrderFilter", "WorkOrderListViewModel", "WorkOrderRow"]

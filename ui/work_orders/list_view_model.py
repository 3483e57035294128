"""The list of work orders: which, how many, the rows of a page, what the drawer previews, the export."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from fieldservice.errors import FieldServiceError
from fieldservice.services.people import PersonRow
from fieldservice.services.timeline import Entry
from fieldservice.services.work_order_details import WorkOrderDetail
from fieldservice.services.work_order_lists import VIEWS, Chunk, Count, Cursor, WorkOrderFilter, WorkOrderRow
from ui.bridge.environment import Environment
from ui.bridge.jobs import Job
from ui.bridge.view_model import ViewModel
from ui.work_orders.detail_view_model import Listing
from ui.work_orders.verbs import WorkOrderVerbs

FIRST_PAGE = 50  # the model's page
REREAD_MOST = 5_000  # a longer list keeps its order after a commit; its rows are fetched anew
_EXPORT_PAGE = 500
_PREVIEW_ENTRIES = 6


@dataclass(frozen=True)
class Preview:
    """What the drawer shows of a work order."""

    rid: int
    detail: WorkOrderDetail
    entries: tuple[Entry, ...]


class WorkOrderListViewModel(ViewModel):
    """Screen state of the list. Row keys come in chunks; rows come by page as the table asks for them."""

    WATCHES = ("work_order", "booking", "customer", "asset", "person", "product")
    listed = Signal(object, object)  # row keys, rows of the first page: another list
    grown = Signal(object)  # more row keys of the same list
    exchanged = Signal(object)  # row keys after a commit
    stale = Signal()  # rows may hold other values now
    pageLoaded = Signal(int, object, object)  # first, row keys asked for, rows (None: gone)
    pageFailed = Signal(int)  # first
    counted = Signal(object)  # Count by view
    filterChanged = Signal()
    previewed = Signal(object)  # Preview
    peopleLoaded = Signal()
    customersFound = Signal(int, object)  # ticket, CallerMatch...
    exportProgress = Signal(int, int)
    exported = Signal(object, int)  # path, how many
    exportFailed = Signal(object)  # FieldServiceError

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, parent)
        self.filter = WorkOrderFilter()
        self.customer_name = ""
        self.technicians: list[PersonRow] = []
        self.complete = True
        self.verbs = WorkOrderVerbs(environment, self)
        self.verbs.changed.connect(self.refresh)
        self._ids: array[int] = array("q")
        self._preview_rid: int | None = None
        self._export: Job | None = None

    # which

    def show(self, filter: WorkOrderFilter) -> None:
        """Show another list: its first rows at once, the rest while people look."""
        self.filter = filter
        self.filterChanged.emit()
        self.complete = False
        self.jobs.read(lambda: self._first(filter), done=self._listed, key="work_orders.list")

    def narrow(self, **fields: Any) -> None:
        """Change some conditions of the filter."""
        self.show(replace(self.filter, **fields))

    def load_people(self) -> None:
        """Ask who the technicians are."""
        self.jobs.read(self.services.people.technicians, done=self._people, key="work_orders.people")

    def find_customers(self, text: str, ticket: int) -> None:
        """Customers for the filter."""
        self.jobs.read(
            lambda: (ticket, self.services.intake.find_callers(text)), done=self._customers, key="work_orders.customers"
        )

    def count(self) -> None:
        """How many each view holds."""
        self.jobs.read(self.services.work_order_lists.counts, done=self._counted, key="work_orders.counts")

    def refresh(self) -> None:
        """Ask again: the list when it is short, else only the rows on screen; counts and drawer as well."""
        self.count()
        self.stale.emit()
        if self.complete and len(self._ids) <= REREAD_MOST:
            filter = self.filter
            self.jobs.read(lambda: self._all(filter), done=self._reread, key="work_orders.list")
        if self._preview_rid is not None:
            self.preview(self._preview_rid)

    # rows

    def fetch(self, first: int, rids: Sequence[int]) -> None:
        """The rows of a page."""
        page = _Page(self, first, list(rids))
        self.jobs.read(lambda: self.services.work_order_lists.rows(page.rids), done=page.loaded, failed=page.failed)

    def preview(self, rid: int) -> None:
        """Show a row in the drawer."""
        self._preview_rid = rid
        self.jobs.read(lambda: self._preview(rid), done=self._previewed, key="work_orders.preview")

    def close_preview(self) -> None:
        """The drawer is closed."""
        self._preview_rid = None

    def listing(self, rid: int) -> Listing:
        """The list as a work order is opened from it."""
        ids = self._ids
        position = ids.index(rid) if rid in ids else 0
        return Listing(self.filter.view, array("q", ids), position)

    def id_of(self, rid: int, then: Callable[[str], object]) -> None:
        """Find the id of a row and call `then` with it."""
        found = _Found(self, then)
        self.jobs.read(lambda: self.services.work_order_lists.rows([rid]), done=found.loaded)

    # export

    def export(
        self,
        path: Path,
        header: Sequence[str],
        cells: Callable[[WorkOrderRow], Sequence[Any]],
        rids: Sequence[int] = (),
    ) -> None:
        """Write the list (or the rows `rids`) to a .xlsx or .csv file; progress is told, `cancel_export` stops."""
        filter = self.filter
        job = self.jobs.long(
            lambda job: self._write(job, path, header, cells, rids or self.services.work_order_lists.all_rids(filter)),
            done=self._exported,
            failed=self._export_failed,
        )
        job.progressed.connect(self.exportProgress)
        self._export = job

    def cancel_export(self) -> None:
        """Stop writing; a file of that name keeps what it held."""
        if self._export is not None:
            self._export.cancel()

    def _write(
        self,
        job: Job,
        path: Path,
        header: Sequence[str],
        cells: Callable[[WorkOrderRow], Sequence[Any]],
        rids: Sequence[int],
    ) -> tuple[Path, int]:
        from fieldservice.exchange.export import write_table

        def rows() -> Any:
            for first in range(0, len(rids), _EXPORT_PAGE):
                job.check()
                job.report(first, len(rids))
                for row in self.services.work_order_lists.rows(rids[first : first + _EXPORT_PAGE]):
                    yield cells(row)

        return path, write_table(path, header, rows(), self.services.context.zone)

    # answers of the jobs

    def _first(self, filter: WorkOrderFilter) -> tuple[WorkOrderFilter, Chunk, list[WorkOrderRow]]:
        chunk = self.services.work_order_lists.chunk(filter)
        return filter, chunk, self.services.work_order_lists.rows(chunk.rids[:FIRST_PAGE])

    @Slot(object)
    def _listed(self, answer: tuple[WorkOrderFilter, Chunk, list[WorkOrderRow]]) -> None:
        filter, chunk, rows = answer
        self._ids = array("q", chunk.rids)
        self.listed.emit(array("q", chunk.rids), rows)
        self._more(filter, chunk.next)
        self.count()

    def _more(self, filter: WorkOrderFilter, cursor: Cursor | None) -> None:
        self.complete = cursor is None
        if cursor is None:
            self.grown.emit(array("q"))
            return
        self.jobs.read(
            lambda: (filter, self.services.work_order_lists.chunk(filter, cursor)),
            done=self._grown,
            key="work_orders.list",
        )

    @Slot(object)
    def _grown(self, answer: tuple[WorkOrderFilter, Chunk]) -> None:
        filter, chunk = answer
        self._ids.extend(chunk.rids)
        self.grown.emit(chunk.rids)
        self._more(filter, chunk.next)

    def _all(self, filter: WorkOrderFilter) -> tuple[WorkOrderFilter, array[int]]:
        return filter, self.services.work_order_lists.all_rids(filter)

    @Slot(object)
    def _reread(self, answer: tuple[WorkOrderFilter, array[int]]) -> None:
        filter, ids = answer
        if filter == self.filter and ids != self._ids:
            self._ids = array("q", ids)
            self.exchanged.emit(ids)

    def _preview(self, rid: int) -> Preview | None:
        rows = self.services.work_order_lists.rows([rid])
        if not rows:
            return None
        detail = self.services.work_order_details.detail(rows[0].id)
        return Preview(rid, detail, tuple(self.services.timeline.of_work_order(rows[0].id, _PREVIEW_ENTRIES)))

    @Slot(object)
    def _previewed(self, preview: Preview | None) -> None:
        if preview is not None and preview.rid == self._preview_rid:
            self.previewed.emit(preview)

    @Slot(object)
    def _counted(self, counts: dict[str, Count]) -> None:
        self.counted.emit(counts)

    @Slot(object)
    def _people(self, people: list[PersonRow]) -> None:
        self.technicians = people
        self.peopleLoaded.emit()

    @Slot(object)
    def _customers(self, answer: tuple[int, Any]) -> None:
        self.customersFound.emit(*answer)

    @Slot(object)
    def _exported(self, answer: tuple[Path, int]) -> None:
        self._export = None
        self.exported.emit(*answer)

    @Slot(object)
    def _export_failed(self, error: FieldServiceError) -> None:
        self._export = None
        self.exportFailed.emit(error)


class _Page(QObject):
    """One page under way: its answer names the rows it is for."""

    def __init__(self, owner: WorkOrderListViewModel, first: int, rids: list[int]) -> None:
        super().__init__(owner)
        self._owner, self._first, self.rids = owner, first, rids

    @Slot(object)
    def loaded(self, rows: list[WorkOrderRow]) -> None:
        by_rid = {row.rid: row for row in rows}
        self._owner.pageLoaded.emit(self._first, self.rids, [by_rid.get(rid) for rid in self.rids])
        self.deleteLater()

    @Slot(object)
    def failed(self, error: FieldServiceError) -> None:
        self._owner.pageFailed.emit(self._first)
        self._owner.jobs.problem.emit(error)
        self.deleteLater()


class _Found(QObject):
    """A row whose id is being looked up."""

    def __init__(self, owner: WorkOrderListViewModel, then: Callable[[str], object]) -> None:
        super().__init__(owner)
        self._then = then

    @Slot(object)
    def loaded(self, rows: list[WorkOrderRow]) -> None:
        if rows:
            self._then(rows[0].id)
        self.deleteLater()


__all__ = ["VIEWS", "Count", "Listing", "Preview", "WorkOrderFilter", "WorkOrderListViewModel", "WorkOrderRow"]

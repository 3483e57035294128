"""Screen state of a long list: row keys in chunks, rows by page as the table asks for them, preview, export."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from fieldservice.errors import FieldServiceError
from fieldservice.services.lists import Chunk, Count, Cursor, LongList
from ui.bridge.environment import Environment
from ui.bridge.jobs import Job
from ui.bridge.view_model import ViewModel

FIRST_PAGE = 50  # the model's page
REREAD_MOST = 5_000  # a longer list keeps its order after a commit; its rows are fetched anew
_EXPORT_PAGE = 500
_REST_AFTER_MS = 80  # the first rows are to be painted before the rest of the list is read


class _Row(Protocol):
    @property
    def rid(self) -> int: ...

    @property
    def id(self) -> str: ...

    @property
    def archived(self) -> bool: ...


R = TypeVar("R", bound=_Row)


class RecordLine(Struct, Generic[R], frozen=True):
    """A row of a list, for subclasses that say more of it than the service does."""

    row: R

    @property
    def rid(self) -> int:
        return self.row.rid

    @property
    def id(self) -> str:
        return self.row.id

    @property
    def archived(self) -> bool:
        return self.row.archived


class RecordListViewModel(ViewModel):
    """Subclasses name their `LIST` (for the newest-answer rule), the `records()` and what the drawer shows.

    A row is anything with `rid` and `id`.
    """

    LIST = "records"
    listed = Signal(object, object)  # row keys, rows of the first page: another list
    grown = Signal(object)  # more row keys of the same list
    exchanged = Signal(object)  # row keys after a commit
    stale = Signal()  # rows may hold other values now
    pageLoaded = Signal(int, object, object)  # first, row keys asked for, rows (None: gone)
    pageFailed = Signal(int)  # first
    counted = Signal(object)  # Count (a list with views: by view)
    filterChanged = Signal()
    previewed = Signal(int, object)  # row key, what the drawer shows
    exportProgress = Signal(int, int)
    exported = Signal(object, int)  # path, how many
    exportEnded = Signal()  # however it ended

    def __init__(self, environment: Environment, filter: Any, parent: QObject | None = None) -> None:
        super().__init__(environment, parent)
        self.filter = filter
        self.complete = True
        self._ids: array[int] = array("q")
        self._ahead: Any = None  # the filter whose first rows are under way before the list is shown
        self._preview_rid: int | None = None
        self._export: Job | None = None

    def records(self) -> LongList[Any, Any]:
        """The service's list."""
        raise NotImplementedError

    def read_rows(self, rids: Sequence[int]) -> list[Any]:
        """Rows for the table; called in a worker."""
        return list(self.records().rows(rids))

    def read_preview(self, row: Any) -> Any:
        """What the drawer shows of a row; called in a worker."""
        return row

    # which

    def ask_ahead(self) -> None:
        """Ask for the first rows of the filter in force: a worker reads them while the page is still being built."""
        self._ahead = self.filter
        self._ask(self.filter)

    def show(self, filter: Any) -> None:
        """Show another list: its first rows at once, the rest while people look."""
        self.filter = filter
        self.filterChanged.emit()
        self.complete = False
        ahead, self._ahead = self._ahead, None
        if ahead is not filter:
            self._ask(filter)

    def _ask(self, filter: Any) -> None:
        self.jobs.read(lambda: self._first(filter), done=self._listed, key=f"{self.LIST}.list")

    def narrow(self, **fields: Any) -> None:
        """Change some conditions of the filter."""
        self.show(replace(self.filter, **fields))

    def refresh(self) -> None:
        """Ask again: the list when it is short, else only the rows on screen; count and drawer as well."""
        self._ahead = None
        self.count()
        self.stale.emit()
        if self.complete and len(self._ids) <= REREAD_MOST:
            filter = self.filter
            self.jobs.read(
                lambda: (filter, self.records().all_rids(filter)), done=self._reread, key=f"{self.LIST}.list"
            )
        if self._preview_rid is not None:
            self.preview(self._preview_rid)

    def count(self) -> None:
        """How many there are."""
        filter = self.filter
        self.jobs.read(lambda: self.records().count(filter), done=self._counted, key=f"{self.LIST}.count")

    # rows

    def fetch(self, first: int, rids: Sequence[int]) -> None:
        """The rows of a page."""
        page = _Page(self, first, list(rids))
        self.jobs.read(lambda: self.read_rows(page.rids), done=page.loaded, failed=page.failed)

    def preview(self, rid: int) -> None:
        """Show a row in the drawer."""
        self._preview_rid = rid
        self.jobs.read(lambda: self._read_preview(rid), done=self._previewed, key=f"{self.LIST}.preview")

    def close_preview(self) -> None:
        """The drawer is closed."""
        self._preview_rid = None

    def id_of(self, rid: int, then: Callable[[str], object]) -> None:
        """Find the id of a row and call `then` with it."""
        found = _Found(self, then)
        self.jobs.read(lambda: self.records().rows([rid]), done=found.loaded)

    # export

    def export(
        self,
        path: Path,
        header: Sequence[str],
        cells: Callable[[Any], Sequence[Any]],
        rids: Sequence[int] = (),
    ) -> None:
        """Write the list (or the rows `rids`) to a .xlsx or .csv file; progress is told, `cancel_export` stops."""
        filter, zone = self.filter, self.services.context.zone

        def work(job: Job) -> tuple[Path, int]:
            from fieldservice.exchange.export import write_table

            wanted = rids or self.records().all_rids(filter)
            return path, write_table(path, header, self._cells(job, wanted, cells), zone)

        job = self.jobs.long(work, done=self._exported, failed=self._not_exported)
        job.progressed.connect(self.exportProgress)
        self._export = job

    def cancel_export(self) -> None:
        """Stop writing; a file of that name keeps what it held."""
        if self._export is not None:
            self._export.cancel()
            self._export = None
        self.exportEnded.emit()

    def _cells(self, job: Job, rids: Sequence[int], cells: Callable[[Any], Sequence[Any]]) -> Iterator[Sequence[Any]]:
        for first in range(0, len(rids), _EXPORT_PAGE):
            job.check()
            job.report(first, len(rids))
            for row in self.read_rows(rids[first : first + _EXPORT_PAGE]):
                yield cells(row)

    # answers of the jobs

    def _first(self, filter: Any) -> tuple[Any, Chunk, list[Any]]:
        chunk = self.records().chunk(filter)
        return filter, chunk, self.read_rows(chunk.rids[:FIRST_PAGE])

    @Slot(object)
    def _listed(self, answer: tuple[Any, Chunk, list[Any]]) -> None:
        filter, chunk, rows = answer
        self._ahead = None
        self._ids = array("q", chunk.rids)
        self.listed.emit(array("q", chunk.rids), rows)
        self.complete = chunk.next is None
        QTimer.singleShot(_REST_AFTER_MS, self, partial(self._rest, filter, chunk.next))

    def _rest(self, filter: Any, cursor: Cursor | None) -> None:
        if filter is self.filter:
            self._more(filter, cursor)
            self.count()

    def _more(self, filter: Any, cursor: Cursor | None) -> None:
        self.complete = cursor is None
        if cursor is None:
            self.grown.emit(array("q"))
            return
        self.jobs.read(
            lambda: (filter, self.records().chunk(filter, cursor)), done=self._grown, key=f"{self.LIST}.list"
        )

    @Slot(object)
    def _grown(self, answer: tuple[Any, Chunk]) -> None:
        filter, chunk = answer
        self._ids.extend(chunk.rids)
        self.grown.emit(chunk.rids)
        self._more(filter, chunk.next)

    @Slot(object)
    def _reread(self, answer: tuple[Any, array[int]]) -> None:
        filter, ids = answer
        if filter == self.filter and ids != self._ids:
            self._ids = array("q", ids)
            self.exchanged.emit(ids)

    @Slot(object)
    def _counted(self, count: Count | dict[str, Count]) -> None:
        self.counted.emit(count)

    def _read_preview(self, rid: int) -> tuple[int, Any]:
        rows = self.read_rows([rid])
        return rid, self.read_preview(rows[0]) if rows else None

    @Slot(object)
    def _previewed(self, answer: tuple[int, Any]) -> None:
        rid, shown = answer
        if shown is not None and rid == self._preview_rid:
            self.previewed.emit(rid, shown)

    @Slot(object)
    def _exported(self, answer: tuple[Path, int]) -> None:
        self._export = None
        self.exportEnded.emit()
        self.exported.emit(*answer)

    @Slot(object)
    def _not_exported(self, error: FieldServiceError) -> None:
        self._export = None
        self.exportEnded.emit()
        self.jobs.problem.emit(error)


class _Page(QObject):
    """One page under way: its answer names the rows it is for."""

    def __init__(self, owner: RecordListViewModel, first: int, rids: list[int]) -> None:
        super().__init__(owner)
        self._owner, self._first, self.rids = owner, first, rids

    @Slot(object)
    def loaded(self, rows: list[Any]) -> None:
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

    def __init__(self, owner: RecordListViewModel, then: Callable[[str], object]) -> None:
        super().__init__(owner)
        self._then = then

    @Slot(object)
    def loaded(self, rows: list[Any]) -> None:
        if rows:
            self._then(rows[0].id)
        self.deleteLater()

"""The list of service requests: views, filters, rows page by page, the request in the drawer, the parked calls."""

from __future__ import annotations

from array import array
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

from PySide6.QtCore import Signal

from fieldservice.domain.notices import CommitNotice
from fieldservice.services.intake import RequestDetail, RequestFilter, RequestRow
from ui.bridge.environment import Environment
from ui.bridge.view_model import ViewModel
from ui.desk.draft_book import DraftBook, Parked
from ui.desk.form import IntakeForm

__all__ = ["Parked", "RequestDetail", "RequestRow", "RequestsViewModel"]

VIEWS = ("new", "today", "all")
SORTS = {"received": True, "number": True, "wanted": False}  # order -> whether it runs down
_PAGE = 100


class RequestsViewModel(ViewModel):
    """What the requests page shows."""

    WATCHES = ("service_request", "work_order", "customer", "asset", "booking", "local_value")

    listed = Signal(object, object, bool)  # row keys, rows of the first page, whether it is another list
    fetched = Signal(int, object)  # first row of a page, its rows
    failed_page = Signal(int)
    counted = Signal(object)  # {view: (n, more)}
    rated = Signal(int, int)  # of the last 30 days: solved at first contact, all
    previewed = Signal(object, object)  # RequestDetail, [(key, thumbnail, caption)]
    parked_changed = Signal(object)  # list[Parked]
    row_opened = Signal(str)  # request id
    accepted = Signal(str, str)  # request id, number of the work order
    taken_back = Signal(str)  # the request's number

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.view = "new"
        self.channels: frozenset[str] = frozenset()
        self.text = ""
        self.sort = "received"
        self.shown_id = ""
        self._book = DraftBook(self.services.drafts, initiator=self)

    def filter(self, view: str = "") -> RequestFilter:
        """What the list asks for; `view` overrides the one in view, for its count."""
        wanted = RequestFilter(channels=self.channels, text=self.text, sort=self.sort)
        view = view or self.view
        if view == "new":
            return replace(wanted, statuses=frozenset({"new"}))
        if view == "today":
            context = self.services.context
            today = context.now().astimezone(context.zone).date()
            return replace(wanted, received_from=datetime.combine(today, time(), context.zone))
        return wanted

    def choose(self, **values: Any) -> None:
        """Another view, channels, text or order."""
        for name, value in values.items():
            setattr(self, name, value)
        self._load(True)

    def refresh(self) -> None:
        self._load(False)
        self._read_parked()
        if self.shown_id:
            self.preview(self.shown_id)

    def concerns(self, notice: CommitNotice) -> bool:
        if notice.touches("local_value") and len(notice.changes) == 1:
            if notice.intent.startswith("drafts."):
                self._read_parked()
            return False
        return super().concerns(notice)

    def fetch(self, first: int, rids: list[int]) -> None:
        """Read the rows of a page."""
        requests = self.services.intake.requests
        self.jobs.read(
            lambda: (first, _in_order(rids, requests.rows(rids))),
            done=self._page_came,
            failed=lambda _error: self.failed_page.emit(first),
        )

    def open_row(self, rid: int) -> None:
        """Find the request of a row, to open it."""
        self.jobs.read(lambda: self.services.intake.requests.rows([rid]), done=self._row_came)

    def preview_row(self, rid: int) -> None:
        """Show a row in the drawer."""
        intake = self.services.intake

        def look() -> Any:
            rows = intake.requests.rows([rid])
            return self._with_thumbnails(rows[0].id) if rows else None

        self.jobs.read(look, done=self._detail_came, key="requests.preview")

    def preview(self, id: str) -> None:
        """Show a request in the drawer."""
        self.jobs.read(lambda: self._with_thumbnails(id), done=self._detail_came, key="requests.preview")

    def accept(self, id: str) -> None:
        """Make the work order of a request."""
        self.jobs.write(lambda: self.services.intake.accept(id, initiator=None), done=self._was_accepted)

    def take_back(self, request_id: str, reason: str) -> None:
        """Undo `accept`: the work order is cancelled with the reason."""
        intake = self.services.intake
        self.jobs.write(lambda: intake.take_back(request_id, reason), done=self._was_taken_back)

    def discard(self, id: str) -> None:
        """Throw a parked call away."""
        self.jobs.write(lambda: self._discarded(id), done=self._parked_came)

    def restore(self, form: IntakeForm) -> None:
        """Undo `discard`."""
        self.jobs.write(lambda: self._restored(form), done=self._parked_came)

    def _discarded(self, id: str) -> list[Parked]:
        self._book.discard(id)
        return self._book.parked()

    def _restored(self, form: IntakeForm) -> list[Parked]:
        self._book.restore(form)
        return self._book.parked()

    def _read_parked(self) -> None:
        self.jobs.write(self._book.parked, done=self._parked_came)

    def _load(self, anew: bool) -> None:
        wanted, requests = self.filter(), self.services.intake.requests
        filters = {view: self.filter(view) for view in VIEWS}

        def look() -> Any:
            chunk = requests.chunk(wanted)
            rids = list(chunk.rids[:_PAGE])
            return anew, wanted, chunk, _in_order(rids, requests.rows(rids))

        def count() -> dict[str, tuple[int, bool]]:
            counts = {view: requests.count(each) for view, each in filters.items()}
            return {view: (count.n, count.more) for view, count in counts.items()}

        self.jobs.read(look, done=self._chunk_came, key="requests.list")
        self.jobs.read(count, done=self._counts_came, key="requests.counts")
        self.jobs.read(self._rate, done=self._rate_came, key="requests.rate")

    def _with_thumbnails(self, id: str) -> tuple[RequestDetail, list[tuple[str, bytes, str]]]:
        detail = self.services.intake.detail(id)
        thumbnails = self.services.attachments.thumbnail
        return detail, [(a.id, thumbnails(a) or b"", a.caption or a.name) for a in detail.attachments]

    def _chunk_came(self, found: Any) -> None:
        anew, wanted, chunk, rows = found
        self.listed.emit(chunk.rids, rows, anew)
        if chunk.next is not None:
            requests = self.services.intake.requests
            self.jobs.read(lambda: (requests.all_rids(wanted), rows), done=self._all_came, key="requests.list")

    def _all_came(self, found: tuple[array[int], list[RequestRow | None]]) -> None:
        self.listed.emit(found[0], found[1], False)

    def _row_came(self, rows: list[RequestRow]) -> None:
        if rows:
            self.row_opened.emit(rows[0].id)

    def _page_came(self, found: tuple[int, list[RequestRow | None]]) -> None:
        self.fetched.emit(*found)

    def _rate(self) -> tuple[int, int]:
        now = self.services.context.now()
        return self.services.intake.first_contact_rate(now - timedelta(days=30), now + timedelta(minutes=1))

    def _rate_came(self, rate: tuple[int, int]) -> None:
        self.rated.emit(*rate)

    def _counts_came(self, counts: dict[str, tuple[int, bool]]) -> None:
        self.counted.emit(counts)

    def _detail_came(self, found: Any) -> None:
        if found is not None:
            self.shown_id = found[0].request.id
            self.previewed.emit(*found)

    def _parked_came(self, parked: list[Parked]) -> None:
        self.parked_changed.emit(parked)

    def _was_accepted(self, taken: Any) -> None:
        self.accepted.emit(taken.request.id, taken.work_order.number)

    def _was_taken_back(self, request: Any) -> None:
        self.taken_back.emit(request.number)


def _in_order(rids: list[int], rows: list[RequestRow]) -> list[RequestRow | None]:
    """One entry a key, None where the row is gone."""
    found = {row.rid: row for row in rows}
    return [found.get(rid) for rid in rids]

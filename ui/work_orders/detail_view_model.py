"""One work order: everything that belongs to it, its timeline, its pictures, what people change on it."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from fieldservice.domain.notices import CommitNotice
from fieldservice.domain.records import Attachment, FaultCode
from fieldservice.errors import FieldServiceError
from fieldservice.services.attachments import AttachOutcome
from fieldservice.services.stored_files import StoredFile
from fieldservice.services.timeline import Entry, timeline_text
from fieldservice.services.work_order_details import BookingView, WorkOrderDetail
from ui.bridge.environment import Environment
from ui.bridge.view_model import ViewModel
from ui.work_orders.verbs import WorkOrderVerbs

__all__ = ["BookingView", "Entry", "Listing", "Opened", "WorkOrderDetail", "WorkOrderViewModel", "timeline_text"]


@dataclass(frozen=True)
class Listing:
    """The list as a work order is opened from it: its view, its row keys, where we stand in it."""

    view: str
    rids: array[int]
    position: int


@dataclass(frozen=True)
class Opened:
    """A work order as read."""

    detail: WorkOrderDetail
    entries: tuple[Entry, ...]


class WorkOrderViewModel(ViewModel):
    """Screen state of the detail page."""

    opened = Signal(object)  # Opened
    missing = Signal(object)  # FieldServiceError: it is not here
    thumbnailLoaded = Signal(str, object)  # attachment id, bytes or None
    attached = Signal(object)  # AttachOutcome...
    codesLoaded = Signal(object)  # FaultCode...
    stepTo = Signal(str, object)  # id, Listing: the previous or next one of the list
    draftFound = Signal(str, object)  # form, values

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, parent)
        self.id = ""
        self.listing: Listing | None = None
        self.shown: Opened | None = None
        self.codes: list[FaultCode] = []
        self.verbs = WorkOrderVerbs(environment, self)
        self.verbs.changed.connect(self.refresh)

    def open(self, id: str, listing: Listing | None = None) -> None:
        """Read a work order."""
        if id != self.id:
            self.shown = None
        self.id, self.listing = id, listing
        self.refresh()

    def refresh(self) -> None:
        """Read it again."""
        if not self.id:
            return
        id = self.id
        self.jobs.read(lambda: self._read(id), done=self._opened, failed=self._missing, key="work_order.detail")

    def concerns(self, notice: CommitNotice) -> bool:
        """Whatever hangs on a work order names it in rows of its own, so every such table counts."""
        if notice.initiator is not None and notice.intent.startswith("drafts."):
            return False
        own = notice.touches_row("work_order", self.id)
        return own or notice.touches(*_TABLES)

    # the list around it

    def step(self, by: int) -> None:
        """Go to the previous (-1) or next (1) work order of the list it was opened from."""
        listing = self.listing
        if listing is None or not 0 <= listing.position + by < len(listing.rids):
            return
        wanted = Listing(listing.view, listing.rids, listing.position + by)
        rid = wanted.rids[wanted.position]
        self.jobs.read(
            lambda: (wanted, self.services.work_order_lists.rows([rid])), done=self._stepped, key="work_order.step"
        )

    # its parts

    def load_codes(self) -> None:
        """The fault codes, for coding a finding."""
        if not self.codes:
            codes = self.services.company.fault_codes
            self.jobs.read(lambda: codes(archived=True), done=self._codes, key="work_order.codes")

    def load_thumbnail(self, attachment_id: str) -> None:
        """The small picture of a photo."""
        load = _Load(self, attachment_id, self.thumbnailLoaded)
        self.jobs.read(
            lambda: self.services.attachments.thumbnail(self.services.attachments.get(attachment_id)), done=load.done
        )

    def stored(self, attachment: Attachment) -> StoredFile:
        """A photo or file, to be opened."""
        return self.services.attachments.stored(attachment)

    def attach(self, paths: list[Path]) -> None:
        """Add photos or files."""
        id = self.id
        self.jobs.write(
            lambda: self.services.attachments.attach(paths, initiator=self, work_order_id=id), done=self._attached
        )

    def remove_attachment(self, attachment_id: str) -> None:
        """Take a photo or file off; the undo puts it back."""
        self.verbs.remove_attachment(attachment_id)

    def save_finding(self, fields: dict[str, str]) -> None:
        """Keep problem, cause and remedy; only what differs is written."""
        if self.shown is None:
            return
        held = self.shown.detail.work_order
        changed = {name: value for name, value in fields.items() if getattr(held, name) != value}
        if changed:
            self.verbs.change(self.id, **changed)
        self.forget_draft("finding")

    # drafts

    def save_draft(self, form: str, values: dict[str, Any]) -> None:
        """Keep what is typed."""
        key = f"work_order.{self.id}.{form}"
        self.jobs.write(lambda: self.services.drafts.save(key, values, initiator=self))

    def load_draft(self, form: str) -> None:
        """Ask for what was typed and not sent."""
        key = f"work_order.{self.id}.{form}"
        self.jobs.read(lambda: (form, self.services.drafts.load(key)), done=self._draft, key=f"draft.{form}")

    def forget_draft(self, form: str) -> None:
        """It was sent or given up."""
        key = f"work_order.{self.id}.{form}"
        self.jobs.write(lambda: self.services.drafts.forget(key, initiator=self))

    # answers of the jobs

    def _read(self, id: str) -> Opened:
        detail = self.services.work_order_details.detail(id)
        return Opened(detail, tuple(self.services.timeline.of_work_order(id)))

    @Slot(object)
    def _opened(self, opened: Opened) -> None:
        if opened.detail.work_order.id == self.id:
            self.shown = opened
            self.opened.emit(opened)

    @Slot(object)
    def _missing(self, error: FieldServiceError) -> None:
        self.missing.emit(error)

    @Slot(object)
    def _stepped(self, answer: tuple[Listing, list[Any]]) -> None:
        listing, rows = answer
        if rows:
            self.stepTo.emit(rows[0].id, listing)

    @Slot(object)
    def _codes(self, codes: list[FaultCode]) -> None:
        self.codes = codes
        self.codesLoaded.emit(codes)

    @Slot(object)
    def _attached(self, outcomes: list[AttachOutcome]) -> None:
        self.attached.emit(outcomes)
        self.refresh()

    @Slot(object)
    def _draft(self, answer: tuple[str, dict[str, Any] | None]) -> None:
        form, values = answer
        if values:
            self.draftFound.emit(form, values)


_TABLES = (
    "booking", "note", "part_line", "attachment", "time_entry", "charge", "checklist", "checklist_answer", "signature",
    "service_task", "status_event", "customer", "contact", "site", "asset", "product", "service_request",
)  # fmt: skip


class _Load(QObject):
    """A picture under way."""

    def __init__(self, owner: WorkOrderViewModel, key: str, signal: Any) -> None:
        super().__init__(owner)
        self._key, self._signal = key, signal

    @Slot(object)
    def done(self, content: bytes | None) -> None:
        self._signal.emit(self._key, content)
        self.deleteLater()

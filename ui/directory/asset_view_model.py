"""One machine: data, coverage, structure, bill of material, history, files, one timeline; and what people change."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from fieldservice.domain.notices import CommitNotice
from fieldservice.errors import FieldServiceError
from fieldservice.services.directory import AssetDetail, TimelineEntry
from ui.bridge.environment import Environment
from ui.bridge.verbs import Verbs
from ui.bridge.view_model import ViewModel
from ui.directory.assets_view_model import Choices

__all__ = ["AssetDetail", "AssetViewModel", "Opened"]

PAGE = 40
_TABLES = (
    "asset", "customer", "site", "product", "contract", "service_request", "work_order", "booking", "note",
    "signature", "attachment", "bom_line", "stock_move",
)  # fmt: skip


@dataclass(frozen=True)
class Opened:
    """A machine as read; `more`: there are older entries than these."""

    detail: AssetDetail
    choices: Choices
    entries: tuple[TimelineEntry, ...]
    more: bool


class AssetViewModel(ViewModel):
    """Screen state of a machine's page."""

    opened = Signal(object)  # Opened
    missing = Signal(object)  # FieldServiceError
    older = Signal(object, bool)  # TimelineEntry..., whether there are more
    thumbnailLoaded = Signal(str, object)  # attachment id, bytes or None
    contentLoaded = Signal(str, object)

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, parent)
        self.id = ""
        self.verbs = Verbs(environment, self)
        self.shown: Opened | None = None
        self._entries: list[TimelineEntry] = []

    def open(self, id: str) -> None:
        """Read a machine."""
        if id != self.id:
            self._entries = []
        self.id = id
        self.refresh()

    def refresh(self) -> None:
        """Read it again, with as many entries as are shown."""
        if not self.id:
            return
        id, wanted = self.id, max(PAGE, len(self._entries))
        self.jobs.read(lambda: self._read(id, wanted), done=self._opened, failed=self._missing, key="asset.detail")

    def concerns(self, notice: CommitNotice) -> bool:
        return notice.touches(*_TABLES)

    def load_older(self) -> None:
        """The next page of the timeline."""
        if not self._entries:
            return
        id, last = self.id, self._entries[-1]
        self.jobs.read(
            lambda: (id, self.services.directory.asset_timeline(id, last, PAGE)), done=self._older, key="asset.older"
        )

    def load_thumbnail(self, attachment: Any) -> None:
        """The small picture of a photo."""
        attachments = self.services.attachments
        self.jobs.read(lambda: (attachment.id, attachments.thumbnail(attachment)), done=self._thumbnail)

    def load_content(self, attachment: Any) -> None:
        """The whole picture or file."""
        attachments = self.services.attachments
        self.jobs.read(lambda: (attachment.id, attachments.content(attachment)), done=self._content)

    # verbs

    def change(self, fields: dict[str, Any]) -> None:
        """Change the machine's data."""
        id, change = self.id, self.services.directory.machines.change
        self.verbs.do("changed", lambda: change(id, **fields), lambda before: lambda: change(id, **before))

    def move(self, customer_id: str, site_id: str | None) -> None:
        """To another customer or site; undone with its contract."""
        id, machines = self.id, self.services.directory.machines

        def back(before: dict[str, Any]) -> None:
            machines.move(id, before["customer_id"], before["site_id"])
            machines.change(id, contract_id=before["contract_id"])

        self.verbs.do("moved", lambda: machines.move(id, customer_id, site_id), lambda before: lambda: back(before))

    def archive(self) -> None:
        """Take it out of the lists."""
        id, machines = self.id, self.services.directory.machines
        self.verbs.do("archived", lambda: machines.archive(id), lambda _none: lambda: machines.restore(id))

    def restore(self) -> None:
        """Bring it back."""
        id, machines = self.id, self.services.directory.machines
        self.verbs.do("restored", lambda: machines.restore(id))

    def add_note(self, text: str) -> None:
        """Append a remark."""
        id, directory = self.id, self.services.directory
        self.verbs.do("noted", lambda: directory.add_note(text, asset_id=id))

    def attach(self, paths: list[Path]) -> None:
        """Keep photos and files with the machine."""
        id, attachments = self.id, self.services.attachments
        self.verbs.do("attached", lambda: attachments.attach(paths, asset_id=id))

    def detach(self, attachment_id: str) -> None:
        """Take a photo or file off."""
        attachments = self.services.attachments
        self.verbs.do(
            "detached",
            lambda: attachments.remove(attachment_id),
            lambda _none: lambda: attachments.restore(attachment_id),
        )

    # answers

    def _read(self, id: str, wanted: int) -> Opened:
        directory = self.services.directory
        detail = directory.asset(id)
        entries = directory.asset_timeline(id, limit=wanted)
        sites = directory.customer(detail.customer.id).sites if detail.customer is not None else ()
        products = tuple(directory.machines.products())
        return Opened(detail, Choices(products, sites), tuple(entries), len(entries) == wanted)

    @Slot(object)
    def _opened(self, opened: Opened) -> None:
        if opened.detail.asset.id != self.id:
            return
        self.shown = opened
        self._entries = list(opened.entries)
        self.opened.emit(opened)

    @Slot(object)
    def _missing(self, error: FieldServiceError) -> None:
        self.missing.emit(error)

    @Slot(object)
    def _older(self, answer: tuple[str, list[TimelineEntry]]) -> None:
        id, entries = answer
        if id == self.id:
            self._entries += entries
            self.older.emit(tuple(self._entries), len(entries) == PAGE)

    @Slot(object)
    def _thumbnail(self, answer: tuple[str, bytes | None]) -> None:
        self.thumbnailLoaded.emit(*answer)

    @Slot(object)
    def _content(self, answer: tuple[str, bytes]) -> None:
        self.contentLoaded.emit(*answer)

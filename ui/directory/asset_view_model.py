"""One machine: data, coverage, structure, bill of material, history, files, one timeline; and what people change."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal, Slot

from fieldservice.services.directory import AssetDetail, TimelineEntry
from fieldservice.services.stored_files import StoredFile
from ui.bridge.record_detail import RecordDetailViewModel
from ui.directory.assets_view_model import Choices

__all__ = ["AssetDetail", "AssetViewModel", "Opened"]


@dataclass(frozen=True)
class Opened:
    """A machine as read; `more`: there are older entries than these."""

    detail: AssetDetail
    choices: Choices
    entries: tuple[TimelineEntry, ...]
    more: bool


class AssetViewModel(RecordDetailViewModel):
    """Screen state of a machine's page."""

    RECORD = "asset"
    WATCHES = (
        "asset", "customer", "site", "product", "contract", "service_request", "work_order", "booking", "note",
        "signature", "attachment", "bom_line", "stock_move",
    )  # fmt: skip
    thumbnailLoaded = Signal(str, object)  # attachment id, bytes or None
    shown: Opened | None

    def load_thumbnail(self, attachment: Any) -> None:
        """The small picture of a photo."""
        attachments = self.services.attachments
        self.jobs.read(lambda: (attachment.id, attachments.thumbnail(attachment)), done=self._thumbnail)

    def stored(self, attachment: Any) -> StoredFile:
        """A photo or file, to be opened."""
        return self.services.attachments.stored(attachment)

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

    # reading

    def read(self, id: str, wanted: int) -> Opened:
        directory = self.services.directory
        detail = directory.asset(id)
        entries = directory.asset_timeline(id, limit=wanted)
        sites = directory.customer(detail.customer.id).sites if detail.customer is not None else ()
        products = tuple(directory.machines.products())
        return Opened(detail, Choices(products, sites), tuple(entries), len(entries) == wanted)

    def read_older(self, id: str, last: TimelineEntry, limit: int) -> list[TimelineEntry]:
        return self.services.directory.asset_timeline(id, last, limit)

    def id_in(self, opened: Opened) -> str:
        return opened.detail.asset.id

    def history_in(self, opened: Opened) -> tuple[TimelineEntry, ...]:
        return opened.entries

    @Slot(object)
    def _thumbnail(self, answer: tuple[str, bytes | None]) -> None:
        self.thumbnailLoaded.emit(*answer)

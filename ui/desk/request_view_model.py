"""One service request: what it says, what became of it, and what can be done with it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal

from fieldservice.domain.coding import Finding
from fieldservice.services.intake import Beside, RequestDetail
from fieldservice.services.stored_files import StoredFile
from ui.bridge.environment import Environment
from ui.bridge.view_model import ViewModel

__all__ = ["Beside", "RequestDetail", "RequestViewModel"]


class RequestViewModel(ViewModel):
    """Reads the request anew after every change that concerns it."""

    WATCHES = ("service_request", "work_order", "booking", "note", "attachment", "customer", "contact", "asset")

    loaded = Signal(object, object, object)  # RequestDetail, Beside, [(key, thumbnail, caption)]
    accepted = Signal(str, str)  # request id, number of the work order
    done = Signal(str, str)  # answered | merged | cancelled | reopened | taken_back, the request's number

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.request_id = ""
        self.files: dict[str, StoredFile] = {}

    def open(self, request_id: str) -> None:
        """Show a request."""
        self.request_id = request_id
        self.refresh()

    def refresh(self) -> None:
        if self.request_id:
            self.jobs.read(self._look, done=self._came, key="request.detail")

    def accept(self) -> None:
        """Make the work order."""
        id, intake = self.request_id, self.services.intake
        self.jobs.write(lambda: intake.accept(id), done=self._was_accepted)

    def take_back(self, request_id: str, reason: str) -> None:
        """Undo `accept`: the work order is cancelled with the reason."""
        intake = self.services.intake
        self._change("taken_back", lambda: intake.take_back(request_id, reason))

    def answer(self, words: str, first_contact: bool, finding: Finding) -> None:
        """Close it with what solved it."""
        id, intake = self.request_id, self.services.intake
        self._change(
            "answered", lambda: intake.answer_remotely(id, words, first_contact=first_contact, finding=finding)
        )

    def merge(self, work_order_id: str) -> None:
        """Put it into the file of an open work order."""
        id, intake = self.request_id, self.services.intake
        self._change("merged", lambda: intake.merge_into(id, work_order_id))

    def cancel(self, reason: str) -> None:
        """Cancel it."""
        id, intake = self.request_id, self.services.intake
        self._change("cancelled", lambda: intake.cancel(id, reason))

    def reopen(self, reason: str) -> None:
        """Take back an answer, a merge or a cancellation."""
        id, intake = self.request_id, self.services.intake
        self._change("reopened", lambda: intake.reopen(id, reason))

    def _change(self, what: str, work: Any) -> None:
        self.jobs.write(lambda: (what, work().number), done=self._was_done)

    def _look(self) -> Any:
        intake, attachments = self.services.intake, self.services.attachments
        detail = intake.detail(self.request_id)
        request = detail.request
        beside = intake.beside(request.asset_id, request.customer_id)
        photos = [(a.id, attachments.thumbnail(a) or b"", a.caption or a.name) for a in detail.attachments]
        return detail, beside, photos

    def _came(self, found: Any) -> None:
        if found[0].request.id == self.request_id:
            stored = self.services.attachments.stored
            self.files = {each.id: stored(each) for each in found[0].attachments}
            self.loaded.emit(*found)

    def _was_accepted(self, taken: Any) -> None:
        self.accepted.emit(taken.request.id, taken.work_order.number)

    def _was_done(self, found: tuple[str, str]) -> None:
        self.done.emit(*found)

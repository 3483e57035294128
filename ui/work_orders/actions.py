"""From a next step to what happens: a service call at once, a dialog, or another place. Shared by list and detail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QDialog, QWidget

from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.work_orders import words
from ui.work_orders.verbs import WorkOrderVerbs

if TYPE_CHECKING:  # a start shows the list and needs nothing of the detail yet
    from ui.work_orders.detail_view_model import WorkOrderDetail

C = "work_orders"

_DELETE = Qt.WidgetAttribute.WA_DeleteOnClose


class Actions(QObject):
    """Does what a page's buttons and menus ask; dialogs open on `page` and never block."""

    def __init__(self, page: QWidget, environment: Environment, verbs: WorkOrderVerbs) -> None:
        super().__init__(page)
        self._page, self._environment, self._verbs = page, environment, verbs
        self.dialog: QDialog | None = None
        verbs.happened.connect(self._happened)

    def words_of(self, detail: WorkOrderDetail) -> str:
        """The words of the primary action, for whoever works here."""
        booking = detail.current_booking
        mine = booking is None or booking.technician_id == self._environment.services.context.actor_id
        who = detail.people.get(booking.technician_id or "") if booking is not None and not mine else None
        return words.action_words(str(detail.action), words.name_of(who))

    def run(self, detail: WorkOrderDetail) -> None:
        """The primary action."""
        action, id = str(detail.action), detail.work_order.id
        booking = detail.current_booking
        if action in words.ON_THE_VISIT and booking is not None:
            self._environment.navigator.go("visit", booking_id=booking.id)
        elif action == "qualify":
            self._verbs.qualify(id)
        elif action in ("schedule", "book_return"):
            self.book(detail)
        elif action == "accept" and booking is not None:
            self._verbs.accept(booking.id)
        elif action == "complete":
            self._verbs.complete(id, translate(C, "Completed by mistake"))
        elif action == "resume":
            self._verbs.resume(id, detail.work_order.status.removeprefix("waiting_"))
        elif action == "review":
            self._verbs.review(id)
        elif action == "archive":
            self.archive(detail)
        elif action == "reopen":
            self.reopen(detail)
        else:
            self.report(detail)

    def book(self, detail: WorkOrderDetail, rebook: bool = False) -> None:
        """Open the booking dialog; `rebook` moves the booking there is."""
        from ui.work_orders.book_dialog import BookDialog

        self._open(BookDialog(self._page, self._environment, detail, self._verbs, rebook))

    def report(self, detail: WorkOrderDetail, kind: str = "service_report") -> None:
        """Open the preview of a paper."""
        self._environment.navigator.go("report", work_order_id=detail.work_order.id, kind=kind)

    def labels(self, detail: WorkOrderDetail) -> None:
        """The label of the work order."""
        self._environment.navigator.go("labels", kind="work_order", id=detail.work_order.id)

    def write_article(self, detail: WorkOrderDetail) -> None:
        """Open the editor with the case filled in, without whose it was."""
        self._environment.navigator.go("article_edit", work_order_id=detail.work_order.id)

    def archive(self, detail: WorkOrderDetail) -> None:
        """Ask first: an archived record stays as it is for good."""
        from ui.kit.dialogs import question

        id, number = detail.work_order.id, detail.work_order.number
        dialog = question(
            self._page,
            translate(C, "Archive {number}?", number=number),
            translate(C, "An archived work order stays as it is for good. It can be read and printed, not reopened."),
            translate(C, "Archive"),
        )
        dialog.accepted.connect(lambda: self._verbs.archive(id))
        self._open(dialog)

    def cancel(self, detail: WorkOrderDetail) -> None:
        from ui.work_orders import reasons

        id = detail.work_order.id
        number = detail.work_order.number
        back = translate(C, "Cancelled by mistake")
        self._open(reasons.cancel_dialog(self._page, number, lambda reason: self._verbs.cancel(id, reason, back)))

    def close_incomplete(self, detail: WorkOrderDetail) -> None:
        from ui.work_orders import reasons

        id = detail.work_order.id
        number = detail.work_order.number
        back = translate(C, "Closed by mistake")
        self._open(
            reasons.close_dialog(self._page, number, lambda reason: self._verbs.close_incomplete(id, reason, back))
        )

    def reopen(self, detail: WorkOrderDetail) -> None:
        from ui.work_orders import reasons

        id = detail.work_order.id
        number = detail.work_order.number
        self._open(reasons.reopen_dialog(self._page, number, lambda reason: self._verbs.reopen(id, reason)))

    def wait_for(self, detail: WorkOrderDetail, what: str) -> None:
        from ui.work_orders import reasons

        id = detail.work_order.id
        self._open(reasons.wait_dialog(self._page, what, lambda reason: self._verbs.wait_for(id, what, reason)))

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.setAttribute(_DELETE)
        dialog.open()

    @Slot(str, object, object)
    def _happened(self, what: str, params: dict[str, object], undo: object) -> None:
        sentence = _sentence(what, params)
        if sentence:
            self._environment.messages.say(sentence, undo if callable(undo) else None)


def _sentence(what: str, params: dict[str, object]) -> str:
    number = str(params.get("number", ""))
    if what == "booked":
        technician = str(params.get("technician", ""))
        return translate(C, "{number} is booked for {name}.", number=number, name=technician)
    if what == "prioritised":
        changed = params.get("count", 0)
        return translate(C, "The priority of %n work orders was changed.", changed if isinstance(changed, int) else 0)
    said = {
        "qualified": translate(C, "{number} can be scheduled now.", number=number),
        "unqualified": translate(C, "{number} is a draft again.", number=number),
        "accepted": translate(C, "The visit is accepted."),
        "asked_again": translate(C, "The visit has to be accepted again."),
        "completed": translate(C, "{number} is completed.", number=number),
        "resumed": translate(C, "Work on {number} goes on.", number=number),
        "waiting_parts": translate(C, "{number} waits for parts.", number=number),
        "waiting_customer": translate(C, "{number} waits for the customer.", number=number),
        "reviewed": translate(C, "{number} has passed the review.", number=number),
        "archived": translate(C, "{number} is archived.", number=number),
        "cancelled": translate(C, "{number} is cancelled.", number=number),
        "closed_incomplete": translate(C, "{number} is closed without a fix.", number=number),
        "reopened": translate(C, "{number} is open again.", number=number),
        "booking_cancelled": translate(C, "The visit is called off."),
        "rebooked": translate(C, "The visit is where it was."),
        "restored": translate(C, "Everything is as it was before."),
        "changed": translate(C, "The change is saved."),
        "photo_removed": translate(C, "The photo is taken off the work order."),
        "time": translate(C, "The time is corrected."),
        "priority": translate(C, "The priority is changed."),
    }
    return said.get(what, "")

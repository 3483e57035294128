"""The menu of a work order: what may be done besides the one next step, in its present state."""

from __future__ import annotations

from typing import Protocol

from fieldservice.domain.states import FINISHED_STATES
from fieldservice.domain.words import choices
from fieldservice.i18n import translate
from ui.kit.buttons import MenuButton
from ui.work_orders.actions import Actions
from ui.work_orders.detail_view_model import WorkOrderDetail
from ui.work_orders.verbs import WorkOrderVerbs

C = "work_orders"

_REBOOK = ("proposed", "accepted", "declined")


class _VerbsHolder(Protocol):
    verbs: WorkOrderVerbs


class _Page(Protocol):
    @property
    def vm(self) -> _VerbsHolder: ...

    def edit_details(self) -> None: ...


def fill_menu(button: MenuButton, detail: WorkOrderDetail, actions: Actions, page: _Page) -> None:
    """Build the menu anew: only what may be done now."""
    menu = button.menu_of()
    menu.clear()
    next_, primary = detail.next_statuses, str(detail.action)
    id = detail.work_order.id
    open_ = detail.state not in FINISHED_STATES
    if open_:
        button.add(translate(C, "Edit the details…"), page.edit_details, "pencil")
        priorities = menu.addMenu(translate(C, "Priority"))
        for key, label in choices("priority"):
            action = priorities.addAction(label)
            action.setCheckable(True)
            action.setChecked(key == detail.work_order.priority)
            action.triggered.connect(lambda _c=False, k=key: page.vm.verbs.change(id, "priority", priority=k))
        booking = detail.current_booking
        if booking is not None and booking.status in _REBOOK:
            button.add(translate(C, "Move the visit…"), lambda: actions.book(detail, rebook=True), "calendar-clock")
        if primary not in ("schedule", "book_return"):
            button.add(translate(C, "Book another visit…"), lambda: actions.book(detail), "calendar")
        button.add_separator()
    if "waiting_parts" in next_:
        button.add(translate(C, "Wait for parts…"), lambda: actions.wait_for(detail, "parts"), "package-clock")
    if "waiting_customer" in next_:
        words = translate(C, "Wait for the customer…")
        button.add(words, lambda: actions.wait_for(detail, "customer"), "user-round")
    if "qualified" in next_ and detail.state.startswith("waiting_") and primary != "resume":
        waited = detail.work_order.status.removeprefix("waiting_")
        button.add(translate(C, "Go on with the work"), lambda: page.vm.verbs.resume(id, waited), "play")
    if "completed" in next_ and primary != "complete":
        reason = translate(C, "Completed by mistake")
        button.add(translate(C, "Complete"), lambda: page.vm.verbs.complete(id, reason), "circle-check")
    if "closed_incomplete" in next_:
        button.add(translate(C, "Close without a fix…"), lambda: actions.close_incomplete(detail), "circle-x")
    if "cancelled" in next_:
        button.add(translate(C, "Cancel the work order…"), lambda: actions.cancel(detail), "ban")
    if "qualified" in next_ and detail.state in FINISHED_STATES and primary != "reopen":
        button.add(translate(C, "Reopen…"), lambda: actions.reopen(detail), "rotate-ccw")
    if detail.state in ("completed", "closed_incomplete", "reviewed", "archived"):
        button.add(translate(C, "Make an article of this…"), lambda: actions.write_article(detail), "book-open")
    if not menu.isEmpty():
        button.add_separator()
    button.add(translate(C, "Service report…"), lambda: actions.report(detail), "file-check", "")
    button.add(translate(C, "Job sheet…"), lambda: actions.report(detail, "job_sheet"), "clipboard-list")
    button.add(translate("labels", "Labels…"), lambda: actions.labels(detail), "tag")

"""What waits behind the entries of the navigation: new requests, open work orders, the day's remaining visits."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from fieldservice.domain.notices import CommitNotice
from fieldservice.domain.states import LIVE_BOOKINGS
from ui.bridge.environment import Environment
from ui.bridge.view_model import ViewModel


class CountsModel(ViewModel):
    """Counts in the background, anew after every commit that may change one; `counted({place: n})`."""

    WATCHES = (
        "service_request", "work_order", "booking", "person", "conflict", "checklist_answer", "possible_duplicate",
        "escalation",
    )  # fmt: skip
    WAREHOUSE = (
        "part_request_line", "pick_list", "pick_line", "shipment", "goods_receipt", "goods_receipt_line",
        "purchase_order", "stock_count",
    )  # fmt: skip
    OLD_PARTS = ("part_line", "old_part_step")

    counted = Signal(object)

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, parent)
        self.wanted: frozenset[str] = frozenset()

    def count(self, places: frozenset[str]) -> None:
        """Keep the counts of these places up to date from now on."""
        self.wanted = places
        self.refresh()

    def concerns(self, notice: CommitNotice) -> bool:
        busy = bool(self.wanted & {"warehouse_queue", "purchase_orders"}) and notice.touches(*self.WAREHOUSE)
        owing = "old_parts" in self.wanted and notice.touches(*self.OLD_PARTS)
        return busy or owing or super().concerns(notice)

    def refresh(self) -> None:
        self.jobs.read(self._read, self._deliver, key="shell.counts")

    def _read(self) -> dict[str, int]:
        from fieldservice.services.intake import RequestFilter  # a start shows its home first
        from fieldservice.services.work_order_lists import WorkOrderFilter

        services, counts = self.services, {}
        if "requests" in self.wanted:
            counts["requests"] = services.intake.requests.count(RequestFilter(statuses=frozenset({"new"}))).n
        if "work_orders" in self.wanted:
            counts["work_orders"] = services.work_order_lists.count(WorkOrderFilter(view="open")).n
        person = services.context.actor_id
        if "my_day" in self.wanted and person:
            today = services.context.now().astimezone(services.context.zone).date()
            day = services.visits.my_day(person, today)
            counts["my_day"] = sum(visit.status in LIVE_BOOKINGS for visit in (*day.carried_over, *day.visits))
        if "warehouse_queue" in self.wanted:
            counts["warehouse_queue"] = services.warehouse_queue.count()
        if "old_parts" in self.wanted:
            from fieldservice.services.old_part_work import overdue_of

            counts["old_parts"] = overdue_of(services.context, person)
        if "purchase_orders" in self.wanted:
            counts["purchase_orders"] = services.purchasing.due_count()
        if "conflicts" in self.wanted:
            counts["conflicts"] = services.conflicts.waiting()
        if "duplicates" in self.wanted:
            counts["duplicates"] = services.possible_duplicates.waiting()
        if "escalations" in self.wanted:
            counts["escalations"] = services.escalations.waiting()
        return counts

    @Slot(object)
    def _deliver(self, counts: dict[str, int]) -> None:
        self.counted.emit(counts)

"""What waits in the warehouse: the tasks of the queue, urgent ones first, and the visits that lack parts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from msgspec import Struct
from PySide6.QtCore import QObject, Signal, Slot

from fieldservice.domain.scans import Scanned
from fieldservice.errors import FieldServiceError
from fieldservice.services.container import Services
from fieldservice.services.counting import CountFilter, DueBin
from fieldservice.services.part_requests import Wanted
from fieldservice.services.picking import PickListFilter, PickListRow, Wave
from fieldservice.services.purchasing import OrderFilter, OrderRow
from fieldservice.services.receiving import ReceiptFilter, ReceiptRow
from fieldservice.services.shipping import LatePart, ShipmentFilter, ShipmentRow
from ui.bridge.environment import Environment
from ui.bridge.verbs import Verbs
from ui.bridge.view_model import ViewModel

__all__ = ["Begun", "LatePart", "Names", "Queue", "QueueViewModel", "Task", "Wanted", "count_tasks", "read_queue"]

# The groups of the queue, in their order.
GROUPS = ("urgent", "pick", "pack", "ship", "receive", "returns", "count", "aside")
_SOON = timedelta(hours=4)
_URGENT = ("emergency", "high")
_MOST = 100  # tasks of one kind; more than a day's work
_MOST_BINS = 5
_AHEAD = timedelta(days=3)
_CLOSING = time(18)  # local: a delivery of a day is expected until then
_STORES = ("central", "regional", "point")


class Names(Struct, frozen=True):
    """A name in both languages."""

    name: str = ""
    name_en: str = ""


class Task(Struct, frozen=True):
    """Something to be done. `kind`: pick | pack | ship | receive | returns | count.

    `id` is the record to go on with; empty where beginning makes it (`line_ids` of a wave, `order_id` of a delivery,
    `bin_id` of a count). `customers`: for whose visits. `days`: since a bin was counted; None for never.
    """

    kind: str
    key: str
    id: str = ""
    number: str = ""
    place: Names = Names()
    to: Names = Names()
    person: Names = Names()
    customers: tuple[Names, ...] = ()
    work_orders: tuple[str, ...] = ()
    lines: int = 0
    done: int = 0
    waiting: int = 0
    due_at: datetime | None = None
    priority: str = "normal"
    parked: bool = False
    mine: bool = False
    line_ids: tuple[str, ...] = ()
    order_id: str = ""
    bin_id: str = ""
    days: int | None = None
    paper: str = ""  # of a task of several kinds of papers: goods_receipt

    def is_urgent(self, now: datetime) -> bool:
        """Whether it comes first whatever it is: parts for a visit that is near, or for an emergency."""
        if self.parked or self.kind not in ("pick", "pack", "ship"):
            return False
        return self.priority in _URGENT or (self.due_at is not None and self.due_at - now <= _SOON)


class Queue(Struct, frozen=True):
    """Everything that the page shows."""

    groups: tuple[tuple[str, tuple[Task, ...]], ...]
    late: tuple[LatePart, ...]
    several_places: bool  # whether tasks are of more than one warehouse

    @property
    def tasks(self) -> tuple[Task, ...]:
        """All of them, in their order."""
        return tuple(task for _, tasks in self.groups for task in tasks)


class Begun(Struct, frozen=True):
    """Where a task is done: a place of the program and its record. `bin_id`: the bin to count. Without a place nothing
    begins with what was scanned; `words` say why, where there is more to say."""

    place: str
    id: str
    bin_id: str = ""
    words: str = ""


def read_queue(services: Services) -> Queue:
    """All tasks; called in a worker."""
    now, me = services.context.now(), services.context.actor_id
    tasks = [
        *(_wave(wave) for wave in services.picking.waves()[:_MOST]),
        *_lists(services, me),
        *_shipments(services),
        *_deliveries(services),
        *_counts(services),
    ]
    urgent = [task for task in tasks if task.is_urgent(now)]
    groups: list[tuple[str, tuple[Task, ...]]] = []
    for group in GROUPS:
        if group == "urgent":
            chosen = urgent
        elif group == "aside":
            chosen = [task for task in tasks if task.parked]
        else:
            chosen = [task for task in tasks if task.kind == group and not task.parked and task not in urgent]
        if chosen:
            groups.append((group, tuple(sorted(chosen, key=_order))))
    places = {(task.place.name, task.place.name_en) for task in tasks if task.kind != "count"}
    return Queue(tuple(groups), tuple(services.shipping.late(days=3, limit=60)), len(places) > 1)


def count_tasks(services: Services) -> int:
    """How many tasks wait, for the navigation; bins that are merely due don't count."""
    return sum(not task.bin_id for task in read_queue(services).tasks)


def _order(task: Task) -> tuple[bool, bool, float]:
    due = task.due_at.timestamp() if task.due_at is not None else 0.0
    return (not task.mine, task.due_at is None, due)


def _wave(wave: Wave) -> Task:
    return Task(
        "pick",
        "wave:" + wave.line_ids[0],
        place=Names(wave.warehouse.name, wave.warehouse.name_en),
        to=Names(wave.to.name, wave.to.name_en) if wave.to else Names(),
        person=Names(wave.person.name, wave.person.name_en) if wave.person else Names(),
        customers=tuple(Names(*each) for each in wave.customers),
        work_orders=wave.work_orders,
        lines=len(wave.lines),
        waiting=wave.waiting + wave.partly,
        due_at=wave.due_at,
        priority=wave.priority,
        line_ids=wave.line_ids,
    )


def _lists(services: Services, me: str | None) -> list[Task]:
    picking = services.picking
    rids = picking.keys(PickListFilter(), "urgency", limit=_MOST).rids
    return [_pick_list(row, me) for row in (*picking.rows(list(rids)), *picking.to_pack())]


def _pick_list(row: PickListRow, me: str | None) -> Task:
    return Task(
        "pick" if row.status == "open" else "pack",
        row.id,
        row.id,
        row.number,
        Names(row.location, row.location_en),
        Names(row.to_name, row.to_name_en),
        Names(row.person, row.person_en),
        lines=row.lines,
        done=row.done,
        due_at=row.due_at,
        priority=row.priority,
        parked=row.parked,
        mine=row.assigned_to_id is not None and row.assigned_to_id == me,
    )


def _shipments(services: Services) -> list[Task]:
    shipping = services.shipping
    stores = {place.id for place in services.catalogue.stock.locations() if place.kind in _STORES}
    packed = ShipmentFilter(statuses=frozenset({"packed"}))
    coming = ShipmentFilter(statuses=frozenset({"shipped"}), kinds=frozenset({"return", "transfer"}))
    found = [_shipment(row, "ship") for row in shipping.rows(list(shipping.keys(packed, limit=_MOST).rids))]
    found += [
        _shipment(row, "returns" if row.kind == "return" else "receive")
        for row in shipping.rows(list(shipping.keys(coming, "expected", limit=_MOST).rids))
        if row.to_location_id in stores
    ]
    return found


def _shipment(row: ShipmentRow, kind: str) -> Task:
    here = Names(row.from_name, row.from_name_en)
    there = Names(row.to_name, row.to_name_en)
    out = kind == "ship"
    return Task(
        kind,
        row.id,
        row.id,
        row.number,
        here if out else there,
        there if out else here,
        Names(row.person, row.person_en),
        work_orders=(row.work_order,) if row.work_order else (),
        lines=row.lines,
        due_at=row.expected_at,
    )


def _deliveries(services: Services) -> list[Task]:
    receiving, orders = services.receiving, services.purchasing.orders
    begun = receiving.receipts.rows(
        list(receiving.receipts.chunk(ReceiptFilter(statuses=frozenset({"open"}))).rids)[:_MOST]
    )
    going_on = {row.purchase_order_id for row in begun}
    wanted = OrderFilter(statuses=frozenset({"ordered"}), sort="expected")
    rows: Sequence[OrderRow] = orders.rows(list(orders.chunk(wanted).rids)[:_MOST])
    zone = services.context.zone
    last = services.context.now().astimezone(zone).date() + _AHEAD
    return [
        *(_receipt(row) for row in begun),
        *(
            _order_task(row, datetime.combine(row.expected_on, _CLOSING, zone) if row.expected_on else None)
            for row in rows
            if row.id not in going_on and (row.expected_on is None or row.expected_on <= last)
        ),
    ]


def _receipt(row: ReceiptRow) -> Task:
    return Task(
        "receive",
        row.id,
        row.id,
        row.number,
        Names(row.place, row.place_en),
        Names(row.supplier, row.supplier_en),
        lines=row.lines,
        done=row.lines,
        mine=True,
        due_at=row.received_at,
        paper="goods_receipt",
    )


def _order_task(row: OrderRow, due_at: datetime | None) -> Task:
    return Task(
        "receive",
        row.id,
        number=row.number,
        place=Names(row.place, row.place_en),
        to=Names(row.supplier, row.supplier_en),
        lines=row.lines,
        done=row.lines_done,
        due_at=due_at,
        order_id=row.id,
    )


def _counts(services: Services) -> list[Task]:
    counting = services.counting
    rids = counting.counts.chunk(CountFilter(statuses=frozenset({"open"}))).rids
    found = [
        Task("count", row.id, row.id, row.number, to=Names(row.place, row.place_en), mine=True)
        for row in counting.counts.rows(list(rids)[:_MOST])
    ]
    covered = {task.to.name for task in found}
    due: list[DueBin] = []
    for place in services.catalogue.stock.locations():
        if place.kind in _STORES and not place.archived:
            due += counting.due(place.id, _MOST_BINS)
    due.sort(key=lambda each: (each.row.counted_at is None, -each.overdue_days))
    for each in due[:_MOST_BINS]:
        if each.row.name not in covered:
            row = each.row
            code = row.code or row.name
            found.append(Task("count", "bin:" + row.id, number=code, lines=row.keys, bin_id=row.id, days=each.days))
    return found


class QueueViewModel(ViewModel):
    """Screen state of the queue."""

    WATCHES = (
        "part_request", "part_request_line", "pick_list", "pick_line", "shipment", "shipment_line", "goods_receipt",
        "purchase_order", "stock_count", "stock_move", "booking",
    )  # fmt: skip

    loaded = Signal()
    begun = Signal(object)  # Begun
    refused = Signal(object)  # FieldServiceError

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, parent)
        self.queue: Queue | None = None
        self.verbs = Verbs(environment, self)

    def refresh(self) -> None:
        services = self.services
        self.jobs.read(lambda: read_queue(services), self._came, key="warehouse.queue")

    def begin(self, task: Task) -> None:
        """Begin a task, or go on with it; `begun` follows."""
        services = self.services

        def work() -> Begun:
            if task.kind == "pick" and not task.id:
                made = services.picking.make_lists(task.line_ids, start=True, initiator=self)
                return Begun("pick_list", made.lists[0].id)
            if task.kind == "pick":
                services.picking.start(task.id, initiator=self)
            if task.kind in ("pick", "pack"):
                return Begun("pick_list", task.id)
            if task.order_id:
                return Begun("goods_receipt", services.receiving.begin(purchase_order_id=task.order_id).id)
            if task.bin_id:
                count = services.counting.start(task.bin_id)
                return Begun("stock_count", count.id, task.bin_id)
            if task.kind == "count":
                return Begun("stock_count", task.id)
            if task.paper == "goods_receipt":
                return Begun("goods_receipt", task.id)
            return Begun("shipment", task.id)

        self.jobs.write(work, self._begun, self._refused)

    def scan(self, code: str) -> None:
        """A scan at the queue begins what it names: a paper, a box, or the count of a bin."""
        services = self.services

        def work() -> Begun:
            found = services.scanning.resolve(code)
            return _begin_scanned(services, found, code)

        self.jobs.write(work, self._begun, self._refused)

    def now(self) -> datetime:
        """The present, by the program's clock."""
        return self.services.context.now()

    @Slot(object)
    def _came(self, queue: Queue) -> None:
        self.queue = queue
        self.loaded.emit()

    @Slot(object)
    def _begun(self, begun: Begun) -> None:
        self.begun.emit(begun)

    @Slot(object)
    def _refused(self, error: FieldServiceError) -> None:
        self.refused.emit(error)
        self.refresh()


def _begin_scanned(services: Services, found: Scanned, code: str) -> Begun:
    if found.kind == "location":
        count, bin_id = services.counting.begin_scanned(code)
        return Begun("stock_count", count.id, bin_id)
    if found.kind == "purchase_order" or found.kind == "goods_receipt":
        return Begun("goods_receipt", services.receiving.begin_scanned(code).id)
    if found.kind in ("pick_list", "stock_count", "part"):
        return Begun(found.kind, found.id)
    if found.kind in ("shipment", "box"):
        return Begun("shipment", found.id)
    return Begun("", "", words=found.sentence)

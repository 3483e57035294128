"""What waits in the warehouse: the tasks of the queue, urgent ones first, and the visits that lack parts."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from msgspec import Struct

from fieldservice.domain.records import StockLocation, Supplier
from fieldservice.services.context import Context
from fieldservice.services.counting import CountFilter, Counting, DueBin
from fieldservice.services.old_part_work import old_part_work
from fieldservice.services.picking import Picking, PickListFilter, PickListRow, Wave
from fieldservice.services.purchasing import OrderFilter, OrderRow, Purchasing
from fieldservice.services.put_away import PutAway
from fieldservice.services.receiving import ReceiptFilter, ReceiptRow, Receiving
from fieldservice.services.shipping import LatePart, ShipmentFilter, ShipmentRow, Shipping
from fieldservice.services.stock import Stock
from fieldservice.store.reader import Reader

__all__ = ["GROUPS", "LatePart", "Names", "Queue", "Task", "WarehouseQueue"]

# The groups of the queue, in their order.
GROUPS = ("urgent", "pick", "pack", "ship", "receive", "inspect", "put_away", "returns", "count", "aside")
_SOON = timedelta(hours=4)
_URGENT = ("emergency", "high")
_MOST = 100  # tasks of one kind; more than a day's work
_MOST_BINS = 5
_AHEAD = timedelta(days=3)
_CLOSING = time(18)  # local: a delivery of a day is expected until then
_OLD = ("old_overdue", "old_here")  # a list of their own
_STORES = ("central", "regional", "point")


class Names(Struct, frozen=True):
    """A name in both languages."""

    name: str = ""
    name_en: str = ""


class Task(Struct, frozen=True):
    """Something to be done. `kind`: pick | pack | ship | receive | inspect | put_away | returns | count.

    `id` is the record to go on with; empty where beginning makes it (`line_ids` of a wave, `order_id` of a delivery,
    `bin_id` of a count, `paper` of old parts). `customers`: for whose visits; who owes old parts. `days`: since a bin
    was counted (None for never), or since the oldest of them was due. `done`: of old parts, how many were inspected.
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
    paper: str = ""  # of a task of several kinds: goods_receipt | old_overdue | old_here
    parts: tuple[str, ...] = ()  # numbers of parts that it is about

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


class WarehouseQueue:
    """Reads the tasks; beginning one is a verb of the service whose task it is."""

    def __init__(
        self,
        context: Context,
        stock: Stock,
        picking: Picking,
        shipping: Shipping,
        purchasing: Purchasing,
        receiving: Receiving,
        counting: Counting,
        put_away: PutAway,
    ) -> None:
        self._context, self._put_away = context, put_away
        self._stock, self._picking, self._shipping = stock, picking, shipping
        self._purchasing, self._receiving, self._counting = purchasing, receiving, counting

    def read(self) -> Queue:
        """All tasks in their groups."""
        now = self._context.now()
        tasks = [
            *self._tasks(),
            *self._due_bins(),
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
        return Queue(tuple(groups), tuple(self._shipping.late(days=3, limit=60)), len(places) > 1)

    def count(self) -> int:
        """How many tasks wait, for the navigation; bins that are merely due don't count."""
        return len(self._tasks())

    def following(self, id: str, limit: int) -> tuple[list[Task], int]:
        """What waits besides the task with this record, as far as `limit`, and how much in all; bins that are due and
        old parts left out."""
        now = self._context.now()
        tasks = [task for task in self._tasks() if task.id != id and not task.parked and task.paper not in _OLD]
        tasks.sort(key=lambda task: (not task.is_urgent(now), GROUPS.index(task.kind), _order(task)))
        return tasks[:limit], len(tasks)

    def _tasks(self) -> list[Task]:
        return [
            *(_wave(wave) for wave in self._picking.waves()[:_MOST]),
            *self._lists(),
            *self._shipments(),
            *self._deliveries(),
            *self._standing(),
            *self._old_parts(),
            *self._counts(),
        ]

    def _lists(self) -> list[Task]:
        rids = self._picking.keys(PickListFilter(), "urgency", limit=_MOST).rids
        rows = (*self._picking.rows(list(rids)), *self._picking.to_pack())
        return [_pick_list(row, self._context.actor_id) for row in rows]

    def _shipments(self) -> list[Task]:
        shipping = self._shipping
        stores = {place.id for place in self._stock.locations() if place.kind in _STORES}
        packed = ShipmentFilter(statuses=frozenset({"packed"}))
        coming = ShipmentFilter(statuses=frozenset({"shipped"}), kinds=frozenset({"return", "transfer"}))
        found = [_shipment(row, "ship") for row in shipping.rows(list(shipping.keys(packed, limit=_MOST).rids))]
        found += [
            _shipment(row, "returns" if row.kind == "return" else "receive")
            for row in shipping.rows(list(shipping.keys(coming, "expected", limit=_MOST).rids))
            if row.to_location_id in stores
        ]
        return found

    def _deliveries(self) -> list[Task]:
        receiving, orders = self._receiving, self._purchasing.orders
        begun = receiving.receipts.rows(
            list(receiving.receipts.chunk(ReceiptFilter(statuses=frozenset({"open"}))).rids)[:_MOST]
        )
        going_on = {row.purchase_order_id for row in begun}
        wanted = OrderFilter(statuses=frozenset({"ordered"}), sort="expected")
        rows = orders.rows(list(orders.chunk(wanted).rids)[:_MOST])
        zone = self._context.zone
        last = self._context.now().astimezone(zone).date() + _AHEAD
        return [
            *(_receipt(row) for row in begun),
            *(
                _order_task(row, datetime.combine(row.expected_on, _CLOSING, zone) if row.expected_on else None)
                for row in rows
                if row.id not in going_on and (row.expected_on is None or row.expected_on <= last)
            ),
        ]

    def _standing(self) -> list[Task]:
        """What waits for inspection, receipt by receipt, and what is to be put away, warehouse by warehouse."""
        return standing_tasks(self._context.store.read(), self._put_away)

    def _old_parts(self) -> list[Task]:
        """Old parts that should have come back by now, and those that lie here and wait for a decision."""
        work = old_part_work(self._context)
        found = []
        if work.overdue:
            owing = tuple(Names(*each) for each in work.people)
            found.append(
                Task(
                    "returns", "old:overdue", customers=owing, lines=work.overdue, days=work.oldest_days,
                    paper="old_overdue",
                )
            )  # fmt: skip
        if lying := work.received + work.inspected:
            found.append(Task("returns", "old:here", lines=lying, done=work.inspected, paper="old_here"))
        return found

    def _counts(self) -> list[Task]:
        counts = self._counting.counts
        rids = counts.chunk(CountFilter(statuses=frozenset({"open"}))).rids
        return [
            Task("count", row.id, row.id, row.number, to=Names(row.place, row.place_en), mine=True)
            for row in counts.rows(list(rids)[:_MOST])
        ]

    def _due_bins(self) -> list[Task]:
        covered = {task.to.name for task in self._counts()}
        due: list[DueBin] = []
        for place in self._stock.locations():
            if place.kind in _STORES:
                due += self._counting.due(place.id, _MOST_BINS)
        due.sort(key=lambda each: (each.row.counted_at is None, -each.overdue_days))
        return [
            Task(
                "count",
                "bin:" + each.row.id,
                number=each.row.code or each.row.name,
                lines=each.row.keys,
                bin_id=each.row.id,
                days=each.days,
            )
            for each in due[:_MOST_BINS]
            if each.row.name not in covered
        ]


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


def standing_tasks(reader: Reader, put_away: PutAway) -> list[Task]:
    """Tasks of inspection and of putting away."""
    waiting = put_away.waiting(limit=_MOST)
    places = reader.many(StockLocation, [each.receipt.location_id for each in waiting])
    suppliers = reader.many(Supplier, [each.receipt.supplier_id for each in waiting])
    tasks = []
    for each in waiting:
        place, supplier = places.get(each.receipt.location_id), suppliers.get(each.receipt.supplier_id or "")
        if each.to_inspect:
            tasks.append(
                Task(
                    "inspect",
                    "inspect:" + each.receipt.id,
                    each.receipt.id,
                    each.receipt.number,
                    _names(place),
                    _names(supplier),
                    lines=each.to_inspect,
                )
            )
    for id in dict.fromkeys(each.receipt.location_id for each in waiting if each.receipt.status == "done"):
        standing = put_away.standing(id)
        if standing:
            numbers = tuple(dict.fromkeys(each.part.number for each in standing))
            here = _names(places.get(id))
            tasks.append(Task("put_away", "put_away:" + id, id, place=here, lines=len(standing), parts=numbers))
    return tasks


def _names(record: StockLocation | Supplier | None) -> Names:
    return Names(record.name, record.name_en) if record is not None else Names()


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

"""What waits in the warehouse: the tasks of the queue, urgent ones first, and the visits that lack parts."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from msgspec import Struct
from PySide6.QtCore import QObject, Signal, Slot

from fieldservice.domain.scans import Scanned, write_label
from fieldservice.errors import FieldServiceError
from fieldservice.services.container import Services
from fieldservice.services.count_settling import settled
from fieldservice.services.old_part_twins import told_apart
from fieldservice.services.part_requests import Wanted
from fieldservice.services.reversed_apart import told_reversed
from fieldservice.services.serial_settling import told_twice
from fieldservice.services.warehouse_queue import LatePart, Names, Queue, Task
from ui.bridge.environment import Environment
from ui.bridge.verbs import Verbs
from ui.bridge.view_model import ViewModel

__all__ = ["Begun", "Doubts", "LatePart", "Names", "Queue", "QueueViewModel", "Task", "Wanted"]


_MOST_DOUBTS = 20
OLD_PARTS = {"old_overdue": "overdue", "old_here": "here"}  # tasks about old parts, and the view that shows them
_BEGINS = frozenset(
    {"location", "purchase_order", "goods_receipt", "pick_list", "stock_count", "shipment", "box", "part"}
)


class Begun(Struct, frozen=True):
    """Where a task is done: a place of the program and its record. `bin_id`: the bin to count. Without a place nothing
    begins with what was scanned; `words` say why, where there is more to say."""

    place: str
    id: str
    bin_id: str = ""
    words: str = ""
    view: str = ""


class Doubts(Struct, frozen=True):
    """What does not add up: sums below zero, as (sentence, what to do), and posted counts with which the books don't
    agree any more, as (id, number). `settled`: counts that the program itself brought the books to.
    `old_parts`: with which two people did different things, as (id, sentence). `serials`: received twice, `reversals`:
    moves that two took back apart from each other, as sentences."""

    below_zero: tuple[tuple[str, str], ...] = ()
    counts: tuple[tuple[str, str], ...] = ()
    settled: tuple[tuple[str, str], ...] = ()
    old_parts: tuple[tuple[str, str], ...] = ()
    serials: tuple[str, ...] = ()
    reversals: tuple[str, ...] = ()


class QueueViewModel(ViewModel):
    """Screen state of the queue."""

    WATCHES = (
        "part_request", "part_request_line", "pick_list", "pick_line", "shipment", "shipment_line", "goods_receipt",
        "purchase_order", "goods_receipt_line", "stock_count", "stock_move", "booking", "part_line", "old_part_step",
    )  # fmt: skip

    loaded = Signal()
    doubted = Signal()
    begun = Signal(object)  # Begun
    refused = Signal(object)  # FieldServiceError

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, parent)
        self.queue: Queue | None = None
        self.doubts = Doubts()
        self.verbs = Verbs(environment, self)

    def refresh(self) -> None:
        self.jobs.read(self.services.warehouse_queue.read, self._came, key="warehouse.queue")

    def look_at_the_books(self) -> None:
        """What does not add up; `doubted` follows. It goes through the newest counts: asked when the page opens."""
        self.jobs.read(self._read_doubts, self._doubted, key="warehouse.doubts")

    def correct(self, count_id: str) -> None:
        """Bring the books once more to what was counted."""
        service = self.services.counting
        self.jobs.write(partial(service.correct, count_id, self), self._corrected, self._refused)

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
            if task.kind == "inspect":
                return Begun("inspection", task.id)
            if task.kind == "put_away":
                return Begun("put_away", task.id)
            if task.paper in OLD_PARTS:
                return Begun("old_parts", "", view=OLD_PARTS[task.paper])
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

    def _read_doubts(self) -> Doubts:
        services = self.services
        context = services.context
        negative = [each for each in services.availability.oversold(_MOST_DOUBTS) if each.kind == "negative"]
        return Doubts(
            tuple((each.sentence(context), each.advice) for each in negative),
            tuple((count.id, count.number) for count in services.counting.to_correct(_MOST_DOUBTS)),
            tuple((count.id, count.number) for count in settled(context)[:_MOST_DOUBTS]),
            tuple(told_apart(context, _MOST_DOUBTS)),
            tuple(told_twice(context, _MOST_DOUBTS)),
            tuple(told_reversed(context, limit=_MOST_DOUBTS)),
        )

    @Slot(object)
    def _doubted(self, doubts: Doubts) -> None:
        self.doubts = doubts
        self.doubted.emit()

    @Slot(object)
    def _corrected(self, _result: object) -> None:
        self.look_at_the_books()

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
    kind, id = found.kind, found.id
    if found.candidates:  # a customer or a machine may have the code of a bin: nothing begins with those
        fits = [each for each in found.candidates if each.kind in _BEGINS]
        if len(fits) == 1:
            kind, id = fits[0].kind, fits[0].id
    if kind == "location":
        count, bin_id = services.counting.begin_scanned(write_label("location", "", id))
        return Begun("stock_count", count.id, bin_id)
    if kind == "purchase_order":
        return Begun("goods_receipt", services.receiving.begin(purchase_order_id=id).id)
    if kind in ("goods_receipt", "pick_list", "stock_count", "part"):
        return Begun(kind, id)
    if kind in ("shipment", "box"):
        return Begun("shipment", id)
    return Begun("", "", words=found.sentence)

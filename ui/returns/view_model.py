"""Old parts by state and by who owes them, and each step of their way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal, Slot

from fieldservice.domain.records import StockLocation, Supplier
from fieldservice.errors import FieldServiceError
from fieldservice.services.container import Services
from fieldservice.services.lists import Count, LongList
from fieldservice.services.old_part_work import AGES, AgeRow
from fieldservice.services.old_parts import DebtRow, OldPartDetail, OldPartFilter, OldPartRow, TagScan
from fieldservice.services.suppliers import SupplierFilter
from ui.bridge.environment import Environment
from ui.bridge.record_list import RecordListViewModel
from ui.bridge.verbs import Verbs

__all__ = [
    "AGES",
    "VIEWS",
    "AgeRow",
    "Around",
    "Count",
    "DebtRow",
    "OldPartDetail",
    "OldPartRow",
    "OldPartsViewModel",
    "TagScan",
]

VIEWS = ("owed", "overdue", "under_way", "here", "vendor", "done")
KEEPERS = frozenset({"warehouse", "manager", "administrator"})
_WAREHOUSES = ("central", "regional", "point")
_MOST_SUPPLIERS = 200


@dataclass(frozen=True)
class Around:
    """What surrounds the list: who looks at it, where parts can be received, who owes what, how many of each state."""

    person_id: str | None
    is_keeper: bool
    has_van: bool
    warehouses: list[StockLocation]
    bins: list[StockLocation]
    suppliers: list[Supplier]
    debts: list[DebtRow]
    ages: list[AgeRow]
    counts: dict[str, Count]


class OldPartsViewModel(RecordListViewModel):
    """Screen state of the old parts. `view`: owed | overdue | under_way | here | vendor | done."""

    LIST = "old_parts"
    WATCHES = ("part_line", "old_part_step", "shipment", "person", "stock_location", "supplier")
    aroundLoaded = Signal()
    scanned = Signal(object)  # TagScan
    found = Signal(str)  # the tag of the one to show
    noneFit = Signal(int)  # so many were ticked, and none of them may take the step

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, OldPartFilter(), parent)
        self.view = "owed"
        self.around: Around | None = None
        self.warehouse_id = str(environment.settings.get("returns.warehouse", ""))
        self.tag = ""  # that was scanned last
        self.received: str | None = None  # the line that was scanned last, while it can be taken back
        self._asked: str | None = None  # the tag whose serial number or lot is to be scanned next
        self._asks = ""  # ask_serial | ask_lot
        self._then: Callable[[list[str]], object] = lambda ids: None
        self.verbs = Verbs(environment, self)

    def records(self) -> LongList[Any, Any]:
        return self.services.old_parts.list

    def read_preview(self, row: OldPartRow) -> OldPartDetail:
        return self.services.old_parts.detail(row.id)

    def today(self) -> date:
        """The day here."""
        return self.services.old_parts.today()

    def load_around(self) -> None:
        """Who looks, and what surrounds the list; the first time the list follows, a technician's own."""
        self.jobs.read(self._read_around, done=self._around, key="old_parts.around")

    def show(self, filter: Any) -> None:
        self.filter = filter
        if self.around is None:
            self.load_around()  # the list follows: whose it is depends on who looks
        else:
            super().show(filter)

    def count(self) -> None:
        super().count()
        self.load_around()

    def choose_view(self, view: str) -> None:
        """Show another state."""
        self.view = view
        if view == "overdue":
            self.narrow(state="owed", overdue_on=self.today(), due_from=None)
        else:
            self.narrow(state=view, overdue_on=None, due_from=None)
        if self.around is not None:
            self.aroundLoaded.emit()

    def choose_age(self, age: AgeRow) -> None:
        """Only those that were due in these days."""
        self.narrow(state="owed", overdue_on=age.last + timedelta(days=1), due_from=age.first)

    def show_one(self, id: str) -> None:
        """Show this old part alone, whatever its state."""
        self.jobs.read(lambda: self.services.old_parts.detail(id), done=self._found, key="old_parts.one")

    @Slot(object)
    def _found(self, detail: OldPartDetail) -> None:
        self.view = ""
        self.tag = detail.line.tag_number
        self.found.emit(self.tag)
        self.narrow(state="", overdue_on=None, person_id=None, text=self.tag)

    def fitting(self, rids: Sequence[int], step: str, then: Callable[[list[str]], object]) -> None:
        """Call `then` with the ids of those that may take this step now; `noneFit` where none may."""
        old_parts, self._then = self.services.old_parts, then

        def work() -> tuple[int, list[str]]:
            rows = old_parts.list.rows(list(rids))
            return len(rows), old_parts.several.fitting([each.id for each in rows], step)

        self.jobs.read(work, done=self._fit, key="old_parts.several")

    @Slot(object)
    def _fit(self, answer: tuple[int, list[str]]) -> None:
        ticked, ids = answer
        if ids:
            self._then(ids)
        else:
            self.noneFit.emit(ticked)

    def inspect_several(self, ids: Sequence[str], note: str) -> None:
        """The same was found at all of them."""
        self.step("several", lambda: self.services.old_parts.several.inspect(ids, note), ids)

    def scrap_several(self, ids: Sequence[str]) -> None:
        """All of them are thrown away."""
        self.step("several", lambda: self.services.old_parts.several.scrap(ids), ids)

    def to_vendor_several(self, ids: Sequence[str], values: dict[str, Any]) -> None:
        """All of them leave for a supplier, with one delivery note."""
        supplier, rest = str(values["supplier_id"]), {k: v for k, v in values.items() if k != "supplier_id"}
        self.step("to_vendor", lambda: self.services.old_parts.to_vendor(ids, supplier, **rest), ids)

    def hand_over_several(self, ids: Sequence[str], values: dict[str, Any]) -> None:
        """All of them are sent back, with one delivery note."""
        target, rest = str(values["to_location_id"]), {k: v for k, v in values.items() if k != "to_location_id"}
        self.step("hand_over", lambda: self.services.old_parts.hand_over(ids, target, **rest), ids)

    def choose_person(self, id: str | None) -> None:
        """Only what somebody owes or owed."""
        self.narrow(person_id=id)

    def choose_warehouse(self, id: str) -> None:
        """Where parts that are scanned are received; remembered on this computer."""
        self.warehouse_id = id
        self.environment.settings.set("returns.warehouse", id)
        self.filterChanged.emit()

    # scanning

    def receive(self, code: str, line_id: str | None = None) -> None:
        """A tag was scanned (or the serial number that was asked for); `scanned` follows."""
        warehouse, services = self.warehouse_id, self.services
        serial = lot = ""
        if self._asked is not None:
            serial, lot = (code, "") if self._asks == "ask_serial" else ("", code)
            code = self._asked
        tag = code

        def work() -> tuple[str, TagScan]:
            written = tag if line_id or serial or lot else _tag_in(services, tag)
            return written, services.old_parts.receive(written, warehouse, line_id=line_id, serial=serial, lot=lot)

        self._asked = None
        self.jobs.write(work, done=self._received, failed=self._refused)

    def undo_receipt(self) -> None:
        """Take the last scan back."""
        if self.received is not None:
            id, self.received = self.received, None
            self.step("undo", lambda: self.services.old_parts.undo(id))

    # steps

    def step(self, what: str, work: Callable[[], Any], line_ids: Sequence[str] = ()) -> None:
        """Do a step; what it did to `line_ids` can be taken back."""
        old_parts = self.services.old_parts

        def inverse(_made: Any) -> Callable[[], None]:
            def back() -> None:
                for id in line_ids:
                    old_parts.undo(id)

            return back

        self.verbs.do(what, work, inverse if line_ids else None)

    def inspect(self, id: str, note: str) -> None:
        """What looking at it found."""
        self.step("inspect", lambda: self.services.old_parts.inspect(id, note), [id])

    def to_vendor(self, id: str, values: dict[str, Any]) -> None:
        """It leaves for a supplier."""
        supplier, rest = str(values["supplier_id"]), {k: v for k, v in values.items() if k != "supplier_id"}
        self.step("to_vendor", lambda: self.services.old_parts.to_vendor([id], supplier, **rest), [id])

    def repaired(self, id: str, bin_id: str, cost_minor: int | None, note: str) -> None:
        """It works again and lies in a bin."""
        old_parts = self.services.old_parts
        self.step("repaired", lambda: old_parts.repaired(id, bin_id, unit_cost_minor=cost_minor, note=note), [id])

    def scrap(self, id: str) -> None:
        """It is thrown away."""
        self.step("scrap", lambda: self.services.old_parts.scrap(id), [id])

    def to_customer(self, id: str) -> None:
        """The customer has it back."""
        self.step("to_customer", lambda: self.services.old_parts.to_customer(id), [id])

    def lost(self, id: str, reason: str) -> None:
        """Nobody has it any more."""
        self.step("lost", lambda: self.services.old_parts.lost(id, reason), [id])

    def hand_over(self, id: str, values: dict[str, Any]) -> None:
        """It is sent back with a delivery note."""
        target, rest = str(values["to_location_id"]), {k: v for k, v in values.items() if k != "to_location_id"}
        self.step("hand_over", lambda: self.services.old_parts.hand_over([id], target, **rest), [id])

    # answers

    def _read_around(self) -> Around:
        services, person_id = self.services, self.services.context.actor_id
        person = next((each for each in services.people.all() if each.id == person_id), None)
        is_keeper = person is not None and bool(KEEPERS & set(person.roles))
        mine = None if is_keeper else person_id
        old_parts, suppliers = services.old_parts, services.suppliers.list
        wanted = {view: OldPartFilter(state=view, person_id=mine) for view in ("owed", "under_way", "here", "vendor")}
        wanted["overdue"] = OldPartFilter(overdue_on=self.today(), person_id=mine)
        counts = {view: old_parts.list.count(each) for view, each in wanted.items()}
        stock = services.catalogue.stock
        rows = suppliers.rows(suppliers.all_rids(SupplierFilter())[:_MOST_SUPPLIERS]) if is_keeper else []
        return Around(
            person_id,
            is_keeper,
            stock.van_of(person_id) is not None,
            stock.locations(_WAREHOUSES),
            stock.locations(("bin",)) if is_keeper else [],
            [services.suppliers.get(row.id) for row in rows],
            old_parts.debts() if is_keeper else [],
            old_parts.ages(mine),
            counts,
        )

    @Slot(object)
    def _around(self, around: Around) -> None:
        first, self.around = self.around is None, around
        known = [each.id for each in around.warehouses]
        if self.warehouse_id not in known:
            central = [each.id for each in around.warehouses if each.kind == "central"]
            self.warehouse_id = (central or known or [""])[0]
        self.aroundLoaded.emit()
        if first:
            self.show(self.filter if around.is_keeper else replace(self.filter, person_id=around.person_id))

    @Slot(object)
    def _received(self, answer: tuple[str, TagScan]) -> None:
        self.tag, found = answer
        if found.kind in ("ask_serial", "ask_lot"):
            self._asked, self._asks = self.tag, found.kind
        self.received = found.line_id if found.kind == "received" else None
        self.scanned.emit(found)

    @Slot(object)
    def _refused(self, error: FieldServiceError) -> None:
        self.verbs.refused.emit("receive", error)


def _tag_in(services: Services, code: str) -> str:
    """The number of the tag that a code (of a label, of a paper) names; the code itself where it names none."""
    found = services.scanning.resolve(code)
    numbers = (
        [found.number] if found.kind == "old_part" else [t.number for t in found.candidates if t.kind == "old_part"]
    )
    return numbers[0] if numbers else code

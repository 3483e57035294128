"""The demonstration's warehouse today: requests, a walk, a shipment, orders, a count, old parts owed.

Written after everything else and with chance of its own, so that jobs, people and days stay what they are for a seed.
"""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta

from fieldservice.demo_data.build import Build
from fieldservice.demo_data.catalogue import Catalogue
from fieldservice.demo_data.firm import Firm
from fieldservice.demo_data.old_parts import OldParts
from fieldservice.demo_data.stock import Ledger
from fieldservice.demo_data.supply import DEAR, MARGIN, Supply
from fieldservice.domain.numbers import FIRST_OF_SERIES, make_number
from fieldservice.domain.quantity import MICRO
from fieldservice.domain.records import (
    BomLine,
    Booking,
    CountEntry,
    Part,
    PartRequest,
    PartRequestLine,
    Person,
    PickLine,
    PickList,
    PurchaseLine,
    PurchaseOrder,
    Shipment,
    ShipmentLine,
    StockCount,
    StockLocation,
    StockMove,
    WorkOrder,
    replaced,
)
from fieldservice.services.basics import fixed_id

_REQUESTS = 8  # for tomorrow's visits, at most


@dataclass(frozen=True)
class _Asked:
    request: PartRequest
    lines: tuple[tuple[PartRequestLine, Part], ...]


class Warehouse:
    """Makes the warehouse's rows from what the other makers left in `build` and the ledger."""

    def __init__(self, build: Build, firm: Firm, catalogue: Catalogue, ledger: Ledger) -> None:
        self._build, self._firm, self._catalogue, self._ledger = build, firm, catalogue, ledger
        self._rng = random.Random(len(build.rows))
        self._numbers: dict[str, int] = defaultdict(int)
        self._central = firm.stores["NJ"].id
        self._walk = {each.id: each.walk for each in firm.bins}
        self._counted = firm.bins[20].id  # a count is under way there: nothing is picked from it
        self._supply = Supply(build, firm, catalogue, ledger)

    def tell(self, waiting: WorkOrder | None) -> None:
        """Everything; `waiting` is the job whose parts are on their way to the technician."""
        orders, visits = self._jobs()
        self._supply.tell()
        self._sent(waiting, visits)
        asked = self._requests(orders, visits, waiting)
        self._half_picked(asked)
        self._purchases(asked)
        self._count()
        OldParts(self._build, self._firm, self._catalogue.parts, self._number).tell()
        self._supply.price_moves()

    # What there is

    def _jobs(self) -> tuple[dict[str, WorkOrder], list[Booking]]:
        """Work orders by id, and tomorrow's visits in their order."""
        tomorrow = self._build.today + timedelta(days=1)
        orders = {row.id: row for row in self._build.rows if isinstance(row, WorkOrder)}
        visits = [
            row
            for row in self._build.rows
            if isinstance(row, Booking)
            and row.status in ("accepted", "proposed")
            and row.starts_at is not None
            and self._build.local_day(row.starts_at) == tomorrow
        ]
        return orders, sorted(visits, key=lambda each: (each.starts_at or self._build.now, each.id))

    def _number(self, series: str) -> str:
        """Below those that the program will give."""
        self._numbers[series] += 1
        return make_number(series, FIRST_OF_SERIES[series] - 200 + self._numbers[series])

    def _ago(self, minutes: int) -> datetime:
        return self._build.now - timedelta(minutes=minutes)

    # Papers

    def _ask(
        self, order: WorkOrder, visit: Booking, person: Person, parts: list[tuple[Part, int]], at: datetime
    ) -> _Asked:
        build = self._build
        request = PartRequest(
            id=build.id(), number=self._number("RQ"), work_order_id=order.id, person_id=person.id,
            to_location_id=self._firm.vans[person.id], priority=order.priority, needed_at=visit.starts_at,
            asked_by_id=person.id, asked_at=at,
        )  # fmt: skip
        build.add(request)
        lines = []
        for part, pieces in parts:
            line = PartRequestLine(
                id=build.id(), request_id=request.id, person_id=person.id, part_id=part.id,
                quantity_micro=pieces * MICRO, unit=part.unit, source_location_id=self._central, claimed_at=at,
            )  # fmt: skip
            build.add(line)
            lines.append((line, part))
        return _Asked(request, tuple(lines))

    def _sent(self, order: WorkOrder | None, visits: list[Booking]) -> None:
        """What the waiting machine needs was picked and packed, and is on its way to the technician."""
        hero = self._firm.technicians[0]
        visit = next((each for each in visits if order and each.work_order_id == order.id), None)
        if order is None or visit is None:
            return
        product = next(each for each in self._catalogue.products.values() if each.id == order.product_id)
        wanted = [(self._catalogue.find(key, product), 1) for key in ("thermo_core", "thermo_seal")]
        wanted = [(part, pieces) for part, pieces in wanted if self._there(part) >= pieces]
        if not wanted:
            return
        asked = self._ask(order, visit, hero, wanted, self._ago(46))
        pick_list, lines = self._pick_list(asked, hero, started=self._ago(40), done=self._ago(34))
        moves = [self._pick(pick_list, line, part, order.id, self._ago(35)) for line, part in lines]
        build, keeper, packing, transit = self._build, self._firm.keeper.id, self._packing(), self._transit()
        shipment = Shipment(
            id=build.id(), number=self._number("DN"), pick_list_id=pick_list.id, from_location_id=self._central,
            to_location_id=self._firm.vans[hero.id], person_id=hero.id, work_order_id=order.id,
            carrier=build.words(["同城快送", "City courier"]), tracking="TC20481", status="shipped",
            packed_by_id=keeper, packed_at=self._ago(30), shipped_at=self._ago(22),
            expected_at=build.at(build.today + timedelta(days=1), 8),
        )  # fmt: skip
        build.add(shipment)
        for (line, part), (request_line, _), move in zip(lines, asked.lines, moves, strict=True):
            sent = ShipmentLine(
                id=build.id(), shipment_id=shipment.id, person_id=hero.id, request_line_id=request_line.id,
                work_order_id=order.id, part_id=part.id, quantity_micro=line.quantity_micro, unit=part.unit,
                lot=move.lot, serial=move.serial,
            )  # fmt: skip
            build.add(sent)
            self._ledger.carry(
                part, packing, transit, line.quantity_micro // MICRO, self._ago(22), keeper, "shipped",
                shipment.number, sent.id, order.id,
            )  # fmt: skip

    def _requests(self, orders: dict[str, WorkOrder], visits: list[Booking], waiting: WorkOrder | None) -> list[_Asked]:
        """Requests for tomorrow's visits, from the bill of material of the machine."""
        bills: dict[str, list[str]] = defaultdict(list)
        for row in self._build.rows:
            if isinstance(row, BomLine) and row.product_id:
                bills[row.product_id].append(row.part_id)
        by_id = {part.id: part for part in self._catalogue.parts}
        people = {person.id: person for person in self._firm.technicians}
        made: list[_Asked] = []
        for visit in visits:
            order, person = orders.get(visit.work_order_id), people.get(visit.technician_id or "")
            if order is None or person is None or len(made) == _REQUESTS or (waiting and order.id == waiting.id):
                continue
            fitting = [by_id[id] for id in bills.get(order.product_id or "", ()) if self._pickable(by_id[id])]
            if len(fitting) < 4:
                continue
            count = 4 if not made else self._rng.randint(1, 3)
            chosen = [(part, self._rng.randint(1, 2)) for part in self._rng.sample(fitting, count)]
            made.append(self._ask(order, visit, person, chosen, self._ago(170 - 15 * len(made))))
        return made

    def _half_picked(self, asked: list[_Asked]) -> None:
        """The first request is being picked: two of its lines are in the trolley."""
        if not asked:
            return
        first = asked[0]
        person = next(each for each in self._firm.technicians if each.id == first.request.person_id)
        pick_list, lines = self._pick_list(first, person, started=self._ago(12))
        for line, part in lines[: len(lines) // 2]:
            self._pick(pick_list, line, part, first.request.work_order_id, self._ago(8))

    def _pick_list(
        self, asked: _Asked, person: Person, *, started: datetime, done: datetime | None = None
    ) -> tuple[PickList, list[tuple[PickLine, Part]]]:
        """Its lines as they are asked for where it is finished, else in the order of the walk."""
        build, keeper = self._build, self._firm.keeper.id
        pick_list = PickList(
            id=build.id(), number=self._number("PK"), location_id=self._central,
            to_location_id=asked.request.to_location_id, person_id=person.id, priority=asked.request.priority,
            due_at=asked.request.needed_at, assigned_to_id=keeper, started_at=started, made_by_id=keeper,
            made_at=started - timedelta(minutes=3), status="picked" if done else "open", picked_at=done,
        )  # fmt: skip
        build.add(pick_list)
        walked = sorted(asked.lines, key=lambda each: self._walk.get(self._ledger.bin_of(each[1]), 0))
        lines = []
        for wanted, part in asked.lines if done else walked:
            line = PickLine(
                id=build.id(), pick_list_id=pick_list.id, request_line_id=wanted.id, part_id=part.id,
                quantity_micro=wanted.quantity_micro, unit=part.unit, bin_id=self._ledger.bin_of(part),
                place=walked.index((wanted, part)) + 1, status="done" if done else "open",
            )  # fmt: skip
            lines.append((line, part))
        if not done:
            half = len(lines) // 2
            lines = [(replaced(line, status="done"), part) for line, part in lines[:half]] + lines[half:]
        for line, _ in lines:
            build.add(line)
        return pick_list, lines

    def _pick(
        self, pick_list: PickList, line: PickLine, part: Part, work_order_id: str | None, at: datetime
    ) -> StockMove:
        """One piece or plain stock: a single move."""
        return self._ledger.carry(
            part, self._ledger.bin_of(part), self._packing(), line.quantity_micro // MICRO, at, self._firm.keeper.id,
            "picked", pick_list.number, line.id, work_order_id,
        )[0]  # fmt: skip

    def _purchases(self, asked: list[_Asked]) -> None:
        """An order that arrives today, one for next week, and a draft."""
        today, keeper = self._build.today, self._firm.keeper.id
        for at, (name, count, status, days) in enumerate(
            zip(self._supply.suppliers, (5, 3, 2), ("ordered", "ordered", "draft"), (0, 6, 0), strict=False)
        ):
            supplier = self._supply.suppliers[name]
            own = [part for part in self._catalogue.parts if part.supplier == name and (part.price_minor or 0) < DEAR]
            chosen = sorted(own, key=lambda part: (self._there(part), part.id))[:count]
            ordered = None if status == "draft" else self._ago(60 * 24 * (6 - 3 * at))
            made = self._ago(60 * 24 * (6 - 3 * at) + 50) if ordered else self._ago(95)
            expected = today + timedelta(days=days) if ordered else None
            order = PurchaseOrder(
                id=self._build.id(), number=self._number("PO"), supplier_id=supplier.id, to_location_id=self._central,
                made_by_id=keeper, made_at=made, ordered_at=ordered, expected_on=expected, status=status,
            )  # fmt: skip
            self._build.add(order)
            for place, part in enumerate(chosen):
                self._build.add(
                    PurchaseLine(
                        id=self._build.id(), purchase_order_id=order.id, part_id=part.id,
                        quantity_micro=(5 * place + 5) * MICRO, unit=part.unit,
                        price_minor=max(1, (part.price_minor or 100) * MARGIN // 100), expected_on=expected,
                    )
                )  # fmt: skip

    def _count(self) -> None:
        """One bin is being counted: half of it is entered, and one figure differs."""
        build, keeper = self._build, self._firm.keeper.id
        count = StockCount(
            id=build.id(), number=self._number("CC"), location_id=self._counted, made_by_id=keeper,
            made_at=self._ago(33),
        )  # fmt: skip
        build.add(count)
        inside = [part for part in self._catalogue.parts if self._ledger.bin_of(part) == self._counted]
        plain = [part for part in inside if part.tracking == "none" and self._there(part) > 1]
        for at, part in enumerate(plain[: max(2, len(plain) // 2)]):
            pieces = self._there(part) - (at == 1)
            build.add(
                CountEntry(
                    id=build.id(), count_id=count.id, location_id=self._counted, part_id=part.id,
                    quantity_micro=pieces * MICRO, at=self._ago(30 - at), by_id=keeper,
                )
            )  # fmt: skip

    # Places and stock

    def _there(self, part: Part) -> int:
        return self._ledger.held(part, self._ledger.bin_of(part))

    def _pickable(self, part: Part) -> bool:
        return part.tracking == "none" and self._there(part) >= 4 and self._ledger.bin_of(part) != self._counted

    def _packing(self) -> str:
        return self._place("packing", self._central, "OUT", "发货区", "Packing", "packing")

    def _transit(self) -> str:
        return self._place("place", "transit", "TRANSIT", "在途", "In transit", "transit")

    def _place(self, what: str, of: str, code: str, name: str, name_en: str, kind: str) -> str:
        """The very place that the program would make when it first needs it (`services/places.py`)."""
        id = fixed_id(what, of)
        if id not in self._walk:
            self._walk[id] = 0
            parent = self._central if what == "packing" else None
            self._build.add(StockLocation(id=id, code=code, name=name, name_en=name_en, kind=kind, parent_id=parent))
        return id

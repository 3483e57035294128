"""Random flows of stock on three laptops and a real hub in memory: what the books say is always what the moves say."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from fieldservice.domain.promises import Promise
from fieldservice.domain.quantity import MICRO
from fieldservice.domain.records import (
    MoveCost,
    Part,
    PartRequest,
    PartRequestLine,
    Person,
    PurchaseLine,
    StockClosing,
    StockLocation,
    StockMove,
    Supplier,
    SupplierPart,
)
from fieldservice.domain.valuation import Closing, Flow, value_of
from fieldservice.errors import UserError
from fieldservice.hub.devices import Device
from fieldservice.services import places
from fieldservice.services.availability import Availability
from fieldservice.services.context import Context
from fieldservice.services.serial_settling import told_twice
from fieldservice.services.stock import Stock
from fieldservice.services.valuation import Valuation
from fieldservice.store import check
from fieldservice.store.queries import valuation as valuation_queries
from fieldservice.store.queries.stock import OWN_KINDS
from fieldservice.system.blobs import Blobs
from fieldservice.system.clock import to_ms
from tests.services.conftest import SHANGHAI
from tests.sync.memory import HubWorld, Laptop

SERIALS = ("SN1", "SN2", "SN3")
LOTS = ("L1", "L2")
_NO_BLOBS = Blobs(Path("/nonexistent"), bytes(32))


class Desk:
    """A laptop with the services on it."""

    def __init__(self, laptop: Laptop) -> None:
        self.laptop = laptop
        self.context = Context(laptop.store, laptop.clock, laptop.ids, _NO_BLOBS, SHANGHAI)
        self.stock = Stock(self.context)
        self.availability = Availability(self.context)
        self.valuation = Valuation(self.context)

    def all(self, cls: type[Any]) -> list[Any]:
        """Every row of a table that is here."""
        found: list[Any] = self.laptop.store.read().where(cls)
        return found

    def moves(self) -> list[StockMove]:
        """Every move that is here (none is ever refused in this firm)."""
        assert {state for _, state, _ in self.laptop.states()} <= {0, 1}
        return self.all(StockMove)

    def sums(self) -> dict[tuple[str, str, str, str], int]:
        """What the books say, by part, place, lot and serial number; zeros left out."""
        rows = self.laptop.store.read().rows(
            "SELECT part_id, location_id, lot, serial, quantity_micro FROM stock_on_hand WHERE quantity_micro <> 0"
        )
        return {tuple(row[:4]): row[4] for row in rows}


@dataclass
class Saved:
    """A firm as it stands before anything moves."""

    hub: bytes
    people: list[Person]
    devices: list[Device]
    images: list[Any]
    names: dict[str, str]  # ids of parts and places


@cache
def firm() -> Saved:
    """A keeper with a central warehouse of two bins, and two technicians with vans; 20 seals and three motors."""
    world = HubWorld(1)
    people = [
        world.person("黄建明", "warehouse,manager"),
        world.person("马文斌", "technician"),
        world.person("吴晓东", "technician"),
    ]
    laptops = [Laptop(world, person) for person in people]
    keeper = laptops[0]
    keeper.sync_all()
    desk, names = Desk(keeper), dict[str, str]()
    for name, kind, parent in (
        ("central", "central", None), ("shelf", "bin", "central"), ("drawer", "bin", "central"),
        ("van", "van", None), ("other_van", "van", None), ("customer", "customer", None),
    ):  # fmt: skip
        names[name] = desk.stock.add_location(kind, name=name, parent_id=names.get(parent or "")).id
    seal = Part(id=keeper.ids(), number="SEAL", name="密封圈")
    motor = Part(id=keeper.ids(), number="MOTOR", name="电机", tracking="serial")
    glue = Part(id=keeper.ids(), number="GLUE", name="密封胶", tracking="lot")
    keeper.add("catalogue.add_part", seal, motor, glue)
    names |= {"seal": seal.id, "motor": motor.id, "glue": glue.id}
    with keeper.store.begin("stock.adjust") as uow:
        names["supplier"] = places.supplier_account(uow).id
        names["packing"] = places.packing_of(uow, names["central"]).id
        uow.commit()
    for serial in SERIALS:
        desk.stock.adjust(motor.id, names["shelf"], MICRO, "期初", serial=serial, opening=True)
    desk.stock.adjust(seal.id, names["shelf"], 6 * MICRO, "期初", opening=True)
    for lot in LOTS:
        desk.stock.adjust(glue.id, names["shelf"], 4 * MICRO, "期初", lot=lot, opening=True)
    keeper.sync_all()
    world.change_person(people[1], van_location_id=names["van"])
    world.change_person(people[2], van_location_id=names["other_van"])
    for laptop in laptops:
        laptop.sync_all()
    return Saved(
        world.database.saved(), people, [each.device for each in laptops], [each.image() for each in laptops], names
    )


OWN = ("shelf", "drawer", "van", "other_van", "packing")
VANS = ("", "van", "other_van")  # by desk
who = st.integers(0, 2)
own_place = st.sampled_from(OWN)
pieces = st.integers(1, 4)


def _ends(desk: int, source: str, goal: str) -> tuple[str, str]:
    """Two different places; a technician moves parts to and from the own van alone."""
    van = VANS[desk]
    if van and van not in (source, goal):
        source = van
    return (source, goal) if source != goal else (source, "shelf" if source != "shelf" else "drawer")


class LedgerTruth(RuleBasedStateMachine):
    """Whatever three people do to the stock, together or apart."""

    @initialize(seed=st.integers(2, 10**6))
    def open(self, seed: int) -> None:
        saved = firm()
        self.world = HubWorld(seed, saved.hub)
        self.names = saved.names
        self.desks = [
            Desk(Laptop(self.world, person, image, device))
            for person, device, image in zip(saved.people, saved.devices, saved.images, strict=True)
        ]
        self.keeper = self.desks[0]
        self.touched = self.keeper

    def at(self, desk: int) -> Desk:
        """The laptop that is used now; each use is some minutes after the one before."""
        self.touched = self.desks[desk]
        for each in (self.world.clock, *(desk.laptop.clock for desk in self.desks)):
            each.advance(minutes=7)
        return self.touched

    # What people do

    @rule(desk=who, source=own_place, goal=own_place, quantity=pieces)
    def move(self, desk: int, source: str, goal: str, quantity: int) -> None:
        source, goal = _ends(desk, source, goal)
        self.at(desk).stock.post_move(
            self.names["seal"], self.names[source], self.names[goal], quantity * MICRO, document="TO"
        )

    @rule(desk=who, serial=st.sampled_from(SERIALS), source=own_place, goal=st.sampled_from((*OWN, "customer")))
    def move_one(self, desk: int, serial: str, source: str, goal: str) -> None:
        source, goal = _ends(desk, source, goal)
        self.at(desk).stock.post_move(
            self.names["motor"], self.names[source], self.names[goal], MICRO, serial=serial, document="TO"
        )

    @rule(desk=who, lot=st.sampled_from(LOTS), source=own_place, goal=own_place, quantity=pieces)
    def move_of_a_lot(self, desk: int, lot: str, source: str, goal: str, quantity: int) -> None:
        source, goal = _ends(desk, source, goal)
        self.at(desk).stock.post_move(
            self.names["glue"], self.names[source], self.names[goal], quantity * MICRO, lot=lot, document="TO"
        )

    @rule(desk=st.integers(1, 2), quantity=pieces)
    def use(self, desk: int, quantity: int) -> None:
        self.at(desk).stock.post_move(
            self.names["seal"], self.names[VANS[desk]], self.names["customer"], quantity * MICRO, reason="used"
        )

    @rule(place=own_place, counted=st.integers(0, 8))
    def count(self, place: str, counted: int) -> None:
        self.at(0).stock.adjust(self.names["seal"], self.names[place], counted * MICRO, "盘点")

    @rule(place=own_place, serial=st.sampled_from(SERIALS), there=st.booleans())
    def count_one(self, place: str, serial: str, there: bool) -> None:
        self.at(0).stock.adjust(self.names["motor"], self.names[place], MICRO * there, "盘点", serial=serial)

    @rule(place=own_place, lot=st.sampled_from(LOTS), counted=st.integers(0, 5))
    def count_of_a_lot(self, place: str, lot: str, counted: int) -> None:
        self.at(0).stock.adjust(self.names["glue"], self.names[place], counted * MICRO, "盘点", lot=lot)

    @rule(quantity=pieces, cost=st.none() | st.integers(0, 900), days=st.integers(0, 40))
    def receive(self, quantity: int, cost: int | None, days: int) -> None:
        desk = self.at(0)
        posted = desk.stock.post_move(
            self.names["seal"], self.names["supplier"], self.names["shelf"], quantity * MICRO, reason="received",
            at=desk.context.now() - timedelta(days=days), document="RC",
        )  # fmt: skip
        if cost is not None:
            desk.valuation.set_cost(posted.move.id, cost)

    @rule(desk=who, which=st.integers(0, 1000))
    def take_back(self, desk: int, which: int) -> None:
        moves = self.own_moves(desk)
        if moves:
            self.reverse(desk, moves[which % len(moves)])

    @rule(desks=st.permutations(range(3)), which=st.integers(0, 1000), again=st.booleans(), gone=st.sampled_from(OWN))
    def take_back_apart(self, desks: list[int], which: int, again: bool, gone: str) -> None:
        """Two take the same move back without knowing of one another. The thing may have gone on meanwhile on one of
        the laptops, and one of them may change their mind once more."""
        first, second = desks[:2]
        known = {move.id for move in self.own_moves(second)}
        moves = [move for move in self.own_moves(first) if move.id in known and move.serial]
        moves = moves or [move for move in self.own_moves(first) if move.id in known]
        if not moves:
            return
        chosen = moves[which % len(moves)]
        if first == 0 and chosen.to_location_id != self.names[gone]:
            self.at(0).stock.post_move(
                chosen.part_id, chosen.to_location_id, self.names[gone], chosen.quantity_micro, lot=chosen.lot,
                serial=chosen.serial, document="TO",
            )  # fmt: skip
        for desk in (first, second):
            taken = self.reverse(desk, chosen)
            if again and taken is not None and desk == first:
                self.reverse(desk, taken)

    def own_moves(self, desk: int) -> list[StockMove]:
        """The moves that whoever sits there may take back."""
        moves = self.desks[desk].moves()
        if not desk:
            return moves
        van = self.names[VANS[desk]]
        return [each for each in moves if van in (each.from_location_id, each.to_location_id)]

    def reverse(self, desk: int, move: StockMove) -> StockMove | None:
        """The move back; None when somebody was before them."""
        try:
            return self.at(desk).stock.reverse(move.id, "误扫").move
        except UserError as error:
            assert error.code == "stock.reversed"
            return None

    @rule(desk=who, quantity=pieces, source=st.sampled_from(("central", "van")))
    def ask(self, desk: int, quantity: int, source: str) -> None:
        laptop = self.at(desk).laptop
        request = PartRequest(id=laptop.ids(), number="RQ", person_id=laptop.person.id)
        line = PartRequestLine(
            id=laptop.ids(), request_id=request.id, person_id=laptop.person.id, part_id=self.names["seal"],
            quantity_micro=quantity * MICRO, source_location_id=self.names[source], claimed_at=laptop.clock.now(),
        )  # fmt: skip
        laptop.add("part_requests.ask", request, line)

    @rule(which=st.integers(0, 1000), quantity=pieces)
    def pick(self, which: int, quantity: int) -> None:
        desk = self.at(0)
        lines = desk.all(PartRequestLine)
        if lines:
            desk.stock.post_move(
                self.names["seal"], self.names["shelf"], self.names["packing"], quantity * MICRO, reason="picked",
                line_id=lines[which % len(lines)].id,
            )  # fmt: skip

    @rule(days=st.integers(1, 20))
    def close(self, days: int) -> None:
        desk = self.at(0)
        try:
            desk.valuation.close(desk.context.now() - timedelta(days=days))
        except UserError as error:
            assert error.code == "valuation.closed"

    @rule(desk=who)
    def synchronise(self, desk: int) -> None:
        self.at(desk).laptop.sync_all()

    @rule()
    def meet(self) -> None:
        for _ in range(2):
            for desk in range(3):
                self.at(desk).laptop.sync_all()
        books = [desk.sums() for desk in self.desks]
        own = {each.id for each in self.keeper.all(StockLocation) if each.kind in OWN_KINDS}
        for each in books[1:]:
            assert {k: v for k, v in each.items() if k[1] in own} == {k: v for k, v in books[0].items() if k[1] in own}

    # What always holds, on the laptop that was used last

    @invariant()
    def sums_are_the_moves(self) -> None:
        if self.touched is self.keeper:
            sums: dict[tuple[str, str, str, str], int] = defaultdict(int)
            for move in self.keeper.moves():
                sums[move.part_id, move.to_location_id, move.lot, move.serial] += move.quantity_micro
                sums[move.part_id, move.from_location_id, move.lot, move.serial] -= move.quantity_micro
            assert self.keeper.sums() == {key: quantity for key, quantity in sums.items() if quantity}
        assert check._sums(self.touched.laptop.store) == []

    @invariant()
    def less_than_nothing_is_told_with_the_move_that_did_it(self) -> None:
        desk = self.touched
        own = {each.id for each in desk.all(StockLocation) if each.kind in OWN_KINDS}
        negative = {key: -quantity for key, quantity in desk.sums().items() if quantity < 0 and key[1] in own}
        told = {
            (each.part.id, each.place.id if each.place else "", each.lot, each.serial): each
            for each in desk.availability.oversold()
            if each.kind == "negative"
        }
        assert {key: each.missing_micro for key, each in told.items()} == negative
        for key, each in told.items():
            assert each.sentence(desk.context)
            if desk is self.keeper:
                assert each.move is not None
                assert each.move.from_location_id == key[1]
                assert each.before_micro < each.move.quantity_micro

    @invariant()
    def no_more_is_promised_than_there_is(self) -> None:
        desk = self.touched
        lines = desk.all(PartRequestLine)
        promised: dict[str, int] = defaultdict(int)
        promises: list[Promise] = list(desk.availability.promises_of([line.id for line in lines]).values())
        for each in promises:
            promised[each.claim.warehouse_id] += each.promised_micro
        for warehouse, quantity in promised.items():
            usable = sum(
                desk.stock.on_hand(self.names["seal"], place)
                for place in places.inside(desk.laptop.store.read(), warehouse)
                if place != self.names["packing"]
            )
            assert quantity <= max(usable, 0)
            assert desk.availability.available(self.names["seal"], warehouse) == usable - quantity
        row = {each.warehouse.id: each for each in desk.availability.of_part(self.names["seal"]).rows}
        assert all(row[warehouse].reserved_micro == quantity for warehouse, quantity in promised.items())

    @invariant()
    def values_are_those_of_a_straightforward_computation(self) -> None:
        if self.touched is not self.keeper:
            assert not self.touched.valuation.possible()
            return
        self.keeper.valuation.refresh()
        kept = {row.part_id: row for row in valuation_queries.all_values(self.keeper.laptop.store.read())}
        for part_id, expected in self._worths().items():
            assert kept[part_id] == valuation_queries.row_of(part_id, expected)

    def _worths(self) -> dict[str, Any]:
        store = self.keeper.laptop.store.read()
        rank = {
            row[0]: (0, row[1]) if row[1] > 0 else (1, -row[1])
            for table in ("stock_move", "stock_closing")
            for row in store.rows(f"SELECT id, row_base FROM {table}")
        }
        own = {each.id for each in self.keeper.all(StockLocation) if each.kind in OWN_KINDS}
        costs = {each.move_id: each.unit_cost_minor for each in sorted(self.keeper.all(MoveCost), key=lambda c: c.id)}
        flows: dict[str, list[Flow]] = defaultdict(list)
        for move in self.keeper.moves():
            signed = move.quantity_micro * ((move.to_location_id in own) - (move.from_location_id in own))
            cost = costs.get(move.id)
            if move.reverses_id and signed < 0:
                cost = costs.get(move.reverses_id)
            found = flows[move.part_id]
            if signed and move.at:
                found.append(Flow(move.id, to_ms(move.at), signed, cost, rank[move.id]))
        closings = [
            Closing(to_ms(each.ends_at), rank[each.id]) for each in self.keeper.all(StockClosing) if each.ends_at
        ]
        return {part_id: value_of(each, closings) for part_id, each in flows.items()}

    @invariant()
    def a_serial_number_is_in_one_place_or_people_are_told(self) -> None:
        desk = self.touched
        own = {each.id for each in desk.all(StockLocation) if each.kind in OWN_KINDS}
        sums, twice = desk.sums(), told_twice(desk.context)
        for serial in SERIALS:
            held = {key[1]: quantity for key, quantity in sums.items() if key[3] == serial and key[1] in own}
            below = any(quantity < 0 for quantity in held.values())
            if below:  # two laptops moved it without knowing of one another: the books show it, and say so
                assert any(each.serial == serial for each in desk.availability.oversold())
            told = [words for words in twice if serial in words]
            assert len(told) == (not below and sum(held.values()) > MICRO)  # two found it apart from one another

    @invariant()
    def no_cost_is_on_a_technicians_laptop(self) -> None:
        for desk in self.desks[1:]:
            for cls in (MoveCost, SupplierPart, Supplier, PurchaseLine):
                assert desk.all(cls) == []


TestLedgerTruth = LedgerTruth.TestCase
TestLedgerTruth.settings = settings(
    max_examples=120,
    stateful_step_count=36,
    phases=(Phase.generate,),  # shrinking takes minutes and tells little more
)

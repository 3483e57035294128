"""A firm that buys, receives, counts and gets old parts back, on six laptops and a hub in memory."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fieldservice.domain.notices import CommitNotice
from fieldservice.domain.records import (
    CountEntry,
    Part,
    PartLine,
    PurchaseLine,
    PurchaseOrder,
    StockCount,
    StockLocation,
    StockMove,
    Supplier,
    SupplierPart,
)
from fieldservice.services.container import Services
from fieldservice.services.context import Context
from fieldservice.services.count_settling import Settling
from fieldservice.store.check import check
from fieldservice.system.blobs import Blobs
from tests.services.conftest import SHANGHAI
from tests.sync.memory import Laptop
from tests.sync.test_outbound_twins import MICRO, Firm

COST = 98_765_431  # no other figure looks like it
KEEPERS = ("keeper", "other", "third")


class InboundFirm(Firm):
    """The firm of the outbound tests with a third keeper, a second technician and a supplier."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        ids = self.world.ids
        self.bins = [
            StockLocation(id=ids(), code=f"B-{n}", name=f"B-{n}", kind="bin", parent_id=self.central.id, walk=n)
            for n in (1, 2)
        ]
        self.supplier = Supplier(id=ids(), number="S1", name="秘密供应商")
        self.belt = Part(id=ids(), number="BELT", name="皮带")
        self.drive = Part(id=ids(), number="DRIVE", name="变频器", tracking="serial")
        offers = [
            SupplierPart(id=ids(), supplier_id=self.supplier.id, part_id=part.id, price_minor=COST)
            for part in (self.part, self.belt, self.drive)
        ]
        self.world.hub.author("demo.fill", [*self.bins, self.supplier, self.belt, self.drive, *offers])
        for name, person in (
            ("third", self.world.person("吴桂兰", "warehouse")),
            ("second", self.technicians[1]),
        ):
            laptop = self.laptops[name] = Laptop(self.world, person)
            self.services[name] = Services(
                Context(
                    store=laptop.store, clock=laptop.clock, ids=laptop.ids, blobs=Blobs(folder / name, bytes(32)),
                    zone=SHANGHAI,
                )
            )  # fmt: skip
        self.meet()

    def meet(self) -> None:
        """Everybody knows everything, nothing was refused, every sum is that of the moves, `check` finds nothing."""
        super().meet()
        ledger = self.ledger()
        for name, laptop in self.laptops.items():
            assert [finding.sentence for finding in check(laptop.store)] == [], name
            rows = laptop.store.read().rows(
                "SELECT part_id, location_id, lot, serial, quantity_micro FROM stock_on_hand WHERE quantity_micro <> 0"
            )
            assert {tuple(row[:4]): row[4] for row in rows} == ledger, name

    def ledger(self) -> dict[tuple[str, ...], int]:
        """The sums of all moves, added up here."""
        sums: dict[tuple[str, ...], int] = {}
        for move in self.laptops["desk"].store.read().where(StockMove):
            for place, sign in ((move.to_location_id, 1), (move.from_location_id, -1)):
                key = (move.part_id, place, move.lot, move.serial)
                sums[key] = sums.get(key, 0) + sign * move.quantity_micro
        return {key: quantity for key, quantity in sums.items() if quantity}

    def later(self, minutes: int = 60) -> None:
        """Time passes for everybody."""
        self.world.clock.advance(minutes=minutes)
        for laptop in self.laptops.values():
            laptop.clock.advance(minutes=minutes)

    def settle(self, name: str) -> list[StockCount]:
        """What a laptop does by itself when everything has come from the hub: here as if all of it came just now."""
        store = self.laptops[name].store
        settling = Settling(self.services[name].context)
        came = {cls: frozenset(row.id for row in store.read().where(cls)) for cls in (StockMove, CountEntry)}
        settling.noticed(
            CommitNotice("sync.pull", {"stock_move": came[StockMove], "count_entry": came[CountEntry]}, None)
        )
        return settling.settle()

    def on_order(self, part: Part, pieces: int) -> tuple[PurchaseOrder, PurchaseLine]:
        """An order that everybody in the warehouse knows."""
        purchasing = self.services["keeper"].purchasing
        order = purchasing.create(self.supplier.id, self.central.id)
        line = purchasing.add_line(order.id, part.id, pieces * MICRO)
        purchasing.order(order.id)
        self.meet()
        return order, line

    def owed(self, part: Part) -> PartLine:
        """An old part that the first technician took out, known to everybody whom it concerns."""
        order = self.job()
        self.meet()
        line = self.services["field"].part_usage.remove_part(order.id, "return", part_id=part.id)
        self.meet()
        return line

    def at(self, place: StockLocation | str, part: Part, on: str = "desk") -> int:
        """Pieces that a laptop's books have there."""
        id = place if isinstance(place, str) else place.id
        return self.services[on].catalogue.stock.on_hand(part.id, id) // MICRO

    def inner(self, kind: str, code: str = "") -> StockLocation:
        """A place that the program made in the central warehouse."""
        places = self.laptops["desk"].store.read().where(StockLocation, kind=kind, parent_id=self.central.id)
        (found,) = [place for place in places if not code or place.code == code]
        return found

    def told(self, on: str = "keeper") -> list[str]:
        """What the warehouse is told of sums below zero; the move that did it is always named."""
        found = [each for each in self.services[on].availability.oversold() if each.kind == "negative"]
        assert all(each.move is not None and each.move.document for each in found)
        return [each.sentence(self.services[on].context) for each in found]

    def forged(self, on: str, intent: str, *rows: Any) -> str:
        """What the hub says to rows that no service makes: the code of its refusal, "" when it takes them."""
        laptop = self.laptops[on]
        laptop.add(intent, *rows)
        laptop.sync_all()
        return laptop.states()[-1][2]

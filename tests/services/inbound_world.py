"""A warehouse that buys: two suppliers, parts with offers, bins, levels; the keeper is signed in."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from fieldservice.domain.quantity import MICRO
from fieldservice.domain.records import Part, Person, StockLevel, StockLocation, Supplier, SupplierPart
from fieldservice.hub.intents import INTENTS
from fieldservice.hub.rows import MOST_ROWS
from fieldservice.services.container import Services
from tests.services.conftest import World


@dataclass
class Depot:
    """The ids of a small warehouse, and the services to run it."""

    world: World
    services: Services
    keeper: Person
    central: StockLocation
    bins: list[StockLocation]
    van: StockLocation
    maker: Supplier
    dealer: Supplier
    parts: dict[str, Part] = field(default_factory=dict)

    def part(self, number: str, *, price: int | None = 1_000, **values: Any) -> Part:
        """A part that the maker sells at this price each."""
        made = Part(id=self.world.ids(), number=number, name=f"备件 {number}", **values)
        self.world.add(made)
        if price is not None:
            self.offer(made, self.maker, price)
        self.parts[number] = made
        return made

    def offer(self, part: Part, supplier: Supplier, price: int, **values: Any) -> SupplierPart:
        """What a supplier asks for a part."""
        made = SupplierPart(id=self.world.ids(), supplier_id=supplier.id, part_id=part.id, price_minor=price, **values)
        self.world.add(made)
        return made

    def stock(self, part: Part, place: StockLocation, pieces: int, *, lot: str = "", serial: str = "") -> None:
        """So many pieces lie there, by the books."""
        self.services.catalogue.stock.adjust(
            part.id, place.id, pieces * MICRO, "opening", lot=lot, serial=serial, opening=True
        )

    def held(self, part: Part, place: StockLocation | str, **key: str) -> int:
        """Pieces that the books hold there."""
        id = place if isinstance(place, str) else place.id
        return self.services.catalogue.stock.on_hand(part.id, id, **key) // MICRO

    def level(self, part: Part, least: int, most: int | None = None, bin: StockLocation | None = None) -> None:
        """How much the central warehouse is to hold, and in which bin the part lives."""
        self.world.add(
            StockLevel(
                id=self.world.ids(),
                part_id=part.id,
                location_id=self.central.id,
                min_micro=least * MICRO,
                max_micro=most * MICRO if most is not None else None,
                bin_id=bin.id if bin else None,
            )
        )

    def order(self, *lines: tuple[Part, int], price: int | None = None, day: date | None = None) -> str:
        """An order to the maker, sent; returns its id."""
        made = self.services.purchasing.create(self.maker.id, self.central.id)
        for part, pieces in lines:
            self.services.purchasing.add_line(made.id, part.id, pieces * MICRO, price_minor=price)
        self.services.purchasing.order(made.id, day)
        return made.id


def make_depot(world: World) -> Depot:
    """Lay it out."""
    ids = world.ids
    keeper = Person(id=ids(), number="W01", name="赵玉兰", name_en="Zhao Yulan", roles="warehouse")
    central = StockLocation(id=ids(), code="NJ", name="南京中心库", name_en="Nanjing", kind="central")
    bins = [
        StockLocation(id=ids(), code=f"A-{n:02d}", name=f"A-{n:02d}", kind="bin", parent_id=central.id, walk=n)
        for n in range(1, 7)
    ]
    van = StockLocation(id=ids(), code="V3", name="3 号车", kind="van")
    maker = Supplier(id=ids(), number="S1", name="衡川制造")
    dealer = Supplier(id=ids(), number="S2", name="江宁五金")
    world.add(keeper, central, *bins, van, maker, dealer)
    world.store.actor_id = keeper.id
    return Depot(world, Services(world.context), keeper, central, bins, van, maker, dealer)


def refused_by_the_hub(world: World) -> list[tuple[str, str]]:
    """(intent, what) of everything in the outbox that its intent may not do, or that is more than a mutation holds."""
    found = []
    for name, rows in world.outbox():
        if name.startswith("test."):
            continue
        intent = INTENTS[name]
        if len(rows) > MOST_ROWS:
            found.append((name, f"{len(rows)} rows"))
        for kind, table, _, _, *bases in rows:
            if kind == "i" and table not in intent.adds:
                found.append((name, f"adds {table}"))
            elif kind == "u":
                allowed = intent.changes.get(table, frozenset())
                groups = set(bases[0]) if allowed is not None else set()
                found += [(name, f"changes {table}.{group}") for group in sorted(groups - (allowed or frozenset()))]
    return found

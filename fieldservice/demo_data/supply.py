"""What the demonstration's warehouse lives by: suppliers and offers, levels, what replaces parts, what stock cost."""

from __future__ import annotations

from datetime import datetime, timedelta

from fieldservice.demo_data.build import Build
from fieldservice.demo_data.catalogue import Catalogue
from fieldservice.demo_data.content import read_json
from fieldservice.demo_data.firm import Firm
from fieldservice.demo_data.stock import Ledger
from fieldservice.domain.quantity import MICRO
from fieldservice.domain.records import (
    MoveCost,
    Part,
    PriceBreak,
    StockLevel,
    StockMove,
    Supersession,
    Supplier,
    SupplierPart,
    replaced,
)

MARGIN = 62  # percent of the list price that a part costs
DEAR = 1_000_000
_LEAD_DAYS = (3, 5, 5, 7, 7, 10, 14)
_USUAL = ("air_filter", "oil_filter", "intake_solenoid", "temp_sensor", "min_pressure_kit", "thermo_seal", "fuse")
_MODELS = ("HC-37", "HC-55", "HC-75", "HC-90")


class Supply:
    """Master data of the warehouse. `suppliers` by the name that parts give."""

    def __init__(self, build: Build, firm: Firm, catalogue: Catalogue, ledger: Ledger) -> None:
        self._build, self._firm, self._catalogue, self._ledger = build, firm, catalogue, ledger
        self._central = firm.stores["NJ"].id
        self.suppliers: dict[str, Supplier] = {}

    def tell(self) -> None:
        """Suppliers, offers, levels and chains."""
        self._offers()
        self._levels()
        self._chains()

    def _offers(self) -> None:
        """Suppliers, and what they ask for the parts that name them; some parts can be had elsewhere too."""
        build = self._build
        for at, (name, name_en) in enumerate(read_json("firm.json")["suppliers"], 1):
            supplier = Supplier(
                id=build.id(), number=f"S{at:02d}", name=name, name_en=name_en, phone=f"0510 0000 {8100 + at}",
                email=f"sales{at}@supplier.example", currency="CNY",
            )  # fmt: skip
            self.suppliers[build.words([name, name_en])] = build.add(supplier)
        known = list(self.suppliers.values())
        for at, part in enumerate(self._catalogue.parts):
            own = self.suppliers.get(part.supplier, known[0])
            offer = self._offer(part, own, at, preferred=True)
            if at % 9 == 0:
                self._offer(part, known[(known.index(own) + 2) % len(known)], at + 3, preferred=False)
            if at % 6 == 0 and offer.price_minor:
                for pieces, percent in ((10, 94), (50, 88)):
                    price = max(1, offer.price_minor * percent // 100)
                    build.add(
                        PriceBreak(
                            id=build.id(), supplier_part_id=offer.id, from_micro=pieces * MICRO, price_minor=price
                        )
                    )

    def _offer(self, part: Part, supplier: Supplier, at: int, *, preferred: bool) -> SupplierPart:
        price = max(1, (part.price_minor or 100) * (MARGIN + (0 if preferred else at % 5 - 2)) // 100)
        made = SupplierPart(
            id=self._build.id(), supplier_id=supplier.id, part_id=part.id, number=f"{supplier.number}-{at + 1001}",
            price_minor=price, lead_days=_LEAD_DAYS[at % len(_LEAD_DAYS)], preferred=preferred,
        )  # fmt: skip
        self._build.add(made)
        return made

    def _levels(self) -> None:
        """Least and most of what the central store keeps, with its bin, and of what each van carries."""
        build = self._build
        for at, part in enumerate(self._catalogue.parts):
            if (part.price_minor or 0) > DEAR or at % 4:
                continue
            least = part.min_stock_micro or MICRO
            build.add(
                StockLevel(
                    id=build.id(), part_id=part.id, location_id=self._central, min_micro=least, max_micro=least * 4,
                    bin_id=self._ledger.bin_of(part),
                )
            )  # fmt: skip
        usual = {
            part.id: part
            for model in _MODELS
            for key in _USUAL
            if (part := self._catalogue.find(key, self._catalogue.products[model]))
        }
        for technician in self._firm.technicians:
            for part_id in usual:
                build.add(
                    StockLevel(
                        id=build.id(), part_id=part_id, location_id=self._firm.vans[technician.id], min_micro=MICRO,
                        max_micro=2 * MICRO,
                    )
                )  # fmt: skip

    def _chains(self) -> None:
        """An improved part twice over, an exchange part with its surcharge, a kit in place of a part, and a line that
        names a part which nobody has entered."""
        plain = [part for part in self._catalogue.parts if part.tracking == "none" and part.unit == "pcs"]
        old, exchange, kit, lost = (plain[len(plain) * at // 7] for at in (1, 3, 4, 6))
        second = self._newer(old, "A", "改进型", "improved", 0)
        third = self._newer(old, "B", "2024 款", "2024 type", 14)
        self._replaces(old, second, use_up_first=True)
        self._replaces(second, third, interchange="both")
        self._replaces(exchange, self._newer(exchange, "X", "换件", "exchange part", 4), surcharge_minor=18_000)
        for letter, name, name_en in (("K", "阀体组件", "body kit"), ("S", "密封组件", "seal kit")):
            self._replaces(kit, self._newer(kit, letter, name, name_en, 6))
        self._build.add(
            Supersession(id=self._build.id(), part_id=lost.id, replacement_number=f"{lost.number}C", mode="all")
        )

    def _newer(self, part: Part, letter: str, name: str, name_en: str, pieces: int) -> Part:
        build = self._build
        made = replaced(
            part, id=build.id(), number=f"{part.number}{letter}", name=f"{part.name}（{name}）",
            name_en=f"{part.name_en} ({name_en})", barcode="",
        )  # fmt: skip
        build.add(made)
        self._catalogue.parts.append(made)
        self._offer(made, self.suppliers.get(made.supplier, next(iter(self.suppliers.values()))), 0, preferred=True)
        self._ledger.bring_in(made, pieces, self._build.now - timedelta(days=30))
        return made

    def _replaces(
        self, old: Part, new: Part, *, use_up_first: bool = False, interchange: str = "forward",
        surcharge_minor: int | None = None,
    ) -> None:  # fmt: skip
        self._build.add(
            Supersession(
                id=self._build.id(), part_id=old.id, replacement_id=new.id, replacement_number=new.number,
                use_up_first=use_up_first, interchange=interchange, surcharge_minor=surcharge_minor,
                valid_from=self._build.today - timedelta(days=200),
            )
        )  # fmt: skip

    def price_moves(self) -> None:
        """What everything cost that came from suppliers, so that stock has a value."""
        prices = {part.id: part.price_minor or 100 for part in self._catalogue.parts}
        outside = self._firm.supplier_id
        for row in [each for each in self._build.rows if isinstance(each, StockMove)]:
            if row.from_location_id == outside:
                cost = max(1, prices[row.part_id] * (MARGIN + _month_percent(row.at)) // 100)
                self._build.add(
                    MoveCost(id=self._build.id(), move_id=row.id, part_id=row.part_id, unit_cost_minor=cost)
                )


def _month_percent(at: datetime | None) -> int:
    """Prices go up and down a little from month to month: 0 to 4 percent of the list price."""
    return at.month * 7 % 5 if at else 0

"""The ledger of the demonstration: what was there at first, what came in, went to the vans, and was used.

Every withdrawal is covered when it is made: a van is filled from the central store before, and the store by a delivery.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date, datetime, timedelta

from fieldservice.demo_data.build import Build
from fieldservice.demo_data.catalogue import Catalogue
from fieldservice.demo_data.firm import Firm
from fieldservice.domain.quantity import MICRO
from fieldservice.domain.records import Part, StockMove
from fieldservice.services.part_usage import CUSTOMER_LOCATION_ID


class Ledger:
    """Keeps what every place holds while moves are made in the order of time."""

    def __init__(self, build: Build, firm: Firm, catalogue: Catalogue, start: date) -> None:
        self._build, self._firm = build, firm
        self._held: dict[tuple[str, str], list[list[object]]] = defaultdict(list)  # [lot, serial, pieces]
        self._bins: dict[str, str] = {}
        self._documents = 1000
        self._serials = 40_000
        self._later: list[tuple[datetime, int, Callable[[], None]]] = []
        self._open(catalogue, start)

    def _open(self, catalogue: Catalogue, start: date) -> None:
        build = self._build
        at = build.at(start, 8)
        for position, part in enumerate(catalogue.parts):
            self._bins[part.id] = self._firm.bins[position * 7 % len(self._firm.bins)].id
            price = part.price_minor or 0
            if price > 1_000_000:
                self._receive(part, self._bins[part.id], 1 if build.rng.random() < 0.3 else 0, at, "opening")
                continue
            self._receive(part, self._bins[part.id], build.rng.randint(3, 8 if price > 100_000 else 24), at, "opening")
            for code in ("WX", "HF"):
                if build.rng.random() < 0.45:
                    self._receive(part, self._firm.stores[code].id, build.rng.randint(1, 6), at, "opening")
            for code in ("JN", "SZ", "YZ"):
                if price < 100_000 and build.rng.random() < 0.2:
                    self._receive(part, self._firm.stores[code].id, build.rng.randint(1, 3), at, "opening")

    def later(self, at: datetime, step: Callable[[], None]) -> None:
        """Keep a step for `settle`: jobs are told as they were opened, but stock moves when somebody is there."""
        self._later.append((at, len(self._later), step))

    def settle(self) -> None:
        """Take the kept steps in the order of time."""
        for _, _, step in sorted(self._later, key=lambda kept: kept[:2]):
            step()
        self._later.clear()

    def use(
        self, part: Part, pieces: int, van_id: str, at: datetime, by_id: str, work_order_id: str, document: str
    ) -> list[StockMove]:
        """Moves from a van to the customer; one for each lot or serial number."""
        self._fill(part, van_id, pieces, at)
        return [
            self._move(
                part, van_id, CUSTOMER_LOCATION_ID, count, lot, serial, "used", document, at, by_id, work_order_id
            )
            for lot, serial, count in self._take(part, van_id, pieces)
        ]

    def stock_van(self, part: Part, van_id: str, pieces: int, at: datetime) -> None:
        """See to it that a van holds at least so much."""
        self._fill(part, van_id, pieces, at, more=0)

    def give_back(self, part: Part, van_id: str, at: datetime) -> None:
        """Whatever a van holds of a part goes back to the central store."""
        pieces = self.held(part, van_id)
        keeper, bin_id = self._firm.keeper.id, self._bins[part.id]
        for lot, serial, count in self._take(part, van_id, pieces):
            document = self._document("TO")
            self._move(part, van_id, bin_id, count, lot, serial, "returned", document, at, keeper)
            self._held[bin_id, part.id].append([lot, serial, count])

    def held(self, part: Part, place_id: str) -> int:
        """Pieces in a place."""
        return sum(int(str(entry[2])) for entry in self._held[place_id, part.id])

    def bin_of(self, part: Part) -> str:
        """The bin of the central store where a part lives."""
        return self._bins[part.id]

    def bring_in(self, part: Part, pieces: int, at: datetime) -> None:
        """A part that is new in the catalogue: its first stock, beside what it is like."""
        place = self._bins.setdefault(part.id, self._firm.bins[len(self._bins) % len(self._firm.bins)].id)
        self._receive(part, place, pieces, at, "opening")

    def carry(
        self, part: Part, source: str, target: str, pieces: int, at: datetime, by_id: str, reason: str, document: str,
        line_id: str, work_order_id: str | None = None,
    ) -> list[StockMove]:  # fmt: skip
        """Moves that carry out a line of a paper; one for each lot or serial number."""
        made = []
        for lot, serial, count in self._take(part, source, pieces):
            made.append(
                self._move(
                    part, source, target, count, lot, serial, reason, document, at, by_id, work_order_id, line_id
                )
            )
            self._held[target, part.id].append([lot, serial, count])
        return made

    def _fill(self, part: Part, van_id: str, pieces: int, at: datetime, more: int | None = None) -> None:
        lacking = pieces - self.held(part, van_id)
        if lacking <= 0:
            return
        cheap = (part.price_minor or 0) < 60_000 and part.tracking != "serial"
        extra = self._build.rng.randint(1, 3) if cheap and more is None else more or 0
        wanted = lacking + extra
        bin_id = self._bins[part.id]
        if self.held(part, bin_id) < wanted:
            delivered = wanted + (self._build.rng.randint(10, 30) if cheap else 0)
            self._receive(part, bin_id, delivered, at - timedelta(days=2, hours=1), "transfer")
        document = self._document("TO")
        loaded = at - timedelta(hours=3)
        for lot, serial, count in self._take(part, bin_id, wanted):
            self._move(part, bin_id, van_id, count, lot, serial, "transfer", document, loaded, self._firm.keeper.id)
            self._held[van_id, part.id].append([lot, serial, count])

    def _receive(self, part: Part, place_id: str, pieces: int, at: datetime, reason: str) -> None:
        document = "" if reason == "opening" else self._document("PO")
        left = pieces
        while left > 0:
            count, lot, serial = left, "", ""
            if part.tracking == "serial":
                self._serials += 1
                count, serial = 1, f"S{self._serials}"
            elif part.tracking == "lot":
                lot = f"{at.year % 100:02d}{at.month:02d}"
            left -= count
            self._move(
                part, self._firm.supplier_id, place_id, count, lot, serial, reason, document, at, self._firm.keeper.id
            )
            self._held[place_id, part.id].append([lot, serial, count])

    def _take(self, part: Part, place_id: str, pieces: int) -> list[tuple[str, str, int]]:
        """Take the oldest first."""
        entries = self._held[place_id, part.id]
        taken: dict[tuple[str, str], int] = {}
        while pieces > 0:
            lot, serial, count = str(entries[0][0]), str(entries[0][1]), int(str(entries[0][2]))
            now = min(count, pieces)
            taken[lot, serial] = taken.get((lot, serial), 0) + now
            pieces -= now
            if now == count:
                entries.pop(0)
            else:
                entries[0][2] = count - now
        return [(lot, serial, count) for (lot, serial), count in taken.items()]

    def _document(self, prefix: str) -> str:
        self._documents += 1
        return f"{prefix}-{self._documents}"

    def _move(
        self, part: Part, source: str, target: str, pieces: int, lot: str, serial: str, reason: str, document: str,
        at: datetime, by_id: str, work_order_id: str | None = None, line_id: str = "",
    ) -> StockMove:  # fmt: skip
        move = StockMove(
            id=self._build.id(), part_id=part.id, from_location_id=source, to_location_id=target,
            quantity_micro=pieces * MICRO, unit=part.unit, lot=lot, serial=serial, reason=reason,
            work_order_id=work_order_id, document=document, at=at, recorded_at=at, by_id=by_id,
            line_id=line_id,
        )  # fmt: skip
        self._build.add(move)
        return move

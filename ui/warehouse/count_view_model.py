"""Counting at the bench: bin by bin, blind; only doubtful lines are asked again; then the books are put right."""

from __future__ import annotations

import re

from msgspec import Struct
from PySide6.QtCore import QObject

from fieldservice.domain.quantity import parse_micro
from fieldservice.domain.records import StockCount, StockLocation
from fieldservice.i18n import translate
from fieldservice.services.count_words import doubt_words
from fieldservice.services.counting import CountBin, Counted, CountResult, SheetLine
from ui.bridge.environment import Environment
from ui.warehouse.bench_view_model import Answer, BenchModel

__all__ = ["CountBin", "CountModel", "CountResult", "CountState", "Counted", "SheetLine"]

C = "bench"
_NUMBER = re.compile(r"\d{1,6}(?:[.,]\d{1,6})?")
_ASKS = ("ask_serial", "ask_lot")


class CountState(Struct, frozen=True):
    """A count as the bench shows it. `stage`: count | again (doubtful lines are looked at once more) | ready (every bin
    was looked through) | posted | cancelled. `lines`: what was counted in the bin at hand, or is asked again there;
    what the books expect is not among it while a blind count runs."""

    count: StockCount
    stage: str
    bins: tuple[CountBin, ...]
    bin: StockLocation | None
    lines: tuple[SheetLine, ...]
    last: Counted | None
    asked: Counted | None
    result: CountResult | None
    currency: str
    doubts: tuple[tuple[str, str], ...]  # (part number, why) of what is asked again in this bin


class CountModel(BenchModel):
    """Screen state of counting."""

    WATCHES = ("stock_count", "count_entry", "stock_location")
    state: CountState | None

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, parent)
        self._bin = ""
        self._last: Counted | None = None
        self._asked: Counted | None = None
        self._looked_again = self._warned = False  # of what is asked about again: anything scanned; Enter alone came

    def open(self, id: str, **params: object) -> None:
        if id != self.id:
            self._forget()
        self._bin = str(params.get("bin_id") or self._bin)
        super().open(id, **params)

    def read(self, id: str) -> CountState:
        counting = self.services.counting
        count = counting.get(id)
        bins = counting.bins(id)
        if not self._bin and count.status == "open":
            self._bin = _next_bin(bins)
        here = next((each for each in bins if each.location.id == self._bin), None)
        place = here.location if here is not None else self._place(self._bin)
        sheet = counting.sheet(id, self._bin) if self._bin else []
        again = count.status == "open" and here is not None and here.looks > 0 < here.asked_again
        stage = count.status
        if stage == "open":
            stage = "again" if again else "count" if self._bin else "ready"
        lines = [line for line in sheet if (line.state == "asked" if again else line.looks or line.counted_micro)]
        doubts = [(line.part.number, doubt_words(line.doubts[0])) for line in sheet if line.doubts and again]
        done = stage in ("posted", "ready")
        return CountState(
            count,
            stage,
            tuple(bins),
            place,
            tuple(lines) if not done else (),
            self._last,
            self._asked,
            counting.result(id) if done else None,
            self.services.context.company().currency,
            tuple(doubts),
        )

    def work(self, text: str) -> Answer:
        counting = self.services.counting
        count = counting.get(self.id)
        if count.status != "open":
            return Answer(go=("warehouse_queue", ""))
        if not text:
            return self._next_step()
        asked = self._asked
        if asked is not None and asked.part is not None:
            found = self.services.scanning.resolve(text)
            serial = (found.serial or text) if asked.kind == "ask_serial" else asked.serial
            lot = (found.lot or text) if asked.kind == "ask_lot" else asked.lot
            return self._told(counting.enter(self.id, self._bin, asked.part.id, lot=lot, serial=serial, initiator=self))
        part = self._last.part if self._last is not None else None
        if _NUMBER.fullmatch(text) and self._last is not None and part is not None:
            last, total = self._last, parse_micro(text)
            return self._told(
                counting.enter(self.id, self._bin, part.id, total, lot=last.lot, serial=last.serial, initiator=self)
            )
        return self._told(counting.scan(self.id, self._bin or None, text, initiator=self))

    def take_back(self) -> Answer:
        if self._asked is not None:
            self._asked = None
            return Answer("told", translate(C, "Taken back."))
        entry = self.services.counting.undo(self.id, initiator=self)
        self._last = None
        if entry is None:
            return Answer("wrong", translate(C, "There is nothing to take back here."))
        self._bin = entry.location_id
        return Answer("told", translate(C, "Taken back: as it was counted before."))

    def go_to(self, location_id: str) -> None:
        """Count another bin next."""
        self._bin, self._last, self._asked = location_id, None, None
        self._looked_again = self._warned = False
        self.refresh()

    def post_even_so(self) -> None:
        """Believe what was counted, doubtful or not."""

        def work() -> Answer:
            result = self.services.counting.post(self.id, even_so=True, initiator=self)
            return self._posted(result)

        self.do(work)

    def _forget(self) -> None:
        self._bin, self._last, self._asked = "", None, None
        self._looked_again = self._warned = False

    def _place(self, location_id: str) -> StockLocation | None:
        places = self.services.catalogue.stock.locations()
        return next((place for place in places if place.id == location_id), None)

    def _next_step(self) -> Answer:
        counting = self.services.counting
        if not self._bin:
            result = counting.post(self.id, initiator=self)
            if not result.posted:
                self._bin = result.asked_again[0].location.id
            return self._posted(result)
        if not self._looked_again and not self._warned and self._asks_again():
            self._warned = True  # one Enter too many would write off whatever is asked about
            return Answer("wrong", translate(C, "Nothing was scanned again. Enter once more if none of it is there."))
        result = counting.finish_bin(self.id, self._bin, initiator=self)
        self._last, self._asked = None, None
        self._looked_again = self._warned = False
        if result.posted:
            return self._posted(result)
        here = sum(each.location.id == self._bin for each in result.asked_again)
        if here:
            return Answer("told", translate(C, "%n lines are doubtful. Count just them again.", n=here))
        self._bin = _next_bin(counting.bins(self.id))
        if not self._bin:
            return Answer("right", translate(C, "Every bin was looked through."))
        return Answer("right", translate(C, "The bin is done. Go to the next one."))

    def _asks_again(self) -> bool:
        here = next((each for each in self.services.counting.bins(self.id) if each.location.id == self._bin), None)
        return here is not None and here.looks > 0 < here.asked_again

    def _posted(self, result: CountResult) -> Answer:
        if not result.posted:
            count = len(result.asked_again)
            return Answer("told", translate(C, "%n lines are doubtful. Count just them again.", n=count))
        if not result.differences:
            return Answer("right", translate(C, "Counted: the books were right."))
        return Answer("right", translate(C, "Counted: %n lines put right in the books.", n=len(result.differences)))

    def _told(self, counted: Counted) -> Answer:
        self._asked = counted if counted.kind in _ASKS else None
        if counted.kind == "bin" and counted.location is not None:
            self._bin, self._last = counted.location.id, None
            return Answer("right", counted.words)
        if counted.kind == "counted":
            self._last, self._looked_again = counted, True
            return Answer("right", counted.words)
        return Answer("told" if counted.kind in _ASKS else "wrong", counted.words)


def _next_bin(bins: list[CountBin]) -> str:
    """The first bin on the walk that was not looked through, else the first with doubts; none: all are done."""
    ahead = [each for each in bins if not each.looks] or [each for each in bins if each.asked_again]
    return ahead[0].location.id if ahead else ""

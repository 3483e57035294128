"""Receiving at the bench: parts scanned against the order, differences asked at the end only, then put away."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QObject

from fieldservice.domain.quantity import parse_micro
from fieldservice.errors import UserError
from fieldservice.i18n import translate
from fieldservice.services.purchasing import OrderLine
from fieldservice.services.put_away import PutAwayProposal
from fieldservice.services.receipt_differences import Difference
from fieldservice.services.receipt_lines import ReceiptLine
from fieldservice.services.receipt_words import Taken
from fieldservice.services.receiving import ReceiptDetail
from ui.bridge.environment import Environment
from ui.warehouse.bench_view_model import Answer, BenchModel

__all__ = [
    "FOLLOWS", "NO_MORE", "Difference", "OrderLine", "PutAwayProposal", "ReceiptLine", "ReceiveModel", "ReceiveState",
]  # fmt: skip

C = "bench"
FOLLOWS, NO_MORE = 1, 2  # what becomes of what is not as ordered
_NUMBER = re.compile(r"\d{1,4}(?:[.,]\d{1,6})?")
_ASKS = ("ask_serial", "ask_lot", "ask_expiry")


class ReceiveState(Struct, frozen=True):
    """A delivery as the bench shows it. `stage`: count | differ | put_away | done | cancelled. `last`: the line that
    was scanned last; `asked`: what has to be scanned or typed for it before it counts."""

    detail: ReceiptDetail
    stage: str
    last: ReceiptLine | None
    asked: Taken | None
    unexplained: tuple[Difference, ...]
    proposals: tuple[PutAwayProposal, ...]
    to_inspect: tuple[ReceiptLine, ...]
    unknown: str = ""  # a code that was scanned and names nothing: it may be looked up, or become a new part

    @property
    def complete(self) -> bool:
        """Whether everything that was ordered is there, and nothing else."""
        return not self.detail.differences

    @property
    def is_short(self) -> bool:
        """Whether something is missing of which nobody has said yet what becomes of it."""
        return any(each.kind == "less" for each in self.unexplained)


class ReceiveModel(BenchModel):
    """Screen state of receiving."""

    WATCHES = ("goods_receipt", "goods_receipt_line", "stock_move", "purchase_line", "purchase_order")
    state: ReceiveState | None

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, parent)
        self._stage = "count"
        self._last = ""  # the receipt's line that was scanned last
        self._unexpected = ""  # what was scanned and is not on the order; once more takes it in
        self._asked: Taken | None = None
        self._unknown = ""
        self._put: list[str] = []  # moves into bins, for taking them back

    def open(self, id: str, **params: object) -> None:
        if id != self.id:
            self._forget()
        super().open(id, **params)

    def read(self, id: str) -> ReceiveState:
        services = self.services
        detail = services.receiving.detail(id)
        status = detail.receipt.status
        last = next((line for line in detail.lines if line.line.id == self._last), None)
        return ReceiveState(
            detail,
            self._stage if status == "open" else status,
            last,
            self._asked,
            tuple(each for each in detail.differences if not each.reason),
            tuple(services.put_away.proposals(id)),
            tuple(each for each in detail.lines if each.to_inspect_micro > 0),
            self._unknown if self._stage == "count" and status == "open" else "",
        )

    def work(self, text: str) -> Answer:
        status = self.services.receiving.detail(self.id).receipt.status
        if status != "open":
            return Answer(go=("warehouse_queue", ""))
        if not text:
            return self._next_step()
        if self._stage == "put_away":
            return self._put_away(text)
        self._stage, self._unknown = "count", ""
        if self._asked is not None:
            return self._told(self._answered(self._asked, text))
        if _NUMBER.fullmatch(text) and self._last:
            line = self.services.receiving.set_quantity(self._last, parse_micro(text), initiator=self)
            words = translate(C, "{number}: {count} counted.", number=line.part.number, count=text)
            return Answer("right", words)
        even_so = self._unexpected == text
        return self._told(
            self.services.receiving.scan(self.id, text, whole=True, even_so=even_so, initiator=self), text
        )

    def take_back(self) -> Answer:
        self._unknown = ""
        if self._asked is not None:
            self._asked = None
            return Answer("told", translate(C, "Taken back."))
        if self._put:
            self.services.put_away.take_back_put_away([self._put.pop()], initiator=self)
            return Answer("told", translate(C, "Taken back: it stands in receiving again."))
        if self._stage != "count":
            self._stage = "count"
            return Answer("told", translate(C, "Go on counting."))
        line = self.services.receiving.undo(self.id, initiator=self)
        if line is None:
            return Answer("wrong", translate(C, "There is nothing to take back here."))
        self._last = line.line.id
        return Answer("told", translate(C, "Taken back: {number}.", number=line.part.number))

    def settle(self, choice: int) -> None:
        """Say of everything that is not as ordered: the rest follows, or nothing more is expected."""

        def work() -> Answer:
            receiving = self.services.receiving
            for each in receiving.differences(self.id):
                if each.reason:
                    continue
                if each.kind == "less" and choice == FOLLOWS:
                    reason = translate(C, "The rest follows")
                elif each.kind == "less":
                    reason = translate(C, "Will not be delivered any more")
                else:
                    reason = translate(C, "Delivered beyond the order")
                receiving.explain(
                    self.id, each, reason, close=each.kind == "less" and choice == NO_MORE, initiator=self
                )
            return self._begin_put_away()

        self.do(work)

    def take_in(self, part_id: str, code: str = "") -> None:
        """The unknown code is this part; `code`: it names the part from now on."""

        def work() -> Answer:
            if code:
                self.services.catalogue_supply.add_code(part_id, code, initiator=self)
            self._unknown = ""
            return self._told(self.services.receiving.take(self.id, part_id, whole=True, initiator=self))

        self.do(work)

    def change(self, fields: dict[str, Any]) -> None:
        """The supplier's delivery note, the supplier, a remark."""

        def work() -> Answer:
            self.services.receiving.change(self.id, initiator=self, **fields)
            return Answer("right", translate(C, "The delivery note is noted."))

        self.do(work)

    def finish_later(self) -> None:
        """Everything is counted; what stands in receiving is put away as a task of its own."""

        def work() -> Answer:
            if self._stage != "put_away":
                return Answer()
            self.services.receiving.finish(self.id, later=True, initiator=self)
            return Answer("right", translate(C, "Received. Putting it away waits in the queue."))

        self.do(work)

    def count_again(self) -> None:
        """Go back from the differences to counting."""

        def work() -> Answer:
            self._stage = "count"
            return Answer("told", translate(C, "Go on counting."))

        self.do(work)

    def _forget(self) -> None:
        self._stage, self._last, self._unexpected, self._asked, self._put = "count", "", "", None, []
        self._unknown = ""

    def _next_step(self) -> Answer:
        receiving = self.services.receiving
        if self._stage == "put_away":
            receiving.finish(self.id, put_away=True, initiator=self)
            return Answer("right", translate(C, "Received and put away."))
        detail = receiving.detail(self.id)
        if not any(line.progress.received > 0 for line in detail.lines):
            return Answer("wrong", translate(C, "Scan the parts first."))
        if any(not each.reason for each in detail.differences):
            if self._stage == "differ":
                if any(each.kind == "less" and not each.reason for each in detail.differences):
                    return Answer("wrong", translate(C, "Say what becomes of the differences: 1 or 2."))
                return Answer("wrong", translate(C, "Press 1 to keep what is over, F6 to count again."))
            self._stage = "differ"
            count = sum(not each.reason for each in detail.differences)
            return Answer("told", translate(C, "%n lines are not as ordered.", n=count))
        return self._begin_put_away()

    def _begin_put_away(self) -> Answer:
        self._stage, self._asked = "put_away", None
        return Answer("right", translate(C, "Counted. Put it away as proposed, or scan another bin."))

    def _put_away(self, text: str) -> Answer:
        """A bin that is scanned takes what is proposed first; a part that is scanned comes first."""
        services = self.services
        found = services.scanning.resolve(text)
        proposals = services.put_away.proposals(self.id)
        if found.kind == "part":
            chosen = next((each for each in proposals if each.part.id == found.id), None)
            if chosen is None:
                return Answer("wrong", translate(C, "{number} is put away already.", number=found.number))
            self._last = chosen.line.id
            return Answer("right", translate(C, "Scan the bin for {number}.", number=found.number))
        if found.kind != "location":
            return Answer("wrong", found.sentence or translate(C, "Scan a bin, or press Enter to put everything away."))
        at = next((each for each in proposals if each.line.id == self._last), None)
        chosen = at or next((each for each in proposals if each.bin is None), proposals[0] if proposals else None)
        if chosen is None:
            return Answer("wrong", translate(C, "Everything is put away. Press Enter to finish."))
        move = services.put_away.put_away(chosen.line.id, found.id, initiator=self)
        self._put.append(move.id)
        self._last = ""
        return Answer("right", translate(C, "{number} lies in {bin}.", number=chosen.part.number, bin=found.number))

    def _answered(self, asked: Taken, text: str) -> Taken:
        lot, serial, expiry = asked.lot, asked.serial, asked.expiry
        if asked.kind == "ask_serial":
            serial = self.services.scanning.resolve(text).serial or text
        elif asked.kind == "ask_lot":
            lot = self.services.scanning.resolve(text).lot or text
        else:
            expiry = _day(text)
        assert asked.part is not None
        return self.services.receiving.take(
            self.id, asked.part.id, lot=lot, serial=serial, expiry=expiry, whole=True, initiator=self
        )

    def _told(self, taken: Taken, text: str = "") -> Answer:
        self._asked = taken if taken.kind in _ASKS else None
        self._unexpected = text if taken.kind == "unexpected" else ""
        found = self.services.scanning.resolve(text) if taken.kind == "unknown" else None
        self._unknown = text if found is not None and not found.kind and not found.candidates else ""
        if taken.recorded:
            self._last = taken.line_id or ""
            return Answer("told" if taken.kind == "over" else "right", taken.words)
        return Answer("told" if taken.kind in _ASKS else "wrong", taken.words)


def _day(text: str) -> date:
    """The day printed on a package: 2027-01-31, 20270131, 270131. Raises UserError when it is none."""
    plain = re.sub(r"[^\d]", "-", text.strip())
    try:
        if plain.isdigit():
            return date.fromisoformat(f"20{plain}" if len(plain) == 6 else plain)
        year, month, day = (int(each) for each in plain.split("-") if each)
        return date(year + 2000 if year < 100 else year, month, day)
    except ValueError as error:
        typed = text[:20]
        raise UserError("bench.no_date", "“{typed}” is not a date. Type it like 2027-01-31.", typed=typed) from error

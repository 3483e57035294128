"""Putting away at the bench: what stands in a warehouse's receiving place, part by part into its bin."""

from __future__ import annotations

import re

from msgspec import Struct
from PySide6.QtCore import QObject

from fieldservice.domain.quantity import parse_micro
from fieldservice.domain.records import StockLocation
from fieldservice.domain.scans import Scanned
from fieldservice.i18n import translate
from fieldservice.services.put_away import PutAwayProposal
from ui.bridge.environment import Environment
from ui.warehouse.bench_view_model import Answer, BenchModel

__all__ = ["PutAwayModel", "PutAwayProposal", "PutAwayState"]

C = "bench"
_NUMBER = re.compile(r"\d{1,4}(?:[.,]\d{1,6})?")


class PutAwayState(Struct, frozen=True):
    """What stands in receiving, in the order of the walk. `at`: the one at hand; `quantity_micro`: how much of it goes
    into the next bin; `scanned`: whether its part was scanned; `put`: what was put away here so far."""

    place: StockLocation
    proposals: tuple[PutAwayProposal, ...]
    at: PutAwayProposal | None
    quantity_micro: int
    scanned: bool
    put: int


class PutAwayModel(BenchModel):
    """Screen state of putting away in one warehouse."""

    WATCHES = ("goods_receipt", "goods_receipt_line", "stock_move", "stock_level")
    state: PutAwayState | None

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, parent)
        self._line = ""  # the receipt's line at hand; empty: the first on the walk
        self._quantity: int | None = None  # so much of it; None: all that stands there
        self._put: list[list[str]] = []  # moves into bins, for taking them back: of one step each

    def open(self, id: str, **params: object) -> None:
        if id != self.id:
            self._line, self._quantity, self._put = "", None, []
        super().open(id, **params)

    def read(self, id: str) -> PutAwayState:
        proposals = tuple(self.services.put_away.standing(id))
        places = self.services.catalogue.stock.locations()
        at = self._at_hand(proposals)
        return PutAwayState(
            next(place for place in places if place.id == id),
            proposals,
            at,
            self._much(at) if at is not None else 0,
            at is not None and at.line.id == self._line,
            len(self._put),
        )

    def work(self, text: str) -> Answer:
        proposals = self.services.put_away.standing(self.id)
        at = self._at_hand(proposals)
        if at is None:
            return Answer(go=("warehouse_queue", ""))
        if not text:
            if at.bin is None:
                return Answer("wrong", translate(C, "No bin is known for {number}: scan one.", number=at.part.number))
            return self._into(at, at.bin.id, at.bin.code or at.bin.name)
        if _NUMBER.fullmatch(text):
            return self._so_much(at, parse_micro(text))
        found = self.services.scanning.resolve(text)
        if found.kind == "location":
            return self._into(at, found.id, found.number)
        chosen = next((each for each in proposals if _is(each, found)), None)
        if chosen is None:
            words = found.sentence or translate(C, "Nothing of {code} stands in receiving.", code=text)
            return Answer("wrong", words)
        self._line = chosen.line.id
        self._quantity = min(found.quantity_micro, chosen.quantity_micro) if found.quantity_micro else None
        return Answer("right", translate(C, "Scan the bin for {number}.", number=chosen.part.number))

    def take_back(self) -> Answer:
        if self._quantity is not None:
            self._quantity = None
            return Answer("told", translate(C, "Taken back."))
        if not self._put:
            return Answer("wrong", translate(C, "There is nothing to take back here."))
        self.services.put_away.take_back_put_away(self._put[-1], initiator=self)
        self._put.pop()
        return Answer("told", translate(C, "Taken back: it stands in receiving again."))

    def put_all(self) -> None:
        """Put everything away as proposed."""

        def work() -> Answer:
            moves = self.services.put_away.put_all_standing(self.id, initiator=self)
            self._line, self._quantity = "", None
            if not moves:
                return Answer("wrong", translate(C, "No bin is known for what stands here: scan one."))
            self._put.append([move.id for move in moves])
            left = len(self.services.put_away.standing(self.id))
            words = translate(C, "%n lines are put away as proposed.", n=len(moves))
            told = (translate(C, "%n lines have no bin yet: scan one for each.", n=left),) if left else ()
            return Answer("right", words, told)

        self.do(work)

    def _at_hand(self, proposals: tuple[PutAwayProposal, ...] | list[PutAwayProposal]) -> PutAwayProposal | None:
        return next((each for each in proposals if each.line.id == self._line), proposals[0] if proposals else None)

    def _much(self, at: PutAwayProposal) -> int:
        return at.quantity_micro if self._quantity is None else min(self._quantity, at.quantity_micro)

    def _so_much(self, at: PutAwayProposal, micro: int) -> Answer:
        if not 0 < micro <= at.quantity_micro:
            return Answer("wrong", translate(C, "No more than what stands in receiving can be put away."))
        self._line, self._quantity = at.line.id, micro
        return Answer("right", translate(C, "Scan the bin for {number}.", number=at.part.number))

    def _into(self, at: PutAwayProposal, bin_id: str, code: str) -> Answer:
        move = self.services.put_away.put_away(at.line.id, bin_id, self._much(at), initiator=self)
        self._put.append([move.id])
        rest = at.quantity_micro - move.quantity_micro
        self._line, self._quantity = at.line.id if rest else "", None
        words = translate(C, "{number} lies in {bin}.", number=at.part.number, bin=code)
        return Answer("right", words)


def _is(each: PutAwayProposal, found: Scanned) -> bool:
    ids = {found.id, *(other.id for other in found.candidates)}
    line = each.line
    return line.part_id in ids and found.serial in ("", line.serial) and found.lot in ("", line.lot)

"""Putting away what stands in receiving: where each part belongs, in the order of the walk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from fieldservice.domain.pick_route import walk_key
from fieldservice.domain.records import GoodsReceipt, GoodsReceiptLine, Part, StockLevel, StockLocation, StockMove
from fieldservice.errors import UserError
from fieldservice.services import places
from fieldservice.services.context import Context
from fieldservice.services.receipt_lines import ReceiptLine, move_line, one_line, open_receipt, receipt_lines
from fieldservice.services.reversals import reverse_move
from fieldservice.store.queries import receipts as queries
from fieldservice.store.queries import stock as stock_queries
from fieldservice.store.reader import Reader
from fieldservice.store.unit_of_work import UnitOfWork

__all__ = ["PutAway", "PutAwayProposal", "WaitingReceipt"]

_MOST_RECEIPTS = 200
_T = TypeVar("_T")
_MOST_MOVES = 400  # the hub takes 500 rows of a mutation


@dataclass(frozen=True, slots=True)
class PutAwayProposal:
    """So much of a line stands in receiving; `bin` is where it belongs. `why`: home | last | "" (no bin is known)."""

    line: GoodsReceiptLine
    part: Part
    quantity_micro: int
    bin: StockLocation | None
    why: str


@dataclass(frozen=True, slots=True)
class WaitingReceipt:
    """A receipt with so many lines to be inspected and to be put away."""

    receipt: GoodsReceipt
    to_inspect: int
    to_put_away: int


class PutAway:
    """The verbs of put-away; each is one unit of work."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def proposals(self, receipt_id: str) -> list[PutAwayProposal]:
        """What of a receipt stands in receiving and where it goes, in the order of the walk through the warehouse."""
        return put_away_proposals(self._context.store.read(), receipt_id)

    def standing(self, warehouse_id: str) -> list[PutAwayProposal]:
        """What of finished receipts stands in a warehouse's receiving place and where it goes, in the order of the
        walk; a receipt that is still being taken in is put away at its own bench."""
        reader = self._context.store.read()
        ids = queries.unfinished_receipts(reader, warehouse_id, _MOST_RECEIPTS)
        done = [each.id for each in reader.many(GoodsReceipt, ids).values() if each.status == "done"]
        return in_walk_order([each for id in done for each in put_away_proposals(reader, id)])

    def waiting(self, warehouse_id: str | None = None, limit: int = 200) -> list[WaitingReceipt]:
        """The receipts of which something is to be inspected or put away, the oldest first."""
        reader = self._context.store.read()
        receipts = reader.many(GoodsReceipt, queries.unfinished_receipts(reader, warehouse_id, limit))
        made = []
        for receipt in receipts.values():
            lines = receipt_lines(reader, receipt.id)
            inspect = sum(1 for line in lines if line.to_inspect_micro > 0)
            put = sum(1 for line in lines if line.to_put_away_micro > 0)
            if inspect or put:
                made.append(WaitingReceipt(receipt, inspect, put))
        return sorted(made, key=lambda each: (each.receipt.received_at or self._context.now(), each.receipt.id))

    def put_away(
        self, line_id: str, bin_id: str, quantity_micro: int | None = None, initiator: object | None = None
    ) -> StockMove:
        """Put so much of a line (None: all that is left) into a bin. `take_back_put_away` undoes it.

        Raises UserError for more than stands in receiving, or for a place outside the warehouse.
        """
        with self._context.begin("receiving.put_away", initiator) as uow:
            line = one_line(uow, line_id)
            move = self._put(uow, line, bin_id, line.to_put_away_micro if quantity_micro is None else quantity_micro)
            uow.commit()
        return move

    def put_all_standing(self, warehouse_id: str, initiator: object | None = None) -> list[StockMove]:
        """Put everything that stands in a warehouse's receiving place into its proposed bins; what has none stays
        there. `take_back_put_away` undoes it."""
        wanted = [each for each in self.standing(warehouse_id) if each.bin is not None]
        moves = list[StockMove]()
        for some in _portions(wanted):
            with self._context.begin("receiving.put_away", initiator) as uow:
                for each in some:
                    assert each.bin is not None
                    moves.append(self._put(uow, one_line(uow, each.line.id), each.bin.id, each.quantity_micro))
                uow.commit()
        return moves

    def take_back_put_away(self, move_ids: Sequence[str], initiator: object | None = None) -> None:
        """Bring parts back from their bins to receiving."""
        for some in _portions(move_ids):
            with self._context.begin("receiving.take_back_put_away", initiator) as uow:
                for id in some:
                    move = uow.get(StockMove, id)
                    if move.reason != "put_away" or stock_queries.is_reversed(uow, move):
                        raise UserError("receiving.taken_back", "This was taken back already.")
                    reverse_move(self._context, uow, move)
                uow.commit()

    def _put(self, uow: UnitOfWork, line: ReceiptLine, bin_id: str, quantity_micro: int) -> StockMove:
        receipt = _not_cancelled(uow, line.line.receipt_id)
        if quantity_micro <= 0 or quantity_micro > line.to_put_away_micro:
            raise UserError("receiving.not_there", "No more than what stands in receiving can be put away.")
        if bin_id not in places.inside(uow, receipt.location_id):
            raise UserError("receiving.other_warehouse", "This place is not in the warehouse that received the goods.")
        place = places.receiving_of(uow, receipt.location_id).id
        return move_line(self._context, uow, line.line, place, bin_id, quantity_micro, "put_away")


def _portions(whole: Sequence[_T]) -> Iterator[Sequence[_T]]:
    """As much as one mutation holds, one after another."""
    for start in range(0, len(whole), _MOST_MOVES):
        yield whole[start : start + _MOST_MOVES]


def put_away_proposals(reader: Reader, receipt_id: str) -> list[PutAwayProposal]:
    """See `PutAway.proposals`."""
    receipt = reader.get(GoodsReceipt, receipt_id)
    waiting = [line for line in receipt_lines(reader, receipt_id) if line.to_put_away_micro > 0]
    if not waiting:
        return []
    bins = places.inside(reader, receipt.location_id)
    made = []
    for line in waiting:
        found, why = _bin_of(reader, line.part.id, receipt.location_id, bins)
        made.append(PutAwayProposal(line.line, line.part, line.to_put_away_micro, found, why))
    return in_walk_order(made)


def in_walk_order(proposals: Sequence[PutAwayProposal]) -> list[PutAwayProposal]:
    """As one walks through the warehouse; what has no bin yet comes last."""
    return sorted(
        proposals,
        key=lambda each: (
            each.bin is None,
            walk_key(each.bin.walk, each.bin.code) if each.bin is not None else (),
            each.part.number,
        ),
    )


def put_all_away(context: Context, uow: UnitOfWork, receipt_id: str) -> list[PutAwayProposal]:
    """Put away as proposed within a unit of work, as much as one mutation holds; returns the rest, and what has no
    bin."""
    receipt = _not_cancelled(uow, receipt_id)
    left = []
    for n, each in enumerate(put_away_proposals(uow, receipt_id)):
        if each.bin is None or n >= _MOST_MOVES:
            left.append(each)
            continue
        source = places.receiving_of(uow, receipt.location_id).id
        move_line(context, uow, each.line, source, each.bin.id, each.quantity_micro, "put_away")
    return left


def _not_cancelled(reader: Reader, receipt_id: str) -> GoodsReceipt:
    """A finished receipt may have parts that pass inspection only later."""
    receipt = reader.get(GoodsReceipt, receipt_id)
    return receipt if receipt.status == "done" else open_receipt(reader, receipt_id)


def _bin_of(
    reader: Reader, part_id: str, warehouse_id: str, places_inside: Sequence[str]
) -> tuple[StockLocation | None, str]:
    """The part's home bin in the warehouse, else the bin into which it went last."""
    for level in reader.where(StockLevel, part_id=part_id, location_id=warehouse_id, archived=False):
        home = reader.find(StockLocation, level.bin_id)
        if home is not None and not home.archived:
            return home, "home"
    last = reader.find(StockLocation, queries.last_bin_of(reader, part_id, places_inside))
    return last, "last" if last is not None else ""

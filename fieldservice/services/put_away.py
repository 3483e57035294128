"""After a delivery arrived: inspecting what has to be, and putting away what stands in receiving."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fieldservice.domain.records import GoodsReceipt, GoodsReceiptLine, Part, StockLevel, StockLocation, StockMove
from fieldservice.errors import UserError
from fieldservice.services import places
from fieldservice.services.context import Context
from fieldservice.services.receipt_lines import ReceiptLine, one_line, open_receipt, receipt_lines
from fieldservice.services.reversals import reverse_move
from fieldservice.services.stock import post
from fieldservice.services.validation import require_short_line, tidy
from fieldservice.store.queries import receipts as queries
from fieldservice.store.queries import stock as stock_queries
from fieldservice.store.reader import Reader
from fieldservice.store.unit_of_work import UnitOfWork

__all__ = ["PutAway", "PutAwayProposal", "WaitingReceipt"]

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
    """The verbs of inspection and put-away; each is one unit of work."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def proposals(self, receipt_id: str) -> list[PutAwayProposal]:
        """What of a receipt stands in receiving and where it goes, in the order of the walk through the warehouse."""
        return put_away_proposals(self._context.store.read(), receipt_id)

    def to_inspect(self, receipt_id: str) -> list[ReceiptLine]:
        """The lines of which something waits in quarantine."""
        return [line for line in receipt_lines(self._context.store.read(), receipt_id) if line.to_inspect_micro > 0]

    def waiting(self, warehouse_id: str | None = None, limit: int = 200) -> list[WaitingReceipt]:
        """The receipts of which something is to be inspected or put away, the oldest first; the newest `limit` of all
        receipts are looked at."""
        reader = self._context.store.read()
        receipts = reader.many(GoodsReceipt, queries.newest_receipts(reader, warehouse_id, limit))
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

    def put_away_all(self, receipt_id: str, initiator: object | None = None) -> list[PutAwayProposal]:
        """Put everything away as proposed; returns what has no bin yet and still stands in receiving."""
        while True:
            with self._context.begin("receiving.put_away", initiator) as uow:
                left = put_all_away(self._context, uow, receipt_id)
                uow.commit()
            if all(each.bin is None for each in left):
                return left

    def take_back_put_away(self, move_ids: Sequence[str], initiator: object | None = None) -> None:
        """Bring parts back from their bins to receiving."""
        with self._context.begin("receiving.take_back_put_away", initiator) as uow:
            for id in move_ids:
                move = uow.get(StockMove, id)
                if move.reason != "put_away" or stock_queries.is_reversed(uow, move):
                    raise UserError("receiving.taken_back", "This was taken back already.")
                reverse_move(self._context, uow, move, once=True)
            uow.commit()

    def inspect(
        self, line_id: str, *, failed_micro: int = 0, finding: str = "", initiator: object | None = None
    ) -> ReceiptLine:
        """Say what inspection found: what passed goes to receiving, what failed to the defective parts.

        Raises UserError when something failed and no finding is written, or nothing waits. Undone by `inspect_again`.
        """
        require_short_line(finding)
        with self._context.begin("receiving.inspect", initiator) as uow:
            line = one_line(uow, line_id)
            waiting = line.to_inspect_micro
            if waiting <= 0:
                raise UserError("receiving.nothing_to_inspect", "Nothing of this line waits for inspection.")
            if not 0 <= failed_micro <= waiting:
                raise UserError("receiving.failed_too_many", "No more than what waits for inspection can fail it.")
            if failed_micro and not tidy(finding):
                raise UserError("receiving.no_finding", "Say what was found.")
            warehouse = uow.get(GoodsReceipt, line.line.receipt_id).location_id
            quarantine = places.quarantine_of(uow, warehouse).id
            good, bad = places.receiving_of(uow, warehouse).id, places.defective_of(uow, warehouse).id
            for place, quantity in ((good, waiting - failed_micro), (bad, failed_micro)):
                if quantity > 0:
                    self._post(uow, line.line, quarantine, place, quantity, "inspected")
            uow.change(
                GoodsReceiptLine,
                line_id,
                inspection="failed" if failed_micro or line.progress.failed else "passed",
                inspected_by_id=self._context.actor_id,
                inspected_at=self._context.now(),
                finding=tidy(finding),
            )
            found = one_line(uow, line_id)
            uow.commit()
        return found

    def inspect_again(self, line_id: str, initiator: object | None = None) -> None:
        """Take an inspection back: everything of the line waits in quarantine again.

        Raises UserError when something of it was put away meanwhile.
        """
        with self._context.begin("receiving.inspect_again", initiator) as uow:
            line = one_line(uow, line_id)
            if line.progress.put_away > 0:
                raise UserError("receiving.put_away_already", "It was put away already. Take that back first.")
            for id in queries.live_moves(uow, line_id, "inspected"):
                reverse_move(self._context, uow, uow.get(StockMove, id), once=True)
            uow.change(
                GoodsReceiptLine, line_id, inspection="pending", inspected_by_id=None, inspected_at=None, finding=""
            )
            uow.commit()

    def _put(self, uow: UnitOfWork, line: ReceiptLine, bin_id: str, quantity_micro: int) -> StockMove:
        receipt = _not_cancelled(uow, line.line.receipt_id)
        if quantity_micro <= 0 or quantity_micro > line.to_put_away_micro:
            raise UserError("receiving.not_there", "No more than what stands in receiving can be put away.")
        if bin_id not in places.inside(uow, receipt.location_id):
            raise UserError("receiving.other_warehouse", "This place is not in the warehouse that received the goods.")
        place = places.receiving_of(uow, receipt.location_id).id
        return self._post(uow, line.line, place, bin_id, quantity_micro, "put_away")

    def _post(
        self, uow: UnitOfWork, line: GoodsReceiptLine, source: str, target: str, quantity_micro: int, reason: str
    ) -> StockMove:
        return _move(self._context, uow, line, source, target, quantity_micro, reason)


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
    return sorted(made, key=lambda each: (each.bin is None, each.bin.walk if each.bin else 0, each.part.number))


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
        _move(context, uow, each.line, source, each.bin.id, each.quantity_micro, "put_away")
    return left


def _not_cancelled(reader: Reader, receipt_id: str) -> GoodsReceipt:
    """A finished receipt may have parts that pass inspection only later."""
    receipt = reader.get(GoodsReceipt, receipt_id)
    return receipt if receipt.status == "done" else open_receipt(reader, receipt_id)


def _move(
    context: Context,
    uow: UnitOfWork,
    line: GoodsReceiptLine,
    source: str,
    target: str,
    quantity_micro: int,
    reason: str,
) -> StockMove:
    number = uow.get(GoodsReceipt, line.receipt_id).number
    return post(
        context,
        uow,
        line.part_id,
        source,
        target,
        quantity_micro,
        reason=reason,
        lot=line.lot,
        serial=line.serial,
        expiry=line.expiry,
        document=number,
        line_id=line.id,
    ).move


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

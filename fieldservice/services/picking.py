"""Picking (拣货): waves of open claims, pick lists by the way through the warehouse, picks as moves to packing.

A pick is a physical fact: it is recorded whatever has become of the request meanwhile, and whoever packs is told
(`outbound_notices`). Undoing a pick is a move back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from fieldservice.domain.paper_states import PickState, check_step
from fieldservice.domain.quantity import MICRO
from fieldservice.domain.records import (
    Part,
    PartRequest,
    PartRequestLine,
    PickLine,
    PickList,
    StockLocation,
    StockMove,
)
from fieldservice.errors import UserError
from fieldservice.i18n import translate
from fieldservice.services import places
from fieldservice.services.context import Context
from fieldservice.services.pick_making import Visit, add_lines, grouped, make_list, plan
from fieldservice.services.pick_moves import key_of, left_to_pick, put_back, unpacked
from fieldservice.services.pick_views import PickListView, PickViews, Proposal
from fieldservice.services.pick_waves import Wave, waves
from fieldservice.services.request_lines import replace_line
from fieldservice.services.request_sources import amount, place_name
from fieldservice.services.reversals import reverse_move
from fieldservice.services.stock import Posted, post
from fieldservice.services.validation import tidy
from fieldservice.store.queries import outbound as queries
from fieldservice.store.queries import outbound_lines as lines_queries
from fieldservice.store.queries.outbound import PickListFilter, PickListRow
from fieldservice.store.queries.windows import Chunk, Count, Cursor, chunk, count
from fieldservice.store.unit_of_work import UnitOfWork

SHORT_REASONS = ("not_found", "damaged", "expired", "decided")


@dataclass(frozen=True, slots=True)
class Made:
    """Pick lists that were made, and what was left out of them, as sentences."""

    lists: tuple[PickList, ...]
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Picked:
    """A pick: its move, whether its line and the whole list are done, and what to beware of."""

    posted: Posted
    line: PickLine
    line_done: bool
    list_done: bool
    told: tuple[str, ...] = ()


class Picking:
    """The verbs of picking; each is one unit of work."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._views = PickViews(context)

    # What is to be done

    def waves(self, warehouse_id: str | None = None) -> list[Wave]:
        """What could be picked now, by warehouse and destination: the most urgent first, then by the time it is due."""
        return waves(self._context.store.read(), warehouse_id)

    def make_lists(
        self, request_line_ids: Iterable[str], *, start: bool = False, initiator: object | None = None
    ) -> Made:
        """Make pick lists of request lines: one a warehouse, destination and person, its lines in the order of the
        walk. `start`: take the first of them at once.

        A line without any stock is left out and said so. Raises UserError when nothing of it can be picked.
        """
        with self._context.begin("picking.make_lists", initiator) as uow:
            lines = [
                line for line in lines_queries.lines_by_id(uow, request_line_ids) if line.source_location_id is not None
            ]
            made: list[PickList] = []
            left_out: list[str] = []
            for group in grouped(lines):
                pick_list, sentences = make_list(self._context, uow, group)
                left_out += sentences
                if pick_list is not None:
                    made.append(pick_list)
            if not made:
                raise UserError("picking.nothing_there", "Nothing of this is there to be picked.")
            if start:
                made[0] = uow.change(
                    PickList, made[0].id, assigned_to_id=self._context.actor_id, started_at=self._context.now()
                )
            uow.commit()
        return Made(tuple(made), tuple(left_out))

    def make_list(self, wave: Wave, *, start: bool = True, initiator: object | None = None) -> PickList:
        """Make the pick list of a wave and take it."""
        return self.make_lists(wave.line_ids, start=start, initiator=initiator).lists[0]

    # The walk

    def start(self, pick_list_id: str, initiator: object | None = None) -> PickList:
        """Take a list, or go on with one that was put aside."""
        with self._context.begin("picking.start", initiator) as uow:
            pick_list = _open_list(uow, pick_list_id)
            changed = uow.change(
                PickList,
                pick_list_id,
                parked=False,
                assigned_to_id=self._context.actor_id,
                started_at=pick_list.started_at or self._context.now(),
            )
            uow.commit()
        return changed

    def assign(self, pick_list_id: str, person_id: str | None, initiator: object | None = None) -> str | None:
        """Give a list to somebody, or to nobody; returns who had it."""
        with self._context.begin("picking.assign", initiator) as uow:
            before = _open_list(uow, pick_list_id)
            uow.change(PickList, pick_list_id, assigned_to_id=person_id)
            uow.commit()
        return before.assigned_to_id

    def park(self, pick_list_id: str, initiator: object | None = None) -> None:
        """Put a list aside (暂放); `start` goes on with it."""
        with self._context.begin("picking.park", initiator) as uow:
            _open_list(uow, pick_list_id)
            uow.change(PickList, pick_list_id, parked=True)
            uow.commit()

    def pick(
        self,
        pick_line_id: str,
        quantity_micro: int | None = None,
        *,
        bin_id: str | None = None,
        lot: str | None = None,
        serial: str = "",
        initiator: object | None = None,
    ) -> Picked:
        """So much of a line was taken from its bin (or another one) to the packing place; all that is left of it when
        no quantity is named, one piece when a serial number is.

        Raises UserError for more than is needed, and for a tracked part without its serial number or lot.
        """
        with self._context.begin("picking.pick", initiator) as uow:
            line = uow.get(PickLine, pick_line_id)
            pick_list = uow.get(PickList, line.pick_list_id)
            if pick_list.status == PickState.CANCELLED:
                check_step("pick_list", pick_list.status, "picked")
            left = left_to_pick(uow, line)
            wanted = quantity_micro if quantity_micro is not None else (min(left, MICRO) if tidy(serial) else left)
            part = uow.get(Part, line.part_id)
            _check_pick(part, line, left, wanted, serial)
            from_id = bin_id or line.bin_id
            if from_id is None:
                raise UserError("picking.no_bin", "Say which bin it was taken from.")
            request_line = uow.find(PartRequestLine, line.request_line_id)
            request = uow.find(PartRequest, request_line.request_id if request_line else None)
            chosen_lot = line.lot if lot is None else lot
            expiry = lines_queries.expiries(uow, [part.id]).get((part.id, chosen_lot))
            posted = post(
                self._context,
                uow,
                part.id,
                from_id,
                places.packing_of(uow, pick_list.location_id).id,
                wanted,
                reason="picked",
                lot=chosen_lot,
                serial=serial,
                expiry=date.fromisoformat(expiry) if expiry else None,
                work_order_id=request.work_order_id if request else None,
                document=pick_list.number,
                line_id=line.id,
            )
            told: list[str] = []
            if posted.short_micro:
                told.append(
                    translate(
                        "picking",
                        "By the books {place} held {amount} less than you took. The pick is recorded; count the bin.",
                        place=place_name(uow.find(StockLocation, from_id)),
                        amount=amount(posted.short_micro, part.unit),
                    )
                )
            if expiry and date.fromisoformat(expiry) < self._today():
                told.append(
                    translate("picking", "Lot {lot} has expired: don't send it.", lot=chosen_lot or part.number)
                )
            line, list_done = self._settle(uow, line.id)
            uow.commit()
        return Picked(posted, line, line.status == "done", list_done, tuple(told))

    def undo(self, pick_list_id: str, initiator: object | None = None) -> StockMove:
        """Take the list's last pick back; the part goes back to its bin. Raises UserError when there is none, or when
        it is packed already."""
        with self._context.begin("picking.undo", initiator) as uow:
            move_id = lines_queries.last_pick(uow, pick_list_id)
            if move_id is None:
                raise UserError("picking.nothing_to_undo", "Nothing is picked yet that could be taken back.")
            move = uow.get(StockMove, move_id)
            line = uow.get(PickLine, move.line_id)
            if move.quantity_micro > unpacked(uow, pick_list_id).get(key_of(line, move.lot, move.serial), 0):
                raise UserError("picking.packed", "It is packed already. Cancel the delivery note first.")
            reverse_move(self._context, uow, move)
            self._settle(uow, line.id)
            uow.commit()
        return move

    def short(
        self,
        pick_line_id: str,
        micro: int | None = None,
        reason: str = "not_found",
        initiator: object | None = None,
    ) -> PickLine:
        """So much of a line (all that is left of it) can't be picked here. The request still wants it: it waits for the
        next delivery unless another way is chosen. `unshort` undoes it."""
        if reason not in SHORT_REASONS:
            raise ValueError(reason)
        with self._context.begin("picking.short", initiator) as uow:
            line = self._short(uow, uow.get(PickLine, pick_line_id), micro, reason)
            uow.commit()
        return line

    def unshort(self, pick_line_id: str, initiator: object | None = None) -> PickLine:
        """It was found after all: the whole line is to be picked again."""
        with self._context.begin("picking.unshort", initiator) as uow:
            line = uow.get(PickLine, pick_line_id)
            uow.change(PickLine, line.id, short_micro=0, short_reason="")
            line, _ = self._settle(uow, line.id)
            uow.commit()
        return line

    def substitute(
        self,
        pick_line_id: str,
        needs: Sequence[tuple[str, int]],
        micro: int | None = None,
        initiator: object | None = None,
    ) -> tuple[PickLine, ...]:
        """Send other parts (part, micro-units of it) instead of so much of a line (all that is left); they are picked
        with the same list. Returns the new lines."""
        made: list[Visit] = []
        with self._context.begin("picking.substitute", initiator) as uow:
            line = uow.get(PickLine, pick_line_id)
            pick_list = _open_list(uow, line.pick_list_id)
            missing = left_to_pick(uow, line) if micro is None else micro
            self._short(uow, line, missing, "decided")
            request_line = uow.get(PartRequestLine, line.request_line_id or "")
            asked = replace_line(self._context, uow, request_line, missing, needs, pick_list.location_id)
            for each in asked:
                found, _ = plan(
                    self._context, uow, pick_list.location_id, [(each.id, each.part_id, each.quantity_micro)]
                )
                made += found or [(each.id, each.part_id, None, "", each.quantity_micro)]
            lines = add_lines(self._context, uow, pick_list.id, made)
            self._settle(uow, line.id)
            uow.commit()
        return lines

    def from_elsewhere(
        self, pick_line_id: str, warehouse_id: str, micro: int | None = None, initiator: object | None = None
    ) -> PartRequestLine:
        """Have so much of a line (all that is left) sent from another warehouse: it is claimed there."""
        with self._context.begin("picking.from_elsewhere", initiator) as uow:
            line = uow.get(PickLine, pick_line_id)
            missing = left_to_pick(uow, line) if micro is None else micro
            self._short(uow, line, missing, "decided")
            request_line = uow.get(PartRequestLine, line.request_line_id or "")
            (made,) = replace_line(self._context, uow, request_line, missing, [(line.part_id, missing)], warehouse_id)
            uow.commit()
        return made

    def put_back(self, pick_list_id: str, initiator: object | None = None) -> tuple[StockMove, ...]:
        """Everything that is picked and not packed goes back to its bins, and the list ends. What was packed or sent
        stays with its delivery note."""
        with self._context.begin("picking.put_back", initiator) as uow:
            moves = put_back(self._context, uow, pick_list_id)
            for line in uow.where(PickLine, pick_list_id=pick_list_id, status="open"):
                uow.change(PickLine, line.id, status="cancelled")
            if uow.get(PickList, pick_list_id).status == PickState.OPEN:
                uow.change(PickList, pick_list_id, status="cancelled")
            uow.commit()
        return moves

    # Reading

    def view(self, pick_list_id: str, *, counted: bool = True) -> PickListView:
        """A list with its lines in the order of the walk, what is foreseen to be short, and what has changed since;
        `counted`: with when bins were last counted."""
        return self._views.view(pick_list_id, counted=counted)

    def proposals(self, pick_line_id: str, micro: int | None = None) -> list[Proposal]:
        """Ways out when so much of a line can't be picked: see `PickViews.proposals`."""
        return self._views.proposals(pick_line_id, micro)

    def keys(self, wanted: PickListFilter, sort: str = "", after: Cursor | None = None, limit: int = 200) -> Chunk:
        """The next keys of the list of pick lists."""
        key, descending = queries.PICK_LIST_SORTS[sort]
        source = queries.pick_list_source(wanted)
        return chunk(self._context.store.read(), source, key, descending=descending, after=after, limit=limit)

    def rows(self, rids: Sequence[int]) -> list[PickListRow]:
        """The rows of these keys."""
        return queries.pick_list_rows(self._context.store.read(), rids)

    def to_pack(self) -> list[PickListRow]:
        """Lists that are picked and not yet packed, or not all of it, the first made first."""
        reader = self._context.store.read()
        return queries.pick_list_rows(reader, queries.unpacked_lists(reader))

    def count(self, wanted: PickListFilter) -> Count:
        """How many there are, up to a cap."""
        return count(self._context.store.read(), queries.pick_list_source(wanted))

    # Inside

    def _short(self, uow: UnitOfWork, line: PickLine, micro: int | None, reason: str) -> PickLine:
        left = left_to_pick(uow, line)
        missing = left if micro is None else micro
        if missing <= 0 or missing > left:
            raise UserError(
                "picking.not_so_short", "Only {left} are left to be picked.", left=amount(max(left, 0), line.unit)
            )
        uow.change(PickLine, line.id, short_micro=line.short_micro + missing, short_reason=reason)
        line, _ = self._settle(uow, line.id)
        return line

    def _settle(self, uow: UnitOfWork, pick_line_id: str) -> tuple[PickLine, bool]:
        """Bring the statuses of a line and its list to what the moves say."""
        line = uow.get(PickLine, pick_line_id)
        pick_list = uow.get(PickList, line.pick_list_id)
        if line.status != "cancelled":
            line = uow.change(PickLine, line.id, status="done" if left_to_pick(uow, line) <= 0 else "open")
        open_lines = uow.where(PickLine, pick_list_id=pick_list.id, status="open", limit=1)
        if pick_list.status == PickState.OPEN and not open_lines:
            uow.change(PickList, pick_list.id, status="picked", picked_at=self._context.now(), parked=False)
        elif pick_list.status == PickState.PICKED and open_lines:
            uow.change(PickList, pick_list.id, status="open", picked_at=None)
        return line, not open_lines

    def _today(self) -> date:
        return self._context.now().astimezone(self._context.zone).date()


def _open_list(uow: UnitOfWork, pick_list_id: str) -> PickList:
    pick_list = uow.get(PickList, pick_list_id)
    if pick_list.status == PickState.CANCELLED:
        raise UserError("picking.cancelled", "{number} was cancelled. Make a new pick list.", number=pick_list.number)
    return pick_list


def _check_pick(part: Part, line: PickLine, left: int, wanted: int, serial: str) -> None:
    if wanted <= 0 or left <= 0:
        raise UserError("picking.line_done", "{number} is picked already.", number=part.number)
    if wanted > left:
        raise UserError(
            "picking.too_many",
            "Only {left} of {number} are left to be picked.",
            left=amount(left, line.unit),
            number=part.number,
        )
    if part.tracking == "serial" and tidy(serial) and wanted != MICRO:
        raise UserError("picking.one_serial", "One serial number is one piece.")

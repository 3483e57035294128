"""Counting stock: what is due, entries by scanner, second looks, posting. Rules: `domain/counting.py`.

Entries are facts with their moment, so people may go on picking and receiving while a count runs, here or on a laptop
that is offline. Nothing is looked at again but what is doubtful.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from fieldservice.domain.counting import Compared, Key, looked_through, looks_of
from fieldservice.domain.effective_time import effective_at
from fieldservice.domain.paper_states import check_step, status_word
from fieldservice.domain.quantity import MICRO
from fieldservice.domain.records import CountEntry, Part, StockCount, StockLocation
from fieldservice.errors import UserError
from fieldservice.services import places
from fieldservice.services.context import Context
from fieldservice.services.count_comparison import CountBin, SheetLine, bins_of, entries_of, lot_of, sheet_of, stand
from fieldservice.services.count_due import DueBin, classed
from fieldservice.services.count_posting import (
    CountDifference,
    CountResult,
    post_differences,
    result_after,
    result_before,
)
from fieldservice.services.count_words import Counted, counted_words
from fieldservice.services.lists import RecordList
from fieldservice.services.scanning import Scanning
from fieldservice.services.validation import require_bearable, require_short_line, tidy
from fieldservice.store.queries import counting as queries
from fieldservice.store.queries.availability import hub_clock
from fieldservice.store.queries.counting import CountFilter, CountRow
from fieldservice.store.reader import Reader
from fieldservice.store.unit_of_work import UnitOfWork

__all__ = [
    "CountBin", "CountDifference", "CountFilter", "CountResult", "CountRow", "Counted", "Counting", "DueBin",
    "SheetLine",
]  # fmt: skip

KINDS = ("cycle", "full", "part")
_TURNOVER = timedelta(days=90)
_CORRECTABLE = timedelta(days=60)


class Counting:
    """The verbs of counting; each is one unit of work. `counts` is the list for screens."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._scanning = Scanning(context)
        self.counts: RecordList[CountFilter, CountRow] = RecordList(
            context, "stock_count", queries.count_source, queries.COUNT_SORTS, queries.count_rows
        )

    # Reading

    def get(self, count_id: str) -> StockCount:
        """A count. Raises UserError when it does not exist."""
        return self._context.store.read().get(StockCount, count_id)

    def due(self, location_id: str, limit: int = 50) -> list[DueBin]:
        """The places in a warehouse that hold something and are due for a count, the most overdue first."""
        reader = self._context.store.read()
        now = self._context.now()
        inside = places.inside(reader, location_id)
        rows = queries.bins_with_stock(reader, inside, now - _TURNOVER)
        return sorted(classed(rows, now), key=lambda each: (-each.overdue_days, each.row.walk, each.row.code))[:limit]

    def bins(self, count_id: str) -> list[CountBin]:
        """The places of a count, how far each is, and where something is asked again."""
        reader = self._context.store.read()
        return bins_of(reader, reader.get(StockCount, count_id))

    def sheet(self, count_id: str, location_id: str) -> list[SheetLine]:
        """What is to be counted in a place and what was; a blind count does not say what the books expect."""
        reader = self._context.store.read()
        return sheet_of(reader, reader.get(StockCount, count_id), location_id)

    def result(self, count_id: str) -> CountResult:
        """What was posted; before that, what would be."""
        reader = self._context.store.read()
        count = reader.get(StockCount, count_id)
        if count.status == "posted":
            return result_after(reader, count)
        return result_before(reader, stand(reader, count))

    def to_correct(self, limit: int = 100) -> list[StockCount]:
        """Those of the newest posted counts (`limit`, 60 days) with which the books don't agree any more, because a
        move from that time became known only afterwards; see `correct`."""
        reader = self._context.store.read()
        ids = queries.recently_posted(reader, self._context.now() - _CORRECTABLE, limit)
        known = reader.many(StockCount, ids)
        return [known[id] for id in ids if stand(reader, known[id], with_values=False).wrong()]

    # Beginning and ending

    def start(
        self,
        location_id: str,
        kind: str = "cycle",
        *,
        part_id: str | None = None,
        blind: bool = True,
        note: str = "",
        initiator: object | None = None,
    ) -> StockCount:
        """Begin a count of a place with everything inside it; of `kind` part: of this part. `cancel` undoes it."""
        if kind not in KINDS or (kind == "part") != (part_id is not None):
            raise ValueError(f"no such count: {kind!r}")
        require_short_line(note)
        with self._context.begin("count.start", initiator) as uow:
            made = self._started(uow, location_id, kind, part_id, blind, tidy(note))
            uow.commit()
        return made

    def begin_scanned(
        self, code: str, *, blind: bool = True, initiator: object | None = None
    ) -> tuple[StockCount, str]:
        """Begin with a scanned bin: (count, bin). An open count that covers the bin is gone on with, else a cycle count
        of the bin begins. A scanned count is gone on with at its own place. Raises UserError for anything else."""
        found = self._scanning.resolve(code)
        if found.kind == "stock_count":
            count = self.get(found.id)
            return count, count.location_id
        if found.kind != "location":
            raise UserError("counting.scan_bin", "Scan the label of the bin that you count.")
        with self._context.begin("count.start", initiator) as uow:
            for count in uow.where(StockCount, status="open", order_by="made_at DESC, rid DESC"):
                if count.kind != "part" and found.id in places.inside(uow, count.location_id):
                    return count, found.id
            made = self._started(uow, found.id, "cycle", None, blind, "")
            uow.commit()
        return made, found.id

    def cancel(self, count_id: str, initiator: object | None = None) -> None:
        """Give a count up; its entries stay on record and change nothing. Inverse: `reopen`."""
        self._change("count.cancel", count_id, "cancelled", initiator)

    def reopen(self, count_id: str, initiator: object | None = None) -> None:
        """Go on with a cancelled count."""
        self._change("count.reopen", count_id, "open", initiator)

    # Entries

    def scan(
        self,
        count_id: str,
        location_id: str | None,
        code: str,
        quantity_micro: int | None = None,
        initiator: object | None = None,
    ) -> Counted:
        """A scan while counting in a bin: another bin's label changes the bin, a part's code is one piece more (or the
        quantity given, in all). Nothing is recorded where the answer asks or warns; `undo` takes the last one back."""
        found = self._scanning.resolve(code)
        reader = self._context.store.read()
        if found.kind == "location":
            return self._in_bin(reader, count_id, found.id)
        ids = [found.id] if found.kind == "part" else [each.id for each in found.candidates if each.kind == "part"]
        if len(ids) > 1 and location_id is not None:
            held = {key.part_id for key in queries.books(reader, [location_id], None)}
            ids = [id for id in ids if id in held] or ids
        if len(ids) > 1:
            return Counted("ask_part", found.sentence, candidates=tuple(ids))
        if not ids:
            return Counted("unknown", found.sentence or counted_words("no_part", None))
        if location_id is None:
            return Counted("no_bin", counted_words("no_bin", None))
        more = found.quantity_micro or MICRO
        return self.enter(
            count_id, location_id, ids[0], quantity_micro, lot=found.lot, serial=found.serial, more=more,
            initiator=initiator,
        )  # fmt: skip

    def enter(
        self,
        count_id: str,
        location_id: str,
        part_id: str,
        quantity_micro: int | None = None,
        *,
        lot: str = "",
        serial: str = "",
        more: int = MICRO,
        initiator: object | None = None,
    ) -> Counted:
        """Count so much of a part in a place: `quantity_micro` in all at this look, or (None) `more` than before."""
        lot, serial = tidy(lot), tidy(serial)
        if quantity_micro is not None and quantity_micro < 0:
            raise UserError("counting.negative", "A count can't be below zero.")
        require_bearable(quantity_micro or more, lot, serial)
        with self._context.begin("count.enter", initiator) as uow:
            count, location = self._open_at(uow, count_id, location_id)
            part = uow.get(Part, part_id)
            if count.part_id is not None and count.part_id != part_id:
                return Counted("other_part", counted_words("other_part", part), location, part)
            if part.tracking == "serial" and not serial:
                return Counted("ask_serial", counted_words("ask_serial", part), location, part, lot=lot)
            if part.tracking == "lot" and not lot:
                return Counted("ask_lot", counted_words("ask_lot", part), location, part, serial=serial)
            if serial and not lot:
                lot = lot_of(uow, part_id, serial, location_id)
            key = Key(location_id, part_id, lot, serial)
            before = self._at_this_look(uow, count_id, key)
            if serial and before and quantity_micro is None:
                words = counted_words("twice", part, serial=serial)
                return Counted("twice", words, location, part, before, lot=lot, serial=serial)
            total = before + more if quantity_micro is None else quantity_micro
            if serial and total > MICRO:
                raise UserError("counting.one_serial", "One serial number is one piece. Count the others one by one.")
            entry = self._entry(uow, count_id, key, total)
            expected = None if count.blind else queries.books(uow, [location_id], part_id).get(key, 0)
            uow.commit()
        words = counted_words("counted", part, total, expected, serial=serial)
        return Counted("counted", words, location, part, total, entry.id, lot, serial)

    def bin_done(self, count_id: str, location_id: str, initiator: object | None = None) -> list[Compared]:
        """The place was looked through: what was not seen is not there. Returns what has to be looked at once more
        (`sheet` shows it). At a second look only what was asked again and not seen counts as zero."""
        with self._context.begin("count.bin_done", initiator) as uow:
            self._open_at(uow, count_id, location_id)
            asked = self._mark(uow, count_id, location_id)
            uow.commit()
        return asked

    def finish_bin(self, count_id: str, location_id: str, initiator: object | None = None) -> CountResult:
        """`bin_done`, and `post` where the count is of this place alone and nothing is doubtful."""
        with self._context.begin("count.finish_bin", initiator) as uow:
            count, _ = self._open_at(uow, count_id, location_id)
            self._mark(uow, count_id, location_id)
            if count.location_id != location_id:
                result: CountResult | None = result_before(uow, stand(uow, count))
            else:
                result = self._posted(uow, count, even_so=False)
            uow.commit()
        return result or self.post(count_id, initiator=initiator)

    def undo(self, count_id: str, initiator: object | None = None) -> CountEntry | None:
        """Take back the last entry that the person signed in made; returns it, or None when there is none."""
        with self._context.begin("count.undo", initiator) as uow:
            count = uow.get(StockCount, count_id)
            _living(count)
            own = [each for each in entries_of(uow, count_id) if each.by_id == self._context.actor_id]
            if not own:
                return None
            last = own[-1]
            uow.add(
                CountEntry(
                    id=self._context.ids(),
                    count_id=count_id,
                    location_id=last.location_id,
                    part_id=last.part_id,
                    lot=last.lot,
                    serial=last.serial,
                    at=self._moment(uow),
                    by_id=self._context.actor_id,
                    takes_back_id=last.id,
                )
            )
            uow.commit()
        return last

    # Posting

    def post(self, count_id: str, *, even_so: bool = False, initiator: object | None = None) -> CountResult:
        """Bring the books to what was counted. Where something is doubtful nothing is posted and `asked_again` names
        it, unless `even_so`. Raises UserError when nothing was counted."""
        while True:
            with self._context.begin("count.post", initiator) as uow:
                count = uow.get(StockCount, count_id)
                _living(count)
                if not entries_of(uow, count_id):
                    raise UserError("counting.nothing", "Nothing has been counted yet.")
                result = self._posted(uow, count, even_so=even_so)
                uow.commit()
            if result is not None:
                return result

    def correct(self, count_id: str, initiator: object | None = None) -> CountResult:
        """Bring the books once more to what was counted, after a move from before the count became known late."""
        complete = False
        while not complete:
            with self._context.begin("count.correct", initiator) as uow:
                count = uow.get(StockCount, count_id)
                if count.status != "posted":
                    raise UserError("counting.not_posted", "This count has not been posted yet.")
                complete = post_differences(self._context, uow, stand(uow, count, with_values=False))
                uow.commit()
        return self.result(count_id)

    # Within

    def _started(
        self, uow: UnitOfWork, location_id: str, kind: str, part_id: str | None, blind: bool, note: str
    ) -> StockCount:
        uow.get(StockLocation, location_id)
        made = StockCount(
            id=self._context.ids(),
            number=uow.next_number("CC"),
            kind=kind,
            location_id=location_id,
            part_id=part_id,
            blind=blind,
            note=note,
            made_by_id=self._context.actor_id,
            made_at=self._context.now(),
        )
        uow.add(made)
        return made

    def _change(self, intent: str, count_id: str, status: str, initiator: object | None) -> None:
        with self._context.begin(intent, initiator) as uow:
            count = uow.get(StockCount, count_id)
            check_step("stock_count", count.status, status)
            uow.change(StockCount, count_id, status=status)
            uow.commit()

    def _open_at(self, uow: UnitOfWork, count_id: str, location_id: str) -> tuple[StockCount, StockLocation]:
        count = uow.get(StockCount, count_id)
        _living(count)
        if location_id not in places.inside(uow, count.location_id):
            raise UserError(
                "counting.elsewhere", "This place does not belong to the count {number}.", number=count.number
            )
        return count, uow.get(StockLocation, location_id)

    def _in_bin(self, reader: Reader, count_id: str, location_id: str) -> Counted:
        count = reader.get(StockCount, count_id)
        location = reader.get(StockLocation, location_id)
        if location_id not in places.inside(reader, count.location_id):
            return Counted("elsewhere", counted_words("elsewhere", None, location=location), location)
        return Counted("bin", counted_words("bin", None, location=location), location)

    def _at_this_look(self, reader: Reader, count_id: str, key: Key) -> int:
        """What was counted of a key since its place was looked through last."""
        total = 0
        for each in entries_of(reader, count_id, key.location_id):
            if each.part_id is None:
                total = 0
            elif (each.part_id, each.lot, each.serial) == key[1:]:
                total = each.quantity_micro
        return total

    def _entry(self, uow: UnitOfWork, count_id: str, key: Key | str, quantity_micro: int = 0) -> CountEntry:
        """A fact: so much of a key; with the id of a place, that it was looked through."""
        fields: dict[str, Any] = {"location_id": key} if isinstance(key, str) else dict(key._asdict())
        made = CountEntry(
            id=self._context.ids(),
            count_id=count_id,
            quantity_micro=quantity_micro,
            at=self._moment(uow),
            by_id=self._context.actor_id,
            **fields,
        )
        uow.add(made)
        return made

    def _mark(self, uow: UnitOfWork, count_id: str, location_id: str) -> list[Compared]:
        """Note that a place was looked through; at a second look, that what was asked again and not seen is gone."""
        count = uow.get(StockCount, count_id)
        known = entries_of(uow, count_id, location_id)
        marks = looked_through(known).get(location_id, [])
        if marks:
            since = known[known.index(marks[-1]) + 1 :]
            seen = looks_of([each for each in since if each.part_id is not None])
            for each in stand(uow, count, location_id=location_id).asked():
                if each.key not in seen:
                    self._entry(uow, count_id, each.key, 0)
        self._entry(uow, count_id, location_id)
        return stand(uow, count, location_id=location_id).asked()

    def _posted(self, uow: UnitOfWork, count: StockCount, *, even_so: bool) -> CountResult | None:
        """Post within a unit of work; None when there is more than fits into one."""
        now = stand(uow, count)
        if now.asked() and not even_so:
            return result_before(uow, now)
        check_step("stock_count", count.status, "posted")
        if not post_differences(self._context, uow, now):
            return None
        done = uow.change(StockCount, count.id, status="posted", posted_at=self._context.now())
        return result_after(uow, done)

    def _moment(self, uow: UnitOfWork) -> datetime:
        return effective_at(None, self._context.now(), *hub_clock(uow))


def _living(count: StockCount) -> None:
    if count.status != "open":
        raise UserError(
            "counting.ended",
            "{number} is “{status}”: nothing more can be counted.",
            number=count.number,
            status=status_word("stock_count", count.status),
        )

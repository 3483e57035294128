"""The bench's one scan line while picking: a bin confirms the place, a part counts one, a number says how many.

An empty scan (Enter) takes all that is left of a line whose bin or part was scanned, so that a full line needs one scan
and one key. Wrong scans change nothing and say what was expected. Where the walk stands is the screen's to keep
(`Position`): it is handed in with each scan and comes back with the outcome.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import Struct

from fieldservice.domain.quantity import MICRO, parse_micro
from fieldservice.domain.records import StockLocation
from fieldservice.domain.scans import Scanned
from fieldservice.domain.supersession import COUNTED_UNITS
from fieldservice.errors import UserError
from fieldservice.i18n import language, translate
from fieldservice.services import places
from fieldservice.services.context import Context
from fieldservice.services.pick_views import PickLineView, PickListView
from fieldservice.services.picking import Picked, Picking
from fieldservice.services.request_sources import amount, place_name
from fieldservice.services.scanning import Scanning
from fieldservice.services.work_order_lists import display_name
from fieldservice.store.queries import outbound_lines as queries

_C = "picking"
_NUMBER = re.compile(r"\d{1,4}(?:[.,]\d{1,6})?")


class Position(Struct, frozen=True):
    """Where the walk stands: the line at hand, the bin that was confirmed, and whether its part was."""

    line_id: str = ""
    bin_id: str = ""
    part_seen: bool = False


class Outcome(Struct, frozen=True):
    """What a scan did. `kind`: right | wrong | done (the whole list). `words` say it; `told` are warnings."""

    kind: str
    words: str
    position: Position
    line_id: str = ""
    picked: Picked | None = None
    told: tuple[str, ...] = ()


class PickScanning:
    """Reads scans of somebody who walks along a pick list; what they mean is carried out by `Picking`."""

    def __init__(self, context: Context, picking: Picking) -> None:
        self._context = context
        self._picking = picking
        self._scanning = Scanning(context)

    def scan(
        self, pick_list_id: str, code: str, at: Position | None = None, initiator: object | None = None
    ) -> Outcome:
        """What a scanned or typed text means at this place of the walk, carried out. Never raises for a text."""
        view = self._picking.view(pick_list_id, counted=False)
        line = _at(view, at)
        position = at if at is not None and line is not None and at.line_id == line.line.id else _start(line)
        if line is None:
            return Outcome("done", translate(_C, "Everything of this list is picked. Pack it."), Position())
        text = code.strip()
        try:
            if not text:
                return self._rest(view, line, position, initiator)
            if _NUMBER.fullmatch(text):
                return self._number(view, line, position, parse_micro(text), initiator)
            return self._code(view, line, position, self._scanning.resolve(text), initiator)
        except UserError as error:
            return Outcome("wrong", error.message(), position, line.line.id)

    def _rest(self, view: PickListView, line: PickLineView, position: Position, initiator: object | None) -> Outcome:
        if not (position.bin_id or position.part_seen):
            return _wrong(position, line, translate(_C, "Scan the bin or the part first."))
        return self._pick(view, line, position, line.left_micro, initiator)

    def _number(
        self, view: PickListView, line: PickLineView, position: Position, micro: int, initiator: object | None
    ) -> Outcome:
        if not (position.bin_id or position.part_seen):
            return _wrong(position, line, translate(_C, "Scan the bin or the part first."))
        if micro == line.line.quantity_micro - line.line.short_micro and micro > line.left_micro:
            micro = line.left_micro  # who counted one by scanning it and then types all of them means all of them
        return self._pick(view, line, position, micro, initiator)

    def _code(
        self, view: PickListView, line: PickLineView, position: Position, scanned: Scanned, initiator: object | None
    ) -> Outcome:
        parts = _ids(scanned, "part")
        bins = _ids(scanned, "location")
        meant = _first(view, position, lambda each: each.part.id in parts)
        if meant is not None:
            return self._part(view, meant, position, scanned, initiator)
        meant = _first(view, position, lambda each: each.line.bin_id in bins)
        if meant is not None:
            return self._bin(meant, meant.line.bin_id or "")
        if bins:
            return self._other_bin(line, position, scanned, bins)
        if parts:
            return _wrong(
                position,
                line,
                translate(
                    _C,
                    "{scanned} is not wanted here. Take {number} {name}.",
                    scanned=scanned.number or scanned.code,
                    number=line.part.number,
                    name=display_name(line.part.name, line.part.name_en, language()),
                ),
            )
        words = scanned.sentence or translate(_C, "This is neither a bin nor a part of this list.")
        return _wrong(position, line, words)

    def _bin(self, line: PickLineView, bin_id: str) -> Outcome:
        words = translate(
            _C,
            "Right bin. Take {amount} of {number}.",
            amount=amount(line.left_micro, line.line.unit),
            number=line.part.number,
        )
        return Outcome("right", words, Position(line.line.id, bin_id), line.line.id)

    def _other_bin(self, line: PickLineView, position: Position, scanned: Scanned, bins: frozenset[str]) -> Outcome:
        """A bin that the list doesn't name will do when it holds the part."""
        reader = self._context.store.read()
        for place, code, _walk, _lot, held in queries.bins_with(reader, [line.part.id], bins).get(line.part.id, []):
            if held > 0:
                words = translate(
                    _C,
                    "Another bin: {place} holds {amount} of {number} as well.",
                    place=code,
                    amount=amount(held, line.line.unit),
                    number=line.part.number,
                )
                return Outcome("right", words, Position(line.line.id, place), line.line.id)
        wanted = line.bin.code or place_name(line.bin) if line.bin else ""
        return _wrong(
            position,
            line,
            translate(_C, "This is {scanned}. Go to {place}.", scanned=scanned.number or scanned.code, place=wanted),
        )

    def _part(
        self, view: PickListView, line: PickLineView, position: Position, scanned: Scanned, initiator: object | None
    ) -> Outcome:
        here = position if position.line_id == line.line.id else Position(line.line.id)
        if line.part.tracking == "serial" and not scanned.serial:
            seen = Position(line.line.id, here.bin_id, True)
            words = translate(_C, "{number} has serial numbers: scan the one you take.", number=line.part.number)
            return Outcome("right" if not here.part_seen else "wrong", words, seen, line.line.id)
        if line.line.unit not in COUNTED_UNITS and scanned.quantity_micro is None:
            words = translate(
                _C, "Right part. Say how much: {amount} are wanted.", amount=amount(line.left_micro, line.line.unit)
            )
            return Outcome("right", words, Position(line.line.id, here.bin_id, True), line.line.id)
        micro = MICRO if scanned.serial else scanned.quantity_micro or MICRO
        return self._pick(view, line, here, min(micro, line.left_micro), initiator, scanned)

    def _pick(
        self,
        view: PickListView,
        line: PickLineView,
        position: Position,
        micro: int,
        initiator: object | None,
        scanned: Scanned | None = None,
    ) -> Outcome:
        serial = scanned.serial if scanned else ""
        bin_id = position.bin_id or None
        if serial and scanned is not None and scanned.location_id:
            inside = places.inside(self._context.store.read(), view.list.location_id)
            if scanned.location_id == _packing(self._context, view.list.location_id):
                return _wrong(position, line, translate(_C, "Serial number {serial} is picked already.", serial=serial))
            bin_id = scanned.location_id if scanned.location_id in inside else bin_id
        lot = scanned.lot if scanned is not None and scanned.lot else None
        picked = self._picking.pick(line.line.id, micro, bin_id=bin_id, lot=lot, serial=serial, initiator=initiator)
        told = list(picked.told)
        if lot is not None and line.line.lot and lot != line.line.lot:
            told.append(translate(_C, "Lot {lot} was to go first; you took {taken}.", lot=line.line.lot, taken=lot))
        done_micro = line.picked_micro + micro
        words = translate(
            _C,
            "{number}: {picked} of {wanted} picked.",
            number=line.part.number,
            picked=amount(done_micro, line.line.unit),
            wanted=amount(line.line.quantity_micro - line.line.short_micro, line.line.unit),
        )
        if picked.list_done:
            words = translate(_C, "Everything of this list is picked. Pack it.")
            return Outcome("done", words, Position(), line.line.id, picked, tuple(told))
        following = Position(line.line.id, position.bin_id, True)
        if picked.line_done:
            after = _at(self._picking.view(view.list.id, counted=False), None, line.line.place)
            same_bin = after is not None and after.line.bin_id == (bin_id or line.line.bin_id)
            following = Position(after.line.id, after.line.bin_id or "" if same_bin else "") if after else Position()
        return Outcome("right", words, following, line.line.id, picked, tuple(told))


def _packing(context: Context, warehouse_id: str) -> str:
    place = context.store.read().first(StockLocation, parent_id=warehouse_id, kind="packing", archived=False)
    return place.id if place else ""


def _at(view: PickListView, at: Position | None, after_place: int = 0) -> PickLineView | None:
    """The line where the walk stands: the one named, else the next open one after a place, else the first open one."""
    ahead = [line for line in view.lines if line.line.status == "open" and line.left_micro > 0]
    named = next((line for line in ahead if at is not None and line.line.id == at.line_id), None)
    return named or next((line for line in ahead if line.line.place > after_place), ahead[0] if ahead else None)


def _start(line: PickLineView | None) -> Position:
    return Position(line.line.id) if line else Position()


def _ids(scanned: Scanned, kind: str) -> frozenset[str]:
    if scanned.known:
        return frozenset({scanned.id} if scanned.kind == kind else ())
    return frozenset(each.id for each in scanned.candidates if each.kind == kind)


def _first(view: PickListView, position: Position, fits: Callable[[PickLineView], bool]) -> PickLineView | None:
    """The line at hand if it fits, else the first open one that does."""
    ahead = [line for line in view.lines if line.line.status == "open" and line.left_micro > 0 and fits(line)]
    return next((line for line in ahead if line.line.id == position.line_id), ahead[0] if ahead else None)


def _wrong(position: Position, line: PickLineView, words: str) -> Outcome:
    return Outcome("wrong", words, position, line.line.id)

"""One serial number that came in twice apart from each other: it is one piece, and stands in one place.

Of two arrivals with receipts the first one stays. The other one is taken back, with what followed from it in receiving,
by itself on keepers' laptops; where the piece was moved on since, people are told and decide. They are told as well
where it came in otherwise: one found it on a shelf while another one brought it back from the customer.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from fieldservice.domain.effective_time import effective_at
from fieldservice.domain.records import GoodsReceipt, GoodsReceiptLine, Part, StockLocation, StockMove
from fieldservice.i18n import translate
from fieldservice.services.context import Context
from fieldservice.services.request_sources import place_name
from fieldservice.services.same_facts import fact_id
from fieldservice.store.queries import serials as queries
from fieldservice.store.queries.availability import hub_clock
from fieldservice.store.queries.serials import SerialKey
from fieldservice.store.reader import Reader
from fieldservice.store.unit_of_work import UnitOfWork

_C = "receiving"
_TOLD = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Twice:
    """A serial number with several arrivals."""

    part: Part
    serial: str
    numbers: tuple[str, ...]  # of the receipts
    place: StockLocation | None  # where it stands by the books, once it stands in one place alone


def told_twice(context: Context, limit: int = 20) -> list[str]:
    """What happened and what to do, for serial numbers that were received apart in the last weeks, or that the books
    have in several places."""
    reader = context.store.read()
    received = {key: words_of(twice(reader, key)) for key in queries.received_apart(reader, context.now() - _TOLD)}
    told = [words for words in received.values() if words]
    for key in queries.in_several_places(reader, limit):
        if not received.get(key):
            told.append(_in_several_places(reader, key))
    return told[:limit]


def _in_several_places(reader: Reader, key: SerialKey) -> str:
    ids = dict.fromkeys(queries.held_at(reader, key))
    known = reader.many(StockLocation, ids)
    names = [known[id].code or place_name(known[id]) for id in ids]
    said: dict[str, Any] = {"part": reader.get(Part, key.part_id).number, "serial": key.serial}
    if len(names) == 1:
        return translate(
            _C,
            "By the books {place} has several of {part} with the serial number {serial}. It is one piece: count it"
            " there.",
            place=names[0],
            **said,
        )
    return translate(
        _C,
        "{part} with the serial number {serial} is in {places} by the books. It is one piece: look where it is, and"
        " enter that there is none at the other place.",
        places=translate(_C, ", ").join(names),
        **said,
    )


def twice(reader: Reader, key: SerialKey) -> Twice:
    """How a serial number was received."""
    settled = any(move.reverses_id and move.by_id is None for move in queries.moves_of(reader, key))
    pieces = queries.held_at(reader, key)
    lines = queries.lines_of(reader, key) if settled or len(pieces) > 1 else []
    receipts = reader.many(GoodsReceipt, (line.receipt_id for line in lines))
    numbers = tuple(dict.fromkeys(receipts[line.receipt_id].number for line in lines if line.receipt_id in receipts))
    place = reader.find(StockLocation, pieces[0]) if len(pieces) == 1 else None
    return Twice(reader.get(Part, key.part_id), key.serial, numbers, place)


def words_of(found: Twice) -> str:
    """The sentence; "" when nothing was received apart."""
    if len(found.numbers) < 2:
        return ""
    said: dict[str, Any] = {
        "serial": found.serial,
        "part": found.part.number,
        "numbers": translate(_C, ", ").join(found.numbers),
    }
    if found.place is None:  # in several, or gone on
        return translate(
            _C,
            "{part} with the serial number {serial} was received with {numbers}. It is one piece: take back what did"
            " not come.",
            **said,
        )
    return translate(
        _C,
        "{part} with the serial number {serial} was received with {numbers}. It is one piece, and stands in {place} by"
        " the books. Look whether it is there.",
        place=found.place.code or place_name(found.place),
        **said,
    )


def serial_notices(reader: Reader, lines: Iterable[GoodsReceiptLine]) -> tuple[str, ...]:
    """What whoever works on a receipt with these lines should know."""
    keys = [SerialKey(line.part_id, line.serial) for line in lines if line.serial]
    return tuple(words for key in dict.fromkeys(keys) if (words := words_of(twice(reader, key))))


def settle_serials(context: Context, keys: Iterable[SerialKey], initiator: object) -> list[SerialKey]:
    """Take the later arrivals of these serial numbers back; returns those of which something was taken back."""
    done = []
    for key in keys:
        if not _excess(context.store.read(), key):
            continue
        with context.begin("receiving.undo", initiator) as uow:
            excess = _excess(uow, key)
            for move in excess:
                uow.add(_back(context, uow, move))
            uow.commit()
        done.append(key)
    return done


def _excess(reader: Reader, key: SerialKey) -> list[StockMove]:
    """The moves to take back, the newest first; none where the piece is in one place, or was moved on."""
    arrivals = queries.arrivals(reader, key)
    if len(arrivals) < 2 or len(queries.held_at(reader, key)) < 2:
        return []
    lines = {move.line_id for move in arrivals}
    since = [move for move in queries.moves_of(reader, key) if move.at and arrivals[0].at and move.at >= arrivals[0].at]
    if any(move.line_id not in lines for move in since):
        return []
    later = {move.line_id for move in arrivals[1:]} - {arrivals[0].line_id}
    gone = {move.reverses_id for move in since}
    return [
        move
        for move in sorted(since, key=lambda each: (each.at, each.id), reverse=True)
        if move.line_id in later and move.reverses_id is None and move.id not in gone
    ]


def _back(context: Context, uow: UnitOfWork, move: StockMove) -> StockMove:
    """Nobody did it, so nobody is named."""
    now = context.now()
    return StockMove(
        id=fact_id(uow, StockMove, move.id, "reversal"),
        part_id=move.part_id,
        from_location_id=move.to_location_id,
        to_location_id=move.from_location_id,
        quantity_micro=move.quantity_micro,
        unit=move.unit,
        lot=move.lot,
        serial=move.serial,
        expiry=move.expiry,
        reason="reversal",
        document=move.document,
        line_id=move.line_id,
        reverses_id=move.id,
        at=effective_at(None, now, *hub_clock(uow)),
        recorded_at=now,
    )

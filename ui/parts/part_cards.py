"""Rows of stock and of the ledger as cells."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import Any

from fieldservice.domain.formats import format_moment
from ui.directory.words import both, listed
from ui.kit.models import Row
from ui.parts import words

OURS = frozenset("central regional point bin van technician defective quarantine transit".split())


def stock_cells(place: Any, unit: str, now: datetime, zone: tzinfo) -> Row:
    """Place, kind, who answers for it, quantity, age of the last move, lot or serial number."""
    held = place.row
    name = " / ".join([*(both(*names) for names in place.path), both(held.name, held.name_en)])
    return (
        name,
        words.kind_words(held.kind),
        both(held.person, held.person_en),
        words.number(held.quantity_micro),
        words.age(held.last_move_at, now, zone),
        listed((held.lot, held.serial)),
    )


def signed(move: Any) -> str:
    """What a move did to our stock: + came in, − went out; without a sign it stayed ours."""
    amount = words.number(move.quantity_micro)
    ours_before, ours_after = move.from_kind in OURS, move.to_kind in OURS
    if ours_before and not ours_after:
        return f"−{amount}"
    return f"+{amount}" if ours_after and not ours_before else amount


def move_cells(move: Any, now: datetime, zone: tzinfo) -> Row:
    """When, what, from and to, quantity, document or work order, by whom."""
    what, _icon = words.reason_words(move.reason)
    before = both(move.from_name, move.from_name_en) if move.from_kind in OURS else ""
    after = both(move.to_name, move.to_name_en) if move.to_kind in OURS else ""
    return (
        format_moment(move.at, now, zone) if move.at is not None else "",
        what,
        " → ".join(part for part in (before, after) if part),
        signed(move),
        listed(dict.fromkeys((move.work_order_number, move.document, move.lot, move.serial))),
        both(move.by, move.by_en),
    )

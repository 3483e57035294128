"""What is said after a scan in receiving, in one sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fieldservice.domain.quantity import Quantity, format_quantity
from fieldservice.domain.records import Part
from fieldservice.i18n import language, translate
from fieldservice.services.work_order_lists import display_name

_C = "receiving"
_ASKING = frozenset({"ask_serial", "ask_lot", "ask_expiry", "ask_part", "unexpected", "unknown", "twice"})


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a scan, with the sentence for it.

    `kind`: line (the first of an ordered line) | more | over (more than ordered) | taken (a receipt without order, or
    not on the order and confirmed) — these were recorded, `move_id` names the move. Not recorded: ask_serial, ask_lot,
    ask_expiry (scan or type it, then `take` again with it), ask_part (several parts have this code: `candidates`),
    unexpected (not on this order: `take` again with `even_so`), unknown, twice (this serial number is in stock).
    """

    kind: str
    words: str
    part: Part | None = None
    line_id: str | None = None
    move_id: str | None = None
    received_micro: int = 0  # of the ordered line (or of the receipt's line), this scan included
    ordered_micro: int | None = None
    lot: str = ""
    serial: str = ""
    expiry: date | None = None
    candidates: tuple[str, ...] = ()  # ids of parts

    @property
    def recorded(self) -> bool:
        """Whether something was taken in."""
        return self.kind not in _ASKING


def taken_words(
    kind: str,
    part: Part | None,
    received_micro: int = 0,
    ordered_micro: int | None = None,
    *,
    serial: str = "",
    place: str = "",
    place_en: str = "",
    inspected: bool = False,
) -> str:
    """The sentence for an outcome of `receiving.Taken`."""
    if part is None:
        return translate(_C, "This is not a part. Scan the code of the part or of its package.")
    named = f"{part.number} {display_name(part.name, part.name_en, language())}".strip()
    if kind == "ask_serial":
        return translate(_C, "{part} has serial numbers: scan the serial number.", part=named)
    if kind == "ask_lot":
        return translate(_C, "{part} is tracked by lot: scan or type the lot.", part=named)
    if kind == "ask_expiry":
        return translate(_C, "{part} expires: type the expiry date on the package.", part=named)
    if kind == "twice":
        where = display_name(place, place_en, language())
        return translate(
            _C,
            "{part} with the serial number {serial} is in stock already: {place}.",
            part=named,
            serial=serial,
            place=where,
        )
    if kind == "unexpected":
        return translate(_C, "{part} is not on this order. Scan it once more to take it in all the same.", part=named)
    said = _progress(part, named, received_micro, ordered_micro)
    if inspected:
        said += translate(_C, " To be inspected: it goes to quarantine.")
    return said


def _progress(part: Part, named: str, received_micro: int, ordered_micro: int | None) -> str:
    received = format_quantity(Quantity(received_micro, part.unit))
    if ordered_micro is None:
        return translate(_C, "{part}: {received} taken in.", part=named, received=received)
    ordered = format_quantity(Quantity(ordered_micro, part.unit))
    if received_micro > ordered_micro:
        excess = format_quantity(Quantity(received_micro - ordered_micro, part.unit))
        return translate(
            _C, "{part}: {received}, {excess} more than ordered.", part=named, received=received, excess=excess
        )
    if received_micro == ordered_micro:
        return translate(_C, "{part}: complete, {ordered}.", part=named, ordered=ordered)
    return translate(_C, "{part}: {received} of {ordered}.", part=named, received=received, ordered=ordered)

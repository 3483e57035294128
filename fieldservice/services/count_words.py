"""What is said after a scan while counting, and why a line is asked again."""

from __future__ import annotations

from dataclasses import dataclass

from fieldservice.domain.quantity import Quantity, format_quantity
from fieldservice.domain.records import Part, StockLocation
from fieldservice.i18n import language, mark, translate
from fieldservice.services.work_order_lists import display_name

_C = "counting"
_DOUBTS = {
    "near": mark("counting", "Parts were moved here while it was counted."),
    "late": mark("counting", "A move from before became known only after it was counted."),
    "pending": mark("counting", "Somebody is picking from here."),
    "value": mark("counting", "The difference is worth a lot."),
    "disagree": mark("counting", "The looks do not agree."),
}


@dataclass(frozen=True, slots=True)
class Counted:
    """What came of a scan, with the sentence for it.

    `kind`: bin (now counting there) | counted — recorded; ask_serial, ask_lot (`enter` again with it), ask_part
    (several have this code), elsewhere (a bin outside of this count), no_bin (scan a bin first), unknown, twice (this
    serial number was counted already): not recorded. `total_micro`: counted of this key at this look.
    """

    kind: str
    words: str
    location: StockLocation | None = None
    part: Part | None = None
    total_micro: int = 0
    entry_id: str | None = None
    lot: str = ""
    serial: str = ""
    candidates: tuple[str, ...] = ()


def doubt_words(doubt: str) -> str:
    """Why a line is asked again, in a sentence."""
    return translate(_C, _DOUBTS[doubt])


def counted_words(
    kind: str,
    part: Part | None,
    total_micro: int = 0,
    expected_micro: int | None = None,
    *,
    serial: str = "",
    location: StockLocation | None = None,
) -> str:
    """The sentence for an outcome of `counting.Counted`."""
    if location is not None:
        named = location.code or display_name(location.name, location.name_en, language())
        if kind == "bin":
            return translate(_C, "Counting in {place}.", place=named)
        return translate(_C, "{place} does not belong to this count.", place=named)
    if part is None:
        if kind == "no_bin":
            return translate(_C, "Scan the label of the bin first.")
        return translate(_C, "This is not a part. Scan the code of the part, or of the next bin.")
    named = f"{part.number} {display_name(part.name, part.name_en, language())}".strip()
    if kind == "other_part":
        return translate(_C, "{part} is not counted here: this count is of another part.", part=named)
    if kind == "ask_serial":
        return translate(_C, "{part} has serial numbers: scan the serial number.", part=named)
    if kind == "ask_lot":
        return translate(_C, "{part} is tracked by lot: scan or type the lot.", part=named)
    if kind == "twice":
        return translate(_C, "{part} with the serial number {serial} was counted already.", part=named, serial=serial)
    total = format_quantity(Quantity(total_micro, part.unit))
    if expected_micro is None:
        return translate(_C, "{part}: {total} counted.", part=named, total=total)
    expected = format_quantity(Quantity(expected_micro, part.unit))
    return translate(_C, "{part}: {total} counted, {expected} expected.", part=named, total=total, expected=expected)

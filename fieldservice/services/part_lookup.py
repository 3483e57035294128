"""Finding a part for a visit by whatever is known of it, with how many are in the van and how many elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

from fieldservice.domain.records import Part
from fieldservice.domain.scans import word_of
from fieldservice.services.context import Context
from fieldservice.services.search import Search
from fieldservice.store.queries import stock, visits
from fieldservice.store.reader import Reader

_AMONG = 60  # of so many catalogue parts those in stock come first


@dataclass(frozen=True, slots=True)
class FoundPart:
    """A part, usable micro-units of it in the van and in all other places of ours."""

    part: Part
    in_van_micro: int
    elsewhere_micro: int


def find_parts(context: Context, text: str, van_location_id: str | None, limit: int = 8) -> list[FoundPart]:
    """Parts whose record holds all that was typed, in any language: the one that a number or code names, then those
    in the van (there by any piece of a name or number, by serial number and lot too), then those in stock elsewhere,
    then others of the catalogue. Archived parts only when the van still holds them or their very code was given."""
    reader = context.store.read()
    code = word_of(text)
    if not code:
        return []
    exact = visits.parts_by_code(reader, code)[:1]
    in_van = _of_van(reader, van_location_id, code)
    named = [hit.id for hit in Search(context).ranked("part", code, _AMONG)]
    order = list(dict.fromkeys([*exact, *in_van, *named]))
    parts = reader.many(Part, order)
    held = stock.van_and_elsewhere(reader, list(parts), van_location_id)
    found = [FoundPart(parts[id], *held.get(id, (0, 0))) for id in order if id in parts]
    found = [each for each in found if not each.part.archived or each.in_van_micro > 0 or each.part.id in exact]
    found.sort(key=lambda each: (each.part.id not in exact, each.in_van_micro <= 0, each.elsewhere_micro <= 0))
    return found[:limit]


def _of_van(reader: Reader, van_location_id: str | None, text: str) -> list[str]:
    """Ids of the parts in the van in whose words every piece of the text occurs."""
    if van_location_id is None:
        return []
    rows = visits.on_hand(reader, van_location_id)
    parts = reader.many(Part, [row[0] for row in rows])
    wanted = text.casefold().split()
    found = []
    for part_id, lot, serial, _quantity in rows:
        part = parts.get(part_id)
        if part is None:
            continue
        words = f"{part.number} {part.name} {part.name_en} {part.barcode} {lot} {serial}".casefold()
        if all(term in words for term in wanted):
            found.append(part_id)
    return list(dict.fromkeys(found))

"""What should be ordered now, how much, where, and why in words.

A place's *position* of a part = usable stock − what is asked for and not yet picked + what is coming (orders and
drafts). Below the minimum it is filled up to the maximum. Without a level the minimum is nothing: then only what was
asked for and isn't covered is ordered. Vans and service points are filled from a warehouse and order nothing.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from fieldservice.domain.ordering import wanted_micro
from fieldservice.domain.quantity import Quantity, format_quantity
from fieldservice.domain.records import Part, StockLocation
from fieldservice.i18n import translate
from fieldservice.services.context import Context
from fieldservice.services.suppliers import Offer, offers, why_chosen
from fieldservice.store.queries import inbound as queries
from fieldservice.store.queries import places
from fieldservice.store.reader import Reader, parts

_ORDERING_KINDS = ("central", "regional")
_MOST = 500


@dataclass(frozen=True, slots=True)
class Proposal:
    """So much of a part should be ordered for a place. `quantity_micro`: whole packs, as the best offer sells them."""

    part: Part
    location: StockLocation
    usable_micro: int
    claimed_micro: int
    coming_micro: int
    min_micro: int | None
    max_micro: int | None
    needed_micro: int
    quantity_micro: int
    offer: Offer | None
    reasons: tuple[str, ...]
    request_line_ids: tuple[str, ...]  # the needs that nothing covers yet
    why_offer: str = ""  # why this offer and not another one

    @property
    def available_micro(self) -> int:
        """What can still be promised; below zero when more is asked for than there is."""
        return self.usable_micro - self.claimed_micro


@dataclass(slots=True)
class _Place:
    usable: int = 0
    coming: int = 0
    replacing: int = 0  # of what is coming: it replaces what went back to the supplier
    claims: list[tuple[str, int, str]] = field(default_factory=list)  # line, outstanding, for what
    minimum: int | None = None
    maximum: int | None = None
    whole_firm: bool = False  # the minimum is the part's own

    @property
    def claimed(self) -> int:
        return sum(quantity for _, quantity, _ in self.claims)


Key = tuple[str, str]  # part, warehouse


def proposals(context: Context, location_id: str | None = None, limit: int = 200) -> list[Proposal]:
    """What to order, the most lacking against its minimum first; `location_id`: for one warehouse only."""
    reader = context.store.read()
    ordering = _ordering_places(reader)
    if not ordering:
        return []
    known = _positions(reader, list(ordering))
    lacking = []
    for (part_id, place_id), place in known.items():
        if location_id is not None and place_id != location_id:
            continue
        position = place.usable - place.claimed + place.coming
        wanted = wanted_micro(position, place.minimum, place.maximum)
        if wanted > 0:
            lacking.append((position - (place.minimum or 0), part_id, place_id, wanted))
    lacking = sorted(lacking)[: min(limit, _MOST)]
    today = context.now().astimezone(context.zone).date()
    named = reader.many(Part, (row[1] for row in lacking))
    made = []
    for _, part_id, place_id, wanted in lacking:
        part = named.get(part_id)
        if part is not None and not part.archived:
            made.append(_proposal(reader, part, ordering[place_id], known[part_id, place_id], wanted, today))
    return made


def _ordering_places(reader: Reader) -> dict[str, StockLocation]:
    """The warehouses that order from suppliers, the first central one first: it takes what no other place is named
    for. A firm without any orders for its service points."""
    found = reader.where(StockLocation, archived=False, order_by="kind, rid")
    chosen = [each for each in found if each.kind in _ORDERING_KINDS] or [e for e in found if e.kind == "point"]
    return {each.id: each for each in chosen}


def _positions(reader: Reader, ordering: list[str]) -> dict[Key, _Place]:
    known: dict[Key, _Place] = defaultdict(_Place)
    first = ordering[0]
    for part_id, place_id, least, most in queries.levels(reader, ordering):
        known[part_id, place_id].minimum, known[part_id, place_id].maximum = least, most
    for part_id, least in queries.parts_with_minimum(reader):
        known[part_id, first].minimum, known[part_id, first].whole_firm = least, True
    claims = queries.open_claims(reader)
    sources = places.warehouses_of(reader, [row[2] for row in claims if row[2]])
    for line_id, part_id, source, quantity, request, work_order in claims:
        place_id = sources.get(source or "", first)
        if place_id in ordering:
            known[part_id, place_id].claims.append((line_id, quantity, work_order or request))
    ids = sorted({part_id for part_id, _ in known})
    stock = queries.usable_by_place(reader, ids)
    around = places.warehouses_of(reader, [row[1] for row in stock])
    for part_id, inner, quantity in stock:
        place_id = around.get(inner, "")
        if known.get((part_id, first), _Place()).whole_firm:  # a minimum for the whole firm counts every place
            place_id = first
        if (part_id, place_id) in known:
            known[part_id, place_id].usable += quantity
    coming = [row for some in parts(ids) for row in queries.open_purchases(reader, some)]
    around = places.warehouses_of(reader, [row[2] for row in coming if row[2]])
    for _, part_id, target, quantity, replacing in coming:
        place_id = around.get(target or "", first)
        if (part_id, place_id) in known:
            known[part_id, place_id].coming += quantity
            known[part_id, place_id].replacing += replacing
    return dict(known)


def _proposal(reader: Reader, part: Part, location: StockLocation, place: _Place, wanted: int, today: date) -> Proposal:
    known = offers(reader, part.id, wanted, today)
    offer = next((each for each in known if each.validity == "valid"), None)
    quantity = offer.quantity_micro if offer else wanted
    uncovered = _uncovered(place)
    return Proposal(
        part,
        location,
        place.usable,
        place.claimed,
        place.coming,
        place.minimum,
        place.maximum,
        wanted,
        quantity,
        offer,
        tuple(_reasons(part, place, wanted, quantity, offer)),
        tuple(uncovered),
        why_chosen(offer, known) if offer is not None else "",
    )


def _uncovered(place: _Place) -> list[str]:
    """The request lines that neither the stock nor what is coming covers, served in the order in which they stand."""
    left = max(place.usable, 0) + place.coming
    found = []
    for line_id, quantity, _ in place.claims:
        if quantity > left:
            found.append(line_id)
        left = max(left - quantity, 0)
    return found


def _reasons(part: Part, place: _Place, wanted: int, quantity: int, offer: Offer | None) -> list[str]:
    def words(micro: int) -> str:
        return format_quantity(Quantity(micro, part.unit))

    said = []
    free = place.usable - place.claimed
    if place.minimum is not None and place.minimum > 0:
        said.append(
            translate(
                "purchasing",
                "{free} can be promised and {coming} coming; the minimum is {least}.",
                free=words(max(free, 0)),
                coming=words(place.coming),
                least=words(place.minimum),
            )
        )
    if place.replacing:
        said.append(
            translate(
                "purchasing",
                "{quantity} of what is coming replaces what went back to the supplier.",
                quantity=words(place.replacing),
            )
        )
    if free < 0:
        first = ", ".join(dict.fromkeys(what for _, _, what in place.claims if what))
        said.append(
            translate(
                "purchasing",
                "{asked} asked for and only {there} there: {what}.",
                asked=words(place.claimed),
                there=words(max(place.usable, 0)),
                what=first if len(first) <= 60 else f"{first[:57]}…",
            )
        )
    if place.maximum is not None and place.minimum is not None and place.maximum > place.minimum:
        said.append(translate("purchasing", "Filled up to {most}.", most=words(place.maximum)))
    if offer is None:
        said.append(translate("purchasing", "No supplier is known for this part."))
    elif quantity > wanted:
        said.append(_rounded(offer, words(wanted), words(offer.line.minimum_micro or 0), words(offer.line.pack_micro)))
    return said


def _rounded(offer: Offer, wanted: str, least: str, pack: str) -> str:
    if (offer.line.minimum_micro or 0) >= offer.quantity_micro:
        return translate(
            "purchasing", "{wanted} needed; the supplier sells no less than {least}.", wanted=wanted, least=least
        )
    return translate("purchasing", "{wanted} needed; sold in packs of {pack}.", wanted=wanted, pack=pack)

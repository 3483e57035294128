"""Suppliers, what they ask for which part, and how well they deliver."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from fieldservice.domain.money import DEFAULT_CURRENCY, Money
from fieldservice.domain.ordering import line_total, order_quantity, price_at
from fieldservice.domain.quantity import MICRO, format_micro
from fieldservice.domain.records import Part, PriceBreak, Supplier, SupplierPart
from fieldservice.errors import UserError
from fieldservice.i18n import language, translate
from fieldservice.services.context import Context
from fieldservice.services.editing import changed_fields, checked, tidied
from fieldservice.services.lists import RecordList
from fieldservice.services.validation import name_problem, require
from fieldservice.store.queries import suppliers as queries
from fieldservice.store.queries.suppliers import SupplierFilter, SupplierRow
from fieldservice.store.reader import Reader

__all__ = ["Offer", "Rating", "SupplierFilter", "SupplierRow", "Suppliers"]

_FIELDS = frozenset("number name name_en contact_name phone email address website currency notes".split())
_OFFER_FIELDS = frozenset(
    "number description price_minor currency pack_micro minimum_micro lead_days valid_from valid_until".split()
)
_RATED_DAYS = 365


@dataclass(frozen=True, slots=True)
class Offer:
    """What a supplier asks for so much of a part. `quantity_micro`: whole packs, not below the minimum."""

    supplier: Supplier
    line: SupplierPart
    breaks: tuple[PriceBreak, ...]
    quantity_micro: int
    price_minor: int | None  # of a pack at this quantity
    total: Money | None
    validity: str = "valid"  # valid | ahead (counts only later) | lapsed
    from_micro: int = 0  # from which quantity on this price counts; 0: the offer's own price


@dataclass(frozen=True, slots=True)
class Rating:
    """How a supplier delivered in the last year, computed from receipts. Percentages are None without deliveries."""

    deliveries: int
    on_time: int
    dated: int  # deliveries whose order named a day
    days_late: int  # of all late ones together
    lines: int
    failed: int  # lines that did not pass inspection
    differing: int  # lines with a difference that somebody explained

    @property
    def punctuality(self) -> int | None:
        """Deliveries on the day promised or earlier, in percent."""
        return round(100 * self.on_time / self.dated) if self.dated else None

    @property
    def quality(self) -> int | None:
        """Lines that arrived as ordered and passed inspection, in percent."""
        return round(100 * (self.lines - self.failed - self.differing) / self.lines) if self.lines else None


class Suppliers:
    """The verbs of suppliers; each is one unit of work. `list` is the list for screens.

    A verb that changes a record returns what its fields held before: changing them back undoes it.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self.list: RecordList[SupplierFilter, SupplierRow] = RecordList(
            context, "supplier", queries.supplier_source, queries.SUPPLIER_SORTS, queries.supplier_rows
        )

    # Reading

    def get(self, supplier_id: str) -> Supplier:
        """A supplier. Raises UserError when it does not exist."""
        return self._context.store.read().get(Supplier, supplier_id)

    def offers_of_part(self, part_id: str, quantity_micro: int = MICRO) -> list[Offer]:
        """What suppliers ask for so much of a part, the best first."""
        return offers(self._context.store.read(), part_id, quantity_micro, self._today())

    def best_offer(self, part_id: str, quantity_micro: int = MICRO) -> Offer | None:
        """Where to order so much of a part; of the offers that count today the preferred supplier's, else the cheapest
        for what would have to be ordered (whole packs), else the quickest. None when nobody offers it."""
        return best_offer(self._context.store.read(), part_id, quantity_micro, self._today())

    def offers_of(self, supplier_id: str, limit: int = 500) -> list[tuple[SupplierPart, Part]]:
        """What a supplier offers, by part number."""
        reader = self._context.store.read()
        ids = queries.offers_of_supplier(reader, supplier_id, limit)
        lines = reader.many(SupplierPart, ids)
        known = reader.many(Part, (line.part_id for line in lines.values()))
        return [(lines[id], known[lines[id].part_id]) for id in ids if lines[id].part_id in known]

    def breaks(self, offer_id: str) -> list[PriceBreak]:
        """From which quantity on which price counts."""
        return self._context.store.read().where(
            PriceBreak, supplier_part_id=offer_id, archived=False, order_by="from_micro, rid"
        )

    def rating(self, supplier_id: str) -> Rating:
        """Punctuality and quality from the receipts of the last year."""
        reader = self._context.store.read()
        since = self._context.now() - timedelta(days=_RATED_DAYS)
        on_time = dated = late = 0
        arrived = queries.deliveries_of(reader, supplier_id, since)
        for received_at, expected_on in arrived:
            if expected_on is None:
                continue
            dated += 1
            days = (received_at.astimezone(self._context.zone).date() - expected_on).days
            on_time += days <= 0
            late += max(days, 0)
        lines, failed, differing = queries.lines_received_of(reader, supplier_id, since)
        return Rating(len(arrived), on_time, dated, late, lines, failed, differing)

    def _today(self) -> date:
        return self._context.now().astimezone(self._context.zone).date()

    # Suppliers

    def add(self, initiator: object | None = None, **fields: Any) -> Supplier:
        """Add a supplier. Raises UserError without a name."""
        values = checked(tidied(fields, _FIELDS))
        require(name_problem(values.get("name", "")))
        with self._context.begin("supplier.add", initiator) as uow:
            made = Supplier(id=self._context.ids(), **values)
            uow.add(made)
            uow.commit()
        return made

    def change(self, supplier_id: str, initiator: object | None = None, **fields: Any) -> dict[str, Any]:
        """Change fields; returns what they held."""
        values = checked(tidied(fields, _FIELDS), ("name",))
        return changed_fields(self._context, "supplier.change", Supplier, supplier_id, values, initiator)

    def archive(self, supplier_id: str, initiator: object | None = None) -> None:
        """Take a supplier out of the lists; nothing is ordered there any more. Inverse: `restore`."""
        changed_fields(self._context, "supplier.archive", Supplier, supplier_id, {"archived": True}, initiator)

    def restore(self, supplier_id: str, initiator: object | None = None) -> None:
        """Bring an archived supplier back."""
        changed_fields(self._context, "supplier.restore", Supplier, supplier_id, {"archived": False}, initiator)

    # Offers

    def add_offer(self, supplier_id: str, part_id: str, initiator: object | None = None, **fields: Any) -> SupplierPart:
        """Note what a supplier asks for a part; the first offer of a part is the preferred one."""
        values = _offer_values(tidied(fields, _OFFER_FIELDS))
        with self._context.begin("supplier.add_offer", initiator) as uow:
            supplier = uow.get(Supplier, supplier_id)
            uow.get(Part, part_id)
            others = uow.where(SupplierPart, part_id=part_id, archived=False)
            own = [other for other in others if other.supplier_id == supplier_id]
            if any(_at_once(other, values) for other in own):
                raise UserError(
                    "purchasing.offer_exists",
                    "{name} offers this part already. Change that offer, or say from when another one counts.",
                    name=supplier.name,
                )
            values.setdefault("currency", supplier.currency)
            made = SupplierPart(
                id=self._context.ids(), supplier_id=supplier_id, part_id=part_id, preferred=not others, **values
            )
            uow.add(made)
            uow.commit()
        return made

    def change_offer(self, offer_id: str, initiator: object | None = None, **fields: Any) -> dict[str, Any]:
        """Change number, price, pack, minimum or lead days; returns what they held."""
        values = _offer_values(tidied(fields, _OFFER_FIELDS))
        return changed_fields(self._context, "supplier.change_offer", SupplierPart, offer_id, values, initiator)

    def remove_offer(self, offer_id: str, initiator: object | None = None) -> None:
        """The supplier does not sell it any more. Inverse: `restore_offer`."""
        fields = {"archived": True}
        changed_fields(self._context, "supplier.remove_offer", SupplierPart, offer_id, fields, initiator)

    def restore_offer(self, offer_id: str, initiator: object | None = None) -> None:
        """Bring an offer back."""
        fields = {"archived": False}
        changed_fields(self._context, "supplier.restore_offer", SupplierPart, offer_id, fields, initiator)

    def prefer(self, offer_id: str, initiator: object | None = None) -> str | None:
        """Order the part there from now on; returns the id of the offer that was preferred before."""
        before = None
        with self._context.begin("supplier.prefer", initiator) as uow:
            chosen = uow.get(SupplierPart, offer_id)
            for other in uow.where(SupplierPart, part_id=chosen.part_id, preferred=True):
                if other.id != offer_id:
                    before = other.id
                    uow.change(SupplierPart, other.id, preferred=False)
            uow.change(SupplierPart, offer_id, preferred=True)
            uow.commit()
        return before

    def set_breaks(
        self, offer_id: str, breaks: Sequence[tuple[int, int]], initiator: object | None = None
    ) -> list[tuple[int, int]]:
        """Say from which quantity on which price counts; returns what was said before."""
        if any(start <= 0 or price < 0 for start, price in breaks) or len({start for start, _ in breaks}) < len(breaks):
            raise UserError(
                "purchasing.breaks", "Each price needs a quantity of its own above zero, and can't be below zero."
            )
        with self._context.begin("supplier.set_breaks", initiator) as uow:
            offer = uow.get(SupplierPart, offer_id)
            known = uow.where(PriceBreak, supplier_part_id=offer_id, archived=False, order_by="from_micro, rid")
            wanted = dict(breaks)
            for each in known:
                if wanted.get(each.from_micro) == each.price_minor and each.currency == offer.currency:
                    wanted.pop(each.from_micro)
                    continue
                uow.change(PriceBreak, each.id, archived=True)
            uow.add_all(
                PriceBreak(
                    id=self._context.ids(),
                    supplier_part_id=offer_id,
                    from_micro=start,
                    price_minor=price,
                    currency=offer.currency,
                )
                for start, price in sorted(wanted.items())
            )
            uow.commit()
        return [(each.from_micro, each.price_minor) for each in known]


def offers(reader: Reader, part_id: str, quantity_micro: int, today: date) -> list[Offer]:
    """What suppliers in use ask for so much of a part, the best first; see `Suppliers.best_offer`."""
    lines = reader.where(SupplierPart, part_id=part_id, archived=False)
    suppliers = reader.many(Supplier, (line.supplier_id for line in lines))
    made = []
    for line in lines:
        supplier = suppliers.get(line.supplier_id)
        if supplier is not None and not supplier.archived:
            made.append(_priced(reader, supplier, line, quantity_micro, today))
    return sorted(made, key=_goodness)


def best_offer(reader: Reader, part_id: str, quantity_micro: int, today: date) -> Offer | None:
    """The first of `offers`; none of which nothing counts today."""
    found = offers(reader, part_id, quantity_micro, today)
    return found[0] if found and found[0].validity == "valid" else None


def offer_of(reader: Reader, supplier_id: str, part_id: str, quantity_micro: int, today: date) -> Offer:
    """The supplier's best offer that counts today; one without price where it has none for this part."""
    supplier = reader.get(Supplier, supplier_id)
    lines = reader.where(SupplierPart, supplier_id=supplier_id, part_id=part_id, archived=False)
    found = sorted((_priced(reader, supplier, line, quantity_micro, today) for line in lines), key=_goodness)
    if found and found[0].validity == "valid":
        return found[0]
    if found:  # a price that has lapsed is no price; number and pack are still the supplier's
        return replace(found[0], price_minor=None, total=None, from_micro=0)
    line = SupplierPart(id="", supplier_id=supplier_id, part_id=part_id, currency=supplier.currency)
    return Offer(supplier, line, (), quantity_micro, None, None)


def why_chosen(offer: Offer, others: Sequence[Offer]) -> str:
    """Why an offer was taken and not one of the others, in words; empty where there was nothing to choose."""
    rivals = [each for each in others if each.line.id != offer.line.id and each.validity == "valid"]
    said = []
    if offer.line.preferred:
        said.append(translate("purchasing", "Preferred supplier."))
    elif rivals and offer.total is not None:
        same = [each for each in rivals if each.total is not None and each.total.currency == offer.total.currency]
        if same and all(each.total is not None and each.total.minor > offer.total.minor for each in same):
            said.append(translate("purchasing", "Cheapest of %n offers.", n=len(rivals) + 1))
    if offer.from_micro:
        said.append(translate("purchasing", "Price from {count} on.", count=format_micro(offer.from_micro)))
    if offer.line.valid_until is not None:
        said.append(translate("purchasing", "Valid until {day}.", day=offer.line.valid_until.isoformat()))
    lapsed = sum(each.validity == "lapsed" for each in others)
    if lapsed:
        said.append(translate("purchasing", "%n offers have lapsed.", n=lapsed))
    return (" " if language() == "en" else "").join(said)


def _priced(reader: Reader, supplier: Supplier, line: SupplierPart, quantity_micro: int, today: date) -> Offer:
    breaks = reader.where(PriceBreak, supplier_part_id=line.id, archived=False, order_by="from_micro, rid")
    return replace(priced(supplier, line, breaks, quantity_micro), validity=validity_of(line, today))


def validity_of(line: SupplierPart, today: date) -> str:
    """valid | ahead | lapsed."""
    if line.valid_from is not None and line.valid_from > today:
        return "ahead"
    return "lapsed" if line.valid_until is not None and line.valid_until < today else "valid"


def _at_once(other: SupplierPart, values: dict[str, Any]) -> bool:
    """Whether a new offer would count on the same days as another one of the same supplier, for the same pack."""
    if other.pack_micro != values.get("pack_micro", MICRO):
        return False
    starts, ends = values.get("valid_from"), values.get("valid_until")
    after = starts is not None and other.valid_until is not None and starts > other.valid_until
    before = ends is not None and other.valid_from is not None and ends < other.valid_from
    return not (after or before)


def priced(supplier: Supplier, line: SupplierPart, breaks: Sequence[PriceBreak], needed_micro: int) -> Offer:
    """What so much costs there. A price break in another currency than the offer's does not count."""
    quantity = order_quantity(needed_micro, line.pack_micro, line.minimum_micro)
    counting = [(each.from_micro, each.price_minor) for each in breaks if each.currency == line.currency]
    price = price_at(line.price_minor, counting, quantity)
    total = None if price is None else Money(line_total(price, line.pack_micro, quantity), line.currency)
    reached = max((start for start, _ in counting if start <= quantity), default=0)
    return Offer(supplier, line, tuple(breaks), quantity, price, total, from_micro=reached)


def _goodness(offer: Offer) -> tuple[Any, ...]:
    """Amounts of different currencies can't be compared: those in our own come first, then by currency."""
    lead = offer.line.lead_days if offer.line.lead_days is not None else 10_000
    first = (offer.validity != "valid", not offer.line.preferred)
    if offer.total is None:
        return (*first, 2, "", 0, lead, offer.line.id)
    foreign = offer.total.currency != DEFAULT_CURRENCY
    return (*first, int(foreign), offer.total.currency, offer.total.minor, lead, offer.line.id)


def _offer_values(values: dict[str, Any]) -> dict[str, Any]:
    if (values.get("price_minor") or 0) < 0:
        raise UserError("purchasing.negative_price", "A price can't be below zero.")
    if values.get("pack_micro", MICRO) <= 0 or (values.get("minimum_micro") or 0) < 0:
        raise UserError("purchasing.pack", "A pack holds more than nothing, and the least order can't be below zero.")
    starts, ends = values.get("valid_from"), values.get("valid_until")
    if starts is not None and ends is not None and ends < starts:
        raise UserError("purchasing.validity", "The offer ends before it begins.")
    if (values.get("lead_days") or 0) < 0:
        raise UserError("purchasing.lead_days", "Delivery takes no fewer than 0 days.")
    return values

"""Loading suppliers and what they ask for parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from fieldservice.domain.decimals import scaled, split_number
from fieldservice.domain.quantity import MICRO, unit_code
from fieldservice.domain.records import Part, PriceBreak, Supplier, SupplierPart
from fieldservice.errors import UserError
from fieldservice.i18n import translate
from fieldservice.services.loading.catalogue import PartUser
from fieldservice.services.loading.common import Loader, LoadRow, Outcome, Values, named_like
from fieldservice.store.unit_of_work import UnitOfWork

_SUPPLIER_KEYS = ("number", "source_key", "name")
# Of what packs are written in, how many millionths of our unit one is.
_OTHER_UNITS = {
    "ml": ("L", 1_000),
    "毫升": ("L", 1_000),
    "cl": ("L", 10_000),
    "mm": ("m", 1_000),
    "毫米": ("m", 1_000),
    "cm": ("m", 10_000),
    "厘米": ("m", 10_000),
    "foot": ("m", 304_800),
    "feet": ("m", 304_800),
    "ft": ("m", 304_800),
    "g": ("kg", 1_000),
    "克": ("kg", 1_000),
}
_PACK = re.compile(r"([\d.,\s]*)(.*)")


class SupplierLoader(Loader):
    """Suppliers are the same by number, else by the key in the other system, else by name."""

    intent = "import.suppliers"

    def prepare(self, uow: UnitOfWork, rows: Sequence[LoadRow]) -> None:
        """Find the suppliers that these rows mean."""
        for column in _SUPPLIER_KEYS:
            self.look_up(uow, "supplier", column, (row.values.get(column) for row in rows))

    def take(self, uow: UnitOfWork, row: LoadRow) -> Outcome:
        """Add or update one supplier."""
        values = named_like(Supplier, row.values)
        values.setdefault("currency", self.context.company().currency)
        id = self._same(row.values)
        if id is not None:
            if "currency" not in row.values:
                values.pop("currency")
            return Outcome(row.number, self.update(uow, Supplier, id, values))
        made = Supplier(id=self.context.ids(), **values)
        uow.add(made)
        for column in _SUPPLIER_KEYS:
            self.remember("supplier", column, getattr(made, column), made.id)
        return Outcome(row.number, "added")

    def _same(self, values: Values) -> str | None:
        """A key that is given and unknown still leaves the name: the supplier may have been entered by hand."""
        for column in _SUPPLIER_KEYS:
            found = self.known("supplier", column, values.get(column))
            if found:
                return found
        return None


class SupplierPartLoader(PartUser):
    """An offer is the same by supplier and the supplier's number, else by supplier and part. A row with a quantity
    above the pack is a price from that quantity on; one with nothing but the supplier's number belongs to the offer
    that has it."""

    intent = "import.supplier_parts"

    def prepare(self, uow: UnitOfWork, rows: Sequence[LoadRow]) -> None:
        """Find the parts and suppliers that these rows name."""
        self.look_up_parts(uow, [row.values.get("part") for row in rows])
        for column in _SUPPLIER_KEYS:
            self.look_up(uow, "supplier", column, (row.values.get("supplier") for row in rows))

    def take(self, uow: UnitOfWork, row: LoadRow) -> Outcome:
        """Add or update one offer, or one step of its prices."""
        given = row.values
        part_id = self.part(given.get("part", ""))
        if given.get("part") and part_id is None:
            return self.unknown_part(row, given["part"])
        held = self._offer(uow, given, part_id)
        if isinstance(held, str):
            return Outcome(row.number, "refused", held)
        if held is None and part_id is None:
            sentence = translate(
                "loading",
                "No offer has the supplier's number {number}. Import the suppliers' offers first.",
                number=given.get("number", ""),
            )
            return Outcome(row.number, "refused", sentence)
        if held is None and not given.get("supplier"):
            return Outcome(row.number, "refused", translate("loading", "Say which supplier offers this part."))
        unit = uow.get(Part, held.part_id if held else part_id or "").unit
        pack = _pack(str(given["pack"]), unit) if given.get("pack") else None
        if given.get("pack") and not pack:
            sentence = translate(
                "loading", "“{pack}” is no quantity in the unit of the part, {unit}.", pack=given["pack"], unit=unit
            )
            return Outcome(row.number, "refused", sentence)
        values = _offer_values(given, pack)
        stepped = "price" in given and given.get("from_quantity", 0) > (pack or (held.pack_micro if held else MICRO))
        if stepped:
            values.pop("price_minor", None)
            if held is not None and held.price_minor is not None:
                values.pop("currency", None)
        if held is None:
            held = self._add(uow, part_id or "", given, values)
            what = "added"
        else:
            what = self.update(uow, SupplierPart, held.id, values)
        if not stepped:
            return Outcome(row.number, what)
        step = self._step(uow, held, given)
        return Outcome(row.number, step if what == "unchanged" else what)

    def _offer(self, uow: UnitOfWork, given: Values, part_id: str | None) -> SupplierPart | str | None:
        """The offer that the row means, or why it can't be told."""
        supplier_id = self._known_supplier(given.get("supplier", ""))
        if given.get("supplier") and supplier_id is None:
            return None  # a new supplier has no offers
        if given.get("number"):
            found = uow.where(SupplierPart, number=given["number"], archived=False, order_by="rid")
            found = [
                each for each in found if part_id in (None, each.part_id) and supplier_id in (None, each.supplier_id)
            ]
            if len({each.supplier_id for each in found}) > 1:
                return translate(
                    "loading", "Several suppliers use the number {number}. Name the supplier.", number=given["number"]
                )
            if found:
                return found[0]
        if not supplier_id or part_id is None:
            return None
        same = uow.where(SupplierPart, supplier_id=supplier_id, part_id=part_id, archived=False, order_by="rid")
        if given.get("number"):
            same = [each for each in same if not each.number]
        return same[0] if same else None

    def _add(self, uow: UnitOfWork, part_id: str, given: Values, values: dict[str, Any]) -> SupplierPart:
        supplier_id = self._supplier(uow, given["supplier"])
        values.setdefault("currency", uow.get(Supplier, supplier_id).currency)
        values.setdefault("preferred", uow.first(SupplierPart, part_id=part_id, archived=False) is None)
        made = SupplierPart(id=self.context.ids(), supplier_id=supplier_id, part_id=part_id, **values)
        uow.add(made)
        return made

    def _step(self, uow: UnitOfWork, offer: SupplierPart, given: Values) -> str:
        price = {"price_minor": given["price"], "currency": given.get("currency") or offer.currency}
        held = uow.first(PriceBreak, supplier_part_id=offer.id, from_micro=given["from_quantity"], archived=False)
        if held is not None:
            return self.update(uow, PriceBreak, held.id, price)
        uow.add(
            PriceBreak(id=self.context.ids(), supplier_part_id=offer.id, from_micro=given["from_quantity"], **price)
        )
        return "added"

    def _known_supplier(self, named: str) -> str | None:
        for column in _SUPPLIER_KEYS:
            found = self.known("supplier", column, named)
            if found:
                return found
        return None

    def _supplier(self, uow: UnitOfWork, named: str) -> str:
        found = self._known_supplier(named)
        if found is not None:
            return found
        made = Supplier(id=self.context.ids(), name=named, currency=self.context.company().currency)
        uow.add(made)
        self.made["supplier"] += 1
        self.remember("supplier", "name", named, made.id)
        return made.id


def _offer_values(given: Values, pack: int | None) -> dict[str, Any]:
    names = {"number": "number", "description": "description", "minimum": "minimum_micro", "lead_days": "lead_days",
             "preferred": "preferred", "currency": "currency", "price": "price_minor"}  # fmt: skip
    values = {name: given[key] for key, name in names.items() if key in given}
    if pack:
        values["pack_micro"] = pack
    return values


def _pack(written: str, unit: str) -> int | None:
    """So much of the part's unit in millionths ("250 ml" of a part in litres); None when it is not a quantity of it."""
    match = _PACK.fullmatch(written.strip())
    number, named = (match[1].strip(), match[2].strip().casefold()) if match else ("", "")
    try:
        micro = scaled(split_number(number)[0], 6, round_excess=True) if number else MICRO
    except UserError:
        return None
    if micro <= 0 or not named or unit_code(named) == unit:
        return micro if micro > 0 else None
    base, factor = _OTHER_UNITS.get(named, ("", 0))
    return micro * factor // MICRO if base == unit else None

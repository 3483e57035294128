"""The parts that mending a cause takes: found in the catalogue, in the van, asked for, or elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from fieldservice.domain.diagnosis import Cause, LeafPart
from fieldservice.domain.records import Asset, PartRequest, PartRequestLine, Person, Product, WorkOrder
from fieldservice.domain.text import matches
from fieldservice.services.availability import known
from fieldservice.services.request_lines import next_visit
from fieldservice.store.queries import diagnosis as queries
from fieldservice.store.reader import Reader


@dataclass(frozen=True, slots=True)
class PartOfCause:
    """A part that mending takes. `part_id` None: the catalogue on this computer does not have the number.

    `in_van_micro` is what the technician has along, `asked_micro` what is asked for on this work order and on its way,
    `available_micro` what can be promised at all other places.
    """

    number: str
    part_id: str | None
    name: str
    name_en: str
    quantity_micro: int
    likely: bool
    in_van_micro: int = 0
    available_micro: int = 0
    asked_micro: int = 0

    @property
    def missing_micro(self) -> int:
        """What has to be asked for."""
        return max(0, self.quantity_micro - max(0, self.in_van_micro) - self.asked_micro)


def parts_of(reader: Reader, work_order_id: str, cause: Cause, actor_id: str | None) -> list[PartOfCause]:
    """What mending a cause takes and where that is: in the van of who comes next (else of `actor_id`), or elsewhere."""
    rows = _catalogue_rows(reader, product_of(reader, reader.get(WorkOrder, work_order_id)), cause.parts)
    visit = next_visit(reader, work_order_id)
    technician = reader.find(Person, visit.technician_id if visit else actor_id)
    van = technician.van_location_id if technician else None
    stock = known(reader, [row[1] for row in rows if row])
    asked = _asked_for(reader, work_order_id)
    missing = [part for part, row in zip(cause.parts, rows, strict=True) if row is None]
    unknown = [part.name for part in missing if part.name and not part.name_en]
    named = queries.english_names(reader, unknown)
    found = []
    for part, row in zip(cause.parts, rows, strict=True):
        if row is None:
            english = part.name_en or named.get(part.name, "")
            name = part.name or part.name_en
            found.append(PartOfCause(part.number, None, name, english, part.quantity_micro, part.likely))
            continue
        number, part_id, name, name_en = row
        places = {place for held, place in stock.usable if held == part_id}
        found.append(
            PartOfCause(
                number,
                part_id,
                name,
                name_en,
                part.quantity_micro,
                part.likely,
                stock.available(part_id, van) if van else 0,
                sum(max(0, stock.available(part_id, place)) for place in places if place != van),
                asked.get(part_id, 0),
            )
        )
    return found


def _asked_for(reader: Reader, work_order_id: str) -> dict[str, int]:
    """What is asked for on a work order and has not come yet, by part; a substitute counts for what it replaces."""
    found: dict[str, int] = {}
    for request in reader.where(PartRequest, work_order_id=work_order_id):
        for line in reader.where(PartRequestLine, request_id=request.id, status="open"):
            part = line.replaces_part_id or line.part_id
            found[part] = found.get(part, 0) + max(0, line.quantity_micro - line.short_micro)
    return found


def _catalogue_rows(
    reader: Reader, product: Product | None, parts: Sequence[LeafPart]
) -> list[tuple[str, str, str, str] | None]:
    """(number, id, name, name_en) of each part, by number or from the machine's bill of material; None: not known."""
    by_number: dict[str, Any] = {}
    for row in queries.parts_by_number(reader, [part.number for part in parts if part.number]):
        by_number.setdefault(row[0], row)
    bill = queries.bill_of(reader, product.id) if product and any(not part.number for part in parts) else []
    return [by_number.get(part.number) if part.number else _in_bill(bill, part) for part in parts]


def _in_bill(bill: Sequence[Any], part: LeafPart) -> Any:
    """The first line of a bill of material that has the words of a part, in either language."""
    for words in filter(None, (part.name, part.name_en)):
        found = next((row for row in bill if matches(f"{row[2]} {row[3]}", words)), None)
        if found is not None:
            return found
    return None


def product_of(reader: Reader, order: WorkOrder) -> Product | None:
    """The model that a work order is about."""
    asset = reader.find(Asset, order.asset_id)
    return reader.find(Product, order.product_id or (asset.product_id if asset else None))

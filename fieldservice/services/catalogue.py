"""The catalogue of spare parts: parts, categories, what they are used in, and where they are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fieldservice.domain.quantity import MICRO
from fieldservice.domain.records import BomLine, Part, PartCategory, Product
from fieldservice.domain.scans import word_of
from fieldservice.errors import UserError
from fieldservice.services.category_tree import CategoryNode, CategoryTree
from fieldservice.services.context import Context
from fieldservice.services.editing import changed_fields, tidied
from fieldservice.services.lists import RecordList
from fieldservice.services.part_changes import note_price
from fieldservice.services.part_photos import PartPhotos
from fieldservice.services.stock import LocationNode, Posted, Stock
from fieldservice.services.validation import name_problem, require
from fieldservice.store.queries import stock as queries
from fieldservice.store.queries.stock import USABLE_KINDS, BomRow, MoveRow, PartFilter, PartRow, StockRow, UseRow
from fieldservice.store.unit_of_work import UnitOfWork

__all__ = [
    "BomRow",
    "Catalogue",
    "CategoryNode",
    "LocationNode",
    "MoveRow",
    "PartDetail",
    "PartFilter",
    "PartRow",
    "Posted",
    "StockPlace",
    "StockRow",
    "UseRow",
]

_PART_FIELDS = frozenset(
    "number name name_en description category_id unit price_minor currency barcode tracking genuine supplier"
    " min_stock_micro photo_sha notes shelf_life_days expiry_tracked inspect_on_receipt".split()
)
_TRACKING = frozenset({"none", "lot", "serial"})


@dataclass(frozen=True, slots=True)
class StockPlace:
    """How much of a part a place holds, with the names of the places around it, from the outermost; `usable`: can be
    taken for a job."""

    row: StockRow
    path: tuple[tuple[str, str], ...]  # (name, English name)
    usable: bool


@dataclass(frozen=True, slots=True)
class PartDetail:
    """A part with everything that its page shows; further moves are read page by page."""

    part: Part
    category_path: tuple[PartCategory, ...]
    stock: tuple[StockPlace, ...]
    usable_micro: int
    total_micro: int
    moves: tuple[MoveRow, ...]
    moves_total: int
    used_in: tuple[UseRow, ...]
    made_of: tuple[BomRow, ...]


class Catalogue:
    """The verbs of the catalogue; each is one unit of work. `parts` is the list, `stock` has moves and locations,
    `tree` the categories, `photos` the photos of parts.

    A verb that changes a record returns what its fields held before: changing them back undoes it.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self.stock = Stock(context)
        self.tree = CategoryTree(context)
        self.photos = PartPhotos(context)
        self.parts: RecordList[PartFilter, PartRow] = RecordList(
            context,
            "part",
            lambda wanted: queries.part_source(wanted, context.store.read()),
            queries.PART_SORTS,
            queries.part_rows,
        )

    # Reading

    def part(self, part_id: str) -> PartDetail:
        """A part's page. Raises UserError when the part does not exist."""
        reader = self._context.store.read()
        part = reader.get(Part, part_id)
        paths = self.stock.paths()
        places = tuple(
            StockPlace(row, paths.get(row.location_id, ()), row.kind in USABLE_KINDS)
            for row in queries.stock_rows(reader, part_id=part_id)
        )
        return PartDetail(
            part,
            self.tree.path(part.category_id),
            places,
            sum(place.row.quantity_micro for place in places if place.usable),
            sum(place.row.quantity_micro for place in places),
            tuple(queries.moves_of_part(reader, part_id, limit=20)),
            queries.count_moves(reader, part_id),
            tuple(queries.where_used(reader, part_id)),
            tuple(queries.bom_of_part(reader, part_id)),
        )

    def moves(self, part_id: str, before: MoveRow | None = None, limit: int = 50) -> list[MoveRow]:
        """Moves of a part, newest first; `before`: the last one shown, for the next page."""
        return queries.moves_of_part(self._context.store.read(), part_id, _position(before), limit)

    def find(self, code: str) -> Part | None:
        """The part that a typed or scanned number or barcode names; None for no or several parts."""
        reader = self._context.store.read()
        written = word_of(code)
        for each in dict.fromkeys((written, written.upper())):
            ids = queries.parts_with_code(reader, each) if each else []
            if len(ids) == 1:
                return reader.get(Part, ids[0])
        return None

    def bom(self, product_id: str) -> list[BomRow]:
        """The bill of material of a product model, with usable stock."""
        return queries.bom_of_product(self._context.store.read(), product_id)

    def categories(self) -> tuple[CategoryNode, ...]:
        """The tree of categories, by name."""
        return self.tree.nodes()

    def branch(self, category_id: str) -> frozenset[str]:
        """A category and everything below it: for `PartFilter.category_ids`."""
        return self.tree.branch(category_id)

    # Parts

    def add_part(self, initiator: object | None = None, **fields: Any) -> Part:
        """Add a part. Raises UserError without number or name, or when the number or barcode is taken."""
        values = self._checked(tidied(fields, _PART_FIELDS))
        if not values.get("number"):
            raise UserError("stock.no_number", "Enter the part number.")
        require(name_problem(values.get("name", "")))
        with self._context.begin("catalogue.add_part", initiator) as uow:
            self._only_one(uow, None, values)
            made = Part(id=self._context.ids(), **values)
            uow.add(made)
            uow.commit()
        return made

    def change_part(self, part_id: str, initiator: object | None = None, **fields: Any) -> dict[str, Any]:
        """Change fields; returns what they held. The unit stays once the part has moved."""
        values = self._checked(tidied(fields, _PART_FIELDS))
        with self._context.begin("catalogue.change_part", initiator) as uow:
            before = uow.get(Part, part_id)
            if "number" in values and not values["number"]:
                raise UserError("stock.no_number", "Enter the part number.")
            if "name" in values:
                require(name_problem(values["name"]))
            if values.get("unit", before.unit) != before.unit and queries.count_moves(uow, part_id):
                raise UserError(
                    "stock.unit_fixed", "The unit can't be changed any more: the part has moved in its present unit."
                )
            self._only_one(uow, part_id, values)
            note_price(self._context, uow, before, uow.change(Part, part_id, **values))
            uow.commit()
        return {name: getattr(before, name) for name in values}

    def archive_part(self, part_id: str, initiator: object | None = None) -> None:
        """Take a part out of the lists; what is left in stock stays on record. Inverse: restore."""
        changed_fields(self._context, "catalogue.archive_part", Part, part_id, {"archived": True}, initiator)

    def restore_part(self, part_id: str, initiator: object | None = None) -> None:
        """Bring an archived part back."""
        changed_fields(self._context, "catalogue.restore_part", Part, part_id, {"archived": False}, initiator)

    # Bills of material

    def add_bom_line(
        self,
        part_id: str,
        *,
        product_id: str | None = None,
        assembly_part_id: str | None = None,
        quantity_micro: int = MICRO,
        position: str = "",
        optional: bool = False,
        initiator: object | None = None,
    ) -> BomLine:
        """Say that a product model or a larger part holds so much of a part. A part can't be inside itself."""
        if (product_id is None) == (assembly_part_id is None):
            raise ValueError("a line belongs to a product or to a part")
        _positive(quantity_micro)
        with self._context.begin("catalogue.add_bom_line", initiator) as uow:
            part = uow.get(Part, part_id)
            if product_id is not None:
                uow.get(Product, product_id)
            self._not_inside_itself(uow, part_id, assembly_part_id)
            made = BomLine(
                id=self._context.ids(),
                product_id=product_id,
                assembly_part_id=assembly_part_id,
                part_id=part_id,
                quantity_micro=quantity_micro,
                unit=part.unit,
                position=position.strip(),
                optional=optional,
            )
            uow.add(made)
            uow.commit()
        return made

    def remove_bom_line(self, line_id: str, initiator: object | None = None) -> None:
        """Take a line out of a bill of material. Inverse: `restore_bom_line`."""
        changed_fields(self._context, "catalogue.remove_bom_line", BomLine, line_id, {"archived": True}, initiator)

    def restore_bom_line(self, line_id: str, initiator: object | None = None) -> None:
        """Put a removed line back."""
        changed_fields(self._context, "catalogue.restore_bom_line", BomLine, line_id, {"archived": False}, initiator)

    def last_move_at(self, part_id: str) -> datetime | None:
        """When a part moved last."""
        newest = queries.moves_of_part(self._context.store.read(), part_id, limit=1)
        return newest[0].at if newest else None

    def _checked(self, values: dict[str, Any]) -> dict[str, Any]:
        if (values.get("price_minor") or 0) < 0:
            raise UserError("stock.negative_price", "The price can't be below zero.")
        if (values.get("min_stock_micro") or 0) < 0:
            raise UserError("stock.negative_minimum", "The minimum stock can't be below zero.")
        if (values.get("shelf_life_days") or 0) < 0:
            raise UserError("stock.negative_shelf_life", "The shelf life can't be below zero days.")
        if "tracking" in values and values["tracking"] not in _TRACKING:
            raise ValueError(f"unknown tracking {values['tracking']!r}")
        return values

    def _only_one(self, uow: UnitOfWork, part_id: str | None, values: dict[str, Any]) -> None:
        for column in ("number", "barcode"):
            code = values.get(column)
            if not code:
                continue
            for other_id in queries.parts_with_code(uow, code):
                if other_id != part_id:
                    other = uow.get(Part, other_id)
                    raise UserError(
                        "stock.code_taken", "{written} already names the part {name}.", written=code, name=other.name
                    )

    def _not_inside_itself(self, uow: UnitOfWork, part_id: str, assembly_part_id: str | None) -> None:
        seen: set[str] = set()
        waiting = [assembly_part_id]
        while waiting:
            id = waiting.pop()
            if id is None or id in seen:
                continue
            if id == part_id:
                raise UserError("stock.bom_loop", "A part can't be inside itself.")
            seen.add(id)
            waiting += [line.assembly_part_id for line in uow.where(BomLine, part_id=id, archived=False)]


def _position(move: MoveRow | None) -> tuple[datetime, int] | None:
    return (move.at, move.rid) if move is not None and move.at is not None else None


def _positive(quantity_micro: int) -> None:
    if quantity_micro <= 0:
        raise UserError("stock.not_positive", "Enter a quantity above zero.")

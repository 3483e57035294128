"""Loading parts, stock and bills of material."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time
from typing import Any

from fieldservice.domain.quantity import MICRO
from fieldservice.domain.records import BomLine, Part, PartCategory, StockLocation, StockMove
from fieldservice.i18n import mark, translate, translate_in
from fieldservice.services.context import Context
from fieldservice.services.loading.common import Loader, LoadRow, Outcome, Values, named_like
from fieldservice.services.part_changes import note_price
from fieldservice.store.queries.loading import on_hand_now, serial_places
from fieldservice.store.reader import Reader
from fieldservice.store.unit_of_work import UnitOfWork


class PartLoader(Loader):
    """Parts are the same by number, else by the key in the other system."""

    intent = "import.parts"

    def prepare(self, uow: UnitOfWork, rows: Sequence[LoadRow]) -> None:
        """Find the parts that these rows mean."""
        for column in ("number", "source_key"):
            self.look_up(uow, "part", column, (row.values.get(column) for row in rows))

    def take(self, uow: UnitOfWork, row: LoadRow) -> Outcome:
        """Add or update one part; its category path is made where it is new."""
        given = row.values
        values = named_like(Part, given)
        values.setdefault("name", given["number"])
        if "price" in given:
            values["price_minor"] = given["price"]
        if "min_stock" in given:
            values["min_stock_micro"] = given["min_stock"]
        if "active" in given:
            values["archived"] = not given["active"]
        if given.get("category"):
            values["category_id"] = self._category(uow, given["category"])
        id = self.known("part", "number", given["number"])
        if id is not None:
            before = uow.get(Part, id)
            outcome = Outcome(row.number, self.update(uow, Part, id, values))
            note_price(self.context, uow, before, uow.get(Part, id))
            return outcome
        part = Part(id=self.context.ids(), **values)
        uow.add(part)
        self.remember("part", "number", part.number, part.id)
        return Outcome(row.number, "added")

    def _category(self, uow: UnitOfWork, path: str) -> str:
        if ("part_category", "path") not in self._found:
            self._found["part_category", "path"] = _category_paths(uow.where(PartCategory, archived=False))
        parent: str | None = None
        so_far = ""
        for name in (piece.strip() for piece in path.split("/") if piece.strip()):
            so_far = f"{so_far}/{name}"
            found = self.known("part_category", "path", so_far)
            if found is None:
                made = PartCategory(id=self.context.ids(), parent_id=parent, name=name)
                uow.add(made)
                self.made["category"] += 1
                self.remember("part_category", "path", so_far, made.id)
                found = made.id
            parent = found
        assert parent is not None  # the field is not blank
        return parent


class PartUser(Loader):
    """Rows that name parts by number, name, barcode or key."""

    ways: tuple[str, ...] = ("number", "name", "barcode", "source_key")

    def look_up_parts(self, uow: Reader, names: Sequence[Any]) -> None:
        """Find parts in every way in which a table may name them."""
        for column in self.ways:
            self.look_up(uow, "part", column, names)

    def part(self, named: str) -> str | None:
        """The part of that number, name, barcode or key."""
        for column in self.ways:
            found = self.known("part", column, named)
            if found is not None:
                return found
        return None

    def unknown_part(self, row: LoadRow, named: str) -> Outcome:
        """The refusal of a row that names a part that is not in the catalogue."""
        sentence = translate("loading", "There is no part {part}. Import the parts first.", part=named)
        return Outcome(row.number, "refused", sentence)


_BUILT_IN = ("装在总成内", "Built into assemblies")  # a row's name in both languages, whatever the screens speak
_SET_APART = {"defective": mark("loading", "Defective"), "quarantine": mark("loading", "Quarantine")}


class StockLoader(PartUser):
    """Stock is a state: a row says how much there is; what differs from the ledger is posted as one move."""

    intent = "import.stock"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._serials: dict[tuple[str, str], int] = {}

    def prepare(self, uow: UnitOfWork, rows: Sequence[LoadRow]) -> None:
        """Find parts and locations."""
        self.look_up_parts(uow, [row.values.get("part") for row in rows])

    def take(self, uow: UnitOfWork, row: LoadRow) -> Outcome:
        """Post the difference between what the row says and what the ledger says."""
        given = row.values
        part_id = self.part(given["part"])
        if part_id is None:
            return self.unknown_part(row, given["part"])
        if given.get("status") == "gone":
            sentence = translate("loading", "This stock is marked as gone, so there is nothing to bring in.")
            return Outcome(row.number, "refused", sentence)
        if given.get("serial") and self._named_before(part_id, given["serial"], row.number) != row.number:
            sentence = translate(
                "loading",
                "Serial number {serial} of {part} is in row {row} already: a piece is in one place only.",
                serial=given["serial"],
                part=given["part"],
                row=self._serials[part_id, given["serial"]],
            )
            return Outcome(row.number, "refused", sentence)
        location_id = self._place(uow, given)
        key = (part_id, location_id, given.get("lot", ""), given.get("serial", ""))
        difference = given["quantity"] - on_hand_now(uow, [key]).get(key, 0)
        if difference == 0:
            return Outcome(row.number, "unchanged")
        unit = uow.get(Part, part_id).unit
        outside = self._outside(uow)
        if key[3] and difference > 0:  # a piece that was elsewhere has moved
            elsewhere = serial_places(uow, part_id, key[3])
            outside = elsewhere[0] if len(elsewhere) == 1 and difference == MICRO else outside
        ends = (outside, location_id) if difference > 0 else (location_id, outside)
        counted = given.get("counted_on")
        at = datetime.combine(counted, time(12), UTC) if counted else self.context.now()
        uow.add(
            StockMove(
                id=self.context.ids(),
                part_id=part_id,
                from_location_id=ends[0],
                to_location_id=ends[1],
                quantity_micro=abs(difference),
                unit=unit,
                lot=key[2],
                serial=key[3],
                expiry=given.get("expiry_date"),
                reason="import",
                at=min(at, self.context.now()),
                recorded_at=self.context.now(),
                by_id=self.context.actor_id,
            )
        )
        return Outcome(row.number, "added" if difference == given["quantity"] else "updated")

    def _named_before(self, part_id: str, serial: str, number: int) -> int:
        return self._serials.setdefault((part_id, serial), number)

    def _place(self, uow: UnitOfWork, given: Values) -> str:
        """Where a row says that it lies: at a customer's, inside an assembly, else in a place of ours."""
        if given.get("customer"):
            return self._far(uow, given["customer"], "")
        if given.get("built_into"):
            return self._far(uow, *_BUILT_IN)
        return self._location(uow, given["location"], given.get("status", ""))

    def _far(self, uow: UnitOfWork, name: str, name_en: str) -> str:
        """A place that is not in stock any more: on record, never available."""
        found = self.known("stock_location", "far", name)
        if found is None:
            held = uow.first(StockLocation, kind="customer", name=name, archived=False)
            found = held.id if held else self.context.ids()
            if held is None:
                uow.add(StockLocation(id=found, name=name, name_en=name_en, kind="customer"))
                self.made["location"] += 1
            self.remember("stock_location", "far", name, found)
        return found

    def _location(self, uow: UnitOfWork, path: str, status: str) -> str:
        if ("stock_location", "path") not in self._found:
            self._found["stock_location", "path"] = _location_paths(uow.where(StockLocation))
        names = [piece.strip() for piece in path.split("/") if piece.strip()] or [path]
        kinds = ["central"] + ["bin"] * (len(names) - 1)
        if status in _SET_APART:  # the same place whatever language the screens speak
            names.append(translate_in("zh_CN", "loading", _SET_APART[status]))
            kinds.append(status)
        parent: str | None = None
        so_far = ""
        for name, kind in zip(names, kinds, strict=True):
            name_en = _SET_APART.get(kind, "")
            so_far = f"{so_far}/{name}"
            found = self.known("stock_location", "path", so_far)
            if found is None:
                made = StockLocation(id=self.context.ids(), parent_id=parent, name=name, name_en=name_en, kind=kind)
                uow.add(made)
                self.made["location"] += 1
                self.remember("stock_location", "path", so_far, made.id)
                found = made.id
            parent = found
        assert parent is not None  # at least one name
        return parent

    def _outside(self, uow: UnitOfWork) -> str:
        """Where stock comes from that was there before the ledger."""
        found = uow.first(StockLocation, kind="adjustment", archived=False)
        if found is not None:
            return found.id
        made = StockLocation(id=self.context.ids(), name="调整", name_en="Adjustment", kind="adjustment")
        uow.add(made)
        return made.id


class BomLoader(PartUser):
    """A line is the same by assembly, part and position."""

    intent = "import.bom"

    def prepare(self, uow: UnitOfWork, rows: Sequence[LoadRow]) -> None:
        """Find parts, and assemblies that are parts."""
        self.look_up_parts(uow, [row.values.get(key) for row in rows for key in ("part", "assembly")])
        self.look_up(uow, "product", "model", (row.values.get("assembly") for row in rows))

    def take(self, uow: UnitOfWork, row: LoadRow) -> Outcome:
        """Add or update one line of a product's or an assembly's bill of material."""
        given = row.values
        part_id = self.part(given["part"])
        if part_id is None:
            return self.unknown_part(row, given["part"])
        product_id = self.known("product", "model", given["assembly"])
        assembly_id = None if product_id else self.part(given["assembly"])
        if product_id is None and assembly_id is None:
            sentence = translate(
                "loading",
                "{assembly} is neither a product model nor a part. Import it first.",
                assembly=given["assembly"],
            )
            return Outcome(row.number, "refused", sentence)
        if assembly_id == part_id:
            return Outcome(row.number, "refused", translate("loading", "A part can't be a part of itself."))
        values = {
            "quantity_micro": given["quantity"],
            "optional": bool(given.get("optional", False)),
            "unit": uow.get(Part, part_id).unit,
        }
        place = {
            "product_id": product_id,
            "assembly_part_id": assembly_id,
            "part_id": part_id,
            "position": given.get("position", ""),
        }
        held = uow.first(BomLine, archived=False, **place)
        if held is not None:
            return Outcome(row.number, self.update(uow, BomLine, held.id, values))
        uow.add(BomLine(id=self.context.ids(), **place, **values))
        return Outcome(row.number, "added")


def _category_paths(categories: list[PartCategory]) -> dict[str, str]:
    by_id = {each.id: (each.parent_id, each.name) for each in categories}
    return {_path(by_id, each.id): each.id for each in categories}


def _location_paths(locations: list[StockLocation]) -> dict[str, str]:
    by_id = {each.id: (each.parent_id, each.name) for each in locations}
    paths = {_path(by_id, each.id): each.id for each in locations}
    paths.update({f"/{each.code}": each.id for each in locations if each.code})
    return paths


def _path(by_id: dict[str, tuple[str | None, str]], id: str) -> str:
    names: list[str] = []
    here: str | None = id
    while here is not None and here in by_id and len(names) < 20:
        here, name = by_id[here]
        names.append(name)
    return "/" + "/".join(reversed(names))

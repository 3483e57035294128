"""What stands on labels: parts, places, machines, work orders, people, boxes, tags of old parts."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from fieldservice.domain.labels import Label
from fieldservice.domain.records import (
    Asset,
    Customer,
    Part,
    PartLine,
    Person,
    Product,
    Shipment,
    StockLocation,
    WorkOrder,
)
from fieldservice.domain.scans import write_box, write_label, write_number
from fieldservice.i18n import translate_in
from fieldservice.services.context import Context
from fieldservice.services.field_values import ROLES
from fieldservice.store.queries import labels as queries
from fieldservice.store.reader import Reader

C = "labels"
KINDS = ("part", "location", "asset", "work_order", "person", "shipment", "old_part")
Made = tuple[str, Label]
_STORES = ("central", "regional", "point", "van", "technician")


class LabelSet(Struct, frozen=True):
    """Many labels at once: `bins`, `parts` (of the place named) or `people`."""

    what: str
    location_id: str = ""
    name: str = ""
    name_en: str = ""
    count: int = 0


class LabelMaker:
    """Reads only."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def sets(self) -> list[LabelSet]:
        """What can be labelled as a whole: the bins of each warehouse, what lies in a place, our people."""
        reader = self._context.store.read()
        places = reader.where(StockLocation, archived=False)
        found = []
        for store in places:
            if store.kind not in _STORES:
                continue
            below = _below(places, store.id)
            bins = [place for place in below if place.kind == "bin"]
            if bins:
                found.append(LabelSet("bins", store.id, store.name, store.name_en, len(bins)))
            held = len(queries.parts_in(reader, [store.id, *(place.id for place in below)]))
            if held:
                found.append(LabelSet("parts", store.id, store.name, store.name_en, held))
        people = len(reader.where(Person, archived=False))
        return [*found, LabelSet("people", count=people)] if people else found

    def members(self, chosen: LabelSet) -> list[tuple[str, str]]:
        """Kind and id of all in a set: bins on the way through the warehouse, parts and people by number."""
        reader = self._context.store.read()
        if chosen.what == "people":
            return [("person", person.id) for person in reader.where(Person, archived=False, order_by="number, name")]
        below = _below(reader.where(StockLocation, archived=False), chosen.location_id)
        if chosen.what == "bins":
            bins = sorted((place for place in below if place.kind == "bin"), key=lambda place: (place.walk, place.code))
            return [("location", place.id) for place in bins]
        return [("part", id) for id in queries.parts_in(reader, [chosen.location_id, *(place.id for place in below)])]

    def each(self, items: Sequence[tuple[str, str]], language: str) -> list[list[Label]]:
        """The labels of each (kind, id), in their order; none for one that is gone."""
        reader = self._context.store.read()
        made: dict[tuple[str, str], list[Label]] = {}
        for kind in dict.fromkeys(kind for kind, _id in items):
            ids = list(dict.fromkeys(id for each, id in items if each == kind))
            for id, label in _MAKERS[kind](reader, ids, language):
                made.setdefault((kind, id), []).append(label)
        return [made.get(item, []) for item in items]


def _below(places: Sequence[StockLocation], id: str) -> list[StockLocation]:
    """The places inside a place, at any depth."""
    inside: dict[str, list[StockLocation]] = {}
    for place in places:
        inside.setdefault(place.parent_id or "", []).append(place)
    found: list[StockLocation] = []
    waiting, seen = [id], {id}
    while waiting:
        for place in inside.get(waiting.pop(), []):
            if place.id not in seen:
                seen.add(place.id)
                found.append(place)
                waiting.append(place.id)
    return found


def _own(language: str, name: str, name_en: str) -> str:
    return (name_en or name) if language == "en" else (name or name_en)


def _other(language: str, name: str, name_en: str) -> str:
    """The name in the other language, where there are two."""
    return "" if not (name and name_en) or name == name_en else (name if language == "en" else name_en)


def _parts(reader: Reader, ids: list[str], language: str) -> list[Made]:
    found = reader.many(Part, ids)
    return [
        (
            part.id,
            Label(
                write_label("part", part.number, part.id),
                part.number,
                _own(language, part.name, part.name_en),
                (_other(language, part.name, part.name_en),),
            ),
        )
        for part in (found[id] for id in ids if id in found)
    ]


def _locations(reader: Reader, ids: list[str], language: str) -> list[Made]:
    found = reader.many(StockLocation, ids)
    above = reader.many(StockLocation, [place.parent_id for place in found.values()])
    made = []
    for place in (found[id] for id in ids if id in found):
        name = _own(language, place.name, place.name_en)
        parent = above.get(place.parent_id or "")
        inside = _own(language, parent.name, parent.name_en) if parent is not None else ""
        title = name if place.code and name != place.code else ""
        code = write_label("location", place.code, place.id)
        label = Label(code, place.code or name, title or inside, (inside,) if title else (), True)
        made.append((place.id, label))
    return made


def _assets(reader: Reader, ids: list[str], language: str) -> list[Made]:
    found = reader.many(Asset, ids)
    products = reader.many(Product, [asset.product_id for asset in found.values()])
    customers = reader.many(Customer, [asset.customer_id for asset in found.values()])
    made = []
    for asset in (found[id] for id in ids if id in found):
        product, customer = products.get(asset.product_id or ""), customers.get(asset.customer_id or "")
        what = " ".join((product.model, _own(language, product.name, product.name_en))) if product else ""
        title = _listed(language, what.strip(), asset.name)
        owner = _own(language, customer.name, customer.name_en) if customer else ""
        code = write_label("asset", asset.serial, asset.id)
        made.append((asset.id, Label(code, asset.serial or asset.name, title, (owner,))))
    return made


def _work_orders(reader: Reader, ids: list[str], language: str) -> list[Made]:
    found = reader.many(WorkOrder, ids)
    customers = reader.many(Customer, [order.customer_id for order in found.values()])
    machines = reader.many(Asset, [order.asset_id for order in found.values()])
    made = []
    for order in (found[id] for id in ids if id in found):
        customer, machine = customers.get(order.customer_id or ""), machines.get(order.asset_id or "")
        owner = _own(language, customer.name, customer.name_en) if customer else ""
        which = _listed(language, machine.name, machine.serial) if machine else ""
        title = order.summary or order.description
        made.append((order.id, Label(write_number(order.number), order.number, title, (owner, which))))
    return made


def _people(reader: Reader, ids: list[str], language: str) -> list[Made]:
    found = reader.many(Person, ids)
    return [
        (
            person.id,
            Label(
                write_label("person", person.number, person.id),
                _own(language, person.name, person.name_en),
                person.number,
                (_roles(language, person.roles), _other(language, person.name, person.name_en)),
            ),
        )
        for person in (found[id] for id in ids if id in found)
    ]


def _roles(language: str, held: str) -> str:
    """At most two roles, so that they stay on the badge."""
    named = {role.strip() for role in held.split(",")}
    return _listed(language, *[translate_in(language, "conflicts", ROLES[role]) for role in ROLES if role in named][:2])


def _boxes(reader: Reader, ids: list[str], language: str) -> list[Made]:
    found = reader.many(Shipment, ids)
    places = reader.many(StockLocation, [shipment.to_location_id for shipment in found.values()])
    people = reader.many(Person, [shipment.person_id for shipment in found.values()])
    made = []
    for shipment in (found[id] for id in ids if id in found):
        to, who = places.get(shipment.to_location_id), people.get(shipment.person_id or "")
        where = _own(language, to.name, to.name_en) if to else ""
        name = _own(language, who.name, who.name_en) if who else ""
        for box in range(1, max(1, shipment.boxes) + 1):
            title = translate_in(language, C, "Box {box} of {boxes}", box=box, boxes=max(1, shipment.boxes))
            code = write_box(shipment.number, box)
            label = Label(code, shipment.number, title, (_listed(language, where, name),), True)
            made.append((shipment.id, label))
    return made


def _old_parts(reader: Reader, ids: list[str], language: str) -> list[Made]:
    found = reader.many(PartLine, ids)
    parts = reader.many(Part, [line.part_id for line in found.values()])
    orders = reader.many(WorkOrder, [line.work_order_id for line in found.values()])
    made = []
    for line in (found[id] for id in ids if id in found):
        if not line.tag_number:
            continue
        part, order = parts.get(line.part_id or ""), orders.get(line.work_order_id)
        name = _own(language, part.name, part.name_en) if part else line.description
        origin = translate_in(language, C, "Old part of {order}", order=order.number) if order else ""
        label = Label(write_number(line.tag_number), line.tag_number, name, (origin, part.number if part else ""))
        made.append((line.id, label))
    return made


def _listed(language: str, *words: str) -> str:
    return ("，" if language == "zh_CN" else ", ").join(word for word in words if word)


_MAKERS = {
    "part": _parts,
    "location": _locations,
    "asset": _assets,
    "work_order": _work_orders,
    "person": _people,
    "shipment": _boxes,
    "old_part": _old_parts,
}

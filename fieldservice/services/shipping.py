"""Shipping (发运): what was picked is packed with a delivery note, sent, and received with its differences.

Goods move packing place -> in transit -> destination; returns of unused parts van -> in transit -> warehouse. Whoever
has the box in hand may record that it arrived, also when nobody recorded that it left.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fieldservice.domain.numbers import normalise
from fieldservice.domain.paper_states import check_step
from fieldservice.domain.quantity import MICRO
from fieldservice.domain.records import (
    Part,
    PartRequest,
    PartRequestLine,
    Person,
    PickLine,
    PickList,
    Shipment,
    ShipmentLine,
    StockLocation,
)
from fieldservice.domain.scans import read_code
from fieldservice.errors import UserError
from fieldservice.services.context import Context
from fieldservice.services.late_parts import LatePart, late_parts
from fieldservice.services.pick_moves import put_back, unpacked
from fieldservice.services.request_sources import Sources
from fieldservice.services.shipment_moves import (
    expiry_of,
    leaving,
    reverse_all,
    send,
    sent_and_received,
)
from fieldservice.services.shipment_receipts import ShipmentReceipts
from fieldservice.services.shipment_views import ShipmentView
from fieldservice.services.validation import require_short_line, tidy
from fieldservice.store.queries import outbound as queries
from fieldservice.store.queries.outbound import ShipmentFilter, ShipmentRow
from fieldservice.store.queries.windows import Chunk, Count, Cursor, chunk, count
from fieldservice.store.reader import Reader
from fieldservice.store.unit_of_work import UnitOfWork

_FIELDS = frozenset("carrier tracking boxes weight_grams note expected_at".split())


@dataclass(frozen=True, slots=True)
class Back:
    """An unused part that goes back."""

    part_id: str
    quantity_micro: int = MICRO
    lot: str = ""
    serial: str = ""
    box: int = 1


class Shipping(ShipmentReceipts):
    """The verbs of shipments; each is one unit of work."""

    # Out

    def pack(
        self,
        pick_list_id: str,
        *,
        boxes: int = 1,
        weight_grams: int | None = None,
        box_of: Mapping[str, int] | None = None,
        to_location_id: str | None = None,
        note: str = "",
        initiator: object | None = None,
    ) -> Shipment:
        """Pack what was picked and isn't packed yet, with a delivery note. `box_of`: by request line the box it is in.

        A list that isn't finished may be packed as far as it is: the rest follows with a note of its own. Raises
        UserError when nothing is picked, or nobody said where it goes.
        """
        require_short_line(note)
        with self._context.begin("shipping.pack", initiator) as uow:
            pick_list = uow.get(PickList, pick_list_id)
            waiting = {key: micro for key, micro in unpacked(uow, pick_list_id).items() if micro > 0}
            if not waiting:
                raise UserError("shipping.nothing_picked", "Nothing is picked that could be packed.")
            asked = uow.many(PartRequestLine, [key[0] for key in waiting])
            requests = uow.many(PartRequest, [line.request_id for line in asked.values()])
            person_id, to_id = _whom(pick_list, requests.values())
            to_id = to_location_id or to_id
            if to_id is None:
                raise UserError("shipping.no_destination", "Say where it goes.")
            parts = uow.many(Part, [key[1] for key in waiting])
            orders = {requests[line.request_id].work_order_id for line in asked.values() if line.request_id in requests}
            shipment = Shipment(
                id=self._context.ids(),
                number=uow.next_number("DN"),
                kind=_kind(uow.get(StockLocation, to_id), person_id),
                pick_list_id=pick_list_id,
                from_location_id=pick_list.location_id,
                to_location_id=to_id,
                person_id=person_id,
                work_order_id=orders.pop() if len(orders) == 1 else None,
                boxes=max(boxes, *(box_of or {}).values(), 1),
                weight_grams=weight_grams if weight_grams is not None else _weight(parts, waiting),
                note=tidy(note),
                packed_by_id=self._context.actor_id,
                packed_at=self._context.now(),
            )
            uow.add(shipment)
            walk = {line.request_line_id: line.place for line in uow.where(PickLine, pick_list_id=pick_list_id)}
            for key in sorted(waiting, key=lambda each: (walk.get(each[0], 0), each)):
                line_id, part_id, lot, serial = key
                line = asked.get(line_id)
                request = requests.get(line.request_id) if line else None
                uow.add(
                    ShipmentLine(
                        id=self._context.ids(),
                        shipment_id=shipment.id,
                        person_id=person_id,
                        request_line_id=line_id or None,
                        work_order_id=request.work_order_id if request else None,
                        part_id=part_id,
                        quantity_micro=waiting[key],
                        unit=parts[part_id].unit,
                        lot=lot,
                        serial=serial,
                        expiry=expiry_of(uow, part_id, lot),
                        box=(box_of or {}).get(line_id, 1),
                    )
                )
            uow.commit()
        return shipment

    def change(self, shipment_id: str, initiator: object | None = None, **fields: Any) -> dict[str, Any]:
        """Change carrier, tracking, boxes, weight_grams, note or expected_at; returns what was before."""
        if fields.keys() - _FIELDS:
            raise ValueError(f"not changed here: {fields!r}")
        for name in fields.keys() & {"carrier", "tracking", "note"}:
            require_short_line(fields[name])
            fields[name] = tidy(fields[name])
        with self._context.begin("shipping.change", initiator) as uow:
            before = uow.get(Shipment, shipment_id)
            uow.change(Shipment, shipment_id, **fields)
            uow.commit()
        return {name: getattr(before, name) for name in fields}

    def set_box(self, line_id: str, box: int, initiator: object | None = None) -> int:
        """Put a line into another box; returns the one it was in."""
        if box < 1:
            raise UserError("shipping.no_box", "Boxes are counted from 1.")
        with self._context.begin("shipping.set_box", initiator) as uow:
            line = uow.get(ShipmentLine, line_id)
            shipment = uow.get(Shipment, line.shipment_id)
            uow.change(ShipmentLine, line_id, box=box)
            if box > shipment.boxes:
                uow.change(Shipment, shipment.id, boxes=box)
            uow.commit()
        return line.box

    def ship(
        self,
        shipment_id: str,
        carrier: str = "",
        tracking: str = "",
        expected_at: datetime | None = None,
        initiator: object | None = None,
    ) -> Shipment:
        """Record that it left. Raises UserError when it was sent, received or cancelled already."""
        require_short_line(carrier)
        require_short_line(tracking)
        with self._context.begin("shipping.ship", initiator) as uow:
            shipment = uow.get(Shipment, shipment_id)
            check_step("shipment", shipment.status, "shipped")
            send(self._context, uow, shipment)
            changed = uow.change(
                Shipment,
                shipment_id,
                status="shipped",
                shipped_at=self._context.now(),
                carrier=tidy(carrier) or shipment.carrier,
                tracking=tidy(tracking) or shipment.tracking,
                expected_at=expected_at or shipment.expected_at,
            )
            uow.commit()
        return changed

    def take_back(self, shipment_id: str, initiator: object | None = None) -> Shipment:
        """It did not leave after all: the inverse of `ship`. Raises UserError once any of it arrived."""
        with self._context.begin("shipping.take_back", initiator) as uow:
            shipment = uow.get(Shipment, shipment_id)
            check_step("shipment", shipment.status, "packed")
            lines = uow.where(ShipmentLine, shipment_id=shipment_id)
            if any(received for _, received in sent_and_received(uow, shipment, lines).values()):
                raise UserError("shipping.arrived", "Some of it has arrived already. Record the rest as it is.")
            reverse_all(self._context, uow, lines, leaving(shipment))
            changed = uow.change(Shipment, shipment_id, status="packed", shipped_at=None)
            uow.commit()
        return changed

    def cancel(self, shipment_id: str, *, back_to_bins: bool = True, initiator: object | None = None) -> Shipment:
        """Unpack a delivery note that has not left; the parts go back to their bins, or wait to be packed again.

        A return that has not left is cancelled alike; nothing of it has moved."""
        with self._context.begin("shipping.cancel", initiator) as uow:
            shipment = uow.get(Shipment, shipment_id)
            check_step("shipment", shipment.status, "cancelled")
            changed = uow.change(Shipment, shipment_id, status="cancelled")
            if back_to_bins and shipment.pick_list_id:
                put_back(self._context, uow, shipment.pick_list_id)
            uow.commit()
        return changed

    # Back

    def send_back(
        self,
        lines: Sequence[Back],
        *,
        from_location_id: str | None = None,
        to_location_id: str | None = None,
        work_order_id: str | None = None,
        carrier: str = "",
        tracking: str = "",
        note: str = "",
        initiator: object | None = None,
    ) -> Shipment:
        """Send unused parts back (退料), from the technician's van to their service point's warehouse unless others are
        named; they have left with it. `take_back`, then `cancel`, undo it."""
        if not lines:
            raise UserError("shipping.no_lines", "Say which parts go back.")
        require_short_line(note)
        with self._context.begin("shipping.send_back", initiator) as uow:
            person = uow.find(Person, self._context.actor_id)
            from_id = from_location_id or (person.van_location_id if person else None)
            if from_id is None:
                raise UserError("shipping.no_van", "No van is assigned, so say where the parts come from.")
            to_id = to_location_id or _store_of(self._context, uow, person, from_id)
            holder = uow.first(Person, van_location_id=from_id, archived=False) or person
            shipment = Shipment(
                id=self._context.ids(),
                number=uow.next_number("DN"),
                kind="return",
                from_location_id=from_id,
                to_location_id=to_id,
                person_id=holder.id if holder else None,
                work_order_id=work_order_id,
                carrier=tidy(carrier),
                tracking=tidy(tracking),
                boxes=max(line.box for line in lines),
                note=tidy(note),
                status="shipped",
                packed_by_id=self._context.actor_id,
                packed_at=self._context.now(),
                shipped_at=self._context.now(),
            )
            uow.add(shipment)
            for line in lines:
                uow.add(
                    ShipmentLine(
                        id=self._context.ids(),
                        shipment_id=shipment.id,
                        person_id=shipment.person_id,
                        part_id=line.part_id,
                        quantity_micro=line.quantity_micro,
                        unit=uow.get(Part, line.part_id).unit,
                        lot=tidy(line.lot),
                        serial=tidy(line.serial),
                        expiry=expiry_of(uow, line.part_id, tidy(line.lot)),
                        box=line.box,
                    )
                )
            send(self._context, uow, shipment)
            uow.commit()
        return shipment

    # Reading

    def find(self, code: str) -> Shipment:
        """The shipment whose number was typed, or whose box was scanned. Raises UserError when there is none here."""
        read = read_code(code, self._context.now().year)
        number = read.value if read.kind in ("box", "shipment") else normalise(code)
        found = self._context.store.read().first(Shipment, number=number) if number else None
        if found is None:
            raise UserError(
                "shipping.unknown", "No delivery note has the number “{written}”.", written=code.strip()[:60]
            )
        return found

    def view(self, shipment_id: str) -> ShipmentView:
        """A shipment with its lines, what of each left and arrived, and what people should know."""
        return self._views.view(shipment_id)

    def waiting_for_me(self, person_id: str | None = None) -> list[ShipmentView]:
        """What is packed or on its way to this person (whoever is signed in), the oldest first."""
        reader = self._context.store.read()
        person = reader.find(Person, person_id or self._context.actor_id)
        if person is None:
            return []
        wanted = {row.id: row for row in self._ahead(reader, person_id=person.id)}
        if person.van_location_id:
            wanted |= {row.id: row for row in self._ahead(reader, to_location_id=person.van_location_id)}
        return [self._views.view(id) for id in sorted(wanted)]

    def late(self, days: int = 14, limit: int = 200) -> list[LatePart]:
        """Which visit of the next days lacks which parts, and will not have them in time as things stand: the first
        visit first."""
        return late_parts(self._context, self._context.store.read(), days, limit)

    def keys(self, wanted: ShipmentFilter, sort: str = "", after: Cursor | None = None, limit: int = 200) -> Chunk:
        """The next keys of the list of shipments."""
        key, descending = queries.SHIPMENT_SORTS[sort]
        source = queries.shipment_source(wanted)
        return chunk(self._context.store.read(), source, key, descending=descending, after=after, limit=limit)

    def rows(self, rids: Sequence[int]) -> list[ShipmentRow]:
        """The rows of these keys."""
        return queries.shipment_rows(self._context.store.read(), rids)

    def count(self, wanted: ShipmentFilter) -> Count:
        """How many there are, up to a cap."""
        return count(self._context.store.read(), queries.shipment_source(wanted))

    # Inside

    def _ahead(self, reader: Reader, **of: Any) -> list[ShipmentRow]:
        kinds = frozenset({"delivery", "transfer", "direct"})
        source = queries.shipment_source(ShipmentFilter(kinds=kinds, **of))
        return queries.shipment_rows(reader, list(chunk(reader, source, "t.packed_at", limit=200).rids))


def _whom(pick_list: PickList, requests: Iterable[PartRequest]) -> tuple[str | None, str | None]:
    """(person, place) that what was picked is for: whom its requests name by now, where they agree."""
    named = {(each.person_id, each.to_location_id) for each in requests}
    if len(named) == 1 and (only := named.pop())[1] is not None:
        return only
    return pick_list.person_id, pick_list.to_location_id


def _kind(to: StockLocation, person_id: str | None) -> str:
    if to.kind == "customer":
        return "direct"
    return "transfer" if to.kind in ("central", "regional", "point") and person_id is None else "delivery"


def _weight(parts: Mapping[str, Part], waiting: Mapping[tuple[str, str, str, str], int]) -> int | None:
    known = [
        grams * micro // MICRO for key, micro in waiting.items() if (grams := parts[key[1]].weight_grams) is not None
    ]
    return sum(known) if known else None


def _store_of(context: Context, uow: UnitOfWork, person: Person | None, from_id: str) -> str:
    near = Sources(context, uow).nearest(person.id if person else None, None)
    near = [place for place in near if place.id != from_id]
    if not near:
        raise UserError("shipping.no_warehouse", "No warehouse is known that the parts could go to.")
    return near[0].id

"""Parts used and removed on a work order: a use is a stock move from van to customer and a line that shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from fieldservice.domain.entitlement import advise_part
from fieldservice.domain.records import (
    COMPANY_ID,
    Booking,
    Company,
    Part,
    PartLine,
    Person,
    StockLocation,
    StockMove,
    WorkOrder,
)
from fieldservice.domain.scans import word_of
from fieldservice.errors import UserError
from fieldservice.i18n import language, translate
from fieldservice.services.context import Context
from fieldservice.services.entitlements import entitlement_in_force
from fieldservice.services.part_lookup import FoundPart, find_parts
from fieldservice.services.reversals import reverse_move
from fieldservice.services.stock import post
from fieldservice.services.validation import require_short
from fieldservice.services.work_order_lists import display_name
from fieldservice.services.work_orders import ensure_open
from fieldservice.store.queries import visits as queries
from fieldservice.store.unit_of_work import UnitOfWork

MICRO = 1_000_000
DISPOSITIONS = ("return", "scrap", "customer")
# The far end of a use: one place for all customers, the same on every device.
CUSTOMER_LOCATION_ID = "00000000000070008000000000000002"


@dataclass(frozen=True, slots=True)
class Used:
    """The line that was added, and what to beware of, as sentences."""

    line: PartLine
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PartLineView:
    """A line of parts as screens show it."""

    line: PartLine
    part: Part | None
    location: StockLocation | None

    @property
    def number(self) -> str:
        """The part number; "" for a removed part that is not in the catalogue."""
        return self.part.number if self.part else ""


@dataclass(frozen=True, slots=True)
class VanPart:
    """What a place holds of a part, per lot and serial number."""

    part: Part
    lot: str
    serial: str
    quantity_micro: int


@dataclass(frozen=True, slots=True)
class OwedPart:
    """An old part that is owed back: its tag, the work order it came from and the day it is due."""

    line: PartLine
    part: Part | None
    work_order_number: str
    customer_short: str
    customer_name_en: str


class PartUsage:
    """The verbs of parts on a work order; each is one unit of work."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def lines(self, work_order_id: str) -> list[PartLineView]:
        """What was used and removed, in the order in which it was added; lines taken back are left out."""
        reader = self._context.store.read()
        lines = reader.where(PartLine, work_order_id=work_order_id, removed=False)
        parts = reader.many(Part, [line.part_id for line in lines])
        places = reader.many(StockLocation, [line.from_location_id for line in lines])
        return [
            PartLineView(line, parts.get(line.part_id or ""), places.get(line.from_location_id or "")) for line in lines
        ]

    def find(self, code: str) -> Part:
        """The part whose number, barcode or `FS1:` code was typed or scanned. Raises UserError when there is none."""
        text = word_of(code)
        reader = self._context.store.read()
        for part_id in queries.parts_by_code(reader, text):
            return reader.get(Part, part_id)
        raise UserError("visit.unknown_part", "No part has the number or code “{written}”.", written=text[:60])

    def look_up(self, text: str, van_location_id: str | None, limit: int = 8) -> list[FoundPart]:
        """What may be meant by a number, code or piece of a name, over the whole catalogue; see `part_lookup`."""
        return find_parts(self._context, text, van_location_id, limit)

    def van_parts(self, location_id: str) -> list[VanPart]:
        """What a van (or any place) holds now, by part number."""
        reader = self._context.store.read()
        rows = queries.on_hand(reader, location_id)
        parts = reader.many(Part, [row[0] for row in rows])
        return [VanPart(parts[row[0]], row[1], row[2], row[3]) for row in rows if row[0] in parts]

    def van_of(self, technician_id: str | None) -> str | None:
        """The technician's van; None when none is assigned."""
        person = self._context.store.read().find(Person, technician_id)
        return person.van_location_id if person else None

    def use_part(
        self,
        work_order_id: str,
        part_id: str,
        quantity_micro: int = MICRO,
        *,
        booking_id: str | None = None,
        from_location_id: str | None = None,
        lot: str = "",
        serial: str = "",
        unit_price_minor: int | None = None,
        initiator: object | None = None,
    ) -> Used:
        """Use a part from the technician's van (or another place) on the customer's machine. `take_back` undoes it.

        The price is the part's unless another is given. What is physically done is recorded even when the book says
        that the van has none: that is a warning. Raises UserError when a serial or lot number is missing.
        """
        with self._context.begin("part.use", initiator) as uow:
            work_order = uow.get(WorkOrder, work_order_id)
            ensure_open(work_order)
            part = uow.get(Part, part_id)
            lot, serial = lot.strip(), serial.strip()
            _check(part, quantity_micro, lot, serial)
            place = from_location_id or self._van(uow, booking_id)
            warnings = self._warnings(uow, work_order, part, place, quantity_micro, lot, serial)
            move = post(
                self._context,
                uow,
                part.id,
                place,
                customer_location(uow),
                quantity_micro,
                reason="used",
                lot=lot,
                serial=serial,
                work_order_id=work_order_id,
                document=work_order.number,
            ).move
            price = part.price_minor if unit_price_minor is None else unit_price_minor
            line = PartLine(
                id=self._context.ids(),
                work_order_id=work_order_id,
                booking_id=booking_id,
                part_id=part.id,
                quantity_micro=quantity_micro,
                unit=part.unit,
                lot=lot,
                serial=serial,
                from_location_id=place,
                move_id=move.id,
                unit_price_minor=price,
                currency=part.currency,
                genuine=part.genuine,
                at=move.at,
                by_id=self._context.actor_id,
            )
            uow.add(line)
            uow.commit()
        return Used(line, warnings)

    def remove_part(
        self,
        work_order_id: str,
        disposition: str,
        *,
        part_id: str | None = None,
        used_line_id: str | None = None,
        description: str = "",
        quantity_micro: int = MICRO,
        lot: str = "",
        serial: str = "",
        booking_id: str | None = None,
        initiator: object | None = None,
    ) -> PartLine:
        """Record what was taken out. One that is to be returned gets a tag number and the day it is due.

        Without a part, that of the line which took its place is meant. Nothing moves in stock: it was never ours.
        """
        if disposition not in DISPOSITIONS:
            raise ValueError(disposition)
        require_short(description)
        with self._context.begin("part.remove", initiator) as uow:
            ensure_open(uow.get(WorkOrder, work_order_id))
            used = uow.find(PartLine, used_line_id)
            if part_id is None and used is not None and not description.strip():
                part_id = used.part_id
            part = uow.find(Part, part_id)
            if part is None and not description.strip():
                raise UserError("visit.no_old_part", "Say which part was taken out.")
            owed = disposition == "return"
            line = PartLine(
                id=self._context.ids(),
                work_order_id=work_order_id,
                booking_id=booking_id,
                kind="removed",
                part_id=part_id,
                used_line_id=used_line_id,
                description=description.strip(),
                quantity_micro=quantity_micro,
                unit=part.unit if part else "pcs",
                lot=lot.strip(),
                serial=serial.strip(),
                disposition=disposition,
                tag_number=uow.next_number("OP") if owed else "",
                due_on=self._due_on(uow) if owed else None,
                at=self._context.now(),
                by_id=self._context.actor_id,
            )
            uow.add(line)
            uow.commit()
        return line

    def change_line(self, line_id: str, initiator: object | None = None, **fields: Any) -> dict[str, Any]:
        """Correct the price of a used part, or what becomes of a removed one; returns what was before."""
        unknown = fields.keys() - {"unit_price_minor", "disposition", "description", "serial", "lot"}
        if unknown:
            raise ValueError(f"not changed here: {', '.join(sorted(unknown))}")
        with self._context.begin("part.change_line", initiator) as uow:
            before = uow.get(PartLine, line_id)
            ensure_open(uow.get(WorkOrder, before.work_order_id))
            if before.kind == "used" and fields.keys() - {"unit_price_minor"}:
                raise UserError("visit.used_line", "Take this line back and add it again: its stock move must match.")
            owed = fields.get("disposition", before.disposition) == "return"
            if "disposition" in fields and owed and not before.tag_number:
                fields["tag_number"] = uow.next_number("OP")
            if "disposition" in fields:
                fields["due_on"] = (before.due_on or self._due_on(uow)) if owed else None
            uow.change(PartLine, line_id, **fields)
            uow.commit()
        return {name: getattr(before, name) for name in fields if name not in ("tag_number", "due_on")}

    def take_back(self, line_id: str, initiator: object | None = None) -> None:
        """Undo a line: a used part goes back to where it came from. What was removed in its place stays."""
        with self._context.begin("part.take_back", initiator) as uow:
            line = uow.get(PartLine, line_id)
            ensure_open(uow.get(WorkOrder, line.work_order_id))
            if line.removed:
                raise UserError("visit.line_gone", "This line was taken back already.")
            uow.change(PartLine, line_id, removed=True)
            move = uow.find(StockMove, line.move_id)
            if move is not None:
                reverse_move(self._context, uow, move)
            uow.commit()

    def hand_in(self, line_id: str, initiator: object | None = None) -> None:
        """Record that an old part that was owed is back: the debt ends. Raises UserError when it isn't owed."""
        with self._context.begin("part.hand_in", initiator) as uow:
            line = uow.get(PartLine, line_id)
            if line.kind != "removed" or line.disposition != "return" or line.removed:
                raise UserError("visit.not_owed", "This part isn't owed back.")
            uow.change(PartLine, line_id, handed_in_at=self._context.now())
            uow.commit()

    def still_owed(self, line_id: str, initiator: object | None = None) -> None:
        """The inverse of `hand_in`."""
        with self._context.begin("part.still_owed", initiator) as uow:
            uow.change(PartLine, line_id, handed_in_at=None)
            uow.commit()

    def owed_by(self, technician_id: str) -> list[OwedPart]:
        """The old parts that a technician owes back, the most urgent first."""
        reader = self._context.store.read()
        rows = queries.owed_lines(reader, technician_id)
        lines = reader.many(PartLine, [row[0] for row in rows])
        parts = reader.many(Part, [line.part_id for line in lines.values()])
        return [
            OwedPart(lines[row[0]], parts.get(lines[row[0]].part_id or ""), row[1], row[2], row[3])
            for row in rows
            if row[0] in lines
        ]

    def _van(self, uow: UnitOfWork, booking_id: str | None) -> str:
        booking = uow.find(Booking, booking_id)
        technician = uow.find(Person, booking.technician_id if booking else self._context.actor_id)
        if technician is None or technician.van_location_id is None:
            raise UserError("visit.no_van", "No van is assigned, so say where the part comes from.")
        return technician.van_location_id

    def _warnings(
        self,
        uow: UnitOfWork,
        work_order: WorkOrder,
        part: Part,
        place: str,
        quantity_micro: int,
        lot: str,
        serial: str,
    ) -> tuple[str, ...]:
        found: list[str] = []
        held = queries.held(uow, part.id, place, lot, serial)
        if held < quantity_micro:
            location = uow.find(StockLocation, place)
            found.append(
                translate(
                    "visit",
                    "By the books {place} has too few of {number}. The use is recorded; count the place.",
                    place=display_name(location.name, location.name_en, language()) if location else "",
                    number=part.number,
                )
            )
        advice = advise_part(entitlement_in_force(self._context, uow, work_order), part.genuine)
        if advice is not None:
            found.append(advice.sentence)
        return tuple(found)

    def _due_on(self, uow: UnitOfWork) -> Any:
        company = uow.find(Company, COMPANY_ID) or Company(id=COMPANY_ID)
        today = self._context.now().astimezone(self._context.zone).date()
        return today + timedelta(days=company.old_part_days)


def _check(part: Part, quantity_micro: int, lot: str, serial: str) -> None:
    if quantity_micro <= 0:
        raise UserError("visit.no_quantity", "The quantity must be above zero.")
    if part.tracking == "serial" and not serial:
        raise UserError("visit.no_serial", "{number} is tracked: enter or scan its serial number.", number=part.number)
    if part.tracking == "serial" and quantity_micro != MICRO:
        raise UserError("visit.one_serial", "One serial number is one piece. Add the others one by one.")
    if part.tracking == "lot" and not lot:
        raise UserError("visit.no_lot", "{number} is tracked by lot: enter or scan its lot number.", number=part.number)


def customer_location(uow: UnitOfWork) -> str:
    """The far end of what customers have: one place for all of them, made when first needed."""
    existing = uow.first(StockLocation, kind="customer", site_id=None, archived=False)
    if existing is not None:
        return existing.id
    uow.add(
        StockLocation(
            id=CUSTOMER_LOCATION_ID, code="CUSTOMER", name="客户现场", name_en="Customer site", kind="customer"
        )
    )
    return CUSTOMER_LOCATION_ID

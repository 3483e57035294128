"""Old parts that are owed back: who has which, since when, and its way until it is repaired, scrapped or given back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from fieldservice.domain.numbers import normalise
from fieldservice.domain.old_part_steps import (
    OWED,
    TO_COME,
    UNDONE,
    ageing_words,
    days_overdue,
    standing_steps,
    step_now,
    step_word,
)
from fieldservice.domain.records import (
    OldPartStep,
    Part,
    PartLine,
    Person,
    Shipment,
    ShipmentLine,
    StockLocation,
    StockMove,
    Supplier,
    WorkOrder,
)
from fieldservice.errors import UserError
from fieldservice.i18n import translate
from fieldservice.services import places
from fieldservice.services.context import Context
from fieldservice.services.lists import Count, RecordList
from fieldservice.services.old_part_moves import (
    add_step,
    carry_out,
    leave,
    move_part,
    owed_line,
    stands_in,
    steps_of,
    take_step,
)
from fieldservice.services.old_part_tags import TagScan, not_one, refused
from fieldservice.services.old_part_twins import words_of_twins
from fieldservice.services.old_part_work import AgeRow, Several, ages
from fieldservice.services.part_usage import customer_location
from fieldservice.services.reversals import reverse_move
from fieldservice.services.same_facts import fact_id
from fieldservice.services.validation import require_short_line, tidy
from fieldservice.services.valuation import add_cost
from fieldservice.store.queries import old_parts as queries
from fieldservice.store.queries.old_parts import DebtRow, OldPartFilter, OldPartRow
from fieldservice.store.unit_of_work import UnitOfWork

__all__ = ["AgeRow", "DebtRow", "OldPartDetail", "OldPartFilter", "OldPartRow", "OldParts", "TagScan"]

_C = "old_parts"
_MOST = 120  # of a delivery note: a line, a step and a move each; the hub takes 500 rows of a mutation


@dataclass(frozen=True, slots=True)
class OldPartDetail:
    """An old part with its way so far. `step`: where it is now; `ageing`: due when, in words, while it is owed."""

    line: PartLine
    part: Part | None
    work_order: WorkOrder | None
    owed_by: Person | None
    steps: tuple[OldPartStep, ...]
    step: str
    step_word: str
    days_overdue: int
    ageing: str
    location: StockLocation | None  # where it lies as stock of ours
    told: str = ""  # two keepers did different things with it


class OldParts:
    """The verbs of old parts; each is one unit of work. `list` is the list for screens."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.list: RecordList[OldPartFilter, OldPartRow] = RecordList(
            context, "part_line", queries.old_part_source, queries.OLD_PART_SORTS, queries.old_part_rows
        )
        self.several = Several(context)

    # Reading

    def detail(self, line_id: str) -> OldPartDetail:
        """An old part's page. Raises UserError when it does not exist."""
        reader = self._context.store.read()
        line = reader.get(PartLine, line_id)
        steps = steps_of(reader, line_id)
        step = step_now(line, steps)
        owed = step in TO_COME
        return OldPartDetail(
            line,
            reader.find(Part, line.part_id),
            reader.find(WorkOrder, line.work_order_id),
            reader.find(Person, line.by_id),
            tuple(steps),
            step,
            step_word(step),
            days_overdue(line.due_on, self.today()) if owed else 0,
            ageing_words(line.due_on, self.today()) if owed else "",
            reader.find(StockLocation, stands_in(reader, line)),
            words_of_twins(self._context, reader, line),
        )

    def today(self) -> date:
        """The day here: what is due before it is overdue."""
        return self._context.now().astimezone(self._context.zone).date()

    def overdue(self) -> OldPartFilter:
        """The filter of what should have come back by now."""
        return OldPartFilter(overdue_on=self.today())

    def overdue_count(self) -> Count:
        """How many should have come back by now."""
        return self.list.count(self.overdue())

    def debts(self) -> list[DebtRow]:
        """What each person owes, most overdue first."""
        return queries.debts(self._context.store.read(), self.today())

    def ages(self, person_id: str | None = None) -> list[AgeRow]:
        """How many are overdue for how long, the shortest first."""
        return ages(self._context, person_id)

    # On the way back

    def tag(self, line_id: str, note: str = "", initiator: object | None = None) -> OldPartStep:
        """The printed tag hangs on the part."""
        with self._context.begin("old_part.tag", initiator) as uow:
            step = take_step(self._context, uow, owed_line(uow, line_id), "tagged", note=note)
            uow.commit()
        return step

    def hand_over(
        self,
        line_ids: Sequence[str],
        to_location_id: str,
        *,
        carrier: str = "",
        tracking: str = "",
        boxes: int = 1,
        note: str = "",
        initiator: object | None = None,
    ) -> Shipment:
        """Send old parts back to a warehouse with a delivery note; until it arrives they stay owed."""
        _some(line_ids)
        for text in (carrier, tracking, note):
            require_short_line(text)
        with self._context.begin("old_part.hand_over", initiator) as uow:
            person = uow.find(Person, self._context.actor_id)
            lines = [owed_line(uow, id) for id in line_ids]
            source = (person.van_location_id if person else None) or customer_location(uow)
            made = self._shipment(uow, "return", source, to_location_id, lines, carrier, tracking, boxes, note)
            for line in lines:
                take_step(self._context, uow, line, "handed_over", shipment_id=made.id)
            uow.commit()
        return made

    def receive(
        self,
        code: str,
        warehouse_id: str,
        *,
        line_id: str | None = None,
        serial: str = "",
        lot: str = "",
        note: str = "",
        initiator: object | None = None,
    ) -> TagScan:
        """The keeper has the part in hand and scans its tag (`line_id`: the one of several that is meant). The debt
        ends; a part of the catalogue lies with the warehouse's defective parts from now on. `undo` takes it back."""
        with self._context.begin("old_part.receive", initiator) as uow:
            tag = normalise(code) or tidy(code)
            found = [line_id] if line_id else queries.lines_with_tag(uow, tag)
            if len(found) != 1:
                return not_one(tag, found)
            line = uow.get(PartLine, found[0])
            refusal = refused(uow, line, serial, lot)
            if refusal is not None:
                return refusal
            self._received(uow, line, warehouse_id, tidy(serial) or line.serial, tidy(lot) or line.lot, note)
            uow.commit()
        return TagScan("received", translate(_C, "{tag} received.", tag=line.tag_number), line.id)

    # At the keeper's

    def inspect(self, line_id: str, note: str, initiator: object | None = None) -> OldPartStep:
        """Write down what looking at the part found. Raises UserError without words."""
        if not tidy(note):
            raise UserError("old_parts.no_finding", "Say what was found.")
        with self._context.begin("old_part.inspect", initiator) as uow:
            step = take_step(self._context, uow, owed_line(uow, line_id), "inspected", note=note)
            uow.commit()
        return step

    def to_vendor(
        self,
        line_ids: Sequence[str],
        supplier_id: str,
        *,
        rma: str = "",
        carrier: str = "",
        tracking: str = "",
        initiator: object | None = None,
    ) -> Shipment:
        """Send received parts to a supplier with a delivery note that bears the supplier's RMA number."""
        _some(line_ids)
        for text in (rma, carrier, tracking):
            require_short_line(text)
        with self._context.begin("old_part.to_vendor", initiator) as uow:
            uow.get(Supplier, supplier_id)
            lines = [owed_line(uow, id) for id in line_ids]
            account = places.supplier_account(uow).id
            source = next((place for line in lines if (place := stands_in(uow, line))), None)
            made = self._shipment(
                uow, "vendor_return", source or customer_location(uow), account, lines, carrier, tracking, 1, rma,
                supplier_id,
            )  # fmt: skip
            for line in lines:
                leave(self._context, uow, line, "to_vendor", account, "vendor_return", tidy(rma), made.id)
            uow.commit()
        return made

    def repaired(
        self,
        line_id: str,
        bin_id: str,
        *,
        unit_cost_minor: int | None = None,
        note: str = "",
        initiator: object | None = None,
    ) -> OldPartStep:
        """The part works again and lies in a bin; `unit_cost_minor`: what the repair of one cost."""
        with self._context.begin("old_part.repaired", initiator) as uow:
            line = owed_line(uow, line_id)
            if line.part_id is None:
                raise UserError("old_parts.no_catalogue", "Only a part of the catalogue can go back to stock.")
            source = stands_in(uow, line) or customer_location(uow)
            step = take_step(self._context, uow, line, "repaired", note=note, location_id=bin_id)
            move = move_part(self._context, uow, line, step, source, bin_id, "repaired")
            if move is not None and unit_cost_minor is not None:
                add_cost(self._context, uow, move, unit_cost_minor)
            uow.commit()
        return step

    def scrap(self, line_id: str, note: str = "", initiator: object | None = None) -> OldPartStep:
        """The part is thrown away (at the vendor, if it was sent there)."""
        with self._context.begin("old_part.scrap", initiator) as uow:
            step = leave(
                self._context, uow, owed_line(uow, line_id), "scrapped", places.scrap(uow).id, "scrapped", note
            )
            uow.commit()
        return step

    def to_customer(self, line_id: str, note: str = "", initiator: object | None = None) -> OldPartStep:
        """The customer has the part back."""
        with self._context.begin("old_part.to_customer", initiator) as uow:
            place = customer_location(uow)
            step = leave(self._context, uow, owed_line(uow, line_id), "to_customer", place, "returned", note)
            uow.commit()
        return step

    def lost(self, line_id: str, reason: str, initiator: object | None = None) -> OldPartStep:
        """Nobody has the part any more; the debt is written off with a reason. Should it turn up, `receive` it."""
        if not tidy(reason):
            raise UserError("old_parts.no_reason", "Say why in a few words.")
        with self._context.begin("old_part.lost", initiator) as uow:
            account = places.adjustment_account(uow).id
            step = leave(self._context, uow, owed_line(uow, line_id), "lost", account, "count", reason)
            uow.commit()
        return step

    def undo(self, line_id: str, initiator: object | None = None) -> OldPartDetail:
        """Take the last step back: its moves by the opposite moves, the step itself by one that says what was before.

        Raises UserError when there is none.
        """
        with self._context.begin("old_part.undo", initiator) as uow:
            line = owed_line(uow, line_id)
            left = standing_steps(steps_of(uow, line_id))
            if not left:
                raise UserError("old_parts.nothing_to_undo", "There is no step to take back.")
            last = left[-1]
            for move_id in queries.live_moves_of(uow, [last.id]):
                reverse_move(self._context, uow, uow.get(StockMove, move_id))
            if len(left) > 1:
                carry_out(self._context, uow, line, left[-2])
            if len(left) > 1:
                before, place = left[-2].step, left[-2].location_id
            else:
                before, place = OWED if last.step in (*TO_COME, "received", "lost") else "received", None
            id = fact_id(uow, OldPartStep, last.id, "undone")
            add_step(self._context, uow, line, before, note=UNDONE, location_id=place, id=id)
            if last.step == "received":
                uow.change(PartLine, line_id, handed_in_at=None)
            self._call_off(uow, last)
            uow.commit()
        return self.detail(line_id)

    # Within

    def _shipment(
        self,
        uow: UnitOfWork,
        kind: str,
        source: str,
        target: str,
        lines: Sequence[PartLine],
        carrier: str,
        tracking: str,
        boxes: int,
        note: str,
        supplier_id: str | None = None,
    ) -> Shipment:
        now = self._context.now()
        made = Shipment(
            id=self._context.ids(),
            number=uow.next_number("DN"),
            kind=kind,
            from_location_id=source,
            to_location_id=target,
            supplier_id=supplier_id,
            person_id=self._context.actor_id if kind == "return" else None,
            carrier=tidy(carrier),
            tracking=tidy(tracking),
            boxes=max(boxes, 1),
            note=tidy(note),
            status="shipped",
            packed_by_id=self._context.actor_id,
            packed_at=now,
            shipped_at=now,
        )
        uow.add(made)
        uow.add_all(
            ShipmentLine(
                id=self._context.ids(),
                shipment_id=made.id,
                person_id=line.by_id,
                work_order_id=line.work_order_id,
                old_part_id=line.id,
                part_id=line.part_id,
                description=line.description,
                quantity_micro=line.quantity_micro,
                unit=line.unit,
                lot=line.lot,
                serial=line.serial,
            )
            for line in lines
        )
        return made

    def _call_off(self, uow: UnitOfWork, undone: OldPartStep) -> None:
        """A delivery note all of whose old parts stayed here after all has not left."""
        shipment = uow.find(Shipment, undone.shipment_id)
        if shipment is None or shipment.status != "shipped":
            return
        lines = [each.old_part_id for each in uow.where(ShipmentLine, shipment_id=shipment.id) if each.old_part_id]
        standing = (step for id in lines for step in standing_steps(steps_of(uow, id)))
        if not any(step.shipment_id == shipment.id for step in standing):
            uow.change(Shipment, shipment.id, status="cancelled", shipped_at=None)

    def _received(self, uow: UnitOfWork, line: PartLine, warehouse_id: str, serial: str, lot: str, note: str) -> None:
        place = places.defective_of(uow, places.warehouse_of(uow, warehouse_id) or warehouse_id)
        step = take_step(self._context, uow, line, "received", note=note, location_id=place.id)
        line = uow.change(PartLine, line.id, handed_in_at=self._context.now(), serial=serial, lot=lot)
        move_part(self._context, uow, line, step, customer_location(uow), place.id, "removed")
        for each in uow.where(ShipmentLine, old_part_id=line.id):
            shipment = uow.get(Shipment, each.shipment_id)
            if shipment.kind == "return" and shipment.status == "shipped":
                if queries.still_to_arrive(uow, shipment.id) == 0:
                    uow.change(
                        Shipment,
                        shipment.id,
                        status="received",
                        received_at=self._context.now(),
                        received_by_id=self._context.actor_id,
                    )


def _some(line_ids: Sequence[str]) -> None:
    if not line_ids:
        raise UserError("old_parts.nothing", "Choose at least one old part.")
    if len(line_ids) > _MOST:
        raise UserError("old_parts.too_many", "One delivery note takes at most {most} old parts.", most=_MOST)

"""What the customer pays: the price list applied to what was used, under the coverage decided, and charges by hand."""

from __future__ import annotations

from fieldservice.domain.charges import Charges, ExtraUsed, PartUsed, PriceLine, TimeUsed, Usage, charge
from fieldservice.domain.money import Money
from fieldservice.domain.records import Booking, Charge, Part, PartLine, Price, TimeEntry, WorkOrder
from fieldservice.errors import UserError
from fieldservice.i18n import language as current_language
from fieldservice.services.context import Context
from fieldservice.services.entitlements import entitlement_in_force
from fieldservice.services.work_orders import ensure_open
from fieldservice.store.reader import Reader

MICRO = 1_000_000


class Charging:
    """The verbs of charges; each is one unit of work."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def charges(self, work_order_id: str, language: str = "") -> Charges:
        """The charge sheet as it stands, worded in `language` or the one in use."""
        reader = self._context.store.read()
        return charges_of(self._context, reader, reader.get(WorkOrder, work_order_id), language)

    def add(
        self,
        work_order_id: str,
        name: str,
        unit_price_minor: int,
        quantity_micro: int = MICRO,
        unit: str = "",
        initiator: object | None = None,
    ) -> Charge:
        """Add a charge by hand; warranty and contract never cover it. The inverse is `remove`."""
        if not name.strip():
            raise UserError("visit.no_charge_name", "Say what the charge is for.")
        if quantity_micro <= 0:
            raise UserError("visit.no_quantity", "The quantity must be above zero.")
        with self._context.begin("charge.add", initiator) as uow:
            ensure_open(uow.get(WorkOrder, work_order_id))
            made = Charge(
                id=self._context.ids(),
                work_order_id=work_order_id,
                name=name.strip(),
                quantity_micro=quantity_micro,
                unit=unit,
                unit_price_minor=unit_price_minor,
                currency=self._context.company().currency,
            )
            uow.add(made)
            uow.commit()
        return made

    def remove(self, charge_id: str, initiator: object | None = None) -> None:
        """Take a charge off the sheet; `restore` is the inverse."""
        self._set_removed(charge_id, True, initiator)

    def restore(self, charge_id: str, initiator: object | None = None) -> None:
        """Put a removed charge back."""
        self._set_removed(charge_id, False, initiator)

    def _set_removed(self, charge_id: str, removed: bool, initiator: object | None) -> None:
        with self._context.begin("charge.remove" if removed else "charge.restore", initiator) as uow:
            ensure_open(uow.get(WorkOrder, uow.get(Charge, charge_id).work_order_id))
            uow.change(Charge, charge_id, removed=removed)
            uow.commit()


def charges_of(context: Context, reader: Reader, work_order: WorkOrder, language: str = "") -> Charges:
    """The charge sheet of a work order. Raises UserError when prices are in different currencies."""
    prices = [
        PriceLine(
            price.code,
            price.unit,
            Money(price.amount_minor, price.currency),
            price.minimum_micro,
            {key: name for key, name in (("zh_CN", price.name), ("en", price.name_en)) if name},
        )
        for price in reader.where(Price, archived=False)
    ]
    language = language or current_language()
    return charge(
        prices,
        _usage(reader, work_order, language),
        entitlement_in_force(context, reader, work_order),
        currency=context.company().currency,
        language=language,
    )


def _usage(reader: Reader, work_order: WorkOrder, language: str) -> Usage:
    lines = reader.where(PartLine, work_order_id=work_order.id, kind="used", removed=False)
    parts = reader.many(Part, [line.part_id for line in lines])
    times = reader.where(TimeEntry, work_order_id=work_order.id, removed=False)
    labour = "remote" if work_order.job_kind == "remote" else "labour"
    return Usage(
        times=tuple(TimeUsed(entry.kind, entry.minutes, labour, entry.km or 0) for entry in times),
        visits=sum(booking.arrived_at is not None for booking in reader.where(Booking, work_order_id=work_order.id)),
        parts=tuple(_part_used(line, parts.get(line.part_id or ""), language) for line in lines),
        extras=tuple(
            ExtraUsed(row.name, row.quantity_micro, row.unit, Money(row.unit_price_minor, row.currency))
            for row in reader.where(Charge, work_order_id=work_order.id, removed=False)
        ),
    )


def _part_used(line: PartLine, part: Part | None, language: str) -> PartUsed:
    name = (part.name_en if language == "en" else part.name) or part.name if part else line.description
    price = None if line.unit_price_minor is None else Money(line.unit_price_minor, line.currency)
    return PartUsed(part.number if part else "", name, line.quantity_micro, line.unit, price, line.genuine)

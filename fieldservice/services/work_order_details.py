"""Everything that belongs to one work order, read at once for its page."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from fieldservice.domain.charges import Charges
from fieldservice.domain.entitlement import Entitlement
from fieldservice.domain.records import (
    Asset,
    Attachment,
    Booking,
    Contact,
    Customer,
    Note,
    Person,
    Product,
    ServiceRequest,
    ServiceTask,
    Signature,
    Site,
    TimeEntry,
    WorkOrder,
)
from fieldservice.domain.states import Action, BookingState, next_states, primary_action
from fieldservice.services.charging import charges_of
from fieldservice.services.checklists import Checklists, ChecklistView
from fieldservice.services.context import Context
from fieldservice.services.entitlements import entitlement_in_force, reason_text
from fieldservice.services.part_usage import PartLineView, PartUsage
from fieldservice.services.signatures import changed_since_signature, latest_signatures


@dataclass(frozen=True, slots=True)
class BookingView:
    """A booking and its technician."""

    booking: Booking
    technician: Person | None


@dataclass(frozen=True)
class WorkOrderDetail:
    """A work order with its surroundings. `state` is what everyone sees, `entitlement_reason` is worded in the
    language in use, `signatures` by role, `people` by id for whoever is named anywhere in it."""

    work_order: WorkOrder
    state: str
    action: Action
    next_statuses: tuple[str, ...]
    request: ServiceRequest | None
    customer: Customer | None
    contact: Contact | None
    site: Site | None
    asset: Asset | None
    product: Product | None
    technician: Person | None
    starts_at: datetime | None
    entitlement: Entitlement
    entitlement_reason: str
    bookings: tuple[BookingView, ...]
    tasks: tuple[ServiceTask, ...]
    checklists: tuple[ChecklistView, ...]
    parts: tuple[PartLineView, ...]
    times: tuple[TimeEntry, ...]
    photos: tuple[Attachment, ...]
    files: tuple[Attachment, ...]
    charges: Charges
    signatures: Mapping[str, Signature]
    changed_since_signature: bool
    notes: tuple[Note, ...]
    people: Mapping[str, Person]

    @property
    def current_booking(self) -> Booking | None:
        """The booking that is under way or next; None when nobody is planned."""
        alive = [view.booking for view in self.bookings if view.booking.status not in _OVER]
        return alive[0] if alive else None


_OVER = ("declined", "cancelled", "left")


class WorkOrderDetails:
    """Reads the page of a work order."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def detail(self, work_order_id: str, offered: Collection[str] | None = None) -> WorkOrderDetail:
        """The work order; `offered` are the actions that the screen can do for this person (None: all).

        Raises UserError when the work order isn't here.
        """
        context = self._context
        reader = context.store.read()
        work_order = reader.get(WorkOrder, work_order_id)
        asset = reader.find(Asset, work_order.asset_id)
        bookings = reader.where(Booking, work_order_id=work_order_id, order_by="starts_at, rid")
        attachments = reader.where(Attachment, work_order_id=work_order_id, removed=False)
        notes = reader.where(Note, work_order_id=work_order_id)
        times = reader.where(TimeEntry, work_order_id=work_order_id, removed=False)
        signatures = latest_signatures(reader, work_order_id)
        people = reader.many(
            Person,
            [
                work_order.technician_id,
                work_order.created_by_id,
                *(booking.technician_id for booking in bookings),
                *(note.by_id for note in notes),
                *(entry.person_id for entry in times),
                *(attachment.added_by_id for attachment in attachments),
            ],
        )
        return WorkOrderDetail(
            work_order=work_order,
            state=work_order.state,
            action=primary_action(
                work_order.state,
                [BookingState(booking.status, booking.outcome) for booking in bookings],
                job_kind=work_order.job_kind,
                offered=offered,
            ),
            next_statuses=next_states("work_order", work_order.status),
            request=reader.find(ServiceRequest, work_order.request_id),
            customer=reader.find(Customer, work_order.customer_id),
            contact=reader.find(Contact, work_order.contact_id),
            site=reader.find(Site, work_order.site_id or (asset.site_id if asset else None)),
            asset=asset,
            product=reader.find(Product, work_order.product_id or (asset.product_id if asset else None)),
            technician=people.get(work_order.technician_id or ""),
            starts_at=work_order.starts_at,
            entitlement=entitlement_in_force(context, reader, work_order),
            entitlement_reason=reason_text(work_order.entitlement_reason),
            bookings=tuple(BookingView(booking, people.get(booking.technician_id or "")) for booking in bookings),
            tasks=tuple(reader.where(ServiceTask, work_order_id=work_order_id, order_by="position, rid")),
            checklists=tuple(Checklists(context).of_work_order(work_order_id)),
            parts=tuple(PartUsage(context).lines(work_order_id)),
            times=tuple(times),
            photos=tuple(attachment for attachment in attachments if attachment.kind == "photo"),
            files=tuple(attachment for attachment in attachments if attachment.kind != "photo"),
            charges=charges_of(context, reader, work_order),
            signatures=signatures,
            changed_since_signature=changed_since_signature(reader, work_order_id),
            notes=tuple(notes),
            people=people,
        )

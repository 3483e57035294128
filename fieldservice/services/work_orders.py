"""Work orders: made, filled in, moved through their life cycle, with tasks and notes. Bookings: see `bookings`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fieldservice.domain import states
from fieldservice.domain.records import Asset, Booking, Note, ServiceTask, WorkOrder
from fieldservice.domain.states import BookingState, Facts, Subject, WorkOrderStatus, check_transition
from fieldservice.errors import UserError
from fieldservice.services.case_digests import write_digests
from fieldservice.services.context import Context
from fieldservice.services.entitlements import store_entitlement
from fieldservice.services.validation import require_short
from fieldservice.store.unit_of_work import UnitOfWork

# What people fill in by hand; everything else has a verb of its own.
CHANGEABLE = frozenset(
    "customer_id contact_id site_id asset_id product_id job_kind job_type priority summary description due_at"
    " problem_code cause_code remedy_code problem cause remedy repair_plan repair_steps prevention functional_test"
    " functional_test_result firmware_before firmware_after running_hours customer_feedback component".split()
)


@dataclass(frozen=True, slots=True)
class NewWorkOrder:
    """What is known when a work order is made; only the customer is needed to qualify it, and what is wrong."""

    customer_id: str | None = None
    contact_id: str | None = None
    site_id: str | None = None
    asset_id: str | None = None
    product_id: str | None = None
    request_id: str | None = None
    job_kind: str = "on_site"
    job_type: str = "repair"
    priority: str = "normal"
    summary: str = ""
    description: str = ""
    due_at: datetime | None = None
    component: str = ""


def add_work_order(context: Context, uow: UnitOfWork, new: NewWorkOrder) -> WorkOrder:
    """Add a draft within a unit of work (intake makes a request and its work order at once). Missing customer, site
    and product are taken from the asset."""
    require_short(new.summary)
    require_short(new.description)
    asset = uow.find(Asset, new.asset_id)
    made = WorkOrder(
        id=context.ids(),
        number=uow.next_number("WO"),
        request_id=new.request_id,
        customer_id=new.customer_id or (asset.customer_id if asset else None),
        contact_id=new.contact_id,
        site_id=new.site_id or (asset.site_id if asset else None),
        asset_id=new.asset_id,
        product_id=new.product_id or (asset.product_id if asset else None),
        job_kind=new.job_kind,
        job_type=new.job_type,
        priority=new.priority,
        summary=new.summary.strip(),
        description=new.description.strip(),
        status=WorkOrderStatus.DRAFT.value,
        opened_at=context.now(),
        due_at=new.due_at,
        firmware_before=asset.firmware if asset else "",
        running_hours=asset.running_hours if asset else None,
        component=new.component,
        created_by_id=context.actor_id,
    )
    uow.add(made)
    context.record_status(uow, Subject.WORK_ORDER, made.id, "", made.status, work_order_id=made.id)
    return made


def booking_states(uow: UnitOfWork, work_order_id: str) -> list[BookingState]:
    """The bookings of a work order as the guards see them."""
    return [BookingState(b.status, b.outcome) for b in uow.where(Booking, work_order_id=work_order_id)]


def move(
    context: Context, uow: UnitOfWork, work_order: WorkOrder, after: str, *, reason: str = "", **fields: Any
) -> WorkOrder:
    """Take a work order to another status, if that may be done now, with the fields that change along with it."""
    facts = Facts(
        has_customer=work_order.customer_id is not None,
        has_fault=any(text.strip() for text in (work_order.summary, work_order.description, work_order.problem)),
        reason=reason,
        bookings=booking_states(uow, work_order.id),
    )
    check_transition(Subject.WORK_ORDER, work_order.status, after, facts)
    changed = uow.change(WorkOrder, work_order.id, status=str(after), **fields)
    context.record_status(
        uow,
        Subject.WORK_ORDER,
        work_order.id,
        work_order.status,
        str(after),
        work_order_id=work_order.id,
        reason=reason.strip(),
    )
    if (work_order.status in states.FINISHED_STATES) != (str(after) in states.FINISHED_STATES):
        write_digests(context, uow, [work_order.id])
    return changed


def ensure_open(work_order: WorkOrder) -> None:
    """Raise UserError when the work order is finished: its record is corrected by reopening it, with a reason."""
    if work_order.status in states.FINISHED_STATES:
        raise UserError(
            "work_order.finished", "{number} is finished. Reopen it before you change it.", number=work_order.number
        )


class WorkOrders:
    """The verbs of a work order; each is one unit of work."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def create(self, new: NewWorkOrder, initiator: object | None = None) -> WorkOrder:
        """Make a draft with its final number."""
        with self._context.begin("work_order.create", initiator) as uow:
            made = add_work_order(self._context, uow, new)
            uow.commit()
        return made

    def change(self, work_order_id: str, initiator: object | None = None, **fields: Any) -> dict[str, Any]:
        """Change fields (CHANGEABLE); returns what they held before: `change(id, **returned)` is the inverse."""
        unknown = fields.keys() - CHANGEABLE
        if unknown:
            raise ValueError(f"not changed by hand: {', '.join(sorted(unknown))}")
        for value in fields.values():
            require_short(value)
        with self._context.begin("work_order.change", initiator) as uow:
            before = uow.get(WorkOrder, work_order_id)
            ensure_open(before)
            fields = {name: value.strip() if isinstance(value, str) else value for name, value in fields.items()}
            if "running_hours" in fields and (fields["running_hours"] or 0) < 0:
                raise UserError("work_order.negative_hours", "Running hours can't be below zero.")
            if fields.get("asset_id") and fields["asset_id"] != before.asset_id:
                asset = uow.get(Asset, fields["asset_id"])
                fields.setdefault("product_id", asset.product_id)
                fields.setdefault("site_id", before.site_id or asset.site_id)
                fields.setdefault("customer_id", before.customer_id or asset.customer_id)
            changed = uow.change(WorkOrder, work_order_id, **fields)
            if before.entitlement and (changed.asset_id, changed.customer_id) != (before.asset_id, before.customer_id):
                store_entitlement(self._context, uow, changed)
            uow.commit()
        return {name: getattr(before, name) for name in fields}

    def qualify(self, work_order_id: str, initiator: object | None = None) -> WorkOrder:
        """Customer and fault are known: the work order can be planned. Who pays is decided and kept."""
        with self._context.begin("work_order.qualify", initiator) as uow:
            changed = qualify(self._context, uow, uow.get(WorkOrder, work_order_id))
            uow.commit()
        return changed

    def unqualify(self, work_order_id: str, initiator: object | None = None) -> WorkOrder:
        """The inverse of `qualify`, while no visit is booked. Who pays stays as it was decided."""
        return self._move("work_order.unqualify", work_order_id, WorkOrderStatus.DRAFT, "", initiator)

    def cancel(self, work_order_id: str, reason: str, initiator: object | None = None) -> WorkOrder:
        """Call the work off; appointments that are still ahead are called off with it."""
        return self._finish("work_order.cancel", work_order_id, WorkOrderStatus.CANCELLED, reason, initiator)

    def complete(self, work_order_id: str, initiator: object | None = None) -> WorkOrder:
        """The work is done. Firmware and running hours found on site become the asset's."""
        return self._finish("work_order.complete", work_order_id, WorkOrderStatus.COMPLETED, "", initiator)

    def close_incomplete(self, work_order_id: str, reason: str, initiator: object | None = None) -> WorkOrder:
        """Close without a fix; the reason is kept for the figures."""
        return self._finish(
            "work_order.close_incomplete", work_order_id, WorkOrderStatus.CLOSED_INCOMPLETE, reason, initiator
        )

    def wait_for(self, work_order_id: str, what: str, reason: str = "", initiator: object | None = None) -> WorkOrder:
        """Park it until `what` ("parts" or "customer") arrives or answers."""
        after = {"parts": WorkOrderStatus.WAITING_PARTS, "customer": WorkOrderStatus.WAITING_CUSTOMER}[what]
        return self._move("work_order.wait", work_order_id, after, reason, initiator)

    def resume(self, work_order_id: str, initiator: object | None = None) -> WorkOrder:
        """What was waited for is there."""
        return self._move("work_order.resume", work_order_id, WorkOrderStatus.QUALIFIED, "", initiator)

    def reopen(self, work_order_id: str, reason: str, initiator: object | None = None) -> WorkOrder:
        """Take a finished work order up again; the reason stays in its timeline."""
        with self._context.begin("work_order.reopen", initiator) as uow:
            before = uow.get(WorkOrder, work_order_id)
            if before.status not in states.FINISHED_STATES:
                raise UserError("work_order.not_finished", "{number} is not finished.", number=before.number)
            changed = move(
                self._context,
                uow,
                before,
                WorkOrderStatus.QUALIFIED,
                reason=reason,
                finished_at=None,
                closing_reason="",
            )
            uow.commit()
        return changed

    def review(self, work_order_id: str, initiator: object | None = None) -> WorkOrder:
        """The record was checked and is right."""
        return self._move("work_order.review", work_order_id, WorkOrderStatus.REVIEWED, "", initiator)

    def archive(self, work_order_id: str, initiator: object | None = None) -> WorkOrder:
        """Put the checked record away for good."""
        return self._move("work_order.archive", work_order_id, WorkOrderStatus.ARCHIVED, "", initiator)

    def decide_entitlement(
        self, work_order_id: str, entitlement: str = "", reason: str = "", initiator: object | None = None
    ) -> WorkOrder:
        """Decide again who pays: by the rules (no `entitlement`), or by a person, who says why."""
        if entitlement and not reason.strip():
            raise UserError("work_order.entitlement_reason", "Say why the coverage is decided differently.")
        with self._context.begin("work_order.decide_entitlement", initiator) as uow:
            work_order = uow.get(WorkOrder, work_order_id)
            ensure_open(work_order)
            if entitlement:
                changed = uow.change(
                    WorkOrder, work_order_id, entitlement=entitlement, entitlement_reason=reason.strip()
                )
            else:
                changed = store_entitlement(self._context, uow, work_order)
            uow.commit()
        return changed

    def add_task(
        self, work_order_id: str, title: str, minutes: int | None = None, initiator: object | None = None
    ) -> ServiceTask:
        """Add a piece of work at the end of the list."""
        if not title.strip():
            raise UserError("work_order.empty_task", "Say what is to be done.")
        require_short(title)
        with self._context.begin("work_order.add_task", initiator) as uow:
            uow.get(WorkOrder, work_order_id)
            last = uow.first(ServiceTask, work_order_id=work_order_id, order_by="position DESC")
            made = ServiceTask(
                id=self._context.ids(),
                work_order_id=work_order_id,
                position=last.position + 1 if last else 1,
                title=title.strip(),
                minutes=minutes,
            )
            uow.add(made)
            uow.commit()
        return made

    def set_task(self, task_id: str, status: str, initiator: object | None = None) -> str:
        """Mark a task open, done or skipped; returns the status before (the inverse sets it again)."""
        if status not in ("open", "done", "skipped"):
            raise ValueError(status)
        with self._context.begin("work_order.set_task", initiator) as uow:
            before = uow.get(ServiceTask, task_id)
            done = status == "done"
            uow.change(
                ServiceTask,
                task_id,
                status=status,
                done_at=self._context.now() if done else None,
                done_by_id=self._context.actor_id if done else None,
            )
            uow.commit()
        return before.status

    def add_note(self, work_order_id: str, text: str, initiator: object | None = None) -> Note:
        """Append a remark; it stays as it is."""
        if not text.strip():
            raise UserError("work_order.empty_note", "Write something first.")
        require_short(text)
        with self._context.begin("work_order.add_note", initiator) as uow:
            uow.get(WorkOrder, work_order_id)
            made = Note(
                id=self._context.ids(),
                work_order_id=work_order_id,
                text=text.strip(),
                at=self._context.now(),
                by_id=self._context.actor_id,
            )
            uow.add(made)
            uow.commit()
        return made

    def _move(self, intent: str, work_order_id: str, after: str, reason: str, initiator: object | None) -> WorkOrder:
        with self._context.begin(intent, initiator) as uow:
            changed = move(self._context, uow, uow.get(WorkOrder, work_order_id), after, reason=reason)
            uow.commit()
        return changed

    def _finish(self, intent: str, work_order_id: str, after: str, reason: str, initiator: object | None) -> WorkOrder:
        with self._context.begin(intent, initiator) as uow:
            changed = finish(self._context, uow, uow.get(WorkOrder, work_order_id), after, reason)
            uow.commit()
        return changed


def qualify(context: Context, uow: UnitOfWork, work_order: WorkOrder) -> WorkOrder:
    """Qualify within a unit of work: check, move, decide who pays."""
    changed = move(context, uow, work_order, WorkOrderStatus.QUALIFIED)
    return changed if changed.entitlement else store_entitlement(context, uow, changed)


def finish(context: Context, uow: UnitOfWork, work_order: WorkOrder, after: str, reason: str) -> WorkOrder:
    """Complete, close or cancel within a unit of work; appointments still ahead are called off."""
    reason = reason.strip()
    changed = move(context, uow, work_order, after, reason=reason, finished_at=context.now(), closing_reason=reason)
    for booking in uow.where(Booking, work_order_id=work_order.id):
        if booking.status in states.UPCOMING:
            uow.change(Booking, booking.id, status=states.BookingStatus.CANCELLED.value)
            context.record_status(
                uow,
                Subject.BOOKING,
                booking.id,
                booking.status,
                states.BookingStatus.CANCELLED.value,
                work_order_id=work_order.id,
                reason=reason,
            )
    if after == WorkOrderStatus.COMPLETED and work_order.asset_id:
        _teach_asset(uow, work_order)
    return changed


def _teach_asset(uow: UnitOfWork, work_order: WorkOrder) -> None:
    found: dict[str, Any] = {}
    if work_order.firmware_after:
        found["firmware"] = work_order.firmware_after
    if work_order.running_hours is not None:
        found["running_hours"] = work_order.running_hours
    asset = uow.find(Asset, work_order.asset_id)
    if found and asset is not None:
        uow.change(Asset, asset.id, **found)

"""Taking service requests: from any channel into one record, then a work order, an answer, or another job's file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fieldservice.domain.coding import Finding
from fieldservice.domain.records import Asset, Booking, Contact, Note, ServiceRequest, WorkOrder
from fieldservice.domain.states import FINISHED_STATES, Facts, RequestStatus, Subject, WorkOrderStatus, check_transition
from fieldservice.errors import UserError
from fieldservice.services.case_digests import write_request_digest
from fieldservice.services.completeness import (
    Completeness,
    complete_rate,
    completeness_of_draft,
)
from fieldservice.services.context import Context
from fieldservice.services.finding import AssetMatch, Beside, CallerMatch, Finder, OpenJobs
from fieldservice.services.lists import RecordList
from fieldservice.services.newcomers import NewAsset, Newcomers, NewContact, NewCustomer
from fieldservice.services.remote_checks import conclude, hand_over, keep_checks
from fieldservice.services.request_details import RequestDetail, request_detail
from fieldservice.services.request_draft import RequestDraft, summary_of
from fieldservice.services.validation import phone_problem, require, tidy, tidy_lines
from fieldservice.services.work_orders import NewWorkOrder, add_work_order, finish, qualify
from fieldservice.store.queries import intake as queries
from fieldservice.store.queries.intake import RequestFilter, RequestRow
from fieldservice.store.unit_of_work import UnitOfWork

__all__ = [
    "AssetMatch",
    "Beside",
    "CallerMatch",
    "Completeness",
    "Intake",
    "NewAsset",
    "NewContact",
    "NewCustomer",
    "OpenJobs",
    "RequestDetail",
    "RequestDraft",
    "RequestFilter",
    "RequestRow",
    "Taken",
]

NOT_CODED = Finding()
_CALLED_OFF = ("cancelled", "declined")  # visits that nobody waits for
_JOB_TYPES = {each: each for each in ("installation", "maintenance", "upgrade", "training", "return")}


@dataclass(frozen=True, slots=True)
class Taken:
    """A request and the work order that is ready for dispatch."""

    request: ServiceRequest
    work_order: WorkOrder


class Intake:
    """The verbs of the service desk; each is one unit of work. `requests` is the list of requests."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._finder = Finder(context)
        self._newcomers = Newcomers(context)
        self.requests: RecordList[RequestFilter, RequestRow] = RecordList(
            context, "service_request", queries.request_source, queries.REQUEST_SORTS, queries.request_rows
        )

    # While the form is being filled in

    def find_callers(self, text: str, limit: int = 8) -> list[CallerMatch]:
        """Customers and their contacts by phone digits, name, contact's name or customer number; the best first."""
        return self._finder.callers(text, limit)

    def find_assets(self, text: str, customer_id: str | None = None, limit: int = 8) -> list[AssetMatch]:
        """Machines by serial number, number, name, model or place; the customer's own first. No text: all of theirs."""
        return self._finder.assets(text, customer_id, limit)

    def beside(self, asset_id: str | None = None, customer_id: str | None = None, history: int = 5) -> Beside:
        """Everything that the panel beside the form shows: coverage, open jobs, the last jobs, what happened."""
        return self._finder.beside(asset_id, customer_id, history)

    def completeness(self, draft: RequestDraft) -> Completeness:
        """How complete the record would be, and what is missing."""
        return completeness_of_draft(self._context.store.read(), draft)

    def complete_rate(self, since: datetime, until: datetime) -> tuple[int, int]:
        """(complete records, all records) received in the period; the target is 95 %."""
        return complete_rate(self._context.store.read(), since, until)

    def first_contact_rate(self, since: datetime, until: datetime) -> tuple[int, int]:
        """(solved at first contact, all that a customer asked for) of requests received in the period; what was
        cancelled or belongs to another job is left out."""
        return queries.first_contact(self._context.store.read(), since, until)

    # Taking a request

    def take_request(self, draft: RequestDraft, initiator: object | None = None) -> ServiceRequest:
        """Record a request with its final number. Raises UserError when the fault is missing or a phone is wrong."""
        with self._context.begin("intake.take_request", initiator) as uow:
            request = self._take(uow, draft)
            uow.commit()
        return request

    def take_and_qualify(self, draft: RequestDraft, initiator: object | None = None) -> Taken:
        """Record a request and make its work order, ready for dispatch; nothing is kept when either fails."""
        with self._context.begin("intake.take_and_qualify", initiator) as uow:
            request = self._take(uow, draft)
            taken = self._accept(uow, request, draft.job_kind)
            uow.commit()
        return self._as_stored(taken)

    def take_and_answer(
        self,
        draft: RequestDraft,
        answer: str,
        initiator: object | None = None,
        *,
        first_contact: bool = True,
        finding: Finding = NOT_CODED,
    ) -> ServiceRequest:
        """Record a request that was solved remotely, as a rule while the customer was on the line."""
        with self._context.begin("intake.take_and_answer", initiator) as uow:
            request = self._answered(uow, self._take(uow, draft), answer, first_contact, finding)
            uow.commit()
        return request

    def take_and_merge(
        self, draft: RequestDraft, work_order_id: str, initiator: object | None = None
    ) -> ServiceRequest:
        """Record a request that belongs to a work order which is open already."""
        with self._context.begin("intake.take_and_merge", initiator) as uow:
            request = self._merge(uow, self._take(uow, draft), work_order_id)
            uow.commit()
        return request

    # What becomes of it

    def accept(self, request_id: str, job_kind: str = "on_site", initiator: object | None = None) -> Taken:
        """Make the work order of a request, ready for dispatch. Raises UserError when customer or fault is missing."""
        with self._context.begin("intake.accept", initiator) as uow:
            taken = self._accept(uow, uow.get(ServiceRequest, request_id), job_kind)
            uow.commit()
        return self._as_stored(taken)

    def take_back(self, request_id: str, reason: str, initiator: object | None = None) -> ServiceRequest:
        """The inverse of `accept`: the request is new again, its work order is cancelled with the reason and keeps its
        number. Raises UserError once the work has been planned or gone further."""
        with self._context.begin("intake.take_back", initiator) as uow:
            for order in uow.where(WorkOrder, request_id=request_id):
                if order.status == WorkOrderStatus.CANCELLED:
                    continue
                planned = [b for b in uow.where(Booking, work_order_id=order.id) if b.status not in _CALLED_OFF]
                if order.status != WorkOrderStatus.QUALIFIED or planned:
                    raise UserError(
                        "intake.work_begun",
                        "{number} has been planned or worked on since. Cancel the work order instead.",
                        number=order.number,
                    )
                finish(self._context, uow, order, WorkOrderStatus.CANCELLED, reason)
            hand_over(uow, request_id, None)
            request = self._move(uow, uow.get(ServiceRequest, request_id), RequestStatus.NEW, reason=reason)
            uow.commit()
        return request

    def answer_remotely(
        self,
        request_id: str,
        answer: str,
        initiator: object | None = None,
        *,
        first_contact: bool = False,
        finding: Finding = NOT_CODED,
    ) -> ServiceRequest:
        """Close a request with what solved it. `reopen` is the inverse."""
        with self._context.begin("intake.answer_remotely", initiator) as uow:
            request = self._answered(uow, uow.get(ServiceRequest, request_id), answer, first_contact, finding)
            uow.commit()
        return request

    def merge_into(self, request_id: str, work_order_id: str, initiator: object | None = None) -> ServiceRequest:
        """Put a request into the file of a work order that is open; its words become a note there.

        `reopen` is the inverse.
        """
        with self._context.begin("intake.merge_into", initiator) as uow:
            request = self._merge(uow, uow.get(ServiceRequest, request_id), work_order_id)
            uow.commit()
        return request

    def cancel(self, request_id: str, reason: str, initiator: object | None = None) -> ServiceRequest:
        """Cancel a request, with a reason. `reopen` is the inverse."""
        with self._context.begin("intake.cancel", initiator) as uow:
            request = self._move(uow, uow.get(ServiceRequest, request_id), RequestStatus.CANCELLED, reason=reason)
            uow.commit()
        return request

    def reopen(self, request_id: str, reason: str = "", initiator: object | None = None) -> ServiceRequest:
        """Take back an answer (with a reason), a merge or a cancellation."""
        with self._context.begin("intake.reopen", initiator) as uow:
            before = uow.get(ServiceRequest, request_id)
            if before.status == RequestStatus.ACCEPTED:
                raise UserError("intake.has_order", "A work order was made of this request. Cancel that instead.")
            request = self._move(uow, before, RequestStatus.NEW, reason=reason)
            hand_over(uow, request_id, None)
            if before.status == RequestStatus.ANSWERED:
                conclude(self._context, uow, request_id, NOT_CODED)
                write_request_digest(self._context, uow, request)
            uow.commit()
        return request

    def change(self, request_id: str, draft: RequestDraft, initiator: object | None = None) -> ServiceRequest:
        """Correct a request that nobody has taken up yet; returns it as it was before (see `draft_of`)."""
        with self._context.begin("intake.change", initiator) as uow:
            before = uow.get(ServiceRequest, request_id)
            if before.status != RequestStatus.NEW:
                raise UserError("intake.closed", "This request is closed. Reopen it before you change it.")
            fields = self._fields(uow, draft)
            if draft.received_at is None:
                del fields["received_at"]
            uow.change(ServiceRequest, request_id, **fields)
            uow.commit()
        return before

    def draft_of(self, request: ServiceRequest) -> RequestDraft:
        """A stored request as the form holds it."""
        names = (
            "channel request_type category priority complexity customer_id contact_id site_id asset_id caller_name"
            " caller_phone fault can_stop wanted_at received_at"
        )
        return RequestDraft(**{name: getattr(request, name) for name in names.split()})

    def detail(self, request_id: str) -> RequestDetail:
        """A request with everything that its page shows."""
        return request_detail(self._context, request_id)

    def _as_stored(self, taken: Taken) -> Taken:
        """With the state that the store derived at commit."""
        return Taken(taken.request, self._context.store.read().get(WorkOrder, taken.work_order.id))

    # Inside a unit of work

    def _take(self, uow: UnitOfWork, draft: RequestDraft) -> ServiceRequest:
        fields = self._fields(uow, draft)
        request = ServiceRequest(
            id=self._context.ids(), number=uow.next_number("SR"), received_by_id=self._context.actor_id, **fields
        )
        uow.add(request)
        self._context.record_status(uow, Subject.REQUEST, request.id, "", request.status, at=request.received_at)
        if draft.suggested:
            from fieldservice.services.triage import record_suggestions

            record_suggestions(self._context, uow, request.id, draft.suggested)
        keep_checks(self._context, uow, request.id, draft.checks)
        note = tidy_lines(draft.note)
        if note:
            uow.add(
                Note(
                    id=self._context.ids(),
                    request_id=request.id,
                    customer_id=request.customer_id,
                    text=note,
                    at=self._context.now(),
                    by_id=self._context.actor_id,
                )
            )
        return request

    def _fields(self, uow: UnitOfWork, draft: RequestDraft) -> dict[str, Any]:
        require(phone_problem(draft.caller_phone))
        fault = tidy_lines(draft.fault)
        if not fault:
            raise UserError("intake.no_fault", "Write down what the customer says, in their words.")
        draft = self._newcomers.settle(uow, draft)
        asset = uow.find(Asset, draft.asset_id)
        contact = uow.find(Contact, draft.contact_id)
        customer_id = draft.customer_id or (asset.customer_id if asset else None)
        customer_id = customer_id or (contact.customer_id if contact else None)
        received = draft.received_at or self._context.now()
        if received > self._context.now():
            raise UserError("intake.future", "A request can't have been received in the future.")
        return {
            "channel": draft.channel,
            "request_type": draft.request_type,
            "category": tidy(draft.category),
            "priority": draft.priority,
            "complexity": draft.complexity,
            "customer_id": customer_id,
            "contact_id": draft.contact_id,
            "site_id": draft.site_id or (asset.site_id if asset else None) or (contact.site_id if contact else None),
            "asset_id": draft.asset_id,
            "caller_name": tidy(draft.caller_name) or (contact.name if contact else ""),
            "caller_phone": tidy(draft.caller_phone) or (contact.phone if contact else ""),
            "fault": fault,
            "can_stop": draft.can_stop,
            "wanted_at": draft.wanted_at,
            "received_at": received,
        }

    def _accept(self, uow: UnitOfWork, request: ServiceRequest, job_kind: str) -> Taken:
        accepted = self._move(uow, request, RequestStatus.ACCEPTED)
        new = NewWorkOrder(
            customer_id=request.customer_id,
            contact_id=request.contact_id,
            site_id=request.site_id,
            asset_id=request.asset_id,
            request_id=request.id,
            job_kind=job_kind,
            job_type=_JOB_TYPES.get(request.request_type, "repair"),
            priority=request.priority,
            summary=summary_of(request.fault),
            description=request.fault,
            due_at=request.wanted_at,
        )
        order = add_work_order(self._context, uow, new)
        hand_over(uow, request.id, order.id)
        return Taken(accepted, qualify(self._context, uow, order))

    def _answered(
        self, uow: UnitOfWork, request: ServiceRequest, answer: str, first_contact: bool, finding: Finding
    ) -> ServiceRequest:
        self._move(uow, request, RequestStatus.ANSWERED, answer=answer, first_contact=first_contact)
        answered = uow.change(
            ServiceRequest,
            request.id,
            category=finding.problem or request.category,
            cause_code=finding.cause,
            remedy_code=finding.remedy,
        )
        conclude(self._context, uow, request.id, finding)
        write_request_digest(self._context, uow, answered)
        return answered

    def _merge(self, uow: UnitOfWork, request: ServiceRequest, work_order_id: str) -> ServiceRequest:
        work_order = uow.get(WorkOrder, work_order_id)
        if work_order.status in FINISHED_STATES:
            raise UserError(
                "intake.merge_finished",
                "{number} is finished. Make a new work order, or reopen {number} first.",
                number=work_order.number,
            )
        merged = self._move(uow, request, RequestStatus.MERGED, merged_into=work_order_id)
        hand_over(uow, request.id, work_order_id)
        uow.add(
            Note(
                id=self._context.ids(),
                work_order_id=work_order_id,
                customer_id=work_order.customer_id,
                asset_id=work_order.asset_id,
                request_id=request.id,
                text=request.fault,
                at=self._context.now(),
                by_id=self._context.actor_id,
            )
        )
        return merged

    def _move(
        self,
        uow: UnitOfWork,
        request: ServiceRequest,
        after: str,
        *,
        reason: str = "",
        answer: str = "",
        merged_into: str | None = None,
        first_contact: bool = False,
    ) -> ServiceRequest:
        answer, reason = tidy_lines(answer), tidy(reason)
        facts = Facts(
            has_customer=request.customer_id is not None,
            has_fault=bool(request.fault.strip()),
            answer=answer,
            reason=reason,
            merged_into=merged_into or "",
        )
        check_transition(Subject.REQUEST, request.status, after, facts)
        answered = after == RequestStatus.ANSWERED
        moved = uow.change(
            ServiceRequest,
            request.id,
            status=str(after),
            answer=answer or request.answer,
            merged_into_id=merged_into,
            answered_at=self._context.now() if answered else None,
            answered_by_id=self._context.actor_id if answered else None,
            first_contact=answered and first_contact,
        )
        self._context.record_status(
            uow, Subject.REQUEST, request.id, request.status, str(after), reason=reason, work_order_id=merged_into
        )
        return moved

"""A service request with everything that its page shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from fieldservice.domain.coding import PROBLEM
from fieldservice.domain.entitlement import Entitlement
from fieldservice.domain.records import (
    Asset,
    Attachment,
    Contact,
    Customer,
    FaultCode,
    Note,
    Person,
    Product,
    ServiceRequest,
    Site,
    StatusEvent,
    WorkOrder,
)
from fieldservice.domain.states import Subject, next_states
from fieldservice.services.completeness import Completeness, completeness_of_request
from fieldservice.services.context import Context
from fieldservice.services.coverage import entitlements_of
from fieldservice.services.triage_learning import categories


@dataclass(frozen=True, slots=True)
class RequestEvent:
    """A change of the request's status."""

    at: datetime | None
    before: str
    after: str
    reason: str
    by: Person | None


@dataclass(frozen=True, slots=True)
class RequestDetail:
    """A request, whom and what it concerns, what became of it, and what may become of it (`next_statuses`)."""

    request: ServiceRequest
    customer: Customer | None
    contact: Contact | None
    site: Site | None
    asset: Asset | None
    product: Product | None
    entitlement: Entitlement | None
    received_by: Person | None
    work_order: WorkOrder | None
    notes: tuple[Note, ...]
    attachments: tuple[Attachment, ...]
    events: tuple[RequestEvent, ...]
    completeness: Completeness
    next_statuses: tuple[str, ...]
    category: tuple[str, str] = ("", "")  # what the fault is called, in Chinese and English


def request_detail(context: Context, request_id: str) -> RequestDetail:
    """Read it. Raises UserError when the request does not exist."""
    reader = context.store.read()
    request = reader.get(ServiceRequest, request_id)
    asset = reader.find(Asset, request.asset_id)
    events = reader.where(StatusEvent, subject=str(Subject.REQUEST), subject_id=request_id)
    people = reader.many(Person, [request.received_by_id, *(event.by_id for event in events)])
    today = context.now().astimezone(context.zone).date()
    work_order = reader.find(WorkOrder, request.merged_into_id) or reader.first(WorkOrder, request_id=request_id)
    return RequestDetail(
        request,
        reader.find(Customer, request.customer_id),
        reader.find(Contact, request.contact_id),
        reader.find(Site, request.site_id),
        asset,
        reader.find(Product, asset.product_id) if asset else None,
        entitlements_of(reader, [asset], today)[asset.id] if asset else None,
        people.get(request.received_by_id or ""),
        work_order,
        tuple(reader.where(Note, request_id=request_id)),
        tuple(reader.where(Attachment, request_id=request_id, removed=False)),
        tuple(RequestEvent(e.at, e.before, e.after, e.reason, people.get(e.by_id or "")) for e in events),
        completeness_of_request(request),
        next_states(Subject.REQUEST, request.status),
        _category(context, request.category),
    )


def _category(context: Context, code: str) -> tuple[str, str]:
    """The names of a fault category; a code that nobody knows any more stands for itself."""
    if not code:
        return "", ""
    row = context.store.read().first(FaultCode, kind=PROBLEM, code=code)  # also one that is out of use
    return (row.name, row.name_en) if row is not None else categories(context).get(code) or (code, "")

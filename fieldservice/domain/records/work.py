"""The work: service requests, work orders, bookings, tasks, time, notes, files, signatures, charges, events."""

from __future__ import annotations

from datetime import datetime

from fieldservice.domain.records.base import derived, must_ref, record, ref


@record("service_request")
class ServiceRequest:
    """What a customer asked for, from any channel; a work order or an answer comes of it."""

    id: str
    number: str = ""
    channel: str = "phone"  # phone | chat | email | web | counter | on_site
    request_type: str = "repair"
    category: str = ""
    priority: str = "normal"  # emergency | high | normal | low
    customer_id: str | None = ref("customer")
    contact_id: str | None = ref("contact")
    site_id: str | None = ref("site")
    asset_id: str | None = ref("asset")
    caller_name: str = ""
    caller_phone: str = ""
    fault: str = ""  # in the customer's own words
    can_stop: str = ""  # may the machine stand still: yes | no | stopped
    wanted_at: datetime | None = None
    received_at: datetime | None = None
    received_by_id: str | None = ref("person")
    status: str = "new"  # new | accepted | answered | merged | cancelled
    answer: str = ""  # what solved it remotely
    cause_code: str = ""  # what it was, when that was found remotely; `category` is its problem
    remedy_code: str = ""
    merged_into_id: str | None = ref("work_order")
    complexity: str = ""  # simple | normal | complex; empty until somebody said
    answered_at: datetime | None = None
    answered_by_id: str | None = ref("person")
    first_contact: bool = False  # solved while the customer was on the line


@record(
    "work_order",
    groups={
        "finding": (
            "problem_code",
            "cause_code",
            "remedy_code",
            "problem",
            "cause",
            "remedy",
        ),
        "cost": ("cost_minor", "currency"),
        "test": ("functional_test", "functional_test_result"),
        "entitlement": ("entitlement", "entitlement_reason"),
    },
)
class WorkOrder:
    """One job for a customer. `status` is what people set; `state` is what everyone sees (bookings included)."""

    id: str
    number: str = ""
    request_id: str | None = ref("service_request")
    customer_id: str | None = ref("customer")
    contact_id: str | None = ref("contact")
    site_id: str | None = ref("site")
    asset_id: str | None = ref("asset")
    product_id: str | None = ref("product")
    job_kind: str = "on_site"  # remote | on_site | workshop | counter
    job_type: str = "repair"  # repair | maintenance | installation | inspection | upgrade | training | return
    priority: str = "normal"  # emergency | high | normal | low
    summary: str = ""
    description: str = ""
    status: str = "draft"
    opened_at: datetime | None = None
    due_at: datetime | None = None
    finished_at: datetime | None = None
    closing_reason: str = ""
    problem_code: str = ""
    cause_code: str = ""
    remedy_code: str = ""
    problem: str = ""
    cause: str = ""
    remedy: str = ""
    repair_plan: str = ""
    repair_steps: str = ""
    prevention: str = ""
    functional_test: str = ""
    functional_test_result: str = ""  # pass | fail | partial | na
    firmware_before: str = ""
    firmware_after: str = ""
    running_hours: int | None = None
    customer_feedback: str = ""
    entitlement: str = ""  # in_warranty | contract | out_of_warranty | unknown; empty until decided
    entitlement_reason: str = ""
    cost_minor: int | None = None
    currency: str = "CNY"
    component: str = ""  # system or assembly concerned, as coded by the source
    source_key: str = ""
    created_by_id: str | None = ref("person")
    state: str = derived("draft")
    technician_id: str | None = derived(table="person")
    starts_at: datetime | None = derived()


@record("booking", groups={"schedule": ("technician_id", "starts_at", "ends_at")})
class Booking:
    """An appointment of one technician for one work order, with the times of the visit."""

    id: str
    work_order_id: str = must_ref("work_order")
    technician_id: str | None = ref("person")
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    status: str = "proposed"  # proposed | accepted | declined | travelling | on_site | working | left | cancelled
    travel_started_at: datetime | None = None
    arrived_at: datetime | None = None
    work_started_at: datetime | None = None
    left_at: datetime | None = None
    travel_km: int | None = None
    outcome: str = ""  # done | not_done
    outcome_reason: str = ""


@record("status_event", append_only=True)
class StatusEvent:
    """A change of status of a request, work order or booking: who, when, why."""

    id: str
    work_order_id: str | None = ref("work_order")
    subject: str = ""  # service_request | work_order | booking
    subject_id: str = ""
    before: str = ""
    after: str = ""
    reason: str = ""
    at: datetime | None = None
    by_id: str | None = ref("person")


@record("service_task")
class ServiceTask:
    """A piece of work within a work order."""

    id: str
    work_order_id: str = must_ref("work_order")
    position: int = 0
    title: str = ""
    minutes: int | None = None
    status: str = "open"  # open | done | skipped
    done_at: datetime | None = None
    done_by_id: str | None = ref("person")


@record("time_entry", groups={"span": ("starts_at", "ends_at", "minutes")})
class TimeEntry:
    """Time spent: travel, work or waiting. Minutes are what counts; start and end are shown when known."""

    id: str
    work_order_id: str = must_ref("work_order")
    booking_id: str | None = ref("booking")
    person_id: str | None = ref("person")
    kind: str = "work"  # travel | work | wait
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    minutes: int = 0
    km: int | None = None
    note: str = ""
    removed: bool = False


@record("note", append_only=True)
class Note:
    """A remark; appended, never changed."""

    id: str
    work_order_id: str | None = ref("work_order")
    customer_id: str | None = ref("customer")
    asset_id: str | None = ref("asset")
    request_id: str | None = ref("service_request")
    text: str = ""
    at: datetime | None = None
    by_id: str | None = ref("person")


@record("attachment")
class Attachment:
    """A photo or file; its bytes are an immutable blob found by its SHA-256."""

    id: str
    work_order_id: str | None = ref("work_order")
    request_id: str | None = ref("service_request")
    asset_id: str | None = ref("asset")
    checklist_id: str | None = ref("checklist")
    question: str = ""
    receipt_line_id: str | None = ref("goods_receipt_line")  # what came with a delivery, as inspection found it
    kind: str = "photo"  # photo | file
    sha: str = ""
    thumbnail_sha: str = ""
    name: str = ""
    mime: str = ""
    size: int = 0
    width: int = 0
    height: int = 0
    stage: str = ""  # before | after | label | other
    caption: str = ""
    taken_at: datetime | None = None
    added_at: datetime | None = None
    added_by_id: str | None = ref("person")
    removed: bool = False


@record("charge")
class Charge:
    """A charge added by hand; those from time, travel and parts are computed from the price list."""

    id: str
    work_order_id: str = must_ref("work_order")
    name: str = ""
    quantity_micro: int = 1_000_000
    unit: str = ""
    unit_price_minor: int = 0
    currency: str = "CNY"
    removed: bool = False


@record("signature", append_only=True)
class Signature:
    """A signature on a work order, or the record that there is none and why. The latest of a role counts."""

    id: str
    work_order_id: str = must_ref("work_order")
    booking_id: str | None = ref("booking")
    role: str = "customer"  # customer | technician
    outcome: str = "signed"  # signed | absent | declined
    name: str = ""
    reason: str = ""
    image_sha: str = ""
    at: datetime | None = None
    by_id: str | None = ref("person")

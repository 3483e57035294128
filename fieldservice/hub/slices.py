"""Slices: which rows reach which laptop.

A row belongs to *scopes*, a device is granted scopes, and it holds the rows that its scopes share. `SLICES` says in
words what is where, and a test holds it against what the functions below do. A row comes into a scope in two ways:

* by itself (`static_scopes`): the catalogue is everybody's, a move of stock concerns every keeper;
* through an *anchor* (`ANCHORS`): a work order, a request, a customer and a place lend their scopes to everything that
  `MEMBERS` reaches from them, so that a work order takes its machine, checklists, photos and history along.

The office holds everything. OFFICE is therefore never returned: it is true of every row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from fieldservice.domain import records
from fieldservice.domain.knowledge_states import EscalationState
from fieldservice.domain.states import FINISHED_STATES, LIVE_BOOKINGS, BookingStatus, WorkOrderStatus

ALL, OFFICE, STOCK = "all", "office", "stock"
HISTORY = 20  # so many other work orders of a machine come with each work order


def region(service_point_id: str | None) -> str:
    """The scope of the customers that a service point looks after; None: those that no service point does."""
    return f"region:{service_point_id or '-'}"


def user(person_id: str) -> str:
    """The scope of what one person works on."""
    return f"user:{person_id}"


# --- the table --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Slice:
    """Rows of `table` are in scopes of this kind, for the reason `through`, as long as `horizon` says."""

    table: str
    scope: str  # all | region | user | stock
    through: str
    horizon: str = "always"


_EVERYBODY = "everybody works with it"
_CUSTOMER = "the service point of its customer's sites"
_MINE = "a work order on which the person is booked"
_ASKED = "a question that the person is to answer is about it"
_PAST = f"the machine of such a work order: its {HISTORY} newest other work orders"
_OPEN = "while the work order is open"
_BOOKED = "while the booking is neither declined nor cancelled"
_UNANSWERED = "while the question is open"

_FOR_PERSON = ("part_request", "part_request_line", "shipment", "shipment_line", "old_part_step")
_KEEPERS = frozenset(
    "supplier supplier_part price_break move_cost stock_closing pick_list pick_line purchase_order purchase_line"
    " goods_receipt goods_receipt_line stock_count count_entry".split()
).union(_FOR_PERSON)

SLICES: tuple[Slice, ...] = (
    *(
        Slice(table, "all", _EVERYBODY)
        for table in (
            "company", "service_point", "person", "price", "fault_code", "checklist_template", "product",
            "part_category", "part", "bom_line", "stock_location", "stock_balance", "part_code", "part_photo",
            "part_change", "supersession", "stock_level", "article", "article_part", "article_file", "article_version",
            "article_vote", "case_digest", "diagnosis_tree", "template_file",
        )
    ),
    Slice("customer", "region", _CUSTOMER),
    Slice("contact", "region", _CUSTOMER),
    Slice("site", "region", _CUSTOMER),
    Slice("asset", "region", _CUSTOMER),
    Slice("contract", "region", _CUSTOMER),
    Slice("note", "region", _CUSTOMER),
    Slice("work_order", "user", _MINE, _BOOKED),
    Slice("work_order", "user", _PAST, _BOOKED),
    Slice("work_order", "user", "the person made it, with everything that belongs to it", _OPEN),
    Slice("work_order", "stock", "keepers hand out parts for it (the head alone)", _OPEN),
    Slice("booking", "user", _MINE, _BOOKED),
    Slice("booking", "user", _PAST, _BOOKED),
    Slice("booking", "stock", "keepers see whom the parts are for", "while it is ahead or under way"),
    *(
        Slice(table, "user", through, _BOOKED)
        for table in (
            "status_event", "service_task", "time_entry", "note", "attachment", "charge", "signature", "checklist",
            "checklist_answer", "part_line", "stock_move", "part_request", "part_request_line", "shipment",
            "shipment_line", "diagnosis_run", "diagnosis_step", "escalation", "article_use",
        )
        for through in (_MINE, _PAST)
    ),
    *(
        Slice(table, "user", f"{_MINE} names it", _BOOKED)
        for table in ("service_request", "customer", "contact", "site", "asset", "contract")
    ),
    Slice("work_order", "user", f"{_ASKED}, with everything that belongs to it and its machine's history", _UNANSWERED),
    *(
        Slice(table, "user", _ASKED, _UNANSWERED)
        for table in (
            "service_request", "customer", "contact", "site", "asset", "contract", "note", "attachment", "checklist",
            "checklist_answer", "diagnosis_run", "diagnosis_step", "article_use",
        )
    ),
    Slice("service_request", "user", "the person took it"),
    Slice("attachment", "user", f"the machine of {_MINE}", _BOOKED),
    Slice("attachment", "stock", "what came with a delivery, as inspection found it"),
    Slice("part_line", "stock", "keepers settle parts used and old parts owed"),
    Slice("stock_move", "stock", "keepers have the whole ledger"),
    *(Slice(table, "stock", "the warehouse's papers, and what parts cost") for table in sorted(_KEEPERS)),
    *(Slice(table, "user", "the parts are for the person, or theirs to bring back") for table in _FOR_PERSON),
    Slice("stock_move", "user", "a move of the person's own van", "while the van is theirs"),
    Slice("conflict", "user", "the person made one of the two changes"),
    Slice("escalation", "user", "the person asks or answers it"),
    Slice("triage_suggestion", "office", "the office looks how good suggestions are"),
    Slice("possible_duplicate", "office", "the office tidies up"),
)  # fmt: skip


# --- scopes that a row has by itself ----------------------------------------------------------------------------------

EVERYBODYS = frozenset(line.table for line in SLICES if line.scope == ALL)
ANCHORS = frozenset({"work_order", "service_request", "customer", "stock_location"})

_ALL: frozenset[str] = frozenset({ALL})
_STOCK: frozenset[str] = frozenset({STOCK})
_NONE: frozenset[str] = frozenset()
_OFF = frozenset({BookingStatus.DECLINED.value, BookingStatus.CANCELLED.value})
_LIVE = frozenset(status.value for status in LIVE_BOOKINGS)
_FINISHED = frozenset(state.value for state in FINISHED_STATES)


def static_scopes(table: str, values: Mapping[str, Any]) -> frozenset[str]:
    """The scopes in which a row is by itself. `values` may leave out what equals its default. Never OFFICE.

    A table that only a newer program knows is the office's alone.
    """
    if table in EVERYBODYS:
        return _ALL
    if table in ("stock_move", "part_line"):
        return _STOCK
    if table in _KEEPERS:
        return _STOCK | (_people(values.get("person_id")) if table in _FOR_PERSON else _NONE)
    if table == "work_order":
        if values.get("status", WorkOrderStatus.DRAFT.value) in _FINISHED:
            return _NONE
        return _STOCK | maker_scopes(values)
    if table == "attachment":
        return _STOCK if values.get("receipt_line_id") else _NONE
    if table == "booking":
        return _STOCK if values.get("status", BookingStatus.PROPOSED.value) in _LIVE else _NONE
    if table == "service_request":
        return _people(values.get("received_by_id"))
    if table == "escalation":
        return _people(values.get("asked_by_id"), values.get("owner_id"))
    if table == "conflict":
        return _people(values.get("offered_by_id"), values.get("standing_by_id"))
    return _NONE


def _people(*ids: str | None) -> frozenset[str]:
    return frozenset(user(id) for id in ids if id)


# --- scopes that anchors lend -----------------------------------------------------------------------------------------


def work_order_scopes(bookings: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    """What a work order lends, from all its bookings: the scope of each technician who is or was on it."""
    return _people(
        *(
            each.get("technician_id")
            for each in bookings
            if each.get("status", BookingStatus.PROPOSED.value) not in _OFF
        )
    )


def maker_scopes(values: Mapping[str, Any]) -> frozenset[str]:
    """What an open work order lends to its maker: who took a job down on the spot keeps all of it until it is done."""
    if values.get("status", WorkOrderStatus.DRAFT.value) in _FINISHED:
        return _NONE
    return _people(values.get("created_by_id"))


def owner_scopes(escalations: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    """What a work order or request lends, from all questions about it, to those who are to answer the open ones: they
    see what is needed for the answer as long as nobody has given one."""
    return _people(
        *(
            each.get("owner_id")
            for each in escalations
            if each.get("status", EscalationState.OPEN.value) == EscalationState.OPEN
        )
    )


def customer_scopes(sites: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    """What a customer lends, from all its sites: the regions of those in use; the region of nobody when there is none,
    so that no customer is without a technician who can find it."""
    points = {each.get("service_point_id") for each in sites if not each.get("archived")}
    return frozenset(map(region, points - {None})) or frozenset({region(None)})


def location_scopes(values: Mapping[str, Any], holders: Iterable[str] = ()) -> frozenset[str]:
    """What a place lends to its moves: the scope of the person whose van it is.

    `holders`: the people whose `van_location_id` names the place (link "person.van_location_id").
    """
    return _people(values.get("person_id"), *holders)


# --- what anchors lend them to ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Members:
    """Rows of another table that name the row at hand: `link` is "their_table.field".

    `newest`: only so many, those with the latest `opened_at` (then id), the row where the walk began not counted.
    """

    link: str
    then: tuple[Step, ...] = ()
    newest: int = 0

    @property
    def table(self) -> str:
        """The table of the rows that the step leads to."""
        return self.link.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Points:
    """The row that the row at hand names: `link` is "own_table.field"."""

    link: str
    then: tuple[Step, ...] = ()

    @property
    def table(self) -> str:
        """The table of the row that the step leads to."""
        own, _, field = self.link.partition(".")
        named = records.info(records.REGISTRY[own]).fields[field].refers_to
        assert named is not None, self.link
        return named


Step = Members | Points

_OWN_ROWS: tuple[Step, ...] = (
    *(
        Members(f"{table}.work_order_id")
        for table in (
            "booking", "status_event", "service_task", "time_entry", "note", "attachment", "charge", "signature",
            "part_line", "stock_move", "shipment_line", "article_use",
        )
    ),
    Members("escalation.work_order_id"),
    Members("diagnosis_run.work_order_id", (Members("diagnosis_step.run_id"),)),
    Members("part_request.work_order_id", (Members("part_request_line.request_id"),)),
    Members("shipment.work_order_id", (Members("shipment_line.shipment_id"),)),
    Members("checklist.work_order_id", (Members("checklist_answer.checklist_id"), Members("attachment.checklist_id"))),
)  # fmt: skip
# what its report says of the customer; their own papers stay with the regions
_NAMED: tuple[Step, ...] = (
    Points("work_order.customer_id"),
    Points("work_order.contact_id"),
    Points("work_order.site_id"),
    Points(
        "work_order.request_id",
        (
            Members("note.request_id"),
            Members("attachment.request_id"),
            Members("escalation.request_id"),
            Members("article_use.request_id"),
        ),
    ),
)
_MACHINE: tuple[Step, ...] = (
    Points("asset.customer_id"),
    Points("asset.site_id"),
    Points("asset.parent_id"),
    Points("asset.contract_id"),
    Members("note.asset_id"),
    Members("attachment.asset_id"),
    Members("work_order.asset_id", (*_OWN_ROWS, *_NAMED), newest=HISTORY),
)

MEMBERS: dict[str, tuple[Step, ...]] = {
    "work_order": (
        *_OWN_ROWS,
        *_NAMED,
        Members("service_request.merged_into_id", (Members("attachment.request_id"),)),
        Points("work_order.asset_id", _MACHINE),
    ),
    "service_request": (
        Members("note.request_id"),
        Members("attachment.request_id"),
        Members("escalation.request_id"),
        Members("article_use.request_id"),
        Members("diagnosis_run.request_id", (Members("diagnosis_step.run_id"),)),
        Members("work_order.request_id", _OWN_ROWS),
        Points("service_request.merged_into_id", _OWN_ROWS),
        Points("service_request.customer_id"),
        Points("service_request.contact_id"),
        Points("service_request.site_id"),
        Points("service_request.asset_id", _MACHINE),
    ),
    "customer": (
        Members("contact.customer_id"),
        Members("site.customer_id"),
        Members("asset.customer_id", (Members("note.asset_id"),)),
        Members("contract.customer_id"),
        Members("note.customer_id"),
    ),
    "stock_location": (Members("stock_move.from_location_id"), Members("stock_move.to_location_id")),
}


@dataclass(frozen=True, slots=True)
class Path:
    """How a row is reached from an anchor: its steps in the order of the walk, to be climbed backwards.

    Backwards, `Members` follows the row's own field, `Points` asks for the rows that name it.
    """

    anchor: str
    steps: tuple[Step, ...]


@cache
def paths() -> Mapping[str, tuple[Path, ...]]:
    """By table, every way in which its rows come to be reached: which anchors to look at again when one changes."""
    found: dict[str, list[Path]] = {}
    for anchor, steps in MEMBERS.items():
        for path in _walks(anchor, (), steps):
            found.setdefault(path.steps[-1].table, []).append(path)
    return {table: tuple(ways) for table, ways in found.items()}


def _walks(anchor: str, before: tuple[Step, ...], steps: tuple[Step, ...]) -> Iterator[Path]:
    for step in steps:
        way = (*before, step)
        yield Path(anchor, way)
        yield from _walks(anchor, way, step.then)


# References by which the hub looks rows up: those of the walks, and those from which anchors get their scopes.
LINKS: frozenset[str] = frozenset(
    {step.link for ways in paths().values() for path in ways for step in path.steps} | {"person.van_location_id"}
)
# Fields that decide about the scopes of an anchor, besides rows coming and going.
DECIDES: Mapping[str, frozenset[str]] = {
    "booking": frozenset({"work_order_id", "technician_id", "status"}),
    "escalation": frozenset({"work_order_id", "request_id", "owner_id", "status"}),
    "site": frozenset({"customer_id", "service_point_id", "archived"}),
    "stock_location": frozenset({"person_id"}),
    "person": frozenset({"van_location_id"}),
}


# --- what people are granted ------------------------------------------------------------------------------------------

# Roles that see the whole firm. Those of mission M1 that nobody can be given yet stand here by the names that they will
# have, so that a hub which is older than its laptops shows them what they need and lets them change nothing.
OFFICE_ROLES = frozenset(
    "desk dispatcher manager administrator specialist reviewer relations trainer read_only".split()
)


def scopes_of_person(person_id: str, roles: frozenset[str], service_point_id: str | None) -> tuple[str, ...]:
    """The scopes of a person's devices, sorted by what is needed first.

    Somebody without a role keeps ALL: it holds no customer, no job and no stock, and without one's own name, the
    company and the service points the program can't say who is signed in. To take that away too, revoke the device.
    A role that is not known gives nothing. Who has the office needs no other scope: it holds everything.
    """
    if roles & OFFICE_ROLES:
        return (ALL, OFFICE)
    granted = [ALL]
    if roles & {"technician", "warehouse"}:
        granted.append(user(person_id))
    if "technician" in roles:
        granted += dict.fromkeys((region(service_point_id), region(None)))
    if "warehouse" in roles:
        granted.append(STOCK)
    return tuple(granted)

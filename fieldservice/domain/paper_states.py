"""Statuses of the warehouse's papers and which may follow which.

What a paper's *progress* is (nothing, some or all picked, shipped, received) follows from the moves that name its lines
and is never stored, so that two laptops can't disagree about it; a status says only what people decided.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from fieldservice.errors import UserError
from fieldservice.i18n import mark, translate


class RequestState(StrEnum):
    """Of a parts request and of each of its lines."""

    OPEN = "open"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class PickState(StrEnum):
    """Of a pick list; a line of it is open, done or cancelled."""

    OPEN = "open"
    PICKED = "picked"
    CANCELLED = "cancelled"


class ShipmentState(StrEnum):
    """Of a delivery note."""

    PACKED = "packed"
    SHIPPED = "shipped"
    RECEIVED = "received"
    CANCELLED = "cancelled"


class OrderState(StrEnum):
    """Of a purchase order."""

    DRAFT = "draft"
    ORDERED = "ordered"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class ReceiptState(StrEnum):
    """Of a goods receipt."""

    OPEN = "open"
    DONE = "done"
    CANCELLED = "cancelled"


class CountState(StrEnum):
    """Of a stock count."""

    OPEN = "open"
    POSTED = "posted"
    CANCELLED = "cancelled"


PICK_LINE_STATES = frozenset({"open", "done", "cancelled"})
INSPECTIONS = frozenset({"", "pending", "passed", "failed"})

# By table the steps that may be taken; each can be taken back as long as the other direction is listed.
STEPS: Mapping[str, frozenset[tuple[str, str]]] = {
    "part_request": frozenset(
        {("open", "closed"), ("open", "cancelled"), ("closed", "open"), ("cancelled", "open")}
    ),
    "pick_list": frozenset({("open", "picked"), ("picked", "open"), ("open", "cancelled"), ("cancelled", "open")}),
    "shipment": frozenset(
        {
            ("packed", "shipped"), ("shipped", "packed"), ("shipped", "received"), ("received", "shipped"),
            ("packed", "cancelled"), ("packed", "received"),
        }
    ),
    "purchase_order": frozenset(
        {
            ("draft", "ordered"), ("ordered", "draft"), ("draft", "cancelled"), ("ordered", "cancelled"),
            ("ordered", "closed"), ("closed", "ordered"), ("cancelled", "draft"),
        }
    ),
    "goods_receipt": frozenset(
        {("open", "done"), ("done", "open"), ("open", "cancelled"), ("cancelled", "open"), ("done", "cancelled")}
    ),
    "stock_count": frozenset({("open", "posted"), ("open", "cancelled"), ("cancelled", "open")}),
}  # fmt: skip

_WORDS: Mapping[tuple[str, str], str] = {
    ("part_request", "open"): mark("warehouse", "Open"),
    ("part_request", "closed"): mark("warehouse", "Done"),
    ("part_request", "cancelled"): mark("warehouse", "Cancelled"),
    ("pick_list", "open"): mark("warehouse", "To pick"),
    ("pick_list", "picked"): mark("warehouse", "Picked"),
    ("pick_list", "cancelled"): mark("warehouse", "Cancelled"),
    ("shipment", "packed"): mark("warehouse", "Packed"),
    ("shipment", "shipped"): mark("warehouse", "On the way"),
    ("shipment", "received"): mark("warehouse", "Received"),
    ("shipment", "cancelled"): mark("warehouse", "Cancelled"),
    ("purchase_order", "draft"): mark("warehouse", "Draft"),
    ("purchase_order", "ordered"): mark("warehouse", "Ordered"),
    ("purchase_order", "closed"): mark("warehouse", "Done"),
    ("purchase_order", "cancelled"): mark("warehouse", "Cancelled"),
    ("goods_receipt", "open"): mark("warehouse", "Being received"),
    ("goods_receipt", "done"): mark("warehouse", "Done"),
    ("goods_receipt", "cancelled"): mark("warehouse", "Cancelled"),
    ("stock_count", "open"): mark("warehouse", "Being counted"),
    ("stock_count", "posted"): mark("warehouse", "Posted"),
    ("stock_count", "cancelled"): mark("warehouse", "Cancelled"),
}


def status_word(table: str, status: str) -> str:
    """The word for a paper's status in the language in use."""
    text = _WORDS.get((table, status))
    return translate("warehouse", text) if text else status


def check_step(table: str, before: str, after: str) -> None:
    """Return if a paper may take this step. Raises UserError `warehouse.not_allowed` otherwise."""
    if (before, after) not in STEPS[table]:
        raise UserError(
            "warehouse.not_allowed",
            "This can't be done now: it is “{before}” and can't become “{after}”.",
            before=status_word(table, before),
            after=status_word(table, after),
        )

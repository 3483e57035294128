"""The warehouse's papers: parts requests, pick lists, shipments, purchase orders, receipts, counts, old parts' custody.

Papers say what is meant to happen. What has happened is a `stock_move` that names the line of the paper in `line_id`;
how much of a line is picked, shipped or received is the sum of its moves and kept nowhere else. `person_id` on a paper
and its lines is whom the parts are for: their laptop holds these rows.
"""

from __future__ import annotations

from datetime import date, datetime

from fieldservice.domain.records.base import must_ref, record, ref

_QUANTITY = {"quantity": ("quantity_micro", "unit")}


@record("part_request")
class PartRequest:
    """Parts asked for (领料、调拨申请): for a work order, by a technician, for a van, from one place to another."""

    id: str
    number: str = ""  # RQ
    kind: str = "work_order"  # work_order | technician | restock | transfer
    work_order_id: str | None = ref("work_order")
    person_id: str | None = ref("person")  # whom the parts are for
    to_location_id: str | None = ref("stock_location")  # van, service point, customer's site
    priority: str = "normal"  # emergency | high | normal | low
    needed_at: datetime | None = None
    note: str = ""
    asked_by_id: str | None = ref("person")
    asked_at: datetime | None = None
    status: str = "open"  # open | closed | cancelled
    closed_at: datetime | None = None
    closing_reason: str = ""


@record("part_request_line", groups=_QUANTITY)
class PartRequestLine:
    """So much of a part is asked for. While the line is open with a source, the quantity that is not yet picked is
    *claimed* there; claims are served in the order in which they were made (`domain/promises.py`)."""

    id: str
    request_id: str = must_ref("part_request")
    person_id: str | None = ref("person")
    part_id: str = must_ref("part")
    quantity_micro: int = 1_000_000
    unit: str = "pcs"
    source_location_id: str | None = ref("stock_location")  # the warehouse, not a bin of it
    claimed_at: datetime | None = None
    replaces_part_id: str | None = ref("part")  # what was asked for, where this is its substitute
    short_micro: int = 0  # given up: will not come with this request
    short_reason: str = ""
    status: str = "open"  # open | closed | cancelled
    note: str = ""


@record("pick_list", groups={"work": ("assigned_to_id", "started_at")})
class PickList:
    """Lines to be fetched on one walk through a warehouse, for one destination."""

    id: str
    number: str = ""  # PK
    location_id: str = must_ref("stock_location")  # the warehouse
    to_location_id: str | None = ref("stock_location")
    person_id: str | None = ref("person")
    priority: str = "normal"
    due_at: datetime | None = None
    assigned_to_id: str | None = ref("person")
    started_at: datetime | None = None
    parked: bool = False
    made_by_id: str | None = ref("person")
    made_at: datetime | None = None
    status: str = "open"  # open | picked | cancelled
    picked_at: datetime | None = None


@record("pick_line", groups={**_QUANTITY, "short": ("short_micro", "short_reason")})
class PickLine:
    """So much of a part from a bin. Picks are moves from the bin to the warehouse's packing place."""

    id: str
    pick_list_id: str = must_ref("pick_list")
    request_line_id: str | None = ref("part_request_line")
    part_id: str = must_ref("part")
    quantity_micro: int = 1_000_000
    unit: str = "pcs"
    bin_id: str | None = ref("stock_location")
    lot: str = ""
    serial: str = ""
    place: int = 0  # its place on the walk
    short_micro: int = 0
    short_reason: str = ""
    status: str = "open"  # open | done | cancelled


@record("shipment", groups={"sent": ("status", "shipped_at", "received_at", "received_by_id")})
class Shipment:
    """A delivery note: what goes in which boxes from one place to another."""

    id: str
    number: str = ""  # DN
    kind: str = "delivery"  # delivery | transfer | return | vendor_return | direct
    pick_list_id: str | None = ref("pick_list")
    from_location_id: str = must_ref("stock_location")
    to_location_id: str = must_ref("stock_location")
    supplier_id: str | None = ref("supplier")  # of a return to vendor
    person_id: str | None = ref("person")
    work_order_id: str | None = ref("work_order")
    carrier: str = ""
    tracking: str = ""
    boxes: int = 1
    weight_grams: int | None = None
    note: str = ""
    status: str = "packed"  # packed | shipped | received | cancelled
    packed_by_id: str | None = ref("person")
    packed_at: datetime | None = None
    shipped_at: datetime | None = None
    expected_at: datetime | None = None
    received_at: datetime | None = None
    received_by_id: str | None = ref("person")


@record("shipment_line", groups=_QUANTITY)
class ShipmentLine:
    """What of a part is in a shipment. Shipping and receiving are moves that name this line."""

    id: str
    shipment_id: str = must_ref("shipment")
    person_id: str | None = ref("person")
    request_line_id: str | None = ref("part_request_line")
    work_order_id: str | None = ref("work_order")
    old_part_id: str | None = ref("part_line")  # an old part on its way back
    receipt_line_id: str | None = ref("goods_receipt_line")  # what failed inspection and goes back to its supplier
    part_id: str | None = ref("part")
    description: str = ""  # of an old part that is not in the catalogue
    quantity_micro: int = 1_000_000
    unit: str = "pcs"
    lot: str = ""
    serial: str = ""
    expiry: date | None = None
    box: int = 1
    difference_reason: str = ""  # why less or more arrived
    replacement: bool = False  # of a return to vendor: the order's line owes another one; else it is credited


@record("purchase_order")
class PurchaseOrder:
    """An order to a supplier."""

    id: str
    number: str = ""  # PO
    supplier_id: str = must_ref("supplier")
    to_location_id: str | None = ref("stock_location")
    currency: str = "CNY"
    note: str = ""
    made_by_id: str | None = ref("person")
    made_at: datetime | None = None
    ordered_at: datetime | None = None
    expected_on: date | None = None
    status: str = "draft"  # draft | ordered | closed | cancelled
    closing_reason: str = ""


@record("purchase_line", groups={**_QUANTITY, "price": ("price_minor", "pack_micro")})
class PurchaseLine:
    """So much of a part is ordered at a price (`price_minor` for `pack_micro`, in the order's currency)."""

    id: str
    purchase_order_id: str = must_ref("purchase_order")
    part_id: str = must_ref("part")
    supplier_number: str = ""
    quantity_micro: int = 1_000_000
    unit: str = "pcs"
    price_minor: int | None = None
    pack_micro: int = 1_000_000
    expected_on: date | None = None
    request_line_id: str | None = ref("part_request_line")  # ordered for this need
    closed: bool = False  # nothing more is expected
    archived: bool = False


@record("goods_receipt")
class GoodsReceipt:
    """A delivery from a supplier as it arrived: counted, inspected, put away."""

    id: str
    number: str = ""  # RC
    purchase_order_id: str | None = ref("purchase_order")
    supplier_id: str | None = ref("supplier")
    location_id: str = must_ref("stock_location")  # the warehouse
    delivery_note: str = ""  # the supplier's number
    delivery_note_on: date | None = None  # the day that stands on it
    received_by_id: str | None = ref("person")
    received_at: datetime | None = None
    note: str = ""
    status: str = "open"  # open | done | cancelled


@record("goods_receipt_line", groups={"inspection": ("inspection", "inspected_by_id", "inspected_at", "finding")})
class GoodsReceiptLine:
    """What of a part arrived; the quantities are moves that name this line."""

    id: str
    receipt_id: str = must_ref("goods_receipt")
    purchase_line_id: str | None = ref("purchase_line")
    part_id: str = must_ref("part")
    lot: str = ""
    serial: str = ""
    expiry: date | None = None
    inspection: str = ""  # empty: not needed | pending | passed | failed
    inspected_by_id: str | None = ref("person")
    inspected_at: datetime | None = None
    finding: str = ""
    difference_reason: str = ""


@record("stock_count")
class StockCount:
    """A count of some bins or parts (盘点)."""

    id: str
    number: str = ""  # CC
    kind: str = "cycle"  # cycle | full | part
    location_id: str = must_ref("stock_location")  # with everything inside it
    part_id: str | None = ref("part")  # of a count of one part
    blind: bool = True  # the expected quantity is not shown
    note: str = ""
    made_by_id: str | None = ref("person")
    made_at: datetime | None = None
    status: str = "open"  # open | posted | cancelled
    posted_at: datetime | None = None


@record("count_entry", append_only=True)
class CountEntry:
    """Somebody counted so much of a part in a bin at a moment. A later entry of the same key is a second look."""

    id: str
    count_id: str = must_ref("stock_count")
    location_id: str = must_ref("stock_location")
    part_id: str | None = ref("part")  # None: the bin was looked through to its end
    lot: str = ""
    serial: str = ""
    quantity_micro: int = 0
    at: datetime | None = None
    by_id: str | None = ref("person")
    takes_back_id: str | None = ref("count_entry")  # undone


@record("old_part_step", append_only=True)
class OldPartStep:
    """A step of an old part's way back (旧件): who has it now and what became of it."""

    id: str
    part_line_id: str = must_ref("part_line")
    person_id: str | None = ref("person")  # whose debt it is
    step: str = ""  # tagged | handed_over | received | inspected | to_vendor | repaired | scrapped | to_customer | lost
    location_id: str | None = ref("stock_location")
    shipment_id: str | None = ref("shipment")
    note: str = ""
    at: datetime | None = None
    by_id: str | None = ref("person")

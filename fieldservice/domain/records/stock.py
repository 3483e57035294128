"""Parts and where they are: catalogue, bill of material, locations, the ledger of moves, parts used and removed."""

from __future__ import annotations

from datetime import date, datetime

from fieldservice.domain.records.base import must_ref, record, ref


@record("part_category")
class PartCategory:
    """A node of the category tree."""

    id: str
    parent_id: str | None = ref("part_category")
    name: str = ""
    name_en: str = ""
    archived: bool = False


@record("part", groups={"price": ("price_minor", "currency")})
class Part:
    """A spare part of the catalogue."""

    id: str
    number: str = ""
    name: str = ""
    name_en: str = ""
    description: str = ""
    category_id: str | None = ref("part_category")
    unit: str = "pcs"
    price_minor: int | None = None
    currency: str = "CNY"
    barcode: str = ""
    tracking: str = "none"  # none | lot | serial
    genuine: bool = True
    supplier: str = ""
    min_stock_micro: int | None = None
    photo_sha: str = ""
    notes: str = ""
    source_key: str = ""
    archived: bool = False
    shelf_life_days: int | None = None
    expiry_tracked: bool = False
    weight_grams: int | None = None
    hazardous: bool = False
    inspect_on_receipt: bool = False


@record("bom_line", groups={"quantity": ("quantity_micro", "unit")})
class BomLine:
    """A part of a product model or of a larger part, at a position."""

    id: str
    product_id: str | None = ref("product")
    assembly_part_id: str | None = ref("part")
    part_id: str = must_ref("part")
    quantity_micro: int = 1_000_000
    unit: str = "pcs"
    position: str = ""
    optional: bool = False
    archived: bool = False


@record("stock_location")
class StockLocation:
    """A place that holds stock; `kind` outside/customer/adjustment are the far ends of moves in and out."""

    id: str
    code: str = ""
    name: str = ""
    name_en: str = ""
    # central | regional | point | bin | van | technician | customer | defective | quarantine | packing | transit
    # | supplier | adjustment | scrap
    kind: str = "bin"
    parent_id: str | None = ref("stock_location")
    person_id: str | None = ref("person")
    service_point_id: str | None = ref("service_point")
    archived: bool = False
    address: str = ""
    walk: int = 0  # its place on the way through the warehouse; equal ones by code
    site_id: str | None = ref("site")  # of stock at a customer's


@record("stock_move", append_only=True)
class StockMove:
    """A physical fact: so much of a part went from one place to another. A correction is a move back."""

    id: str
    part_id: str = must_ref("part")
    from_location_id: str = must_ref("stock_location")
    to_location_id: str = must_ref("stock_location")
    quantity_micro: int = 0  # always positive
    unit: str = "pcs"
    lot: str = ""
    serial: str = ""
    expiry: date | None = None
    # used | returned | opening | import | count | transfer | removed | reversal | picked | shipped | received
    # | put_away | inspected | vendor_return | repaired | scrapped
    reason: str = ""
    work_order_id: str | None = ref("work_order")
    document: str = ""
    reverses_id: str | None = ref("stock_move")
    at: datetime | None = None  # claimed time
    recorded_at: datetime | None = None  # device time
    by_id: str | None = ref("person")
    line_id: str = ""  # the line of a paper that it carries out: of a pick list, shipment, receipt


@record("part_line", groups={"quantity": ("quantity_micro", "unit")})
class PartLine:
    """A part used on, or removed from, a work order's asset."""

    id: str
    work_order_id: str = must_ref("work_order")
    booking_id: str | None = ref("booking")
    kind: str = "used"  # used | removed
    part_id: str | None = ref("part")
    used_line_id: str | None = ref("part_line")  # of a removed part: what took its place
    description: str = ""  # of a removed part that is not in the catalogue
    quantity_micro: int = 1_000_000
    unit: str = "pcs"
    lot: str = ""
    serial: str = ""
    from_location_id: str | None = ref("stock_location")
    move_id: str | None = ref("stock_move")
    unit_price_minor: int | None = None
    currency: str = "CNY"
    genuine: bool = True
    disposition: str = ""  # of a removed part: return | scrap | customer
    tag_number: str = ""  # of a removed part that is owed back
    due_on: date | None = None
    handed_in_at: datetime | None = None  # of a removed part that was owed back: when it was handed in
    at: datetime | None = None
    by_id: str | None = ref("person")
    removed: bool = False  # the line was taken back (its move is reversed)

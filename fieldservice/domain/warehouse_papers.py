"""What the warehouse's documents are made from; see `papers` for what holds for all of them.

Quantities are finished texts with their unit ("2 件"). Texts that are empty are not known and leave nothing on paper.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from fieldservice.domain.numbers import QR_PREFIX
from fieldservice.domain.papers import PaperCompany

ShipmentKind = Literal["delivery", "direct", "transfer", "return", "vendor_return"]
InspectionResult = Literal["", "pending", "passed", "failed"]
DifferenceKind = Literal["less", "more", "not_ordered"]


@dataclass(frozen=True, slots=True)
class PaperParty:
    """A warehouse, van, customer's site or supplier: where goods come from or go to."""

    name: str
    code: str = ""
    contact: str = ""
    phone: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class PaperGoods:
    """So much of a part, perhaps of one lot or serial number; `note` is a quiet second line."""

    number: str
    name: str
    quantity: str
    lot: str = ""
    serial: str = ""
    expiry: dt.date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class PaperPick:
    """A stop of the walk. `in_bin`: what the books have there, where that is too little; `short`: what was given up."""

    bin: str
    goods: PaperGoods
    purpose: str = ""
    picked: bool = False
    in_bin: str = ""
    short: str = ""
    short_reason: str = ""


@dataclass(frozen=True, slots=True)
class PickListPaper:
    """What a picker takes along: the bins in the order of the walk. `weight` with its unit."""

    number: str
    date: dt.date
    company: PaperCompany
    warehouse: PaperParty
    to: PaperParty | None = None
    recipient: str = ""
    picker: str = ""
    priority: str = ""
    due: dt.datetime | None = None
    weight: str = ""
    lines: tuple[PaperPick, ...] = ()
    cancelled: bool = False
    timezone: dt.tzinfo | None = None

    @property
    def code(self) -> str:
        """What the QR code says."""
        return f"{QR_PREFIX}{self.number}"


@dataclass(frozen=True, slots=True)
class PaperShipped:
    """A line of a shipment. `received` stays empty until the shipment has arrived; `why` says why it is not as sent."""

    goods: PaperGoods
    box: int = 1
    purpose: str = ""
    received: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class ShipmentPaper:
    """A delivery, transfer or return note: what goes in which boxes from whom to whom."""

    number: str
    date: dt.date
    company: PaperCompany
    kind: ShipmentKind
    source: PaperParty
    to: PaperParty
    recipient: str = ""
    work_order: str = ""
    pick_list: str = ""
    boxes: int = 1
    weight: str = ""
    carrier: str = ""
    tracking: str = ""
    shipped: dt.datetime | None = None
    expected: dt.datetime | None = None
    packed_by: str = ""
    received_by: str = ""
    received: dt.datetime | None = None
    note: str = ""
    lines: tuple[PaperShipped, ...] = ()
    cancelled: bool = False
    timezone: dt.tzinfo | None = None

    @property
    def code(self) -> str:
        """What the QR code says."""
        return f"{QR_PREFIX}{self.number}"


@dataclass(frozen=True, slots=True)
class PaperArrival:
    """A line of a goods receipt; `goods.quantity` is what arrived. `place`: the bins it was, or is to be, put into."""

    goods: PaperGoods
    ordered: str = ""
    place: str = ""
    inspection: InspectionResult = ""
    passed: str = ""
    failed: str = ""
    finding: str = ""
    inspector: str = ""


@dataclass(frozen=True, slots=True)
class PaperDifference:
    """A line where the delivery is not as ordered."""

    kind: DifferenceKind
    number: str
    name: str
    ordered: str
    received: str
    difference: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class GoodsReceiptPaper:
    """A delivery from a supplier as it arrived. `order`: our purchase order; `delivery_note`: the supplier's."""

    number: str
    date: dt.date
    company: PaperCompany
    warehouse: PaperParty
    supplier: PaperParty | None = None
    order: str = ""
    delivery_note: str = ""
    delivery_note_on: dt.date | None = None
    received: dt.datetime | None = None
    received_by: str = ""
    note: str = ""
    lines: tuple[PaperArrival, ...] = ()
    differences: tuple[PaperDifference, ...] = ()
    compared: bool = False  # there is an order to compare the delivery with
    cancelled: bool = False
    timezone: dt.tzinfo | None = None

    @property
    def code(self) -> str:
        """What the QR code says."""
        return f"{QR_PREFIX}{self.number}"


@dataclass(frozen=True, slots=True)
class PaperCounted:
    """A line of a count sheet; `goods.quantity` is what the books expect, `counted` what was entered already."""

    bin: str
    goods: PaperGoods
    counted: str = ""


@dataclass(frozen=True, slots=True)
class CountSheetPaper:
    """What a counter takes along; a `blind` sheet does not say what is expected."""

    number: str
    date: dt.date
    company: PaperCompany
    warehouse: PaperParty
    scope: str = ""
    made_by: str = ""
    blind: bool = True
    note: str = ""
    lines: tuple[PaperCounted, ...] = ()
    left_out: int = 0  # further lines that one sheet has no room for
    cancelled: bool = False
    timezone: dt.tzinfo | None = None

    @property
    def code(self) -> str:
        """What the QR code says."""
        return f"{QR_PREFIX}{self.number}"


@dataclass(frozen=True, slots=True)
class OldPartTag:
    """The tag (旧件标签) that goes back with an old part."""

    number: str
    date: dt.date
    company: PaperCompany
    part: str
    part_number: str = ""
    quantity: str = ""
    lot_or_serial: str = ""
    customer: str = ""
    machine: str = ""
    fault: str = ""
    work_order: str = ""
    technician: str = ""
    removed: dt.date | None = None
    due: dt.date | None = None

    @property
    def code(self) -> str:
        """What the QR code says."""
        return f"{QR_PREFIX}{self.number}"


@dataclass(frozen=True, slots=True)
class PaperOrdered:
    """A line of a purchase order. `price` (minor units) is for one of `price_for`, empty for one unit of the part."""

    goods: PaperGoods
    supplier_number: str = ""
    price: int | None = None
    price_for: str = ""
    amount: int | None = None
    due: dt.date | None = None


@dataclass(frozen=True, slots=True)
class PurchaseOrderPaper:
    """An order as the supplier gets it. `total` (minor units): of the lines that have a price, None where none has
    one; `unpriced`: how many have none."""

    number: str
    date: dt.date
    company: PaperCompany
    supplier: PaperParty
    deliver_to: PaperParty | None = None
    supplier_account: str = ""
    buyer: str = ""
    expected: dt.date | None = None
    currency: str = "CNY"
    total: int | None = None
    unpriced: int = 0
    note: str = ""
    lines: tuple[PaperOrdered, ...] = ()
    draft: bool = False
    cancelled: bool = False

    @property
    def code(self) -> str:
        """What the QR code says."""
        return f"{QR_PREFIX}{self.number}"

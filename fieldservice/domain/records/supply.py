"""Where parts come from and what stands in for them: suppliers, their offers, further codes, supersession, levels.

What a part costs has records of its own (`supplier_part`, `move_cost`): it never reaches technicians' laptops.
"""

from __future__ import annotations

from datetime import date, datetime

from fieldservice.domain.records.base import must_ref, record, ref


@record("supplier")
class Supplier:
    """A firm that parts are bought from."""

    id: str
    number: str = ""
    name: str = ""
    name_en: str = ""
    contact_name: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    website: str = ""
    currency: str = "CNY"
    notes: str = ""
    source_key: str = ""
    archived: bool = False


@record("supplier_part", groups={"price": ("price_minor", "currency", "pack_micro")})
class SupplierPart:
    """What a supplier asks for a part: `price_minor` for `pack_micro` of the part's unit, from and until these days."""

    id: str
    supplier_id: str = must_ref("supplier")
    part_id: str = must_ref("part")
    number: str = ""  # the supplier's own
    description: str = ""
    price_minor: int | None = None
    currency: str = "CNY"
    pack_micro: int = 1_000_000
    minimum_micro: int | None = None  # the least that can be ordered
    lead_days: int | None = None
    preferred: bool = False
    valid_from: date | None = None
    valid_until: date | None = None  # the last day
    source_key: str = ""
    archived: bool = False


@record("price_break", groups={"price": ("price_minor", "currency")})
class PriceBreak:
    """From `from_micro` on a supplier asks another price (for the same `pack_micro`)."""

    id: str
    supplier_part_id: str = must_ref("supplier_part")
    from_micro: int = 1_000_000
    price_minor: int = 0
    currency: str = "CNY"
    archived: bool = False


@record("part_code")
class PartCode:
    """A further code by which a part is scanned: of another package, an old label, the maker's GTIN."""

    id: str
    part_id: str = must_ref("part")
    code: str = ""
    kind: str = ""  # gtin | maker | supplier | old | empty: not known
    archived: bool = False


@record("part_photo")
class PartPhoto:
    """A photo of a part; the first by `place` is the part's face (`part.photo_sha`)."""

    id: str
    part_id: str = must_ref("part")
    sha: str = ""
    thumbnail_sha: str = ""
    name: str = ""
    place: int = 0
    archived: bool = False


@record("part_change", append_only=True)
class PartChange:
    """What was changed about a part that its rows remember only as it is now: its sale price, what replaces it."""

    id: str
    part_id: str = must_ref("part")
    # price (minor units, empty: none) | replaced, not_replaced (number of the new part) | replaces, not_replacing (of
    # the old one)
    kind: str = ""
    before: str = ""
    after: str = ""
    currency: str = ""  # of a price
    at: datetime | None = None
    by_id: str | None = ref("person")


@record("supersession", groups={"ratio": ("ratio_micro",)})
class Supersession:
    """A part is replaced by another one. Several lines of one part: all of them together, or any one of them.

    `replacement_number` says what the source named, also where no part of ours has that number (a dangling line).
    """

    id: str
    part_id: str = must_ref("part")
    replacement_id: str | None = ref("part")
    replacement_number: str = ""
    mode: str = "all"  # all: every line of the part is needed | any: one of them is enough
    ratio_micro: int = 1_000_000  # so much of the replacement for one of the part
    interchange: str = "forward"  # both: either may stand in for the other | forward: only the new one for the old
    valid_from: date | None = None
    use_up_first: bool = False  # the old one is handed out while there is any
    rank: int = 0  # among several that will do, the lowest first
    surcharge_minor: int | None = None  # for an exchange part whose old part does not come back
    currency: str = "CNY"
    notes: str = ""
    source_key: str = ""
    archived: bool = False


@record("stock_level", groups={"level": ("min_micro", "max_micro")})
class StockLevel:
    """How much of a part a place is to hold, and the bin in it where the part lives."""

    id: str
    part_id: str = must_ref("part")
    location_id: str = must_ref("stock_location")
    min_micro: int | None = None  # reordered when fewer can be promised
    max_micro: int | None = None  # filled up to
    bin_id: str | None = ref("stock_location")
    archived: bool = False


@record("move_cost", append_only=True)
class MoveCost:
    """What one unit cost that came with a move: of a receipt, an opening stock, a return from repair."""

    id: str
    move_id: str = must_ref("stock_move")
    part_id: str = must_ref("part")
    unit_cost_minor: int = 0  # for one whole unit of the part
    currency: str = "CNY"


@record("stock_closing", append_only=True)
class StockClosing:
    """The value of stock up to `ends_at` is settled: a move that becomes known later counts from then on."""

    id: str
    ends_at: datetime | None = None
    closed_at: datetime | None = None
    by_id: str | None = ref("person")

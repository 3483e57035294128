"""What people see of synchronisation: conflicts to decide, likely duplicates, sums of a ledger held in part."""

from __future__ import annotations

from datetime import datetime

from fieldservice.domain.records.base import must_ref, record, ref

SAME_FACT = "same"  # kind: both recorded one fact, the first record stands, and both are only told (state TOLD)
TOLD = "told"
_DECISION = ("state", "choice", "decided_by_id", "decided_at")


@record("conflict", groups={"decision": _DECISION})
class Conflict:
    """Two people changed the same thing from the same state. The hub made it; one of the two, or the office, decides.

    `standing` is what everyone sees now, `offered` what came later and was kept aside, `base` what both started from;
    each is a JSON object of field names and SQL values.
    """

    id: str
    tab: str = ""
    row_id: str = ""
    field_group: str = ""
    kind: str = "values"  # values | status (the step is not allowed from where the row stands) | same (SAME_FACT)
    work_order_id: str | None = ref("work_order")
    base_values: str = "{}"
    offered_values: str = "{}"
    standing_values: str = "{}"
    offered_by_id: str | None = ref("person")
    offered_at: datetime | None = None
    offered_device: str = ""
    standing_by_id: str | None = ref("person")
    standing_at: datetime | None = None
    opened_at: datetime | None = None
    state: str = "open"  # open | decided | told (TOLD)
    choice: str = ""  # base | offered | standing | other
    decided_by_id: str | None = ref("person")
    decided_at: datetime | None = None


@record("possible_duplicate", groups={"decision": _DECISION})
class PossibleDuplicate:
    """Two rows that may be the same thing, because two laptops made both: a task for a person."""

    id: str
    tab: str = ""
    first_id: str = ""
    second_id: str = ""
    reason: str = ""  # the field in which they agree: serial | name | number | phone
    value: str = ""
    found_at: datetime | None = None
    state: str = "open"  # open | decided
    choice: str = ""  # same | different
    decided_by_id: str | None = ref("person")
    decided_at: datetime | None = None


@record("stock_balance")
class StockBalance:
    """What lies at a location according to the hub's whole ledger; made by the hub alone, read-only here."""

    id: str
    part_id: str = must_ref("part")
    location_id: str = must_ref("stock_location")
    lot: str = ""
    serial: str = ""
    quantity_micro: int = 0
    last_move_at: datetime | None = None

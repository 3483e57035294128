"""When what there is of a part moved last, and came in from outside last (`stock_age`).

Kept by part, so that long lists begin with the oldest at once.

A part of which no place of ours holds anything has no row. Parts that moved since are noted in `stock_stale`.
"""

from __future__ import annotations

from fieldservice.store.queries.stock import OWN_KINDS
from fieldservice.store.queries.windows import marks
from fieldservice.store.reader import Reader
from fieldservice.store.unit_of_work import UnitOfWork

_OWN = ", ".join(f"'{kind}'" for kind in OWN_KINDS)
_OURS = f"(SELECT id FROM stock_location WHERE kind IN ({_OWN}))"
_STALE = "(SELECT part_id FROM stock_stale WHERE age)"
_RECEIPT = f"m.to_location_id IN {_OURS} AND m.from_location_id NOT IN {_OURS} AND m.reason <> 'reversal'"
_LAST_RECEIPT = f"(SELECT m.at FROM stock_move m WHERE m.part_id = s.part_id AND {_RECEIPT} ORDER BY m.at DESC LIMIT 1)"
# "+": a part's few sums are read and looked at, instead of one looked up for each place of ours.
_HELD = f"FROM stock_on_hand s WHERE s.quantity_micro <> 0 AND +s.location_id IN {_OURS}"
_AT_ONCE = 2_000  # parts in one transaction, so that nobody who writes waits long


def waiting(reader: Reader) -> int:
    """How many parts moved since their age was looked at."""
    return reader.count("SELECT count(*) FROM stock_stale WHERE age")


def any_waiting(reader: Reader, after: str = "") -> bool:
    """Whether a part waits, by id after this one."""
    return bool(reader.rows("SELECT 1 FROM stock_stale WHERE age AND part_id > ? LIMIT 1", (after,)))


def refresh(uow: UnitOfWork, after: str = "") -> list[str]:
    """Look at the ages of the next of the noted parts again, by id after this one; returns them, none at the end."""
    noted = "SELECT part_id FROM stock_stale WHERE age AND part_id > ? ORDER BY part_id LIMIT ?"
    ids = [row[0] for row in uow.rows(noted, (after, _AT_ONCE))]
    these = marks(ids)
    uow.execute(f"DELETE FROM stock_age WHERE part_id IN ({these})", ids)
    uow.execute(
        "INSERT INTO stock_age (part_id, last_move_at, last_receipt_at)"
        f" SELECT s.part_id, max(s.last_move_at), {_LAST_RECEIPT} {_HELD} AND s.part_id IN ({these})"
        " GROUP BY s.part_id",
        ids,
    )
    uow.execute(f"DELETE FROM stock_stale WHERE NOT value AND part_id IN ({these})", ids)
    uow.execute(f"UPDATE stock_stale SET age = 0 WHERE part_id IN ({these})", ids)
    return ids


def differing(reader: Reader, limit: int = 200) -> list[str]:
    """Parts whose kept age is not what the sums give; for `check`."""
    rows = reader.rows(
        f"WITH now AS MATERIALIZED (SELECT s.part_id, max(s.last_move_at) AS at {_HELD} GROUP BY s.part_id)"
        " SELECT part_id FROM (SELECT coalesce(now.part_id, a.part_id) AS part_id FROM now"
        " FULL JOIN stock_age a ON a.part_id = now.part_id WHERE a.last_move_at IS NOT now.at)"
        f" WHERE part_id NOT IN {_STALE} LIMIT ?",
        (limit,),
    )
    return [row[0] for row in rows]

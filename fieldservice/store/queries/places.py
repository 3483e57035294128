"""Places inside one another: which warehouse a bin belongs to, and what lies in a warehouse."""

from __future__ import annotations

from collections.abc import Sequence

from fieldservice.store.queries.windows import marks
from fieldservice.store.reader import Reader, parts

WAREHOUSE_KINDS = ("central", "regional", "point", "van", "technician")
_WAREHOUSES = ", ".join(f"'{kind}'" for kind in WAREHOUSE_KINDS)
_DEEPEST = 20  # places that lie in one another in a circle must not keep us for ever


def warehouses_of(reader: Reader, location_ids: Sequence[str]) -> dict[str, str]:
    """By place the nearest place around it (itself included) that is a warehouse; those without one are left out."""
    found: dict[str, str] = {}
    for part in parts(sorted(set(location_ids))):
        found.update(
            reader.rows(
                "WITH RECURSIVE up (start, id, kind, parent_id, depth) AS ("
                f" SELECT id, id, kind, parent_id, 0 FROM stock_location WHERE id IN ({marks(part)})"
                " UNION ALL SELECT up.start, l.id, l.kind, l.parent_id, up.depth + 1 FROM up"
                f" JOIN stock_location l ON l.id = up.parent_id WHERE up.kind NOT IN ({_WAREHOUSES})"
                f" AND up.depth < {_DEEPEST})"
                f" SELECT start, id FROM up WHERE kind IN ({_WAREHOUSES})",
                part,
            )
        )
    return found


def inside(reader: Reader, location_id: str) -> list[str]:
    """The place itself, then everything in it; what lies in another warehouse inside it belongs to that one."""
    rows = reader.rows(
        "WITH RECURSIVE down (id, depth) AS (SELECT ?, 0 UNION ALL SELECT l.id, down.depth + 1 FROM down"
        " JOIN stock_location l ON l.parent_id = down.id"
        f" WHERE l.kind NOT IN ({_WAREHOUSES}) AND down.depth < {_DEEPEST})"
        " SELECT DISTINCT id FROM down",
        (location_id,),
    )
    return [row[0] for row in rows]

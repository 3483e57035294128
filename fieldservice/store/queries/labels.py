"""What labels are made of, for many records at once."""

from __future__ import annotations

from collections.abc import Sequence

from fieldservice.store.queries.windows import marks
from fieldservice.store.reader import Reader, parts

MOST = 5_000


def parts_in(reader: Reader, location_ids: Sequence[str]) -> list[str]:
    """Ids of the parts that lie in these places, by number."""
    found: dict[str, str] = {}
    for some in parts(location_ids):
        rows = reader.rows(
            "SELECT DISTINCT p.id, p.number FROM stock_on_hand h JOIN part p ON p.id = h.part_id"
            f" WHERE h.location_id IN ({marks(some)}) AND h.quantity_micro > 0 LIMIT {MOST}",
            tuple(some),
        )
        found.update(dict(rows))
    return sorted(found, key=lambda id: found[id])[:MOST]

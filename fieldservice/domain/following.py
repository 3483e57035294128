"""What goes over to the other one when two rows turn out to be the same thing.

Facts never change: notes, stock moves, prices, what was counted. They stay with the record that was entered later, and
so do the warehouse's papers, because the stock that they speak of lies under its part.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

# By kind of the pair: the fields that name it
FOLLOWING: Mapping[str, tuple[tuple[str, str], ...]] = {
    "customer": tuple(
        (table, "customer_id") for table in ("asset", "contact", "contract", "service_request", "site", "work_order")
    ),
    "asset": (
        ("asset", "parent_id"),
        ("attachment", "asset_id"),
        ("service_request", "asset_id"),
        ("work_order", "asset_id"),
    ),
    "part": (
        ("article_part", "part_id"),
        ("bom_line", "assembly_part_id"),
        ("bom_line", "part_id"),
        ("part_code", "part_id"),
        ("part_photo", "part_id"),
    ),
}


def changed_by_deciding(archivable: Iterable[str]) -> str:
    """What a decision about a pair may change, as the table of rights says it: "asset(archived customer_id) ..."."""
    fields = {table: {"archived"} for table in archivable}
    for references in FOLLOWING.values():
        for table, field in references:
            fields.setdefault(table, set()).add(field)
    return " ".join(f"{table}({' '.join(sorted(names))})" for table, names in sorted(fields.items()))


def is_following(pair: Mapping[str, Any], table: str, values: Mapping[str, Any], held: Mapping[str, Any]) -> bool:
    """Whether a change takes a row from one of a pair (`tab`, `first_id`, `second_id`) to the other and does no more.
    `held`: the row as it stands."""
    fields = {field for named, field in FOLLOWING.get(pair.get("tab", ""), ()) if named == table}
    both = {pair.get("first_id"), pair.get("second_id")}
    return bool(values) and all(
        name in fields and value in both and held.get(name) in both for name, value in values.items()
    )

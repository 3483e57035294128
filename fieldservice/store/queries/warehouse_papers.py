"""What the warehouse's papers ask of the store beside what its services know already."""

from __future__ import annotations

from collections.abc import Iterable

from fieldservice.store.queries.windows import marks
from fieldservice.store.reader import Reader, parts

NUMBERED = ("pick_list", "shipment", "goods_receipt", "stock_count", "purchase_order")


def id_of(reader: Reader, table: str, key: str) -> str | None:
    """The id of the paper with this id or number; None when it isn't here."""
    if table not in NUMBERED:
        raise ValueError(f"{table} has no numbers")
    rows = reader.rows(
        f"SELECT id FROM {table} WHERE id = ?1 OR number = ?1 ORDER BY id = ?1 DESC, rid DESC LIMIT 1", (key,)
    )
    return rows[0][0] if rows else None


def tagged_line(reader: Reader, key: str) -> str | None:
    """The removed part with this id or tag number; None when it isn't here or has no tag."""
    rows = reader.rows(
        "SELECT id FROM part_line WHERE (id = ?1 OR tag_number = ?1) AND tag_number <> '' AND NOT removed"
        " ORDER BY id = ?1 DESC, rid DESC LIMIT 1",
        (key,),
    )
    return rows[0][0] if rows else None


def put_away_in(reader: Reader, receipt_line_ids: Iterable[str]) -> dict[str, list[str]]:
    """By line of a receipt the codes of the bins that it was put into, in the order in which that happened."""
    found: dict[str, list[str]] = {}
    for part in parts(sorted(set(receipt_line_ids))):
        for line_id, code in reader.rows(
            "SELECT m.line_id, coalesce(nullif(l.code, ''), l.name) FROM stock_move m"
            " JOIN stock_location l ON l.id = m.to_location_id"
            f" WHERE m.line_id IN ({marks(part)}) AND m.reason = 'put_away'"
            " AND NOT EXISTS (SELECT 1 FROM stock_move r WHERE r.line_id = m.line_id AND r.reverses_id = m.id)"
            " GROUP BY m.line_id, l.id ORDER BY min(m.rid)",
            part,
        ):
            found.setdefault(line_id, []).append(code)
    return found


def holder_of(reader: Reader, location_id: str) -> str | None:
    """Whose place it is: the person responsible for it, else whose van it is."""
    rows = reader.rows(
        "SELECT coalesce(l.person_id, (SELECT p.id FROM person p WHERE p.van_location_id = l.id AND NOT p.archived"
        " ORDER BY p.rid LIMIT 1)) FROM stock_location l WHERE l.id = ?",
        (location_id,),
    )
    return rows[0][0] if rows else None

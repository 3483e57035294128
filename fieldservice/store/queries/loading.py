"""Looking up many keys at once while rows are brought in from elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from fieldservice.store import tables
from fieldservice.store.reader import Reader, parts


def existing(reader: Reader, table: str, column: str, values: Sequence[str]) -> list[tuple[str, str]]:
    """(value, id) of the rows whose column equals one of the values; the oldest row first."""
    known = tables.table_of(table).by_name[column].name
    found: list[tuple[str, str]] = []
    for part in parts(values):
        marks = ", ".join("?" * len(part))
        found += reader.rows(f"SELECT {known}, id FROM {table} WHERE {known} IN ({marks}) ORDER BY rid", part)
    return found


def existing_texts(reader: Reader, owner_column: str, owner_ids: Sequence[str]) -> set[tuple[str, str]]:
    """(owner id, text) of the notes of these owners."""
    owner = tables.table_of("note").by_name[owner_column].name
    found: set[tuple[str, str]] = set()
    for part in parts(owner_ids):
        marks = ", ".join("?" * len(part))
        found.update(reader.rows(f"SELECT {owner}, text FROM note WHERE {owner} IN ({marks})", part))
    return found


def on_hand_now(reader: Reader, keys: Sequence[tuple[str, str, str, str]]) -> dict[tuple[str, str, str, str], int]:
    """The sum in micro-units for each (part, location, lot, serial); keys without moves are left out."""
    found: dict[tuple[str, str, str, str], int] = {}
    for key in keys:
        rows = reader.rows(
            "SELECT quantity_micro FROM stock_on_hand WHERE part_id = ? AND location_id = ? AND lot = ? AND serial = ?",
            key,
        )
        if rows:
            found[key] = rows[0][0]
    return found


def serial_places(reader: Reader, part_id: str, serial: str) -> list[str]:
    """The places, far ends of moves left out, that hold a serial number of a part."""
    rows = reader.rows(
        "SELECT h.location_id FROM stock_on_hand h JOIN stock_location l ON l.id = h.location_id"
        " WHERE h.part_id = ? AND h.serial = ? AND h.quantity_micro > 0 AND l.kind NOT IN ('supplier', 'adjustment')",
        (part_id, serial),
    )
    return [row[0] for row in rows]

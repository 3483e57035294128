"""Candidates while somebody types: by phone digits, beginnings of numbers, likeness of names and serial numbers."""

from __future__ import annotations

from collections.abc import Sequence

from fieldservice.store.reader import Reader

_LAST = "\U0010ffff"
_DIGITS = "replace(replace(replace(replace(phone, ' ', ''), '-', ''), '(', ''), ')', '')"


def customers_with_phone(reader: Reader, digits: str, limit: int = 20) -> list[tuple[str, str | None]]:
    """(customer id, contact id or None) where a phone contains these digits, however it was written."""
    like = f"%{digits}%"
    contacts = reader.rows(
        f"SELECT customer_id, id FROM contact WHERE rid IN (SELECT rid FROM contact WHERE {_DIGITS} LIKE ? LIMIT ?)"
        " AND NOT archived",
        (like, limit),
    )
    customers = reader.rows(
        f"SELECT id FROM customer WHERE rid IN (SELECT rid FROM customer WHERE {_DIGITS} LIKE ? LIMIT ?)"
        " AND NOT archived",
        (like, limit),
    )
    return [(customer, contact) for customer, contact in contacts] + [(row[0], None) for row in customers]


def similar_names(reader: Reader, pairs: Sequence[str], limit: int = 400) -> list[tuple[str, str]]:
    """(id, name) of customers whose name shares some of these character pairs, for the caller to compare.

    The index holds Chinese names by their pairs; Latin names, which it holds whole, are found by their beginning.
    """
    if not pairs:
        return []
    if pairs[0].isascii():
        start = pairs[0]
        return [
            (id, name)
            for id, name in reader.rows(
                "SELECT id, name FROM customer WHERE name >= ?1 AND name < ?2 OR name >= ?3 AND name < ?4"
                " OR name >= ?5 AND name < ?6 LIMIT ?7",
                [bound for way in (start, start.title(), start.upper()) for bound in (way, way + _LAST)] + [limit],
            )
        ]
    tokens = " OR ".join(f'"{pair}"' for pair in pairs)
    return [
        (id, name)
        for id, name in reader.rows(
            "SELECT c.id, c.name FROM (SELECT rowid AS rid FROM search_customer WHERE search_customer MATCH ?"
            " ORDER BY bm25(search_customer) LIMIT ?) h CROSS JOIN customer c ON c.rid = h.rid",
            (tokens, limit),
        )
    ]


def assets_with_like_serial(reader: Reader, plain: str, limit: int = 20) -> list[str]:
    """Ids of assets whose serial number is this one once blanks and dashes are taken out; reads the index only."""
    return [
        row[0]
        for row in reader.rows(
            "SELECT id FROM asset WHERE rid IN (SELECT rid FROM asset WHERE"
            " upper(replace(replace(serial, '-', ''), ' ', '')) = ? LIMIT ?)",
            (plain, limit),
        )
    ]


def customers_numbered(reader: Reader, start: str, limit: int = 8) -> list[str]:
    """Ids of customers whose number starts so (capital letters)."""
    return [
        row[0]
        for row in reader.rows(
            "SELECT id FROM customer WHERE number >= ? AND number < ? AND NOT archived ORDER BY number LIMIT ?",
            (start, start + _LAST, limit),
        )
    ]


def assets_with_serial(reader: Reader, start: str, limit: int = 8) -> list[str]:
    """Ids of assets whose serial number starts so, as it is written."""
    return [
        row[0]
        for row in reader.rows(
            "SELECT id FROM asset WHERE serial >= ? AND serial < ? AND NOT archived ORDER BY serial LIMIT ?",
            (start, start + _LAST, limit),
        )
    ]


def newest_matches(reader: Reader, kind: str, tokens: str, limit: int) -> list[str]:
    """Ids of the newest rows of a kind whose documents match the FTS expression."""
    return [
        row[0]
        for row in reader.rows(
            f"SELECT t.id FROM (SELECT rowid AS rid FROM search_{kind} WHERE search_{kind} MATCH ?"
            f" ORDER BY rowid DESC LIMIT ?) h CROSS JOIN {kind} t ON t.rid = h.rid",
            (tokens, limit),
        )
    ]

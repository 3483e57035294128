"""Stock on hand of a device that is joined to a hub: the hub's balance plus later moves that are known here.

A device that holds only part of the ledger can't sum it. The hub's balance of a location, part, lot and serial stands
at a sequence number; every move that is known here and placed after it, or not placed yet, is added.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from fieldservice.store import worth
from fieldservice.store.outbox import DISCARDED, PARKED, QUARANTINED, REFUSED

Key = tuple[str, str, str, str]  # part, location, lot, serial

_BALANCE = (
    "SELECT quantity_micro, last_move_at, row_base, field_bases FROM stock_balance"
    " WHERE part_id = ? AND location_id = ? AND lot = ? AND serial = ?"
)
_LATER = """
    SELECT total(CASE WHEN m.to_location_id = :location THEN m.quantity_micro ELSE 0 END
               - CASE WHEN m.from_location_id = :location THEN m.quantity_micro ELSE 0 END), max(m.at), count(*)
    FROM stock_move m LEFT JOIN mutation u ON u.mid = -m.row_base
    WHERE m.part_id = :part AND m.lot = :lot AND m.serial = :serial
        AND (m.to_location_id = :location OR m.from_location_id = :location)
        AND CASE WHEN m.row_base > 0 THEN m.row_base > :seq
            ELSE coalesce(u.state, 0) NOT IN (:refused, :parked, :discarded, :quarantined)
                AND (u.seq IS NULL OR u.seq > :seq) END"""


def keys_of_move(values: Mapping[str, Any]) -> list[Key]:
    """The two sums that a move changes; `values` may leave out what equals its default."""
    rest = (values.get("lot") or "", values.get("serial") or "")
    return [(values["part_id"], values[end], *rest) for end in ("to_location_id", "from_location_id")]


def key_of_balance(values: Mapping[str, Any]) -> Key:
    """The sum that a balance stands for."""
    return (values["part_id"], values["location_id"], values.get("lot") or "", values.get("serial") or "")


def compute(connection: Any, keys: Iterable[Key]) -> None:
    """Compute these sums again."""
    keys = list(keys)
    worth.note(connection, {key[0] for key in keys})
    for key in keys:
        quantity, last = sum_of(connection, key)
        if last is None:
            connection.execute(
                "DELETE FROM stock_on_hand WHERE part_id = ? AND location_id = ? AND lot = ? AND serial = ?", key
            )
            continue
        connection.execute(
            "INSERT INTO stock_on_hand (part_id, location_id, lot, serial, quantity_micro, last_move_at)"
            " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET quantity_micro = excluded.quantity_micro,"
            " last_move_at = excluded.last_move_at",
            (*key, quantity, last),
        )


def sum_of(connection: Any, key: Key) -> tuple[int, int | None]:
    """Quantity and time of the last move of one sum; None as the time when there is neither balance nor move."""
    part, location, lot, serial = key
    balance = connection.execute(_BALANCE, key).fetchone()
    quantity, last, seq = (balance[0], balance[1] or 0, _version(balance)) if balance else (0, None, 0)
    later, at, count = connection.execute(
        _LATER,
        {
            "part": part, "location": location, "lot": lot, "serial": serial, "seq": seq,
            "refused": REFUSED, "parked": PARKED, "discarded": DISCARDED, "quarantined": QUARANTINED,
        },
    ).fetchone()  # fmt: skip
    if count:
        last = max(last or 0, at or 0)
    return quantity + int(later), last


def _version(balance: tuple[Any, ...]) -> int:
    import json

    bases = json.loads(balance[3]) if balance[3] else {}
    return max(int(balance[2]), *map(int, bases.values())) if bases else int(balance[2])

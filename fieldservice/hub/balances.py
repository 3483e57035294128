"""Balances: what lies where according to the whole ledger, kept as rows that every device may read.

A device that holds only part of the ledger shows `balance + own moves that the balance does not know yet`.
"""

from __future__ import annotations

from collections.abc import Iterable

from fieldservice.hub.conflicts import identifier
from fieldservice.hub.entities import Entity, Ledger, Values, Version

Key = tuple[str, str, str, str]  # part, location, lot, serial


def keep(ledger: Ledger, moves: Iterable[Entity], version: Version) -> None:
    """Add new moves to the balances of both their ends, in the same transaction."""
    changes: dict[Key, tuple[int, int]] = {}
    for move in moves:
        quantity, at = _int(move.get("quantity_micro")), _int(move.get("at"))
        for place, signed in ((move.get("to_location_id"), quantity), (move.get("from_location_id"), -quantity)):
            key = (str(move.get("part_id")), str(place), str(move.get("lot")), str(move.get("serial")))
            before = changes.get(key, (0, 0))
            changes[key] = (before[0] + signed, max(before[1], at))
    if not changes:
        return
    ids = {key: identifier("balance", *key) for key in changes}
    ledger.load("stock_balance", ids.values())
    for key, (quantity, at) in changes.items():
        row = ledger.find("stock_balance", ids[key])
        if row is None:
            part, location, lot, serial = key
            made: Values = {"part_id": part, "location_id": location, "quantity_micro": quantity, "last_move_at": at}
            made.update({"lot": lot} if lot else {}, **({"serial": serial} if serial else {}))
            ledger.insert("stock_balance", ids[key], made, version)
        else:
            values: Values = {
                "quantity_micro": _int(row.get("quantity_micro")) + quantity,
                "last_move_at": max(_int(row.get("last_move_at")), at),
            }
            ledger.change(row, values, values, version)


def _int(value: object) -> int:
    return value if isinstance(value, int) else 0

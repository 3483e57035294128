"""Serial numbers: how they arrived and where they are."""

from __future__ import annotations

from datetime import datetime
from itertools import islice
from typing import NamedTuple

from fieldservice.domain.quantity import MICRO
from fieldservice.domain.records import GoodsReceiptLine, Part, StockMove
from fieldservice.store.queries.stock import OWN_KINDS
from fieldservice.store.queries.windows import marks
from fieldservice.store.reader import Reader
from fieldservice.system.clock import to_ms


class SerialKey(NamedTuple):
    """One piece."""

    part_id: str
    serial: str


def moves_of(reader: Reader, key: SerialKey) -> list[StockMove]:
    """Every move of a serial number, the first first."""
    return reader.where(StockMove, part_id=key.part_id, serial=key.serial, order_by="at, id")


def arrivals(reader: Reader, key: SerialKey) -> list[StockMove]:
    """The arrivals from suppliers that were not taken back, the first first."""
    moves = moves_of(reader, key)
    gone = {move.reverses_id for move in moves}
    left = [move for move in moves if move.reason == "received" and move.id not in gone]
    receipts = reader.many(GoodsReceiptLine, (move.line_id for move in left))
    return [move for move in left if move.line_id in receipts]


def lines_of(reader: Reader, key: SerialKey) -> list[GoodsReceiptLine]:
    """The lines of receipts on which it was taken in, also where that was taken back; the first arrival's first."""
    ids = dict.fromkeys(move.line_id for move in moves_of(reader, key) if move.reason == "received")
    known = reader.many(GoodsReceiptLine, ids)
    return [known[id] for id in ids if id in known]


def held_at(reader: Reader, key: SerialKey) -> list[str]:
    """Our own places that hold it by the books, once for each piece that they hold."""
    rows = reader.rows(
        "SELECT s.location_id, s.quantity_micro FROM stock_on_hand s JOIN stock_location l ON l.id = s.location_id"
        f" WHERE s.part_id = ? AND s.serial = ? AND s.quantity_micro > 0 AND l.kind IN ({marks(OWN_KINDS)})"
        " ORDER BY s.location_id",
        [key.part_id, key.serial, *OWN_KINDS],
    )
    return [id for id, quantity in rows for _ in range(quantity // MICRO)]


def received_apart(reader: Reader, since: datetime) -> list[SerialKey]:
    """Serial numbers that stand on several receipts which began after `since`, the newest first."""
    rows = reader.rows(
        "SELECT DISTINCT a.part_id, a.serial FROM goods_receipt r"
        " JOIN goods_receipt_line a ON a.receipt_id = r.id AND a.serial <> ''"
        " JOIN goods_receipt_line b ON b.part_id = a.part_id AND b.serial = a.serial AND b.receipt_id <> a.receipt_id"
        " JOIN goods_receipt q ON q.id = b.receipt_id"
        " WHERE r.received_at >= ?1 AND q.received_at >= ?1 ORDER BY r.received_at DESC",
        (to_ms(since),),
    )
    return [SerialKey(*row) for row in rows]


def in_several_places(reader: Reader, limit: int) -> list[SerialKey]:
    """Serial numbers of which the books have more than one piece, with nothing below zero that tells of it."""
    own = (
        " FROM stock_location l CROSS JOIN stock_on_hand s INDEXED BY stock_on_hand_location"
        f" ON s.location_id = l.id AND s.serial <> '' WHERE l.kind IN ({marks(OWN_KINDS)})"
    )
    found = reader.rows(
        f"SELECT s.part_id, s.serial{own} AND s.quantity_micro > 0 GROUP BY s.part_id, s.serial"
        f" HAVING sum(s.quantity_micro) > {MICRO} ORDER BY max(s.last_move_at) DESC",
        OWN_KINDS,
    )
    keys = (SerialKey(*row) for row in found if reader.get(Part, row[0]).tracking == "serial")
    below = "SELECT 1 FROM stock_on_hand s JOIN stock_location l ON l.id = s.location_id WHERE s.quantity_micro < 0"
    told = f"{below} AND s.serial = ? AND s.serial <> '' AND s.part_id = ? AND l.kind IN ({marks(OWN_KINDS)})"
    return list(islice((key for key in keys if not reader.rows(told, (key.serial, key.part_id, *OWN_KINDS))), limit))

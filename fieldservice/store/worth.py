"""Which parts' figures have to be looked at again (`stock_stale`): what their stock is worth (`stock_value`), and when
it moved last (`stock_age`, by which long lists are sorted).

A move or a cost only notes its part; who wants to know has the noted parts computed first (`services/valuation.py`,
`services/stock_reports.py`). So moves cost next to nothing more, and laptops that never see a cost never compute one.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from fieldservice.system.clock import to_ms

_AGAIN = "ON CONFLICT DO UPDATE SET value = 1, age = 1"


def note(connection: Any, part_ids: Iterable[str]) -> None:
    """These parts have moved, or what they cost has become known."""
    connection.executemany(
        f"INSERT INTO stock_stale (part_id) VALUES (?) {_AGAIN} WHERE NOT (value AND age)",
        [(id,) for id in part_ids],
    )


def closed_elsewhere(connection: Any, ends_at: datetime) -> None:
    """A closing came from the hub: moves of its period that the hub got after it, or has not got, may count later."""
    connection.execute(
        f"INSERT INTO stock_stale (part_id) SELECT DISTINCT m.part_id FROM stock_move m WHERE m.at < ? {_AGAIN}",
        (to_ms(ends_at),),
    )


def forget(connection: Any) -> None:
    """Have every part looked at again."""
    connection.execute("DELETE FROM stock_value")
    connection.execute("DELETE FROM stock_age")
    connection.execute(f"INSERT INTO stock_stale (part_id) SELECT DISTINCT part_id FROM stock_move WHERE true {_AGAIN}")
    connection.execute(
        f"INSERT INTO stock_stale (part_id) SELECT DISTINCT part_id FROM stock_on_hand WHERE true {_AGAIN}"
    )

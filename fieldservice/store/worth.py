"""Which parts' stock has to be valued again (`stock_value_stale`), and the table of values itself (`stock_value`).

A move or a cost only notes its part; who wants to know a value has the noted parts computed first
(`services/valuation.py`). So moves cost next to nothing more, and laptops that never see a cost never compute one.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from fieldservice.system.clock import to_ms


def note(connection: Any, part_ids: Iterable[str]) -> None:
    """These parts have moved, or what they cost has become known."""
    connection.executemany(
        "INSERT INTO stock_value_stale (part_id) VALUES (?) ON CONFLICT DO NOTHING", [(id,) for id in part_ids]
    )


def closed_elsewhere(connection: Any, ends_at: datetime) -> None:
    """A closing came from the hub: moves of its period that the hub got after it, or has not got, may count later."""
    connection.execute(
        "INSERT INTO stock_value_stale (part_id) SELECT DISTINCT m.part_id FROM stock_move m"
        " WHERE m.at < ? ON CONFLICT DO NOTHING",
        (to_ms(ends_at),),
    )


def forget(connection: Any) -> None:
    """Have every part valued again."""
    connection.execute("DELETE FROM stock_value")
    connection.execute(
        "INSERT INTO stock_value_stale (part_id) SELECT DISTINCT part_id FROM stock_move WHERE true"
        " ON CONFLICT DO NOTHING"
    )

"""Number blocks: consecutive values of a series, leased to one stream and never to another."""

from __future__ import annotations

from collections.abc import Mapping

from fieldservice.domain.numbers import FIRST_OF_SERIES
from fieldservice.hub.entities import Ledger
from fieldservice.sync.messages import Block

BLOCK = 200
LOW = 80  # a device that has fewer left gets another block with its next hello
_SKIP = 50 * BLOCK  # more than a firm uses between two backups
_LETTERS = "CDFGHJKMNPQRTVWXY"  # hard to confuse when read aloud


def refill(ledger: Ledger, stream: str, left: Mapping[str, int]) -> list[Block]:
    """Blocks for every series of which the device has few numbers left."""
    made = []
    for series, first_ever in FIRST_OF_SERIES.items():
        if left.get(series, 0) >= LOW:
            continue
        counter = f"number:{series}"
        ledger.raise_counter(counter, first_ever - 1)
        first = ledger.next(counter, BLOCK)
        ledger.tx.run(
            "INSERT INTO number_lease (series, first, ends, stream) VALUES (?, ?, ?, ?)",
            (series, first, first + BLOCK, stream),
        )
        made.append(Block(series=series, first=first, end=first + BLOCK))
    return made


def skip_lost(ledger: Ledger) -> None:
    """After a restore: blocks and letters that were given out since the backup are not given out again."""
    for series in FIRST_OF_SERIES:
        counter = f"number:{series}"
        ledger.raise_counter(counter, max(ledger.counter(counter), FIRST_OF_SERIES[series] - 1) + _SKIP)
    ledger.raise_counter("device_code", ledger.counter("device_code") + _SKIP // BLOCK)


def device_code(ledger: Ledger, stream: str) -> str:
    """The letters with which this stream numbers when its blocks run out; no two streams share them."""
    name = f"device_code:{stream}"
    if not ledger.counter(name):
        ledger.raise_counter(name, ledger.next("device_code"))
    value, letters = ledger.counter(name) - 1, ""
    for _ in range(3):
        value, digit = divmod(value, len(_LETTERS))
        letters = _LETTERS[digit] + letters
    return letters if not value else _LETTERS[value % len(_LETTERS)] + letters

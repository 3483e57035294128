"""Epochs: a hub that was restored from a backup goes on under another name, with numbers that nobody has seen.

So no number that was lost by the restore is ever taken for a new one, and every device delivers again what it lacks.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable

from fieldservice.hub import leases
from fieldservice.hub.database import Transaction
from fieldservice.hub.entities import Ledger

RandomBits = Callable[[int], int]
_MAXIMUM_GAP = 1 << 16


def present(tx: Transaction) -> str:
    """The name of the present epoch; "" where there is none yet."""
    row = tx.one("SELECT id FROM epoch ORDER BY no DESC LIMIT 1")
    return str(row[0]) if row else ""


def begin_first(tx: Transaction, random_bits: RandomBits) -> None:
    """A new hub's epoch; nothing where it has one."""
    if not present(tx):
        _add(tx, random_bits, 0, 0)


def begin(tx: Transaction, random_bits: RandomBits = secrets.randbits) -> str:
    """A restored hub's epoch, in the transaction that restores: nobody ever meets it under its former name."""
    ledger = Ledger(tx)
    fork = ledger.counter("seq")
    start = fork + ((1 + random_bits(16) % _MAXIMUM_GAP) << 32)
    ledger.raise_counter("seq", start)
    leases.skip_lost(ledger)
    ledger.close()
    return _add(tx, random_bits, fork, start)


def _add(tx: Transaction, random_bits: RandomBits, fork: int, start: int) -> str:
    row = tx.one("SELECT max(no) FROM epoch")
    id = f"{random_bits(128):032x}"
    tx.run(
        "INSERT INTO epoch (no, id, fork_seq, start_seq) VALUES (?, ?, ?, ?)",
        ((row[0] or 0) + 1 if row else 1, id, fork, start),
    )
    return id

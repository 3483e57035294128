"""Histories: the streams that devices write, who may write them, and how they branch off one another."""

from __future__ import annotations

from collections.abc import Sequence

from fieldservice.domain.refusals import BEFORE_JOINING
from fieldservice.hub import feed
from fieldservice.hub.database import Transaction
from fieldservice.hub.devices import Device, read_device
from fieldservice.hub.entities import Entity, Ledger, entity_of
from fieldservice.hub.intents import ADMINISTRATOR
from fieldservice.hub.judging import roles_of
from fieldservice.hub.sender import Joining, Sender
from fieldservice.store import outbox
from fieldservice.sync.messages import QUARANTINED, Mutation, Outcome, Stream

_END = 2**62
COLUMNS = "rid, tab, id, seq, base_seq, base_stream, base_mid, base_was, data, versions"


def note_streams(tx: Transaction, device: Device, streams: Sequence[Stream]) -> dict[str, int]:
    """Remember streams that are new here; returns how far the hub has each that this device may write."""
    received = {}
    for stream in streams:
        row = tx.one("SELECT device_id, last_mid FROM stream WHERE stream = ?", (stream.stream,))
        if row is None:
            tx.run(
                "INSERT INTO stream (stream, device_id, parent, start_mid, last_mid, chain) VALUES (?, ?, ?, ?, ?, ?)",
                (stream.stream, device.id, stream.parent, stream.mid, stream.mid, stream.chain),
            )
            received[stream.stream] = stream.mid
        elif may_write(tx, device, row[0]):
            received[stream.stream] = int(row[1])
    return received


def may_write(tx: Transaction, device: Device, owner: str | None) -> bool:
    """A stream is written by its device, or by another one of the same person or of an administrator (a safety
    copy that is delivered by a replacement laptop)."""
    if owner == device.id:
        return True
    row = tx.one("SELECT person_id FROM device WHERE id = ?", (owner,)) if owner else None
    if row is None:
        return False
    return row[0] == device.person_id or ADMINISTRATOR in roles_of(person_row(tx, device.person_id))


def owner(tx: Transaction, stream: str) -> str | None:
    """The device that wrote a stream."""
    if not stream.isalnum():  # keys of messages are not looked at when they are read
        return None
    row = tx.one("SELECT device_id FROM stream WHERE stream = ?", (stream,))
    return str(row[0]) if row else None


def device_of(tx: Transaction, stream: str) -> Device | None:
    """The device that writes a stream."""
    return read_device(tx, owner(tx, stream) or "")


def sender(ledger: Ledger, device: Device, stream: str) -> Sender:
    """Whose mutations these are, with the branches of their history."""
    tx = ledger.tx
    lineage: list[tuple[str, int]] = []
    name = stream
    while name and len(lineage) < 1_000:
        row = tx.one("SELECT parent, start_mid FROM stream WHERE stream = ?", (name,))
        if row is None:
            break
        lineage.append((name, int(row[1])))
        name = row[0]
    forks = [(int(f), int(s)) for f, s in tx.rows("SELECT fork_seq, start_seq FROM epoch WHERE start_seq > 0")]
    by_administrator = ADMINISTRATOR in roles_of(person_row(tx, device.person_id))
    joining = None if by_administrator else _joining(tx, stream)  # who joins with others' history accepts it as well
    return Sender(device, stream, lineage, ledger, forks, joining=joining)


def note_joining(tx: Transaction, device: Device, stream: str) -> None:
    """Remember with which stream a laptop joined. It joins once: what it says later changes nothing."""
    if owner(tx, stream) == device.id and not tx.one("SELECT 1 FROM joined WHERE device_id = ?", (device.id,)):
        tx.run("INSERT INTO joined (stream, device_id) VALUES (?, ?) ON CONFLICT DO NOTHING", (stream, device.id))


def accept_history(tx: Transaction, device: Device, person_id: str | None, now: int) -> None:
    """An administrator accepts what the laptop's installation holds from before it joined."""
    tx.run(
        "UPDATE joined SET accepted_at = ?, accepted_by = ? WHERE device_id = ? AND accepted_at IS NULL",
        (now, person_id, device.id),
    )


def _joining(tx: Transaction, stream: str) -> Joining | None:
    """Up to where the history of a stream is from before a laptop joined; None where it is not."""
    waiting, seen, through = [(stream, _END)], {stream}, -1
    accepted = False
    while waiting:
        name, end = waiting.pop()
        for child, start, joined, accepted_at in tx.rows(
            "SELECT s.stream, s.start_mid, j.stream, j.accepted_at FROM stream s LEFT JOIN joined j"
            " ON j.stream = s.stream WHERE s.parent = ?",
            (name,),
        ):
            reached = min(end, int(start))
            if joined is not None and reached > through:
                through, accepted = reached, accepted_at is not None
            elif joined is None and child not in seen:
                seen.add(child)
                waiting.append((child, reached))
    if through < 0:
        return None
    held = tx.one(
        "SELECT 1 FROM mutation WHERE stream = ? AND outcome = ? AND code = ? LIMIT 1",
        (stream, QUARANTINED, BEFORE_JOINING),
    )
    return Joining(through, accepted, held is not None)


def chain(tx: Transaction, stream: str, last: int) -> bytes:
    """The chain after mutation `last` of a stream."""
    row = tx.one("SELECT chain FROM mutation WHERE stream = ? AND mid = ?", (stream, last))
    if row is None:
        row = tx.one("SELECT chain FROM stream WHERE stream = ?", (stream,))
    held = bytes(row[0]) if row else b""
    return held or outbox.first_chain(stream)


def stored(tx: Transaction, stream: str, mutation: Mutation) -> Outcome | None:
    """What became of a mutation that is here already; None when another one has its number.

    One from before the stream began is its parent's: it was pushed under that name.
    """
    row = tx.one("SELECT chain FROM mutation WHERE stream = ? AND mid = ?", (stream, mutation.mid))
    if row is None or bytes(row[0]) != mutation.chain:
        return None
    return feed.outcomes(tx, stream, mutation.mid - 1)[0]


def person_row(tx: Transaction, person_id: str | None) -> Entity | None:
    """The row of a person; None when there is none."""
    row = tx.one(f"SELECT {COLUMNS} FROM entity WHERE tab = 'person' AND id = ?", (person_id or "",))
    return entity_of(row) if row else None

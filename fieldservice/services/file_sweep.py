"""Photos and files that nothing names any more leave the disk.

A row that left this device's slice takes its photos along, and so does a draft that was thrown away. Nobody is in a
hurry: a file goes only after it lay unnamed on thirty days on which the program was open, so that a database that was
put back, or a row that comes back, finds it again. The days are counted and no dates compared, because clocks jump.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from msgspec import Struct

from fieldservice.services.context import Context
from fieldservice.store.queries import blob_transfers

DAYS = 30
_KEPT = "files.unnamed"


class Unnamed(Struct, frozen=True):
    """The last day on which was looked, and on how many days each file lay here without a name."""

    day: str = ""
    days: dict[str, int] = {}


class FileSweep:
    """Safe to call from any thread."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def sweep(self, breathe: Callable[[], None] | None = None) -> int:
        """Count another day for what nothing names, and remove what has lain so for DAYS; how many files went.

        Once a day; other calls do nothing. What the hub has not confirmed yet stays, as does what drafts, other values
        of this device and refused or carried work name. `breathe` is called for each file and may raise. Raises
        EnvironmentFault when the disk refuses.
        """
        context = self._context
        kept = msgspec.json.decode(context.store.local_value(_KEPT) or "{}", type=Unnamed)
        today = context.now().date().isoformat()
        if kept.day == today:
            return 0
        named = self._named()
        days: dict[str, int] = {}
        for ref in context.blobs.iter():
            if ref.sha256 not in named:
                days[ref.sha256] = kept.days.get(ref.sha256, 0) + 1
            if breathe is not None:
                breathe()
        due = [sha for sha, count in days.items() if count > DAYS]
        gone = 0
        for sha in due and sorted(set(due) - self._named()):  # a row may have come meanwhile
            blob_transfers.forget_blob(context.store, sha)  # first: should the row come back, it is fetched again
            gone += context.blobs.delete_old(sha, context.now())
            del days[sha]
        context.blobs.delete_leftovers(context.now())
        with context.begin("files.sweep") as uow:
            uow.put_local(_KEPT, msgspec.json.encode(Unnamed(today, days)).decode())
            uow.commit()
        return gone

    def _named(self) -> set[str]:
        reader = self._context.store.read()
        rows, underway = blob_transfers.referenced(reader), blob_transfers.unconfirmed(reader)
        return rows.union(underway, blob_transfers.named_apart(reader, _KEPT))

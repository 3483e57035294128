"""Long work that dies: `python -m tests.journeys.killed_work (import | backup | demo) FOLDER STOP`.

Opens the profile in FOLDER/profile and dies by SIGKILL: an import at its STOP-th statement, a backup when it has STOP
files of its own in it, a fill with demonstration data at its STOP-th statement. Prints `done` should it live that long.
"""

from __future__ import annotations

import os
import random
import signal
import sys
from pathlib import Path

from fieldservice.bootstrap import Session, Surroundings, open_session
from fieldservice.system.clock import FixedClock
from fieldservice.system.ids import SeededIds
from tests.services.conftest import MONDAY_MORNING, SHANGHAI

PASSPHRASE = "four small words"
CHUNK = 50


def surroundings(folder: Path, seed: int) -> Surroundings:
    """A clock that stands still, the markers in the folder."""
    clock = FixedClock(MONDAY_MORNING)
    return Surroundings(clock, SeededIds(seed, clock), SHANGHAI, folder / "state")


def _die_at_statement(session: Session, stop: int) -> None:
    seen = 0

    def count(_sql: str) -> None:
        nonlocal seen
        seen += 1
        if seen == stop:
            os.kill(os.getpid(), signal.SIGKILL)

    session.store.database.connection().set_trace_callback(count)


def main(what: str, folder: Path, stop: int) -> None:
    """Do it and die."""
    session = open_session(folder / "profile", PASSPHRASE, surroundings(folder, random.randrange(10**6)))
    if what == "import":
        from fieldservice.exchange.importing import import_table, mapping_for
        from fieldservice.exchange.tables import open_table

        table = open_table(folder / "customers.csv")
        mapping = mapping_for(session.context, table, "customers")
        _die_at_statement(session, stop)
        import_table(session.context, table, mapping, chunk=CHUNK)
    elif what == "backup":
        session.back_up(
            folder / "kept.fsbackup",
            lambda done, _all: os.kill(os.getpid(), signal.SIGKILL) if done == stop else None,
        )
    else:
        from fieldservice.demo_data import fill

        _die_at_statement(session, stop)
        fill(session, jobs=120)
    session.close()
    print("done")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))

"""A laptop that dies while it synchronises: `python -m tests.sync.killed_sync PROFILE STATE STOP`.

Opens the profile and dies by SIGKILL at the STOP-th statement of its synchronisation. Prints `done` should it live
that long.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from fieldservice.bootstrap import Surroundings, open_session
from fieldservice.sync.driver import run_until_quiet
from fieldservice.sync.opening import open_sync
from fieldservice.system.clock import SystemClock
from fieldservice.system.ids import Ids
from tests.services.conftest import SHANGHAI

PASSPHRASE = "four small words"


def main(profile: Path, state: Path, stop: int) -> None:
    """Synchronise and die."""
    session = open_session(profile, PASSPHRASE, Surroundings(SystemClock(), Ids(), SHANGHAI, state))
    sync = open_sync(session.store, session.context.blobs, session.profile)
    assert sync is not None
    seen = 0

    def count(_sql: str) -> None:
        nonlocal seen
        seen += 1
        if seen == stop:
            os.kill(os.getpid(), signal.SIGKILL)

    session.store.database.connection().set_trace_callback(count)
    done = run_until_quiet(sync, session.context.clock)
    session.store.database.connection().set_trace_callback(None)
    sync.link.close()
    session.close()
    print("done" if done else sync.engine.state)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))

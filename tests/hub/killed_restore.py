"""A restore that dies: `python -m tests.hub.killed_restore BACKUP FOLDER BOUNDARY (before | after)`.

It is killed at that transaction or at that file moved into its place; prints `done` should it live that long.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from pathlib import Path
from typing import Any

from fieldservice.hub.backup import restore_backup
from tests.journeys.killing import Boundaries, count_boundaries


def main(backup: Path, folder: Path, wanted: int, moment: str) -> None:
    """Restore and die."""
    boundaries = Boundaries(wanted, moment)
    count_boundaries(sqlite3, boundaries)
    replace = os.replace

    def replaced(*paths: Any) -> None:
        number = boundaries.reach()
        replace(*paths)
        boundaries.crossed(number)

    os.replace = replaced
    restore_backup(backup, folder)
    print("done")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4])

"""The child processes of a process, read from /proc: a bare machine has no `ps`."""

from __future__ import annotations

from pathlib import Path


def children(parent: int) -> list[tuple[int, str]]:
    """(pid, command line) of the living children."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            state, ppid = folder.joinpath("stat").read_text().rpartition(")")[2].split()[:2]
            command = folder.joinpath("cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except (OSError, ValueError):  # it ended meanwhile
            continue
        if int(ppid) == parent and state != "Z":
            found.append((int(folder.name), command))
    return found

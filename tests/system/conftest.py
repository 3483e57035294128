"""A disk that is really full, where the machine allows one."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 6 MiB; skipped where mounting is not allowed (the simulated full disk is tested everywhere)."""
    folder = tmp_path / "small disk"
    folder.mkdir()
    if sys.platform != "linux":
        pytest.skip("mounting a small disk needs Linux")
    command = ["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(folder)]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except FileNotFoundError:
        pytest.skip("mounting a small disk needs the mount command")
    if done.returncode != 0:
        pytest.skip("mounting a small disk needs more rights")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=False)

"""Morango, a well-known synchroniser for Django, side by side: left out where it is not installed.

`pip install fieldservice[bench-morango]` puts it beside us; as it wants a Django of its own choice, the variable
FIELDSERVICE_MORANGO_PYTHON may name the interpreter of an environment that has it instead.

Its own way there and back: records of the same five kinds in its syncable models, serialised, delivered over HTTP on
loopback to a server process, deserialised there; then fetched and deserialised by a second laptop. Certificates are
at hand on all sides. It has no search index, no encryption and no rules on who may do what.
"""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.benchmarks.sync_scale import Found

PYTHON = "FIELDSERVICE_MORANGO_PYTHON"
RECORDS = 5_000
_RUN = Path(__file__).parent / "morango_side" / "run.py"


def interpreter() -> str | None:
    """The Python that has Morango; None when none is known."""
    named = os.environ.get(PYTHON)
    if named:
        return named
    return sys.executable if importlib.util.find_spec("morango") else None


def beside(own_us: float) -> Found:
    """How many times longer Morango takes for a record than we do, there and back."""
    python = interpreter()
    if python is None:
        return Found(lines=["vs_morango: left out, Morango is not installed (extra bench-morango)"])
    theirs = _measure(python) / RECORDS * 1_000_000
    return Found(
        ratios={"vs_morango": theirs / own_us, "morango_us_a_record": theirs},
        lines=[f"Morango, measured with {RECORDS:,} records: {theirs:,.0f} us for each, we {own_us:,.0f} us"],
    )


def _measure(python: str) -> float:
    with tempfile.TemporaryDirectory(prefix="fieldservice-bench-") as place:
        folder = Path(place)
        names = [folder / f"{name}.db" for name in ("server", "first", "second")]
        partition = _step(python, "prepare", str(names[0]))["partition"]
        for copy in names[1:]:
            shutil.copy(names[0], copy)
        with socket.socket() as asking:
            asking.bind(("127.0.0.1", 0))
            port = asking.getsockname()[1]
        url = f"http://127.0.0.1:{port}"
        server = subprocess.Popen(
            [python, str(_RUN), "serve", str(names[0]), str(port)],
            env=_environment(names[0], partition),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            _wait(port)
            pushed = _step(python, "push", str(names[1]), url, str(RECORDS), partition=partition)
            pulled = _step(python, "pull", str(names[2]), url, partition=partition)
        finally:
            server.terminate()
            server.wait(30)
        if pulled["records"] != RECORDS:
            raise RuntimeError(f"Morango brought {pulled['records']} of {RECORDS} records")
        return float(pushed["seconds"] + pulled["seconds"])


def _step(python: str, step: str, *arguments: str, partition: str = "") -> dict[str, Any]:
    done = subprocess.run(
        [python, str(_RUN), step, *arguments],
        env=_environment(Path(arguments[0]), partition),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"Morango, {step}: {done.stderr[-2_000:]}")
    found: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def _environment(database: Path, partition: str) -> dict[str, str]:
    """Each side is a machine of its own to Morango."""
    return {**os.environ, "MORANGO_SIDE_PARTITION": partition, "MORANGO_SYSTEM_ID": database.stem}


def _wait(port: int) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=5).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("Morango's server did not start")

"""The simulation keeps every promise, is the same for the same seed, and notices each of the twelve old failures."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sync.simulation.mutants import MUTANTS
from tests.sync.simulation.running import Tally, run, run_many
from tests.sync.simulation.seeds import FOUND

FIRST = 20_261_122  # the same histories every time; `dev.py explore` and `dev.py simulate` have others
PARTS = 3
RUNS = 100  # of each part
FILE_RUNS = 12


@pytest.fixture(autouse=True)
def quiet_log():
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.mark.parametrize("part", range(PARTS))
def test_random_histories_with_faults_keep_every_promise(part):
    seed = FIRST + part * RUNS
    tally = Tally()
    for result in run_many(range(seed, seed + RUNS)):
        tally.add(result)
    assert not tally.failures, "\n".join(f"seed {each.seed}: {each.failure}" for each in tally.failures)
    assert tally.counts["outcome conflict"]
    assert tally.counts["outcome refused"]
    assert tally.counts["power failure"]


def test_histories_on_encrypted_files_with_torn_logs_keep_every_promise():
    tally = Tally()
    for result in run_many(range(FIRST, FIRST + FILE_RUNS), files=True):
        tally.add(result)
    assert not tally.failures, "\n".join(f"seed {each.seed}: {each.failure}" for each in tally.failures)


@pytest.mark.parametrize(("seed", "steps"), FOUND)
def test_what_was_found_once_stays_mended(seed, steps):
    result = run(seed, steps)
    assert not result.failure, f"{FOUND[seed, steps]}\n{result.failure}"


def test_the_same_seed_makes_the_same_history_whatever_the_order_of_sets():
    script = "from tests.sync.simulation.running import run; print(*(run(seed).history for seed in range(6)))"
    told = [
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=Path(__file__).resolve().parents[2],
            env={**os.environ, "PYTHONHASHSEED": str(order)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for order in (1, 2)
    ]
    assert told[0] == told[1]
    assert len(set(told[0].split())) == 6


@pytest.mark.parametrize("name", MUTANTS)
def test_the_simulation_notices_a_cure_that_is_taken_out(name):
    mutant = MUTANTS[name]
    if any(mutant.notices(mutant.first + seed) for seed in range(mutant.within)):
        return
    pytest.fail(f"{mutant.within} runs without a cure, and nobody noticed")

"""`python3 dev.py simulate --runs N --seed S`: random histories with faults. Exit code 1 when a promise was broken."""

from __future__ import annotations

import argparse
import logging
import sys
from random import SystemRandom

from tests.sync.simulation.running import STEPS, Tally, run_many, world_of


def main(arguments: list[str]) -> int:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(prog="dev.py simulate", description=__doc__)
    parser.add_argument("--runs", type=int, default=200, help="how many histories (200)")
    parser.add_argument("--seed", type=int, help="the first one's seed; the others follow (a new one each time)")
    parser.add_argument("--steps", type=int, default=STEPS, help=f"how long each is ({STEPS})")
    parser.add_argument("--jobs", type=int, default=1, help="in so many processes (1)")
    parser.add_argument("--files", action="store_true", help="on encrypted files whose logs are cut (slower)")
    parser.add_argument("--log", action="store_true", help="print the history of each run (one process)")
    told = parser.parse_args(arguments)
    seed = SystemRandom().randrange(1 << 40) if told.seed is None else told.seed
    print(f"Simulating {told.runs} histories of {told.steps} steps from seed {seed}", flush=True)
    if told.log:
        return _log(range(seed, seed + told.runs), told.steps, files=told.files)
    tally = Tally()
    for result in run_many(range(seed, seed + told.runs), told.steps, jobs=told.jobs, files=told.files):
        tally.add(result)
        if result.failure:
            print(f"\nseed {result.seed}:\n{result.failure}", flush=True)
        if tally.runs % 500 == 0:
            print(tally, flush=True)
    print(tally)
    print(", ".join(f"{count} {name}" for name, count in tally.counts.most_common(60)))
    if tally.failures:
        seeds = " ".join(str(result.seed) for result in tally.failures[:20])
        print(f"Broken promises; keep these seeds in tests/sync/simulation/seeds.py: {seeds}")
        first = f"--runs 1 --seed {tally.failures[0].seed} --steps {told.steps}{' --files' * told.files}"
        print(f"Read one with: python3 dev.py simulate {first} --log")
    return 1 if tally.failures else 0


def _log(seeds: range, steps: int, *, files: bool) -> int:
    logging.disable(logging.CRITICAL)
    for seed in seeds:
        world = world_of(seed, steps, files=files)
        world.log = []
        people = [
            f"{machine} is {machine.laptop.person.name} ({machine.laptop.person.roles})" for machine in world.machines
        ]
        print(f"\nseed {seed}: {', '.join(people)}")
        print(world.weather)
        try:
            world.run()
        finally:
            print("\n".join(world.log))
            world.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

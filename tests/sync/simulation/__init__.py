"""One hub, some laptops and a bad day, from one seed: random histories with faults, judged by invariants and an oracle.

`python3 dev.py simulate --runs N --seed S` runs many; `test_simulation.py` runs some in every test run.
"""

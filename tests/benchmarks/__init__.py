"""Benchmarks: `dev.py bench NAME [--quick]` runs `bench_NAME.run(quick)`.

`run` returns {"ratios": {key: number}, "limits": {key: number}, "lines": [sentences]}: what was measured, what each key
may be at most (a key in "at_least" may be no less), and what to tell people. A key with a unit carries it in its name.
Instead of limits it may say "ok" itself.
"""

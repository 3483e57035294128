"""A minimal Django application whose records Morango synchronises: what `bench_sync` is shown beside.

Runs in the interpreter that has Morango installed, never in ours; imports nothing of ours.
"""

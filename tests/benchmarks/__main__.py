"""Runs one benchmark and prints, last, one JSON line: {"bench": ..., "ratios": {...}, "ok": true or false}."""

from __future__ import annotations

import argparse
import importlib
import json
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def names() -> list[str]:
    """The benchmarks there are."""
    return sorted(path.stem.removeprefix("bench_") for path in Path(__file__).parent.glob("bench_*.py"))


def verdict(result: Mapping[str, Any]) -> tuple[bool, list[str]]:
    """Whether every ratio keeps its limit, and a line for each."""
    ratios, limits, floors = result["ratios"], result.get("limits", {}), result.get("at_least", {})
    unmeasured = [key for key in {**limits, **floors} if key not in ratios]
    ok = bool(result.get("ok", True)) and not unmeasured
    lines = [f"{key:28} not measured" for key in unmeasured]
    for key, value in ratios.items():
        kept = value <= limits.get(key, float("inf")) and value >= floors.get(key, float("-inf"))
        bound = f"at most {limits[key]:g}" if key in limits else f"at least {floors[key]:g}" if key in floors else ""
        lines.append(f"{key:28} {value:10.3f}   {bound:16} {'' if kept else 'NOT KEPT'}".rstrip())
        ok = ok and kept
    return ok, lines


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="dev.py bench")
    parser.add_argument("name", choices=names(), help=f"one of: {', '.join(names())}", metavar="NAME")
    parser.add_argument("--quick", action="store_true", help="under 45 seconds, with less data")
    options = parser.parse_args(arguments)
    start = time.perf_counter()
    result = importlib.import_module(f"tests.benchmarks.bench_{options.name}").run(options.quick)
    ok, lines = verdict(result)
    for line in [*result.get("lines", ()), *lines, f"took {time.perf_counter() - start:.0f} s"]:
        print(line)
    ratios = {key: round(float(value), 4) for key, value in result["ratios"].items()}
    print(json.dumps({"bench": options.name, "ratios": ratios, "ok": ok}), flush=True)
    return 0 if ok else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

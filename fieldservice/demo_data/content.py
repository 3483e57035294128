"""The written content of the demonstration firm: names, faults, parts, read from resources/demo."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import resources

Pair = list[str]  # [Chinese, English]


@lru_cache(maxsize=8)
def read_json(name: str) -> Any:
    """A content file, read once."""
    return json.loads(resources.path("demo", name).read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def part_lines() -> tuple[str, ...]:
    """The lines of the parts catalogue without comments."""
    text = resources.path("demo", "parts.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


@dataclass(frozen=True)
class Words:
    """Chooses the language of free texts: rows that have a name in both languages keep both."""

    language: str

    def __call__(self, pair: Pair, values: dict[str, Any] | None = None) -> str:
        """The text of a pair in the language, its {fields} filled."""
        text = pair[0] if self.language == "zh_CN" else pair[1]
        return text.format_map(values) if values else text

    def place(self, *parts: str) -> str:
        """Words put together as the language does it: 江宁永盛, Jiangning Yongsheng."""
        return ("" if self.language == "zh_CN" else " ").join(part for part in parts if part)


def pick_weighted(rng: random.Random, rows: list[dict[str, Any]]) -> dict[str, Any]:
    """One of the rows by its `weight`."""
    return rng.choices(rows, [row["weight"] for row in rows])[0]

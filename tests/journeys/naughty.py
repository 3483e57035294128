"""Strings that break programs: the Big List of Naughty Strings when it is beside the project, and our own."""

from __future__ import annotations

import json
from pathlib import Path

NASTY = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "nasty"

LONE_HALVES = ("\ud800 lone", "x\udfff", "\udcff.jpg", "cut \ud83d")
OVERLONG = ("a" * 100_000, "中" * 100_000, "e" + "\u0301" * 50_000)
OWN = (
    *LONE_HALVES,
    *OVERLONG,
    "\x00", "a\x00b", "\ud83d\ude00 in two halves", "\u202e\u2066 turned \u202c", "Z" + "\u0338\u0321" * 400,
    "👩\u200d👩\u200d👧 🇨🇳 👍🏽", "=cmd|' /C calc'!A0", "+1+1", "@SUM(A1)", "'; DROP TABLE work_order;--",
    '" OR ""="', "../../../etc/passwd", "C:\\..\\con", "{number}", "{name}", "%n %s %d", "{0.__class__}", "{", "}",
    "{{}}", "<b>bold</b><img src=x>", "&amp;&#x41;", "\u2028\u2029\x85", "\ufeffBOM", "\ufffe\uffff", "\U0010ffff",
    " ", "\n\n", "\t", "\u200b", "-", "/", "*", '"', '"" AND NOT', "NEAR(a b)", "FS1:", "FS1:{number}", "9" * 5_000,
    "１２３", "٣", "𠮷野家 鼹鼠 ㎡ ℃", "क्षत्रिय ไทย 한국어 עברית",
)  # fmt: skip


def collected() -> list[str]:
    """The Big List of Naughty Strings; empty when it is not beside the project."""
    path = NASTY / "naughty_strings" / "blns.json"
    return list(json.loads(path.read_text("utf-8"))) if path.exists() else []


def all_strings() -> list[str]:
    """All of them."""
    return [*OWN, *collected()]

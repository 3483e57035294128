"""Codes of problems, causes and remedies: their rows, and how often they are used."""

from __future__ import annotations

from collections.abc import Sequence

from fieldservice.store.reader import Reader, parts

_COLUMNS = {
    "problem": (("work_order", "problem_code"), ("service_request", "category"), ("article", "problem_code")),
    "cause": (("work_order", "cause_code"), ("service_request", "cause_code"), ("article", "cause_code")),
    "remedy": (("work_order", "remedy_code"), ("service_request", "remedy_code"), ("article", "remedy_code")),
}


def usage(reader: Reader, kind: str) -> dict[str, int]:
    """How many work orders, requests and articles on this device name each code of a kind."""
    found: dict[str, int] = {}
    for table, column in _COLUMNS.get(kind, ()):
        for code, count in reader.rows(f"SELECT {column}, count(*) FROM {table} WHERE {column} <> '' GROUP BY 1"):
            found[code] = found.get(code, 0) + int(count)
    return found


def rids(reader: Reader, kind: str) -> dict[str, int]:
    """The row key of each code of a kind, by id."""
    return {row[0]: int(row[1]) for row in reader.rows("SELECT id, rid FROM fault_code WHERE kind = ?", (kind,))}


def kinds_of(reader: Reader, rids: Sequence[int]) -> list[str]:
    """The kinds that these rows are of."""
    found: dict[str, None] = {}
    for part in parts(rids):
        marks = ", ".join("?" * len(part))
        found.update(
            dict.fromkeys(row[0] for row in reader.rows(f"SELECT kind FROM fault_code WHERE rid IN ({marks})", part))
        )
    return list(found)

"""Choices that stand in a table of their own: a CSV file beside the form, the sheet external_choices."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any


def csv_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file by heading."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return [{key: value or "" for key, value in row.items() if key} for row in csv.DictReader(stream)]


def choice_of_row(row: dict[str, str], value: str, label: str, language: str) -> dict[str, Any]:
    """A choice: `value` and `label` name its columns, the others are for filters."""
    columns = {key: held for key, held in row.items() if key not in (value, label, "list_name", "list name") and held}
    data: dict[str, Any] = {
        "key": row.get(value, ""),
        "names": {language: row.get(label) or row.get(value, "")},
        "verdict": "",
    }
    return data | ({"columns": columns} if columns else {})

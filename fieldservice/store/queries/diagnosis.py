"""Diagnosis trees, what was found by following them, and what closed cases say of their causes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fieldservice.store.reader import Reader

_MOST_CASES = 5_000


def newest_trees(reader: Reader, archived: bool | None = False) -> dict[str, int]:
    """Row keys by id of the newest published version of every tree that is in use (or is not; None: all), by code."""
    rows = reader.rows(
        "SELECT id, rid, archived FROM (SELECT id, rid, code, archived,"
        " row_number() OVER (PARTITION BY code ORDER BY version DESC, id DESC) AS nth"
        " FROM diagnosis_tree WHERE status = 'published') WHERE nth = 1 ORDER BY code"
    )
    return {row[0]: int(row[1]) for row in rows if archived is None or bool(row[2]) == archived}


def newest_versions(reader: Reader) -> dict[str, int]:
    """The newest version of every tree that was published, archived ones too, by code."""
    return {
        row[0]: int(row[1])
        for row in reader.rows("SELECT code, max(version) FROM diagnosis_tree WHERE status = 'published' GROUP BY code")
    }


def published_versions(reader: Reader) -> dict[str, list[tuple[str, int]]]:
    """(id, version) of every version that was published, by code."""
    found: dict[str, list[tuple[str, int]]] = {}
    for code, id, version in reader.rows("SELECT code, id, version FROM diagnosis_tree WHERE status = 'published'"):
        found.setdefault(str(code), []).append((str(id), int(version)))
    return found


def codes(reader: Reader) -> set[str]:
    """The codes of all trees, archived ones and drafts too."""
    return {str(row[0]) for row in reader.rows("SELECT DISTINCT code FROM diagnosis_tree")}


def draft_rids(reader: Reader) -> dict[str, int]:
    """Row keys of all drafts by id."""
    return {row[0]: int(row[1]) for row in reader.rows("SELECT id, rid FROM diagnosis_tree WHERE status = 'draft'")}


def past_cases(reader: Reader, code: str, causes: Sequence[str]) -> list[tuple[str, str, str, str]]:
    """(leaf, cause code, problem code, model) of the newest closed and solved cases that ended in this tree, or were
    coded without a tree with one of these causes."""
    marks = ", ".join("?" * len(causes))
    rows = reader.rows(
        "SELECT CASE WHEN tree_code = ? THEN leaf ELSE '' END, cause_code, problem_code, model FROM case_digest"
        f" WHERE solved AND closed_on IS NOT NULL AND (tree_code = ? OR (tree_code = '' AND cause_code IN ({marks})))"
        " ORDER BY closed_on DESC LIMIT ?",
        (code, code, *causes, _MOST_CASES),
    )
    return [(row[0], row[1], row[2], row[3]) for row in rows]


def codes_of_cases(reader: Reader, model: str, family: str) -> list[tuple[str, str, str, str, int]]:
    """(model, problem, cause, remedy code, how often) of the closed cases of a model and of the models whose names
    begin with `family`."""
    rows = reader.rows(
        "SELECT model, problem_code, cause_code, remedy_code, count(*) FROM case_digest"
        " WHERE closed_on IS NOT NULL AND (model = ? OR (? <> '' AND substr(model, 1, ?) = ?)) GROUP BY 1, 2, 3, 4",
        (model, family, len(family), family),
    )
    return [(row[0], row[1], row[2], row[3], int(row[4])) for row in rows]


def step_seconds(reader: Reader, code: str) -> list[tuple[str, int]]:
    """(test, seconds) of the newest steps of all versions of a tree that were timed."""
    rows = reader.rows(
        "SELECT s.test, s.seconds FROM diagnosis_step s JOIN diagnosis_run r ON r.id = s.run_id"
        " JOIN diagnosis_tree t ON t.id = r.tree_id AND t.code = ?"
        " WHERE s.seconds IS NOT NULL AND s.outcome <> '' ORDER BY s.rid DESC LIMIT ?",
        (code, _MOST_CASES),
    )
    return [(row[0], int(row[1])) for row in rows]


def parts_by_number(reader: Reader, numbers: Sequence[str]) -> list[tuple[Any, ...]]:
    """(number, id, name, name_en) of the parts in use that have these numbers."""
    if not numbers:
        return []
    marks = ", ".join("?" * len(numbers))
    return reader.rows(
        f"SELECT number, id, name, name_en FROM part WHERE number IN ({marks}) AND NOT archived ORDER BY rid",
        tuple(numbers),
    )


def english_names(reader: Reader, names: Sequence[str]) -> dict[str, str]:
    """What parts of these names are called in English, as far as the catalogue says."""
    if not names:
        return {}
    marks = ", ".join("?" * len(names))
    rows = reader.rows(
        f"SELECT name, min(name_en) FROM part WHERE name IN ({marks}) AND name_en <> '' GROUP BY name", tuple(names)
    )
    return {str(row[0]): str(row[1]) for row in rows}


def bill_of(reader: Reader, product_id: str) -> list[tuple[Any, ...]]:
    """(number, id, name, name_en) of the parts in use in a model's bill of material, the optional ones last."""
    return reader.rows(
        "SELECT p.number, p.id, p.name, p.name_en FROM bom_line b JOIN part p ON p.id = b.part_id AND NOT p.archived"
        " WHERE b.product_id = ? ORDER BY b.optional, b.rid",
        (product_id,),
    )


def usage(reader: Reader) -> dict[str, int]:
    """How often each tree's versions were followed, by code."""
    rows = reader.rows(
        "SELECT t.code, count(*) FROM diagnosis_run r JOIN diagnosis_tree t ON t.id = r.tree_id"
        " WHERE NOT r.removed GROUP BY t.code"
    )
    return {row[0]: int(row[1]) for row in rows}


def error_codes(reader: Reader, codes: Sequence[str]) -> list[tuple[Any, ...]]:
    """(code, name, name_en, maker, models) of makers' error codes."""
    if not codes:
        return []
    marks = ", ".join("?" * len(codes))
    return reader.rows(
        "SELECT code, name, name_en, maker, product_models FROM fault_code"
        f" WHERE kind = 'error' AND code IN ({marks}) AND NOT archived ORDER BY code, maker, product_models, id",
        tuple(codes),
    )

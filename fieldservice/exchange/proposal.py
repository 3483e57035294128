"""Proposing a mapping: headings against the synonyms of the fields, then whether the values are of the right type.

Each suggestion has a score (0 to 1) and its reason as a sentence; a person confirms or changes it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from fieldservice.errors import UserError
from fieldservice.exchange.cells import Cell, cell_text, clean_text
from fieldservice.exchange.convert import value_fits
from fieldservice.exchange.field_choices import BLANKS, YES_NO
from fieldservice.exchange.fields import Field, Kind, kind_of, kinds, normalised
from fieldservice.exchange.mapping import Mapping, RowFilter, Rule, header_signature
from fieldservice.exchange.tables import Column, Table
from fieldservice.i18n import translate

LEAST_SCORE = 0.5
_REQUIRED_BONUS = 0.1
_WORDS = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+|[\u4e00-\u9fff]+")
# Fields that stand in for an identifying one which the table leaves blank in most rows.
_STAND_INS = {"parts": {"number": "name"}, "assets": {"serial": "name"}}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Column for a field, with a score and the reason in words."""

    field: str
    column: str
    score: float
    reason: str


@dataclass(frozen=True)
class Proposal:
    """The proposed mapping; `missing`: required fields without a column; `unused`: columns that nothing reads."""

    mapping: Mapping
    suggestions: tuple[Suggestion, ...]
    missing: tuple[str, ...]
    unused: tuple[str, ...]
    score: float


def propose(table: Table, kind_key: str) -> Proposal:
    """The most likely mapping of the table's columns to the fields of a kind."""
    kind = kind_of(kind_key)
    samples = _samples(table)
    candidates: list[Suggestion] = []
    for each in kind.fields:
        for column in table.columns:
            suggestion = _suggest(each, column, samples[column.key])
            if suggestion is not None:
                candidates.append(suggestion)
    required = {each.key for each in kind.fields if each.required}
    chosen = _assign(candidates, required)
    rules: dict[str, Rule] = {}
    filters: list[RowFilter] = []
    for suggestion in chosen:
        spec = kind.field(suggestion.field)
        if spec is not None and spec.filter_only:
            filters.append(_yes_filter(suggestion.column, samples[suggestion.column]))
        else:
            rules[suggestion.field] = Rule(columns=(suggestion.column,))
    _add_stand_ins(kind, rules, samples)
    mapping = Mapping(kind.key, rules, tuple(filters), signature=header_signature(table.columns))
    used = mapping.used_columns()
    open_groups = {group[0] for group in kind.one_of if not any(key in rules for key in group)}
    missing = sorted((required - rules.keys()) | open_groups)
    return Proposal(
        mapping,
        tuple(sorted(chosen, key=lambda each: -each.score)),
        tuple(missing),
        tuple(column.key for column in table.columns if column.key not in used),
        _overall(chosen, missing, table.column_count),
    )


def propose_kind(table: Table) -> list[Proposal]:
    """A proposal for each kind, the likeliest kind first."""
    return sorted((propose(table, kind.key) for kind in kinds()), key=lambda proposal: -proposal.score)


def read_columns(table: Table, kind_key: str) -> Mapping:
    """The proposed mapping when it fills all required fields; UserError naming the ones that no column fits."""
    proposal = propose(table, kind_key)
    if not proposal.missing:
        return proposal.mapping
    kind = kind_of(kind_key)
    labels = [each.label_text() for each in kind.fields if each.key in proposal.missing]
    raise UserError(
        "importing.no_column_fits",
        "No column of {name} fits: {fields}. Its columns are: {columns}. Choose the columns by hand.",
        name=table.path.name,
        fields=translate("importing", ", ").join(labels),
        columns=translate("importing", ", ").join(table.header),
    )


def _samples(table: Table) -> dict[str, list[Cell]]:
    """The values of each column that say something, out of the sample."""
    rows = table.sample()
    return {column.key: [cell for row in rows if _says(cell := row.cells[column.index])] for column in table.columns}


def _says(cell: Cell) -> bool:
    text = clean_text(cell_text(cell))
    return bool(text) and text.casefold() not in BLANKS


def _suggest(each: Field, column: Column, sample: list[Cell]) -> Suggestion | None:
    if column.key.startswith("@"):
        return None
    score, reason = _name_score(each, column.title)
    if score <= 0:
        return None
    if sample and each.within:  # a few texts of many name something
        if not any(value_fits(each, cell) for cell in sample):
            return None
    elif sample and each.type != "text":
        fitting = sum(value_fits(each, cell) for cell in sample)
        share = fitting / len(sample)
        if share < 0.3:
            return None
        score *= 0.6 + 0.4 * share
        reason = translate(
            "importing",
            "{reason} {fitting} of {total} values fit.",
            reason=reason,
            fitting=fitting,
            total=len(sample),
        )
    elif not sample:
        score *= 0.9
    return Suggestion(each.key, column.key, score, reason) if score >= LEAST_SCORE else None


def _name_score(each: Field, title: str) -> tuple[float, str]:
    heading = normalised(title)
    own = [normalised(each.key), normalised(each.label), *map(normalised, each.synonyms)]
    if heading in own:
        # Earlier synonyms are the surer ones; a whole-name hit always beats a resemblance.
        place = own.index(heading)
        score = 1.0 - 0.2 * place / len(own)
        return score, translate("importing", "The column is called {column}.", column=title)
    words = _words(title)
    best, word = 0.0, ""
    for synonym in each.synonyms:
        wanted = _words(synonym)
        if len("".join(wanted)) < 2:
            continue
        score = _resemblance(wanted, words)
        if score > best:
            best, word = score, synonym
    return best, translate("importing", "The column's name resembles “{word}”.", word=word)


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORDS.findall(re.sub(r"[(（\[【].*?[)）\]】]", " ", text))]


def _resemblance(wanted: list[str], words: list[str]) -> float:
    """Below 0.75: the words of a synonym of two or more all occur, or a Chinese heading ends in the synonym."""
    if len(wanted) > 1 and set(wanted) <= set(words):
        return 0.5 + 0.25 * len(wanted) / len(words)
    if len(wanted) == 1 and len(words) == 1 and not wanted[0].isascii() and len(wanted[0]) >= 2:
        synonym, heading = wanted[0], words[0]
        if heading.endswith(synonym) or heading.startswith(synonym):
            return 0.5 + 0.2 * len(synonym) / len(heading)
    return 0.0


def _assign(candidates: list[Suggestion], required: set[str]) -> list[Suggestion]:
    """Each column to one field and each field to one column, the best scores first, required fields before others."""
    chosen: list[Suggestion] = []
    fields: set[str] = set()
    columns: set[str] = set()
    for suggestion in sorted(candidates, key=lambda each: -each.score - _REQUIRED_BONUS * (each.field in required)):
        if suggestion.field in fields or suggestion.column in columns:
            continue
        fields.add(suggestion.field)
        columns.add(suggestion.column)
        chosen.append(suggestion)
    return chosen


def _yes_filter(column: str, sample: list[Cell]) -> RowFilter:
    spoken = {clean_text(cell_text(cell)) for cell in sample}
    said = sorted(text for text in spoken if text.casefold() in YES_NO["true"])
    return RowFilter(column, tuple(said or ["True"]))


def _add_stand_ins(kind: Kind, rules: dict[str, Rule], samples: dict[str, list[Cell]]) -> None:
    """An identifying column that is blank in most rows is helped out by the next best one of the row."""
    most = max((len(sample) for sample in samples.values()), default=0)
    for key, stand_in in _STAND_INS.get(kind.key, {}).items():
        rule, other = rules.get(key), rules.get(stand_in)
        if other is None:
            continue
        spec = kind.field(key)
        if rule is None and spec is not None and spec.required:
            rules[key] = Rule(columns=other.columns)
        elif rule is not None and len(samples[rule.columns[0]]) < most * 0.8:
            rules[key] = Rule(columns=(*rule.columns, *other.columns), combine="first")


def _overall(chosen: list[Suggestion], missing: list[str], columns: int) -> float:
    covered = sum(each.score for each in chosen) / max(columns, 1)
    return covered / (1 + 2 * len(missing))

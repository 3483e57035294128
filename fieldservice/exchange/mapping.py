"""Which column becomes which field: a `Mapping`, kept as JSON, proposed by `proposal`, applied by `convert`.

JSON: {"format": "fieldservice-mapping", "version": 1, "kind": "customers", "name": "...", "signature": "...",
"fields": {"name": {"columns": ["客户名称"]}, "country": {"constant": "CN"}, ...},
"only_rows": [{"column": "is_customer", "values": ["True"]}]}; what is left out has the default of `Rule`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal, get_args

from fieldservice.errors import EnvironmentFault, UserError
from fieldservice.exchange.cells import Cell, cell_text, clean_text
from fieldservice.exchange.field_choices import BLANKS
from fieldservice.exchange.fields import kinds, normalised
from fieldservice.exchange.tables import Column, Table

Combine = Literal["join", "first"]
Otherwise = Literal["keep", "blank", "refuse"]
DateOrder = Literal["auto", "ymd", "dmy", "mdy"]
DecimalSign = Literal["auto", ".", ","]

_FORMAT = "fieldservice-mapping"
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Rule:
    """How one field is filled.

    `columns`: joined with `separator`, or ("first") the first of them that isn't blank. `constant`: when no column
    gives anything. `values`: what is written -> what it means (case and spaces don't count); `otherwise`: what becomes
    of a value that isn't listed. `prefix` goes before what is not blank. `date_order`, `decimal`: "auto" judges the
    column as a whole.
    """

    columns: tuple[str, ...] = ()
    combine: Combine = "join"
    separator: str = " "
    constant: str = ""
    values: dict[str, str] = field(default_factory=dict)
    otherwise: Otherwise = "keep"
    prefix: str = ""
    date_order: DateOrder = "auto"
    decimal: DecimalSign = "auto"


@dataclass(frozen=True, slots=True)
class RowFilter:
    """Only rows whose `column` says one of `values` are taken (case and spaces don't count)."""

    column: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Mapping:
    """How the rows of a table become rows of `kind`. `signature` finds it again for the same kind of file."""

    kind: str
    fields: dict[str, Rule]
    only_rows: tuple[RowFilter, ...] = ()
    name: str = ""
    signature: str = ""

    def with_rule(self, key: str, rule: Rule | None) -> Mapping:
        """The mapping with the field `key` filled by `rule`, or left alone with None."""
        rest = {name: each for name, each in self.fields.items() if name != key}
        return replace(self, fields={**rest, key: rule} if rule else rest)

    def used_columns(self) -> set[str]:
        """The keys of the columns that the mapping reads."""
        used = {column for rule in self.fields.values() for column in rule.columns}
        return used | {row_filter.column for row_filter in self.only_rows}

    def missing_columns(self, table: Table) -> list[str]:
        """Columns that the mapping reads and the table hasn't got."""
        return sorted(self.used_columns() - {column.key for column in table.columns})

    def to_json(self) -> str:
        """The mapping as JSON text, the same text for the same mapping."""
        default = Rule()
        fields = {
            key: {
                name: list(value) if isinstance(value, tuple) else value
                for name in Rule.__slots__
                if (value := getattr(rule, name)) != getattr(default, name)
            }
            for key, rule in sorted(self.fields.items())
        }
        document: dict[str, Any] = {"format": _FORMAT, "version": _VERSION, "kind": self.kind, "name": self.name}
        document |= {"signature": self.signature, "fields": fields}
        document["only_rows"] = [{"column": each.column, "values": list(each.values)} for each in self.only_rows]
        return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def header_signature(columns: Iterable[Column]) -> str:
    """The same for two tables with the same headings, whatever their order, case and spacing."""
    headings = sorted(normalised(column.key) or column.key for column in columns)
    return hashlib.sha256("\n".join(headings).encode()).hexdigest()[:32]


def remembered(mappings: Sequence[Mapping], table: Table, kind: str | None = None) -> Mapping | None:
    """The first of the remembered mappings that was made for such a table and finds all its columns in it."""
    signature = header_signature(table.columns)
    for mapping in mappings:
        fits = mapping.signature == signature and kind in (None, mapping.kind)
        if fits and not mapping.missing_columns(table):
            return mapping
    return None


class RuleReader:
    """A rule prepared for the rows of one table."""

    def __init__(self, rule: Rule, columns: dict[str, Column]) -> None:
        self._rule = rule
        self._at = tuple(columns[key].index for key in rule.columns if key in columns)
        self._first = rule.combine == "first"
        self._constant: tuple[Cell, str] = (rule.constant or None, clean_text(rule.constant))
        self._meant = {_folded(written): meant for written, meant in rule.values.items()}
        self._known = {_folded(meant) for meant in rule.values.values()} | self._meant.keys()

    def read(self, cells: tuple[Cell, ...]) -> tuple[Cell, str]:
        """What the rule finds in a row before it is converted, and its clean text; a single cell keeps its type."""
        rule = self._rule
        found: Cell = None
        clean = ""
        for at in self._at:
            cell = cells[at]
            text = clean_text(cell if isinstance(cell, str) else cell_text(cell))
            if not text or (self._first and text.casefold() in BLANKS):  # "n/a" is no answer while another may follow
                continue
            found, clean = (clean + rule.separator + text,) * 2 if clean else (cell, text)
            if self._first:
                break
        if not clean:
            return self._constant
        if len(self._at) > 1:
            clean = clean_text(cell_text(found))  # the separator may bring blanks
        if self._meant:
            meant = self._meant.get(clean.casefold())
            if meant is not None:
                return meant, clean_text(meant)
            if rule.otherwise == "blank":
                return None, ""
        if rule.prefix:
            found = rule.prefix + clean
            clean = clean_text(found)
        return found, clean

    def lists(self, cell: Cell) -> bool:
        """Whether the rule's value list knows the cell; without a list everything is known."""
        return not self._known or _folded(cell_text(cell)) in self._known


class RowFilters:
    """The filters of a mapping prepared for the rows of one table."""

    def __init__(self, mapping: Mapping, columns: dict[str, Column]) -> None:
        self._wanted = [(columns.get(each.column), frozenset(map(_folded, each.values))) for each in mapping.only_rows]

    def take(self, cells: tuple[Cell, ...]) -> bool:
        """Whether the row passes."""
        return all(
            column is not None and _folded(cell_text(cells[column.index])) in values for column, values in self._wanted
        )


def _folded(text: str) -> str:
    return clean_text(text).casefold()


def mapping_from_json(text: str) -> Mapping:
    """The mapping in a JSON text; raises UserError with what is wrong in it."""
    try:
        document = json.loads(text)
    except ValueError as error:
        raise _not_a_mapping(str(error)) from error
    if not isinstance(document, dict) or document.get("format") != _FORMAT:
        raise _not_a_mapping('"format": "fieldservice-mapping"')
    if document.get("version") != _VERSION:
        raise UserError(
            "importing.newer_mapping",
            "This column mapping was made by another version of the program (format {version}).",
            version=document.get("version"),
        )
    kind = next((each for each in kinds() if each.key == document.get("kind")), None)
    fields = document.get("fields")
    filters = document.get("only_rows", [])
    if kind is None or not isinstance(fields, dict) or not isinstance(filters, list):
        raise _not_a_mapping('"kind", "fields"')
    rules: dict[str, Rule] = {}
    for key, entry in fields.items():
        if kind.field(key) is None:
            raise UserError(
                "importing.unknown_field", "The mapping names a field that doesn't exist: {field}.", field=key
            )
        rules[key] = _rule(key, entry)
    only = tuple(_row_filter(each) for each in filters)
    return Mapping(kind.key, rules, only, str(document.get("name", "")), str(document.get("signature", "")))


def load_mapping(path: Path) -> Mapping:
    """The mapping in a JSON file (`fieldservice import --mapping FILE.json`)."""
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _not_a_mapping("UTF-8") from error
    except OSError as error:
        raise EnvironmentFault(
            "importing.unreadable",
            "{name} can't be read.",
            "Close it in other programs, check that the drive is connected and that you may open it, then try again.",
            name=path.name,
        ) from error
    return mapping_from_json(text)


def _rule(key: str, entry: object) -> Rule:
    if not isinstance(entry, dict) or entry.keys() - set(Rule.__slots__):
        raise _not_a_mapping(key)
    columns, values = entry.get("columns", []), entry.get("values", {})
    texts = isinstance(columns, list) and isinstance(values, dict) and all(isinstance(c, str) for c in columns)
    texts = texts and all(isinstance(meant, str) for meant in values.values())
    plain = all(isinstance(entry.get(name, ""), str) for name in ("constant", "separator", "prefix"))
    choices = (
        entry.get("combine", "join") in get_args(Combine)
        and entry.get("otherwise", "keep") in get_args(Otherwise)
        and entry.get("date_order", "auto") in get_args(DateOrder)
        and entry.get("decimal", "auto") in get_args(DecimalSign)
    )
    if not (texts and plain and choices):
        raise _not_a_mapping(key)
    return Rule(**{**entry, "columns": tuple(columns)})


def _row_filter(entry: object) -> RowFilter:
    if not isinstance(entry, dict) or not isinstance(entry.get("column"), str):
        raise _not_a_mapping("only_rows")
    values = entry.get("values")
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise _not_a_mapping("only_rows")
    return RowFilter(entry["column"], tuple(values))


def _not_a_mapping(where: str) -> UserError:
    return UserError("importing.not_a_mapping", "This is not a column mapping: see {where}.", where=where)

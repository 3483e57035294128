"""A row of a table -> typed values and sentences about what is wrong with it.

Types of values: text `str`, quantity `int` micro-units, whole `int`, money `int` minor units (with `currency` set),
date `date`, datetime aware `datetime` in UTC, bool `bool`, choice its code. A field that is blank is left out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import tzinfo

from fieldservice.domain.decimals import scaled, split_number
from fieldservice.domain.money import DEFAULT_CURRENCY, parse_money
from fieldservice.domain.quantity import MICRO, unit_code
from fieldservice.errors import UserError
from fieldservice.exchange.cells import Cell, cell_text, clean_text
from fieldservice.exchange.dates import Order, column_order, is_ambiguous, read_date, read_moment
from fieldservice.exchange.field_choices import BLANKS, YES_NO
from fieldservice.exchange.fields import Field, kind_of
from fieldservice.exchange.mapping import Mapping, RowFilters, Rule, RuleReader
from fieldservice.exchange.tables import SourceRow, Table
from fieldservice.i18n import language, translate

_FORMULA_ERROR = re.compile(r"#(N/A|REF!|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|GETTING_DATA|SPILL!|CALC!)")
_CUT_DIGITS = re.compile(r"\d(\.\d+)?[Ee]\+?\d{2}")
_MOST_KNOWN = 20_000
_LONGEST_BLANK = max(map(len, BLANKS))
_ARMOURED = re.compile(r"'[=+\-@\t\r]")

Value = str | int | bool | object


@dataclass(frozen=True, slots=True)
class RowProblem:
    """What is wrong in a row: `column` and `value` as people see them, `sentence` says it."""

    row: int
    column: str
    value: str
    sentence: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class ConvertedRow:
    """A row that is ready to be applied (`ok`), or the reasons why it isn't.

    `identity`: (field, ..., value, ...) that makes it the same as one imported before, None when nothing does; then
    `fingerprint` (of its content, and how often that came before in the file) may serve as its key.
    """

    number: int
    cells: tuple[Cell, ...]
    values: dict[str, Value] = field(default_factory=dict)
    problems: tuple[RowProblem, ...] = ()
    identity: tuple[str, ...] | None = None
    fingerprint: str = ""

    @property
    def ok(self) -> bool:
        """Whether the row can be imported."""
        return not self.problems


class _Refused(Exception):
    """A value that can't be converted; its sentence."""


class Converter:
    """Converts the rows of one table with one mapping; made once, it judges the date columns from the sample."""

    def __init__(self, table: Table, mapping: Mapping, zone: tzinfo | None = None) -> None:
        missing = mapping.missing_columns(table)
        if missing:
            raise UserError(
                "importing.missing_columns",
                "{name} lacks columns that the mapping reads: {columns}. Choose the columns again.",
                name=table.path.name,
                columns=translate("importing", ", ").join(missing),
            )
        self._kind = kind_of(mapping.kind)
        self._mapping = mapping
        self._zone = zone
        self._width = table.column_count
        self._from_text = table.format == "text"
        self._columns = {column.key: column for column in table.columns}
        self._fields = [(each, mapping.fields[each.key]) for each in self._kind.fields if each.key in mapping.fields]
        self._fields.sort(key=lambda pair: pair[0].key != "currency")  # amounts are read in the row's currency
        self._readers = {each.key: RuleReader(rule, self._columns) for each, rule in self._fields}
        self._filters = RowFilters(mapping, self._columns)
        self._required = sorted({(each.key,) for each in self._kind.fields if each.required} | set(self._kind.one_of))
        self._known: dict[tuple[str, str], Value | None] = {}  # dates and codes come again and again
        self._orders: dict[str, Order] = {}
        self.notes: list[str] = []
        for each, rule in self._fields:
            if each.type in ("date", "datetime"):
                self._orders[each.key] = self._judge_order(table, each, rule)

    def takes(self, row: SourceRow) -> bool:
        """Whether the mapping's filters let the row in."""
        return self._filters.take(row.cells)

    def written(self, row: SourceRow) -> str:
        """What stands in the columns that the mapping reads: the same on every machine, whatever its time zone."""
        used = sorted(self._mapping.used_columns())
        return repr([(key, clean_text(cell_text(row.cells[self._columns[key].index]))) for key in used])

    def convert(self, row: SourceRow) -> ConvertedRow:
        """The row's values and problems; never raises for what stands in a cell."""
        values: dict[str, Value] = {}
        problems: list[RowProblem] = []
        for each, rule in self._fields:
            cell, text = self._readers[each.key].read(row.cells)
            if not text:
                continue
            try:
                value = self._value(each, rule, cell, text, values)
            except _Refused as refused:
                problems.append(self._problem(row, each, rule, cell, str(refused)))
                continue
            if value is not None:
                values[each.key] = value
        problems += self._row_problems(row, values, {problem.field for problem in problems})
        return ConvertedRow(row.number, row.cells, values, tuple(problems), self._identity(values))

    def _judge_order(self, table: Table, each: Field, rule: Rule) -> Order:
        if rule.date_order != "auto":
            return rule.date_order
        cells = [self._readers[each.key].read(row.cells)[0] for row in table.sample()]
        order = column_order(cells)
        doubtful = next((cell for cell in cells if is_ambiguous(cell)), None)
        if order is None and doubtful is not None:
            note = translate(
                "importing",
                "{field}: dates such as {value} are read with the day first. If that is wrong, change the mapping.",
                field=each.label_text(),
                value=doubtful,
            )
            self.notes.append(note)
        return order or "dmy"

    def _value(self, each: Field, rule: Rule, cell: Cell, text: str, values: dict[str, Value]) -> Value | None:
        if text[:1] == "#" and _FORMULA_ERROR.fullmatch(text):
            raise _Refused(translate("importing", "The formula in this cell has no result."))
        if rule.otherwise == "refuse" and not self._readers[each.key].lists(cell):
            raise _Refused(translate("importing", "This value is not in the mapping's list."))
        if each.type == "bool":
            return _bool(text)
        if each.type == "choice":
            return self._again(each, text, lambda: _choice(each, text))
        if len(text) <= _LONGEST_BLANK and text.casefold() in BLANKS:
            return None
        if each.within:
            named = re.search(each.within, text)
            return named[1] if named else None
        if each.type == "text":
            return _text(each, cell, text)
        if each.type in ("date", "datetime"):
            return self._again(each, cell, lambda: self._date(each, cell))
        return _number(each, rule, text, values)

    def _again(self, each: Field, cell: Cell, convert: Callable[[], Value | None]) -> Value | None:
        """What `convert` says of a text, remembered for the next row that says the same."""
        if not isinstance(cell, str):
            return convert()
        key = (each.key, cell)
        if key not in self._known:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            self._known[key] = convert()
        return self._known[key]

    def _date(self, each: Field, cell: Cell) -> Value:
        order = self._orders[each.key]
        value = read_date(cell, order) if each.type == "date" else read_moment(cell, order, self._zone)
        if value is None:
            raise _Refused(translate("importing", "This is not a date such as 2024-05-14."))
        return value

    def _problem(self, row: SourceRow, each: Field, rule: Rule, cell: Cell, sentence: str) -> RowProblem:
        titles = [self._columns[key].title for key in rule.columns if key in self._columns]
        column = translate("importing", ", ").join(titles) or each.label_text()
        return RowProblem(row.number, column, clean_text(cell_text(cell))[:200], sentence, each.key)

    def _row_problems(self, row: SourceRow, values: dict[str, Value], told: set[str]) -> list[RowProblem]:
        problems = []
        for group in self._required:
            if any(key in values or key in told for key in group):
                continue
            fields = [each for each in self._kind.fields if each.key in group]
            labels = translate("importing", " or ").join(each.label_text() for each in fields)
            sentence = translate("importing", "{field} is missing.", field=labels)
            problems.append(RowProblem(row.number, labels, "", sentence, group[0]))
        if self._from_text and any(clean_text(cell_text(cell)) for cell in row.cells[self._width :]):
            sentence = translate(
                "importing",
                "The row has {cells} cells, the table only {columns} columns: a text with a separator in it may lack"
                " quotation marks.",
                cells=len(row.cells),
                columns=self._width,
            )
            problems.append(RowProblem(row.number, "", clean_text(cell_text(row.cells[-1]))[:200], sentence))
        return problems

    def _identity(self, values: dict[str, Value]) -> tuple[str, ...] | None:
        for keys in self._kind.identity:
            if all(key in values for key in keys[:1]):
                return (*keys, *(str(values.get(key, "")) for key in keys))
        return None


def _text(each: Field, cell: Cell, text: str) -> str:
    if isinstance(cell, str):
        mangled = each.limit <= 200 and "." in text and _CUT_DIGITS.fullmatch(text) is not None
    else:
        mangled = isinstance(cell, int | float) and not isinstance(cell, bool) and abs(cell) >= 1e15
    if mangled:
        raise _Refused(
            translate("importing", "Excel has cut off digits of this number. Format the column as text first.")
        )
    if text[0] == "'" and _ARMOURED.match(text):
        text = text[1:]
    if each.limit < 2000:
        text = text.replace("\n", " ")
    if len(text) > each.limit:
        raise _Refused(
            translate(
                "importing",
                "The text has {length} characters; at most {limit} are possible.",
                length=len(text),
                limit=each.limit,
            )
        )
    if each.key == "currency":
        return _currency(text)
    return unit_code(text) if each.key == "unit" else text


def _currency(text: str) -> str:
    code = parse_money(f"1 {text}").currency if not re.fullmatch("[A-Za-z]{3}", text) else text.upper()
    return "CNY" if code == "RMB" else code


def _bool(text: str) -> bool | None:
    folded = unicodedata.normalize("NFKC", text).casefold()
    if folded in YES_NO["true"]:
        return True
    if folded in YES_NO["false"]:
        return False
    if not folded or folded in BLANKS:
        return None
    raise _Refused(translate("importing", "This is neither yes nor no."))


def _choice(each: Field, text: str) -> str | None:
    folded = re.sub(r"[\s_]+", " ", unicodedata.normalize("NFKC", text).casefold())
    for code, written in each.choices.items():
        if folded in written or folded == code.replace("_", " "):
            return code
    if not folded or folded in BLANKS:
        return None
    known = translate("importing", ", ").join(_example(written) for written in each.choices.values())
    raise _Refused(translate("importing", "This is none of: {known}. Say in the mapping what it means.", known=known))


def _example(written: tuple[str, ...]) -> str:
    """What somebody would write for a choice in the language that is set."""
    chinese = [word for word in written if not word.isascii()]
    return chinese[0] if language() == "zh_CN" and chinese else written[0]


def _number(each: Field, rule: Rule, text: str, values: dict[str, Value]) -> Value:
    if rule.decimal == ",":
        text = text.replace(".", "").replace(",", ".")
    elif rule.decimal == ".":
        text = text.replace(",", "")
    try:
        if each.type == "money":
            stated = str(values.get("currency", DEFAULT_CURRENCY))
            money = parse_money(text, stated)
            if values.setdefault("currency", money.currency) != money.currency:
                raise _Refused(
                    translate("importing", "The amount is not in {currency} as the row says.", currency=stated)
                )
            return money.minor
        micro = scaled(split_number(text)[0], 6, round_excess=True)
    except UserError as error:
        raise _Refused(error.message()) from error
    if micro < 0:
        raise _Refused(translate("importing", "This can't be less than zero."))
    if each.type == "quantity":
        return micro
    whole, rest = divmod(micro, MICRO)
    if rest:
        raise _Refused(translate("importing", "This is not a whole number."))
    return whole


def value_fits(each: Field, cell: Cell) -> bool:
    """Whether a value that says something could belong into the field: for proposing a mapping."""
    text = clean_text(cell_text(cell))
    if each.within:
        return re.search(each.within, text) is not None
    try:
        if each.type == "bool":
            return _bool(text) is not None
        if each.type == "choice":
            return _choice(each, text) is not None
        if each.type == "date":
            return read_date(cell, "dmy") is not None or read_date(cell, "mdy") is not None
        if each.type == "datetime":
            return read_moment(cell, "dmy") is not None or read_moment(cell, "mdy") is not None
        return each.type == "text" or _number(each, Rule(), text, {}) is not None
    except _Refused:
        return False

"""What the column table shows: for each field its column, samples and how sure the proposal is. No widgets."""

from __future__ import annotations

from dataclasses import dataclass

from fieldservice.exchange.cells import cell_text, clean_text
from fieldservice.exchange.field_choices import YES_NO
from fieldservice.exchange.fields import Field, kind_of, kinds
from fieldservice.exchange.mapping import Mapping, RowFilter, Rule
from fieldservice.exchange.proposal import Proposal, Suggestion
from fieldservice.exchange.tables import Table
from fieldservice.i18n import translate

SAMPLES_SHOWN = 3
MOST_WRITTEN = 40
SURE, LIKELY = 0.8, 0.6


@dataclass(frozen=True)
class FieldRow:
    """A field of the kind and where it comes from.

    `columns`: keys of the columns that fill it; `combine` says how several do; `fixed`: the value where no column gives
    one. `level` 3 (sure) to 1 (doubtful), 0 when a person chose; `codes` are the choices of a coded field.
    """

    key: str
    label: str
    help: str
    type: str
    needed: bool
    columns: tuple[str, ...]
    combine: str
    fixed: str
    prefix: str
    values: dict[str, str]
    date_order: str
    decimal: str
    samples: str
    level: int
    reason: str
    codes: tuple[str, ...]

    @property
    def filled(self) -> bool:
        """Whether anything fills the field."""
        return bool(self.columns or self.fixed)


def field_rows(table: Table, mapping: Mapping, proposal: Proposal | None) -> list[FieldRow]:
    """A row for each field that a column can fill, in the order of the kind; fields that only filter are left out."""
    kind = kind_of(mapping.kind)
    suggestions = {each.field: each for each in proposal.suggestions} if proposal else {}
    needed = {each.key for each in kind.fields if each.required}
    needed |= {group[0] for group in kind.one_of if not any(key in mapping.fields for key in group[1:])}
    return [
        _row(table, each, mapping.fields.get(each.key, Rule()), suggestions.get(each.key), each.key in needed)
        for each in kind.fields
        if not each.filter_only
    ]


def _row(table: Table, each: Field, rule: Rule, suggestion: Suggestion | None, needed: bool) -> FieldRow:
    proposed = suggestion is not None and rule.columns[:1] == (suggestion.column,)
    level = 0
    if proposed and suggestion is not None:
        level = 3 if suggestion.score >= SURE else 2 if suggestion.score >= LIKELY else 1
    return FieldRow(
        key=each.key,
        label=each.label_text(),
        help=each.help_text(),
        type=each.type,
        needed=needed,
        columns=rule.columns,
        combine=rule.combine,
        fixed=rule.constant,
        prefix=rule.prefix,
        values=dict(rule.values),
        date_order=rule.date_order,
        decimal=rule.decimal,
        samples=_samples(table, rule.columns),
        level=level,
        reason=suggestion.reason if proposed and suggestion is not None else "",
        codes=("true", "false") if each.type == "bool" else tuple(each.choices),
    )


def _samples(table: Table, columns: tuple[str, ...]) -> str:
    return translate("importing", ", ").join(written_values(table, columns[:1], SAMPLES_SHOWN))


def written_values(table: Table, columns: tuple[str, ...], most: int = MOST_WRITTEN) -> list[str]:
    """The different values in the sample of these columns, in the order of the file."""
    found: dict[str, None] = {}
    for key in columns:
        column = table.column(key)
        if column is None:
            continue
        for row in table.sample():
            text = clean_text(cell_text(row.cells[column.index])).replace("\n", " ")
            if text and len(found) < most:
                found.setdefault(text)
    return list(found)


def meaning(kind_key: str, field_key: str, written: str) -> str | None:
    """The code that a written value means without anybody's help, None when the program doesn't know it."""
    each = kind_of(kind_key).field(field_key)
    if each is None:
        return None
    folded = clean_text(written).casefold()
    known = YES_NO if each.type == "bool" else each.choices
    return next((code for code, texts in known.items() if folded == code or folded in texts), None)


def missing_fields(mapping: Mapping) -> list[str]:
    """The labels of fields that must be filled and that nothing fills."""
    kind = kind_of(mapping.kind)
    missing = {each.key for each in kind.fields if each.required and each.key not in mapping.fields}
    missing |= {group[0] for group in kind.one_of if not any(key in mapping.fields for key in group)}
    return [each.label_text() for each in kind.fields if each.key in missing]


def changed_rule(rule: Rule | None, columns: tuple[str, ...], fixed: str) -> Rule | None:
    """The rule reading other columns: what was set for the old ones (value list, order) goes with them."""
    if not columns and not fixed:
        return None
    if rule is not None and rule.columns == columns:
        return Rule(**{name: getattr(rule, name) for name in Rule.__slots__} | {"constant": fixed})
    return Rule(columns=columns, constant=fixed)


def kind_labels() -> list[tuple[str, str]]:
    """(key, label) of the kinds of tables."""
    return [(kind.key, kind.label_text()) for kind in kinds()]


def yes_words(table: Table, column: str) -> tuple[str, ...]:
    """What the column writes for yes; else its first value: what a new filter lets through at first."""
    written = written_values(table, (column,))
    yes = tuple(text for text in written if text.casefold() in YES_NO["true"])
    return yes or tuple(written[:1])


def with_filter(mapping: Mapping, column: str, values: tuple[str, ...]) -> tuple[RowFilter, ...]:
    """The mapping's filters with the first one replaced; no column takes it away."""
    first = (RowFilter(column, values),) if column else ()
    return (*first, *mapping.only_rows[1:])

"""Values of fields as people read them: times in words, money with its sign, names in place of ids, groups whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Any

from fieldservice.domain.formats import format_address, format_clock, format_date, format_minutes, format_moment
from fieldservice.domain.money import Money, format_money
from fieldservice.domain.quantity import Quantity, format_quantity
from fieldservice.domain.records import FaultCode
from fieldservice.domain.words import WORDS, word
from fieldservice.i18n import language, mark, translate
from fieldservice.services.entitlements import reason_text
from fieldservice.services.field_words import field_label
from fieldservice.services.subjects import subjects
from fieldservice.services.work_order_lists import display_name
from fieldservice.store import tables
from fieldservice.store.queries.people import listed
from fieldservice.store.reader import Reader
from fieldservice.system.clock import from_ms

_C = "conflicts"
_WEEKDAYS = (
    mark("conflicts", "Mon"),
    mark("conflicts", "Tue"),
    mark("conflicts", "Wed"),
    mark("conflicts", "Thu"),
    mark("conflicts", "Fri"),
    mark("conflicts", "Sat"),
    mark("conflicts", "Sun"),
)
# Coded fields and the group of words they take; a status is spoken of by its table.
CODED = {
    "priority": "priority",
    "channel": "channel",
    "request_type": "request_type",
    "job_type": "job_type",
    "job_kind": "job_kind",
    "tier": "tier",
    "outcome": "outcome",
    "entitlement": "entitlement",
    "functional_test_result": "verdict",
    "disposition": "disposition",
    "purpose": "purpose",
    "unit": "unit",
}
ROLES = {
    "technician": mark("conflicts", "Technician"),
    "desk": mark("conflicts", "Service desk"),
    "dispatcher": mark("conflicts", "Dispatcher"),
    "warehouse": mark("conflicts", "Warehouse"),
    "manager": mark("conflicts", "Manager"),
    "administrator": mark("conflicts", "Administrator"),
}
_STATUS = {"service_task": "task"}
_MONEY = {"amount_minor", "cost_minor", "price_minor", "unit_price_minor"}
_QUANTITY = {"quantity_micro", "minimum_micro", "min_stock_micro"}

Values = Mapping[str, Any]  # SQL values by field name


@dataclass(frozen=True, slots=True)
class Reading:
    """What one side says. `value` is shown largest, `lead` small above it, `lines` below as (label, value)."""

    value: str
    lead: str = ""
    note: str = ""
    lines: tuple[tuple[str, str], ...] = ()

    @property
    def short(self) -> str:
        """All of it in one line."""
        if self.lines:
            return translate(_C, ", ").join(f"{label} {value}" for label, value in self.lines)
        told = " ".join(text for text in (self.lead, self.value) if text)
        return translate(_C, "{value}: {note}", value=told, note=self.note) if told and self.note else told or self.note


class FieldValues:
    """Reads SQL values of one table's fields; names of what they refer to are looked up once."""

    def __init__(self, reader: Reader, table: str, sides: Iterable[Values], now: datetime, zone: tzinfo) -> None:
        self._table = tables.table_of(table)
        self._now, self._zone = now, zone
        self._sides = list(sides)
        refs = {
            (column.refers_to, str(side[name]))
            for side in self._sides
            for name in side
            if (column := self._table.by_name.get(name)) is not None and column.refers_to and side[name]
        }
        self._names = subjects(reader, refs)
        codes = {str(v) for side in self._sides for k, v in side.items() if k.endswith("_code") and v}
        self._codes: dict[str, str] = {}
        for code in codes:
            found = reader.first(FaultCode, code=code)
            if found is not None:
                self._codes[code] = display_name(found.name, found.name_en, language())

    def reading(self, group: str, values: Values) -> Reading:
        """A field or group as one side has it."""
        special = _GROUPS.get(group)
        if special is not None and len(values) > 1:
            return special(self, values)
        if len(values) <= 1:
            told = [self.one(name, value, values) for name, value in values.items()]
            return Reading(told[0] if told else translate(_C, "empty"))
        differing = [name for name in values if len({repr(side.get(name)) for side in self._sides}) > 1]
        if len(differing) == 1:
            name = differing[0]
            return Reading(self.one(name, values[name], values), field_label(self._table.name, name))
        shown = differing or list(values)
        lines = tuple((field_label(self._table.name, name), self.one(name, values[name], values)) for name in shown)
        return Reading("", lines=lines)

    def one(self, name: str, value: Any, beside: Values) -> str:
        """One value in words; `beside` holds the fields it is read with (a currency, a unit)."""
        column = self._table.by_name.get(name)
        if value is None or value == "":
            return translate(_C, "empty")
        if column is None:
            return str(value)
        if column.refers_to:
            known = self._names.get((column.refers_to, str(value)))
            return known.label if known is not None and known.label else translate(_C, "not on this computer")
        if name in _MONEY:
            return format_money(Money(int(value), str(beside.get("currency") or "CNY")))
        if name in _QUANTITY:
            return format_quantity(Quantity(int(value), str(beside.get("unit") or "pcs")))
        if name == "status":
            return word(_STATUS.get(self._table.name, self._table.name), str(value))
        if name == "roles":
            return translate(_C, ", ").join(translate(_C, ROLES.get(role, role)) for role in listed(str(value)))
        if name in CODED and str(value) in WORDS[CODED[name]]:
            return word(CODED[name], str(value))
        if name in ("problem_code", "cause_code", "remedy_code"):
            return " ".join(text for text in (str(value), self._codes.get(str(value), "")) if text)
        return self._by_type(column, value)

    def _by_type(self, column: tables.Column, value: Any) -> str:
        told = column.from_sql(value)
        if isinstance(told, bool):
            return translate(_C, "yes") if told else translate(_C, "no")
        if isinstance(told, datetime):
            return format_moment(told, self._now, self._zone)
        if isinstance(told, date):
            return format_date(told, self._now.astimezone(self._zone).date())
        if isinstance(told, int):
            return f"{told:,}"
        return str(told)

    # groups

    def schedule(self, values: Values) -> Reading:
        """'今天 5月14日 周四' / '16:00–16:50' / the technician, when the sides name different ones."""
        lead, span = self.span_of(values.get("starts_at"), values.get("ends_at"))
        whose = {repr(side.get("technician_id")) for side in self._sides}
        note = self.one("technician_id", values.get("technician_id"), values) if len(whose) > 1 else ""
        return Reading(span, lead, note)

    def span_of(self, starts: int | None, ends: int | None) -> tuple[str, str]:
        """(day, '16:00–16:50') of two times in milliseconds."""
        if starts is None:
            return "", translate(_C, "no time yet")
        begin = from_ms(starts)
        span = format_clock(begin, self._zone)
        if ends is not None:
            span += "–" + format_clock(from_ms(ends), self._zone)
        return self.day_words(begin), span

    def day_words(self, moment: datetime) -> str:
        """'今天 5月14日 周四', 'tomorrow, Fri 15 May'."""
        day = moment.astimezone(self._zone).date()
        today = self._now.astimezone(self._zone).date()
        words = translate(
            _C, "{weekday} {date}", date=format_date(day, today), weekday=translate(_C, _WEEKDAYS[day.weekday()])
        )
        away = (day - today).days
        if away == 0:
            return translate(_C, "today, {day}", day=words)
        if away == 1:
            return translate(_C, "tomorrow, {day}", day=words)
        return translate(_C, "yesterday, {day}", day=words) if away == -1 else words

    def address(self, values: Values) -> Reading:
        """One address as it is written."""
        names = ("province", "city", "district", "street")
        line = format_address(*(str(values.get(name) or "") for name in names))
        return Reading(line or translate(_C, "empty"), note=str(values.get("postcode") or ""))

    def money(self, values: Values) -> Reading:
        """An amount with its currency, and per what."""
        name = next((name for name in values if name in _MONEY), "")
        unit = values.get("unit")
        note = translate(_C, "per {unit}", unit=word("unit", str(unit))) if unit else ""
        return Reading(self.one(name, values.get(name), values), note=note)

    def quantity(self, values: Values) -> Reading:
        """A quantity with its unit."""
        return Reading(self.one("quantity_micro", values.get("quantity_micro"), values))

    def spent(self, values: Values) -> Reading:
        """Time spent: how long, and from when to when where that is known."""
        lead, span = self.span_of(values.get("starts_at"), values.get("ends_at"))
        known = values.get("starts_at") is not None
        return Reading(format_minutes(int(values.get("minutes") or 0)), lead, span if known else "")

    def coverage(self, values: Values) -> Reading:
        """Who pays, and why."""
        told = self.one("entitlement", values.get("entitlement"), values)
        return Reading(told, note=reason_text(str(values.get("entitlement_reason") or "")))

    def period(self, values: Values) -> Reading:
        """A period: from when until when."""
        ends = [self.one(name, values.get(name), values) for name in ("starts_on", "ends_on")]
        return Reading(" – ".join(ends))


_GROUPS = {
    "schedule": FieldValues.schedule,
    "address": FieldValues.address,
    "amount": FieldValues.money,
    "cost": FieldValues.money,
    "price": FieldValues.money,
    "quantity": FieldValues.quantity,
    "span": FieldValues.spent,
    "period": FieldValues.period,
    "entitlement": FieldValues.coverage,
}

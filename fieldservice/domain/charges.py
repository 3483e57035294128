"""From price list, usage and entitlement to what the customer pays and what the coverage saved.

Time is added up per kind of labour and then priced once, at least the price's minimum. Waiting isn't charged; travel is
charged per visit and per kilometre, not per hour. Each line is rounded half up once; covered + payable = amount.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fieldservice.domain.decimals import divide_half_up
from fieldservice.domain.entitlement import IN_WARRANTY, Entitlement
from fieldservice.domain.money import DEFAULT_CURRENCY, Money, times
from fieldservice.domain.quantity import MICRO

LABOUR, TRAVEL, PART, OTHER = "labour", "travel", "part", "other"
TRAVEL_VISIT, TRAVEL_KM = "travel_visit", "travel_km"


@dataclass(frozen=True, slots=True)
class PriceLine:
    """A line of the price list: `code` as in the records (labour, labour_overtime, remote, travel_visit ...)."""

    code: str
    unit: str
    price: Money
    minimum_micro: int = 0
    names: Mapping[str, str] | None = None

    def name(self, language: str) -> str:
        """Its words in a language."""
        names = self.names or {}
        return names.get(language) or next(iter(names.values()), self.code)


@dataclass(frozen=True, slots=True)
class TimeUsed:
    """Minutes of one kind (work, travel or wait); `code` is the labour price that applies to work."""

    kind: str
    minutes: int
    code: str = "labour"
    km: int = 0


@dataclass(frozen=True, slots=True)
class PartUsed:
    """A part that was fitted; without a price it is listed as not priced."""

    number: str
    name: str
    quantity_micro: int
    unit: str
    unit_price: Money | None
    genuine: bool = True


@dataclass(frozen=True, slots=True)
class ExtraUsed:
    """A charge added by hand; never covered."""

    name: str
    quantity_micro: int
    unit: str
    unit_price: Money


@dataclass(frozen=True, slots=True)
class Usage:
    """Everything that a work order has used."""

    times: tuple[TimeUsed, ...] = ()
    visits: int = 0
    parts: tuple[PartUsed, ...] = ()
    extras: tuple[ExtraUsed, ...] = ()


@dataclass(frozen=True, slots=True)
class ChargeLine:
    """One line; `code` is the price's code, the part's number, or '' for a charge by hand."""

    kind: str
    code: str
    name: str
    quantity_micro: int
    unit: str
    unit_price: Money
    amount: Money
    covered: Money
    payable: Money


@dataclass(frozen=True, slots=True)
class Charges:
    """The sheet. `saved` is what warranty or contract pays; `unpriced` names what has no price yet."""

    lines: tuple[ChargeLine, ...]
    total: Money
    saved: Money
    payable: Money
    unpriced: tuple[str, ...]


def charge(
    prices: Iterable[PriceLine],
    usage: Usage,
    entitlement: Entitlement,
    *,
    currency: str = DEFAULT_CURRENCY,
    language: str = "zh_CN",
) -> Charges:
    """The charge sheet. Raises UserError when a price is in another currency than `currency`."""
    by_code = {price.code: price for price in prices}
    lines: list[ChargeLine] = []
    unpriced: list[str] = []
    for code, quantity in _quantities(usage):
        price = by_code.get(code)
        if price is None:
            if code not in (TRAVEL_VISIT, TRAVEL_KM):  # a firm that doesn't charge travel has no price for it
                unpriced.append(code)
            continue
        travel = code in (TRAVEL_VISIT, TRAVEL_KM)
        covered = entitlement.covers_travel if travel else entitlement.covers_labour
        quantity = max(quantity, price.minimum_micro)
        kind, name = TRAVEL if travel else LABOUR, price.name(language)
        lines.append(_line(kind, code, name, quantity, price.unit, price.price, covered))
    for part in usage.parts:
        if part.unit_price is None:
            unpriced.append(part.number or part.name)
            continue
        covered = entitlement.covers_parts and (part.genuine or entitlement.kind != IN_WARRANTY)
        lines.append(_line(PART, part.number, part.name, part.quantity_micro, part.unit, part.unit_price, covered))
    for extra in usage.extras:
        lines.append(_line(OTHER, "", extra.name, extra.quantity_micro, extra.unit, extra.unit_price, False))
    zero = Money(0, currency)
    return Charges(
        lines=tuple(lines),
        total=sum((line.amount for line in lines), zero),
        saved=sum((line.covered for line in lines), zero),
        payable=sum((line.payable for line in lines), zero),
        unpriced=tuple(dict.fromkeys(unpriced)),
    )


def _quantities(usage: Usage) -> list[tuple[str, int]]:
    """What was used per code of the price list, in micro-units, in the order in which it first appears."""
    minutes: dict[str, int] = {}
    for entry in usage.times:
        if entry.kind == "work" and entry.minutes > 0:
            minutes[entry.code] = minutes.get(entry.code, 0) + entry.minutes
    found = [(code, divide_half_up(total * MICRO, 60)) for code, total in minutes.items()]
    if usage.visits > 0:
        found.append((TRAVEL_VISIT, usage.visits * MICRO))
    distance = sum(entry.km for entry in usage.times if entry.kind == "travel")
    if distance > 0:
        found.append((TRAVEL_KM, distance * MICRO))
    return found


def _line(kind: str, code: str, name: str, quantity: int, unit: str, unit_price: Money, covered: bool) -> ChargeLine:
    amount = times(unit_price, quantity)
    zero = Money(0, unit_price.currency)
    saved, payable = (amount, zero) if covered else (zero, amount)
    return ChargeLine(kind, code, name, quantity, unit, unit_price, amount, saved, payable)

"""Who pays: warranty, contract or the customer, decided for a day and explained in a sentence.

Rules, as usual in Chinese after-sales terms:
* An agreed `warranty_until` wins. Otherwise the warranty starts on installation, or on purchase when the installation
  isn't known, and lasts so many months; the asset's own months win over the product's.
* The last covered day is included: bought on 1 April 2024 with 36 months means covered until and with 31 March 2027.
  When the month has no such day, the month's last day is the last covered one.
* Before its first day a warranty doesn't cover. A contract covers from its first to its last day, both included.
* Warranty comes before contract; what the warranty leaves out, a contract in force adds.
* Parts that aren't genuine are never covered by a warranty.
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from fieldservice.domain.formats import format_date
from fieldservice.i18n import language as current_language
from fieldservice.i18n import mark, translate_in

IN_WARRANTY, CONTRACT, OUT_OF_WARRANTY, UNKNOWN = "in_warranty", "contract", "out_of_warranty", "unknown"


@dataclass(frozen=True, slots=True)
class WarrantyTerms:
    """What a product's warranty covers, and for how long; None: no term is known."""

    months: int | None = None
    covers_labour: bool = True
    covers_parts: bool = True
    covers_travel: bool = True


@dataclass(frozen=True, slots=True)
class ContractCover:
    """A maintenance contract; an end of None means that it runs on."""

    starts_on: date | None
    ends_on: date | None
    covers_labour: bool = True
    covers_parts: bool = False
    covers_travel: bool = True
    number: str = ""

    def holds(self, on: date) -> bool:
        """Whether it is in force on that day."""
        return (self.starts_on is None or self.starts_on <= on) and (self.ends_on is None or on <= self.ends_on)


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is known of an asset when the question is asked."""

    purchase_date: date | None = None
    installed_on: date | None = None
    warranty_months: int | None = None
    warranty_until: date | None = None
    terms: WarrantyTerms = WarrantyTerms()
    contract: ContractCover | None = None
    parts_genuine: bool = True


@dataclass(frozen=True, slots=True)
class Entitlement:
    """The decision. `until` is the last covered day, of what covers now or of the warranty that has ended."""

    kind: str
    until: date | None = None
    covers_labour: bool = False
    covers_parts: bool = False
    covers_travel: bool = False
    text: str = ""
    params: Mapping[str, Any] = field(default_factory=dict)
    warning: str = ""

    @property
    def reason(self) -> str:
        """Why, in the language in use."""
        return self.reason_in(current_language())

    def reason_in(self, language: str) -> str:
        """Why, in a language."""
        shown = {
            name: format_date(value, language=language) if isinstance(value, date) else value
            for name, value in self.params.items()
        }
        return translate_in(language, "domain", self.text, None, **shown)

    def warning_in(self, language: str) -> str:
        """What to beware of, or ''."""
        return translate_in(language, "domain", self.warning) if self.warning else ""


NOT_GENUINE = mark("domain", "A part that is not genuine was fitted. Check whether the warranty still holds.")


def warranty_end(coverage: Coverage) -> tuple[date | None, date | None]:
    """First and last day of the warranty, as far as they are known."""
    start = coverage.installed_on or coverage.purchase_date
    if coverage.warranty_until is not None:
        return start, coverage.warranty_until
    months = coverage.terms.months if coverage.warranty_months is None else coverage.warranty_months
    if start is None or months is None:
        return start, None
    return start, last_day(start, months)


def last_day(start: date, months: int) -> date:
    """The last day of a period of whole months that begins on `start`."""
    index = start.year * 12 + start.month - 1 + months
    year, month = divmod(index, 12)
    days = calendar.monthrange(year, month + 1)[1]
    if start.day > days:
        return date(year, month + 1, days)
    return date(year, month + 1, start.day) - timedelta(days=1)


def entitle(coverage: Coverage, on: date) -> Entitlement:
    """Decide for the day `on` (local): usually the day on which the fault was reported."""
    start, until = warranty_end(coverage)
    contract = coverage.contract if coverage.contract is not None and coverage.contract.holds(on) else None
    if until is not None and on <= until and (start is None or start <= on):
        terms = coverage.terms
        return Entitlement(
            kind=IN_WARRANTY,
            until=until,
            covers_labour=terms.covers_labour or (contract is not None and contract.covers_labour),
            covers_parts=terms.covers_parts or (contract is not None and contract.covers_parts),
            covers_travel=terms.covers_travel or (contract is not None and contract.covers_travel),
            text=mark("domain", "The warranty runs until {until}."),
            params={"until": until},
            warning="" if coverage.parts_genuine else NOT_GENUINE,
        )
    if contract is not None:
        return Entitlement(
            kind=CONTRACT,
            until=contract.ends_on,
            covers_labour=contract.covers_labour,
            covers_parts=contract.covers_parts,
            covers_travel=contract.covers_travel,
            text=mark("domain", "Maintenance contract {number}, in force until {until}.")
            if contract.ends_on
            else mark("domain", "Maintenance contract {number}, in force without an end."),
            params={"number": contract.number, "until": contract.ends_on},
        )
    return _uncovered(coverage, start, until, on)


def _uncovered(coverage: Coverage, start: date | None, until: date | None, on: date) -> Entitlement:
    if until is not None and start is not None and on < start:
        text = mark("domain", "The warranty starts only on {start}.")
        return Entitlement(OUT_OF_WARRANTY, until=until, text=text, params={"start": start})
    if until is not None:
        text = mark("domain", "The warranty ended on {until}.")
        return Entitlement(OUT_OF_WARRANTY, until=until, text=text, params={"until": until})
    ended = coverage.contract.ends_on if coverage.contract is not None else None
    if ended is not None and ended < on:
        text = mark("domain", "The maintenance contract ended on {until}.")
        return Entitlement(OUT_OF_WARRANTY, until=ended, text=text, params={"until": ended})
    if start is None:
        return Entitlement(UNKNOWN, text=mark("domain", "Neither purchase nor installation date is known."))
    return Entitlement(UNKNOWN, text=mark("domain", "No warranty term is known for this product."))


@dataclass(frozen=True, slots=True)
class PartAdvice:
    """What to say before a part is fitted: `blocks` when company policy forbids it."""

    blocks: bool
    text: str

    @property
    def sentence(self) -> str:
        """In the language in use."""
        return translate_in(current_language(), "domain", self.text)


def advise_part(entitlement: Entitlement, genuine: bool, *, block: bool = False) -> PartAdvice | None:
    """None when nothing speaks against the part; `block`: the company forbids other parts under warranty."""
    if genuine or entitlement.kind != IN_WARRANTY:
        return None
    if block:
        return PartAdvice(True, mark("domain", "Only genuine parts may be fitted while the warranty runs."))
    return PartAdvice(
        False, mark("domain", "This part is not genuine: the warranty does not pay for it and may end by it.")
    )

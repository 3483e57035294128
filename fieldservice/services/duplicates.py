"""Records that may stand for the same customer or machine: same phone, same serial number, similar name.

A duplicate is only warned about, never refused: two laptops may create the same customer, and people merge them later.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from fieldservice.domain.records import Asset, Customer
from fieldservice.domain.text import fold
from fieldservice.store.queries import matching
from fieldservice.store.reader import Reader

# What legal forms add to a name without telling two firms apart.
_LEGAL_FORMS = re.compile(
    r"(股份有限公司|有限责任公司|有限公司|集团|公司|工厂|\b(?:co|ltd|limited|inc|corp|corporation|company|llc|gmbh|plc)\b\.?)"
)
_NOT_WORDS = re.compile(r"[\W_]+")
_SIMILAR = 0.75
_LEAST_DIGITS = 7


@dataclass(frozen=True, slots=True)
class Duplicate:
    """`kind` customer | asset; `reason` phone | name | similar_name | serial | similar_serial."""

    kind: str
    id: str
    number: str
    name: str
    reason: str


def customer_duplicates(
    reader: Reader, name: str = "", phone: str = "", *, except_id: str | None = None
) -> list[Duplicate]:
    """Customers that may be the one that is being added, the surest first."""
    reasons: dict[str, str] = {}
    digits = phone_digits(phone)
    if len(digits) >= _LEAST_DIGITS:
        for customer_id, _ in matching.customers_with_phone(reader, digits):
            reasons.setdefault(customer_id, "phone")
    core = core_name(name)
    if len(core) >= 2:
        for id, other in matching.similar_names(reader, _shingles(core)):
            theirs = core_name(other)
            if theirs == core:
                reasons.setdefault(id, "name")
            elif _likeness(core, theirs) >= _SIMILAR:
                reasons.setdefault(id, "similar_name")
    reasons.pop(except_id or "", None)
    found = reader.many(Customer, reasons)
    order = ("phone", "name", "similar_name")
    listed = [
        Duplicate("customer", c.id, c.number, c.name or c.name_en, reasons[c.id])
        for c in found.values()
        if not c.archived
    ]
    return sorted(listed, key=lambda d: (order.index(d.reason), d.name))[:5]


def asset_duplicates(reader: Reader, serial: str, *, except_id: str | None = None) -> list[Duplicate]:
    """Machines with the same serial number, however it was written."""
    plain = core_serial(serial)
    if not plain:
        return []
    found = reader.many(Asset, matching.assets_with_like_serial(reader, plain))
    listed = []
    for asset in found.values():
        if asset.id == except_id or asset.archived:
            continue
        reason = "serial" if asset.serial == serial.strip() else "similar_serial"
        listed.append(Duplicate("asset", asset.id, asset.number, asset.name or asset.serial, reason))
    return sorted(listed, key=lambda d: (d.reason, d.name))[:5]


def phone_digits(text: str) -> str:
    """The digits of a phone number without its country code: what two ways of writing it have in common."""
    digits = re.sub(r"\D", "", fold(text))
    for code in ("0086", "86"):
        if len(digits) >= 11 + len(code) - 1 and digits.startswith(code):
            return digits[len(code) :]
    return digits


def core_serial(text: str) -> str:
    """A serial number without blanks and dashes, in capitals."""
    return _NOT_WORDS.sub("", fold(text)).upper()


def core_name(text: str) -> str:
    """A firm's name without its legal form and punctuation."""
    folded = fold(text)
    return _NOT_WORDS.sub("", _LEGAL_FORMS.sub(" ", folded)) or _NOT_WORDS.sub("", folded)


def _shingles(core: str) -> list[str]:
    pairs = [core[i : i + 2] for i in range(len(core) - 1)]
    return list(dict.fromkeys(pairs))[:12]


def _likeness(one: str, other: str) -> float:
    """Dice's coefficient of the character pairs; 1.0 for equal texts."""
    first, second = Counter(_all_pairs(one)), Counter(_all_pairs(other))
    total = sum(first.values()) + sum(second.values())
    return 2 * sum((first & second).values()) / total if total else 0.0


def _all_pairs(text: str) -> list[str]:
    return [text[i : i + 2] for i in range(len(text) - 1)]

"""Money: whole minor units (分, cents) and an ISO 4217 currency. Rounded half up away from zero, once per line."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from fieldservice.domain.decimals import divide_half_up, scaled, split_number, unscaled
from fieldservice.domain.quantity import MICRO
from fieldservice.errors import UserError

DEFAULT_CURRENCY = "CNY"
_SIGNS = {"CNY": "¥", "USD": "$", "EUR": "€", "GBP": "£", "JPY": "JP¥", "HKD": "HK$", "TWD": "NT$"}
_WRITTEN = {
    "¥": "CNY", "￥": "CNY", "元": "CNY", "RMB": "CNY", "$": "USD", "€": "EUR", "£": "GBP", "HK$": "HKD", "NT$": "TWD",
    "人民币": "CNY", "JP¥": "JPY",
}  # fmt: skip
_ISO = re.compile(r"(?:([A-Za-z]{3})\s*)?([\d.,\s]+)(?(1)|([A-Za-z]{3}))")
_NO_DECIMALS = frozenset({"JPY", "KRW", "VND", "CLP"})
_THREE_DECIMALS = frozenset({"KWD", "BHD", "OMR", "TND", "JOD"})


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in minor units; different currencies are never added up."""

    minor: int
    currency: str = DEFAULT_CURRENCY

    def __add__(self, other: Money) -> Money:
        return Money(self.minor + self._same(other), self.currency)

    def __sub__(self, other: Money) -> Money:
        return Money(self.minor - self._same(other), self.currency)

    def __neg__(self) -> Money:
        return Money(-self.minor, self.currency)

    def __lt__(self, other: Money) -> bool:
        return self.minor < self._same(other)

    def __le__(self, other: Money) -> bool:
        return self.minor <= self._same(other)

    def _same(self, other: Money) -> int:
        if self.currency != other.currency:
            raise UserError(
                "domain.different_currencies",
                "{first} and {second} can't be added up.",
                first=self.currency,
                second=other.currency,
            )
        return other.minor


def decimals(currency: str) -> int:
    """Minor digits of a currency by ISO 4217: 2, except 0 (JPY ...) and 3 (KWD ...)."""
    if currency in _NO_DECIMALS:
        return 0
    return 3 if currency in _THREE_DECIMALS else 2


def parse_money(text: str, currency: str = DEFAULT_CURRENCY) -> Money:
    """'¥1,280.00', '1280 元', 'USD 12,50' -> Money; finer than the minor unit is rounded half up. Raises UserError."""
    body = unicodedata.normalize("NFKC", text).strip()
    minus = body[:1] in ("-", "−")
    body = body.lstrip("-−").strip()
    found = currency
    iso = _ISO.fullmatch(body)
    if iso and "RMB" not in body.upper():
        found = (iso[1] or iso[3]).upper()
        body = iso[2]
    else:
        for sign in sorted(_WRITTEN, key=len, reverse=True):
            if body.upper().startswith(sign):
                body, found = body[len(sign) :].strip(), _WRITTEN[sign]
                break
            if body.upper().endswith(sign):
                body, found = body[: -len(sign)].strip(), _WRITTEN[sign]
                break
    number, rest = split_number(body)
    if rest:
        raise UserError("domain.not_an_amount", "“{written}” is not an amount of money.", written=text.strip()[:40])
    minor = scaled(number, decimals(found), round_excess=True)
    return Money(-minor if minus else minor, found)


def format_money(money: Money) -> str:
    """'¥1,280.00'; a currency without a common sign is written out: 'CHF 12.50'."""
    places = decimals(money.currency)
    amount = unscaled(abs(money.minor), places, least=places)
    sign = _SIGNS.get(money.currency, money.currency + " ")
    return ("−" if money.minor < 0 else "") + sign + amount


def times(unit_price: Money, quantity_micro: int) -> Money:
    """Price times quantity, rounded half up to the minor unit."""
    return Money(divide_half_up(unit_price.minor * quantity_micro, MICRO), unit_price.currency)

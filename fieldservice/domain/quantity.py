"""Quantities: whole micro-units (1 = 1_000_000) with a unit, so that nothing is lost in adding up."""

from __future__ import annotations

from msgspec import Struct

from fieldservice.domain.decimals import scaled, split_number, unscaled
from fieldservice.domain.words import WORDS, word
from fieldservice.errors import UserError

MICRO = 1_000_000
_PLACES = 6

_UNITS = {
    "pcs": "pcs pc ea each piece pieces 件 个 只 支 台 片 条 根 颗 枚 张 块",
    "set": "set sets kit 套 组 副",
    "h": "h hr hrs hour hours 小时 时 工时",
    "visit": "visit visits 次 趟",
    "km": "km 公里 千米",
    "m": "m metre metres meter meters 米",
    "L": "l litre litres liter liters 升",
    "kg": "kg kgs 公斤 千克",
    "box": "box boxes 箱 盒",
    "roll": "roll rolls 卷",
}
_ALIASES = {alias: unit for unit, aliases in _UNITS.items() for alias in aliases.split()}


class Quantity(Struct, frozen=True):
    """So many micro-units of a unit. Adding and comparing different units raises UserError."""

    micro: int
    unit: str = "pcs"

    def __add__(self, other: Quantity) -> Quantity:
        return Quantity(self.micro + self._same(other), self.unit)

    def __sub__(self, other: Quantity) -> Quantity:
        return Quantity(self.micro - self._same(other), self.unit)

    def __neg__(self) -> Quantity:
        return Quantity(-self.micro, self.unit)

    def __lt__(self, other: Quantity) -> bool:
        return self.micro < self._same(other)

    def __le__(self, other: Quantity) -> bool:
        return self.micro <= self._same(other)

    def __gt__(self, other: Quantity) -> bool:
        return self.micro > self._same(other)

    def __ge__(self, other: Quantity) -> bool:
        return self.micro >= self._same(other)

    def _same(self, other: Quantity) -> int:
        if self.unit != other.unit:
            raise UserError(
                "domain.different_units",
                "{first} and {second} can't be added up or compared.",
                first=unit_word(self.unit),
                second=unit_word(other.unit),
            )
        return other.micro


def parse_micro(text: str) -> int:
    """'1,5' -> 1_500_000; a unit after the number is ignored. Raises UserError."""
    return scaled(split_number(text)[0], _PLACES)


def parse_quantity(text: str, unit: str = "pcs") -> Quantity:
    """'3 件' -> Quantity(3_000_000, 'pcs'); `unit` counts where none is written. Raises UserError."""
    number, written = split_number(text)
    return Quantity(scaled(number, _PLACES), unit_code(written) if written else unit)


def format_micro(micro: int) -> str:
    """1_500_000 -> '1.5', thousands grouped, no trailing zeros."""
    return unscaled(micro, _PLACES)


def format_quantity(quantity: Quantity, language: str = "") -> str:
    """'3 件' / '1 pc', '3 pcs', in the language in use or the one named."""
    counted = "unit_of_one" if abs(quantity.micro) == MICRO else "unit_of_many"
    group = counted if quantity.unit in WORDS[counted] else "unit"
    return f"{format_micro(quantity.micro)} {word(group, quantity.unit, language)}".strip()


def unit_code(text: str) -> str:
    """The code of a unit that somebody wrote (件, Stk, KG); one we don't know stays as written."""
    return _ALIASES.get(text.strip().lower(), text.strip())


def unit_word(unit: str) -> str:
    """The unit by itself: pcs -> 件. After a number, see `format_quantity`."""
    return word("unit", unit)

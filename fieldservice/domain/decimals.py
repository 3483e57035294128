"""Decimal numbers as people type them -> scaled integers, exactly; the one rounding rule.

Rounding is half up, away from zero: 0.5 -> 1, -0.5 -> -1, as invoices in China and Europe are rounded.
"""

from __future__ import annotations

import re
import unicodedata

from fieldservice.errors import UserError

_SIGNS = str.maketrans({"−": "-", "–": "-", "。": ".", "'": "", "’": "", "\u00a0": " ", "\u202f": " ", "\u3000": " "})
_NUMBER = re.compile(r"\s*([+-]?)\s*(\d[\d.,]*(?: \d{3}(?=[ .,]|\D|$)[\d.,]*)*|[.,]\d+)\s*(.*)", re.DOTALL)
_MOST_DIGITS = 18


def divide_half_up(numerator: int, denominator: int) -> int:
    """numerator / denominator, halves away from zero."""
    if denominator < 0:
        numerator, denominator = -numerator, -denominator
    quotient = (2 * abs(numerator) + denominator) // (2 * denominator)
    return quotient if numerator >= 0 else -quotient


def split_number(text: str) -> tuple[str, str]:
    """'1.500,25 kg' -> ('1500.25', 'kg'): the plain decimal and what follows it. Raises UserError.

    Of two kinds of separators the last is the decimal one; one that occurs several times groups thousands; a single
    comma followed by exactly three digits groups them too, unless a zero leads (0,500 is a half). A point is decimal.
    """
    plain = unicodedata.normalize("NFKC", text).translate(_SIGNS)
    match = _NUMBER.fullmatch(plain)
    if match is None:
        raise _not_a_number(text)
    sign, body, rest = match.groups()
    body = body.replace(" ", "")
    points, commas = body.count("."), body.count(",")
    if points and commas:
        decimal = max(".", ",", key=body.rfind)
    elif points + commas == 1:
        whole, _, tail = body.partition("," if commas else ".")
        grouped = commas and len(tail) == 3 and 1 <= len(whole) <= 3 and not whole.startswith("0")
        decimal = "" if grouped else body[len(whole)]
    else:
        decimal = ""
    whole, _, fraction = body.rpartition(decimal) if decimal else (body, "", "")
    groups = re.split("[.,]", whole)
    well_grouped = len(groups) == 1 or (1 <= len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:]))
    if not well_grouped or not re.fullmatch(r"\d*", fraction) or re.match(r"[\d.,]|[eE][+-]?\d", rest):
        raise _not_a_number(text)
    digits = "".join(groups) or "0"
    value = sign.replace("+", "") + digits + ("." + fraction if fraction else "")
    return value, rest.strip()


def scaled(text: str, places: int, *, round_excess: bool = False) -> int:
    """A plain decimal ('-1500.25') times 10**places, exactly. More places than that are refused or rounded half up."""
    sign, digits = (-1, text[1:]) if text.startswith("-") else (1, text)
    whole, _, fraction = digits.partition(".")
    fraction = fraction.rstrip("0")
    if len(whole.lstrip("0")) > _MOST_DIGITS - places or len(fraction) > 60:
        raise UserError("domain.number_too_large", "The number {number} is too large.", number=text[:40])
    if len(fraction) > places and not round_excess:
        raise UserError("domain.too_many_decimals", "At most {places} decimals are possible.", places=places)
    return sign * divide_half_up(int(whole + fraction or "0") * 10**places, 10 ** len(fraction))


def unscaled(value: int, places: int, *, least: int = 0, group: bool = True) -> str:
    """1_500_000 with 6 places -> '1.5'; at least `least` decimals are shown, thousands grouped with commas."""
    whole, fraction = divmod(abs(value), 10**places)
    shown = f"{fraction:0{places}d}".rstrip("0").ljust(least, "0") if places else ""
    digits = f"{whole:,}" if group else str(whole)
    minus = "−" if value < 0 and group else "-" if value < 0 else ""
    return minus + digits + ("." + shown if shown else "")


def _not_a_number(text: str) -> UserError:
    return UserError("domain.not_a_number", "“{written}” is not a number.", written=text.strip()[:40])

"""Human numbers: WO-104832-4 = prefix, sequence, check digit.

The check digit is ISO/IEC 7064 MOD 11,10 over the digits of the sequence: a decimal digit that notices every single
wrong digit and nearly all exchanged neighbours.
"""

from __future__ import annotations

import re
import unicodedata

QR_PREFIX = "FS1:"
# Series of human numbers and where each begins: work orders, service requests, old parts, customers; the warehouse's
# parts requests, pick lists, delivery notes, purchase orders, receipts and counts.
FIRST_OF_SERIES = {
    "WO": 100_001, "SR": 200_001, "OP": 7_001, "C": 10_001,
    "RQ": 40_001, "PK": 20_001, "DN": 20_001, "PO": 30_001, "RC": 10_001, "CC": 501,
}  # fmt: skip
_WRITTEN = re.compile(r"([A-Z]{1,6})(\d{1,15})(\d)")
_CANONICAL = re.compile(r"[A-Z]{1,6}-\d{1,15}-\d")
_DASHES = dict.fromkeys(map(ord, "-‐‑‒–—―−ー_ \t\u3000\u00a0"), None)


def check_digit(digits: str) -> int:
    """The ISO/IEC 7064 MOD 11,10 digit for a row of decimal digits."""
    product = 10
    for digit in digits:
        total = (product + int(digit)) % 10 or 10
        product = total * 2 % 11
    return (11 - product) % 10


def make_number(prefix: str, n: int) -> str:
    """WO, 104832 -> WO-104832-4; `prefix` is one to six capital letters, `n` positive."""
    if n <= 0 or not re.fullmatch("[A-Z]{1,6}", prefix):
        raise ValueError(f"no number can be made of {prefix!r} and {n}")
    return f"{prefix}-{n}-{check_digit(str(n))}"


def check_number(text: str) -> bool:
    """Whether `text` is exactly a number as we print it, its check digit included."""
    if not (text.isascii() and _CANONICAL.fullmatch(text)):
        return False
    _, sequence, check = text.split("-")
    return check_digit(sequence) == int(check)


def normalise(text: str) -> str | None:
    """What a person typed or scanned as the number that it means, or None when it isn't one of ours.

    Full-width characters, lower case, blanks, any or no dashes and the `FS1:` of our QR codes are understood.
    """
    plain = unicodedata.normalize("NFKC", text).strip().upper()
    if plain.startswith(QR_PREFIX):
        plain = plain[len(QR_PREFIX) :]
    plain = plain.translate(_DASHES)
    match = _WRITTEN.fullmatch(plain) if plain.isascii() else None
    if match is None:
        return None
    prefix, sequence, check = match.groups()
    number = f"{prefix}-{sequence}-{check}"
    return number if check_number(number) else None

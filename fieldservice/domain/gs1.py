"""GS1 codes: what makers print on packages. GTIN, serial, lot, expiry and quantity out of one scan.

Rules: GS1 General Specifications 24, sections 3 (application identifiers), 7.8 (element strings, FNC1), 7.9 (check
digit) and 7.12 (centuries of two-digit years); GS1 Digital Link 1.2 for the form as a web address.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from decimal import Decimal
from urllib.parse import unquote

from msgspec import Struct

GS = "\x1d"
# ISO/IEC 15424 names of the symbols that begin with FNC1: Code 128, Data Matrix, QR, DataBar, Han Xin and DotCode.
SYMBOLS = ("]C1", "]d2", "]Q3", "]e0", "]J1", "]d5", "]Q5")
_GS_WRITTEN = re.compile("\u241d|<GS>|\\{GS\\}|\\\\x1[dD]|<FNC1>|\x1e|\x1f")
# Identifiers whose length is fixed, so that nothing ends them (figure 7.8.4-2): first two digits -> length with them.
_FIXED = {
    "00": 20, "01": 16, "02": 16, "03": 16, "04": 18, "11": 8, "12": 8, "13": 8, "14": 8, "15": 8, "16": 8, "17": 8,
    "18": 8, "19": 8, "20": 4, "31": 10, "32": 10, "33": 10, "34": 10, "35": 10, "36": 10, "41": 16,
}  # fmt: skip
# Identifiers of variable length: a pattern of the identifier and one of its value.
_VARIABLE = (
    ("10|21|22", r"[!-z]{1,20}"), ("235", r"[!-z]{1,28}"), ("24[01]", r"[!-z]{1,30}"), ("242", r"\d{1,6}"),
    ("243", r"[!-z]{1,20}"), ("25[01]|400|403", r"[!-z]{1,30}"), ("253", r"\d{13}[!-z]{0,17}"), ("254", r"[!-z]{1,20}"),
    ("255", r"\d{13,25}"), ("30|37", r"\d{1,8}"), ("39[0-3]\\d", r"\d{1,18}"), ("394\\d", r"\d{4}"),
    ("401", r"[!-z]{1,30}"), ("402", r"\d{17}"), ("420", r"[!-z]{1,20}"), ("421", r"\d{3}[!-z]{1,9}"),
    ("42[2-6]", r"\d{3,15}"), ("427", r"[!-z]{1,3}"), ("43\\d\\d", r"[!-z]{1,90}"), ("7001", r"\d{13}"),
    ("7002", r"[!-z]{1,30}"), ("7003", r"\d{10}"), ("70\\d\\d", r"[!-z]{1,30}"), ("71\\d", r"[!-z]{1,20}"),
    ("72\\d\\d", r"[!-z]{1,30}"), ("8\\d\\d\\d", r"[!-z]{1,90}"), ("90", r"[!-z]{1,30}"), ("9[1-9]", r"[!-z]{1,90}"),
)  # fmt: skip
_IDENTIFIERS = tuple((re.compile(ai), re.compile(value)) for ai, value in _VARIABLE)
_IN_BRACKETS = re.compile(r"\((\d{2,4})\)((?:[^(]|\((?!\d{2,4}\)))*)")
_LINK = re.compile(r"https?://[^/?#]+(?:/[^?#]*?)?(/(?:01|00)/\d[^?#]*)(?:\?([^#]*))?", re.IGNORECASE)
_DATED = ("11", "12", "13", "15", "16", "17")


class Gs1(Struct, frozen=True):
    """An element string, taken apart. `fault` is empty or says what is wrong with it: `check_digit` of a GTIN or SSCC,
    `date`, `incomplete` (an element is too short), `unknown` (no such identifier); what came before it is there."""

    elements: tuple[tuple[str, str], ...]
    fault: str = ""
    year: int = 2000  # in which it is read: two-digit years need it

    def get(self, identifier: str) -> str:
        """The value of an identifier; empty when it is not there."""
        return next((value for ai, value in self.elements if ai == identifier), "")

    @property
    def gtin(self) -> str:
        """What it is, as 14 digits: (01), or (02) of what is inside a logistic unit."""
        return self.get("01") or self.get("02")

    @property
    def sscc(self) -> str:
        """The number of a logistic unit (a pallet, a parcel)."""
        return self.get("00")

    @property
    def lot(self) -> str:
        return self.get("10")

    @property
    def serial(self) -> str:
        return self.get("21")

    @property
    def numbers(self) -> tuple[str, ...]:
        """Part numbers that the maker or the customer gave: (240), (241)."""
        return tuple(value for ai, value in self.elements if ai in ("240", "241"))

    @property
    def expiry(self) -> date | None:
        """Not to be used after this day (17)."""
        return self._day("17")

    @property
    def best_before(self) -> date | None:
        return self._day("15")

    @property
    def produced(self) -> date | None:
        return self._day("11")

    @property
    def quantity(self) -> int | None:
        """Pieces: (30) of a variable item, (37) in a logistic unit."""
        written = self.get("30") or self.get("37")
        return int(written) if written else None

    @property
    def weight_kg(self) -> Decimal | None:
        """Net weight (310n), n decimals."""
        for ai, value in self.elements:
            if ai.startswith("310"):
                return Decimal(value).scaleb(-int(ai[3]))
        return None

    @property
    def own(self) -> dict[str, str]:
        """What firms agreed among themselves (90 to 99)."""
        return {ai: value for ai, value in self.elements if ai[0] == "9"}

    def _day(self, identifier: str) -> date | None:
        written = self.get(identifier)
        return day_of(written, self.year) if written else None


def read_gs1(text: str, year: int) -> Gs1 | None:
    """The element string that `text` is, or None when it is something else. `year` is the present one.

    Understood: a leading symbology identifier or FNC1, identifiers in brackets as people write them, a GS1 Digital
    Link, and a bare string that begins with a GTIN or SSCC whose check digit is right and that fits to its end.
    """
    named = text[:3] in SYMBOLS
    body = _GS_WRITTEN.sub(GS, text[3:] if named else text)
    if not named and body.startswith(GS):
        named, body = True, body[1:]
    link = _LINK.fullmatch(body)
    if link:
        return _judged(_of_link(link), "", year)
    if body.startswith("("):
        found = _in_brackets(body)
        return _judged(found, "", year) if found else None
    elements, fault = _taken_apart(body)
    if named:
        return _judged(elements, fault, year) if elements or fault else None
    begins = bool(elements) and elements[0][0] in ("00", "01", "02") and has_check_digit(elements[0][1])
    if fault or not begins or (len(elements) == 1 and len(body) != _FIXED[elements[0][0]]):
        return None
    return _judged(elements, "", year)


def write_gs1(elements: tuple[tuple[str, str], ...], symbol: str = "]d2") -> str:
    """The element string as a scanner would send it: GS after what has no fixed length, except at the end."""
    out = [symbol]
    for place, (ai, value) in enumerate(elements):
        out.append(ai + value)
        if ai[:2] not in _FIXED and place + 1 < len(elements):
            out.append(GS)
    return "".join(out)


def day_of(written: str, year: int) -> date | None:
    """YYMMDD as a day; day 00 is the last of the month. None when there is no such day.

    The century is the one that puts the year less than 51 years back and at most 50 ahead.
    """
    if not re.fullmatch("[0-9]{6}", written):
        return None
    short, month, day = int(written[:2]), int(written[2:4]), int(written[4:])
    apart = short - year % 100
    century = year // 100 - (apart >= 51) + (apart <= -50)
    full = century * 100 + short
    if not 1 <= month <= 12 or full < 1:
        return None
    last = calendar.monthrange(full, month)[1]
    return date(full, month, day or last) if day <= last else None


def check_digit(digits: str) -> str:
    """The GS1 check digit of a row of digits (weights 3 and 1 from the right)."""
    total = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(digits)))
    return str(-total % 10)


def has_check_digit(digits: str) -> bool:
    """Whether a row of digits ends with the right GS1 check digit."""
    return len(digits) > 1 and digits.isascii() and digits.isdigit() and check_digit(digits[:-1]) == digits[-1]


def gtin14(text: str) -> str | None:
    """A GTIN-8, UPC-A, EAN-13 or GTIN-14 as 14 digits; None for anything else or with a wrong check digit."""
    digits = text.strip()
    return digits.zfill(14) if len(digits) in (8, 12, 13, 14) and has_check_digit(digits) else None


def gtin_forms(gtin: str) -> tuple[str, ...]:
    """The ways in which a GTIN of 14 digits may be on record: as 14, 13, 12 and 8 digits, where zeros allow."""
    zeros = len(gtin) - len(gtin.lstrip("0"))
    return tuple(gtin[14 - length :] for length in (14, 13, 12, 8) if zeros >= 14 - length)


def _judged(elements: list[tuple[str, str]], fault: str, year: int) -> Gs1:
    for ai, value in elements:
        if ai in ("00", "01", "02") and not (len(value) == _FIXED[ai] - 2 and has_check_digit(value)):
            fault = fault or "check_digit"
        if ai in _DATED and day_of(value, year) is None:
            fault = fault or "date"
    return Gs1(tuple(elements), fault, year)


def _taken_apart(body: str) -> tuple[list[tuple[str, str]], str]:
    elements: list[tuple[str, str]] = []
    at = 0
    while at < len(body):
        if body[at] == GS:
            at += 1
            continue
        length = _FIXED.get(body[at : at + 2])
        if length is not None:
            ai_length = 4 if body[at] == "3" else 3 if body[at : at + 2] == "41" else 2
            element = body[at : at + length]
            if len(element) < length or not (element.isascii() and element.isdigit()):
                return elements, "incomplete"
            elements.append((element[:ai_length], element[ai_length:]))
            at += length
            continue
        end = body.find(GS, at)
        piece = body[at : end if end >= 0 else len(body)]
        found = _variable(piece)
        if found is None:
            return elements, "unknown"
        elements.append(found)
        at += len(piece)
    return elements, ""


def _variable(piece: str) -> tuple[str, str] | None:
    for identifier, value in _IDENTIFIERS:
        match = identifier.match(piece)
        if match and value.fullmatch(piece, match.end()):
            return match.group(), piece[match.end() :]
    return None


def _in_brackets(body: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    at = 0
    for match in _IN_BRACKETS.finditer(body):
        if match.start() != at:
            return []
        ai, value = match.group(1), match.group(2).strip().strip(GS)
        if not _known(ai, value):
            return []
        found.append((ai, value))
        at = match.end()
    return found if at == len(body) else []


def _known(ai: str, value: str) -> bool:
    length = _FIXED.get(ai[:2])
    if length is not None:
        return len(ai) + len(value) == length and value.isascii() and value.isdigit()
    return any(identifier.fullmatch(ai) and pattern.fullmatch(value) for identifier, pattern in _IDENTIFIERS)


def _of_link(match: re.Match[str]) -> list[tuple[str, str]]:
    steps = match.group(1).strip("/").split("/")
    pairs = [*zip(steps[::2], steps[1::2], strict=False)]
    pairs += [(name, value) for name, _, value in (each.partition("=") for each in (match.group(2) or "").split("&"))]
    found = []
    for ai, value in pairs:
        value = unquote(value)
        if ai == "01":
            value = value.zfill(14)
        if _known(ai, value):
            found.append((ai, value))
    return found

"""What a phone number, an e-mail address and a required name must look like, in sentences for beside the field."""

from __future__ import annotations

import re
import unicodedata

from fieldservice.errors import UserError

_EXTENSION = re.compile(r"(?:转|ext\.?|x|#)\s*\d{1,6}\s*$", re.IGNORECASE)
_PHONE = re.compile(r"[\d\s()+\-./]+")
_EMAIL = re.compile(r"[^@\s,;]+@[^@\s,;]+\.[^@\s,;.]+")
_LONGEST_TEXT = 20_000
_LONGEST_LINE = 1_000
MOST_MICRO = 10**15  # a thousand million pieces; some thousands of such sums still add up within 64 bit
_JOINERS = "\u200c\u200d"  # invisible, but part of the spelling of Persian words and of composed emoji
_KEPT = _JOINERS + "\t"


def phone_problem(text: str) -> UserError | None:
    """What is wrong with a phone number; None for a sound or an empty one.

    Chinese land lines need their area code (010, 02x, 0xxx) and 7 or 8 digits, mobile numbers 11 digits beginning
    with 1 (GB/T numbering plan); numbers of other countries begin with + or 00 and have 7 to 15 digits (E.164).
    """
    plain = _EXTENSION.sub("", unicodedata.normalize("NFKC", text).strip()).strip()
    if not plain:
        return None
    if not _PHONE.fullmatch(plain):
        return UserError("directory.phone_letters", "A phone number has digits only, such as 025-52101234.")
    digits = re.sub(r"\D", "", plain)
    if plain.startswith("+") or digits.startswith("00"):
        digits = digits.removeprefix("00")
        if digits.startswith("86"):
            digits = digits[2:]
            return _short(11 - len(digits)) if digits.startswith("1") else _short(9 - len(digits))
        return _short(7 - len(digits)) or _long(len(digits) - 15)
    if digits.startswith("0"):
        area = 3 if digits.startswith(("010", "02")) else 4
        return _short(area + 7 - len(digits)) or _long(len(digits) - area - 14)
    if re.match(r"1[3-9]", digits):
        return _short(11 - len(digits)) or _long(len(digits) - 11)
    return _short(5 - len(digits)) or _long(len(digits) - 15)


def _short(missing: int) -> UserError | None:
    if missing <= 0:
        return None
    return UserError("directory.phone_short", "This phone number is too short. Missing digits: {count}.", count=missing)


def _long(excess: int) -> UserError | None:
    if excess <= 0:
        return None
    return UserError("directory.phone_long", "This phone number is too long. Digits too many: {count}.", count=excess)


def email_problem(text: str) -> UserError | None:
    """What is wrong with an e-mail address; None for a sound or an empty one."""
    if not text.strip() or _EMAIL.fullmatch(text.strip()):
        return None
    return UserError("directory.email", "An e-mail address looks like name@company.com.")


def name_problem(text: str) -> UserError | None:
    """What is wrong with a required name."""
    return None if tidy(text) else UserError("directory.no_name", "Enter the name.")


def require(*problems: UserError | None) -> None:
    """Raise the first problem."""
    for problem in problems:
        if problem:
            raise problem


def tidy(text: str) -> str:
    """A line as it is kept: control characters and surrounding blanks gone, inner blanks single."""
    return " ".join("".join(c if c.isprintable() or c in _JOINERS else " " for c in text).split())


def tidy_lines(text: str) -> str:
    """Several lines as they are kept: no trailing blanks, no characters that can't be shown. See `require_short`."""
    require_short(text)
    lines = ("".join(c if c.isprintable() or c in _KEPT else " " for c in line).rstrip() for line in text.splitlines())
    return "\n".join(lines).strip("\n")


def require_short(text: object, most: int = _LONGEST_TEXT) -> None:
    """Raise UserError for a text that nobody reads (a pasted log), rather than keep half of it."""
    if isinstance(text, str) and len(text) > most:
        raise UserError(
            "directory.too_long",
            "This text has {length} characters; at most {most} can be kept here. Attach it as a file instead.",
            length=f"{len(text):,}",
            most=f"{most:,}",
        )


def require_bearable(quantity_micro: int, *texts: str) -> None:
    """Raise UserError for a quantity, lot or serial number that can only be a slip (a barcode read into the wrong
    field): sums must stay exact, and the hub takes no more."""
    if abs(quantity_micro) > MOST_MICRO:
        raise UserError("stock.too_much", "This quantity can't be right. Check what was typed or scanned.")
    for text in texts:
        require_short_line(text)


def require_short_line(text: str) -> None:
    """The same for a field of one line: a name, a street, a serial number."""
    require_short(text, _LONGEST_LINE)

"""The printed recovery code: 160 random bits that a person can copy from paper without losing heart.

Eight groups of five Crockford base32 characters (no I, L, O, U), as in `7ZK4M-...`. The fifth character of a group
checks the other four and the group's place: any one wrong character, two neighbours swapped and two groups swapped are
found, and the person is told which group to look at.
"""

from __future__ import annotations

import secrets
import unicodedata

from fieldservice.errors import UserError

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS = 8
_DATA_CHARACTERS = 4
_GROUP_LENGTH = _DATA_CHARACTERS + 1
CODE_BYTES = GROUPS * _DATA_CHARACTERS * 5 // 8
_VALUES = {character: value for value, character in enumerate(ALPHABET)}
# What people write or type for the characters that the alphabet leaves out.
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})


def new_code_bytes() -> bytes:
    """Fresh random bytes for a code."""
    return secrets.token_bytes(CODE_BYTES)


def format_code(code: bytes) -> str:
    """The code as it is printed, its groups joined by hyphens."""
    number = int.from_bytes(code, "big")
    groups = []
    for place in range(GROUPS):
        shift = 5 * _DATA_CHARACTERS * (GROUPS - 1 - place)
        values = [number >> (shift + 5 * (_DATA_CHARACTERS - 1 - i)) & 31 for i in range(_DATA_CHARACTERS)]
        groups.append("".join(ALPHABET[value] for value in [*values, _check(values, place)]))
    return "-".join(groups)


def parse_code(typed: str) -> bytes:
    """The bytes of a code as somebody typed it: any case, spaces, hyphens, full-width letters, O for 0, I or L for 1.

    Raises UserError that names the first group with a mistake.
    """
    plain = unicodedata.normalize("NFKC", typed).upper().translate(_MISREAD)
    characters = [c for c in plain if c.isalnum()]
    number = 0
    for place in range(GROUPS):
        group = characters[place * _GROUP_LENGTH : (place + 1) * _GROUP_LENGTH]
        if len(group) < _GROUP_LENGTH:
            break
        values = [_VALUES.get(c, -1) for c in group]
        if -1 in values or _check(values[:-1], place) != values[-1]:
            raise UserError(
                "signin.recovery_group",
                "Group {group} of the recovery code has a mistake. Compare it with the printed code.",
                group=place + 1,
            )
        for value in values[:-1]:
            number = number << 5 | value
    if len(characters) != GROUPS * _GROUP_LENGTH:
        raise UserError(
            "signin.recovery_length",
            "The recovery code has {expected} letters and digits; {found} were entered.",
            expected=GROUPS * _GROUP_LENGTH,
            found=len(characters),
        )
    return number.to_bytes(CODE_BYTES, "big")


def _check(values: list[int], place: int) -> int:
    """The place plus the values weighted by powers of x in GF(32) with x^5 + x^2 + 1."""
    total = 0
    for value in values:
        total = _times_x(total ^ value)
    return total ^ place


def _times_x(value: int) -> int:
    value <<= 1
    return value ^ 0b100101 if value & 32 else value

"""Codes of bins from a first and a last one: A-01-01 to A-12-05 are sixty bins, aisle by aisle. Pure.

Pieces of digits count up with the width that they are written in, pieces of one letter run through the alphabet; all
else must be alike in both codes. The last piece runs fastest, as one walks.
"""

from __future__ import annotations

import itertools
import re

from fieldservice.errors import UserError

MOST = 2_000
_PIECES = re.compile(r"\d+|[A-Za-z]+|[^A-Za-z\d]+")


def bin_codes(first: str, last: str) -> list[str]:
    """Every code from `first` to `last`. Raises UserError where the two don't make a range, or a very long one."""
    first, last = first.strip(), last.strip() or first.strip()
    if not first:
        raise UserError("bins.no_first", "Enter the first code, such as A-01-01.")
    begin, end = _PIECES.findall(first), _PIECES.findall(last)
    if len(begin) != len(end):
        raise UserError("bins.unlike", "Write both codes alike: A-01-01 and A-12-05, for example.")
    runs = [_run(one, other) for one, other in zip(begin, end, strict=True)]
    total = 1
    for run in runs:
        total *= len(run)
    if total > MOST:
        raise UserError("bins.too_many", "These are {count} bins. Add at most {most} at once.", count=total, most=MOST)
    return ["".join(pieces) for pieces in itertools.product(*runs)]


def _run(first: str, last: str) -> list[str]:
    if first == last:
        return [first]
    if first.isdecimal() and last.isdecimal() and first.isascii() and last.isascii():
        low, high = int(first), int(last)
        if low <= high <= low + MOST:
            return [str(number).zfill(len(first)) for number in range(low, high + 1)]
        if low > high:
            raise UserError("bins.backwards", "The last code must come after the first one.")
        raise UserError("bins.too_many", "These are {count} bins. Add at most {most} at once.",
                        count=high - low + 1, most=MOST)  # fmt: skip
    letters = len(first) == len(last) == 1 and first.isalpha() and last.isalpha() and first.isupper() == last.isupper()
    if letters and first <= last:
        return [chr(sign) for sign in range(ord(first), ord(last) + 1)]
    if letters:
        raise UserError("bins.backwards", "The last code must come after the first one.")
    raise UserError("bins.unlike", "Write both codes alike: A-01-01 and A-12-05, for example.")

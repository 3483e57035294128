"""Regular expressions as forms use them (Java's and JavaScript's dialects), matched in bounded time.

Python's `re` is not asked: it tries every way to divide a text among the parts of a pattern, so a form with `(a+)+b`
would stop the program for hours, and nothing can interrupt it. Here a part of a pattern turns the set of places where
the text may stand into the set of those where it may go on, which takes time in proportion to pattern and text.

Possessive quantifiers and atomic groups keep the farthest place alone. \\d and \\w mean ASCII, \\s any space, as in the
browser; a dot isn't the end of a line.
"""

from __future__ import annotations

from functools import lru_cache

from fieldservice.domain.checklist.xpath.pattern_parts import Pattern, PatternError, ends_of
from fieldservice.domain.checklist.xpath.pattern_reading import read_pattern

__all__ = ["PatternError", "full_match", "pattern_of"]

LONGEST_TEXT = 20_000


@lru_cache(maxsize=512)
def pattern_of(text: str) -> Pattern:
    """The pattern of a text. Raises PatternError."""
    return read_pattern(text)


def full_match(pattern: str, text: str) -> bool:
    """Whether the whole text fits; false for a pattern that is none, and where finding out would take too long."""
    if len(text) > LONGEST_TEXT:
        return False
    try:
        found = ends_of(pattern_of(pattern), text)
    except PatternError:
        return False
    return any(at == len(text) for at, _groups in found)

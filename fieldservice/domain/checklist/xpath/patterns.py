"""Regular expressions as Java has them, carried over to Python's."""

from __future__ import annotations

import re
from functools import lru_cache

LONGEST_TEXT = 2_000  # a careless pattern over a long text would take for ever
_CLASSES = {
    r"\p{L}": r"[^\W\d_]", r"\p{Alpha}": "[A-Za-z]", r"\p{Digit}": "[0-9]", r"\p{Alnum}": "[A-Za-z0-9]",
    r"\p{Lower}": "[a-z]", r"\p{Upper}": "[A-Z]", r"\p{Punct}": r"[!-/:-@\[-`{-~]", r"\p{N}": r"\d", r"\p{Nd}": r"\d",
    r"\p{Lu}": "[A-Z]", r"\p{Ll}": "[a-z]", r"\p{Space}": r"\s", r"\p{IsAlphabetic}": r"[^\W\d_]",
}  # fmt: skip
_INSIDE = {name: words[1:-1] if words.startswith("[") else words for name, words in _CLASSES.items()}


@lru_cache(maxsize=512)
def pattern_of(text: str) -> re.Pattern[str]:
    """The compiled pattern. Raises re.error."""
    found, at, inside = [], 0, False
    while at < len(text):
        match = re.compile(r"\\p\{\w+\}").match(text, at)
        if match is not None and match.group() in _CLASSES:
            found.append((_INSIDE if inside else _CLASSES)[match.group()])
            at = match.end()
            continue
        pair = text[at : at + 2] if text[at] == "\\" else text[at]
        if pair == "[" and inside:
            pair = "\\["
        inside = pair == "[" or (inside and pair != "]")
        found.append(pair)
        at += len(text[at : at + 2]) if text[at] == "\\" else 1
    return re.compile("".join(found), re.ASCII if "\\w" in text or "\\d" in text else 0)


def full_match(pattern: str, text: str) -> bool:
    """Whether the whole text fits; false for a pattern that is none."""
    try:
        return pattern_of(pattern).fullmatch(text[:LONGEST_TEXT]) is not None
    except (re.error, RecursionError):
        return False

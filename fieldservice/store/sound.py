"""Text that any database can hold: PostgreSQL keeps no NUL, UTF-8 has no lone half of a UTF-16 pair.

Such halves come from a paste that cut an emoji in two and from file names that are not UTF-8. They become U+FFFD; NULs
go. This is the last line: whatever a screen or service let through, a commit does not fail because of a character.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


def is_sound(text: str) -> bool:
    """Whether the text can be kept as it is."""
    if "\0" in text:
        return False
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def sound(text: str) -> str:
    """The text without NULs, its lone surrogates as U+FFFD; two halves that belong together become their character."""
    return text.replace("\0", "").encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def made_sound(values: list[Any]) -> None:
    """Make the texts among the values sound, in place; one look at all of them when nothing is wrong."""
    if is_sound("\n".join([value for value in values if value.__class__ is str])):
        return
    values[:] = [sound(value) if isinstance(value, str) else value for value in values]


def sound_parameters(parameters: Sequence[Any]) -> list[Any]:
    """The parameters of a query, sound."""
    found = list(parameters)
    made_sound(found)
    return found

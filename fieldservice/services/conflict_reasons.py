"""Why two changes were not merged by themselves, as one sentence."""

from __future__ import annotations

from collections.abc import Iterable

from fieldservice.domain.records import Conflict
from fieldservice.i18n import translate
from fieldservice.services.field_values import Values
from fieldservice.services.field_words import field_label

_C = "conflicts"
_LONG = 40  # a text of this many letters, or of several lines, is told as a text


def reason_words(conflict: Conflict, mine: bool, sides: Iterable[Values]) -> str:
    """The reason in words; `mine`: one of the two changes is by whoever reads it."""
    field = field_label(conflict.tab, conflict.field_group)
    if conflict.kind == "status":
        return translate(_C, "This step was not allowed any more when it arrived.")
    if conflict.tab == "booking" and conflict.field_group == "schedule":
        if mine:
            return translate(_C, "Both of you moved this visit, and it can take place at one time only.")
        return translate(_C, "Two people moved this visit, and it can take place at one time only.")
    if any(_is_text(value) for side in sides for value in side.values()):
        if mine:
            return translate(
                _C, "Both of you rewrote “{field}”. Two texts can't be joined without somebody who reads them.",
                field=field,
            )  # fmt: skip
        return translate(
            _C, "Two people rewrote “{field}”. Two texts can't be joined without somebody who reads them.", field=field
        )
    if mine:
        return translate(_C, "Both of you changed “{field}”, and only one value can be right.", field=field)
    return translate(_C, "Two people changed “{field}”, and only one value can be right.", field=field)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and (len(value) >= _LONG or "\n" in value)

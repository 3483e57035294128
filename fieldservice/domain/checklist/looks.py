"""What the appearances of XLSForm questions mean here (docs.getodk.org/form-question-types).

Those that make no difference on a laptop are kept with the form and change nothing: `quick` (one choice always goes
on), `multiline` (text always has lines), `no-calendar` (dates can always be typed), `thousands-sep` (large numbers are
always grouped), `new` (there is no camera to be opened).
"""

from __future__ import annotations

import re

from fieldservice.domain.checklist.model import CHOICE, MULTI_CHOICE, Question

YEAR, MONTH = "year", "month"
_LISTED = frozenset({"minimal", "autocomplete", "search"})
_ONE_LINE = frozenset({"likert", "horizontal", "horizontal-compact", "columns-pack", "list", "list-nolabel"})
_MANY = frozenset({"columns", "compact", "quickcompact", "columns-flex"})
_COLUMNS = re.compile(r"(?:columns|compact|quickcompact)-([1-9]\d?)")
_MADE_HEAD = "reserved_name_for_field_list_labels_"  # how pyxform names the head of a table-list
_ENOUGH = 99


def words_of(appearance: str) -> frozenset[str]:
    """The single appearances."""
    return frozenset(appearance.lower().split())


def is_table_head(kind: str, appearance: str) -> bool:
    """Whether a question is only the row of words above a table of questions with the same choices."""
    return kind in (CHOICE, MULTI_CHOICE) and "label" in words_of(appearance)


def is_made_head(name: str) -> bool:
    """Whether such a row was made for a table-list and has no words of its own."""
    return name.startswith(_MADE_HEAD)


def in_table(question: Question) -> bool:
    """Whether it is a row of a table of questions with the same choices."""
    return question.kind in (CHOICE, MULTI_CHOICE) and bool(words_of(question.appearance) & {"list-nolabel", "list"})


def listed(question: Question) -> bool:
    """Whether its author wants a list that is searched by typing, instead of all choices side by side."""
    return bool(words_of(question.appearance) & _LISTED)


def columns(question: Question) -> int:
    """How many choices its author wants side by side, at most; 0 where they said nothing."""
    words = words_of(question.appearance)
    if "vertical" in words:
        return 1
    for word in words:
        found = _COLUMNS.fullmatch(word)
        if found is not None:
            return int(found[1])
    return _ENOUGH if words & (_ONE_LINE | _MANY) else 0


def in_one_line(question: Question) -> bool:
    """Whether the choices are a scale, which is read from one end to the other."""
    return bool(words_of(question.appearance) & _ONE_LINE)


def date_part(question: Question) -> str:
    """MONTH or YEAR where no more of a date is asked; its other parts are 1 then, as in ODK Collect."""
    words = words_of(question.appearance)
    return MONTH if "month-year" in words else YEAR if "year" in words else ""


def only_numbers(question: Question) -> bool:
    """Whether a text is made of digits and signs, as a telephone or meter number is."""
    return question.kind == "text" and "numbers" in words_of(question.appearance)

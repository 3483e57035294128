"""From an answer to its verdict, and both in words; from what was typed to a value."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Context, Decimal

from fieldservice.domain.checklist.looks import MONTH, date_part
from fieldservice.domain.checklist.model import (
    ACKNOWLEDGE,
    ATTACHED_TYPES,
    CHECK,
    CHOICE,
    COMPUTED,
    DATE,
    DATETIME,
    FAIL,
    GEO_TYPES,
    MULTI_CHOICE,
    NA,
    NUMBER,
    OK_VALUE,
    PARTIAL,
    PASS,
    PHOTO,
    RANK,
    TEXT,
    TIME,
    VERDICTS,
    Choice,
    Limits,
    Question,
)
from fieldservice.domain.checklist.values import Value
from fieldservice.domain.decimals import split_number
from fieldservice.domain.words import word
from fieldservice.errors import UserError
from fieldservice.i18n import language as current_language
from fieldservice.i18n import translate_in

_WORST_FIRST = (FAIL, PARTIAL, PASS, NA)
MAX_TEXT = 20_000
_MOST_DIGITS = 15
_MOST_PLACES = 9
_COORDINATE = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)", re.ASCII)  # what rules read as a number
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{3,6})?)?(Z|[+-]\d\d:\d\d)?$", re.ASCII)


def judge(question: Question, value: Value) -> str:
    """The verdict that follows from the answer by itself: pass, fail, partial, na, or '' when nothing follows."""
    if value in (None, "", ()):
        return ""
    if question.kind == CHECK:
        return value if isinstance(value, str) and value in VERDICTS else ""
    if question.kind in (NUMBER, COMPUTED):
        return _by_limits(question.limits, value) if isinstance(value, Decimal) else ""
    if question.kind == CHOICE and isinstance(value, str):
        choice = question.choice(value)
        return choice.verdict if choice else ""
    if question.kind == MULTI_CHOICE and isinstance(value, tuple):
        found = {choice.verdict for key in value if (choice := question.choice(key)) is not None}
        return next((verdict for verdict in _WORST_FIRST if verdict in found), "")
    return ""


def _by_limits(limits: Limits, value: Decimal) -> str:
    if limits.least is None and limits.most is None and limits.soft_least is None and limits.soft_most is None:
        return ""
    if _outside(value, limits.least, limits.most):
        return FAIL
    return PARTIAL if _outside(value, limits.soft_least, limits.soft_most) else PASS


def _outside(value: Decimal, least: Decimal | None, most: Decimal | None) -> bool:
    return (least is not None and value < least) or (most is not None and value > most)


def parse_value(question: Question, raw: object) -> Value:
    """What a person typed, chose or scanned, as a value. Empty text means no answer. Raises UserError."""
    if raw is None or raw == "" or raw == () or raw == []:
        return None
    kind = question.kind
    if kind == NUMBER:
        return _number(question, raw)
    if kind == CHECK and raw not in VERDICTS:
        raise UserError("checklist.no_such_choice", "Choose one of the answers offered.")
    if kind == CHOICE and (not isinstance(raw, str) or question.choice(raw) is None):
        raise UserError("checklist.no_such_choice", "Choose one of the answers offered.")
    if kind in (MULTI_CHOICE, RANK) or kind in ATTACHED_TYPES:
        return _several(question, raw)
    if kind in (DATE, TIME, DATETIME):
        return _moment(kind, raw)
    if not isinstance(raw, str):
        raise UserError("checklist.not_text", "This answer must be text.")
    if len(raw) > MAX_TEXT:
        raise UserError("checklist.text_too_long", "The text is too long: at most {most} characters.", most=MAX_TEXT)
    if kind == ACKNOWLEDGE and raw != OK_VALUE:
        raise UserError("checklist.no_such_choice", "Choose one of the answers offered.")
    if kind in GEO_TYPES:
        return _place(kind, raw)
    if not raw.strip():
        return None  # nobody has said anything
    return raw if kind == TEXT else raw.strip()


def literal(question: Question, text: str) -> Value:
    """The answer that a sheet's default text means. Raises UserError."""
    if question.kind in (MULTI_CHOICE, RANK):
        return parse_value(question, tuple(text.split()))
    if question.kind == DATETIME:
        moment = datetime.fromisoformat(text) if _MOMENT.match(text) else None
        return moment if moment is not None else parse_value(question, text)
    return parse_value(question, text.strip())


def _in_order(question: Question, keys: tuple[str, ...]) -> list[Choice]:
    """The choices that were taken, in the order of the list; those of a file in the order in which they were taken."""
    if isinstance(question.choices, tuple):
        return [choice for choice in question.choices if choice.key in keys]
    return [choice for key in keys if (choice := question.choice(key)) is not None]


def _several(question: Question, raw: object) -> tuple[str, ...]:
    several = (raw,) if isinstance(raw, str) else tuple(raw) if isinstance(raw, tuple | list) else ()
    if not several or not all(isinstance(item, str) for item in several):
        raise UserError("checklist.no_such_choice", "Choose one of the answers offered.")
    if question.kind not in ATTACHED_TYPES and any(question.choice(item) is None for item in several):
        raise UserError("checklist.no_such_choice", "Choose one of the answers offered.")
    found = tuple(dict.fromkeys(several))
    if question.kind == RANK and question.choice_filter is None and len(found) != len(question.choices):
        raise UserError("checklist.rank_all", "Put all of them in order.")
    return found


def _place(kind: str, raw: str) -> str | None:
    """Points "latitude longitude altitude accuracy"; what maps copy, "31.2, 121.5", is understood. A trace needs two
    points, a shape three and ends where it began."""
    found: list[str] = []
    for part in filter(None, (piece.strip() for piece in raw.replace("；", ";").split(";"))):
        numbers = [piece for piece in re.split(r"[\s,，]+", part) if piece]
        plain = all(_COORDINATE.fullmatch(number) for number in numbers)
        values = [float(number) for number in numbers] if plain else []
        if not 2 <= len(values) <= 4 or not (abs(values[0]) <= 90 and abs(values[1]) <= 180):
            raise UserError("checklist.not_a_place", "Enter latitude and longitude, such as 31.2304 121.4737.")
        found.append(" ".join([*numbers, *["0"] * (4 - len(numbers))]))
    if not found:
        return None
    least = {"geopoint": 1, "geotrace": 2, "geoshape": 3}[kind]
    if kind == "geopoint" and len(found) > 1:
        raise UserError("checklist.not_a_place", "Enter latitude and longitude, such as 31.2304 121.4737.")
    if len(found) < least:
        raise UserError("checklist.points", "Enter at least {count} points, separated by semicolons.", count=least)
    if kind == "geoshape" and found[0] != found[-1]:
        found.append(found[0])
    return "; ".join(found)


def _number(question: Question, raw: object) -> Decimal:
    if isinstance(raw, bool) or not isinstance(raw, str | int | float | Decimal):
        raise UserError("checklist.not_a_number", "Enter a number.")
    number, rest = split_number(raw if isinstance(raw, str) else format(Decimal(str(raw)), "f"))
    if rest and _bare(rest) != _bare(question.unit):
        raise UserError("checklist.other_unit", "Enter the number in {unit}, without words.", unit=question.unit or "1")
    whole, _, fraction = number.lstrip("-").partition(".")
    if len(whole.lstrip("0")) > _MOST_DIGITS:
        raise UserError("domain.number_too_large", "The number {number} is too large.", number=number[:40])
    places = _MOST_PLACES if question.free_decimals else question.decimals
    if len(fraction.rstrip("0")) > places:
        raise UserError("domain.too_many_decimals", "At most {places} decimals are possible.", places=places)
    value = Decimal(number)
    limits = question.limits
    if _outside(value, limits.possible_least, limits.possible_most):
        raise UserError(
            "checklist.impossible_value",
            "{number} can't be right here: possible is {range}.",
            number=_shown(value, question.decimals),
            range=_span(question),
        )
    return value


def _bare(unit: str) -> str:
    return re.sub(r"\s|°", "", unit.replace("℃", "C")).casefold()


def _moment(kind: str, raw: object) -> Value:
    wanted: type[date] | type[time] | type[datetime] = {DATE: date, TIME: time, DATETIME: datetime}[kind]
    if isinstance(raw, date | time) and type(raw) is wanted:
        return raw
    try:
        if isinstance(raw, str):
            return wanted.fromisoformat(raw.strip())
    except ValueError:
        pass
    raise UserError("checklist.not_a_moment", "Enter a date or time.")


def value_text(question: Question, value: Value, language: str) -> str:
    """The answer as screens and papers show it: '109 ℃', the words of a choice; '' for none."""
    if value in (None, "", ()):
        return ""
    if question.kind == CHECK:
        return word("verdict", str(value), language)
    if isinstance(value, Decimal):
        shown = _shown(_half_up(value, question.decimals) if question.kind == COMPUTED else value, question.decimals)
        return f"{shown} {question.unit}".strip()
    if isinstance(value, bool):
        return translate_in(language, "checklist", "Yes") if value else translate_in(language, "checklist", "No")
    if question.kind == PHOTO and isinstance(value, tuple):
        return translate_in(language, "checklist", "%n photos", len(value))
    if question.kind in ATTACHED_TYPES and isinstance(value, tuple):
        return translate_in(language, "checklist", "%n files", len(value))
    keys = tuple(map(str, value)) if isinstance(value, tuple) else (str(value),)
    if question.choices:
        known = {choice.key: choice.title(language) for choice in _in_order(question, keys)}
        ordered = keys if question.kind == RANK else [*known, *keys]
        return _joined([known.get(key, key) for key in dict.fromkeys(ordered)], language)
    if question.kind == ACKNOWLEDGE:
        return translate_in(language, "checklist", "Confirmed")
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")[:16]
    if isinstance(value, date) and (part := date_part(question)):
        return f"{value:%Y-%m}" if part == MONTH else f"{value:%Y}"
    return value.isoformat("minutes") if isinstance(value, time) else str(value)


def limit_words(question: Question, language: str) -> str:
    """The limits on screen: 'not above 5', '3.0 to 3.8'; '' without limits."""
    low, high = question.limits.least, question.limits.most
    if low is not None and high is not None:
        first, second = _shown(low, question.decimals), _shown(high, question.decimals)
        return translate_in(language, "checklist", "{low} to {high}", low=first, high=second)
    if high is not None:
        return translate_in(language, "checklist", "not above {high}", high=_shown(high, question.decimals))
    if low is not None:
        return translate_in(language, "checklist", "not below {low}", low=_shown(low, question.decimals))
    return ""


def limit_signs(question: Question) -> str:
    """The limits on paper: '75–95', '≤ 5', '≥ 2'; '' without limits."""
    low, high = question.limits.least, question.limits.most
    places = question.decimals
    if low is not None and high is not None:
        return f"{_shown(low, places)}–{_shown(high, places)}"
    if high is not None:
        return f"≤ {_shown(high, places)}"
    return f"≥ {_shown(low, places)}" if low is not None else ""


def reason(question: Question, value: Value, language: str) -> str:
    """Why a number fails or passes in part: 'Above the limit 95 ℃ by 14 ℃'; '' when it doesn't."""
    if not isinstance(value, Decimal):
        return ""
    limits = question.limits
    for low, high in ((limits.least, limits.most), (limits.soft_least, limits.soft_most)):
        if high is not None and value > high:
            limit, by = value_text(question, high, language), value_text(question, value - high, language)
            return translate_in(language, "checklist", "Above the limit {limit} by {by}", limit=limit, by=by)
        if low is not None and value < low:
            limit, by = value_text(question, low, language), value_text(question, low - value, language)
            return translate_in(language, "checklist", "Below the limit {limit} by {by}", limit=limit, by=by)
    return ""


def _span(question: Question) -> str:
    edges = (("≥ ", question.limits.possible_least), ("≤ ", question.limits.possible_most))
    language = current_language()
    return _joined([s + value_text(question, edge, language) for s, edge in edges if edge is not None], language)


def _joined(parts: list[str], language: str) -> str:
    return ("、" if language == "zh_CN" else ", ").join(parts)


def _half_up(value: Decimal, places: int) -> Decimal:
    if abs(value) >= 10**20:
        return value
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, Context(prec=60))


def _shown(value: Decimal, places: int) -> str:
    """With as many decimals as the question has, more if the value has more; thousands grouped."""
    exponent = value.normalize().as_tuple().exponent
    own = max(0, -exponent) if isinstance(exponent, int) else 0
    return f"{value:,.{min(max(places, own), 9)}f}".replace("-", "−")

"""The functions of ODK's rules: their names, how many arguments they take, what they give."""

from __future__ import annotations

import base64
import binascii
import hashlib
import math
from collections.abc import Callable
from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Decimal, DecimalException

from fieldservice.domain.checklist.expression import ExpressionError
from fieldservice.domain.checklist.xpath import geo, parsing
from fieldservice.domain.checklist.xpath.atoms import (
    NAN,
    Atom,
    Mismatch,
    Nodes,
    Result,
    atoms,
    to_index,
    to_number,
    to_text,
    to_truth,
    to_whole,
    total,
    unpack,
    words_of,
)
from fieldservice.domain.checklist.xpath.compiling import Closure, Compiler, Ctx, Where
from fieldservice.domain.checklist.xpath.dates import exact_number, format_date, to_date, to_decimal
from fieldservice.domain.checklist.xpath.parsing import Call
from fieldservice.domain.checklist.xpath.patterns import PatternError, full_match, pattern_of
from fieldservice.domain.checklist.xpath.special import SPECIAL

Function = Callable[[Ctx, list[Result]], Result]
_ANY = 10_000
LONGEST_TEXT = 100_000  # what a rule may make; a hub takes no longer ones


def compile_call(compiler: Compiler, call: Call, where: Where) -> Closure:
    """The closure of a function call. Raises ExpressionError for an unknown name or a wrong number of arguments."""
    name = {"is-selected": "selected", "enclosed-area": "area"}.get(call.name, call.name)
    special = SPECIAL.get(name)
    if special is not None:
        least, most, make = special
        _count(call, least, most)
        return make(compiler, call, where)
    known = FUNCTIONS.get(name)
    if known is None:
        raise ExpressionError(call.position, call.name)
    least, most, function = known
    _count(call, least, most)
    if name == "regex" and isinstance(call.arguments[1], parsing.Text):
        try:
            pattern_of(call.arguments[1].value)
        except PatternError as error:
            raise ExpressionError(call.position, call.arguments[1].value[:40]) from error
    if name in ("random", "uuid"):
        compiler.scan.fleeting = True
    closures = [compiler.node(argument, where) for argument in call.arguments]
    return lambda ctx: function(ctx, [closure(ctx) for closure in closures])


def _count(call: Call, least: int, most: int) -> None:
    if not least <= len(call.arguments) <= most:
        raise ExpressionError(call.position, call.name)


def _round(values: list[Result]) -> float:
    """Away from zero above it, towards it below, as XPath and JavaRosa have it; places may be negative."""
    number = to_number(values[0])
    places = to_index(values[1]) if len(values) > 1 else 0
    if math.isnan(number) or math.isinf(number):
        return number
    if abs(places) > 30:
        return NAN
    if places < 0:
        scale = 10.0**-places
        return math.floor(number / scale + 0.5) * scale if number >= 0 else math.trunc(number / scale + 0.5) * scale
    try:
        rounding = ROUND_HALF_DOWN if number < 0 else ROUND_HALF_UP
        return float(Decimal(repr(number)).quantize(Decimal(1).scaleb(-places), rounding))
    except DecimalException:
        return number


def _extreme(values: list[Result], choose: Callable[[list[float]], float]) -> float:
    found = atoms(values[0]) if len(values) == 1 else [unpack(value) for value in values]
    numbers = [number for number in map(to_number, found) if not math.isnan(number)]
    return choose(numbers) if numbers else NAN


def _joined(separator: str, values: list[Result]) -> str:
    parts = atoms(values[0]) if len(values) == 1 else [unpack(value) for value in values]
    texts = [to_text(part) for part in parts]
    if sum(map(len, texts)) + len(separator) * len(texts) > LONGEST_TEXT:
        raise Mismatch  # calculations that double one another's text would fill the memory
    return separator.join(texts)


def _substr(values: list[Result]) -> str:
    text = to_text(values[0])
    start = to_index(values[1])
    end = to_index(values[2]) if len(values) > 2 else len(text)
    start, end = (each + len(text) if each < 0 else each for each in (start, end))
    start, end = (min(max(0, each), len(text)) for each in (start, end))
    return text[start:end]


def _translate(values: list[Result]) -> str:
    text, before, after = (to_text(value) for value in values)
    table: dict[int, str] = {}
    for index, letter in enumerate(before):
        table.setdefault(ord(letter), after[index] if index < len(after) else "")
    return text.translate(table)


def _selected(ctx: Ctx, values: list[Result]) -> bool:
    wanted = to_text(values[1]).strip()
    return f" {wanted} " in f" {to_text(values[0])} "


def _selected_at(ctx: Ctx, values: list[Result]) -> str:
    words, index = words_of(values[0]), to_index(values[1])
    return words[index] if 0 <= index < len(words) else ""


def _need_nodes(value: Result) -> Nodes:
    if not isinstance(value, Nodes):
        raise Mismatch
    return value


def _checklist(ctx: Ctx, values: list[Result]) -> bool:
    least, most = to_index(values[0]), to_index(values[1])
    factors = atoms(values[2]) if len(values) == 3 else [unpack(value) for value in values[2:]]
    count = sum(map(to_truth, factors))
    return (least < 0 or count >= least) and (most < 0 or count <= most)


def _weighted(ctx: Ctx, values: list[Result]) -> bool:
    if len(values) == 4:
        flags, weights = atoms(values[2]), atoms(values[3])
    else:
        flags, weights = [unpack(value) for value in values[2::2]], [unpack(value) for value in values[3::2]]
    if len(flags) != len(weights):
        raise Mismatch
    found = sum(to_number(weight) for flag, weight in zip(flags, weights, strict=True) if to_truth(flag))
    return to_number(values[0]) <= found <= to_number(values[1])


def _power(ctx: Ctx, values: list[Result]) -> float:
    try:
        return math.pow(exact_number(values[0], ctx.world.zone), exact_number(values[1], ctx.world.zone))
    except OverflowError:
        return math.inf
    except ValueError:
        return math.inf if to_number(values[0]) == 0 else NAN  # nought to a negative power


def _math(function: Callable[..., float]) -> Function:
    def work(ctx: Ctx, values: list[Result]) -> Result:
        numbers = [exact_number(value, ctx.world.zone) for value in values]
        try:
            return float(function(*numbers))
        except OverflowError:
            return math.inf
        except ValueError:  # outside what the function is defined for
            return -math.inf if function in (math.log, math.log10) and numbers[0] == 0 else NAN

    return work


def _digest(ctx: Ctx, values: list[Result]) -> str:
    names = {"MD5": "md5", "SHA-1": "sha1", "SHA-256": "sha256", "SHA-384": "sha384", "SHA-512": "sha512"}
    name = names.get(to_text(values[1]))
    if name is None:
        raise Mismatch
    found = hashlib.new(name, to_text(values[0]).encode(), usedforsecurity=False).digest()
    encoding = to_text(values[2]) if len(values) > 2 else "base64"
    return found.hex() if encoding == "hex" else base64.b64encode(found).decode()


def _decoded(ctx: Ctx, values: list[Result]) -> str:
    try:
        return base64.b64decode(to_text(values[0])[:LONGEST_TEXT], validate=False).decode("utf-8", "replace")
    except binascii.Error:
        return ""


def _texts(function: Callable[..., Atom]) -> Function:
    return lambda ctx, values: function(*map(to_text, values))


def _before(text: str, part: str) -> str:
    return text.partition(part)[0] if part and part in text else ""


def _after(text: str, part: str) -> str:
    return text.partition(part)[2] if part and part in text else ("" if part else text)


def _own(function: Callable[[str], Atom]) -> Function:
    return lambda ctx, values: function(to_text(values[0] if values else ctx.node.atom))


FUNCTIONS: dict[str, tuple[int, int, Function]] = {
    "true": (0, 0, lambda ctx, values: True),
    "false": (0, 0, lambda ctx, values: False),
    "boolean": (1, 1, lambda ctx, values: to_truth(values[0])),
    "boolean-from-string": (1, 1, lambda ctx, values: to_text(values[0]).lower() in ("true", "1")),
    "not": (1, 1, lambda ctx, values: not to_truth(values[0])),
    "number": (1, 1, lambda ctx, values: to_number(values[0])),
    "int": (1, 1, lambda ctx, values: to_whole(values[0])),
    "floor": (1, 1, _math(lambda x: x if math.isinf(x) or math.isnan(x) else math.floor(x))),
    "ceiling": (1, 1, _math(lambda x: x if math.isinf(x) or math.isnan(x) else math.ceil(x))),
    "string": (0, 1, lambda ctx, values: to_text(values[0] if values else ctx.node.atom)),
    "round": (1, 2, lambda ctx, values: _round(values)),
    "sum": (1, 1, lambda ctx, values: total(atoms(_need_nodes(values[0])))),
    "max": (1, _ANY, lambda ctx, values: _extreme(values, max)),
    "min": (1, _ANY, lambda ctx, values: _extreme(values, min)),
    "count": (1, 1, lambda ctx, values: float(len(_need_nodes(values[0])))),
    "count-non-empty": (
        1, 1, lambda ctx, values: float(sum(to_text(each) != "" for each in atoms(_need_nodes(values[0]))))
    ),
    "concat": (0, _ANY, lambda ctx, values: _joined("", values)),
    "join": (1, _ANY, lambda ctx, values: _joined(to_text(values[0]), values[1:])),
    "substr": (2, 3, lambda ctx, values: _substr(values)),
    "substring": (2, 3, lambda ctx, values: _substring(values)),
    "substring-before": (2, 2, _texts(_before)),
    "substring-after": (2, 2, _texts(_after)),
    "string-length": (0, 1, _own(lambda text: float(len(text)))),
    "normalize-space": (0, 1, _own(lambda text: " ".join(text.split()))),
    "translate": (3, 3, lambda ctx, values: _translate(values)),
    "contains": (2, 2, _texts(lambda text, part: part in text)),
    "starts-with": (2, 2, _texts(lambda text, part: text.startswith(part))),
    "ends-with": (2, 2, _texts(lambda text, part: text.endswith(part))),
    "regex": (2, 2, lambda ctx, values: full_match(to_text(values[1]), to_text(values[0]))),
    "selected": (2, 2, _selected),
    "selected-at": (2, 2, _selected_at),
    "count-selected": (1, 1, lambda ctx, values: float(len(words_of(values[0])))),
    "checklist": (2, _ANY, _checklist),
    "weighted-checklist": (4, _ANY, _weighted),
    "date": (1, 1, lambda ctx, values: to_date(values[0], ctx.world.zone, keep_time=False)),
    "date-time": (1, 1, lambda ctx, values: to_date(values[0], ctx.world.zone, keep_time=True)),
    "decimal-date-time": (1, 1, lambda ctx, values: to_decimal(values[0], ctx.world.zone, keep_date=True)),
    "decimal-time": (1, 1, lambda ctx, values: to_decimal(values[0], ctx.world.zone, keep_date=False)),
    "format-date": (2, 2, lambda ctx, values: _formatted(ctx, values)),
    "format-date-time": (2, 2, lambda ctx, values: _formatted(ctx, values)),
    "today": (0, 0, lambda ctx, values: ctx.world.today()),
    "now": (0, 0, lambda ctx, values: ctx.world.now()),
    "random": (0, 0, lambda ctx, values: ctx.world.random()),
    "uuid": (0, 1, lambda ctx, values: _uuid(ctx, values)),
    "version": (0, 0, lambda ctx, values: ctx.world.text("version")),
    "property": (1, 1, lambda ctx, values: ctx.world.text(to_text(values[0]))),
    "depend": (1, _ANY, lambda ctx, values: values[0]),
    "pow": (2, 2, _power),
    "abs": (1, 1, _math(abs)),
    "sqrt": (1, 1, _math(math.sqrt)),
    "exp": (1, 1, _math(math.exp)),
    "exp10": (1, 1, _math(lambda x: math.pow(10.0, x))),
    "log": (1, 1, _math(math.log)),
    "log10": (1, 1, _math(math.log10)),
    "pi": (0, 0, lambda ctx, values: math.pi),
    "sin": (1, 1, _math(math.sin)),
    "cos": (1, 1, _math(math.cos)),
    "tan": (1, 1, _math(math.tan)),
    "asin": (1, 1, _math(math.asin)),
    "acos": (1, 1, _math(math.acos)),
    "atan": (1, 1, _math(math.atan)),
    "atan2": (2, 2, _math(math.atan2)),
    "area": (1, 1, lambda ctx, values: geo.area(atoms(values[0]))),
    "distance": (1, _ANY, lambda ctx, values: geo.distance([each for value in values for each in atoms(value)])),
    "digest": (2, 3, _digest),
    "base64-decode": (1, 1, _decoded),
}  # fmt: skip


def _formatted(ctx: Ctx, values: list[Result]) -> str:
    return format_date(values[0], to_text(values[1]), ctx.world.text("language"), ctx.world.zone)


def _uuid(ctx: Ctx, values: list[Result]) -> str:
    text = ctx.world.uuid()
    return text if not values else text.replace("-", "")[: max(0, to_index(values[0]))]


def _substring(values: list[Result]) -> str:
    """XPath's own, which counts from 1; JavaRosa has only substr."""
    text, start = to_text(values[0]), _round([values[1]])
    end = math.inf if len(values) < 3 else start + _round([values[2]])
    return "".join(letter for index, letter in enumerate(text, 1) if start <= index < end)

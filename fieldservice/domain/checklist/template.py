"""Reading a template: JSON -> `Template`, with every problem in words. Format 2 (forms) is read by `forms`.

Format 1 (all `names` are {"zh_CN": ..., "en": ...}; expressions: see `expression`):

    {"format": 1, "code": "compressor_hot", "version": 6, "names": {...},
     "purpose": "safety | diagnosis | maintenance | installation | test",
     "task_types": ["repair"], "product_models": ["HC-75V", "HC-*"],         empty or absent: all
     "faults": {"problems": ["P03"], "words": ["高温", "trips hot"]},        absent: any fault; see `Template.rank`
     "blocks_start": false,      work can't start before all is answered and nothing failed
     "fail_needs_note": true,    a failed answer needs a few words
     "minutes": 12,              how long it usually takes
     "sections": [
       {"key": "oil", "names": {...}, "show_if": "...", "repeat": "expression: how many rounds", "repeat_most": 20,
        "questions": [
          {"key": "discharge", "type": "number", "names": {...}, "hints": {...},
           "required": true, "show_if": "...", "require_if": "...", "default": "expression",
           "judged": false,      a person must give the verdict
           number:  "unit": "℃", "decimals": 1, "min", "max" (outside: fail), "soft_min", "soft_max" (outside: partial),
                    "possible_min", "possible_max" (outside: refused), "scale_min", "scale_max" (what is drawn)
           choice, multi_choice:  "choices": [{"key": "none", "names": {...}, "verdict": "pass"}]
           photo:   "min_photos": 2
           computed: "computed": "expression", with unit, decimals (2, for showing only) and limits}]}]}

Types: check (answered by its verdict alone), choice, multi_choice, number, text, date, time, datetime, photo,
signature, scan, note (nothing to answer), computed. Keys: a letter, then letters, digits and _; unique over sections
and questions.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from fieldservice.domain.checklist.expression import Expression, ExpressionError, compile_expression
from fieldservice.domain.checklist.linking import link
from fieldservice.domain.checklist.model import (
    CHECK,
    CHOICE,
    COMPUTED,
    MULTI_CHOICE,
    NOTE,
    NUMBER,
    PHOTO,
    TYPES,
    UNANSWERED_TYPES,
    VERDICTS,
    Choice,
    Limits,
    Question,
    Section,
    Template,
    Words,
    walk,
)
from fieldservice.errors import UserError
from fieldservice.i18n import mark, translate

if TYPE_CHECKING:
    from fieldservice.domain.checklist.lists import Rows

FORMAT = 1
PURPOSES = ("safety", "diagnosis", "maintenance", "installation", "test")
Compile = Callable[[str], Expression]

_KEY = re.compile(r"[A-Za-z]\w{0,63}", re.ASCII)
_LANGUAGES = ("zh_CN", "en")
_RESERVED = frozenset({"and", "or", "not", "true", "false"})


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a template; `where` is the key of the question or section, '' for the whole."""

    where: str
    text: str
    params: Mapping[str, object]

    def sentence(self) -> str:
        """In the language in use, with the place in front."""
        words = translate("checklist", self.text, None, **self.params)
        return translate("checklist", "{where}: {words}", where=self.where, words=words) if self.where else words


def read_template(
    text: str, compile_rule: Compile = compile_expression, tables: Mapping[str, Rows] | None = None
) -> Template:
    """The template of a JSON text. Raises UserError that names the first problem and how many there are.

    `tables`: what is in the files of its lists, by name; lists of other files have no choices.
    """
    template, problems = examine_template(text, compile_rule, tables)
    if template is None:
        raise UserError(
            "checklist.bad_template",
            "The checklist template can't be used: {first} ({count} in all)",
            first=problems[0].sentence(),
            count=len(problems),
        )
    return template


def examine_template(
    text: str, compile_rule: Compile = compile_expression, tables: Mapping[str, Rows] | None = None
) -> tuple[Template | None, list[Problem]]:
    """The template and no problems, or None and all problems."""
    try:
        data = json.loads(text, parse_float=Decimal, parse_int=Decimal)
    except (ValueError, RecursionError):
        return None, [Problem("", mark("checklist", "It is not JSON."), {})]
    if isinstance(data, dict) and data.get("format") == 2:
        from fieldservice.domain.checklist.forms import FormReader  # most starts read no form

        return FormReader(compile_rule, tables).examined(data)
    return TemplateReader(compile_rule).examined(data)


class TemplateReader:
    """Reads format 1; `forms.FormReader` reads format 2 with the same small readers."""

    def __init__(self, compile_rule: Compile) -> None:
        self._compile = compile_rule
        self._where = ""
        self._keys: set[str] = set()
        self.problems: list[Problem] = []

    def examined(self, data: object) -> tuple[Template | None, list[Problem]]:
        """The template and no problems, or None and all problems."""
        template = self.template(data)
        return (None, self.problems) if self.problems else (template, [])

    def template(self, data: object) -> Template | None:
        """The template as far as it can be read; `problems` says what is wrong."""
        if not isinstance(data, dict) or data.get("format") != FORMAT:
            self._say(mark("checklist", "It is not a checklist template of format 1."))
            return None
        sections = tuple(self._section(item) for item in self._list(data, "sections"))
        self._where = ""
        if not any(section.questions for section in sections):
            self._say(mark("checklist", "It has no questions."))
        purpose = str(data.get("purpose", "diagnosis"))
        if purpose not in PURPOSES:
            self._say(mark("checklist", "The purpose “{purpose}” is not known."), purpose=purpose)
        template = Template(
            code=self._key(data.get("code")),
            version=self._whole(data, "version", 1) or 1,
            names=self._names(data),
            purpose=purpose,
            items=sections,
            task_types=tuple(str(item) for item in self._list(data, "task_types")),
            product_models=tuple(str(item) for item in self._list(data, "product_models")),
            problem_codes=self._fault(data, "problems"),
            fault_words=self._fault(data, "words"),
            blocks_start=data.get("blocks_start") is True,
            fail_needs_note=data.get("fail_needs_note") is True,
            minutes=self._whole(data, "minutes", None),
        )
        return self._linked(template)

    def _section(self, data: object) -> Section:
        if not isinstance(data, dict):
            self._say(mark("checklist", "A section is not an object."))
            data = {}
        key = self._own_key(data)
        show_if, repeat = self._rule(data, "show_if"), self._rule(data, "repeat")
        most = self._whole(data, "repeat_most", 50) or 50
        names = self._names(data)
        questions = tuple(self._question(item, key) for item in self._list(data, "questions"))
        return Section(key, names, questions, show_if, repeat, most, repeats=repeat is not None)

    def _question(self, data: object, section: str) -> Question:
        if not isinstance(data, dict):
            self._say(mark("checklist", "A question is not an object."))
            data = {}
        key = self._own_key(data)
        kind = str(data.get("type", ""))
        if kind not in TYPES:
            self._say(mark("checklist", "The type “{kind}” is not known."), kind=kind)
        question = Question(
            key=key,
            kind=kind,
            section=section,
            names=self._names(data),
            hints=self._texts(data.get("hints", {})),
            unit=str(data.get("unit", "")),
            decimals=self._whole(data, "decimals", 2 if kind == COMPUTED else 0) or 0,
            limits=self._limits(data),
            choices=tuple(self._choice(item) for item in self._list(data, "choices")),
            min_photos=self._whole(data, "min_photos", 1 if kind == PHOTO else 0) or 0,
            required=data.get("required", kind not in UNANSWERED_TYPES) is True,
            judged=data.get("judged") is True,
            show_if=self._rule(data, "show_if"),
            require_if=self._rule(data, "require_if"),
            default=self._rule(data, "default"),
            computed=self._rule(data, "computed"),
        )
        self._sound(question)
        return question

    def _sound(self, question: Question) -> None:
        if question.kind in (CHOICE, MULTI_CHOICE) and len(question.choices) < 1:
            self._say(mark("checklist", "It has no choices."))
        keys = [choice.key for choice in question.choices]
        if len(set(keys)) != len(keys):
            self._say(mark("checklist", "Two choices have the same key."))
        if (question.kind == COMPUTED) != (question.computed is not None):
            self._say(
                mark("checklist", "A computed question needs a rule to compute it, and only a computed one has it.")
            )
        if question.default is not None and question.kind in (CHECK, NOTE, COMPUTED):
            self._say(mark("checklist", "This type of question can't have a default."))
        if question.kind in UNANSWERED_TYPES and (question.required or question.require_if is not None):
            self._say(mark("checklist", "It can't be required, because there is nothing to answer."))
        if not 0 <= question.decimals <= 9:
            self._say(mark("checklist", "Decimals must be 0 to 9."))

    def _limits(self, data: dict[str, Any]) -> Limits:
        read = {name: self._decimal(data, name) for name in _LIMIT_NAMES}
        if any(value is not None for value in read.values()) and data.get("type") not in (NUMBER, COMPUTED):
            self._say(mark("checklist", "Only numbers have limits."))
        for chain in _LIMIT_CHAINS:
            present = [(name, read[name]) for name in chain if read[name] is not None]
            for (low_name, low), (high_name, high) in pairwise(present):
                if low is not None and high is not None and low > high:
                    self._say(
                        mark("checklist", "The limits contradict each other: {low} is above {high}."),
                        low=low_name,
                        high=high_name,
                    )
        return Limits(
            least=read["min"], most=read["max"], soft_least=read["soft_min"], soft_most=read["soft_max"],
            possible_least=read["possible_min"], possible_most=read["possible_max"],
            scale_least=read["scale_min"], scale_most=read["scale_max"],
        )  # fmt: skip

    def _choice(self, data: object) -> Choice:
        if not isinstance(data, dict):
            self._say(mark("checklist", "A choice is not an object."))
            data = {}
        verdict = str(data.get("verdict", ""))
        if verdict and verdict not in VERDICTS:
            self._say(mark("checklist", "The verdict “{verdict}” is not known."), verdict=verdict)
        key = str(data.get("key", ""))
        if not key:
            self._say(mark("checklist", "A choice has no key."))
        return Choice(key, self._names(data), verdict)

    # ---- small readers

    def _say(self, text: str, **params: object) -> None:
        self.problems.append(Problem(self._where, text, params))

    def _list(self, data: dict[str, Any], name: str) -> list[Any]:
        value = data.get(name, [])
        if isinstance(value, list):
            return value
        self._say(mark("checklist", "“{name}” must be a list."), name=name)
        return []

    def _fault(self, data: dict[str, Any], name: str) -> tuple[str, ...]:
        faults = data.get("faults", {})
        if not isinstance(faults, dict):
            self._say(mark("checklist", "“{name}” must be an object."), name="faults")
            return ()
        return tuple(filter(None, (str(item).strip() for item in self._list(faults, name))))

    def _own_key(self, data: dict[str, Any]) -> str:
        self._where = str(data.get("key", ""))[:64]
        key = self._key(data.get("key"))
        if key in self._keys:
            self._say(mark("checklist", "The key is used twice."))
        self._keys.add(key)
        return key

    def _key(self, value: object) -> str:
        key = value if isinstance(value, str) else ""
        if not _KEY.fullmatch(key) or key in _RESERVED:
            self._say(
                mark("checklist", "“{key}” can't be a key: a letter, then letters, digits and _."), key=str(value)[:64]
            )
        return key

    def _names(self, data: dict[str, Any]) -> Words:
        names = self._texts(data.get("names", {}))
        if not any(names.values()):
            self._say(mark("checklist", "It has no words in any language."))
        return names

    def _texts(self, value: object) -> Words:
        if isinstance(value, dict) and all(
            isinstance(text, str) and name in _LANGUAGES for name, text in value.items()
        ):
            return {str(name): str(text) for name, text in value.items()}
        self._say(mark("checklist", "Words must be given for the languages zh_CN and en."))
        return {}

    def _whole(self, data: dict[str, Any], name: str, default: int | None) -> int | None:
        number = self._decimal(data, name)
        if number is None:
            return default
        if number != number.to_integral_value() or not 0 <= number <= 100_000:
            self._say(mark("checklist", "“{name}” must be a whole number."), name=name)
            return default
        return int(number)

    def _decimal(self, data: dict[str, Any], name: str) -> Decimal | None:
        value = data.get(name)
        if value is None:
            return None
        try:
            number = Decimal(value) if isinstance(value, Decimal | str) else None
        except InvalidOperation:
            number = None
        if number is None or not number.is_finite():
            self._say(mark("checklist", "“{name}” must be a number."), name=name)
            return None
        return number

    def _rule(self, data: dict[str, Any], name: str) -> Expression | None:
        value = data.get(name)
        if value is None:
            return None
        text = str(value).lower() if isinstance(value, bool) else str(value)
        try:
            return self._compile(text)
        except ExpressionError as error:
            self._say(
                mark("checklist", "The rule “{rule}” ({name}) can't be read at position {position}."),
                rule=text,
                name=name,
                position=error.position + 1,
            )
            return None

    # ---- what reads what

    def _linked(self, template: Template) -> Template:
        linked, links = link(template, walk(template.items))
        for where, key in links.unknown:
            self._where = where
            self._say(mark("checklist", "A rule reads “{key}”, which is not a question."), key=key)
        for where, key in links.needs_spread:
            self._where = where
            self._say(mark("checklist", "A rule reads “{key}”, which is repeated: use sum or count."), key=key)
        self._where = ""
        self._no_circle(links.circle)
        return linked

    def _no_circle(self, circle: list[str]) -> None:
        if circle:
            keys = sorted(key.removeprefix("#") for key in circle)
            self._say(mark("checklist", "The rules go in a circle: {keys}."), keys=", ".join(keys[:6]))


_LIMIT_NAMES = ("min", "max", "soft_min", "soft_max", "possible_min", "possible_max", "scale_min", "scale_max")
_LIMIT_CHAINS = (
    ("possible_min", "min", "soft_min", "soft_max", "max", "possible_max"),
    ("scale_min", "scale_max"),
)

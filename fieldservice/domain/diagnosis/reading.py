"""Reading a diagnosis tree: JSON -> `Tree`, with every problem in words; and writing it again.

Format 1 (all `names` are {"zh_CN": ..., "en": ...}):

    {"format": 1, "code": "compressor_hot", "version": 2, "names": {...},
     "product_models": ["HC-75V", "HC-*"], "maker": "Haichang",               empty or absent: all
     "faults": {"problems": ["P03"], "words": ["高温", "trips hot"]},        absent: any fault; see `Tree.rank`
     "causes": [
       {"key": "valve", "names": {...}, "weight": 3,           how often it is this one, compared with the others
        "problem": "P03", "cause": "C0301", "remedy": "R01",   codes for the finding
        "remedies": {...}, "minutes": 35,                      what mends it, and how long that takes
        "parts": [{"number": "TV-75", "quantity": 1, "likely": true},
                  {"name": "温控阀芯", "name_en": "Valve core"}],   by name, in the machine's bill of material
        "escalate": false}],                                   true: only a specialist or the maker mends it
     "tests": [
       {"key": "oil_level", "names": {...}, "hints": {...}, "minutes": 3,
        "kind": "check | trial",                               a trial mends a cause and shows whether it was that
        "first": true, "after": {"safe": ["yes"]},             before all others; only when another test ended so
        "remote": true,                                        a customer can make it on the phone
        "outcomes": [
          {"key": "low", "names": {...}, "causes": ["oil"]},              it ends so when one of these is the cause
          {"key": "fair", "names": {...}, "causes": {"valve": 0.2}},      ... so often when that is the cause
          {"key": "ok", "names": {...}, "causes": "rest"}]}]}             ... when it is any cause not named yet

The likelihoods of a cause over the outcomes of a test are brought to 1 in all; what a cause lacks goes to "rest".
Keys: a letter, then letters, digits and _.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fieldservice.domain.checklist.model import Words
from fieldservice.domain.diagnosis.model import CHECK, TRIAL, Cause, DiagnosticTest, LeafPart, Outcome, Tree
from fieldservice.errors import UserError
from fieldservice.i18n import mark, translate

FORMAT = 1
REST = "rest"
MOST_CAUSES, MOST_TESTS = 60, 120
_KEY = re.compile(r"[A-Za-z]\w{0,63}", re.ASCII)
_LANGUAGES = ("zh_CN", "en")
_SCALE = 1_000_000


@dataclass(frozen=True, slots=True)
class TreeProblem:
    """What is wrong with a tree; `where` is the key of the cause or test, '' for the whole; `at` its place in the list
    `of` ("causes" or "tests"), also where it has no key."""

    where: str
    text: str
    params: Mapping[str, object]
    of: str = ""
    at: int = 0

    def sentence(self) -> str:
        """In the language in use, with the place in front."""
        words = translate("diagnosis", self.text, None, **self.params)
        return f"{self.where}: {words}" if self.where else words


def read_tree(text: str) -> Tree:
    """The tree of a stored or shipped text. Raises UserError("diagnosis.bad_tree") naming the first problem."""
    tree, problems = examine_tree(text)
    if tree is None:
        raise UserError(
            "diagnosis.bad_tree", "This diagnosis tree can't be used. {problem}", problem=problems[0].sentence()
        )
    return tree


def examine_tree(text: str) -> tuple[Tree | None, list[TreeProblem]]:
    """The tree and no problems, or None and all problems."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return None, [TreeProblem("", mark("diagnosis", "It is not JSON."), {})]
    reader = _Reader()
    tree = reader.tree(data)
    return (None, reader.problems) if reader.problems else (tree, [])


def tree_text(tree: Tree) -> str:
    """The JSON text of a tree; reading it gives the same tree."""
    causes = [
        _without_empty(
            key=cause.key, names=dict(cause.names), weight=cause.weight, problem=cause.problem_code,
            cause=cause.cause_code, remedy=cause.remedy_code, remedies=dict(cause.remedies), minutes=cause.minutes,
            parts=[
                {
                    **_without_empty(number=part.number, name=part.name, name_en=part.name_en),
                    "quantity": part.quantity_micro / _SCALE,
                    "likely": part.likely,
                }
                for part in cause.parts
            ],
            escalate=cause.escalate,
        )
        for cause in tree.causes
    ]  # fmt: skip
    tests = [
        _without_empty(
            key=test.key, names=dict(test.names), hints=dict(test.hints), minutes=test.minutes, kind=test.kind,
            first=test.first, remote=test.remote, after={key: list(outcomes) for key, outcomes in test.after.items()},
            outcomes=[
                {"key": each.key, "names": dict(each.names), "causes": dict(each.likelihoods)} for each in test.outcomes
            ],
        )
        for test in tree.tests
    ]  # fmt: skip
    whole = _without_empty(
        format=FORMAT, code=tree.code, version=tree.version, names=dict(tree.names),
        product_models=list(tree.product_models), maker=tree.maker,
        faults=_without_empty(problems=list(tree.problem_codes), words=list(tree.fault_words)),
        causes=causes, tests=tests,
    )  # fmt: skip
    return json.dumps(whole, ensure_ascii=False)


def _without_empty(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not False and value not in ("", None, {}, [])}


class _Reader:
    def __init__(self) -> None:
        self.problems: list[TreeProblem] = []
        self._where = ""
        self._place = "", 0

    def tree(self, data: object) -> Tree | None:
        if not isinstance(data, dict) or data.get("format") != FORMAT:
            self._say(mark("diagnosis", "It is not a diagnosis tree of format 1."))
            return None
        code = self._key(data)
        names = self._names(data)
        causes = tuple(self._cause(each) for each in self._in_order(data, "causes"))
        keys = [cause.key for cause in causes]
        if not 1 <= len(causes) <= MOST_CAUSES:
            self._say(mark("diagnosis", "It must have 1 to {most} causes."), most=MOST_CAUSES)
        self._unlike(keys)
        tests = tuple(self._test(each, keys) for each in self._in_order(data, "tests"))
        if len(tests) > MOST_TESTS:
            self._say(mark("diagnosis", "It may have {most} tests at most."), most=MOST_TESTS)
        self._unlike([test.key for test in tests])
        self._followed(tests)
        faults = data.get("faults", {})
        faults = faults if isinstance(faults, dict) else {}
        return Tree(
            code=code,
            version=int(self._number(data, "version", 1, 1, 100_000)),
            names=names,
            causes=causes,
            tests=tests,
            product_models=self._texts(data, "product_models"),
            problem_codes=self._texts(faults, "problems"),
            fault_words=self._texts(faults, "words"),
            maker=self._text(data, "maker"),
        )

    def _cause(self, data: dict[str, Any]) -> Cause:
        key = self._key(data)
        minutes = self._number(data, "minutes", -1, 0, 10_000)
        return Cause(
            key=key,
            names=self._names(data),
            weight=self._number(data, "weight", 1, 0.001, 1_000),
            problem_code=self._text(data, "problem"),
            cause_code=self._text(data, "cause"),
            remedy_code=self._text(data, "remedy"),
            remedies=self._words(data, "remedies"),
            minutes=None if minutes < 0 else int(minutes),
            parts=tuple(self._part(each) for each in self._objects(data, "parts")),
            escalate=data.get("escalate") is True,
        )

    def _part(self, data: dict[str, Any]) -> LeafPart:
        number, name, name_en = (self._text(data, field) for field in ("number", "name", "name_en"))
        if not number and not name and not name_en:
            self._say(mark("diagnosis", "A part has neither number nor name."))
        quantity = self._number(data, "quantity", 1, 0.000_001, 100_000)
        return LeafPart(number, name, round(quantity * _SCALE), data.get("likely", True) is True, name_en)

    def _test(self, data: dict[str, Any], causes: list[str]) -> DiagnosticTest:
        key = self._key(data)
        kind = data.get("kind", CHECK)
        if kind not in (CHECK, TRIAL):
            self._say(mark("diagnosis", "“{kind}” is neither a check nor a trial."), kind=kind)
        after = data.get("after", {})
        if not isinstance(after, dict) or not all(isinstance(each, list) for each in after.values()):
            self._say(mark("diagnosis", "“after” must name tests with lists of outcomes."))
            after = {}
        names = self._names(data)
        return DiagnosticTest(
            key=key,
            names=names,
            outcomes=self._outcomes(data, causes),
            minutes=self._number(data, "minutes", 5, 0, 10_000),
            kind=str(kind),
            hints=self._words(data, "hints"),
            after={str(test): tuple(map(str, outcomes)) for test, outcomes in after.items()},
            first=data.get("first") is True,
            remote=data.get("remote") is True,
        )

    def _outcomes(self, data: dict[str, Any], causes: list[str]) -> tuple[Outcome, ...]:
        where = self._where
        read: list[tuple[str, Words, dict[str, float] | None]] = []
        for each in self._objects(data, "outcomes"):
            key = self._key(each)
            self._where = where
            named = each.get("causes", [])
            read.append(
                (
                    key,
                    self._names(each, mark("diagnosis", "An outcome has no words.")),
                    None if named == REST else self._likelihoods(named, causes),
                )
            )
        if len(read) < 2:
            self._say(mark("diagnosis", "A test needs two outcomes at least."))
        self._unlike([key for key, _, _ in read])
        if sum(named is None for _, _, named in read) > 1:
            self._say(mark("diagnosis", "Only one outcome can be for all other causes."))
        told = {cause: sum((named or {}).get(cause, 0.0) for _, _, named in read) for cause in causes}
        rest = {cause: 1.0 - share for cause, share in told.items() if share < 1.0}
        has_rest = any(named is None for _, _, named in read)
        for cause, share in told.items():
            if share <= 0 and not has_rest:
                self._say(mark("diagnosis", "No outcome fits the cause “{cause}”."), cause=cause)
        return tuple(
            Outcome(key, names, _brought_to_one(rest if named is None else named, told, has_rest))
            for key, names, named in read
        )

    def _likelihoods(self, named: object, causes: list[str]) -> dict[str, float]:
        if isinstance(named, list):
            found = {str(cause): 1.0 for cause in named}
        elif isinstance(named, dict) and all(
            isinstance(share, int | float) and not isinstance(share, bool) and 0 < share <= 1
            for share in named.values()
        ):
            found = {str(cause): float(share) for cause, share in named.items()}
        else:
            self._say(mark("diagnosis", "The causes of an outcome must be a list, or shares above 0 and up to 1."))
            return {}
        for cause in found:
            if cause not in causes:
                self._say(mark("diagnosis", "“{cause}” is not a cause of this tree."), cause=cause)
        return found

    def _followed(self, tests: tuple[DiagnosticTest, ...]) -> None:
        """Every test can be reached: what it comes after exists, and not in a circle."""
        by_key = {test.key: test for test in tests}
        for at, test in enumerate(tests):
            self._where, self._place = test.key, ("tests", at)
            for needed, outcomes in test.after.items():
                other = by_key.get(needed)
                if other is None or not all(other.outcome(outcome) for outcome in outcomes) or not outcomes:
                    self._say(mark("diagnosis", "It comes after “{test}”, which has no such outcome."), test=needed)
        reached: set[str] = set()
        while True:
            now = {test.key for test in tests if test.key not in reached and set(test.after) <= reached}
            if not now:
                break
            reached |= now
        self._where, self._place = "", ("", 0)
        circle = sorted(set(by_key) - reached)
        if circle and not self.problems:
            self._say(mark("diagnosis", "These tests wait for each other: {tests}."), tests=", ".join(circle[:6]))

    # ---- small readers

    def _say(self, text: str, **params: object) -> None:
        self.problems.append(TreeProblem(self._where, text, params, *self._place))

    def _in_order(self, data: dict[str, Any], name: str) -> Iterator[dict[str, Any]]:
        """The objects of a list one after another; a problem that comes up meanwhile is said to be there."""
        for at, each in enumerate(self._objects(data, name)):
            self._place = name, at
            yield each
        self._where, self._place = "", ("", 0)

    def _objects(self, data: dict[str, Any], name: str) -> list[dict[str, Any]]:
        value = data.get(name, [])
        if isinstance(value, list) and all(isinstance(each, dict) for each in value):
            return value
        self._say(mark("diagnosis", "“{name}” must be a list of objects."), name=name)
        return []

    def _key(self, data: dict[str, Any]) -> str:
        value = data.get("key", data.get("code"))
        self._where = str(value)[:64] if isinstance(value, str) else ""
        if not isinstance(value, str) or not _KEY.fullmatch(value):
            self._say(
                mark("diagnosis", "“{key}” can't be a key: a letter, then letters, digits and _."), key=str(value)[:64]
            )
            return ""
        return value

    def _unlike(self, keys: list[str]) -> None:
        for key in sorted({key for key in keys if keys.count(key) > 1}):
            self._say(mark("diagnosis", "The key “{key}” is used twice."), key=key)

    def _names(
        self, data: dict[str, Any], missing: str = mark("diagnosis", "It has no words in any language.")
    ) -> Words:
        names = self._words(data, "names")
        if not any(names.values()):
            self._say(missing)
        return names

    def _words(self, data: dict[str, Any], name: str) -> Words:
        value = data.get(name, {})
        if isinstance(value, dict) and all(
            isinstance(text, str) and language in _LANGUAGES for language, text in value.items()
        ):
            return dict(value)
        self._say(mark("diagnosis", "Words must be given for the languages zh_CN and en."))
        return {}

    def _text(self, data: dict[str, Any], name: str) -> str:
        value = data.get(name, "")
        if isinstance(value, str):
            return value.strip()
        self._say(mark("diagnosis", "“{name}” must be a text."), name=name)
        return ""

    def _texts(self, data: dict[str, Any], name: str) -> tuple[str, ...]:
        value = data.get(name, [])
        if isinstance(value, list) and all(isinstance(each, str) for each in value):
            return tuple(filter(None, (each.strip() for each in value)))
        self._say(mark("diagnosis", "“{name}” must be a list of texts."), name=name)
        return ()

    def _number(self, data: dict[str, Any], name: str, default: float, least: float, most: float) -> float:
        value = data.get(name)
        if value is None:
            return default
        if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
            self._say(
                mark("diagnosis", "“{name}” must be a number from {least} to {most}."),
                name=name,
                least=f"{least:g}",
                most=f"{most:g}",
            )
            return default
        return value


def _brought_to_one(named: Mapping[str, float], told: Mapping[str, float], has_rest: bool) -> dict[str, float]:
    """The shares of the causes, so that over all outcomes of the test each has 1."""
    found = {}
    for cause, share in named.items():
        total = max(told.get(cause, 0.0), 1.0) if has_rest else told.get(cause, 0.0)
        if total > 0 and share > 0:
            found[cause] = share / total
    return found

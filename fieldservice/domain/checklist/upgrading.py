"""Format 1 told in format 2: the same questions, the own rules as XPath. For the editor and for XLSForm.

Rules mean the same in both as long as what they read is there; with empty answers format 2 counts as ODK does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from fieldservice.domain.checklist.model import UNANSWERED_TYPES

Json = dict[str, Any]

ROOT = "data"
_WHOLE = (
    "code", "version", "names", "purpose", "task_types", "product_models", "faults", "blocks_start", "fail_needs_note",
    "minutes",
)  # fmt: skip
_SAME = (
    "hints", "unit", "decimals", "judged", "min_photos", "min", "max", "soft_min", "soft_max", "possible_min",
    "possible_max", "scale_min", "scale_max",
)  # fmt: skip
_TOKEN = re.compile(r"\s*(?:(\d+(?:\.\d+)?)|'((?:[^']|'')*)'|([A-Za-z_]\w*)|(<=|>=|!=|<>|==|[-+*/()=<>,]))", re.ASCII)
_SIGNS = {"==": "=", "<>": "!=", "/": "div"}
_FUNCTIONS = {"count_selected": "count-selected", "count": "count-non-empty"}
_OVER_ROUNDS = frozenset({"sum", "count"})


def upgraded(data: Mapping[str, Any]) -> Json:
    """The template in format 2; one of format 2 comes back as it is."""
    if data.get("format") == 2:
        return dict(data)
    places = {
        question["key"]: (section["key"], "repeat" in section)
        for section in data.get("sections", ())
        for question in section.get("questions", ())
    }
    lists: Json = {}
    items = [_section(section, places, lists) for section in data.get("sections", ())]
    languages = list(data.get("names", {})) or ["zh_CN", "en"]
    whole = {name: data[name] for name in _WHOLE if data.get(name)}
    return {
        "format": 2,
        "rules": "xpath",
        "root": ROOT,
        **whole,
        "languages": languages,
        "default_language": languages[0],
        "lists": dict(sorted(lists.items())),
        "items": items,
    }


def _section(section: Mapping[str, Any], places: Mapping[str, tuple[str, bool]], lists: Json) -> Json:
    made: Json = {"group": True, "key": section["key"], "name": section["key"], "names": section["names"]}
    if section.get("show_if") is not None:
        made["show_if"] = xpath_of(section["show_if"], "", places)
    if section.get("repeat") is not None:
        made["repeat"] = {"count": xpath_of(section["repeat"], "", places), "most": int(section.get("repeat_most", 50))}
    made["items"] = [_question(each, section["key"], places, lists) for each in section.get("questions", ())]
    return made


def _question(question: Mapping[str, Any], section: str, places: Mapping[str, tuple[str, bool]], lists: Json) -> Json:
    key, kind = question["key"], question["type"]
    made: Json = {"key": key, "name": key, "type": kind, "names": question["names"]}
    made |= {name: question[name] for name in _SAME if question.get(name) not in (None, "", {}, False)}
    if kind == "number":
        made["decimals"] = int(question.get("decimals", 0))
    if kind == "photo":
        made["min_photos"] = int(question.get("min_photos", 1))
    if kind not in UNANSWERED_TYPES:
        made["required"] = question.get("required", True) is True
        if not made["required"] and question.get("require_if") is not None:
            made["required"] = xpath_of(question["require_if"], section, places)
    for name in ("show_if", "computed"):
        if question.get(name) is not None:
            made[name] = xpath_of(question[name], section, places)
    if question.get("default") is not None:
        rule = xpath_of(question["default"], section, places)
        literal = re.fullmatch(r"'([^']*)'|(-?\d+(?:\.\d+)?)", rule)
        made |= {"default_text": literal.group(1) or literal.group(2) or ""} if literal else {"default": rule}
    if question.get("choices"):
        lists[key] = [
            {"key": choice["key"], "names": choice["names"], "verdict": choice.get("verdict", "")}
            for choice in question["choices"]
        ]
        made["list"] = key
    return made


def xpath_of(rule: object, section: str, places: Mapping[str, tuple[str, bool]]) -> str:
    """A rule of the own language as XPath, read in the section `section`. The rule must be sound."""
    text = str(rule).lower() if isinstance(rule, bool) else str(rule)
    return _Translation(text, section, places).whole()


class _Translation:
    """Walks the tokens once; each method returns the XPath of what it has taken."""

    def __init__(self, text: str, section: str, places: Mapping[str, tuple[str, bool]]) -> None:
        self._tokens: list[tuple[str, str]] = []
        for number, string, name, sign in _TOKEN.findall(text):
            kind = "number" if number else "name" if name else "sign" if sign else "string"
            self._tokens.append((kind, number or name or sign or string.replace("''", "'")))
        self._at = 0
        self._section = section
        self._places = places

    def whole(self) -> str:
        parts = [self._both()]
        while self._take("name", "or"):
            parts.append(self._both())
        return " or ".join(parts)

    def _both(self) -> str:
        parts = [self._negation()]
        while self._take("name", "and"):
            parts.append(self._negation())
        return " and ".join(parts)

    def _negation(self) -> str:
        negations = 0
        while self._take("name", "not"):
            negations += 1
        return self._negated(self._chain(), negations)

    def _negated(self, text: str, times: int) -> str:
        if not times:
            return text
        inner = text[1:-1] if text.startswith("(") and _closes_last(text) else text
        return f"not({inner})" if times % 2 else text

    def _chain(self) -> str:
        """Everything that binds closer than `not`: operands and signs in a row."""
        parts = [self._operand()]
        while self._at < len(self._tokens):
            kind, text = self._tokens[self._at]
            if kind != "sign" or text in "(),":
                break
            self._at += 1
            parts += [_SIGNS.get(text, text), self._operand()]
        return " ".join(parts)

    def _operand(self) -> str:
        minuses = ""
        while self._take("sign", "-"):
            minuses += "-"
        return minuses + self._atom()

    def _atom(self) -> str:
        kind, text = self._tokens[self._at]
        self._at += 1
        if kind == "number":
            return text
        if kind == "string":
            return f"'{text}'" if "'" not in text else f'"{text}"'
        if kind == "sign":
            inner = self.whole()
            self._take("sign", ")")
            return f"({inner})"
        if text in ("true", "false"):
            return f"{text}()"
        if self._take("sign", "("):
            return self._call(text)
        return self._path(text, False)

    def _call(self, name: str) -> str:
        arguments: list[str] = []
        if name in ("selected", "count_selected", "empty", "verdict", "sum", "count"):
            arguments.append(self._path(self._tokens[self._at][1], name in _OVER_ROUNDS))
            self._at += 1
            self._take("sign", ",")
        while not self._take("sign", ")"):
            arguments.append(self.whole())
            self._take("sign", ",")
        if name == "empty":
            return f"{arguments[0]} = ''"
        if name == "position":
            return "position(..)"
        return f"{_FUNCTIONS.get(name, name)}({', '.join(arguments)})"

    def _path(self, key: str, over_rounds: bool) -> str:
        section, repeated = self._places.get(key, ("", False))
        if repeated and section == self._section and not over_rounds:
            return f"../{key}"
        return f"/{ROOT}/{section}/{key}"

    def _take(self, kind: str, text: str) -> bool:
        if self._at < len(self._tokens) and self._tokens[self._at] == (kind, text):
            self._at += 1
            return True
        return False


def _closes_last(text: str) -> bool:
    """Whether the bracket that opens the text is closed by its last character."""
    depth = 0
    for index, character in enumerate(text):
        depth += {"(": 1, ")": -1}.get(character, 0)
        if depth == 0:
            return index == len(text) - 1
    return False

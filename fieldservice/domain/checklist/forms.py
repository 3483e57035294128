"""Reading format 2: forms with nested groups, rounds, shared choice lists and rules in XPath.

All `names`, `hints` and messages are {language: text}; languages are zh_CN, en, or as the form calls them.

    {"format": 2, "rules": "xpath", "root": "data", "code", "version", "names", "purpose", "task_types",
     "product_models", "faults", "blocks_start", "fail_needs_note", "minutes": as in format 1,
     "languages": ["zh_CN", "en", "Français (fr)"], "default_language": "en",
     "lists": {"fuel": [{"key": "petrol", "names": {...}, "verdict": "", "columns": {"region": "north"},
                         "media": {"image": {"en": "x.png"}}}],
               "parts": {"file": "parts.csv", "key": "column", "names": {language: "column"}}},     a file of the form
     "items": [
       {"group": true, "key": "oil", "name": "oil", "names": {...}, "show_if": "xpath", "appearance": "field-list",
        "repeat": {"count": "xpath", "least": 1, "most": 200},    absent: no rounds; without count people add them and
        "items": [...]},                                          `least` of them are there from the beginning
       {"key": "q1", "name": "q1", "type": "...", "names", "hints", "guidance", "required": true | "xpath",
        "required_message", "show_if", "constraint", "constraint_message", "default": "xpath" |
        "default_text": "literal", "computed": "xpath", "trigger": ["key"], "read_only": true, "list": "fuel" |
        "choices": [...], "choice_filter": "xpath for each choice", "appearance", "parameters": {"start": "0"},
        "media": {"image": {language: file}}, "meta": "start", and unit, decimals, limits, judged, min_photos}]}

`key` is unique in the form (a letter, then letters, digits, _ . -), `name` is what paths call the node (the key unless
given). Types: those of format 1 and rank, acknowledge, hidden, meta, geopoint, geotrace, geoshape, audio, video, file.
Paths to nodes that aren't there are no error, they read empty as in ODK; `Template.dangling` names them. What an
appearance means is in `looks.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from fieldservice.domain.checklist.expression import Expression, ExpressionError
from fieldservice.domain.checklist.judging import literal
from fieldservice.domain.checklist.linking import link
from fieldservice.domain.checklist.lists import ListTable, Rows
from fieldservice.domain.checklist.looks import is_made_head, is_table_head
from fieldservice.domain.checklist.model import (
    CHOICE,
    COMPUTED,
    FORM_TYPES,
    HIDDEN,
    MULTI_CHOICE,
    NOTE,
    NUMBER,
    RANK,
    UNANSWERED_TYPES,
    Choice,
    Media,
    Question,
    Section,
    Template,
    Words,
    walk,
)
from fieldservice.domain.checklist.template import PURPOSES, Compile, TemplateReader
from fieldservice.domain.checklist.xpath import Schema, SchemaNode, bind
from fieldservice.domain.checklist.xpath.rule import XPathRule
from fieldservice.errors import UserError
from fieldservice.i18n import mark

MOST_ITEMS = 10_000
DEEPEST_GROUP = 30
_KEY = re.compile(r"[^\W\d][\w.\-]{0,127}")
_RULES = ("show_if", "require_if", "constraint", "choice_filter", "default", "computed", "repeat")


class FormReader(TemplateReader):
    """Reads a form: first its items, then its rules, which need the names of all items."""

    def __init__(self, compile_rule: Compile, tables: Mapping[str, Rows] | None = None) -> None:
        super().__init__(compile_rule)
        self._tables = tables or {}

    def template(self, data: object) -> Template | None:
        """The template as far as it can be read; `problems` says what is wrong."""
        assert isinstance(data, dict)
        self._texts_of_rules: dict[tuple[str, str], str] = {}
        self._lists = self._read_lists(data.get("lists", {}))
        items = self._items(data, "", 0)
        self._where = ""
        if not any(isinstance(item, Question) for item in walk(items)):
            self._say(mark("checklist", "It has no questions."))
        purpose = str(data.get("purpose", "diagnosis"))
        if purpose not in PURPOSES:
            self._say(mark("checklist", "The purpose “{purpose}” is not known."), purpose=purpose)
        root = str(data.get("root", "data"))
        schema = Schema(root, items)
        dangling: list[tuple[str, str]] = []
        items = self._with_rules(items, schema, dangling)
        languages = tuple(str(each) for each in self._list(data, "languages"))
        template = Template(
            code=self._key(data.get("code")),
            version=self._whole(data, "version", 1) or 1,
            names=self._names(data),
            purpose=purpose,
            items=items,
            task_types=tuple(str(item) for item in self._list(data, "task_types")),
            product_models=tuple(str(item) for item in self._list(data, "product_models")),
            problem_codes=self._fault(data, "problems"),
            fault_words=self._fault(data, "words"),
            blocks_start=data.get("blocks_start") is True,
            fail_needs_note=data.get("fail_needs_note") is True,
            minutes=self._whole(data, "minutes", None),
            format=2,
            root=root,
            lists=self._lists,
            languages=languages or ("zh_CN", "en"),
            default_language=str(data.get("default_language", "")),
            dangling=tuple(dangling),
        )
        linked, links = link(template, walk(items))
        self._no_circle(links.circle)
        return linked

    # ---- items

    def _items(self, data: dict[str, Any], section: str, depth: int) -> tuple[Question | Section, ...]:
        found: list[Question | Section] = []
        for item in self._list(data, "items"):
            if not isinstance(item, dict):
                self._say(mark("checklist", "A question is not an object."))
                continue
            if len(self._keys) >= MOST_ITEMS:
                self._say(mark("checklist", "The form is too large."))
                break
            if depth > DEEPEST_GROUP:
                text = mark("checklist", "Groups stand in one another too deeply: {most} levels are possible.")
                self._say(text, most=DEEPEST_GROUP)
                break
            found.append(self._group(item, section, depth) if item.get("group") is True else self._field(item, section))
        return tuple(found)

    def _group(self, data: dict[str, Any], section: str, depth: int) -> Section:
        key = self._own_key(data)
        repeat = data.get("repeat")
        if repeat is not None and not isinstance(repeat, dict):
            self._say(mark("checklist", "“{name}” must be an object."), name="repeat")
            repeat = {}
        self._note_rule(key, "show_if", data.get("show_if"))
        if repeat:
            self._note_rule(key, "repeat", repeat.get("count"))
        return Section(
            key=key,
            names=self._texts(data.get("names", {})),
            items=self._items(data, key, depth + 1),
            repeats=repeat is not None,
            repeat_least=self._whole(repeat or {}, "least", 0) or 0,
            repeat_most=self._whole(repeat or {}, "most", 200) or 200,
            name=self._name(data, key),
            section=section,
            appearance=str(data.get("appearance", "")),
        )

    def _field(self, data: dict[str, Any], section: str) -> Question:
        key = self._own_key(data)
        kind = str(data.get("type", ""))
        if kind not in FORM_TYPES:
            self._say(mark("checklist", "The type “{kind}” is not known."), kind=kind)
        if is_table_head(kind, str(data.get("appearance", ""))):
            kind = HIDDEN if is_made_head(key) else NOTE
        required = data.get("required", False)
        for name in ("show_if", "constraint", "choice_filter", "default", "computed"):
            self._note_rule(key, name, data.get(name))
        if isinstance(required, str):
            self._note_rule(key, "require_if", required)
        list_name = str(data.get("list", ""))
        if list_name and list_name not in self._lists:
            self._say(mark("checklist", "There is no choice list “{name}”."), name=list_name)
        choices = self._lists.get(list_name, ())
        filed = isinstance(choices, ListTable)  # what is in the file may change, and must not stop a visit
        if not choices and not filed:
            choices = tuple(self._choice(item) for item in self._list(data, "choices"))
        question = Question(
            key=key,
            kind=kind,
            section=section,
            names=self._texts(data.get("names", {})),
            hints=self._texts(data.get("hints", {})),
            unit=str(data.get("unit", "")),
            decimals=self._decimals(data, kind),
            free_decimals=kind == NUMBER and "decimals" not in data,
            limits=self._limits(data),
            choices=choices if kind in (CHOICE, MULTI_CHOICE, RANK) else (),
            min_photos=self._whole(data, "min_photos", 0) or 0,
            required=required is True and kind not in UNANSWERED_TYPES,
            judged=data.get("judged") is True,
            name=self._name(data, key),
            guidance=self._texts(data.get("guidance", {})),
            required_message=self._texts(data.get("required_message", {})),
            constraint_message=self._texts(data.get("constraint_message", {})),
            trigger=tuple(str(each) for each in self._list(data, "trigger")),
            read_only=data.get("read_only") is True,
            list_name=list_name,
            appearance=str(data.get("appearance", "")),
            parameters=self._strings(data.get("parameters", {})),
            media=self._media(data.get("media", {})),
            meta=str(data.get("meta", "")),
        )
        if kind in (CHOICE, MULTI_CHOICE, RANK) and not choices and not filed:
            self._say(mark("checklist", "It has no choices."))
        if kind == COMPUTED and (key, "computed") not in self._texts_of_rules:
            self._say(
                mark("checklist", "A computed question needs a rule to compute it, and only a computed one has it.")
            )
        if kind == NUMBER and question.parameters:
            question = self._ranged(question)
        return replace(question, default_value=self._literal(question, data.get("default_text")))

    def _ranged(self, question: Question) -> Question:
        """A range: what lies outside start and end is refused."""
        edges = [self._decimal(dict(question.parameters), name) for name in ("start", "end")]
        if None in edges:
            return question
        low, high = sorted(edge for edge in edges if edge is not None)
        limits = replace(question.limits, possible_least=low, possible_most=high, scale_least=low, scale_most=high)
        return replace(question, limits=limits)

    def _decimals(self, data: dict[str, Any], kind: str) -> int:
        decimals = self._whole(data, "decimals", 2 if kind == COMPUTED else 0) or 0
        if decimals > 9:
            self._say(mark("checklist", "Decimals must be 0 to 9."))
        return min(decimals, 9)

    def _literal(self, question: Question, text: object) -> Any:
        if text is None or text == "" or getattr(question.choices, "missing", False):
            return None
        try:
            return literal(question, str(text))
        except UserError:
            self._say(mark("checklist", "The default “{literal}” can't be an answer to it."), literal=str(text)[:80])
            return None

    def _read_lists(self, data: object) -> dict[str, Sequence[Choice]]:
        if not isinstance(data, dict):
            self._say(mark("checklist", "“{name}” must be an object."), name="lists")
            return {}
        return {
            str(name): self._table(held)
            if isinstance(held, dict)
            else tuple(self._choice(item) for item in self._list(data, name))
            for name, held in data.items()
        }

    def _table(self, data: dict[str, Any]) -> ListTable:
        file, key = str(data.get("file", "")), str(data.get("key", ""))
        if not file or not key:
            self._say(mark("checklist", "A list in a file needs the name of the file and the column of the keys."))
        return ListTable(file, self._tables.get(file), key, self._strings(data.get("names", {})))

    def _choice(self, data: object) -> Choice:
        if not isinstance(data, dict):
            return super()._choice(data)
        choice = super()._choice({**data, "names": data.get("names") or {"en": str(data.get("key", ""))}})
        return replace(choice, columns=self._strings(data.get("columns", {})), media=self._media(data.get("media", {})))

    # ---- rules

    def _note_rule(self, key: str, name: str, text: object) -> None:
        if text is None or text == "":
            return
        self._texts_of_rules[key, name] = ("true()" if text else "false()") if isinstance(text, bool) else str(text)

    def _with_rules(
        self, items: Iterable[Question | Section], schema: Schema, dangling: list[tuple[str, str]]
    ) -> tuple[Any, ...]:
        found: list[Question | Section] = []
        for item in items:
            self._where = item.key
            home = schema.by_key.get(item.key, schema.root)
            rules = {name: rule for name in _RULES if (rule := self._bound(item.key, name, home, schema, dangling))}
            if isinstance(item, Section):
                inner = self._with_rules(item.items, schema, dangling)
                found.append(replace(item, items=inner, show_if=rules.get("show_if"), repeat=rules.get("repeat")))
            else:
                found.append(
                    replace(
                        item,
                        show_if=rules.get("show_if"),
                        require_if=rules.get("require_if"),
                        constraint=rules.get("constraint"),
                        choice_filter=rules.get("choice_filter"),
                        default=rules.get("default"),
                        computed=rules.get("computed"),
                    )
                )
        return tuple(found)

    def _bound(
        self, key: str, name: str, home: SchemaNode, schema: Schema, dangling: list[tuple[str, str]]
    ) -> Expression | None:
        text = self._texts_of_rules.get((key, name))
        if text is None:
            return None
        try:
            bound = bind(text, schema, home, columns=name == "choice_filter")
        except ExpressionError as error:
            self._say(
                mark("checklist", "The rule “{rule}” ({name}) can't be read at position {position}."),
                rule=text,
                name=name,
                position=error.position + 1,
            )
            return None
        dangling += [(key, path) for path in bound.dangling]
        return XPathRule(bound)

    # ---- small readers

    def _key(self, value: object) -> str:
        key = value if isinstance(value, str) else ""
        if not _KEY.fullmatch(key):
            self._say(
                mark("checklist", "“{key}” can't be a key: a letter, then letters, digits and _ . -"),
                key=str(value)[:64],
            )
        return key

    def _name(self, data: dict[str, Any], key: str) -> str:
        name = data.get("name", key)
        return name if isinstance(name, str) and name else key

    def _names(self, data: dict[str, Any]) -> Words:
        names = self._texts(data.get("names", {}))
        if not any(names.values()):
            self._say(mark("checklist", "It has no words in any language."))
        return names

    def _texts(self, value: object) -> Words:
        return self._strings(value)

    def _strings(self, value: object) -> Mapping[str, str]:
        if isinstance(value, dict) and all(isinstance(text, str) for text in value.values()):
            return {str(name): text for name, text in value.items()}
        self._say(mark("checklist", "Words must be texts by language."))
        return {}

    def _media(self, value: object) -> Media:
        if not isinstance(value, dict):
            self._say(mark("checklist", "“{name}” must be an object."), name="media")
            return {}
        return {str(kind): self._strings(files) for kind, files in value.items()}

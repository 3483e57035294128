"""Questions whose answers are choices: which list they have, and which of it they offer."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Protocol

from fieldservice.domain.checklist.lists import Rows
from fieldservice.exchange.xlsform.choices import ChoiceLists
from fieldservice.exchange.xlsform.findings import CHANGED, LOST
from fieldservice.exchange.xlsform.rules import tidy
from fieldservice.exchange.xlsform.searching import Search, joined_labels, search_in
from fieldservice.exchange.xlsform.sheets import Converted
from fieldservice.exchange.xlsform.xform import Control, Node, Texts
from fieldservice.i18n import mark

Json = dict[str, Any]

_ITEMSET = re.compile(r"^instance\('([^']*)'\)/root/item(?:\[(.*)\])?$", re.DOTALL)
_RANDOM = re.compile(r"^randomize\((.*?)(?:,\s*([^,\])]+))?\)$", re.DOTALL)
_NO_COLUMN = mark("xlsform", "The list “{name}” has no column “{missing}” for its keys: asked as text.")
_LIST = ("list_name", "list name")


class Say(Protocol):
    """Tells what does not come over of a node."""

    def __call__(self, node: Node, kind: str, column: str, text: str, **params: object) -> None: ...


class Selects:
    """Reads what selects have; `words` turns texts by the form's languages into texts by ours."""

    def __init__(
        self, converted: Converted, lists: ChoiceLists, words: Callable[[Texts], dict[str, str]], first: str, say: Say
    ) -> None:
        self._external = converted.external
        self._lists, self._words, self._first, self._say = lists, words, first, say

    def fill(self, node: Node, control: Control, data: Json) -> None:
        """Give the question its list and its filter; what can't have one is asked as text."""
        search = search_in(control.attributes.get("appearance", ""))
        if search is not None and control.items:
            self._searched(node, control, data, search)
            return
        nodes = tidy(control.itemset)
        random = _RANDOM.match(nodes)
        if random is not None:
            nodes = random.group(1)
            data["parameters"] = {"randomize": "true"} | ({"seed": random.group(2)} if random.group(2) else {})
        match = _ITEMSET.match(nodes)
        if match is None:
            data["type"] = "text"
            text = mark("xlsform", "The choices would be the answers of a repeat: asked as text.")
            self._say(node, CHANGED, "type", text)
            return
        name, rule = match.group(1), match.group(2)
        found = (
            name if self._lists.inside(name) else self._file_list(name, node, control.item_value, control.item_label)
        )
        if found is None:
            data["type"] = "text"
            return
        data["list"] = found
        if rule and tidy(rule):
            data["choice_filter"] = tidy(rule)

    def _file_list(self, name: str, node: Node, value: str, label: str) -> str | None:
        """A list out of a table; None where it isn't there, which is told."""
        external = [row for row in self._external if row.get("list_name", row.get("list name")) == name]
        if external:
            columns = [each for each in dict.fromkeys(each for row in external for each in row) if each not in _LIST]
            rows: Rows | None = Rows(columns, [tuple(row.get(each, "") for each in columns) for row in external])
            value, label = "name", "label"
        else:
            source = self._lists.file_of(name)
            rows = self._lists.file_rows(name, source)
        if rows is None:
            text, params = self._lists.why_text(name)
            self._say(node, CHANGED, "type", text, **params)
            return None
        if value not in rows.columns:
            self._say(node, CHANGED, "type", _NO_COLUMN, name=name, missing=value)
            return None
        return self._lists.named(name, rows, value, self._lists.worded(rows, label, self._first))

    def _searched(self, node: Node, control: Control, data: Json, search: Search) -> None:
        """Choices that ODK looks up with search(): the list has the names of columns where others have choices."""
        heads = [each for each in control.items if not each.name.lstrip("-").isdigit()]
        rows = self._lists.file_rows(search.table, f"{search.table}.csv")
        if rows is None:
            data["type"] = "text"
            text, params = self._lists.why_text(search.table)
            self._say(node, CHANGED, "type", text, **params)
            return
        key = heads[0].name if heads else ""
        if key not in rows.columns:
            data["type"] = "text"
            self._say(node, CHANGED, "type", _NO_COLUMN, name=search.table, missing=key)
            return
        rows, names = joined_labels(rows, self._words(heads[0].words.plain()))
        self._lists.put(search.table, rows)
        data["list"] = self._lists.named(search.table, rows, key, names)
        if search.rule:
            data["choice_filter"] = search.rule
        fixed = [each for each in control.items if each.name.lstrip("-").isdigit()]
        if fixed:
            text = mark("xlsform", "These choices beside those of the file are left out: {choices}.")
            said = ", ".join(next(iter(each.words.plain().values()), each.name) for each in fixed)
            self._say(node, LOST, "type", text, choices=said)

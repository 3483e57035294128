"""The lists of a template that are written as files: those that are files, and short ones that only rules read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from fieldservice.domain.checklist.editing import walk
from fieldservice.domain.checklist.lists import Rows

Json = dict[str, Any]

_PULLED = re.compile(r"\bpulldata\s*\(\s*['\"]([^'\"]+)['\"]")
_LABEL = "label::"


class FileLists:
    """`names`: the lists of a template that do not stand in the sheet “choices”. `tables`: files made for short ones,
    by name. `unasked`: those that no question has and no pulldata() names, so that the form must."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._lists: Mapping[str, Any] = data.get("lists", {})
        asked = {item["list"] for item in walk(data["items"]) if item.get("list")}
        ranked = {item["list"] for item in walk(data["items"]) if item.get("list") and item["type"] == "rank"}
        pulled = {name.removesuffix(".csv") for name in _PULLED.findall(" ".join(_rules(data["items"])))}
        inside = {name for name, held in self._lists.items() if isinstance(held, list)}
        wordless = {name for name in inside - asked if not any(choice["names"] for choice in self._lists[name])}
        self.names = (self._lists.keys() - inside) | ((pulled & inside) | wordless) - ranked
        self.tables = {f"{name}.csv": _table(self._lists[name]).to_csv() for name in sorted(self.names & inside)}
        self.unasked = sorted(name for name in self.names if name not in asked | pulled)

    def file(self, name: str) -> str:
        """The file that a list is in; '' for those of the sheet “choices”."""
        held = self._lists.get(name)
        if name not in self.names:
            return ""
        return str(held["file"]) if isinstance(held, dict) else f"{name}.csv"

    def parameters(self, name: str, kind: str) -> dict[str, str]:
        """Which columns hold keys and words, where they are not called name and label."""
        held = self._lists.get(name)
        if held is None or name not in self.names or kind == "rank":
            return {}
        if isinstance(held, list):
            key = _key_column(held)
            return {} if key == "name" else {"value": key}
        label = next((each for each in held["names"].values() if not each.startswith(_LABEL)), "label")
        wanted = {"value": (held["key"], "name"), "label": (label, "label")}
        return {parameter: column for parameter, (column, usual) in wanted.items() if column != usual}


def _rules(items: list[Json]) -> list[str]:
    found = []
    for item in walk(items):
        found += [text for text in item.values() if isinstance(text, str)]
        found += [text for words in item.values() if isinstance(words, dict) for text in map(str, words.values())]
    return found


def _key_column(choices: list[Json]) -> str:
    """The column that a table has for the keys; where rules mean another one by `name`, one that is equal to them."""
    if not any("name" in choice.get("columns", {}) for choice in choices):
        return "name"
    columns = choices[0].get("columns", {})
    same = (name for name in columns if all(each.get("columns", {}).get(name) == each["key"] for each in choices))
    return next(same, "fs_key")


def _table(choices: list[Json]) -> Rows:
    """A list of the template as a table: its keys and words in the columns that rules know them by."""
    languages = list(dict.fromkeys(language for choice in choices for language in choice["names"]))
    more = list(dict.fromkeys(column for choice in choices for column in choice.get("columns", {})))
    labels = ["label", *(f"{_LABEL}{language}" for language in languages[1:])][: len(languages)]
    key = _key_column(choices)
    columns = list(dict.fromkeys((key, *labels, *more)))
    rows = []
    for choice in choices:
        names = [choice["names"].get(language, "") for language in languages]
        line = {key: choice["key"], **dict(zip(labels, names, strict=False)), **choice.get("columns", {})}
        rows.append(tuple(line.get(column, "") for column in columns))
    return Rows(columns, rows)

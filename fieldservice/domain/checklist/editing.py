"""Changing a template's data: pure moves on the JSON of format 2, for the editor."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]

RULES = ("show_if", "constraint", "computed", "default", "choice_filter")
_SELECTS = ("choice", "multi_choice", "rank")
_TEXTS = ("names", "hints", "guidance", "required_message", "constraint_message")
_EVERY_TYPES = ("key", "name", *_TEXTS[:3], "show_if", "media", "appearance")  # what stays with another type


def new_template(code: str, languages: tuple[str, ...] = ("zh_CN", "en")) -> Json:
    """An empty template with one section."""
    return {
        "format": 2, "rules": "xpath", "root": "data", "code": code, "version": 1, "names": {}, "purpose": "diagnosis",
        "languages": list(languages), "default_language": languages[0], "lists": {},
        "items": [{"group": True, "key": "section", "name": "section", "names": {}, "items": []}],
    }  # fmt: skip


def walk(items: list[Json]) -> Iterator[Json]:
    """All items, groups before what is in them."""
    for item in items:
        yield item
        yield from walk(item.get("items", []))


def find(data: Json, key: str) -> Json | None:
    """The item with this key."""
    return next((item for item in walk(data["items"]) if item["key"] == key), None)


def place(data: Json, key: str) -> tuple[list[Json], int]:
    """The list that holds the item, and where in it. Raises KeyError."""
    for holder in (data["items"], *(item["items"] for item in walk(data["items"]) if item.get("group"))):
        for index, item in enumerate(holder):
            if item["key"] == key:
                return holder, index
    raise KeyError(key)


def path_of(data: Json, key: str) -> str:
    """The absolute path that rules know the item by; '' when there is none."""

    def search(items: list[Json], around: str) -> str:
        for item in items:
            path = f"{around}/{item['name']}"
            if item["key"] == key:
                return path
            inner = search(item.get("items", []), path)
            if inner:
                return inner
        return ""

    return search(data["items"], f"/{data.get('root', 'data')}")


def free_key(data: Json, wanted: str) -> str:
    """A key like `wanted` that nothing has."""
    taken = {item["key"] for item in walk(data["items"])} | {item["name"] for item in walk(data["items"])}
    base = re.sub(r"[^A-Za-z0-9_]+", "_", wanted).strip("_") or "q"
    base = base if base[0].isalpha() else f"q_{base}"
    number, key = 1, base
    while key in taken:
        number += 1
        key = f"{base}_{number}"
    return key


def add(data: Json, item: Json, after: str = "") -> str:
    """Put an item after another, into it where that is a group, or at the end; returns its key."""
    target = find(data, after) if after else None
    if target is None:
        data["items"].append(item)
    elif target.get("group") and not item.get("group"):
        target["items"].insert(0, item)
    else:
        holder, index = place(data, after)
        holder.insert(index + 1, item)
    return str(item["key"])


def new_question(data: Json, kind: str) -> Json:
    """A question of a type, with what it can't be without."""
    key = free_key(data, f"q{1 + sum(not each.get('group') for each in walk(data['items']))}")
    made: Json = {"key": key, "name": key, "names": {}}
    return retyped(data, made, kind)


def new_section(data: Json) -> Json:
    """An empty section."""
    key = free_key(data, "section")
    return {"group": True, "key": key, "name": key, "names": {}, "items": []}


def retyped(data: Json, item: Json, kind: str) -> Json:
    """The item as another type: what does not belong to that type is taken off."""
    made: Json = {name: item[name] for name in _EVERY_TYPES if name in item} | {"type": kind}
    if kind not in ("note", "hidden", "meta", "computed"):
        made["required"] = item.get("required", True)
        made |= {name: item[name] for name in ("required_message", "read_only") if name in item}
    if kind in _SELECTS:
        made["list"] = item.get("list") or key_of_list(data, item["key"])
        data["lists"].setdefault(made["list"], [])
        for name in ("choice_filter", "parameters"):
            if name in item:
                made[name] = item[name]
    if kind in ("number", "computed"):
        made |= {name: item[name] for name in ("unit", "decimals", "min", "max") if name in item}
        made.setdefault("decimals", 0 if kind == "number" else 2)
    if kind == "photo":
        made["min_photos"] = item.get("min_photos", 1)
    if kind in ("computed", "hidden"):
        made["computed"] = item.get("computed", "")
    elif kind not in ("note", "meta"):
        made |= {name: item[name] for name in ("constraint", "constraint_message") if name in item}
    if kind == "meta":
        made["meta"] = item.get("meta", "today")
    return made


def key_of_list(data: Json, key: str) -> str:
    """A name for a list of choices of its own."""
    number, name = 1, key
    while name in data["lists"]:
        number += 1
        name = f"{key}_{number}"
    return name


def remove(data: Json, key: str) -> None:
    """Take an item out, with what is in it and with lists that nothing uses any more."""
    holder, index = place(data, key)
    del holder[index]
    used = {item.get("list") for item in walk(data["items"])}
    text = " ".join(str(item.get(rule, "")) for item in walk(data["items"]) for rule in RULES)
    for name in [name for name in data["lists"] if name not in used and f"'{name}'" not in text]:
        del data["lists"][name]


def move(data: Json, key: str, by: int) -> bool:
    """Move an item one place up or down, over the edges of groups too; whether it moved."""
    holder, index = place(data, key)
    target = index + by
    if 0 <= target < len(holder):
        neighbour = holder[target]
        item = holder.pop(index)
        if neighbour.get("group") and not item.get("group"):
            neighbour["items"].insert(0 if by > 0 else len(neighbour["items"]), item)
        else:
            holder.insert(target, item)
        return True
    group = next((each for each in walk(data["items"]) if each.get("items") is holder), None)
    if group is None:
        return False
    item = holder.pop(index)
    outer, at = place(data, group["key"])
    outer.insert(at + (1 if by > 0 else 0), item)
    return True


def rearranged(data: Json, tree: list[Any]) -> None:
    """Put all items in the order of `tree`: [(key, [inner ...]) ...], as after a drag."""
    by_key = {item["key"]: item for item in walk(data["items"])}

    def built(nodes: list[Any]) -> list[Json]:
        found = []
        for key, inner in nodes:
            item = by_key[key]
            if item.get("group"):
                item["items"] = built(inner)
            found.append(item)
        return found

    data["items"] = built(tree)


def copied(data: Json, key: str) -> str:
    """A copy of an item after it, with keys of its own; returns the copy's key."""
    holder, index = place(data, key)
    item = copy.deepcopy(holder[index])
    holder.insert(index + 1, item)
    for each in walk([item]):
        each["key"] = each["name"] = ""
        fresh = free_key(data, key)
        each["key"] = each["name"] = fresh
        if each.get("list"):
            name = key_of_list(data, fresh)
            data["lists"][name] = copy.deepcopy(data["lists"].get(each["list"], []))
            each["list"] = name
    return str(item["key"])


def renamed(data: Json, key: str, name: str) -> str:
    """Give an item another technical name, in the rules that speak of it as well; returns the new key."""
    item = find(data, key)
    wanted = free_key({**data, "items": [each for each in data["items"] if each is not item]}, name)
    if item is None or wanted == key:
        return key
    before = path_of(data, key)
    item["key"] = item["name"] = wanted
    after = path_of(data, wanted)
    pattern = re.compile(re.escape(before) + r"(?![\w.\-])")
    for each in walk(data["items"]):
        for rule in (*RULES, "required"):
            if isinstance(each.get(rule), str):
                each[rule] = pattern.sub(after, each[rule])
        for texts in _TEXTS:  # answers that they speak of: ${/data/tag}
            if each.get(texts):
                each[texts] = {language: pattern.sub(after, words) for language, words in each[texts].items()}
        if isinstance(each.get("repeat"), dict) and each["repeat"].get("count"):
            each["repeat"]["count"] = pattern.sub(after, each["repeat"]["count"])
        if each.get("trigger"):
            each["trigger"] = [wanted if one == key else one for one in each["trigger"]]
    return wanted

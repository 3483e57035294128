"""Nodes of a template by name and path, and texts that quote answers."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

Json = dict[str, Any]

QUOTED = re.compile(r"\$\{([^}]*)\}")
_PLAIN = re.compile(r"(?:/|\.\./|\./|current\(\)/)?[\w./\-]*")


class Names:
    """`outside_repeats`: absolute path -> name, where the name is unique and in no repeat; `by_key`: key -> name."""

    def __init__(self, items: list[Json], root: str) -> None:
        self._names: dict[str, str] = {}
        self.by_key: dict[str, str] = {}
        repeated: set[str] = set()
        self._collect(items, f"/{root}", False, repeated)
        counts = Counter(self._names.values())
        self._unique = {path: name for path, name in self._names.items() if counts[name] == 1}
        self.outside_repeats = {path: name for path, name in self._unique.items() if path not in repeated}

    def _collect(self, items: list[Json], parent: str, inside: bool, repeated: set[str]) -> None:
        for item in items:
            path = f"{parent}/{item['name']}"
            self._names[path] = item["name"]
            self.by_key[item["key"]] = item["name"]
            if inside or "repeat" in item:
                repeated.add(path)
            if item.get("group"):
                self._collect(item["items"], path, inside or "repeat" in item, repeated)

    def written(self, text: str, path: str) -> str:
        """The text with `${name}` for each `${path}`; what has no single name stays as words in brackets."""

        def named(match: re.Match[str]) -> str:
            target = resolved(match.group(1).strip(), path)
            name = self._unique.get(target)
            return f"${{{name}}}" if name else f"({match.group(1)})"

        return QUOTED.sub(named, text)


def resolved(reference: str, path: str) -> str:
    """The absolute path of a plain reference read at `path`; '' for anything else."""
    if not _PLAIN.fullmatch(reference):
        return ""
    reference = reference.removeprefix("current()/")
    parts = [] if reference.startswith("/") else path.strip("/").split("/")
    for step in reference.strip("/").split("/"):
        if step == "..":
            del parts[-1:]
        elif step not in (".", ""):
            parts.append(step)
    return "/" + "/".join(parts)

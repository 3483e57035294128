"""Rules as XForms have them: paths, with blanks where pyxform put them. Here they get one spelling."""

from __future__ import annotations

import re
from collections.abc import Callable

_QUOTED = re.compile(r"""('[^']*'|"[^"]*")""")
_BLANKS = re.compile(r"\s+")
_INNER = re.compile(r"(?<=[(\[]) | (?=[)\],])")
_ABSOLUTE = re.compile(r"(?<![\w.\])/*])((?:/[^\W\d][\w.\-]*)+)(?![\w.\-(/:*\[])")


def tidy(rule: str) -> str:
    """The rule with single blanks, none inside brackets; texts in quotes stay as they are."""
    pieces = _QUOTED.split(rule)
    pieces[::2] = [_INNER.sub("", _BLANKS.sub(" ", piece)) for piece in pieces[::2]]
    return _INNER.sub("", "".join(pieces)).strip() if len(pieces) == 1 else "".join(pieces).strip()


def outside_quotes(rule: str, change: Callable[[str], str]) -> str:
    """The rule with `change` applied to everything that is not a text in quotes."""
    pieces = _QUOTED.split(rule)
    pieces[::2] = [change(piece) for piece in pieces[::2]]
    return "".join(pieces)


def name_paths(rule: str, names: dict[str, str]) -> str:
    """The rule with `${name}` for each whole absolute path in `names` (path -> name)."""

    def named(match: re.Match[str]) -> str:
        name = names.get(match.group(1))
        return match.group(1) if name is None else f"${{{name}}}"

    return outside_quotes(rule, lambda piece: _ABSOLUTE.sub(named, piece))


def code_of(text: str, fallback: str) -> str:
    """A key made of any text: a letter, then letters, digits and _."""
    key = re.sub(r"[^A-Za-z0-9_]+", "_", text).strip("_")[:56]
    return key if re.match(r"[A-Za-z]", key) else fallback if not key else f"{fallback}_{key}"

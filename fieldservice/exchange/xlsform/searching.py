"""ODK's appearance `search('file', 'contains', 'column', value, 'column', value)`: choices out of a table."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from fieldservice.domain.checklist.lists import Rows
from fieldservice.exchange.xlsform.rules import tidy

_BEGIN = re.compile(r"\bsearch\s*\(")
_UPPER, _LOWER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz"
_WAYS = {"contains": "contains", "startswith": "starts-with", "endswith": "ends-with"}


@dataclass(frozen=True, slots=True)
class Search:
    """A search as it is written: the table, the rule that its rows must satisfy ('' for all), what else was said."""

    table: str
    rule: str
    appearance: str


def search_in(appearance: str) -> Search | None:
    """The search in an appearance; None where there is none, or none that can be understood."""
    begin = _BEGIN.search(appearance)
    if begin is None:
        return None
    arguments, end = _arguments(appearance, begin.end())
    rest = " ".join(f"{appearance[: begin.start()]} {appearance[end:]}".split())
    texts = [_text(argument) for argument in arguments]
    if end == 0 or not texts or not texts[0]:
        return None
    name = texts[0].removesuffix(".csv")
    if len(arguments) == 1:
        return Search(name, "", rest)
    if len(arguments) not in (4, 6) or not texts[2]:
        return None
    rule = _rule(texts[1].lower(), [column.strip() for column in texts[2].split(",")], arguments[3])
    if not rule:
        return None
    if len(arguments) == 6:
        if not texts[4]:
            return None
        rule = f"{f'({rule})' if ' or ' in rule else rule} and {texts[4]} = {arguments[5]}"
    return Search(name, rule, rest)


def without_search(appearance: str) -> str:
    """The appearance without it."""
    found = search_in(appearance)
    return appearance if found is None else found.appearance


def joined_labels(rows: Rows, labels: Mapping[str, str]) -> tuple[Rows, dict[str, str]]:
    """By language the column with the words. Several columns ("name, colour") become one more that has them all."""
    names: dict[str, str] = {}
    for language, said in labels.items():
        columns = [column for each in said.split(",") if (column := each.strip()) in rows.columns]
        if len(columns) > 1:
            joined = " + ".join(columns)
            if joined not in rows.columns:
                texts = zip(*(rows.column(column) for column in columns), strict=True)
                more = [", ".join(filter(None, parts)) for parts in texts]
                rows = Rows((*rows.columns, joined), [(*row, text) for row, text in zip(rows.rows, more, strict=True)])
            names[language] = joined
        elif columns:
            names[language] = columns[0]
    return rows, names


def _rule(way: str, columns: list[str], value: str) -> str:
    if way == "matches":
        return " or ".join(f"{column} = {value}" for column in columns)
    if way not in _WAYS:
        return ""
    small = f"translate({value}, '{_UPPER}', '{_LOWER}')"
    return " or ".join(
        f"{_WAYS[way]}(translate({column}, '{_UPPER}', '{_LOWER}'), {small})" for column in columns
    )  # ODK finds them in upper and lower case


def _text(argument: str) -> str:
    quoted = len(argument) > 1 and argument[0] in "'\"" and argument[-1] == argument[0]
    return argument[1:-1] if quoted else ""


def _arguments(text: str, at: int) -> tuple[list[str], int]:
    """What stands between the brackets that are open at `at`, and where they end; 0 where they never do."""
    found: list[str] = []
    begin, depth, quote = at, 0, ""
    for index in range(at, len(text)):
        sign = text[index]
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "'\"":
            quote = sign
        elif sign in "([":
            depth += 1
        elif sign == ")" and depth == 0:
            return [*found, tidy(text[begin:index])], index + 1
        elif sign in ")]":
            depth -= 1
        elif sign == "," and depth == 0:
            found.append(tidy(text[begin:index]))
            begin = index + 1
    return found, 0

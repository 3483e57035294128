"""Words of XPath: the rules of XPath 1.0, section 3.7, for telling operators from names included."""

from __future__ import annotations

import re
from typing import NamedTuple

from fieldservice.domain.checklist.expression import ExpressionError

MOST_TOKENS = 20_000
_NAME = r"[^\W\d][\w.\-]*"
_TOKEN = re.compile(
    rf"\s*(?:(?P<number>\d+(?:\.\d*)?|\.\d+)|(?P<string>\"[^\"]*\"|'[^']*')|(?P<axis>{_NAME})\s*::"
    rf"|(?P<name>{_NAME}(?::(?!:)(?:{_NAME}|\*))?)|(?P<sign>//|::|\.\.|==|!=|<=|>=|[-+*/()\[\]=<>|,.@$]))"
)
_WORD_OPERATORS = frozenset({"and", "or", "mod", "div"})


class Token(NamedTuple):
    """`kind` is number, string, name, axis or operator; `position` counts characters from 0."""

    kind: str
    text: str
    position: int


def tokens_of(text: str) -> list[Token]:
    """The words of an expression. Raises ExpressionError."""
    found: list[Token] = []
    position, end = 0, len(text.rstrip())
    while position < end:
        match = _TOKEN.match(text, position)
        if match is None:
            start = position + len(text[position:]) - len(text[position:].lstrip())
            raise ExpressionError(start, text[start : start + 1])
        kind, words = str(match.lastgroup), str(match.group(str(match.lastgroup)))
        start = match.start(str(match.lastgroup))
        position = match.end()
        if kind == "name" and _operator_stands_here(found):
            word = re.match(r"[^\W\d_]+", words)
            if words not in _WORD_OPERATORS and word is not None and word.group() in _WORD_OPERATORS:
                words = word.group()  # `5 mod-3`: names may hold hyphens, an operator ends before them
                position = start + len(words)
            if words not in _WORD_OPERATORS:
                raise ExpressionError(start, words)
            kind = "operator"
        elif kind == "string":
            words = words[1:-1]
        elif kind == "sign":
            kind = "operator"
            if words == "*" and not _operator_stands_here(found):
                kind = "name"
        found.append(Token(kind, words, start))
        if len(found) > MOST_TOKENS:
            raise ExpressionError(start, words)
    return found


def _operator_stands_here(found: list[Token]) -> bool:
    """XPath 1.0: where something stands before that isn't an operator or an opening sign, an operator follows."""
    if not found:
        return False
    last = found[-1]
    if last.kind == "axis":
        return False
    if last.kind == "operator":
        return last.text in (")", "]", ".", "..")
    return True

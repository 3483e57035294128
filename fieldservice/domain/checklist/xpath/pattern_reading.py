"""Reads the text of a regular expression, as Java writes it; what browsers take besides is taken too."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from fieldservice.domain.checklist.xpath.pattern_classes import (
    LINE_ENDS,
    any_of,
    folded,
    outside,
    property_class,
    short_class,
)
from fieldservice.domain.checklist.xpath.pattern_parts import (
    Edge,
    Either,
    Farthest,
    Letter,
    Look,
    Part,
    Pattern,
    PatternError,
    Remembered,
    Repeat,
    Same,
    Sequence,
    Test,
)

DEEPEST = 50
MOST_TIMES = 10_000
_TIMES = re.compile(r"\{(\d{1,9})(,(\d{0,9}))?\}")
_FLAGS = re.compile(r"\?([a-zA-Z]*)(?:-([a-zA-Z]*))?([:)])")
_NAME = re.compile(r"\?<([A-Za-z]\w*)>")
_REFERENCE = re.compile(r"\\(?:([1-9])|k<(\w+)>)")
_CODES = {"n": "\n", "r": "\r", "t": "\t", "f": "\f", "a": "\a", "e": "\x1b"}
_LOOKS = {"?=": (True, True), "?!": (True, False), "?<=": (False, True), "?<!": (False, False)}


@dataclass(frozen=True, slots=True)
class _Flags:
    fold: bool = False  # small and capital letters are the same
    dot_all: bool = False  # a dot is any letter
    lines: bool = False  # ^ and $ mean lines


def read_pattern(text: str) -> Pattern:
    """The pattern of a text. Raises PatternError."""
    reader = _Reader(text)
    found = reader.choices()
    if reader.at < len(text):
        raise PatternError(text)
    return found


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.flags = _Flags()
        self._depth = 0
        self._groups = 0
        self._names: dict[str, int] = {}
        self._referred = bool(_REFERENCE.search(text))

    def _fail(self) -> PatternError:
        return PatternError(self.text)

    def _look(self, length: int = 1) -> str:
        return self.text[self.at : self.at + length]

    def _take(self, words: str) -> bool:
        if not self.text.startswith(words, self.at):
            return False
        self.at += len(words)
        return True

    def _next(self) -> str:
        if self.at >= len(self.text):
            raise self._fail()
        self.at += 1
        return self.text[self.at - 1]

    # ---- parts

    def choices(self) -> Part:
        """Alternatives up to the end or a closing bracket; flags that are set inside end there."""
        self._depth += 1
        if self._depth > DEEPEST:
            raise self._fail()
        flags = self.flags
        parts = [self._sequence()]
        while self._take("|"):
            parts.append(self._sequence())
        self.flags = flags
        self._depth -= 1
        return Either(tuple(parts)) if len(parts) > 1 else parts[0]

    def _sequence(self) -> Part:
        parts: list[Part] = []
        while self.at < len(self.text) and self._look() not in "|)":
            if self._take("\\Q"):
                quoted, _, _rest = self.text[self.at :].partition("\\E")
                self.at += len(quoted) + 2
                parts += [self._letter(letter) for letter in quoted[:-1]]
                if quoted:
                    parts.append(self._times(self._letter(quoted[-1])))
                continue
            part = self._part()
            if part is not None:
                parts.append(self._times(part))
        return Sequence(tuple(parts))

    def _times(self, part: Part) -> Part:
        while self.at < len(self.text):
            bounds = _TIMES.match(self.text, self.at)
            if bounds is not None:
                self.at = bounds.end()
                least = int(bounds[1])
                most = least if bounds[2] is None else int(bounds[3]) if bounds[3] else None
            elif self._look() in "*+?":
                least, most = {"*": (0, None), "+": (1, None), "?": (0, 1)}[self._next()]
            else:
                break
            if max(least, most or 0) > MOST_TIMES or (most is not None and most < least):
                raise self._fail()
            part = Repeat(part, least, most)
            if self._take("+"):
                part = Farthest(part)
            else:
                self._take("?")  # for the text as a whole it's the same
        return part

    def _part(self) -> Part | None:
        letter = self._next()
        match letter:
            case "(":
                return self._group()
            case "[":
                return Letter(self._folded(self._class()))
            case "\\":
                return self._escaped()
            case ".":
                return Letter((lambda each: True) if self.flags.dot_all else outside(LINE_ENDS.__contains__))
            case "^":
                lines = self.flags.lines
                return Edge(lambda text, at: at == 0 or (lines and text[at - 1] in LINE_ENDS))
            case "$":
                return Edge(_before_line_end if self.flags.lines else _at_last_line_end)
            case "*" | "+" | "?":
                raise self._fail()
            case _:
                return self._letter(letter)

    def _letter(self, letter: str) -> Letter:
        return Letter(self._folded(letter.__eq__))

    def _folded(self, test: Test) -> Test:
        return folded(test) if self.flags.fold else test

    def _group(self) -> Part | None:
        for opening, (ahead, wanted) in _LOOKS.items():
            if self._take(opening):
                return Look(self._closed(self.choices()), ahead, wanted)
        if self._take("?>"):
            return Farthest(self._closed(self.choices()))
        name = _NAME.match(self.text, self.at)
        flags = _FLAGS.match(self.text, self.at)
        if name is not None:
            self.at = name.end()
        elif flags is not None:
            self.at = flags.end()
            before = self.flags
            self.flags = self._changed(self._changed(before, flags[1], True), flags[2] or "", False)
            if flags[3] == ")":
                return None  # for what follows in this group
            part = self._closed(self.choices())
            self.flags = before
            return part
        elif self._look() == "?":
            raise self._fail()
        self._groups += 1
        number = self._groups
        if name is not None:
            self._names[name[1]] = number
        part = self._closed(self.choices())
        return Remembered(part, number) if self._referred else part

    def _closed(self, part: Part) -> Part:
        if not self._take(")"):
            raise self._fail()
        return part

    def _changed(self, flags: _Flags, letters: str, on: bool) -> _Flags:
        for letter in letters:
            if letter == "i":
                flags = replace(flags, fold=on)
            elif letter == "s":
                flags = replace(flags, dot_all=on)
            elif letter == "m":
                flags = replace(flags, lines=on)
            elif letter not in "uU":
                raise self._fail()
        return flags

    # ---- letters and kinds of letters

    def _escaped(self) -> Part:
        reference = _REFERENCE.match(self.text, self.at - 1)
        if reference is not None:
            self.at = reference.end()
            number = int(reference[1]) if reference[1] else self._names.get(reference[2], 0)
            if not 1 <= number <= self._groups:
                raise self._fail()
            return Same(number, self.flags.fold)
        edge = {"b": _word_edge, "B": _no_word_edge, "A": _at_start, "z": _at_end, "Z": _at_last_line_end}.get(
            self._look()
        )
        if edge is not None:
            self.at += 1
            return Edge(edge)
        kind, letter = self._escape()
        return Letter(self._folded(kind)) if kind is not None else self._letter(letter)

    def _escape(self) -> tuple[Test | None, str]:
        """What follows a backslash: a kind of letters, or one letter."""
        letter = self._next()
        kind = short_class(letter)
        if kind is not None:
            return kind, ""
        if letter in "pP":
            name = self._braced() if self._look() == "{" else self._next()
            negated = (letter == "P") != name.startswith("^")
            test = property_class(name.removeprefix("^"))
            return (outside(test) if negated else test), ""
        if letter in "xu":
            digits = self._braced() if self._look() == "{" else self._digits(2 if letter == "x" else 4)
            return None, self._coded(digits, 16)
        if letter == "0":
            match = re.compile(r"[0-3]?[0-7]{1,2}").match(self.text, self.at)
            self.at = match.end() if match is not None else self.at
            return None, self._coded(match.group() if match is not None else "0", 8)
        if letter == "c":
            return None, chr(ord(self._next().upper()) ^ 64)
        if letter in _CODES:
            return None, _CODES[letter]
        if letter.isascii() and letter.isalnum():
            raise self._fail()
        return None, letter

    def _braced(self) -> str:
        words, closing, _rest = self.text[self.at + 1 :].partition("}")
        if not closing:
            raise self._fail()
        self.at += len(words) + 2
        return words

    def _digits(self, count: int) -> str:
        digits = self._look(count)
        self.at += count
        if len(digits) < count:
            raise self._fail()
        return digits

    def _coded(self, digits: str, base: int) -> str:
        try:
            return chr(int(digits, base))
        except (ValueError, OverflowError) as error:
            raise self._fail() from error

    def _class(self) -> Test:
        """What stands in square brackets, `&&` and brackets within included."""
        self._depth += 1
        if self._depth > DEEPEST:
            raise self._fail()
        negated = self._take("^")
        alternatives: list[Test] = []
        required: list[Test] = []  # what && has put an end to
        first = True
        while first or self._look() != "]":
            if self._take("&&"):
                required.append(any_of(alternatives) if alternatives else _none)
                alternatives = []
                continue
            alternatives.append(self._one_of_class())
            first = False
        self.at += 1
        self._depth -= 1
        found = any_of(alternatives) if alternatives else _none
        for each in required:
            found = _both(found, each)
        return outside(found) if negated else found

    def _one_of_class(self) -> Test:
        letter = self._next()
        if letter == "[":
            return self._class()
        kind: Test | None = None
        if letter == "\\":
            if self._take("Q"):
                quoted, _, _rest = self.text[self.at :].partition("\\E")
                self.at += len(quoted) + 2
                return frozenset(quoted).__contains__
            if self._take("b"):
                return "\b".__eq__
            kind, letter = self._escape()
        if kind is not None:
            return kind
        if self._look() == "-" and self._look(2) not in ("-]", "-[") and self.at + 1 < len(self.text):
            self.at += 1
            last = self._next()
            if last == "\\":
                kind, last = self._escape()
                if kind is not None:
                    return any_of([letter.__eq__, "-".__eq__, kind])
            if last < letter:
                raise self._fail()
            first = letter
            return lambda each: first <= each <= last
        return letter.__eq__


def _none(letter: str) -> bool:
    return False


def _both(one: Test, two: Test) -> Test:
    return lambda letter: one(letter) and two(letter)


def _word(text: str, at: int) -> bool:
    return 0 <= at < len(text) and (text[at].isalnum() or text[at] == "_")


def _word_edge(text: str, at: int) -> bool:
    return _word(text, at - 1) != _word(text, at)


def _no_word_edge(text: str, at: int) -> bool:
    return not _word_edge(text, at)


def _at_start(text: str, at: int) -> bool:
    return at == 0


def _at_end(text: str, at: int) -> bool:
    return at == len(text)


def _at_last_line_end(text: str, at: int) -> bool:
    return at == len(text) or (at == len(text) - 1 and text[at] in LINE_ENDS) or text[at:] == "\r\n"


def _before_line_end(text: str, at: int) -> bool:
    return at == len(text) or text[at] in LINE_ENDS
